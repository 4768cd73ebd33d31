"""What two actors did to one another: every event in which both take part, meetings and all other acts alike.

A state takes part by itself, through whoever acts in an office of it, and through its ministries, armies and other
bodies. Other than a ledger this counts nothing as contained in something else: an act is listed where it is told.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from dataclasses import replace

from dragoman.errors import UsageError
from dragoman.model.findings import Ledger, LedgerQuery
from dragoman.model.reports import Event, Participant
from dragoman.record.ledgers import ANY, FOR_STATE, Dyad, Side, day, find_side, make_entries, meets_days
from dragoman.record.loading import load_events
from dragoman.record.names import ActorBase
from dragoman.record.own_actors import follow
from dragoman.record.store import Record


def acts(
    record: Record, a: str, b: str, query: LedgerQuery = ANY, kinds: Collection[str] = (), *, base: ActorBase | None = None
) -> Ledger:  # fmt: skip
    """The events of the actors with ids ``a`` and ``b``, ``held`` ones and the rest, by date; of these kinds, or any.

    Of the query days, statuses and capacities count.
    """
    if a == b:
        raise UsageError(f"acts are between two actors, not of {a!r} with itself")
    with record.settled() as connection:
        a, b = follow(connection, a), follow(connection, b)
        acting = query.capacities or frozenset(FOR_STATE)
        sides = (find_side(connection, a, base, acting), find_side(connection, b, base, acting))
        events = load_events(connection, shared_events(connection, sides))
        count, first, last = connection.execute(
            "SELECT count(*), min(published), max(published) FROM versions WHERE current"
        ).fetchone()
        chosen = [event for event in events.values() if is_asked(event, sides, query, kinds)]
        # each stands by itself here, even where what contains it is of others or was not asked for
        alone = Dyad(sides, {event.id: replace(event, part_of=None) for event in chosen}, {})
        entries = make_entries(connection, alone, chosen, newest=day(last))
    held = tuple(entry for entry in entries if entry.event.status == "held")
    other = tuple(entry for entry in entries if entry.event.status != "held")
    return Ledger((sides[0].name, sides[1].name), (a, b), held, other, count, day(first), day(last))


def shared_events(connection: sqlite3.Connection, sides: tuple[Side, Side]) -> list[str]:
    """The ids of the events in which both sides may take part."""
    arm = "SELECT event FROM event_participants WHERE actor = ? OR country = ? OR former_state = ?"
    found = connection.execute(
        f"{arm} INTERSECT {arm}", [v for side in sides for v in (side.actor, side.state or "", side.state or "")]
    )
    return [row["event"] for row in found]


def is_asked(event: Event, sides: tuple[Side, Side], query: LedgerQuery, kinds: Collection[str]) -> bool:
    """Whether the event is between the two sides and meets the query."""
    if (kinds and event.kind not in kinds) or (query.statuses and event.status not in query.statuses):
        return False
    first, second = ([(p.actor, p.role) for p in event.participants if acts_for(p, side)] for side in sides)
    between = any(one != other for one in first for other in second)
    return between and meets_days(event.date.interval, query)


def acts_for(participant: Participant, side: Side) -> bool:
    """Whether the participant belongs to the side: as in a ledger, or as a body of its state."""
    if side.holds(participant):
        return True
    return side.state is not None and participant.kind == "body" and participant.country == side.state
