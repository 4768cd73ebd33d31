"""FollowTheMoney entities as JSON lines: people, bodies, positions, and who held or was what.

Lines may stand in any order and one entity may be told by several. Kinds that are no actors (addresses, sanctions,
ships) are passed over and counted.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.actors.formats.ftm_links import LINKS, Link, held_by, undated
from dragoman.actors.formats.people import Draft, brought_file
from dragoman.actors.formats.rows import (
    Gathered,
    RowTrouble,
    Setting,
    clean_id,
    clean_name,
    read_day,
    read_gender,
    read_state,
    wikidata_id,
)
from dragoman.model.actors import ActorKind
from dragoman.model.imports import BroughtFile

ACTORS: dict[str, ActorKind] = {"Person": "person", "Organization": "body", "PublicBody": "body", "Company": "body"}
# One line at a time: such files are large.
LINE = re.compile(r"[^\n]*\n|[^\n]+\Z")
KEPT = {*ACTORS, *LINKS, "Position"}
Properties = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Entity:
    """An entity with the line where it was first told."""

    line: int
    id: str
    schema: str
    caption: str | None
    properties: Properties

    def first(self, *names: str) -> str | None:
        """The first value of the first property that has one."""
        return next((value for name in names for value in self.properties.get(name, ())), None)

    def all(self, *names: str) -> tuple[str, ...]:
        """Every value of the properties."""
        return tuple(value for name in names for value in self.properties.get(name, ()))


def read_ftm(text: str, setting: Setting) -> BroughtFile:
    """The actors of the file, each with what the positions, memberships and the like of the file say of it."""
    gathered, entities = Gathered(), dict[str, Entity]()
    for line, found in enumerate(LINE.finditer(text), 1):
        words = found[0]
        if not words.strip():
            continue
        try:
            entity = read_entity(line, words, gathered)
        except RowTrouble as trouble:
            gathered.skip(line, str(trouble))
            continue
        if entity is not None:
            known = entities.get(entity.id)
            entities[entity.id] = entity if known is None else joined(known, entity)
    drafts = make_drafts(entities.values(), setting, gathered)
    add_links(entities, drafts, setting, gathered)
    return brought_file("ftm", drafts, gathered)


def read_entity(line: int, words: str, gathered: Gathered) -> Entity | None:
    """The entity of a line; ``None`` for kinds that are passed over."""
    try:
        row = json.loads(words)
    except (json.JSONDecodeError, RecursionError) as error:
        raise RowTrouble(f"is no JSON: {str(error).split(':')[0]}") from error
    if not isinstance(row, dict):
        raise RowTrouble("is no JSON object")
    identity, schema, properties = row.get("id"), row.get("schema"), row.get("properties")
    if not isinstance(identity, str) or not identity.strip() or not isinstance(schema, str):
        raise RowTrouble('is no entity: expected "id", "schema" and "properties"')
    if not isinstance(properties, dict):
        raise RowTrouble('has no "properties"')
    if schema not in KEPT:
        gathered.pass_over(f"entities of kind {schema}")
        return None
    caption = row.get("caption")
    return Entity(line, identity, schema, caption if isinstance(caption, str) else None, read_properties(properties))


def read_properties(properties: Mapping[str, Any]) -> Properties:
    """The properties as lists of words; a value that is an entity of its own stands for its id."""
    found: Properties = {}
    for name, value in properties.items():
        values = value if isinstance(value, list) else [value]
        words = [v["id"] if isinstance(v, dict) and isinstance(v.get("id"), str) else v for v in values]
        found[name] = tuple(word for word in words if isinstance(word, str) and word.strip())
    return found


def joined(known: Entity, other: Entity) -> Entity:
    """One entity of two tellings; the more special kind counts."""
    properties = {
        name: tuple(dict.fromkeys((*known.properties.get(name, ()), *other.properties.get(name, ()))))
        for name in (*known.properties, *other.properties)
    }
    schema = other.schema if known.schema == "Organization" else known.schema
    return Entity(known.line, known.id, schema, known.caption or other.caption, properties)


def make_drafts(entities: Iterable[Entity], setting: Setting, gathered: Gathered) -> dict[str, Draft]:
    """A draft of each actor, by the id that it has in the file."""
    drafts = {}
    for entity in entities:
        if entity.schema in ACTORS:
            try:
                drafts[entity.id] = make_draft(entity, setting)
            except RowTrouble as trouble:
                gathered.skip(entity.line, str(trouble))
    return drafts


def make_draft(entity: Entity, setting: Setting) -> Draft:
    """The actor of an entity, without what others say of it."""
    kind = ACTORS[entity.schema]
    person = kind == "person"
    names = [name for value in entity.all("name") if (name := clean_name(value, person=person)) is not None]
    aliases = entity.all("alias", "previousName")
    others = [name for value in aliases if (name := clean_name(value, person=person)) is not None]
    if not names and not others:
        raise RowTrouble("has no name")
    name = choose_name(clean_name(entity.caption, person=person), names or others)
    draft = Draft(entity.line, clean_id(entity.id, setting), name, kind)
    draft.add_names([*names, *others, *(entity.all("abbreviation") if kind == "body" else ())])
    draft.add_short(entity.all("weakAlias"))
    draft.country = choose_country(entity, setting)
    draft.gender = read_gender(entity.first("gender"))
    born = [day for value in entity.all("birthDate") if (day := read_day(value, "birthDate")) is not None]
    # The finest of days that agree; where they do not, none is known.
    finest = max(born, key=len, default=None)
    draft.born = finest if finest is not None and all(finest.startswith(day) for day in born) else None
    wikidata = [found for value in (entity.id, *entity.all("wikidataId")) if (found := wikidata_id(value)) is not None]
    draft.externals = [*wikidata, f"id:{draft.id}"]
    return draft


def choose_name(caption: str | None, names: Sequence[str]) -> str:
    """The name by which the entity is shown: its caption if that is one of them, else the first in Latin letters."""
    if caption is not None and caption in names:
        return caption
    return next((name for name in names if all(ord(c) < 0x250 for c in name if c.isalpha())), names[0])


def choose_country(entity: Entity, setting: Setting) -> str | None:
    """The state of nationality or citizenship, else another that the entity is linked with, the first in order."""
    codes = [entity.all("citizenship", "nationality"), entity.all("country", "jurisdiction", "mainCountry")]
    for group in codes:
        states = {state.country for code in group if (state := setting.states.find(code)) is not None}
        if states:
            return min(states)
    # Codes of two letters that are no state here are those of territories and unions.
    strange = next((code for group in codes for code in group if len(code) > 2), None)
    if strange is not None:
        raise RowTrouble(f"names no known state with {strange!r}")
    state = read_state(None, setting)
    return None if state is None else state.country


def add_links(entities: Mapping[str, Entity], drafts: dict[str, Draft], setting: Setting, gathered: Gathered) -> None:
    """Add to each person the offices that the links of the file give."""
    holders = set()
    for entity in entities.values():
        if entity.schema not in LINKS:
            continue
        try:
            link = Link.of(entity.schema, entity.properties)
            draft = drafts.get(link.holder)
            if draft is None:
                raise RowTrouble(f"{entity.schema} of {link.holder!r}, who is not in the file")
            held = held_by(link, entities, drafts, setting)
        except RowTrouble as trouble:
            gathered.skip(entity.line, str(trouble))
            continue
        if draft.kind != "person":
            gathered.pass_over("posts of bodies")
            continue
        holders.add(link.holder)
        draft.incumbencies.append(held)
        if draft.country is None:
            draft.country = held.country
    for identity, draft in drafts.items():
        if identity not in holders and draft.kind == "person":
            died = entities[identity].first("deathDate")
            draft.incumbencies.extend(undated(entities[identity].all("position"), draft.country, died, setting))
