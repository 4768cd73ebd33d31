"""Office, level and capacity of a participant on the day of an act.

The base says who held what when; the words beside the name say what the text takes him for. Where the act's possible
days span a change of office the answer is marked uncertain. A person whose top offices lie behind him is former, and
keeps the name of the highest.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from dragoman.actors.base import ActorBase, rank
from dragoman.model.actors import Actor, Capacity, Incumbency, Level, Mention
from dragoman.model.reports import Participant
from dragoman.model.times import DateInterval

FORMER_LEVELS = ("head of state", "head of government", "foreign minister", "defence minister", "deputy")


# Honours and mere fame: who holds nothing else is named by the office he last left.
NO_POST = ("former leader", "other")


def fill_office(participant: Participant, actor: Actor | None, mention: Mention | None, interval: DateInterval | None,
                published: dt.date | None, base: ActorBase) -> Participant:  # fmt: skip
    """The participant with the office held on the act's day, from the base, else from the words."""
    if participant.kind != "person":
        return participant
    days = possible_days(interval, published)
    if actor is not None and actor.incumbencies and days:
        found = [top_office(actor, day) for day in days]
        chosen = found[-1] if found[0] is None else found[0]
        certain = all(office_key(f) == office_key(found[0]) for f in found)
        if chosen is not None:
            capacity: Capacity = "acting" if chosen.acting else "in-office"
            return replace(
                participant,
                office=office_name(chosen, base),
                level=chosen.level,
                capacity=capacity,
                office_certain=certain,
            )
        former = last_office(actor, days[0])
        if former is not None:
            return replace(participant, office=f"former {office_name(former, base)}", level="former leader" if former.level in FORMER_LEVELS[:2] else former.level,
                           capacity="former", office_certain=certain)  # fmt: skip
    if mention is not None and mention.office:
        state = base.state(mention.office_country or mention.country)
        name = (
            mention.office if state is None or " of " in mention.office.lower() else f"{mention.office} of {state.name}"
        )
        former_words = mention.capacity == "former"
        level: Level | None = "former leader" if former_words and mention.level in FORMER_LEVELS[:2] else mention.level
        return replace(
            participant,
            office=f"former {name}" if former_words else name,
            level=level,
            capacity=mention.capacity or "in-office",
        )
    return replace(participant, capacity="unknown", level="other")


def possible_days(interval: DateInterval | None, published: dt.date | None) -> list[dt.date]:
    """The first and last possible day of the act; the publication where the act has none."""
    if interval is None or (interval.begin is None and interval.finish is None):
        return [published] if published else []
    ends = [d for d in (interval.begin, interval.finish) if d is not None]
    return ends if len(ends) == 2 and ends[0] != ends[1] else ends[:1]


def top_office(actor: Actor, day: dt.date) -> Incumbency | None:
    """The highest office held on the day."""
    held = sorted((i for i in actor.incumbencies if i.holds_on(day) and i.level not in NO_POST), key=rank)
    return held[0] if held else None


def last_office(actor: Actor, day: dt.date) -> Incumbency | None:
    """The highest office that had ended by the day."""
    ended = sorted(
        (
            i
            for i in actor.incumbencies
            if i.finish is not None and i.finish < day.isoformat() and i.level not in NO_POST
        ),
        key=rank,
    )
    return ended[0] if ended else None


def office_key(incumbency: Incumbency | None) -> tuple[str, str | None] | None:
    """What makes two holdings the same office."""
    return None if incumbency is None else (incumbency.office, incumbency.of or incumbency.country)


def named_already(office: str, owner: Actor) -> bool:
    """Whether the office tells itself whose it is ("Mayor of Astana", "Ambassador to China")."""
    told = (" to ", "Mayor of", "Governor of", "Akim of", "Pope")
    return owner.name in office or any(words in office for words in told)


def office_name(incumbency: Incumbency, base: ActorBase) -> str:
    """The office with the state or body it is of ("President of Kazakhstan")."""
    owner = base.actors.get(incumbency.of) if incumbency.of else base.state(incumbency.country)
    if owner is None or named_already(incumbency.office, owner):
        return incumbency.office
    article = (
        "the "
        if owner.name.startswith("United ")
        or owner.name in ("Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia")
        else ""
    )
    return f"{incumbency.office} of {article}{owner.name}"
