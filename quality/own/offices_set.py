"""Offices: how well the reader tells who holds, gains and loses which office, and when.

The passages in ``offices/*.jsonl`` were written and labelled without sight of the reader; the errors of the two sets
held out are never looked at. A label is one holding told by the passage. It is found where an office is read of the same person
under compatible words (one name of the office holds the other), and right where state, first and last point, change
and a capacity of "former", "acting" or "elect" agree too. Readings of one holding (its beginning in one sentence, its
end in another) count together. A mere title that the passage leaves unlabelled is not held against the reader.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.actors.base import fold_name
from dragoman.flow import read_document
from dragoman.model.documents import Document
from dragoman.model.reports import OfficeReading

FOLDER = Path(__file__).resolve().parent / "offices"
SETS = ("passages", "held_out", "second", "second_held_out")
# Offices of a former state count as its successor's, as everywhere in the readings.
SUCCESSORS = {"SUN": "RUS", "CSK": "CZE", "YUG": "SRB", "DDR": "DEU"}
TELLING = ("former", "acting", "elect")


@dataclass(frozen=True, slots=True)
class Held:
    """A holding, as labelled or as read."""

    person: str
    office: str
    country: str | None
    begin: str | None
    finish: str | None
    change: str | None
    capacity: str | None


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with the holdings that it tells; ``identify`` where it labels mere titles too."""

    id: str
    text: str
    published: dt.date | None
    held: tuple[Held, ...]
    identify: bool


def load_offices(name: str) -> list[Labelled]:
    """The passages of a set."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Labelled(
            row["id"], row["text"], dt.date.fromisoformat(row["published"]) if row["published"] else None,
            tuple(Held(*(o[k] for k in ("person", "office", "country", "begin", "finish", "change", "capacity"))) for o in row["offices"]),
            bool(row.get("identify")),
        )
        for row in rows
    ]  # fmt: skip


def read_held(labelled: Labelled) -> list[Held]:
    """The holdings read in a passage; those of one person and office that complete each other as one."""
    basis = "metadata" if labelled.published else None
    document = Document(labelled.id, labelled.text, published=labelled.published, published_basis=basis, language="en")  # type: ignore[arg-type]
    return joined(as_held(o) for o in read_document(document).offices)


def as_held(reading: OfficeReading) -> Held:
    """A reading in the form of a label."""
    return Held(
        reading.person, reading.office, reading.country, reading.begin, reading.finish, reading.change, reading.capacity
    )


def joined(held: Iterable[Held]) -> list[Held]:
    """The holdings with a beginning and an end of one office taken together."""
    result: list[Held] = []
    for new in held:
        for i, old in enumerate(result):
            same = fold_name(old.person) == fold_name(new.person) and same_office(old.office, new.office)
            if same and not (old.finish or old.capacity in TELLING or new.capacity in TELLING) and not (old.begin and new.begin):  # fmt: skip
                result[i] = Held(
                    old.person, max(old.office, new.office, key=len), old.country or new.country, old.begin or new.begin,
                    new.finish, new.change or old.change, old.capacity or new.capacity,
                )  # fmt: skip
                break
        else:
            result.append(new)
    return result


def same_office(one: str, other: str) -> bool:
    """Whether one name of an office is part of the other."""
    first, second = plain_office(one), plain_office(other)
    return first in second or second in first


def plain_office(office: str) -> str:
    """The office in lower case, with the spellings of one word made one."""
    return fold_name(office).replace("defense", "defence").replace("-", " ").replace("chairperson", "chairman")


def same_person(one: str, other: str) -> bool:
    """Whether the two names share their last part."""
    first, second = fold_name(one).split(), fold_name(other).split()
    # the base's spelling may differ from the text's in the last letters (-ow, -ov)
    return first[-1][:6] == second[-1][:6] or fold_name(one) in fold_name(other)


@dataclass(frozen=True, slots=True)
class Outcome:
    """A label with the reading that stands for it, if any; what was read too many has no label."""

    passage: str
    label: Held | None
    read: Held | None

    @property
    def right(self) -> bool:
        """Whether everything that is labelled was read so."""
        label, read = self.label, self.read
        if label is None or read is None:
            return False
        told = (label.begin, label.finish, label.change) == (read.begin, read.finish, read.change)
        country = label.country is None or read.country in (label.country, SUCCESSORS.get(label.country))
        capacity = label.capacity not in TELLING or label.capacity == read.capacity
        return told and country and capacity


def judge(labelled: Labelled) -> list[Outcome]:
    """Each label with its reading, best agreement first; and the readings that no label stands for."""
    free = read_held(labelled)
    outcomes = []
    for label in labelled.held:
        options = [h for h in free if same_person(h.person, label.person) and same_office(h.office, label.office)]
        best = max(options, key=lambda h: agreement(label, h), default=None)
        if best is not None:
            free.remove(best)
        outcomes.append(Outcome(labelled.id, label, best))
    told = [h for h in free if labelled.identify or h.begin or h.finish or h.change]
    return outcomes + [Outcome(labelled.id, None, h) for h in told]


def agreement(label: Held, read: Held) -> int:
    """How many fields of a reading are the label's."""
    fields = ("country", "begin", "finish", "change", "capacity")
    return sum(getattr(label, f) == getattr(read, f) for f in fields)


def measure_offices(name: str) -> dict[str, float]:
    """F1 of the holdings found, and of those right in every field."""
    outcomes = [o for labelled in load_offices(name) for o in judge(labelled)]
    labels = sum(o.label is not None for o in outcomes)
    read = sum(o.read is not None for o in outcomes)
    found = sum(o.label is not None and o.read is not None for o in outcomes)
    right = sum(o.right for o in outcomes)
    return {
        f"offices.{name}.found_f1": 2 * found / (labels + read),
        f"offices.{name}.right_f1": 2 * right / (labels + read),
    }


def print_office_errors(name: str) -> None:
    """Every label that is missed or misread and every reading too many; nothing of the set held out."""
    if name.endswith("held_out"):
        return
    for labelled in load_offices(name):
        wrong = [o for o in judge(labelled) if not o.right]
        if wrong:
            print(f"{labelled.id} [{labelled.published}] {labelled.text}")
        for outcome in wrong:
            print("   ", describe(outcome.label), "read as", describe(outcome.read))


def describe(held: Held | None) -> Sequence[str | None] | str:
    """A holding in one line."""
    return "nothing" if held is None else (held.person, held.office, held.country, held.begin, held.finish, held.change, held.capacity)  # fmt: skip
