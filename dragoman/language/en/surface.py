"""The tense of an English clause by its words alone, for text that no parser has seen."""

from __future__ import annotations

import bisect
import functools
import re
from collections.abc import Callable

from dragoman.language.en.time_words import WORDS
from dragoman.language.lexicon import one_of
from dragoman.model.documents import Span
from dragoman.model.times import Tense

CUE = re.compile(
    rf"(?P<perfect>\b(?:has|have|had)\b)|(?P<prospective>\b(?:{one_of(WORDS['tense']['prospective'])})\b)|(?P<future>(?<![\w-])(?:{one_of(WORDS['tense']['future'])}|(?:is|are|am)\s+to\b|going\s+to)(?![\w-])|(?-i:\bmay\b))"
    rf"|(?P<past>(?<![\w-])(?:{one_of(WORDS['tense']['past'])}|[a-z]{{3,}}ed)(?![\w-]))",
    re.I,
)
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s+(?=[A-Z\"“‘(])|\n")
# So many characters of a sentence tell a tense, before a time and behind it.
LONGEST_BEFORE, LONGEST_BEHIND = 400, 300
# Between an auxiliary and its participle stand so many characters at most ("will very soon be ").
VERB_GROUP = 24
# Words that report: the tense of what they report is the clause's own.
# Between a verb of saying and its own time stand a preposition and a town at most.
SAID_AT = re.compile(r"\s+(?:(?:in|at|from)\s+[A-Z]\w+\s+)?(?:(?:on|in|late|early|earlier|last)\s+)*")
# Whom somebody told stands there too: "told a broadcaster on".
TOLD_WHOM = re.compile(
    r"\s+(?:(?:an?|the|his|her|its|their)\s+)?(?!(?:that|when|how)\b)[\w’'-]+(?:\s+[\w’'-]+)?(?=\s+(?:on|late|early|earlier|last)\b)"
)
SAYING = frozenset({"said", "told", "added", "announced", "reported", "noted", "stated"})


def surface_tenses(text: str) -> Callable[[Span], Tense]:
    """A function that gives the tense of the clause around a span, by the nearest cue of its sentence.

    >>> surface_tenses("The talks will open on Friday, he said.")(Span(23, 29))
    'future'
    """

    @functools.cache
    def found() -> tuple[list[re.Match[str]], list[int], list[re.Match[str]], list[int]]:
        """Every cue and every end of a sentence, with where they stand; looked for once and only where asked."""
        cues, ends = list(CUE.finditer(text)), list(SENTENCE_END.finditer(text))
        return cues, [m.start() for m in cues], ends, [m.start() for m in ends]

    @functools.cache
    def tense_at(span: Span) -> Tense:
        cues, starts, ends, closings = found()
        before, behind = bisect.bisect_left(closings, span.start), bisect.bisect_left(closings, span.end)
        start = max(ends[before - 1].end() if before else 0, span.start - LONGEST_BEFORE)
        end = min(closings[behind] if behind < len(ends) else len(text), span.end + LONGEST_BEHIND)
        left = cues[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, span.start)]
        right = cues[bisect.bisect_left(starts, span.end) : bisect.bisect_left(starts, end)]
        return nearest([m for m in left if m.end() <= span.start], right, span, text)

    return tense_at


def end_of_saying(verb: re.Match[str], text: str) -> int:
    """Where the verb of saying ends, with whom somebody told."""
    whom = TOLD_WHOM.match(text, verb.end()) if verb[0].lower() == "told" else None
    return verb.end() if whom is None else whom.end()


def nearest(left: list[re.Match[str]], right: list[re.Match[str]], span: Span, text: str) -> Tense:
    """The tense of the nearest cue; the left side first, a verb of saying only where nothing else stands."""
    if left and left[-1][0].lower() in SAYING and SAID_AT.fullmatch(text[end_of_saying(left[-1], text) : span.start]):
        # "The Commission will table its plan, a spokesman said on Tuesday"
        return "past"
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
