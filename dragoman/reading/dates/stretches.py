"""Stretches, feasts, turns of the century, and times counted from a date or an act that the text names."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dateutil.easter import easter

from dragoman.model.days import (
    counted_interval,
    day_interval,
    months_interval,
    shift_day,
    unit_interval,
    week_interval,
    years_interval,
)
from dragoman.model.documents import Span
from dragoman.model.times import DateInterval, Expression, TimeBasis
from dragoman.reading.dates.calendar_dates import bare_year
from dragoman.reading.dates.narrative import Narrated, Narrative, Resolved

Resolver = Callable[[Expression, Span, Narrative], Resolved | None]
ONE_DAY = dt.timedelta(days=1)


def resolve_stretch(expression: Expression, narrative: Narrative) -> Resolved | None:
    """The past so many units up to the publication or the date told; the next so many on from it."""
    told = narrative.last("day", "week", "month", "year") if expression.anchor == "narrative" or narrative.history else None  # fmt: skip
    basis: TimeBasis
    if told is not None and told.interval.begin is not None and told.interval.finish is not None:
        edge, anchor, basis = told.interval, told.span.cut(narrative.text), "narrative"
    elif expression.anchor == "deictic" and narrative.published is not None:
        edge, anchor, basis = day_interval(narrative.published), narrative.published.isoformat(), "publication"
    else:
        return None
    if expression.amount is None or expression.unit is None:
        return None
    assert edge.begin is not None and edge.until is not None
    ahead = expression.extra == "ahead"
    if expression.unit in ("hour", "minute", "second"):
        length = dt.timedelta(days=max(1, round(expression.amount / 24)))
        interval = DateInterval(edge.begin, edge.begin + length) if ahead else DateInterval(edge.begin - length, edge.until)  # fmt: skip
    elif ahead:
        interval = DateInterval(edge.begin, shifted(edge.begin, expression) + ONE_DAY)
    else:
        interval = DateInterval(shifted(edge.until - ONE_DAY, expression, back=True), edge.until)
    return Resolved(interval, "stretch", basis, anchor)


def shifted(day: dt.date, expression: Expression, *, back: bool = False) -> dt.date:
    """The day so many units on or back; a half year is six months."""
    unit, amount = expression.unit or "day", expression.amount or 0.0
    if amount != int(amount):
        unit, amount = ("month", round(amount * 12)) if unit == "year" else ("day", round(amount * {"week": 7, "month": 30}.get(unit, 1)))  # fmt: skip
    return shift_day(day, unit, -int(amount) if back else int(amount))


def resolve_reference(expression: Expression, narrative: Narrative) -> Resolved | None:
    """Now, recently, in the future: the day of publication or the days on one side of it."""
    published = narrative.published
    value = expression.extra
    if published is None or narrative.history:
        return Resolved(None, "reference", "stated", value=value)
    interval = {
        "PRESENT_REF": day_interval(published),
        "PAST_REF": DateInterval(None, published + ONE_DAY),
        "FUTURE_REF": DateInterval(published, None),
    }[expression.extra or "PRESENT_REF"]
    return Resolved(interval, "reference", "publication", published.isoformat(), value=value)


def resolve_side(expression: Expression, narrative: Narrative) -> Resolved | None:
    """Days on one side of a date told ("a few months later"): a bound and no more."""
    back = (expression.amount or 0) < 0
    value = "PAST_REF" if back else "FUTURE_REF"
    told = narrative.last() if expression.anchor == "narrative" else None
    if told is not None and told.interval.begin is not None and told.interval.until is not None:
        interval = DateInterval(None, told.interval.until) if back else DateInterval(told.interval.begin, None)
        return Resolved(interval, "side", "narrative", told.span.cut(narrative.text), value=value)
    if expression.anchor == "deictic" and narrative.published is not None and not narrative.history:
        day = narrative.published
        interval = DateInterval(None, day) if back else DateInterval(day, None)
        return Resolved(interval, "side", "publication", day.isoformat(), value=value)
    return Resolved(None, "side", "stated", value=value)


def resolve_turn(expression: Expression, narrative: Narrative) -> Resolved | None:
    """The turn of a century or year: the year before and the year after the edge, or the days around New Year."""
    told = narrative.last_year()
    near = told.interval.begin.year if told is not None and told.interval.begin is not None else narrative.published.year if narrative.published else None  # fmt: skip
    if expression.unit == "year":
        if near is None:
            return None
        interval = DateInterval(dt.date(near - 1, 12, 15), dt.date(near, 1, 16))
        return Resolved(interval, "turn", "narrative", str(near), value=f"{near:04}")
    if expression.amount is not None:
        edge = (int(expression.amount) - 1) * 100
    elif near is None:
        return None
    else:
        edge = round(near / 100) * 100
    return Resolved(years_interval(edge - 1, 2), "turn", "stated" if expression.amount else "narrative", value=f"{edge:04}", edtf=f"{edge:04}~")  # fmt: skip


def resolve_fiscal(expression: Expression) -> Resolved | None:
    """A fiscal year as a bound: states begin it between April of the year before and October; none is preferred."""
    assert expression.year is not None
    ahead = 1 if expression.amount else 0
    interval = DateInterval(
        dt.date(expression.year - (0 if ahead else 1), 4, 1), dt.date(expression.year + 1, 10 if ahead else 4, 1)
    )
    return Resolved(interval, "fiscal year", "stated", value=f"FY{expression.year}")


def resolve_easter(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """Easter and the feasts counted from it, by the Western reckoning (Gregorian computus, ``dateutil.easter``)."""
    year, basis, anchor = expression.year, "stated", None
    if year is None:
        year, basis, anchor, _ = bare_year(Expression("calendar", anchor="bare", month=4, day=10), span, narrative)
    if year is None:
        return None
    day = easter(year) + dt.timedelta(days=expression.day or 0)
    return Resolved(day_interval(day), "day", basis, anchor)  # type: ignore[arg-type]


def resolve_weekday_feast(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """A feast on the first, fourth or last such weekday of its month."""
    year, basis, anchor = expression.year, "stated", None
    if year is None:
        year, basis, anchor, _ = bare_year(Expression("calendar", anchor="bare", month=expression.month), span, narrative)  # fmt: skip
    if year is None or expression.month is None or expression.weekday is None:
        return None
    number = int(expression.amount or 1)
    month = months_interval(year, expression.month)
    assert month.begin is not None and month.finish is not None
    if number > 0:
        day = month.begin + dt.timedelta(days=(expression.weekday - month.begin.isoweekday()) % 7 + 7 * (number - 1))
    else:
        day = month.finish - dt.timedelta(days=(month.finish.isoweekday() - expression.weekday) % 7)
    return Resolved(day_interval(day), "day", basis, anchor)  # type: ignore[arg-type]


def resolve_same_part(expression: Expression, narrative: Narrative) -> Resolved | None:
    """The part of a year told last, in the year named or the one before ("the same period last year")."""
    told = narrative.last("quarter", "half", "months", "month", "season", "week", "year")
    if told is None or told.interval.begin is None or told.interval.finish is None:
        return None
    years = expression.year - told.interval.begin.year if expression.year else int(expression.amount or 0)
    begin, finish = (shift_day(day, "year", years) for day in (told.interval.begin, told.interval.finish))
    anchor = told.span.cut(narrative.text)
    if told.granularity in ("quarter", "half", "month", "year"):
        return Resolved(unit_interval(told.granularity, begin), told.granularity, "narrative", anchor)
    return Resolved(DateInterval(begin, finish + ONE_DAY), told.granularity, "narrative", anchor)


def resolve_eve(expression: Expression, span: Span, narrative: Narrative, resolve: Resolver) -> Resolved | None:
    """The day before a day named, or the week that holds it."""
    inner = resolve(expression.parts[0], span, narrative)
    if inner is None or inner.interval is None or inner.interval.begin is None:
        return None
    if expression.operator == "holding unit":
        return Resolved(week_interval(inner.interval.begin), "week", inner.basis, inner.anchor)
    return Resolved(day_interval(inner.interval.begin - ONE_DAY), "day", inner.basis, inner.anchor)


def resolve_from_date(expression: Expression, span: Span, narrative: Narrative, resolve: Resolver) -> Resolved | None:
    """So long after or before a date that the same words name."""
    inner = resolve(expression.parts[0], span, narrative)
    if inner is None or inner.interval is None:
        return None
    told = Narrated(inner.interval, inner.granularity, span, opens=False)
    return counted_from(expression, told, inner.basis, inner.edtf or str(inner.interval.begin))


def resolve_from_occasion(expression: Expression, narrative: Narrative) -> Resolved | None:
    """So long after or before an act that the text has dated; ``None`` for a length that is counted from nothing."""
    if not expression.parts or expression.amount is None:
        return None
    told = narrative.occasions.get(expression.parts[0].extra or "")
    if told is None:
        return None
    sign = -1 if expression.signal == "before" else 1
    signed = Expression("from date", unit=expression.unit, amount=expression.amount * sign, mod=expression.mod)
    return counted_from(signed, told, "event", told.span.cut(narrative.text))


def counted_from(expression: Expression, told: Narrated, basis: TimeBasis, anchor: str) -> Resolved | None:
    """The days so many units from those of a dated act: a day from a day, else whole units; a bound where words are vague."""
    begin, finish = told.interval.begin, told.interval.finish
    if begin is None or finish is None:
        return None
    unit, back = expression.unit or "day", (expression.amount or 0) < 0
    if unit in ("hour", "minute", "second"):
        return Resolved(told.interval, told.granularity, basis, anchor)
    first, last = shifted(begin, expression), shifted(finish, expression)
    if expression.mod == "LESS_THAN":
        interval = DateInterval(first + ONE_DAY, finish) if back else DateInterval(begin + ONE_DAY, last)
        return Resolved(interval, "range", basis, anchor) if interval.begin != interval.until else None
    if expression.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        return Resolved(DateInterval(None, last) if back else DateInterval(last + ONE_DAY, None), "side", basis, anchor)
    if amount_is_whole(expression) and (interval_counted := counted_interval(told.interval, unit, int(expression.amount or 0))):  # fmt: skip
        fine = "day" if interval_counted.days == 1 else unit if unit not in ("day", "week") else "range"
        return Resolved(interval_counted, fine, basis, anchor)
    return Resolved(unit_interval("month", first), "month", basis, anchor)


def amount_is_whole(expression: Expression) -> bool:
    """Whether the length counts whole units."""
    return expression.amount is not None and expression.amount == int(expression.amount)
