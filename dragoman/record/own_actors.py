"""Actors that users brought, in the record: written as a file has them, read back, and looked up by name and id."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dragoman.actors.base import fold_name
from dragoman.actors.combining import combine
from dragoman.model.actors import Actor, Incumbency
from dragoman.model.brought import BroughtActor, FiledActor
from dragoman.record.rows import Values, insert

ACTOR = (
    "number", "import", "line", "id", "name", "kind", "country", "gender", "born", "externals", "leads", "apart",
)  # fmt: skip
NAME = ("own", "position", "name", "folded", "use")
INCUMBENCY = (
    "own", "position", "office", "level", "country", "begin", "finish", "of", "acting", "known_until",
)  # fmt: skip


def write_own(connection: sqlite3.Connection, actors: Sequence[FiledActor]) -> None:
    """Write the actors of an import under their numbers."""
    insert(connection, "own_actors", ACTOR, (actor_values(filed) for filed in actors))
    names = (values for filed in actors for values in name_values(filed.number, filed.actor))
    insert(connection, "own_names", NAME, names)
    held = (values for filed in actors for values in incumbency_values(filed.number, filed.actor))
    insert(connection, "own_incumbencies", INCUMBENCY, held)


def actor_values(filed: FiledActor) -> Values:
    """The columns of ``ACTOR``."""
    actor = filed.actor
    return (
        filed.number, filed.source, actor.line, actor.id, actor.name, actor.kind, actor.country, actor.gender, actor.born,
        json.dumps(actor.externals, ensure_ascii=False), int(actor.leads), int(actor.apart),
    )  # fmt: skip


def name_values(number: int, actor: BroughtActor) -> Iterator[Values]:
    """The rows of an actor's names; the last word of a person's name is one by which people ask for him."""
    named = [
        (actor.name, "name"),
        *((name, "name") for name in actor.names),
        *((name, "short") for name in actor.short),
    ]
    if actor.kind == "person":
        whole = {name for name, _ in named}
        last = {name.split()[-1] for name, use in named if use == "name"} - whole
        named.extend((word, "last") for word in sorted(last))
    for position, (name, use) in enumerate(named):
        yield number, position, name, fold_name(name), use


def incumbency_values(number: int, actor: BroughtActor) -> Iterator[Values]:
    """The rows of an actor's incumbencies."""
    for position, held in enumerate(actor.incumbencies):
        yield (
            number, position, held.office, held.level, held.country, held.begin, held.finish, held.of, int(held.acting),
            held.known_until,
        )  # fmt: skip


def load_own(connection: sqlite3.Connection, condition: str = "TRUE", *values: str | int) -> list[FiledActor]:
    """The brought actors that meet the condition on ``own_actors``, in the order in which they were brought."""
    chosen = f"(SELECT number FROM own_actors WHERE {condition})"
    names: dict[int, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
    for own, name, use in connection.execute(
        f"SELECT own, name, use FROM own_names WHERE own IN {chosen} AND use <> 'last' ORDER BY own, position", values
    ):
        names[own][use == "short"].append(name)
    held: dict[int, list[Incumbency]] = defaultdict(list)
    for own, office, level, country, begin, finish, of, acting, until in connection.execute(
        "SELECT own, office, level, country, begin, finish, of, acting, known_until FROM own_incumbencies"
        f" WHERE own IN {chosen} ORDER BY own, position",
        values,
    ):
        held[own].append(Incumbency(office, level, country, begin, finish, of, bool(acting), until))
    found = connection.execute(
        "SELECT own_actors.*, actor_imports.file FROM own_actors"
        f" JOIN actor_imports ON actor_imports.decision = own_actors.import WHERE {condition} ORDER BY number",
        values,
    )
    return [
        FiledActor(
            row["number"], row["import"], row["file"], brought_from(row, *names[row["number"]], held[row["number"]])
        )
        for row in found
    ]


def brought_from(row: sqlite3.Row, names: list[str], short: list[str], held: list[Incumbency]) -> BroughtActor:
    """The actor of a row; the first of its names is the one by which it is shown."""
    return BroughtActor(
        line=row["line"], id=row["id"], name=row["name"], kind=row["kind"], country=row["country"], names=tuple(names[1:]),
        short=tuple(short), gender=row["gender"], born=row["born"], externals=tuple(json.loads(row["externals"])),
        incumbencies=tuple(held), leads=bool(row["leads"]), apart=bool(row["apart"]),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Target:
    """The actor that an id leads to."""

    actor: str
    name: str
    kind: str
    country: str | None


def load_redirects(connection: sqlite3.Connection) -> dict[str, Target]:
    """Every id that leads to another actor."""
    found = connection.execute("SELECT old, new, name, kind, country FROM actor_redirects")
    return {old: Target(*target) for old, *target in found}


def follow(connection: sqlite3.Connection, actor: str) -> str:
    """The id that the id leads to; itself where it leads nowhere."""
    row = connection.execute("SELECT new FROM actor_redirects WHERE old = ?", (actor,)).fetchone()
    return actor if row is None else str(row["new"])


def own_of(connection: sqlite3.Connection, actor: str) -> list[FiledActor]:
    """What users brought of the actor with this id."""
    return load_own(connection, "number IN (SELECT own FROM own_links WHERE actor = ?)", actor)


def extended(connection: sqlite3.Connection, actor: str, shipped: Actor | None) -> Actor | None:
    """The actor with this id with what users brought of it; ``None`` where nobody knows it."""
    brought = own_of(connection, actor)
    return combine(shipped, brought, owners_of(connection, brought))[0] if brought else shipped


def owners_of(connection: sqlite3.Connection, brought: Iterable[FiledActor]) -> dict[str, str]:
    """Where the ids lead that offices are of."""
    owners = {held.of for filed in brought for held in filed.actor.incumbencies if held.of is not None}
    return {owner: target for owner in owners if (target := follow(connection, owner)) != owner}


def called_own(connection: sqlite3.Connection, name: str) -> list[str]:
    """The ids of brought actors that bear the name, whole or short."""
    found = connection.execute(
        "SELECT DISTINCT own_links.actor FROM own_names JOIN own_links USING (own) WHERE folded = ? ORDER BY 1",
        (fold_name(name),),
    )
    return [row["actor"] for row in found]


def spellings(connection: sqlite3.Connection) -> Iterable[tuple[str, str]]:
    """Every folded name of a brought actor, with the name by which it is shown."""
    for row in connection.execute(
        "SELECT folded, own_links.name FROM own_names JOIN own_links USING (own) WHERE use <> 'last' ORDER BY folded, own"
    ):
        yield row["folded"], row["name"]
