"""Names without a model: spans, and no crash on any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.base import ActorBase, load_base
from dragoman.language.en.names import find_names
from dragoman.language.en.times import find_times

characters = st.characters(exclude_categories=["Cs"])
WORDS = [
    "President", "Russian President", "Foreign Minister", "Prime Minister", "former", "ex-", "-elect", "Mr.", "of",
    "Kazakhstan", "the", "Kremlin", "Vladimir Putin", "Putin", "PUTIN", "Tokayev's", "Xi Jinping", "von der Leyen",
    "Mohammed bin Salman", "NATO Secretary General", "Jr.", "and", ",", ".", "\n", "'s", "’s", "(", "\u00a0", "Almaty",
    "Georgia", "Street", "University", "his Turkish counterpart", "the Kazakh president", "H.E.", "Sir", "May",
    "J. R. R.", "O'Brien", "al-", "Şimşek",
]  # fmt: skip
pieced_text = st.lists(st.sampled_from(WORDS) | st.text(characters, max_size=4), max_size=25).map(" ".join)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Russian President Vladimir Putin left.", ["person"]),
        ("The Kremlin and NATO spoke.", ["state", "body"]),
        ("the Kazakh president", ["office"]),
        ("Nothing is named here.", []),
        ("", []),
    ],
)
def test_kinds(text: str, kinds: list[str], base: ActorBase) -> None:
    assert [n.kind for n in find_names(text, base, find_times(text))] == kinds


@given(st.text(characters, max_size=120) | pieced_text)
def test_spans_cut_out_their_words_in_order(text: str) -> None:
    reached = 0
    for name in find_names(text, load_base(), find_times(text)):
        assert name.core.cut(text) != ""
        assert name.span.covers(name.core)
        assert reached <= name.span.start < name.span.end <= len(text)
        reached = name.span.end


@given(pieced_text)
def test_finding_twice_gives_the_same(text: str) -> None:
    assert find_names(text, load_base(), ()) == find_names(text, load_base(), ())
