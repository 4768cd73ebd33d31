"""Floors under measures: how they are kept in a file, lifted, loosened and compared with today's values.

A floor is the worst value that passes. For measures of what is made up (``extra``, ``silent``) and of plans taken for
facts (``planned_as_held``), where less is better, it is the highest value that passes. A floor holds for the gold it
was set on, known by its fingerprint. Precision and recall have none: F1 has, so that one may be traded for the other.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

Floors = Mapping[str, "Floor"]
NO_FLOOR = "no floor"
LESS_IS_BETTER = (".extra", ".silent", ".planned_as_held")


@dataclass(frozen=True, slots=True)
class Floor:
    """The worst value of a measure that passes, and the fingerprint of the gold it was set on."""

    value: float
    gold: str


@dataclass(frozen=True, slots=True)
class Result:
    """A measure's value today, with the fingerprint of the gold that gave it."""

    measure: str
    value: float
    gold: str

    def judge(self, floor: Floor | None) -> str:
        """What is to be said of the value: empty where it keeps its floor.

        >>> Result("visits.extra", 0.3, "a").judge(Floor(0.2, "a"))
        'above its floor, and less is better'
        >>> Result("visits.found", 0.3, "b").judge(Floor(0.2, "a"))
        'the gold changed since its floor was set'
        """
        if floor is None:
            return NO_FLOOR if takes_floor(self.measure) else ""
        if floor.gold != self.gold:
            return "the gold changed since its floor was set"
        if better(self.measure, floor.value, self.value) == self.value:
            return ""
        return "above its floor, and less is better" if less_is_better(self.measure) else "below its floor"


def less_is_better(measure: str) -> bool:
    """Whether a measure counts errors of a kind."""
    return measure.endswith(LESS_IS_BETTER)


def takes_floor(measure: str) -> bool:
    """Whether a measure is held to a floor."""
    return not measure.endswith((".precision", ".recall"))


def better(measure: str, one: float, other: float) -> float:
    """The better of two values of a measure."""
    return min(one, other) if less_is_better(measure) else max(one, other)


def fingerprint(paths: Iterable[Path]) -> str:
    """The SHA-256 of the files, one after the other."""
    return hashlib.sha256(b"".join(path.read_bytes() for path in paths)).hexdigest()


def load_floors(path: Path) -> dict[str, Floor]:
    """The floors of a file by measure; none where there is no such file."""
    if not path.exists():
        return {}
    rows = json.loads(path.read_text(encoding="utf-8"))
    return {measure: Floor(row["floor"], row["gold"]) for measure, row in rows.items()}


def save_floors(path: Path, floors: Floors) -> None:
    """Write the floors, sorted by measure."""
    rows = {measure: {"floor": floor.value, "gold": floor.gold} for measure, floor in sorted(floors.items())}
    path.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")


def raise_floors(floors: Floors, results: Iterable[Result]) -> dict[str, Floor]:
    """The floors lifted to today's values where those are better, all on today's gold; none is loosened.

    >>> raise_floors({"visits.found": Floor(0.5, "a")}, [Result("visits.found", 0.4, "b")])
    {'visits.found': Floor(value=0.5, gold='b')}
    """
    raised = dict(floors)
    for result in results:
        if not takes_floor(result.measure):
            continue
        old = floors.get(result.measure)
        value = result.value if old is None else better(result.measure, old.value, result.value)
        raised[result.measure] = Floor(value, result.gold)
    return raised


def lower_floor(floors: Floors, measure: str, value: float) -> dict[str, Floor]:
    """The floors with one loosened, as was asked for by name."""
    if measure not in floors:
        raise SystemExit(f"no floor for {measure!r}; there are: {', '.join(sorted(floors)) or 'none'}")
    return {**floors, measure: Floor(value, floors[measure].gold)}


def print_table(results: Iterable[Result], floors: Floors) -> None:
    """Show every measure with its floor, its value now, and what is to be said of it."""
    print(f"{'measure':28} {'floor':>7} {'now':>7}")
    for result in results:
        floor = floors.get(result.measure)
        bound = "-" if floor is None else f"{'≤' if less_is_better(result.measure) else '≥'}{floor.value:.3f}"
        print(f"{result.measure:28} {bound:>7} {result.value:7.3f}  {result.judge(floor)}".rstrip())


def find_breaches(results: Iterable[Result], floors: Floors) -> list[tuple[Result, str]]:
    """Every result that does not keep its floor, with what is to be said of it."""
    judged = [(result, result.judge(floors.get(result.measure))) for result in results]
    return [(result, verdict) for result, verdict in judged if verdict not in ("", NO_FLOOR)]


def find_lost(floors: Floors, results: Iterable[Result], measured: Iterable[str]) -> list[str]:
    """Measures with a floor that a measured set no longer gives."""
    given, sets = {result.measure for result in results}, set(measured)
    return [measure for measure in sorted(floors) if measure.split(".")[0] in sets and measure not in given]


def find_failures(results: Iterable[Result], floors: Floors) -> list[str]:
    """One line for every floor that is not kept or no longer measured by its set."""
    results = list(results)
    measured = {result.measure.split(".")[0] for result in results}
    lost = [f"{measure}: has a floor but was not measured" for measure in find_lost(floors, results, measured)]
    return lost + [f"{result.measure}: {verdict}" for result, verdict in find_breaches(results, floors)]
