"""Search takes words as words, finds them in whatever case and accents, and marks them."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import PUTIN, TOKAYEV, make_document, merge, new_record, rich_reading, save, tell

from dragoman.errors import UsageError
from dragoman.model.readings import Reading
from dragoman.record.passages import LONGEST, cut_passages
from dragoman.record.queries import search
from dragoman.record.store import open_record


def found(path: Path, words: str) -> list[str]:
    with new_record(
        path,
        tell("Erdoğan visited Astana.", PUTIN, TOKAYEV),
        tell("Путин встретился с Токаевым в Астане.", PUTIN, TOKAYEV),
        tell("The visit to Astana AND a state visit.", PUTIN, TOKAYEV),
    ) as record:
        return [hit.passage.text for hit in search(record, words, 10)]


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("astana", 2),
        ("erdogan", 1),
        ("ERDOĞAN", 1),
        ("ПУТИН", 1),
        ("visit astana", 1),
        ('"state visit"', 1),
        ('"visit state"', 0),
        ("astana AND visit", 1),
        ("astana OR visit", 0),
        ("visit*", 1),
        ("words:astana", 0),
        ("NEAR(astana visit)", 0),
        ('"astana', 2),
        ("astana -visit", 1),
        ("astana ' \" ^ ( ) { } + ~", 2),
        ("no such words", 0),
    ],
)
def test_words_are_words(path: Path, words: str, count: int) -> None:
    assert len(found(path, words)) == count


@pytest.mark.parametrize("words", ["", "   ", '"', "* ^ -", '""'])
def test_nothing_to_search_for(path: Path, words: str) -> None:
    with new_record(path) as record, pytest.raises(UsageError, match="no word to search for"):
        search(record, words, 5)


@given(st.text(max_size=40))
def test_no_words_are_syntax(words: str) -> None:
    with open_record(":memory:", merge=merge) as record:
        try:
            search(record, words, 5)
        except UsageError:
            assert not any(letter.isalnum() for letter in words)


def test_a_hit_has_marks_events_and_its_document(path: Path) -> None:
    reading = rich_reading()
    with new_record(path, reading) as record:
        hit, *_ = search(record, "tokayev received ivanov", 5)
        assert hit.document == reading.document
        assert [mark.cut(hit.passage.text) for mark in hit.marks] == ["Tokayev", "received", "Ivanov"]
        assert hit.passage.span.cut(reading.document.text) == hit.passage.text
        assert hit.events == (f"e{reading.reports[0].id}",)


def test_the_most_telling_first_and_no_more_than_asked(path: Path) -> None:
    long = "Putin was there, and so were many others who spoke of this and of that and of much else besides."
    with new_record(path, tell(long, PUTIN, TOKAYEV), tell("Putin spoke.", PUTIN, TOKAYEV)) as record:
        assert [hit.passage.text for hit in search(record, "putin", 5)] == ["Putin spoke.", long]
        assert len(search(record, "putin", 1)) == 1
        assert search(record, "putin", 0) == search(record, "putin", -1) == ()


def test_characters_that_look_like_marks_do_no_harm(path: Path) -> None:
    with new_record(path, tell("Putin \ue000met\ue001 him \ue000.", PUTIN, TOKAYEV)) as record:
        (hit,) = search(record, "putin", 5)
        assert hit.marks == ()


@given(st.text(max_size=400) | st.text("Ab. \n!”", max_size=400))
def test_passages_hold_every_character_that_is_not_blank(text: str) -> None:
    passages = cut_passages(text)
    assert "".join("".join(span.cut(text) for span in passages).split()) == "".join(text.split())
    assert all(first.end <= second.start for first, second in itertools.pairwise(passages))
    assert all(span.cut(text).strip() == span.cut(text) != "" for span in passages)


def test_long_lines_are_cut_between_words() -> None:
    text = "мир " * 1000
    passages = cut_passages(text)
    assert max(span.end - span.start for span in passages) <= LONGEST
    assert {word for span in passages for word in span.cut(text).split()} == {"мир"}
    assert len(cut_passages("x" * 2500)) == 3


def test_a_text_of_megabytes_is_kept_quickly(path: Path) -> None:
    text = "They met in Astana on Monday and spoke of trade. " * 200_000
    with new_record(path) as record:
        assert save(record, Reading(make_document(text))) == ["new"]
        assert len(search(record, "astana", 3)) == 3
