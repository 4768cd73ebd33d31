"""Sentences without a model: they cut out prose, in order, and break neither names nor dates."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.en.sentences import split_sentences
from dragoman.language.en.times import find_times
from dragoman.model.documents import Span

characters = st.characters(exclude_categories=["Cs"])
WORDS = [
    "He met.",
    "Dr.",
    "U.S.",
    "Jan. 5",
    "Sept. 16, 2022",
    "MOSCOW,",
    "(Wire) —",
    "\n",
    "\r\n",
    "\u2028",
    "“No!”",
    "—",
    "?",
    "...",
    "Jr.",
    "•",
    "text",
]
pieced_text = st.lists(st.sampled_from(WORDS) | st.text(characters, max_size=4), max_size=25).map(" ".join)


def cut(text: str) -> list[str]:
    return [s.cut(text) for s in split_sentences(text, [], [t.span for t in find_times(text)])]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One met. Two left.", ["One met.", "Two left."]),
        ("Headline without stop\n\nBody.", ["Headline without stop", "Body."]),
        ("He left on Sept. 16, 2022. She stayed.", ["He left on Sept. 16, 2022.", "She stayed."]),
        ("ASTANA, November 27 (Steppe Wire) — They met.", ["They met."]),
        ("", []),
        (" \n ", []),
    ],
)
def test_split(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_furniture_is_left_out() -> None:
    text = "4 min read\nThey met."
    assert [s.cut(text) for s in split_sentences(text, [Span(0, 10)], [])] == ["They met."]


@given(st.text(characters, max_size=120) | pieced_text)
def test_sentences_stand_in_order_without_overlap(text: str) -> None:
    reached = 0
    for sentence in split_sentences(text, [], []):
        assert reached <= sentence.start < sentence.end <= len(text)
        assert sentence.cut(text).strip() == sentence.cut(text)
        reached = sentence.end


@given(pieced_text)
def test_no_sentence_ends_inside_a_date(text: str) -> None:
    times = [t.span for t in find_times(text)]
    for sentence in split_sentences(text, [], times):
        assert not any(t.start < sentence.end < t.end for t in times)
