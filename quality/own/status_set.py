"""Status: how well the reader tells what was held from what was planned, put off, called off, denied or only thought of.

The passages in ``status/blind.jsonl`` were written without sight of the reader; each tells one meeting. What counts as
its reading is the event that shares most persons with it: fewest others break a tie, then the place in the text, never
the status.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.flow import read_document
from dragoman.model.documents import Document
from dragoman.model.readings import Reading
from dragoman.model.reports import STATUSES, Event
from quality.own.comparing import count_shared, people_of, same_date, share

PASSAGES = Path(__file__).resolve().parent / "status" / "blind.jsonl"
NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with the meeting that it tells. ``date`` is EDTF, ``None`` where the passage gives none."""

    id: str
    text: str
    published: str
    status: str
    participants: tuple[str, ...]
    date: str | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was read of a labelled passage: the event nearest to it, and how many of its persons that names."""

    labelled: Labelled
    event: Event | None
    found: int

    @property
    def read(self) -> str:
        """The status read, or that nothing was."""
        return NOT_READ if self.event is None else self.event.status

    @property
    def right(self) -> bool:
        """Whether the status is right."""
        return self.read == self.labelled.status

    @property
    def dated(self) -> bool:
        """Whether the date is right."""
        return self.event is not None and same_date(self.event.date.edtf, self.labelled.date)


def load_passages(path: Path = PASSAGES) -> list[Labelled]:
    """The labelled passages in the order of their file."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Labelled(row["id"], row["text"], row["published"], row["status"], tuple(row["participants"]), row["date"])
        for row in rows
    ]


def read_passages(passages: Iterable[Labelled]) -> list[Outcome]:
    """The outcome for each passage."""
    return [judge_reading(labelled, read_document(make_document(labelled))) for labelled in passages]


def make_document(labelled: Labelled) -> Document:
    """The passage as a document of its own."""
    day = dt.date.fromisoformat(labelled.published)
    return Document(labelled.id, labelled.text, published=day, published_basis="metadata", language="en")


def judge_reading(labelled: Labelled, reading: Reading) -> Outcome:
    """The outcome that a reading of the passage gives."""
    starts = {report.id: report.trigger.start for report in reading.reports}

    def nearness(event: Event) -> tuple[int, int, int]:
        people = people_of(event)
        shared = count_shared(labelled.participants, people)
        return shared, shared - len(people), -min(starts[report] for report in event.reports)

    contacts = [event for event in reading.events if event.kind == "CONSULT"]
    event = max(contacts, key=nearness, default=None)
    found = 0 if event is None else nearness(event)[0]
    return Outcome(labelled, event if found else None, found)


def measure_status(outcomes: Sequence[Outcome]) -> dict[str, float]:
    """Shares by name.

    ``right`` is of all passages and ``right_of_read`` of those read; ``planned_as_held`` is of all planned ones;
    ``participants`` is of all persons; ``dated`` is of the passages read that give a date.
    """
    read = [outcome for outcome in outcomes if outcome.event is not None]
    planned = [outcome for outcome in outcomes if outcome.labelled.status == "planned"]
    datable = [outcome for outcome in read if outcome.labelled.date is not None]
    right = sum(outcome.right for outcome in outcomes)
    persons = sum(len(outcome.labelled.participants) for outcome in outcomes)
    return {
        "status.right": share(right, len(outcomes)),
        "status.right_of_read": share(right, len(read)),
        "status.planned_as_held": share(sum(outcome.read == "held" for outcome in planned), len(planned)),
        "status.participants": share(sum(outcome.found for outcome in outcomes), persons),
        "status.dated": share(sum(outcome.dated for outcome in datable), len(datable)),
    }


def print_confusion(outcomes: Sequence[Outcome]) -> None:
    """Show how often each status was read as each."""
    pairs = Counter((outcome.labelled.status, outcome.read) for outcome in outcomes)
    gold = [status for status in STATUSES if any(row == status for row, _ in pairs)]
    columns = [status for status in (*STATUSES, NOT_READ) if status in gold or any(c == status for _, c in pairs)]
    print(f"{'gold, down; read, across':24}" + "".join(f"{column:>13}" for column in columns))
    for status in gold:
        print(f"{status:24}" + "".join(f"{pairs[status, column] or '.':>13}" for column in columns))


def print_status_errors(outcomes: Iterable[Outcome]) -> None:
    """Show every passage whose status, persons or date is not right."""
    for outcome in outcomes:
        labelled, event = outcome.labelled, outcome.event
        wrong = [] if outcome.right else [f"{labelled.status} read as {outcome.read}"]
        if event is not None and outcome.found < len(labelled.participants):
            wrong.append(f"{list(labelled.participants)} read as {people_of(event)}")
        if event is not None and labelled.date is not None and not outcome.dated:
            wrong.append(f"{labelled.date} read as {event.date.edtf}")
        if wrong:
            print(f"{labelled.id}: {'; '.join(wrong)} | published {labelled.published} | {labelled.text}")
