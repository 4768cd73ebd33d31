"""How a rule of time is written and registered, and what several rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from dragoman.language.en.time_words import (
    MONTHS,
    NUMBERS,
    PARTS,
)
from dragoman.model.times import Expression, TimeType

Built = tuple[TimeType, Expression] | None


class Rule(NamedTuple):
    """A name for explanations, what must match, and what it means."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Built]


RULES: list[Rule] = []


def rule(
    pattern: str, *, flags: int = 0
) -> Callable[[Callable[[re.Match[str]], Built]], Callable[[re.Match[str]], Built]]:
    """Register the decorated builder under its own name for the pattern, which must start and end at word edges."""

    def register(build: Callable[[re.Match[str]], Built]) -> Callable[[re.Match[str]], Built]:
        RULES.append(Rule(build.__name__, re.compile(rf"(?<![\w$€£/.-]){pattern}(?![\w])", flags), build))
        return build

    return register


def month_of(word: str) -> int:
    """The number of the month the word names."""
    return MONTHS[word.lower().rstrip(".")]


def number_of(word: str) -> float:
    """The number the word or numeral names."""
    word = re.sub(r"\s+", " ", word.lower())
    return float(word) if word.isdigit() else NUMBERS[word]


def calendar(year: str | None, month: int | None = None, day: str | None = None) -> Expression | None:
    """A calendar date, complete or partial; ``None`` for a day that no month has."""
    number = int(day) if day else None
    if (
        number is not None
        and month is not None
        and number > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31)
    ):
        return None
    return Expression(
        "calendar", anchor="none" if year else "bare", year=int(year) if year else None, month=month, day=number
    )


def dated(expression: Expression | None, part: str | None = None) -> Built:
    """A DATE of the expression, with the part of it that the words single out."""
    if expression is None:
        return None
    if part:
        expression = replace(expression, part=PARTS[re.sub(r"\s+", " ", part.lower()).strip(" -")])
    return "DATE", expression
