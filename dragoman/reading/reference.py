"""Reference: whom pronouns and descriptions mean, by rule, from the actors in focus.

Each rule looks back from the word through the mentions before it. Unresolved stays unresolved: doubt never makes a
new person.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dragoman.actors.base import RANK, ActorBase, fold_name
from dragoman.language.base import ReferenceWords
from dragoman.model.actors import Actor, Mention
from dragoman.model.documents import Span
from dragoman.model.frames import Argument, Frame

# How many sentences back a pronoun may reach.
PRONOUN_REACH = 3
TOP = ("head of state", "head of government")


@dataclass(frozen=True)
class Focus:
    """What resolving needs: the mentions in text order, where sentences begin, and the words that refer back."""

    text: str
    mentions: Sequence[Mention]
    sentences: Sequence[Span]
    words: ReferenceWords
    base: ActorBase
    day: dt.date | None
    actor_of: Callable[[str], Actor | None]

    def before(self, position: int) -> list[Mention]:
        """Person mentions that end before the position, nearest first."""
        return [m for m in reversed(self.mentions) if m.kind == "person" and m.actor and m.span.end <= position]

    def sentence_number(self, position: int) -> int:
        """The number of the sentence that holds the position."""
        return bisect.bisect_right([s.start for s in self.sentences], position) - 1


def mention_at(mentions: Sequence[Mention], head: Span) -> Mention | None:
    """The mention that covers a head word."""
    return next((m for m in mentions if m.span.start <= head.start < m.span.end), None)


def resolve_argument(argument: Argument, frame: Frame, focus: Focus) -> tuple[str, ...]:
    """Ids of the actors that the argument means: one, several for groups, none where it stays open."""
    mention = mention_at(focus.mentions, argument.head)
    if mention is not None and mention.kind in ("person", "state", "body"):
        return (mention.actor,) if mention.actor else ()
    words = argument.head.cut(focus.text).lower()
    if words in focus.words.male or words in focus.words.female:
        return one_person(words, argument, frame, focus)
    if words in focus.words.plural:
        return group(argument, None, focus)
    if mention is not None and mention.kind == "office":
        return described(mention, argument, frame, focus)
    if words in focus.words.counterpart:
        return counterpart(argument, frame, focus) or described_by_state(argument, focus)
    if words in focus.words.groups and argument.phrase.cut(focus.text).lower().split()[0] in focus.words.definite:
        level = words if words in ("presidents", "ministers") else None
        return group(argument, level, focus)
    if words in focus.words.leader:
        return described_by_state(argument, focus)
    phrase = argument.phrase.cut(focus.text).lower().split()
    if len(phrase) <= 4 and phrase[0] in focus.words.definite and any(w in focus.words.pair for w in phrase[:2]):
        # "the two last met": the parser takes another word for the head
        return group(argument, None, focus)
    return ()


def one_person(word: str, argument: Argument, frame: Frame, focus: Focus) -> tuple[str, ...]:
    """The person a singular pronoun means: the nearest sentence's first fitting person, its own sentence last.

    A pronoun in object or oblique slots never means the subject of its own clause.
    """
    female = word in focus.words.female
    here = focus.sentence_number(argument.head.start)
    earlier = focus.before(argument.head.start)
    own = {
        m.actor
        for a in frame.arguments
        if a.slot == "subject" and a.head != argument.head
        for m in [mention_at(focus.mentions, a.head)]
        if m
    }
    possessive = word in ("his", "her", "its")
    by_sentence: dict[int, list[Mention]] = {}
    for mention in earlier:
        by_sentence.setdefault(focus.sentence_number(mention.span.start), []).append(mention)
    for number in range(here, here - PRONOUN_REACH - 1, -1):
        fitting = [
            m
            for m in reversed(by_sentence.get(number, []))
            if gender_fits(m, female) and (possessive or m.actor not in own)
        ]
        if fitting:
            return (fitting[0].actor or "",)
    ahead = [m for m in following(argument.head.end, here, focus) if gender_fits(m, female) and m.actor not in own]
    taken = {m.actor for a in frame.arguments for m in [mention_at(focus.mentions, a.head)] if m is not None}
    return next(((m.actor,) for m in ahead if m.actor and m.actor not in taken), ())


def following(position: int, sentence: int, focus: Focus) -> list[Mention]:
    """Person mentions of the sentence behind the position ("Ahead of his meeting with X, Y said")."""
    end = focus.sentences[sentence].end if 0 <= sentence < len(focus.sentences) else position
    return [m for m in focus.mentions if m.kind == "person" and m.actor and position <= m.span.start < end]


def gender_fits(mention: Mention, female: bool) -> bool:
    """Whether the person can be meant by "she" (or by "he")."""
    return mention.gender is None or (mention.gender == "female") == female


def group(argument: Argument, level: str | None, focus: Focus) -> tuple[str, ...]:
    """The persons in focus that "they", "both" or "the two leaders" mean: those of the nearest sentence that names two."""
    position = argument.head.start
    pair = any(w in focus.words.pair for w in argument.phrase.cut(focus.text).lower().split())
    here = focus.sentence_number(position)
    seen: dict[int, list[str]] = {}
    for mention in focus.before(position):
        ids = seen.setdefault(focus.sentence_number(mention.span.start), [])
        if (
            mention.actor
            and mention.actor not in ids
            and vouched(mention, focus)
            and (level is None or ranked(mention, level, focus))
        ):
            ids.append(mention.actor)
    seen = {number: list(reversed(ids)) for number, ids in seen.items()}
    for number in sorted(seen, reverse=True):
        if number < here - 8:
            break
        if len(seen[number]) >= 2:
            return tuple(seen[number][: 2 if pair else 6])
    merged: list[str] = []
    for number in sorted(seen, reverse=True):
        merged.extend(i for i in seen[number] if i not in merged)
        if len(merged) >= 2 and number >= here - 4:
            return tuple(sorted(merged[:2]))
    ahead = list(dict.fromkeys(m.actor for m in following(position, here, focus) if m.actor))
    return tuple(ahead[:2]) if len(ahead) >= 2 else ()


def vouched(mention: Mention, focus: Focus) -> bool:
    """Whether the base or a title says that the mention is a person of standing."""
    return mention.actor in focus.base.actors or mention.office is not None or mention.basis in ("title", "short")


def ranked(mention: Mention, word: str, focus: Focus) -> bool:
    """Whether the person can be one of "the presidents" or "the ministers"."""
    actor = focus.actor_of(mention.actor or "")
    levels = {i.level for i in actor.incumbencies} if actor else set()
    if mention.level:
        levels.add(mention.level)
    if not levels:
        return True
    return (
        bool(levels & {"head of state"})
        if word == "presidents"
        else bool({level for level in levels if "minister" in level or level == "head of government"})
    )


def described(mention: Mention, argument: Argument, frame: Frame, focus: Focus) -> tuple[str, ...]:
    """The person a description by office means: someone of the document first, else who held it on the day."""
    if mention.text.lower().endswith("s") and not mention.country:
        return ()
    for earlier in focus.before(mention.span.start):
        actor = focus.actor_of(earlier.actor or "")
        if actor is not None and answers(actor, earlier, mention, focus):
            return (actor.id,)
    if mention.country is None:
        return ()
    for later in focus.mentions:
        if later.kind == "person" and later.actor and later.span.start > mention.span.end:
            actor = focus.actor_of(later.actor)
            if actor is not None and actor.country == mention.country and answers(actor, later, mention, focus):
                return (actor.id,)
    holder = holder_of(mention.office or "", mention.level, mention.country, focus)
    return (holder,) if holder else ()


def answers(actor: Actor, earlier: Mention, wanted: Mention, focus: Focus) -> bool:
    """Whether the actor holds (or is called by) the office that the description names."""
    if wanted.country and wanted.country not in (actor.country, earlier.country):
        return False
    office = fold_name(wanted.office or "")
    if wanted.level == "other" or office == "leader":
        levels = {earlier.level, *(i.level for i in actor.incumbencies)}
        return wanted.country is not None and bool(levels & set(TOP))
    if earlier.office and fold_name(earlier.office) == office:
        return True
    day = focus.day
    return any(fold_name(i.office) == office or (i.level == wanted.level and wanted.country is not None)
               for i in actor.incumbencies if day is None or i.holds_on(day))  # fmt: skip


def holder_of(office: str, level: str | None, country: str, focus: Focus) -> str | None:
    """The one person of the base who held the office of that state on the day."""
    if focus.day is None or level is None:
        return None
    found = []
    for actor in focus.base.actors.values():
        if actor.kind == "person" and actor.country == country:
            for incumbency in actor.incumbencies:
                if (
                    incumbency.holds_on(focus.day)
                    and not incumbency.of
                    and (incumbency.level == level or fold_name(incumbency.office) == fold_name(office))
                ):
                    found.append((fold_name(incumbency.office) != fold_name(office), incumbency.begin or "", actor.id))
    exact = [f for f in found if not f[0]] or found
    people = {f[2] for f in exact}
    return next(iter(people)) if len(people) == 1 else None


def counterpart(argument: Argument, frame: Frame, focus: Focus) -> tuple[str, ...]:
    """The person of the named state who holds the subject's level ("his Turkish counterpart")."""
    country = next(
        (m.country for m in focus.mentions if m.kind in ("adjective", "state") and argument.phrase.covers(m.span)), None
    )
    if country is None:
        return ()
    levels = []
    for other in frame.arguments:
        mention = mention_at(focus.mentions, other.head)
        if other.head != argument.head and mention is not None and mention.kind == "person":
            actor = focus.actor_of(mention.actor or "")
            if mention.level:
                levels.append(mention.level)
            elif actor is not None and focus.day is not None:
                levels.extend(
                    i.level for i in sorted(actor.incumbencies, key=lambda i: RANK[i.level]) if i.holds_on(focus.day)
                )
    for level in levels:
        for earlier in focus.before(argument.head.start):
            if earlier.country == country and earlier.level == level:
                return (earlier.actor or "",)
        holder = holder_of("", level, country, focus)
        if holder:
            return (holder,)
    return ()


def described_by_state(argument: Argument, focus: Focus) -> tuple[str, ...]:
    """The top leader that "the Kazakh leader" means: of the document first, else the holder on the day."""
    country = next(
        (m.country for m in focus.mentions if m.kind in ("adjective", "state") and argument.phrase.covers(m.span)), None
    )
    if country is None:
        return ()
    for earlier in focus.before(argument.head.start):
        if earlier.country == country:
            actor = focus.actor_of(earlier.actor or "")
            levels = {earlier.level, *(i.level for i in (actor.incumbencies if actor else ()))}
            if levels & set(TOP):
                return (earlier.actor or "",)
    for level in TOP:
        holder = holder_of("", level, country, focus)
        if holder:
            return (holder,)
    return ()
