"""Reports of acts other than contacts, read from frames by the lexicon: who did what to whom, and how it stands.

Knows no language. What a side promises, demands, refuses or threatens is the content of that act and none of its own.
A side's own word for the future ("said it would send") is a promise where the act is cooperative and a threat where it
is conflictual; what a speaker says another must do is a demand.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.language.base import ActCues, ActEntry
from dragoman.model.documents import Passage, Span
from dragoman.model.frames import Argument, Frame
from dragoman.model.reports import NO_DATE, Context, Report, Role, Status
from dragoman.reading.events.contacts import report_id
from dragoman.reading.events.content import (
    BETWEEN,
    CLAUSES,
    attempted,
    is_content,
    only_purpose,
    only_topic,
    within_clause,
    word_of,
)
from dragoman.reading.events.matching import entry_of, told_kind
from dragoman.reading.events.owners import within
from dragoman.reading.events.roles import Scene
from dragoman.reading.events.sides import (
    actors_of,
    at_home,
    between,
    can_act,
    first_filled,
    in_object,
    is_somebody_s,
    issuer,
    of_standing,
    participant,
    source_arguments,
    states_of,
)
from dragoman.reading.events.status import read_status

# The target that a row names where it is the subject of the clause below ("declared the envoy persona non grata").
TOLD = "told"
# Types that are said: their target may stand in the clause of what is said, as who is to act or whom it would touch.
VERBAL = ("AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE")
# Types that are the word of him who gives it: without him they tell nothing.
OWN_WORD = ("AGREE", "REQUEST")
ADDRESSED = ("REQUEST", "ACCUSE")
SAID_NOW = (*VERBAL, "SUPPORT")
# Where a further side of an agreement between several stands; elsewhere is what they agreed on.
WITH = ("with", "alongside", "by", "and")
# So many characters before a speaker's noun may say whose he is ("the Norwegian foreign ministry").
LONGEST_TITLE = 40
CLAUSE_MARK = re.compile(r"[,;:\"“”()]")


@dataclass(frozen=True, slots=True)
class Act:
    """What a frame tells before its actors are found: the type, how it stands, and who does it to whom.

    ``speaker`` are the ids of those in whose own word it stands: "it" and "they" are these.
    """

    kind: str
    status: Status
    sources: tuple[Argument, ...]
    targets: tuple[Argument, ...]
    entry: ActEntry | None
    why: str
    speaker: tuple[str, ...] = ()


def read_acts(frames: Sequence[Frame], scene: Scene) -> list[Report]:
    """Reports of acts, undated, in text order; one of each kind for a predicate."""
    reports: list[Report] = []
    for frame in frames:
        act = None if frame.quoted else read_act(frame, scene)
        report = None if act is None else make_report(act, frame, scene)
        if report is not None:
            reports.append(report)
    return without_repeats(reports)


def telling_frame(report: Report, frame: Frame, frames: Mapping[Span, Frame], acts: ActCues) -> Frame:
    """The frame whose times say when the act was done: of a promise or threat in one's own word, that of the saying.

    ``frames`` are the document's frames by trigger. "Said on 2 May that it would send doctors in June" is of 2 May.
    """
    entry = entry_of(frame, acts)
    if entry is None or frame.lemma in acts.telling or report.kind in {entry.kind, entry.of_persons}:
        return frame
    saying = next((f for g in frame.governors if (f := frames.get(g.span)) and f.lemma in acts.telling), None)
    if saying is None:
        return frame
    return replace(saying, trigger=frame.trigger)


def read_act(frame: Frame, scene: Scene) -> Act | None:
    """The act that the frame tells of, or ``None``."""
    acts = scene.acts
    if frame.lemma in acts.telling and not frame.nominal and (spoken := read_spoken(frame, scene)) is not None:
        return spoken
    entry = entry_of(frame, acts)
    frame = within_clause(frame)
    if entry is None or is_content(frame, entry.kind, acts) or acts.exceptions & set(frame.modifiers):
        return None
    tried = attempted(frame, entry.kind, acts)
    if tried:
        # "a plot to kill him": the plot is no one
        frame = replace(frame, arguments=tuple(a for a in frame.arguments if a.lemma not in acts.attempts))
    if only_topic(frame, acts) or (only_purpose(frame, scene) and not tried):
        return None
    if frame.content is not None and frame.content.lemma in acts.trifles:
        # "declined to comment"
        return None
    sources = source_arguments(frame, entry)
    targets = tuple(a for slot in entry.target for a in frame.arguments if a.slot == slot and a not in sources)
    if entry.kind in VERBAL:
        targets += told_targets(frame, entry, acts)
    if TOLD in entry.target:
        targets += tuple(a for a in frame.told if a.slot == "subject")
    speaker = own_word(frame, sources, scene)
    status, _ = read_status(frame, scene.cues)
    if status == "planned" and frame.nominal and frame.governors and frame.governors[0].lemma in scene.cues.saying:
        # "its promise of boats was confirmed": it has been made
        status = "held" if entry.kind in VERBAL else status
    if tried and status in ("planned", "hypothetical"):
        return Act(entry.kind, "held", sources, targets, entry, f"verb {frame.lemma!r}, attempted", speaker or ())
    if status == "habitual" and entry.kind in SAID_NOW:
        # "the Palestinians reject the plan", "he is suing the state": what is said so is done by saying it
        status = "held"
    if entry.subtype == "recognising" and frame.polarity == "negative" and frame.modal in acts.own_will:
        # "will never recognise the annexation"
        return Act("REJECT", "held", sources, targets, entry, f"verb {frame.lemma!r}, refused", speaker or ())
    kind, status = as_spoken(frame, entry.kind, status, acts, own=speaker is not None)
    if status == "habitual" or kind is None:
        return None
    why = f"{'noun' if frame.nominal else 'verb'} {frame.lemma!r}"
    return Act(kind, status, sources, targets, entry, why, speaker or ())


def told_targets(frame: Frame, entry: ActEntry, acts: ActCues) -> tuple[Argument, ...]:
    """Whom the clause of a verbal act names: who is to act, else whom it would touch."""
    slots = (*(("subject",) if entry.kind in ADDRESSED else ()), *acts.touched)
    return tuple(a for slot in slots for a in frame.told if a.slot == slot)


def read_spoken(frame: Frame, scene: Scene) -> Act | None:
    """What a speaker says another must do, a demand, or he himself will not do, a refusal."""
    content, acts, text = frame.content, scene.acts, scene.document.text
    speaker = tuple(a for a in frame.arguments if a.slot == "subject")
    if content is None or not speaker or frame.polarity == "negative":
        return None
    why = f"verb {frame.lemma!r} with {content.modal!r}"
    subjects = tuple(a for a in frame.told if a.slot == "subject")
    if content.modal in acts.must and content.polarity == "positive" and subjects:
        return Act("REQUEST", "held", speaker, subjects, None, why)
    own = bool(subjects) and all(a.phrase.cut(text).lower() in acts.pronouns for a in subjects)
    refuses = content.modal in acts.own_will and content.polarity == "negative" and own
    if refuses and content.lemma not in acts.trifles and told_kind(frame, acts) not in acts.conflictual:
        return Act("REJECT", "held", speaker, tuple(a for a in frame.told if a.slot != "subject"), None, why)
    return None


def as_spoken(frame: Frame, kind: str, status: Status, acts: ActCues, *, own: bool) -> tuple[str | None, Status]:
    """The type and status by who speaks of it: one's own word for the future is a promise, a threat or a refusal."""
    ready = next((g for g in frame.governors[:2] if g.lemma in acts.ready and g.relation == "xcomp"), None)
    is_ready = ready is not None and ready.polarity == "positive"
    if is_ready and (own or (ready and ready.tense != "none") or status == "hypothetical"):
        return promise_or_threat(kind, acts), "held"
    if not own or frame.modal not in (*acts.own_will, "to") or status == "held":
        return kind, status
    if frame.polarity == "positive":
        return promise_or_threat(kind, acts), "held"
    return ("REJECT", "held") if kind in acts.cooperative else (kind, "denied")


def own_word(frame: Frame, sources: Sequence[Argument], scene: Scene) -> tuple[str, ...] | None:
    """Those in whose own word the act stands, where it does: who says it and who does it are one, or of one state.

    An unnamed official voice ("a statement said") speaks for whoever acts; of it no ids are known.
    """
    governor = next((g for g in frame.governors if g.relation not in CLAUSES or word_of(g) in scene.acts.telling), None)
    if governor is None or governor.relation not in CLAUSES or governor.subject is None:
        return None
    head, text = governor.subject, scene.document.text
    before = text[max(scene.sentences[frame.sentence].start, head.start - LONGEST_TITLE) : head.start]
    phrase = Span(head.start - len(CLAUSE_MARK.split(before)[-1]), head.end)
    speaker = tuple(actors_of([Argument("subject", head, phrase)], frame, scene))
    if sources and all(a.phrase.cut(text).lower() in scene.acts.pronouns for a in sources):
        return speaker
    if not speaker:
        word = head.cut(text).lower()
        if word in scene.acts.pronouns and head.start > frame.trigger.end:
            # "Norway would not lift the sanctions, it said"
            return ()
        return () if scene.cues.sayers.get(word) == "official" or word in scene.acts.papers else None
    return speaker if states_of(speaker, scene) & states_of(actors_of(sources, frame, scene), scene) else None


def promise_or_threat(kind: str, acts: ActCues) -> str | None:
    """What it is to announce an act of the kind."""
    return "AGREE" if kind in acts.cooperative else "THREATEN" if kind in acts.conflictual else None


def sides_of(act: Act, frame: Frame, scene: Scene) -> tuple[list[str], list[str]] | None:
    """Ids of those who do it and of those to whom it is done; ``None`` where what does it can do nothing."""
    # "the delivery of Czech ammunition": the ammunition does nothing, but is somebody's
    acting = [a for a in act.sources if can_act(a, frame, scene) or (frame.nominal and is_somebody_s(a, frame, scene))]
    undone = frame.nominal and act.status in ("postponed", "cancelled")
    if act.sources and not acting and not undone:
        # "Brazilian coffee invaded the shops", "a heart attack killed him"
        return None
    sources = actors_of(acting, frame, scene) or [
        i for a in acting for i in within(a, scene, places=a.lemma not in scene.acts.nouns)
    ]
    sources = sources or list(act.speaker) or issuer(frame, scene)
    among = act.entry is not None and act.entry.mutual and len(sources) > 1
    offered = [a for a in act.targets if a.slot in WITH] if among and act.kind == "AGREE" else act.targets
    targets = first_filled(offered, frame, scene) or ([] if among else in_object(frame, sources, scene))
    return sources, targets or at_home(act.targets, sources, frame, scene)


def make_report(act: Act, frame: Frame, scene: Scene) -> Report | None:
    """The report of an act, or ``None`` where it names too little of who takes part."""
    sides = sides_of(act, frame, scene)
    if sides is None:
        return None
    sources, targets = sides
    # two sides that back something no side is named for have backed it together
    both = act.kind in BETWEEN and not targets and len(states_of(sources, scene)) > 1
    mutual = both or (act.entry is not None and act.entry.mutual and (len(sources) > 1 or bool(targets)))
    if not sources and not targets:
        return None
    told = targets or frame.light is not None or any(a.slot == "by" for a in frame.arguments)
    if frame.nominal and not (sources and told) and not frame.passive:
        # "the attack": whose and on whom must be told
        return None
    roles: list[tuple[str, Role]] = [(a, "participant" if mutual else "source") for a in sources]
    roles += [(a, "participant" if mutual else "target") for a in targets if not (mutual and a in sources)]
    participants = tuple(p for key, role in roles if (p := participant(key, role, scene)) is not None)
    if not participants or (act.kind in BETWEEN and not between(participants)):
        return None
    if act.kind in OWN_WORD and not sources:
        # nobody that is known has given his word or asked
        return None
    if act.kind in SAID_NOW and not targets and scene.at_home and all(p.kind == "person" for p in participants):
        # a politician to his own
        return None
    if not any(of_standing(p, frame.sentence, scene) for p in participants):
        # a climber's attack, a widow's complaint
        return None
    if (
        sources
        and act.entry is not None
        and act.entry.of_persons
        and all(p.kind == "person" for p in participants[: len(sources)])
    ):
        # a minister who "protested" took to no street
        act = replace(act, kind=act.entry.of_persons)
    sentence = scene.sentences[frame.sentence]
    own = act.entry if act.entry is not None and act.kind == act.entry.kind else None
    return Report(
        id=report_id(scene.document.id, frame.trigger, act.kind), kind=act.kind, status=act.status, participants=participants,
        date=NO_DATE, passage=Passage(sentence, sentence.cut(scene.document.text)), trigger=frame.trigger,
        mode=own.mode if own is not None else None, sentence=frame.sentence, why=act.why,
        subtype=own.subtype if own is not None else None, context=context_of(own, frame, scene.acts),
    )  # fmt: skip


def context_of(entry: ActEntry | None, frame: Frame, acts: ActCues) -> Context | None:
    """PLOVER's context of the act: the entry's own, else that of the words that stand with the predicate."""
    if entry is not None and entry.context is not None:
        return entry.context
    words = {frame.lemma, *(word for a in (*frame.arguments, *frame.told) for word in a.lemmas)}
    return next((context for context, named in acts.contexts.items() if words & named), None)


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
