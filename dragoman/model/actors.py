"""Actors, the offices they hold, and the names that stand for them in a text."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from typing import Literal

from dragoman.model.documents import Span

ActorKind = Literal["person", "state", "body"]
BodyKind = Literal["alliance", "organisation", "union", "forum", "court", "bank", "company", "movement", "organ"]
Gender = Literal["male", "female"]
Level = Literal[
    "head of state", "head of government", "deputy", "foreign minister", "defence minister", "security council",
    "other minister", "envoy", "parliament", "ambassador", "official", "former leader", "other",
]  # fmt: skip
Capacity = Literal["in-office", "acting", "elect", "former", "private", "unknown"]
CAPACITIES: tuple[Capacity, ...] = Capacity.__args__  # type: ignore[attr-defined]
LEVELS: tuple[Level, ...] = Level.__args__  # type: ignore[attr-defined]
BODY_KINDS: tuple[BodyKind, ...] = BodyKind.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Incumbency:
    """A person's holding of an office. ``begin`` and ``finish`` are ISO prefixes (year, month or day), both included.

    ``of`` is the body of the office where it is not the person's state. ``known_until`` says how far an open end
    was known to hold when the table was written.
    """

    office: str
    level: Level
    country: str | None
    begin: str | None
    finish: str | None
    of: str | None = None
    acting: bool = False
    known_until: str | None = None

    def holds_on(self, day: dt.date) -> bool:
        """Whether the day can fall in it, to the precision that is known."""
        iso = day.isoformat()
        if self.begin is not None and iso[: len(self.begin)] < self.begin:
            return False
        return self.finish is None or iso[: len(self.finish)] <= self.finish


@dataclass(frozen=True, slots=True)
class DatedName:
    """A name that a state or its capital bore: ``begin`` is the first day, ``finish`` the first day of the next name.

    A name that is ``official`` stood beside the usual one, which did not change with it.
    """

    name: str
    begin: str | None = None
    finish: str | None = None
    official: bool = False

    def borne_on(self, day: dt.date) -> bool:
        """Whether it was the name on the day."""
        iso = day.isoformat()
        return (self.begin or "") <= iso and (self.finish is None or iso < self.finish)


@dataclass(frozen=True, slots=True)
class Actor:
    """A person, a state or a body of the actor base.

    ``country`` is ISO 3166-1 alpha-3 of nationality or service. ``short`` are the single names that stand for a
    person after the first mention. Of a state, ``cow`` and ``gw`` are its numbers in the lists of the Correlates of
    War and of Gleditsch and Ward, ``renamed`` the names that it gave up, oldest first.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    russian: str | None = None
    gender: Gender | None = None
    incumbencies: tuple[Incumbency, ...] = ()
    former_state: str | None = None
    body_kind: BodyKind | None = None
    official: str | None = None
    cow: int | None = None
    gw: int | None = None
    renamed: tuple[DatedName, ...] = ()
    capitals: tuple[DatedName, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the text names it, with the state it lies in where known."""

    name: str
    country: str | None = None


MentionKind = Literal["person", "state", "body", "place", "adjective", "office", "group"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, title or description in the text that stands for an actor (or a place).

    ``actor`` is the id in the actor base, or a provisional id of this document; ``None`` where unresolved.
    ``office`` and ``office_country`` are what the text itself says next to the name. ``capacity`` is what the
    words say of the holding ("former", "acting", "-elect"). ``basis`` says how the actor was found
    (name, title, short, apposition, parser, pronoun, description). ``body`` is the id of the body whose office is named;
    it serves the reading and is not stored.
    """

    span: Span
    text: str
    kind: MentionKind
    actor: str | None
    name: str
    country: str | None = None
    office: str | None = None
    office_country: str | None = None
    level: Level | None = None
    capacity: Capacity | None = None
    gender: Gender | None = None
    place: Place | None = None
    basis: str = "name"
    members: tuple[str, ...] = ()
    body: str | None = field(default=None, compare=False)
