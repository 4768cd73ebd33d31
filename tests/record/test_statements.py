"""Quotes, figures and claims kept in the record, and found again by who said them and whom they are about."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from readings import make_document, new_record, rich_reading, save

from dragoman.errors import UsageError
from dragoman.model.documents import Passage, Span
from dragoman.model.readings import Reading
from dragoman.model.statements import Claim, Figure, Quote
from dragoman.record.statements import StatementQuery, claims_about, figures_between, quotes_of


def statement(speaker: str, actor: str | None, country: str | None, text: str, published: str | None) -> Reading:
    """A reading of one quote."""
    document = make_document(f"“{text}”, {speaker} said.", published=published)
    span = Span(1, 1 + len(text))
    passage = Passage(Span(0, len(document.text)), document.text)
    return Reading(document, quotes=(Quote(speaker, actor, country, None, text, (span,), True, "say", passage),))


def figure(about: tuple[str, ...], measure: str, published: str) -> Reading:
    """A reading of one figure."""
    document = make_document(f"{measure} came to $3 billion.", published=published)
    passage = Passage(Span(0, len(document.text)), document.text)
    value = Figure(measure, 3e9, "USD", "2023", about, "exact", None, "stated", None, None, Span(0, 3), passage)
    return Reading(document, figures=(value,))


def test_what_was_saved_comes_back(path: Path) -> None:
    reading = rich_reading()
    with new_record(path, reading) as record:
        assert [t.item for t in quotes_of(record, "p-ruslan-ivanov")] == list(reading.quotes)
        assert [t.item for t in figures_between(record, "kaz", "rus")] == list(reading.figures)
        assert [t.item for t in claims_about(record)] == list(reading.claims)


def test_quotes_are_of_a_person_or_of_all_who_speak_for_a_state(path: Path) -> None:
    readings = [
        statement("Jan Kowalik", "jan-kowalik", "POL", "We shall wait", "2024-03-01"),
        statement("Polish foreign ministry", None, "POL", "We shall not wait", "2024-02-01"),
        statement("Nobody", None, None, "It rains", "2024-01-01"),
    ]
    with new_record(path, *readings) as record:
        assert [t.item.text for t in quotes_of(record, "jan-kowalik")] == ["We shall wait"]
        assert [t.item.text for t in quotes_of(record, "pol")] == ["We shall not wait", "We shall wait"]
        assert [t.item.text for t in quotes_of(record, "pol", StatementQuery(words=("NOT",)))] == ["We shall not wait"]


def test_days_of_publication_bound_what_is_listed(path: Path) -> None:
    readings = [
        statement("A", "a", None, "first", "2024-01-05"),
        statement("A", "a", None, "second", "2024-02-05"),
        statement("A", "a", None, "undated", None),
    ]
    with new_record(path, *readings) as record:
        said = [t.item.text for t in quotes_of(record, "a", StatementQuery(since=dt.date(2024, 2, 1)))]
        assert said == ["second"]
        assert [t.item.text for t in quotes_of(record, "a")] == ["first", "second", "undated"]


def test_figures_are_about_both_states(path: Path) -> None:
    readings = [
        figure(("KAZ", "RUS"), "Trade", "2024-01-05"),
        figure(("CHN", "KAZ"), "Transit", "2024-01-06"),
        figure(("CHN", "KAZ", "RUS"), "Grain", "2024-01-07"),
    ]
    with new_record(path, *readings) as record:
        assert [t.item.measure for t in figures_between(record, "rus", "kaz")] == ["Trade", "Grain"]
        assert [t.item.measure for t in figures_between(record, "kaz", "chn", StatementQuery(words=("trans",)))] == [
            "Transit"
        ]
        with pytest.raises(UsageError, match=r"of .* no state is known"):
            figures_between(record, "nobody-known", "kaz")


def test_claims_are_about_everyone_named(path: Path) -> None:
    document = make_document("They met twice.")
    passage = Passage(Span(0, len(document.text)), document.text)
    claims = tuple(
        Claim("count", "meeting", actors, 2, None, Span(5, 8), passage) for actors in (("Ann Lee", "Bo Ek"), ("Ann Lee", "Cy Fox"))
    )  # fmt: skip
    with new_record(path, Reading(document, claims=claims)) as record:
        assert len(claims_about(record)) == 2
        assert [t.item.actors for t in claims_about(record, ["ann lee", "bo ek"])] == [("Ann Lee", "Bo Ek")]


def test_a_new_reading_replaces_what_an_older_one_said(path: Path) -> None:
    reading = rich_reading()
    with new_record(path, reading) as record:
        save(record, replace(reading, document=replace(reading.document, title="Corrected"), quotes=()))
        assert quotes_of(record, "p-ruslan-ivanov") == []
        assert len(figures_between(record, "kaz", "rus")) == 1
