"""English words that refer back: pronouns, and descriptions that name nobody ("the two leaders", "his counterpart")."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from dragoman.language.base import ReferenceSpan
from dragoman.language.en.name_words import UPPER
from dragoman.language.lexicon import load_words, one_of
from dragoman.model.documents import Span

WORDS = load_words("en", "reference")
NUMBERS = one_of(WORDS["numbers"])


@functools.cache
def patterns() -> Sequence[re.Pattern[str]]:
    """The patterns, the longest kinds of phrase first; group ``h`` is the head word."""
    adjective = rf"(?:(?:[{UPPER}][\w-]+|former|then|visiting|new|old|younger|elder|other|late)\s+){{0,3}}"
    owner = rf"(?:the|his|her|their|its|both|these|those|each|[{UPPER}][\w-]+['’]s)"
    return (
        re.compile(rf"(?<![\w-])(?i:the|these|those|both|all)\s+(?:(?i:{NUMBERS})\s+)?{adjective}(?P<h>(?i:{one_of(WORDS['groups'])}))(?![\w-])(?!\s+of\s+the\s+[a-z])"),
        re.compile(rf"(?<![\w-])(?i:{owner})\s+{adjective}(?P<h>(?i:{one_of([*WORDS['counterpart'], *WORDS['leader'], *WORDS['in_office']])}))(?![\w-])"),
        re.compile(rf"(?<![\w-])(?i:the)\s+[{UPPER}][\w.-]*(?:\s+[{UPPER}][\w.-]*){{0,3}}\s+(?P<h>(?i:{one_of([*WORDS['chiefs'], *WORDS['spokesmen']])}))(?![\w-])"),
        re.compile(rf"(?<![\w-])(?i:its)\s+(?P<h>(?i:{one_of([*WORDS['chiefs'], *WORDS['spokesmen']])}))(?![\w-])"),
        re.compile(rf"(?<![\w-])(?i:the)\s+(?P<h>{one_of(WORDS['body_classes'])})(?![\w-])(?!\s+of\b)"),
        re.compile(rf"(?<![\w-])(?i:the)\s+(?P<h>[{UPPER}][\w-]+s)(?![\w-])"),
        re.compile(rf"(?<![\w-]){one_of(WORDS['sayings'])}\s+(?P<h>{one_of(WORDS['neuter'])})\s+(?=will|would|had|has|is|was|did|does|can|could|may|might|should|must|[a-z]+ed\b)"),
        re.compile(rf"(?<![\w-])(?i:the)\s+{adjective}(?P<h>(?i:{one_of([*WORDS['sides'], *WORDS['organs']])}))(?![\w-])"),
        re.compile(r"(?<![\w-])(?i:the)\s+\d\d-(?P<h>year-old)(?=[,.;]|\s+(?:says|said|has|had|is|was|will|who|told|also|did|[a-z]+ed\b))"),
        re.compile(r"(?<![\w-])(?i:the)\s+(?P<h>latter|former)(?=[\s,.;]+(?:was|is|had|has|did|said|[a-z]+(?:ed|s)\b|in\b|to\b|$)|[,.;])"),
        re.compile(rf"(?<![\w-])(?P<h>(?i:{one_of(w for row in WORDS['pronouns'].values() for w in row)}))(?![\w-])"),
        re.compile(rf"(?<=[,\s])(?P<h>{one_of(WORDS['relative'])})(?![\w-])"),
    )  # fmt: skip


def find_references(text: str) -> list[ReferenceSpan]:
    """Every word or phrase that refers back, in text order and without overlap."""
    found: list[ReferenceSpan] = []
    taken: set[int] = set()
    for pattern in patterns():
        for match in pattern.finditer(text):
            span, head = Span(*match.span()), Span(*match.span("h"))
            if match["h"].lower() in WORDS["neuter"]:
                span = head
            if taken.isdisjoint(range(span.start, span.end)):
                taken.update(range(span.start, span.end))
                found.append(ReferenceSpan(span, head))
    return sorted(found, key=lambda r: r.span.start)
