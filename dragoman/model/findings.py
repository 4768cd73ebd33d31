"""What is asked of a record and what it answers: ledgers, event details, standings, search hits, lists of documents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from dragoman.model.actors import CAPACITIES, Capacity, Incumbency, Level
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.reports import Event, OfficeChange, OfficeReading, Report

if TYPE_CHECKING:
    from dragoman.model.statements import Claim, Figure, Quote

Statement = TypeVar("Statement", "Quote", "Figure", "Claim")


@dataclass(frozen=True, slots=True)
class LedgerQuery:
    """Which contacts a ledger holds. ``since`` and ``until`` are days, both included; empty sets mean "any".

    ``capacities`` are those in which people count for their state; empty, in office or acting.
    """

    since: dt.date | None = None
    until: dt.date | None = None
    statuses: frozenset[str] = frozenset()
    media: frozenset[str] = frozenset()
    levels: frozenset[str] = frozenset()
    place: str | None = None
    capacities: frozenset[str] = frozenset()


def capacities_of(words: Collection[str]) -> frozenset[str]:
    """The capacities that the words mean; "all" means every one.

    >>> sorted(capacities_of(["former", "acting"]))
    ['acting', 'former']
    """
    return frozenset(CAPACITIES) if "all" in words else frozenset(words)


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


@dataclass(frozen=True, slots=True)
class OfficeTelling:
    """One passage that tells of an office, with its document."""

    reading: OfficeReading
    document: Document


@dataclass(frozen=True, slots=True)
class Told(Generic[Statement]):
    """A quote, figure or claim with the document that it stands in."""

    item: Statement
    document: Document


@dataclass(frozen=True, slots=True)
class Edge:
    """The first or last point of a tenure: as the texts tell it and as the tables have it, both EDTF.

    ``change`` is how it came about; ``tellings`` are the passages that say so. ``told`` is the finest of what they
    tell; what contradicts it stands in ``others``.
    """

    told: str | None = None
    change: OfficeChange | None = None
    tellings: tuple[OfficeTelling, ...] = ()
    others: tuple[str, ...] = ()
    tables: str | None = None

    @property
    def disputed(self) -> bool:
        """Whether texts and tables, or two texts, cannot both be right."""
        return bool(self.others) or (
            self.told is not None and self.tables is not None and not agree(self.told, self.tables)
        )

    @property
    def best(self) -> str | None:
        """What is shown where one point is wanted: the finer where they agree, what is told where they don't."""
        if self.told is None or self.tables is None or self.disputed:
            return self.told or self.tables
        return max(self.told, self.tables, key=len) if "/" not in self.told else self.tables


def agree(one: str, other: str) -> bool:
    """Whether two points, given as year, month or day, or as a bound ("2022-01/.."), can be the same.

    >>> agree("2019", "2019-03-20"), agree("2019-06", "2019-03-20"), agree("2022-01/..", "2022-01-05")
    (True, False, True)
    """
    if one.endswith("/..") or other.endswith("/.."):
        bound, point = (one[:-3], other) if one.endswith("/..") else (other[:-3], one)
        return point.removesuffix("/..")[: len(bound)] >= bound[: len(point)]
    return one.startswith(other) or other.startswith(one)


@dataclass(frozen=True, slots=True)
class Tenure:
    """One holding of an office by one person: when it began and ended, and every passage that tells of it.

    ``capacity`` is "acting" for one that only bridges, "former" where no more is told than that it is over.
    ``incumbency`` is what the tables have of it. An open end is a point that nobody tells: it does not say that the
    office is still held.
    """

    office: str
    of: str | None
    country: str | None
    level: Level | None
    capacity: Capacity | None
    begin: Edge
    finish: Edge
    tellings: tuple[OfficeTelling, ...]
    incumbency: Incumbency | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """The offices of a person over time, earliest first; with what they were found."""

    actor: str
    name: str
    country: str | None
    tenures: tuple[Tenure, ...]
    documents_read: int
    first_published: dt.date | None
    last_published: dt.date | None
    with_tables: bool = True
