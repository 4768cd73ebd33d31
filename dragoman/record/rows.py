"""How the nouns of the model stand in the tables of the record, and how they come back.

Words that a span cuts out of the text are not stored a second time: they are cut again on the way back, so a noun whose
words are not those of its span cannot be written.
"""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from dragoman.model.actors import Actor, Incumbency, Mention, Place
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.reports import Attribution, Event, OfficeReading, Participant, Report, ReportDate
from dragoman.model.times import DateInterval, Time

Value = str | int | float | None
Values = tuple[Value, ...]

OPEN = ".."

TIME = (
    "start", "end", "type", "value", "mod", "edtf", "begin", "until", "basis", "rule", "anchor", "runner_up",
    "granularity", "signal", "operator", "within_start", "within_end",
)  # fmt: skip
MENTION = (
    "start", "end", "kind", "actor", "name", "country", "office", "office_country", "level", "capacity", "gender",
    "place", "place_country", "basis", "members",
)  # fmt: skip
PARTICIPANT = (
    "name", "actor", "kind", "role", "country", "office", "level", "capacity", "office_certain", "former_state",
)  # fmt: skip
# What reports and events have in common.
ACT = (
    "kind", "status", "plan", "medium", "form", "mode", "subtype", "context", "edtf", "begin", "until", "date_basis", "place",
    "place_country",
)  # fmt: skip
REPORT = (
    "id", *ACT, "start", "end", "trigger_start", "trigger_end", "attribution_who", "attribution_type",
    "attribution_side", "inside", "sentence", "doubts", "why",
)  # fmt: skip
EVENT = ("id", *ACT, "part_of", "earlier", "conflicts")
OFFICE = (
    "person",
    "actor",
    "office",
    "of",
    "country",
    "begin",
    "finish",
    "change",
    "capacity",
    "level",
    "start",
    "end",
)
PROVISIONAL = (
    "id", "name", "kind", "country", "names", "short", "russian", "gender", "incumbencies", "former_state",
)  # fmt: skip


def insert(connection: sqlite3.Connection, table: str, columns: Sequence[str], rows: Iterable[Values]) -> None:
    """Write the rows to the table; table and columns are names from this package, never a user's."""
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    connection.executemany(f"INSERT INTO {table} ({names}) VALUES ({marks})", rows)


def dump_list(values: Iterable[object]) -> str:
    """The values as a JSON array."""
    return json.dumps(list(values), ensure_ascii=False)


def cut_passage(row: sqlite3.Row, text: str) -> Passage:
    """The passage between the row's offsets."""
    span = Span(row["start"], row["end"])
    return Passage(span, span.cut(text))


def check_words(words: str, span: Span, document: Document) -> None:
    """Refuse words that the span does not cut out of the document: a reader has lost its offsets."""
    if span.cut(document.text) != words:
        raise ValueError(f"{document.id}: characters {span.start} to {span.end} are not {words!r}")


def interval_values(interval: DateInterval | None) -> tuple[str | None, str | None]:
    """First day and day after the last, ``..`` for an open end; two nulls for no interval.

    >>> interval_values(DateInterval(dt.date(2024, 2, 1), None))
    ('2024-02-01', '..')
    """
    if interval is None:
        return None, None
    begin, until = interval.begin, interval.until
    return (OPEN if begin is None else begin.isoformat()), (OPEN if until is None else until.isoformat())


def interval_from(begin: str | None, until: str | None) -> DateInterval | None:
    """The interval that :func:`interval_values` wrote.

    >>> interval_from("2024-02-01", "..")
    DateInterval(begin=datetime.date(2024, 2, 1), until=None)
    """
    if begin is None or until is None:
        return None
    first, after = (None if day == OPEN else dt.date.fromisoformat(day) for day in (begin, until))
    return DateInterval(first, after)


def place_values(place: Place | None) -> tuple[str | None, str | None]:
    """Name and country of a place; two nulls for none."""
    return (None, None) if place is None else (place.name, place.country)


def place_from(row: sqlite3.Row) -> Place | None:
    """The place of a row, if it has one."""
    return None if row["place"] is None else Place(row["place"], row["place_country"])


def document_from(row: sqlite3.Row, text: str) -> Document:
    """The document of a row of ``versions`` with its text."""
    published = row["published"]
    return Document(
        id=row["id"],
        text=text,
        title=row["title"],
        published=None if published is None else dt.date.fromisoformat(published),
        published_basis=row["published_basis"],
        language=row["language"],
        outlet=row["outlet"],
        url=row["url"],
        origin=row["origin"],
    )


def time_values(time: Time, document: Document) -> Values:
    """The columns of ``TIME``."""
    check_words(time.text, time.span, document)
    return (
        time.span.start, time.span.end, time.type, time.value, time.mod, time.edtf, *interval_values(time.interval),
        time.basis, time.rule, time.anchor, time.runner_up, time.granularity, time.signal, time.operator,
        time.within.start if time.within else None, time.within.end if time.within else None,
    )  # fmt: skip


def time_from(row: sqlite3.Row, text: str) -> Time:
    """The time of a row."""
    words = cut_passage(row, text)
    return Time(
        span=words.span,
        text=words.text,
        type=row["type"],
        value=row["value"],
        mod=row["mod"],
        edtf=row["edtf"],
        interval=interval_from(row["begin"], row["until"]),
        basis=row["basis"],
        rule=row["rule"],
        anchor=row["anchor"],
        runner_up=row["runner_up"],
        granularity=row["granularity"],
        signal=row["signal"],
        operator=row["operator"],
        within=None if row["within_start"] is None else Span(row["within_start"], row["within_end"]),
    )


def mention_values(mention: Mention, document: Document) -> Values:
    """The columns of ``MENTION``."""
    check_words(mention.text, mention.span, document)
    return (
        mention.span.start, mention.span.end, mention.kind, mention.actor, mention.name, mention.country,
        mention.office, mention.office_country, mention.level, mention.capacity, mention.gender,
        *place_values(mention.place), mention.basis, dump_list(mention.members),
    )  # fmt: skip


def mention_from(row: sqlite3.Row, text: str) -> Mention:
    """The mention of a row."""
    words = cut_passage(row, text)
    return Mention(
        span=words.span,
        text=words.text,
        kind=row["kind"],
        actor=row["actor"],
        name=row["name"],
        country=row["country"],
        office=row["office"],
        office_country=row["office_country"],
        level=row["level"],
        capacity=row["capacity"],
        gender=row["gender"],
        place=place_from(row),
        basis=row["basis"],
        members=tuple(json.loads(row["members"])),
    )


def participant_values(participant: Participant) -> Values:
    """The columns of ``PARTICIPANT``."""
    return (
        participant.name, participant.actor, participant.kind, participant.role, participant.country,
        participant.office, participant.level, participant.capacity, int(participant.office_certain),
        participant.former_state,
    )  # fmt: skip


def participant_from(row: sqlite3.Row) -> Participant:
    """The participant of a row."""
    return Participant(
        name=row["name"],
        actor=row["actor"],
        kind=row["kind"],
        role=row["role"],
        country=row["country"],
        office=row["office"],
        level=row["level"],
        capacity=row["capacity"],
        office_certain=bool(row["office_certain"]),
        former_state=row["former_state"],
    )


def act_values(act: Report | Event) -> Values:
    """The columns of ``ACT``."""
    return (
        act.kind, act.status, act.plan, act.medium, act.form, act.mode, act.subtype, act.context, act.date.edtf,
        *interval_values(act.date.interval), act.date.basis, *place_values(act.place),
    )  # fmt: skip


def act_from(row: sqlite3.Row) -> Mapping[str, Any]:
    """What reports and events have in common, as arguments of either."""
    interval = interval_from(row["begin"], row["until"])
    return {
        **{
            name: row[name] for name in ("id", "kind", "status", "plan", "medium", "form", "mode", "subtype", "context")
        },
        "date": ReportDate(row["edtf"], interval, row["date_basis"]),
        "place": place_from(row),
    }


def report_values(report: Report, document: Document) -> Values:
    """The columns of ``REPORT``."""
    check_words(report.passage.text, report.passage.span, document)
    told = report.attribution
    attribution = (None, None, None) if told is None else (told.who, told.type, told.side)
    return (
        report.id, *act_values(report), report.passage.span.start, report.passage.span.end, report.trigger.start,
        report.trigger.end, *attribution, report.inside, report.sentence, dump_list(report.doubts), report.why,
    )  # fmt: skip


def report_from(row: sqlite3.Row, text: str, participants: tuple[Participant, ...]) -> Report:
    """The report of a row."""
    kind = row["attribution_type"]
    return Report(
        **act_from(row),
        participants=participants,
        passage=cut_passage(row, text),
        trigger=Span(row["trigger_start"], row["trigger_end"]),
        attribution=None if kind is None else Attribution(row["attribution_who"], kind, row["attribution_side"]),
        inside=row["inside"],
        sentence=row["sentence"],
        doubts=tuple(json.loads(row["doubts"])),
        why=row["why"],
    )


def event_values(event: Event) -> Values:
    """The columns of ``EVENT``."""
    return (event.id, *act_values(event), event.part_of, dump_list(event.earlier), dump_list(event.conflicts))


def event_from(row: sqlite3.Row, participants: tuple[Participant, ...], reports: tuple[str, ...]) -> Event:
    """The event of a row."""
    return Event(
        **act_from(row),
        participants=participants,
        reports=reports,
        part_of=row["part_of"],
        earlier=tuple((status, edtf, report) for status, edtf, report in json.loads(row["earlier"])),
        conflicts=tuple(json.loads(row["conflicts"])),
    )


def office_values(office: OfficeReading, document: Document) -> Values:
    """The columns of ``OFFICE``."""
    check_words(office.passage.text, office.passage.span, document)
    return (
        office.person, office.actor, office.office, office.of, office.country, office.begin, office.finish,
        office.change, office.capacity, office.level, office.passage.span.start, office.passage.span.end,
    )  # fmt: skip


def office_from(row: sqlite3.Row, text: str) -> OfficeReading:
    """The office of a row."""
    names = ("person", "actor", "office", "of", "country", "begin", "finish", "change", "capacity", "level")
    return OfficeReading(**{name: row[name] for name in names}, passage=cut_passage(row, text))


def provisional_values(actor: Actor) -> Values:
    """The columns of ``PROVISIONAL``."""
    return (
        actor.id, actor.name, actor.kind, actor.country, dump_list(actor.names), dump_list(actor.short),
        actor.russian, actor.gender, dump_list(asdict(held) for held in actor.incumbencies), actor.former_state,
    )  # fmt: skip


def provisional_from(row: sqlite3.Row) -> Actor:
    """The provisional actor of a row."""
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row["country"],
        names=tuple(json.loads(row["names"])),
        short=tuple(json.loads(row["short"])),
        russian=row["russian"],
        gender=row["gender"],
        incumbencies=tuple(Incumbency(**held) for held in json.loads(row["incumbencies"])),
        former_state=row["former_state"],
    )
