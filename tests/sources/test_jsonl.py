from __future__ import annotations

import datetime as dt
import io
import json

import pytest

from dragoman.errors import InputError
from dragoman.sources.drafts import Draft
from dragoman.sources.jsonl import read_json


def read(raw: bytes | str, *, lines: bool = True) -> list[Draft | InputError]:
    raw = raw.encode() if isinstance(raw, str) else raw
    return [found for _, found in read_json(io.BytesIO(raw), "a.jsonl", lines=lines)]


def read_one(**fields: object) -> Draft | InputError:
    (found,) = read(json.dumps(fields))
    return found


def test_every_field_is_taken() -> None:
    found = read_one(
        id=45,
        text="They met.",
        title="Talks",
        published="2021-12-04",
        language="EN",
        url="https://example.org",
        outlet="AW",
    )
    assert found == Draft(
        text="Talks\n\nThey met.",
        title="Talks",
        stated=dt.date(2021, 12, 4),
        language="en",
        url="https://example.org",
        outlet="AW",
        id="45",
    )


@pytest.mark.parametrize("text", ["Theyâ€™d met.\r\n\u00a0\u00ad", "  e\u0301 \t", "\ufeffx", "\x00\x07\u2028"])
def test_the_text_is_kept_character_for_character(text: str) -> None:
    found = read_one(text=text)
    assert isinstance(found, Draft)
    assert found.text == text


def test_the_title_is_put_first_unless_it_is_first() -> None:
    found = read_one(title="Talks", text="Talks\nThey met.")
    assert isinstance(found, Draft)
    assert found.text == "Talks\nThey met."


def test_half_a_character_is_replaced_one_for_one() -> None:
    found = read('{"text": "a\\ud83d b"}')[0]
    assert isinstance(found, Draft)
    assert found.text == "a\ufffd b"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({}, "has no text"),
        ({"text": None}, "has no text"),
        ({"text": " \n"}, "has an empty text"),
        ({"text": 5}, "has a number as text; expected text"),
        ({"text": "a", "published": "soon"}, 'has "soon" as published; expected a day such as 2021-12-04'),
        ({"text": "a", "published": 20211204}, "has 20211204 as published; expected a day"),
        ({"text": "a", "published": "2021-02-30"}, "as published; expected a day"),
        ({"text": "a", "title": ["b"]}, "has a list as title; expected text"),
        ({"text": "a", "id": {"b": 1}}, "has an object as id; expected text"),
        ({"text": "a", "outlet": True}, "has true or false as outlet; expected text"),
    ],
)
def test_an_odd_field_is_an_error_of_its_line(fields: dict[str, object], problem: str) -> None:
    found = read_one(**fields)
    assert isinstance(found, InputError)
    assert str(found).startswith("a.jsonl, line 1: ")
    assert problem in str(found)


@pytest.mark.parametrize("published", [None, "", "2021-12-04T10:00:00Z", "4 December 2021"])
def test_days_in_other_forms_pass(published: str | None) -> None:
    assert isinstance(read_one(text="a", published=published), Draft)


@pytest.mark.parametrize(
    "broken",
    [
        b"{broken",
        b"[1]",
        b'"text"',
        b"null",
        b'{"text": "\xff"}',
        b'{"text": 1' + b"0" * 5000 + b"}",
        b'{"text":' + b"[" * 100_000,
        b"\xff\xfe\x00",
    ],
)
def test_a_broken_line_is_named_and_the_others_go_on(broken: bytes) -> None:
    found = read(b'{"text": "one"}\n\n' + broken + b'\n{"text": "two"}\n')
    assert [type(f) for f in found] == [Draft, InputError, Draft]
    error = found[1]
    assert isinstance(error, InputError)
    assert error.line == 3
    assert "\n" not in str(error)


def test_one_object_or_a_list_in_a_file() -> None:
    assert len(read('{\n "text": "one"\n}', lines=False)) == 1
    assert len(read('[{"text": "one"},\n {"text": "two"}]', lines=False)) == 2
    assert len(read('{"text": "one"}\n{"text": "two"}\n', lines=False)) == 2
    assert len(read('[\n{"text": "one"}]')) == 1
    mixed = read('[{"text": "one"}, 5]', lines=False)
    assert isinstance(mixed[1], InputError)
    assert "item 2: holds a number" in str(mixed[1])


def test_the_place_of_each_document_is_given() -> None:
    raw = b'{"text": "one"}\n{"text": "two"}'
    assert [place for place, _ in read_json(io.BytesIO(raw), "a.jsonl")] == ["a.jsonl:line 1", "a.jsonl:line 2"]


def test_other_encodings_of_unicode_are_read() -> None:
    lines = '{"text": "é"}\n{"text": "ж"}\n'
    assert len(read(lines.encode("utf-8-sig"))) == 2
    assert [f.text for f in read(lines.encode("utf-16")) if isinstance(f, Draft)] == ["é", "ж"]


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"[]", "is an empty list"),
        (b"[1", "is no JSON"),
        (b"[" * 9999, "nesting"),
    ],
)
def test_a_file_without_documents_is_an_error(raw: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read(raw, lines=False)
