"""Times: the words for them, the small expression they mean, and the days that result.

Two layers. An ``Expression`` says what the words mean without knowing any date; a ``Time`` is that expression
resolved to an interval of days, with what fixed it.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from dragoman.model.documents import Span

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeBasis = Literal["stated", "publication", "narrative", "event"]
Unit = Literal[
    "day", "week", "month", "quarter", "half", "season", "year", "decade", "century", "hour", "minute", "second"
]
Anchor = Literal["none", "deictic", "narrative", "bare"]
# Prospective: what lay ahead of the time told ("he would visit in May").
Tense = Literal["past", "present", "future", "prospective", "none"]


@dataclass(frozen=True, slots=True)
class DateInterval:
    """Days from ``begin`` up to but not including ``until``; ``None`` is an open end.

    >>> DateInterval(dt.date(2024, 2, 1), dt.date(2024, 3, 1)).finish
    datetime.date(2024, 2, 29)
    """

    begin: dt.date | None
    until: dt.date | None

    def __post_init__(self) -> None:
        if self.begin is not None and self.until is not None and self.begin >= self.until:
            raise ValueError(f"an interval begins before it ends, not {self.begin} to {self.until}")

    @property
    def finish(self) -> dt.date | None:
        """The last day, included; ``None`` where open."""
        return None if self.until is None else self.until - dt.timedelta(days=1)

    @property
    def days(self) -> int | None:
        """How many days it holds; ``None`` where an end is open."""
        if self.begin is None or self.until is None:
            return None
        return (self.until - self.begin).days

    def meets(self, other: DateInterval) -> bool:
        """Whether the two can share a day."""
        before = self.until is not None and other.begin is not None and self.until <= other.begin
        after = other.until is not None and self.begin is not None and other.until <= self.begin
        return not (before or after)

    def covers(self, other: DateInterval) -> bool:
        """Whether every day of the other is in this one."""
        early = self.begin is None or (other.begin is not None and other.begin >= self.begin)
        late = self.until is None or (other.until is not None and other.until <= self.until)
        return early and late


@dataclass(frozen=True, slots=True)
class Expression:
    """What words of time mean before any date is known.

    ``operator`` names how the value is found (see ``dragoman.reading.dates``); the other fields are its operands.
    """

    operator: str
    anchor: Anchor = "none"
    unit: Unit | None = None
    amount: float | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    part: str | None = None
    mod: str | None = None
    signal: str | None = None
    parts: tuple[Expression, ...] = ()
    extra: str | None = None


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words of time in the text with their unresolved expression and the rule that read them.

    ``ends`` are the first and the last point of a range, where both stand in words of their own. ``occasions`` are the
    nouns of an act that the words date ("the January 2022 unrest"); ``attributive`` says that the date only tells one
    thing from another ("the May 2007 high"); ``wide`` the words together with the act that
    they are counted from ("two weeks after the inauguration"), taken where that act is dated.
    """

    span: Span
    text: str
    type: TimeType
    expression: Expression
    rule: str
    ends: tuple[TimeMention, ...] = ()
    occasions: tuple[str, ...] = ()
    attributive: bool = False
    wide: Span | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A resolved time.

    ``value`` and ``mod`` are TIMEX3, ``edtf`` is what people are shown, ``interval`` the possible days.
    ``anchor`` is the text of the day it was counted from, ``runner_up`` the EDTF of a near second reading;
    ``signal`` names the word that made the time an edge (since, from, until, before, after) or that counts a length
    from an act (after, before), ``within`` the range that the
    time is an end of, ``operator`` the kind of its expression.
    """

    span: Span
    text: str
    type: TimeType
    value: str | None
    mod: str | None
    edtf: str | None
    interval: DateInterval | None
    basis: TimeBasis
    rule: str
    anchor: str | None = None
    runner_up: str | None = None
    granularity: str | None = field(default=None)
    signal: str | None = None
    within: Span | None = None
    operator: str | None = None
