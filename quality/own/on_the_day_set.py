"""Offices on the day: in which office somebody stands in an act, where the text tells of his career elsewhere.

The passages in ``offices/on_the_day*.jsonl`` were written and labelled without sight of the reader; the errors of the
half held out are never looked at. Each tells of one act by its day and asks for one person's office, state and capacity
on it. Right is a participant of an event of that day (or of any, where none has it) with the label's office by its
words, its state and its capacity; "unknown" asks for no office. ``found`` is the share of persons that take part at all.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from dataclasses import dataclass
from pathlib import Path

from dragoman.actors.base import fold_name
from dragoman.flow import read_document
from dragoman.model.documents import Document
from dragoman.model.reports import Participant
from quality.own.offices_set import same_person

FOLDER = Path(__file__).resolve().parent / "offices"
SETS = ("on_the_day", "on_the_day_held_out")
SMALL = frozenset(("of", "the", "to", "for", "a", "s", "former", "acting", "then"))


@dataclass(frozen=True, slots=True)
class Question:
    """Whose office is asked for, on which day (EDTF), and the answer."""

    id: str
    text: str
    published: dt.date | None
    day: str
    person: str
    office: str | None
    country: str | None
    capacity: str


def load_questions(name: str) -> list[Question]:
    """The passages of a set with their questions."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Question(
            row["id"], row["text"], dt.date.fromisoformat(row["published"]) if row["published"] else None,
            row["day"], row["person"], row["office"], row["country"], row["capacity"],
        )
        for row in rows
    ]  # fmt: skip


def answer(question: Question) -> Participant | None:
    """The person as he takes part in the event of the day, else in any."""
    basis = "metadata" if question.published else None
    document = Document(question.id, question.text, published=question.published, published_basis=basis, language="en")  # type: ignore[arg-type]
    found = [
        ((event.date.edtf or "").startswith(question.day) or question.day.startswith(event.date.edtf or "-"), p)
        for event in read_document(document).events for p in event.participants
        if p.kind == "person" and same_person(p.name, question.person)
    ]  # fmt: skip
    return max(found, key=lambda pair: pair[0], default=(False, None))[1]


def is_right(question: Question, found: Participant | None) -> bool:
    """Whether the office, its state and how it is held are those of the label."""
    if found is None or found.capacity != question.capacity:
        return False
    if question.office is None:
        return found.office is None
    wanted, read = words_of(question.office), words_of(found.office or "")
    country = question.country is None or found.country == question.country
    return country and bool(wanted & read) and (wanted <= read or read <= wanted)


def words_of(office: str) -> frozenset[str]:
    """The words of an office that tell it from others, in one spelling."""
    plain = fold_name(office).replace("defense", "defence").replace("-elect", "").replace("-designate", "")
    return (
        frozenset(re.findall(r"\w+", plain.replace("chairperson", "chairman").replace("premier", "prime minister")))
        - SMALL
    )


def measure_on_the_day(name: str) -> dict[str, float]:
    """The share of persons found in an event, and of those in the right office."""
    answers = [(q, answer(q)) for q in load_questions(name)]
    return {
        f"offices.{name}.found": sum(found is not None for _, found in answers) / len(answers),
        f"offices.{name}.right": sum(is_right(q, found) for q, found in answers) / len(answers),
    }


def print_on_the_day_errors(name: str) -> None:
    """Every wrong answer; nothing of the set held out."""
    if name.endswith("held_out"):
        return
    for question in load_questions(name):
        found = answer(question)
        if not is_right(question, found):
            print(f"{question.id} [{question.published}] {question.text}")
            read = None if found is None else (found.office, found.country, found.capacity)
            print(
                "   ",
                question.day,
                question.person,
                question.office,
                question.country,
                question.capacity,
                "read as",
                read,
            )
