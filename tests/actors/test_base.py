"""Asking the actor base: by name in either script, by state, by day."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.actors.base import ActorBase, build_base, fold_name, rank
from dragoman.model.actors import Incumbency

DAY = dt.date(2024, 11, 27)


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("putin", "vladimir-putin"),
        ("Tokayev", "kassym-jomart-tokayev"),
        ("Токаев", "kassym-jomart-tokayev"),
        ("Kazakhstan", "kaz"),
        ("KAZ", "kaz"),
        ("Recep Tayyip Erdoğan", "recep-tayyip-erdogan"),
        ("recep  tayyip erdogan", "recep-tayyip-erdogan"),
    ],
)
def test_called(base: ActorBase, name: str, actor: str) -> None:
    assert actor in [a.id for a in base.called(name)]


def test_an_ambiguous_name_has_several_bearers(base: ActorBase) -> None:
    assert {"heydar-aliyev", "ilham-aliyev"} <= {a.id for a in base.called("Aliyev")}


def test_an_unknown_name_has_none(base: ActorBase) -> None:
    assert base.called("Lukas Brandtner") == ()


def test_every_actor_is_called_by_its_own_names(base: ActorBase) -> None:
    missing = [(a.id, n) for a in base.actors.values() for n in (a.name, *a.names, *a.short) if a not in base.called(n)]
    assert missing == []


def test_fold_name() -> None:
    assert fold_name("  Łukasz   ØREN ") == "lukasz oren"
    assert fold_name(fold_name("Şevket Çavuşoğlu")) == fold_name("Sevket Cavusoglu")


def test_state(base: ActorBase) -> None:
    found = base.state("KAZ")
    assert found is not None
    assert found.name == "Kazakhstan"
    assert base.state(None) is None
    assert base.state("XXX") is None


def test_offices_on_a_day_highest_first(base: ActorBase) -> None:
    offices = base.offices_on("kassym-jomart-tokayev", DAY)
    assert offices[0].office == "President"
    assert list(offices) == sorted(offices, key=rank)
    assert base.offices_on("nobody", DAY) == ()


@pytest.mark.parametrize(
    ("begin", "finish", "holds"),
    [
        (None, None, True),
        ("2024", "2024", True),
        ("2024-11", None, True),
        ("2024-11-27", "2024-11-27", True),
        ("2024-11-28", None, False),
        (None, "2024-10", False),
        ("2025", None, False),
    ],
)
def test_holds_on(begin: str | None, finish: str | None, holds: bool) -> None:
    assert Incumbency("President", "head of state", "KAZ", begin, finish).holds_on(DAY) == holds


def test_build_base_of_a_small_table() -> None:
    base = build_base(
        {
            "actors": [
                {
                    "id": "xyz",
                    "name": "Xyzland",
                    "kind": "state",
                    "country": "XYZ",
                    "adjectives": ["Xyz"],
                    "capitals": [{"name": "Xytown"}],
                    "seats": ["Xy House"],
                },
                {
                    "id": "ann-ex",
                    "name": "Ann Ex",
                    "kind": "person",
                    "country": "XYZ",
                    "short": ["Ex"],
                    "russian": "Энн Экс",
                },
            ],
            "places": [{"name": "Xyport", "country": "XYZ"}, {"name": "Reading", "country": "XYZ", "needs": "in"}],
        }
    )
    uses = {text: found[0].use for text, found in base.surfaces.items()}
    assert uses == {
        "Xyzland": "name",
        "Xyz": "adjective",
        "Xytown": "capital",
        "Xy House": "seat",
        "Ann Ex": "name",
        "Ex": "short",
        "Xyport": "place",
        "Reading": "place in",
    }
    assert [a.id for a in base.called("Экс")] == ["ann-ex"]
