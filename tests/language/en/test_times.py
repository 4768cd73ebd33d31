"""Words of time without a model: what is recognised, and properties that hold for any text."""

from __future__ import annotations

import datetime as dt
import string

import edtf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.en.times import find_times
from dragoman.model.days import shift_day
from dragoman.model.documents import Span
from dragoman.model.times import Time
from dragoman.reading.dates import resolve_times

# What lone surrogates are is settled when bytes become text (dragoman.text.repair).
characters = st.characters(exclude_categories=["Cs"])
any_text = st.text(characters, max_size=120)
PHRASES = [
    "yesterday", "today", "tomorrow", "the day before yesterday", "three days ago", "two weeks ago", "a year ago",
    "last week", "next month", "this year", "last Friday", "next Monday", "on Thursday", "27 November 2024",
    "November 27, 2024", "May 29", "29 February 2023", "5 to 7 March", "May 29–30",
    "between March 2014 and September 2015", "from 1991 to 2019", "2014–2016", "early May 2024", "mid-June",
    "late 2021", "the first quarter of 2024", "the first eight months of 2018", "the summer of 2019", "last summer",
    "the 1990s", "the nineteenth century", "a year earlier", "two days later", "the same month", "the next day",
    "June of the same year", "since 2014", "2024-11-27", "27.11.2024", "31.12.9999", "1 January 1000", "at 14:30",
    "every Friday", "twice a year", "the past three months", "hundred years ago", "the end of the year",
    "fifty centuries ago", "the 20th century", "half a year later", "in three weeks' time",
    "480 BC", "499-493 BC", "the 4th century BC", "the following year", "mid-1980s", "the nineties", "Q3 2023", "FY2024",
    "the turn of the century", "on the eve of 9 May", "the week of 5 May 2025", "Christmas Eve", "Easter 2019",
    "a fortnight ago", "a few months later", "days earlier", "recently", "now", "in the future", "until 31 May",
    "prior to 2019", "after Friday", "the night of 8 May", "3 and 9 June", "1955-57", "from October to March",
    "two weeks after the 12 April 2010 inauguration", "two weeks after the vote", "the vote of 3 May 2019",
    "later that year", "at that time", "during this period", "that afternoon", "half past", "05/06/2024", "31/02/2024",
    "$5 billion a year", "daily", "over the past decade", "the next two centuries", "two and a half years ago",
    "February 29", "the first half of February", "9999", "the 99th century", "AD 70", "noon", "9 p.m. EST on 3 May",
]  # fmt: skip
FILLERS = [
    "They met",
    "He said",
    "and",
    ",",
    ".",
    "\n",
    "in",
    "by",
    "(",
    ")",
    "—",
    "talks",
    "May",
    "march",
    "Mr.",
    "0",
    "2024",
    "\u00a0",
]
pieced_text = st.lists(st.sampled_from(PHRASES + FILLERS) | st.text(characters, max_size=4), max_size=25).map(" ".join)
days = st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31))


def read(text: str, published: dt.date | None = None) -> list[Time]:
    return resolve_times(find_times(text), text, published=published)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on May 29 and again a year later.", ["May 29", "a year later"]),
        ("Talks on Wednesday, 28 May 2025, failed.", ["Wednesday, 28 May 2025"]),
        ("That august body may march.", []),
        ("Some 1991 delegates cited article 2022.", []),
        ("", []),
    ],
)
def test_found(text: str, found: list[str]) -> None:
    assert [t.text for t in find_times(text)] == found


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("yesterday", ["DATE"]),
        ("yesterday evening", ["TIME"]),
        ("for two weeks", ["DURATION"]),
        ("every Friday", ["SET"]),
        ("at 14:30", ["TIME"]),
    ],
)
def test_types(text: str, types: list[str]) -> None:
    assert [t.type for t in find_times(text)] == types


@given(any_text | pieced_text)
def test_spans_cut_out_their_words_in_order(text: str) -> None:
    reached = 0
    for time in find_times(text):
        assert time.span.cut(text) == time.text
        for end in time.ends:
            assert end.span.cut(text) == end.text
            assert time.span.start <= end.span.start < end.span.end <= time.span.end
        assert time.text.strip() == time.text != ""
        assert reached <= time.span.start < time.span.end <= len(text)
        reached = time.span.end


@given(pieced_text, st.sampled_from(["\u00a0", "\n", "  ", "\t", "\u2009"]))
def test_white_space_of_any_kind_is_read(text: str, space: str) -> None:
    # a page's hard spaces and line breaks stand between the words of one time
    read(text.replace(" ", space), dt.date(2025, 6, 10))


@given(any_text | pieced_text, st.none() | days)
def test_resolved_times_are_ordered_and_valid(text: str, published: dt.date | None) -> None:
    for time in read(text, published):
        # years before the common era have no days here
        assert (time.edtf is None) == (time.interval is None) or (time.value or "").startswith("BC")
        if time.edtf is not None:
            edtf.parse_edtf(time.edtf)
        if time.interval is not None and time.interval.begin is not None and time.interval.finish is not None:
            assert time.interval.begin <= time.interval.finish


@given(pieced_text, st.none() | days)
def test_reading_twice_gives_the_same(text: str, published: dt.date | None) -> None:
    assert read(text, published) == read(text, published)


@given(pieced_text)
def test_nothing_is_guessed_without_publication(text: str) -> None:
    assert [t.text for t in read(text) if t.basis == "publication" and t.interval is not None] == []


@given(
    days,
    st.integers(0, 400),
    st.sampled_from(["today", "yesterday", "tomorrow", "the day before yesterday", "5 days ago", "ten days ago"]),
)
def test_deictic_days_move_with_the_publication(published: dt.date, shift: int, words: str) -> None:
    (early,), (late,) = read(words, published), read(words, published + dt.timedelta(days=shift))
    assert early.interval is not None and late.interval is not None
    assert early.interval.begin is not None and late.interval.begin is not None
    assert late.interval.begin - early.interval.begin == dt.timedelta(days=shift)
    assert early.interval.days == late.interval.days == 1


@given(
    days,
    st.integers(-24, 24),
    st.sampled_from([
        ("week", "last week"), ("week", "this week"), ("week", "next week"), ("month", "last month"), ("month", "next month"),
        ("month", "two months ago"), ("year", "this year"), ("year", "last year"), ("year", "ten years ago"),
    ]),
)  # fmt: skip
def test_deictic_units_move_with_the_publication_by_whole_units(
    published: dt.date, shift: int, words: tuple[str, str]
) -> None:
    unit, text = words
    # the first of the month, so that every month and year has the day
    published = published.replace(day=1)
    (early,), (late,) = read(text, published), read(text, shift_day(published, unit, shift))
    assert early.interval is not None and late.interval is not None
    assert early.interval.begin is not None and late.interval.begin is not None
    assert late.interval.begin == shift_day(early.interval.begin, unit, shift)


@given(days, st.integers(1, 99))
def test_days_ago_are_counted(published: dt.date, count: int) -> None:
    (time,) = read(f"{count} day{'s' if count > 1 else ''} ago", published)
    assert time.interval is not None
    assert time.interval.begin == published - dt.timedelta(days=count)


@given(days)
def test_every_day_written_out_is_read_as_itself(day: dt.date) -> None:
    for words in (
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        day.isoformat(),
        f"{day.day:02}.{day.month:02}.{day.year}",
    ):
        found = [t.edtf for t in read(f"It was {words}.") if t.within is None]
        assert found == [day.isoformat()], words


@given(st.text(string.ascii_lowercase + " ", max_size=8), pieced_text)
def test_words_before_move_spans_only(before: str, text: str) -> None:
    padding = f"{before}\n\n"
    moved = [
        Span(t.span.start - len(padding), t.span.end - len(padding))
        for t in find_times(padding + text)
        if t.span.start >= len(padding)
    ]
    assert moved == [t.span for t in find_times(text)]
