"""Calendar dates, whole or partial, with the year that text, tense or publication gives them."""

from __future__ import annotations

import datetime as dt

from dragoman.model.days import SEASON_MONTHS, day_interval, edtf_of, months_interval, years_interval
from dragoman.model.documents import Span
from dragoman.model.times import DateInterval, Expression, Tense, TimeBasis
from dragoman.reading.dates.narrative import Narrated, Narrative, Resolved, narrated_year, narrowed

# A bare day and month this near the publication is counted from it even where another year was narrated in passing.
NEAR_PUBLICATION = dt.timedelta(days=45)
# In a history a month of the first quarter behind one of the last is the next year's.
ROLL_FROM, ROLL_TO = 8, 4
# "last October" is counted from the publication, whatever has been told before.
DEICTIC = ("last", "next", "this", "past", "coming")
LONGEST_WINTER = 366
Year = tuple[int | None, TimeBasis, str | None, str | None]


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
    if expression.operator == "season":
        return months_interval(year, SEASON_MONTHS[expression.extra or "SU"], 3), "season"
    if expression.month is None:
        return years_interval(year), "year"
    if expression.day is None:
        return months_interval(year, expression.month), "month"
    try:
        return day_interval(dt.date(year, expression.month, expression.day)), "day"
    except ValueError:
        return None, "day"


def bare_year(expression: Expression, span: Span, narrative: Narrative) -> Year:
    """The year of a date without one, with basis, anchor and the runner-up; the weekday beside it has the last word."""
    year, basis, anchor, runner_up = likely_year(expression, span, narrative)
    published = narrative.published
    ahead = year is not None and published is not None and lies_ahead(expression, year, published)
    if basis == "narrative" and ahead and published is not None and not is_plan(narrative.last_year(), published):
        by_publication = publication_year(expression, span, narrative)
        if by_publication is not None and narrative.tense_at(span) == "past" and not lies_ahead(expression, by_publication, published):  # fmt: skip
            # what has been done does not lie ahead, whatever year was told before
            return by_publication, "publication", published.isoformat(), str(year)
    if expression.weekday and year is not None and published and weekday_year(expression, (year,)) is None:
        fitting = weekday_year(expression, (published.year - 1, published.year, published.year + 1))
        if fitting is not None:
            return fitting, "publication", published.isoformat(), str(year)
    return year, basis, anchor, runner_up


def is_plan(told: Narrated | None, published: dt.date) -> bool:
    """Whether the text has just spoken of a day or month ahead: what is moved to another day is still to come."""
    begin = told.interval.begin if told is not None else None
    return told is not None and begin is not None and begin > published and told.granularity != "year"


def lies_ahead(expression: Expression, year: int, published: dt.date) -> bool:
    """Whether the date, in that year, is one after the publication."""
    interval, _ = calendar_interval(expression, year)
    return interval is not None and interval.begin is not None and interval.begin > published


def likely_year(expression: Expression, span: Span, narrative: Narrative) -> Year:
    """The year that the words, the story or the publication give a date without one."""
    told = narrative.last_year()
    if expression.operator == "season" and expression.amount and told is not None:
        return stepped_year(expression, told, int(expression.amount)), "narrative", told.span.cut(narrative.text), None
    if expression.anchor == "narrative" and told is not None:
        return narrated_year(told), "narrative", told.span.cut(narrative.text), None
    if expression.extra in ("that", "following", "previous") and told is not None:
        step = {"following": 1, "previous": -1}.get(expression.extra, 0)
        return stepped_year(expression, told, step), "narrative", told.span.cut(narrative.text), None
    by_publication = publication_year(expression, span, narrative)
    if expression.extra in DEICTIC and by_publication is not None and narrative.published is not None:
        return by_publication, "publication", narrative.published.isoformat(), None
    if narrative.week is not None and (in_week := year_in(narrative.week, expression)) is not None:
        return in_week, "narrative", "the week under review", None
    story = narrative.story
    if story is not None and narrative.in_story(story, span):
        told = story
        year = story_year(expression, span, told, narrative)
        other = str(by_publication) if by_publication is not None and by_publication != year else None
        return year, "narrative", told.span.cut(narrative.text), other
    tense = narrative.tense_at(span)
    if tense == "future" and by_publication is not None and narrative.published is not None and not narrative.history:
        # what is still to come is counted from today, whatever has been told
        return by_publication, "publication", narrative.published.isoformat(), None
    framing = framing_date(span, narrative) if tense != "present" else None
    framed_year = None if framing is None else story_year(expression, span, framing, narrative)
    if framed_year is not None and framing is not None:
        other = str(by_publication) if by_publication is not None and by_publication != framed_year else None
        return framed_year, "narrative", framing.span.cut(narrative.text), other
    if narrative.heading is not None and narrative.published is not None:
        year = story_year(expression, span, narrative.heading, narrative)
        return year, "narrative", narrative.heading.span.cut(narrative.text), None
    last = next((t for t in reversed(narrative.narrated) if t.interval.begin is not None), None)
    if by_publication is not None and narrative.published is not None:
        interval, _ = calendar_interval(expression, by_publication)
        near = (
            interval is not None
            and interval.begin is not None
            and abs(interval.begin - narrative.published) <= NEAR_PUBLICATION
        )
        last_year = None if last is None else story_year(expression, span, last, narrative)
        if near or last is None or last_year is None or not narrative.same_paragraph(last, span):
            return by_publication, "publication", narrative.published.isoformat(), None
        return last_year, "narrative", last.span.cut(narrative.text), str(by_publication)
    if last is None:
        return None, "narrative", None, None
    return narrated_year(last) or first_year_after(last, expression), "narrative", last.span.cut(narrative.text), None


def year_in(interval: DateInterval, expression: Expression) -> int | None:
    """The year in which the date lies in the interval, if one does."""
    years = {day.year for day in (interval.begin, interval.finish) if day is not None}
    for year in sorted(years):
        found, _ = calendar_interval(expression, year)
        if found is not None and interval.covers(found):
            return year
    return None


def framing_date(span: Span, narrative: Narrative) -> Narrated | None:
    """The date that opened a sentence of the paragraph, or the year that the story has moved on to since."""
    framing = None
    for earlier in reversed(narrative.narrated):
        if not narrative.same_paragraph(earlier, span):
            break
        if earlier.opens and earlier.interval.begin:
            framing = earlier
            break
    told = next((t for t in reversed(narrative.narrated) if t.interval.begin is not None), None)
    if (
        told is not None
        and framing is not None
        and told.span.start > framing.span.start
        and narrated_year(told) is not None
        and narrative.sentence_between(framing.span, told.span)
    ):
        return told
    return framing


def stepped_year(expression: Expression, told: Narrated, step: int) -> int | None:
    """The year of "the following March": the next such month after the date told, or the last before it."""
    year = narrated_year(told)
    if year is None or told.interval.begin is None:
        return None
    own = SEASON_MONTHS[expression.extra or "SU"] if expression.operator == "season" else expression.month
    if step == 0 or own is None:
        return year
    month = told.interval.begin.month if told.granularity in ("day", "month", "season") else (12 if step > 0 else 1)
    if step > 0:
        return year if own > month else year + 1
    return year if own < month else year - 1


def story_year(expression: Expression, span: Span, told: Narrated, narrative: Narrative) -> int | None:
    """The year of the last date told; over the turn of a year the story goes on."""
    year = narrated_year(told)
    if year is None:
        return year_in(told.interval, expression) or first_year_after(told, expression)
    if told.interval.begin is None or expression.month is None:
        return year
    on_weekday = weekday_year(expression, (year - 1, year, year + 1))
    if on_weekday is not None:
        return on_weekday
    fine = told.granularity in ("day", "month")
    if fine and told.interval.begin.month >= ROLL_FROM and expression.month <= ROLL_TO:
        return year + 1
    return year


def first_year_after(told: Narrated, expression: Expression) -> int | None:
    """The year of the first such date behind a stretch of a year at most that spans New Year ("the winter of 1916-17")."""
    begin, days = told.interval.begin, told.interval.days
    if begin is None or days is None or days > LONGEST_WINTER:
        return None
    found, _ = calendar_interval(expression, begin.year)
    return begin.year if found is not None and found.begin is not None and found.begin >= begin else begin.year + 1


def weekday_year(expression: Expression, years: tuple[int, ...]) -> int | None:
    """The one of the years in which the date falls on the weekday named beside it."""
    if expression.weekday is None:
        return None
    fits = []
    for year in years:
        interval, _ = calendar_interval(expression, year)
        if interval is not None and interval.begin is not None and interval.begin.isoweekday() == expression.weekday:
            fits.append(year)
    return fits[0] if len(fits) == 1 else None


def publication_year(expression: Expression, span: Span, narrative: Narrative) -> int | None:
    """The year by tense: the last such date for the past, the next for the future, the nearest where unknown."""
    published = narrative.published
    if published is None or (expression.month is None and expression.operator != "season"):
        return None
    if expression.extra in ("last", "past", "next", "coming", "this"):
        tense: Tense = {"last": "past", "past": "past", "this": "none"}.get(expression.extra, "future")  # type: ignore[assignment]
    else:
        tense = "past" if expression.signal == "since" else narrative.tense_at(span)
    years = (published.year - 1, published.year, published.year + 1)
    options = []
    for year in years:
        interval, _ = calendar_interval(expression, year)
        if interval is not None and interval.begin is not None and interval.finish is not None:
            options.append((interval.begin, interval.finish, year))
    on_weekday = weekday_year(expression, years)
    if on_weekday is not None:
        return on_weekday
    if tense == "past":
        fit = [o for o in options if o[0] <= published]
        return fit[-1][2] if fit else None
    if tense in ("future", "prospective"):
        fit = [o for o in options if o[1] >= published]
        return fit[0][2] if fit else None
    # prose tells more of the past: a date ahead must be three times as near
    return (
        min(options, key=lambda o: 3 * (o[0] - published).days if o[0] > published else (published - o[0]).days)[2]
        if options
        else None
    )


def resolve_either(expression: Expression, narrative: Narrative) -> Resolved | None:
    """A day written so that day and month could change places: the one just before the publication, else none."""
    options = [i for i in (calendar_interval(e, e.year or 1)[0] for e in expression.parts) if i is not None and i.begin]
    if narrative.published is None or not options:
        return None
    near = [i for i in options if i.begin and just_before(narrative.published, i.begin)]
    if len(near) != 1:
        return None
    other = next((edtf_of(i) for i in options if i is not near[0]), None)
    return Resolved(near[0], "day", "stated", runner_up=other)


def just_before(published: dt.date, day: dt.date) -> bool:
    """Whether the day lies in the weeks before the publication."""
    return dt.timedelta(0) <= published - day <= NEAR_PUBLICATION


def resolve_range(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """From the first day of one date to the last of another; each end without a year takes the other's."""
    ends = range_intervals(expression, span, narrative)
    if ends is None:
        return None
    begin, last = ends
    if begin.interval is None or last.interval is None or begin.interval.begin is None or last.interval.until is None:
        return None
    interval = DateInterval(begin.interval.begin, last.interval.until)
    value = f"{edtf_of(begin.interval)}/{edtf_of(last.interval)}"
    return Resolved(interval, "range", last.basis, last.anchor, value=value)


def range_intervals(expression: Expression, span: Span, narrative: Narrative) -> tuple[Resolved, Resolved] | None:
    """The first and the last point of a range, each resolved with the help of the other."""
    first, last = expression.parts
    closing = resolve_calendar(last, span, narrative)
    if closing is None or closing.interval is None or closing.interval.begin is None:
        return None
    last_year = closing.interval.begin.year
    if first.year is None and first.month and last.month and (first.month, first.day or 0) > (last.month, last.day or 32):  # fmt: skip
        # "from October to March" begins in the year told and ends in the next
        if last.year is None and in_next_year(closing.interval.begin, narrative):
            shifted, unit = calendar_interval(last, last_year + 1)
            if shifted is not None:
                closing = narrowed(last, shifted, unit, closing.basis, closing.anchor)
        else:
            last_year -= 1
    begin, unit = calendar_interval(first, first.year or last_year)
    if begin is None or begin.begin is None or closing.interval is None or closing.interval.until is None or begin.begin >= closing.interval.until:  # fmt: skip
        return None
    return narrowed(first, begin, unit, "stated" if first.year else closing.basis, closing.anchor), closing


def in_next_year(day: dt.date, narrative: Narrative) -> bool:
    """Whether the end of a range over New Year lies in the year after the one told: where the story has not passed it."""
    story = narrative.story
    if not narrative.history or story is None or story.interval.begin is None:
        return False
    return story.granularity not in ("day", "month") or story.interval.begin.month > day.month + 1


def in_sentence(told: Narrated | None, span: Span, narrative: Narrative) -> bool:
    """Whether the date told stands in the same sentence, before the words ("rose in 2018 and fell in the fourth quarter")."""
    return told is not None and not narrative.sentence_between(told.span, span)


def resolve_year_part(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """A quarter, a half or the first months of a year: named, else narrated, else the publication's."""
    basis: TimeBasis = "stated"
    year, anchor = expression.year, None
    if year is None:
        told = narrative.last_year()
        near = expression.extra != "named" and (narrative.history or in_sentence(told, span, narrative))
        if not (expression.anchor == "narrative" or near):
            told = None
        if told is not None:
            year, basis, anchor = narrated_year(told), "narrative", told.span.cut(narrative.text)
        elif narrative.published is not None:
            year, basis, anchor = narrative.published.year, "publication", narrative.published.isoformat()
    if year is None:
        return None
    year += (expression.day or 0) if expression.year is None else 0
    number = int(expression.amount or 1)
    if expression.operator == "first months":
        return Resolved(part_of_year(expression, year, number), "months", basis, anchor)
    length = 3 if expression.unit == "quarter" else 6
    return Resolved(
        months_interval(year, (number - 1) * length + 1, length), expression.unit or "quarter", basis, anchor
    )


def part_of_year(expression: Expression, year: int, number: int) -> DateInterval:
    """The first or last so many months, quarters, weeks or days of a year."""
    whole = years_interval(year)
    assert whole.begin is not None and whole.until is not None
    if expression.unit in ("month", "quarter", None):
        months = min(number * (3 if expression.unit == "quarter" else 1), 12)
        return months_interval(year, 13 - months if expression.extra == "last" else 1, months)
    days = dt.timedelta(days=min(number * (7 if expression.unit == "week" else 1), 365))
    return DateInterval(whole.until - days, whole.until) if expression.extra == "last" else DateInterval(whole.begin, whole.begin + days)  # fmt: skip
