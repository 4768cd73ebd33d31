"""What a text has told of time so far: the dates narrated, and how one expression came out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field

from dragoman.model.days import (
    third,
)
from dragoman.model.documents import Span
from dragoman.model.times import DateInterval, Expression, Tense, TimeBasis

TenseAt = Callable[[Span], Tense]


@dataclass(frozen=True, slots=True)
class Narrated:
    """A date the text has told of: its days, how fine they are, where it stands, and whether it opens a sentence."""

    interval: DateInterval
    granularity: str
    span: Span
    opens: bool


@dataclass
class Narrative:
    """The dates told so far and what resolving needs besides."""

    text: str
    published: dt.date | None
    tense_at: TenseAt
    narrated: list[Narrated] = field(default_factory=list)

    def last(self, *granularities: str) -> Narrated | None:
        """The last narrated date, of one of the granularities where any are given."""
        for told in reversed(self.narrated):
            if not granularities or told.granularity in granularities:
                return told
        return None

    def same_paragraph(self, told: Narrated, span: Span) -> bool:
        """Whether no line ends between the two."""
        return "\n" not in self.text[told.span.end : span.start]


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days an expression comes to, and on what ground."""

    interval: DateInterval | None
    granularity: str
    basis: TimeBasis
    anchor: str | None = None
    runner_up: str | None = None
    value: str | None = None


def narrated_year(told: Narrated | None) -> int | None:
    """The one year that a narrated date lies in."""
    if told is None or told.interval.begin is None or told.interval.finish is None:
        return None
    return told.interval.begin.year if told.interval.begin.year == told.interval.finish.year else None


def narrowed(expression: Expression, interval: DateInterval, unit: str, basis: TimeBasis, anchor: str | None = None,
             runner_up: str | None = None) -> Resolved:  # fmt: skip
    """The interval, or the third of it that the words single out; the TIMEX3 value stays the whole unit's."""
    if expression.part in ("H1", "H2") and interval.begin is not None and interval.until is not None:
        middle = interval.begin + dt.timedelta(days=15)
        half = DateInterval(interval.begin, middle) if expression.part == "H1" else DateInterval(middle, interval.until)
        return Resolved(half, unit, basis, anchor, runner_up, f"{interval.begin:%Y-%m}")
    if expression.part in ("START", "MID", "END"):
        begin = interval.begin
        whole = {"month": f"{begin:%Y-%m}", "year": f"{begin:%Y}"}.get(unit) if begin else None
        return Resolved(third(interval, expression.part, unit), unit, basis, anchor, runner_up, whole)
    return Resolved(interval, unit, basis, anchor, runner_up)
