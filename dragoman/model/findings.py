"""What is asked of a record and what it answers: ledgers, event details, search hits, lists of documents."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from dragoman.model.documents import Document, Passage, Span
from dragoman.model.reports import Event, Report


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """Which contacts a ledger holds. ``since`` and ``until`` are days, both included; empty sets mean "any"."""

    since: dt.date | None = None
    until: dt.date | None = None
    statuses: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One event of a ledger with its counts and the first sentence that tells of it.

    ``parts`` are the events it contains. ``unconfirmed`` is true for a planned one whose day had passed when the
    newest document was published.
    """

    event: Event
    report_count: int
    document_count: int
    origin_count: int
    passage: Passage
    document: str
    parts: tuple[LedgerEntry, ...] = ()
    unconfirmed: bool = False


@dataclass(frozen=True, slots=True)
class Ledger:
    """Contacts of a dyad: ``held`` ones are counted, ``other`` (planned, denied and the rest) are listed only."""

    names: tuple[str, str]
    actors: tuple[str, str]
    held: tuple[LedgerEntry, ...]
    other: tuple[LedgerEntry, ...]
    documents_read: int
    first_published: dt.date | None
    last_published: dt.date | None


@dataclass(frozen=True, slots=True)
class Telling:
    """One report of an event with its document and the text around the passage."""

    report: Report
    document: Document
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class EventDetail:
    """An event with every passage that tells of it, what contains it and what it contains."""

    event: Event
    tellings: tuple[Telling, ...]
    document_count: int
    origin_count: int
    whole: Event | None = None
    parts: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True)
class SearchHit:
    """A passage that holds the words searched for; ``marks`` are offsets within the passage's own text."""

    document: Document
    passage: Passage
    marks: tuple[Span, ...] = field(default=())
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentEntry:
    """One document or failed input of the record: what it is, when it was read, how much was read from it."""

    id: str | None
    origin: str
    title: str | None
    outlet: str | None
    published: dt.date | None
    language: str | None
    read_at: str
    reports: int
    events: int
    problem: str | None = None
    versions: int = 1


@dataclass(frozen=True, slots=True)
class RecordStats:
    """How much a record holds."""

    documents: int
    failed: int
    passages: int
    reports: int
    events: int
    held: int
    actors: int
    first_published: dt.date | None
    last_published: dt.date | None
    schema_version: int
    reader_version: str
    bytes: int
