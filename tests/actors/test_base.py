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


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("COD", dt.date(1997, 5, 16), "Zaire"),
        ("COD", dt.date(1997, 5, 17), "Democratic Republic of the Congo"),
        ("TUR", dt.date(2022, 5, 31), "Turkey"),
        ("TUR", dt.date(2022, 6, 1), "Türkiye"),
        ("BHR", dt.date(2000, 1, 1), "Bahrain"),
        ("XXX", DAY, None),
    ],
)
def test_state_name_on_a_day(base: ActorBase, code: str, day: dt.date, name: str | None) -> None:
    assert base.state_name_on(code, day) == name


@pytest.mark.parametrize(
    ("code", "day", "name"),
    [
        ("KAZ", dt.date(1997, 12, 9), "Almaty"),
        ("KAZ", dt.date(1997, 12, 10), "Akmola"),
        ("KAZ", dt.date(2019, 3, 22), "Astana"),
        ("KAZ", dt.date(2019, 3, 23), "Nur-Sultan"),
        ("KAZ", DAY, "Astana"),
        ("DEU", dt.date(1990, 1, 1), "Bonn"),
        ("DEU", dt.date(1995, 1, 1), "Berlin"),
        ("HKG", DAY, None),
        ("XXX", DAY, None),
    ],
)
def test_capital_on_a_day(base: ActorBase, code: str, day: dt.date, name: str | None) -> None:
    assert base.capital_on(code, day) == name


@pytest.mark.parametrize(
    ("body", "state", "day", "member"),
    [
        ("eu", "GBR", dt.date(2020, 1, 31), True),
        ("eu", "GBR", dt.date(2020, 2, 1), False),
        ("eu", "POL", dt.date(2004, 4, 30), False),
        ("nato", "FIN", dt.date(2023, 4, 4), True),
        ("sco", "IND", dt.date(2017, 6, 8), False),
        ("sco", "BLR", DAY, True),
        ("council_of_europe", "RUS", dt.date(2022, 3, 15), True),
        ("council_of_europe", "RUS", dt.date(2022, 3, 16), False),
        ("g8", "RUS", dt.date(2014, 3, 24), False),
        ("g20", "au", DAY, True),
        ("unsc", "KAZ", dt.date(2018, 12, 31), True),
        ("unsc", "KAZ", dt.date(2019, 1, 1), False),
        ("unsc", "JPN", dt.date(2016, 6, 1), True),
        ("unsc", "JPN", DAY, True),
        ("unsc", "JPN", dt.date(2020, 6, 1), False),
        ("ecowas", "MLI", dt.date(2025, 1, 29), False),
        ("wto", "USA", dt.date(1994, 12, 31), False),
        ("asean", "TLS", dt.date(2025, 10, 26), True),
    ],
)
def test_members_on_a_day(base: ActorBase, body: str, state: str, day: dt.date, member: bool) -> None:
    members = base.members_on(body, day)
    assert members is not None
    assert (state in members) is member


def test_members_are_none_where_nobody_is_listed(base: ActorBase) -> None:
    assert base.members_on("gazprom", DAY) is None
    assert base.members_on("no-such-body", DAY) is None


@pytest.mark.parametrize(
    ("body", "count"), [("un", 193), ("unsc", 15), ("eu", 27), ("nato", 32), ("wto", 166), ("csto", 6)]
)
def test_how_many_members(base: ActorBase, body: str, count: int) -> None:
    assert len(base.members_on(body, DAY) or ()) == count


def test_coordinates(base: ActorBase) -> None:
    assert base.coordinates_of("Astana", "KAZ") == base.coordinates_of("Nur-Sultan", "KAZ")
    kremlin, kyiv = base.coordinates_of("Kremlin", "RUS"), base.coordinates_of("Kiev", "UKR")
    assert kremlin is not None and kyiv is not None
    assert (round(kremlin[0]), round(kremlin[1])) == (56, 38)
    assert (round(kyiv[0]), round(kyiv[1])) == (50, 31)
    assert base.coordinates_of("Astana", "RUS") is None
    assert base.coordinates_of("Astana", "XXX") is None


def test_every_capital_has_a_point(base: ActorBase) -> None:
    missing = [
        (a.id, c.name)
        for a in base.actors.values()
        for c in a.capitals
        if base.coordinates_of(c.name, a.former_state or a.country or "") is None
    ]
    assert missing == []


def test_what_a_state_and_a_body_tell(base: ActorBase) -> None:
    kazakhstan = base.actors["kaz"]
    assert (kazakhstan.official, kazakhstan.cow, kazakhstan.gw) == ("Republic of Kazakhstan", 705, 705)
    assert [name.name for name in kazakhstan.renamed] == ["Kazakh SSR"]
    assert base.actors["nato"].body_kind == "alliance"
    assert base.actors["vladimir-putin"].body_kind is None
