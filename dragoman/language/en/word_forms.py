"""The regular forms of English verbs and nouns, as patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable


def any_form(words: Iterable[str]) -> str:
    """A pattern that matches every regular English form of the words, of a word of several parts those of its first.

    >>> bool(re.fullmatch(any_form(["stop", "deny"]), "stopped")), bool(re.fullmatch(any_form(["use"]), "user"))
    (True, False)
    """
    firsts = {word.split()[0] for word in words}
    return "(?:" + "|".join(forms_of(word) for word in sorted(firsts, key=lambda w: (-len(w), w))) + ")"


def forms_of(word: str) -> str:
    """A pattern for the regular forms of one verb or noun: a last consonant may be doubled, "e" and "y" give way."""
    plain = re.escape(word)
    if word.endswith("e"):
        return rf"{re.escape(word[:-1])}(?:e|es|ed|ing|eing)"
    if word.endswith("y") and word[-2:-1] not in ("a", "e", "o", "u", ""):
        return rf"{re.escape(word[:-1])}(?:y|ys|ies|ied|ying)"
    last = re.escape(word[-1])
    return rf"{plain}(?:{last}?(?:ed|ing)|e?s)?"
