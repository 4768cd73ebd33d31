"""One reading written into the record, in place of an older one where there is one.

The caller holds the transaction. The text of a version that is no longer current stays; its readings and its place in
the search index do not.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from dragoman.model.documents import Document
from dragoman.model.readings import Reading
from dragoman.record import rows, statement_rows
from dragoman.record.identity import Standing, hash_content, hash_text, normalise_address
from dragoman.record.passages import cut_passages
from dragoman.record.rows import Values, insert

Noun = TypeVar("Noun")

# Tables that hold what one version was read to say; participants go with their reports.
READ = ("times", "mentions", "reports", "offices", "quotes", "figures", "claims", "provisional")


def write_reading(
    connection: sqlite3.Connection, reading: Reading, former: Standing | None, *, reader_version: str, read_at: str
) -> None:
    """Write the reading as the current version of its document."""
    document = reading.document
    text_changed = former is None or former.text_hash != hash_text(document.text)
    if former is not None:
        drop_readings(connection, former.version)
        if text_changed:
            drop_passages(connection, former.version)
        connection.execute("UPDATE versions SET current = 0 WHERE number = ?", (former.version,))
    identity = former.document if former is not None else add_document(connection)
    address = normalise_address(document.url)
    connection.execute("UPDATE documents SET address = coalesce(?, address) WHERE number = ?", (address, identity))
    version = write_version(connection, identity, document, reader_version=reader_version, read_at=read_at)
    write_facts(connection, version, reading)
    if text_changed:
        write_passages(connection, version, document.text)


def add_document(connection: sqlite3.Connection) -> int:
    """The number of a new document."""
    number = connection.execute("INSERT INTO documents DEFAULT VALUES").lastrowid
    assert number is not None
    return number


def write_version(
    connection: sqlite3.Connection, identity: int, document: Document, *, reader_version: str, read_at: str
) -> int:
    """The number of the version with this text, written anew or, where the text has come back, brought up to date."""
    text_hash = hash_text(document.text)
    published = None if document.published is None else document.published.isoformat()
    values = {
        "document": identity, "id": document.id, "current": 1, "title": document.title, "published": published,
        "published_basis": document.published_basis, "language": document.language, "outlet": document.outlet,
        "url": document.url, "origin": document.origin, "text_hash": text_hash,
        "content_hash": hash_content(document), "reader_version": reader_version, "read_at": read_at,
    }  # fmt: skip
    changes = ", ".join(f"{column} = excluded.{column}" for column in values)
    connection.execute(
        f"INSERT INTO versions ({', '.join(values)}) VALUES ({', '.join('?' for _ in values)})"
        f" ON CONFLICT (document, text_hash) DO UPDATE SET {changes}",
        tuple(values.values()),
    )
    where = (identity, text_hash)
    number: int = connection.execute(
        "SELECT number FROM versions WHERE document = ? AND text_hash = ?", where
    ).fetchone()[0]
    connection.execute("INSERT OR IGNORE INTO texts (version, text) VALUES (?, ?)", (number, document.text))
    return number


def write_facts(connection: sqlite3.Connection, version: int, reading: Reading) -> None:
    """Write all that was read from the document, each kind in the order in which it was read."""
    document = reading.document

    def write(table: str, columns: Sequence[str], nouns: Iterable[Noun], values: Callable[[Noun], Values]) -> None:
        placed = ((version, position, *values(noun)) for position, noun in enumerate(nouns))
        insert(connection, table, ("version", "position", *columns), placed)

    write("times", rows.TIME, reading.times, lambda time: rows.time_values(time, document))
    write("mentions", rows.MENTION, reading.mentions, lambda mention: rows.mention_values(mention, document))
    write("reports", rows.REPORT, reading.reports, lambda report: rows.report_values(report, document))
    write("offices", rows.OFFICE, reading.offices, lambda office: rows.office_values(office, document))
    write("quotes", statement_rows.QUOTE, reading.quotes, lambda quote: statement_rows.quote_values(quote, document))
    write(
        "figures", statement_rows.FIGURE, reading.figures, lambda figure: statement_rows.figure_values(figure, document)
    )
    write("claims", statement_rows.CLAIM, reading.claims, lambda claim: statement_rows.claim_values(claim, document))
    write("provisional", rows.PROVISIONAL, reading.provisional, rows.provisional_values)
    participants = (
        (report.id, position, *rows.participant_values(participant))
        for report in reading.reports
        for position, participant in enumerate(report.participants)
    )
    insert(connection, "report_participants", ("report", "position", *rows.PARTICIPANT), participants)


def write_passages(connection: sqlite3.Connection, version: int, text: str) -> None:
    """Cut the text into passages and put them in the search index.

    The words are handed to the index from here: letting it cut them itself would count from the start of the text for
    every passage, which a text of many megabytes would take hours for.
    """
    last: int = connection.execute("SELECT coalesce(max(number), 0) FROM passages").fetchone()[0]
    spans = list(enumerate(cut_passages(text), start=last + 1))
    places = ((number, version, span.start, span.end) for number, span in spans)
    insert(connection, "passages", ("number", "version", "start", "end"), places)
    insert(connection, "passage_words", ("rowid", "words"), ((number, span.cut(text)) for number, span in spans))


def drop_passages(connection: sqlite3.Connection, version: int) -> None:
    """Take the passages of a version out of the search index; it must be given the very words that it was given."""
    found = connection.execute("SELECT text FROM texts WHERE version = ?", (version,)).fetchone()
    places = connection.execute('SELECT number, start, "end" FROM passages WHERE version = ?', (version,)).fetchall()
    words = (("delete", place["number"], rows.cut_passage(place, found["text"]).text) for place in places)
    insert(connection, "passage_words", ("passage_words", "rowid", "words"), words)
    connection.execute("DELETE FROM passages WHERE version = ?", (version,))


def drop_readings(connection: sqlite3.Connection, version: int) -> None:
    """Delete what was read from a version."""
    for table in READ:
        connection.execute(f"DELETE FROM {table} WHERE version = ?", (version,))


def drop_document(connection: sqlite3.Connection, identity: int) -> None:
    """Delete a document with all its versions and all that was read from them."""
    current = connection.execute("SELECT number FROM versions WHERE document = ? AND current", (identity,)).fetchall()
    for version in current:
        drop_passages(connection, version["number"])
    connection.execute("DELETE FROM documents WHERE number = ?", (identity,))
