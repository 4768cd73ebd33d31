"""Documents and spans of their text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

PublishedBasis = Literal["metadata", "dateline", "byline", "given"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a document's stored text, in Unicode characters, end excluded."""

    start: int
    end: int

    def cut(self, text: str) -> str:
        """The words that the span covers.

        >>> Span(3, 7).cut("in Bern today")
        'Bern'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether the other lies wholly within."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of its publication.

    ``text`` is the stored text: every offset counts its Unicode characters. ``published`` is the day of
    publication and ``published_basis`` how it is known; ``None`` where it is not. ``origin`` is where the bytes
    came from (a path, with line number for JSON lines).
    """

    id: str
    text: str
    title: str | None = None
    published: dt.date | None = None
    published_basis: PublishedBasis | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A quoted stretch of a document: its offsets and the words themselves."""

    span: Span
    text: str
