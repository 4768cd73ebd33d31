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
from heapq import merge
from pathlib import Path
from typing import Any

from dragoman.actors.base import Surface, fold_name, make_actor, names_asked, place_surfaces, surfaces_of
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
    parcel, surfaces = Parcel(), Surfaces()
    bearers: dict[bytes, array[int]] = {}
    ids, rows = [], []
    for number, (actor, named, asked) in enumerate(entries):
        ids.append(actor.id.encode())
        rows.append(json.dumps(actor_values(actor), ensure_ascii=False, separators=(",", ":")).encode())
        for surface in named:
            surfaces.add(surface, number)
            if surface.use in ("name", "short"):
                bear(bearers, surface.text, number)
        for name in asked:
            bear(bearers, name, number)
    if sorted(ids) != ids:
        raise ValueError("actors are not in the order of their ids")
    for surface in places:
        surfaces.add(surface, NOBODY)
    parcel.add_words("ids", ids)
    parcel.add_words("rows", rows)
    surfaces.pack(parcel)
    pack_names(parcel, bearers)
    parcel.write(path, {"digest": digest, "countries": list(surfaces.countries), "days": surfaces.days})


def bear(bearers: dict[bytes, array[int]], name: str, number: int) -> None:
    """Note who bears the name."""
    found = bearers.setdefault(fold_name(name).encode(), array("I"))
    if number not in found[-1:]:
        found.append(number)


def pack_names(parcel: Parcel, bearers: dict[bytes, array[int]]) -> None:
    """Add the folded names and who bears them."""
    starts, flat = array("I", [0]), array("I")
    for name in sorted(bearers):
        flat.extend(bearers[name])
        starts.append(len(flat))
    parcel.add_words("names", sorted(bearers))
    parcel.add_numbers("bearer starts", starts)
    parcel.add_numbers("bearers", flat)


class Surfaces:
    """Surfaces gathered, each with all that it may mean."""

    def __init__(self) -> None:
        self.meanings: dict[str, list[tuple[int, Surface]]] = {}
        self.countries: dict[str | None, int] = {}
        self.days: dict[str, tuple[str | None, str | None]] = {}

    def add(self, surface: Surface, number: int) -> None:
        """Add one meaning of a surface."""
        self.meanings.setdefault(surface.text, []).append((number, surface))

    def pack(self, parcel: Parcel) -> None:
        """Add the surfaces, what each means, and the shapes by which they are found."""
        starts, whom, use, country = array("I", [0]), array("I"), array("B"), array("H")
        ordered = sorted(self.meanings, key=str.encode)
        for text in ordered:
            for number, surface in self.meanings[text]:
                if surface.begin is not None or surface.finish is not None:
                    self.days[str(len(whom))] = (surface.begin, surface.finish)
                whom.append(number)
                use.append(USES.index(surface.use))
                country.append(self.countries.setdefault(surface.country, len(self.countries)))
            starts.append(len(whom))
        parcel.add_words("surfaces", [text.encode() for text in ordered])
        for name, numbers in (("meaning starts", starts), ("whom", whom), ("use", use), ("country", country)):
            parcel.add_numbers(name, numbers)
        shapes = gather_shapes(ordered)
        shape_starts, flat = array("I", [0]), array("I")
        for found in shapes.values():
            flat.extend(found)
            shape_starts.append(len(flat))
        parcel.add_words("heads", [head.encode() for head in shapes])
        parcel.add_numbers("shape starts", shape_starts)
        parcel.add_numbers("shapes", flat)


def own_surfaces(actor: Actor) -> Iterable[Surface]:
    """How a text may name an actor that users brought; a person's single word is a short name."""
    for name in {actor.name, *actor.names}:
        whole = actor.kind != "person" or " " in name
        yield Surface(name, "name" if whole else "short", actor.id, actor.country)
    for name in set(actor.short) - {actor.name, *actor.names}:
        yield Surface(name, "short", actor.id, actor.country)


def pack_known(
    path: Path, digest: str, table: Mapping[str, Any], extended: Mapping[str, Actor], new: Iterable[Actor]
) -> None:
    """Write the base of a compiled table, its actors as extended, and of new ones in the order of their ids."""

    def shipped() -> Iterator[Entry]:
        for row in table["actors"]:
            surfaces = {(s.text, s.use): s for s in surfaces_of(row)}
            actor = extended.get(row["id"])
            if actor is not None:
                known = {text for text, _ in surfaces}
                surfaces |= {(s.text, s.use): s for s in own_surfaces(actor) if s.text not in known}
            yield actor or make_actor(row), surfaces.values(), names_asked(row)

    brought: Iterator[Entry] = ((actor, own_surfaces(actor), ()) for actor in new)
    entries = merge(shipped(), brought, key=lambda entry: entry[0].id)
    write_compact(path, digest, entries, place_surfaces(table["places"]))
