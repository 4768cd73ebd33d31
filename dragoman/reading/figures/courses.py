"""Whether the measure rose or fell to or by the value, and whether the value is only expected."""

from __future__ import annotations

from dragoman.model.amounts import NumberFrame, Step
from dragoman.model.statements import Change, FigureStatus
from dragoman.model.times import Time
from dragoman.reading.figures.measures import first_verb, has_verb_between
from dragoman.reading.figures.scene import Draft, FigureScene

STEP_KINDS = ("share", "times", "money", "unit", "bare")
# By these a clause hangs on a verb that does not govern it.
APART = ("relative", "beside", "joined", "conj", "parataxis", "dep", "clause", "subject")


def change_of(frame: NumberFrame, before: Draft | None, scene: FigureScene) -> Change | None:
    """Rose or fell, where the words say that the measure did so to or by the value."""
    words, amount = scene.words, frame.amount
    lead = frame.words[0] if frame.words else ""
    if (
        lead in words.began
        or lead in words.compared
        or (frame.words[1:2] and lead in words.joints and frame.words[1] in words.compared)
    ):
        return None
    if amount.change is not None:
        return amount.change
    told = by_words(frame, scene) or by_noun(frame, scene) or by_verb(frame, scene)
    if told is not None:
        return told
    same = before if before is not None and before.frame.sentence == frame.sentence else None
    if same is not None and lead in words.reached and not has_verb_between(frame, same):
        if same.change is not None and same.frame.amount.unit != amount.unit:
            # "grown by 1.8 times, to 9.3 million tonnes"
            return same.change
        return by_pair(frame, same, scene)
    if amount.edge == "high" and same is not None:
        return same.change
    if lead == "(" and amount.kind == "share" and same is not None:
        return same.change
    return None


def by_words(frame: NumberFrame, scene: FigureScene) -> Change | None:
    """By an adverb or adjective beside the value: "up 12%", "12% fewer", "down to"."""
    words = scene.words
    near = list(frame.words[:1])
    if near and near[0] in words.reached | words.by_step:
        near = list(frame.words[1:2])
    behind = scene.text[frame.amount.span.end : frame.amount.span.end + 24].lower().split()
    if frame.amount.kind in ("share", "times", "bare") or frame.amount.noun is None:
        near.extend(w.strip(",.;)") for w in behind[:1])
    verb = first_verb(frame)
    if verb is not None and verb.lemma not in words.moving | words.rising | words.falling:
        between = scene.text[verb.span.end : frame.amount.whole.start].lower().split()
        if between and between == [verb.particle]:
            # "make up half"
            near = near[1:]
    if verb is not None:
        # "adds up to"
        near = [w for w in near if f"{verb.lemma} {w}" not in words.measuring]
    for word in near:
        if word in words.upward and word not in words.reached:
            return "rose"
        if word in words.downward and word not in words.reached:
            return "fell"
    return None


def by_noun(frame: NumberFrame, scene: FigureScene) -> Change | None:
    """By a noun of change that holds the value: "a decrease of 4.1 per cent", "a 12% rise"."""
    lemmas = [frame.own.lemma] if frame.own is not None and frame.own.slot == "attributive" else []
    step = frame.steps[0] if frame.steps else None
    if step is not None and step.nominal:
        lemmas.append(step.lemma)
    if len(frame.words) > 1 and frame.words[0] in scene.words.joints:
        lemmas.append(frame.words[1])
    for lemma in lemmas:
        if lemma in scene.words.rises:
            return "rose"
        if lemma in scene.words.falls:
            return "fell"
    return None


def by_verb(frame: NumberFrame, scene: FigureScene) -> Change | None:
    """By the verb of change on which the value hangs."""
    words = scene.words
    verb = first_verb(frame)
    if verb is None or (
        frame.steps[0].nominal and frame.steps[0].lemma not in words.steps and frame.steps[0].slot not in ("nummod",)
    ):
        return None
    lead = frame.words[0] if frame.words else ""
    slot = lead if lead in words.reached | words.by_step else verb.slot
    direct = slot in ("object", "attribute", "npadvmod", "self", "advmod", "nummod") and frame.amount.kind in STEP_KINDS
    bare = direct and (frame.own is None or frame.amount.kind == "share") and not has_object(frame)
    beside = (
        frame.amount.kind in ("share", "times")
        and len(scene.text[verb.span.end : frame.amount.whole.start].split()) <= 1
    )
    if not (
        bare
        or beside
        or frame.amount.kind == "times"
        or slot in words.reached | words.by_step
        or (frame.amount.bound != "exact" and slot not in ("object", "subject") and verb.slot in words.reached)
    ):
        return None
    between = scene.text[verb.span.end : frame.amount.whole.start].lower().split()[:1]
    if any(f"{verb.lemma} {w}" in words.measuring for w in (verb.particle, *between)):
        # "adds up to"
        return None
    if verb.lemma in words.collecting and frame.amount.kind == "money" and slot == "object":
        return None
    if verb.lemma in words.rising:
        return "rose"
    if verb.lemma in words.falling:
        return "fell"
    if verb.lemma in words.moving and verb.particle is not None:
        return "rose" if verb.particle in words.upward else "fell" if verb.particle in words.downward else None
    return None


def has_object(frame: NumberFrame) -> bool:
    """Whether the verb has an object besides the value."""
    return frame.amount.kind in ("money", "unit") and any(p.slot == "object" for p in frame.phrases)


def by_pair(frame: NumberFrame, before: Draft, scene: FigureScene) -> Change | None:
    """By the two values of one movement: "went from a quarter to two fifths"."""
    words = scene.words
    lead = before.frame.words[0] if before.frame.words else ""
    verb = first_verb(frame)
    if lead not in words.began or before.unit != frame.amount.unit or verb is None:
        return None
    if before.frame.amount.value == frame.amount.value or verb.lemma not in words.moving | words.rising | words.falling:
        return None
    return "rose" if before.frame.amount.value < frame.amount.value else "fell"


def status_of(frame: NumberFrame, before: Draft | None, time: Time | None, scene: FigureScene) -> FigureStatus:
    """Expected where the value lies ahead, is planned, promised or only possible; else stated."""
    words = scene.words
    lead = frame.words[0] if frame.words else ""
    same = before if before is not None and before.frame.sentence == frame.sentence else None
    if same is not None and (lead in words.including or frame.amount.edge == "high"):
        return same.status
    if lead in words.began or lead in words.compared:
        return "stated"
    if any(p.slot == "beside" for p in frame.phrases) and frame.own is None:
        return "stated"
    if (
        set(frame.described) & (words.promising | words.coming)
        or is_ahead(time, scene)
        or is_awaited(frame, scene)
        or by_plan(frame, scene)
        or by_clause(frame.steps, scene)
    ):
        return "expected"
    if same is not None and same.status == "expected" and first_verb(frame) == first_verb(same.frame):
        return "expected"
    return "stated"


def is_ahead(time: Time | None, scene: FigureScene) -> bool:
    """Whether the time of the value begins after the publication."""
    published = scene.document.published
    return (
        time is not None
        and published is not None
        and time.interval is not None
        and time.interval.begin is not None
        and (time.interval.begin > published)
    )


def is_awaited(frame: NumberFrame, scene: FigureScene) -> bool:
    """Whether the value is ordered, optioned, planned as a whole, or what one gets under an agreement."""
    words = scene.words
    if any(s.nominal and s.slot in words.awaited.get(s.lemma, ()) for s in frame.steps[:3]):
        # "an option for 20 more", "12 are on order"
        return True
    verb = first_verb(frame)
    if verb is None:
        return False
    if verb.passive and verb.slot == "subject" and verb.lemma in words.planned_whole:
        # "a $3 billion pipeline is planned"
        return True
    subject = next((p for p in frame.phrases if p.slot == "subject"), None)
    if subject is not None and verb.lemma in words.measuring and set(subject.span.cut(scene.text).lower().split()) & words.foreseen:  # fmt: skip
        # "the next package is worth 16 billion"
        return True
    under = any(p.slot == "under" and p.lemma in words.binding for p in frame.phrases)
    return under and verb.tense in ("present", "none")


def by_plan(frame: NumberFrame, scene: FigureScene) -> bool:
    """Whether the value is that of a plan, goal or promise, or of what has been granted and not yet given."""
    words, own = scene.words, frame.own
    heads = [p.lemma for p in frame.phrases if p.slot in ("holder", "apposed", "in", "beside")]
    if own is not None and own.slot in ("attributive", "of"):
        heads.append(own.lemma)
    verb = first_verb(frame)
    if words.commitments & set(heads) and verb is not None and verb.lemma in words.undertaking:
        return True
    subject = next((p for p in frame.phrases if p.slot == "subject"), None)
    if subject is not None and verb is not None and subject.lemma in words.binding and (verb.lemma in words.laying_down or (verb.slot == "for" and verb.lemma == words.being)):  # fmt: skip
        # "the contract is for 35", "the roadmap provides for 41 projects"
        return True
    if is_foreseen(frame, scene):
        return True
    if own is not None and own.slot == "counted":
        return False
    if subject is not None and verb is not None and verb.lemma in words.measuring | words.rising | words.falling:
        heads.append(subject.lemma)
    if own is not None and own.slot == "of":
        heads.remove(own.lemma)
    if words.plans & set(heads):
        return not any(s.slot == "relative" and not s.nominal for s in frame.steps)
    return False


def is_foreseen(frame: NumberFrame, scene: FigureScene) -> bool:
    """Whether an adjective of the value's own phrase puts it ahead: "a planned 1,200-km line", "a proposed fund of"."""
    spans = [p.span for p in frame.phrases if p.slot in ("holder", "apposed")][:1]
    if frame.own is not None and frame.own.slot in ("attributive", "counted"):
        spans.append(frame.own.span)
    near = {w for span in spans for w in span.cut(scene.text).lower().split()} | set(frame.words[:1])
    return bool(near & scene.words.foreseen)


def by_clause(steps: tuple[Step, ...], scene: FigureScene) -> bool:
    """Whether a verb above the value, up to the end of what is told as done, puts it ahead."""
    words = scene.words
    settled = False
    for step in steps:
        if step.nominal:
            prospect = step.slot == "adjective" and step.lemma in words.prospective
            if prospect or (not settled and step.lemma in words.plans and step.slot not in APART):
                return True
            continue
        if step.modal in words.modals or step.tense == "future":
            return not settled or step.slot in ("joined", "conj")
        if not settled and step.slot == "clause" and step.lemma in words.planning:
            return True
        if (
            not settled
            and step.slot not in APART
            and {step.lemma, f"{step.lemma} {step.slot}", f"{step.lemma} {step.particle}"} & words.promising
        ):
            return True
        if step.tense in ("past", "present"):
            # a clause in a tense of its own tells of a fact, whatever governs it
            settled = True
        if step.slot == "relative" and settled:
            return False
    return False
