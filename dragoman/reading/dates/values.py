"""Resolved times as they are written: TIMEX3 value and mod, EDTF."""

from __future__ import annotations

import datetime as dt

from dragoman.model.days import ONE_DAY, edtf_of, unit_interval
from dragoman.model.times import DateInterval, Expression, Time, TimeMention
from dragoman.reading.dates.narrative import Resolved

LETTERS = {
    "day": "D",
    "week": "W",
    "month": "M",
    "year": "Y",
    "hour": "H",
    "minute": "M",
    "second": "S",
    "quarter": "Q",
    "decade": "DE",
    "century": "CE",
}


# What a signal says of its time, by TIMEX3.
EDGE_MODS = {
    "since": "ON_OR_AFTER",
    "from": "ON_OR_AFTER",
    "until": "ON_OR_BEFORE",
    "before": "BEFORE",
    "after": "AFTER",
}
DAYPARTS = ("MO", "MI", "AF", "EV", "NI")
PART_MODS = ("START", "MID", "END")


def finished(mention: TimeMention, resolved: Resolved | None) -> Time:
    """The time with its TIMEX3 value and EDTF; an edge ("since 2014") with the side of it that is meant."""
    expression = mention.expression
    interval = None if resolved is None else resolved.interval
    edtf = resolved.edtf if resolved and resolved.edtf else None if interval is None else edtf_of(interval)
    part = expression.part if expression.part in PART_MODS else None
    mod = part or expression.mod
    if edtf and mod == "APPROX" and not edtf.endswith("~"):
        edtf += "~"
    value = (resolved.value if resolved and resolved.value else None) or timex_value(mention, resolved)
    signal = expression.signal
    edge = signal is not None and mention.type in ("DATE", "TIME") and expression.operator != "duration"
    if edge and signal is not None and interval is not None:
        interval, edtf = beside(interval, signal)
        mod = mod or EDGE_MODS[signal]
    return Time(
        mention.span, mention.text, mention.type, value, mod, edtf, interval,
        resolved.basis if resolved else "stated", mention.rule,
        anchor=resolved.anchor if resolved else None,
        runner_up=resolved.runner_up if resolved else None,
        granularity="edge" if edge else resolved.granularity if resolved else None,
        signal=signal,
        operator=expression.operator,
    )  # fmt: skip


def beside(interval: DateInterval, signal: str) -> tuple[DateInterval, str]:
    """The days on the side of a time that its signal means, and their EDTF.

    >>> from dragoman.model.days import years_interval
    >>> beside(years_interval(2014), "since")[1], beside(years_interval(2019), "before")[1]
    ('2014/..', '../2018')
    """
    whole = edtf_of(interval)
    begin, until = interval.begin, interval.until
    if signal in ("since", "from"):
        return DateInterval(begin, None), f"{whole.split('/')[0]}/.."
    if signal == "until":
        return DateInterval(None, until), f"../{whole.split('/')[-1]}"
    if signal == "before":
        open_before = DateInterval(None, begin)
        return open_before, f"../{neighbour(interval, -1)}" if begin else "../.."
    return DateInterval(until, None), f"{neighbour(interval, 1)}/.." if until else "../.."


def neighbour(interval: DateInterval, step: int) -> str:
    """The EDTF of the year, month or day next to the interval, as fine as the interval is."""
    begin, until = interval.begin, interval.until
    assert begin is not None and until is not None
    if step < 0 and begin == dt.date.min:
        return ".."
    day = begin - ONE_DAY if step < 0 else until
    for unit in ("year", "month"):
        if unit_interval(unit, begin) == interval:
            return edtf_of(unit_interval(unit, day))
    return day.isoformat()


def timex_value(mention: TimeMention, resolved: Resolved | None) -> str | None:
    """The TIMEX3 value: of the whole unit for "early May", a period for durations and sets."""
    expression = mention.expression
    if mention.type == "SET":
        return repeated(expression) or period(expression)
    if mention.type == "DURATION":
        return period(expression)
    if expression.operator == "any day":
        return f"XXXX-XX-XXT{expression.part}"
    if resolved is None or resolved.interval is None or resolved.interval.begin is None:
        return None
    interval, begin = resolved.interval, resolved.interval.begin
    match resolved.granularity:
        case "day":
            value = begin.isoformat()
            part = expression.part or ""
            return value + (f"T{part}" if part in DAYPARTS or ":" in part else "")
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
            return f"{begin.year // 10:03}"
        case "century":
            return f"{begin.year // 100:02}"
    return edtf_of(interval)


def repeated(expression: Expression) -> str | None:
    """The TIMEX3 value of a day, month, season or weekend that comes again and again; ``None`` for a plain unit."""
    if expression.weekday:
        return f"XXXX-WXX-{expression.weekday}"
    if expression.month:
        return f"XXXX-{expression.month:02}"
    if expression.extra:
        return "XXXX-WXX-WE" if expression.extra == "weekend" else f"XXXX-{expression.extra}"
    return None


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
    return f"P{'T' if expression.unit in ('hour', 'minute', 'second') else ''}{number}{letter}"
