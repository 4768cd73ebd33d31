"""Scores the reading on the project's own sets, and fails below a floor.

    python quality/own/score.py [--errors] [--raise] [--lower MEASURE VALUE]

Nothing outside the repository is needed. Floors stand in floors.json beside this file. The share of plans taken for
facts has a ceiling that no option moves: that error is the one that matters most.
"""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from quality.floors import (
    Result,
    find_failures,
    fingerprint,
    less_is_better,
    load_floors,
    lower_floor,
    print_table,
    raise_floors,
    save_floors,
)
from quality.own import acts_set, claims_set, details_set, figures_set, on_the_day_set, quiet_set, quotes_set
from quality.own.dates_set import FOLDER as DATES
from quality.own.dates_set import READERS as DATE_READERS
from quality.own.dates_set import SETS as DATE_SETS
from quality.own.dates_set import measure_dates, print_date_errors
from quality.own.example_set import (
    EXAMPLES,
    EXPECTED,
    Page,
    load_expected,
    measure_examples,
    print_example_errors,
    print_levels,
    read_examples,
)
from quality.own.offices_set import FOLDER as OFFICES
from quality.own.offices_set import SETS as OFFICE_SETS
from quality.own.offices_set import measure_offices, print_office_errors
from quality.own.status_set import (
    PASSAGES,
    Outcome,
    load_passages,
    measure_status,
    print_confusion,
    print_status_errors,
    read_passages,
)

FLOORS = Path(__file__).resolve().parent / "floors.json"
PINNED = {"status.planned_as_held": 0.05}
STEPS_PER_UNIT = 200  # floors stand on multiples of 0.005


def read_all() -> tuple[list[Outcome], list[Page]]:
    """How the sets of status and of examples are read."""
    return read_passages(load_passages()), read_examples()


def make_results(outcomes: list[Outcome], pages: list[Page]) -> list[Result]:
    """Every measure of the sets of status and of examples."""
    articles = sorted(EXAMPLES / article for article in load_expected())
    status, examples = fingerprint([PASSAGES]), fingerprint([EXPECTED, *articles])
    return [Result(name, value, status) for name, value in measure_status(outcomes).items()] + [
        Result(name, value, examples) for name, value in measure_examples(pages).items()
    ]


def measure_own_dates() -> list[Result]:
    """Every measure of the sets of dates, by words alone and inside the flow."""
    return [
        Result(measure, value, fingerprint([DATES / f"{name}.jsonl"]))
        for name in DATE_SETS
        for reader in DATE_READERS
        for measure, value in measure_dates(name, reader).items()
    ]


def measure_own_sets() -> list[Result]:
    """Every measure of the sets of offices, of offices on the day, acts, quotes, claims, details and figures."""
    sets = (
        (OFFICES, OFFICE_SETS, measure_offices),
        (on_the_day_set.FOLDER, on_the_day_set.SETS, on_the_day_set.measure_on_the_day),
        (acts_set.FOLDER, acts_set.SETS, acts_set.measure_acts),
        (quotes_set.FOLDER, quotes_set.SETS, quotes_set.measure_quotes),
        (claims_set.FOLDER, claims_set.SETS, claims_set.measure_claims),
        (quiet_set.FOLDER, quiet_set.SETS, quiet_set.measure_quiet),
        (details_set.FOLDER, details_set.SETS, details_set.measure_details),
        (figures_set.FOLDER, figures_set.SETS, figures_set.measure_figures),
    )
    return [
        Result(measure, value, fingerprint([folder / f"{name}.jsonl"]))
        for folder, names, measured in sets
        for name in names
        for measure, value in measured(name).items()
    ]


def measure_own() -> list[Result]:
    """Today's values of the measures of all sets."""
    return make_results(*read_all()) + measure_own_dates() + measure_own_sets()


def make_bounds(results: Iterable[Result]) -> list[Result]:
    """The results as floors take them: each on the next multiple of 0.005 that it keeps, pinned ones where they stand.

    >>> [r.value for r in make_bounds([Result("status.right", 0.619, ""), Result("status.planned_as_held", 0.0, "")])]
    [0.615, 0.05]
    """

    def bound(result: Result) -> float:
        steps = round(result.value * STEPS_PER_UNIT, 6)
        return (math.ceil(steps) if less_is_better(result.measure) else math.floor(steps)) / STEPS_PER_UNIT

    return [replace(result, value=PINNED.get(result.measure, bound(result))) for result in results]


def read_arguments() -> argparse.Namespace:
    """The command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="print everything that is missed, misread or made up")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to today's values, rounded down")
    parser.add_argument("--lower", nargs=2, metavar=("MEASURE", "VALUE"), help="loosen one floor, and measure nothing")
    arguments = parser.parse_args()
    if arguments.lower and arguments.lower[0] in PINNED:
        parser.error(f"{arguments.lower[0]} is pinned")
    return arguments


def main() -> int:
    """The exit status: 0 when every floor is kept, 1 when one is not."""
    arguments = read_arguments()
    floors = load_floors(FLOORS)
    if arguments.lower:
        measure, value = arguments.lower
        save_floors(FLOORS, lower_floor(floors, measure, float(value)))
        return 0
    outcomes, pages = read_all()
    results = make_results(outcomes, pages) + measure_own_dates() + measure_own_sets()
    if arguments.errors:
        for name in DATE_SETS:
            print_date_errors(name)
        for name in OFFICE_SETS:
            print_office_errors(name)
        for name in on_the_day_set.SETS:
            on_the_day_set.print_on_the_day_errors(name)
        for name in acts_set.SETS:
            acts_set.print_act_errors(name)
        quotes_set.print_quote_errors("passages")
        claims_set.print_claim_errors("passages")
        quiet_set.print_quiet_errors("passages")
        details_set.print_details_errors("passages")
        figures_set.print_figure_errors("passages")
        print_status_errors(outcomes)
        print_example_errors(pages)
    print_confusion(outcomes)
    print_levels(pages)
    if arguments.lift:
        floors = raise_floors(floors, make_bounds(results))
        save_floors(FLOORS, floors)
    print_table(results, floors)
    failures = find_failures(results, floors)
    for failure in failures:
        print(f"FAILED {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
