"""What an English sentence says was talked about, and in which tone: cues for the reader of meetings.

An issue's word counts only in the reach of a word of talking: behind "discussed" or before "was on the agenda".
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.language.en.meeting_words import (
    any_of,
    denied,
    find_issues,
    issues,
    keyed_pattern,
    words_of,
    words_pattern,
)
from dragoman.model.documents import Span
from dragoman.model.meetings import CueTie, DetailCue

# Lists of the lexicon whose words open, or close, a stretch in which issues stand; and how its sentence must be tied.
TALKING: tuple[tuple[str, CueTie], ...] = (
    ("discussing", "sentence"),
    ("agenda", "itself"),
    ("discussed", "itself"),
    ("voiced", "voice"),
)
ENDS = re.compile(r"[;]")
# How far before its noun or copula a word of tone may stand, in characters
TONE_REACH = 70


@dataclass(frozen=True, slots=True)
class Talking:
    """A word of talking: where it stands, how its sentence must be tied, and whether the topic stands before it."""

    span: Span
    tie: CueTie
    backward: bool


def find_topics(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Issues in the reach of a word of talking, each with that word."""
    talking = find_talking(text, sentence)
    if not talking:
        return
    for span, key in find_issues(text, sentence.start, sentence.end):
        word = governing(span, talking, text)
        if word is None or (text[span.start].isupper() and only_place(text, sentence, span)):
            continue
        row = issues()[key]
        yield DetailCue("topic", key, word.span, span, tie=word.tie, label=row["label"], group=row["context"])


def find_talking(text: str, sentence: Span) -> list[Talking]:
    """Words of talking without overlap, the longer one taken ("was discussed" before "discussed")."""
    found = [
        Talking(Span(*match.span()), tie, backward=name == "discussed")
        for name, tie in TALKING
        for match in words_pattern(name).finditer(text, sentence.start, sentence.end)
        if name != "voiced" or words_pattern("not_voiced").match(text, match.start()) is None
    ]
    found.extend(
        Talking(Span(*match.span("a")), "sentence", backward=False)
        for match in about_pattern().finditer(text, sentence.start, sentence.end)
    )
    kept: list[Talking] = []
    for word in sorted(found, key=lambda t: (t.span.start, -t.span.end)):
        if not kept or not kept[-1].span.overlaps(word.span):
            kept.append(word)
    return kept


@functools.cache
def about_pattern() -> re.Pattern[str]:
    """A pattern whose group ``a`` is the "about" of "spoke at length with Modi about"."""
    verbs, about = any_of(words_of("talk_verbs")), any_of(words_of("talk_about"))
    return re.compile(rf"{verbs}[^.;:]{{0,100}}?(?P<a>{about})", re.IGNORECASE)


@functools.cache
def end_pattern() -> re.Pattern[str]:
    """A pattern for what ends the reach of a word of talking."""
    return re.compile("|".join([";", *(re.escape(words) for words in words_of("topic_ends"))]))


def governing(span: Span, talking: list[Talking], text: str) -> Talking | None:
    """The word of talking in whose reach an issue's word stands: the last before it, else the first behind."""
    before = [t for t in talking if t.span.end <= span.start]
    if before and not before[-1].backward and end_pattern().search(text, before[-1].span.end, span.start) is None:
        return before[-1]
    behind = next((t for t in talking if t.span.start >= span.end), None)
    if behind is not None and behind.backward and ENDS.search(text, span.end, behind.span.start) is None:
        return behind
    return None


@functools.cache
def across_pattern() -> re.Pattern[str]:
    """A pattern for words that make a name behind them a mere place: "projects in", not "situation in"."""
    troubles, across = any_of(words_of("troubles")), any_of(words_of("across"))
    return re.compile(rf"(?:(?P<t>{troubles})\s+)?{across}\s+(?:the\s+)?$", re.IGNORECASE)


def only_place(text: str, sentence: Span, span: Span) -> bool:
    """Whether a name is only where something is, or with whom."""
    match = across_pattern().search(text, max(sentence.start, span.start - 30), span.start)
    return match is not None and match["t"] is None


@functools.cache
def tone_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands behind a word of tone before its noun; before it with a copula; with a verb of calling; of an atmosphere."""
    tones = [w for row in words_of("tone").values() for w in row["words"]]
    joint = rf"(?:,\s*|\s+)(?:{any_of([*words_of('tone_joints'), *tones])}(?:,\s*|\s+))*"
    nouns = any_of(words_of("tone_of"))
    lead = rf"(?:{any_of([*words_of('tone_joints'), *tones])}(?:,\s*|\s+))*$"
    return (
        re.compile(rf"{joint}{nouns}", re.IGNORECASE),
        re.compile(rf"{nouns}[^.;:]{{0,50}}?{any_of([*words_of('tone_copulas'), *words_of('tone_calling')])}\s+{lead}", re.IGNORECASE),
        re.compile(rf"{any_of(words_of('tone_calling'))}\s+(?:[\w’'-]+\s+){{0,3}}?{nouns}\s+(?:with\s+[^,;.]{{2,40}}\s)?(?:as\s+)?{lead}", re.IGNORECASE),
        re.compile(rf"{any_of(words_of('tone_atmosphere'))}\s+(?:[\w-]+\s+){{0,2}}?(?:[\w-]+\s+and\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE),
    )  # fmt: skip


@functools.cache
def wish_pattern() -> re.Pattern[str]:
    """A pattern for words by which a tone is only wished for."""
    return re.compile(rf"{any_of(words_of('wished'))}(?:\s+[\w’'-]+){{0,4}}\s+$", re.IGNORECASE)


def find_tones(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Formulas said of the meeting: "a frank exchange", "the talks were tense", "in an atmosphere of trust"."""
    tones = keyed_pattern("tone")
    strangers = [Span(*m.span()) for m in words_pattern("not_tone").finditer(text, sentence.start, sentence.end)]
    for match in tones.pattern.finditer(text, sentence.start, sentence.end):
        span = Span(*match.span())
        # "the first Comprehensive Dialogue" is a name
        name = match[0][0].isupper() and span.start > sentence.start
        if name or any(s.overlaps(span) for s in strangers) or not said_of_meeting(text, sentence, span, match[0]):
            continue
        key = tones.key_of(match[0])
        yield DetailCue("tone", key, span, span, group=words_of("tone")[key]["valence"])


def said_of_meeting(text: str, sentence: Span, span: Span, words: str) -> bool:
    """Whether a word of tone is said of a meeting that was, not of something else nor only wished for."""
    ahead, copula, calling, atmosphere = tone_patterns()
    start = max(sentence.start, span.start - TONE_REACH)
    if wish_pattern().search(text, start, span.start) or denied(text, sentence, span.start, gap=1):
        return False
    if words_pattern("tone_adverbs").fullmatch(words):
        # "spoke frankly"
        return words_pattern("spoke_for").search(text, start, span.start) is not None
    return (
        ahead.match(text, span.end, sentence.end) is not None
        or copula.search(text, max(sentence.start, start - TONE_REACH), span.start) is not None
        or calling.search(text, start, span.start) is not None
        or atmosphere.search(text, start, span.start) is not None
    )  # fmt: skip
