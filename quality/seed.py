"""Checks the ledger of the worked example, ../shared/seed/article.txt, line by line.

    python quality/seed.py

The article tells six meetings of two presidents over eight years, one of whom left office on the way, and a visit of a
third that it dates by one of them. Each line says OK or MISSING; the exit status is 1 where one is missing. Where the
article is not there, nothing is checked.
"""

from __future__ import annotations

import datetime as dt
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import dragoman
from dragoman.flow import read_document
from dragoman.model.documents import Document
from dragoman.model.findings import Ledger, LedgerEntry
from dragoman.model.readings import Reading
from dragoman.model.reports import Event
from dragoman.report.wording import office_words
from dragoman.sources.files import read_inputs
from dragoman.text.repair import repair

ARTICLE = Path(__file__).resolve().parent.parent.parent / "shared" / "seed" / "article.txt"
PUBLISHED = dt.date(2025, 12, 29)
PUTIN, NAZARBAYEV, TOKAYEV = "vladimir-putin", "nursultan-nazarbayev", "kassym-jomart-tokayev"

# EDTF of each meeting, with the place that the article gives.
MEETINGS = (
    ("2017-02", "Almaty"),
    ("2018-11-09", None),
    ("2023-12", None),
    ("2024-12-13", "Novo-Ogaryovo"),
    ("2025-05-29", None),
    ("2025-12-27", "Moscow"),
)
LEFT_OFFICE = "2019-03-20"
# The meeting may have been on any day of December 2023; the visit followed within six days.
FIRST_VISIT, LAST_VISIT = dt.date(2023, 12, 1), dt.date(2024, 1, 6)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that the ledger must hold, and whether it does."""

    what: str
    found: bool


def check_seed(article: Path = ARTICLE) -> list[Check]:
    """Every check of the article's ledger; none where it is not there."""
    if not article.is_file():
        return []
    reading = read_article(article)
    with tempfile.TemporaryDirectory() as folder, dragoman.open_record(Path(folder) / "seed.dragoman") as record:
        dragoman.save(record, reading)
        ledger = dragoman.ledger(record, PUTIN, NAZARBAYEV)
    events = {event.id: event for event in reading.events}
    return [
        *(check for date, place in MEETINGS for check in check_meeting(ledger, events, date, place)),
        check_no_other(ledger),
        check_visit(reading.events),
    ]


def read_article(article: Path) -> Reading:
    """The article as ``dragoman read --published`` reads it."""
    (document,) = read_inputs([str(article)], published=PUBLISHED, repair=repair)
    if not isinstance(document, Document):
        raise document
    return read_document(document)


def check_meeting(ledger: Ledger, events: dict[str, Event], date: str, place: str | None) -> list[Check]:
    """The meeting on that date: whether it is held, where it should be, and in the office of its day."""
    entry = next((entry for entry in ledger.held if entry.event.date.edtf == date), None)
    office = "President of Kazakhstan" if date < LEFT_OFFICE else "former President of Kazakhstan"
    checks = [Check(f"{date} held", entry is not None)]
    if place is not None:
        checks.append(Check(f"{date} in {place}", entry is not None and place in places_of(entry, events)))
    return [*checks, Check(f"{date} {office}", entry is not None and offices_of(entry.event, NAZARBAYEV) == [office])]


def places_of(entry: LedgerEntry, events: dict[str, Event]) -> set[str]:
    """The places of the contact, of its parts and of all that contains it."""
    chain = [entry.event, *(part.event for part in entry.parts)]
    whole = events.get(entry.event.part_of or "")
    while whole is not None and whole not in chain:
        chain.append(whole)
        whole = events.get(whole.part_of or "")
    return {event.place.name for event in chain if event.place is not None}


def offices_of(event: Event, actor: str) -> list[str]:
    """The office of the actor on the day of the event, in the words of the ledger."""
    return [office_words(participant) for participant in event.participants if participant.actor == actor]


def check_no_other(ledger: Ledger) -> Check:
    """That the two are not said to have met, or to be about to meet, on any other day."""
    dates = [date for date, _ in MEETINGS]
    habits = [entry for entry in ledger.other if entry.event.status == "habitual"]
    known = [entry for entry in ledger.held if entry.event.date.edtf in dates]
    extra = [entry for entry in (*ledger.held, *ledger.other) if entry not in known and entry not in habits]
    shown = ", ".join(f"{entry.event.date.edtf} {entry.event.status}" for entry in extra)
    found = not extra and len(known) == len(dates)
    return Check(f"no other meeting of the two{f' (there are: {shown})' if shown else ''}", found)


def check_visit(events: Sequence[Event]) -> Check:
    """That the third leader's visit to Russia is dated by "less than a week after" the meeting of December 2023."""
    what = "Tokayev's visit to Russia less than a week after December 2023"
    return Check(what, any(is_visit(event) for event in events))


def is_visit(event: Event) -> bool:
    """Whether the event is that visit."""
    days = event.date.interval
    if days is None or days.begin is None or days.finish is None or event.date.basis != "event":
        return False
    fits = days.begin >= FIRST_VISIT and dt.date(2023, 12, 31) <= days.finish <= LAST_VISIT
    in_russia = event.place is not None and event.place.country == "RUS"
    guests = {participant.actor for participant in event.participants}
    return event.form == "visit" and event.status == "held" and fits and in_russia and TOKAYEV in guests


def print_checks(checks: Sequence[Check]) -> None:
    """Show each check as a line."""
    if not checks:
        print("SKIPPED seed: not in ../shared: article.txt")
    for check in checks:
        print(f"{'OK' if check.found else 'MISSING':8}seed: {check.what}")


def main() -> int:
    """The exit status: 1 where something is missing."""
    checks = check_seed()
    print_checks(checks)
    return 0 if all(check.found for check in checks) else 1


if __name__ == "__main__":
    sys.exit(main())
