"""Writes an actor base as the binary file that :mod:`dragoman.actors.compact` reads."""

from __future__ import annotations

import json
import os
import sys
import zlib
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from dragoman.actors.base import Surface, fold_name, make_actor, names_asked, place_surfaces, posts_of, surfaces_of
from dragoman.actors.compact import HEAD, MAGIC, NOBODY, USES, actor_values
from dragoman.actors.spotting import gather_shapes
from dragoman.model.actors import Actor

# An actor, how a text may name it, and the names by which people may ask for it besides.
Entry = tuple[Actor, Iterable[Surface], Iterable[str]]


@dataclass
class Parcel:
    """The parts of the file, each bytes with the code of its numbers; every part begins at a multiple of eight."""

    parts: list[bytes] = field(default_factory=list)
    places: dict[str, tuple[int, int, str]] = field(default_factory=dict)
    size: int = 0

    def add(self, name: str, part: bytes, code: str = "B") -> None:
        """Add a part."""
        self.places[name] = (self.size, len(part), code)
        padded = part + bytes(-len(part) % 8)
        self.parts.append(padded)
        self.size += len(padded)

    def add_numbers(self, name: str, numbers: array[int]) -> None:
        """Add an array."""
        self.add(name, numbers.tobytes(), numbers.typecode)

    def add_words(self, name: str, words: Sequence[bytes]) -> None:
        """Add texts, which stand in order."""
        starts = array("Q", [0])
        for word in words:
            starts.append(starts[-1] + len(word) + 1)
        self.add(name, b"".join(word + b"\n" for word in words))
        self.add_numbers(f"{name} starts", starts)

    def write(self, path: Path, contents: dict[str, Any]) -> None:
        """Write the file whole or not at all."""

        def table(begin: int) -> bytes:
            sections = {name: (begin + place, size, code) for name, (place, size, code) in self.places.items()}
            return json.dumps({**contents, "byteorder": sys.byteorder, "sections": sections}).encode()

        # The table's own length bears on the places in it: some room is left, so that it need not be made again.
        room = len(table(1 << 40))
        room += -(HEAD.size + room) % 8
        head = table(HEAD.size + room).ljust(room)
        checksum = 0
        for part in (head, *self.parts):
            checksum = zlib.crc32(part, checksum)
        draft = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            with draft.open("wb") as file:
                file.write(HEAD.pack(MAGIC, checksum, room))
                file.writelines((head, *self.parts))
            draft.replace(path)
        finally:
            with suppress(OSError):
                draft.unlink()


def write_compact(path: Path, digest: str, entries: Iterable[Entry], places: Iterable[Surface] = ()) -> None:
    """Write the base of these actors, which come in the order of their ids' bytes, and of places that no actor is."""
    parcel, surfaces, names, posts = Parcel(), Surfaces(), Bearers("names"), Bearers("posts")
    ids, rows = [], []
    for number, (actor, named, asked) in enumerate(entries):
        ids.append(actor.id.encode())
        rows.append(json.dumps(actor_values(actor), ensure_ascii=False, separators=(",", ":")).encode())
        for surface in named:
            surfaces.add(surface, number)
            if surface.use in ("name", "short"):
                names.add(surface.text, number)
        for name in asked:
            names.add(name, number)
        for post in posts_of(actor):
            posts.add(post, number)
    if sorted(ids) != ids:
        raise ValueError("actors are not in the order of their ids")
    for surface in places:
        surfaces.add(surface, NOBODY)
    parcel.add_words("ids", ids)
    parcel.add_words("rows", rows)
    del ids, rows
    names.pack(parcel)
    posts.pack(parcel)
    surfaces.pack(parcel)
    parcel.write(path, {"digest": digest, "countries": list(surfaces.countries), "days": surfaces.days})


class Bearers:
    """Folded names and who bears them, as columns: half a million objects would take more room than the names."""

    def __init__(self, section: str) -> None:
        self.section = section
        self.names: list[str] = []
        self.whom = array("I")

    def add(self, name: str, number: int) -> None:
        """Note who bears the name."""
        self.names.append(fold_name(name))
        self.whom.append(number)

    def pack(self, parcel: Parcel) -> None:
        """Add the names, each once, and for each who bears it, in the order in which they came."""
        starts, flat, words = array("I"), array("I"), list[bytes]()
        last: str | None = None
        for place in sorted(range(len(self.names)), key=self.names.__getitem__):
            name, number = self.names[place], self.whom[place]
            if name != last:
                starts.append(len(flat))
                words.append(name.encode())
                last = name
            elif flat[-1] == number:
                continue
            flat.append(number)
        starts.append(len(flat))
        parcel.add_words(self.section, words)
        parcel.add_numbers(f"{self.section} bearer starts", starts)
        parcel.add_numbers(f"{self.section} bearers", flat)


class Surfaces:
    """Surfaces and what each may mean, as columns."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.whom, self.use, self.country = array("I"), array("B"), array("H")
        self.countries: dict[str | None, int] = {}
        self.limits: dict[int, tuple[str | None, str | None]] = {}
        self.days: dict[str, tuple[str | None, str | None]] = {}

    def add(self, surface: Surface, number: int) -> None:
        """Add one meaning of a surface."""
        if surface.begin is not None or surface.finish is not None:
            self.limits[len(self.texts)] = (surface.begin, surface.finish)
        self.texts.append(surface.text)
        self.whom.append(number)
        self.use.append(USES.index(surface.use))
        self.country.append(self.countries.setdefault(surface.country, len(self.countries)))

    def pack(self, parcel: Parcel) -> None:
        """Add the surfaces, each once, what each means, and the shapes by which they are found."""
        ordered = sorted(range(len(self.texts)), key=self.texts.__getitem__)
        starts, texts = array("I"), list[str]()
        for rank, place in enumerate(ordered):
            if not texts or self.texts[place] != texts[-1]:
                starts.append(rank)
                texts.append(self.texts[place])
            if place in self.limits:
                self.days[str(rank)] = self.limits[place]
        starts.append(len(ordered))
        parcel.add_words("surfaces", [text.encode() for text in texts])
        parcel.add_numbers("meaning starts", starts)
        for name, column in (("whom", self.whom), ("use", self.use), ("country", self.country)):
            parcel.add_numbers(name, array(column.typecode, (column[place] for place in ordered)))
        pack_shapes(parcel, texts)


def pack_shapes(parcel: Parcel, texts: Iterable[str]) -> None:
    """Add the first words of the surfaces and the shapes of those that begin with each."""
    shapes = gather_shapes(texts)
    starts, flat = array("I", [0]), array("I")
    for found in shapes.values():
        flat.extend(found)
        starts.append(len(flat))
    parcel.add_words("heads", [head.encode() for head in shapes])
    parcel.add_numbers("shape starts", starts)
    parcel.add_numbers("shapes", flat)


def own_surfaces(actor: Actor) -> Iterable[Surface]:
    """How a text may name an actor that users brought; a person's single word is a short name."""
    for name in {actor.name, *actor.names}:
        whole = actor.kind != "person" or " " in name
        yield Surface(name, "name" if whole else "short", actor.id, actor.country)
    for name in set(actor.short) - {actor.name, *actor.names}:
        yield Surface(name, "short", actor.id, actor.country)


def pack_known(path: Path, digest: str, table: Mapping[str, Any], brought: Iterable[Actor]) -> None:
    """Write the base of a compiled table and of brought actors, which come by id; those of the table come extended."""
    write_compact(path, digest, entries_of(table["actors"], iter(brought)), place_surfaces(table["places"]))


def entries_of(rows: Iterable[Mapping[str, Any]], brought: Iterator[Actor]) -> Iterator[Entry]:
    """The entries of both, by id."""
    waiting = next(brought, None)
    for row in rows:
        while waiting is not None and waiting.id < row["id"]:
            yield waiting, own_surfaces(waiting), ()
            waiting = next(brought, None)
        if waiting is None or waiting.id != row["id"]:
            yield make_actor(row), surfaces_of(row), names_asked(row)
            continue
        surfaces = list(surfaces_of(row))
        known = {surface.text for surface in surfaces}
        more = [surface for surface in own_surfaces(waiting) if surface.text not in known]
        yield waiting, [*surfaces, *more], names_asked(row)
        waiting = next(brought, None)
    while waiting is not None:
        yield waiting, own_surfaces(waiting), ()
        waiting = next(brought, None)
