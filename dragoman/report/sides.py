"""Who stands on which side of an event of a dyad, and how a cell of a ledger names them.

A person stands for himself; a state is shown by its highest officer there, else by itself.
"""

from __future__ import annotations

from dragoman.model.actors import LEVELS
from dragoman.model.reports import Event, Participant
from dragoman.report.wording import office_words

FOR_STATE = ("in-office", "acting")


def side_of(event: Event, actor: str) -> tuple[Participant, ...]:
    """The participants on the actor's side: the actor, or whoever acted in an office of that state, highest first.

    Where nobody did, the state itself; where only its former leaders or private people took part, these.
    """
    own = tuple(p for p in event.participants if p.actor == actor and p.kind != "state")
    if own:
        return own
    state = actor.upper()
    people = [p for p in event.participants if p.kind == "person" and state in (p.country, p.former_state)]
    officers = [p for p in people if p.capacity in FOR_STATE]
    found = sorted(officers, key=lambda p: LEVELS.index(p.level) if p.level in LEVELS else len(LEVELS))
    return tuple(found) or tuple(p for p in event.participants if p.actor == actor) or tuple(people)


def side_words(event: Event, actor: str) -> str:
    """The side in a few words: a person's office that day; for a state who acted and in which office."""
    side = side_of(event, actor)
    if not side:
        return ""
    first = side[0]
    office = office_words(first)
    if first.actor == actor:
        return office if first.kind == "person" else first.name
    more = f" and {len(side) - 1} more" if len(side) > 1 else ""
    return f"{first.name}{f', {office}' if office else ''}{more}"


def others_of(event: Event, actors: tuple[str, str]) -> tuple[Participant, ...]:
    """The participants of neither side, states left out whose own people are there."""
    taken = {p.actor for actor in actors for p in side_of(event, actor)}
    present = {p.country for p in event.participants if p.kind == "person"}
    return tuple(
        p
        for p in event.participants
        if p.actor not in taken and p.actor not in actors and not (p.kind == "state" and p.country in present)
    )
