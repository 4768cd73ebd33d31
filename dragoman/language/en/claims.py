"""English claims about the record: which contact it is, how many there were, that another lies before."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping

from dragoman.language.base import ClaimCue, ClaimWords
from dragoman.language.lexicon import load_words, one_of
from dragoman.model.documents import Span


def load_claim_words() -> ClaimWords:
    """What the predicates of contacts count."""
    words = load_words("en", "claims")
    about = {lemma: kind for kind, lemmas in words["about"].items() for lemma in lemmas}
    return ClaimWords(about, words["remote"], frozenset(words["one_sided"]))


@functools.cache
def patterns() -> tuple[re.Pattern[str], ...]:
    """Cues with their words and number in the groups ``w`` and ``n``; ``place`` says on which side the contact stands."""
    words = load_words("en", "claims")
    ordinal = rf"(?P<n>{one_of(words['ordinals'])}|\d{{1,3}}(?:st|nd|rd|th))"
    number = rf"(?P<n>{one_of(words['numbers'])}|\d{{1,3}})"
    some = rf"(?P<s>{one_of(words['uncounted'])})"
    bound = r"(?:(?:at least|more than|over|some|about|nearly|almost|around|no fewer than|a total of|as many as)\s+)?"
    return (
        re.compile(rf"(?<![\w-])(?P<ordinal>(?P<w>(?:for\s+)?(?:the|a|their|his|her|its)\s+{ordinal}\s+time))(?![\w-])", re.I),
        re.compile(rf"(?:\b(?:was|is|been|being|be|marks|marked|became)|,)\s+(?P<ordinal_alone>(?P<w>(?:his|her|their|its|the|only\s+the)\s+{ordinal}))(?=\s+{one_of(words['alone'])}\b|\s*[,.;])", re.I),
        re.compile(rf"(?<![\w-])(?P<ordinal_of>(?P<w>{ordinal}))(?=\s+(?!(?:day|half|part|floor|lady|quarter|deputy|vice|world|person|reading|rate|round\s+of\s+(?:the\s+)?elections?)\b))", re.I),
        re.compile(rf"(?<![\w-])(?P<count>(?P<w>{bound}(?:{number}|{some})\s+(?:different\s+|separate\s+)?{one_of(words['times'])}))(?![\w-])", re.I),
        re.compile(rf"(?<![\w-])(?P<count>(?P<w>{bound}(?P<n>{one_of(words['often'])})))(?![\w-])", re.I),
        re.compile(rf"(?<![\w-])(?P<count_of>(?P<w>{bound}(?:{number}|{some})))(?=\s+(?:{one_of(words['between'])}\s+){{0,3}}{one_of(words['counted'])}\b)", re.I),
        re.compile(rf"(?<![\w-])(?P<previous>(?P<w>{one_of(words['previous'])}))(?![\w-])", re.I),
    )  # fmt: skip


@functools.cache
def values() -> Mapping[str, int]:
    """The number of each ordinal, cardinal and adverb of how often."""
    words = load_words("en", "claims")
    return {**words["ordinals"], **words["numbers"], **words["often"]}


def find_claim_cues(text: str, sentence: Span) -> Iterator[ClaimCue]:
    """Every cue of the sentence; where one lies in another, the earlier kind stands."""
    taken: list[Span] = []
    for pattern in patterns():
        for match in pattern.finditer(text, sentence.start, sentence.end):
            span = Span(match.start("w"), match.end("w"))
            if any(span.overlaps(t) for t in taken):
                continue
            taken.append(span)
            groups = match.groupdict()
            kind = next(
                k for k in ("ordinal", "ordinal_of", "ordinal_alone", "count", "count_of", "previous") if groups.get(k)
            )
            yield ClaimCue(kind, span, number_of(groups.get("n")))


def number_of(words: str | None) -> int | None:
    """The number that the words write, or ``None``."""
    if words is None:
        return None
    digits = re.match(r"\d+", words)
    return int(digits[0]) if digits else values().get(" ".join(words.lower().split()))
