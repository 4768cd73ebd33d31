"""Quotes: how well the reader tells who said what, and in whose words.

The passages in ``quotes/*.jsonl`` were written and labelled without sight of the lexicon or the reader; the errors of
``held_out`` are never looked at. A label and a quote are paired where they share at least half of their words, direct
with direct first. A pair is right where the speaker is the same, both are direct or both reported, and three quarters
of the words are shared (F1); country, addressee and cue are shares of the pairs.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.actors.base import fold_name
from dragoman.flow import read_document
from dragoman.model.documents import Document
from dragoman.model.statements import Quote
from quality.own.comparing import f1, name_parts, share

FOLDER = Path(__file__).resolve().parent / "quotes"
SETS = ("passages", "held_out")
PAIRED, RIGHT = 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Label:
    """A quote as its passage tells it."""

    speaker: str | None
    country: str | None
    addressee: str | None
    text: str
    direct: bool
    cue: str | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with its quotes."""

    id: str
    text: str
    published: dt.date | None
    quotes: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A label with the quote that stands for it; one of the two may be missing."""

    label: Label | None
    quote: Quote | None

    @property
    def right(self) -> bool:
        """Whether speaker, kind and words were read."""
        if self.label is None or self.quote is None:
            return False
        return (
            same_voice(self.label.speaker, self.quote)
            and self.label.direct == self.quote.direct
            and overlap(self.label.text, self.quote.text) >= RIGHT
        )


def load_quotes(name: str) -> list[Labelled]:
    """The passages of a set."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Labelled(
            row["id"], row["text"], dt.date.fromisoformat(row["published"]) if row["published"] else None,
            tuple(Label(q["speaker"], q["country"], q["addressee"], q["text"], q["direct"], q["cue"]) for q in row["quotes"]),
        )
        for row in rows
    ]  # fmt: skip


def tokens(words: str) -> Counter[str]:
    """The folded words with how often each stands there."""
    return Counter(re.findall(r"\w+", fold_name(words)))


def overlap(one: str, other: str) -> float:
    """F1 of the words of two stretches."""
    first, second = tokens(one), tokens(other)
    shared = sum((first & second).values())
    return 2 * shared / (sum(first.values()) + sum(second.values())) if shared else 0.0


def same_voice(label: str | None, quote: Quote) -> bool:
    """Whether the speaker is the one labelled: a part of his name in common, or no name in either."""
    if label is None:
        head = re.split(r" (?:in|of|at|from|with|who|close) ", quote.speaker or "")[0]
        return quote.actor is None and not re.search(r"[A-Z]\w", head[1:])
    if quote.speaker is None:
        return False
    wanted, found = (
        set(name_parts(label)) or {fold_name(label)},
        set(name_parts(quote.speaker)) or {fold_name(quote.speaker)},
    )
    return wanted <= found or found <= wanted or name_parts(label)[-1:] == name_parts(quote.speaker)[-1:]


@cache
def pair_quotes(name: str) -> tuple[tuple[Labelled, tuple[Outcome, ...]], ...]:
    """Every passage with its labels and quotes paired, best agreement first."""
    result = []
    for labelled in load_quotes(name):
        reading = read_document(Document(labelled.id, labelled.text, published=labelled.published, language="en"))
        left, outcomes = list(reading.quotes), []
        options = sorted(
            ((overlap(label.text, quote.text) + (label.direct == quote.direct), i, j)
             for i, label in enumerate(labelled.quotes) for j, quote in enumerate(left)
             if overlap(label.text, quote.text) >= PAIRED),
            reverse=True,
        )  # fmt: skip
        taken: dict[int, int] = {}
        for _, i, j in options:
            if i not in taken and j not in taken.values():
                taken[i] = j
        outcomes = [Outcome(label, left[taken[i]] if i in taken else None) for i, label in enumerate(labelled.quotes)]
        outcomes += [Outcome(None, quote) for j, quote in enumerate(left) if j not in taken.values()]
        result.append((labelled, tuple(outcomes)))
    return tuple(result)


def measure_quotes(name: str) -> dict[str, float]:
    """Found and right F1, and the shares of the other fields among what was paired."""
    passages = pair_quotes(name)
    outcomes = [o for _, found in passages for o in found]
    labels = sum(o.label is not None for o in outcomes)
    read = sum(o.quote is not None for o in outcomes)
    pairs = [(o.label, o.quote) for o in outcomes if o.label is not None and o.quote is not None]
    right = sum(o.right for o in outcomes)
    silent = [found for labelled, found in passages if not labelled.quotes]
    return {
        f"quotes.{name}.found_f1": f1(len(pairs), read, labels),
        f"quotes.{name}.right_f1": f1(right, read, labels),
        f"quotes.{name}.country": share(sum(label.country == quote.country for label, quote in pairs), len(pairs)),
        f"quotes.{name}.addressee": share(sum(same_addressee(label, quote) for label, quote in pairs), len(pairs)),
        f"quotes.{name}.cue": share(sum(label.cue == quote.cue for label, quote in pairs), len(pairs)),
        f"quotes.{name}.quiet": share(sum(not found for found in silent), len(silent)),
    }


def same_addressee(label: Label, quote: Quote) -> bool:
    """Whether the one told is the one labelled, or neither is told."""
    if label.addressee is None or quote.addressee is None:
        return label.addressee is quote.addressee
    return bool(set(name_parts(label.addressee)) & set(name_parts(quote.addressee)))


def print_quote_errors(name: str) -> None:
    """Every label that was not read right, and what was read too many."""
    for labelled, outcomes in pair_quotes(name):
        wrong: Sequence[Outcome] = [o for o in outcomes if not o.right]
        if wrong:
            print(f"{labelled.id} {labelled.text}")
        for outcome in wrong:
            print(f"    {outcome.label}\n      read {outcome.quote and (outcome.quote.speaker, outcome.quote.country, outcome.quote.text, outcome.quote.direct, outcome.quote.cue)}")  # fmt: skip
