"""English acts: the predicates that name what states do to one another, and the sentences that can hold one."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml

from dragoman.errors import TableError
from dragoman.language.base import ActCues, ActEntry, Cues
from dragoman.language.en.word_forms import any_form
from dragoman.language.lexicon import load_words

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

# What a row may ask of the clause below its verb.
CLAUSES = ("none", "any", "that", "inf", "must", "coop", "conflict", "not opinion")


@functools.cache
def load_acts(own: Path | None = None) -> ActCues:
    """The English words of acts, with those of the user's own file."""
    words = load_words("en", "acts")
    rows: dict[str, dict[str, list[ActEntry]]] = {"verbs": {}, "nouns": {}}
    add_rows(rows, words["kinds"], words, words["classes"])
    if own is not None:
        added = load_own(own)
        add_rows(rows, added.get("kinds", {}), words, {**words["classes"], **added.get("classes", {})})
    return ActCues(
        verbs={lemma: tuple(found) for lemma, found in rows["verbs"].items()},
        nouns={lemma: tuple(found) for lemma, found in rows["nouns"].items()},
        light=frozenset(words["light"]),
        performatives=frozenset(words["performatives"]),
        ready=frozenset(words["ready"]),
        contexts={context: frozenset(named) for context, named in words["contexts"].items()},
        resolved=frozenset(words["resolved"]),
        topical=frozenset(words["topical"]),
        must=frozenset(words["must"]),
        telling=frozenset(words["telling"]),
        cooperative=frozenset(words["cooperative"]),
        conflictual=frozenset(words["conflictual"]),
        owning=frozenset(words["owning"]),
        crossing=frozenset(words["crossing"]),
        joining=frozenset(words["joining"]),
        articles=frozenset(words["articles"]),
        prepositions=frozenset(words["prepositions"]),
        attempts=frozenset(words["attempts"]),
        possessives=frozenset(words["possessives"]),
        persons_own=words["persons_own"],
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


def add_rows(
    rows: dict[str, dict[str, list[ActEntry]]], kinds: Mapping[str, Any], words: Mapping[str, Any], classes: Mapping[str, list[str]]
) -> None:  # fmt: skip
    """Put the rows of the kinds to those that are there already."""
    for kind, table in kinds.items():
        for part, found in rows.items():
            for lemma, entries in (table.get(part) or {}).items():
                for row in entries:
                    target = table.get("target") or words["kinds"][kind]["target"]
                    found.setdefault(lemma, []).append(make_entry(lemma, kind, row, target, classes))


def load_own(path: Path) -> Mapping[str, Any]:
    """The acts of a user's file; :class:`TableError` with what is wrong where it cannot be used."""
    try:
        added = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise TableError(str(path), f"cannot be read: {error.strerror}") from error
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise TableError(str(path), f"is no YAML: {error}".replace("\n", " ")) from error
    problem = next(find_problems(added or {}, load_words("en", "acts")), None)
    if problem is not None:
        raise TableError(str(path), problem)
    return added or {}


def find_problems(added: Any, words: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with a table of acts, one line each; ``words`` are Dragoman's own."""
    if not isinstance(added, dict) or not isinstance(added.get("kinds", {}), dict):
        yield 'must hold a table "kinds" with types as keys'
        return
    classes = {**words["classes"], **(added.get("classes") or {})}
    for kind, table in (added.get("kinds") or {}).items():
        if kind not in words["kinds"]:
            yield f"{kind!r} is none of the types {', '.join(words['kinds'])}"
            continue
        for part in ("verbs", "nouns"):
            for lemma, entries in ((table or {}).get(part) or {}).items():
                if not isinstance(entries, list) or not all(isinstance(row, dict) for row in entries):
                    yield f"{kind} {lemma!r} must have a list of rows in braces, such as [{{}}]"
                    continue
                for row in entries:
                    yield from (f"{kind} {lemma!r}: {problem}" for problem in row_problems(row, classes))


def row_problems(row: Mapping[str, Any], classes: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong with one row."""
    for slot, value in row.items():
        if slot in ("target", "source", "words", "light") or slot not in FIELDS:
            if not isinstance(value, list):
                yield f"{slot} must be a list of words, such as [border]"
                continue
            yield from (
                f"{word} is no class of words that is known" for word in value
                if isinstance(word, str) and word.isupper() and len(word) > 2 and word not in classes
            )  # fmt: skip
    if row.get("clause") not in (None, *CLAUSES):
        yield f"clause must be one of {', '.join(CLAUSES)}"


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


def act_cues(cues: Cues, acts: ActCues) -> Cues:
    """The cues with the predicates of acts in place of those of contacts, for making their frames."""
    return replace(
        cues,
        heads=frozenset(acts.verbs) | acts.telling,
        nouns=dict.fromkeys(acts.nouns),  # type: ignore[arg-type]  # only their lemmas are asked for
        verbs=dict.fromkeys(acts.verbs),  # type: ignore[arg-type]
        light=acts.light | acts.carrying | {words.split()[0] for words in acts.undoing},
    )


@functools.cache
def act_forms(own: Path | None = None) -> frozenset[str]:
    """Every form of a word of an act, and the modals that put a demand."""
    acts = load_acts(own)
    irregular = load_words("en", "acts")["irregular"]
    return any_form({*acts.verbs, *acts.nouns, *irregular}) | acts.must


def possible_acts(acts: ActCues) -> Callable[[str, bool, AbstractSet[str]], bool]:
    """A function that tells whether a row of the lemma could be met by a sentence with these words."""

    def asked(row: ActEntry) -> tuple[frozenset[str], ...]:
        needed = [words for words in row.slots.values() if words]
        needed += [frozenset(word.split()[-1] for word in row.words)] if row.words else []
        return tuple(needed)

    rows = {
        nominal: {lemma: tuple(map(asked, found)) for lemma, found in table.items()}
        for nominal, table in ((False, acts.verbs), (True, acts.nouns))
    }

    def possible(lemma: str, nominal: bool, words: AbstractSet[str]) -> bool:
        if not nominal and lemma in acts.telling and (acts.must | acts.own_will) & words:
            return True
        return any(all(needed & words for needed in row) for row in rows[nominal].get(lemma, ()))

    return possible
