"""Which actor each brought one is, derived anew from all that are in force; nothing that was brought is touched.

The result does not depend on the order of imports. It is derived again when an import or a merge is made or undone, and
when Dragoman's own actors have changed.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.actors.base import COMPILED
from dragoman.actors.combining import combine
from dragoman.actors.compact import actor_values
from dragoman.actors.linking import facts_of, facts_of_shipped, link
from dragoman.model.actors import Actor
from dragoman.model.brought import FiledActor
from dragoman.record.decisions import imports_in_force, load_decisions, merges_in_force
from dragoman.record.own_actors import Target, load_own
from dragoman.record.rows import Values, insert

# Actors loaded at once.
CHUNK = 5000
# Numbers in SQLite have a sign.
LARGEST = (1 << 63) - 1


@dataclass(frozen=True, slots=True)
class Linked:
    """One actor with what is brought of it, ``shipped`` if Dragoman knows it itself."""

    id: str
    shipped: Actor | None
    brought: tuple[FiledActor, ...]


def link_all(shipped: Mapping[str, Actor], filed: Sequence[FiledActor]) -> Iterator[Linked]:
    """Every actor that something is brought of: those that Dragoman knows first, then the others, each by id."""
    known = list(shipped.values())
    facts = [*(facts_of_shipped(a) for a in known), *(facts_of(f.actor, f.source) for f in filed)]
    for group in link(facts):
        if group[-1] < len(known):
            continue
        ours = known[group[0]] if group[0] < len(known) else None
        members = tuple(filed[place - len(known)] for place in group if place >= len(known))
        yield Linked(facts[group[0]].id, ours, members)


def load_in_force(connection: sqlite3.Connection) -> list[FiledActor]:
    """The brought actors of imports that nobody undid."""
    numbers = json.dumps(imports_in_force(load_decisions(connection)))
    return load_own(connection, "import IN (SELECT value FROM json_each(?))", numbers)


def load_linked(connection: sqlite3.Connection, shipped: Mapping[str, Actor]) -> Iterator[Linked]:
    """Every actor that something is brought of, by id, as it was linked; not all are in memory at once."""
    after = ""
    while True:
        ids = [
            row["actor"]
            for row in connection.execute(
                "SELECT DISTINCT actor FROM own_links WHERE actor > ? ORDER BY actor LIMIT ?", (after, CHUNK)
            )
        ]
        if not ids:
            return
        whose = dict(
            map(
                tuple,
                connection.execute("SELECT own, actor FROM own_links WHERE actor BETWEEN ? AND ?", (ids[0], ids[-1])),
            )
        )
        brought: dict[str, list[FiledActor]] = {actor: [] for actor in ids}
        chosen = "number IN (SELECT own FROM own_links WHERE actor BETWEEN ? AND ?)"
        for filed in load_own(connection, chosen, ids[0], ids[-1]):
            brought[whose[filed.number]].append(filed)
        for actor in ids:
            yield Linked(actor, shipped.get(actor), tuple(brought[actor]))
        after = ids[-1]


def file_leads(connection: sqlite3.Connection) -> dict[str, str]:
    """Ids of files that lead to the actor that they were linked with."""
    found = connection.execute(
        "SELECT DISTINCT own_actors.id, actor FROM own_links JOIN own_actors ON own_actors.number = own_links.own"
        " WHERE own_actors.id <> actor"
    )
    return dict(map(tuple, found))


def relink(connection: sqlite3.Connection, shipped: Mapping[str, Actor]) -> None:
    """Derive anew which actor each brought one is and which ids lead to which; the caller holds the transaction."""
    write_links(connection, list(link_all(shipped, load_in_force(connection))))


def write_links(connection: sqlite3.Connection, everyone: Sequence[Linked]) -> None:
    """Write which actor each brought one is; these are all that are in force."""
    leads = {
        filed.actor.id: linked.id for linked in everyone for filed in linked.brought if filed.actor.id != linked.id
    }
    links: list[Values] = []
    digest = 0
    for linked in everyone:
        actor, _ = combine(linked.shipped, linked.brought, leads)
        digest = (digest + hash_number(json.dumps(actor_values(actor), ensure_ascii=False))) & LARGEST
        links.extend((filed.number, actor.id, actor.name, actor.kind, actor.country) for filed in linked.brought)
    connection.execute("DELETE FROM own_links")
    insert(connection, "own_links", ("own", "actor", "name", "kind", "country"), links)
    redirect_actors(connection)
    # A sum that happens to be 0 must not say that nothing is brought.
    set_meta(connection, "own", digest or len(everyone))
    set_meta(connection, "base", shipped_number())


def redirect_actors(connection: sqlite3.Connection) -> None:
    """Derive anew which ids lead to which actor: ids of files to whom they were linked with, and those that were merged."""
    found = connection.execute(
        "SELECT DISTINCT own_actors.id AS old, actor, own_links.name, own_links.kind, own_links.country FROM own_links"
        " JOIN own_actors ON own_actors.number = own_links.own WHERE own_actors.id <> actor"
    )
    files = {old: Target(*target) for old, *target in found}
    merges: dict[str, Target] = {}
    for merge in merges_in_force(load_decisions(connection)).values():
        merged, kept = str(merge.merged), str(merge.kept)
        target = files.get(kept) or Target(kept, merge.name or kept, merge.actor_kind or "person", merge.country)
        merges[files[merged].actor if merged in files else merged] = target
    led = {old: final_target(merges, target.actor) or target for old, target in files.items()}
    led |= {old: final_target(merges, old) or target for old, target in merges.items()}
    rows = ((old, to.actor, to.name, to.kind, to.country) for old, to in sorted(led.items()) if old != to.actor)
    connection.execute("DELETE FROM actor_redirects")
    insert(connection, "actor_redirects", ("old", "new", "name", "kind", "country"), rows)


def final_target(merges: Mapping[str, Target], actor: str) -> Target | None:
    """The actor that the id leads to over all merges; ``None`` where it leads nowhere."""
    seen, last = {actor}, None
    while actor in merges and merges[actor].actor not in seen:
        last = merges[actor]
        actor = last.actor
        seen.add(actor)
    return last


def hash_number(words: str) -> int:
    """A number of 63 bits for the words."""
    return int.from_bytes(hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=8).digest(), "big") & LARGEST


def shipped_number() -> int:
    """A number of 63 bits for Dragoman's own actors."""
    return int.from_bytes(hashlib.blake2b(COMPILED.read_bytes(), digest_size=8).digest(), "big") & LARGEST


def set_meta(connection: sqlite3.Connection, key: str, value: int) -> None:
    """Set a value of the table ``meta``."""
    connection.execute("UPDATE meta SET value = ? WHERE key = ?", (value, key))


def get_meta(connection: sqlite3.Connection, key: str) -> int:
    """A value of the table ``meta``."""
    return int(connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])
