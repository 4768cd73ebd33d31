"""Dates of acts, from reports, frames and times made by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from dragoman.language.en.cues import load_cues
from dragoman.model.days import day_interval, edtf_of, months_interval
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.frames import Frame
from dragoman.model.reports import NO_DATE, Participant, Report, ReportDate
from dragoman.model.times import DateInterval, Time
from dragoman.reading.events import dating

CUES = load_cues()
TEXT = "Putin met Tokayev. " * 20
DOCUMENT = Document("d", TEXT, published=dt.date(2025, 6, 10))
PUTIN = Participant("Vladimir Putin", "vladimir-putin", "person", country="RUS")
TOKAYEV = Participant("Kassym-Jomart Tokayev", "kassym-jomart-tokayev", "person", country="KAZ")


def make(sentence: int = 0, **changes: object) -> tuple[Report, Frame]:
    """A report of one sentence of the text with the frame that made it."""
    passage = Span(19 * sentence, 19 * sentence + 18)
    trigger = Span(passage.start + 6, passage.start + 9)
    facts = {"status": "held", "date": NO_DATE}
    facts.update({k: v for k, v in changes.items() if k in Report.__dataclass_fields__})
    report = Report(
        id=f"r{sentence}",
        kind="CONSULT",
        participants=(PUTIN, TOKAYEV),
        passage=Passage(passage, passage.cut(TEXT)),
        trigger=trigger,
        sentence=sentence,
        **facts,  # type: ignore[arg-type]
    )
    own = {k: v for k, v in changes.items() if k in Frame.__dataclass_fields__ and k not in Report.__dataclass_fields__}
    frame = Frame("meet", nominal=False, trigger=trigger, sentence=sentence, arguments=(), tense="past")
    return report, replace(frame, **own)  # type: ignore[arg-type]


def make_time(interval: DateInterval | None, start: int = 10, **changes: object) -> Time:
    edtf = None if interval is None else edtf_of(interval)
    granularity = None if interval is None else "day" if interval.days == 1 else "month"
    time = Time(
        Span(start, start + 4), "then", "DATE", edtf, None, edtf, interval, "stated", "by hand", granularity=granularity
    )
    return replace(time, **changes)  # type: ignore[arg-type]


def date_all(
    pairs: list[tuple[Report, Frame]], times: tuple[Time, ...] = (), document: Document = DOCUMENT
) -> list[Report]:
    return dating.date_reports([r for r, _ in pairs], [f for _, f in pairs], times, (), document, CUES)


MAY_29 = day_interval(dt.date(2025, 5, 29))
MAY = months_interval(2025, 5)


def test_a_time_of_its_own_dates_the_act() -> None:
    (report,) = date_all([make(times=(Span(10, 14),))], (make_time(MAY_29),))
    assert report.date == ReportDate("2025-05-29", MAY_29, "stated")


def test_the_finest_time_wins() -> None:
    times = (make_time(MAY, 10), make_time(MAY_29, 14))
    (report,) = date_all([make(times=(Span(10, 14), Span(14, 18)))], times)
    assert report.date.edtf == "2025-05-29"


def test_an_undated_main_event_takes_the_publication() -> None:
    (report,) = date_all([make()])
    assert (report.date.edtf, report.date.basis) == ("2025-06-10~", "publication")
    assert report.date.interval == DateInterval(dt.date(2025, 6, 9), dt.date(2025, 6, 11))


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param(make(sentence=9), id="far down in the text"),
        pytest.param(make(perfect=True), id="had met"),
        pytest.param(make(status="planned", tense="future"), id="to come"),
        pytest.param(make(words=("earlier",)), id="earlier"),
    ],
)
def test_no_other_act_takes_the_publication(pair: tuple[Report, Frame]) -> None:
    assert date_all([pair])[0].date == NO_DATE


def test_without_publication_nothing_is_dated_to_it() -> None:
    assert date_all([make()], document=replace(DOCUMENT, published=None))[0].date == NO_DATE


def test_an_analysis_is_no_news_of_the_day() -> None:
    assert date_all([make()], document=replace(DOCUMENT, text=TEXT * 30))[0].date == NO_DATE


def test_the_story_goes_on_from_the_day_before_it() -> None:
    dated = make(sentence=0, times=(Span(10, 14),))
    _, after = date_all([dated, make(sentence=1)], (make_time(MAY_29),))
    assert (after.date.edtf, after.date.basis) == ("2025-05-29", "narrative")


def test_what_lies_after_the_publication_is_planned() -> None:
    (report,) = date_all([make(times=(Span(10, 14),))], (make_time(day_interval(dt.date(2025, 7, 1))),))
    assert (report.status, report.plan) == ("planned", "announced")


def test_own_date_ignores_durations_and_days_unknown() -> None:
    span = Span(10, 14)
    assert dating.own_date(make(times=(span,))[1], {span: make_time(MAY_29, type="DURATION")}) is None
    assert dating.own_date(make(times=(span,))[1], {span: make_time(None)}) is None


def test_settle_leaves_the_past_alone() -> None:
    report = replace(make()[0], date=ReportDate("2025-05-29", MAY_29, "stated"))
    assert dating.settle(report, DOCUMENT) == report


def test_goes_on() -> None:
    assert dating.goes_on(make()[1], CUES)
    assert not dating.goes_on(make(perfect=True)[1], CUES)
    assert not dating.goes_on(make(words=("previously",))[1], CUES)


def test_narrated_date_needs_a_person_in_common() -> None:
    told = replace(make(0)[0], date=ReportDate("2025-05-29", MAY_29, "stated"))
    report, frame = make(1)
    stranger = replace(PUTIN, actor="xi-jinping")
    assert dating.narrated_date(report, frame, [told], TEXT, CUES) is not None
    assert dating.narrated_date(replace(report, participants=(stranger,)), frame, [told], TEXT, CUES) is None


def test_publication_date_is_for_held_acts() -> None:
    report, frame = make()
    assert dating.publication_date(report, frame, DOCUMENT, (), CUES) is not None
    assert dating.publication_date(replace(report, status="cancelled"), frame, DOCUMENT, (), CUES) is None
