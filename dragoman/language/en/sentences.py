"""English sentences: every line of prose split by sentencex, without breaking names, dates or furniture."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from sentencex import get_sentence_boundaries

from dragoman.model.documents import Span

# "MOSCOW, November 28 (Wire) —", "ASTANA, Feb 28. /TASS/.", "Zagreb, 3 October 2024 –": where a text was filed, no part of
# its first sentence; a town in small letters and a plain hyphen need the day
DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?"
TOWN = r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,2}"
DATELINE = re.compile(
    r"\s*(?:[A-ZÀ-ÞŽŠ][A-ZÀ-ÞŽŠ.'’ -]{2,30}(?:, ?[A-Z][A-Za-z. ]{2,20})?"
    rf"(?:(?:, {DAY})?\s*(?:\.?\s*/[^/\n]{{2,30}}/\.?|\([^)\n]{{2,50}}\)\s*[—–-]+|[—–]|--|(?<=\d)\.)|, {DAY}\s+-)"
    rf"|{TOWN}, {DAY}\s*(?:\([^)\n]{{2,50}}\)\s*)?(?:[—–]|--|-(?=\s)))\s+"
)
HEADING_SOURCE = re.compile(r"\s[—–]\s(?:[\w’'.-]+\s?){1,4}$")


def split_sentences(text: str, furniture: Sequence[Span], unbroken: Sequence[Span]) -> list[Span]:
    """Sentences in order, trimmed; a boundary inside an unbroken span (a name, a date) is none.

    >>> split_sentences("One met. Two left.", [], [])
    [Span(start=0, end=8), Span(start=9, end=18)]
    """
    sentences: list[Span] = []
    offset = 0
    for line in text.splitlines(keepends=True):
        span = Span(offset, offset + len(line))
        offset = span.end
        if line.strip() and not any(f.start <= span.start and span.end - 1 <= f.end for f in furniture):
            sentences.extend(split_line(text, span, unbroken))
    return sentences


def split_line(text: str, line: Span, unbroken: Sequence[Span]) -> list[Span]:
    """The sentences of one line."""
    words = line.cut(text)
    if (dateline := DATELINE.match(words)) is not None:
        line = Span(line.start + dateline.end(), line.end)
        words = line.cut(text)
    if (source := HEADING_SOURCE.search(words.rstrip())) is not None:
        # "… — Kremlin": the source of a heading is no part of its sentence
        line = Span(line.start, line.start + source.start())
        words = line.cut(text)
    edges = [line.start]
    position = 0
    for boundary in get_sentence_boundaries("en", words):
        # counted from the text itself: the library's own offsets are checked against the words they cut out
        position = (
            words.index(boundary["text"], position) + len(boundary["text"])
            if boundary["text"] in words[position:]
            else len(words)
        )
        edge = line.start + position
        stripped = len(text[:edge].rstrip()) if position < len(words) else edge
        inside = any(
            u.start < stripped < u.end or (stripped == u.end and u.cut(text).endswith(("Jr.", "Sr."))) for u in unbroken
        )
        if not inside:
            edges.append(edge)
    if edges[-1] < line.end:
        edges.append(line.end)
    return [trimmed for a, b in itertools.pairwise(edges) if (trimmed := trim(text, a, b)).start < trimmed.end]


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space, bullets and dashes at its edges."""
    while start < end and (text[start].isspace() or text[start] in "•*·–—-"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end)
