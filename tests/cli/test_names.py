"""Names found without loading the base are those that the base finds."""

from __future__ import annotations

import random

import pytest

from dragoman.actors.base import load_base
from dragoman.cli.names import NamesAtHand

TYPED = (
    "putin",
    "PUTIN",
    "Токаев",
    "токаев",
    "Erdogan",
    "erdoğan",
    "KAZ",
    "Kazakhstan",
    "xi jinping",
    "Türkiye",
    "bush",
    "nobody",
)


@pytest.mark.parametrize("name", TYPED)
def test_what_people_type(name):
    assert NamesAtHand().called(name) == load_base().called(name)
    assert NamesAtHand(*TYPED).called(name) == load_base().called(name)


def test_any_name_of_the_base():
    base, at_hand = load_base(), NamesAtHand()
    rare = [name for name in base.folded if not name.isascii() or "'" in name or "ss" in name]
    chosen = random.Random(1)
    for name in [*chosen.sample(sorted(base.folded), 120), *chosen.sample(sorted(rare), 80)]:
        assert at_hand.called(name) == base.called(name), name


def test_actors_by_id():
    base, at_hand = load_base(), NamesAtHand()
    for actor in random.Random(2).sample(sorted(base.actors), 150):
        assert at_hand.actors[actor] == base.actors[actor]
    assert "no-such-actor" not in at_hand.actors
    assert '" or "' not in at_hand.actors
    assert len(at_hand.actors) == len(base.actors)
    assert at_hand.called(" ") == at_hand.called("") == ()
