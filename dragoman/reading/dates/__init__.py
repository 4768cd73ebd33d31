"""Times resolved: each expression to an interval of days, its anchor chosen for it alone.

Deictic words (yesterday, this year) count from the day of publication; narrative words (a year earlier, the same
month) from the last narrated date; bare dates (May 29) take the year that a narrated date has set for the paragraph,
in a history that of the story; else the tense and the day of publication decide. What cannot be anchored stays
without days: nothing is guessed from today.

Usable alone, on text and a date:

>>> import datetime as dt
>>> [t.edtf for t in read_times("They met on Friday and a week later.", dt.date(2025, 6, 10))]
['2025-06-06', '2025-06-13']
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.language import surface_language
from dragoman.model.days import years_interval
from dragoman.model.times import DateInterval, Time, TimeMention
from dragoman.reading.dates.narrative import Narrated, Narrative, Resolved, TenseAt, find_reach
from dragoman.reading.dates.operators import resolve
from dragoman.reading.dates.values import finished

# A range of so many days that opens a text is the week under review.
REVIEW_DAYS = range(5, 9)
REVIEW_HEAD = 250
REVIEW_LAG = dt.timedelta(days=10)
# Counted times give way to a date written out beside them.
COUNTED = ("shift", "unit", "side")


def read_times(text: str, published: dt.date | None = None, language: str = "en") -> list[Time]:
    """Every time of a text, with the tense told by its words alone; :class:`LanguageError` for an unknown language.

    Inside the flow of a document the tense comes from frames instead, which is surer (``resolve_times``).
    """
    find_times, tenses = surface_language(language)
    return resolve_times(find_times(text), text, published=published, tense_at=tenses(text))


def resolve_times(
    mentions: Sequence[TimeMention], text: str, *, published: dt.date | None = None, tense_at: TenseAt | None = None
) -> list[Time]:
    """Every time of the text resolved, in text order; a range is followed by its two ends.

    ``tense_at`` gives the tense of the clause around a span; without it every tense is unknown. An expression that
    nothing anchors keeps ``interval`` and ``edtf`` as ``None``.
    """
    narrative = Narrative(text, published, tense_at or (lambda span: "none"), reach=find_reach(mentions, published))
    times: list[Time] = []
    waiting: list[tuple[int, TimeMention]] = []
    for mention in mentions:
        resolved = attempt(mention, narrative)
        if mention.expression.parts and mention.expression.parts[0].operator == "occasion" and resolved is None:
            waiting.append((len(times), mention))
        times.append(finished(placed(mention, resolved, text), resolved))
        times.extend(range_ends(mention, resolved, narrative))
        dates = mention.type in ("DATE", "TIME") or mention.expression.operator == "first months"
        if resolved is not None and resolved.interval is not None and dates:
            remember(mention, resolved, narrative)
    for index, mention in waiting:
        # the act may be dated further on
        if (resolved := attempt(mention, narrative)) is not None:
            times[index] = finished(placed(mention, resolved, text), resolved)
    return apposed(times, text)


def attempt(mention: TimeMention, narrative: Narrative) -> Resolved | None:
    """The mention resolved; ``None`` for a year or month outside what the calendar holds."""
    try:
        return resolve(mention.expression, mention.span, narrative)
    except (OverflowError, ValueError):
        return None


def placed(mention: TimeMention, resolved: Resolved | None, text: str) -> TimeMention:
    """The mention as a date of the wider words, where the act that it is counted from has been found."""
    if mention.wide is None or resolved is None or resolved.basis != "event":
        return mention
    return replace(mention, span=mention.wide, text=mention.wide.cut(text), type="DATE")


def range_ends(mention: TimeMention, resolved: Resolved | None, narrative: Narrative) -> list[Time]:
    """The first and last point of a range as times of their own."""
    if resolved is None or not mention.ends:
        return []
    result = []
    for end in mention.ends:
        # an end that names no year takes the year in which the range as a whole has been placed
        day = edge_day(resolved.interval, last=end is mention.ends[-1])
        year = end.expression.year or (day.year if day else None)
        shadow = Narrative(narrative.text, narrative.published, narrative.tense_at, reach=narrative.reach)
        found = attempt(replace(end, expression=replace(end.expression, year=year)), shadow)
        if found is not None:
            found = replace(found, basis=resolved.basis, anchor=resolved.anchor)
            result.append(replace(finished(end, found), within=mention.span))
    return result


def edge_day(interval: DateInterval | None, *, last: bool) -> dt.date | None:
    """The first or the last day of an interval."""
    if interval is None:
        return None
    return interval.finish if last else interval.begin


def remember(mention: TimeMention, resolved: Resolved, narrative: Narrative) -> None:
    """Add the date to what has been narrated."""
    interval = resolved.interval
    assert interval is not None
    if resolved.granularity in ("reference", "side", "turn") or mention.expression.operator == "clock":
        return
    if resolved.granularity == "fiscal year" and mention.expression.year is not None:
        # later years are counted from the one it is called by
        interval, resolved = years_interval(mention.expression.year), replace(resolved, granularity="year")
    before = narrative.text[max(0, mention.span.start - 14) : mention.span.start]
    opens = bool(re.search(r"(?:^|[.!?\n]\s*)(?:[A-Z][a-z]{1,6}\s+(?:the\s+)?)?$", before)) or mention.span.start == 0
    told = Narrated(
        interval,
        resolved.granularity,
        mention.span,
        opens,
        stated=resolved.basis == "stated",
        deictic=resolved.basis == "publication",
    )
    expression = mention.expression
    if (
        narrative.history
        and expression.anchor == "deictic"
        and resolved.basis == "publication"
        and not expression.month
    ):
        # a quoted "this year" of a history says nothing of the story; "March of this year" does
        return
    if expression.signal == "since" and narrative.published is not None and not narrative.history and not opens:
        # "his first visit since 2012. They had last spoken in November": the story has not gone there
        return
    narrative.tell(
        told,
        counted=expression.operator in ("shift", "unit", "rest of unit", "within"),
        aside=expression.signal in ("until", "before") or (mention.attributive and not opens),
    )
    narrative.occasions.update(dict.fromkeys(mention.occasions, told))
    published = narrative.published
    if (
        published is not None
        and mention.span.start < REVIEW_HEAD
        and resolved.granularity in ("range", "week")
        and interval.days in REVIEW_DAYS
        and interval.finish is not None
        and dt.timedelta(0) <= published - interval.finish <= REVIEW_LAG
    ):
        narrative.week = interval


def apposed(times: list[Time], text: str) -> list[Time]:
    """Times where an explicit date right behind a counted one overrides it ("A year earlier, on 13 December 2024").

    An hour takes the day that stands behind it ("at 14:00 on 3 May").
    """
    result = list(times)
    for i, (first, second) in enumerate(itertools.pairwise(times)):
        between = text[first.span.end : second.span.start]
        hour = re.fullmatch(r"(?:.*)(T\d\d:\d\d)", first.value or "")
        if hour is not None and second.type == "TIME" and second.granularity == "day" and re.fullmatch(r"\s*(?:to|and|until|till|-|–)\s*", between):  # fmt: skip
            # "from 9 a.m. to 2 p.m. Saturday": one day
            result[i] = replace(first, interval=second.interval, edtf=second.edtf, value=f"{(second.value or '')[:10]}{hour[1]}", basis=second.basis, anchor=second.text)  # fmt: skip
            continue
        if first.within is not None or second.type != "DATE" or re.fullmatch(r"\s*,?\s*\(?(?:on|in|—|–|-)?\s*(?:the\s+)?", between) is None:  # fmt: skip
            continue
        if first.type == "TIME" and hour is not None:
            if second.granularity == "day":
                result[i] = replace(first, interval=second.interval, edtf=second.edtf, value=f"{second.value}{hour[1]}", basis=second.basis, anchor=second.text)  # fmt: skip
        elif is_overridden(first, second, between):
            result[i] = replace(
                first, interval=second.interval, edtf=second.edtf, value=second.value, basis="stated",
                anchor=second.text, granularity=second.granularity,
            )  # fmt: skip
    return result


def is_overridden(first: Time, second: Time, between: str) -> bool:
    """Whether the second time says in so many words which date the first, counted one is."""
    if first.type != "DATE" or first.basis == "event" or first.granularity == "edge" or first.operator not in COUNTED:
        return False
    written = second.operator == "calendar" and second.granularity in ("day", "month") and second.interval is not None
    return written and (second.basis == "stated" or (second.granularity == "day" and between.strip() != ""))
