"""Documents from plain text and Markdown, with or without front matter."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import yaml

from dragoman.errors import InputError
from dragoman.sources.decoding import decode
from dragoman.sources.drafts import Draft, put_title_first, tag_of
from dragoman.sources.markdown import strip_markdown
from dragoman.sources.published import find_days, parse_day, read_dateline

# Front matter longer than this is none.
LONGEST_FRONT_MATTER = 16_384

# The names that others give the same field.
FIELDS = {
    "title": ("title", "headline"),
    "published": ("published", "date", "pubdate", "publish_date", "published_at"),
    "outlet": ("outlet", "source", "publisher", "site", "sitename"),
    "url": ("url", "link", "permalink", "canonical", "canonical_url"),
    "language": ("language", "lang"),
}
# Fields that show the block to be front matter, though nothing is taken from them.
OTHER_FIELDS = {"author", "authors", "categories", "description", "draft", "layout", "slug", "tags"}

LONGEST_TITLE = 200
WRAPPED = range(50, 101)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the lines between the two ``---`` at the head of a text say, as written."""

    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    language: str | None = None


def read_plain(raw: bytes, origin: str, *, markdown: bool, repair: Callable[[str], str]) -> Draft:
    """The one document of a text or Markdown file; an :class:`InputError` where there is no text in it."""
    if not raw:
        raise InputError(origin, "is empty; expected text")
    front, body = split_front_matter(repair(decode(raw, origin)))
    text = (strip_markdown(body) if markdown else unwrap(body)).strip()
    if not text:
        raise InputError(origin, "holds no text")
    front = front or FrontMatter()
    day = parse_day(front.published) if front.published else None
    if front.published and day is None:
        problem = f"has {front.published[:40]!r} as published; expected a day such as 2021-12-04"
        raise InputError(origin, problem)
    return Draft(
        text=put_title_first(front.title, text),
        title=front.title or guess_title(text),
        stated=day,
        language=tag_of(front.language),
        outlet=front.outlet,
        url=front.url,
    )


def split_front_matter(text: str) -> tuple[FrontMatter | None, str]:
    """The front matter, ``None`` where there is none, and the text after it."""
    match = re.match(r"\s*---[ \t]*\n(.*?)\n(?:---|\.{3})[ \t]*(?:\n|$)", text[:LONGEST_FRONT_MATTER], re.DOTALL)
    fields = load_fields(match[1]) if match else {}
    known = {name: value for name in FIELDS if (value := pick(fields, FIELDS[name]))}
    if match is None or not (known or OTHER_FIELDS & fields.keys()):
        return None, text
    return FrontMatter(**known), text[match.end() :]


def load_fields(block: str) -> dict[str, str]:
    """The fields, those with more than one value empty.

    ``title: Putin: the visit`` is no YAML, yet it is what people write: such lines are taken at the first colon.
    """
    try:
        # The base loader makes nothing but strings: no dates that are none, no objects of anybody's choosing.
        loaded = yaml.load(block, Loader=yaml.BaseLoader)
    except (yaml.YAMLError, ValueError, RecursionError):
        loaded = dict(re.findall(r"^(\w[\w-]*)[ \t]*:[ \t]+(.*?)[ \t]*$", block, re.MULTILINE))
    if not isinstance(loaded, dict):
        return {}
    return {k.lower().strip(): v if isinstance(v, str) else "" for k, v in loaded.items() if isinstance(k, str)}


def pick(fields: dict[str, str], names: tuple[str, ...]) -> str | None:
    """The first of the fields that is there and not blank, in one line, without quote marks left over."""
    for name in names:
        value = " ".join(fields.get(name, "").split())
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1].strip()
        if value:
            return value
    return None


def guess_title(text: str) -> str | None:
    """The first line, where it looks like a headline over a text: short, no sentence, no dateline, no list item.

    >>> guess_title("Talks in Bern\\n\\nThe two ministers met on Monday.")
    'Talks in Bern'
    """
    first, _, rest = text.partition("\n")
    first = first.strip()
    if not rest.strip() or not 2 <= len(first.split()) <= 30 or len(first) > LONGEST_TITLE:
        return None
    if re.match(r"[-•*]\s", first) or re.search(r"[.:;,…]$", first) or read_dateline(first):
        return None
    return None if any(len(first) - (d.end - d.start) < 8 for d in find_days(first)) else first


def unwrap(text: str) -> str:
    """The text with lines that a program broke at a fixed width joined into paragraphs; any other text unchanged.

    >>> unwrap("one\\ntwo")
    'one\\ntwo'
    """
    paragraphs = re.split(r"\n[ \t]*\n", text)
    inner = [line.rstrip() for p in paragraphs for line in p.strip("\n").split("\n")[:-1]]
    # Broken lines are about equally long and mostly end within a sentence; paragraphs of one line each do neither.
    fitting = [line for line in inner if len(line) in WRAPPED]
    ending = [line for line in fitting if re.search(r"[.!?…:][\"”»)]*$", line)]
    if len(fitting) < 5 or len(fitting) < 0.7 * len(inner) or len(ending) > 0.4 * len(fitting):
        return text
    return "\n\n".join(join_lines(p) for p in paragraphs)


def join_lines(paragraph: str) -> str:
    """The lines of a paragraph as one; a line too short to have been broken ends one."""
    joined: list[str] = []
    open_line = False
    for line in paragraph.strip("\n").split("\n"):
        starts_item = re.match(r"\s*(?:[-*•]|\d{1,2}[.)])\s", line)
        if open_line and line.strip() and not starts_item:
            joined[-1] += " " + line.strip()
        else:
            joined.append(line.rstrip())
        open_line = len(line.rstrip()) >= WRAPPED.start
    return "\n".join(joined)
