"""Holdings of offices that have one holder at a time: who followed whom, and when nobody did.

A day known only to the month or year is a span of days. Two holders clash, and an office stood empty, only where that
is so whichever days of the spans were the true ones.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# Levels of which a state has one holder at a time.
SINGLE = ("head of state", "head of government", "foreign minister", "defence minister")
# The three that a state's file should hold without a gap.
LEADING = SINGLE[:3]
# Days that two holders may share, and days that an office may stand empty before somebody must be missing.
HANDOVER = 3
VACANCY = 60
# The first day on which a gap counts, and the first on which two holders at once do.
COMPLETE_SINCE = dt.date(2000, 1, 1)
SINGLE_SINCE = dt.date(1990, 1, 1)


# From when to when, as far as known.
Span = tuple[str | None, str | None]


def first_day(iso: str) -> dt.date:
    """The first day of a year, month or day.

    >>> first_day("2024-02")
    datetime.date(2024, 2, 1)
    """
    return dt.date.fromisoformat(iso + "-01-01"[len(iso) - 4 :] if len(iso) < 10 else iso)


def last_day(iso: str) -> dt.date:
    """The last day of a year, month or day.

    >>> last_day("2024-02")
    datetime.date(2024, 2, 29)
    """
    if len(iso) == 10:
        return dt.date.fromisoformat(iso)
    year, month = (int(iso), 12) if len(iso) == 4 else (int(iso[:4]), int(iso[5:]))
    return dt.date(year + month // 12, month % 12 + 1, 1) - dt.timedelta(days=1)


def earliest(begin: str | None) -> dt.date:
    """The first day on which something can have begun."""
    return first_day(begin) if begin else dt.date.min


def latest(finish: str | None) -> dt.date:
    """The last day on which something can have ended."""
    return last_day(finish) if finish else dt.date.max


@dataclass(frozen=True, slots=True)
class Term:
    """One holding of a single-holder office; ``owner`` is a state's code or a body's id."""

    file: str
    person: str
    owner: str
    level: str
    begin: str | None
    finish: str | None
    acting: bool = False

    @property
    def earliest(self) -> dt.date:
        """The first day on which it can have begun."""
        return earliest(self.begin)

    @property
    def latest(self) -> dt.date:
        """The last day on which it can have ended."""
        return latest(self.finish)


# By owner and level, in order.
Chains = Mapping[tuple[str, str], Sequence[Term]]


def shared_days(one: Span, other: Span) -> int:
    """How many days two spans surely have in common, by the latest beginning and the earliest end.

    >>> shared_days(("2001", "2003-05-10"), ("2003-05-01", None)), shared_days(("2001", "2003"), ("2003", None))
    (9, -364)
    """
    begin = max(last_day(b) if b else dt.date.min for b, _ in (one, other))
    finish = min(first_day(f) if f else dt.date.max for _, f in (one, other))
    return (finish - begin).days if finish > SINGLE_SINCE else 0


def gaps_in(terms: Sequence[Term], end: dt.date) -> Iterator[tuple[Term, dt.date]]:
    """Whoever had no successor in time, and the first day of the next holder or the end."""
    last = terms[0]
    for term in terms[1:]:
        if (term.earliest - last.latest).days > VACANCY and term.earliest > COMPLETE_SINCE:
            yield last, term.earliest
        if term.latest > last.latest:
            last = term
    if (end - min(last.latest, end)).days > VACANCY and end > COMPLETE_SINCE:
        yield last, end


def unbroken_since(spans: Iterable[tuple[dt.date, dt.date]], end: dt.date) -> dt.date | None:
    """The first day of the unbroken row of spans that reaches to the end; ``None`` where none does."""
    reached, since = end, None
    for begin, finish in sorted(spans, key=lambda span: span[1], reverse=True):
        if (reached - min(finish, reached)).days <= VACANCY:
            reached = since = min(reached, begin)
    return since
