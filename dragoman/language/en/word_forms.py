"""The words of an English sentence, and the regular forms of the verbs and nouns that it is asked for."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable

WORD = re.compile(r"[^\W\d_][\w’'-]*")
# Sentences whose words are kept: as many as one document is likely to ask for again.
KEPT = 512


def any_form(words: Iterable[str]) -> frozenset[str]:
    """Every regular form of the words in lower case, of a word of several parts those of its first.

    >>> sorted(any_form(["deny"])), "stopped" in any_form(["stop"]), "user" in any_form(["use"])
    (['denied', 'denies', 'deny', 'denying', 'denys'], True, False)
    """
    return frozenset(form for word in {w.split()[0].lower() for w in words} for form in forms_of(word))


def forms_of(word: str) -> set[str]:
    """The regular forms of one verb or noun: a last consonant may be doubled, "e" and "y" give way."""
    if word.endswith("e"):
        return {word, f"{word}s", f"{word}d", f"{word[:-1]}ing", f"{word}ing"}
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "o", "u", ""):
        return {word, f"{word}s", f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    return {word, *(f"{word}{end}" for end in ("s", "es", "ed", "ing", f"{word[-1]}ed", f"{word[-1]}ing"))}


@functools.lru_cache(maxsize=KEPT)
def words_between(text: str, start: int, end: int) -> frozenset[str]:
    """The words between two places of the text in lower case, possessors without their ending, hyphenated ones in parts too."""
    plain = {word.lower() for word in WORD.findall(text, start, end)}
    parts = {part for word in plain for part in re.split(r"[-’']", word) if "-" in word or "’" in word or "'" in word}
    return frozenset(plain | parts)
