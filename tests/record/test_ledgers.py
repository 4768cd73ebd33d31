"""The ledger of a dyad: who takes part, what is outermost, what is counted, what the filters keep."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from readings import (
    BASE,
    KAZAKHSTAN,
    LAVROV,
    NAZARBAYEV,
    NURTLEU,
    PUTIN,
    TOKAYEV,
    make_document,
    make_report,
    merge,
    new_record,
    save,
    tell,
)

from dragoman.errors import UsageError
from dragoman.model.actors import Place
from dragoman.model.findings import Ledger, LedgerEntry, LedgerQuery, capacities_of
from dragoman.model.readings import Reading
from dragoman.model.reports import Attribution, Participant, ReportDate
from dragoman.model.times import DateInterval
from dragoman.record.queries import ledger
from dragoman.record.store import open_record

PUTIN_ID, TOKAYEV_ID = PUTIN.actor, TOKAYEV.actor


def words(entries: tuple[LedgerEntry, ...]) -> list[str]:
    """The sentences of the entries, parts indented."""
    lines = []
    for entry in entries:
        lines.append(entry.passage.text)
        lines.extend(f"  {line}" for line in words(entry.parts))
    return lines


def ledger_of(path: Path, a: str, b: str, *readings: Reading, **query: object) -> Ledger:
    with new_record(path, *readings) as record:
        return ledger(record, a, b, LedgerQuery(**query))  # type: ignore[arg-type]


def visit_with_talks() -> Reading:
    """A visit, the talks in it, a signing in the talks, and the visitor's meeting with somebody else."""
    document = make_document("Putin visited Astana. He held talks with Tokayev. They signed. He also met Nazarbayev.")
    visit = make_report(document, "Putin visited Astana.", PUTIN, TOKAYEV, KAZAKHSTAN, date="2024-11-27", form="visit")
    talks = make_report(document, "He held talks with Tokayev.", PUTIN, TOKAYEV, date="2024-11-28", inside=visit)
    signing = make_report(document, "They signed.", PUTIN, TOKAYEV, date="2024-11-28", kind="AGREE", inside=visit)
    aside = make_report(document, "He also met Nazarbayev.", PUTIN, NAZARBAYEV, date="2024-11-28", inside=visit)
    return Reading(document, reports=(visit, talks, signing, aside))


def nested(path: Path, a: str, b: str, reading: Reading, **query: object) -> Ledger:
    """The ledger of a reading whose reports are events as they stand, ``inside`` meaning ``part_of``."""

    def merge_nested(filed):  # type: ignore[no-untyped-def]
        events = merge(filed)
        own = {one.report.id: event.id for event in events for one in filed if one.report.id in event.reports}
        inside = {own[one.report.id]: own[one.report.inside] for one in filed if one.report.inside}
        return tuple(replace(event, part_of=inside.get(event.id)) for event in events)

    with open_record(path, merge=merge_nested) as record:
        save(record, reading)
        return ledger(record, a, b, LedgerQuery(**query))  # type: ignore[arg-type]


def test_dated_ones_in_order_undated_last_others_apart(path: Path) -> None:
    found = ledger_of(
        path, PUTIN_ID, TOKAYEV_ID,
        tell("Undated.", PUTIN, TOKAYEV),
        tell("Later.", PUTIN, TOKAYEV, date="2024-05-09"),
        tell("Earlier.", PUTIN, TOKAYEV, date="2023-05-09", published="2025-06-01"),
        tell("Planned.", PUTIN, TOKAYEV, date="2025-05-09", status="planned"),
        tell("Denied.", PUTIN, TOKAYEV, date="2025-04-09", status="denied"),
        tell("Not theirs.", PUTIN, NAZARBAYEV, date="2024-01-01"),
        tell("No meeting.", PUTIN, TOKAYEV, date="2024-01-01", kind="ACCUSE"),
        tell("They signed.", PUTIN, TOKAYEV, date="2024-01-01", kind="AGREE"),
    )  # fmt: skip
    assert words(found.held) == ["Earlier.", "Later.", "Undated."]
    assert words(found.other) == ["Denied.", "Planned."]
    assert found.names == ("Vladimir Putin", "Kassym-Jomart Tokayev")
    assert found.actors == (PUTIN_ID, TOKAYEV_ID)
    assert (found.documents_read, found.first_published, found.last_published) == (
        8, dt.date(2024, 1, 1), dt.date(2025, 6, 1),
    )  # fmt: skip


def test_order_of_the_two_does_not_matter(path: Path) -> None:
    one = ledger_of(path, PUTIN_ID, TOKAYEV_ID, visit_with_talks())
    other = ledger_of(path, TOKAYEV_ID, PUTIN_ID, visit_with_talks())
    assert one.held == other.held


def test_parts_stand_in_what_contains_them_and_other_peoples_do_not(path: Path) -> None:
    found = nested(path, PUTIN_ID, TOKAYEV_ID, visit_with_talks())
    assert words(found.held) == ["Putin visited Astana.", "  He held talks with Tokayev.", "  They signed."]


def test_a_part_is_the_contact_of_those_who_do_not_share_the_whole(path: Path) -> None:
    assert words(nested(path, PUTIN_ID, NAZARBAYEV.actor, visit_with_talks()).held) == ["He also met Nazarbayev."]


def test_what_was_held_inside_a_plan_is_counted(path: Path) -> None:
    reading = visit_with_talks()
    visit, talks, *_ = reading.reports
    planned = replace(reading, reports=(replace(visit, status="planned"), talks))
    found = nested(path, PUTIN_ID, TOKAYEV_ID, planned)
    assert words(found.held) == ["He held talks with Tokayev."]
    assert words(found.other) == ["Putin visited Astana."]


def test_a_state_stands_for_its_officers_and_itself(path: Path) -> None:
    elect = replace(NURTLEU, actor="elect", capacity="elect")
    acting = replace(NURTLEU, actor="acting", capacity="acting")
    soviet = Participant("Andrei Gromyko", "gromyko", "person", "source", "RUS", "Foreign Minister", None, "in-office",
                         former_state="SUN")  # fmt: skip
    readings = (
        tell("Presidents.", PUTIN, TOKAYEV, date="2024-01-01"),
        tell("Ministers.", LAVROV, NURTLEU, date="2024-01-02"),
        tell("Acting.", LAVROV, acting, date="2024-01-03"),
        tell("To Kazakhstan.", LAVROV, KAZAKHSTAN, date="2024-01-04"),
        tell("Elect.", LAVROV, elect, date="2024-01-05"),
        tell("Former.", PUTIN, NAZARBAYEV, date="2024-01-06"),
        tell("Russians alone.", PUTIN, LAVROV, date="2024-01-07"),
        tell("Soviet.", soviet, TOKAYEV, date="1980-01-07"),
    )
    assert words(ledger_of(path, "rus", "kaz", *readings).held) == [
        "Soviet.", "Presidents.", "Ministers.", "Acting.", "To Kazakhstan.",
    ]  # fmt: skip
    assert words(ledger_of(path, PUTIN_ID, "kaz", *readings).held) == ["Presidents."]
    assert words(ledger_of(path, LAVROV.actor, "rus", *readings).held) == ["Russians alone."]
    assert words(ledger_of(path, "sun", "kaz", *readings).held) == ["Soviet."]
    assert ledger_of(path, "rus", "kaz", *readings).names == ("RUS", "Kazakhstan")


@pytest.mark.parametrize(
    ("capacities", "found"),
    [
        (frozenset(), ["Presidents."]),
        (frozenset(("former",)), ["Former."]),
        (frozenset(("in-office", "elect")), ["Presidents.", "Elect."]),
        (capacities_of(("all",)), ["Presidents.", "Elect.", "Former."]),
    ],
)
def test_capacities_say_who_counts_for_a_state(path: Path, capacities: frozenset[str], found: list[str]) -> None:
    elect = replace(NURTLEU, actor="elect", capacity="elect")
    readings = (
        tell("Presidents.", PUTIN, TOKAYEV, date="2024-01-01"),
        tell("Elect.", PUTIN, elect, date="2024-01-05"),
        tell("Former.", PUTIN, NAZARBAYEV, date="2024-01-06"),
    )
    asked = ledger_of(path, PUTIN_ID, "kaz", *readings, capacities=capacities)
    assert words(asked.held) == found


def test_reports_documents_and_origins_are_counted(path: Path) -> None:
    from_tass = Attribution("TASS", "agency")
    copy = "The two presidents met in the Kremlin and spoke of trade, of gas and of the neighbours they share."
    both = make_document(f"{copy} Putin met Tokayev.", origin="own.txt")
    reports = [
        make_report(both, passage, PUTIN, TOKAYEV, date="2024-01-01") for passage in (copy, "Putin met Tokayev.")
    ]
    readings = [
        Reading(both, reports=tuple(reports)),
        tell(copy, PUTIN, TOKAYEV, date="2024-01-01", origin="a.txt", outlet="A"),
        tell(copy.replace("Kremlin", "KREMLIN"), PUTIN, TOKAYEV, date="2024-01-01", origin="b.txt", outlet="B"),
        tell("Tass says so.", PUTIN, TOKAYEV, date="2024-01-01", attribution=from_tass, outlet="C"),
        tell("So says Tass.", PUTIN, TOKAYEV, date="2024-01-01", attribution=from_tass, outlet="D"),
        tell("We say so.", PUTIN, TOKAYEV, date="2024-01-01", outlet="tass.com"),
    ]
    (entry,) = ledger_of(path, PUTIN_ID, TOKAYEV_ID, *readings).held
    assert (entry.report_count, entry.document_count) == (7, 6)
    # One story in own words, one that two outlets printed, one that is Tass's, whoever tells it.
    assert entry.origin_count == 3


def test_the_sentence_shown_is_the_first_that_tells_what_the_status_says(path: Path) -> None:
    found = ledger_of(
        path, PUTIN_ID, TOKAYEV_ID,
        tell("They will meet.", PUTIN, TOKAYEV, date="2024-02-01", status="planned", published="2024-01-01"),
        tell("They met.", PUTIN, TOKAYEV, date="2024-02-01", published="2024-02-02"),
        tell("They had met.", PUTIN, TOKAYEV, date="2024-02-01", published="2024-03-02"),
    )  # fmt: skip
    assert words(found.held) == ["They met."]
    assert found.held[0].report_count == 3


def test_a_plan_whose_day_has_passed_is_unconfirmed(path: Path) -> None:
    found = ledger_of(
        path, PUTIN_ID, TOKAYEV_ID,
        tell("Passed.", PUTIN, TOKAYEV, date="2024-02-01", status="planned", published="2024-01-01"),
        tell("Today.", PUTIN, TOKAYEV, date="2024-02-02", status="planned", published="2024-01-01"),
        tell("No day.", PUTIN, TOKAYEV, status="planned", published="2024-01-01"),
        tell("Put off.", PUTIN, TOKAYEV, date="2024-01-03", status="postponed", published="2024-02-02"),
    )  # fmt: skip
    assert {entry.passage.text for entry in found.other if entry.unconfirmed} == {"Passed."}


LATE_MAY = ReportDate("2024-05", DateInterval(dt.date(2024, 5, 1), dt.date(2024, 6, 1)), "stated")


@pytest.mark.parametrize(
    ("query", "kept"),
    [
        ({}, ["In May.", "On 9 July.", "Ministers.", "Undated."]),
        ({"since": dt.date(2024, 5, 31)}, ["In May.", "On 9 July.", "Ministers."]),
        ({"since": dt.date(2024, 6, 1)}, ["On 9 July.", "Ministers."]),
        ({"until": dt.date(2024, 7, 9)}, ["In May.", "On 9 July."]),
        ({"since": dt.date(2024, 7, 9), "until": dt.date(2024, 7, 9)}, ["On 9 July."]),
        ({"statuses": frozenset({"held"})}, ["In May.", "On 9 July.", "Ministers.", "Undated."]),
        ({"statuses": frozenset({"planned"})}, []),
        ({"media": frozenset({"phone", "video"})}, ["On 9 July."]),
        ({"levels": frozenset({"foreign minister"})}, ["Ministers."]),
        ({"place": "moscow"}, ["In May."]),
        ({"place": "RUS"}, ["In May.", "Ministers."]),
        ({"place": "novo-ogaryovo"}, ["Ministers."]),
        ({"place": "Mosc"}, []),
    ],
)
def test_filters(path: Path, query: dict[str, object], kept: list[str]) -> None:
    readings = (
        tell("In May.", PUTIN, TOKAYEV, place=Place("Moscow", "RUS")),
        tell("On 9 July.", PUTIN, TOKAYEV, date="2024-07-09", medium="phone"),
        tell("Ministers.", LAVROV, NURTLEU, date="2024-08-09", place=Place("Novo-Ogaryovo residence", "RUS")),
        tell("Undated.", PUTIN, TOKAYEV),
    )
    may = replace(readings[0], reports=(replace(readings[0].reports[0], date=LATE_MAY),))
    assert words(ledger_of(path, "rus", "kaz", may, *readings[1:], **query).held) == kept


def test_the_place_of_a_part_keeps_the_whole(path: Path) -> None:
    reading = visit_with_talks()
    visit, talks, *_ = reading.reports
    reading = replace(reading, reports=(visit, replace(talks, place=Place("Akorda", "KAZ"))))
    assert len(nested(path, PUTIN_ID, TOKAYEV_ID, reading, place="akorda").held) == 1


def test_the_actor_base_names_states(path: Path) -> None:
    reading = tell("Ministers.", LAVROV, NURTLEU, date="2024-08-09", place=Place("Almaty", "KAZ"))
    with new_record(path, reading) as record:
        found = ledger(record, "rus", "kaz", LedgerQuery(place="Казахстан"), base=BASE)
    assert (found.names, words(found.held)) == (("Russia", "Kazakhstan"), ["Ministers."])


def test_wrong_requests(path: Path) -> None:
    with pytest.raises(UsageError, match="not of 'kaz' with itself"):
        ledger_of(path, "kaz", "kaz")
    with pytest.raises(UsageError, match="no day lies between"):
        ledger_of(path, "kaz", "rus", since=dt.date(2024, 2, 1), until=dt.date(2024, 1, 1))


def test_a_dyad_without_contacts(path: Path) -> None:
    found = ledger_of(path, PUTIN_ID, "kaz")
    assert (found.held, found.other, found.documents_read, found.first_published) == ((), (), 0, None)
