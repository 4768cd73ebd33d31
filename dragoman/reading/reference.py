"""Reference: whom pronouns and descriptions mean, by rule, from the actors in focus.

Each rule looks back from the word through the mentions before it. Unresolved stays unresolved: doubt never makes a
new person.
"""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from dragoman.actors.base import RANK, ActorBase, fold_name
from dragoman.language.base import ReferenceSpan, ReferenceWords
from dragoman.model.actors import Actor, Incumbency, Mention
from dragoman.model.documents import Span
from dragoman.model.frames import Argument, Frame

# How many sentences back a pronoun may reach.
PRONOUN_REACH = 3
TOP = ("head of state", "head of government")
# "The former … the latter", and "the 71-year-old".
TWO_WAYS = ("former", "latter")
AGE = "year-old"


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
    days: Mapping[int, dt.date] = field(default_factory=dict)

    def day_at(self, position: int) -> dt.date | None:
        """The day that a sentence tells of, else that of the document: who held an office then is meant."""
        return self.days.get(self.sentence_number(position), self.day)

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
        return group(argument, None, focus) or states_meant(argument, focus)
    if words in focus.words.relative:
        return antecedent(argument, focus)
    if mention is not None and mention.kind == "office":
        return described(mention, argument, frame, focus)
    if words in focus.words.counterpart:
        return counterpart(argument, frame, focus)
    if words in focus.words.groups and argument.phrase.cut(focus.text).lower().split()[0] in focus.words.definite:
        phrase = argument.phrase.cut(focus.text).lower()
        level = next((v for k, v in sorted(focus.words.group_levels.items(), key=lambda i: -len(i[0])) if phrase.endswith(k)), None)  # fmt: skip
        states = states_meant(argument, focus) if words in focus.words.state_groups else ()
        return group(argument, level, focus) or states
    if words in focus.words.leader:
        return described_by_state(argument, focus)
    parts = argument.phrase.cut(focus.text).lower().split()
    if len(parts) <= 4 and parts[0] in focus.words.definite and any(w in focus.words.pair for w in parts[:2]):
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
            # "the two leaders" of three named are nobody knows who
            return () if pair and len(seen[number]) > 2 else tuple(seen[number][:6])
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


def ranked(mention: Mention, level: str, focus: Focus) -> bool:
    """Whether the person can be one of "the presidents", "the ministers" or "the foreign ministers"."""
    actor = focus.actor_of(mention.actor or "")
    day = focus.day_at(mention.span.start)
    levels = {i.level for i in (actor.incumbencies if actor else ()) if day is None or i.holds_on(day)}
    if mention.level:
        levels.add(mention.level)
    if not levels:
        return True
    if level == "minister":
        return any("minister" in found or found == "head of government" for found in levels)
    return level in levels


def states_meant(argument: Argument, focus: Focus) -> tuple[str, ...]:
    """The states that "they", "both sides" or "the two countries" mean: those of the nearest sentence that names two."""
    here = focus.sentence_number(argument.head.start)
    for number in range(here, here - PRONOUN_REACH - 1, -1):
        named = [m.actor for m in focus.mentions if m.kind == "state" and m.actor and m.span.end <= argument.head.start
                 and focus.sentence_number(m.span.start) == number]  # fmt: skip
        states = list(dict.fromkeys(named))
        if len(states) >= 2:
            return tuple(states[:6])
    return ()


def antecedent(argument: Argument, focus: Focus) -> tuple[str, ...]:
    """Whom a relative pronoun means: the person right before it."""
    for mention in focus.before(argument.head.start)[:1]:
        if focus.text[mention.span.end : argument.head.start].strip(" ,") == "":
            return (mention.actor or "",)
    return ()


def described(mention: Mention, argument: Argument, frame: Frame, focus: Focus) -> tuple[str, ...]:
    """The person a description by office means: someone of the document first, else who held it on the day."""
    if mention.text.lower().endswith("s") and not mention.country:
        return ()
    here = focus.sentence_number(mention.span.start)
    found: dict[int, list[str]] = {}
    for earlier in focus.before(mention.span.start):
        actor = focus.actor_of(earlier.actor or "")
        if actor is not None and answers(actor, earlier, mention, focus):
            found.setdefault(focus.sentence_number(earlier.span.start), []).append(actor.id)
    for number in sorted(found, reverse=True):
        people = list(dict.fromkeys(found[number]))
        if len(people) > 1 and number >= here - 1 and mention.country is None:
            # two ministers were named just before: nobody can tell
            return ()
        return (people[0],)
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


def named_holder(mention: Mention, focus: Focus) -> tuple[str, ...]:
    """The holder of an office that only one of the states named just before has by that name ("the chancellor")."""
    office, here = fold_name(mention.office or ""), focus.sentence_number(mention.span.start)
    for number in range(here, here - 2, -1):
        countries = {m.country for m in focus.mentions if m.country and m.span.end <= mention.span.start
                     and m.kind in ("state", "place", "adjective") and focus.sentence_number(m.span.start) == number}  # fmt: skip
        holders = {
            a.id for a in focus.base.actors.values() if a.kind == "person" and a.country in countries
            for i in a.incumbencies
            if fold_name(i.office) == office and not i.of and (day := focus.day_at(mention.span.start)) and i.holds_on(day)
        }  # fmt: skip
        if countries:
            return (next(iter(holders)),) if len(holders) == 1 else ()
    return ()


def is_leader(mention: Mention, focus: Focus) -> bool:
    """Whether the words mean whoever leads the state ("the Kazakh leader", "the Kremlin chief")."""
    return fold_name(mention.office or "") in focus.words.leader


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


def only_state(position: int, focus: Focus) -> str | None:
    """The one state that the nearest sentence before names; none where it names several."""
    here = focus.sentence_number(position)
    for number in range(here, here - 2, -1):
        countries = {
            m.country for m in focus.mentions
            if m.kind in ("state", "place", "adjective") and m.country and m.span.end <= position and focus.sentence_number(m.span.start) == number
        }  # fmt: skip
        if countries:
            return next(iter(countries)) if len(countries) == 1 else None
    return None


def answers(actor: Actor, earlier: Mention, wanted: Mention, focus: Focus) -> bool:
    """Whether the actor holds (or is called by) the office that the description names."""
    if wanted.country and wanted.country not in (actor.country, earlier.country):
        return False
    office, day = fold_name(wanted.office or ""), focus.day_at(wanted.span.start)
    if is_leader(wanted, focus):
        levels = {earlier.level, *(i.level for i in actor.incumbencies)}
        return wanted.country is not None and bool(levels & set(TOP))
    same = [i for i in actor.incumbencies if is_office(i, office, wanted, focus)]
    if wanted.capacity == "former":
        return earlier.capacity == "former" or (
            bool(same) and day is not None and not any(i.holds_on(day) for i in same)
        )
    if earlier.office and fold_name(earlier.office) == office and earlier.capacity != "former":
        return True
    return any(day is None or i.holds_on(day) for i in same)


def is_office(held: Incumbency, office: str, wanted: Mention, focus: Focus) -> bool:
    """Whether the words name the office held: by its name, by its level with a state, or by a word for its kind."""
    if fold_name(held.office) == office:
        return True
    if wanted.country is not None:
        return held.level == wanted.level != "other"
    level = focus.words.generic.get(office)
    return level is not None and (held.level == level or (level == "minister" and "minister" in held.level))


def holder_of(office: str, level: str | None, country: str, focus: Focus, position: int) -> str | None:
    """The one person of the base who held the office of that state on the day that the words tell of."""
    day = focus.day_at(position)
    if day is None or level is None:
        return None
    found = []
    for actor in focus.base.actors.values():
        if actor.kind == "person" and actor.country == country:
            for held in actor.incumbencies:
                if held.holds_on(day) and not held.of and (held.level == level or fold_name(held.office) == fold_name(office)):  # fmt: skip
                    found.append((fold_name(held.office) != fold_name(office), held.begin or "", actor.id))
    people = {f[2] for f in ([f for f in found if not f[0]] or found)}
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
            elif actor is not None and (day := focus.day_at(argument.head.start)) is not None:
                levels.extend(
                    i.level for i in sorted(actor.incumbencies, key=lambda i: RANK[i.level]) if i.holds_on(day)
                )
    for level in levels:
        for earlier in focus.before(argument.head.start):
            if earlier.country == country and earlier.level == level:
                return (earlier.actor or "",)
        holder = holder_of("", level, country, focus, argument.head.start)
        if holder:
            return (holder,)
    return ()


def described_by_state(argument: Argument, focus: Focus) -> tuple[str, ...]:
    """The top leader that "the Kazakh leader" means: of the document first, else the holder on the day."""
    country = next(
        (m.country for m in focus.mentions if m.kind in ("adjective", "state") and argument.phrase.covers(m.span)), None
    )
    if country is None and argument.phrase.cut(focus.text).split()[0].lower() in focus.words.possessive:
        country = only_state(argument.head.start, focus)
    if country is None:
        return ()
    for earlier in focus.before(argument.head.start):
        if earlier.country == country:
            actor = focus.actor_of(earlier.actor or "")
            levels = {earlier.level, *(i.level for i in (actor.incumbencies if actor else ()))}
            if levels & set(TOP):
                return (earlier.actor or "",)
    for level in TOP:
        holder = holder_of("", level, country, focus, argument.head.start)
        if holder:
            return (holder,)
    return ()


def read_references(found: Sequence[ReferenceSpan], frames: Sequence[Frame], focus: Focus) -> list[Mention]:
    """The mentions of the text with those that only refer: descriptions by office filled in, pronouns added.

    What stays open keeps no actor; what names several is of kind group, with its members.
    """
    result = [described_mention(m, focus) if m.kind == "office" and m.actor is None else m for m in focus.mentions]
    named = [m.span for m in result if m.kind in ("person", "office")]
    for reference in found:
        if any(span.overlaps(reference.head) for span in named):
            continue
        ids = meant(reference, frames, focus)
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
    nearest = next(iter(focus.before(span.start)), None)
    if with_subject and nearest is not None and focus.sentence_number(nearest.span.start) == number:
        head = Span(nearest.span.end - 1, nearest.span.end)
        arguments = (Argument("subject", head, nearest.span),)
    return Frame("", nominal=False, trigger=span, sentence=number, arguments=arguments, tense="none")


def meant(reference: ReferenceSpan, frames: Sequence[Frame], focus: Focus) -> tuple[str, ...]:
    """Ids of those to whom the words refer."""
    head = reference.head.cut(focus.text).lower()
    if head in focus.words.organs or head in focus.words.sides:
        return state_meant(reference, focus)
    for frame in frames:
        for argument in frame.arguments:
            if argument.head.overlaps(reference.head):
                return resolve_argument(replace(argument, phrase=reference.span), frame, focus)
    if head in TWO_WAYS:
        return one_of_two(head, reference, focus)
    if head == AGE:
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
            named = [m.actor for m in focus.mentions if m.kind == kind and m.actor and m.span.end <= reference.span.start
                     and focus.sentence_number(m.span.start) == number]  # fmt: skip
            two = list(dict.fromkeys(named))
            if len(two) == 2:
                return (two[TWO_WAYS.index(head)],)
    return ()


def only_person(reference: ReferenceSpan, focus: Focus) -> tuple[str, ...]:
    """The one person whom the sentences just before name."""
    here = focus.sentence_number(reference.span.start)
    for number in range(here, here - 2, -1):
        named = {m.actor for m in focus.before(reference.span.start) if focus.sentence_number(m.span.start) == number}
        if named:
            return (next(iter(named)) or "",) if len(named) == 1 else ()
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
        states = {m.country for m in focus.mentions if m.country and focus.sentence_number(m.span.start) == number and m.span.end <= reference.span.start}  # fmt: skip
        if states:
            state = focus.base.state(next(iter(states))) if len(states) == 1 else None
            return (state.id,) if state else ()
    return ()
