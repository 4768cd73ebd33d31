"""Calendar arithmetic: intervals, their parts, and EDTF."""

from __future__ import annotations

import datetime as dt

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import days as calendar
from dragoman.model.times import DateInterval

UNITS = ["day", "week", "month", "quarter", "half", "year", "decade", "century"]
dates = st.dates(dt.date(1000, 1, 1), dt.date(3000, 12, 31))


@given(st.sampled_from(UNITS), dates)
def test_a_unit_holds_its_day(unit: str, day: dt.date) -> None:
    interval = calendar.unit_interval(unit, day)
    assert interval.covers(calendar.day_interval(day))
    assert interval.begin is not None and interval.finish is not None
    assert calendar.unit_interval(unit, interval.begin) == calendar.unit_interval(unit, interval.finish) == interval


@given(st.sampled_from(UNITS), dates, st.sampled_from(["START", "MID", "END"]))
def test_thirds_lie_within(unit: str, day: dt.date, part: str) -> None:
    interval = calendar.unit_interval(unit, day)
    assert interval.covers(calendar.third(interval, part, unit))


@given(st.sampled_from(["month", "year", "decade", "century"]), dates)
def test_thirds_fill_the_whole(unit: str, day: dt.date) -> None:
    interval = calendar.unit_interval(unit, day)
    parts = [calendar.third(interval, p, unit) for p in ("START", "MID", "END")]
    assert (parts[0].begin, parts[0].until, parts[1].until, parts[2].until) == (
        interval.begin,
        parts[1].begin,
        parts[2].begin,
        interval.until,
    )


@given(dates, st.integers(-500, 500))
def test_shifting_days_there_and_back(day: dt.date, amount: int) -> None:
    assert calendar.shift_day(calendar.shift_day(day, "day", amount), "day", -amount) == day


@given(dates, st.integers(-240, 240))
def test_months_added_land_in_the_right_month(day: dt.date, months: int) -> None:
    shifted = calendar.add_months(day, months)
    assert (shifted.year * 12 + shifted.month) - (day.year * 12 + day.month) == months
    assert shifted.day <= day.day


@given(dates, st.integers(1, 4000), st.booleans(), st.booleans())
def test_edtf_is_valid(begin: dt.date, length: int, open_before: bool, open_after: bool) -> None:
    until = begin + dt.timedelta(days=length)
    edtf.parse_edtf(calendar.edtf_of(DateInterval(None if open_before else begin, None if open_after else until)))


@pytest.mark.parametrize(
    ("interval", "form"),
    [
        (calendar.day_interval(dt.date(2024, 2, 29)), "2024-02-29"),
        (calendar.months_interval(2024, 12), "2024-12"),
        (calendar.months_interval(2024, 11, 3), "2024-11/2025-01"),
        (calendar.years_interval(987), "0987"),
        (calendar.years_interval(1990, 10), "1990/1999"),
        (calendar.week_interval(dt.date(2025, 6, 10)), "2025-06-09/2025-06-15"),
        (DateInterval(dt.date(2014, 3, 1), None), "2014-03-01/.."),
        (DateInterval(None, dt.date(2014, 3, 1)), "../2014-02-28"),
        (DateInterval(None, None), "../.."),
    ],
)
def test_edtf_of(interval: DateInterval, form: str) -> None:
    assert calendar.edtf_of(interval) == form


def test_month_start_runs_into_other_years() -> None:
    assert calendar.month_start(2024, 13) == dt.date(2025, 1, 1)
    assert calendar.month_start(2024, 0) == dt.date(2023, 12, 1)


def test_thirds_of_a_month() -> None:
    may = calendar.months_interval(2024, 5)
    assert [calendar.edtf_of(calendar.third(may, p, "month")) for p in ("START", "MID", "END")] == [
        "2024-05-01/2024-05-10", "2024-05-11/2024-05-20", "2024-05-21/2024-05-31",
    ]  # fmt: skip
