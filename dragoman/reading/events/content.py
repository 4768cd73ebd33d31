"""Whether an act is done at all, or only spoken of, aimed at, promised or asked for by the predicate above it."""

from __future__ import annotations

from dataclasses import replace

from dragoman.language.base import ActCues
from dragoman.model.frames import Frame, Governor
from dragoman.reading.events.roles import Scene

# Relations by which a predicate above has the act as its content.
CONTENT = ("xcomp", "ccomp", "dobj", "pobj", "pcomp", "prep", "acl", "dative", "oprd")
CLAUSES = ("ccomp", "xcomp")
# Relations through which what is spoken of reaches down from its verb.
SPOKEN_OF = (
    "dobj",
    "pobj",
    "prep",
    "pcomp",
    "acl",
    "compound",
    "nmod",
    "appos",
    "conj",
    "amod",
    "dep",
    "xcomp",
    "ccomp",
)
# Types that tell nothing of relations between states where both sides are of one, or only one is told.
BETWEEN = ("SUPPORT", "AID", "COOPERATE")
# Types of which an attempt is one already.
VIOLENT = ("ASSAULT", "COERCE")


def within_clause(frame: Frame) -> Frame:
    """The frame of a verb without what governs the noun that its relative clause tells of."""
    relative = next((i for i, g in enumerate(frame.governors) if g.relation == "relcl"), None)
    return frame if relative is None or frame.nominal else replace(frame, governors=frame.governors[:relative])


def attempted(frame: Frame, kind: str, acts: ActCues) -> bool:
    """Whether the act is one of violence that was tried ("attempted to assassinate", "a plot to blow up")."""
    above = frame.governors[0] if frame.governors else None
    return (
        kind in VIOLENT and above is not None and above.relation in ("xcomp", "acl") and word_of(above) in acts.attempts
    )


def finite_before(frame: Frame, governor: Governor, acts: ActCues) -> bool:
    """Whether the act stands in a clause of its own before the verb that only says who says so."""
    finite = frame.tense != "none" or frame.modal not in (None, "to", *acts.must)
    return governor.relation == "ccomp" and finite and not frame.nominal and frame.trigger.end < governor.span.start


def is_content(frame: Frame, kind: str, acts: ActCues) -> bool:
    """Whether the act is only what a predicate above it asks, promises, threatens, refuses or speaks of."""
    above = frame.governors[0] if frame.governors else None
    if above is not None and not frame.nominal:
        bare = frame.tense == "none" and frame.modal is None and not frame.participle and not frame.passive
        infinitive = frame.modal == "to" or bare
        purposed = above.lemma not in acts.resolved and not attempted(frame, kind, acts)
        if above.nominal and above.relation == "acl" and infinitive and purposed:
            # "their commitment to support", "the need to help"
            return True
        threats = any(row.kind == "THREATEN" for row in acts.verbs.get(word_of(above), ()))
        if above.relation == "advcl" and infinitive and threats:
            # "threatened in October to close the crossing": a time between makes the parser take it for a purpose
            return True
        deeds = acts.speaking if kind in BETWEEN else {*acts.speaking, *acts.verbs}
        if above.relation == "advcl" and infinitive and word_of(above) not in deeds:
            # "took precautions to protect": what for; but "spoke to congratulate him", "opened fire to disperse them"
            return True
        if frame.participle and above.relation in ("pcomp", "dobj", "pobj", "nsubj", "subject"):
            # "discussed supporting them", "for opening their homes"
            return True
    for governor in frame.governors[attempted(frame, kind, acts) :]:
        if governor.relation == "preposition":
            continue
        word = word_of(governor)
        if word == frame.light:
            continue
        if governor.relation not in CONTENT:
            return False
        indicative = governor.relation == "ccomp" and frame.tense != "none" and frame.modal not in acts.must
        if finite_before(frame, governor, acts):
            # "Oslo may sue, an official suggested"
            return False
        if word in acts.performatives and not (indicative and word in acts.telling):
            # "insisted that they release him"; but "insisted that it had released him"
            return True
        if governor.relation not in (*CLAUSES, "prep", "pobj", "dobj") or word in acts.telling:
            return governor.relation == "ccomp" and frame.modal in acts.must
    return False


def only_topic(frame: Frame, acts: ActCues) -> bool:
    """Whether the act is only spoken of: it stands, in whatever phrase, in the object of a verb that names a topic."""
    for governor in frame.governors:
        if governor.relation == "preposition":
            continue
        if word_of(governor) in acts.topical and not governor.nominal:
            finite = frame.tense != "none" and not frame.participle and not frame.nominal
            return governor.relation not in ("advcl", "ROOT", "conj", "subject") and not finite
        if governor.relation not in SPOKEN_OF:
            return False
    return False


def only_purpose(frame: Frame, scene: Scene) -> bool:
    """Whether the act is an infinitive that tells what something else is for, or what somebody is eager for."""
    bare = not frame.nominal and frame.tense == "none" and not frame.participle and frame.modal in (None, "to")
    if not bare or frame.passive or frame.headline or not frame.governors:
        return False
    above = frame.governors[0]
    willed = scene.cues.statuses["hypothetical"]["verbs"] | scene.cues.statuses["planned"]["verbs"]
    return above.relation == "relcl" or (above.relation in ("acl", "advcl") and above.lemma not in scene.acts.resolved and word_of(above) not in willed and word_of(above) not in {*scene.acts.speaking, *scene.acts.verbs})  # fmt: skip


def word_of(governor: Governor) -> str:
    """The governor's verb without its particle."""
    return governor.lemma.split()[0]
