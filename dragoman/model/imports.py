"""What became of files of actors, what people decided about actors, and all that is known of one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.actors import Actor, ActorKind
from dragoman.model.brought import BroughtActor, Holding

Format = Literal["ftm", "wikidata", "reign", "archigos", "petrarch", "csv"]
FORMATS: tuple[Format, ...] = Format.__args__  # type: ignore[attr-defined]
OnClash = Literal["skip", "keep-both"]
DecisionKind = Literal["import", "merge", "split", "undo"]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row, or the first of several, that could not be taken, and why."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class BroughtFile:
    """What a file of actors holds. ``passed`` counts what is whole but no actor, by its kind."""

    format: Format
    actors: tuple[BroughtActor, ...]
    skipped: tuple[Skipped, ...] = ()
    passed: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Clash:
    """A brought actor that cannot be the known one that it seems to be, with the facts that say so."""

    line: int
    name: str
    known: str
    facts: str


@dataclass(frozen=True, slots=True)
class Extension:
    """A known actor with how many names and incumbencies an import added."""

    actor: str
    name: str
    names: int
    incumbencies: int


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of one file. ``new`` are ids and names, ``unchanged`` known actors that it told nothing new of."""

    file: str
    format: Format
    number: int | None
    read: int
    new: tuple[tuple[str, str], ...]
    extended: tuple[Extension, ...]
    unchanged: int
    skipped: tuple[Skipped, ...]
    clashes: tuple[Clash, ...]
    kept_apart: bool
    passed: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody did about actors. ``kept`` and ``merged`` are ids, ``undoes`` the number of another decision.

    ``name``, ``actor_kind`` and ``country`` were those of the kept actor.
    """

    number: int
    kind: DecisionKind
    who: str
    at: str
    why: str | None = None
    kept: str | None = None
    merged: str | None = None
    name: str | None = None
    actor_kind: ActorKind | None = None
    country: str | None = None
    undoes: int | None = None
    file: str | None = None
    in_force: bool = True


@dataclass(frozen=True, slots=True)
class ActorCard:
    """All that is known of an actor. ``merged`` are the ids that lead to it, ``sources`` where it comes from."""

    actor: Actor
    born: str | None
    holdings: tuple[Holding, ...]
    externals: tuple[str, ...]
    merged: tuple[str, ...]
    sources: tuple[str, ...]
