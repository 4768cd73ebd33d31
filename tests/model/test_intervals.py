"""Intervals of days and spans of text: the two measures that everything is laid out on."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.documents import Span
from dragoman.model.times import DateInterval

dates = st.none() | st.dates()


@st.composite
def intervals(draw: st.DrawFn) -> DateInterval:
    begin, until = draw(dates), draw(dates)
    if begin is not None and until is not None and begin >= until:
        begin, until = (until, begin) if until < begin else (begin, None)
    return DateInterval(begin, until)


@given(intervals(), intervals())
def test_meeting_is_mutual_and_covering_implies_it(a: DateInterval, b: DateInterval) -> None:
    assert a.meets(b) == b.meets(a)
    assert not a.covers(b) or a.meets(b)
    assert a.covers(a)


@given(intervals())
def test_finish_is_the_last_day(interval: DateInterval) -> None:
    if interval.begin is not None and interval.finish is not None:
        assert interval.begin <= interval.finish
        assert interval.days == (interval.finish - interval.begin).days + 1
    else:
        assert interval.days is None


@pytest.mark.parametrize("until", [dt.date(2024, 1, 1), dt.date(2023, 1, 1)])
def test_an_interval_ends_after_it_begins(until: dt.date) -> None:
    with pytest.raises(ValueError, match="begins before"):
        DateInterval(dt.date(2024, 1, 1), until)


spans = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(lambda ends: Span(*sorted(ends)))


@given(spans, spans, st.text(min_size=50, max_size=50))
def test_spans(a: Span, b: Span, text: str) -> None:
    assert len(a.cut(text)) == a.end - a.start
    assert a.overlaps(b) == b.overlaps(a)
    if a.covers(b):
        assert b.cut(text) in a.cut(text)
