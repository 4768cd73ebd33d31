"""English things that are counted: the noun behind a number, and whether its number is a figure."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.language.en.cardinals import WORDS
from dragoman.model.documents import Span

COUNTED = frozenset(WORDS["counted"])
MANY = frozenset(WORDS["many"])
NEVER = frozenset(WORDS["never"])
PLURALS = frozenset(WORDS["plurals"])
KNOWN = COUNTED | MANY | NEVER
NO_PLURALS = frozenset(WORDS["no_plurals"])
DEFINITE = frozenset(WORDS["definite"])
COUNTED_FROM: int = WORDS["counted_from"]
MANY_FROM: int = WORDS["many_from"]
# adjectives and nouns that may stand between number and noun, and words that end the phrase
LONGEST = 6
TOKEN = re.compile(r"(?P<gap>[\s\u00a0]+|-|\+\s*)(?P<word>[^\W\d_][\w’'&.-]*[\w]|[^\W\d_])")
STOPS = frozenset(WORDS["ends_phrase"])
# names of peoples come in such numbers
PEOPLE_FROM = 1000
PEOPLE = re.compile(r"\s+([A-Z][a-zà-ÿ]{3,})(?=\s+[a-z]|[.,;)])")
# "1,200 of its soldiers"
PART = re.compile(r"\s+of\s+(?:its|their|his|her|our|the|these|those)(?=\s)", re.IGNORECASE)
JOINING = frozenset({"and", "or", "of"})


class Counted(NamedTuple):
    """What is counted, with its adjectives, and its plural; an empty unit where its number is never a figure."""

    unit: str
    span: Span


def counted_noun(text: str, start: int, end: int, value: float) -> Counted | None:
    """The plural noun behind a number; ``None`` where there is none.

    >>> counted_noun("60 joint projects", 0, 2, 60)
    Counted(unit='projects', span=Span(start=3, end=17))
    >>> counted_noun("27 ministers", 0, 2, 27).unit
    ''
    """
    part = PART.match(text, end)
    found = plural_behind(text, part.end() if part is not None else end)
    if found is None:
        people = PEOPLE.match(text, end) if value >= PEOPLE_FROM else None
        # "one million Rohingya", whose plural is like the singular
        return Counted(people[1], Span(people.start(1), people.end(1))) if people is not None else None
    word, span = found
    lemma = singular(word)
    before = re.findall(r"[\w’']+", text[max(0, start - 24) : start].lower())
    definite = bool(before) and before[-1] in DEFINITE and value < COUNTED_FROM
    if lemma in NEVER and lemma not in COUNTED | MANY:
        return Counted("", span)
    if definite or not is_counted(lemma, value):
        return Counted("", span)
    # "Ukrainians" keeps its capital
    return Counted(
        word if word[0].isupper() and not word.isupper() and lemma not in COUNTED | MANY else word.lower(), span
    )


def is_counted(lemma: str, value: float) -> bool:
    """Whether so many of the thing are a figure."""
    if lemma in NEVER and value < COUNTED_FROM:
        return False
    if lemma in COUNTED:
        return value >= 2
    if lemma in MANY:
        return value >= MANY_FROM
    return value >= COUNTED_FROM


def plural_behind(text: str, end: int) -> tuple[str, Span] | None:
    """The first plural noun within the words behind the number, further plurals right behind it included."""
    at, first, best = end, None, None
    for _ in range(LONGEST):
        match = TOKEN.match(text, at)
        if match is None:
            break
        word = match["word"]
        if word.lower() in STOPS:
            joins = word.lower() in JOINING and best is None and first is not None
            if not joins:
                break
        if first is None:
            first = match.start("word")
        at = match.end()
        if is_plural(word):
            best = (word, Span(first, match.end("word")))
            if not (nxt := TOKEN.match(text, at)) or not is_plural(nxt["word"]):
                break
        elif best is not None:
            break
    return best


def is_plural(word: str) -> bool:
    """Whether the word looks like a plural noun.

    >>> [is_plural(w) for w in ("projects", "people", "various", "business", "Moscow's")]
    [True, True, False, False, False]
    """
    lower = word.lower()
    if lower in PLURALS:
        return True
    if lower in NO_PLURALS or "'" in word or "’" in word or len(lower) < 4:
        return False
    return lower.endswith("s") and not lower.endswith(("ss", "us", "ous", "is"))


def singular(word: str) -> str:
    """The singular of a plural noun, as the lists know it.

    >>> [singular(w) for w in ("companies", "buses", "warships", "women", "people", "T-72 tanks".split()[1])]
    ['company', 'bus', 'warship', 'woman', 'people', 'tank']
    """
    lower = word.lower().split("-")[-1]
    forms = (lower, lower[:-1], lower[:-2], f"{lower[:-3]}y", f"{lower[:-2]}an", f"{lower[:-3]}f", f"{lower[:-3]}fe")
    return next((form for form in forms if form in KNOWN), lower.removesuffix("s"))
