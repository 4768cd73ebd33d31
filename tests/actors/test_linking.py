"""Which brought actors are one: by id, else by whole name, state and time; never by a guess, never by order."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.linking import facts_of, facts_of_shipped, link
from dragoman.model.actors import Actor, Incumbency
from dragoman.model.brought import BroughtActor

JAN = BroughtActor(1, "jan", "Jan Kowalik", "person", "POL")


def held(
    begin: str | None, finish: str | None, office: str = "Mayor", level: str = "official", country: str = "POL"
) -> Incumbency:
    return Incumbency(office, level, country, begin, finish)  # type: ignore[arg-type]


def linked(*actors: BroughtActor | Actor, one_file: bool = False) -> list[set[str]]:
    """The groups as sets of ids."""
    facts = [
        facts_of_shipped(a) if isinstance(a, Actor) else facts_of(a, 1 if one_file else n) for n, a in enumerate(actors)
    ]
    groups = [{facts[place].id for place in group} for group in link(facts)]
    shuffled = facts[:]
    random.Random(3).shuffle(shuffled)
    assert sorted(map(sorted, groups)) == sorted(sorted({shuffled[p].id for p in g}) for g in link(shuffled))
    return groups


def test_the_same_id_or_external_id() -> None:
    assert linked(JAN, replace(JAN, name="J. K.")) == [{"jan"}]
    a = replace(JAN, id="a", name="J. K.", externals=("wikidata:Q1",))
    b = replace(JAN, id="b", country="DEU", externals=("wikidata:Q1", "id:b"))
    assert linked(a, b) == [{"a", "b"}]


def test_the_same_name_and_state() -> None:
    assert linked(JAN, replace(JAN, id="b")) == [{"jan", "b"}]
    assert linked(JAN, replace(JAN, id="b", name="JAN KOWALÍK")) == [{"jan", "b"}]
    assert linked(JAN, replace(JAN, id="b", name="J. K.", names=("Jan Kowalik",))) == [{"jan", "b"}]
    assert linked(JAN, replace(JAN, id="b", country="DEU")) == [{"b"}, {"jan"}]
    assert linked(JAN, replace(JAN, id="b", kind="body")) == [{"b"}, {"jan"}]
    assert linked(JAN, replace(JAN, id="b", country="DEU", incumbencies=(held("2010", None),))) == [{"jan", "b"}]


def test_a_surname_alone_links_nobody() -> None:
    assert linked(JAN, replace(JAN, id="b", name="Adam Kowalik", names=("Kowalik",), short=("Kowalik",))) == [
        {"b"},
        {"jan"},
    ]


def test_an_unknown_state_fits_if_it_leaves_no_choice() -> None:
    anywhere = replace(JAN, id="b", country=None)
    assert linked(JAN, anywhere) == [{"jan", "b"}]
    assert linked(JAN, anywhere, replace(JAN, id="c", country="DEU")) == [{"b"}, {"c"}, {"jan"}]


def test_time_keeps_apart() -> None:
    old, new = (
        replace(JAN, incumbencies=(held("1930", "1935"),)),
        replace(JAN, id="b", incumbencies=(held("2010", "2015"),)),
    )
    assert linked(old, new) == [{"b"}, {"jan"}]
    assert linked(old, replace(new, incumbencies=(held("1950", "1951"),))) == [{"jan", "b"}]
    assert linked(replace(JAN, born="1900"), replace(new, incumbencies=(held("2030", None),))) == [{"b"}, {"jan"}]
    whenever = replace(JAN, id="c")
    assert linked(old, new, whenever) == [{"b"}, {"c"}, {"jan"}]


def test_one_known_through_several_files_of_different_times() -> None:
    first = replace(JAN, incumbencies=(held("1970", "1972"),))
    middle = replace(JAN, id="b", incumbencies=(held("1985", "1990"),))
    last = replace(JAN, id="c", incumbencies=(held("2005", "2009"),))
    assert linked(first, middle, last) == [{"jan", "b", "c"}]


def test_two_ids_of_one_file_are_two() -> None:
    a, b = replace(JAN, externals=("id:jan",)), replace(JAN, id="b", externals=("id:b",))
    assert linked(a, b, one_file=True) == [{"b"}, {"jan"}]
    assert linked(a, b) == [{"jan", "b"}]
    q = (replace(a, externals=("wikidata:Q1",)), replace(b, externals=("wikidata:Q2",)))
    assert linked(*q) == [{"b"}, {"jan"}]


SHIPPED = Actor(
    "jan-kowalik",
    "Jan Kowalik",
    "person",
    "POL",
    short=("Kowalik",),
    incumbencies=(held("2010", "2015", "President", "head of state"),),
)


def test_the_shipped_one_gives_the_id() -> None:
    assert linked(SHIPPED, replace(JAN, id="aaa")) == [{"jan-kowalik", "aaa"}]
    facts = [facts_of(replace(JAN, id="aaa"), 1), facts_of_shipped(SHIPPED)]
    assert link(facts) == [[1, 0]]


def test_two_shipped_are_never_one_and_who_may_be_either_is_neither() -> None:
    other = replace(SHIPPED, id="jan-kowalik-2")
    assert linked(SHIPPED, other) == [{"jan-kowalik"}, {"jan-kowalik-2"}]
    unsure = replace(JAN, id="aaa", incumbencies=(held("2011", "2012"),))
    assert linked(SHIPPED, other, unsure) == [{"jan-kowalik"}, {"jan-kowalik-2"}, {"aaa"}]
    later = replace(other, incumbencies=(held("2060", None),))
    assert linked(SHIPPED, later, unsure) == [{"jan-kowalik", "aaa"}, {"jan-kowalik-2"}]
    # another who could be both does not spoil it
    either = replace(JAN, id="bbb", incumbencies=(held("2030", "2045"),))
    assert linked(SHIPPED, later, unsure, either)[0] >= {"jan-kowalik", "aaa"}


def test_leaders_by_surname_state_and_days() -> None:
    leader = replace(
        JAN,
        id="kowalik-pol",
        name="Kowalik",
        leads=True,
        incumbencies=(held("2010-08", "2015", "Leader", "head of state"),),
    )
    assert linked(SHIPPED, leader) == [{"jan-kowalik", "kowalik-pol"}]
    assert linked(SHIPPED, replace(leader, leads=False)) == [{"jan-kowalik"}, {"kowalik-pol"}]
    elsewhere = replace(leader, country="DEU", incumbencies=(held("2010", "2015", "Leader", "head of state", "DEU"),))
    assert linked(SHIPPED, elsewhere) == [{"jan-kowalik"}, {"kowalik-pol"}]
    earlier = replace(leader, incumbencies=(held("1990", "1995", "Leader", "head of state"),))
    assert linked(SHIPPED, earlier) == [{"jan-kowalik"}, {"kowalik-pol"}]
    brother = replace(SHIPPED, id="adam-kowalik", name="Adam Kowalik")
    assert linked(SHIPPED, brother, leader)[-1] == {"kowalik-pol"}


def test_those_kept_apart_are_linked_by_their_id_only() -> None:
    apart = replace(JAN, id="jan-x", apart=True)
    assert linked(JAN, apart) == [{"jan"}, {"jan-x"}]
    assert linked(apart, replace(apart, line=9)) == [{"jan-x"}]


@pytest.mark.parametrize("count", [61, 200])
def test_a_name_that_very_many_bear_tells_nothing(count: int) -> None:
    many = [replace(JAN, id=f"n{n:03}", country=None) for n in range(count)]
    assert len(linked(*many)) == count


actors = st.builds(
    BroughtActor,
    st.just(1),
    st.sampled_from("abcdefgh"),
    st.sampled_from(["Jan Kowalik", "Ewa Nowicka"]),
    st.just("person"),
    st.sampled_from([None, "POL", "DEU"]),
    names=st.sampled_from([(), ("Ewa Nowicka",), ("E. J. Nowicka",)]),
    born=st.sampled_from([None, "1900", "1960"]),
    externals=st.sampled_from([(), ("wikidata:Q1",), ("wikidata:Q2",)]),
    incumbencies=st.sampled_from([(), (held("1950", "1955"),), (held("2000", None),)]),
)


@given(st.lists(actors, max_size=9), st.randoms())
def test_the_order_makes_no_difference(brought: list[BroughtActor], chance: random.Random) -> None:
    known = [SHIPPED, replace(SHIPPED, id="jan-kowalik-2", country="DEU")]
    facts = [*map(facts_of_shipped, known), *(facts_of(actor, n) for n, actor in enumerate(brought))]
    shuffled = facts[:]
    chance.shuffle(shuffled)
    first = sorted(sorted((facts[p].id, facts[p].names) for p in group) for group in link(facts))
    assert first == sorted(sorted((shuffled[p].id, shuffled[p].names) for p in group) for group in link(shuffled))
