"""Decisions about actors: two are one, they are two after all, and what was decided shall not be.

None of them touches what was read: a merge leads one id to another where events are derived and where people ask.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace

from dragoman.actors.base import fold_name
from dragoman.errors import UsageError
from dragoman.model.actors import Actor
from dragoman.model.imports import Decision
from dragoman.record.decisions import add_decision, load_decisions, merges_in_force, to_undo
from dragoman.record.names import ActorBase, find_actor, read_actor
from dragoman.record.relinking import redirect_actors, relink
from dragoman.record.store import Record


def merge_actors(record: Record, kept: str, merged: str, base: ActorBase, decision: Decision) -> Decision:
    """The decision that the second actor is the first; both are names or ids."""
    first, second = find_actor(record, kept, base), find_actor(record, merged, base)
    if first == second:
        raise UsageError(f"{kept!r} and {merged!r} are one actor already: {first}")
    with record.changing() as connection:
        one, other = read_actor(connection, base, first), read_actor(connection, base, second)
        assert one is not None
        assert other is not None
        if "state" in (one.kind, other.kind):
            raise UsageError(f"{one.name} and {other.name}: a state is never merged")
        if one.kind != other.kind:
            raise UsageError(f"{one.name} is a {one.kind} and {other.name} a {other.kind}: they cannot be one")
        made = replace(
            decision, kind="merge", kept=first, merged=second, name=one.name, actor_kind=one.kind, country=one.country
        )  # fmt: skip
        return finish(connection, made)


def split_actor(record: Record, merged: str, base: ActorBase, decision: Decision) -> Decision:
    """The decision that the actor is none other after all; it is told by its id or its name before it was merged."""
    with record.changing() as connection:
        merges = merges_in_force(load_decisions(connection))
        named = [actor for actor in merges if bears(connection, actor, merged, base)]
        if not named:
            raise UsageError(f"nobody called {merged!r} was merged with another actor")
        if len(named) > 1:
            raise UsageError(f"{merged!r} may be any of {', '.join(sorted(named))}; give the id")
        return finish(connection, replace(decision, kind="split", kept=merges[named[0]].kept, merged=named[0]))


def bears(connection: sqlite3.Connection, actor: str, name: str, base: ActorBase) -> bool:
    """Whether the actor, as he was before he was merged, has this id or bears this name."""
    if actor == name.strip().lower():
        return True
    folded = fold_name(name)
    known = base.actors.get(actor)
    names = (
        [] if known is None else [known.name, *known.names, *known.short, *([known.russian] if known.russian else [])]
    )
    found = connection.execute(
        "SELECT 1 FROM own_names JOIN own_links USING (own) WHERE folded = ?1 AND actor = ?2"
        " UNION ALL SELECT 1 FROM provisional WHERE id = ?2 AND name = ?3 LIMIT 1",
        (folded, actor, name.strip()),
    )
    return folded in map(fold_name, names) or found.fetchone() is not None


def undo_decision(record: Record, number: int | None, shipped: Mapping[str, Actor], decision: Decision) -> Decision:
    """The decision that is undone: the one with the number, or the last that is no undo itself."""
    with record.changing() as connection:
        undone = to_undo(load_decisions(connection), number)
        add_decision(connection, replace(decision, kind="undo", undoes=undone.number))
        relink(connection, shipped)
    return undone


def finish(connection: sqlite3.Connection, decision: Decision) -> Decision:
    """The decision with its number, once it is written and the ids lead where it says."""
    number = add_decision(connection, decision)
    redirect_actors(connection)
    return replace(decision, number=number)
