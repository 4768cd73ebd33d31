"""How a rule of time is written and registered, and what several rules share."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from dragoman.language.en.time_words import MODS, MONTHS, MULTIPLES, NUMBERS, PARTS, UNITS, WORDS
from dragoman.language.lexicon import one_of
from dragoman.model.times import Expression, TimeType, Unit

Built = tuple[TimeType, Expression] | None


class Rule(NamedTuple):
    """A name for explanations, what must match, and what it means."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Built]
    needs: frozenset[str]


RULES: list[Rule] = []
# Words before a number, or before a list of numbers, that make it no year; also a plate's letters and a dialling code.
NUMBERED = re.compile(
    rf"(?:\b(?i:{one_of(WORDS['numbered'])})\.?\s+(?:\d+(?:,\s*|,?\s+(?:and|or|to)\s+))*|[#№+]\s?|\b0\d{{2,4}}\s|\d\s[A-Z]{{1,3}}\s)$"
)


def rule(
    pattern: str, *, flags: int = 0, needs: str = ""
) -> Callable[[Callable[[re.Match[str]], Built]], Callable[[re.Match[str]], Built]]:
    """Register the decorated builder under its own name for the pattern, which must start and end at word edges.

    ``needs`` names kinds of words of time (see ``SEEDS``) of which a stretch of text must hold one, else the rule is
    not tried there; none named, it always is. Where the pattern has a group ``t``, only that is the words of time; the rest is context that the rule needs.
    """

    def register(build: Callable[[re.Match[str]], Built]) -> Callable[[re.Match[str]], Built]:
        RULES.append(
            Rule(
                build.__name__, re.compile(rf"(?<![\w$€£/.-]){pattern}(?![\w])", flags), build, frozenset(needs.split())
            )
        )
        return build

    return register


def month_of(word: str) -> int:
    """The number of the month the word names."""
    return MONTHS[word.lower().rstrip(".")]


def number_of(word: str) -> float:
    """The number the words or numeral name.

    >>> number_of("two and a half"), number_of("Twenty-five"), number_of("48"), number_of("2 1/2")
    (2.5, 25.0, 48.0, 2.5)
    """
    word = re.sub(r"\s+", " ", word.lower())
    whole = re.sub(r"[- ]and[- ]a[- ]half$|\s?½$| 1/2$", "", word)
    if whole != word:
        return number_of(whole) + 0.5
    if word in NUMBERS:
        return float(NUMBERS[word])
    if re.fullmatch(r"[\d.]+", word):
        return float(word)
    return float(sum(NUMBERS[part] for part in re.split(r"[- ]", word)))


def unit_of(word: str) -> Unit:
    """The unit the word names."""
    return UNITS[word.lower()]


def amount_of(number: str, unit: str) -> float:
    """How many units: a fortnight is two weeks."""
    return number_of(number) * MULTIPLES.get(unit.lower(), 1)


def mod_of(words: str | None) -> str | None:
    """The TIMEX3 mod that words such as "less than" stand for."""
    return MODS.get(re.sub(r"\s+", " ", (words or "").strip().lower()))


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


def part_of(words: str) -> str:
    """The part of a period that the words single out: START, MID or END."""
    plain = re.sub(r"\s+", " ", words.lower()).strip(" -")
    return PARTS[re.sub(r" in(?: the)?$", "", plain)]


def dated(expression: Expression | None, part: str | None = None) -> Built:
    """A DATE of the expression, with the part of it that the words single out."""
    if expression is None:
        return None
    return "DATE", replace(expression, part=part_of(part)) if part else expression
