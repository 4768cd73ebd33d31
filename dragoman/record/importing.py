"""A file of actors taken into the record: what is new in it, what it adds to known actors, and what clashes with them.

Nothing known is overwritten. A brought actor that says otherwise than the known one that it seems to be is left out, or
kept as another, as whoever imports wants; both are listed.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.actors.combining import combine, contradictions, finer
from dragoman.model.actors import Actor
from dragoman.model.brought import BroughtActor, FiledActor
from dragoman.model.imports import BroughtFile, Clash, Decision, Extension, ImportReport, OnClash
from dragoman.record.decisions import add_decision, imports_in_force, load_decisions
from dragoman.record.own_actors import write_own
from dragoman.record.relinking import Linked, link_all, load_in_force, write_links
from dragoman.record.rows import insert
from dragoman.record.store import Record


@dataclass(frozen=True, slots=True)
class Coming:
    """A file on its way into the record, with who brings it and when, and what is to be done about clashes."""

    name: str
    hash: str
    file: BroughtFile
    who: str
    at: str
    country: str | None = None
    on_clash: OnClash = "skip"
    why: str | None = None


@dataclass
class Settled:
    """The actors of a file that are taken, those that clash, and everyone as linked with those that are taken."""

    taken: list[FiledActor] = field(default_factory=list)
    clashes: list[Clash] = field(default_factory=list)
    everyone: list[Linked] = field(default_factory=list)


def import_actors(record: Record, coming: Coming, shipped: Mapping[str, Actor]) -> ImportReport:
    """What became of the file; it is taken whole in one transaction. The same file a second time changes nothing."""
    # Linking may take long, so it is done before the lock is taken, and again under it only if someone decided something.
    with record.looking() as connection:
        before, numbers = load_in_force(connection), next_numbers(connection)
    settled = settle(before, coming, shipped, *numbers)
    with record.changing() as connection:
        if next_numbers(connection) != numbers:
            before, numbers = load_in_force(connection), next_numbers(connection)
            settled = settle(before, coming, shipped, *numbers)
        number = find_again(connection, coming)
        if number is None and settled.taken:
            number = add_decision(connection, Decision(0, "import", coming.who, coming.at, coming.why))
            columns = ("decision", "file", "format", "country", "on_clash", "hash")
            values = (number, coming.name, coming.file.format, coming.country, coming.on_clash, coming.hash)
            insert(connection, "actor_imports", columns, [values])
            write_own(connection, settled.taken)
            write_links(connection, settled.everyone)
    return make_report(settled, coming, numbers[0], number)


def next_numbers(connection: sqlite3.Connection) -> tuple[int, int]:
    """The numbers that the next brought actor and the next decision will have."""
    return next_number(connection, "own_actors"), next_number(connection, "actor_decisions")


def next_number(connection: sqlite3.Connection, table: str) -> int:
    """The number that the next row of the table will have."""
    return int(connection.execute(f"SELECT coalesce(max(number), 0) + 1 FROM {table}").fetchone()[0])


def find_again(connection: sqlite3.Connection, coming: Coming) -> int | None:
    """The number of the import in force of the very same file with the same wishes."""
    found = connection.execute(
        "SELECT decision FROM actor_imports WHERE hash = ? AND format = ? AND country IS ? AND on_clash = ?"
        " AND decision IN (SELECT value FROM json_each(?))",
        (
            coming.hash, coming.file.format, coming.country, coming.on_clash,
            json.dumps(imports_in_force(load_decisions(connection))),
        ),
    ).fetchone()  # fmt: skip
    return None if found is None else int(found["decision"])


def settle(
    before: Sequence[FiledActor], coming: Coming, shipped: Mapping[str, Actor], first: int, source: int
) -> Settled:
    """The actors of the file that can be taken, numbered in their order from ``first``, and those that clash."""
    filed = [FiledActor(first + n, source, coming.name, actor) for n, actor in enumerate(coming.file.actors)]
    settled = Settled(filed, everyone=list(link_all(shipped, [*before, *filed])))
    clashing: dict[int, Clash] = {}
    for linked in settled.everyone:
        clashing |= clashes_of(linked, first)
    if not clashing:
        return settled
    settled.clashes = [clashing[number] for number in sorted(clashing)]
    kept = coming.on_clash == "keep-both"
    settled.taken = [
        replace(one, actor=keep_apart(one.actor)) if one.number in clashing else one
        for one in filed
        if kept or one.number not in clashing
    ]
    settled.everyone = list(link_all(shipped, [*before, *settled.taken]))
    return settled


def clashes_of(linked: Linked, first: int) -> dict[int, Clash]:
    """By number, those of one actor from ``first`` on that contradict what is known or came before them."""
    known = [filed for filed in linked.brought if filed.number < first]
    clashes: dict[int, Clash] = {}
    for filed in sorted((f for f in linked.brought if f.number >= first), key=lambda f: f.number):
        if known or linked.shipped is not None:
            standing = as_known(linked.shipped, known)
            facts = contradictions(standing, filed.actor)
            if facts:
                clashes[filed.number] = Clash(filed.actor.line, filed.actor.name, standing.id, "; ".join(facts))
                continue
        known.append(filed)
    return clashes


def as_known(shipped: Actor | None, brought: Sequence[FiledActor]) -> BroughtActor:
    """What is known of an actor, in the shape in which files bring it."""
    actor, _ = combine(shipped, brought)
    born: str | None = None
    for filed in brought:
        born = finer(born, filed.actor.born)
    return BroughtActor(
        0, actor.id, actor.name, actor.kind, actor.country, actor.names, actor.short, actor.gender, born,
        incumbencies=actor.incumbencies,
    )  # fmt: skip


def keep_apart(actor: BroughtActor) -> BroughtActor:
    """The actor under an id of its own, which its facts decide, and that nothing is linked with."""
    facts = repr((actor.name, actor.kind, actor.country, actor.born, actor.gender, actor.incumbencies))
    digest = hashlib.sha256(facts.encode("utf-8", "replace")).hexdigest()[:6]
    return replace(actor, id=f"{actor.id}-{digest}", apart=True)


def make_report(settled: Settled, coming: Coming, first: int, number: int | None) -> ImportReport:
    """What the file brought, actor by actor."""
    new: list[tuple[str, str]] = []
    extensions: list[Extension] = []
    unchanged = 0
    for linked in settled.everyone:
        known = [filed for filed in linked.brought if filed.number < first]
        if len(known) == len(linked.brought):
            continue
        after, _ = combine(linked.shipped, linked.brought)
        if not known and linked.shipped is None:
            new.append((after.id, after.name))
            continue
        extension = compare(combine(linked.shipped, known)[0], after)
        if extension is None:
            unchanged += 1
        else:
            extensions.append(extension)
    file = coming.file
    return ImportReport(
        coming.name, file.format, number, len(file.actors), tuple(new), tuple(extensions), unchanged, file.skipped,
        tuple(settled.clashes), coming.on_clash == "keep-both", file.passed,
    )  # fmt: skip


def compare(before: Actor, after: Actor) -> Extension | None:
    """How much an actor is known better; ``None`` where it is not."""
    names = len({after.name, *after.names, *after.short} - {before.name, *before.names, *before.short})
    held = len(set(after.incumbencies) - set(before.incumbencies))
    facts = replace(after, incumbencies=before.incumbencies, names=before.names, short=before.short) != before
    return Extension(after.id, after.name, names, held) if names or held or facts else None
