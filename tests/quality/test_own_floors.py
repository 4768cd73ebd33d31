"""The project's own sets, read with the parser: no figure below its floor, plans hardly ever taken for facts."""

from __future__ import annotations

import pytest

from quality.floors import find_failures, load_floors, takes_floor
from quality.own.score import FLOORS, PINNED, measure_own


@pytest.mark.model
def test_floors_are_kept() -> None:
    results, floors = measure_own(), load_floors(FLOORS)
    assert find_failures(results, floors) == []
    assert {result.measure for result in results if takes_floor(result.measure)} == set(floors)


def test_the_ceiling_of_plans_taken_for_facts_stands() -> None:
    assert load_floors(FLOORS)["status.planned_as_held"].value == PINNED["status.planned_as_held"] == 0.05
