"""Prose that tells of no act: how seldom something is read there.

The passages in ``quiet/passages.jsonl`` were written without sight of the lexicon or the reader: sport, business,
culture, weather and the like, full of states, names and words that elsewhere tell of acts.
"""

from __future__ import annotations

import datetime as dt
import json
from functools import cache
from pathlib import Path

from dragoman.flow import read_document
from dragoman.model.documents import Document
from dragoman.model.reports import Report
from quality.own.comparing import share

FOLDER = Path(__file__).resolve().parent / "quiet"
SETS = ("passages",)


@cache
def read_quiet(name: str) -> tuple[tuple[str, tuple[Report, ...]], ...]:
    """Each passage with what was read of it."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return tuple(
        (row["text"], read_document(Document(row["id"], row["text"], published=dt.date.fromisoformat(row["published"]), language="en")).reports)
        for row in rows
    )  # fmt: skip


def measure_quiet(name: str) -> dict[str, float]:
    """The share of passages of which nothing is read as an act or a contact."""
    passages = read_quiet(name)
    return {f"quiet.{name}.right": share(sum(not reports for _, reports in passages), len(passages))}


def print_quiet_errors(name: str) -> None:
    """Everything that was read."""
    for text, reports in read_quiet(name):
        for report in reports:
            sides = ", ".join(p.name for p in report.participants)
            print(
                f"{report.kind} {report.status} {sides} by {report.why} at {report.trigger.cut(text)!r}\n    {report.passage.text}"
            )
