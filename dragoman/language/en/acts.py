"""English acts: the predicates that name what states do to one another, and the sentences that can hold one."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from dragoman.language.base import ActCues, ActEntry, Cues
from dragoman.language.lexicon import load_words, one_of

# What a row may say besides the slots that it asks for.
FIELDS = {
    "bare",
    "not",
    "particle",
    "mutual",
    "mode",
    "subtype",
    "context",
    "target",
    "of_persons",
    "source",
    "words",
    "light",
    "clause",
}


@functools.cache
def load_acts() -> ActCues:
    """The English words of acts."""
    words = load_words("en", "acts")
    rows: dict[str, dict[str, list[ActEntry]]] = {"verbs": {}, "nouns": {}}
    for kind, table in words["kinds"].items():
        for part, found in rows.items():
            for lemma, entries in table[part].items():
                for row in entries:
                    entry = make_entry(lemma, kind, row, table["target"], words["classes"])
                    found.setdefault(lemma, []).append(entry)
    return ActCues(
        verbs={lemma: tuple(found) for lemma, found in rows["verbs"].items()},
        nouns={lemma: tuple(found) for lemma, found in rows["nouns"].items()},
        light=frozenset(words["light"]),
        performatives=frozenset(words["performatives"]),
        ready=frozenset(words["ready"]),
        resolved=frozenset(words["resolved"]),
        must=frozenset(words["must"]),
        telling=frozenset(words["telling"]),
        cooperative=frozenset(words["cooperative"]),
        conflictual=frozenset(words["conflictual"]),
        owning=frozenset(words["owning"]),
        crossing=frozenset(words["crossing"]),
        joining=frozenset(words["joining"]),
        articles=frozenset(words["articles"]),
        own_will=frozenset(words["own_will"]),
        exceptions=frozenset(words["exceptions"]),
        quantities=frozenset(words["quantities"]),
        speaking=frozenset(words["speaking"]),
        carrying=frozenset(words["carrying"]),
        undoing=frozenset(words["undoing"]),
        papers=frozenset(words["papers"]),
        agents=filled(["AGENTS", "PEOPLE", "TROOPS", "POLICE", "DIPLOMATS", "HARM", "CAPTIVES"], words["classes"]),
        suffered=frozenset(words["suffered"]),
        trifles=frozenset(words["trifles"]),
        pronouns=frozenset(words["pronouns"]),
        touched=tuple(words["touched"]),
        domestic=frozenset(words["domestic"]),
    )


def make_entry(
    lemma: str, kind: str, row: Mapping[str, Any], target: Sequence[str], classes: Mapping[str, list[str]]
) -> ActEntry:
    """One row of the lexicon, its classes of words filled in."""
    return ActEntry(
        lemma=lemma,
        kind=kind,
        slots={slot: filled(words, classes) for slot, words in row.items() if slot not in FIELDS},
        void={slot: filled(words, classes) for slot, words in row.get("not", {}).items()},
        target=tuple(row.get("target", target)),
        source=tuple(row.get("source", ())),
        words=frozenset(row.get("words", ())),
        light=frozenset(row.get("light", ())),
        particle=(row["particle"] or "") if "particle" in row else None,
        clause=row.get("clause"),
        bare=row.get("bare", False),
        mutual=row.get("mutual", False),
        mode=row.get("mode"),
        subtype=row.get("subtype"),
        context=row.get("context"),
        of_persons=row.get("of_persons"),
    )


def filled(words: Sequence[str], classes: Mapping[str, list[str]]) -> frozenset[str]:
    """The words with the names of classes, in capitals, replaced by their words."""
    return frozenset(word for name in words for word in (filled(classes[name], classes) if name in classes else [name]))


def act_cues(cues: Cues) -> Cues:
    """The cues with the predicates of acts in place of those of contacts, for making their frames."""
    acts = load_acts()
    return replace(
        cues,
        heads=frozenset(acts.verbs) | acts.telling,
        nouns=dict.fromkeys(acts.nouns),  # type: ignore[arg-type]  # only their lemmas are asked for
        verbs=dict.fromkeys(acts.verbs),  # type: ignore[arg-type]
        light=acts.light | acts.carrying | {words.split()[0] for words in acts.undoing},
    )


@functools.cache
def act_trigger() -> re.Pattern[str]:
    """A pattern for any form of a word of an act, and for a demand put by a modal."""
    acts = load_acts()
    irregular = load_words("en", "acts")["irregular"]
    stems = {s for word in {*acts.verbs, *acts.nouns} for s in stems_of(word)} | set(irregular)
    return re.compile(rf"\b(?:{one_of(stems)}\w{{0,5}}|{one_of(acts.must)})\b", re.IGNORECASE)


def stems_of(word: str) -> Iterator[str]:
    """What every regular form of the word begins with."""
    yield word[:-1] if word.endswith(("e", "y")) and len(word) > 3 else word
