"""Mentions: whom each name in a text means.

Full names and titles are linked first and claim their short forms for the whole document; then short names alone
are linked, to the document's own persons before the actor base's. A name that nobody in the base bears becomes a
provisional actor. A doubtful name is left unlinked rather than given to the best known bearer.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Container, Sequence

from dragoman.actors.base import ActorBase, fold_name
from dragoman.language.base import NameSpan
from dragoman.model.actors import Actor, Mention, Place
from dragoman.model.documents import Span
from dragoman.reading.actors.cast import Cast, is_whole, short_forms
from dragoman.reading.actors.choosing import (
    ABOUT_NOW,
    EVER,
    NOW,
    by_short_form,
    choose,
    fit,
    in_office,
    same_given_name,
    states_of,
    suits,
)

# Capitalised words up to this length before a surname are no first names ("The", "And").
SHORTEST_GIVEN_NAME = 3

__all__ = ["Cast", "link_names"]


def link_names(
    text: str,
    names: Sequence[NameSpan],
    base: ActorBase,
    day: dt.date | None,
    *,
    closed: Sequence[Span] = (),
    everyday: frozenset[str] = frozenset(),
    names_thing: Callable[[str, Span], bool] = lambda text, span: False,
    told: Callable[[int], dt.date | None] = lambda position: None,
) -> tuple[list[Mention], Cast]:
    """Every name as a mention, in text order, and the document's cast.

    ``closed`` are spans in which no short name is looked for (times); ``everyday`` surnames that are ordinary words,
    not looked for where a sentence begins; ``names_thing`` tells names that are part of a street's or a ship's;
    ``told`` the day of another time that the sentence around a position tells of.
    """
    cast = Cast(base, day, frozenset(n.country for n in names if n.country and n.kind != "person"), told)
    linked: dict[int, str | None] = {}
    # full names of the base first, then titled ones, then what the text alone names
    order = sorted(range(len(names)), key=lambda i: (link_rank(names[i]), names[i].span.start))
    for i in order:
        name = names[i]
        if name.kind == "person":
            linked[i] = link_person(name, cast)
    mentions = [make_mention(text, name, linked.get(i), cast) for i, name in enumerate(names)]
    # a whole name met before goes before a surname that could be anyone's
    strangers = [
        m for m in recall_strangers(text, [*closed, *(m.span for m in mentions if m.actor)], cast)
        if not names_thing(text, m.span)
    ]  # fmt: skip
    mentions = [m for m in mentions if m.actor or not any(m.span.overlaps(s.span) for s in strangers)] + strangers
    barred = [*closed, *(m.span for m in mentions)]
    recalled = recall_short_names(text, barred, cast, everyday)
    mentions.extend(m for m in recalled if not names_thing(text, m.span))
    mentions.sort(key=lambda m: (m.span.start, m.span.end))
    return mentions, cast


def link_rank(name: NameSpan) -> int:
    """Which names are linked first: whole ones, then titled single ones, then single ones alone."""
    return 0 if is_whole(name) else 1 if name.titled else 2


def link_person(name: NameSpan, cast: Cast) -> str | None:
    """The id of the person that the name means here; a new provisional one where the text itself presents him."""
    chosen = link_whole(name, cast) if is_whole(name) else link_short(name, cast)
    if chosen is None:
        return None
    cast.claim(name, chosen)
    return chosen.id


def link_whole(name: NameSpan, cast: Cast) -> Actor | None:
    """The person of the base with the whole name, one whom the text has presented, else a new one; nobody of equals."""
    candidates = candidates_for(name, cast) or by_short_form(name, cast.base)
    chosen = choose(candidates, name, cast)
    if chosen is not None:
        return chosen
    for form in (name.name, *short_forms(name.name)[:1]):
        for known in cast.bearers(fold_name(form)):
            if form == name.name or same_given_name(name.name, known):
                return known
    # two bearers of whom nothing tells which: nobody is chosen, and nobody is made up
    return None if is_ambiguous(name, cast) else cast.present(name)


def is_ambiguous(name: NameSpan, cast: Cast) -> bool:
    """Whether the base has several bearers of the name who can be meant."""
    return sum(name.country is None or name.country in states_of(a) for a in candidates_for(name, cast)) > 1


def candidates_for(name: NameSpan, cast: Cast) -> list[Actor]:
    """The persons of the base who bear the name."""
    given = [cast.base.actors[i] for i in name.actors]
    return given or [a for a in cast.base.called(name.name) if a.kind == "person"]


def link_short(name: NameSpan, cast: Cast) -> Actor | None:
    """The person that a single name means: one of the document's, else of the base, else a titled stranger."""
    known = cast.bearers(fold_name(name.name))
    if name.titled and name.level is not None:
        suited = [a for a in known if suits(a, name, cast)]
        if len(suited) > 1:
            suited = best_of(suited, name, cast)
        candidates = candidates_for(name, cast)
        if suited and not outshone(suited[0], candidates, name, cast):
            return suited[0]
        chosen = choose(candidates, name, cast)
        if chosen is None and not suited and sum(fit(a, name, cast.day_of(name)) >= EVER for a in candidates) > 1:
            # two kings of one name: nobody is chosen, and nobody is made up
            return None
        # a title that the base does not have still means the one bearer whom the text has introduced
        compatriots = [a for a in known if name.country in (None, *states_of(a))]
        return chosen or next(iter(suited or compatriots), None) or cast.present(name)
    if not known and name.titled:
        # "Sir Keir" is one whom the text has presented by his whole name
        known = [a for key in cast.presented if (a := cast.actor(key)) and fold_name(a.name).split()[0] == fold_name(name.name)]  # fmt: skip
    if known:
        return known[0] if len(known) == 1 else only_one_in_office(known, cast.day_of(name))
    chosen = choose(candidates_for(name, cast), name, cast)
    return chosen or (cast.present(name) if name.titled else None)


def best_of(known: Sequence[Actor], name: NameSpan, cast: Cast) -> list[Actor]:
    """Those of the document's persons whose offices answer best to the title."""
    best = max(fit(a, name, cast.day_of(name)) for a in known)
    return [a for a in known if fit(a, name, cast.day_of(name)) == best]


def outshone(known: Actor, candidates: Sequence[Actor], name: NameSpan, cast: Cast) -> bool:
    """Whether another bearer holds the office on the day, and the document's person was never told to have held it."""
    told = any(n.level == name.level for n in cast.presented.get(known.id, ()))
    if told or fit(known, name, cast.day_of(name)) >= ABOUT_NOW:
        return False
    return any(a.id != known.id and fit(a, name, cast.day_of(name)) == NOW for a in candidates)


def only_one_in_office(known: Sequence[Actor], day: dt.date | None) -> Actor | None:
    """The only one of several namesakes who is in office on the day; nobody where that does not tell."""
    serving = [a for a in known if in_office(a, day)]
    return serving[0] if len(serving) == 1 else None


def make_mention(text: str, name: NameSpan, actor_id: str | None, cast: Cast) -> Mention:
    """The mention of a name whose person, if it is one, has been found."""
    words = name.span.cut(text)
    if name.kind == "person":
        actor = cast.actor(actor_id) if actor_id else None
        basis = "ambiguous" if actor is None and is_ambiguous(name, cast) else "title" if name.titled else "name"
        return Mention(
            name.span, words, "person", actor_id, actor.name if actor else name.name, country=(actor.country if actor else None) or name.country,
            office=name.office, office_country=name.country, level=name.level, capacity=name.capacity,
            gender=actor.gender if actor else None, basis=basis,
        )  # fmt: skip
    if name.kind == "office":
        return Mention(name.span, words, "office", None, words, country=name.country, office=name.office, office_country=name.country,
                       level=name.level, capacity=name.capacity, basis="description", body=name.body)  # fmt: skip
    key = name.actors[0] if name.actors else None
    if name.kind == "place":
        return Mention(
            name.span,
            words,
            "place",
            key,
            name.name,
            country=name.place_country,
            place=Place(name.name, name.place_country),
        )
    actor = cast.base.actors.get(key) if key else None
    # a seat of power is a place where one stands "at" it, and its state where it acts
    place = Place(name.name, name.place_country) if name.place_country else None
    return Mention(
        name.span, words, name.kind, key, actor.name if actor else name.name, country=name.country, place=place
    )


def recall_strangers(text: str, barred: Sequence[Span], cast: Cast) -> list[Mention]:
    """Mentions by their whole names of persons whom only this text presents."""
    found = []
    for actor in cast.provisional.values():
        if " " not in actor.name:
            continue
        for match in re.finditer(rf"(?<![\w-]){re.escape(actor.name)}(?![\w-])", text):
            span = Span(*match.span())
            if not any(span.overlaps(b) for b in barred):
                found.append(recalled_mention(span, match[0], actor))
    return found


def recalled_mention(span: Span, words: str, actor: Actor) -> Mention:
    """A mention of a person whom the text has named before."""
    return Mention(span, words, "person", actor.id, actor.name, country=actor.country, gender=actor.gender, basis="short")  # fmt: skip


SHORT_NAME = re.compile(r"(?<![\w-])(?:(?:al|bin|de|van|von)[ -])?[^\W\d_a-z][\w’'-]*[^\W_]")
SENTENCE_START = re.compile(r"(?:^|[.!?\n\"“]\s*)$")


def recall_short_names(text: str, barred: Sequence[Span], cast: Cast, everyday: frozenset[str]) -> list[Mention]:
    """Mentions of persons by claimed short names that no rule had seen before."""
    wanted: dict[str, Actor] = {}
    for form in cast.claimed:
        known = cast.bearers(form)
        one = known[0] if len(known) == 1 else only_one_in_office(known, cast.day)
        if len(form) > 2 and one is not None:
            wanted[form] = one
    if not wanted:
        return []
    found = []
    covered = {i for s in barred for i in range(s.start, s.end)}
    for match in SHORT_NAME.finditer(text):
        words = re.sub(r"['’]s$", "", match[0])
        actor = wanted.get(fold_name(words))
        if actor is None or match.start() in covered:
            continue
        before = text[max(0, match.start() - 24) : match.start()]
        if words in everyday and SENTENCE_START.search(before) and not introduced(actor, cast):
            continue
        if not behind_another_name(before, match.start(), wanted):
            found.append(recalled_mention(Span(match.start(), match.start() + len(words)), words, actor))
    return found


def introduced(actor: Actor, cast: Cast) -> bool:
    """Whether the text has given the person's whole name or title."""
    return any(is_whole(n) or n.titled for n in cast.presented.get(actor.id, ()))


def behind_another_name(before: str, position: int, wanted: Container[str]) -> bool:
    """Whether a first name that is not the person's stands right before a short name."""
    led = re.search(r"([A-Z]\w+)[ \u00a0]$", before)
    if led is None or fold_name(led[1]) in wanted or len(led[1]) <= SHORTEST_GIVEN_NAME:
        return False
    opens = SENTENCE_START.search(before[: led.start()]) is not None
    return not opens and position > len(led[0])
