"""Documents, reports and events made by hand. The outlets, articles and meetings are invented."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path

from dragoman.model.actors import Place
from dragoman.model.days import day_interval, months_interval
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.readings import Reading
from dragoman.model.reports import NO_DATE, Attribution, Event, FiledReport, Participant, Report, ReportDate
from dragoman.record.store import open_record

READ_AT = "2026-01-05T10:00:00+00:00"

PUTIN = Participant(
    "Vladimir Putin", "vladimir-putin", "person", "host", "RUS", "President of Russia", "head of state", "in-office"
)
TOKAYEV = Participant(
    "Kassym-Jomart Tokayev",
    "kassym-jomart-tokayev",
    "person",
    "guest",
    "KAZ",
    "President of Kazakhstan",
    "head of state",
    "in-office",
)
LUKASHENKO = replace(
    TOKAYEV, name="Alexander Lukashenko", actor="alexander-lukashenko", country="BLR", office="President of Belarus"
)
KAZAKHSTAN = Participant("Kazakhstan", "kaz", "state", "host", "KAZ")

HOSTILE_TITLE = '"><img src=x onerror=alert(1)>'
HOSTILE_OUTLET = "<script>alert('outlet')</script>"
HOSTILE_URL = "javascript:alert(document.domain)"
HOSTILE_SENTENCE = (
    '=HYPERLINK("http://evil.example") Putin and Tokayev</mark><script>alert(1)</script> spoke \x1b[31mby phone\x1b[0m.'
)


def day(iso: str) -> ReportDate:
    """A stated day."""
    return ReportDate(iso, day_interval(dt.date.fromisoformat(iso)), "stated")


DOCUMENTS = {
    "wire": Document(
        id="aa11wire0001",
        title="Putin hosts Tokayev in Moscow",
        text=(
            "Putin hosts Tokayev in Moscow\n\nMOSCOW, May 10 (Birch Wire) — President Vladimir Putin met President"
            " Kassym-Jomart Tokayev in the Kremlin on Thursday. Belarusian President Alexander Lukashenko joined them"
            " for dinner.\n\nThe two will meet again in Astana on May 31. A trip planned for April was cancelled."
        ),
        published=dt.date(2024, 5, 10),
        outlet="Birch Wire",
        url="https://example.org/birch-wire/2024/05/10",
    ),
    "review": Document(
        id="aa22review02",
        title="A visit and a parade",
        text="In February 2017 Putin visited Kazakhstan. In Almaty he held talks with Tokayev. On May 9 they met again.",
        published=dt.date(2024, 6, 1),
        outlet="The Poplar Review",
    ),
    "hostile": Document(
        id="aa33hostile3",
        title=HOSTILE_TITLE,
        text=f"</style><script>alert('text')</script> {HOSTILE_SENTENCE} </blockquote> And more.",
        published=None,
        outlet=HOSTILE_OUTLET,
        url=HOSTILE_URL,
    ),
}
ORIGINS = {"wire": "articles/wire.html", "review": "articles/review.md", "hostile": "articles/hostile.html"}


@dataclass(frozen=True)
class Telling:
    """One report to be made: the event it tells of, its document, and the words."""

    event: str
    document: str
    words: str
    participants: tuple[Participant, ...] = (PUTIN, TOKAYEV)
    date: ReportDate = NO_DATE
    facts: dict[str, object] = field(default_factory=dict)


MAY_NINTH = {"place": Place("Kremlin", "RUS"), "attribution": Attribution("Kremlin", "official", "RUS")}
TELLINGS = (
    Telling(
        "e1may9kremlin",
        "wire",
        "President Vladimir Putin met President Kassym-Jomart Tokayev in the Kremlin on Thursday.",
        (PUTIN, TOKAYEV, LUKASHENKO),
        day("2024-05-09"),
        MAY_NINTH,
    ),
    Telling("e1may9kremlin", "review", "On May 9 they met again.", date=day("2024-05-09")),
    Telling(
        "e2visit2017kaz",
        "review",
        "In February 2017 Putin visited Kazakhstan.",
        (
            replace(PUTIN, role="guest"),
            KAZAKHSTAN,
            replace(TOKAYEV, office="Chairman of the Senate", level="parliament"),
        ),
        ReportDate("2017-02", months_interval(2017, 2), "stated"),
        {"form": "visit", "place": Place("Kazakhstan", "KAZ")},
    ),
    Telling(
        "e3talks2017alm",
        "review",
        "In Almaty he held talks with Tokayev.",
        (PUTIN, replace(TOKAYEV, office_certain=False)),
        facts={"form": "negotiation", "place": Place("Almaty", "KAZ")},
    ),
    Telling("e4callundated", "hostile", HOSTILE_SENTENCE, facts={"medium": "phone"}),
    Telling(
        "e5planned0531",
        "wire",
        "The two will meet again in Astana on May 31.",
        date=day("2024-05-31"),
        facts={"status": "planned", "plan": "announced", "place": Place("Astana", "KAZ")},
    ),
    Telling(
        "e6cancelled04",
        "wire",
        "A trip planned for April was cancelled.",
        date=ReportDate("2024-04", months_interval(2024, 4), "narrative"),
        facts={"status": "cancelled", "form": "visit"},
    ),
)
INSIDE = {"e3talks2017alm": "e2visit2017kaz"}


def make_report(telling: Telling) -> Report:
    """The report of a telling; its words must stand in the document."""
    document = DOCUMENTS[telling.document]
    start = document.text.index(telling.words)
    made = Report(
        id=hashlib.sha256(f"{document.id}{start}".encode()).hexdigest()[:12],
        kind="CONSULT",
        status="held",
        participants=telling.participants,
        date=telling.date,
        passage=Passage(Span(start, start + len(telling.words)), telling.words),
        trigger=Span(start, start + 1),
        medium="in-person",
        form="meeting",
        why="made by hand",
    )
    return replace(made, **telling.facts)  # type: ignore[arg-type]


def merge(filed: Iterable[FiledReport]) -> tuple[Event, ...]:
    """The events that the tellings name, their facts those of the first report."""
    reports = {one.report.id: one.report for one in filed}
    groups: dict[str, list[Report]] = {}
    for telling in TELLINGS:
        report = reports.get(make_report(telling).id)
        if report is not None:
            groups.setdefault(telling.event, []).append(report)
    return tuple(
        Event(
            id=event, kind=first.kind, status=first.status, participants=first.participants, date=first.date,
            reports=tuple(sorted(r.id for r in group)), plan=first.plan, medium=first.medium, form=first.form,
            place=first.place, part_of=INSIDE.get(event) if INSIDE.get(event) in groups else None,
        )
        for event, group in groups.items()
        for first in group[:1]
    )  # fmt: skip


def fill_record(path: Path) -> None:
    """Put all of it, and one input that could not be read, into a new record."""
    with open_record(path, merge=merge) as record:
        for name, document in DOCUMENTS.items():
            whole = replace(document, origin=ORIGINS[name], language="en")
            whole = replace(whole, published_basis="metadata" if whole.published else None)
            reports = tuple(make_report(telling) for telling in TELLINGS if telling.document == name)
            record.save_reading(Reading(whole, reports=reports), reader_version="made", read_at=READ_AT)
        record.save_failure("articles/scan.pdf", "holds no text; a scanned PDF needs OCR first", READ_AT)
        record.derive()
