"""Dates counted from other acts, from reports, frames and times made by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.language.base import Cues
from dragoman.language.en.cues import load_cues
from dragoman.model.days import day_interval, edtf_of
from dragoman.model.documents import Passage, Span
from dragoman.model.frames import Frame
from dragoman.model.reports import NO_DATE, Participant, Report, ReportDate
from dragoman.model.times import DateInterval, Time
from dragoman.reading.events import anchoring

MAY_29 = day_interval(dt.date(2025, 5, 29))
XI = Participant("Xi Jinping", "xi-jinping", "person", country="CHN")
ERDOGAN = Participant("Recep Tayyip Erdogan", "recep-tayyip-erdogan", "person", country="TUR")
TOLD = "Xi came on May 29. "
COUNTED = "Erdogan came two days after the visit of Xi."
TEXT = TOLD + COUNTED


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_cues()


def place_of(words: str, start: int = 0) -> Span:
    """Where the words stand in the text, from an offset on."""
    begin = TEXT.index(words, start)
    return Span(begin, begin + len(words))


def length(value: str, mod: str | None = None, signal: str = "after") -> Time:
    """A length counted from the act named behind it."""
    return Time(
        place_of("two days"), "two days", "DURATION", value, mod, None, None, "stated", "by hand", signal=signal
    )


def report(key: str, trigger: Span, sentence: int, who: Participant, date: ReportDate = NO_DATE) -> Report:
    passage = Span(0, len(TOLD) - 1) if sentence == 0 else Span(len(TOLD), len(TEXT))
    return Report(
        id=key, kind="CONSULT", participants=(who,), passage=Passage(passage, passage.cut(TEXT)), trigger=trigger,
        sentence=sentence, status="held", date=date, form="visit", medium="in-person",
    )  # fmt: skip


def frame(lemma: str, trigger: Span, sentence: int, *, nominal: bool = False) -> Frame:
    return Frame(
        lemma, nominal=nominal, trigger=trigger, sentence=sentence, arguments=(), tense="past", definite=nominal
    )


@pytest.mark.parametrize(
    ("value", "mod", "signal", "edtf"),
    [
        ("P2D", None, "after", "2025-05-31"),
        ("P2D", None, "before", "2025-05-27"),
        ("P1W", "LESS_THAN", "after", "2025-05-30/2025-06-04"),
        ("P1W", "LESS_THAN", "before", "2025-05-23/2025-05-28"),
        ("P1M", None, "after", "2025-06"),
        ("PXD", None, "after", "2025-05-30/.."),
        ("P1W", "MORE_THAN", "before", "../2025-05-28"),
    ],
)
def test_counted(value: str, mod: str | None, signal: str, edtf: str) -> None:
    interval = anchoring.counted(MAY_29, length(value, mod, signal))
    assert interval is not None
    assert edtf_of(interval) == edtf


def test_counted_needs_a_period_and_two_ends() -> None:
    assert anchoring.counted(DateInterval(None, dt.date(2025, 1, 1)), length("P2D")) is None
    assert anchoring.counted(None, length("P2D")) is None
    assert anchoring.counted(MAY_29, length("PT2H")) is None


def anchored(told_date: ReportDate, cues: Cues) -> tuple[list[Report], list[Time]]:
    """The three reports of the text (Xi came, Erdogan came, the visit named again) with the counted dates."""
    came, again, visit = place_of("came"), place_of("came", len(TOLD)), place_of("visit")
    reports = [
        report("told", came, 0, XI, told_date),
        report("counted", again, 1, ERDOGAN),
        report("named", visit, 1, XI),
    ]
    frames = [frame("come", came, 0), frame("come", again, 1), frame("visit", visit, 1, nominal=True)]
    return anchoring.anchor_reports(reports, frames, [length("P2D")], (), cues, TEXT)


def test_an_act_is_counted_from_the_one_named_behind_the_length(cues: Cues) -> None:
    (_, counted, named), (time,) = anchored(ReportDate("2025-05-29", MAY_29, "stated"), cues)
    assert (counted.date.edtf, counted.date.basis) == ("2025-05-31", "event")
    assert (named.date.edtf, named.date.basis) == ("2025-05-29", "narrative")
    assert (time.edtf, time.basis, time.anchor) == ("2025-05-31", "event", "came")


def test_nothing_is_counted_from_an_undated_act(cues: Cues) -> None:
    reports, (time,) = anchored(NO_DATE, cues)
    assert all(r.date == NO_DATE for r in reports)
    assert time.interval is None
