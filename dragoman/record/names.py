"""Which actor someone means by a name: forgiving in case, script and diacritics, never guessing between two.

Names come from the actor base and from the record: of actors that users brought, and of those that only documents name.
An id that leads to another is taken for that.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from dragoman.actors.base import fold_name
from dragoman.errors import AmbiguousNameError, UnknownNameError
from dragoman.model.actors import Actor
from dragoman.record.own_actors import called_own, extended, follow, spellings
from dragoman.record.store import Record

NEAR = 5
# Of 100, by rapidfuzz: "Tokaev" for "Tokayev" has 92, "Tokayev" for "Takeda" 46.
NEAR_ENOUGH = 70


class ActorBase(Protocol):
    """What must be known of the actor base here."""

    @property
    def actors(self) -> Mapping[str, Actor]:
        """All actors by id."""

    def called(self, name: str) -> tuple[Actor, ...]:
        """Every actor that bears the name, whole or short."""


def find_actor(record: Record, name: str, base: ActorBase) -> str:
    """The id of the one actor that bears the name: an id, alpha-3 code, whole or short name, in either script.

    Where several do, the only one of them that takes part in an event of the record is meant, else nobody is guessed.
    """
    with record.settled() as connection:
        known = read_actor(connection, base, follow(connection, name.strip().lower()))
        if known is not None:
            return known.id
        candidates = bearers(connection, name, base)
        if not candidates:
            raise UnknownNameError(name, near_names(connection, name, base))
        if len(candidates) > 1:
            occurring = {actor: candidates[actor] for actor in candidates if occurs(connection, candidates[actor])}
            candidates = occurring if len(occurring) == 1 else candidates
    if len(candidates) > 1:
        raise AmbiguousNameError(name, tuple(sorted(map(describe, candidates.values()))))
    return next(iter(candidates))


def read_actor(connection: sqlite3.Connection, base: ActorBase | None, actor: str) -> Actor | None:
    """The actor with this id, of the base, brought by users, or of the record."""
    shipped = base.actors[actor] if base is not None and actor in base.actors else None
    known = extended(connection, actor, shipped)
    if known is not None:
        return known
    row = connection.execute("SELECT id, name, kind, country FROM actors WHERE id = ?", (actor,)).fetchone()
    return None if row is None else Actor(*row)


def bearers(connection: sqlite3.Connection, name: str, base: ActorBase) -> dict[str, Actor]:
    """The actors that bear the name; where some bear it as their whole name, those alone."""
    folded = fold_name(name)
    rows = connection.execute("SELECT actor FROM actor_names WHERE folded = ? ORDER BY actor", (folded,)).fetchall()
    ids = [*(actor.id for actor in base.called(name)), *called_own(connection, name), *(row["actor"] for row in rows)]
    found: dict[str, Actor] = {}
    for actor_id in dict.fromkeys(follow(connection, actor_id) for actor_id in ids):
        actor = read_actor(connection, base, actor_id)
        if actor is not None:
            found[actor.id] = actor
    whole = {actor.id: actor for actor in found.values() if folded in map(fold_name, whole_names(actor))}
    return whole or found


def whole_names(actor: Actor) -> Iterable[str]:
    """The names that are more than a short one."""
    yield actor.name
    yield from actor.names
    if actor.russian is not None:
        yield actor.russian


def begins(folded: str, asked: Sequence[str]) -> bool:
    """Whether each of the words begins a word of the name.

    >>> begins("kassym-jomart tokayev", ["tok"]), begins("kassym-jomart tokayev", ["omar"])
    (True, False)
    """
    spaced = " " + folded.replace("-", " ") + " " + folded
    return all(f" {word}" in spaced for word in asked)


def occurs(connection: sqlite3.Connection, actor: Actor) -> bool:
    """Whether the actor takes part in an event of the record; a state does through its people."""
    country = actor.country if actor.kind == "state" else None
    found = connection.execute(
        "SELECT 1 FROM event_participants WHERE actor = ? UNION ALL"
        " SELECT 1 FROM event_participants WHERE country = ? LIMIT 1",
        (actor.id, country),
    )
    return found.fetchone() is not None


def describe(actor: Actor) -> str:
    """The actor as a list of candidates shows it: "Name (office, state)", the office being the latest known.

    That someone is a former leader is said only of who is known for no office.
    """
    held = max(actor.incumbencies, key=lambda held: (held.level != "former leader", held.begin or ""), default=None)
    office = held.office if held is not None else None
    facts = [fact for fact in (office, actor.country or actor.kind) if fact]
    return f"{actor.name} ({', '.join(facts)})"


def near_names(connection: sqlite3.Connection, name: str, base: ActorBase) -> tuple[str, ...]:
    """The names of known actors that are spelled nearly so, nearest first."""
    # Loaded only where a name is unknown, for queries should start at once.
    from rapidfuzz import fuzz, process

    shown: dict[str, str] = {}
    for row in connection.execute(
        "SELECT folded, name FROM actor_names JOIN actors ON actors.id = actor_names.actor ORDER BY folded, id"
    ):
        shown.setdefault(row["folded"], row["name"])
    for folded, shown_name in spellings(connection):
        shown.setdefault(folded, shown_name)
    for actor in base.actors.values():
        for spelling in (*whole_names(actor), *actor.short):
            shown.setdefault(fold_name(spelling), actor.name)
    # More spellings than names are asked for, as one actor may bear several of them.
    near = process.extract(fold_name(name), list(shown), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=4 * NEAR)
    return tuple(dict.fromkeys(shown[spelling] for spelling, _, _ in near))[:NEAR]
