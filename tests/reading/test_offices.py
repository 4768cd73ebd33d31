"""Office, level and capacity on the day of an act, with the actor base."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.actors.base import ActorBase
from dragoman.model.actors import Incumbency, Mention
from dragoman.model.days import day_interval, months_interval, years_interval
from dragoman.model.documents import Span
from dragoman.model.reports import Participant
from dragoman.model.times import DateInterval
from dragoman.reading import offices


def fill(base: ActorBase, actor: str, interval: DateInterval | None, published: dt.date | None = None) -> Participant:
    known = base.actors[actor]
    return offices.fill_office(
        Participant(known.name, known.id, known.kind, country=known.country),
        offices.Witnesses(known, published=published),
        interval,
        base,
    )


@pytest.mark.parametrize(
    ("actor", "day", "office", "level", "capacity"),
    [
        ("nursultan-nazarbayev", "2018-11-09", "President of Kazakhstan", "head of state", "in-office"),
        ("nursultan-nazarbayev", "2025-12-27", "former President of Kazakhstan", "former leader", "former"),
        ("kassym-jomart-tokayev", "2018-11-09", "Chairman of the Senate of Kazakhstan", "parliament", "in-office"),
        ("kassym-jomart-tokayev", "2024-11-27", "President of Kazakhstan", "head of state", "in-office"),
        ("dmitry-medvedev", "2010-04-08", "President of Russia", "head of state", "in-office"),
        ("vladimir-putin", "2010-04-08", "Prime Minister of Russia", "head of government", "in-office"),
        ("angela-merkel", "2023-01-01", "former Chancellor of Germany", "former leader", "former"),
        ("talant-mamytov", "2020-12-20", "President of Kyrgyzstan", "head of state", "acting"),
        ("donald-trump", "2022-01-01", "former President of the United States", "former leader", "former"),
        ("donald-trump", "2025-08-15", "President of the United States", "head of state", "in-office"),
    ],
)
def test_office_on_the_day(base: ActorBase, actor: str, day: str, office: str, level: str, capacity: str) -> None:
    found = fill(base, actor, day_interval(dt.date.fromisoformat(day)))
    assert (found.office, found.level, found.capacity, found.office_certain) == (office, level, capacity, True)


def test_a_change_within_the_possible_days_is_uncertain(base: ActorBase) -> None:
    assert not fill(base, "nursultan-nazarbayev", years_interval(2019)).office_certain
    assert fill(base, "nursultan-nazarbayev", months_interval(2018, 11)).office_certain


def test_an_undated_act_takes_the_publication(base: ActorBase) -> None:
    assert fill(base, "olaf-scholz", None, dt.date(2023, 1, 1)).office == "Chancellor of Germany"


def test_states_hold_no_office(base: ActorBase) -> None:
    assert fill(base, "kaz", None, dt.date(2023, 1, 1)).office is None


def test_the_words_count_for_whom_the_base_does_not_know(base: ActorBase) -> None:
    participant = Participant("Aigerim Dossanova", "unlisted-aigerim-dossanova", "person", country="KAZ")
    mention = Mention(
        Span(0, 1),
        "",
        "person",
        participant.actor,
        participant.name,
        country="KAZ",
        office="Deputy Minister",
        level="deputy",
    )
    found = offices.fill_office(participant, offices.Witnesses(None, (), mention, dt.date(2023, 1, 1)), None, base)
    assert (found.office, found.level, found.capacity) == ("Deputy Minister of Kazakhstan", "deputy", "in-office")
    unknown = offices.fill_office(participant, offices.Witnesses(None, published=dt.date(2023, 1, 1)), None, base)
    assert (unknown.office, unknown.level, unknown.capacity) == (None, "other", "unknown")


def test_possible_days() -> None:
    first, last = dt.date(2019, 1, 1), dt.date(2019, 12, 31)
    assert offices.possible_days(years_interval(2019), None) == [first, last]
    assert offices.possible_days(day_interval(first), last) == [first]
    assert offices.possible_days(None, last) == [last]
    assert offices.possible_days(None, None) == []
    assert offices.possible_days(DateInterval(first, None), None) == [first]


def test_top_office_is_the_highest_of_those_held(base: ActorBase) -> None:
    known = base.actors["kassym-jomart-tokayev"]
    top = offices.top_office(i for i in known.incumbencies if i.holds_on(dt.date(2024, 1, 1)))
    assert top is not None
    assert top.level == "head of state"
    assert offices.top_office(()) is None


def test_last_office_is_the_highest_that_has_ended(base: ActorBase) -> None:
    last = offices.last_office(base.actors["angela-merkel"].incumbencies, dt.date(2023, 1, 1))
    assert last is not None
    assert last.office == "Chancellor"
    assert offices.last_office(base.actors["angela-merkel"].incumbencies, dt.date(1990, 1, 1)) is None


def test_office_name(base: ActorBase) -> None:
    assert (
        offices.office_name(Incumbency("President", "head of state", "USA", None, None), base)
        == "President of the United States"
    )
    assert (
        offices.office_name(Incumbency("Ambassador to Russia", "ambassador", "KAZ", None, None), base)
        == "Ambassador to Russia"
    )
    assert offices.office_name(Incumbency("President", "head of state", None, None, None), base) == "President"
