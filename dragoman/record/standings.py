"""What a record tells of a person's offices."""

from __future__ import annotations

import datetime as dt
import sqlite3

from dragoman.model.actors import Actor
from dragoman.model.findings import OfficeTelling
from dragoman.record import rows
from dragoman.record.loading import load_documents
from dragoman.record.names import ActorBase, read_actor
from dragoman.record.store import Record


def office_tellings(
    record: Record, actor: str
) -> tuple[list[OfficeTelling], tuple[int, tuple[dt.date | None, dt.date | None]]]:
    """Every passage of a current document that tells of an office of the person, in the order of telling; how many
    documents there are, and the days between which they were published."""
    with record.settled() as connection:
        found = office_rows(connection, actor)
        documents = load_documents(connection, {row["version"] for row in found})
        read, first, last = connection.execute(
            "SELECT count(*), min(published), max(published) FROM versions WHERE current"
        ).fetchone()
    tellings = [OfficeTelling(rows.office_from(row, documents[row["version"]].text), documents[row["version"]]) for row in found]  # fmt: skip
    return tellings, (int(read), (as_day(first), as_day(last)))


def known_actor(record: Record, actor: str, base: ActorBase) -> Actor:
    """The actor with this id, from the base and what users brought, or, where only documents name him, as they do."""
    with record.settled() as connection:
        return read_actor(connection, base, actor) or Actor(actor, actor, "person")


def office_rows(connection: sqlite3.Connection, actor: str) -> list[sqlite3.Row]:
    """The rows of the offices of the actor and of those that are one with him."""
    return connection.execute(
        "SELECT offices.* FROM offices JOIN versions ON versions.number = offices.version"
        " WHERE versions.current AND offices.actor IN (SELECT ?1 UNION SELECT old FROM actor_redirects WHERE new = ?1)"
        " ORDER BY versions.published IS NULL, versions.published, versions.id, offices.position",
        (actor,),
    ).fetchall()


def as_day(text: str | None) -> dt.date | None:
    """The day that ISO text names."""
    return None if text is None else dt.date.fromisoformat(text)
