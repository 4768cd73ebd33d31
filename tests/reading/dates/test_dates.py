"""Expressions to days, one operator at a time: the model-free twin of ``sentences/en/times.yml``."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.language.en.times import find_times
from dragoman.model.days import day_interval, months_interval, years_interval
from dragoman.model.documents import Span
from dragoman.model.times import DateInterval, Expression, Tense, Time, TimeMention
from dragoman.reading.dates import apposed, remember, resolve_times
from dragoman.reading.dates.calendar_dates import (
    bare_year,
    calendar_interval,
    publication_year,
    resolve_calendar,
    resolve_range,
    resolve_year_part,
)
from dragoman.reading.dates.narrative import Narrated, Narrative, Resolved, narrated_year, narrowed
from dragoman.reading.dates.operators import resolve
from dragoman.reading.dates.values import finished, period, timex_value

TUESDAY = dt.date(2025, 6, 10)
HERE = Span(0, 1)


def narrative(*told: DateInterval, published: dt.date | None = TUESDAY, tense: Tense = "none") -> Narrative:
    found = Narrative("x", published, lambda span: tense)
    for interval in told:
        granularity = "day" if interval.days == 1 else "month"
        found.tell(Narrated(interval, granularity, HERE, False), counted=False, aside=False)
    return found


def read(text: str, published: dt.date | None = TUESDAY, tense: Tense = "none") -> list[tuple[str, str | None]]:
    return [
        (t.text, t.edtf)
        for t in resolve_times(find_times(text), text, published=published, tense_at=lambda span: tense)
    ]


@pytest.mark.parametrize(
    ("words", "tense", "edtf"),
    [
        ("on Thursday", "past", "2025-06-05"),
        ("on Thursday", "future", "2025-06-12"),
        ("on Tuesday", "past", "2025-06-10"),
        ("last Tuesday", "past", "2025-06-03"),
        ("next Tuesday", "future", "2025-06-17"),
        ("in September", "past", "2024-09"),
        ("in September", "future", "2025-09"),
        ("on May 29", "past", "2025-05-29"),
        ("on May 29", "future", "2026-05-29"),
        ("yesterday", "past", "2025-06-09"),
        ("last month", "past", "2025-05"),
        ("next year", "future", "2026"),
        ("this week", "none", "2025-06-09/2025-06-15"),
        ("ten years ago", "past", "2015"),
        ("three days ago", "past", "2025-06-07"),
        ("last summer", "past", "2024-06/2024-08"),
    ],
)
def test_words_counted_from_a_tuesday(words: str, tense: Tense, edtf: str) -> None:
    assert [e for _, e in read(words, tense=tense)] == [edtf]


def test_unpublished_words_stay_open() -> None:
    assert [e for _, e in read("yesterday, on Thursday, in September, last year", None)] == [None] * 4


def test_every_time_says_what_fixed_it() -> None:
    text = "It was 3 March 2015. The next day he left. Yesterday he came back."
    bases = [(t.basis, t.anchor) for t in resolve_times(find_times(text), text, published=TUESDAY)]
    assert bases == [("stated", None), ("narrative", "3 March 2015"), ("publication", "2025-06-10")]


def test_a_year_beyond_the_calendar_is_no_crash() -> None:
    assert read("fifty centuries ago") in ([], [("fifty centuries ago", None)])


def test_remember_says_whether_a_date_opens_a_sentence() -> None:
    told = Narrative("In 2018 they met. It was in 2019.", None, lambda span: "none")
    for start in (3, 28):
        span = Span(start, start + 4)
        mention = TimeMention(
            span, span.cut(told.text), "DATE", Expression("calendar", year=int(span.cut(told.text))), "by hand"
        )
        remember(mention, Resolved(years_interval(2018), "year", "stated"), told)
    assert [t.opens for t in told.narrated] == [True, False]


def test_apposed_date_overrides_the_counted_one() -> None:
    text = "A year earlier, on 13 December 2024"
    day = day_interval(dt.date(2024, 12, 13))
    counted = Time(
        Span(0, 14),
        text[:14],
        "DATE",
        "2023",
        None,
        "2023",
        years_interval(2023),
        "narrative",
        "by hand",
        operator="shift",
    )
    stated = Time(
        Span(19, 35),
        text[19:],
        "DATE",
        "2024-12-13",
        None,
        "2024-12-13",
        day,
        "stated",
        "by hand",
        granularity="day",
        operator="calendar",
    )
    first, second = apposed([counted, stated], text)
    assert (first.interval, first.basis, first.anchor) == (day, "stated", stated.text)
    assert second == stated


def test_calendar_interval() -> None:
    assert calendar_interval(Expression("calendar"), 2024) == (years_interval(2024), "year")
    assert calendar_interval(Expression("calendar", month=2), 2024) == (months_interval(2024, 2), "month")
    assert calendar_interval(Expression("calendar", month=2, day=29), 2024) == (
        day_interval(dt.date(2024, 2, 29)),
        "day",
    )
    assert calendar_interval(Expression("calendar", month=2, day=29), 2023) == (None, "day")


def test_resolve_calendar_narrows_to_thirds() -> None:
    resolved = resolve_calendar(Expression("calendar", year=2024, month=5, part="START"), HERE, narrative())
    assert resolved is not None
    assert resolved.interval == DateInterval(dt.date(2024, 5, 1), dt.date(2024, 5, 11))
    assert resolve_calendar(Expression("calendar", month=5, day=1), HERE, narrative(published=None)) is None


def test_bare_year_prefers_the_narrated_year_of_the_paragraph() -> None:
    march = Expression("calendar", anchor="bare", month=3, day=6)
    framed = narrative(years_interval(2018))
    framed.narrated = [Narrated(years_interval(2018), "year", HERE, True)]
    assert bare_year(march, Span(1, 1), framed)[:2] == (2018, "narrative")
    assert bare_year(march, Span(1, 1), narrative())[:2] == (2025, "publication")
    assert bare_year(march, Span(1, 1), narrative(published=None))[0] is None


def test_publication_year_follows_the_tense() -> None:
    january = Expression("calendar", month=1, day=15)
    assert publication_year(january, HERE, narrative(tense="past")) == 2025
    assert publication_year(january, HERE, narrative(tense="future")) == 2026
    assert publication_year(january, HERE, narrative(published=None)) is None


def test_resolve_range() -> None:
    first, last = Expression("calendar", month=12, anchor="bare"), Expression("calendar", year=2023, month=3)
    resolved = resolve_range(Expression("range", parts=(first, last)), HERE, narrative())
    assert resolved is not None
    assert resolved.interval == DateInterval(dt.date(2022, 12, 1), dt.date(2023, 4, 1))


def test_resolve_year_part() -> None:
    resolved = resolve_year_part(Expression("nth", unit="quarter", amount=2, year=2024), HERE, narrative())
    assert resolved is not None
    assert resolved.interval == months_interval(2024, 4, 3)
    assert resolve_year_part(Expression("nth", unit="quarter", amount=2), HERE, narrative(published=None)) is None


def test_narrative_remembers_the_last_of_a_granularity() -> None:
    told = narrative(months_interval(2020, 3), day_interval(TUESDAY), months_interval(2021, 3))
    found = told.last("day")
    assert found is not None
    assert found.interval == day_interval(TUESDAY)
    assert told.last("century") is None


def test_narrated_year() -> None:
    assert narrated_year(None) is None
    assert narrated_year(Narrated(years_interval(2018), "year", HERE, True)) == 2018
    assert narrated_year(Narrated(years_interval(2018, 2), "range", HERE, True)) is None


def test_narrowed() -> None:
    whole = years_interval(2021)
    assert narrowed(Expression("calendar"), whole, "year", "stated").interval == whole
    late = narrowed(Expression("calendar", part="END"), whole, "year", "stated")
    assert (late.interval, late.value) == (months_interval(2021, 9, 4), "2021")


@pytest.mark.parametrize(
    ("expression", "edtf"),
    [
        (Expression("shift", anchor="deictic", unit="day", amount=-1), (2025, 6, 9)),
        (Expression("shift", anchor="narrative", unit="day", amount=2), (2020, 1, 3)),
        (Expression("weekday", anchor="deictic", weekday=5, extra="next"), (2025, 6, 20)),
        (Expression("calendar", year=2024, month=11, day=27), (2024, 11, 27)),
    ],
)
def test_resolve_one_day(expression: Expression, edtf: tuple[int, int, int]) -> None:
    resolved = resolve(expression, HERE, narrative(day_interval(dt.date(2020, 1, 1))))
    assert resolved is not None
    assert resolved.interval == day_interval(dt.date(*edtf))


@pytest.mark.parametrize(
    ("expression", "interval"),
    [
        (Expression("decade", year=1990), years_interval(1990, 10)),
        (Expression("century", amount=19), years_interval(1800, 100)),
        (Expression("season", year=2019, extra="SU"), months_interval(2019, 6, 3)),
        (Expression("unit", anchor="deictic", unit="month", amount=-1), months_interval(2025, 5)),
        (
            Expression("stretch", anchor="deictic", unit="month", amount=3),
            DateInterval(dt.date(2025, 3, 10), dt.date(2025, 6, 11)),
        ),
    ],
)
def test_resolve_longer(expression: Expression, interval: DateInterval) -> None:
    resolved = resolve(expression, HERE, narrative())
    assert resolved is not None
    assert resolved.interval == interval


def test_resolve_an_unknown_operator_names_no_day() -> None:
    assert resolve(Expression("nonsense"), HERE, narrative()) is None


def test_values() -> None:
    expression = Expression("calendar", year=2024, month=5, part="START")
    mention = TimeMention(HERE, "early May 2024", "DATE", expression, "by hand")
    time = finished(mention, resolve_calendar(expression, HERE, narrative()))
    assert (time.value, time.mod, time.edtf) == ("2024-05", "START", "2024-05-01/2024-05-10")
    assert timex_value(mention, None) is None
    open_time = finished(mention, None)
    assert (open_time.edtf, open_time.interval) == (None, None)


def test_period() -> None:
    assert period(Expression("duration", unit="week", amount=2)) == "P2W"
    assert period(Expression("duration", unit="hour", amount=48)) == "PT48H"
    assert period(Expression("duration")) is None
