"""The passages of one document that tell of one event, in their context, each stretch of text shown once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dragoman.model.documents import Document, Span
from dragoman.model.findings import Telling
from dragoman.report.wording import UNSEEN

# Characters of context on each side.
AROUND = 260


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text, ``marked`` if it is a passage itself."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Pieces that follow one another in the text, and whether more of it stands before and after."""

    pieces: tuple[Piece, ...]
    more_before: bool
    more_after: bool


@dataclass(frozen=True, slots=True)
class Quotation:
    """A document with all its tellings of one event."""

    document: Document
    tellings: tuple[Telling, ...]
    excerpts: tuple[Excerpt, ...]


def quotations(tellings: Iterable[Telling]) -> tuple[Quotation, ...]:
    """The tellings by document, in the order in which the documents come first."""
    by_document: dict[str, list[Telling]] = {}
    for telling in tellings:
        by_document.setdefault(telling.document.id, []).append(telling)
    return tuple(
        Quotation(
            told[0].document, tuple(told), excerpts_of(told[0].document.text, [t.report.passage.span for t in told])
        )
        for told in by_document.values()
    )


def excerpts_of(text: str, spans: Sequence[Span]) -> tuple[Excerpt, ...]:
    """The spans in their context, those near one another in one excerpt.

    >>> [[(p.text, p.marked) for p in e.pieces] for e in excerpts_of("They met. They talked.", [Span(0, 9)])]
    [[('They met.', True), (' They talked.', False)]]
    """
    groups: list[list[Span]] = []
    for span in joined(spans):
        if groups and span.start - groups[-1][-1].end <= 2 * AROUND:
            groups[-1].append(span)
        else:
            groups.append([span])
    return tuple(make_excerpt(text, group) for group in groups)


def joined(spans: Sequence[Span]) -> list[Span]:
    """The spans in order, overlapping ones as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def make_excerpt(text: str, spans: Sequence[Span]) -> Excerpt:
    """The spans and what lies around and between them, cut between words."""
    start, end = word_start(text, spans[0].start), word_end(text, spans[-1].end)
    pieces, place = [], start
    for span in spans:
        pieces += [Piece(tidy(text[place : span.start]), False), Piece(tidy(span.cut(text)), True)]
        place = span.end
    pieces.append(Piece(tidy(text[place:end]), False))
    return Excerpt(tuple(p for p in pieces if p.text), bool(text[:start].strip()), bool(text[end:].strip()))


def word_start(text: str, start: int) -> int:
    """The beginning of the context before ``start``: a paragraph's or sentence's if near, else a word's."""
    first = max(start - AROUND, 0)
    if first == 0:
        return 0
    breaks = [found.end() for found in re.finditer(r"[.!?…][\"”’)]*\s+|\n+", text[first:start])]
    if breaks and breaks[0] < start - first:
        return first + breaks[0]
    space = text.find(" ", first, start)
    return start if space < 0 else space + 1


def word_end(text: str, end: int) -> int:
    """The end of the context after ``end``: that of the last sentence that is whole, else a word's."""
    last = min(end + AROUND, len(text))
    if last == len(text):
        return last
    breaks = [found.start() + 1 for found in re.finditer(r"[.!?…](?=[\"”’)]*\s)", text[end:last])]
    if breaks:
        return end + breaks[-1]
    space = text.rfind(" ", end, last)
    return end if space < 0 else space


def tidy(text: str) -> str:
    """The text with single spaces, single line breaks, and nothing unseen."""
    return re.sub(r"[ \t\u00a0]+", " ", re.sub(r"\s*\n\s*", "\n", UNSEEN.sub("", text)))
