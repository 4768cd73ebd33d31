"""English careers: the words by which offices are gained, held and lost, and the sentences that can tell of it."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.language.base import Cues
from dragoman.language.career_words import CareerCues, CareerEntry, CareerPatterns
from dragoman.language.en.name_words import TITLE
from dragoman.language.en.time_words import YEAR
from dragoman.language.en.word_forms import KEPT
from dragoman.language.lexicon import load_words, one_of
from dragoman.model.documents import Span

# Verb forms that no regular ending tells, by lemma.
IRREGULAR = {
    "become": ["became"], "take": ["took", "taken"], "win": ["won"], "swear": ["swore", "sworn"], "choose": ["chose", "chosen"],
    "hold": ["held"], "keep": ["kept"], "leave": ["left"], "lose": ["lost"], "give": ["gave", "given"], "die": ["dying"],
    "hand": [], "step": ["stepp"], "stand": ["stood"], "strip": ["stripp"], "quit": ["quitt"], "overthrow": ["overthrew"],
    "re-elect": ["re-elected"],
}  # fmt: skip


def entries(table: dict[str, dict[str, Any]]) -> dict[str, CareerEntry]:
    """Lexicon rows by lemma; "step down" is the verb "step" with its particle."""
    result = {}
    for words, row in table.items():
        lemma, _, particle = words.partition(" ")
        result[words] = CareerEntry(
            lemma=lemma,
            shape=row["shape"],
            change=row.get("change"),
            needs=row.get("needs"),
            particle=row.get("particle") or particle or None,
            alone=row.get("alone", False),
        )
    return result


@functools.cache
def load_careers() -> CareerCues:
    """The English words of careers."""
    words = load_words("en", "careers")
    return CareerCues(
        verbs=entries(words["verbs"]),
        nouns=entries(words["nouns"]),
        posts=frozenset(words["posts"]),
        holdings=words["holdings"],
        elections=words["elections"],
        every=frozenset(words["every"]),
        honours=frozenset(words["honours"]),
        formerly=tuple(words["formerly"]),
        pronouns=frozenset(words["pronouns"]),
        behind=tuple(words["behind"]),
        clause_joints=tuple(words["clause_joints"]),
        determiners=frozenset(words["determiners"]),
        patterns=patterns(words),
    )


def patterns(words: Mapping[str, Any]) -> CareerPatterns:
    """What may stand between an office and what it belongs to."""
    apposed, joined, after = (one_of(words[key]) for key in ("apposed", "joined", "after_joint"))
    inside, name = one_of(words["inside_bodies"]), r"[\"“](?P<name>[^\"”\n]{3,48})[\"”]"
    body = rf"[A-Z][\w’'-]*(?:\s+(?:[A-Z][\w’'-]*|{inside})(?=\s+[A-Z]|\b))*"
    return CareerPatterns(
        apposed=re.compile(rf",?\s*\(?,\s*(?:{apposed}\s+)*|\s*\(\s*"),
        joined=re.compile(rf"\)?,?\s*(?:{joined}\s+|,\s+)+(?:{after}\s+)*"),
        beside=re.compile(rf"[\s(]*(?:{one_of(words['before_times'])}\s+)?"),
        of_body=re.compile(rf"\s+of\s+(?P<the>the\s+)?(?P<body>{body})"),
        honour=re.compile(rf"\b{one_of(words['honour_words'])}\s+of\s+{name}"),
        quoted=re.compile(name),
    )


def career_cues(cues: Cues) -> Cues:
    """The cues with the predicates of careers in place of those of contacts, for making their frames."""
    careers = load_careers()
    return replace(
        cues,
        heads=frozenset(entry.lemma for entry in careers.verbs.values()),
        nouns=dict.fromkeys(careers.nouns),  # type: ignore[arg-type]  # only their lemmas are asked for
        verbs={},
    )


@functools.cache
def career_trigger() -> re.Pattern[str]:
    """A pattern for any form of a verb or noun of a career, "be" left out."""
    careers = load_careers()
    words = {e.lemma for e in careers.verbs.values()} - {"be"} | set(careers.nouns)
    stems = {w[:-1] if w.endswith(("e", "y")) and len(w) > 3 else w for w in words}
    stems |= {form for lemma in words for form in IRREGULAR.get(lemma, ())}
    return re.compile(rf"\b{one_of(stems)}\w{{0,5}}\b", re.IGNORECASE)


@functools.cache
def post_words() -> re.Pattern[str]:
    """A pattern for what an office is called without being named, and for how presidents are elected."""
    careers = load_careers()
    return re.compile(rf"\b{one_of([*careers.posts, *careers.holdings, *careers.elections, *careers.honours])}\b", re.I)


BEING = re.compile(r"\b(?:was|were|is|been)\b")
WHEN = re.compile(rf"\b(?:since|until|till|from|between)\b|\b{YEAR}")


def career_sentences(text: str, sentences: Sequence[Span]) -> list[bool]:
    """For each sentence, whether it can tell that an office is gained, held or lost."""
    return [tells_career(text, sentence.start, sentence.end) for sentence in sentences]


@functools.lru_cache(maxsize=KEPT)
def tells_career(text: str, start: int, end: int) -> bool:
    """Whether a sentence can tell that an office is gained, held or lost; it is asked for before and after parsing."""
    if career_trigger().search(text, start, end):
        named = (
            TITLE.search(text, start, end) or post_words().search(text, start, end) or ALONE.search(text, start, end)
        )
        return named is not None
    being = BEING.search(text, start, end) and WHEN.search(text, start, end)
    return bool(being) and TITLE.search(text, start, end) is not None


# Changes that need no word for the office.
ALONE = re.compile(r"\b(?:who\s+(?:was|were|had\s+been|is|has\s+been)\s+(?:re)?(?:appointed|elected)|who\s+took\s+over|resign|abdicat|oust|toppl|depos|overthr[eo]w|impeach|succeeded|replaced|sacked|fired|re-?elected|sworn\s+in|stepp?(?:ed|s|ing)?\s+(?:down|aside))\w*", re.I)  # fmt: skip
