"""Files of actors in six formats, read into one shape: :func:`read_actor_file` finds out which it is.

What is wrong with a row skips the row; what is wrong with the file is an :class:`dragoman.errors.InputError`.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from pathlib import Path

from dragoman.actors.base import COMPILED
from dragoman.actors.formats.ftm import read_ftm
from dragoman.actors.formats.leaders import read_archigos, read_reign
from dragoman.actors.formats.petrarch import read_petrarch
from dragoman.actors.formats.rows import Setting, clean
from dragoman.actors.formats.table import read_own_table
from dragoman.actors.formats.wikidata import read_wikidata
from dragoman.actors.states import load_states
from dragoman.actors.tables import owner_ids
from dragoman.errors import InputError, UsageError
from dragoman.model.imports import FORMATS, BroughtFile, Format

READERS: dict[Format, Callable[[str, Setting], BroughtFile]] = {
    "ftm": read_ftm,
    "wikidata": read_wikidata,
    "reign": read_reign,
    "archigos": read_archigos,
    "petrarch": read_petrarch,
    "csv": read_own_table,
}
# Columns by which a table is known, the most telling first.
MARKS: tuple[tuple[Format, frozenset[str]], ...] = (
    ("wikidata", frozenset({"item", "itemlabel"})),
    ("archigos", frozenset({"leader", "startdate", "enddate"})),
    ("reign", frozenset({"leader", "year", "month"})),
    ("csv", frozenset({"name"})),
)
PHRASE = re.compile(r"^\s*\[[A-Z+\-]{3,}[^\]]*\]|^[A-Z0-9.'’_ +-]+_?\s*\[[A-Za-z+\-]{3,}", re.MULTILINE)


def read_actor_file(
    path: str, data: bytes | None = None, *, format: Format | None = None, country: str | None = None
) -> BroughtFile:
    """The actors of the file at ``path``, or of ``data`` from there; its format is found where none is given."""
    setting = make_setting(path, country)
    text = decode(path, read_bytes(path) if data is None else data)
    found = format or detect(text)
    if found is None:
        raise InputError(path, f"is in no format that is known; say which with --format {'|'.join(FORMATS)}")
    return READERS[found](text, setting)


def make_setting(path: str, country: str | None) -> Setting:
    """The setting of a file; a state that nobody knows is refused."""
    states = load_states()
    if country is not None and states.find(country) is None:
        raise UsageError(f"no state has the code or name {country!r}")
    owners = owner_ids(json.loads(COMPILED.read_text(encoding="utf-8"))["actors"])
    return Setting(path, states, owners, frozenset(owners.values()), country)


def read_bytes(path: str) -> bytes:
    """The bytes of the file."""
    if os.path.isdir(path):
        raise InputError(path, "is a folder; expected a file of actors")
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise InputError(path, "does not exist") from error
    except OSError as error:
        raise InputError(path, f"cannot be read: {(error.strerror or str(error)).lower()}") from error


def decode(path: str, data: bytes) -> str:
    """The text: UTF-8, else the Windows encoding of western Europe, which older tables are in."""
    if b"\0" in data[:4096]:
        raise InputError(path, "is no text but binary; expected JSON lines, CSV or a dictionary")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    if not text.strip():
        raise InputError(path, "is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def detect(text: str) -> Format | None:
    """The format by its first line, or by its brackets."""
    first = next((line for line in text.split("\n") if line.strip()), "").strip()
    if first.startswith("{"):
        return "ftm"
    columns = {clean(cell).strip('"').lower() for cell in re.split(r"[,;\t]", first)}
    for format, marks in MARKS:
        if marks <= columns:
            return format
    return "petrarch" if PHRASE.search(text) else None
