"""Who holds the office that a description names: by the document first, by the base on the day else."""

from __future__ import annotations

from dragoman.actors.base import RANK, fold_name
from dragoman.model.actors import Actor, Incumbency, Mention
from dragoman.model.frames import Argument, Frame
from dragoman.reading.reference.focus import TOP, Focus, mention_at

# Levels that one person holds in a state: elsewhere ("the Venezuelan ambassador") the level alone names nobody.
ONE_HOLDER = (*TOP, "foreign minister", "defence minister")


def named_holder(mention: Mention, focus: Focus) -> tuple[str, ...]:
    """The holder of an office that only one of the states named just before has by that name ("the chancellor")."""
    office, here = fold_name(mention.office or ""), focus.sentence_number(mention.span.start)
    for number in range(here, here - 2, -1):
        countries = states_named(number, mention.span.start, focus)
        holders = {
            a.id for country in countries for a in focus.base.holders(country, office) for i in a.incumbencies
            if fold_name(i.office) == office and not i.of and (day := focus.day_at(mention.span.start)) and i.holds_on(day)
        }  # fmt: skip
        if countries:
            return (next(iter(holders)),) if len(holders) == 1 else ()
    return ()


def is_leader(mention: Mention, focus: Focus) -> bool:
    """Whether the words mean whoever leads the state ("the Kazakh leader", "the Kremlin chief")."""
    return fold_name(mention.office or "") in focus.words.leader


def states_named(sentence: int, position: int, focus: Focus) -> set[str]:
    """The states that the sentence names before the position, by themselves, a place or an adjective."""
    found = focus.named(sentence, position)
    return {m.country for m in found if m.kind in ("state", "place", "adjective") and m.country}


def only_state(position: int, focus: Focus) -> str | None:
    """The one state that the nearest sentence before names; none where it names several."""
    here = focus.sentence_number(position)
    for number in range(here, here - 2, -1):
        countries = states_named(number, position, focus)
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
    for actor in focus.base.holders(country, level, office):
        for held in actor.incumbencies:
            named = fold_name(held.office) == fold_name(office)
            one_holder = held.level == level and level in ONE_HOLDER
            if held.holds_on(day) and not held.of and (named or one_holder):
                found.append((named, actor.id))
    people = {actor for _, actor in ([f for f in found if f[0]] or found)}
    return next(iter(people)) if len(people) == 1 else None


def counterpart(argument: Argument, frame: Frame, focus: Focus) -> tuple[str, ...]:
    """The person of the named state who holds the subject's level ("his Turkish counterpart")."""
    country = next(
        (m.country for m in focus.mentions if m.kind in ("adjective", "state") and argument.phrase.covers(m.span)), None
    )
    if country is None:
        return ()
    levels = []
    heads = [a.head for a in frame.arguments] + [g.subject for g in frame.governors if g.subject is not None]
    for head in heads:
        mention = mention_at(focus.mentions, head)
        if head != argument.head and mention is not None and (mention.kind == "person" or mention.level):
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
