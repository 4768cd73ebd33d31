"""Readings made by hand, a stand-in for merging, and a record to put them in."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dragoman.model.actors import Actor, Incumbency, Mention, Place
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.readings import Reading
from dragoman.model.reports import (
    Attribution,
    Event,
    FiledReport,
    OfficeReading,
    Participant,
    Report,
    ReportDate,
    Status,
)
from dragoman.model.statements import Claim, Figure, Quote
from dragoman.model.times import DateInterval, Time
from dragoman.record.store import Record, open_record

READ_AT = "2026-01-05T10:00:00+00:00"

PUTIN = Participant(
    "Vladimir Putin", "vladimir-putin", "person", "host", "RUS", "President of Russia", "head of state", "in-office"
)
TOKAYEV = Participant(
    "Kassym-Jomart Tokayev", "kassym-jomart-tokayev", "person", "guest", "KAZ", "President of Kazakhstan",
    "head of state", "in-office",
)  # fmt: skip
LAVROV = Participant(
    "Sergey Lavrov",
    "sergey-lavrov",
    "person",
    "participant",
    "RUS",
    "Foreign Minister",
    "foreign minister",
    "in-office",
)
NURTLEU = Participant(
    "Murat Nurtleu", "murat-nurtleu", "person", "participant", "KAZ", "Foreign Minister", "foreign minister",
    "in-office",
)  # fmt: skip
NAZARBAYEV = Participant(
    "Nursultan Nazarbayev", "nursultan-nazarbayev", "person", "participant", "KAZ", None, "former leader", "former"
)
KAZAKHSTAN = Participant("Kazakhstan", "kaz", "state", "host", "KAZ")


def day(iso: str) -> ReportDate:
    """A stated day."""
    first = dt.date.fromisoformat(iso)
    return ReportDate(iso, DateInterval(first, first + dt.timedelta(days=1)), "stated")


def short_hash(*words: str) -> str:
    return hashlib.sha256("|".join(words).encode()).hexdigest()[:12]


def make_document(text: str, *, published: str | None = "2024-01-01", **facts: str | None) -> Document:
    """A document whose id depends on text and origin, as ids of the sources do."""
    if "origin" not in facts:
        facts["origin"] = f"news/{short_hash(text)}.txt"
    return Document(
        id=facts.pop("id", None) or short_hash(text, str(facts["origin"])),
        text=text,
        published=None if published is None else dt.date.fromisoformat(published),
        published_basis=None if published is None else "metadata",
        language="en",
        **facts,
    )


def make_report(
    document: Document,
    words: str,
    *participants: Participant,
    date: str | None = None,
    status: Status = "held",
    inside: Report | None = None,
    **facts: object,
) -> Report:
    """A report whose passage is ``words``, which the document must hold."""
    start = document.text.index(words)
    kind = str(facts.pop("kind", "CONSULT"))
    made = Report(
        id=short_hash(document.id, str(start), kind),
        kind=kind,
        status=status,
        participants=participants,
        date=ReportDate(None, None, None) if date is None else day(date),
        passage=Passage(Span(start, start + len(words)), words),
        trigger=Span(start, start + 1),
        medium="in-person",
        form="meeting",
        inside=None if inside is None else inside.id,
    )
    return replace(made, **facts)  # type: ignore[arg-type]


def tell(words: str, *participants: Participant, date: str | None = None, **facts: object) -> Reading:
    """A reading of a document of one sentence that tells of one act."""
    about = {name: facts.pop(name) for name in ("published", "outlet", "url", "origin", "id", "title") if name in facts}
    document = make_document(words, **about)  # type: ignore[arg-type]
    return Reading(document, reports=(make_report(document, words, *participants, date=date, **facts),))  # type: ignore[arg-type]


def rich_reading() -> Reading:
    """A reading with every kind of fact, and with as many of their fields as there are."""
    text = (
        "ASTANA, May 21 - President Tokayev received Ruslan Ivanov, the acting mayor of Омск, on May 20.\n\n"
        "They “signed” a memorandum, the press service said. Ivanov has been mayor since March."
    )
    document = make_document(
        text, published="2024-05-21", title="Tokayev receives Ivanov", outlet="Example", url="https://example.org/1"
    )
    ivanov = Participant(
        "Ruslan Ivanov", "p-ruslan-ivanov", "person", "guest", "RUS", "mayor", "other", "acting", False
    )
    talks = make_report(
        document, "President Tokayev received Ruslan Ivanov, the acting mayor of Омск, on May 20.", TOKAYEV, ivanov,
        date="2024-05-20", place=Place("Astana", "KAZ"), attribution=Attribution("press service", "official", "KAZ"),
        mode="visit", subtype="inviting", context="diplomatic", sentence=1, doubts=("office spans a change",), why="receive.yml: host received guest",
    )  # fmt: skip
    signing = make_report(
        document, "They “signed” a memorandum, the press service said.", TOKAYEV, ivanov, kind="AGREE", inside=talks,
        medium=None, form=None, date="2024-05-20", place=Place("Astana"), attribution=Attribution(None, "unnamed"),
    )  # fmt: skip

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    until = dt.date(2024, 5, 21)
    return Reading(
        document=document,
        times=(
            Time(
                span("May 20"), "May 20", "DATE", "2024-05-20", None, "2024-05-20",
                DateInterval(dt.date(2024, 5, 20), until), "publication", "month-day", "2024-05-21", "2023", "day",
            ),
            Time(span("since March"), "since March", "DATE", "2024-03", "START", "2024-03/..",
                 DateInterval(dt.date(2024, 3, 1), None), "publication", "since"),
            Time(span("May 21"), "May 21", "DATE", None, None, None, DateInterval(None, until), "stated", "dateline"),
            Time(span("has been"), "has been", "DURATION", "PXX", None, None, None, "stated", "vague"),
        ),
        mentions=(
            Mention(span("President Tokayev"), "President Tokayev", "person", "kassym-jomart-tokayev",
                    "Kassym-Jomart Tokayev", "KAZ", "President", "KAZ", "head of state", "in-office", "male"),
            Mention(span("Омск"), "Омск", "place", None, "Omsk", place=Place("Omsk", "RUS")),
            Mention(span("They"), "They", "group", None, "They", basis="pronoun",
                    members=("kassym-jomart-tokayev", "p-ruslan-ivanov")),
        ),
        reports=(talks, signing),
        offices=(
            OfficeReading("Ruslan Ivanov", "p-ruslan-ivanov", "mayor", "Omsk", "RUS", "2024-03", None, "appointed",
                          Passage(span("Ivanov has been mayor since March."), "Ivanov has been mayor since March.")),
        ),
        quotes=(
            Quote("Ruslan Ivanov", "p-ruslan-ivanov", "RUS", "reporters", "signed", (span("signed"),), True, "say",
                  Passage(span("They “signed” a memorandum, the press service said."), "They “signed” a memorandum, the press service said.")),
        ),
        figures=(
            Figure("trade", 11e9, "USD", "2024", ("KAZ", "RUS"), "over", "rose", "expected", "Ruslan Ivanov", "p-ruslan-ivanov", span("20"),
                   Passage(span("May 20"), "May 20")),
        ),
        claims=(
            Claim("ordinal", "meeting", ("Kassym-Jomart Tokayev", "Ruslan Ivanov"), 2, "2024", span("received"),
                  Passage(span("received Ruslan Ivanov"), "received Ruslan Ivanov")),
        ),
        provisional=(
            Actor("p-ruslan-ivanov", "Ruslan Ivanov", "person", "RUS", ("R. Ivanov",), ("Ivanov",), "Руслан Иванов",
                  "male", (Incumbency("mayor", "other", "RUS", "2024-03", None, acting=True),), "SUN"),
        ),
    )  # fmt: skip


def merge(filed: Sequence[FiledReport]) -> tuple[Event, ...]:
    """A stand-in for merging: same kind, participants and day are one event, of the status last told."""
    groups: dict[tuple[object, ...], list[FiledReport]] = defaultdict(list)
    for one in filed:
        report = one.report
        groups[report.kind, tuple(sorted(p.actor for p in report.participants)), report.date.edtf].append(one)
    ids = {one.report.id: f"e{min(g.report.id for g in group)}" for group in groups.values() for one in group}
    consults = {one.report.id for one in filed if one.report.kind == "CONSULT"}
    events = []
    for group in groups.values():
        first, last = group[0].report, group[-1].report
        inside = (g.report.inside for g in group if first.kind == "AGREE")
        whole = next((ids[report] for report in inside if report in consults), None)
        events.append(
            Event(
                id=ids[first.id], kind=first.kind, status=last.status, participants=first.participants,
                date=first.date, reports=tuple(sorted(g.report.id for g in group)), plan=first.plan,
                medium=first.medium, form=first.form, mode=first.mode, place=first.place, part_of=whole,
                earlier=tuple((g.report.status, g.report.date.edtf, g.report.id) for g in group[:-1]),
                conflicts=("place",) if len({g.report.place for g in group}) > 1 else (),
            )
        )  # fmt: skip
    return tuple(events)


def new_record(path: Path, *readings: Reading) -> Record:
    """An open record at ``path`` that holds the readings."""
    record = open_record(path, merge=merge)
    save(record, *readings)
    return record


def save(record: Record, *readings: Reading, reader_version: str = "1", read_at: str = READ_AT) -> list[str]:
    """What became of each reading."""
    return [record.save_reading(reading, reader_version=reader_version, read_at=read_at) for reading in readings]


@dataclass(frozen=True)
class Base:
    """A small actor base."""

    actors: Mapping[str, Actor]

    def called(self, name: str) -> tuple[Actor, ...]:
        bare = name.casefold()
        return tuple(
            actor
            for actor in self.actors.values()
            if bare in {n.casefold() for n in (actor.name, *actor.names, *actor.short, actor.russian) if n}
        )


BASE = Base(
    {
        actor.id: actor
        for actor in (
            Actor("vladimir-putin", "Vladimir Putin", "person", "RUS", short=("Putin",), russian="Владимир Путин"),
            Actor(
                "kassym-jomart-tokayev", "Kassym-Jomart Tokayev", "person", "KAZ", ("Qasym-Jomart Toqayev",),
                ("Tokayev", "Токаев"),
            ),
            Actor(
                "george-h-w-bush", "George H. W. Bush", "person", "USA", short=("Bush",),
                incumbencies=(
                    Incumbency("President of the United States", "head of state", "USA", "1989", "1993"),
                    Incumbency("Former President", "former leader", "USA", "1993", "2018"),
                ),
            ),
            Actor("george-w-bush", "George W. Bush", "person", "USA", short=("Bush",)),
            Actor("kaz", "Kazakhstan", "state", "KAZ", russian="Казахстан"),
            Actor("rus", "Russia", "state", "RUS"),
        )
    }
)  # fmt: skip
