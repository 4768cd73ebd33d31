"""What a record answers. Questions of a dyad, a name or words have modules of their own, taken up here.

Each question sees one state of the record, with events derived from all that was read.
"""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass

from dragoman.errors import UsageError
from dragoman.model.documents import Document
from dragoman.model.findings import DocumentEntry, EventDetail, RecordStats, Telling
from dragoman.model.readings import Reading
from dragoman.model.reports import Report
from dragoman.record.ledgers import day, ledger
from dragoman.record.loading import (
    count_documents,
    count_origins,
    load_documents,
    load_events,
    load_evidence,
    load_reading,
    load_reports,
)
from dragoman.record.names import ActorBase, find_actor
from dragoman.record.opening import pragma
from dragoman.record.search import search
from dragoman.record.store import Record

__all__ = [
    "ActorBase", "PersonCount", "document", "documents", "event_detail", "find_actor", "ledger", "persons",
    "reading", "search", "stats",
]  # fmt: skip

# Characters of context on each side of a passage.
AROUND = 240


@dataclass(frozen=True, slots=True)
class PersonCount:
    """How many outermost meetings a person was reported to have held."""

    actor: str
    name: str
    country: str | None
    contacts: int


def event_detail(record: Record, event: str) -> EventDetail:
    """The event with this id, or this beginning of one, and every passage that tells of it.

    An id that the event bore before it was merged with another leads to it.
    """
    with record.settled() as connection:
        found = find_event(connection, event.strip())
        evidence = load_evidence(connection, [found])[found]
        reports = load_reports(connection, [row["report"] for row in evidence])
        texts = load_documents(connection, {row["version"] for row in evidence})
        parts = [row["id"] for row in connection.execute("SELECT id FROM events WHERE part_of = ?", (found,))]
        events = load_events(connection, [found, *parts])
        whole = events[found].part_of
        wholes = load_events(connection, [] if whole is None else [whole])
    tellings = (make_telling(reports[row["report"]], texts[row["version"]]) for row in evidence)
    return EventDetail(
        event=events[found],
        tellings=tuple(tellings),
        document_count=count_documents(evidence),
        origin_count=count_origins(evidence),
        whole=None if whole is None else wholes[whole],
        parts=tuple(events[part] for part in sorted(parts)),
    )


def find_event(connection: sqlite3.Connection, event: str) -> str:
    """The id of the one event whose id, now or once, begins so."""
    if not event:
        raise UsageError("no event is named")
    rows = connection.execute(
        "SELECT id AS named, id FROM events WHERE id >= ?1 AND id < ?1 || char(0x10ffff)"
        " UNION SELECT old, new FROM event_redirects WHERE old >= ?1 AND old < ?1 || char(0x10ffff)",
        (event,),
    ).fetchall()
    exact = {row["id"] for row in rows if row["named"] == event}
    found = sorted(exact or {row["id"] for row in rows})
    if not found:
        raise UsageError(f"no event of the record has an id that begins with {event!r}")
    if len(found) > 1:
        more = ", …" if len(found) > 5 else ""
        raise UsageError(f"{event!r} begins the ids of {len(found)} events: {', '.join(found[:5])}{more}")
    return str(found[0])


def make_telling(report: Report, told: Document) -> Telling:
    """The report with the text on both sides of its passage, cut between words."""
    span, text = report.passage.span, told.text
    start, end = max(span.start - AROUND, 0), min(span.end + AROUND, len(text))
    before, after = text[start : span.start], text[span.end : end]
    if start > 0 and not text[start - 1].isspace():
        before = before.partition(" ")[2]
    if end < len(text) and not text[end].isspace():
        after = after.rpartition(" ")[0]
    return Telling(report, told, before, after)


def document(record: Record, document_id: str) -> Document:
    """The document with this id, or the beginning of one, in its current version if it is an id of that."""
    with record.settled() as connection:
        version = find_version(connection, document_id)
        return load_documents(connection, {version})[version]


def reading(record: Record, document_id: str) -> Reading:
    """What was read from a document, as it was saved; frames and the events of that text alone are not kept."""
    with record.settled() as connection:
        return load_reading(connection, find_version(connection, document_id))


def find_version(connection: sqlite3.Connection, document_id: str) -> int:
    """The number of the version with this id; of several the current one, else the latest read."""
    rows = connection.execute(
        "SELECT number, id FROM versions WHERE id >= ?1 AND id < ?1 || char(0x10ffff)"
        " ORDER BY id = ?1 DESC, current DESC, read_at DESC, number DESC",
        (document_id,),
    ).fetchall()
    if not rows or not document_id:
        raise UsageError(f"no document of the record has the id {document_id!r}")
    if rows[0]["id"] != document_id and len({row["id"] for row in rows}) > 1:
        raise UsageError(f"{document_id!r} begins the ids of several documents: give more of it")
    return int(rows[0]["number"])


def documents(record: Record) -> tuple[DocumentEntry, ...]:
    """Every document in order of publication, undated ones last, then every input that could not be read."""
    with record.settled() as connection:
        read = connection.execute(
            "SELECT versions.*,"
            " (SELECT count(*) FROM reports WHERE version = versions.number) AS reports,"
            " (SELECT count(DISTINCT event_reports.event) FROM reports"
            " JOIN event_reports ON event_reports.report = reports.id"
            " WHERE reports.version = versions.number) AS events,"
            " (SELECT count(*) FROM versions AS every WHERE every.document = versions.document) AS every"
            " FROM versions WHERE current ORDER BY published IS NULL, published, id"
        ).fetchall()
        failed = connection.execute("SELECT * FROM failures ORDER BY origin").fetchall()
    return tuple(
        DocumentEntry(
            id=row["id"],
            origin=row["origin"] or row["url"] or "",
            title=row["title"],
            outlet=row["outlet"],
            published=day(row["published"]),
            language=row["language"],
            read_at=row["read_at"],
            reports=row["reports"],
            events=row["events"],
            versions=row["every"],
        )
        for row in read
    ) + tuple(
        DocumentEntry(None, row["origin"], None, None, None, None, row["read_at"], 0, 0, row["problem"])
        for row in failed
    )


def stats(record: Record) -> RecordStats:
    """How much the record holds; several reader versions are listed with commas."""
    with record.settled() as connection:

        def count(rows: str) -> int:
            return int(connection.execute(f"SELECT count(*) FROM {rows}").fetchone()[0])

        first, last = connection.execute("SELECT min(published), max(published) FROM versions WHERE current").fetchone()
        readers = connection.execute("SELECT DISTINCT reader_version FROM versions WHERE current ORDER BY 1").fetchall()
        return RecordStats(
            documents=count("versions WHERE current"),
            failed=count("failures"),
            passages=count("passages"),
            reports=count("reports"),
            events=count("events"),
            held=count("events WHERE status = 'held'"),
            actors=count("actors"),
            first_published=day(first),
            last_published=day(last),
            schema_version=pragma(connection, "user_version"),
            reader_version=", ".join(row["reader_version"] for row in readers),
            bytes=size(record.path),
        )


def size(path: str) -> int:
    """Bytes of the record on disk, with what SQLite keeps beside it while it is open."""
    files = (path, f"{path}-wal")
    return sum(os.path.getsize(file) for file in files if os.path.exists(file))


def persons(record: Record) -> tuple[PersonCount, ...]:
    """Every person of a held outermost meeting with the number of these, most first."""
    with record.settled() as connection:
        rows = connection.execute(
            "SELECT actors.id, actors.name, actors.country, count(DISTINCT events.id) AS contacts"
            " FROM events JOIN event_participants ON event_participants.event = events.id"
            " JOIN actors ON actors.id = event_participants.actor"
            " WHERE events.kind = 'CONSULT' AND events.status = 'held' AND events.part_of IS NULL"
            " AND event_participants.kind = 'person'"
            " GROUP BY actors.id ORDER BY contacts DESC, actors.name, actors.id"
        ).fetchall()
    return tuple(PersonCount(*row) for row in rows)
