"""Passages of the current texts that hold given words.

Words are folded as the index folds them: case and diacritics don't matter, endings do. A user's words are never taken
for the index's own syntax.
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict

from dragoman.errors import UsageError
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.findings import SearchHit
from dragoman.record.loading import as_json, load_documents
from dragoman.record.store import Record

TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
# Private-use characters that no text worth reading holds; where one does, the hit is shown without marks.
OPENED, CLOSED = "\ue000", "\ue001"
MARK = re.compile(f"{OPENED}([^{CLOSED}]*){CLOSED}")


def search(record: Record, words: str, limit: int = 20) -> tuple[SearchHit, ...]:
    """At most ``limit`` passages that hold all the words, the most telling first; words "in quotes" side by side."""
    query = make_query(words)
    with record.settled() as connection:
        found = connection.execute(
            'SELECT passages.version, passages.start, passages."end",'
            " highlight(passage_words, 0, ?, ?) AS marked FROM passage_words"
            " JOIN passages ON passages.number = passage_words.rowid"
            " JOIN versions ON versions.number = passages.version"
            " WHERE passage_words MATCH ? ORDER BY bm25(passage_words), versions.id, passages.start LIMIT ?",
            (OPENED, CLOSED, query, max(limit, 0)),
        ).fetchall()
        versions = {row["version"] for row in found}
        documents = load_documents(connection, versions)
        told = load_told(connection, versions)
    return tuple(make_hit(row, documents[row["version"]], told[row["version"]]) for row in found)


def make_query(words: str) -> str:
    """The words as strings of the index's query language, so that AND, NEAR, * or : among them mean themselves.

    >>> make_query('Putin AND "state visit" NEAR')
    '"Putin" "AND" "state visit" "NEAR"'
    """
    terms = [phrase or word for phrase, word in TERM.findall(words.replace("\0", " "))]
    strings = [f'"{term}"' for term in terms if any(letter.isalnum() for letter in term)]
    if not strings:
        raise UsageError(f"there is no word to search for in {words!r}")
    return " ".join(strings)


def load_told(connection: sqlite3.Connection, versions: set[int]) -> defaultdict[int, list[tuple[Span, str]]]:
    """For each version the passages of its reports and the event that each tells of."""
    told: defaultdict[int, list[tuple[Span, str]]] = defaultdict(list)
    for row in connection.execute(
        'SELECT reports.version, reports.start, reports."end", event_reports.event FROM reports'
        " JOIN event_reports ON event_reports.report = reports.id"
        " WHERE reports.version IN (SELECT value FROM json_each(?)) ORDER BY reports.start, event_reports.event",
        (as_json(versions),),
    ):
        told[row["version"]].append((Span(row["start"], row["end"]), row["event"]))
    return told


def make_hit(row: sqlite3.Row, document: Document, told: list[tuple[Span, str]]) -> SearchHit:
    """The passage of a row with its marks and the events that reports in it tell of."""
    span = Span(row["start"], row["end"])
    passage = Passage(span, span.cut(document.text))
    events = dict.fromkeys(event for place, event in told if place.overlaps(span))
    return SearchHit(document, passage, find_marks(row["marked"], passage.text), tuple(events))


def find_marks(marked: str, text: str) -> tuple[Span, ...]:
    """Where the marked words stand in the text.

    >>> find_marks("\\ue000Tokayev\\ue001 met him", "Tokayev met him")
    (Span(start=0, end=7),)
    """
    if MARK.sub(r"\1", marked) != text:
        return ()
    # Each mark found earlier has put two characters more into the marked text.
    places = ((mark.start() - 2 * before, len(mark[1])) for before, mark in enumerate(MARK.finditer(marked)))
    return tuple(Span(start, start + length) for start, length in places)
