"""In which tense a time of the text is told: that of the predicate on which it hangs, or of what governs it.

A time without a year lies behind or ahead by this tense, so it is asked for before any time is resolved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dragoman.language.base import Cues
from dragoman.model.documents import Span
from dragoman.model.frames import Frame
from dragoman.model.times import Tense
from dragoman.reading.events.dating import WORDS_BESIDE
from dragoman.reading.events.status import read_status


def tense_finder(
    frames: Sequence[Frame], text: str, cues: Cues, surface: Callable[[Span], Tense]
) -> Callable[[Span], Tense]:
    """A function that gives the tense of the frame on which a span of time hangs; what is planned is future.

    Where no frame holds the span, its words alone tell.
    """
    owner: dict[Span, Tense] = {}
    for frame in frames:
        for span in frame.times:
            owner.setdefault(span, tense_of(frame, span, text, cues))

    def tense_at(span: Span) -> Tense:
        return owner[span] if span in owner else surface(span)

    return tense_at


def tense_of(frame: Frame, span: Span, text: str, cues: Cues) -> Tense:
    """The tense in which a time of the frame is told."""
    for governor in frame.governors:
        between = text[span.end : governor.span.start]
        if between and governor.span.start < frame.trigger.start and governor.tense != "none" and "," not in between:
            # "In December I wrote that the post would go": the time of the writing
            return governor.tense
    for governor in frame.governors:
        # "agreed on Tuesday to meet": the time of the agreeing
        before = governor.span.end <= span.start < frame.trigger.start and governor.relation in ("xcomp", "ccomp")
        if before and governor.tense == "past" and len(text[governor.span.end : span.start].split()) <= 1:
            return "past"
    status, _ = read_status(frame, cues)
    if status in ("postponed", "cancelled"):
        return "future"
    in_relative = any(g.relation == "relcl" for g in frame.governors)
    if frame.present_perfect or (frame.tense == "past" and (frame.perfect or in_relative)):
        return "past"
    if frame.modal == "would":
        return "prospective"
    if status in ("planned", "hypothetical") or frame.progressive:
        return "future"
    talk = cues.saying | cues.topics
    if frame.tense != "none":
        # "discussed the elections in May": of the topic, which may lie behind or ahead, the tense of the talk says nothing
        about = frame.lemma in talk and frame.trigger.end < span.start
        return "none" if about and len(text[frame.trigger.end : span.start].split()) > WORDS_BESIDE else frame.tense
    above = next((g for g in frame.governors if g.tense != "none"), None)
    if above is None:
        return "none"
    # "noted the November visit": the visit may lie behind or ahead
    return "none" if frame.nominal and above.lemma in talk and above.span.end < span.start else above.tense
