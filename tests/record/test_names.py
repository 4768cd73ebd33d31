"""Names are forgiven their case, script and diacritics; two actors are never guessed between."""

from __future__ import annotations

from pathlib import Path

import pytest
from readings import BASE, NAZARBAYEV, PUTIN, TOKAYEV, new_record, rich_reading, tell

from dragoman.errors import AmbiguousNameError, UnknownNameError
from dragoman.model.reports import Participant
from dragoman.record.queries import find_actor

ELDER = Participant("George H. W. Bush", "george-h-w-bush", "person", country="USA")


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("vladimir-putin", "vladimir-putin"),
        ("putin", "vladimir-putin"),
        ("Владимир Путин", "vladimir-putin"),
        ("Токаев", "kassym-jomart-tokayev"),
        ("KAZ", "kaz"),
        ("kazakhstan", "kaz"),
        # These only documents name: a provisional actor, one whom the base lacks.
        ("ivanov", "p-ruslan-ivanov"),
        ("РУСЛАН ИВАНОВ", "p-ruslan-ivanov"),
        ("p-ruslan-ivanov", "p-ruslan-ivanov"),
        ("nursultan nazarbáyev", "nursultan-nazarbayev"),
    ],
)
def test_forgiving_names(path: Path, name: str, actor: str) -> None:
    with new_record(path, rich_reading(), tell("Putin met Nazarbayev.", PUTIN, NAZARBAYEV)) as record:
        assert find_actor(record, name, BASE) == actor


def test_an_ambiguous_name_lists_its_candidates(path: Path) -> None:
    with new_record(path) as record, pytest.raises(AmbiguousNameError) as caught:
        find_actor(record, "bush", BASE)
    assert caught.value.candidates == (
        "George H. W. Bush (President of the United States, USA)",
        "George W. Bush (USA)",
    )


def test_the_only_candidate_of_the_record_is_meant(path: Path) -> None:
    with new_record(path, tell("Bush met Putin.", ELDER, PUTIN)) as record:
        assert find_actor(record, "bush", BASE) == "george-h-w-bush"


def test_two_candidates_of_the_record_are_not_guessed_between(path: Path) -> None:
    younger = Participant("George W. Bush", "george-w-bush", "person", country="USA")
    with new_record(path, tell("Bush met Bush.", ELDER, younger)) as record, pytest.raises(AmbiguousNameError):
        find_actor(record, "Bush", BASE)


def test_a_whole_name_comes_before_a_short_one(path: Path) -> None:
    namesake = Participant("Bush", "p-bush", "person")
    with new_record(path, tell("Bush met Putin.", namesake, TOKAYEV)) as record:
        assert find_actor(record, "Bush", BASE) == "p-bush"


@pytest.mark.parametrize(
    ("name", "near"), [("Tokaev", ("Kassym-Jomart Tokayev",)), ("Vladmir Putin", ("Vladimir Putin",)), ("qqqq", ())]
)
def test_an_unknown_name_suggests_near_ones(path: Path, name: str, near: tuple[str, ...]) -> None:
    with new_record(path) as record, pytest.raises(UnknownNameError) as caught:
        find_actor(record, name, BASE)
    assert caught.value.near == near


def test_near_names_come_from_the_record_too(path: Path) -> None:
    with new_record(path, rich_reading()) as record, pytest.raises(UnknownNameError) as caught:
        find_actor(record, "Ruslan Iwanov", BASE)
    assert caught.value.near == ("Ruslan Ivanov",)


@pytest.mark.parametrize("name", ["", "  ", "'; DROP TABLE events; --", "%", "\0"])
def test_strange_names_are_unknown(path: Path, name: str) -> None:
    with new_record(path, rich_reading()) as record, pytest.raises(UnknownNameError):
        find_actor(record, name, BASE)
