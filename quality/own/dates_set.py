"""Dates: how well times are found and resolved, by the words alone and inside the flow of a document.

The texts in ``dates/*.jsonl`` were written and labelled without sight of the reader. ``passages.jsonl`` holds short
pieces of every style with the days meant; ``news.jsonl`` whole articles with TIMEX3 types and values, their ranges
labelled as two ends; ``held_out.jsonl`` is of the same kind, and its errors are never looked at: it says whether what
was learned from the others holds.

A read time is paired with the labelled one that it overlaps, the same span first. A range counts as read too much only
where neither it nor its ends are labelled.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dragoman.flow import read_document
from dragoman.model.documents import Document, Span
from dragoman.model.times import Time
from dragoman.reading.dates import read_times

FOLDER = Path(__file__).resolve().parent / "dates"
SETS = ("passages", "probes", "news", "held_out")
NO_TIME = "none"


@dataclass(frozen=True, slots=True)
class Label:
    """Words that a careful reader takes for a time, or (kind ``none``) that must not be taken for one.

    ``value`` is TIMEX3, ``None`` where the set gives days only; the days are ISO, ``None`` where open or without days.
    """

    span: Span
    text: str
    kind: str
    value: str | None
    begin: str | None
    finish: str | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text with its labels."""

    id: str
    text: str
    published: dt.date | None
    labels: tuple[Label, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """A label with the time read for it, if any."""

    label: Label
    time: Time | None

    @property
    def right(self) -> bool:
        """Whether the value and the days are the labelled ones, where it has them."""
        if self.label.kind == NO_TIME:
            return self.time is None
        return self.time is not None and self.value_right and self.days_right

    @property
    def value_right(self) -> bool:
        """Whether the value is right, or none is labelled; "199X" and "199" are the same."""
        if self.label.value is None:
            return True
        read = (self.time.value or "") if self.time else ""
        return read.rstrip("X") == self.label.value.rstrip("X") if len(read) <= 4 else read == self.label.value

    @property
    def days_right(self) -> bool:
        """Whether the days are right, or none are labelled."""
        if self.label.begin is None and self.label.finish is None:
            return True
        interval = self.time.interval if self.time else None
        if interval is None:
            return False
        begin, finish = (day.isoformat() if day else None for day in (interval.begin, interval.finish))
        return (begin, finish) == (self.label.begin, self.label.finish)


Reader = Callable[[Passage], Sequence[Time]]


def read_alone(passage: Passage) -> Sequence[Time]:
    """The times by the words alone."""
    return read_times(passage.text, passage.published)


def read_in_flow(passage: Passage) -> Sequence[Time]:
    """The times as the whole reading of a document has them."""
    basis = "metadata" if passage.published else "unknown"
    document = Document(passage.id, passage.text, published=passage.published, published_basis=basis, language="en")
    return read_document(document).times


READERS: dict[str, Reader] = {"alone": read_alone, "flow": read_in_flow}


def load_dates(name: str) -> list[Passage]:
    """The passages of a set; ``ValueError`` for a label whose words don't stand in their text in order."""
    rows = map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())
    return [Passage(row["id"], row["text"], day_of(row["published"]), tuple(place_labels(row))) for row in rows]


def day_of(text: str | None) -> dt.date | None:
    """The day that ISO text names."""
    return dt.date.fromisoformat(text) if text else None


def place_labels(row: dict[str, object]) -> Iterator[Label]:
    """The labels of a row with their places: each stands behind the one before it."""
    text, reached = str(row["text"]), 0
    for label in row["times"]:  # type: ignore[attr-defined]
        start = text.index(label["text"], reached)
        reached = start + len(label["text"])
        kind = str(label.get("type") or label["kind"]).lower()
        yield Label(
            Span(start, reached), label["text"], kind, label.get("value"), label.get("begin"), label.get("finish")
        )


def pair_times(labels: Sequence[Label], times: Sequence[Time]) -> tuple[list[Pair], list[Time]]:
    """Each label with the time that overlaps it most, exact spans first; and the times that nothing was paired with."""
    taken: dict[int, int] = {}
    for exact in (True, False):
        for i, label in enumerate(labels):
            if i in taken:
                continue
            options = [
                (min(label.span.end, time.span.end) - max(label.span.start, time.span.start), -j)
                for j, time in enumerate(times)
                if j not in taken.values() and (time.span == label.span if exact else time.span.overlaps(label.span))
            ]
            if options:
                taken[i] = -max(options)[1]
    pairs = [Pair(label, times[taken[i]] if i in taken else None) for i, label in enumerate(labels)]
    used = {times[j].span for j in taken.values()} | {t.within for j, t in enumerate(times) if j in taken.values()}
    free = [t for j, t in enumerate(times) if j not in taken.values()]
    return pairs, [t for t in free if t.span not in used and t.within not in used]


def measure_dates(name: str, reader: str) -> dict[str, float]:
    """Shares of one set read in one way: spans (F1), values with spans (F1), days, all that is right."""
    pairs, extra = read_pairs(load_dates(name), READERS[reader])
    times = [p for p in pairs if p.label.kind != NO_TIME]
    found = [p for p in times if p.time is not None]
    dated = [p for p in times if p.label.begin or p.label.finish]
    total = len(times) + len(found) + len(extra)
    figures = {
        "found_f1": 2 * len(found) / total,
        "right": sum(p.right for p in pairs) / len(pairs),
    }
    if dated:
        figures["days"] = sum(p.days_right for p in dated) / len(dated)
    if any(p.label.value for p in times):
        figures["value_f1"] = 2 * sum(p.value_right for p in found) / total
    return {f"dates.{name}.{reader}.{key}": value for key, value in figures.items()}


def read_pairs(passages: Iterable[Passage], reader: Reader) -> tuple[list[Pair], list[Time]]:
    """The pairs of all passages, and the times read too many; a trap that is read counts in its pair."""
    pairs: list[Pair] = []
    extra: list[Time] = []
    for passage in passages:
        own, more = pair_times(passage.labels, reader(passage))
        pairs.extend(own)
        extra.extend(more)
    return pairs, extra


def print_date_errors(name: str, reader: str = "flow") -> None:
    """Every label that is missed or misread, and every time read too many; nothing of the set held out."""
    if name == "held_out":
        return
    for passage in load_dates(name):
        pairs, extra = pair_times(passage.labels, READERS[reader](passage))
        for pair in pairs:
            if not pair.right:
                label = pair.label
                print(f"{passage.id} {label.text!r} {label.kind} {label.value} {label.begin}/{label.finish}", "read as", describe(pair.time))  # fmt: skip
        for time in extra:
            print(f"{passage.id} too many:", describe(time))


def describe(time: Time | None) -> str:
    """A read time in one line."""
    return "nothing" if time is None else f"{time.text!r} {time.type} {time.value} {time.edtf} by {time.rule}"
