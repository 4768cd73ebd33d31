"""Details of meetings: how well the reader tells format, occasion, company, topics, tone and what came of a meeting.

The passages in ``details/passages.jsonl`` are our own, labelled before the reader was run on them. A label is a meeting
(ids of those who met) with the keys of each field; what is read for it is the union over the reports of its persons,
those of the nearest label. Every pair of field and key counts: read and labelled, read too many, or missed.
"""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.actors.base import fold_name
from dragoman.flow import read_document
from dragoman.model.documents import Document
from dragoman.model.meetings import Invitation, MeetingDetails
from dragoman.model.reports import Report
from quality.own.comparing import f1, share

FOLDER = Path(__file__).resolve().parent / "details"
SETS = ("passages",)
FIELDS = (
    "format", "sidelines_of", "initiator", "length", "delegation", "topics", "tone", "deliverables", "next_contact",
    "invitations",
)  # fmt: skip
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Label:
    """A meeting of a passage: who met, and what is told of it."""

    who: frozenset[str]
    pairs: frozenset[Pair]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A passage with its meetings."""

    id: str
    text: str
    published: dt.date
    meetings: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A passage with the pairs expected and read, each with the number of its meeting."""

    labelled: Labelled
    expected: frozenset[tuple[int, Pair]]
    read: frozenset[tuple[int, Pair]]


def load_passages(name: str) -> list[Labelled]:
    """The passages of a set."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [
        Labelled(
            row["id"], row["text"], dt.date.fromisoformat(row["published"]),
            tuple(
                Label(frozenset(m["who"]), frozenset((f, k) for f, keys in m["details"].items() for k in keys))
                for m in row["meetings"]
            ),
        )
        for row in rows
    ]  # fmt: skip


def named(actor: str | None, name: str | None) -> str:
    """The id of a known actor, else the folded name."""
    return actor if actor and not actor.startswith("unlisted-") else fold_name(name or "").removeprefix("the ")


def invitation_key(invitation: Invitation) -> str:
    """An invitation as "inviter>guest>place:answer"."""
    inviter = named(invitation.inviter_actor, invitation.inviter) or "-"
    guest = named(invitation.guest_actor, invitation.guest) or "-"
    return f"{inviter}>{guest}>{fold_name(invitation.place or '')}:{invitation.answer or 'none'}"


def pairs_of(details: MeetingDetails) -> Iterator[Pair]:
    """Details as pairs of field and key."""
    yield from (("format", told.key) for told in details.format)
    if details.sidelines_of is not None:
        yield "sidelines_of", fold_name(details.sidelines_of.words)
    if details.initiator is not None:
        yield "initiator", f"{details.initiator.initiative}:{named(details.initiator.actor, details.initiator.name)}"
    if details.length is not None:
        yield "length", f"{details.length.minutes}:{details.length.bound}"
    yield from (("delegation", named(d.actor, d.name)) for d in details.delegation)
    yield from (("topics", topic.key) for topic in details.topics)
    yield from (("tone", tone.key) for tone in details.tone)
    yield from (("deliverables", deliverable.kind) for deliverable in details.deliverables)
    if details.next_contact is not None:
        yield "next_contact", details.next_contact.edtf or "-"
    yield from (("invitations", invitation_key(invitation)) for invitation in details.invitations)


def meeting_of(report: Report, meetings: Sequence[Label]) -> int:
    """The number of the meeting whose persons the report names most of; the first where it names none."""
    sides = {participant.actor for participant in report.participants}
    return max(range(len(meetings)), key=lambda n: (len(sides & meetings[n].who), -n))


def judge(labelled: Labelled) -> Outcome:
    """The passage as it was read."""
    document = Document(
        labelled.id, labelled.text, published=labelled.published, published_basis="metadata", language="en"
    )
    reports = [r for r in read_document(document).reports if r.kind == "CONSULT" and r.details is not None]
    # a plan told beside a meeting held is what comes next, and has no label of its own
    held = [r for r in reports if r.status == "held"] or reports
    read = {
        (meeting_of(report, labelled.meetings), pair)
        for report in held
        for pair in (pairs_of(report.details) if report.details else ())
    }
    expected = {(n, pair) for n, meeting in enumerate(labelled.meetings) for pair in meeting.pairs}
    return Outcome(labelled, frozenset(expected), frozenset(read))


def count(outcomes: Iterable[Outcome]) -> dict[str, Counter[str]]:
    """By field, how many pairs were hit, read and expected."""
    counts: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for outcome in outcomes:
        for _, (field, _) in outcome.expected:
            counts[field]["expected"] += 1
        for _, (field, _) in outcome.read:
            counts[field]["read"] += 1
        for _, (field, _) in outcome.expected & outcome.read:
            counts[field]["hits"] += 1
    return counts


def measure_details(name: str) -> dict[str, float]:
    """Precision, recall and F1 of the pairs, F1 of each field, and how often silence is kept."""
    outcomes = [judge(labelled) for labelled in load_passages(name)]
    counts = count(outcomes)
    whole = sum(counts.values(), Counter[str]())
    silent = [outcome for outcome in outcomes if not outcome.expected]
    return {
        f"details.{name}.f1": f1(whole["hits"], whole["read"], whole["expected"]),
        f"details.{name}.precision": share(whole["hits"], whole["read"]),
        f"details.{name}.recall": share(whole["hits"], whole["expected"]),
        **{f"details.{name}.{field}_f1": f1(c["hits"], c["read"], c["expected"]) for field, c in counts.items()},
        f"details.{name}.quiet": share(sum(not outcome.read for outcome in silent), len(silent)),
    }


def print_details_errors(name: str) -> None:
    """Every pair that is missed, or read too many; then precision and recall by field."""
    outcomes = [judge(labelled) for labelled in load_passages(name)]
    for outcome in outcomes:
        if outcome.expected != outcome.read:
            print(f"{outcome.labelled.id} [{outcome.labelled.published}] {outcome.labelled.text}")
            for _, (field, key) in sorted(outcome.expected - outcome.read):
                print(f"    missed   {field}: {key}")
            for _, (field, key) in sorted(outcome.read - outcome.expected):
                print(f"    too many {field}: {key}")
    for field, c in count(outcomes).items():
        precision, recall = share(c["hits"], c["read"]), share(c["hits"], c["expected"])
        print(f"{field:14} P {precision:.3f} R {recall:.3f} of {c['expected']}")
