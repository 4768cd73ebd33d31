"""Careers: which offices a text says that somebody holds, gained or lost, and when.

Two sources. A title or an apposition beside a name states that the office is held (or was, or is to be). A predicate
tells of a change, with who comes in or goes out by its shape. What is planned, denied or only thought of is no change.
An act that leaves the office out ("he resigned") means the one that the text told last of the person.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from dragoman.actors.base import fold_name
from dragoman.model.reports import OfficeReading
from dragoman.reading.careers.changes import from_frame
from dragoman.reading.careers.scene import CareerScene, Told
from dragoman.reading.careers.titles import from_apposition, from_title

__all__ = ["CareerScene", "read_careers"]


def read_careers(scene: CareerScene) -> list[OfficeReading]:
    """The offices told by the text in text order: titles once for each person and office, every change."""
    told = Told()
    steps: list[tuple[int, Callable[[], Iterable[OfficeReading]]]] = []
    for mention in scene.mentions:
        if mention.kind == "person" and mention.actor and mention.office:
            steps.append((mention.span.start, lambda m=mention: from_title(m, scene, told)))  # type: ignore[misc]
    for office in scene.offices:
        steps.append((office.span.start, lambda o=office: from_apposition(o, scene, told)))  # type: ignore[misc]
    for frame in scene.frames:
        steps.append((frame.trigger.start, lambda f=frame: from_frame(f, scene, told)))  # type: ignore[misc]
    found = [reading for _, read in sorted(steps, key=lambda s: s[0]) for reading in read()]
    return unique(found)


def unique(readings: Sequence[OfficeReading]) -> list[OfficeReading]:
    """The readings without titles said again and without those that a change of the same sentence says better."""
    kept: list[OfficeReading] = []
    seen: set[tuple[str, str, str | None]] = set()
    changes = {(r.actor, fold_name(r.office), r.passage.span) for r in readings if r.change or r.begin or r.finish}
    for reading in readings:
        dated = reading.change or reading.begin or reading.finish
        key = (reading.actor, fold_name(reading.office), reading.capacity)
        if not dated and (key in seen or (*key[:2], reading.passage.span) in changes):
            continue
        if not dated:
            seen.add(key)
        if reading not in kept:
            kept.append(reading)
    return kept
