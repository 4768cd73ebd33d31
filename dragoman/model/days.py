"""Calendar arithmetic on intervals of days: units, parts of units, EDTF and TIMEX3 forms.

Conventions, as the field's annotation guides have them: weeks run Monday to Sunday; early, mid and late are thirds
(of a month: days 1-10, 11-20, 21-end; of a year: four months each); a decade is 1990-1999, a century 1800-1899.
"""

from __future__ import annotations

import calendar
import datetime as dt

from dragoman.model.times import DateInterval

SEASON_MONTHS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
ONE_DAY = dt.timedelta(days=1)


def day_interval(day: dt.date) -> DateInterval:
    """The interval of one day."""
    return DateInterval(day, day + ONE_DAY)


def month_start(year: int, month: int) -> dt.date:
    """The first day of a month; months beyond 12 or below 1 run on into other years."""
    years, index = divmod(month - 1, 12)
    return dt.date(year + years, index + 1, 1)


def months_interval(year: int, month: int, count: int = 1) -> DateInterval:
    """So many whole months from the given one."""
    return DateInterval(month_start(year, month), month_start(year, month + count))


def years_interval(year: int, count: int = 1) -> DateInterval:
    """So many whole years from the given one."""
    return DateInterval(dt.date(year, 1, 1), dt.date(year + count, 1, 1))


def week_interval(day: dt.date) -> DateInterval:
    """The week, Monday to Sunday, that holds the day."""
    monday = day - dt.timedelta(days=day.weekday())
    return DateInterval(monday, monday + dt.timedelta(days=7))


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day so many months on; the last day of a month that has no such day.

    >>> add_months(dt.date(2024, 3, 31), -1)
    datetime.date(2024, 2, 29)
    """
    first = month_start(day.year, day.month + months)
    return first.replace(day=min(day.day, calendar.monthrange(first.year, first.month)[1]))


def unit_interval(unit: str, day: dt.date) -> DateInterval:
    """The calendar unit that holds the day."""
    match unit:
        case "week":
            return week_interval(day)
        case "month":
            return months_interval(day.year, day.month)
        case "quarter":
            return months_interval(day.year, 3 * ((day.month - 1) // 3) + 1, 3)
        case "half":
            return months_interval(day.year, 6 * ((day.month - 1) // 6) + 1, 6)
        case "year":
            return years_interval(day.year)
        case "decade":
            return years_interval(day.year // 10 * 10, 10)
        case "century":
            return years_interval(day.year // 100 * 100, 100)
    return day_interval(day)


def shift_day(day: dt.date, unit: str, amount: int) -> dt.date:
    """The day so many units on."""
    match unit:
        case "week":
            return day + dt.timedelta(days=7 * amount)
        case "month":
            return add_months(day, amount)
        case "quarter":
            return add_months(day, 3 * amount)
        case "half":
            return add_months(day, 6 * amount)
        case "year":
            return add_months(day, 12 * amount)
        case "decade":
            return add_months(day, 120 * amount)
        case "century":
            return add_months(day, 1200 * amount)
    return day + dt.timedelta(days=amount)


def counted_interval(anchor: DateInterval, unit: str, amount: int) -> DateInterval | None:
    """The days so many units from those of an act: day for day by days and weeks, whole units by longer ones.

    >>> counted_interval(day_interval(dt.date(2024, 5, 3)), "week", 2) == day_interval(dt.date(2024, 5, 17))
    True
    >>> counted_interval(day_interval(dt.date(2024, 5, 3)), "month", -2) == months_interval(2024, 3)
    True
    """
    if anchor.begin is None or anchor.finish is None:
        return None
    first, last = shift_day(anchor.begin, unit, amount), shift_day(anchor.finish, unit, amount)
    if unit in ("day", "week"):
        return DateInterval(first, last + ONE_DAY)
    return DateInterval(unit_interval(unit, first).begin, unit_interval(unit, last).until)


def third(interval: DateInterval, mod: str, unit: str) -> DateInterval:
    """The first (START), middle (MID) or last (END) third of a unit."""
    begin, until = interval.begin, interval.until
    if begin is None or until is None:
        return interval
    if unit == "month":
        edges = [begin, begin + dt.timedelta(days=10), begin + dt.timedelta(days=20), until]
    elif unit == "year":
        edges = [begin, add_months(begin, 4), add_months(begin, 8), until]
    elif unit == "decade":
        edges = [begin, add_months(begin, 48), add_months(begin, 84), until]
    else:
        step = (until - begin) / 3
        edges = [begin, begin + step, begin + 2 * step, until]
    index = {"START": 0, "MID": 1, "END": 2}[mod]
    if edges[index] >= edges[index + 1]:
        return interval
    return DateInterval(edges[index], edges[index + 1])


def edtf_of(interval: DateInterval) -> str:
    """EDTF (ISO 8601-2:2019 level 1) of the days: a day, month or year where it is just that, else an interval.

    >>> edtf_of(months_interval(2023, 12)), edtf_of(DateInterval(dt.date(2014, 1, 1), None))
    ('2023-12', '2014-01-01/..')
    """
    begin, finish = interval.begin, interval.finish
    if begin is None:
        return "../.." if finish is None else f"../{finish.isoformat()}"
    if finish is None:
        return f"{begin.isoformat()}/.."
    for unit, form in (("day", "%Y-%m-%d"), ("month", "%Y-%m"), ("year", "%Y")):
        if unit_interval(unit, begin) == interval:
            return begin.strftime(form).rjust(len("0000"), "0")
    whole_years = begin.timetuple().tm_yday == 1 and (finish + ONE_DAY).timetuple().tm_yday == 1
    if whole_years:
        return f"{begin.year:04}/{finish.year:04}"
    if begin.day == 1 and (finish + ONE_DAY).day == 1:
        return f"{begin:%Y-%m}/{finish:%Y-%m}"
    return f"{begin.isoformat()}/{finish.isoformat()}"
