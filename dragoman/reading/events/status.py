"""How an act stands as its sentence tells it: held, planned, postponed, cancelled, denied, hypothetical or habitual.

A pure function of the frame and the language's cue words. The frame's own negation and modal come first, then every
predicate above it, from the nearest outward; the strongest finding wins in the order denied, cancelled, postponed,
hypothetical, planned. What nothing marks and is past is held.
"""

from __future__ import annotations

from dragoman.language.base import Cues
from dragoman.model.frames import Frame, Governor
from dragoman.model.reports import Plan, Status

ORDER: tuple[Status, ...] = ("denied", "cancelled", "postponed", "hypothetical", "planned")
# Relations by which a verb has the act itself as what it speaks of, not as its time or manner.
CONTENT = (
    "dobj",
    "subject",
    "nsubjpass",
    "ccomp",
    "xcomp",
    "acl",
    "pobj",
    "prep",
    "acomp",
    "attr",
    "oprd",
    "pcomp",
    "conj",
    "compound",
    "nmod",
    "relcl",
    "advcl",
    "dep",
    "ROOT",
    "amod",
    "appos",
)
# What a verb that carries the act may do to it ("postponed the deployment").
UNDOING: tuple[Status, ...] = ("cancelled", "postponed")
# Relations by which a word has below it what was left undone ("failed to sign", "refrained from signing").
UNDONE = ("xcomp", "prep", "acomp")


def read_status(frame: Frame, cues: Cues) -> tuple[Status, Plan | None]:
    """The status of the frame's act and, where it is not held, the kind of plan."""
    first = frame.governors[0] if frame.governors else None
    if first is not None and first.relation == "xcomp" and first.lemma in cues.statuses["habitual"]["verbs"]:
        return "habitual", None
    found = [*own_marks(frame, cues), *governor_marks(frame, cues)]
    for status in ORDER:
        if status in found:
            if status == "planned" and any(w.split()[0] == "instead" for w in frame.words):
                return "postponed", None
            return status, plan_of(frame, cues) if status != "denied" else None
    return plain_status(frame), None


def own_marks(frame: Frame, cues: Cues) -> list[Status]:
    """What the act's own words say: negation, modal, adjectives, the light verb."""
    marks: list[Status] = []
    words = set(frame.words)
    if set(frame.modifiers) & cues.statuses["hypothetical"]["marks"]:
        marks.append("hypothetical")
    if frame.perfect and frame.tense == "none" and any(g.lemma == "be" for g in frame.governors[:1]):
        # "was to have flown": it did not come to it
        marks.append("cancelled")
    if frame.polarity == "negative":
        marks.append(
            "cancelled"
            if frame.modal == "will" or (frame.tense == "present" and words & {"all", "anymore", "long", "longer"})
            else "hypothetical"
            if frame.modal in cues.statuses["hypothetical"]["modals"]
            else "denied"
        )
    elif frame.modal in ("will", "to"):
        marks.append("planned")
    elif frame.progressive and frame.tense == "past" and reported(frame, cues):
        # "announced that he was hosting X on Saturday": the past of what is arranged
        marks.append("planned")
    elif frame.modal in cues.statuses["hypothetical"]["modals"]:
        marks.append("planned" if frame.modal == "would" and reported(frame, cues) else "hypothetical")
    leaves = frame.light == "be" and any(a.slot == "to" for a in frame.arguments)
    carried = "" if leaves or not frame.light else f"{frame.light} {frame.particle or ''}".strip()
    marks.extend(s for s in ORDER if carried in cues.statuses[s].get("phrases", ()))
    marks.extend(s for s in UNDOING if carried in cues.statuses[s]["verbs"])
    if frame.nominal:
        for status in ORDER:
            if words & cues.statuses[status].get("adjectives", frozenset()) and not (
                status == "planned" and frame.light and frame.tense == "past"
            ):
                marks.append(status)
    return marks


def reported(frame: Frame, cues: Cues) -> bool:
    """Whether the act stands under a verb of saying, where "would" is the past of "will"."""
    return any(g.lemma.split()[0] in cues.saying and g.tense == "past" for g in frame.governors)


def governor_marks(frame: Frame, cues: Cues) -> list[Status]:
    """What the predicates above the act say of it."""
    marks: list[Status] = []
    if frame.participle and frame.governors and frame.governors[0].relation == "advcl":
        # "agreed on the text, meeting in Sochi": the participle tells what went on beside the main act
        return []
    for i, governor in enumerate(frame.governors):
        if governor.relation == "preposition":
            if governor.lemma == "ahead" or (
                governor.lemma in cues.statuses["planned"]["before"]
                and frame.nominal
                and i < 2
                and not main_past(frame, i)
            ):
                marks.append("planned")
            elif governor.lemma in cues.statuses["planned"]["beside"]:
                # "during the visit he announced": the clause above tells of something else
                break
            continue
        if governor.relation in ("npadvmod", "advmod") and i > 0:
            break
        if purpose(frame, governor) and governor.modal is not None:
            # "said he would fly there to meet"; but "said he would like, would have to meet"
            told = governor.relation == "advcl" and reported(frame, cues)
            marks.append("planned" if governor.modal == "will" or told else "hypothetical")
        if governor.relation == "advcl" and not purpose(frame, governor):
            # "met after he cancelled": the clause above is another act's
            break
        status = governor_status(governor, frame, i, cues)
        if status is not None:
            marks.append(status)
        elif governor.tense != "none" and governor.relation in ("relcl",):
            break
    return marks


def purpose(frame: Frame, governor: Governor) -> bool:
    """Whether the act is what the verb above is done for ("flew there to meet"): it stands as that verb does."""
    return (
        governor.relation in ("advcl", "xcomp")
        and frame.tense == "none"
        and (not frame.nominal or frame.light is not None)
    )


def main_past(frame: Frame, index: int) -> bool:
    """Whether the first finite predicate above is past."""
    return next((g.tense for g in frame.governors[index:] if g.tense != "none"), "none") == "past"


def governor_status(governor: Governor, frame: Frame, index: int, cues: Cues) -> Status | None:
    """What one predicate says of the act below it."""
    lemma = governor.lemma
    head = lemma.split()[0]
    for status in ORDER:
        words = cues.statuses[status]
        if governor.nominal:
            named = lemma in words.get("nouns", ()) or lemma in words.get("adjectives", ())
        else:
            named = lemma in words.get("phrases", ()) or (
                head in words.get("verbs", ()) and (lemma == head or lemma.split()[1] in ("out", "down"))
            )
        if status == "denied" and governor.polarity == "negative" and lemma in words["negated"]:
            return "denied"
        if status == "denied" and lemma in words["undone"] and governor.relation in UNDONE:
            return "denied" if governor.polarity == "positive" else None
        if status == "hypothetical" and lemma in words["near"] and governor.relation in UNDONE:
            # "is close to signing", not "at the close of"
            above = frame.governors[index + 1 : index + 2]
            return "hypothetical" if above and above[0].relation == "acomp" else None
        if not named or governor.relation not in CONTENT:
            continue
        if governor.polarity == "negative":
            return {"planned": "denied", "hypothetical": "hypothetical", "denied": None}.get(status, "planned")
        if status == "planned" and not opens_plan(governor, frame, index, cues):
            continue
        if (
            status == "planned"
            and governor.modal in cues.statuses["hypothetical"]["modals"]
            and not reported(frame, cues)
        ):
            return "hypothetical"
        if (
            status == "hypothetical"
            and frame.nominal
            and governor.relation in ("dobj", "subject")
            and head in ("discuss", "ask", "request", "offer", "consider")
            and not index
        ):
            return "hypothetical" if head not in ("discuss",) else None
        if status == "hypothetical" and governor.relation == "subject" and head not in words.get("adjectives", ()):
            continue
        return status
    return None


def opens_plan(governor: Governor, frame: Frame, index: int, cues: Cues) -> bool:
    """Whether a plan word makes the act planned: not where its clause tells the act in a finite past of its own."""
    head = governor.lemma.split()[0]
    if governor.relation == "ccomp" and frame.tense == "past":
        return False
    if head in ("confirm", "announce", "look") and governor.relation == "ccomp":
        return frame.tense in ("future", "none")
    if head in {"decide", "agree"}:
        return governor.relation in ("xcomp", "prep", "pobj", "subject", "dobj", "ccomp")
    if (
        frame.nominal
        and governor.relation == "subject"
        and head
        in ("set", "commit", "look", "agree", "confirm", "prepare", "aim", "decide", "promise", "pledge", "accept")
    ):
        if head == "set" and governor.takes_object:
            # "the bombing set the tanks ablaze"
            return False
        return governor.tense != "past" or (head in ("set", "confirm") and governor.modal is None)
    return head != "be"


def plain_status(frame: Frame) -> Status:
    """The status of an act that no cue marks: by tense, its own or of the clause it stands in."""
    if any(g.lemma == "be" and g.relation == "xcomp" for g in frame.governors[:1]) and frame.tense == "none":
        return "planned"
    tense = frame.tense
    if (
        tense == "none"
        and (not frame.nominal or frame.light is not None)
        and not any(g.tense != "none" for g in frame.governors)
    ):
        return "planned" if frame.headline or not frame.nominal else "held"
    if tense == "none":
        tense = next((g.tense for g in frame.governors if g.tense != "none"), "none")
        if tense == "future":
            return "planned"
        if not frame.nominal and tense != "past" and not frame.headline:
            return "hypothetical"
        return "held"
    if tense == "future":
        return "planned"
    if tense == "present":
        if frame.headline or frame.nominal:
            return "held"
        return "habitual" if not frame.times else "planned"
    return "held"


def plan_of(frame: Frame, cues: Cues) -> Plan | None:
    """Which kind of plan the words speak of."""
    for governor in frame.governors:
        for word in (governor.lemma, governor.lemma.split()[0]):
            if word in cues.plans:
                return cues.plans[word]
    return "announced" if frame.tense == "future" else None
