from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from made_record import KAZAKHSTAN, LUKASHENKO, PUTIN, TOKAYEV, day

from dragoman.model.documents import Document, Passage, Span
from dragoman.model.reports import NO_DATE, Event, ReportDate
from dragoman.model.times import DateInterval
from dragoman.report.sides import others_of, side_of, side_words
from dragoman.report.wording import (
    citation,
    contact_words,
    date_words,
    interval_words,
    office_words,
    plain_line,
    status_words,
)

EVENT = Event("e1", "CONSULT", "held", (PUTIN, TOKAYEV), day("2024-05-09"), ("r1",), medium="in-person", form="meeting")


@pytest.mark.parametrize(
    ("begin", "until", "words"),
    [
        ((2025, 11, 12), (2025, 11, 13), "12 Nov 2025"),
        ((2017, 2, 1), (2017, 3, 1), "Feb 2017"),
        ((2018, 1, 1), (2019, 1, 1), "2018"),
        ((1990, 1, 1), (2000, 1, 1), "1990–1999"),
        ((2018, 1, 1), (2018, 9, 1), "Jan–Aug 2018"),
        ((2018, 11, 1), (2019, 2, 1), "Nov 2018 – Jan 2019"),
        ((2024, 7, 3), (2024, 7, 5), "3–4 Jul 2024"),
        ((2024, 6, 30), (2024, 7, 3), "30 Jun – 2 Jul 2024"),
        ((2023, 12, 2), (2024, 1, 7), "2 Dec 2023 – 6 Jan 2024"),
        (None, (2024, 1, 7), "until 6 Jan 2024"),
        ((2024, 1, 7), None, "from 7 Jan 2024"),
        (None, None, "undated"),
    ],
)
def test_days_as_people_write_them(begin, until, words) -> None:
    interval = DateInterval(begin and dt.date(*begin), until and dt.date(*until))
    assert interval_words(interval) == words


def test_dates() -> None:
    assert date_words(NO_DATE) == "undated"
    approximate = ReportDate("2023-02-28~", DateInterval(dt.date(2023, 2, 27), dt.date(2023, 3, 1)), "publication")
    assert date_words(approximate) == "about 28 Feb 2023"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "meeting"),
        ({"form": "visit"}, "visit"),
        ({"medium": "phone"}, "phone call"),
        ({"medium": "video", "form": "multilateral"}, "video conference"),
        ({"medium": "unknown"}, "meeting (medium unknown)"),
        ({"kind": "AGREE", "form": "ceremony"}, "agreement"),
        ({"form": None, "medium": None}, "meeting"),
    ],
)
def test_contacts(facts, words) -> None:
    assert contact_words(replace(EVENT, **facts)) == words


def test_statuses() -> None:
    planned = replace(EVENT, status="planned", plan="invited")
    assert status_words(planned) == "planned (invitation)"
    assert status_words(replace(planned, plan=None), unconfirmed=True) == "planned, unconfirmed"
    assert status_words(EVENT) == "held"


@pytest.mark.parametrize(
    ("facts", "words"),
    [
        ({}, "President of Russia"),
        ({"capacity": "former"}, "former President of Russia"),
        ({"capacity": "former", "office": "former President of Russia"}, "former President of Russia"),
        ({"capacity": "acting"}, "acting President of Russia"),
        ({"capacity": "elect"}, "President of Russia (elect)"),
        ({"office_certain": False}, "President of Russia?"),
        ({"office": None, "level": "envoy"}, "envoy"),
        ({"office": None, "level": "other", "capacity": "unknown"}, ""),
    ],
)
def test_offices(facts, words) -> None:
    assert office_words(replace(PUTIN, **facts)) == words


def test_a_state_is_shown_by_its_highest_officer() -> None:
    minister = replace(
        TOKAYEV, name="Murat Nurtleu", actor="murat-nurtleu", level="foreign minister", office="Foreign Minister"
    )
    event = replace(EVENT, participants=(PUTIN, minister, TOKAYEV, KAZAKHSTAN))
    assert side_words(event, "kaz") == "Kassym-Jomart Tokayev, President of Kazakhstan and 1 more"
    assert side_words(event, "murat-nurtleu") == "Foreign Minister"


def test_who_holds_no_office_does_not_stand_for_the_state() -> None:
    event = replace(EVENT, participants=(PUTIN, replace(TOKAYEV, capacity="former"), KAZAKHSTAN))
    assert [p.actor for p in side_of(event, "kaz")] == ["kaz"]
    assert side_words(event, "kaz") == "Kazakhstan"


def test_others() -> None:
    event = replace(EVENT, participants=(PUTIN, TOKAYEV, LUKASHENKO, KAZAKHSTAN))
    assert [p.name for p in others_of(event, ("vladimir-putin", "kassym-jomart-tokayev"))] == ["Alexander Lukashenko"]
    assert [p.name for p in others_of(event, ("rus", "kaz"))] == ["Alexander Lukashenko"]


def test_a_citation_is_one_clean_line() -> None:
    document = Document("d", "x", "A\u202e title", dt.date(2024, 5, 1), outlet="The\nWire", url="https://example.org/a")
    passage = Passage(Span(0, 1), "They\n\n\x1b[2Jmet.")
    assert citation(document, passage) == "The Wire, “A title”, 1 May 2024, https://example.org/a: “They [2Jmet.”"
    assert plain_line("a\tb") == "a b"
