"""Which brought actors are one, and which known one they are: a pure function of them all, whatever their order.

Actors with an id in common are one. Else those are one who bear the same whole name, have a state in common and were
active about the same time; where state or time of one is unknown, only if that leaves no choice between others. Two
actors that ship with Dragoman are never made one, nor two of one file that give them different ids.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from dragoman.actors.base import fold_name
from dragoman.actors.combining import HEADS, held_in_both
from dragoman.model.actors import Actor, Incumbency
from dragoman.model.brought import BroughtActor

# Years between two stretches of activity within which they may be one person's.
AROUND = 20
# Ages between which people are active where only their birth is known.
ACTIVE = (18, 100)
Years = tuple[int, int]
# Ids of these systems differ only for different actors, in whatever file.
GLOBAL = ("wikidata", "archigos")
MOST = 60


@dataclass(frozen=True, slots=True)
class Facts:
    """What linking looks at of one actor. ``scopes`` are the ids by where they tell actors apart."""

    id: str
    kind: str
    names: tuple[str, ...]
    countries: frozenset[str]
    years: Years | None
    ids: tuple[str, ...]
    scopes: Mapping[str, frozenset[str]]
    shipped: bool
    surnames: tuple[str, ...]
    heads: tuple[Incumbency, ...]
    leads: bool = False


def facts_of(actor: BroughtActor, source: int) -> Facts:
    """The facts of a brought actor from the file with that number; one kept apart has only its id."""
    years = years_of(actor.incumbencies, actor.born)
    heads = tuple(held for held in actor.incumbencies if held.level in HEADS)
    if actor.apart:
        return Facts(actor.id, actor.kind, (), frozenset(), years, (), {}, False, (), ())
    scopes: dict[str, set[str]] = {}
    for external in actor.externals:
        scopes.setdefault(f"file {source}", set()).add(external)
        system = external.split(":", 1)[0]
        if system in GLOBAL:
            scopes.setdefault(system, set()).add(external)
    return Facts(
        actor.id, actor.kind, whole_names(actor.kind, actor.name, actor.names), states_of(actor.country, actor.incumbencies),
        years, tuple(e for e in actor.externals if not e.startswith("id:")), {k: frozenset(v) for k, v in scopes.items()},
        False, surnames_of(actor.name, actor.short), heads, actor.leads,
    )  # fmt: skip


def facts_of_shipped(actor: Actor) -> Facts:
    """The facts of an actor that ships with Dragoman."""
    heads = tuple(held for held in actor.incumbencies if held.level in HEADS)
    names = (*actor.names, *([actor.russian] if actor.russian else []))
    return Facts(
        actor.id, actor.kind, whole_names(actor.kind, actor.name, names), states_of(actor.country, actor.incumbencies),
        years_of(actor.incumbencies, None), (), {}, True, surnames_of(actor.name, actor.short), heads,
    )  # fmt: skip


def whole_names(kind: str, name: str, names: Iterable[str]) -> tuple[str, ...]:
    """The folded names by which an actor can be known: the first, and of a person's others those of several words."""
    others = (fold_name(other) for other in names)
    kept = (other for other in others if (" " in other if kind == "person" else len(other) > 2))
    return tuple(dict.fromkeys((fold_name(name), *kept)))


def surnames_of(name: str, short: Iterable[str]) -> tuple[str, ...]:
    """The folded single words that may stand for a person."""
    return tuple(dict.fromkeys(fold_name(word) for word in (*short, name.rsplit(maxsplit=1)[-1])))


def states_of(country: str | None, incumbencies: Iterable[Incumbency]) -> frozenset[str]:
    """The states that an actor belongs to or has served."""
    return frozenset(c for c in (country, *(held.country for held in incumbencies)) if c is not None)


def years_of(incumbencies: Sequence[Incumbency], born: str | None) -> Years | None:
    """The first and last year of activity, by offices, else by birth; ``None`` where neither says anything."""
    begins = [int(held.begin[:4]) for held in incumbencies if held.begin]
    ends = [int(held.finish[:4]) for held in incumbencies if held.finish]
    if begins or ends:
        first, last = min(begins or ends), max(ends or begins)
        still = any(held.finish is None and held.begin is not None for held in incumbencies)
        return first, (9999 if still else last)
    return None if born is None else (int(born[:4]) + ACTIVE[0], int(born[:4]) + ACTIVE[1])


@dataclass
class Group:
    """Actors taken for one, by their places in the sequence."""

    members: list[int]
    countries: frozenset[str]
    years: Years | None
    scopes: dict[str, frozenset[str]]
    shipped: str | None
    key: tuple[bool, str]


Test = Callable[[Group, Group], bool]


@dataclass
class Groups:
    """All groups: each actor's group is found over its root."""

    facts: Sequence[Facts]
    root: list[int] = field(default_factory=list)
    group: dict[int, Group] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.root = list(range(len(self.facts)))
        for place, fact in enumerate(self.facts):
            shipped = fact.id if fact.shipped else None
            self.group[place] = Group(
                [place], fact.countries, fact.years, dict(fact.scopes), shipped, (not fact.shipped, fact.id)
            )

    def of(self, place: int) -> int:
        """The root of the actor's group."""
        while self.root[place] != place:
            self.root[place] = self.root[self.root[place]]
            place = self.root[place]
        return place

    def join(self, a: int, b: int) -> None:
        """Make the groups of both one, unless both have an actor that ships."""
        one, other = self.of(a), self.of(b)
        if one == other or (self.group[one].shipped and self.group[other].shipped):
            return
        kept, gone = self.group[one], self.group.pop(other)
        self.root[other] = one
        kept.members.extend(gone.members)
        kept.countries |= gone.countries
        kept.years = hull(kept.years, gone.years)
        kept.shipped = kept.shipped or gone.shipped
        kept.key = min(kept.key, gone.key)
        for scope, ids in gone.scopes.items():
            kept.scopes[scope] = kept.scopes.get(scope, frozenset()) | ids

    def rivals(self, a: Group, b: Group, test: Test) -> bool:
        """Whether nobody can be both; where state and time are known, distance in time alone keeps nobody apart."""
        if self.apart(a, b):
            return True
        return a.countries.isdisjoint(b.countries) if test is strong else not test(a, b)

    def apart(self, a: Group, b: Group) -> bool:
        """Whether the two cannot be one: two that ship, or two that one file or system gives different ids."""
        if a.shipped and b.shipped:
            return True
        return any(scope in b.scopes and ids.isdisjoint(b.scopes[scope]) for scope, ids in a.scopes.items())


def hull(a: Years | None, b: Years | None) -> Years | None:
    """The years from the first to the last of both."""
    return (a or b) if a is None or b is None else (min(a[0], b[0]), max(a[1], b[1]))


def about_then(a: Years | None, b: Years | None) -> bool:
    """Whether both were active about the same time, as far as it is known."""
    return a is None or b is None or (a[0] <= b[1] + AROUND and b[0] <= a[1] + AROUND)


def strong(a: Group, b: Group) -> bool:
    """Whether state and time of both are known and fit."""
    known = a.years is not None and b.years is not None
    return known and not a.countries.isdisjoint(b.countries) and about_then(a.years, b.years)


def weak(a: Group, b: Group) -> bool:
    """Whether state and time of both fit as far as they are known."""
    states = not a.countries or not b.countries or not a.countries.isdisjoint(b.countries)
    return states and about_then(a.years, b.years)


def link(facts: Sequence[Facts]) -> list[list[int]]:
    """The places of those who are one; which are does not depend on the order of the facts."""
    groups = Groups(facts)
    for places in shared(facts, lambda fact: (fact.id, *fact.ids)):
        for place in places[1:]:
            groups.join(places[0], place)
    buckets = list(shared(facts, lambda fact: [f"{fact.kind} {name}" for name in fact.names]))
    for test in (strong, weak):
        for bucket in buckets:
            join_bucket(groups, bucket, test)
    join_leaders(groups)
    ordered = sorted(groups.group.values(), key=lambda group: group.key)
    return [
        sorted(group.members, key=lambda place: (not facts[place].shipped, facts[place].id, place)) for group in ordered
    ]


def shared(facts: Sequence[Facts], keys: Callable[[Facts], Iterable[str]]) -> Iterator[list[int]]:
    """The places of actors that share a key, in the order of keys."""
    found: dict[str, int | list[int]] = {}
    for place, fact in enumerate(facts):
        for key in set(keys(fact)):
            known = found.get(key)
            if known is None:
                found[key] = place
            elif isinstance(known, list):
                known.append(place)
            else:
                found[key] = [known, place]
    for key in sorted(key for key, places in found.items() if isinstance(places, list)):
        places = found[key]
        assert isinstance(places, list)
        yield sorted(places, key=lambda place: (not facts[place].shipped, facts[place].id))


def join_bucket(groups: Groups, bucket: Sequence[int], test: Test) -> None:
    """Join those of one name that the test lets be one; who could be either of two that are not one is left alone.

    A name that more than ``MOST`` bear tells nothing.
    """
    roots = list(dict.fromkeys(groups.of(place) for place in bucket))
    if not 2 <= len(roots) <= MOST:
        return
    at = groups.group
    rivals = {frozenset((a, b)) for a, b in combinations(roots, 2) if groups.rivals(at[a], at[b], test)}
    neighbours: dict[int, set[int]] = {root: set() for root in roots}
    for a, b in combinations(roots, 2):
        if frozenset((a, b)) not in rivals and test(at[a], at[b]):
            neighbours[a].add(b)
            neighbours[b].add(a)
    torn = {
        root for root, found in neighbours.items() if any(frozenset(pair) in rivals for pair in combinations(found, 2))
    }
    for cluster in clusters_of({root: found - torn for root, found in neighbours.items() if root not in torn}):
        if not any(frozenset(pair) in rivals for pair in combinations(cluster, 2)):
            first, *others = sorted(cluster, key=lambda root: at[root].key)
            for root in others:
                groups.join(first, root)


def clusters_of(neighbours: Mapping[int, set[int]]) -> Iterator[set[int]]:
    """The sets of two or more that hang together."""
    left = {root for root, found in neighbours.items() if found}
    while left:
        cluster, waiting = set(), [left.pop()]
        while waiting:
            root = waiting.pop()
            cluster.add(root)
            waiting.extend(neighbours[root] - cluster)
        left -= cluster
        yield cluster


def join_leaders(groups: Groups) -> None:
    """Join those whom a table of leaders names by surname with the only one who led that state in those days."""
    facts = groups.facts
    by_surname: dict[tuple[str, str], list[int]] = {}
    for place, fact in enumerate(facts):
        for held in fact.heads:
            for surname in fact.surnames:
                found = by_surname.setdefault((held.country or "", surname), [])
                if place not in found[-1:]:
                    found.append(place)
    led = [place for place, fact in enumerate(facts) if fact.leads and " " not in fact.names[0]]
    for place in sorted(led, key=lambda place: facts[place].id):
        fact, own = facts[place], groups.of(place)
        others = {
            groups.of(other)
            for held in fact.heads
            for other in by_surname.get((held.country or "", fact.names[0]), ())
            if any(held_in_both(held, theirs) for theirs in facts[other].heads)
        } - {own}
        if len(others) == 1 and not groups.apart(groups.group[own], groups.group[other := others.pop()]):
            groups.join(other, place)
