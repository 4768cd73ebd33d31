"""The lines of a text with their places in it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from dragoman.model.documents import Span

SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*$")
BULLET = re.compile(r"(?:[-–—•*·▪►>]\s+|\d{1,2}\)\s+)")
PROSE_WORDS = 5
LONG_WORDS = 14


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: the span of its words, the words, and whether a blank line stands before it."""

    span: Span
    text: str
    after_blank: bool

    @property
    def bare(self) -> str:
        """The words without the mark of a list item before them."""
        return BULLET.sub("", self.text, count=1) if BULLET.match(self.text) else self.text

    @property
    def ends_sentence(self) -> bool:
        """Whether a full stop, question mark or exclamation mark ends the line."""
        return SENTENCE_END.search(self.text) is not None

    @property
    def is_prose(self) -> bool:
        """Whether the line reads as a sentence: it ends like one, or is too long for anything else."""
        words = len(self.text.split())
        return words >= LONG_WORDS or (words >= PROSE_WORDS and (self.ends_sentence or self.text.endswith(":")))


def split_lines(text: str) -> list[Line]:
    """The lines that are not blank, in order; spans leave out the spaces around the words.

    >>> [line.span for line in split_lines("a\\n\\n b ")]
    [Span(start=0, end=1), Span(start=4, end=5)]
    """
    lines: list[Line] = []
    blank = True
    for match in re.finditer(r"[^\n]*\n|[^\n]+$", text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            lines.append(Line(Span(start, start + len(words)), words, blank))
        blank = not words
    return lines
