"""Figures: how well the reader tells values with unit, bound and status, and what, when and about whom they measure.

The passages in ``figures/*.jsonl`` were written and labelled without sight of the lexicon or the reader; the errors of
``held_out`` are never looked at. A label and a figure are a pair where their words overlap, best agreement first.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.flow import read_document
from dragoman.model.documents import Document, Span
from dragoman.model.statements import Figure

FOLDER = Path(__file__).resolve().parent / "figures"
SETS = ("passages", "more", "held_out")
PARTS = ("value", "unit", "bound", "status")
FIELDS = ("period", "about", "change", "measure", "said_by")
CLOSE = 0.002
HALF = 0.5
ARTICLES = {"the", "a", "an"}
TITLES = re.compile(r"^(?:(?:President|Prime Minister|Minister|Governor|Mr|Mrs|Ms|Dr|the)\.?\s+)+")
# One unit as two spell it.
SPELLINGS = {"tons": "tonnes", "kilometers": "kilometres", "cubic meters": "cubic metres", "megawatts": "MW"}


@dataclass(frozen=True, slots=True)
class Label:
    """A figure as its passage tells it, and where its words stand."""

    span: Span
    row: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with its figures."""

    id: str
    text: str
    published: dt.date | None
    figures: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A label with the figure that stands for it, if any; what was read too many has no label."""

    label: Label | None
    figure: Figure | None

    @property
    def found(self) -> bool:
        """Whether value, unit, bound and status are the label's."""
        return all(self.agrees(part) for part in PARTS)

    def agrees(self, part: str) -> bool:
        """Whether value, unit, bound or status is the label's."""
        if self.label is None or self.figure is None:
            return False
        row, figure = self.label.row, self.figure
        if part == "value":
            return same_value(figure.value, row["value"])
        return same_unit(figure.unit, row["unit"]) if part == "unit" else bool(getattr(figure, part) == row[part])

    def right(self, field: str) -> bool:
        """Whether one field is the label's."""
        if self.label is None or self.figure is None:
            return False
        wanted, read = self.label.row[field], getattr(self.figure, field)
        if field == "about":
            return list(read) == sorted(wanted)
        if field == "measure":
            return overlap(read, wanted) >= HALF
        return same_name(read, wanted) if field == "said_by" else bool(read == wanted)


def same_value(read: float, wanted: float) -> bool:
    """Whether two values are one but for rounding: a seventh is 14.3 percent."""
    return abs(read - wanted) <= CLOSE * max(abs(wanted), 1e-9)


def same_unit(read: str, wanted: str) -> bool:
    """Whether two units are one but for spelling."""
    return SPELLINGS.get(read, read) == SPELLINGS.get(wanted, wanted)


def overlap(read: str, wanted: str) -> float:
    """The F measure of the words that two measures share, articles left out."""
    one, other = (Counter(w for w in re.findall(r"[\w-]+", t.lower()) if w not in ARTICLES) for t in (read, wanted))
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0


def same_name(read: str | None, wanted: str | None) -> bool:
    """Whether one name is part of the other, titles left out, or both are none."""
    if read is None or wanted is None:
        return read is wanted
    one, other = (TITLES.sub("", name).lower() for name in (read, wanted))
    return one in other or other in one


def load_figures(name: str) -> list[Labelled]:
    """The passages of a set."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Labelled(
            row["id"],
            row["text"],
            dt.date.fromisoformat(row["published"]) if row["published"] else None,
            tuple(place_labels(row["text"], row["figures"])),
        )
        for row in rows
    ]


def place_labels(text: str, rows: list[dict[str, Any]]) -> list[Label]:
    """The labels with their places: words that stand several times are taken in turn."""
    labels, last = [], 0
    for row in rows:
        start = text.find(row["text"], last)
        start = text.index(row["text"]) if start < 0 else start
        last = start + len(row["text"])
        labels.append(Label(Span(start, last), row))
    return labels


def judge(labelled: Labelled) -> list[Outcome]:
    """Each label with its figure, best agreement first; then the figures that no label stands for."""
    basis = "metadata" if labelled.published else None
    document = Document(labelled.id, labelled.text, published=labelled.published, published_basis=basis, language="en")  # type: ignore[arg-type]
    figures = list(read_document(document).figures)
    pairs = [Outcome(label, f) for label in labelled.figures for f in figures if label.span.overlaps(f.span)]
    pairs.sort(key=lambda o: (o.found, sum(o.right(field) for field in FIELDS)), reverse=True)
    outcomes: list[Outcome] = []
    for pair in pairs:
        if not any(o.label is pair.label or o.figure is pair.figure for o in outcomes):
            outcomes.append(pair)
    missed = [Outcome(x, None) for x in labelled.figures if not any(o.label is x for o in outcomes)]
    extra = [Outcome(None, f) for f in figures if not any(o.figure is f for o in outcomes)]
    return [*outcomes, *missed, *extra]


def measure_figures(name: str) -> dict[str, float]:
    """F1 of the figures found, the shares of the paired with each field right, and how often silence is kept."""
    texts = [(labelled, judge(labelled)) for labelled in load_figures(name)]
    outcomes = [o for _, found in texts for o in found]
    labels = sum(o.label is not None for o in outcomes)
    read = sum(o.figure is not None for o in outcomes)
    paired = [o for o in outcomes if o.label is not None and o.figure is not None]
    parts = {name: sum(o.agrees(name) for o in paired) / max(len(paired), 1) for name in PARTS}
    silent = [found for labelled, found in texts if not labelled.figures]
    return {
        f"figures.{name}.found_f1": 2 * sum(o.found for o in outcomes) / max(labels + read, 1),
        f"figures.{name}.recall": len(paired) / max(labels, 1),
        f"figures.{name}.precision": len(paired) / max(read, 1),
        **{f"figures.{name}.{part}": share for part, share in parts.items()},
        **{f"figures.{name}.{f}": sum(o.right(f) for o in paired) / max(len(paired), 1) for f in FIELDS},
        **({f"figures.{name}.quiet": sum(not found for found in silent) / len(silent)} if silent else {}),
    }


def print_figure_errors(name: str) -> None:
    """Every figure missed, misread or made up; nothing of the set held out."""
    if name == "held_out":
        return
    for labelled in load_figures(name):
        wrong = [o for o in judge(labelled) if not (o.found and all(o.right(f) for f in FIELDS))]
        if wrong:
            print(f"{labelled.id} [{labelled.published}] {labelled.text}")
        for outcome in wrong:
            print("   ", *describe(outcome))


def describe(outcome: Outcome) -> list[str]:
    """An outcome in words: the value, then what differs as wanted and read."""
    if outcome.label is None or outcome.figure is None:
        one = outcome.label.row if outcome.label is not None else None
        other = outcome.figure
        return [f"MISSED {one['text']!r}" if one is not None else f"MADE UP {other.value if other else ''} {other.unit if other else ''} {other.measure if other else ''!r}"]  # fmt: skip
    row, figure = outcome.label.row, outcome.figure
    told = [repr(row["text"])]
    for field in ("value", "unit", "bound", "status"):
        if getattr(figure, field) != row[field] and not outcome.found:
            told.append(f"{field}: {row[field]} > {getattr(figure, field)};")
    told += [f"{f}: {row[f]} > {getattr(figure, f)};" for f in FIELDS if not outcome.right(f)]
    return told
