"""The states that a figure is about: those in its measure and its clause; where it lies between two, the other one."""

from __future__ import annotations

import re

from dragoman.model.amounts import NumberFrame, Phrase
from dragoman.model.documents import Span
from dragoman.reading.figures.scene import Draft, FigureScene, Measure

KINDS = ("state", "adjective", "place", "body", "person", "office")
# A figure that lies between states names so many.
SIDES = 2


def states_in(span: Span, scene: FigureScene, without: Span | None = None) -> list[str]:
    """Codes of the states whose names, adjectives, towns or persons stand in the stretch, in text order."""
    result = []
    for mention in scene.mentions:
        if not (span.start <= mention.span.start and mention.span.end <= span.end) or mention.country is None:
            continue
        if (without is not None and without.overlaps(mention.span)) or mention.kind not in KINDS:
            continue
        result.append(mention.country)
    return list(dict.fromkeys(result))


def about_of(
    frame: NumberFrame,
    measure: Measure,
    siblings: list[NumberFrame],
    before: Draft | None,
    sayer: str | None,
    scene: FigureScene,
) -> tuple[str, ...]:
    """The states, sorted: of measure and subject; then of the clause, the sentence and what was told before, where one is missing."""
    money = frame.amount.span if frame.amount.kind == "money" else None
    own_voice = [sayer] if sayer is not None and speaks_for_state(frame, scene) else []
    if measure.inherited and before is not None:
        return tuple(sorted(set(added(of_inherited(frame, siblings, before, money, scene), own_voice))))
    found = own_states(frame, measure, siblings, money, scene)
    found = added(found, own_voice)
    wanting = is_mutual(measure, scene)
    if len(found) < SIDES and both_sides(frame, measure, scene):
        found = added(found, last_two(frame, scene))
    sentence, start = scene.sentence(frame), frame.amount.whole.start
    same = before if before is not None and before.frame.sentence == frame.sentence else None
    found = added(found, states_in(Span(frame.clause.start, max(start, frame.clause.start)), scene, money))
    found = added(found, states_in(rest_of_clause(frame, siblings, scene), scene, money)) if found else found
    sources = [
        list(same.about) if same is not None else [],
        states_in(Span(sentence.start, max(start, sentence.start)), scene, money),
        [sayer] if sayer is not None else [],
        earlier(frame, before, scene),
    ]
    for source in sources:
        if len(found) >= SIDES or (found and not wanting):
            break
        found = added(found, source)
    if not found:
        found = states_in(frame.clause, scene, money)
    if len(found) < SIDES and same is not None and set(found) < set(same.about) and frame.amount.kind in ("money", "unit") and first_owner(frame) == first_owner(same.frame):  # fmt: skip
        found = list(same.about)
    return tuple(sorted(set(found)))


def speaks_for_state(frame: NumberFrame, scene: FigureScene) -> bool:
    """Whether the clause speaks of "us", which is the speaker's state."""
    return bool(scene.words.first_person & set(re.findall(r"\w+", frame.clause.cut(scene.text).lower())))


def rest_of_clause(frame: NumberFrame, siblings: list[NumberFrame], scene: FigureScene) -> Span:
    """What follows the value up to the next one, a comma, or the end of its clause."""
    start = frame.amount.span.end
    last = frame.own.span.end if frame.own is not None else start
    # "14 pledges worth $22 billion from Chinese companies"
    ends = [
        s.amount.whole.start for s in siblings if s.amount.whole.start > max(start, last + len(" worth a total of "))
    ]
    end = min([*ends, max(frame.clause.end, start)])
    comma = scene.text.find(",", start, end)
    return Span(start, comma if comma >= 0 else end)


def first_owner(frame: NumberFrame) -> Span | None:
    """Where the subject of the value's verb stands."""
    return next((p.head for p in frame.phrases if p.slot == "subject"), None)


def earlier(frame: NumberFrame, before: Draft | None, scene: FigureScene) -> list[str]:
    """The states of the figure before, or those of the sentence before, where they are two at most."""
    if before is not None and frame.sentence - before.frame.sentence <= 1 and before.about:
        return list(before.about)
    found = states_in(scene.sentences[frame.sentence - 1], scene) if frame.sentence > 0 else []
    return found if len(found) <= SIDES else []


def added(found: list[str], more: list[str]) -> list[str]:
    """The states with others added: all of them to none, else those that are missing up to two."""
    if not found:
        return list(dict.fromkeys(more))
    missing = [s for s in more if s not in found]
    return [*found, *missing[: SIDES - len(found)]]


def of_inherited(
    frame: NumberFrame, siblings: list[NumberFrame], before: Draft, money: Span | None, scene: FigureScene
) -> list[str]:
    """The states of the figure before, those in whose place others stand now replaced.

    "€3 million from Qatar, while those from Malaysia": the one behind the same word goes; in a share of what was told
    ("Russia accounted for 21 per cent of it") the states of the whole stay.
    """
    start = before.frame.amount.span.end if before.frame.sentence == frame.sentence else frame.clause.start
    window = Span(max(start, frame.clause.start - 1), max(start, frame.amount.whole.start))
    spans = [window, *(p.span for p in beside_value(frame, siblings))]
    fresh = list(dict.fromkeys(s for span in spans for s in states_in(span, scene, money)))
    if not fresh or set(fresh) <= set(before.about):
        return list(before.about)
    whole = states_in(before.measure.span, scene) if before.measure.span is not None else []
    led = {leading_word(state, spans, scene) for state in fresh}
    place = [before.measure.span, before.frame.clause] if before.measure.span is not None else [before.frame.clause]
    phrase = before.measure.phrase
    replaced = [s for s in fresh if s in states_in(window, scene, money)]
    if phrase is not None and phrase.owner is not None and replaced:
        # another's share of the same whole, another's deficit with the same state
        whole = [s for s in whole or before.about if s not in states_in(phrase.owner, scene)]
        return list(dict.fromkeys([*fresh, *whole]))
    kept = [s for s in (whole or before.about) if leading_word(s, place, scene) not in led or s in fresh]
    if not kept and before.about:
        kept = [s for s in before.about if s not in whole]
    return list(dict.fromkeys([*fresh, *(kept if len(fresh) < SIDES else [])]))


def leading_word(state: str, spans: list[Span], scene: FigureScene) -> str:
    """The word before the state's name in the stretches."""
    for span in spans:
        for mention in scene.mentions:
            if mention.country == state and span.start <= mention.span.start and mention.span.end <= span.end:
                words = [
                    w
                    for w in scene.text[max(0, mention.span.start - 24) : mention.span.start].lower().split()
                    if w not in scene.words.articles
                ]
                return words[-1] if words else ""
    return ""


def beside_value(frame: NumberFrame, siblings: list[NumberFrame]) -> list[Phrase]:
    """Phrases of the value that no other value stands before."""
    bounds = [s.amount.whole.start for s in siblings if s.amount.whole.start > frame.amount.span.start]
    last = min(bounds, default=frame.clause.end)
    starts = [s.amount.span.end for s in siblings if s.amount.span.end <= frame.amount.whole.start]
    first = max(starts, default=frame.clause.start)
    return [p for p in frame.phrases if first <= p.span.start < last and p.slot != "subject"]


def own_states(
    frame: NumberFrame, measure: Measure, siblings: list[NumberFrame], money: Span | None, scene: FigureScene
) -> list[str]:
    """States of the measure; where they are not two, or the measure is somebody's own, of the subject and what stands beside the value."""
    near = (
        [measure.phrase.span, *([measure.phrase.owner] if measure.phrase.owner else [])]
        if measure.phrase is not None
        else []
    )
    if measure.phrase is None and measure.span is not None:
        near.append(measure.span)
    near.extend([frame.own.span] if frame.own is not None else [])
    near.append(frame.amount.span)
    found = list(dict.fromkeys(s for span in near for s in states_in(span, scene, money)))
    owned = (
        measure.phrase is not None and measure.phrase.span.cut(scene.text).lower().split()[0] in scene.words.possessives
    )
    if len(found) >= SIDES and not owned:
        return found
    subject = [p for p in frame.phrases if p.slot == "subject"]
    far = [p.span for p in (*subject, *beside_value(frame, siblings))]
    return list(dict.fromkeys([*found, *(s for span in far for s in states_in(span, scene, money))]))


def is_mutual(measure: Measure, scene: FigureScene) -> bool:
    """Whether the measure lies between two states."""
    if measure.phrase is not None and measure.phrase.lemma in scene.words.mutual:
        return True
    words = re.findall(r"[\w-]+", measure.text.lower())
    return any(w in scene.words.mutual or w.removesuffix("s") in scene.words.mutual for w in words)


def both_sides(frame: NumberFrame, measure: Measure, scene: FigureScene) -> bool:
    """Whether the words mean both of the states last spoken of."""
    around = f"{measure.text} {frame.clause.cut(scene.text)}".lower()
    return any(re.search(rf"(?<!\w){re.escape(w)}(?!\w)", around) for w in scene.words.both_sides)


def last_two(frame: NumberFrame, scene: FigureScene) -> list[str]:
    """The two states last spoken of before the value, the last first."""
    before = [m for m in scene.mentions if m.span.end <= frame.amount.span.start and m.country and m.kind in KINDS]
    return list(dict.fromkeys(m.country for m in reversed(before) if m.country))[:SIDES]
