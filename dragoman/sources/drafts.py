"""What each format's reader hands on, and how it becomes a document.

A reader of a format says only what stands in its bytes. Weighing the days against one another and naming the
document is the same for all formats and is done here, so that no format can differ in it.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from dataclasses import dataclass

from dragoman.model.documents import Document
from dragoman.sources.published import find_published


@dataclass(frozen=True, slots=True)
class Draft:
    """One document as its format gives it.

    ``stated`` is the day of publication that metadata states; ``guessed`` one found by less sure means, below any
    in the text. ``margin`` holds lines of the page that were left out of the text but may date it.
    """

    text: str
    title: str | None = None
    stated: dt.date | None = None
    guessed: dt.date | None = None
    language: str | None = None
    outlet: str | None = None
    url: str | None = None
    id: str | None = None
    margin: str = ""


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the caller says of every document that does not say it itself."""

    published: dt.date | None = None
    language: str | None = None


def finish_draft(draft: Draft, origin: str, name: str, defaults: Defaults) -> Document:
    """The document: its day of publication weighed, its id given; ``name`` is the file's name without folders."""
    published = find_published(
        draft.text,
        stated=draft.stated,
        guessed=draft.guessed,
        given=defaults.published,
        url=draft.url,
        margin=draft.margin,
    )
    return Document(
        id=draft.id or make_id(draft.url, name, draft.text),
        text=draft.text,
        title=draft.title,
        published=published.day if published else None,
        published_basis=published.basis if published else None,
        language=draft.language or defaults.language,
        outlet=draft.outlet,
        url=draft.url,
        origin=origin,
    )


def make_id(url: str | None, name: str, text: str) -> str:
    """Twelve hexadecimal digits from the address, or from the file's name and the text.

    A text that comes back corrected under its address keeps its id; a folder may be moved without changing any.
    """
    seed = url or f"{name}\0{text}"
    # "backslashreplace": a file's name need not be Unicode.
    return hashlib.sha256(seed.encode("utf-8", "backslashreplace")).hexdigest()[:12]


def put_title_first(title: str | None, text: str) -> str:
    """Title, blank line, text; the text alone where it begins with the title, but for spaces, case and quote marks."""
    if not title or plainly(text.lstrip()[: 2 * len(title)]).startswith(plainly(title)):
        return text
    return f"{title}\n\n{text}"


def plainly(words: str) -> str:
    """The words in one case, with single spaces and straight quote marks, for comparing.

    >>> plainly("Putin’s  Trip")
    "putin's trip"
    """
    for fancy, straight in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("–", "-"), ("—", "-")):
        words = words.replace(fancy, straight)
    return " ".join(words.split()).casefold()


def tag_of(language: str | None) -> str | None:
    """The language without its region, in lower case; ``None`` where none is named.

    >>> tag_of("en-US"), tag_of(" ")
    ('en', None)
    """
    tag = (language or "").strip().lower().replace("_", "-").split("-")[0]
    return tag or None
