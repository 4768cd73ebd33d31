"""Whom words about bodies and offices mean: a body's chief, a seat's spokesman, "the alliance", "his predecessor"."""

from __future__ import annotations

from dragoman.actors.base import fold_name
from dragoman.model.actors import Actor, Incumbency, Mention
from dragoman.model.documents import Span
from dragoman.reading.reference.focus import PRONOUN_REACH, TOP, Focus
from dragoman.reading.reference.offices import holder_of

# How many sentences back a class word may reach for its body, the own sentence counted.
CLASS_REACH = 3
# How a chief without a better name is called in the tables, tried in turn.
CHIEFLY = ("secretary general", "director general", "managing director", "executive director", "president")


def chief_meant(head: Span, phrase: Span, focus: Focus) -> tuple[str, ...]:
    """Who leads or speaks for the body or seat named right before the head word ("the NATO chief", "its chief")."""
    word = head.cut(focus.text).lower()
    owner = named_owner(head, phrase, focus)
    if owner is None:
        return ()
    if word in focus.words.spokesmen:
        holder = spokesman_of(owner, head.start, focus) if owner.country else None
        return (holder,) if holder else ()
    if owner.kind == "state" and owner.country:
        leaders = (holder_of("", level, owner.country, focus, head.start) for level in TOP)
        return next(((leader,) for leader in leaders if leader), ())
    titles = [fold_name(word).replace("-", " ")] if " " in word or "-" in word else CHIEFLY
    for title in titles:
        found = {a.id for a in focus.base.holders(owner.actor or "", title) if holds(a, owner.actor, title, head.start, focus)}  # fmt: skip
        if found:
            return (next(iter(found)),) if len(found) == 1 else ()
    return ()


def named_owner(head: Span, phrase: Span, focus: Focus) -> Mention | None:
    """The body, or the state by its seat, whose chief is meant: right before the word, or the last one for "its"."""
    first = phrase.cut(focus.text).split()[0].lower()
    if first in focus.words.possessive:
        return last_body(head.start, None, focus)
    for mention in focus.by_sentence.get(focus.sentence_number(head.start), ()):
        if phrase.covers(mention.span) and focus.text[mention.span.end : head.start].strip() == "":
            by_seat = mention.kind == "state" and mention.place is not None
            return mention if mention.kind == "body" or by_seat else None
    return None


def holds(actor: Actor, body: str | None, title: str, position: int, focus: Focus) -> bool:
    """Whether the person held the body's office of that name on the day that the words tell of."""
    day = focus.day_at(position)
    return day is not None and any(
        i.of == body and fold_name(i.office).replace("-", " ").startswith(title) and i.holds_on(day)
        for i in actor.incumbencies
    )


def spokesman_of(owner: Mention, position: int, focus: Focus) -> str | None:
    """Who spoke for the head of the state on the day."""
    day, offices = focus.day_at(position), focus.words.spokesman_offices
    if day is None or owner.country is None:
        return None
    found = {
        a.id for a in focus.base.holders(owner.country, *offices)
        for i in a.incumbencies if fold_name(i.office) in offices and i.holds_on(day)
    }  # fmt: skip
    return next(iter(found)) if len(found) == 1 else None


def last_body(position: int, kinds: frozenset[str] | None, focus: Focus) -> Mention | None:
    """The only body, of one of the kinds where these are given, that the nearest sentence with any names."""
    here = focus.sentence_number(position)
    for number in range(here, here - CLASS_REACH, -1):
        bodies = {}
        for mention in focus.named(number, position):
            actor = focus.actor_of(mention.actor or "")
            if mention.kind == "body" and actor is not None and (kinds is None or actor.body_kind in kinds):
                bodies[mention.actor] = mention
        if bodies:
            return next(iter(bodies.values())) if len(bodies) == 1 else None
    return None


def class_meant(head: Span, focus: Focus) -> tuple[str, ...]:
    """The body that a word for its class means ("the alliance")."""
    kinds = focus.words.body_classes[head.cut(focus.text).lower()]
    mention = last_body(head.start, frozenset(kinds), focus)
    return (mention.actor,) if mention is not None and mention.actor else ()


def speaks(place: Mention, head: Span, focus: Focus) -> bool:
    """Whether nothing but the verb of saying stands between the place and the word ("Cairo said it")."""
    return len(focus.text[place.span.end : head.start].split()) == 1


def speaker_state(head: Span, focus: Focus) -> tuple[str, ...]:
    """The state or body that "it" means in what it says ("Kazakhstan says it will"): the last one named in the clause.

    A capital that speaks is its state ("Cairo said it would").
    """
    here = focus.sentence_number(head.start)
    named = [
        m for m in focus.named(here, head.start)
        if m.actor and (m.kind in ("state", "body", "person") or (m.kind == "place" and speaks(m, head, focus)))
    ]  # fmt: skip
    if not named:
        return ()
    first = named[0]
    return (first.actor or "",) if first.kind != "person" and len({m.actor for m in named}) == 1 else ()


def in_office(word: str, owner: Actor | None, position: int, focus: Focus) -> tuple[str, ...]:
    """Who held the person's highest office before him, or after him."""
    day = focus.day_at(position)
    if owner is None or owner.country is None or day is None:
        return ()
    own = next((i for i in focus.base.offices_on(owner.id, day) if i.of is None and i.level in TOP), None)
    if own is None:
        return ()
    others = [
        (i, a.id) for a in focus.base.holders(owner.country, own.office) if a.id != owner.id
        for i in a.incumbencies if i.office == own.office and not i.acting and i.begin and i.begin[:1].isdigit()
    ]  # fmt: skip
    if focus.words.in_office[word] == "before":
        earlier = [(i.begin or "", key) for i, key in others if before(i, own)]
        return (max(earlier)[1],) if earlier else ()
    later = [(i.begin or "", key) for i, key in others if before(own, i)]
    return (min(later)[1],) if later else ()


def before(one: Incumbency, other: Incumbency) -> bool:
    """Whether the one holding ended by the time that the other began."""
    if one.finish is None or other.begin is None:
        return False
    length = min(len(one.finish), len(other.begin))
    return one.finish[:length] <= other.begin[:length]


def family(head: Span, focus: Focus) -> tuple[str, ...]:
    """The persons of one surname whom its plural means ("the Clintons"), named before."""
    word = head.cut(focus.text)
    stems = {word[:-1], word[:-2] if word.endswith("es") else word[:-1]}
    found: list[str] = []
    for mention in focus.before(head.start):
        actor = focus.actor_of(mention.actor or "")
        parts = (actor.name if actor is not None else mention.name).split()
        if parts and parts[-1] in stems and mention.actor and mention.actor not in found:
            found.append(mention.actor)
    return tuple(found[::-1]) if len(found) > 1 else ()


def same_side(head: Span, focus: Focus) -> tuple[str, ...]:
    """The state whose delegation or side was told of before ("An Uzbek delegation came … The visiting delegation")."""
    word = head.cut(focus.text).lower()
    here = focus.sentence_number(head.start)
    for number in range(here, here - PRONOUN_REACH, -1):
        for mention in reversed(focus.named(number, head.start)):
            if mention.kind in ("adjective", "state") and mention.actor:
                behind = (
                    focus.text[mention.span.end : min(mention.span.end + len(word) + 4, head.start)].lower().split()
                )
                if behind[:1] == [word] or behind[1:2] == [word]:
                    return (mention.actor,)
    return ()
