"""What an English sentence says came of a meeting: papers, results, the next meeting, invitations and their answers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator

from dragoman.language.en.meeting_words import any_of, denied, keyed_pattern, words_of, words_pattern
from dragoman.model.documents import Span
from dragoman.model.meetings import DetailCue

# A full stop, but not that of "U.S."
FULL_STOP = r"(?<![A-Z])\.(?=\s|$)"
MARKS = rf"[;:—]|\s–\s|{FULL_STOP}"
# "agreement on gas in Baku", "on Tuesday": no part of the paper's name
PLACE_OR_DAY = r"\s+(?:in|at)\s+[A-Z]|\s+on\s+[A-Z][a-z]+day\b"
ARTICLE = re.compile(r"(?:a|an|the|its|their|this|that)\s+", re.IGNORECASE)
GIVEN_BY = re.compile(r"\s+(?:from|of|by)\s+")
LONGEST_CLAUSE = 170
REACH = 130
WORDS_BEFORE = 6


def find_outcomes(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Every cue of what came of a meeting."""
    papers = [*find_signed(text, sentence), *find_signed_passive(text, sentence)]
    yield from papers
    contacts = [*find_next(text, sentence)]
    yield from contacts
    taken = [cue.span for cue in (*papers, *contacts)]
    yield from (cue for cue in find_results(text, sentence) if not any(s.overlaps(cue.span) for s in taken))
    yield from find_invitations(text, sentence)
    yield from find_answers(text, sentence)


@functools.cache
def end_pattern(name: str) -> re.Pattern[str]:
    """A pattern for marks, and for words of the list, at which a clause or a name ends."""
    words = "|".join(re.escape(word) for word in sorted(words_of(name), key=len, reverse=True))
    return re.compile(rf"{MARKS}|(?:{words})(?!\w)")


def clause_end(text: str, start: int, end: int) -> int:
    """Where the clause that begins at ``start`` ends."""
    match = end_pattern("clause_ends").search(text, start, end)
    cut = min(match.start() if match else end, start + LONGEST_CLAUSE, end)
    return start + len(text[start:cut].rstrip(" ,.;:"))


@functools.cache
def lead_pattern(name: str) -> re.Pattern[str]:
    """A pattern for a word of the list at most one word before the end."""
    return re.compile(rf"{any_of(words_of(name))}(?:\s+[\w’'-]+)?\s+$", re.IGNORECASE)


def leads(text: str, sentence: Span, at: int, name: str) -> bool:
    """Whether a word of the list stands right before the place."""
    return lead_pattern(name).search(text, max(sentence.start, at - 30), at) is not None


def find_signed(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Papers behind a verb of signing, or behind "the signing of"."""
    verbs = list(words_pattern("signing").finditer(text, sentence.start, sentence.end))
    for number, verb in enumerate(verbs):
        if leads(text, sentence, verb.start(), "unsigned"):
            continue
        following = verbs[number + 1].start() if number + 1 < len(verbs) else sentence.end
        end = min(clause_end(text, verb.end(), sentence.end), verb.end() + REACH, following)
        found = list(keyed_pattern("papers").pattern.finditer(text, verb.end(), end))
        if not found or between_pattern().search(text, verb.end(), found[0].start()):
            continue
        planned = leads(text, sentence, verb.start(), "to_be_signed")
        at = verb.end() + 1
        for paper in found:
            name = paper_name(text, at, paper, end)
            if name.start < paper.start() + 1:
                yield DetailCue(
                    "paper",
                    keyed_pattern("papers").key_of(paper[0]),
                    Span(*verb.span()),
                    name,
                    tie="voice",
                    planned=planned,
                )
            at = name.end


@functools.cache
def between_pattern() -> re.Pattern[str]:
    """A pattern for what makes a paper behind a verb another thing's: "exchanged views on the agreement"."""
    return re.compile(rf"{any_of(words_of('paper_strangers'))}|[,;:]", re.IGNORECASE)


@functools.cache
def name_end_pattern() -> re.Pattern[str]:
    """A pattern for what ends a paper's name."""
    return re.compile(rf"[,()]|{PLACE_OR_DAY}|{end_pattern('paper_ends').pattern}")


@functools.cache
def passive_pattern() -> re.Pattern[str]:
    """A pattern for "was signed", "will be adopted"."""
    done, ahead = any_of(words_of("passives")), any_of(words_of("passives_ahead"))
    return re.compile(
        rf"(?:{done}|(?P<ahead>{ahead}))\s+(?:[a-z]+ly\s+|also\s+|then\s+)?{any_of(words_of('signed'))}", re.IGNORECASE
    )


def find_signed_passive(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Papers that were signed."""
    for verb in passive_pattern().finditer(text, sentence.start, sentence.end):
        start = max(
            sentence.start, verb.start() - REACH, text.rfind(";", sentence.start, verb.start()) + 1,
            *(m.end() for m in words_pattern("signing").finditer(text, sentence.start, verb.start())),
        )  # fmt: skip
        at = start
        for paper in keyed_pattern("papers").pattern.finditer(text, start, verb.start()):
            name = paper_name(text, at, paper, verb.start())
            at = name.end
            if words_pattern("not_so").search(text, max(start, name.start - 12), name.end):
                continue
            planned = verb["ahead"] is not None
            yield DetailCue(
                "paper",
                keyed_pattern("papers").key_of(paper[0]),
                Span(*verb.span()),
                name,
                tie="itself",
                planned=planned,
            )


def paper_name(text: str, start: int, paper: re.Match[str], end: int) -> Span:
    """The paper's name as written, without article: what leads up to its noun and what follows."""
    lead = text[start : paper.start()]
    joint = max((m.end() for m in re.finditer(r",\s*|\band\s+|\bwith\s+|:\s*|\bof\s+(?=a\b|an\b)", lead)), default=0)
    words = list(re.finditer(r"\S+", lead[joint:]))
    first = joint + (
        words[-WORDS_BEFORE].start() if len(words) > WORDS_BEFORE else words[0].start() if words else len(lead) - joint
    )
    begin = start + first
    article = ARTICLE.match(text, begin, paper.start())
    begin = article.end() if article else begin
    after = name_end_pattern().search(text, paper.end(), end)
    cut = after.start() if after else end
    following = keyed_pattern("papers").pattern.search(text, paper.end(), cut)
    if following is not None:
        # "an agreement on trade and a protocol on visas"
        joints = [m.start() for m in re.finditer(r"\s+and\s+", text[paper.end() : following.start()])]
        cut = paper.end() + joints[-1] if joints else cut
    return Span(begin, max(paper.end(), begin + len(text[begin:cut].rstrip(" ,.;:"))))


def find_results(text: str, sentence: Span) -> Iterator[DetailCue]:
    """What was announced or agreed at a meeting; not to stay in touch."""
    for match in words_pattern("results").finditer(text, sentence.start, sentence.end):
        inner = Span(match.end() + 1, clause_end(text, match.end() + 1, sentence.end))
        if (
            inner.start >= inner.end
            or words_pattern("not_results").match(text, inner.start)
            or leads(text, sentence, match.start(), "unsigned")
        ):
            continue
        yield DetailCue("result", "result", Span(*match.span()), inner, tie="voice")


@functools.cache
def next_patterns() -> tuple[re.Pattern[str], ...]:
    """Patterns for a next meeting agreed, set, or gone on with."""
    lead, again = any_of(words_of("next_lead")), any_of(words_of("next_agreed"))
    told, ahead = any_of(words_of("next_told")), any_of(words_of("next_set"))
    go_on = rf"{any_of(words_of('next_subjects'))}[^.;:]{{0,30}}?{any_of(words_of('next_go_on'))}"
    few = r"(?:\s+[\w’'-]+){0,3}?\s+"
    return (
        re.compile(rf"{lead}{few[:-3]}\s+{again}", re.IGNORECASE),
        re.compile(rf"{lead}{few}{told}", re.IGNORECASE),
        re.compile(rf"{told}[^.;]{{0,60}}?{ahead}(?!\s+not\b)", re.IGNORECASE),
        re.compile(rf"{go_on}(?=\s+(?:in|on|at|next|tomorrow|later|this|after|[A-Z])\b|[.,])", re.IGNORECASE),
    )  # fmt: skip


def find_next(text: str, sentence: Span) -> Iterator[DetailCue]:
    """The clause of a next meeting."""
    taken: list[Span] = []
    for number, pattern in enumerate(next_patterns()):
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(*match.span())
            if any(span.overlaps(t) for t in taken) or denied(text, sentence, span.start, gap=4):
                continue
            taken.append(span)
            inner = Span(span.start, max(span.end, clause_end(text, span.end, sentence.end)))
            yield DetailCue("next", "agreed", span, inner, tie="itself" if number > 1 else "sentence")


@functools.cache
def invited_to() -> re.Pattern[str]:
    """A pattern for what an invitation is to."""
    return re.compile(rf"(?i:{any_of(words_of('invited_to'))})|\bto(?=\s+(?:the\s+)?[A-Z])")


def find_invitations(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Invitations with where their giver, their guest and their goal are named."""
    for match in words_pattern("invited").finditer(text, sentence.start, sentence.end):
        if re.search(
            r"\b(?:was|were|been)\s+(?:also\s+)?$", text[max(sentence.start, match.start() - 12) : match.start()]
        ):
            continue
        end = clause_end(text, match.end(), sentence.end)
        goal = invited_to().search(text, match.end(), end)
        if goal is not None:
            joined = words_pattern("joining").search(text, max(sentence.start, match.start() - 10), match.start())
            yield DetailCue(
                "invitation", "joined" if joined else "active", Span(*match.span()), Span(goal.start(), end), tie="voice",
                agent=Span(sentence.start, match.start()), guest=Span(match.end(), goal.start()),
            )  # fmt: skip
    for match in words_pattern("was_invited").finditer(text, sentence.start, sentence.end):
        end = clause_end(text, match.end(), sentence.end)
        by = GIVEN_BY.search(text, match.end(), end)
        yield DetailCue(
            "invitation", "passive", Span(*match.span()), Span(match.end(), end), tie="sentence",
            agent=Span(by.end(), end) if by else None, guest=Span(sentence.start, match.start()),
        )  # fmt: skip


@functools.cache
def answer_pattern() -> re.Pattern[str]:
    """A pattern for what shows that it is an invitation that is accepted: it is named, or nothing else is."""
    return re.compile(rf"[^.;]{{0,25}}?{any_of(words_of('answer_nouns'))}|(?=\s*[.;,])", re.IGNORECASE)


def find_answers(text: str, sentence: Span) -> Iterator[DetailCue]:
    """Answers to an invitation; with its giver where the same words name it ("accepted an invitation from Modi to visit")."""
    for key in ("accepted", "declined"):
        for match in words_pattern(key).finditer(text, sentence.start, sentence.end):
            noun = answer_pattern().match(text, match.end(), sentence.end)
            if noun is None and "invitation" not in match[0]:
                continue
            end = noun.end() if noun else match.end()
            yield DetailCue("answer", key, Span(match.start(), end), Span(match.start(), end))
            by = GIVEN_BY.match(text, end, sentence.end)
            goal = invited_to().search(text, by.end(), sentence.end) if by else None
            if by is not None and goal is not None:
                inner = Span(goal.start(), clause_end(text, goal.start(), sentence.end))
                yield DetailCue(
                    "invitation", "active", Span(match.start(), end), inner, tie="voice",
                    agent=Span(by.end(), goal.start()), guest=Span(sentence.start, match.start()),
                )  # fmt: skip
