"""The English words of saying, and the pattern that finds sentences with them."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from dragoman.language.base import QuoteWords
from dragoman.language.en.word_forms import any_form
from dragoman.language.lexicon import load_words


@dataclass(frozen=True, slots=True)
class SpeechWords:
    """The words of ``quotes.yml`` as sets."""

    clause: frozenset[str]
    only_words: frozenset[str]
    infinitive: frozenset[str]
    phrase: frozenset[str]
    prepositional: dict[str, list[str]]
    naming: frozenset[str]
    naming_plain: frozenset[str]
    quoting: frozenset[str]
    relaying: frozenset[str]
    addressing: frozenset[str]
    unsaid: frozenset[str]
    unspoken: frozenset[str]
    openers: frozenset[str]
    comments: frozenset[str]
    papers: frozenset[str]
    issued: frozenset[str]
    voices: frozenset[str]

    def knows(self, cue: str) -> bool:
        """Whether the verb may be one of saying."""
        return (
            cue in self.clause or cue in self.infinitive or cue in self.phrase or cue in self.prepositional
            or cue in self.naming or cue in self.quoting
        )  # fmt: skip


@functools.cache
def load_speech() -> SpeechWords:
    """The English words of saying."""
    words = load_words("en", "quotes")
    sets = {
        name: frozenset(words[name])
        for name in SpeechWords.__dataclass_fields__
        if name not in ("prepositional", "knows")
    }
    return SpeechWords(prepositional=words["prepositional"], **sets)


def load_quote_words() -> QuoteWords:
    """The English words by which the reader of quotes tells voices and quoted names apart."""
    words, reference = load_words("en", "quotes"), load_words("en", "reference")
    return QuoteWords(
        spokesmen=frozenset(words["spokesmen"]),
        called=frozenset(words["called"]),
        pronouns=frozenset(w for row in reference["pronouns"].values() for w in row) | frozenset(reference["neuter"]) | {"neither", "who"},
        articles=frozenset(words["articles"]),
        small=frozenset(words["small"]),
        owning=frozenset(words["owning"]),
        outlets=words["outlets"],
        unnamed=frozenset(words["unnamed"]),
    )  # fmt: skip


@functools.cache
def speech_forms() -> frozenset[str]:
    """Every form of a verb of saying, and the participle of "according to"."""
    words = load_speech()
    verbs = words.clause | words.infinitive | words.phrase | words.naming_plain | set(words.prepositional)
    return any_form({*verbs, *load_words("en", "acts")["irregular"], *load_words("en", "quotes")["irregular"]})
