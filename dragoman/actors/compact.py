"""An actor base as one binary file: mapped into memory, shared by all who read it, its nouns made when asked for.

The file holds names and rows as text, each kind sorted by its bytes, and arrays of numbers that lead from names to
rows. Nothing in it can run, unlike a pickle. It is a copy that can be made again at any time: one that is damaged, of another
machine's byte order or of another digest is not mended but made anew.
"""

from __future__ import annotations

import json
import mmap
import struct
import sys
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any, get_args

from dragoman.actors.base import ActorBase, Surface, Use
from dragoman.actors.spotting import SurfaceIndex
from dragoman.model.actors import Actor, DatedName, Incumbency

MAGIC = b"DRGMACT1"
HEAD = struct.Struct("<8sIQ")  # magic, checksum of all that follows, length of the table of contents
USES: tuple[Use, ...] = get_args(Use)
NOBODY = 0xFFFFFFFF


# What stands in tuples of an actor.
PARTS: dict[str, type[Incumbency | DatedName]] = {
    "incumbencies": Incumbency,
    "renamed": DatedName,
    "capitals": DatedName,
}


def actor_values(actor: Actor) -> dict[str, Any]:
    """The actor as JSON holds it, without what is not known of it; :func:`actor_from` makes it again."""
    values = {field.name: getattr(actor, field.name) for field in fields(actor)}
    for name in PARTS:
        values[name] = [[getattr(part, f.name) for f in fields(part)] for part in values[name]]
    return {name: value for name, value in values.items() if value not in (None, (), [])}


def actor_from(values: dict[str, Any]) -> Actor:
    """The actor of these values."""
    facts: dict[str, Any] = {name: tuple(v) if isinstance(v, list) else v for name, v in values.items()}
    for name, part in PARTS.items():
        if name in facts:
            facts[name] = tuple(part(*one) for one in facts[name])
    return Actor(**facts)


class Section:
    """Texts sorted by their bytes, each with a number and with a line feed behind it."""

    def __init__(self, words: memoryview, starts: memoryview) -> None:
        self.words = words
        self.starts = starts

    def __len__(self) -> int:
        """How many there are."""
        return len(self.starts) - 1

    def __getitem__(self, number: int) -> str:
        """The text with this number."""
        return str(self.words[self.starts[number] : self.starts[number + 1] - 1], "utf-8")

    def __iter__(self) -> Iterator[str]:
        """All texts in their order."""
        return (self[number] for number in range(len(self)))

    def find(self, text: str) -> int | None:
        """The number of the text."""
        try:
            wanted = text.encode()
        except UnicodeEncodeError:
            return None
        low, high = 0, len(self)
        while low < high:
            middle = (low + high) // 2
            found = bytes(self.words[self.starts[middle] : self.starts[middle + 1] - 1])
            if found == wanted:
                return middle
            low, high = (middle + 1, high) if found < wanted else (low, middle)
        return None


class CompactFile:
    """The sections of a mapped file."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as file:
            self.map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        view = memoryview(self.map)
        magic, checksum, length = HEAD.unpack_from(view)
        if magic != MAGIC or zlib.crc32(view[HEAD.size :]) != checksum:
            raise ValueError("is damaged")
        self.contents: dict[str, Any] = json.loads(bytes(view[HEAD.size : HEAD.size + length]))
        if self.contents["byteorder"] != sys.byteorder:
            raise ValueError("has another byte order")
        self.view = view

    def numbers(self, name: str) -> memoryview:
        """An array of numbers."""
        begin, size, code = self.contents["sections"][name]
        return self.view[begin : begin + size].cast(code)

    def words(self, name: str) -> Section:
        """The texts of a section."""
        return Section(self.numbers(name), self.numbers(f"{name} starts"))

    def lines(self, name: str) -> list[str]:
        """All texts of a section at once."""
        return str(self.numbers(name), "utf-8").split("\n")[:-1]


class LazyActors(Mapping[str, Actor]):
    """Actors by id."""

    def __init__(self, file: CompactFile) -> None:
        self._ids, self._rows = file.words("ids"), file.words("rows")
        self._made: dict[int, Actor] = {}
        self._number: dict[str, int | None] = {}

    def __getitem__(self, actor: str) -> Actor:
        """The actor with this id."""
        number = self._number[actor] if actor in self._number else self._ids.find(actor)
        if number is None:
            raise KeyError(actor)
        self._number[actor] = number
        return self.at(number)

    def at(self, number: int) -> Actor:
        """The actor with this number."""
        if number not in self._made:
            self._made[number] = actor_from(json.loads(self._rows[number]))
        return self._made[number]

    def id_at(self, number: int) -> str:
        """The id of the actor with this number."""
        return self._ids[number]

    def __contains__(self, actor: object) -> bool:
        """Whether there is such an actor."""
        return isinstance(actor, str) and self._ids.find(actor) is not None

    def __iter__(self) -> Iterator[str]:
        """Every id."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._ids)


class LazySurfaces(Mapping[str, tuple[Surface, ...]]):
    """What each surface may mean."""

    def __init__(self, file: CompactFile, actors: LazyActors) -> None:
        self._texts, self._actors = file.words("surfaces"), actors
        self._starts, self._whom = file.numbers("meaning starts"), file.numbers("whom")
        self._use, self._country = file.numbers("use"), file.numbers("country")
        self._countries: list[str | None] = file.contents["countries"]
        self._days: dict[str, list[str | None]] = file.contents["days"]
        self._made: dict[str, tuple[Surface, ...]] = {}

    def __getitem__(self, text: str) -> tuple[Surface, ...]:
        """All that the surface may mean."""
        if text not in self._made:
            number = self._texts.find(text)
            if number is None:
                raise KeyError(text)
            meanings = range(self._starts[number], self._starts[number + 1])
            self._made[text] = tuple(self._make(text, meaning) for meaning in meanings)
        return self._made[text]

    def _make(self, text: str, meaning: int) -> Surface:
        """One meaning of a surface."""
        whom = self._whom[meaning]
        actor = None if whom == NOBODY else self._actors.id_at(whom)
        begin, finish = self._days.get(str(meaning), (None, None))
        return Surface(text, USES[self._use[meaning]], actor, self._countries[self._country[meaning]], begin, finish)

    def __iter__(self) -> Iterator[str]:
        """Every surface."""
        return iter(self._texts)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._texts)


class LazyNames(Mapping[str, tuple[str, ...]]):
    """Who bears a folded name or held a post, by ids."""

    def __init__(self, file: CompactFile, actors: LazyActors, section: str) -> None:
        self._names, self._actors = file.words(section), actors
        self._starts, self._bearers = file.numbers(f"{section} bearer starts"), file.numbers(f"{section} bearers")

    def __getitem__(self, name: str) -> tuple[str, ...]:
        """The ids of those who bear the name."""
        number = self._names.find(name)
        if number is None:
            raise KeyError(name)
        bearers = self._bearers[self._starts[number] : self._starts[number + 1]]
        return tuple(self._actors.id_at(bearer) for bearer in bearers)

    def __iter__(self) -> Iterator[str]:
        """Every name."""
        return iter(self._names)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._names)


def open_compact(path: Path, digest: str) -> CompactFile | None:
    """The file, if it is whole and of this digest."""
    try:
        file = CompactFile(path)
    except (OSError, ValueError, struct.error, KeyError):
        return None
    return file if file.contents["digest"] == digest else None


def load_compact(path: Path, digest: str) -> ActorBase | None:
    """The base in the file; ``None`` where there is no whole file of this digest."""
    file = open_compact(path, digest)
    if file is None:
        return None
    actors = LazyActors(file)
    heads = {head: number for number, head in enumerate(file.lines("heads"))}
    texts = frozenset(file.lines("surfaces"))
    index = SurfaceIndex(texts, heads, file.numbers("shape starts"), file.numbers("shapes"))
    names, posts = LazyNames(file, actors, "names"), LazyNames(file, actors, "posts")
    return ActorBase(actors, LazySurfaces(file, actors), names, index, posts)
