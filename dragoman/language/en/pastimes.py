"""English sport and games: paragraphs in which states are teams and an attack is none."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from dragoman.language.en.word_forms import words_between
from dragoman.language.lexicon import load_words, one_of
from dragoman.model.documents import Span


@functools.cache
def pattern() -> re.Pattern[str]:
    """Words of sport in the groups ``sure`` and ``half``, those that speak against it in ``serious``."""
    words = load_words("en", "pastimes")
    groups = "|".join(rf"(?P<{name}>{one_of(words[name])})" for name in ("sure", "serious", "half"))
    return re.compile(rf"(?<![\w-])(?:{groups})(?![\w-])", re.IGNORECASE)


@functools.cache
def sure_firsts() -> frozenset[str]:
    """The first words of what is surely said of sport, by which most paragraphs are told to be of something else."""
    return frozenset(re.split(r"[\s-]", words.lower())[0] for words in load_words("en", "pastimes")["sure"])


def in_pastimes(text: str, sentences: Sequence[Span]) -> frozenset[int]:
    """The numbers of the sentences that stand in a paragraph about sport or games."""
    paragraphs: dict[int, list[int]] = {}
    for number, sentence in enumerate(sentences):
        paragraphs.setdefault(text.rfind("\n", 0, sentence.start), []).append(number)
    return frozenset(
        number
        for numbers in paragraphs.values()
        if is_pastime(text, Span(sentences[numbers[0]].start, sentences[numbers[-1]].end))
        for number in numbers
    )


def is_pastime(text: str, paragraph: Span) -> bool:
    """Whether the paragraph holds enough words of sport, each counted once, and none that speaks against it."""
    if sure_firsts().isdisjoint(words_between(text, paragraph.start, paragraph.end)):
        return False
    found: dict[str, set[str]] = {}
    for match in pattern().finditer(text, paragraph.start, paragraph.end):
        found.setdefault(match.lastgroup or "", set()).add(match[0].lower())
    if "sure" not in found or "serious" in found:
        return False
    enough: float = load_words("en", "pastimes")["enough"]
    return len(found["sure"]) + len(found.get("half", ())) / 2 >= enough
