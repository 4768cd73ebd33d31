"""Claims: how well the reader tells what a text says about the record of contacts.

The passages in ``claims/*.jsonl`` were written and labelled without sight of the lexicon or the reader; the errors of
``held_out`` are never looked at. A label is found where a claim of its kind shares words of the text with it, right
where what is counted and the count agree too; window and actors are shares of the pairs. The actors agree where all
that are labelled are read, by a part of their name, and at most one other.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.flow import read_document
from dragoman.model.documents import Document, Span
from dragoman.model.statements import Claim
from quality.own.comparing import f1, name_parts, share

FOLDER = Path(__file__).resolve().parent / "claims"
SETS = ("passages", "held_out")


@dataclass(frozen=True, slots=True)
class Label:
    """A claim as its passage makes it."""

    kind: str
    about: str
    actors: tuple[str, ...]
    count: int | None
    window: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with its claims."""

    id: str
    text: str
    published: dt.date | None
    claims: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A label with the claim that stands for it; one of the two may be missing."""

    label: Label | None
    claim: Claim | None

    @property
    def right(self) -> bool:
        """Whether what is counted and how often were read."""
        if self.label is None or self.claim is None:
            return False
        return (self.label.about, self.label.count) == (self.claim.about, self.claim.count)

    @property
    def actors(self) -> bool:
        """Whether those labelled take part, and at most one other."""
        if self.label is None or self.claim is None:
            return False
        read = [set(name_parts(name)) for name in self.claim.actors]
        wanted = [set(name_parts(name)) for name in self.label.actors]
        return all(any(w & r for r in read) for w in wanted) and len(read) <= len(wanted) + 1


def load_claims(name: str) -> list[Labelled]:
    """The passages of a set."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Labelled(
            row["id"], row["text"], dt.date.fromisoformat(row["published"]) if row["published"] else None,
            tuple(
                Label(c["kind"], c["about"], tuple(c["actors"]), c["count"], c["window"],
                      Span(row["text"].index(c["words"]), row["text"].index(c["words"]) + len(c["words"])))
                for c in row["claims"]
            ),
        )
        for row in rows
    ]  # fmt: skip


@cache
def pair_claims(name: str) -> tuple[tuple[Labelled, tuple[Outcome, ...]], ...]:
    """Every passage with its labels and claims paired, those that agree in count first."""
    result = []
    for labelled in load_claims(name):
        reading = read_document(Document(labelled.id, labelled.text, published=labelled.published, language="en"))
        left, outcomes = list(reading.claims), []
        for label in labelled.claims:
            fitting = [c for c in left if c.kind == label.kind and c.span.overlaps(label.span)]
            claim = min(fitting, key=lambda c, want=label: c.count != want.count, default=None)  # type: ignore[misc]
            if claim is not None:
                left.remove(claim)
            outcomes.append(Outcome(label, claim))
        result.append((labelled, tuple([*outcomes, *(Outcome(None, c) for c in left)])))
    return tuple(result)


def measure_claims(name: str) -> dict[str, float]:
    """Found and right F1, the shares of windows and actors among what was paired, and how often it stays silent."""
    passages = pair_claims(name)
    outcomes = [o for _, found in passages for o in found]
    labels, read = sum(o.label is not None for o in outcomes), sum(o.claim is not None for o in outcomes)
    pairs = [(o.label, o.claim) for o in outcomes if o.label is not None and o.claim is not None]
    silent = [found for labelled, found in passages if not labelled.claims]
    return {
        f"claims.{name}.found_f1": f1(len(pairs), read, labels),
        f"claims.{name}.right_f1": f1(sum(o.right for o in outcomes), read, labels),
        f"claims.{name}.window": share(sum(label.window == claim.window for label, claim in pairs), len(pairs)),
        f"claims.{name}.actors": share(sum(o.actors for o in outcomes), len(pairs)),
        f"claims.{name}.quiet": share(sum(not found for found in silent), len(silent)),
    }


def print_claim_errors(name: str) -> None:
    """Every label that was not read right in all its fields, and what was read too many."""
    for labelled, outcomes in pair_claims(name):
        wrong: Sequence[Outcome] = [
            o for o in outcomes
            if not (o.right and o.actors and o.label is not None and o.claim is not None and o.label.window == o.claim.window)
        ]  # fmt: skip
        if wrong:
            print(f"{labelled.id} [{labelled.published}] {labelled.text}")
        for outcome in wrong:
            label, claim = outcome.label, outcome.claim
            wanted = label and (label.kind, label.about, label.actors, label.count, label.window)
            read = claim and (
                claim.kind,
                claim.about,
                claim.actors,
                claim.count,
                claim.window,
                claim.span.cut(labelled.text),
            )
            print(f"    {wanted}\n      read {read}")
