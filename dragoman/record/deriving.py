"""Events and actors derived from the reports of the record, written where they differ from what stands there.

Nothing that was read is touched here, and all that is written here can be derived again. An event's id that vanishes
leads from then on to the event that holds the first of its reports.
"""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from dragoman.actors.base import fold_name
from dragoman.model.actors import Actor
from dragoman.model.reports import Event, FiledReport
from dragoman.record import rows
from dragoman.record.loading import as_json, load_all_events
from dragoman.record.own_actors import Target
from dragoman.record.rows import insert

Merge = Callable[[Sequence[FiledReport]], tuple[Event, ...]]


def write_events(connection: sqlite3.Connection, events: Sequence[Event], origins: Mapping[str, str | None]) -> bool:
    """Whether any event changed; those that did are written anew, with the origin of each of their reports."""
    new = {event.id: event for event in events}
    refuse_circles(new)
    old = load_all_events(connection)
    moved = {
        row["event"]
        for row in connection.execute("SELECT event, report, origin FROM event_reports")
        if origins.get(row["report"]) != row["origin"]
    }
    dropped = [event for event in old if event in moved or new.get(event) != old[event]]
    added = [new[event] for event in sorted(new) if event in moved or old.get(event) != new[event]]
    if not dropped and not added:
        return False
    connection.execute("DELETE FROM events WHERE id IN (SELECT value FROM json_each(?))", (as_json(dropped),))
    insert(connection, "events", rows.EVENT, (rows.event_values(event) for event in added))
    participants = (
        (event.id, position, *rows.participant_values(participant))
        for event in added
        for position, participant in enumerate(event.participants)
    )
    insert(connection, "event_participants", ("event", "position", *rows.PARTICIPANT), participants)
    reports = (
        (event.id, position, report, origins.get(report))
        for event in added
        for position, report in enumerate(event.reports)
    )
    insert(connection, "event_reports", ("event", "position", "report", "origin"), reports)
    redirect(connection, find_heirs(old, new))
    return True


def refuse_circles(events: Mapping[str, Event]) -> None:
    """Refuse events that contain themselves, so that whoever asks for parts or wholes comes to an end."""
    for event in events.values():
        seen, whole = {event.id}, event.part_of
        while whole is not None and whole in events:
            if whole in seen:
                raise ValueError(f"{event.id}: the event contains itself")
            seen.add(whole)
            whole = events[whole].part_of


def find_heirs(old: Mapping[str, Event], new: Mapping[str, Event]) -> Mapping[str, str | None]:
    """For each event that vanishes the one that holds the first of its reports that any still holds."""
    holders = {report: event.id for event in new.values() for report in event.reports}
    return {
        event: next((holders[report] for report in old[event].reports if report in holders), None)
        for event in sorted(old.keys() - new.keys())
    }


def redirect(connection: sqlite3.Connection, heirs: Mapping[str, str | None]) -> None:
    """Lead the vanished ids, and those that led to them, to their heirs; one borne again leads nowhere."""
    for old, heir in heirs.items():
        if heir is None:
            connection.execute("DELETE FROM event_redirects WHERE new = ?", (old,))
            continue
        connection.execute("UPDATE event_redirects SET new = ? WHERE new = ?", (heir, old))
        connection.execute("INSERT OR REPLACE INTO event_redirects (old, new) VALUES (?, ?)", (old, heir))
    connection.execute("DELETE FROM event_redirects WHERE old IN (SELECT id FROM events)")


def write_actors(connection: sqlite3.Connection, filed: Iterable[FiledReport], redirects: Mapping[str, Target]) -> None:
    """Write every actor that a report or a text names, with its names, unless all stand there already."""
    found = [rows.provisional_from(row) for row in connection.execute("SELECT * FROM provisional")]
    provisional = [redirect_actor(actor, redirects.get(actor.id)) for actor in found]
    actors, names = gather_actors(filed, provisional, former_names(connection, redirects))
    standing = [tuple(row) for row in connection.execute("SELECT id, name, kind, country FROM actors ORDER BY id")]
    borne = [tuple(row) for row in connection.execute("SELECT folded, actor FROM actor_names ORDER BY folded, actor")]
    if standing == actors and borne == names:
        return
    connection.execute("DELETE FROM actors")
    insert(connection, "actors", ("id", "name", "kind", "country"), actors)
    insert(connection, "actor_names", ("folded", "actor"), names)


def redirect_actor(actor: Actor, target: Target | None) -> Actor:
    """The actor under the id and name that his id leads to; his own names go with him."""
    if target is None:
        return actor
    names = (actor.name, *actor.names)
    return replace(actor, id=target.actor, name=target.name, country=target.country or actor.country, names=names)


def former_names(connection: sqlite3.Connection, redirects: Mapping[str, Target]) -> set[tuple[str, str]]:
    """The folded names under which reports tell of those whose ids lead to another, each with that id."""
    told = connection.execute(
        "SELECT DISTINCT name, actor FROM report_participants WHERE actor IN (SELECT value FROM json_each(?))",
        (as_json(redirects),),
    )
    return {(fold_name(name), redirects[actor].actor) for name, actor in told}


def gather_actors(
    filed: Iterable[FiledReport], provisional: Iterable[Actor], former: Iterable[tuple[str, str]]
) -> tuple[list[rows.Values], list[rows.Values]]:
    """Rows of actors and of their names; where texts differ, what most of them say counts."""
    called: dict[str, Counter[tuple[str, str, str | None]]] = defaultdict(Counter)
    names = {(name, actor) for name, actor in former}
    for report in filed:
        for participant in report.report.participants:
            called[participant.actor][participant.name, participant.kind, participant.country] += 1
            names.add((fold_name(participant.name), participant.actor))
    for actor in provisional:
        called[actor.id][actor.name, actor.kind, actor.country] += 1
        borne = (actor.name, *actor.names, *actor.short, *([actor.russian] if actor.russian else []))
        names.update((fold_name(name), actor.id) for name in borne)
    actors: list[rows.Values] = []
    for actor_id in sorted(called):
        by_frequency = sorted(called[actor_id].items(), key=lambda item: (-item[1], item[0][0], item[0][2] or "~"))
        actors.append((actor_id, *by_frequency[0][0]))
    return actors, list[rows.Values](sorted(names))
