"""Whom the argument of a predicate means, be it a name, a pronoun, a group or a description by office."""

from __future__ import annotations

from dragoman.actors.base import fold_name
from dragoman.model.actors import Actor, Mention
from dragoman.model.documents import Span
from dragoman.model.frames import Argument, Frame
from dragoman.reading.reference.bodies import chief_meant, class_meant, in_office, speaker_state
from dragoman.reading.reference.focus import PRONOUN_REACH, TOP, Focus, following, gender_fits, is_person, mention_at
from dragoman.reading.reference.groups import group, states_meant
from dragoman.reading.reference.offices import (
    answers,
    counterpart,
    described_by_state,
    holder_of,
    is_leader,
    named_holder,
    only_state,
)

# How many sentences back the holder of a bare office ("the president") may have been named beside others.
OFFICE_REACH = 6


# Of how many sentences he must be the first named whom a text is about.
LED = 2


def resolve_argument(argument: Argument, frame: Frame, focus: Focus) -> tuple[str, ...]:
    """Ids of the actors that the argument means: one, several for groups, none where it stays open."""
    mention = mention_at(focus.mentions, argument.head)
    if argument.phrase.cut(focus.text).split()[:1] in ([word] for word in focus.words.nobody):
        return ()
    if mention is not None and (mention.kind in ("person", "state", "body")):
        return (mention.actor,) if mention.actor else ()
    words = argument.head.cut(focus.text).lower()
    if words in focus.words.male or words in focus.words.female:
        return one_person(words, argument, frame, focus)
    if words in focus.words.plural:
        return group(argument, None, focus) or states_meant(argument, focus, alone=True)
    if words in focus.words.relative:
        return antecedent(argument, focus)
    if mention is not None and mention.kind == "office":
        return described(mention, argument, frame, focus)
    if words in focus.words.counterpart:
        return counterpart(argument, frame, focus)
    if words in focus.words.in_office:
        return in_office(words, owner_of(argument, frame, focus), argument.head.start, focus)
    if words in focus.words.neuter:
        return speaker_state(argument.head, focus)
    if words in focus.words.body_classes and argument.phrase.cut(focus.text).lower().split()[0] in focus.words.definite:
        return class_meant(argument.head, focus)
    if words in focus.words.chiefs or words in focus.words.spokesmen:
        meant = chief_meant(argument.head, argument.phrase, focus)
        if meant or words not in focus.words.leader:
            return meant
    if words in focus.words.groups and argument.phrase.cut(focus.text).lower().split()[0] in focus.words.definite:
        return group_meant(words, argument, focus)
    if words in focus.words.leader:
        return described_by_state(argument, focus)
    parts = argument.phrase.cut(focus.text).lower().split()
    if len(parts) <= 4 and parts[0] in focus.words.definite and any(w in focus.words.pair for w in parts[:2]):
        # "the two last met": the parser takes another word for the head
        return group(argument, None, focus)
    return ()


def group_meant(words: str, argument: Argument, focus: Focus) -> tuple[str, ...]:
    """Whom a definite noun for several means ("the leaders", "the two countries")."""
    phrase = argument.phrase.cut(focus.text).lower()
    behind = focus.text[argument.head.end : argument.head.end + 40].lower().split()
    countries = {f"{w.strip('.,').removesuffix('s')}s" for w in behind[1:4]} & focus.words.state_groups
    meant = {*behind[1:4]} & {*focus.words.pair, *focus.words.plural} or countries
    if set(behind[:1]) & focus.words.whose and not meant:
        # "the leaders of the ports"; but "the leaders of both countries", "the heads of state"
        return ()
    if phrase.split()[0] in focus.words.numbers and words not in focus.words.group_levels:
        # "two men had tried"; but "two leaders agree"
        return ()
    if words in focus.words.anybody and not set(phrase.split()) <= {
        words,
        *focus.words.definite,
        *focus.words.pair,
    }:
        # "the two women" are those named, "the brave women of the march" are not
        return ()
    level = next((v for k, v in sorted(focus.words.group_levels.items(), key=lambda i: -len(i[0])) if phrase.endswith(k)), None)  # fmt: skip
    states = states_meant(argument, focus) if words in focus.words.state_groups else ()
    return group(argument, level, focus) or states


def one_person(word: str, argument: Argument, frame: Frame, focus: Focus) -> tuple[str, ...]:
    """The person a singular pronoun means: the nearest sentence's first fitting person, its own sentence last.

    A pronoun in object or oblique slots never means the subject of its own clause.
    """
    female = word in focus.words.female
    here = focus.sentence_number(argument.head.start)
    own = {
        m.actor
        for a in frame.arguments
        if a.slot == "subject" and a.head != argument.head
        for m in [mention_at(focus.mentions, a.head)]
        if m
    }
    possessive = word in focus.words.possessive
    for number in range(here, here - PRONOUN_REACH - 1, -1):
        fitting = [
            m
            for m in focus.named(number, argument.head.start)
            if is_person(m) and gender_fits(m, female) and (possessive or m.actor not in own)
        ]
        if fitting:
            return (fitting[0].actor or "",)
    ahead = [m for m in following(argument.head.end, here, focus) if gender_fits(m, female) and m.actor not in own]
    taken = {m.actor for a in frame.arguments for m in [mention_at(focus.mentions, a.head)] if m is not None}
    return next(((m.actor,) for m in ahead if m.actor and m.actor not in taken), ())


def antecedent(argument: Argument, focus: Focus) -> tuple[str, ...]:
    """Whom a relative pronoun means: the person right before it."""
    nearest = next(focus.before(argument.head.start), None)
    if nearest is None or focus.text[nearest.span.end : argument.head.start].strip(" ,") != "":
        return ()
    return (nearest.actor or "",)


def described(mention: Mention, argument: Argument, frame: Frame, focus: Focus) -> tuple[str, ...]:
    """The person a description by office means: someone of the document first, else who held it on the day."""
    if mention.text.lower().endswith("s") and not mention.country:
        return ()
    people, number = last_answering(mention, focus)
    if people and mention.country is None:
        people = told_apart(mention, people, focus)
    if people:
        # where two ministers were named just before nobody can tell
        near = number >= focus.sentence_number(mention.span.start) - 1
        return () if len(people) > 1 and near and mention.country is None else (people[0],)
    country = mention.country or owner_country(mention, frame, focus) or only_state(mention.span.start, focus)
    if country is None:
        return named_holder(mention, focus)
    if mention.country is None and fold_name(mention.office or "") not in (*focus.words.generic, *focus.words.leader):
        return named_holder(mention, focus)
    if mention.country is not None:
        for later in focus.mentions:
            if later.kind == "person" and later.actor and later.span.start > mention.span.end:
                actor = focus.actor_of(later.actor)
                if actor is not None and actor.country == country and answers(actor, later, mention, focus):
                    return (actor.id,)
    if mention.capacity in ("former", "elect"):
        return ()
    levels = TOP if is_leader(mention, focus) else (mention.level,)
    for level in levels:
        holder = holder_of("" if level in TOP and is_leader(mention, focus) else mention.office or "", level, country, focus, mention.span.start)  # fmt: skip
        if holder:
            return (holder,)
    return ()


def told_apart(mention: Mention, nearest: list[str], focus: Focus) -> list[str]:
    """Those of the nearest and of the sentences before them whom the bare office can mean where several answer to it.

    Who is named beside it is somebody else, and nobody deals with his own state; of the rest it is he whom the text is
    about: the first named of more sentences than any other.
    """
    here, start = focus.sentence_number(mention.span.start), mention.span.start
    others = [m for m in focus.by_sentence.get(here, ()) if m.span.start > start]
    beside = {m.actor for m in others if m.kind == "person"}
    dealt = {m.country for m in others if m.kind in ("state", "adjective", "person") and m.country}
    wider = dict.fromkeys(nearest)
    for earlier in focus.before(start):
        if focus.sentence_number(earlier.span.start) < here - OFFICE_REACH:
            break
        actor = focus.actor_of(earlier.actor or "")
        if actor is not None and answers(actor, earlier, mention, focus):
            wider.setdefault(actor.id)
    left = [key for key in wider if key not in beside] or list(wider)
    if len(left) < 2:
        return left
    abroad = [key for key in left if (actor := focus.actor_of(key)) is None or actor.country not in dealt]
    if len(abroad) == 1:
        return abroad
    led = {key: sum(n < here for n in focus.leading.get(key, ())) for key in left}
    most = [key for key in left if led[key] == max(led.values())]
    clear = len(most) == 1 and led[most[0]] >= LED
    return most if clear else [key for key in nearest if key in left] or left


def last_answering(mention: Mention, focus: Focus) -> tuple[list[str], int]:
    """Whom the description can mean in the last sentence before it that names such, nearest first, and its number."""
    found: list[str] = []
    number = -1
    for earlier in focus.before(mention.span.start):
        here = focus.sentence_number(earlier.span.start)
        if found and here != number:
            break
        actor = focus.actor_of(earlier.actor or "")
        if actor is not None and actor.id not in found and answers(actor, earlier, mention, focus):
            found, number = [*found, actor.id], here
    return found, number


def owner_of(argument: Argument, frame: Frame, focus: Focus) -> Actor | None:
    """The person whose the phrase says the argument is ("his predecessor")."""
    words = argument.phrase.cut(focus.text)
    first = words.split()[0] if words.split() else ""
    if first.lower() not in focus.words.possessive:
        return None
    start = argument.phrase.start + words.index(first)
    head = Span(start, start + len(first))
    ids = resolve_argument(Argument("possessor", head, head), frame, focus)
    return focus.actor_of(ids[0]) if len(ids) == 1 else None


def owner_country(mention: Mention, frame: Frame, focus: Focus) -> str | None:
    """The state of him whose minister is meant ("his foreign minister", "its leader")."""
    before = focus.text[max(0, mention.span.start - 8) : mention.span.start].split()
    if not before or before[-1].lower() not in focus.words.possessive:
        return None
    start = mention.span.start - len(before[-1]) - 1
    head = Span(max(0, start), max(0, start) + len(before[-1]))
    ids = resolve_argument(Argument("possessor", head, head), frame, focus)
    actor = focus.actor_of(ids[0]) if len(ids) == 1 else None
    return actor.country if actor is not None else only_state(mention.span.start, focus)
