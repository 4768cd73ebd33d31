"""Everyone whom a record knows: one actor with all sources, a search by words, and all that can be exported."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.actors.base import fold_name
from dragoman.actors.combining import combine, finer
from dragoman.errors import UsageError
from dragoman.model.actors import Actor
from dragoman.model.brought import SHIPPED, FiledActor, Holding
from dragoman.model.imports import ActorCard
from dragoman.record.names import NEAR_ENOUGH, ActorBase, begins, read_actor
from dragoman.record.own_actors import follow, own_of, owners_of
from dragoman.record.relinking import load_linked
from dragoman.record.store import Record

TEXTS = "documents of the record"


class Names(ActorBase, Protocol):
    """What must be known of Dragoman's own actors to search them."""

    def beginning(self, words: Sequence[str]) -> Iterable[Actor]:
        """The actors with a name in which each of the folded words begins a word."""

    def spelled(self) -> Iterable[tuple[str, str]]:
        """Every folded name with the id of a bearer."""


@dataclass(frozen=True, slots=True)
class Found:
    """An actor that a search found; ``exact`` if by the words themselves, else by a similar spelling."""

    actor: Actor
    exact: bool
    origin: str


def actor_card(record: Record, actor: str, base: ActorBase) -> ActorCard:
    """All that is known of the actor with this id, or with one that leads to it."""
    with record.settled() as connection:
        identity = follow(connection, actor)
        known = read_actor(connection, base, identity)
        if known is None:
            raise UsageError(f"no actor has the id {actor!r}")
        shipped = base.actors.get(identity)
        brought = own_of(connection, identity)
        merged = [
            row["old"]
            for row in connection.execute("SELECT old FROM actor_redirects WHERE new = ? ORDER BY old", (identity,))
        ]
        leads = owners_of(connection, brought)
        told = is_told(connection, [identity, *merged])
    return make_card(known, shipped, brought, merged, leads, told=told)


def make_card(
    known: Actor,
    shipped: Actor | None,
    brought: Sequence[FiledActor],
    merged: Sequence[str],
    leads: Mapping[str, str],
    *,
    told: bool = False,
) -> ActorCard:
    """The card of an actor whose sources these are."""
    holdings: tuple[Holding, ...] = ()
    if shipped is not None or brought:
        known, holdings = combine(shipped, brought, leads)
    born: str | None = None
    for filed in brought:
        born = finer(born, filed.actor.born)
    sources = [SHIPPED] if shipped is not None else []
    sources.extend(f"{filed.place} (import {filed.source})" for filed in brought)
    if told or not sources:
        sources.append(TEXTS)
    externals = sorted({e for filed in brought for e in filed.actor.externals if not e.startswith("id:")})
    return ActorCard(known, born, holdings, tuple(externals), tuple(merged), tuple(sources))


def is_told(connection: sqlite3.Connection, ids: Iterable[str]) -> bool:
    """Whether any document names the actor by one of these ids."""
    marks = [
        connection.execute("SELECT 1 FROM mentions WHERE actor = ? LIMIT 1", (actor,)).fetchone() for actor in ids
    ]  # fmt: skip
    return any(mark is not None for mark in marks)


def search_actors(record: Record, words: str, base: Names, limit: int) -> list[Found]:
    """At most ``limit`` actors with a name of these words or their beginnings; if there is none, of similar spelling."""
    asked = fold_name(words).split()
    if not asked:
        raise UsageError("no word to search for is given")
    with record.settled() as connection:
        exact = [actor.id for actor in base.beginning(asked)]
        exact.extend(actor for folded, actor in spelled_here(connection, asked[0]) if begins(folded, asked))
        found = read_all(connection, exact, base)
        if not found:
            near = near_ids([*base.spelled(), *spelled_here(connection)], " ".join(asked), limit)
            return [Found(a, False, origin_of(connection, a, base)) for a in read_all(connection, near, base)[:limit]]
        ordered = sorted(found, key=lambda actor: rank_of(actor, asked))[:limit]
        return [Found(actor, True, origin_of(connection, actor, base)) for actor in ordered]


def spelled_here(connection: sqlite3.Connection, word: str = "") -> Iterator[tuple[str, str]]:
    """Every folded name with the word in it that the record has, brought or read, with the id of a bearer."""
    for names in ("own_names JOIN own_links USING (own)", "actor_names"):
        found = connection.execute(f"SELECT DISTINCT folded, actor FROM {names} WHERE instr(folded, ?) > 0", (word,))
        yield from map(tuple, found)


def read_all(connection: sqlite3.Connection, ids: Iterable[str], base: ActorBase) -> list[Actor]:
    """The actors with these ids or to whom they lead, each once."""
    led = dict.fromkeys(follow(connection, actor) for actor in ids)
    return [actor for found in led if (actor := read_actor(connection, base, found)) is not None]


def rank_of(actor: Actor, asked: Sequence[str]) -> tuple[bool, bool, int, str, str]:
    """The order of what is found: who is called just so, who begins so, short names before long ones."""
    folded = fold_name(actor.name)
    words = " ".join(asked)
    return words not in (folded, actor.id), not folded.startswith(words), len(folded), folded, actor.id


def near_ids(spelled: Iterable[tuple[str, str]], words: str, limit: int) -> list[str]:
    """The ids of those whose names are spelled nearly so, nearest first."""
    # Loaded only where nobody is called so, for queries should start at once.
    from rapidfuzz import fuzz, process

    bearers: dict[str, list[str]] = {}
    for folded, actor in spelled:
        bearers.setdefault(folded, []).append(actor)
    near = process.extract(words, list(bearers), scorer=fuzz.ratio, score_cutoff=NEAR_ENOUGH, limit=limit)
    return [actor for folded, _, _ in near for actor in sorted(bearers[folded])]


def origin_of(connection: sqlite3.Connection, actor: Actor, base: ActorBase) -> str:
    """Where the actor comes from, in a word or a name of a file."""
    brought = own_of(connection, actor.id)
    names = [SHIPPED] if actor.id in base.actors else []
    names.extend(dict.fromkeys(filed.file for filed in brought))
    return ", ".join(names) or TEXTS


def all_cards(record: Record, shipped: Mapping[str, Actor], *, every: bool) -> list[ActorCard]:
    """A card of each actor that users brought, whole with what Dragoman knows of it; with ``every`` of all it knows."""
    with record.looking() as connection:
        linked = list(load_linked(connection, shipped))
        merged: dict[str, list[str]] = {}
        for row in connection.execute("SELECT old, new FROM actor_redirects ORDER BY old"):
            merged.setdefault(row["new"], []).append(row["old"])
    leads = {old: new for new, olds in merged.items() for old in olds}
    cards = {
        one.id: make_card(Actor(one.id, "", "person"), one.shipped, one.brought, merged.get(one.id, ()), leads)
        for one in linked
    }
    if every:
        for actor in shipped.values():
            if actor.id not in cards:
                cards[actor.id] = make_card(actor, actor, (), merged.get(actor.id, ()), leads)
    return [cards[actor] for actor in sorted(cards)]
