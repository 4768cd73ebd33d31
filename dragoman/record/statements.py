"""What the record holds of what was said: quotes of an actor, figures about two states, claims about contacts."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from dragoman.actors.base import fold_name
from dragoman.errors import UsageError
from dragoman.model.findings import Statement, Told
from dragoman.model.statements import Claim, Figure, Quote
from dragoman.record.ledgers import find_side
from dragoman.record.loading import load_documents
from dragoman.record.names import ActorBase, read_actor
from dragoman.record.own_actors import follow
from dragoman.record.statement_rows import claim_from, figure_from, quote_from
from dragoman.record.store import Record

# Statements come in the order of publication, unknown days last, then as they stand in their document.
ORDER = "ORDER BY versions.published IS NULL, versions.published, versions.id, told.position"


@dataclass(frozen=True, slots=True)
class StatementQuery:
    """Which statements are asked for: published between the days, both included; words that must stand in them."""

    since: dt.date | None = None
    until: dt.date | None = None
    words: tuple[str, ...] = ()

    def accepts(self, published: dt.date | None, words: str) -> bool:
        """Whether a statement of that day with these words is asked for; without a day only where none is asked."""
        if (self.since or self.until) and published is None:
            return False
        within = (self.since is None or (published or dt.date.max) >= self.since) and (
            self.until is None or (published or dt.date.min) <= self.until
        )
        folded = fold_name(words)
        return within and all(fold_name(word) in folded for word in self.words)


ALL = StatementQuery()


def quotes_of(
    record: Record, actor: str, query: StatementQuery = ALL, *, base: ActorBase | None = None
) -> list[Told[Quote]]:
    """What the actor said; of a state, what it and everyone who speaks for it or is of it said."""
    with record.settled() as connection:
        actor = follow(connection, actor)
        state = find_side(connection, actor, base, frozenset()).state
        found = rows_of(
            connection, "quotes", "told.actor IN (SELECT value FROM json_each(?)) OR told.country = ?",
            (with_former(connection, actor), state or ""),
        )  # fmt: skip
        told = as_told(connection, found, quote_from)
    return [t for t in told if query.accepts(t.document.published, t.item.text)]


def figures_between(
    record: Record, a: str, b: str, query: StatementQuery = ALL, *, base: ActorBase | None = None
) -> list[Told[Figure]]:
    """Figures about the states of both actors."""
    with record.settled() as connection:
        states = [state_of(connection, follow(connection, key), base) for key in (a, b)]
        found = rows_of(
            connection, "figures",
            "? IN (SELECT value FROM json_each(told.about)) AND ? IN (SELECT value FROM json_each(told.about))", tuple(states),
        )  # fmt: skip
        told = as_told(connection, found, figure_from)
    return [t for t in told if query.accepts(t.document.published, f"{t.item.measure} {t.item.unit}")]


def claims_about(record: Record, names: Collection[str] = (), query: StatementQuery = ALL) -> list[Told[Claim]]:
    """Claims about contacts of everyone named, or all of them."""
    with record.settled() as connection:
        told = as_told(connection, rows_of(connection, "claims", "1", ()), claim_from)
    wanted = {fold_name(name) for name in names}
    return [
        t
        for t in told
        if wanted <= {fold_name(name) for name in t.item.actors}
        and query.accepts(t.document.published, t.item.passage.text)
    ]


def state_of(connection: sqlite3.Connection, actor: str, base: ActorBase | None) -> str:
    """The code of the state that the actor is or is of; :class:`UsageError` where he is of none that is known."""
    side = find_side(connection, actor, base, frozenset())
    known = read_actor(connection, base, actor)
    state = side.state or (known.country if known is not None else None)
    if state is None:
        raise UsageError(f"figures are about states, and of {side.name} no state is known")
    return state


def with_former(connection: sqlite3.Connection, actor: str) -> str:
    """The id and those that lead to it, as a JSON array."""
    found: str = connection.execute(
        "SELECT json_group_array(id) FROM (SELECT ?1 AS id UNION SELECT old FROM actor_redirects WHERE new = ?1)",
        (actor,),
    ).fetchone()[0]
    return found


def rows_of(
    connection: sqlite3.Connection, table: str, condition: str, values: Sequence[str | None]
) -> list[sqlite3.Row]:
    """The rows of current versions that meet the condition; table and condition are this module's, never a user's."""
    return connection.execute(
        f"SELECT told.* FROM {table} AS told JOIN versions ON versions.number = told.version"
        f" WHERE versions.current AND ({condition}) {ORDER}",
        values,
    ).fetchall()


def as_told(
    connection: sqlite3.Connection, found: Sequence[sqlite3.Row], make: Callable[[sqlite3.Row, str], Statement]
) -> list[Told[Statement]]:
    """The statements of the rows with their documents."""
    documents = load_documents(connection, {row["version"] for row in found})
    return [Told(make(row, documents[row["version"]].text), documents[row["version"]]) for row in found]
