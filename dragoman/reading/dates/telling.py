"""Which day a sentence tells of: whoever is named there held office on it."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from dragoman.model.documents import Span
from dragoman.model.times import DateInterval, Time, TimeMention
from dragoman.reading.dates.calendar_dates import calendar_interval

# A time so far before the publication had other holders of offices.
LONG_AGO = dt.timedelta(days=400)


def stated_days(
    expressions: Sequence[TimeMention], sentences: Sequence[Span], published: dt.date | None
) -> Callable[[int], dt.date | None]:
    """A function that gives the day of a past time that the sentence around a position states outright.

    It needs no tense and so can be asked before the text is parsed. ``None`` where the sentence states no year, several
    years, or one about the publication.
    """
    starts = [s.start for s in sentences]
    stated: dict[int, list[dt.date]] = {}
    for mention in expressions:
        said = mention.expression
        if said.signal == "since":
            # "had not met since 2022" is said of those who hold office now
            continue
        if said.year is None or said.operator != "calendar" or not dt.MINYEAR <= said.year < dt.MAXYEAR:
            continue
        interval, _ = calendar_interval(said, said.year)
        if interval is not None and (day := middle(interval)) is not None:
            stated.setdefault(bisect.bisect_right(starts, mention.span.start) - 1, []).append(day)

    def told(position: int) -> dt.date | None:
        days = stated.get(bisect.bisect_right(starts, position) - 1, [])
        past = bool(days) and (published is None or published - days[0] > LONG_AGO)
        return days[0] if past and len({d.year for d in days}) == 1 else None

    return told


def days_told(sentences: Sequence[Span], times: Sequence[Time]) -> Mapping[int, dt.date]:
    """By the number of each sentence that dates something to a year, month or day, the first such day."""
    days: dict[int, dt.date] = {}
    starts = [s.start for s in sentences]
    for time in times:
        number = bisect.bisect_right(starts, time.span.start) - 1
        dates = time.type in ("DATE", "TIME") and time.signal is None and time.granularity in ("day", "month", "year")
        if dates and number >= 0 and time.interval is not None and (day := middle(time.interval)) is not None:
            days.setdefault(number, day)
    return days


def middle(interval: DateInterval) -> dt.date | None:
    """The day in the middle: on the first of a year its predecessor's people are often still in office.

    >>> middle(DateInterval(dt.date(2001, 1, 1), dt.date(2002, 1, 1)))
    datetime.date(2001, 7, 2)
    """
    if interval.begin is None or interval.finish is None:
        return interval.begin
    return interval.begin + (interval.finish - interval.begin) // 2
