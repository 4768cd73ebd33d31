"""Calendar dates, whole or partial, with the year that text, tense or publication gives them."""

from __future__ import annotations

import datetime as dt
import re

from dragoman.model.days import (
    day_interval,
    edtf_of,
    months_interval,
    years_interval,
)
from dragoman.model.documents import Span
from dragoman.model.times import DateInterval, Expression, Tense, TimeBasis
from dragoman.reading.dates.narrative import Narrated, Narrative, Resolved, narrated_year, narrowed

# A bare day and month this near the publication is counted from it even where another year was narrated in passing.
NEAR_PUBLICATION = dt.timedelta(days=45)


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


def bare_year(
    expression: Expression, span: Span, narrative: Narrative
) -> tuple[int | None, TimeBasis, str | None, str | None]:
    """The year of a date without one, with basis, anchor and the runner-up."""
    if (
        expression.extra == "that"
        and (last := next((t for t in reversed(narrative.narrated) if narrated_year(t) is not None), None)) is not None
    ):
        return narrated_year(last), "narrative", last.span.cut(narrative.text), None
    framing = next(
        (t for t in reversed(narrative.narrated) if t.opens and t.interval.begin and narrative.same_paragraph(t, span)),
        None,
    )
    told = next((t for t in reversed(narrative.narrated) if t.interval.begin is not None), None)
    by_publication = publication_year(expression, span, narrative)
    if (
        told is not None
        and framing is not None
        and told.span.start > framing.span.start
        and narrated_year(told) is not None
        and later_sentence(framing, told, narrative)
    ):
        # the story has moved on to another year since
        framing = told
    framed_year = narrated_year(framing)
    if framed_year is not None and framing is not None:
        other = str(by_publication) if by_publication is not None and by_publication != framed_year else None
        return framed_year, "narrative", framing.span.cut(narrative.text), other
    if by_publication is not None and narrative.published is not None:
        interval, _ = calendar_interval(expression, by_publication)
        near = (
            interval is not None
            and interval.begin is not None
            and abs(interval.begin - narrative.published) <= NEAR_PUBLICATION
        )
        told_year = narrated_year(told)
        if near or told is None or told_year is None or not narrative.same_paragraph(told, span):
            return by_publication, "publication", narrative.published.isoformat(), None
        return told_year, "narrative", told.span.cut(narrative.text), str(by_publication)
    return narrated_year(told), "narrative", told.span.cut(narrative.text) if told else None, None


def later_sentence(first: Narrated, second: Narrated, narrative: Narrative) -> bool:
    """Whether a sentence ends between two narrated dates."""
    return re.search(r"[.!?][\"”’)]*\s", narrative.text[first.span.end : second.span.start]) is not None


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
    on_weekday = [o for o in options if expression.weekday is not None and o[0].isoweekday() == expression.weekday]
    if len(on_weekday) == 1:
        return on_weekday[0][2]
    if tense == "past":
        fit = [o for o in options if o[0] <= published]
        return fit[-1][2] if fit else None
    if tense == "future":
        fit = [o for o in options if o[1] >= published]
        return fit[0][2] if fit else None
    # prose tells more of the past: a date ahead must be three times as near
    return (
        min(options, key=lambda o: 3 * (o[0] - published).days if o[0] > published else (published - o[0]).days)[2]
        if options
        else None
    )


def resolve_range(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """From the first day of one date to the last of another; each end without a year takes the other's."""
    first, last = expression.parts
    last_resolved = resolve_calendar(last, span, narrative)
    if last_resolved is None or last_resolved.interval is None or last_resolved.interval.begin is None:
        return None
    if first.year is None and first.month is not None:
        year = last_resolved.interval.begin.year
        begin, _ = calendar_interval(first, year)
        if begin is not None and begin.begin is not None and begin.begin > last_resolved.interval.begin:
            begin, _ = calendar_interval(first, year - 1)
    else:
        begin, _ = calendar_interval(first, first.year or last_resolved.interval.begin.year)
    if (
        begin is None
        or begin.begin is None
        or last_resolved.interval.until is None
        or begin.begin >= last_resolved.interval.until
    ):
        return None
    interval = DateInterval(begin.begin, last_resolved.interval.until)
    value = f"{edtf_of(begin)}/{edtf_of(last_resolved.interval)}"
    return Resolved(interval, "range", last_resolved.basis, last_resolved.anchor, value=value)


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
    return Resolved(
        months_interval(year, (number - 1) * length + 1, length), expression.unit or "quarter", basis, anchor
    )
