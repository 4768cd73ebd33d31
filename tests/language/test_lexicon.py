"""Word lists: found, checked, turned into patterns."""

from __future__ import annotations

import re

import pytest

from dragoman.errors import TableError
from dragoman.language.en.cues import load_cues
from dragoman.language.lexicon import inverted, load_words, one_of


def test_missing_table_names_its_path() -> None:
    with pytest.raises(TableError, match="nowhere"):
        load_words("en", "nowhere")


def test_longest_word_first() -> None:
    found = re.match(one_of(["a", "a couple of", "a few"]), "a couple  of weeks")
    assert found is not None
    assert found[0] == "a couple  of"


def test_word_under_two_keys_is_refused() -> None:
    assert inverted({1: ["May"], 2: ["June"]}) == {"may": 1, "june": 2}
    with pytest.raises(TableError, match="may"):
        inverted({1: ["May"], 2: ["may", "May"]})


def test_no_verb_stands_under_two_statuses_that_contradict() -> None:
    statuses = load_cues().statuses
    for one, other in (
        ("denied", "planned"),
        ("cancelled", "planned"),
        ("postponed", "planned"),
        ("cancelled", "postponed"),
    ):
        assert statuses[one]["verbs"] & statuses[other]["verbs"] == frozenset(), (one, other)
