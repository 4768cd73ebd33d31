"""Which document of the record a new reading is of.

One address, one document: a text that comes back changed under its URL, or in the same file where it has no URL, is a
new version of it. Lines of a JSON lines file and standard input are no such place (tomorrow's first line is another
text), so that there only the document's id tells. An id that another text already bears is refused rather than guessed
about: to replace a document by one that merely shares its number would lose what was read.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from dataclasses import dataclass
from urllib.parse import urlsplit

from dragoman.errors import InputError
from dragoman.model.documents import Document

LINE = re.compile(r"(:(?:line )?|#|, line )\d+$")


@dataclass(frozen=True, slots=True)
class Standing:
    """The current version of a document that the record holds already."""

    document: int
    version: int
    id: str
    text_hash: str
    content_hash: str
    reader_version: str


def normalise_address(url: str | None) -> str | None:
    """The address without what does not change the page: scheme, "www.", case of the host, fragment, last slash.

    >>> normalise_address("HTTPS://www.Example.org/News/1/#top")
    'example.org/News/1'
    """
    if url is None or not url.strip():
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    host = parts.netloc.lower().removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}" or None


def file_of(origin: str | None) -> str | None:
    """The file that an origin lies in, without the number of a line.

    >>> file_of("news/2024.jsonl:12")
    'news/2024.jsonl'
    >>> file_of("news/2024.jsonl:line 12")
    'news/2024.jsonl'
    """
    return None if origin is None else LINE.sub("", origin)


def is_place(origin: str | None) -> bool:
    """Whether the origin is a place that one document keeps: a whole file, not a line nor standard input."""
    return origin is not None and not origin.startswith(("-", "<")) and LINE.search(origin) is None


def hash_text(text: str) -> str:
    """SHA-256 of the text."""
    return hashlib.sha256(text.encode()).hexdigest()


def hash_content(document: Document) -> str:
    """SHA-256 of the text and of all that bears on how it is read: the same text with another date is read anew."""
    published = None if document.published is None else document.published.isoformat()
    bearing = (document.text, document.title, published, document.published_basis, document.language, document.outlet)
    return hash_text(json.dumps([*bearing, normalise_address(document.url)], ensure_ascii=False))


def refuse_broken(document: Document) -> None:
    """Refuse a document with characters that no file can hold, as halves of surrogate pairs are."""
    try:
        hash_content(document)
    except UnicodeEncodeError as error:
        raise InputError(document.origin or document.id, "holds characters that are no text") from error


def find_standing(connection: sqlite3.Connection, document: Document) -> Standing | None:
    """The document of the record that this is, by address, else by id, else by the file it lies in."""
    address = normalise_address(document.url)
    bearer = fetch(connection, "versions.id = ?", document.id)
    if address is not None and (row := fetch(connection, "documents.address = ?", address)) is not None:
        refuse_taken(document, bearer if bearer is not None and bearer["document"] != row["document"] else None)
        return standing(row)
    if bearer is not None and same_document(bearer, document, address):
        return standing(bearer)
    refuse_taken(document, bearer)
    if is_place(document.origin):
        row = fetch(connection, "versions.origin = ?", document.origin)
        if row is not None and (address is None or row["address"] is None):
            return standing(row)
    return None


def fetch(connection: sqlite3.Connection, condition: str, value: str | None) -> sqlite3.Row | None:
    """The first current version that meets the condition."""
    row: sqlite3.Row | None = connection.execute(
        "SELECT versions.*, documents.address FROM versions JOIN documents ON documents.number = versions.document"
        f" WHERE versions.current AND {condition} ORDER BY versions.id LIMIT 1",
        (value,),
    ).fetchone()
    return row


def same_document(bearer: sqlite3.Row, document: Document, address: str | None) -> bool:
    """Whether a stored document with the same id is this one: same text, or another text from the same file."""
    if bearer["text_hash"] == hash_text(document.text):
        return True
    addressed = address is not None and bearer["address"] is not None
    return not addressed and file_of(bearer["origin"]) == file_of(document.origin)


def refuse_taken(document: Document, bearer: sqlite3.Row | None) -> None:
    """Refuse a document whose id another document of the record bears."""
    if bearer is None:
        return
    holder = bearer["origin"] or bearer["url"] or "another input"
    problem = f"its id {document.id!r} is that of another document, from {holder}; give it an id of its own"
    raise InputError(document.origin or document.id, problem)


def standing(row: sqlite3.Row) -> Standing:
    """What must be known of a stored version to tell whether it changes."""
    return Standing(
        row["document"], row["number"], row["id"], row["text_hash"], row["content_hash"], row["reader_version"]
    )
