"""Whose somebody or something is that a phrase tells of without a name: "Turkish forces", "the army of Chad"."""

from __future__ import annotations

from collections.abc import Sequence

from dragoman.language.base import ActCues
from dragoman.model.actors import Mention
from dragoman.model.frames import Argument
from dragoman.reading.events.roles import Scene


def within(argument: Argument, scene: Scene, *, places: bool = True) -> list[str]:
    """The first actor named anywhere behind the head of the phrase, with those joined to it.

    Without ``places`` nobody is meant by where something is ("the attack in Kabul killed three").
    """
    text = scene.document.text
    if argument.lemma in scene.acts.suffered:
        return []
    behind = [
        m for m in scene.mentions
        if argument.phrase.covers(m.span) and m.span.start >= argument.head.end and owner_id(m, scene) is not None
        and (places or not scene.cues.at_place.search(text[argument.head.end : m.span.start]))
    ]  # fmt: skip
    return list(dict.fromkeys(owner_id(m, scene) or "" for m in joined_behind(behind, text, scene.acts)))


def owners_of(argument: Argument, scene: Scene) -> tuple[str, ...]:
    """Whose the argument is: named at or before its head within the phrase, else right behind it."""
    text, head = scene.document.text, argument.head
    inside = [m for m in scene.mentions if argument.phrase.overlaps(m.span) and owner_id(m, scene) is not None]
    at_head = [m for m in inside if m.span.overlaps(head)]
    before = joined_before([m for m in inside if m.span.end <= head.start], head.start, text, scene.acts)
    # in "the overthrow of X" he is whom it was done to
    behind = [
        m for m in inside
        if m.span.start >= head.end and argument.lemma not in scene.acts.suffered
        and owns(text[head.end : m.span.start], scene.acts)
    ]  # fmt: skip
    found = at_head or before or joined_behind(behind, text, scene.acts)
    return tuple(dict.fromkeys(owner_id(m, scene) or "" for m in found))


def owns(gap: str, acts: ActCues) -> bool:
    """Whether what stands between a head and a name says that the head is the name's ("forces of the")."""
    words = gap.lower().split()
    return bool(words) and words[0] in acts.owning and set(words[1:]) <= acts.articles


def joined_before(mentions: Sequence[Mention], position: int, text: str, acts: ActCues) -> list[Mention]:
    """The last mention before the head, unless another phrase has begun, and those joined to it."""
    kept: list[Mention] = []
    for mention in reversed(mentions):
        gap = text[mention.span.end : kept[-1].span.start if kept else position]
        if kept and gap.strip() not in acts.joining:
            break
        if not kept and acts.crossing & set(gap.lower().split()):
            break
        kept.append(mention)
    return kept[::-1]


def joined_behind(mentions: Sequence[Mention], text: str, acts: ActCues) -> list[Mention]:
    """The first mention behind the head and those joined to it."""
    kept = list(mentions[:1])
    for mention in mentions[1:]:
        if text[kept[-1].span.end : mention.span.start].strip() not in acts.joining:
            break
        kept.append(mention)
    return kept


def owner_id(mention: Mention, scene: Scene) -> str | None:
    """The actor of a mention; a place stands for its state."""
    if mention.actor is not None or mention.body is not None:
        return mention.actor or mention.body
    country = mention.country or (mention.place.country if mention.place is not None else None)
    key = country.lower() if country is not None and mention.kind in ("place", "adjective", "state", "office") else None
    return key if key is not None and scene.actor_of(key) is not None else None
