"""The tense of an English clause by its words alone, for text that no parser has seen."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from dragoman.language.en.time_words import WORDS
from dragoman.language.lexicon import one_of
from dragoman.model.documents import Span
from dragoman.model.times import Tense

CUE = re.compile(
    rf"(?P<perfect>\b(?:has|have|had)\b)|(?P<prospective>\b(?:{one_of(WORDS['tense']['prospective'])})\b)|(?P<future>(?<![\w-])(?:{one_of(WORDS['tense']['future'])}|(?:is|are|am)\s+to\b|going\s+to)(?![\w-]))"
    rf"|(?P<past>(?<![\w-])(?:{one_of(WORDS['tense']['past'])}|[a-z]{{3,}}ed)(?![\w-]))",
    re.I,
)
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“‘(])|\n")
# Between an auxiliary and its participle stand so many characters at most ("will very soon be ").
VERB_GROUP = 24
# Words that report: the tense of what they report is the clause's own.
SAYING = frozenset({"said", "told", "added", "announced", "reported", "noted", "stated"})


def surface_tenses(text: str) -> Callable[[Span], Tense]:
    """A function that gives the tense of the clause around a span, by the nearest cue of its sentence.

    >>> surface_tenses("The talks will open on Friday, he said.")(Span(23, 29))
    'future'
    """

    @functools.cache
    def tense_at(span: Span) -> Tense:
        start = 0
        for match in SENTENCE_END.finditer(text, max(0, span.start - 400), span.start):
            start = match.end()
        start = max(start, span.start - 400)
        closing = SENTENCE_END.search(text, span.end, min(len(text), span.end + 300))
        end = closing.start() if closing else min(len(text), span.end + 300)
        left = list(CUE.finditer(text, start, span.start))
        right = list(CUE.finditer(text, span.end, end))
        return nearest(left, right, span, text)

    return tense_at


def nearest(left: list[re.Match[str]], right: list[re.Match[str]], span: Span, text: str) -> Tense:
    """The tense of the nearest cue; the left side first, a verb of saying only where nothing else stands."""
    own_left = [m for m in left if m[0].lower() not in SAYING]
    own_right = [m for m in right if m[0].lower() not in SAYING]
    opening = not left
    if opening and right and right[0] not in own_right and "," not in text[span.end : right[0].start()]:
        # "On Saturday he told reporters that he would …": the time of the telling
        return "past"
    for group in [own_left, own_right] if not opening else [own_right]:
        if group:
            cue = verb_group(group, text) if group is own_left else group[0]
            if cue["prospective"]:
                return "prospective"
            return "future" if cue["future"] and not was_planned(cue, text) else "past"
    return "past" if left or right else "none"


def verb_group(cues: list[re.Match[str]], text: str) -> re.Match[str]:
    """The last cue, or the auxiliary that it belongs to: "will now be received" is no past."""
    last = cues[-1]
    if last["past"] and len(cues) > 1 and (cues[-2]["future"] or cues[-2]["prospective"]):
        between = text[cues[-2].end() : last.start()]
        if len(between) <= VERB_GROUP and not re.search(r"[,;:]|\b(?:and|that|which|who)\b", between):
            return cues[-2]
    return last


def was_planned(cue: re.Match[str], text: str) -> bool:
    """Whether the words before turn a cue of the future to the past ("was set", "had planned")."""
    return (
        cue[0].lower() in ("set", "planned", "due", "scheduled", "expected", "plan")
        and re.search(r"\b(?:had|has|have)\s+(?:been\s+)?$", text[max(0, cue.start() - 14) : cue.start()]) is not None
    )
