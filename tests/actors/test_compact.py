"""The compiled file: what is put in comes out equal, and what is damaged is not taken."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dragoman.actors.base import COMPILED, ActorBase, Surface, fold_name, load_base
from dragoman.actors.compact import LazyActors, load_compact, open_compact
from dragoman.actors.packing import pack_known, write_compact
from dragoman.language.en.names import find_names
from dragoman.model.actors import Actor, Incumbency

NEW = (
    Actor("aa-first", "Ян Ковалик", "person", "POL", ("Jan Kowalik",), ("Kowalik",), None, "male",
          (Incumbency("Mayor", "official", "POL", "2010", None, acting=True, known_until="2012"),)),
    Actor("jan-kowalik", "Kowalik", "person", "POL"),
    Actor("zz-last", "Border Commission", "body", None),
)  # fmt: skip


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> ActorBase:
    path = tmp_path_factory.mktemp("packed") / "base"
    shipped = load_base().actors["vladimir-putin"]
    extended = replace(shipped, names=(*shipped.names, "V. V. Putin Examplovich"))
    brought = sorted((*NEW, extended), key=lambda actor: actor.id)
    pack_known(path, "d", json.loads(COMPILED.read_text(encoding="utf-8")), brought)
    base = load_compact(path, "d")
    assert base is not None
    return base


def test_all_of_the_shipped_base_comes_back_equal(packed: ActorBase) -> None:
    base = load_base()
    for key, actor in base.actors.items():
        if key != "vladimir-putin":
            assert packed.actors[key] == actor
    for text, surfaces in base.surfaces.items():
        assert set(surfaces) <= set(packed.surfaces[text]), text
    for name, ids in base.folded.items():
        assert set(ids) <= set(packed.folded[name]), name
    assert len(packed.actors) == len(base.actors) + len(NEW)


def test_brought_actors_come_back_equal(packed: ActorBase) -> None:
    for actor in NEW:
        assert packed.actors[actor.id] == actor
    assert packed.called("ян ковалик") == (NEW[0],)
    assert set(packed.called("Kowalik")) == {NEW[0], NEW[1]}
    assert packed.surfaces["Jan Kowalik"] == (Surface("Jan Kowalik", "name", "aa-first", "POL"),)
    # one word is no whole name of a person
    assert {s.use for s in packed.surfaces["Kowalik"]} == {"short"}
    assert packed.surfaces["Border Commission"][0].use == "name"


def test_known_actors_come_extended(packed: ActorBase) -> None:
    assert "V. V. Putin Examplovich" in packed.actors["vladimir-putin"].names
    assert packed.surfaces["V. V. Putin Examplovich"][0].actor == "vladimir-putin"
    assert load_base().surfaces["Putin"] == packed.surfaces["Putin"]


def test_holders_come_equal_and_make_nobody_else(packed: ActorBase, tmp_path: Path) -> None:
    base = load_base()
    for country, *posts in (("DEU", "chancellor"), ("KAZ", "head of state"), ("FRA", "foreign minister", "President")):
        wanted = base.holders(country, *posts)
        assert wanted == tuple(a for a in base.actors.values() if held_any(a, country, posts))
        assert packed.holders(country, *posts) == wanted
    assert {actor.id for actor in packed.holders("POL", "Mayor")} == {"aa-first"}
    # a list of half a million names must not be unpacked to find one president
    pack_known(tmp_path / "base", "d", json.loads(COMPILED.read_text(encoding="utf-8")), NEW)
    fresh = load_compact(tmp_path / "base", "d")
    assert fresh is not None and isinstance(fresh.actors, LazyActors)
    assert len(fresh.holders("KAZ", "head of state")) == len(fresh.actors._made)


def held_any(actor: Actor, country: str, posts: list[str]) -> bool:
    wanted = [fold_name(post) for post in posts]
    own = actor.country == country and actor.kind == "person"
    return own and any(not i.of and {fold_name(i.office), i.level} & set(wanted) for i in actor.incumbencies)


def test_what_is_not_in_it_is_not_found(packed: ActorBase) -> None:
    assert "nobody" not in packed.actors
    assert packed.called("nobody at all") == ()
    assert "\ud800" not in packed.actors
    with pytest.raises(KeyError):
        packed.surfaces["nobody"]
    assert len(list(packed.surfaces)) == len(packed.surfaces) == len(set(packed.surfaces))
    assert len(list(packed.folded)) == len(packed.folded)
    assert list(packed.actors) == sorted(packed.actors)


def test_texts_are_read_alike(packed: ActorBase) -> None:
    text = (
        "Russian President Putin and President Tokayev of Kazakhstan met in Astana; the Kremlin and NATO were silent."
    )
    assert find_names(text, packed, ()) == find_names(text, load_base(), ())


def test_a_damaged_file_is_not_taken(tmp_path: Path) -> None:
    path = tmp_path / "base"
    write_compact(path, "d", [(NEW[0], [Surface("Jan Kowalik", "name", "aa-first", "POL")], ())])
    whole = path.read_bytes()
    assert load_compact(path, "d") is not None
    assert load_compact(path, "other") is None
    assert open_compact(tmp_path / "none", "d") is None
    for damaged in (b"", whole[:10], whole[:-1], whole[:60] + b"x" + whole[61:], b"X" + whole[1:], whole + b"\0"):
        path.write_bytes(damaged)
        assert load_compact(path, "d") is None


def test_the_order_of_ids_is_held(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="order"):
        write_compact(tmp_path / "base", "d", [(NEW[2], (), ()), (NEW[0], (), ())])
    assert list(tmp_path.iterdir()) == []


def test_an_empty_base(tmp_path: Path) -> None:
    write_compact(tmp_path / "base", "d", [])
    base = load_compact(tmp_path / "base", "d")
    assert base is not None
    assert (list(base.actors), list(base.surfaces), base.called("x"), list(base.index.spot("x y"))) == ([], [], (), [])
