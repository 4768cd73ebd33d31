"""Acts: how well the reader tells what states do to one another, by PLOVER type, status and sides.

The sentences in ``acts/*.jsonl`` were written and labelled without sight of the lexicon or the reader; the errors of
``held_out`` are never looked at. A label is found where a report of its type (or of one that its sources dispute,
``alt``) is read and no other label has taken it, right where status and the states of both sides agree too. Sides of
acts whose label puts all into the source are compared as one. Reports without a label count against precision.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dragoman.flow import read_document
from dragoman.model.documents import Document
from dragoman.model.reports import Report

FOLDER = Path(__file__).resolve().parent / "acts"
SETS = ("passages", "held_out")
# How the labels call bodies whose ids are other words.
BODIES = {
    "arab_league": "LAS",
    "world_bank": "WB",
    "ibrd": "WB",
    "unsc": "UN",
    "un_security_council": "UN",
    "eu": "EUE",
}


@dataclass(frozen=True, slots=True)
class Label:
    """An act as its sentence tells it; sides are codes of states, or the common short names of bodies."""

    kinds: tuple[str, ...]
    status: str
    source: frozenset[str]
    target: frozenset[str]
    words: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A sentence with its acts."""

    id: str
    text: str
    published: dt.date | None
    acts: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A label with the report that stands for it, if any; what was read too many has no label."""

    label: Label | None
    report: Report | None

    @property
    def status(self) -> bool:
        """Whether the act was read in its status."""
        return self.label is not None and self.report is not None and self.report.status == self.label.status

    @property
    def sides(self) -> bool:
        """Whether the states of both sides were read, and no others."""
        if self.label is None or self.report is None:
            return False
        source, target = sides_of(self.report)
        if not self.label.target:
            return source | target == self.label.source
        mutual = all(p.role == "participant" for p in self.report.participants)
        if mutual or self.report.kind == "CONSULT":
            return source | target == self.label.source | self.label.target
        return (source, target) == (self.label.source, self.label.target)


def load_acts(name: str) -> list[Labelled]:
    """The sentences of a set."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Labelled(
            row["id"], row["text"], dt.date.fromisoformat(row["published"]) if row["published"] else None,
            tuple(
                Label((a["kind"], *a.get("alt", ())), a["status"], frozenset(a["source"]), frozenset(a["target"]), a["words"])
                for a in row["acts"]
            ),
        )
        for row in rows
    ]  # fmt: skip


def sides_of(report: Report) -> tuple[frozenset[str], frozenset[str]]:
    """The codes of those who act and of those acted upon."""
    acting = frozenset(code(p.actor, p.country) for p in report.participants if p.role not in ("target", "host"))
    return acting, frozenset(code(p.actor, p.country) for p in report.participants if p.role in ("target", "host"))


@cache
def code(actor: str, country: str | None) -> str:
    """The state's code, else the body's id in capitals."""
    return country or BODIES.get(actor, actor.upper())


def judge(labelled: Labelled) -> list[Outcome]:
    """Each label with its report, best agreement first; then the reports that no label stands for."""
    basis = "metadata" if labelled.published else None
    document = Document(labelled.id, labelled.text, published=labelled.published, published_basis=basis, language="en")  # type: ignore[arg-type]
    free = list(read_document(document).reports)
    outcomes = []
    for label in labelled.acts:
        options = [Outcome(label, r) for r in free if r.kind in label.kinds]
        best = max(options, key=lambda o: (o.sides, o.status), default=None)
        if best is not None and best.report is not None:
            free.remove(best.report)
        outcomes.append(best or Outcome(label, None))
    return outcomes + [Outcome(None, r) for r in free]


def measure_acts(name: str) -> dict[str, float]:
    """F1 of the acts found, the shares of these with the right status and sides, and how often silence is kept."""
    texts = [(labelled, judge(labelled)) for labelled in load_acts(name)]
    outcomes = [o for _, found in texts for o in found]
    labels = sum(o.label is not None for o in outcomes)
    read = sum(o.report is not None for o in outcomes)
    found = [o for o in outcomes if o.label is not None and o.report is not None]
    silent = [found for labelled, found in texts if not labelled.acts]
    return {
        f"acts.{name}.found_f1": 2 * len(found) / (labels + read),
        f"acts.{name}.precision": len(found) / max(read, 1),
        f"acts.{name}.status": sum(o.status for o in found) / max(len(found), 1),
        f"acts.{name}.sides": sum(o.sides for o in found) / max(len(found), 1),
        f"acts.{name}.quiet": sum(not found for found in silent) / len(silent),
    }


def print_act_errors(name: str) -> None:
    """Every label that is missed or misread and every report too many; nothing of the set held out."""
    if name == "held_out":
        return
    for labelled in load_acts(name):
        wrong = [o for o in judge(labelled) if not (o.status and o.sides)]
        if wrong:
            print(f"{labelled.id} [{labelled.published}] {labelled.text}")
        for outcome in wrong:
            print("   ", describe_label(outcome.label), "read as", describe_report(outcome.report))


def describe_label(label: Label | None) -> str:
    """A label in one line."""
    if label is None:
        return "nothing"
    return f"{'/'.join(label.kinds)} {label.status} {sorted(label.source)} > {sorted(label.target)} {label.words!r}"


def describe_report(report: Report | None) -> str:
    """A report in one line."""
    if report is None:
        return "nothing"
    source, target = sides_of(report)
    return f"{report.kind} {report.status} {sorted(source)} > {sorted(target)} by {report.why}"
