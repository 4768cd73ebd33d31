"""The actor base of a record: Dragoman's own actors with those that users brought into it.

It is compiled into one file beside the record, ``NAME-actors``, and again when either part has changed. Where the folder
may not be written to, the file is made in a temporary one for the time of the process.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.actors.base import COMPILED, ActorBase, load_base
from dragoman.actors.combining import combine
from dragoman.actors.compact import load_compact, open_compact
from dragoman.actors.packing import pack_known
from dragoman.errors import DragomanError
from dragoman.model.brought import FiledActor
from dragoman.model.imports import BroughtFile
from dragoman.record.relinking import Linked, file_leads, get_meta, link_all, load_linked, relink, shipped_number
from dragoman.record.store import Record

# Raised when what the file holds changes its make.
MAKE = 3
MEMORY = ":memory:"


@dataclass(frozen=True, slots=True)
class CompiledBase:
    """A file with an actor base, the digest that it must have, and a digest of what users brought to it."""

    path: Path
    digest: str
    own: str

    def load(self) -> ActorBase:
        """The base; each process loads it once."""
        return load_once(self.path, self.digest)


@cache
def load_once(path: Path, digest: str) -> ActorBase:
    """The base in the file."""
    base = load_compact(path, digest)
    if base is None:
        raise DragomanError(f"{path}: was changed or removed while it was in use; run the command again")
    return base


def own_digest(record: Record) -> str | None:
    """A digest of what users brought into the record, whatever its order; ``None`` where they brought nothing."""
    with record.looking() as connection:
        number = get_meta(connection, "own")
    return f"{number:016x}" if number else None


def compile_base(record: Record) -> CompiledBase | None:
    """The file with the record's actor base, made if need be; ``None`` where Dragoman's own is all there is."""
    bring_up_to_date(record)
    own = own_digest(record)
    if own is None:
        return None
    digest = f"{MAKE}-{shipped_number():016x}-{own}"
    beside = Path(f"{record.path}-actors").absolute()
    if record.path != MEMORY and open_compact(beside, digest) is not None:
        return CompiledBase(beside, digest, own)
    writable = record.path != MEMORY and os.access(beside.parent, os.W_OK)
    path = beside if writable else temporary_folder() / f"{digest}-actors"
    with record.looking() as connection:
        pack_linked(path, digest, load_linked(connection, load_base().actors), file_leads(connection))
    return CompiledBase(path, digest, own)


def bring_up_to_date(record: Record) -> None:
    """Link what users brought anew if Dragoman's own actors have changed, where the record may be written."""
    with record.looking() as connection:
        old = get_meta(connection, "own") and get_meta(connection, "base") != shipped_number()
    if old and (record.path == MEMORY or os.access(record.path, os.W_OK)):
        with record.changing() as connection:
            relink(connection, load_base().actors)


def load_known(record: Record) -> ActorBase:
    """The actor base of the record."""
    compiled = compile_base(record)
    return load_base() if compiled is None else compiled.load()


def compile_files(files: Iterable[tuple[str, BroughtFile]]) -> CompiledBase:
    """A temporary file with the base of Dragoman's own actors and those of the files."""
    filed: list[FiledActor] = []
    for source, (name, file) in enumerate(files, 1):
        filed.extend(FiledActor(len(filed) + n, source, name, actor) for n, actor in enumerate(file.actors, 1))
    path = temporary_folder() / "files-actors"
    linked = sorted(link_all(load_base().actors, filed), key=lambda one: one.id)
    leads = {one.actor.id: whole.id for whole in linked for one in whole.brought if one.actor.id != whole.id}
    pack_linked(path, "files", linked, leads)
    return CompiledBase(path, "files", "files")


def pack_linked(path: Path, digest: str, linked: Iterable[Linked], leads: Mapping[str, str]) -> None:
    """Write the base of Dragoman's own actors and those that something is brought of, which come by id."""
    brought = (combine(one.shipped, one.brought, leads)[0] for one in linked)
    pack_known(path, digest, json.loads(COMPILED.read_text(encoding="utf-8")), brought)


@cache
def temporary() -> tempfile.TemporaryDirectory[str]:
    """A folder that goes when the process ends."""
    return tempfile.TemporaryDirectory(prefix="dragoman-")


def temporary_folder() -> Path:
    """The folder for files of this process."""
    return Path(temporary().name)
