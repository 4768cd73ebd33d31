"""Events with what tells of them, lists, counts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from readings import (
    LAVROV,
    NURTLEU,
    PUTIN,
    READ_AT,
    TOKAYEV,
    make_document,
    make_report,
    new_record,
    rich_reading,
    tell,
)

from dragoman.errors import UsageError
from dragoman.model.readings import Reading
from dragoman.record.queries import PersonCount, document, documents, event_detail, persons, stats


def test_an_event_shows_every_passage_in_the_order_of_telling(path: Path) -> None:
    late = tell("They met, it is said.", PUTIN, TOKAYEV, date="2024-01-01", published="2024-03-01")
    early = tell("They have met.", PUTIN, TOKAYEV, date="2024-01-01", published="2024-01-02")
    undated = tell("They had met.", PUTIN, TOKAYEV, date="2024-01-01", published=None)
    with new_record(path, undated, late, early) as record:
        event = f"e{min(reading.reports[0].id for reading in (late, early, undated))}"
        detail = event_detail(record, event)
        assert [telling.document for telling in detail.tellings] == [early.document, late.document, undated.document]
        assert detail.document_count == detail.origin_count == 3
        assert set(detail.event.reports) == {reading.reports[0].id for reading in (late, early, undated)}


def test_the_text_around_a_passage_is_cut_between_words(path: Path) -> None:
    before, after = "word " * 100 + "Before. ", " After." + " word" * 100
    text = f"{before}They met.{after}"
    made = make_document(text)
    reading = Reading(made, reports=(make_report(made, "They met.", PUTIN, TOKAYEV),))
    with new_record(path, reading) as record:
        (telling,) = event_detail(record, f"e{reading.reports[0].id}").tellings
    assert f"{telling.before}{telling.report.passage.text}{telling.after}" in text
    assert telling.before.startswith("word ") and telling.after.endswith(" word")
    assert 200 < len(telling.before) <= 240


def test_the_beginning_of_an_id_is_enough_where_it_is_one_events(path: Path) -> None:
    reading = rich_reading()
    first, second = (f"e{report.id}" for report in reading.reports)
    with new_record(path, reading) as record:
        assert event_detail(record, first[:8]).event.id == first
        with pytest.raises(UsageError, match="'e' begins the ids of 2 events: "):
            event_detail(record, "e")
        for unknown in ("nothing", f"{second}0", "%", "e%"):
            with pytest.raises(UsageError, match="no event of the record has an id that begins with"):
                event_detail(record, unknown)
        with pytest.raises(UsageError, match="no event is named"):
            event_detail(record, " ")


def test_documents_lists_what_was_read_and_what_failed(path: Path) -> None:
    second = tell("Lavrov met Nurtleu.", LAVROV, NURTLEU, published="2024-06-01", origin="2.txt", title="Two")
    undated = tell("They met.", PUTIN, TOKAYEV, published=None, origin="0.txt")
    with new_record(path, undated, second, rich_reading()) as record:
        record.save_failure("9.pdf", "holds no text", READ_AT)
        entries = documents(record)
        assert [(e.title, e.published and e.published.isoformat(), e.problem) for e in entries] == [
            ("Tokayev receives Ivanov", "2024-05-21", None),
            ("Two", "2024-06-01", None),
            (None, None, None),
            (None, None, "holds no text"),
        ]
        assert (entries[0].reports, entries[0].events, entries[0].outlet, entries[0].language) == (
            2,
            2,
            "Example",
            "en",
        )
        assert entries[1].origin == "2.txt" and entries[1].read_at == READ_AT and entries[1].versions == 1


def test_a_document_by_the_beginning_of_its_id(path: Path) -> None:
    with new_record(path, tell("One.", id="abc1", origin="1"), tell("Two.", id="abc2", origin="2")) as record:
        assert document(record, "abc1").text == "One."
        for wrong in ("abc", "x", ""):
            with pytest.raises(UsageError):
                document(record, wrong)


def test_stats(path: Path) -> None:
    with new_record(path, rich_reading(), tell("They met.", PUTIN, TOKAYEV, status="planned")) as record:
        record.save_failure("9.pdf", "holds no text", READ_AT)
        found = stats(record)
        assert (found.documents, found.failed, found.passages, found.reports) == (2, 1, 4, 3)
        assert (found.events, found.held, found.actors) == (3, 2, 3)
        assert (found.first_published, found.last_published) == (dt.date(2024, 1, 1), dt.date(2024, 5, 21))
        assert (found.schema_version, found.reader_version) == (3, "1")
        assert found.bytes > 50_000


def test_stats_of_an_empty_record(path: Path) -> None:
    with new_record(path) as record:
        assert stats(record).reader_version == ""
        assert stats(record).first_published is None


def test_persons_counts_outermost_held_meetings(path: Path) -> None:
    with new_record(
        path,
        tell("They met.", PUTIN, TOKAYEV, date="2024-01-01"),
        tell("They met again.", PUTIN, TOKAYEV, date="2024-01-02"),
        tell("They will meet.", PUTIN, TOKAYEV, date="2024-01-03", status="planned"),
        tell("Lavrov met Tokayev.", LAVROV, TOKAYEV, date="2024-01-03"),
    ) as record:
        assert persons(record) == (
            PersonCount(TOKAYEV.actor, TOKAYEV.name, "KAZ", 3),
            PersonCount(PUTIN.actor, PUTIN.name, "RUS", 2),
            PersonCount(LAVROV.actor, LAVROV.name, "RUS", 1),
        )
