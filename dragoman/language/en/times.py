"""English words of time, read into unresolved expressions.

Every rule is a pattern with the function that turns its match into an :class:`Expression`; the longest match that
starts first wins. Nothing here knows a date: the resolver does that (``dragoman.reading.dates``).
"""

from __future__ import annotations

import re

from dragoman.language.en import calendar_times, relative_times  # noqa: F401 - they register their rules
from dragoman.language.en.time_rules import RULES, Rule
from dragoman.model.documents import Span
from dragoman.model.times import TimeMention


def find_times(text: str) -> list[TimeMention]:
    """Every expression of time in the text, in order and without overlap, unresolved.

    >>> [t.text for t in find_times("They met on May 29 and again a year later.")]
    ['May 29', 'a year later']
    """
    found: list[tuple[int, int, Rule, re.Match[str]]] = []
    for candidate in RULES:
        found.extend((m.start(), -m.end(), candidate, m) for m in candidate.pattern.finditer(text))
    found.sort(key=lambda f: (f[0], f[1]))
    mentions: list[TimeMention] = []
    reached = 0
    for start, negative_end, candidate, match in found:
        if start < reached:
            continue
        built = candidate.build(match)
        if built is None:
            continue
        kind, expression = built
        span = trimmed(text, start, -negative_end, candidate.name, match)
        mentions.append(TimeMention(span, span.cut(text), kind, expression, candidate.name))
        reached = span.end
    return mentions


def trimmed(text: str, start: int, end: int, name: str, match: re.Match[str]) -> Span:
    """The words of time proper: without the preposition that a rule needed to see."""
    if name == "year_alone":
        start = match.start("p") if match["p"] else match.start("y")
    elif name == "past_stretch":
        start = text.lower().index("the", start)
    while end > start and text[end - 1] in ".," and not re.search(r"\b[A-Z][a-z]{2,3}\.$", text[start:end]):
        end -= 1
    return Span(start, end)
