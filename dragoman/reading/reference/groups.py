"""Whom words for several mean: "they", "both", "the two leaders", "the two countries"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from dragoman.model.actors import Mention
from dragoman.model.frames import Argument, Frame
from dragoman.reading.reference.focus import PRONOUN_REACH, TOP, Focus, following, is_person, mention_at

# How many sentences back "the two leaders" may have been named together, and how many where each stands alone.
GROUP_REACH, SCATTERED_REACH = 8, 4
# How many sentences back two may have been told to deal with one another.
TOGETHER_REACH = 5
PAIR = 2
# The slots of those who deal with one another.
SIDES = ("subject", "object", "with", "between", "possessor", "to", "by")
# No more than so many are meant by "they".
LARGEST = 6
# "The leaders" are heads of state or government where such have been named.
LEADER = "leader"


def group(argument: Argument, level: str | None, focus: Focus) -> tuple[str, ...]:
    """The persons in focus that "they", "both" or "the two leaders" mean: those of the nearest sentence that names two."""
    if level == LEADER:
        nearest = named_together(argument, None, focus)
        last = {m.actor: m for m in focus.before(argument.head.start) if m.actor in nearest}
        if any(ranked(m, level, focus) for m in last.values()):
            return nearest
        # "both leaders" behind two ministers are those whom the ministers serve
        return named_together(argument, level, focus) or nearest
    return named_together(argument, level, focus)


def named_together(argument: Argument, level: str | None, focus: Focus) -> tuple[str, ...]:
    """The persons of the level whom the nearest sentence that names two of them names."""
    position = argument.head.start
    pair = any(w in focus.words.pair for w in argument.phrase.cut(focus.text).lower().split())
    here = focus.sentence_number(position)
    seen = {number: fitting(number, position, level, focus) for number in range(here, here - GROUP_REACH - 1, -1)}
    dealt = next((d for d in reversed(focus.together) if here - TOGETHER_REACH <= d[0] < here), None)
    for number, ids in seen.items():
        if len(ids) >= 2:
            # others of one sentence are somebody else's pair ("after his call with Bennett, Sullivan met Hulata")
            apart = dealt is not None and (number > dealt[0] or len(set(ids) - set(dealt[1])) >= PAIR)
            if (
                dealt is not None
                and apart
                and here > number >= dealt[0]
                and level is None
                and not set(dealt[1]) >= set(ids)
            ):
                # "spoke with Truss. He mourned the Queen. The leaders agreed": those who spoke
                return tuple(sorted(dealt[1]))[:LARGEST]
            # "the two leaders" of three named are nobody knows who, unless two of them go together
            return coordinated(ids, position, focus) if pair and len(ids) > 2 else tuple(ids[:LARGEST])
    merged: list[str] = []
    for number in range(here, here - SCATTERED_REACH - 1, -1):
        merged.extend(i for i in seen[number] if i not in merged)
        if len(merged) >= 2:
            return tuple(sorted(merged[:2]))
    ahead = list(dict.fromkeys(m.actor for m in following(position, here, focus) if m.actor))
    return tuple(ahead[:2]) if len(ahead) >= 2 else ()


def fitting(sentence: int, position: int, level: str | None, focus: Focus) -> list[str]:
    """The persons of standing whom the sentence names before the position, each where it names him last."""
    ids: list[str] = []
    for mention in reversed(focus.named(sentence, position)):
        fits = (
            (mention.kind == "person" or told_of(mention, focus))
            and not departed(mention, focus)
            and vouched(mention, focus)
            and (level is None or ranked(mention, level, focus))
        )
        if fits and mention.actor and mention.actor not in ids:
            ids.append(mention.actor)
    return ids[::-1]


def dealing_together(frames: Sequence[Frame], focus: Focus) -> list[tuple[int, tuple[str, ...]]]:
    """The sentences that tell of two persons or more who deal with one another, and their ids, in text order.

    A meeting that is only named ("his talks with Xi") counts in the first sentence, a heading, alone.
    """
    found: list[tuple[int, tuple[str, ...]]] = []
    for frame in sorted(frames, key=lambda f: f.trigger.start):
        if frame.nominal and frame.light is None and frame.sentence > 0:
            continue
        slots = SIDES if frame.nominal or frame.passive else SIDES[:-1]
        heads = [mention_at(focus.mentions, a.head) for a in frame.arguments if a.slot in slots]
        ids = tuple(dict.fromkeys(m.actor for m in heads if m is not None and is_person(m) and m.actor))
        if len(ids) >= 2:
            found.append((frame.sentence, ids))
    return found


def departed(mention: Mention, focus: Focus) -> bool:
    """Whether the person is dead by the words beside the name ("the loss of", "the late", "whose funeral")."""
    before = focus.text[max(0, mention.span.start - 30) : mention.span.start].lower().split()
    behind = focus.text[mention.span.end : mention.span.end + 24].lower().replace("’", "'").split()
    of = next((i for i in range(len(before) - 1, max(-1, len(before) - 4), -1) if before[i] in focus.words.whose), 0)
    owned = len(behind) > 1 and behind[0] in ("'s", "'") and behind[1].strip(".,") in focus.words.departed
    return (
        owned or (of > 0 and before[of - 1] in focus.words.departed) or bool(set(before[-1:]) & focus.words.departing)
    )


def told_of(mention: Mention, focus: Focus) -> bool:
    """Whether a description by office is somebody of whom the sentence tells, not only whose aide somebody is."""
    if not is_person(mention):
        return False
    led = focus.text[max(0, mention.span.start - 24) : mention.span.start].lower().split()
    return led[-1:] != [] and led[-1] in focus.words.definite and not set(led[-2:-1]) & focus.words.owning


def coordinated(ids: Sequence[str], position: int, focus: Focus) -> tuple[str, ...]:
    """The only two of the persons that the text has named as one ("had Aliyev and Pashinyan to Sochi")."""
    pairs = set()
    for later, earlier in itertools.pairwise(focus.before(position)):
        joined = focus.text[earlier.span.end : later.span.start].strip() in focus.words.joining
        listed = focus.text[max(0, earlier.span.start - 2) : earlier.span.start].rstrip().endswith(",")
        if joined and not listed and later.actor in ids and earlier.actor in ids:
            pairs.add(frozenset((later.actor or "", earlier.actor or "")))
    return tuple(sorted(next(iter(pairs)))) if len(pairs) == 1 else ()


def vouched(mention: Mention, focus: Focus) -> bool:
    """Whether the base or a title says that the mention is a person of standing."""
    return mention.actor in focus.base.actors or mention.office is not None or mention.basis in ("title", "short")


def ranked(mention: Mention, level: str, focus: Focus) -> bool:
    """Whether the person can be one of "the presidents", "the ministers" or "the foreign ministers"."""
    actor = focus.actor_of(mention.actor or "")
    day = focus.day_at(mention.span.start)
    levels = {i.level for i in (actor.incumbencies if actor else ()) if day is None or i.holds_on(day)}
    if mention.level:
        levels.add(mention.level)
    if not levels:
        return True
    if level == LEADER:
        return bool(levels & set(TOP))
    if level == "minister":
        return any("minister" in found or found == "head of government" for found in levels)
    return level in levels


def states_meant(argument: Argument, focus: Focus, *, alone: bool = False) -> tuple[str, ...]:
    """The states that "they", "both sides" or "the two countries" mean: those of the nearest sentence that names two.

    ``alone`` asks that the sentence name no persons: "they" behind leaders who spoke of two states are the leaders.
    """
    here = focus.sentence_number(argument.head.start)
    for number in range(here, here - PRONOUN_REACH - 1, -1):
        named = focus.named(number, argument.head.start)
        states = list(dict.fromkeys(m.actor for m in named if m.kind == "state" and m.actor))
        if alone and any(m.kind in ("person", "office", "body") for m in named):
            return ()
        behind = {m.actor for m in focus.by_sentence.get(here, ()) if m.span.start > argument.head.end}
        if alone and behind & set(states):
            # "They pledged to impose costs on Russia": Russia is none of them
            return ()
        if len(states) >= 2:
            return tuple(states[:LARGEST])
    return ()
