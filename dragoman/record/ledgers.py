"""The ledger of a dyad: its contacts, what they contain, and how well each is told.

A contact is an outermost meeting (an event of kind CONSULT) in which both sides take part. A state takes part by itself
and through everyone who acts in an office of it; nobody takes part on both sides of one meeting.
"""

from __future__ import annotations

import datetime as dt
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from dragoman.actors.base import fold_name
from dragoman.errors import UsageError
from dragoman.model.documents import Passage, Span
from dragoman.model.findings import Ledger, LedgerEntry, LedgerQuery
from dragoman.model.reports import Event, Participant
from dragoman.model.times import DateInterval
from dragoman.record.loading import as_json, count_documents, count_origins, load_events, load_evidence, load_texts
from dragoman.record.names import ActorBase, read_actor
from dragoman.record.own_actors import follow
from dragoman.record.store import Record

MEETING = "CONSULT"
CODE = re.compile(r"[a-z]{3}")
# "elect", "former" and "private" people meet on their own account.
FOR_STATE = ("in-office", "acting")
ANY = LedgerQuery()


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a dyad.

    ``state`` is the alpha-3 code where it is a state; whoever acts for it in one of the capacities belongs to it.
    """

    actor: str
    name: str
    state: str | None
    capacities: frozenset[str] = frozenset(FOR_STATE)

    def holds(self, participant: Participant) -> bool:
        """Whether the participant belongs to this side."""
        if participant.actor == self.actor:
            return True
        if (
            self.state is None
            or participant.kind != "person"
            or (participant.capacity or "unknown") not in self.capacities
        ):
            return False
        return self.state in (participant.country, participant.former_state)


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two sides, the events that may be theirs by id, and what each of these contains."""

    sides: tuple[Side, Side]
    events: Mapping[str, Event]
    parts: Mapping[str, list[Event]]

    def meets_in(self, event: Event) -> bool:
        """Whether both sides take part, by different participants."""
        first, second = ([p.actor for p in event.participants if side.holds(p)] for side in self.sides)
        return any(a != b for a in first for b in second)

    def contacts(self) -> list[Event]:
        """The outermost meetings of the two, by id.

        What was held inside something that was not (a visit planned, of which only the talks are told) is a contact of
        its own: else it would not be counted.
        """
        meetings = {event.id for event in self.events.values() if event.kind == MEETING and self.meets_in(event)}

        def is_outermost(event: Event) -> bool:
            wholes = (whole for whole in self.wholes(event) if whole.id in meetings)
            return not any(whole.status == "held" or event.status != "held" for whole in wholes)

        return [self.events[meeting] for meeting in sorted(meetings) if is_outermost(self.events[meeting])]

    def wholes(self, event: Event) -> Iterator[Event]:
        """What contains the event, from the nearest outward."""
        while event.part_of is not None:
            event = self.events[event.part_of]
            yield event

    def contents(self, event: Event) -> Iterator[Event]:
        """The event and all that it contains, at any depth."""
        yield event
        for part in self.parts.get(event.id, ()):
            yield from self.contents(part)

    def shown_parts(self, event: Event) -> Iterator[Event]:
        """What a ledger lists inside the event: other people's meetings on the way are left out."""
        return (part for part in self.parts.get(event.id, ()) if part.kind != MEETING or self.meets_in(part))


def ledger(record: Record, a: str, b: str, query: LedgerQuery = ANY, *, base: ActorBase | None = None) -> Ledger:
    """The contacts of the actors with ids ``a`` and ``b`` that meet the query.

    A contact's place is met by that of a part too, its level by anyone of either side; a query for days leaves out what
    has no date. The actor base, where given, names states that the record has only people of, and states as places.
    """
    if a == b:
        raise UsageError(f"a ledger is of two actors, not of {a!r} with itself")
    if query.since is not None and query.until is not None and query.since > query.until:
        raise UsageError(f"no day lies between {query.since} and {query.until}: the first is after the last")
    with record.settled() as connection:
        a, b = follow(connection, a), follow(connection, b)
        acting = query.capacities or frozenset(FOR_STATE)
        sides = (find_side(connection, a, base, acting), find_side(connection, b, base, acting))
        dyad = load_dyad(connection, sides)
        count, first, last = connection.execute(
            "SELECT count(*), min(published), max(published) FROM versions WHERE current"
        ).fetchone()
        places = () if query.place is None else find_places(query.place, base)
        contacts = [event for event in dyad.contacts() if meets_query(dyad, event, query, places)]
        entries = make_entries(connection, dyad, contacts, newest=day(last))
    held = tuple(entry for entry in entries if entry.event.status == "held")
    other = tuple(entry for entry in entries if entry.event.status != "held")
    names, actors = (sides[0].name, sides[1].name), (a, b)
    return Ledger(names, actors, held, other, count, day(first), day(last))


def day(published: str | None) -> dt.date | None:
    """The day of an ISO date."""
    return None if published is None else dt.date.fromisoformat(published)


def find_side(connection: sqlite3.Connection, actor: str, base: ActorBase | None, capacities: frozenset[str]) -> Side:
    """The side that the actor is: a state if known as one or, where nobody knows such an id, if that is a code."""
    known = read_actor(connection, base, actor)
    if known is not None:
        return Side(actor, known.name, actor.upper() if known.kind == "state" else None, capacities)
    code = actor.upper() if CODE.fullmatch(actor) else None
    return Side(actor, code or actor, code, capacities)


def load_dyad(connection: sqlite3.Connection, sides: tuple[Side, Side]) -> Dyad:
    """The dyad with the events in which both sides may take part, all that contains them and that they contain."""
    shared = " INTERSECT ".join(f"SELECT event FROM ({events_of(side)})" for side in sides)
    values = [value for side in sides for value in parameters_of(side)]
    meetings = [row["event"] for row in connection.execute(shared, values)]
    tree = connection.execute(
        "WITH RECURSIVE"
        " parts (id) AS (SELECT value FROM json_each(?1) UNION"
        " SELECT events.id FROM events JOIN parts ON events.part_of = parts.id),"
        " wholes (id) AS (SELECT value FROM json_each(?1) UNION"
        " SELECT events.part_of FROM events JOIN wholes USING (id) WHERE events.part_of IS NOT NULL)"
        " SELECT id FROM parts UNION SELECT id FROM wholes",
        (as_json(meetings),),
    )
    events = load_events(connection, [row["id"] for row in tree])
    parts: dict[str, list[Event]] = defaultdict(list)
    for event in events.values():
        if event.part_of is not None:
            parts[event.part_of].append(event)
    return Dyad(sides, events, parts)


def events_of(side: Side) -> str:
    """The query for the events in which a side takes part, each arm of it by an index of its own."""
    own = "SELECT event FROM event_participants WHERE actor = ?"
    if side.state is None:
        return own
    held = ", ".join("?" for _ in side.capacities)
    people = f"kind = 'person' AND coalesce(capacity, 'unknown') IN ({held})"
    return (
        f"{own} UNION SELECT event FROM event_participants WHERE country = ? AND {people}"
        f" UNION SELECT event FROM event_participants WHERE former_state = ? AND {people}"
    )


def parameters_of(side: Side) -> tuple[str, ...]:
    """The values that :func:`events_of` waits for."""
    if side.state is None:
        return (side.actor,)
    capacities = sorted(side.capacities)
    return (side.actor, side.state, *capacities, side.state, *capacities)


def meets_query(dyad: Dyad, event: Event, query: LedgerQuery, places: tuple[str, ...]) -> bool:
    """Whether the contact is among those asked for."""
    if query.statuses and event.status not in query.statuses:
        return False
    if query.media and event.medium not in query.media:
        return False
    if query.levels and not any(
        participant.level in query.levels and any(side.holds(participant) for side in dyad.sides)
        for participant in event.participants
    ):
        return False
    if query.place is not None and not any(is_at(one, query.place, places) for one in dyad.contents(event)):
        return False
    return meets_days(event.date.interval, query)


def find_places(place: str, base: ActorBase | None) -> tuple[str, ...]:
    """The codes of the states that a place may be: itself one, or a state's name."""
    named = () if base is None else base.called(place)
    return (place.upper(), *(actor.country for actor in named if actor.kind == "state" and actor.country is not None))


def is_at(event: Event, place: str, states: tuple[str, ...]) -> bool:
    """Whether the event took place there: the place's name, one word of it or more, or one of the states."""
    if event.place is None:
        return False
    if event.place.country in states:
        return True
    wanted, found = fold_name(place), fold_name(event.place.name)
    return re.search(rf"\b{re.escape(wanted)}\b", found) is not None


def meets_days(interval: DateInterval | None, query: LedgerQuery) -> bool:
    """Whether the act can have been on a day that is asked for."""
    if query.since is None and query.until is None:
        return True
    if interval is None:
        return False
    after = None if query.until is None else query.until + dt.timedelta(days=1)
    return interval.meets(DateInterval(query.since, after))


def make_entries(
    connection: sqlite3.Connection, dyad: Dyad, contacts: list[Event], *, newest: dt.date | None
) -> list[LedgerEntry]:
    """An entry for each contact with its parts nested, in order of date."""
    evidence = load_evidence(connection, list(dyad.events))
    first = {
        event: min(told, key=lambda row: row["status"] != dyad.events[event].status) for event, told in evidence.items()
    }
    texts = load_texts(connection, {row["version"] for row in first.values()})
    apart = {contact.id for contact in dyad.contacts()}

    def make(events: Iterable[Event]) -> list[LedgerEntry]:
        entries = []
        for event in sorted(events, key=chronological):
            if event.id not in evidence:
                continue
            told, row = evidence[event.id], first[event.id]
            span = Span(row["start"], row["end"])
            entry = LedgerEntry(
                event=event,
                report_count=len(told),
                document_count=count_documents(told),
                origin_count=count_origins(told),
                passage=Passage(span, span.cut(texts[row["version"]])),
                document=row["document"],
                parts=tuple(make(part for part in dyad.shown_parts(event) if part.id not in apart)),
                unconfirmed=is_unconfirmed(event, newest),
            )
            entries.append(entry)
        return entries

    return make(contacts)


def chronological(event: Event) -> tuple[bool, dt.date, dt.date, str]:
    """The order of dates: by first possible day, undated ones last."""
    interval = event.date.interval or DateInterval(None, None)
    first = interval.begin or interval.finish or dt.date.max
    return first == dt.date.max, first, interval.finish or dt.date.max, event.id


def is_unconfirmed(event: Event, newest: dt.date | None) -> bool:
    """Whether the event was planned for days that had passed when the newest document was published."""
    finish = None if event.date.interval is None else event.date.interval.finish
    return event.status == "planned" and finish is not None and newest is not None and finish < newest
