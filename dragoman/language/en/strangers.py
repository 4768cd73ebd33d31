"""Persons whom no table knows: a full name beside an occupation, or a first name before somebody else's surname."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dragoman.actors.base import load_given_names
from dragoman.language.base import NameSpan
from dragoman.language.en.name_words import LEVEL_OF, STOPS, THINGS, WORD
from dragoman.language.en.named_things import WORDS
from dragoman.language.lexicon import one_of
from dragoman.model.documents import Span

OCCUPATION = one_of(WORDS["occupations"])
FULL_NAME = rf"(?P<name>{WORD}[ \u00a0](?:{WORD}[ \u00a0])?{WORD})"
# "Marta Kelling, a baker from Graz"
BEHIND = re.compile(
    rf"{FULL_NAME},[ \u00a0](?:\d+,[ \u00a0])?(?:an?|the|his|her|their)[ \u00a0](?:[\w-]+[ \u00a0]){{0,3}}?{OCCUPATION}(?![\w-])"
)
# "the interpreter Oleg Petrov"
BEFORE = re.compile(rf"(?<![\w-])(?i:the|an?|and|his|her|their)[ \u00a0](?:[a-z-]+[ \u00a0])?{OCCUPATION}[ \u00a0]{FULL_NAME}(?![ \u00a0]{WORD})")  # fmt: skip
ACTS_OF_PERSONS = re.compile(rf"[ \u00a0](?:also[ \u00a0])?{one_of(WORDS['acts_of_persons'])}(?![\w-])")
DONE_TO_PERSONS = re.compile(rf"(?<![\w-]){one_of(WORDS['done_to_persons'])}[ \u00a0]$")
LONGEST_DONE = 24
GIVEN_NAMES = re.compile(rf"(?P<given>(?:{WORD}[ \u00a0]){{1,3}})$")


def find_strangers(text: str) -> Iterator[NameSpan]:
    """Full names that stand beside an occupation."""
    for pattern in (BEHIND, BEFORE):
        for match in pattern.finditer(text):
            words = match["name"].split()
            if any(w in STOPS or w in THINGS or w.lower() in LEVEL_OF for w in words):
                continue
            span = Span(*match.span("name"))
            yield NameSpan(span, span, match["name"], "person")


def stranger_before(text: str, span: Span) -> NameSpan | None:
    """The whole name of a person who shares a surname with somebody of the base: "Thomas Clinton"."""
    led = GIVEN_NAMES.search(text[max(0, span.start - 40) : span.start])
    if led is None or re.match(rf"[ \u00a0]{WORD}", text[span.end : span.end + 30]):
        return None
    start = span.start
    for given in reversed(led["given"].split()):
        if given in STOPS or given in THINGS or given in WORDS["waters_before"] or given.lower() in LEVEL_OF or given.isupper():  # fmt: skip
            break
        start = text.rindex(given, 0, start)
    first = text[start:].split(maxsplit=1)[0]
    if start == span.start or (first.endswith("s") and first not in load_given_names()):
        return None
    whole = Span(start, span.end)
    return NameSpan(whole, whole, whole.cut(text), "person")
