"""Which of several bearers a name means: by state, office and day; nobody where they tie."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from difflib import SequenceMatcher

from dragoman.actors.base import RANK, ActorBase, fold_name
from dragoman.language.base import NameSpan
from dragoman.model.actors import Actor
from dragoman.reading.actors.cast import Cast, is_whole, short_forms

# An office counts as held "about then" this many days around the document's day: texts look back and ahead.
ABOUT = 400
# So many first letters show that one given name is short for another; of names no longer than that, one less.
BEGINNING = 3
# From this share of common letters on (difflib's ratio) two given names are spellings of one.
ALIKE = 0.6
# Ranks of heads of state and of government: a bare surname is theirs before anyone else's.
TOP_RANK = 1
# Levels that one word names: a president is no vice president, a secretary may be one of state.
TOLD_APART = ("head of state", "head of government", "foreign minister", "defence minister")
NOW, ABOUT_NOW, EVER, OTHER_OFFICE, NONE = 4, 3, 2, 1, 0


def choose(candidates: Sequence[Actor], name: NameSpan, cast: Cast) -> Actor | None:
    """The one candidate that state, office and day speak for, or ``None``.

    The day is that of which the sentence tells; where nobody fits it, that of the document: "last met in 2021" may be
    said of those who hold office now.
    """
    fitting = [a for a in candidates if name.country is None or name.country in states_of(a)]
    told = cast.day_of(name)
    chosen = choose_on(told, fitting, name, cast) if fitting else None
    if chosen is None and fitting and told != cast.day:
        return choose_on(cast.day, fitting, name, cast)
    return chosen


def choose_on(day: dt.date | None, fitting: Sequence[Actor], name: NameSpan, cast: Cast) -> Actor | None:
    """The one candidate that state, office and this day speak for, or ``None``."""
    scored = sorted(
        ((fit(a, name, day), prominence(a, day), a.id, a) for a in fitting),
        key=lambda s: (-s[0], s[1], s[2]),
    )
    best, rivals = scored[0], scored[1:]
    if is_whole(name):
        equal = [s[3] for s in scored if s[:2] == best[:2]]
        return at_home(equal, cast)
    if name.titled and name.level is not None:
        if best[0] < EVER:
            return None
        return at_home([s[3] for s in scored if s[0] == best[0]], cast)
    if best[0] < OTHER_OFFICE:
        return None
    near = [s for s in rivals if s[0] == best[0] and (s[1] == best[1] or best[1] > TOP_RANK or s[1] <= TOP_RANK)]
    return None if near else best[3]


def at_home(tied: Sequence[Actor], cast: Cast) -> Actor | None:
    """The only one of those who tie, or the only one whose state the text names."""
    if len(tied) == 1:
        return tied[0]
    named = [a for a in tied if a.country in cast.countries]
    return named[0] if len(named) == 1 else None


def suits(actor: Actor, name: NameSpan, cast: Cast) -> bool:
    """Whether the person of the document can be the one a titled short name means."""
    said = cast.presented.get(actor.id, [])
    states = states_of(actor) | {n.country for n in said}
    if name.country is not None and states - {None} and name.country not in states:
        return False
    if name.level is None:
        return True
    if any(n.level == name.level or same_office(n.office, name.office) for n in said):
        return True
    if not actor.incumbencies:
        return all(n.level is None for n in said)
    return fit(actor, name, cast.day_of(name)) >= EVER


def same_office(one: str | None, other: str | None) -> bool:
    """Whether one title is part of the other ("Secretary" and "Secretary of State"), in whatever order it is told."""
    if not one or not other:
        return False
    first, second = fold_name(one), fold_name(other)
    words, others = set(first.split()), set(second.split())
    return first in second or second in first or words <= others or others <= words


def by_short_form(name: NameSpan, base: ActorBase) -> list[Actor]:
    """Persons of the base whose short name ends the whole name and whose first letter agrees, with a title to vouch."""
    if not name.titled and name.office is None:
        return []
    found = [a for form in short_forms(name.name) for a in base.called(form) if a.kind == "person"]
    given = fold_name(name.name).split()[:1]
    return [
        a for a in dict.fromkeys(found)
        if any(
            alike(given, first) and ("." not in first[0] or suits_level(a, name))
            for n in (a.name, *a.names) if (first := fold_name(n).split()[:1])
        )
    ]  # fmt: skip


def suits_level(actor: Actor, name: NameSpan) -> bool:
    """Whether the person has held an office of the title's level: an initial alone vouches for nobody of another."""
    return name.level is None or any(i.level == name.level for i in actor.incumbencies)


def alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two given names can be one person's: an initial, a short form, another spelling.

    >>> alike(["mohammed"], ["muhammad"]), alike(["joe"], ["joseph"]), alike(["julie"], ["jorge"])
    (True, True, False)
    """
    if not one or not other or one[0][:1] != other[0][:1]:
        return False
    # "s.v." are two initials
    first, second = (word[:1] if "." in word else word for word in (one[0], other[0]))
    begins = BEGINNING if min(len(first), len(second)) > BEGINNING else BEGINNING - 1
    same = first[:begins] == second[:begins]
    return len(first) == 1 or len(second) == 1 or same or SequenceMatcher(None, first, second).ratio() >= ALIKE


def same_given_name(name: str, actor: Actor | None) -> bool:
    """Whether the first parts of two names can be one ("Joe Biden" and "Joseph R. Biden")."""
    return actor is not None and fold_name(name)[:1] == fold_name(actor.name)[:1]


def states_of(actor: Actor) -> set[str | None]:
    """The states that the person belongs to or has served."""
    return {actor.country, *(i.country for i in actor.incumbencies)}


def fit(actor: Actor, name: NameSpan, day: dt.date | None) -> int:
    """How well the base's offices answer to the words: 4 the office on the day, 3 about then, 2 ever, 1 in some office then."""
    same = [
        i
        for i in actor.incumbencies
        if name.level is not None
        and (i.level == name.level or (name.level not in TOLD_APART and same_office(name.office, i.office)))
    ]
    if day is not None:
        if any(i.holds_on(day) for i in same):
            return NOW
        if any(i.holds_on(day + dt.timedelta(days=shift)) for i in same for shift in (-ABOUT, ABOUT)):
            return ABOUT_NOW
    if same:
        return EVER
    if day is not None and any(i.holds_on(day) for i in actor.incumbencies):
        return OTHER_OFFICE
    top = min((RANK[i.level] for i in actor.incumbencies), default=9)
    began = day is None or not any((i.begin or "0") > day.isoformat() for i in actor.incumbencies)
    return OTHER_OFFICE if name.level is None and top <= TOP_RANK and began else NONE


def prominence(actor: Actor, day: dt.date | None) -> int:
    """The rank of the highest office held on the day, else of the highest ever, lower is higher."""
    held = [RANK[i.level] for i in actor.incumbencies if day is not None and i.holds_on(day)]
    return min(held, default=20 + min((RANK[i.level] for i in actor.incumbencies), default=20))


def in_office(actor: Actor, day: dt.date | None) -> bool:
    """Whether the base has the person in some office on the day."""
    return day is not None and any(i.holds_on(day) for i in actor.incumbencies)
