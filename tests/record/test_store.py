"""What is written comes back equal, is written once, and is replaced whole."""

from __future__ import annotations

import sqlite3
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from readings import (
    KAZAKHSTAN,
    LAVROV,
    NURTLEU,
    PUTIN,
    READ_AT,
    TOKAYEV,
    make_document,
    make_report,
    merge,
    new_record,
    rich_reading,
    save,
    tell,
)

from dragoman.errors import InputError, RecordError, UsageError
from dragoman.model.documents import Passage, Span
from dragoman.model.readings import Reading
from dragoman.record import queries
from dragoman.record.dump import dump
from dragoman.record.store import open_record

MET = "Putin met Tokayev in Moscow on Monday."
MET_ELSEWHERE = "Putin met Tokayev in Sochi on Monday, not in Moscow as reported."


def test_a_reading_comes_back_equal(path: Path) -> None:
    reading = rich_reading()
    with new_record(path, reading) as record:
        assert queries.reading(record, reading.document.id) == reading
        assert queries.document(record, reading.document.id) == reading.document


def test_events_come_back_as_they_were_merged(path: Path) -> None:
    reading = rich_reading()
    with new_record(path, reading) as record:
        talks, signing = (queries.event_detail(record, f"e{report.id}") for report in reading.reports)
        assert talks.event.place == reading.reports[0].place
        assert [telling.report for telling in talks.tellings] == [reading.reports[0]]
        assert talks.parts == (signing.event,) and signing.whole == talks.event


def test_the_same_reading_again_writes_nothing(path: Path) -> None:
    reading = tell(MET, PUTIN, TOKAYEV, date="2024-01-01")
    with new_record(path, reading) as record:
        record.derive()
        before = record.connection.total_changes
        assert save(record, reading, read_at="2027-01-01T00:00:00+00:00") == ["unchanged"]
        assert record.derive() is False
        assert record.connection.total_changes == before
        assert not record.stale
        assert queries.documents(record)[0].read_at == READ_AT


def test_the_same_page_from_another_file_is_the_same_document(path: Path) -> None:
    first = tell(MET, PUTIN, TOKAYEV, url="https://example.org/1", origin="a.html")
    again = tell(MET, PUTIN, TOKAYEV, url="http://www.example.org/1/#top", origin="copies/a.html")
    with new_record(path, first) as record:
        assert save(record, again) == ["unchanged"]


def test_a_newer_reader_replaces_the_reading_but_not_the_text(path: Path) -> None:
    poor = tell(MET, PUTIN, date="2024-01-01")
    better = tell(MET, PUTIN, TOKAYEV, date="2024-01-01")
    with new_record(path, poor) as record:
        assert save(record, better, reader_version="2") == ["replaced"]
        assert queries.reading(record, better.document.id) == better
        assert queries.documents(record)[0].versions == 1
        assert queries.stats(record).reader_version == "2"
        assert len(queries.search(record, "Sochi OR Moscow", 5)) == 0
        assert len(queries.search(record, "Moscow", 5)) == 1


@pytest.mark.parametrize("place", [{"url": "https://example.org/1"}, {"origin": "news/1.txt"}], ids=["address", "file"])
def test_a_corrected_text_replaces_the_older_one_and_both_are_kept(path: Path, place: dict[str, str]) -> None:
    first = tell(MET, PUTIN, TOKAYEV, date="2024-01-01", **place)
    corrected = tell(MET_ELSEWHERE, PUTIN, TOKAYEV, date="2024-01-02", **place)
    with new_record(path, first) as record:
        assert save(record, corrected) == ["replaced"]
        entries = queries.documents(record)
        assert [(entry.id, entry.versions) for entry in entries] == [(corrected.document.id, 2)]
        assert queries.document(record, first.document.id) == first.document
        assert not queries.search(record, '"Moscow on Monday"', 5)
        assert queries.search(record, "Sochi", 5)[0].document == corrected.document
        assert queries.stats(record).reports == 1


def test_a_text_that_comes_back_is_current_again(path: Path) -> None:
    first, other = tell(MET, PUTIN, TOKAYEV, origin="1.txt"), tell(MET_ELSEWHERE, PUTIN, TOKAYEV, origin="1.txt")
    with new_record(path, first, other) as record:
        assert save(record, first) == ["replaced"]
        assert queries.documents(record)[0].versions == 2
        assert queries.search(record, "Monday", 5)[0].document == first.document


def test_another_date_of_publication_is_read_anew(path: Path) -> None:
    with new_record(path, tell(MET, PUTIN, TOKAYEV, published="2024-01-01")) as record:
        assert save(record, tell(MET, PUTIN, TOKAYEV, published="2024-01-02")) == ["replaced"]
        assert queries.documents(record)[0].versions == 1


@pytest.mark.parametrize("origin", ["daily.jsonl:1", "-", "<stdin>", None])
def test_a_line_and_standard_input_are_no_place_of_one_document(path: Path, origin: str | None) -> None:
    with new_record(path, tell(MET, PUTIN, TOKAYEV, origin=origin)) as record:
        assert save(record, tell(MET_ELSEWHERE, PUTIN, TOKAYEV, origin=origin)) == ["new"]


def test_a_line_with_an_id_of_its_own_is_corrected_by_it(path: Path) -> None:
    first = tell(MET, PUTIN, TOKAYEV, id="045", origin="daily.jsonl:1")
    with new_record(path, first) as record:
        assert save(record, tell(MET_ELSEWHERE, PUTIN, TOKAYEV, id="045", origin="daily.jsonl:7")) == ["replaced"]
        assert queries.document(record, "045").text == MET_ELSEWHERE


def test_an_id_of_another_document_is_refused_and_nothing_lost(path: Path) -> None:
    first = tell(MET, PUTIN, TOKAYEV, id="045", origin="daily.jsonl:1")
    with new_record(path, first) as record:
        with pytest.raises(InputError, match=r"its id '045' is that of another document, from daily\.jsonl:1"):
            save(record, tell(MET_ELSEWHERE, PUTIN, TOKAYEV, id="045", origin="weekly.jsonl:1"))
        assert queries.reading(record, "045") == first


def test_a_file_with_another_address_is_another_document(path: Path) -> None:
    with new_record(path, tell(MET, PUTIN, TOKAYEV, origin="latest.html", url="https://example.org/1")) as record:
        assert save(record, tell(MET_ELSEWHERE, PUTIN, TOKAYEV, origin="latest.html", url="https://example.org/2")) == [
            "new"
        ]


def test_failures_are_noted_once_and_go_when_the_input_is_read(path: Path) -> None:
    with new_record(path) as record:
        record.save_failure("news/1.txt", "holds no text", READ_AT)
        before = record.connection.total_changes
        record.save_failure("news/1.txt", "holds no text", "2027-01-01T00:00:00+00:00")
        assert record.connection.total_changes == before
        (entry,) = queries.documents(record)
        assert (entry.id, entry.origin, entry.problem, entry.read_at) == (None, "news/1.txt", "holds no text", READ_AT)
        reading = tell(MET, PUTIN, TOKAYEV, origin="news/1.txt")
        for outcome in ("new", "unchanged"):
            assert save(record, reading) == [outcome]
            assert [entry.problem for entry in queries.documents(record)] == [None]
            record.save_failure("news/1.txt", "permission denied", READ_AT)


def test_words_that_are_not_those_of_their_span_are_refused_whole(path: Path) -> None:
    good = tell(MET, PUTIN, TOKAYEV)
    shifted = replace(good.reports[0], passage=Passage(Span(1, 10), MET[:9]))
    with new_record(path) as record:
        with pytest.raises(ValueError, match="characters 1 to 10 are not"):
            save(record, replace(good, reports=(shifted,)))
        assert queries.documents(record) == ()
        assert save(record, good) == ["new"]


def test_half_a_surrogate_pair_is_refused_in_one_line(path: Path) -> None:
    with new_record(path) as record, pytest.raises(InputError, match="holds characters that are no text"):
        save(record, Reading(make_document("Putin \ud800 met Tokayev.", id="1", origin="1.txt")))


def test_a_text_with_a_zero_byte_is_kept_and_dropped(path: Path) -> None:
    reading = tell("Putin met \0 Tokayev in Sochi.", PUTIN, TOKAYEV, origin="1.txt")
    with new_record(path, reading) as record:
        assert queries.reading(record, reading.document.id) == reading
        assert len(queries.search(record, "Sochi", 5)) == 1
        assert save(record, tell(MET, PUTIN, TOKAYEV, origin="1.txt")) == ["replaced"]
        assert not queries.search(record, "Sochi", 5)


def test_a_query_derives_what_is_stale(path: Path) -> None:
    with new_record(path, tell(MET, PUTIN, TOKAYEV, date="2024-01-01")) as record:
        assert record.stale
        assert queries.stats(record).events == 1
        assert not record.stale


def test_an_event_that_vanishes_leads_to_the_one_that_holds_its_first_report(path: Path) -> None:
    undated = tell(MET, PUTIN, TOKAYEV, origin="1.txt")
    other = tell("Putin hosted Tokayev.", PUTIN, TOKAYEV, date="2024-01-01", origin="2.txt")
    old = f"e{undated.reports[0].id}"
    with new_record(path, undated, other) as record:
        assert queries.event_detail(record, old).event.id == old
        # The reader learns the date of the first, so that both tell of one event; its id is that of the lower key.
        dated = replace(undated, reports=(replace(undated.reports[0], date=other.reports[0].date),))
        save(record, dated, reader_version="2")
        heir = f"e{min(undated.reports[0].id, other.reports[0].id)}"
        for id_ in (old, f"e{other.reports[0].id}"):
            assert queries.event_detail(record, id_).event.id == heir
        # Read as before, the two part again, and each id is an event's own.
        save(record, undated, reader_version="3")
        assert queries.event_detail(record, old).event.id == old
        assert not record.connection.execute("SELECT * FROM event_redirects").fetchall()


def test_redirects_never_form_chains(path: Path) -> None:
    readings = [tell(f"{word} met.", PUTIN, TOKAYEV, origin=f"{word}.txt") for word in ("One", "Two", "Three")]
    readings.sort(key=lambda reading: reading.reports[0].id, reverse=True)
    with open_record(path, merge=merge) as record:
        for reading in readings:
            save(record, reading)
            record.derive()
        last = f"e{readings[-1].reports[0].id}"
        redirects = {tuple(row) for row in record.connection.execute("SELECT old, new FROM event_redirects")}
        assert redirects == {(f"e{reading.reports[0].id}", last) for reading in readings[:-1]}


def test_only_events_that_differ_are_written(path: Path) -> None:
    with new_record(path, tell(MET, PUTIN, TOKAYEV, date="2024-01-01")) as record:
        assert record.derive() is True
        save(record, tell("Lavrov met Nurtleu.", LAVROV, NURTLEU, date="2024-02-01"))
        kept = record.connection.execute("SELECT * FROM events").fetchall()
        assert record.derive() is True
        assert set(map(tuple, kept)) < set(map(tuple, record.connection.execute("SELECT * FROM events")))


def test_an_event_that_contains_itself_is_refused(path: Path) -> None:
    reading = tell(MET, PUTIN, TOKAYEV)
    record = open_record(path, merge=lambda filed: tuple(replace(e, part_of=e.id) for e in merge(filed)))
    with record, pytest.raises(ValueError, match="contains itself"):
        save(record, reading)
        record.derive()


@pytest.mark.parametrize("named", ["id", "url", "origin"])
def test_a_forgotten_document_leaves_no_word_in_the_file(path: Path, named: str) -> None:
    secret = tell("Putin met Tokayev at Zavidovo.", PUTIN, TOKAYEV, origin="s.txt", url="https://example.org/secret")
    older = tell("Putin met Tokayev at Barvikha.", PUTIN, TOKAYEV, origin="s.txt", url="https://example.org/secret")
    kept = tell("Lavrov met Nurtleu.", LAVROV, NURTLEU)
    with new_record(path, older, secret, kept) as record:
        record.derive()
        assert record.forget(getattr(secret.document, named)) == 1
        assert [entry.id for entry in queries.documents(record)] == [kept.document.id]
        assert queries.stats(record).events == 1
    left = path.read_bytes().lower()
    for word in (b"zavidovo", b"barvikha", b"tokayev", b"example.org"):
        assert word not in left


def test_forgetting_a_file_forgets_its_lines(path: Path) -> None:
    lines = [tell(f"{n} Putin met Tokayev.", PUTIN, TOKAYEV, origin=f"news.jsonl:{n}") for n in (1, 2)]
    with new_record(path, *lines, tell(MET, PUTIN, TOKAYEV, origin="news.txt")) as record:
        record.save_failure("news.jsonl", "line 3 is no JSON", READ_AT)
        assert record.forget("news.jsonl") == 2
        assert len(queries.documents(record)) == 1


def test_forgetting_what_is_not_there_is_refused(path: Path) -> None:
    with new_record(path) as record, pytest.raises(UsageError, match=r"'nothing\.txt'"):
        record.forget("nothing.txt")


def test_a_copy_holds_the_same_and_overwrites_nothing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.dragoman"
    with new_record(path, rich_reading(), tell(MET, PUTIN, KAZAKHSTAN)) as record:
        record.save_failure("x", "holds no text", READ_AT)
        record.copy(copy)
        with open_record(copy, create=False, merge=merge) as other:
            assert dump(other) == dump(record)
        with pytest.raises(RecordError, match="exists already"):
            record.copy(copy)
        with pytest.raises(RecordError, match="cannot be written"):
            record.copy(tmp_path / "none" / "copy.dragoman")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["copy.dragoman", "test.dragoman"]


def test_someone_who_saves_while_events_are_merged_is_not_overlooked(path: Path) -> None:
    late = tell("Lavrov met Nurtleu.", LAVROV, NURTLEU, date="2024-02-01")
    calls = []

    def slow_merge(filed):  # type: ignore[no-untyped-def]
        calls.append(len(filed))
        if len(calls) == 1:
            thread = threading.Thread(target=lambda: new_record(path, late).close())
            thread.start()
            thread.join()
        return merge(filed)

    new_record(path, tell(MET, PUTIN, TOKAYEV, date="2024-01-01")).close()
    with open_record(path, merge=slow_merge) as record:
        record.derive()
        assert calls == [1, 2]
        assert queries.stats(record).events == 2


def test_any_sqlite_tool_can_read_it(path: Path) -> None:
    new_record(path, rich_reading()).close()
    plain = sqlite3.connect(path)
    assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert plain.execute("PRAGMA foreign_key_check").fetchall() == []
    assert plain.execute("SELECT words FROM passage_texts ORDER BY number LIMIT 1").fetchone()[0].startswith("ASTANA")
    plain.execute("INSERT INTO passage_words (passage_words, rank) VALUES ('integrity-check', 1)")


def test_a_report_can_have_no_participants_and_no_date(path: Path) -> None:
    document = make_document(MET)
    reading = Reading(document, reports=(make_report(document, MET),))
    with new_record(path, reading) as record:
        assert queries.reading(record, document.id) == reading
