"""Whom names mean where several bear them."""

from __future__ import annotations

import datetime as dt

import pytest

from dragoman.actors.base import load_base
from dragoman.flow import read_document
from dragoman.model.actors import Mention
from dragoman.model.documents import Document


def first_person(text: str, published: dt.date | None = None) -> Mention:
    document = Document("1", text, published=published, published_basis=None, language="en")
    return next(m for m in read_document(document, base=load_base()).mentions if m.kind == "person")


@pytest.mark.model
@pytest.mark.parametrize("text", ["Bush kept silent and left.", "George Bush kept silent and left."])
def test_equal_bearers_are_nobody_and_marked(text: str) -> None:
    found = first_person(text.replace("Bush kept", "Bush said nothing, kept"))
    assert (found.actor, found.basis) == (None, "ambiguous")


@pytest.mark.model
@pytest.mark.parametrize(("year", "actor"), [(1990, "george-h-w-bush"), (2003, "george-w-bush")])
def test_the_year_of_the_sentence_chooses_between_bearers(year: int, actor: str) -> None:
    text = f"President Bush said in {year} that he would go."
    assert first_person(text, dt.date(2015, 6, 1)).actor == actor


@pytest.mark.model
def test_an_unknown_name_is_no_ambiguous_one() -> None:
    found = first_person("Trade envoy Jana Kowalikova said that she would go.")
    assert found.actor == "unlisted-jana-kowalikova"
    assert found.basis != "ambiguous"
