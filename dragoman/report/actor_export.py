"""Actors as files that other programs take, and that Dragoman takes back: FollowTheMoney entities, or its own table.

The same actors always make the same lines in the same order, with the same ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from dragoman.model.actors import Actor, Incumbency
from dragoman.model.imports import ActorCard

COLUMNS = (
    "id", "name", "kind", "country", "aliases", "short", "gender", "office", "level", "begin", "finish", "of", "born",
    "acting", "known_until",
)  # fmt: skip
BODIES = {"company": "Company", "organ": "PublicBody"}
Row = dict[str, Any]
# FollowTheMoney's code for a state, and whether it is that of one that ceased, by the state and by what an office is of.
Codes = Mapping[tuple[str | None, str | None], tuple[str, bool]]


def ftm_rows(cards: Iterable[ActorCard], codes: Codes) -> Iterator[Row]:
    """The entities of the actors: people and bodies by id, then positions, then who holds or held which."""
    people = [card for card in cards if card.actor.kind != "state"]
    for card in people:
        yield entity(foreign_id(card.actor.id), schema_of(card.actor), actor_properties(card, codes), card.actor.name)
    held = [(card.actor, one.incumbency) for card in people for one in card.holdings]
    positions = {position_id(incumbency): incumbency for _, incumbency in held}
    for identity in sorted(positions):
        yield entity(identity, "Position", position_properties(positions[identity], codes), positions[identity].office)
    occupancies = {}
    for holder, incumbency in held:
        row = entity("", "Occupancy", occupancy_properties(holder, incumbency), holder.name)
        row["id"] = hashed("occupancy", repr(sorted(row["properties"].items())))
        occupancies[row["id"]] = row
    yield from (occupancies[identity] for identity in sorted(occupancies))


def entity(identity: str, schema: str, properties: Mapping[str, Iterable[str | None]], caption: str) -> Row:
    """An entity without the properties that have no value."""
    kept = {name: list(dict.fromkeys(v for v in values if v)) for name, values in properties.items()}
    return {
        "id": identity, "schema": schema, "caption": caption, "properties": {n: v for n, v in sorted(kept.items()) if v}
    }  # fmt: skip


def foreign_id(identity: str) -> str:
    """The id as FollowTheMoney has ids: without ``_``."""
    return identity.replace("_", "--")


def schema_of(actor: Actor) -> str:
    """The kind of entity that the actor is."""
    return "Person" if actor.kind == "person" else BODIES.get(actor.body_kind or "", "Organization")


def actor_properties(card: ActorCard, codes: Codes) -> dict[str, Iterable[str | None]]:
    """The properties of a person or body."""
    actor = card.actor
    country = (codes.get((actor.country, None), (None,))[0],)
    facts: dict[str, Iterable[str | None]] = {
        "name": (actor.name,),
        "alias": (*actor.names, actor.russian if actor.russian != actor.name else None),
        "weakAlias": actor.short,
        "wikidataId": [e.removeprefix("wikidata:") for e in card.externals if e.startswith("wikidata:")],
    }
    if actor.kind != "person":
        return facts | {"country": country}
    return facts | {"nationality": country, "gender": (actor.gender,), "birthDate": (card.born,)}


def position_properties(held: Incumbency, codes: Codes) -> dict[str, Iterable[str | None]]:
    """The properties of an office: a state that ceased is its country, any other owner an organization."""
    code, ceased = codes.get((held.country, held.of), (None, False))
    return {
        "name": (held.office,), "keywords": (held.level,), "country": (code,),
        "organization": (None if ceased or held.of is None else foreign_id(held.of),),
    }  # fmt: skip


def occupancy_properties(holder: Actor, held: Incumbency) -> dict[str, Iterable[str | None]]:
    """The properties of a holding; ``date`` is how far an open end was known to hold."""
    status = "ended" if held.finish is not None else "current" if held.known_until is not None else "unknown"
    return {
        "holder": (foreign_id(holder.id),), "post": (position_id(held),), "startDate": (held.begin,), "endDate": (held.finish,),
        "date": (held.known_until,), "status": (status,), "summary": ("acting" if held.acting else None,),
    }  # fmt: skip


def position_id(held: Incumbency) -> str:
    """The id of an office, which its name, level and owner decide."""
    return hashed("position", repr((held.office, held.level, held.country, held.of)))


def hashed(kind: str, words: str) -> str:
    """An id that the words decide."""
    return f"{kind}-{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()[:16]}"


def table_rows(cards: Iterable[ActorCard]) -> Iterator[Row]:
    """The rows of Dragoman's own table: one for each holding, the first of an actor with all else of him."""
    for card in cards:
        actor = card.actor
        if actor.kind == "state":
            continue
        facts: Row = dict.fromkeys(COLUMNS)
        names = [*actor.names, *([actor.russian] if actor.russian and actor.russian != actor.name else [])]
        first = facts | {
            "id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "aliases": "|".join(names),
            "short": "|".join(actor.short), "gender": actor.gender, "born": card.born,
        }  # fmt: skip
        held = [one.incumbency for one in card.holdings]
        if not held or held[0].country != actor.country:
            yield first
            first = facts | {"id": actor.id}
        for incumbency in held:
            yield first | {
                "country": incumbency.country, "office": incumbency.office, "level": incumbency.level,
                "begin": incumbency.begin, "finish": incumbency.finish, "of": incumbency.of,
                "acting": "yes" if incumbency.acting else None, "known_until": incumbency.known_until,
            }  # fmt: skip
            first = facts | {"id": actor.id}
