"""Copies of a story and everyone who quotes one agency have one key; others have their own."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.merging.origins import origin_key, own_key

STORY = (
    "The presidents of Kazakhstan and Russia met in the Kremlin on Monday and spoke for three hours of trade,"
    " of gas and of the railway that both have wanted for years."
)


def key(text: str, outlet: str | None = None, *attributions: str) -> str:
    return origin_key(text, outlet, attributions)


@pytest.mark.parametrize(
    "copy",
    [
        STORY.upper(),
        STORY.replace(" ", "\u00a0 "),
        f"Presidents talk\nBy Our Correspondent\n\n{STORY}",
        f"{STORY}\n\n4 min read",
        STORY.replace("railway", "rail-way"),
    ],
    ids=["case", "blanks", "headline and byline", "furniture", "hyphen"],
)
def test_copies_are_one(copy: str) -> None:
    assert key(copy, "Another") == key(STORY, "One")


def test_other_stories_are_others() -> None:
    assert key(STORY) != key(STORY.replace("three hours", "an hour"))


@pytest.mark.parametrize(
    "lead", ["MOSCOW, May 29. /TASS/. ", "MOSCOW (TASS) - ", "ASTANA, 3 June (TASS) — ", "Moscow. /TASS/ "]
)
def test_a_credit_is_an_attribution(lead: str) -> None:
    assert key(f"{lead}{STORY}") == key("Whatever.", "Another", "the TASS news agency") == own_key("tass.com")


@pytest.mark.parametrize("text", ["The 24/7 and 9/11 crises (pictured) - are over.", f"{STORY} (TASS) - said so."])
def test_what_only_looks_like_a_credit_is_none(text: str) -> None:
    assert key(text).startswith("text:")


def test_a_short_text_is_its_outlets() -> None:
    assert key("No comment.", "One") != key("No comment.", "Two")


def test_a_press_office_is_itself_however_it_is_called() -> None:
    assert key("A.", None, "the Kremlin press service") == key("B.", "One", "Kremlin")


@given(st.text(), st.none() | st.text(), st.lists(st.text()).flatmap(st.permutations))
def test_every_text_has_one_key_whatever_the_order(text: str, outlet: str | None, names: list[str]) -> None:
    assert origin_key(text, outlet, tuple(names)) == origin_key(text, outlet, tuple(sorted(names)))
