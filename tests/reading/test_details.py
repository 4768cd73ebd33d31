"""Reads what sentences tell of their meetings, and holds the lexicon of issues and meetings to its promises."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.language.en.details import find_details
from dragoman.language.en.meeting_words import find_issues, fold, issues, keyed_pattern, words_of
from dragoman.language.lexicon import inverted, load_words
from dragoman.model.documents import Passage, Span
from dragoman.model.meetings import DELIVERABLE_KINDS, MEETING_FORMATS, VALENCES, MeetingDetails
from dragoman.model.readings import Reading
from quality.own.details_set import FIELDS, pairs_of

SENTENCES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("details.yml").read_text(encoding="utf-8"))
PUBLISHED = dt.date(2024, 5, 6)
PAGE = Path(__file__).resolve().parents[2] / "docs" / "explanation" / "meetings.md"
ReadText = Callable[[str, dt.date | None], Reading]


def details_in(reading: Reading) -> Iterator[MeetingDetails]:
    for report in reading.reports:
        if report.kind == "CONSULT":
            assert report.details is not None
            yield report.details


def passages_in(value: object) -> Iterator[Passage]:
    if isinstance(value, Passage):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from passages_in(item)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            yield from passages_in(getattr(value, name))


@pytest.mark.model
@pytest.mark.parametrize("row", SENTENCES, ids=[row["id"] for row in SENTENCES])
def test_sentence(row: dict[str, Any], read_text: ReadText) -> None:
    reading = read_text(row["text"], PUBLISHED)
    expected = {(field, str(key)) for field, keys in row["expect"].items() for key in keys}
    # the first report is that of the meeting; later ones may tell of others
    assert set(pairs_of(next(details_in(reading)))) == expected


@pytest.mark.model
def test_passages_cut_out_their_words(read_text: ReadText) -> None:
    for row in SENTENCES:
        reading = read_text(row["text"], PUBLISHED)
        for details in details_in(reading):
            for passage in passages_in(details):
                assert passage.span.cut(row["text"]) == passage.text != ""


@pytest.mark.model
def test_other_reports_have_no_details(read_text: ReadText) -> None:
    reading = read_text("Norway pledged 300 million kroner to Moldova. Maia Sandu met Jonas Gahr Støre.", PUBLISHED)
    assert {(r.kind, r.details is None) for r in reading.reports} == {("AGREE", True), ("CONSULT", False)}


@pytest.mark.model
def test_two_meetings_of_one_text_keep_their_own(read_text: ReadText) -> None:
    text = (
        "Narendra Modi met Emmanuel Macron in Paris on Monday. They discussed submarines. "
        "Recep Tayyip Erdogan met Viktor Orban in Ankara on Tuesday. They discussed gas transit."
    )
    by_persons = {
        frozenset(p.actor for p in r.participants): {t.key for t in r.details.topics}
        for r in read_text(text, PUBLISHED).reports
        if r.details is not None and r.sentence in (0, 2)
    }
    assert by_persons[frozenset({"narendra-modi", "emmanuel-macron"})] == {"arms-supplies"}
    assert by_persons[frozenset({"recep-tayyip-erdogan", "viktor-orban"})] == {"gas-transit"}


def test_there_are_enough_sentences_and_silences() -> None:
    assert len(SENTENCES) >= 50
    assert sum(not row["expect"] for row in SENTENCES) >= 12
    assert {field for row in SENTENCES for field in row["expect"]} == set(FIELDS)
    assert [i for i, n in Counter(row["id"] for row in SENTENCES).items() if n > 1] == []


def test_cues_lie_in_their_sentence() -> None:
    for row in SENTENCES:
        text = row["text"]
        for cue in find_details(text, Span(0, len(text))):
            for span in (cue.span, cue.inner, cue.agent, cue.guest):
                assert span is None or 0 <= span.start <= span.end <= len(text)


def test_a_later_sentence_is_read_like_a_first() -> None:
    first, second = "Nothing is told here. ", "They discussed gas transit on the sidelines of a forum."
    alone = find_details(second, Span(0, len(second)))
    behind = find_details(first + second, Span(len(first), len(first + second)))
    assert [(c.kind, c.key, c.inner.cut(second)) for c in alone] == [
        (c.kind, c.key, c.inner.cut(first + second)) for c in behind
    ]


# The lexicon


def test_there_are_at_least_sixty_issues_each_with_label_context_and_words() -> None:
    assert len(issues()) >= 60
    for key, row in issues().items():
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", key)
        assert row["label"]
        assert row["words"]
        assert [w for w, n in Counter(row["words"]).items() if n > 1] == []


def test_no_word_stands_under_two_issues() -> None:
    assert inverted({key: [fold(w) for w in row["words"]] for key, row in issues().items()})


def test_every_word_of_an_issue_is_found_as_that_issue() -> None:
    for key, row in issues().items():
        for word in row["words"]:
            text = f"on {word} today"
            assert [(span.cut(text), k) for span, k in find_issues(text, 0, len(text))] == [(word, key)]


@pytest.mark.parametrize("name", ["format", "papers", "present", "initiative", "tone"])
def test_every_word_of_a_table_is_found_as_its_key(name: str) -> None:
    table = words_of(name)
    for key, row in table.items():
        for word in row["words"] if isinstance(row, dict) else row:
            words = word.replace("*", "long")
            found = keyed_pattern(name).pattern.search(f"a {words} b")
            assert found is not None, word
            assert keyed_pattern(name).key_of(found[0]) == key, word


def test_keys_of_the_lexicon_are_those_of_the_model() -> None:
    meetings = load_words("en", "meetings")
    assert set(meetings["format"]) == set(MEETING_FORMATS)
    assert set(meetings["papers"]) | {"result"} == set(DELIVERABLE_KINDS)
    assert {row["valence"] for row in meetings["tone"].values()} == set(VALENCES)


def test_every_key_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    keys = [*issues(), *MEETING_FORMATS, *words_of("tone"), *DELIVERABLE_KINDS, *words_of("initiative")]
    assert [key for key in keys if f"`{key}`" not in page] == []
