"""Each kind of expression to its days: weekdays, shifts, units, hours; and which reader resolves which."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from dragoman.model.days import (
    SEASON_MONTHS,
    day_interval,
    edtf_of,
    months_interval,
    shift_day,
    unit_interval,
    week_interval,
    years_interval,
)
from dragoman.model.documents import Span
from dragoman.model.times import DateInterval, Expression, TimeBasis
from dragoman.reading.dates.ancient import resolve_ancient
from dragoman.reading.dates.calendar_dates import (
    calendar_interval,
    resolve_calendar,
    resolve_either,
    resolve_range,
    resolve_year_part,
)
from dragoman.reading.dates.narrative import Narrated, Narrative, Resolved, narrowed
from dragoman.reading.dates.stretches import (
    resolve_easter,
    resolve_eve,
    resolve_fiscal,
    resolve_from_date,
    resolve_from_occasion,
    resolve_reference,
    resolve_same_part,
    resolve_side,
    resolve_stretch,
    resolve_turn,
    resolve_weekday_feast,
)

# Thursday, counted from Monday: from here on "the weekend" is the coming one.
MIDWEEK = 3
WINTER_ENDS = 3
# Hours told in another paragraph than their day are that day's where it is as near the publication as this.
HOURS_REACH = dt.timedelta(days=7)


def resolve(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """The days of one expression, or ``None`` where it names none."""
    if expression.operator == "ancient" or expression.anchor in ("narrative", "bare"):
        ancient = resolve_ancient(expression, span, narrative)
        if ancient is not None or expression.operator == "ancient":
            return ancient
    resolver = RESOLVERS.get(expression.operator)
    return None if resolver is None else resolver(expression, span, narrative)


def resolve_decade(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """Ten years from the one named."""
    assert expression.year is not None
    return narrowed(expression, years_interval(expression.year, 10), "decade", "stated")


def resolve_century(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """A hundred years; the nineteenth century is 1800-1899."""
    first = (int(expression.amount or 1) - 1) * 100
    return narrowed(expression, years_interval(max(first, 1), 100), "century", "stated")


def resolve_day_of_month(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """A bare day number ("on the 3rd") in the last narrated month, else the publication's."""
    told = narrative.last("day", "month", "range", "week")
    base, anchor = (told.interval.begin, told.span.cut(narrative.text)) if told else (narrative.published, str(narrative.published))  # fmt: skip
    basis: TimeBasis = "narrative" if told else "publication"
    if base is None or expression.day is None:
        return None
    if expression.weekday is not None:
        return weekday_of_month(expression, base, basis, anchor)
    day = in_month(base, expression.day)
    later = in_month(shift_day(base.replace(day=1), "month", 1), expression.day)
    published = narrative.published
    if told and day and later and day < base and told.granularity == "day" and published and base <= later <= published:
        # "on September 29 …; on the 3rd": the next month's
        day = later
    return None if day is None else Resolved(day_interval(day), "day", basis, anchor)


def in_month(day: dt.date, number: int) -> dt.date | None:
    """The day of that number in the month, where the month has it."""
    try:
        return day.replace(day=number)
    except ValueError:
        return None


def weekday_of_month(expression: Expression, base: dt.date, basis: TimeBasis, anchor: str) -> Resolved | None:
    """The numbered day near the base that falls on the weekday named with it ("Saturday the 19th")."""
    for shift in (0, 1, -1, 2, -2):
        month = shift_day(base.replace(day=1), "month", shift)
        day = in_month(month, expression.day or 1)
        if day is not None and day.isoweekday() == expression.weekday:
            return Resolved(day_interval(day), "day", basis, anchor)
    return None


def resolve_weekday(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """The weekday near the publication, or near the last narrated day where the words or the text say so."""
    weekday = (expression.weekday or 1) - 1
    if narrative.week is not None and narrative.week.begin is not None and expression.extra is None:
        day = next_weekday(narrative.week.begin, weekday, 1, strict=False)
        return Resolved(day_interval(day), "day", "narrative", "the week under review")
    week = narrative.last()
    if expression.extra is None and week is not None and is_told_week(week, span, narrative):
        assert week.interval.begin is not None
        day = next_weekday(week.interval.begin, weekday, 1, strict=False)
        return Resolved(day_interval(day), "day", "narrative", week.span.cut(narrative.text))
    told = narrative.last("day")
    in_story = narrative.history and told is not None and narrative.sentences_between(told.span, span) <= 1
    if expression.anchor == "narrative" or narrative.published is None or in_story:
        if told is None or told.interval.begin is None:
            return None
        if expression.extra in ("previous", "last", "past"):
            day = next_weekday(told.interval.begin, weekday, -1, strict=True)
        else:
            # "On 27 November … on Wednesday": the narrated day itself, unless the words lead on
            strict = expression.extra in ("following", "next", "coming")
            day = next_weekday(told.interval.begin, weekday, 1, strict=strict)
            if (
                told.deictic
                and narrative.published
                and day > narrative.published
                and narrative.tense_at(span) == "past"
            ):
                day -= dt.timedelta(days=7)
        return Resolved(day_interval(day), "day", "narrative", told.span.cut(narrative.text))
    return published_weekday(expression, span, narrative, narrative.published)


def is_told_week(told: Narrated, span: Span, narrative: Narrative) -> bool:
    """Whether the text has just named, with its date, the week in which a weekday lies."""
    return told.granularity == "week" and told.stated and narrative.same_paragraph(told, span)


def published_weekday(expression: Expression, span: Span, narrative: Narrative, published: dt.date) -> Resolved:
    """The weekday before or after the publication, by the words and the tense."""
    weekday = (expression.weekday or 1) - 1
    back = next_weekday(published, weekday, -1, strict=expression.extra in ("last", "past"))
    ahead = next_weekday(published, weekday, 1, strict=expression.extra in ("next", "coming"))
    if expression.extra == "next":
        # the weekday of next week, as most writers use it: on a Monday "next Tuesday" is not tomorrow
        ahead = published - dt.timedelta(days=published.weekday()) + dt.timedelta(days=7 + weekday)
    tense = narrative.tense_at(span)
    if expression.signal == "until" and expression.extra is None and tense != "past":
        # "is there until Friday"
        return Resolved(day_interval(ahead), "day", "publication", published.isoformat())
    if (
        expression.extra in ("last", "past")
        or (expression.extra not in ("next", "coming", "this") and tense in ("past", "none"))
        or (expression.extra == "this" and tense == "past")
    ):
        chosen, other = back, ahead
    else:
        chosen, other = ahead, back
    runner_up = other.isoformat() if other != chosen and tense == "none" else None
    return Resolved(day_interval(chosen), "day", "publication", published.isoformat(), runner_up)


def resolve_weekdays(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """From one weekday to the next such other one ("from Monday to Wednesday")."""
    first = resolve_weekday(expression.parts[0], span, narrative)
    if first is None or first.interval is None or first.interval.begin is None:
        return None
    last = next_weekday(first.interval.begin, (expression.parts[1].weekday or 1) - 1, 1, strict=True)
    interval = DateInterval(first.interval.begin, last + dt.timedelta(days=1))
    return replace(first, interval=interval, granularity="range", value=edtf_of(interval))


def next_weekday(day: dt.date, weekday: int, step: int, *, strict: bool) -> dt.date:
    """The nearest such weekday in one direction; the day itself counts unless strict."""
    if strict:
        day += dt.timedelta(days=step)
    while day.weekday() != weekday:
        day += dt.timedelta(days=step)
    return day


def counting_day(
    expression: Expression, narrative: Narrative, *, fine: bool
) -> tuple[dt.date, str, TimeBasis, str | None] | None:
    """The day that an expression counts from, with its words, basis and granularity; ``None`` where nothing gives one."""
    deictic = expression.anchor == "deictic"
    if not deictic:
        told: Narrated | None = narrative.last("day") if fine else narrative.last()
        if told is not None and told.interval.begin is not None:
            return told.interval.begin, told.span.cut(narrative.text), "narrative", told.granularity
        if expression.anchor == "narrative" and not (expression.part and narrative.published is not None):
            return None
    if narrative.published is None:
        return None
    return narrative.published, narrative.published.isoformat(), "publication", "day"


def told_day(span: Span, narrative: Narrative) -> Narrated | None:
    """The day told last, on which an hour or a part of the day lies; none where a news text has gone on since."""
    told = narrative.last("day")
    if told is None or told.interval.begin is None or narrative.published is None or narrative.history:
        return told
    near = abs(told.interval.begin - narrative.published) <= HOURS_REACH
    return told if near or narrative.same_paragraph(told, span) else None


def resolve_shift(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """So many units from the publication or the last narrated date; as fine as the unit, or the day for days."""
    unit, amount = expression.unit or "day", expression.amount or 0.0
    counted = counting_day(expression, narrative, fine=unit in ("day", "hour", "minute"))
    if counted is None:
        return None
    if expression.part and expression.anchor == "narrative" and not told_day(span, narrative) and narrative.published:
        counted = narrative.published, narrative.published.isoformat(), "publication", "day"
    base, anchor, basis, granularity = counted
    if unit in ("hour", "minute", "second"):
        hours = amount / {"hour": 1, "minute": 60, "second": 3600}[unit]
        return Resolved(day_interval(base + dt.timedelta(days=int(hours / 24))), "day", basis, anchor)
    if amount != int(amount):
        unit, amount = "month", round(amount * {"year": 12, "decade": 120, "century": 1200}.get(unit, 1))
    day = shift_day(base, unit, int(amount))
    if expression.extra or (expression.unit in ("decade", "century") and expression.mod is None):
        # "a decade ago" names a year, "nearly a decade ago" none; "two years ago this month" a month
        grain = expression.extra or "year"
        return Resolved(unit_interval(grain, day), grain, basis, anchor)
    # a counted week from a day is a day; from a month, or where the words are vague, a week
    if unit == "day" or (unit == "week" and granularity == "day" and expression.mod is None):
        return Resolved(day_interval(day), "day", basis, anchor)
    return Resolved(unit_interval(unit, day), unit, basis, anchor)


def resolve_unit(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """This, last, next, the same, the following calendar unit."""
    unit, amount = expression.unit or "day", int(expression.amount or 0)
    if expression.amount is None and narrative.published is not None and narrative.published.weekday() < MIDWEEK:
        # "over the weekend": the one just past until Wednesday, then the one to come
        amount = -1
    if expression.part and expression.anchor == "narrative" and still_to_come(span, narrative):
        # "by the end of the year", told in the text's own day
        expression = replace(expression, anchor="deictic")
    counted = counting_day(expression, narrative, fine=False)
    if counted is None:
        return None
    base, anchor, basis, _ = counted
    if unit == "season":
        # in the first months of a year "this winter" began in the year before
        begun = expression.extra == "WI" and base.month <= WINTER_ENDS
        interval = months_interval(base.year + amount - begun, SEASON_MONTHS[expression.extra or "SU"], 3)
        return narrowed(expression, interval, "season", basis, anchor)
    day = shift_day(base, unit, amount)
    if expression.extra == "weekend":
        monday = week_interval(day).begin
        assert monday is not None
        return Resolved(
            DateInterval(monday + dt.timedelta(days=5), monday + dt.timedelta(days=7)), "week", basis, anchor
        )
    return narrowed(expression, unit_interval(unit, day), unit, basis, anchor)


def still_to_come(span: Span, narrative: Narrative) -> bool:
    """Whether the words speak of what is to come after the publication, or of a story that was dated in another paragraph."""
    if narrative.published is None or narrative.history:
        return False
    told = narrative.last()
    return narrative.tense_at(span) == "future" or told is None or not narrative.same_paragraph(told, span)


def resolve_rest_of_unit(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """What a unit holds behind its anchor ("later that year") or before it ("earlier this month")."""
    counted = counting_day(expression, narrative, fine=expression.unit == "day")
    if counted is None:
        return None
    base, anchor, basis, _ = counted
    unit = expression.unit or "day"
    whole = months_interval(base.year, SEASON_MONTHS[expression.extra], 3) if expression.extra else unit_interval(unit, base)  # fmt: skip
    assert whole.begin is not None and whole.until is not None
    value = {"year": f"{base.year:04}", "month": f"{base:%Y-%m}"}.get(unit)
    if unit == "season":
        value = f"{base.year}-{expression.extra}"
    if (expression.amount or 0) > 0 and whole.begin <= base < whole.until:
        rest = DateInterval(base, whole.until)
    elif (expression.amount or 0) < 0 and whole.begin <= base < whole.until:
        rest = DateInterval(whole.begin, base + dt.timedelta(days=1))
    else:
        rest = whole
    return Resolved(rest, unit, basis, anchor, value=value)


def resolve_that_time(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """The date told last ("at that time"), the last long one for a period ("during that period")."""
    long = ("range", "stretch", "months", "season", "year", "decade", "century", "quarter", "half")
    told = narrative.last(*long) if expression.unit else narrative.last("day", "week", "month", *long)
    if told is None:
        return None
    value = edtf_of(told.interval)
    return Resolved(told.interval, told.granularity, "narrative", told.span.cut(narrative.text), value=value if "/" not in value else None)  # fmt: skip


def resolve_clock(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """An hour and minute on the last narrated day, else on the day of publication."""
    told = told_day(span, narrative)
    base = told.interval.begin if told is not None and told.interval.begin else narrative.published
    hour = f"T{int(expression.amount or 0):02}:{expression.day or 0:02}"
    if base is None:
        return Resolved(None, "day", "stated", value=f"XXXX-XX-XX{hour}")
    value = f"{base.isoformat()}{hour}"
    basis: TimeBasis = "narrative" if told else "publication"
    return Resolved(
        day_interval(base), "day", basis, told.span.cut(narrative.text) if told else base.isoformat(), value=value
    )


def resolve_within(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """A month, season or day of a year that is itself counted ("June of the same year")."""
    outer = resolve_unit(expression.parts[0], span, narrative)
    if outer is None or outer.interval is None or outer.interval.begin is None:
        return None
    if expression.weekday is not None:
        day = outer.interval.begin + dt.timedelta(days=expression.weekday - 1)
        return Resolved(day_interval(day), "day", outer.basis, outer.anchor)
    if expression.day is not None and expression.month is None:
        return Resolved(day_interval(outer.interval.begin.replace(day=expression.day)), "day", outer.basis, outer.anchor)  # fmt: skip
    if expression.month is None:
        interval = months_interval(outer.interval.begin.year, SEASON_MONTHS[expression.extra or "SU"], 3)
        return narrowed(expression, interval, "season", outer.basis, outer.anchor)
    found, unit = calendar_interval(expression, outer.interval.begin.year)
    return None if found is None else narrowed(expression, found, unit, outer.basis, outer.anchor)


RESOLVERS: dict[str, Callable[[Expression, Span, Narrative], Resolved | None]] = {
    "calendar": resolve_calendar,
    "season": resolve_calendar,
    "either": lambda expression, span, narrative: resolve_either(expression, narrative),
    "range": lambda expression, span, narrative: (
        resolve_weekdays(expression, span, narrative)
        if expression.parts[0].weekday
        else resolve_range(expression, span, narrative)
    ),
    "day of month": resolve_day_of_month,
    "weekday": resolve_weekday,
    "shift": resolve_shift,
    "unit": resolve_unit,
    "rest of unit": resolve_rest_of_unit,
    "within": resolve_within,
    "that time": resolve_that_time,
    "nth weekday": resolve_weekday_feast,
    "same part": lambda expression, span, narrative: resolve_same_part(expression, narrative),
    "nth": resolve_year_part,
    "first months": resolve_year_part,
    "decade": resolve_decade,
    "century": resolve_century,
    "clock": resolve_clock,
    "turn": lambda expression, span, narrative: resolve_turn(expression, narrative),
    "fiscal": lambda expression, span, narrative: resolve_fiscal(expression),
    "easter": resolve_easter,
    "reference": lambda expression, span, narrative: resolve_reference(expression, narrative),
    "side": lambda expression, span, narrative: resolve_side(expression, narrative),
    "stretch": lambda expression, span, narrative: resolve_stretch(expression, narrative),
    "duration": lambda expression, span, narrative: resolve_from_occasion(expression, narrative),
    "eve": lambda expression, span, narrative: resolve_eve(expression, span, narrative, resolve),
    "holding unit": lambda expression, span, narrative: resolve_eve(expression, span, narrative, resolve),
    "from date": lambda expression, span, narrative: resolve_from_date(expression, span, narrative, resolve),
}
