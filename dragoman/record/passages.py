"""Stretches of a text that search answers with: paragraphs, cut at the ends of sentences.

These are for finding only. A stretch may hold two sentences, for it is cut where a sentence surely ends, without any
language's rules of abbreviation; the sentences that reports stand in are the language's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.model.documents import Span

LONGEST = 1000

LINE = re.compile(r"[^\n]+")
# A full stop after a word of four letters or more; shorter words may be abbreviations, as "Mr." and "г." are.
END = re.compile(r"(?:\w{4}[.!?…]|[!?…])[\"'»”’)\]]*\s+(?=[\"'«“‘(\[]*[^\W_a-zа-яё])")


def cut_passages(text: str) -> tuple[Span, ...]:
    """The text's stretches in order; together they hold every character that is not blank.

    >>> text = "Mr. Lee met Ms. Roy on Monday. They spoke.\\n\\nNo date was set."
    >>> [span.cut(text) for span in cut_passages(text)]
    ['Mr. Lee met Ms. Roy on Monday.', 'They spoke.', 'No date was set.']
    """
    return tuple(
        part
        for line in LINE.finditer(text)
        for sentence in cut_sentences(text, Span(line.start(), line.end()))
        for part in cut_length(text, sentence)
    )


def cut_sentences(text: str, line: Span) -> Iterator[Span]:
    """The sentences of one line, blanks at their ends left out."""
    start = line.start
    for end in END.finditer(text, line.start, line.end):
        yield from trim(text, Span(start, end.end()))
        start = end.end()
    yield from trim(text, Span(start, line.end))


def trim(text: str, span: Span) -> Iterator[Span]:
    """The span without blanks at its ends; nothing where it is all blank."""
    words = span.cut(text)
    if kept := words.strip():
        start = span.start + words.index(kept[0])
        yield Span(start, start + len(kept))


def cut_length(text: str, span: Span) -> Iterator[Span]:
    """The span in pieces of at most ``LONGEST`` characters, cut between words where there are any."""
    start = span.start
    while span.end - start > LONGEST:
        blank = text.rfind(" ", start + 1, start + LONGEST)
        end = blank if blank > start else start + LONGEST
        yield from trim(text, Span(start, end))
        start = end
    yield from trim(text, Span(start, span.end))
