"""Word lists loaded from YAML, once, and turned into patterns.

A table is checked when it is loaded by the reader that owns it; this module only finds and parses the files.
"""

from __future__ import annotations

import functools
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import TableError

DATA = Path(__file__).resolve().parent.parent / "data"


# A file of acts of the user's own, read beside Dragoman's by every command.
OWN = "DRAGOMAN_LEXICON"


def own_file() -> Path | None:
    """The file of the user's own acts that the environment names, if it names one."""
    name = os.environ.get(OWN)
    return Path(name) if name else None


@functools.cache
def load_words(language: str, name: str) -> Any:
    """What ``data/lexicon/LANGUAGE/NAME.yml`` holds; :class:`TableError` where it is missing or no YAML."""
    path = DATA / "lexicon" / language / f"{name}.yml"
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise TableError(str(path), f"cannot be read: {error.strerror}") from error
    except yaml.YAMLError as error:
        raise TableError(str(path), f"is no YAML: {error}".replace("\n", " ")) from error


def one_of(words: Iterable[str]) -> str:
    """A pattern that matches any of the words, longest first, with any white space between parts.

    >>> one_of(["a", "a few"])
    '(?:a\\\\s+few|a)'
    """
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return "(?:" + "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered) + ")"


def inverted(table: dict[Any, list[str]]) -> dict[str, Any]:
    """The key for each word of a table of lists, in lower case; a word listed twice is a :class:`TableError`."""
    result: dict[str, Any] = {}
    for key, words in table.items():
        for word in words:
            if result.setdefault(word.lower(), key) != key:
                raise TableError("lexicon", f"{word!r} stands under {result[word.lower()]!r} and {key!r}")
    return result
