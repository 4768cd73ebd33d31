"""Times resolved: each expression to an interval of days, its anchor chosen for it alone.

Deictic words (yesterday, this year) count from the day of publication; narrative words (a year earlier, the same
month) from the last narrated date; bare dates (May 29) take the year that a narrated date has set for the paragraph,
else the tense and the day of publication decide. What cannot be anchored stays without days: nothing is guessed
from today. Usable alone: ``resolve_times(find_times(text), text, published=day)``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from dragoman.model.days import (
    SEASON_MONTHS,
    day_interval,
    edtf_of,
    months_interval,
    shift_day,
    third,
    unit_interval,
    week_interval,
    years_interval,
)
from dragoman.model.documents import Span
from dragoman.model.times import DateInterval, Expression, Tense, Time, TimeBasis, TimeMention

TenseAt = Callable[[Span], Tense]
# A bare day and month this near the publication is counted from it even where another year was narrated in passing.
NEAR_PUBLICATION = dt.timedelta(days=45)
LETTERS = {"day": "D", "week": "W", "month": "M", "year": "Y", "hour": "H", "minute": "M", "quarter": "Q", "decade": "DE", "century": "CE"}


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


def resolve_times(
    mentions: Sequence[TimeMention], text: str, *, published: dt.date | None = None, tense_at: TenseAt | None = None
) -> list[Time]:
    """Every time of the text resolved, in text order.

    ``tense_at`` gives the tense of the clause around a span; without it every tense is unknown. An expression that
    nothing anchors keeps ``interval`` and ``edtf`` as ``None``.
    """
    narrative = Narrative(text, published, tense_at or (lambda span: "none"))
    times: list[Time] = []
    for mention in mentions:
        try:
            resolved = resolve(mention.expression, mention.span, narrative)
        except (OverflowError, ValueError):
            # a year outside what the calendar holds
            resolved = None
        times.append(finished(mention, resolved))
        if resolved is not None and resolved.interval is not None and mention.type in ("DATE", "TIME"):
            remember(mention, resolved, narrative)
    return apposed(times, text)


def remember(mention: TimeMention, resolved: Resolved, narrative: Narrative) -> None:
    """Add the date to what has been narrated."""
    assert resolved.interval is not None
    before = narrative.text[max(0, mention.span.start - 14) : mention.span.start]
    opens = bool(re.search(r"(?:^|[.!?\n]\s*)(?:[A-Z][a-z]{1,6}\s+(?:the\s+)?)?$", before)) or mention.span.start == 0
    narrative.narrated.append(Narrated(resolved.interval, resolved.granularity, mention.span, opens))


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


def apposed(times: list[Time], text: str) -> list[Time]:
    """Times where an explicit date right behind a counted one overrides it ("A year earlier, on 13 December 2024")."""
    result = list(times)
    for i, (first, second) in enumerate(zip(times, times[1:], strict=False)):
        between = text[first.span.end : second.span.start]
        if first.basis == "narrative" and second.basis == "stated" and re.fullmatch(r"\s*,?\s*(?:on|in|—|–|-)?\s*(?:the\s+)?", between):
            result[i] = replace(
                first, interval=second.interval, edtf=second.edtf, value=second.value, basis="stated",
                anchor=second.text, granularity=second.granularity,
            )  # fmt: skip
    return result


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


def narrowed(expression: Expression, interval: DateInterval, unit: str, basis: TimeBasis, anchor: str | None = None,
             runner_up: str | None = None) -> Resolved:  # fmt: skip
    """The interval, or the third of it that the words single out; the TIMEX3 value stays the whole unit's."""
    if expression.part in ("START", "MID", "END"):
        begin = interval.begin
        whole = {"month": f"{begin:%Y-%m}", "year": f"{begin:%Y}"}.get(unit) if begin else None
        return Resolved(third(interval, expression.part, unit), unit, basis, anchor, runner_up, whole)
    return Resolved(interval, unit, basis, anchor, runner_up)


def resolve_calendar(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """A calendar date; one without a year gets the year from the narrative, else by tense from the publication."""
    if expression.year is not None:
        interval, unit = calendar_interval(expression, expression.year)
        return None if interval is None else narrowed(expression, interval, unit, "stated")
    year, basis, anchor, runner_up = bare_year(expression, span, narrative)
    if year is None:
        return None
    interval, unit = calendar_interval(expression, year)
    return None if interval is None else narrowed(expression, interval, unit, basis, anchor, runner_up)


def calendar_interval(expression: Expression, year: int) -> tuple[DateInterval | None, str]:
    """The days of a calendar date in the given year, and its granularity."""
    if expression.month is None:
        return years_interval(year), "year"
    if expression.day is None:
        return months_interval(year, expression.month), "month"
    try:
        return day_interval(dt.date(year, expression.month, expression.day)), "day"
    except ValueError:
        return None, "day"


def bare_year(expression: Expression, span: Span, narrative: Narrative) -> tuple[int | None, TimeBasis, str | None, str | None]:
    """The year of a date without one, with basis, anchor and the runner-up."""
    if expression.extra == "that" and (last := next((t for t in reversed(narrative.narrated) if narrated_year(t) is not None), None)) is not None:
        return narrated_year(last), "narrative", last.span.cut(narrative.text), None
    framing = next(
        (t for t in reversed(narrative.narrated) if t.opens and t.interval.begin and narrative.same_paragraph(t, span)), None
    )
    told = next((t for t in reversed(narrative.narrated) if t.interval.begin is not None), None)
    by_publication = publication_year(expression, span, narrative)
    framed_year = narrated_year(framing)
    if framed_year is not None and framing is not None:
        other = str(by_publication) if by_publication is not None and by_publication != framed_year else None
        return framed_year, "narrative", framing.span.cut(narrative.text), other
    if by_publication is not None and narrative.published is not None:
        interval, _ = calendar_interval(expression, by_publication)
        near = interval is not None and interval.begin is not None and abs(interval.begin - narrative.published) <= NEAR_PUBLICATION
        told_year = narrated_year(told)
        if near or told is None or told_year is None or not narrative.same_paragraph(told, span):
            return by_publication, "publication", narrative.published.isoformat(), None
        return told_year, "narrative", told.span.cut(narrative.text), str(by_publication)
    return narrated_year(told), "narrative", told.span.cut(narrative.text) if told else None, None


def narrated_year(told: Narrated | None) -> int | None:
    """The one year that a narrated date lies in."""
    if told is None or told.interval.begin is None or told.interval.finish is None:
        return None
    return told.interval.begin.year if told.interval.begin.year == told.interval.finish.year else None


def publication_year(expression: Expression, span: Span, narrative: Narrative) -> int | None:
    """The year by tense: the last such date for the past, the next for the future, the nearest where unknown."""
    published = narrative.published
    if published is None or expression.month is None:
        return None
    if expression.extra in ("last", "past", "next", "coming", "this"):
        tense: Tense = {"last": "past", "past": "past", "this": "none"}.get(expression.extra, "future")  # type: ignore[assignment]
    else:
        tense = narrative.tense_at(span)
    options = []
    for year in (published.year - 1, published.year, published.year + 1):
        interval, _ = calendar_interval(expression, year)
        if interval is not None and interval.begin is not None and interval.finish is not None:
            options.append((interval.begin, interval.finish, year))
    if tense == "past":
        fit = [o for o in options if o[0] <= published]
        return fit[-1][2] if fit else None
    if tense == "future":
        fit = [o for o in options if o[1] >= published]
        return fit[0][2] if fit else None
    # prose tells more of the past: a date ahead must be three times as near
    return min(options, key=lambda o: 3 * (o[0] - published).days if o[0] > published else (published - o[0]).days)[2] if options else None


def resolve_day_of_month(expression: Expression, narrative: Narrative) -> Resolved | None:
    """A bare day number ("on the 3rd") in the last narrated month, else the publication's."""
    told = next((t for t in reversed(narrative.narrated) if t.granularity in ("day", "month") and t.interval.begin is not None), None)
    base, basis, anchor = (told.interval.begin, "narrative", told.span.cut(narrative.text)) if told else (narrative.published, "publication", str(narrative.published))
    if base is None or expression.day is None:
        return None
    return Resolved(day_interval(base.replace(day=expression.day)), "day", basis, anchor)  # type: ignore[arg-type]


def resolve_range(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """From the first day of one date to the last of another; each end without a year takes the other's."""
    first, last = expression.parts
    last_resolved = resolve(last, span, narrative)
    if last_resolved is None or last_resolved.interval is None or last_resolved.interval.begin is None:
        return None
    if first.year is None and first.month is not None:
        year = last_resolved.interval.begin.year
        begin, _ = calendar_interval(first, year)
        if begin is not None and begin.begin is not None and begin.begin > last_resolved.interval.begin:
            begin, _ = calendar_interval(first, year - 1)
    else:
        begin, _ = calendar_interval(first, first.year or last_resolved.interval.begin.year)
    if begin is None or begin.begin is None or last_resolved.interval.until is None or begin.begin >= last_resolved.interval.until:
        return None
    interval = DateInterval(begin.begin, last_resolved.interval.until)
    value = f"{edtf_of(begin)}/{edtf_of(last_resolved.interval)}"
    return Resolved(interval, "range", last_resolved.basis, last_resolved.anchor, value=value)


def resolve_weekday(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """The weekday near the publication, or near the last narrated day where the words or the text say so."""
    weekday = (expression.weekday or 1) - 1
    if expression.anchor == "narrative" or narrative.published is None:
        told = narrative.last("day")
        if told is None or told.interval.begin is None:
            return None
        step = -1 if expression.extra == "previous" else 1
        day = next_weekday(told.interval.begin, weekday, step, strict=True)
        return Resolved(day_interval(day), "day", "narrative", told.span.cut(narrative.text))
    published = narrative.published
    back = next_weekday(published, weekday, -1, strict=expression.extra in ("last", "past"))
    ahead = next_weekday(published, weekday, 1, strict=expression.extra in ("next", "coming"))
    tense = narrative.tense_at(span)
    if expression.extra in ("last", "past") or (expression.extra not in ("next", "coming", "this") and tense in ("past", "present", "none")):
        chosen, other = back, ahead
    elif expression.extra == "this" and tense == "past":
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
        return Resolved(day_interval(base + dt.timedelta(days=int(hours / 24))), "day", basis, anchor)  # type: ignore[arg-type]
    if amount != int(amount):
        base, unit, amount = base, "month", round(amount * {"year": 12, "decade": 120}.get(unit, 1))
    day = shift_day(base, unit, int(amount))
    if granular and unit in ("day", "week"):
        return Resolved(day_interval(day), "day", basis, anchor)  # type: ignore[arg-type]
    return Resolved(unit_interval(unit, day), unit, basis, anchor)  # type: ignore[arg-type]


def resolve_unit(expression: Expression, narrative: Narrative) -> Resolved | None:
    """This, last, next, the same, the following calendar unit."""
    unit, amount = expression.unit or "day", int(expression.amount or 0)
    if expression.anchor == "deictic" and narrative.published is not None:
        base, anchor, basis = narrative.published, narrative.published.isoformat(), "publication"
    elif expression.anchor == "narrative" and (told := narrative.last()) is not None and told.interval.begin is not None:
        base, anchor, basis = told.interval.begin, told.span.cut(narrative.text), "narrative"
    elif expression.anchor == "narrative" and expression.part and narrative.published is not None:
        base, anchor, basis = narrative.published, narrative.published.isoformat(), "publication"
    else:
        return None
    if unit == "season":
        interval = months_interval(base.year + amount, SEASON_MONTHS[expression.extra or "SU"], 3)
        return Resolved(interval, "season", basis, anchor)  # type: ignore[arg-type]
    day = shift_day(base, unit, amount)
    if expression.extra == "weekend":
        saturday = week_interval(day).begin
        assert saturday is not None
        return Resolved(DateInterval(saturday + dt.timedelta(days=5), saturday + dt.timedelta(days=7)), "week", basis, anchor)  # type: ignore[arg-type]
    return narrowed(expression, unit_interval(unit, day), unit, basis, anchor)  # type: ignore[arg-type]


def resolve_within(expression: Expression, narrative: Narrative) -> Resolved | None:
    """A month or day of a year that is itself counted ("June of the same year")."""
    outer = resolve_unit(expression.parts[0], narrative)
    if outer is None or outer.interval is None or outer.interval.begin is None:
        return None
    interval, unit = calendar_interval(expression, outer.interval.begin.year)
    return None if interval is None else Resolved(interval, unit, outer.basis, outer.anchor)


def resolve_year_part(expression: Expression, narrative: Narrative) -> Resolved | None:
    """A quarter, a half or the first months of a year: named, else narrated, else the publication's."""
    basis: TimeBasis = "stated"
    year, anchor = expression.year, None
    if year is None:
        told = narrative.last() if expression.anchor == "narrative" else None
        if told is not None and narrated_year(told) is not None:
            year, basis, anchor = narrated_year(told), "narrative", told.span.cut(narrative.text)
        elif narrative.published is not None:
            year, basis, anchor = narrative.published.year, "publication", narrative.published.isoformat()
    if year is None:
        return None
    year += (expression.day or 0) if expression.year is None else 0
    number = int(expression.amount or 1)
    if expression.operator == "first months":
        return Resolved(months_interval(year, 1, min(number, 12)), "months", basis, anchor)
    length = 3 if expression.unit == "quarter" else 6
    return Resolved(months_interval(year, (number - 1) * length + 1, length), expression.unit or "quarter", basis, anchor)


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
    return Resolved(day_interval(base), "day", basis, told.span.cut(narrative.text) if told else base.isoformat(), value=value)


