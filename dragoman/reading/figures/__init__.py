"""Figures: what is measured, its value and unit, for which period, about whom, and who gives it.

Knows no language: the language finds amounts and puts each in its clause; which phrase is the measure, whether it rose
or fell, and what is only expected is told here by lists of words. A bare number takes its unit from what it counts or
from the figure before; one that finds none is no figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.amounts import NumberFrame
from dragoman.model.documents import Passage, Span
from dragoman.model.statements import Figure
from dragoman.reading.figures.courses import change_of, status_of
from dragoman.reading.figures.measures import measure_of
from dragoman.reading.figures.periods import back_then, inherited_period, opening_period, shown_period, time_of
from dragoman.reading.figures.sayers import sayer_of, state_of
from dragoman.reading.figures.scene import Draft, FigureScene, Measure
from dragoman.reading.figures.states import about_of

__all__ = ["FigureScene", "read_figures"]
# A bare number takes the unit of a figure so many sentences before at most.
UNIT_REACH = 1
# A bare number below this may stand for as many millions or billions as the value before, where it is of like size.
THOUSAND, ALIKE = 1000, 50
UNITLESS = ("percent", "percentage points", "basis points", "times")


def read_figures(frames: Sequence[NumberFrame], scene: FigureScene) -> list[Figure]:
    """Every figure of the document, in text order."""
    ordered = sorted(frames, key=lambda f: f.amount.span)
    drafts: list[Draft] = []
    for place, frame in enumerate(ordered):
        ahead = ordered[place + 1] if frame.amount.edge == "low" and place + 1 < len(ordered) else None
        siblings = [f for f in ordered if f.sentence == frame.sentence]
        draft = draft_of(frame, drafts, ahead, siblings, scene)
        if draft is not None:
            drafts.append(draft)
    return [figure_of(draft, scene) for draft in drafts]


def draft_of(
    frame: NumberFrame,
    drafts: Sequence[Draft],
    ahead: NumberFrame | None,
    siblings: list[NumberFrame],
    scene: FigureScene,
) -> Draft | None:
    """The figure of one amount; ``None`` where it has no unit."""
    before = drafts[-1] if drafts and frame.sentence - drafts[-1].frame.sentence <= UNIT_REACH else None
    measure = measure_of(frame, before, ahead, scene)
    unit = frame.amount.unit or unit_of(frame, measure, drafts, siblings, scene)
    if unit is None or (before is None and refers_to_nothing(frame, scene)):
        return None
    value = frame.amount.value * (scale_told(frame, unit, drafts, siblings) if frame.amount.unit is None else 1.0)
    frame = replace(frame, amount=replace(frame.amount, unit=unit, value=value))
    time = time_of(frame, siblings, scene)
    period = shown_period(
        time, before.period if before is not None and before.frame.sentence == frame.sentence else None
    )
    status = status_of(frame, before, time, scene)
    if period is None and measure.inherited and before is not None and status == before.status:
        period = inherited_period(before, frame, scene)
    period = period or back_then(frame, before, scene) or (opening_period(frame, scene) if time is None else None)
    said = sayer_of(frame, measure, scene)
    return Draft(
        frame, measure, unit, period, about_of(frame, measure, siblings, before, state_of(said, scene), scene),
        change_of(frame, before, scene), status,
        said.name if said is not None else None, said.actor if said is not None else None,
    )  # fmt: skip


def refers_to_nothing(frame: NumberFrame, scene: FigureScene) -> bool:
    """Whether the value is a share of what no figure has told of: "half an hour, a third of it alone"."""
    return (
        frame.amount.kind == "share"
        and frame.own is not None
        and frame.own.lemma in scene.words.pronouns
        and frame.own.slot == "of"
    )


def scale_told(frame: NumberFrame, unit: str, drafts: Sequence[Draft], siblings: Sequence[NumberFrame]) -> float:
    """The scale of the last value of that unit, or the next beside it, for a bare number of like size: "€1.5 billion against 1.1"."""
    number = frame.amount.value
    if frame.amount.scale != 1.0 or number >= THOUSAND:
        return 1.0
    told = [
        d.frame.amount for d in reversed(drafts) if d.unit == unit and frame.sentence - d.frame.sentence <= UNIT_REACH
    ]
    told += [f.amount for f in siblings if f.amount.unit == unit and f.amount.span.start > frame.amount.span.end]
    for other in told[:1]:
        alike = other.value / other.scale / ALIKE <= number <= other.value / other.scale * ALIKE
        return other.scale if other.scale >= THOUSAND and alike else 1.0
    return 1.0


def unit_of(
    frame: NumberFrame, measure: Measure, drafts: Sequence[Draft], siblings: Sequence[NumberFrame], scene: FigureScene
) -> str | None:
    """The unit of a bare number: what the measure counts, else that of the last figure with one, else of the next beside it."""
    phrase = measure.phrase
    if phrase is not None and not measure.inherited:
        if phrase.lemma in scene.words.counts:
            return scene.words.counts[phrase.lemma]
        if phrase.plural and (phrase.counted or phrase.lemma in scene.words.counted):
            word = phrase.head.cut(scene.text)
            # "Georgians" keep their capital, a noun at the head of a sentence does not
            return word if phrase.counted else word.lower()
    before = [d for d in reversed(drafts) if d.unit not in UNITLESS]
    here = [d.unit for d in before if d.frame.sentence == frame.sentence]
    # "Denmark took 30,000 and Norway 36,000 refugees"
    ahead = [
        f.amount.unit for f in siblings if f.amount.span.start > frame.amount.span.end and f.amount.unit not in UNITLESS
    ]
    earlier = [d.unit for d in before if 0 < frame.sentence - d.frame.sentence <= UNIT_REACH]
    return next((unit for unit in (*here, *ahead, *earlier) if unit is not None), None)


def figure_of(draft: Draft, scene: FigureScene) -> Figure:
    """The figure with its passage."""
    amount, sentence = draft.frame.amount, scene.sentence(draft.frame)
    whole = Span(min(sentence.start, amount.span.start), max(sentence.end, amount.span.end))
    return Figure(
        measure=draft.measure.text, value=amount.value, unit=draft.unit, period=draft.period, about=draft.about, bound=amount.bound,
        change=draft.change, status=draft.status, said_by=draft.said_by, actor=draft.actor, span=amount.span,
        passage=Passage(whole, whole.cut(scene.text)),
    )  # fmt: skip
