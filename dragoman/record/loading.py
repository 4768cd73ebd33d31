"""Nouns of the model loaded from the record, many at a time.

Lists of ids travel as one JSON parameter, so that no query grows with them.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TypeVar

from dragoman.model.documents import Document
from dragoman.model.readings import Reading
from dragoman.model.reports import Event, Participant, Report
from dragoman.record import rows, statement_rows

Noun = TypeVar("Noun")

# Where a report stands among its document's, and where a document stands among all: the order of telling.
TOLD = "versions.published IS NULL, versions.published, versions.id, reports.start, reports.id"


def as_json(values: Iterable[str | int]) -> str:
    """The values as the JSON array that ``json_each(?)`` takes."""
    return json.dumps(sorted(values))


def load_texts(connection: sqlite3.Connection, versions: Collection[int]) -> Mapping[int, str]:
    """The texts of the versions."""
    found = connection.execute(
        "SELECT version, text FROM texts WHERE version IN (SELECT value FROM json_each(?))", (as_json(versions),)
    )
    return {row["version"]: row["text"] for row in found}


def load_documents(connection: sqlite3.Connection, versions: Collection[int]) -> Mapping[int, Document]:
    """The documents of the versions, each with its text."""
    texts = load_texts(connection, versions)
    found = connection.execute(
        "SELECT * FROM versions WHERE number IN (SELECT value FROM json_each(?))", (as_json(versions),)
    )
    return {row["number"]: rows.document_from(row, texts[row["number"]]) for row in found}


def load_participants(
    connection: sqlite3.Connection, table: str, owner: str, ids: Collection[str]
) -> Mapping[str, tuple[Participant, ...]]:
    """The participants of each report or event, in their order."""
    participants: dict[str, list[Participant]] = defaultdict(list)
    for row in connection.execute(
        f"SELECT * FROM {table} WHERE {owner} IN (SELECT value FROM json_each(?)) ORDER BY {owner}, position",
        (as_json(ids),),
    ):
        participants[row[owner]].append(rows.participant_from(row))
    return {owned: tuple(parts) for owned, parts in participants.items()}


def load_reports(connection: sqlite3.Connection, ids: Collection[str]) -> Mapping[str, Report]:
    """The reports with these ids; those that are no longer in the record are left out."""
    found = connection.execute(
        "SELECT * FROM reports WHERE id IN (SELECT value FROM json_each(?))", (as_json(ids),)
    ).fetchall()
    texts = load_texts(connection, {row["version"] for row in found})
    participants = load_participants(connection, "report_participants", "report", ids)
    return {row["id"]: rows.report_from(row, texts[row["version"]], participants.get(row["id"], ())) for row in found}


def load_events(connection: sqlite3.Connection, ids: Collection[str]) -> Mapping[str, Event]:
    """The events with these ids."""
    participants = load_participants(connection, "event_participants", "event", ids)
    reports: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(
        "SELECT event, report FROM event_reports WHERE event IN (SELECT value FROM json_each(?))"
        " ORDER BY event, position",
        (as_json(ids),),
    ):
        reports[row["event"]].append(row["report"])
    found = connection.execute("SELECT * FROM events WHERE id IN (SELECT value FROM json_each(?))", (as_json(ids),))
    return {
        row["id"]: rows.event_from(row, participants.get(row["id"], ()), tuple(reports[row["id"]])) for row in found
    }


def load_all_events(connection: sqlite3.Connection) -> Mapping[str, Event]:
    """Every event of the record."""
    return load_events(connection, [row["id"] for row in connection.execute("SELECT id FROM events")])


def load_evidence(connection: sqlite3.Connection, events: Collection[str]) -> Mapping[str, list[sqlite3.Row]]:
    """For each event the reports that tell of it with their documents, in the order of telling.

    Rows hold event, report, origin, status, start, end, version, document and published.
    """
    evidence: dict[str, list[sqlite3.Row]] = defaultdict(list)
    for row in connection.execute(
        "SELECT event_reports.event, event_reports.report, event_reports.origin, reports.status, reports.start,"
        ' reports."end", reports.version, versions.id AS document, versions.published'
        " FROM event_reports JOIN reports ON reports.id = event_reports.report"
        " JOIN versions ON versions.number = reports.version"
        f" WHERE event_reports.event IN (SELECT value FROM json_each(?)) ORDER BY {TOLD}",
        (as_json(events),),
    ):
        evidence[row["event"]].append(row)
    return evidence


def count_documents(evidence: Iterable[sqlite3.Row]) -> int:
    """How many documents tell it."""
    return len({row["document"] for row in evidence})


def count_origins(evidence: Iterable[sqlite3.Row]) -> int:
    """How many independent origins it has: a lower bound, so never more than documents.

    A report without a known origin is its document's own.
    """
    rows = list(evidence)
    return min(len({row["origin"] or row["document"] for row in rows}), len({row["document"] for row in rows}))


def load_reading(connection: sqlite3.Connection, version: int) -> Reading:
    """What was read from a version, as it was saved, without frames and without the events of that text alone."""
    document = load_documents(connection, {version})[version]

    def load(table: str, make: Callable[[sqlite3.Row], Noun]) -> tuple[Noun, ...]:
        found = connection.execute(f"SELECT * FROM {table} WHERE version = ? ORDER BY position", (version,))
        return tuple(make(row) for row in found)

    ids = load("reports", lambda row: str(row["id"]))
    reports = load_reports(connection, ids)
    return Reading(
        document=document,
        times=load("times", lambda row: rows.time_from(row, document.text)),
        mentions=load("mentions", lambda row: rows.mention_from(row, document.text)),
        reports=tuple(reports[report] for report in ids),
        offices=load("offices", lambda row: rows.office_from(row, document.text)),
        provisional=load("provisional", rows.provisional_from),
        quotes=load("quotes", lambda row: statement_rows.quote_from(row, document.text)),
        figures=load("figures", lambda row: statement_rows.figure_from(row, document.text)),
        claims=load("claims", lambda row: statement_rows.claim_from(row, document.text)),
    )
