"""One actor of several sources: all names, each holding once with its sources, and what cannot be so told."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from dragoman.actors.combining import combine, contradictions
from dragoman.model.actors import Actor, Incumbency
from dragoman.model.brought import BroughtActor, FiledActor

SHIPPED = Actor(
    "jan-kowalik", "Jan Kowalik", "person", "POL", ("J. Kowalik",), ("Kowalik",), "Ян Ковалик",
    incumbencies=(Incumbency("President", "head of state", "POL", "2010-08-06", None, known_until="2015-06"),),
)  # fmt: skip
JAN = BroughtActor(4, "jan", "Jan Kowalik", "person", "POL")


def filed(*actors: BroughtActor) -> list[FiledActor]:
    return [FiledActor(n, n, f"file{n}.csv", actor) for n, actor in enumerate(actors, 1)]


def president(begin: str | None, finish: str | None, **facts: object) -> Incumbency:
    return Incumbency("President", "head of state", "POL", begin, finish, **facts)  # type: ignore[arg-type]


def test_names_of_all_sources_each_once() -> None:
    other = replace(JAN, names=("Jan A. Kowalik", "Ян Ковалик"), short=("Kowalik", "JK"))
    actor, _ = combine(SHIPPED, filed(JAN, other))
    assert (actor.id, actor.name) == ("jan-kowalik", "Jan Kowalik")
    assert (actor.names, actor.short) == (("J. Kowalik", "Jan A. Kowalik"), ("Kowalik", "JK"))


@pytest.mark.parametrize(
    ("begin", "finish", "known"),
    [
        ("2010", None, ("2010-08-06", None)),  # coarser
        ("2010-08", "2015-08-06", ("2010-08-06", "2015-08-06")),  # the end is new
        ("2011", "2012", ("2010-08-06", None)),  # a part of it
        (None, None, ("2010-08-06", None)),
    ],
)
def test_holdings_that_fit_are_one(begin: str | None, finish: str | None, known: tuple[str, str | None]) -> None:
    actor, (holding,) = combine(SHIPPED, filed(replace(JAN, incumbencies=(president(begin, finish),))))
    assert (holding.incumbency.begin, holding.incumbency.finish) == known
    assert holding.sources == ("Dragoman", "file1.csv, line 4")
    assert actor.incumbencies == (holding.incumbency,)


def test_an_end_before_what_was_known_to_last_is_a_part() -> None:
    _, (holding,) = combine(SHIPPED, filed(replace(JAN, incumbencies=(president("2010-08-06", "2012-01-01"),))))
    assert holding.incumbency.finish is None


def test_another_time_in_the_same_office_is_another_holding() -> None:
    actor, _ = combine(SHIPPED, filed(replace(JAN, incumbencies=(president("1990", "1995"),))))
    assert len(actor.incumbencies) == 2


def test_the_leader_of_tables_gives_way_to_the_office() -> None:
    leader = Incumbency("Leader", "head of state", "POL", "2010-08", None)
    before = replace(leader, begin="1990", finish="1992")
    actor, _ = combine(SHIPPED, filed(replace(JAN, incumbencies=(leader, before))))
    assert [held.office for held in actor.incumbencies] == ["President", "Leader"]


def test_what_an_office_is_of_is_led_to_its_actor() -> None:
    held = Incumbency("Chairman", "official", "POL", "2001", "2002", "commission-x")
    actor, _ = combine(None, filed(replace(JAN, incumbencies=(held,))), {"commission-x": "commission"})
    assert actor.incumbencies[0].of == "commission"


def test_the_order_of_sources_makes_no_difference() -> None:
    sources = filed(
        replace(JAN, incumbencies=(president("2010", "2015-08"), president("1990", "1991")), gender="male"),
        replace(JAN, id="j2", name="Jan A. Kowalik", country="DEU", incumbencies=(president("2010-08-06", None),)),
        replace(JAN, id="j3", short=("JK",), incumbencies=(president(None, "2015"), president("2012", "2013"))),
    )
    shuffled = sources[:]
    random.Random(1).shuffle(shuffled)
    assert combine(None, sources) == combine(None, shuffled)
    assert combine(SHIPPED, sources) == combine(SHIPPED, shuffled)


KNOWN = replace(
    JAN, id="jan-kowalik", born="1961-05-04", gender="male", incumbencies=(president("2010-08-06", "2015-08-06"),)
)


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"born": "1961"}, []),
        ({"born": "1970"}, ["born 1970, known as born 1961-05-04"]),
        ({"gender": "female"}, ["female, known as male"]),
        ({"kind": "body"}, ["a body, known as a person"]),
        ({"country": "DEU"}, []),
        ({"country": "DEU", "name": "Hans Müller"}, ["Hans Müller of DEU, known as Jan Kowalik of POL"]),
        ({"incumbencies": (president("2010", "2015"),)}, []),
        ({"incumbencies": (president("2011-01-01", "2012"),)}, []),
        ({"incumbencies": (president("1990", "1995"),)}, []),
        (
            {"incumbencies": (president("2009", "2015-08-06"),)},
            ["President 2009 to 2015-08-06, known as 2010-08-06 to 2015-08-06"],
        ),
        (
            {"incumbencies": (president("2010-08-06", "2016"),)},
            ["President 2010-08-06 to 2016, known as 2010-08-06 to 2015-08-06"],
        ),
    ],
)
def test_contradictions(facts: dict[str, object], told: list[str]) -> None:
    assert contradictions(KNOWN, replace(JAN, **facts)) == told  # type: ignore[arg-type]
