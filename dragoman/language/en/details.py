"""What an English sentence may tell of a meeting: format, occasion, initiator, length and company as cues.

Reads words only: who was meant, and whether the sentence is about a meeting at all, is for the reader to say. Topics and
tone are found in ``talked_about``, papers, results and what comes next in ``outcomes``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from dragoman.language.en.meeting_words import any_of, denied, keyed_pattern, words_of, words_pattern
from dragoman.language.en.outcomes import find_outcomes
from dragoman.language.en.talked_about import find_tones, find_topics
from dragoman.model.documents import Span
from dragoman.model.meetings import CueTie, DetailCue

UNIT = r"(?:hours?|minutes?|mins)"
# "two hours and 20 minutes", "an hour and a half"
REST = r"(?:\s+and\s+(?:a\s+half|a\s+quarter|[\w-]+\s+minutes))?"
STOP = re.compile(r"[;:()—]|\s–\s|(?<![A-Z])\.(?=\s|$)|,(?=\s)")
RANK_OF = re.compile(r"\s+of\s+[a-z]+(?:(?:,\s+|\s+and\s+)[a-z]+)*(?=\s+(?:was|were|of|from|also|took)\b|[.,;]|$)")
# What a list of "X, Y and Z" is looked for in, at most
LONGEST_LIST = 260


def find_details(text: str, sentence: Span) -> list[DetailCue]:
    """Every cue of the sentence, in text order."""
    found = [
        *find_meetings(text, sentence), *find_breaks(text, sentence), *find_formats(text, sentence),
        *find_sidelines(text, sentence), *find_initiators(text, sentence), *find_lengths(text, sentence),
        *find_company(text, sentence), *find_topics(text, sentence), *find_tones(text, sentence),
        *find_outcomes(text, sentence),
    ]  # fmt: skip
    return sorted(found, key=lambda cue: (cue.span.start, cue.inner.start))


def phrase_end(text: str, start: int, end: int, stops: re.Pattern[str]) -> int:
    """Where the phrase that begins at ``start`` ends: at punctuation, at a word of the stops, or at ``end``."""
    mark = STOP.search(text, start, end)
    word = stops.search(text, start, end)
    ends = [m.start() for m in (mark, word) if m is not None and m.start() > start]
    cut = min(ends, default=end)
    return start + len(text[start:cut].rstrip(" ,.;:"))


@functools.cache
def meeting_pattern() -> re.Pattern[str]:
    """A pattern for words that mean a meeting told of before: "the talks", "during their phone call"."""
    return re.compile(
        rf"{any_of(words_of('definite'))}\s+(?:[a-z-]+\s+){{0,2}}?{any_of(words_of('nouns'))}", re.IGNORECASE
    )


def find_meetings(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Words that mean the meeting just told of; not "the next meeting", nor "the meeting of ministers"."""
    head = words_pattern("it_was").match(text, sentence.start, sentence.end)
    if head is not None:
        yield DetailCue("meeting", "", Span(*head.span()), Span(*head.span()))
    for match in meeting_pattern().finditer(text, sentence.start, sentence.end):
        own = words_pattern("complements").match(text, match.end() + 1, sentence.end)
        if own is None and words_pattern("other").search(match[0]) is None:
            yield DetailCue("meeting", "", Span(*match.span()), Span(*match.span()))


def find_breaks(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Words at the head of the sentence that turn to another occasion."""
    match = words_pattern("breaks").match(text, sentence.start, sentence.end)
    if match is not None:
        yield DetailCue("break", "", Span(*match.span()), Span(*match.span()))


def find_formats(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Formats; "in narrow and expanded formats" holds two."""
    formats = keyed_pattern("format")
    at = sentence.start
    while (match := formats.pattern.search(text, at, sentence.end)) is not None:
        # "state and working visit": the second begins inside the first
        at = match.start() + 1
        if not denied(text, sentence, match.start(), gap=2) and not text[: match.start()].endswith((" of ", " Of ")):
            yield DetailCue("format", formats.key_of(match[0]), Span(*match.span()), Span(*match.span()))


def find_sidelines(text: str, sentence: Span) -> Iterator[DetailCue]:
    """The occasion on whose margins something was, without its article."""
    for match in words_pattern("sidelines").finditer(text, sentence.start, sentence.end):
        start = match.end() + len(re.match(r"\s*(?:(?:the|a|an)\s+)?", text[match.end() : match.end() + 8])[0])  # type: ignore[index]
        end = phrase_end(text, start, sentence.end, words_pattern("phrase_ends"))
        if end > start:
            yield DetailCue("sidelines", "", Span(*match.span()), Span(start, end))


@functools.cache
def initiative_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """ "at the request of" with whom behind it, "at Kyiv's request", and "at Turkish request"."""
    words = any_of(w for row in words_of("initiative").values() for w in row)
    return (
        re.compile(rf"\b(?:at|on|upon|by)\s+(?:the|an)\s+(?:[a-z]+\s+)?(?P<w>{words})\s+(?:of|from|by)\s+", re.IGNORECASE),
        re.compile(rf"\b(?:at|on|upon)\s+(?P<who>[^,.;:]{{2,60}}?)(?:['’]s?|(?<=his)|(?<=her)|(?<=their))\s+(?:[a-z]+\s+)?(?P<w>{words})", re.IGNORECASE),
        re.compile(rf"\b(?i:at|on|upon)\s+(?P<who>[A-Z]\w+)\s+(?P<w>{words})"),
    )  # fmt: skip


def find_initiators(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Who asked for the meeting."""
    of, whose, plain = initiative_patterns()
    keys = keyed_pattern("initiative")
    for match in of.finditer(text, sentence.start, sentence.end):
        inner = Span(match.end(), phrase_end(text, match.end(), sentence.end, words_pattern("phrase_ends")))
        yield DetailCue("initiator", keys.key_of(match["w"]), Span(*match.span()), inner, tie="meeting")
    for pattern in (whose, plain):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            yield DetailCue(
                "initiator", keys.key_of(match["w"]), Span(*match.span("w")), Span(*match.span("who")), tie="meeting"
            )
    done = keyed_pattern("initiated")
    for match in done.pattern.finditer(text, sentence.start, sentence.end):
        inner = Span(match.end() + 1, phrase_end(text, match.end() + 1, sentence.end, words_pattern("phrase_ends")))
        if inner.start < inner.end:
            yield DetailCue("initiator", done.key_of(match[0]), Span(*match.span()), inner, tie="meeting")
    yield from find_askers(text, sentence)


def find_askers(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Who "requested the call"; a call asked for is not this one unless it is *the* call."""
    asked = keyed_pattern("asked")
    for match in asked.pattern.finditer(text, sentence.start, sentence.end):
        # any definite noun of meeting will do, right behind the verb
        if meeting_pattern().match(text, match.end() + 1, sentence.end):
            yield DetailCue(
                "initiator",
                asked.key_of(match[0]),
                Span(*match.span()),
                Span(sentence.start, match.start()),
                tie="meeting",
            )


@functools.cache
def length_patterns() -> tuple[re.Pattern[str], ...]:
    """Patterns whose group ``u`` is the unit of a length: behind "lasted", before a noun, behind "spoke for"."""
    nouns = any_of([*words_of("nouns"), "the phone", "the telephone"])
    few = r"(?:\s+[\w.,½-]+){0,5}?[\s-]+"
    return (
        re.compile(rf"{any_of([*words_of('lasted'), *words_of('spent')])}{few}(?P<u>{UNIT})(?!\w)", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?P<u>{UNIT}){REST}(?:[\s-]+long)?(?:\s+(?:of|in|on|for))?(?:,?\s+(?!to\b|at\b|before\b|after\b|later\b|from\b|that\b)[\w-]+){{0,3}}?,?\s+{nouns}", re.IGNORECASE),
        re.compile(rf"{nouns}[^.;:,]{{0,40}}?\bof{few}(?P<u>{UNIT})(?!\w)", re.IGNORECASE),
        re.compile(rf"{any_of(words_of('spoke_for'))}(?P<gap>[^.;:]{{0,80}}?)\bfor{few}(?P<u>{UNIT})(?!\w)", re.IGNORECASE),
    )  # fmt: skip


def find_lengths(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Units of the lengths of talks, to be found again in the times of the text; lengths in one word by themselves."""
    for pattern in length_patterns():
        for match in pattern.finditer(text, sentence.start, sentence.end):
            gap = match.groupdict().get("gap") or ""
            beyond = words_pattern("length_beyond").match(text, match.end("u") + 1, sentence.end)
            if beyond is None and words_pattern("length_strangers").search(gap) is None:
                yield DetailCue("length", "", Span(*match.span()), Span(*match.span("u")), tie="meeting")
    for match in one_word_pattern().finditer(text, sentence.start, sentence.end):
        span, word = Span(*match.span()), Span(*match.span("w"))
        minutes = words_of("lengths")[match["w"].lower()]
        yield DetailCue("length", "", span, word, tie="meeting", minutes=minutes)


@functools.cache
def one_word_pattern() -> re.Pattern[str]:
    """A pattern whose group ``w`` is a length in one word before a noun of meeting ("hour-long phone call")."""
    lengths = "|".join(map(re.escape, words_of("lengths")))
    return re.compile(
        rf"(?<![\w-])(?P<w>{lengths})\b(?:\s+[\w-]+){{0,3}}?\s+{any_of(words_of('nouns'))}", re.IGNORECASE
    )


def find_company(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Where those are listed who were there too, and those among them who are named by rank alone."""
    present = keyed_pattern("present")
    lists: list[DetailCue] = []
    for match in present.pattern.finditer(text, sentence.start, sentence.end):
        stop = words_pattern("list_ends").search(text, match.end(), sentence.end)
        end = min(stop.start() if stop else sentence.end, match.end() + LONGEST_LIST, sentence.end)
        # "also present were" needs no other word that means the meeting
        tie: CueTie = "itself" if words_pattern("present_itself").match(match[0]) else "sentence"
        lists.append(
            DetailCue("present", present.key_of(match[0]), Span(*match.span()), Span(match.end(), end), tie=tie)
        )
    for match in words_pattern("present_after").finditer(text, sentence.start, sentence.end):
        start = max(sentence.start, match.start() - LONGEST_LIST)
        lists.append(DetailCue("present", "attended", Span(*match.span()), Span(start, match.start()), tie="itself"))
    for cue in lists:
        yield cue
        for rank in words_pattern("ranks").finditer(text, cue.inner.start, cue.inner.end):
            of = RANK_OF.match(text, rank.end(), sentence.end)
            span = Span(rank.start(), of.end() if of else rank.end())
            yield DetailCue("rank", "", cue.span, span, tie=cue.tie)
