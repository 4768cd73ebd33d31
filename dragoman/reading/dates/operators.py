"""Each kind of expression to its days: weekdays, shifts, units, stretches, hours."""

from __future__ import annotations

import datetime as dt

from dragoman.model.days import (
    SEASON_MONTHS,
    day_interval,
    months_interval,
    shift_day,
    unit_interval,
    week_interval,
    years_interval,
)
from dragoman.model.documents import Span
from dragoman.model.times import DateInterval, Expression, TimeBasis
from dragoman.reading.dates.calendar_dates import (
    calendar_interval,
    resolve_calendar,
    resolve_range,
    resolve_year_part,
)
from dragoman.reading.dates.narrative import Narrative, Resolved, narrowed

# Thursday, counted from Monday: from here on "the weekend" is the coming one.
MIDWEEK = 3


def resolve(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """The days of one expression, or ``None`` where it names none."""
    match expression.operator:
        case "calendar":
            return resolve_calendar(expression, span, narrative)
        case "range":
            return resolve_range(expression, span, narrative)
        case "day of month":
            return resolve_day_of_month(expression, narrative)
        case "weekday":
            return resolve_weekday(expression, span, narrative)
        case "shift":
            return resolve_shift(expression, narrative)
        case "unit":
            return resolve_unit(expression, narrative)
        case "within":
            return resolve_within(expression, narrative)
        case "season":
            assert expression.year is not None
            interval = months_interval(expression.year, SEASON_MONTHS[expression.extra or "SU"], 3)
            return Resolved(interval, "season", "stated")
        case "nth" | "first months":
            return resolve_year_part(expression, narrative)
        case "decade":
            assert expression.year is not None
            return narrowed(expression, years_interval(expression.year, 10), "decade", "stated")
        case "century":
            first = (int(expression.amount or 1) - 1) * 100
            return narrowed(expression, years_interval(max(first, 1), 100), "century", "stated")
        case "stretch":
            return resolve_stretch(expression, narrative)
        case "clock":
            return resolve_clock(expression, narrative)
    return None


def resolve_day_of_month(expression: Expression, narrative: Narrative) -> Resolved | None:
    """A bare day number ("on the 3rd") in the last narrated month, else the publication's."""
    basis: TimeBasis
    told = next(
        (t for t in reversed(narrative.narrated) if t.granularity in ("day", "month") and t.interval.begin is not None),
        None,
    )
    base, basis, anchor = (
        (told.interval.begin, "narrative", told.span.cut(narrative.text))
        if told
        else (narrative.published, "publication", str(narrative.published))
    )
    if base is None or expression.day is None:
        return None
    return Resolved(day_interval(base.replace(day=expression.day)), "day", basis, anchor)


def resolve_weekday(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """The weekday near the publication, or near the last narrated day where the words or the text say so."""
    weekday = (expression.weekday or 1) - 1
    if expression.anchor == "narrative" or narrative.published is None:
        told = narrative.last("day")
        if told is None or told.interval.begin is None:
            return None
        step = -1 if expression.extra == "previous" else 1
        # "On 27 November … on Wednesday": the narrated day itself, unless the words lead on or back
        day = next_weekday(told.interval.begin, weekday, step, strict=expression.anchor == "narrative")
        return Resolved(day_interval(day), "day", "narrative", told.span.cut(narrative.text))
    published = narrative.published
    back = next_weekday(published, weekday, -1, strict=expression.extra in ("last", "past"))
    ahead = next_weekday(published, weekday, 1, strict=expression.extra in ("next", "coming"))
    if expression.extra == "next":
        # the weekday of next week, as most writers use it: on a Monday "next Tuesday" is not tomorrow
        ahead = published - dt.timedelta(days=published.weekday()) + dt.timedelta(days=7 + weekday)
    tense = narrative.tense_at(span)
    if (
        expression.extra in ("last", "past")
        or (expression.extra not in ("next", "coming", "this") and tense in ("past", "present", "none"))
        or (expression.extra == "this" and tense == "past")
    ):
        chosen, other = back, ahead
    else:
        chosen, other = ahead, back
    runner_up = other.isoformat() if other != chosen and tense == "none" else None
    return Resolved(day_interval(chosen), "day", "publication", published.isoformat(), runner_up)


def next_weekday(day: dt.date, weekday: int, step: int, *, strict: bool) -> dt.date:
    """The nearest such weekday in one direction; the day itself counts unless strict."""
    if strict:
        day += dt.timedelta(days=step)
    while day.weekday() != weekday:
        day += dt.timedelta(days=step)
    return day


def resolve_shift(expression: Expression, narrative: Narrative) -> Resolved | None:
    """So many units from the publication or the last narrated date; as fine as the unit, or the day for days."""
    basis: TimeBasis
    unit, amount = expression.unit or "day", expression.amount or 0.0
    if expression.anchor == "deictic":
        if narrative.published is None:
            return None
        base, anchor, basis = narrative.published, narrative.published.isoformat(), "publication"
        granular = unit in ("day", "week", "hour", "minute")
    else:
        told = narrative.last("day") if unit in ("day", "hour", "minute") else narrative.last()
        if told is None or told.interval.begin is None:
            return None
        base, anchor, basis = told.interval.begin, told.span.cut(narrative.text), "narrative"
        granular = unit in ("day", "hour", "minute", "week") and told.granularity == "day"
    if unit in ("hour", "minute"):
        hours = amount if unit == "hour" else amount / 60
        return Resolved(day_interval(base + dt.timedelta(days=int(hours / 24))), "day", basis, anchor)
    if amount != int(amount):
        unit, amount = "month", round(amount * {"year": 12, "decade": 120}.get(unit, 1))
    day = shift_day(base, unit, int(amount))
    if granular and unit in ("day", "week"):
        return Resolved(day_interval(day), "day", basis, anchor)
    return Resolved(unit_interval(unit, day), unit, basis, anchor)


def resolve_unit(expression: Expression, narrative: Narrative) -> Resolved | None:
    """This, last, next, the same, the following calendar unit."""
    basis: TimeBasis
    unit, amount = expression.unit or "day", int(expression.amount or 0)
    if expression.amount is None and narrative.published is not None and narrative.published.weekday() < MIDWEEK:
        # "over the weekend": the one just past until Wednesday, then the one to come
        amount = -1
    if expression.anchor == "deictic" and narrative.published is not None:
        base, anchor, basis = narrative.published, narrative.published.isoformat(), "publication"
    elif (
        expression.anchor == "narrative" and (told := narrative.last()) is not None and told.interval.begin is not None
    ):
        base, anchor, basis = told.interval.begin, told.span.cut(narrative.text), "narrative"
    elif expression.anchor == "narrative" and expression.part and narrative.published is not None:
        base, anchor, basis = narrative.published, narrative.published.isoformat(), "publication"
    else:
        return None
    if unit == "season":
        interval = months_interval(base.year + amount, SEASON_MONTHS[expression.extra or "SU"], 3)
        return Resolved(interval, "season", basis, anchor)
    day = shift_day(base, unit, amount)
    if expression.extra == "weekend":
        saturday = week_interval(day).begin
        assert saturday is not None
        return Resolved(
            DateInterval(saturday + dt.timedelta(days=5), saturday + dt.timedelta(days=7)), "week", basis, anchor
        )
    return narrowed(expression, unit_interval(unit, day), unit, basis, anchor)


def resolve_stretch(expression: Expression, narrative: Narrative) -> Resolved | None:
    """The past so many units up to the publication."""
    if narrative.published is None or expression.amount is None or expression.unit is None:
        return None
    until = narrative.published + dt.timedelta(days=1)
    if expression.unit in ("hour", "minute"):
        begin = narrative.published - dt.timedelta(days=max(1, round(expression.amount / 24)))
    else:
        begin = shift_day(narrative.published, expression.unit, -int(expression.amount))
    return Resolved(DateInterval(begin, until), "stretch", "publication", narrative.published.isoformat())


def resolve_clock(expression: Expression, narrative: Narrative) -> Resolved | None:
    """An hour and minute on the last narrated day, else on the day of publication."""
    told = narrative.last("day")
    base = told.interval.begin if told is not None and told.interval.begin else narrative.published
    if base is None:
        return None
    value = f"{base.isoformat()}T{int(expression.amount or 0):02}:{expression.day or 0:02}"
    basis: TimeBasis = "narrative" if told else "publication"
    return Resolved(
        day_interval(base), "day", basis, told.span.cut(narrative.text) if told else base.isoformat(), value=value
    )


def resolve_within(expression: Expression, narrative: Narrative) -> Resolved | None:
    """A month or day of a year that is itself counted ("June of the same year")."""
    outer = resolve_unit(expression.parts[0], narrative)
    if outer is None or outer.interval is None or outer.interval.begin is None:
        return None
    interval, unit = calendar_interval(expression, outer.interval.begin.year)
    return None if interval is None else Resolved(interval, unit, outer.basis, outer.anchor)
