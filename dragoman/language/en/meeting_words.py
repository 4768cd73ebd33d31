"""The English words that tell more of a meeting, loaded from the lexicon, checked and compiled to patterns once."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dragoman.errors import TableError
from dragoman.language.lexicon import inverted, load_words
from dragoman.model.documents import Span

# Up to two words in small letters: "state visit", not "State Marco Rubio's visit"
ANY_TWO = r"(?:[\s-]+(?-i:[a-z][\w’'-]*)){0,2}?"


WORD = re.compile(r"(?<![\w-])\w[\w’'-]*")
# How far before what it denies a word of denial may stand, in characters
DENIAL_REACH = 50


@dataclass(frozen=True, slots=True)
class KeyedPattern:
    """A pattern for the words of several keys, and which key a found word belongs to."""

    pattern: re.Pattern[str]
    keys: Mapping[str, str]
    starred: tuple[tuple[re.Pattern[str], str], ...] = ()

    def key_of(self, words: str) -> str:
        """The key of words that the pattern has found."""
        folded = fold(words)
        plain = self.keys.get(folded) or self.keys.get(singular(folded))
        return plain or next((key for pattern, key in self.starred if pattern.fullmatch(words)), "")


@dataclass(frozen=True, slots=True)
class IssuePattern:
    """A pattern with one group for each of some words, and the issues of these words in the same order."""

    pattern: re.Pattern[str]
    keys: tuple[str, ...]


@functools.cache
def words_of(name: str) -> Any:
    """A list or table of ``meetings.yml``."""
    return load_words("en", "meetings")[name]


def fold(words: str) -> str:
    """Words in lower case, their gaps and hyphens as single spaces.

    >>> fold("One-on-One")
    'one on one'
    """
    return re.sub(r"[\s\-‑]+", " ", words).lower().strip()


def singular(words: str) -> str:
    """Folded words with the last one in the singular.

    >>> singular("gas supplies"), singular("sanctions"), singular("boundaries")
    ('gas supply', 'sanction', 'boundary')
    """
    if words.endswith("ies"):
        return words[:-3] + "y"
    return words[:-1] if words.endswith("s") else words


@functools.cache
def american() -> re.Pattern[str]:
    """A pattern for the parts of words that are spelled in two ways."""
    return re.compile("|".join(sorted((rf"{part}\b" for part in words_of("spellings")), key=len, reverse=True)))


def spelled(word: str) -> str:
    """A pattern for one word or phrase: either spelling, gaps or hyphens, "*" for up to two words.

    >>> re.fullmatch(spelled("air defence"), "air-defense") is not None
    True
    """
    if word != word.lower():
        return re.escape(word)
    joints = {" ": r"[\s\-‑]+", "-": r"[\s\-‑]?", " * ": rf"{ANY_TWO}[\s\-‑]+"}
    parts = re.split(r"( \* |[ -])", word)
    return "".join(
        joints.get(part) or american().sub(lambda m: str(words_of("spellings")[m[0]]), re.escape(part))
        for part in parts
    )


def cased(word: str) -> str:
    """A pattern for a word of an issue, with its plural: one with a capital as it stands, any other in either case."""
    if word != word.lower():
        return f"(?-i:{re.escape(word)})"
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return f"{spelled(word[:-1])}(?:y|ies)"
    return f"{spelled(word)}(?:s|es)?"


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first, whole."""
    ordered = sorted(set(words), key=lambda w: (-len(w), w))
    return rf"(?<![\w-])(?:{'|'.join(map(spelled, ordered))})(?![\w-])"


@functools.cache
def words_pattern(*names: str) -> re.Pattern[str]:
    """A pattern for any word of the named lists or tables."""
    found: list[str] = []
    for name in names:
        rows = words_of(name)
        found.extend(w for row in rows.values() for w in row) if isinstance(rows, dict) else found.extend(rows)
    return re.compile(any_of(found), re.IGNORECASE)


@functools.cache
def keyed_pattern(name: str) -> KeyedPattern:
    """A pattern for the words of a table of lists; a word under two keys is a :class:`TableError`."""
    table = {k: row["words"] if isinstance(row, dict) else row for k, row in words_of(name).items()}
    keys = inverted({key: [fold(w) for w in words] for key, words in table.items()})
    starred = tuple(
        (re.compile(spelled(word), re.IGNORECASE), key) for key, words in table.items() for word in words if "*" in word
    )
    return KeyedPattern(words_pattern_of(table), keys, starred)


@functools.cache
def denial_pattern(gap: int) -> re.Pattern[str]:
    """A pattern for a word that denies what stands at most so many words behind it ("no date for a return visit")."""
    return re.compile(rf"{any_of(words_of('not_so'))}(?:\s+[\w’'-]+){{0,{gap}}}\s+$", re.IGNORECASE)


def denied(text: str, sentence: Span, at: int, *, gap: int) -> bool:
    """Whether the words at a place of a sentence are denied just before."""
    return denial_pattern(gap).search(text, max(sentence.start, at - DENIAL_REACH), at) is not None


def words_pattern_of(table: Mapping[str, Iterable[str]]) -> re.Pattern[str]:
    """A pattern for any word of a table of lists."""
    return re.compile(any_of(word for words in table.values() for word in words), re.IGNORECASE)


@functools.cache
def issues() -> Mapping[str, Mapping[str, Any]]:
    """The table of issues by key."""
    table: Mapping[str, Mapping[str, Any]] = load_words("en", "issues")["issues"]
    for key, row in table.items():
        if set(row) != {"label", "context", "words"}:
            raise TableError("issues.yml", f"{key!r} must have a label, a context and words")
    return table


@functools.cache
def issue_words() -> Mapping[str, tuple[str, ...]]:
    """The words of the issues by their first two letters, the longest first."""
    by_letters: dict[str, tuple[str, ...]] = {}
    for word in sorted({w for row in issues().values() for w in row["words"]}, key=lambda w: (-len(w), w)):
        letters = word[:2].lower()
        by_letters[letters] = (*by_letters.get(letters, ()), word)
    return by_letters


@functools.cache
def issue_keys() -> Mapping[str, str]:
    """The issue of each folded word; a word under two issues is a :class:`TableError`."""
    return inverted({key: [fold(w) for w in row["words"]] for key, row in issues().items()})


@functools.cache
def issue_pattern(letters: str) -> IssuePattern | None:
    """A pattern of the issues' words that begin with two letters, made when a text first has such a word.

    Two letters tell nearly all words of a text apart, so that hardly any pattern is tried in vain. None stands before
    a post or a body ("trade minister"), nor possesses something ("the pandemic's end").
    """
    words = issue_words().get(letters)
    if words is None:
        return None
    posts = "|".join(words_of("posts"))
    pattern = rf"(?:{'|'.join(f'({cased(word)})' for word in words)})(?![\w]|-\w|['’]s\b)(?!\s+(?:{posts})\b)"
    return IssuePattern(re.compile(pattern, re.IGNORECASE), tuple(issue_keys()[fold(word)] for word in words))


def find_issues(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Words of issues in a stretch of text, without overlap, each with its issue's key."""
    at = start
    for word in WORD.finditer(text, start, end):
        candidates = issue_pattern(word[0][:2].lower()) if word.start() >= at else None
        if candidates is None:
            continue
        match = candidates.pattern.match(text, word.start(), end)
        if match is not None and match.lastindex is not None:
            at = match.end()
            yield Span(*match.span()), candidates.keys[match.lastindex - 1]
