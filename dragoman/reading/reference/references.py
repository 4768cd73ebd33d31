"""Words that only refer, as mentions of those whom they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.base import ReferenceSpan
from dragoman.model.actors import Mention
from dragoman.model.documents import Span
from dragoman.model.frames import Argument, Frame
from dragoman.reading.reference.arguments import described, resolve_argument
from dragoman.reading.reference.bodies import chief_meant, class_meant, family, same_side, speaker_state
from dragoman.reading.reference.focus import PRONOUN_REACH, Focus, gender_fits
from dragoman.reading.reference.groups import dealing_together


def settle(focus: Focus, frames: Sequence[Frame] = ()) -> Focus:
    """The focus with descriptions by office filled in, so that a pronoun behind one can mean its holder.

    ``frames`` of contacts tell who dealt with whom: those are "they" rather than two who only stand in one sentence.
    """
    filled = [described_mention(m, focus) if m.kind == "office" and m.actor is None else m for m in focus.mentions]
    settled = replace(focus, mentions=filled)
    return replace(settled, together=dealing_together(frames, settled))


def read_references(found: Sequence[ReferenceSpan], frames: Sequence[Frame], focus: Focus) -> list[Mention]:
    """The mentions of a settled focus with those that only refer: pronouns and descriptions without an office.

    What stays open keeps no actor; what names several is of kind group, with its members.
    """
    result = list(focus.mentions)
    named = {i for m in result if m.kind in ("person", "office") for i in range(m.span.start, m.span.end)}
    framed: dict[int, list[Frame]] = {}
    for frame in frames:
        framed.setdefault(frame.sentence, []).append(frame)
    for reference in found:
        if not named.isdisjoint(range(reference.head.start, reference.head.end)):
            continue
        ids = meant(reference, framed.get(focus.sentence_number(reference.head.start), ()), focus)
        if ids:
            result.append(reference_mention(reference, ids, focus))
    return sorted(result, key=lambda m: (m.span.start, m.span.end))


def reference_mention(reference: ReferenceSpan, ids: tuple[str, ...], focus: Focus) -> Mention:
    """The mention of the actor or actors that a word refers to."""
    words = reference.span.cut(focus.text)
    basis = "pronoun" if reference.span == reference.head else "description"
    if len(ids) > 1:
        return Mention(reference.span, words, "group", None, words, basis=basis, members=ids)
    actor = focus.actor_of(ids[0])
    kind = actor.kind if actor is not None else "person"
    name, country = (actor.name, actor.country) if actor is not None else (words, None)
    return Mention(reference.span, words, kind, ids[0], name, country=country, basis=basis)


def described_mention(mention: Mention, focus: Focus) -> Mention:
    """A definite description by office with the person that it means; an office that is only spoken of stays one."""
    before = focus.text[max(0, mention.span.start - 8) : mention.span.start].lower()
    led = before.split()[-1:] if before[-1:].isspace() else []
    definite = mention.country is not None or bool(set(led) & (focus.words.definite | focus.words.possessive))
    if not definite or mention.span.start == 0:
        return mention
    argument, frame = Argument("subject", mention.span, mention.span), bare_frame(mention.span, focus)
    ids = described(mention, argument, frame, focus)
    if not ids:
        return mention
    actor = focus.actor_of(ids[0])
    return replace(mention, actor=ids[0], name=actor.name if actor else mention.name, gender=actor.gender if actor else None)  # fmt: skip


def bare_frame(span: Span, focus: Focus, *, with_subject: bool = False) -> Frame:
    """A frame for words that stand in none; its subject is the last person named before them in the sentence."""
    number = focus.sentence_number(span.start)
    arguments: tuple[Argument, ...] = ()
    nearest = next(focus.before(span.start), None)
    if with_subject and nearest is not None and focus.sentence_number(nearest.span.start) == number:
        head = Span(nearest.span.end - 1, nearest.span.end)
        arguments = (Argument("subject", head, nearest.span),)
    return Frame("", nominal=False, trigger=span, sentence=number, arguments=arguments, tense="none")


def meant(reference: ReferenceSpan, frames: Sequence[Frame], focus: Focus) -> tuple[str, ...]:
    """Ids of those to whom the words refer."""
    head = reference.head.cut(focus.text).lower()
    if head in focus.words.organs or head in focus.words.sides:
        return state_meant(reference, focus) or same_side(reference.head, focus)
    if (head in focus.words.chiefs and head not in focus.words.leader) or head in focus.words.spokesmen:
        return chief_meant(reference.head, reference.span, focus)
    if head in focus.words.body_classes:
        return class_meant(reference.head, focus)
    if head in focus.words.neuter:
        return speaker_state(reference.head, focus)
    if reference.head.cut(focus.text)[:1].isupper() and head.endswith("s") and reference.head != reference.span:
        plural = family(reference.head, focus)
        if plural:
            return plural
    for frame in frames:
        for argument in frame.arguments:
            if argument.head.overlaps(reference.head):
                return resolve_argument(replace(argument, phrase=reference.span), frame, focus)
    if head in focus.words.two_ways:
        return one_of_two(head, reference, focus)
    if head in focus.words.aged:
        return only_person(reference, focus)
    if head in focus.words.reflexive:
        return own_subject(head, reference, focus)
    slot = "subject" if head in focus.words.nominative or is_subject(reference, focus) else "object"
    argument = Argument(slot, reference.head, reference.span)
    return resolve_argument(argument, bare_frame(reference.span, focus, with_subject=slot == "object"), focus)


def own_subject(head: str, reference: ReferenceSpan, focus: Focus) -> tuple[str, ...]:
    """The last person named before a reflexive in its sentence."""
    here = focus.sentence_number(reference.span.start)
    for mention in focus.before(reference.span.start):
        if focus.sentence_number(mention.span.start) != here:
            break
        if head in focus.words.plural or gender_fits(mention, head in focus.words.female):
            return (mention.actor or "",)
    return ()


def one_of_two(head: str, reference: ReferenceSpan, focus: Focus) -> tuple[str, ...]:
    """The first or the second of the two persons, else states, of the nearest sentence that names just two."""
    here = focus.sentence_number(reference.span.start)
    for number in range(here, here - 2, -1):
        for kind in ("person", "state"):
            named = focus.named(number, reference.span.start)
            two = list(dict.fromkeys(m.actor for m in named if m.kind == kind and m.actor))
            if len(two) == 2:
                return (two[focus.words.two_ways.index(head)],)
    return ()


def only_person(reference: ReferenceSpan, focus: Focus) -> tuple[str, ...]:
    """The one person whom the sentences just before name."""
    here = focus.sentence_number(reference.span.start)
    for number in range(here, here - 2, -1):
        named = {m.actor for m in focus.named(number, reference.span.start) if m.kind == "person" and m.actor}
        if named:
            return tuple(named) if len(named) == 1 else ()
    return ()


def is_subject(reference: ReferenceSpan, focus: Focus) -> bool:
    """Whether the words begin a clause."""
    before = focus.text[max(0, reference.span.start - 2) : reference.span.start]
    return before.strip() in ("", ".", ",", "“", '"')


def state_meant(reference: ReferenceSpan, focus: Focus) -> tuple[str, ...]:
    """The state whose side, ministry or government is meant: named in the phrase, else the only one of the sentences before."""
    inside = [
        m for m in focus.mentions if m.kind in ("adjective", "state", "place") and reference.span.overlaps(m.span)
    ]
    if inside:
        return (inside[0].actor,) if inside[0].actor else ()
    here = focus.sentence_number(reference.span.start)
    for number in range(here, here - PRONOUN_REACH, -1):
        states = {m.country for m in focus.named(number, reference.span.start) if m.country}
        if states:
            state = focus.base.state(next(iter(states))) if len(states) == 1 else None
            return (state.id,) if state else ()
    return ()
