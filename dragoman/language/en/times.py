"""English words of time, read into unresolved expressions.

Every rule is a pattern with the function that turns its match into an :class:`Expression`; the longest match that
starts first wins. Nothing here knows a date: the resolver does that (``dragoman.reading.dates``).
"""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.language.en import (  # noqa: F401 - they register their rules
    calendar_times,
    clock_times,
    counted_times,
    relative_times,
    repeated_times,
    year_times,
)
from dragoman.language.en.edges import EVE_OF_OCCASION, joined
from dragoman.language.en.time_rules import RULES, Rule
from dragoman.language.en.time_words import SEEDS, WORDS
from dragoman.language.lexicon import one_of
from dragoman.model.documents import Span
from dragoman.model.times import Expression, TimeMention, TimeType

# No expression reaches further than this from the word that makes it one.
REACH = 80
WORD = re.compile(r"[A-Za-z]+|\d+")
# A capitalised noun right behind a date, or an adjective or title right before a bare one, makes it a name.
NAMED_AFTER = re.compile(rf"\s+{one_of(WORDS['named_after'])}(?![\w-])")
NAMED_BEFORE = re.compile(rf"(?<!\w){one_of([*WORDS['named_before'], *WORDS['titles']])}\.?\s+$")
COMMEMORATED = re.compile(rf"(?<!\w){one_of(WORDS['commemorated'])}\s+$")
LONGEST_COMMEMORATED = 30
# A point that belongs to an abbreviation: "Dec.", "p.m."
POINTED = re.compile(rf"\b(?:{one_of(w for ws in WORDS['months'].values() for w in ws[1:])}|{one_of(w for ws in WORDS['weekdays'].values() for w in ws[1:])}|[ap]\.m|B\.C|A\.D)\.$")  # fmt: skip
NAMED_WAR = re.compile(r"['’]?\s+War\b")
NOTHING: frozenset[str] = frozenset()
YEAR_KINDS, ANCIENT_KINDS, CLOCK_KINDS = frozenset({"year", "clock"}), frozenset({"ancient"}), frozenset({"clock"})
DAY_KINDS = frozenset({"day"})
DAY_SUFFIXES = ("st", "nd", "rd", "th")


def only_named(text: str, span: Span) -> bool:
    """Whether the time is remembered or part of a law's name, and says nothing of when the sentence's act was done.

    >>> text = "On the anniversary of 9/11"
    >>> only_named(text, Span(22, 26)), only_named(text, Span(0, 2))
    (True, False)
    """
    return COMMEMORATED.search(text, max(0, span.start - LONGEST_COMMEMORATED), span.start) is not None


def find_times(text: str) -> list[TimeMention]:
    """Every expression of time in the text, in order and without overlap, unresolved.

    >>> [t.text for t in find_times("They met on May 29 and again a year later.")]
    ['May 29', 'a year later']
    """
    found: list[tuple[int, int, int, Rule, re.Match[str]]] = []
    regions = find_regions(text)
    for order, candidate in enumerate(RULES):
        for region, kinds in regions:
            if candidate.needs and not candidate.needs & kinds:
                continue
            for match in candidate.pattern.finditer(text, region.start, region.end):
                start, end = proper(match)
                found.append((start, -end, order, candidate, match))
    found.sort(key=lambda f: f[:3])
    mentions: list[TimeMention] = []
    reached = 0
    for start, negative_end, _, candidate, match in found:
        if start < reached:
            continue
        built = candidate.build(match)
        span = trimmed(text, start, -negative_end)
        if built is None or is_name(span, built[1], text):
            continue
        kind, expression = built
        mentions.append(TimeMention(span, span.cut(text), kind, expression, candidate.name, range_ends(match, kind, expression, candidate.name)))  # fmt: skip
        reached = span.end
    return joined(with_occasions(borrowed(spread(mentions), text), text), text)


def find_regions(text: str) -> list[tuple[Span, frozenset[str]]]:
    """The stretches of text that could hold a time, around a word of time or a year's digits, with the kinds of these."""
    regions: list[tuple[Span, frozenset[str]]] = []
    for match in WORD.finditer(text):
        word = match[0]
        kinds = digit_kinds(text, match) if word[0].isdigit() else word_kinds(word.lower())
        if not kinds:
            continue
        start, end = max(0, match.start() - REACH), min(len(text), match.end() + REACH)
        if regions and start <= regions[-1][0].end:
            regions[-1] = Span(regions[-1][0].start, end), regions[-1][1] | kinds
        else:
            regions.append((Span(start, end), kinds))
    return regions


def word_kinds(word: str) -> frozenset[str]:
    """The kinds of time that a word makes; plurals count as their singular."""
    return SEEDS.get(word) or (SEEDS.get(word[:-1]) if word.endswith("s") else None) or NOTHING


def digit_kinds(text: str, match: re.Match[str]) -> frozenset[str]:
    """What a row of digits could be: a year, an hour, a numbered day."""
    behind = text[match.end() : match.end() + 2]
    if len(match[0]) == 4:
        return YEAR_KINDS
    if len(match[0]) == 3:
        return ANCIENT_KINDS
    if behind in DAY_SUFFIXES:
        return DAY_KINDS
    return CLOCK_KINDS if behind[:1] in (":", ".", "/") and behind[1:].isdigit() else NOTHING


def is_name(span: Span, expression: Expression, text: str) -> bool:
    """Whether the words belong to a name: "the Sunday Times", "the 6 October Bridge", "Black September", "Mr Friday"."""
    behind, before = text[span.end : span.end + 24], text[max(0, span.start - 24) : span.start]
    if expression.operator in ("duration", "stretch"):
        return NAMED_WAR.match(behind) is not None and text[span.start].isupper()
    if expression.operator == "shift" and text[span.start : span.end] == "Today":
        # "Russia Today"
        return re.search(r"[A-Za-z]\s$", before) is not None
    if expression.operator not in ("calendar", "weekday", "season", "easter") or expression.year is not None:
        return False
    if NAMED_AFTER.match(behind) is not None:
        return True
    return expression.day is None and NAMED_BEFORE.search(before) is not None


def proper(match: re.Match[str]) -> tuple[int, int]:
    """Start and end of the words of time proper: without what the rule only needed to see."""
    if match.re.groupindex.get("t") and match["t"]:
        return match.span("t")
    return match.span()


def trimmed(text: str, start: int, end: int) -> Span:
    """The words without trailing marks and white space."""
    while end > start and (text[end - 1].isspace() or (text[end - 1] in ".," and not POINTED.search(text[start:end]))):  # fmt: skip
        end -= 1
    return Span(start, end)


def range_ends(match: re.Match[str], kind: TimeType, expression: Expression, rule: str) -> tuple[TimeMention, ...]:
    """The first and last point of a range as times of their own."""
    groups = match.re.groupindex
    if "first" not in groups or "last" not in groups or len(expression.parts) != 2:
        return ()
    spans = [trimmed(match.string, *match.span(name)) for name in ("first", "last")]
    return tuple(
        TimeMention(span, span.cut(match.string), kind, part, rule)
        for span, part in zip(spans, expression.parts, strict=True)
    )


def borrowed(mentions: list[TimeMention], text: str) -> list[TimeMention]:
    """The mentions with each day or month of a list under the year that its last one names ("in May and September 2017")."""
    result = list(mentions)
    for i in range(len(result) - 2, -1, -1):
        first, second = result[i], result[i + 1]
        own, other = first.expression, second.expression
        alike = own.operator == other.operator == "calendar" and (own.day is None) == (other.day is None)
        if not alike or own.year is not None or other.year is None or own.month is None or other.month is None:
            continue
        if re.fullmatch(r",?\s+(?:and|or)\s+|,\s+", text[first.span.end : second.span.start]):
            year = other.year - (own.month > other.month)
            result[i] = replace(first, expression=replace(own, year=year, anchor="none"))
    return result


def with_occasions(mentions: list[TimeMention], text: str) -> list[TimeMention]:
    """The mentions and the days before an act that the text may date elsewhere ("on the eve of the vote")."""
    eves = []
    for match in EVE_OF_OCCASION.finditer(text):
        span = Span(*match.span())
        if not any(m.span.overlaps(span) for m in mentions):
            inner = Expression("occasion", extra=match["o"].lower())
            eve = Expression("duration", unit="day", amount=1, signal="before", parts=(inner,))
            eves.append(TimeMention(span, span.cut(text), "DATE", eve, "eve_of_occasion", wide=span))
    return sorted([*mentions, *eves], key=lambda m: m.span.start) if eves else mentions


def spread(mentions: list[TimeMention]) -> list[TimeMention]:
    """The mentions with each list of single days ("3 and 9 June") as its days."""
    result: list[TimeMention] = []
    for mention in mentions:
        if mention.expression.operator == "points":
            # the first day borrows month and year from the second, which stands behind it
            result.extend(replace(end, rule=mention.rule) for end in mention.ends)
        else:
            result.append(mention)
    return result
