"""Resolved times as they are written: TIMEX3 value and mod, EDTF."""

from __future__ import annotations

from dragoman.model.days import (
    edtf_of,
)
from dragoman.model.times import Expression, Time, TimeMention
from dragoman.reading.dates.narrative import Resolved

LETTERS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "hour": "H",
    "minute": "M",
    "quarter": "Q",
    "decade": "DE",
    "century": "CE",
}


def finished(mention: TimeMention, resolved: Resolved | None) -> Time:
    """The time with its TIMEX3 value and EDTF."""
    expression = mention.expression
    interval = None if resolved is None else resolved.interval
    edtf = None if interval is None else edtf_of(interval)
    mod = {"START": "START", "MID": "MID", "END": "END"}.get(expression.part or "") or expression.mod
    if edtf and mod == "APPROX":
        edtf += "~"
    value = (resolved.value if resolved and resolved.value else None) or timex_value(mention, resolved)
    return Time(
        mention.span, mention.text, mention.type, value, mod, edtf, interval,
        resolved.basis if resolved else "stated", mention.rule,
        anchor=resolved.anchor if resolved else None,
        runner_up=resolved.runner_up if resolved else None,
        granularity=resolved.granularity if resolved else None,
    )  # fmt: skip


def timex_value(mention: TimeMention, resolved: Resolved | None) -> str | None:
    """The TIMEX3 value: of the whole unit for "early May", a period for durations and sets."""
    expression = mention.expression
    if mention.type == "SET":
        return f"XXXX-WXX-{expression.weekday}" if expression.weekday else period(expression)
    if mention.type == "DURATION":
        return f"P{int(expression.amount or 0)}M" if expression.operator == "first months" else period(expression)
    if resolved is None or resolved.interval is None or resolved.interval.begin is None:
        return None
    interval, begin = resolved.interval, resolved.interval.begin
    match resolved.granularity:
        case "day":
            value = begin.isoformat()
            return value + (f"T{expression.part}" if expression.part in ("MO", "AF", "EV", "NI") else "")
        case "week":
            year, week, _ = begin.isocalendar()
            return f"{year}-W{week:02}" + ("-WE" if expression.extra == "weekend" else "")
        case "month":
            return f"{begin:%Y-%m}"
        case "quarter":
            return f"{begin.year}-Q{(begin.month - 1) // 3 + 1}"
        case "half":
            return f"{begin.year}-H{1 if begin.month < 7 else 2}"
        case "season":
            return f"{begin.year}-{expression.extra}"
        case "year":
            return f"{begin.year:04}"
        case "decade":
            return f"{begin.year // 10}"
        case "century":
            return f"{begin.year // 100}"
    return edtf_of(interval)


def period(expression: Expression) -> str | None:
    """The TIMEX3 period of a duration.

    >>> period(Expression("duration", unit="hour", amount=48.0))
    'PT48H'
    """
    if expression.unit is None:
        return None
    letter = LETTERS.get(expression.unit)
    if letter is None:
        return None
    number = "X" if expression.amount is None else f"{expression.amount:g}"
    return f"P{'T' if expression.unit in ('hour', 'minute') else ''}{number}{letter}"
