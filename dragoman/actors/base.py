"""The actor base in memory: who is known, by which names, and in which office on which day."""

from __future__ import annotations

import datetime as dt
import functools
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from dragoman.actors.spotting import SurfaceIndex, make_index
from dragoman.model.actors import Actor, DatedName, Incumbency

COMPILED = Path(__file__).resolve().parent.parent / "data" / "compiled" / "actors.json"
# What only analyses ask, apart, so that who asks for names does not wait for it.
MEMBERS = COMPILED.with_name("members.json")
COORDINATES = COMPILED.with_name("coordinates.json")

Use = Literal["name", "short", "adjective", "demonym", "capital", "seat", "place", "place in"]

# What NFKD does not take apart but people still type in plain ASCII.
PLAIN = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ə": "e", "ß": "ss", "æ": "ae", "œ": "oe", "’": "'", "ё": "е"}
)


def fold_name(name: str) -> str:
    """The name in lower case without diacritics, for comparing what people type.

    >>> fold_name("Recep Tayyip Erdoğan")
    'recep tayyip erdogan'
    """
    if name.isascii():
        return " ".join(name.lower().split())
    decomposed = unicodedata.normalize("NFKD", name.lower().translate(PLAIN))
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return re.sub(r"\s+", " ", kept).strip()


@dataclass(frozen=True, slots=True)
class Surface:
    """One way a name stands in a text: whom it may mean and as what."""

    text: str
    use: Use
    actor: str | None = None
    country: str | None = None
    begin: str | None = None
    finish: str | None = None


@dataclass(frozen=True, eq=False)
class ActorBase:
    """All known actors by id, and every surface by which a text may name them.

    ``made`` is the index of the surfaces, ``packed`` who held which post by :func:`posts_of`, where loaded with them.
    """

    actors: Mapping[str, Actor]
    surfaces: Mapping[str, tuple[Surface, ...]]
    folded: Mapping[str, tuple[str, ...]] = field(repr=False, default_factory=dict)
    made: SurfaceIndex | None = field(repr=False, default=None)
    packed: Mapping[str, tuple[str, ...]] | None = field(repr=False, default=None)

    @functools.cached_property
    def index(self) -> SurfaceIndex:
        """What finds the surfaces in a text."""
        return make_index(self.surfaces) if self.made is None else self.made

    @functools.cached_property
    def posts(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of those who ever held a post, by :func:`posts_of`: few are asked of many."""
        if self.packed is not None:
            return self.packed
        found: dict[str, list[str]] = {}
        for actor in self.actors.values():
            for post in posts_of(actor):
                found.setdefault(post, []).append(actor.id)
        return {post: tuple(ids) for post, ids in found.items()}

    def holders(self, country: str, *words: str) -> tuple[Actor, ...]:
        """The state's own persons who ever held an office of one of these names or levels in it, ordered by id."""
        ids = {i for post in words for i in self.posts.get(post_key(country, post), ())}
        return tuple(self.actors[i] for i in sorted(ids))

    def called(self, name: str) -> tuple[Actor, ...]:
        """Every actor that bears the name, whole or short, in either script, ordered by id."""
        return tuple(self.actors[i] for i in self.folded.get(fold_name(name), ()))

    def state(self, country: str | None) -> Actor | None:
        """The state with this alpha-3 code."""
        return self.actors.get(country.lower()) if country else None

    def offices_on(self, actor: str, day: dt.date) -> tuple[Incumbency, ...]:
        """The offices that the person can have held on that day, highest first."""
        known = self.actors.get(actor)
        if known is None:
            return ()
        return tuple(sorted((i for i in known.incumbencies if i.holds_on(day)), key=rank))

    def state_name_on(self, code: str, day: dt.date) -> str | None:
        """The usual name of the state on that day ("Zaire"); ``None`` for a code that no state has."""
        state = self.state(code)
        if state is None:
            return None
        return next((n.name for n in state.renamed if not n.official and n.borne_on(day)), state.name)

    def capital_on(self, code: str, day: dt.date) -> str | None:
        """The state's capital on that day by its name of then; the first listed where it has two."""
        state = self.state(code)
        return None if state is None else next((c.name for c in state.capitals if c.borne_on(day)), None)

    def members_on(self, body: str, day: dt.date) -> frozenset[str] | None:
        """The states (alpha-3; EUE, and ids of bodies in lower case) in the body on that day; ``None`` if not listed.

        A member is in from its first day to the day before it is out; one without dates throughout.
        """
        listed = load_members().get(body)
        iso = day.isoformat()
        if listed is None:
            return None
        return frozenset(m for m, begin, finish in listed if (begin or "") <= iso and (finish is None or iso < finish))

    def coordinates_of(self, name: str, country: str) -> tuple[float, float] | None:
        """Degrees north and east of a place, capital or seat of that state by any of its names, where sure."""
        return load_coordinates().get(country, {}).get(name)


RANK = {
    "head of state": 0, "head of government": 1, "foreign minister": 2, "deputy": 3, "defence minister": 4,
    "security council": 5, "parliament": 6, "other minister": 7, "envoy": 8, "ambassador": 9, "official": 10,
    "other": 11, "former leader": 12,
}  # fmt: skip

# The length from which a given name of the tables is taken for one wherever it opens a sentence.
SHORTEST_GIVEN = 4


def rank(incumbency: Incumbency) -> tuple[int, bool, str]:
    """Order of offices held together: level, own state's office before a body's, name."""
    return RANK[incumbency.level], incumbency.of is not None, incumbency.office


def post_key(country: str, words: str) -> str:
    """By what a post of the state is found: an office's name or a level.

    >>> post_key("KAZ", "Head of State")
    'kaz head of state'
    """
    return fold_name(f"{country} {words}")


def posts_of(actor: Actor) -> frozenset[str]:
    """The posts that the person ever held: of his own state by name and by level, of bodies by the name of a chief."""
    if actor.kind != "person":
        return frozenset()
    own = [i for i in actor.incumbencies if i.of is None] if actor.country is not None else []
    found = {post_key(actor.country or "", words) for i in own for words in (i.office, i.level)}
    found |= {post_key(i.of, chief) for i in actor.incumbencies if i.of and (chief := chief_word(i.office)) is not None}
    return frozenset(found)


# What bodies call the one who leads their staff, at the head of the office's name.
CHIEFS = re.compile(r"(secretary[ -]general|director[ -]general|managing director|executive director|president|high commissioner)(?: of\b|$)")  # fmt: skip


def chief_word(office: str) -> str | None:
    """What a body calls its chief, where the office is that.

    >>> chief_word("Secretary-General of the CSTO"), chief_word("Deputy Secretary General of NATO")
    ('secretary general', None)
    """
    found = CHIEFS.match(office.lower())
    return found[1].replace("-", " ") if found is not None else None


def make_actor(row: Mapping[str, Any]) -> Actor:
    """An actor from its row of the compiled table."""
    return Actor(
        id=row["id"],
        name=row["name"],
        kind=row["kind"],
        country=row.get("country"),
        names=tuple(row.get("names", ())),
        short=tuple(row.get("short", ())),
        russian=row.get("russian"),
        gender=row.get("gender"),
        incumbencies=tuple(
            Incumbency(**{"country": row.get("country"), **held}) for held in row.get("incumbencies", ())
        ),
        former_state=row.get("former_state"),
        body_kind=row.get("body_kind"),
        official=row.get("official"),
        cow=row.get("cow"),
        gw=row.get("gw"),
        renamed=tuple(DatedName(**name) for name in row.get("renamed", ())),
        capitals=tuple(DatedName(c["name"], c.get("begin"), c.get("finish")) for c in row.get("capitals", ())),
    )


def surfaces_of(row: Mapping[str, Any]) -> Iterable[Surface]:
    """Every surface of one row of the compiled table, also with printers' apostrophes ("the People’s Republic of China")."""
    for surface in written_surfaces(row):
        yield surface
        if "'" in surface.text:
            yield replace(surface, text=surface.text.replace("'", "’"))


def written_surfaces(row: Mapping[str, Any]) -> Iterable[Surface]:
    """Every surface of one row as the table writes it."""
    actor, country = row["id"], row.get("country")
    for name in {row["name"], *row.get("names", ())} - set(row.get("known_as", ())):
        yield Surface(name, "name", actor, country)
    for name in set(row.get("short", ())) - {row["name"], *row.get("names", ())}:
        yield Surface(name, "short", actor, country)
    for name in row.get("adjectives", ()):
        yield Surface(name, "adjective", actor, country)
    for name in set(row.get("demonyms", ())) - set(row.get("adjectives", ())):
        yield Surface(name, "demonym", actor, country)
    for capital in row.get("capitals", ()):
        for name in {capital["name"], *capital.get("names", ())}:
            yield Surface(name, "capital", actor, country, capital.get("begin"), capital.get("finish"))
    for name in row.get("seats", ()):
        yield Surface(name, "seat", actor, country)


def names_asked(row: Mapping[str, Any]) -> Iterable[str]:
    """Names of one row that are not read in English texts, but by which people ask: the Russian ones, a state's code,
    and what a body is known as."""
    if row.get("russian"):
        yield row["russian"]
        if row["kind"] == "person":
            yield row["russian"].split()[-1]
    if row["kind"] == "state":
        yield row["id"]
    yield from row.get("known_as", ())


def place_surfaces(places: Iterable[Mapping[str, Any]]) -> Iterable[Surface]:
    """Every surface of places that no actor is."""
    for place in places:
        use: Use = "place in" if place.get("needs") else "place"
        for name in {place["name"], *place.get("names", ())}:
            yield Surface(name, use, None, place.get("country"))


def build_base(table: Mapping[str, Any]) -> ActorBase:
    """The actor base of a compiled table."""
    actors = {row["id"]: make_actor(row) for row in table["actors"]}
    surfaces: dict[str, list[Surface]] = {}
    folded: dict[str, set[str]] = {}
    for row in table["actors"]:
        for surface in surfaces_of(row):
            surfaces.setdefault(surface.text, []).append(surface)
            if surface.use in ("name", "short"):
                folded.setdefault(fold_name(surface.text), set()).add(row["id"])
        for name in names_asked(row):
            folded.setdefault(fold_name(name), set()).add(row["id"])
    for surface in place_surfaces(table["places"]):
        surfaces.setdefault(surface.text, []).append(surface)
    return ActorBase(
        actors,
        {text: tuple(found) for text, found in surfaces.items()},
        {name: tuple(sorted(ids)) for name, ids in folded.items()},
    )


@functools.cache
def load_base() -> ActorBase:
    """The actor base that ships with Dragoman, loaded once."""
    return build_base(json.loads(COMPILED.read_text(encoding="utf-8")))


@functools.cache
def load_given_names() -> frozenset[str]:
    """Given names of the persons of the shipped tables: what stands first in a whole name and is nobody's surname.

    Those of three letters or fewer are left out: "Sam", "Win" and "Ana" are too often other words.
    """
    persons = [a for a in load_base().actors.values() if a.kind == "person"]
    surnames = {form for a in persons for form in a.short}
    first = {words[0] for a in persons for name in (a.name, *a.names) if len(words := name.split()) > 1}
    return frozenset(name for name in first if len(name) >= SHORTEST_GIVEN and name.isalpha() and name not in surnames)


@functools.cache
def load_members() -> Mapping[str, list[tuple[str, str | None, str | None]]]:
    """By body, its members with the first day in and the first day out, loaded once."""
    return {
        body: [(m, b, f) for m, b, f in rows] for body, rows in json.loads(MEMBERS.read_text(encoding="utf-8")).items()
    }


@functools.cache
def load_coordinates() -> Mapping[str, Mapping[str, tuple[float, float]]]:
    """By state and name, degrees north and east of a place, loaded once."""
    table = json.loads(COORDINATES.read_text(encoding="utf-8"))
    return {
        country: {name: (north, east) for name, (north, east) in places.items()} for country, places in table.items()
    }
