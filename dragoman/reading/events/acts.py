"""Reports of acts other than contacts, read from frames by the lexicon: who did what to whom, and how it stands.

Knows no language. What a side promises, demands, refuses or threatens is the content of that act and none of its own.
A side's own word for the future ("said it would send") is a promise where the act is cooperative and a threat where it
is conflictual; what a speaker says another must do is a demand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.language.base import ActCues, ActEntry
from dragoman.model.documents import Passage
from dragoman.model.frames import Argument, Frame, Governor
from dragoman.model.reports import NO_DATE, Participant, Report, Role, Status
from dragoman.reading.events.contacts import report_id
from dragoman.reading.events.owners import owners_of, within
from dragoman.reading.events.roles import Scene
from dragoman.reading.events.status import read_status

# Relations by which a predicate above has the act as its content.
CONTENT = ("xcomp", "ccomp", "dobj", "pobj", "pcomp", "prep", "acl", "dative", "oprd")
# Slots in which the source of a nominal act stands.
NOMINAL_SOURCES = ("possessor", "by", "compound", "subject", "between")
CLAUSES = ("ccomp", "xcomp")
# Types that are said: their target may stand in the clause of what is said, as who is to act or whom it would touch.
VERBAL = ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE")
ADDRESSED = ("REQUEST", "ACCUSE")
# Types that tell nothing of relations between states where both sides are of one, or only one is told.
BETWEEN = ("SUPPORT", "AID", "COOPERATE")
TOUCHED = ("object", "with", "against", "on", "to", "for", "from", "of", "in", "at")
# No noun is so short: "he", "it", "they".
LONGEST_PRONOUN = 4
# Where those at home may stand who are acted upon.
HOME_SLOTS = ("object", "on", "against", "to")


@dataclass(frozen=True, slots=True)
class Act:
    """What a frame tells before its actors are found: the type, how it stands, and who does it to whom."""

    kind: str
    status: Status
    sources: tuple[Argument, ...]
    targets: tuple[Argument, ...]
    entry: ActEntry | None
    why: str


def read_acts(frames: Sequence[Frame], scene: Scene, acts: ActCues) -> list[Report]:
    """Reports of acts, undated, in text order; one of each kind for a predicate."""
    reports: list[Report] = []
    for frame in frames:
        act = None if frame.quoted else read_act(frame, scene, acts)
        report = None if act is None else make_report(act, frame, scene, acts)
        if report is not None:
            reports.append(report)
    return without_repeats(reports)


def read_act(frame: Frame, scene: Scene, acts: ActCues) -> Act | None:
    """The act that the frame tells of, or ``None``."""
    if frame.lemma in acts.telling and not frame.nominal and (spoken := read_spoken(frame, acts)) is not None:
        return spoken
    entry = entry_of(frame, acts)
    frame = within_clause(frame)
    if entry is None or is_content(frame, entry.kind, acts) or acts.exceptions & set(frame.modifiers):
        return None
    sources = source_arguments(frame, entry)
    targets = tuple(a for slot in entry.target for a in frame.arguments if a.slot == slot and a not in sources)
    if entry.kind in VERBAL:
        targets += told_targets(frame, entry)
    status, _ = read_status(frame, scene.cues)
    kind, status = as_spoken(frame, entry.kind, status, acts)
    if status == "habitual" or kind is None:
        return None
    return Act(kind, status, sources, targets, entry, f"{'noun' if frame.nominal else 'verb'} {frame.lemma!r}")


def within_clause(frame: Frame) -> Frame:
    """The frame of a verb without what governs the noun that its relative clause tells of."""
    relative = next((i for i, g in enumerate(frame.governors) if g.relation == "relcl"), None)
    return frame if relative is None or frame.nominal else replace(frame, governors=frame.governors[:relative])


def told_targets(frame: Frame, entry: ActEntry) -> tuple[Argument, ...]:
    """Whom the clause of a verbal act names: who is to act, else whom it would touch."""
    slots = (*(("subject",) if entry.kind in ADDRESSED else ()), *TOUCHED)
    return tuple(a for slot in slots for a in frame.told if a.slot == slot)


def read_spoken(frame: Frame, acts: ActCues) -> Act | None:
    """What a speaker says another must do, a demand, or he himself will not do, a refusal."""
    content = frame.content
    speaker = tuple(a for a in frame.arguments if a.slot == "subject")
    if content is None or not speaker or frame.polarity == "negative":
        return None
    why = f"verb {frame.lemma!r} with {content.modal!r}"
    subjects = tuple(a for a in frame.told if a.slot == "subject")
    if content.modal in acts.must and content.polarity == "positive" and subjects:
        return Act("REQUEST", "held", speaker, subjects, None, why)
    kinds = {row.kind for row in acts.verbs.get(content.lemma.split()[0], ())}
    own = content.subject is not None and all(a.phrase.end - a.phrase.start <= LONGEST_PRONOUN for a in subjects)
    if content.modal in acts.own_will and content.polarity == "negative" and own and not kinds & acts.conflictual:
        return Act("REJECT", "held", speaker, tuple(a for a in frame.told if a.slot != "subject"), None, why)
    return None


def entry_of(frame: Frame, acts: ActCues) -> ActEntry | None:
    """The lexicon's row whose conditions the frame meets, the one with the most of them."""
    rows = (acts.nouns if frame.nominal else acts.verbs).get(frame.lemma, ())
    fitting = [row for row in rows if fits(frame, row, acts)]
    return max(fitting, key=lambda row: (conditions(row), heads_met(frame, row)), default=None)


def conditions(row: ActEntry) -> int:
    """How many conditions a row sets."""
    return (
        len(row.slots)
        + bool(row.words)
        + bool(row.light)
        + bool(row.particle)
        + (row.clause not in (None, "not opinion"))
        + row.bare
    )


def heads_met(frame: Frame, row: ActEntry) -> int:
    """How many slots hold one of the row's words as their head, not only beside it."""
    heads = {(a.slot, a.lemma) for a in frame.arguments}
    return sum(any((slot, word) in heads for word in words) for slot, words in row.slots.items())


def fits(frame: Frame, row: ActEntry, acts: ActCues) -> bool:
    """Whether the frame meets the conditions of a row."""
    fillers = filled_slots(frame, acts)
    if row.particle is not None and row.particle != (frame.particle or ""):
        return False
    if row.particle is None and frame.particle is not None and not frame.nominal and not row.slots:
        return False
    if row.bare and "object" in fillers:
        return False
    for slot, words in row.slots.items():
        held = fillers.get(slot, frozenset([slot]) if slot in frame.words else None)
        if held is None or (words and not words & held):
            return False
    if any(words & fillers.get(slot, frozenset()) for slot, words in row.void.items()):
        return False
    if row.words and not row.words & {*frame.words, *fillers.get("compound", ())}:
        return False
    if row.light and frame.light not in row.light:
        return False
    return row.clause is None or clause_fits(frame, row.clause, acts)


def filled_slots(frame: Frame, acts: ActCues) -> Mapping[str, frozenset[str]]:
    """By slot, the lemmas of what stands in it, the head and what leads up to it; an agent counts as the subject.

    Of a quantity ("scores of protesters", "50,000 tonnes of rice") all words count.
    """
    found: dict[str, frozenset[str]] = {}
    for argument in frame.arguments:
        slots = {argument.slot, "subject"} if frame.passive and argument.slot == "by" else {argument.slot}
        words = argument.lemmas
        if argument.lemma in words and argument.lemma not in acts.quantities:
            words = words[: words.index(argument.lemma) + 1]
        for slot in slots:
            found[slot] = found.get(slot, frozenset()) | frozenset(words)
    return found


def clause_fits(frame: Frame, wanted: str, acts: ActCues) -> bool:
    """Whether the verb's clause is of the kind that a row asks for."""
    content = frame.content
    if wanted == "not opinion":
        return content is None or content.relation == "xcomp" or content.modal is not None or content.tense == "none"
    if content is None or wanted == "none":
        return (wanted == "any" and frame.complement) or (wanted == "none" and content is None)
    if wanted == "inf":
        return content.modal == "to" or content.tense == "none"
    if wanted in ("any", "that"):
        return wanted == "any" or content.relation == "ccomp"
    if wanted == "must":
        return content.modal in acts.must
    kinds = {row.kind for row in acts.verbs.get(content.lemma.split()[0], ())}
    return bool(kinds & (acts.cooperative if wanted == "coop" else acts.conflictual))


def is_content(frame: Frame, kind: str, acts: ActCues) -> bool:
    """Whether the act is only what a predicate above it asks, promises, threatens, refuses or speaks of."""
    above = frame.governors[0] if frame.governors else None
    if above is not None and not frame.nominal:
        infinitive = frame.modal == "to" or (frame.tense == "none" and not frame.participle and not frame.passive)
        if above.nominal and above.relation == "acl" and infinitive:
            # "their commitment to support", "the need to help"
            return True
        deeds = acts.speaking if kind in BETWEEN else {*acts.speaking, *acts.verbs}
        if above.relation == "advcl" and infinitive and above.lemma.split()[0] not in deeds:
            # "took precautions to protect": what for; but "spoke to congratulate him", "opened fire to disperse them"
            return True
        if frame.participle and above.relation in ("pcomp", "dobj", "pobj", "nsubj", "subject"):
            # "discussed supporting them", "for opening their homes"
            return True
    for governor in frame.governors:
        if governor.relation == "preposition":
            continue
        word = governor.lemma.split()[0]
        if word == frame.light:
            continue
        if governor.relation not in CONTENT:
            return False
        if word in acts.performatives:
            return True
        if governor.relation not in (*CLAUSES, "prep", "pobj", "dobj") or word in acts.telling:
            return governor.relation == "ccomp" and frame.modal in acts.must
    return False


def as_spoken(frame: Frame, kind: str, status: Status, acts: ActCues) -> tuple[str | None, Status]:
    """The type and status by who speaks of it: one's own word for the future is a promise, a threat or a refusal."""
    own = own_word(frame, acts)
    ready = next((g for g in frame.governors[:2] if g.lemma in acts.ready and g.relation == "xcomp"), None)
    if (
        ready is not None
        and ready.polarity == "positive"
        and (own or ready.tense != "none" or status == "hypothetical")
    ):
        return promise_or_threat(kind, acts), "held"
    if not own or status not in ("planned", "cancelled", "denied", "hypothetical") or frame.modal is None:
        return kind, status
    if frame.polarity == "negative":
        return ("REJECT", "held") if kind in acts.cooperative and frame.modal in ("will", "would") else (kind, status)
    return (promise_or_threat(kind, acts), "held") if frame.modal in ("will", "would", "to") else (kind, status)


def own_word(frame: Frame, acts: ActCues) -> Governor | None:
    """The verb by which one states one's own act: its subject and that of the act are one, or the act's is a pronoun."""
    for governor in frame.governors:
        if governor.relation in CLAUSES and governor.lemma.split()[0] in acts.telling:
            return governor
        if governor.relation not in CLAUSES:
            return None
    return None


def promise_or_threat(kind: str, acts: ActCues) -> str | None:
    """What it is to announce an act of the kind."""
    return "AGREE" if kind in acts.cooperative else "THREATEN" if kind in acts.conflictual else None


def source_arguments(frame: Frame, entry: ActEntry) -> tuple[Argument, ...]:
    """Who does it: the subject, the agent of a passive, the owner of a noun."""
    named = tuple(a for slot in entry.source for a in frame.arguments if a.slot == slot)
    if named and not (frame.passive and any(a.slot == "by" for a in frame.arguments)):
        return named
    if frame.nominal:
        carried = [a for a in frame.arguments if a.slot == "subject" and not frame.passive]
        owned = [a for a in frame.arguments if a.slot in NOMINAL_SOURCES and a.slot != "subject"]
        lone = [a for a in frame.arguments if a.slot == "of"] if "of" not in entry.target else []
        return tuple(carried or owned or lone)
    return tuple(a for a in frame.arguments if a.slot == ("by" if frame.passive else "subject"))


def make_report(act: Act, frame: Frame, scene: Scene, acts: ActCues) -> Report | None:
    """The report of an act, or ``None`` where it names too little of who takes part."""
    sources = actors_of(act.sources, frame, scene, acts) or [i for a in act.sources for i in within(a, scene)]
    sources = sources or issuer(frame, scene, acts)
    targets = first_filled(act.targets, frame, scene, acts) or at_home(act, sources, frame, scene, acts)
    mutual = act.entry is not None and act.entry.mutual and (len(sources) > 1 or bool(targets))
    if not sources and not targets:
        return None
    if frame.nominal and not (sources and (targets or frame.light is not None)) and not frame.passive:
        # "the attack": whose and on whom must be told
        return None
    roles: list[tuple[str, Role]] = [(a, "participant" if mutual else "source") for a in sources]
    roles += [(a, "participant" if mutual else "target") for a in targets if not (mutual and a in sources)]
    participants = tuple(p for key, role in roles if (p := participant(key, role, scene)) is not None)
    if not participants or (act.kind in BETWEEN and not between(participants)):
        return None
    sentence = scene.sentences[frame.sentence]
    return Report(
        id=report_id(scene.document.id, frame.trigger, act.kind), kind=act.kind, status=act.status, participants=participants,
        date=NO_DATE, passage=Passage(sentence, sentence.cut(scene.document.text)), trigger=frame.trigger,
        mode=act.entry.mode if act.entry is not None and act.kind == act.entry.kind else None, sentence=frame.sentence, why=act.why,
    )  # fmt: skip


def issuer(frame: Frame, scene: Scene, acts: ActCues) -> list[str]:
    """Who issued the paper in which the act is done ("issued a statement condemning the raid")."""
    above = frame.governors[:2]
    if not frame.participle or len(above) < 2 or above[0].relation != "acl" or above[1].subject is None:
        return []
    return actors_of([Argument("subject", above[1].subject, above[1].subject)], frame, scene, acts)


def at_home(act: Act, sources: Sequence[str], frame: Frame, scene: Scene, acts: ActCues) -> list[str]:
    """The source's own state where what is acted upon is at home there ("the police dispersed the demonstrators")."""
    upon = {word for a in (*act.targets, *(a for a in frame.arguments if a.slot in HOME_SLOTS)) for word in a.lemmas}
    states = {a.country for key in sources if (a := scene.actor_of(key)) is not None and a.country is not None}
    if not upon & acts.domestic or len(states) != 1:
        return []
    return [key for state in states if scene.actor_of(key := state.lower()) is not None]


def between(participants: Sequence[Participant]) -> bool:
    """Whether sides of more than one state take part, or at least a state or body by name."""
    return len({p.country or p.actor for p in participants}) > 1 or any(p.kind != "person" for p in participants)


def participant(key: str, role: Role, scene: Scene) -> Participant | None:
    """The actor in its role."""
    actor = scene.actor_of(key)
    if actor is None:
        return None
    return Participant(actor.name, key, actor.kind, role, actor.country, former_state=actor.former_state)


def first_filled(targets: Sequence[Argument], frame: Frame, scene: Scene, acts: ActCues) -> list[str]:
    """The actors of the first slot in order that names any; where none does, the first named within one."""
    for slot in dict.fromkeys(a.slot for a in targets):
        found = actors_of([a for a in targets if a.slot == slot], frame, scene, acts)
        if found:
            return found
    return next((found for a in targets if (found := within(a, scene))), [])


def actors_of(arguments: Iterable[Argument], frame: Frame, scene: Scene, acts: ActCues) -> list[str]:
    """Ids of the actors that the arguments mean: by name or reference, else by whose they are ("Turkish forces")."""
    found: list[str] = []
    for argument in arguments:
        ids = scene.resolve(argument, frame) or owners_of(argument, scene)
        found.extend(i for i in ids if i not in found)
    return found


def without_repeats(reports: Sequence[Report]) -> list[Report]:
    """One report for each predicate and kind, and for what one sentence tells twice of the same actors."""
    kept: list[Report] = []
    for report in reports:
        sides = {(p.actor, p.role) for p in report.participants}
        same = [r for r in kept if r.sentence == report.sentence and (r.kind, r.status) == (report.kind, report.status)]
        if not any(sides <= {(p.actor, p.role) for p in r.participants} for r in same):
            kept = [r for r in kept if r not in same or not {(p.actor, p.role) for p in r.participants} < sides]
            kept.append(report)
    return kept
