"""Who is meant by the arguments of an act, as ids: by name, by whose they are, by who speaks or issues the paper.

Which act it is and how it stands is not asked here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from dragoman.language.base import ActEntry
from dragoman.model.frames import Argument, Frame
from dragoman.model.reports import Participant, Report, Role
from dragoman.reading.events.content import CLAUSES
from dragoman.reading.events.owners import owners_of, within
from dragoman.reading.events.roles import Scene

# Slots in which the source of a nominal act stands.
NOMINAL_SOURCES = ("possessor", "by", "compound", "subject", "between")
# Where those at home may stand who are acted upon.
HOME_SLOTS = ("object", "on", "against", "to")


def source_arguments(frame: Frame, entry: ActEntry) -> tuple[Argument, ...]:
    """Who does it: the subject, the agent of a passive, the owner of a noun."""
    named = tuple(a for slot in entry.source for a in frame.arguments if a.slot == slot)
    if named and not (frame.passive and any(a.slot == "by" for a in frame.arguments)):
        return named
    if frame.nominal:
        carried = [a for a in frame.arguments if a.slot == "subject" and not frame.passive]
        owned = [a for a in frame.arguments if a.slot in NOMINAL_SOURCES and a.slot != "subject"]
        of = [a for a in frame.arguments if a.slot == "of"]
        lone = of if "of" not in entry.target or (entry.mutual and len(of) > 1) else []
        return tuple(carried or (lone if len(lone) > 1 else owned) or lone)
    slots = ("by", "between") if frame.passive else ("subject",)
    return next((found for slot in slots if (found := tuple(a for a in frame.arguments if a.slot == slot))), ())


def can_act(argument: Argument, frame: Frame, scene: Scene) -> bool:
    """Whether the words can do something: a name, a pronoun, people, a body of people, or what people fight with."""
    acts, text = scene.acts, scene.document.text
    if scene.resolve(argument, frame) or argument.head.cut(text).lower() in acts.pronouns:
        return True
    opens = any(s.start == argument.head.start for s in scene.sentences)
    named = (argument.head.cut(text)[:1].isupper() and not opens) or any(
        m.span.overlaps(argument.head) for m in scene.mentions
    )
    if argument.lemma in acts.quantities:
        # "dozens marched", "a pair of jets bombed"; but "a pair of storks occupied the tower"
        others = set(argument.lemmas) - acts.quantities
        return named or not others or bool(others & acts.agents) or argument.lemma in acts.agents
    return named or argument.lemma in acts.agents or argument.slot == "compound"


def is_somebody_s(argument: Argument, frame: Frame, scene: Scene) -> bool:
    """Whether the words name a thing of a state, not a person, as that which acts."""
    phrases = [a.phrase for a in frame.arguments if a.slot == argument.slot]
    named = any(m.kind == "person" and phrase.covers(m.span) for m in scene.mentions for phrase in phrases)
    return argument.slot in ("of", "by") and not named and bool(owners_of(argument, scene))


def actors_of(arguments: Iterable[Argument], frame: Frame, scene: Scene) -> list[str]:
    """Ids of the actors that the arguments mean: by name or reference, else by whose they are ("Turkish forces")."""
    found: list[str] = []
    for argument in arguments:
        ids = (
            scene.resolve(argument, frame) or owners_of(argument, scene) or his_own(argument, frame, scene)
            or speakers_own(argument, frame, scene)
        )  # fmt: skip
        found.extend(i for i in ids if i not in found)
    return found


def his_own(argument: Argument, frame: Frame, scene: Scene) -> tuple[str, ...]:
    """The person whose the argument is, where it is not the subject's own ("thanked him for his decision to travel")."""
    words = argument.phrase.cut(scene.document.text).split()
    if argument.slot == "subject" or len(words) < 2 or words[0].lower() not in scene.acts.persons_own:
        return ()
    own = {i for a in frame.arguments if a.slot == "subject" for i in scene.resolve(a, frame)}
    sentence, gender = scene.sentences[frame.sentence], scene.acts.persons_own[words[0].lower()]
    named = [
        m.actor for m in scene.mentions
        if m.kind == "person" and m.actor and m.actor not in own and m.gender in (None, gender)
        and sentence.start <= m.span.start and m.span.end <= argument.phrase.start
    ]  # fmt: skip
    return tuple(named[-1:])


def speakers_own(argument: Argument, frame: Frame, scene: Scene) -> tuple[str, ...]:
    """Who speaks, where the argument is his ("Kathmandu denied that its army had crossed")."""
    words = argument.phrase.cut(scene.document.text).lower().split()
    subject = next((g.subject for g in frame.governors if g.subject is not None and g.relation in CLAUSES), None)
    if subject is None or len(words) < 2 or words[0] not in scene.acts.possessives:
        return ()
    spoken = Argument("subject", subject, subject)
    return scene.resolve(spoken, frame) or owners_of(spoken, scene)


def first_filled(targets: Sequence[Argument], frame: Frame, scene: Scene) -> list[str]:
    """The actors of the first slot in order that names any; where none does, the first named within one."""
    for slot in dict.fromkeys(a.slot for a in targets):
        found = actors_of([a for a in targets if a.slot == slot], frame, scene)
        if found:
            return found
    return next((found for a in targets if (found := within(a, scene))), [])


def in_object(frame: Frame, sources: Sequence[str], scene: Scene) -> list[str]:
    """Others named within the object ("turned over their rifles to United Nations monitors"): the parser hangs them there."""
    slot = "subject" if frame.passive else "object"
    upon = [a for a in frame.arguments if a.slot == slot and (a.reach is not None or not frame.passive)]
    objects = [a if a.reach is None else replace(a, phrase=a.reach) for a in upon]
    found = next((found for a in objects if (found := within(a, scene))), [])
    return [key for key in found if key not in sources]


def at_home(targets: Sequence[Argument], sources: Sequence[str], frame: Frame, scene: Scene) -> list[str]:
    """The source's own state where what is acted upon is at home there ("the police dispersed the demonstrators")."""
    upon = {word for a in (*targets, *(a for a in frame.arguments if a.slot in HOME_SLOTS)) for word in a.lemmas}
    states = {a.country for key in sources if (a := scene.actor_of(key)) is not None and a.country is not None}
    if not upon & scene.acts.domestic or len(states) != 1:
        return []
    return [key for state in states if scene.actor_of(key := state.lower()) is not None]


def issuer(frame: Frame, scene: Scene) -> list[str]:
    """Who issued the paper in which the act is done ("issued a statement condemning the raid")."""
    above = frame.governors[:2]
    if not frame.participle or len(above) < 2 or above[0].relation != "acl" or above[1].subject is None:
        return []
    return actors_of([Argument("subject", above[1].subject, above[1].subject)], frame, scene)


def states_of(ids: Sequence[str], scene: Scene) -> set[str]:
    """The states of the actors, and the ids of those that are of none."""
    return {actor.country or key for key in ids if (actor := scene.actor_of(key)) is not None}


def between(participants: Sequence[Participant]) -> bool:
    """Whether sides of more than one state take part."""
    return len({p.country or p.actor for p in participants}) > 1


def participant(key: str, role: Role, scene: Scene) -> Participant | None:
    """The actor in its role."""
    actor = scene.actor_of(key)
    if actor is None:
        return None
    return Participant(actor.name, key, actor.kind, role, actor.country, former_state=actor.former_state)


def is_official(report: Report, scene: Scene) -> bool:
    """Whether a person of standing takes part."""
    return any(p.kind == "person" and of_standing(p, report.sentence, scene) for p in report.participants)


def of_standing(participant: Participant, sentence: int, scene: Scene) -> bool:
    """Whether it is a state or body, or a person who holds or held an office by the base, the text or this sentence."""
    if participant.kind != "person":
        return True
    actor = scene.actor_of(participant.actor)
    known = participant.actor in scene.holders or (actor is not None and bool(actor.incumbencies))
    here = scene.sentences[sentence]
    return known or any(m.office and (m.actor == participant.actor or here.covers(m.span)) for m in scene.mentions)
