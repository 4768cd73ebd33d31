"""Documents from JSON: one on each line, or one object or list in a file.

The text is kept character for character: offsets that others counted in it hold. A field of the wrong kind is an
error of that line and no more; the lines around it are read.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from dragoman.errors import InputError
from dragoman.sources.decoding import LONGEST_DOCUMENT, MARKS, decode, read_whole, too_long
from dragoman.sources.drafts import Draft, tag_of
from dragoman.sources.published import parse_day

EXPECTED = 'expected an object such as {"id": "1", "text": "…"}'
LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def read_json(stream: BinaryIO, origin: str, *, lines: bool = True) -> Iterator[tuple[str, Draft | InputError]]:
    """Each document, or what is wrong with it, with its origin; an :class:`InputError` raised ends the file.

    ``lines`` says that one document on each line is to be expected, as the file's name may tell.
    """
    first = stream.readline(LONGEST_DOCUMENT + 1)
    if is_one_value(first, lines=lines):
        raw = first + read_whole(stream, origin)
        yield from read_value(decode(raw, origin), origin)
    else:
        yield from read_lines(stream, origin, first)


def is_one_value(first: bytes, *, lines: bool) -> bool:
    """Whether a file with this first line holds one value over many lines, or is in UTF-16, which has no byte lines.

    A file of lines may be of any length, so it is told from its first line alone.
    """
    if first.startswith(tuple(mark for mark, _ in MARKS[1:])) or first.strip() in (b"{", b"["):
        return True
    try:
        return not lines and not isinstance(json.loads(first), dict)
    except (ValueError, RecursionError):
        return not lines


def read_lines(stream: BinaryIO, origin: str, line: bytes) -> Iterator[tuple[str, Draft | InputError]]:
    """Each line's document or error; ``line`` is the first, already taken from the stream."""
    number, found = 1, False
    line = line.removeprefix(MARKS[0][0])
    while line:
        if len(line) > LONGEST_DOCUMENT:
            found = True
            yield origin, too_long(origin, f"over {LONGEST_DOCUMENT >> 20} MB", line=number)
            while line and not line.endswith(b"\n"):
                line = stream.readline(1 << 20)
        elif line.strip():
            found = True
            if number == 1 and b"\0" in line:
                raise InputError(origin, f"is no text but binary; {EXPECTED} on each line")
            yield f"{origin}:line {number}", read_line(line, origin, number)
        line = stream.readline(LONGEST_DOCUMENT + 1)
        number += 1
    if not found:
        raise InputError(origin, f"is empty; {EXPECTED} on each line")


def read_line(line: bytes, origin: str, number: int) -> Draft | InputError:
    """The document of one line, or what is wrong with the line."""
    try:
        return draft_of(json.loads(line.decode("utf-8")), origin, number)
    except UnicodeDecodeError as error:
        return InputError(origin, f"is not UTF-8 at byte {error.start + 1}; {EXPECTED} in UTF-8", line=number)
    except json.JSONDecodeError as error:
        return InputError(origin, f"is no JSON: {error.msg} at character {error.pos + 1}; {EXPECTED}", line=number)
    except (ValueError, RecursionError):
        return InputError(origin, f"holds a number or a nesting beyond reason; {EXPECTED}", line=number)
    except InputError as error:
        return error


def read_value(text: str, origin: str) -> Iterator[tuple[str, Draft | InputError]]:
    """The document of one object, or those of a list."""
    if not text.strip():
        raise InputError(origin, f"is empty; {EXPECTED} or a list of them")
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        if error.msg == "Extra data" and text.lstrip().startswith("{"):
            lines = (line.encode("utf-8", "surrogatepass") for line in text.split("\n"))
            yield from (
                (f"{origin}:line {n}", read_line(line, origin, n)) for n, line in enumerate(lines, 1) if line.strip()
            )
            return
        raise InputError(origin, f"is no JSON: {error.msg}; {EXPECTED}", line=error.lineno) from error
    except (ValueError, RecursionError) as error:
        raise InputError(origin, f"holds a number or a nesting beyond reason; {EXPECTED}") from error
    if not isinstance(value, list):
        yield origin, draft_of(value, origin, None)
        return
    if not value:
        raise InputError(origin, "is an empty list; expected a list of objects with a text each")
    for n, item in enumerate(value, 1):
        place = f"{origin}:item {n}"
        try:
            yield place, draft_of(item, place, None)
        except InputError as error:
            yield place, error


def draft_of(fields: Any, origin: str, line: int | None) -> Draft:
    """The document that the fields describe; an :class:`InputError` where one of them is of the wrong kind."""
    if not isinstance(fields, dict):
        raise InputError(origin, f"holds {kind_of(fields)}; {EXPECTED}", line=line)
    text = text_of(fields, "text", origin, line)
    if text is None:
        problem = "has an empty text" if isinstance(fields.get("text"), str) else "has no text"
        raise InputError(origin, f"{problem}; {EXPECTED}", line=line)
    title = text_of(fields, "title", origin, line)
    given_id = fields.get("id")
    if isinstance(given_id, bool | list | dict):
        raise InputError(origin, f"has {kind_of(given_id)} as id; expected text", line=line)
    return Draft(
        text=text if title is None or text.startswith(title) else f"{title}\n\n{text}",
        title=title,
        stated=day_of(fields.get("published"), origin, line),
        language=tag_of(text_of(fields, "language", origin, line)),
        outlet=text_of(fields, "outlet", origin, line),
        url=text_of(fields, "url", origin, line),
        id=None if given_id is None or given_id == "" else whole(str(given_id)),
    )


def text_of(fields: dict[str, Any], name: str, origin: str, line: int | None) -> str | None:
    """The words of a field, unchanged; ``None`` where it is missing, null or blank."""
    value = fields.get(name)
    if value is None:
        return None
    if not isinstance(value, str):
        raise InputError(origin, f"has {kind_of(value)} as {name}; expected text", line=line)
    return whole(value) if value.strip() else None


def whole(words: str) -> str:
    """The words with each half of a character that JSON let through replaced, one for one: offsets stay."""
    return LONE_SURROGATE.sub("\ufffd", words)


def day_of(value: Any, origin: str, line: int | None) -> dt.date | None:
    """The day of publication; an :class:`InputError` where there is a value that is no day.

    Leaving out a day that somebody meant to give would let another take its place.
    """
    if value is None or value == "":
        return None
    day = parse_day(value) if isinstance(value, str) else None
    if day is None:
        shown = whole(json.dumps(value, ensure_ascii=False)[:40])
        raise InputError(origin, f"has {shown} as published; expected a day such as 2021-12-04", line=line)
    return day


def kind_of(value: Any) -> str:
    """What the value is, in words."""
    match value:
        case None:
            return "null"
        case bool():
            return "true or false"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case list():
            return "a list"
    return "an object"
