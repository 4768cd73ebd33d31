"""What the readers of all formats share: cells made into names, days and codes, and a row's trouble as one line.

A reader never guesses: a cell that cannot be what its column asks for makes the row one that is skipped.
"""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from dragoman.actors.base import fold_name
from dragoman.actors.states import State, States
from dragoman.actors.tables import slug_of
from dragoman.errors import InputError
from dragoman.model.actors import LEVELS, Gender, Level
from dragoman.model.imports import Skipped

DAY = re.compile(r"([+-]?\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ]\S*)?)?)?")
GENDERS: dict[str, Gender] = {
    "male": "male",
    "m": "male",
    "man": "male",
    "female": "female",
    "f": "female",
    "woman": "female",
}
LONGEST_NAME = 200
FORMULAS = ("'=", "'+", "'-", "'@")
PARTICLES = re.compile(r"(?<=[ -])(Al|El|Bin|Bint|Ibn|De|Da|Do|Dos|Del|Di|Van|Von|Der|Den|La|Le|Ul|Ur)(?=[ -])")


class RowTrouble(Exception):
    """Why a row cannot be taken; its text is that of :class:`dragoman.model.brought.Skipped`."""


@dataclass
class Gathered:
    """What a reader has seen so far."""

    skipped: list[Skipped] = field(default_factory=list)
    passed: dict[str, int] = field(default_factory=dict)

    def skip(self, line: int, reason: str) -> None:
        """Note a row that cannot be taken."""
        self.skipped.append(Skipped(line, reason))

    def take(self, rows: Iterable[tuple[int, dict[str, str]]], add: Callable[[int, dict[str, str]], None]) -> None:
        """Let ``add`` take each row with its line; one that it refuses is skipped with its reason."""
        for line, row in rows:
            try:
                add(line, row)
            except RowTrouble as trouble:
                self.skip(line, str(trouble))

    def pass_over(self, kind: str, count: int = 1) -> None:
        """Note what is whole but no actor."""
        self.passed[kind] = self.passed.get(kind, 0) + count

    def counts(self) -> tuple[tuple[str, int], ...]:
        """What was passed over, most first."""
        return tuple(sorted(self.passed.items(), key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class Setting:
    """What the user said of the file, and what is known: states, and ids of states and bodies by slugs of their names.

    ``country`` is the state of whom the file names no state; ``ids`` are the ids in ``owners``.
    """

    path: str
    states: States
    owners: Mapping[str, str]
    ids: frozenset[str]
    country: str | None = None


def clean(cell: str | None) -> str:
    """The cell in one line without control characters and spaces at its ends.

    >>> clean("  Jan \\tKowalik\\u200b ")
    'Jan Kowalik'
    """
    words = cell or ""
    if not words.isprintable():
        words = "".join(c if not unicodedata.category(c).startswith("C") or c.isspace() else "" for c in words)
    # A spreadsheet is kept from taking a cell for a formula by an apostrophe before it.
    return " ".join(words.split()) if words[:2] not in FORMULAS else " ".join(words[1:].split())


def clean_name(cell: str | None, *, person: bool = False) -> str | None:
    """A name as texts write it, or ``None`` for what is none: too short, too long, without a letter.

    >>> clean_name("KOWALIK, Jan", person=True), clean_name("JAN KOWALIK", person=True), clean_name("APJ KALAM", person=True)
    ('Jan Kowalik', 'Jan Kowalik', 'Apj Kalam')
    >>> clean_name("ACWA Power"), clean_name("?")
    ('ACWA Power', None)
    """
    name = clean(cell)
    if person:
        last, comma, first = name.partition(", ")
        if comma and last.isupper() and "," not in first:
            name = f"{first} {last}"
        # In a name that has small letters too, short words in capitals are initials.
        size = 2 if name.isupper() and " " in name else 4
        name = " ".join(lower(word, size) for word in name.split())
    whole = 2 <= len(name) <= LONGEST_NAME and any(c.isalpha() for c in name)
    return name if whole and not set(name) & set("|;") else None


def lower(word: str, size: int) -> str:
    """A word in capitals of so many letters, or more, as names write it."""
    letters = re.sub(r"[\W\d_]", "", word)
    return word.title() if len(letters) >= size and word.isupper() and "." not in word else word


def with_particles(name: str) -> tuple[str, ...]:
    """The name, and the same with its particles in lower case, as texts write them.

    >>> with_particles("Abdel Fattah El Sisi")
    ('Abdel Fattah El Sisi', 'Abdel Fattah el Sisi')
    """
    other = PARTICLES.sub(lambda found: found[0].lower(), name)
    return (name,) if other == name else (name, other)


def read_day(cell: str | None, column: str) -> str | None:
    """The year, month or day that the cell holds; nothing for an empty one.

    >>> read_day("2019-03-20T00:00:00Z", "begin"), read_day("2019", "begin"), read_day("", "begin")
    ('2019-03-20', '2019', None)
    """
    words = clean(cell)
    if not words:
        return None
    found = DAY.fullmatch(words.removeprefix("+"))
    if found is None:
        raise RowTrouble(f"has {words!r} as {column}; expected YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (None if part is None else int(part) for part in found.groups())
    try:
        dt.date(year or 0, month or 1, day or 1)
    except ValueError as error:
        raise RowTrouble(f"has {words!r} as {column}, which is no date: {error}") from error
    return "-".join(part for part in found.groups() if part is not None)


def check_order(begin: str | None, finish: str | None) -> None:
    """Refuse an end before its beginning."""
    if begin is not None and finish is not None and finish < begin[: len(finish)]:
        raise RowTrouble(f"ends ({finish}) before it begins ({begin})")


def read_gender(cell: str | None) -> Gender | None:
    """The gender that the cell says; other words than these two say none."""
    return GENDERS.get(clean(cell).lower())


def read_level(cell: str | None) -> Level | None:
    """The level that the cell names."""
    words = clean(cell).lower()
    if not words:
        return None
    level = next((known for known in LEVELS if known == words), None)
    if level is None:
        raise RowTrouble(f"has {words!r} as level; expected one of: {', '.join(LEVELS)}")
    return level


def read_state(cell: str | None, setting: Setting) -> State | None:
    """The state that the cell names, by code or name; the user's own where it names none."""
    words = clean(cell) or setting.country
    if not words:
        return None
    state = setting.states.find(words)
    if state is None:
        raise RowTrouble(f"names no known state with {words!r}; expected a code such as KAZ or kz, or a name")
    return state


def read_owner(cell: str | None, setting: Setting) -> str | None:
    """The id of the state or body that the cell names; the name as an id where nobody is known by it."""
    words = clean(cell)
    if not words:
        return None
    known = setting.owners.get(slug_of(words))
    state = setting.states.find(words) if known is None else None
    if state is not None:
        return state.former or state.country.lower()
    return known or clean_id(words, setting)


def slug(name: str) -> str:
    """The name as lower-case ASCII words joined by hyphens, or a hash of it where no letter is left.

    >>> slug("Akie Abé")
    'akie-abe'
    """
    plain = unicodedata.normalize("NFKD", fold_name(name)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or f"actor-{short_hash(name)}"


def short_hash(words: str) -> str:
    """Six hexadecimal digits of the words."""
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:6]


def make_id(name: str, country: str | None, *more: str) -> str:
    """An id for who has none: name and state, and a hash of what else tells him from namesakes."""
    tail = [country.lower()] if country else []
    return "-".join([slug(name), *tail, *(short_hash(words) for words in more)])


def clean_id(cell: str, setting: Setting) -> str:
    """A foreign id as ids are here: lower case, letters, digits, ``.`` and ``-``; ids of Dragoman stay as they are.

    Files that may have no ``_`` in ids write ``--`` for it.
    """
    bare = cell.strip().lower()
    for identity in (bare, bare.replace("--", "_")):
        if identity in setting.ids:
            return identity
    return re.sub(r"[^a-z0-9.-]+", "-", bare).strip("-.") or f"id-{short_hash(cell)}"


def wikidata_id(cell: str) -> str | None:
    """The Wikidata id that the cell holds, alone or as an address.

    >>> wikidata_id("http://www.wikidata.org/entity/Q42"), wikidata_id("NK-1")
    ('wikidata:Q42', None)
    """
    found = re.fullmatch(r"(?:https?://www\.wikidata\.org/(?:entity|wiki)/)?(Q[1-9]\d*)", cell.strip())
    return f"wikidata:{found[1]}" if found else None


def split_list(cell: str | None) -> list[str]:
    """The parts of a cell with several values, between ``|`` or ``;``."""
    return [part for part in map(clean, re.split(r"[|;]", cell or "")) if part]


def read_table(text: str, path: str, gathered: Gathered) -> tuple[list[str], Iterator[tuple[int, dict[str, str]]]]:
    """The columns of a CSV or TSV, lower case, and its rows with their lines; rows with too many cells are skipped.

    Each line is a row: else a quote that nobody closes would swallow the rest of the file.
    """
    lines = [line.rstrip("\r") for line in text.split("\n")]
    delimiter = max((",", "\t", ";"), key=lines[0].count)
    columns = [clean(column).lower() for column in cells_of(lines[0], delimiter)]
    if not any(columns):
        raise InputError(path, "has no line of column names", line=1)

    def rows() -> Iterator[tuple[int, dict[str, str]]]:
        for number, line in enumerate(lines[1:], 2):
            try:
                cells = cells_of(line, delimiter)
            except csv.Error as error:
                gathered.skip(number, f"is no row of a table: {error}")
                continue
            if len(cells) > len(columns):
                gathered.skip(number, f"has {len(cells)} cells; expected {len(columns)}")
            elif any(cell.strip() for cell in cells):
                yield number, dict(zip_longest(columns, cells, fillvalue=""))

    return columns, rows()


def cells_of(line: str, delimiter: str) -> list[str]:
    """The cells of a line."""
    return next(csv.reader([line], delimiter=delimiter), [])


def require(columns: Sequence[str], wanted: Sequence[str], path: str, what: str) -> None:
    """Refuse a table without the columns that its format asks for."""
    missing = [column for column in wanted if column not in columns]
    if missing:
        raise InputError(path, f"has no column {', '.join(map(repr, missing))}; {what}", line=1)


def first_of(row: Mapping[str, str], *columns: str) -> str:
    """The first of these columns that holds something."""
    return next((value for column in columns if (value := clean(row.get(column, "")))), "")
