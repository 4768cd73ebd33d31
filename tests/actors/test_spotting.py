"""Names found in a text: at word edges, leftmost, longest, and nothing that a simple search would not find."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.base import ActorBase
from dragoman.actors.spotting import make_index, shape_of


def spotted(text: str, *names: str) -> list[str]:
    return [text[start:end] for start, end in make_index(names).spot(text)]


@pytest.mark.parametrize(
    ("text", "names", "found"),
    [
        ("Ann Lee met Ann.", ["Ann Lee", "Ann", "Lee"], ["Ann Lee", "Ann"]),
        ("Ann Lees met Lee.", ["Ann Lee", "Ann", "Lee"], ["Ann", "Lee"]),
        ("the U.S. and the U.S", ["U.S.", "U.S"], ["U.S.", "U.S"]),
        ("Abd al-Rahman, al-Rahman", ["al-Rahman", "Abd al-Rahman"], ["Abd al-Rahman", "al-Rahman"]),
        ("Anna, annals, Ann", ["Ann"], ["Ann"]),
        ("’Abd Allah, Abd Allah", ["’Abd Allah"], ["’Abd Allah"]),
        ("Ян Ковалик и Янка", ["Ян Ковалик", "Ян"], ["Ян Ковалик"]),
        ("Ann_Lee", ["Lee"], ["Lee"]),
        ("Cho Hyun, Cho Hyundong", ["Cho Hyun", "Cho"], ["Cho Hyun", "Cho"]),
        ("", ["Ann"], []),
    ],
)
def test_spot(text: str, names: list[str], found: list[str]) -> None:
    assert spotted(text, *names) == found


def test_what_is_no_name_is_not_looked_for() -> None:
    assert shape_of("?!") is None
    assert shape_of("x" * 500) is None
    assert list(make_index(["?!", "A"]).spot("A ?! A")) == []


words = st.text(st.sampled_from("ab-’. "), min_size=1, max_size=6)


@given(st.text(st.sampled_from("ab-’._ "), max_size=40), st.lists(words, max_size=6))
def test_as_a_simple_search_does_it(text: str, names: list[str]) -> None:
    known = [name for name in names if shape_of(name) is not None and name[:1].isalnum()]
    found, reached = [], 0
    for start in range(len(text)):
        if start < reached or (start and text[start - 1].isalnum()):
            continue
        ends = [
            start + len(n)
            for n in known
            if text.startswith(n, start) and not text[start + len(n) : start + len(n) + 1].isalnum()
        ]
        if ends:
            found.append((start, max(ends)))
            reached = max(ends)
    assert list(make_index(known).spot(text)) == found


def test_every_surface_of_the_base_is_found_alone(base: ActorBase) -> None:
    missed = [s for s in base.surfaces if len(s) > 1 and list(base.index.spot(f"({s})")) != [(1, 1 + len(s))]]
    assert missed == []
