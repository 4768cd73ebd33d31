"""Measures the reading against the gold sets, keeps the history, and fails below a floor.

    python quality/run.py [SET ...] [--raise] [--lower MEASURE VALUE]

Most gold and its scorers stand in ../shared/, beside the repository; where that is missing, the project's own sets
(``own``; see own/score.py, which lifts their floors) are measured alone. A scorer knows the product by its command line
only; what it prints is all that is known here of how it scores. ``who`` is scored by who.py, on all gold with persons
or states. ``seed`` checks the ledger of the worked example.
"""

from __future__ import annotations

import argparse
import csv
import datetime as dt
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from quality.floors import (
    Result,
    find_failures,
    fingerprint,
    load_floors,
    lower_floor,
    print_table,
    raise_floors,
    save_floors,
)
from quality.own.score import FLOORS as OWN_FLOORS
from quality.own.score import measure_own
from quality.seed import check_seed, print_checks

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
TOOLS = SHARED / "tools"
FLOORS = ROOT / "quality" / "floors.json"
HISTORY = ROOT / "quality" / "history.csv"
# Relative, since the scorers split the command at blanks and run in ROOT.
COMMAND = Path(".venv") / "bin" / "dragoman"

Figures = dict[str, float]


def parse_labelled(line: str, labels: dict[str, str]) -> Figures:
    """The figures that follow their labels in a line, by the names given for the labels.

    >>> parse_labelled("readouts 9  found 0.500  medium right 0.250", {"found": "found", "medium right": "medium"})
    {'found': 0.5, 'medium': 0.25}
    """
    figures = {}
    for label, name in labels.items():
        match = re.search(rf"(?<!\w){re.escape(label)} +(?:\d+/\d+ = )?(\d+\.\d+)", line)
        if match:
            figures[name] = float(match[1])
    return figures


def parse_meetings(output: str) -> Figures:
    """Figures by language.

    >>> parse_meetings("en   gold  30 read  28  who F1 0.800  who+when F1 0.700"
    ...                "  who+when+status P 0.600 R 0.500 F1 0.545")
    {'en.who_f1': 0.8, 'en.who_when_f1': 0.7, 'en.precision': 0.6, 'en.recall': 0.5, 'en.f1': 0.545}
    """
    pattern = r"(?P<language>\w+) +gold .*who F1 (\S+) +who\+when F1 (\S+) +who\+when\+status P (\S+) R (\S+) F1 (\S+)"
    names = ("who_f1", "who_when_f1", "precision", "recall", "f1")
    return {
        f"{match['language']}.{name}": float(value)
        for match in re.finditer(pattern, output)
        for name, value in zip(names, match.groups()[1:], strict=True)
    }


def parse_readouts(output: str) -> Figures:
    """Shares of readouts, and events too many per readout.

    >>> parse_readouts("readouts 2  found 1.000  medium right 0.500  dated 0.500"
    ...                "  extra per readout 0.250  held events per readout without counterpart 0.125")
    {'found': 1.0, 'medium': 0.5, 'dated': 0.5, 'extra': 0.25, 'silent': 0.125}
    """
    labels = {
        "found": "found",
        "medium right": "medium",
        "dated": "dated",
        "extra per readout": "extra",
        "held events per readout without counterpart": "silent",
    }
    return parse_labelled(output, labels)


def parse_visits(output: str) -> Figures:
    """Shares of visits and of people met, and events too many per document.

    >>> parse_visits("visits 4  found 0.750  found and dated 0.500  people met 1/4 = 0.250  extra per document 0.100")
    {'found': 0.75, 'dated': 0.5, 'people_met': 0.25, 'extra': 0.1}
    """
    labels = {
        "found": "found",
        "found and dated": "dated",
        "people met": "people_met",
        "extra per document": "extra",
    }
    return parse_labelled(output, labels)


def parse_dates(output: str) -> Figures:
    """F1 of spans, types and values; shares of intervals, of false dates left alone, and of all that is right.

    >>> parse_dates("value    P 0.900 R 0.800 F1 0.847\\ninterval right 3/4 = 0.750\\nnot dates, left alone 1/2")
    {'value_f1': 0.847, 'interval': 0.75, 'left_alone': 0.5}
    """
    figures = {f"{m[1]}_f1": float(m[2]) for m in re.finditer(r"^(\w+) +P \S+ R \S+ F1 (\S+)$", output, re.MULTILINE)}
    counts = {"interval": "interval right", "left_alone": "left alone", "right": r"right in all \(.*\)"}
    for name, label in counts.items():
        match = re.search(rf"{label} (\d+)/(\d+)", output)
        if match:
            figures[name] = round(int(match[1]) / int(match[2]), 3)
    return figures


def parse_plover(output: str) -> Figures:
    """Figures on types of events, quad classes and countries.

    >>> parse_plover("records 8  type P 0.500 R 0.600 F1 0.545  quad 0.700  both countries 0.300  type and both 0.200"
    ...              "  missed most: []")
    {'precision': 0.5, 'recall': 0.6, 'f1': 0.545, 'quad': 0.7, 'both_countries': 0.3, 'type_and_both': 0.2}
    """
    match = re.search(r"type P (\S+) R (\S+) F1 (\S+)", output)
    types = dict(zip(("precision", "recall", "f1"), map(float, match.groups()), strict=True)) if match else {}
    labels = {"quad": "quad", "both countries": "both_countries", "type and both": "type_and_both"}
    return types | parse_labelled(output, labels)


def parse_who(output: str) -> Figures:
    """Shares of persons, states and offices, by the names they are printed with.

    >>> parse_who("people 3/4 = 0.750\\npages.statements.precision 0/0 = 0.000\\npages.statements.f1 0.500")
    {'people': 0.75, 'pages.statements.precision': 0.0, 'pages.statements.f1': 0.5}
    """
    lines = re.finditer(r"^([a-z_][\w.]*) (?:\d+/\d+ = )?(\d\.\d+)$", output, re.MULTILINE)
    return {match[1]: float(match[2]) for match in lines}


@dataclass(frozen=True, slots=True)
class GoldSet:
    """A gold set: its scorer, the files given to it, how its output is read, and where the scorer stands."""

    name: str
    scorer: str
    files: tuple[str, ...]
    parse: Callable[[str], Figures]
    folder: Path = TOOLS

    @property
    def script(self) -> Path:
        """The scorer's path."""
        return self.folder / self.scorer

    def fingerprint(self) -> str:
        """The SHA-256 of the set's files, one after the other."""
        return fingerprint(SHARED / "gold" / file for file in self.files)

    def find_missing(self) -> list[str]:
        """The scorer and files that are not there."""
        paths = [TOOLS / "gold_io.py", self.script, *(SHARED / "gold" / file for file in self.files)]
        return [path.name for path in paths if not path.is_file()]


WHO_FILES = (
    "meetings/dev_pages.jsonl",
    "meetings/dev_gold.jsonl",
    "readouts/dev.jsonl",
    "visits/dev.jsonl",
    "plover/dev.jsonl",
)
GOLD_SETS = (
    GoldSet("meetings", "score_meetings.py", ("meetings/dev_pages.jsonl", "meetings/dev_gold.jsonl"), parse_meetings),
    GoldSet("readouts", "score_readouts.py", ("readouts/dev.jsonl",), parse_readouts),
    GoldSet("visits", "score_visits.py", ("visits/dev.jsonl",), parse_visits),
    GoldSet("dates", "score_dates.py", ("dates/hand_dev.jsonl",), parse_dates),
    GoldSet("wikiwars", "score_dates.py", ("dates/wikiwars_dev.jsonl",), parse_dates),
    GoldSet("plover", "score_plover.py", ("plover/dev.jsonl",), parse_plover),
    GoldSet("who", "who.py", WHO_FILES, parse_who, ROOT / "quality"),
)
OWN, SEED = "own", "seed"
SETS = (*(gold_set.name for gold_set in GOLD_SETS), OWN, SEED)


class ScorerError(Exception):
    """A scorer that failed or printed no figures; its text is one line."""


def score(gold_set: GoldSet) -> list[Result]:
    """Today's values of a set's measures."""
    files = [str(SHARED / "gold" / file) for file in gold_set.files]
    command = [sys.executable, str(gold_set.script), *files]
    environment = {**os.environ, "DRAGOMAN": str(COMMAND), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    figures = gold_set.parse(done.stdout) if done.returncode == 0 else {}
    if not figures:
        said = (done.stderr.strip() or done.stdout.strip() or "no output").splitlines()[-1]
        raise ScorerError(f"{gold_set.scorer} gave no figures (exit status {done.returncode}): {said}")
    gold = gold_set.fingerprint()
    return [Result(f"{gold_set.name}.{name}", value, gold) for name, value in figures.items()]


def describe_commit() -> str:
    """The short hash of the commit, with a plus where the package has changed since; 'none' before the first."""

    def git(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)

    head = git("rev-parse", "--short", "--verify", "--quiet", "HEAD")
    if head.returncode:
        return "none"
    changed = git("status", "--porcelain", "--", "dragoman").stdout.strip()
    return head.stdout.strip() + ("+" if changed else "")


def append_history(results: Iterable[Result]) -> None:
    """Add one row for each value to the history."""
    day, commit = dt.datetime.now(dt.UTC).date().isoformat(), describe_commit()
    is_new = not HISTORY.exists()
    with HISTORY.open("a", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        if is_new:
            writer.writerow(("date", "commit", "measure", "value"))
        writer.writerows((day, commit, result.measure, f"{result.value:.3f}") for result in results)


def read_arguments() -> argparse.Namespace:
    """The command line's options."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"measure these only, of: {', '.join(SETS)}")
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift floors to today's values")
    parser.add_argument("--lower", nargs=2, metavar=("MEASURE", "VALUE"), help="loosen one floor, and measure nothing")
    arguments = parser.parse_args()
    unknown = [name for name in arguments.sets if name not in SETS]
    if unknown:
        parser.error(f"no set called {', '.join(unknown)}; there are: {', '.join(SETS)}")
    if arguments.lower and not re.fullmatch(r"\d+(\.\d+)?", arguments.lower[1]):
        parser.error(f"--lower takes a number, not {arguments.lower[1]!r}")
    return arguments


def measure_sets(gold_sets: Iterable[GoldSet]) -> tuple[list[Result], list[str]]:
    """Today's values, and one line for each scorer that failed."""
    results, failures = [], []
    for gold_set in gold_sets:
        missing = gold_set.find_missing()
        if missing:
            print(f"SKIPPED {gold_set.name}: not in ../shared: {', '.join(missing)}")
            continue
        try:
            results += score(gold_set)
        except ScorerError as error:
            failures.append(f"{gold_set.name}: {error}")
    return results, failures


def check_ledger() -> list[str]:
    """One line for each thing that is missing from the ledger of the worked example; every check is shown."""
    checks = check_seed()
    print_checks(checks)
    return [f"{SEED}: {check.what}" for check in checks if not check.found]


def main() -> int:
    """The exit status: 0 when every floor is kept, 1 when one is not, a scorer failed or the seed's ledger is wrong."""
    arguments = read_arguments()
    floors = load_floors(FLOORS)
    if arguments.lower:
        measure, value = arguments.lower
        save_floors(FLOORS, lower_floor(floors, measure, float(value)))
        return 0
    if not (ROOT / COMMAND).exists():
        print(f"{COMMAND} is missing: run python3 bootstrap.py", file=sys.stderr)
        return 1
    chosen = arguments.sets or SETS
    gold, failures = measure_sets(gold_set for gold_set in GOLD_SETS if gold_set.name in chosen)
    results = gold + (measure_own() if OWN in chosen else [])
    failures += check_ledger() if SEED in chosen else []
    if results:
        append_history(results)
    if arguments.lift:
        floors = raise_floors(floors, gold)
        save_floors(FLOORS, floors)
    floors |= load_floors(OWN_FLOORS)
    print_table(results, floors)
    failures += find_failures(results, floors)
    for failure in failures:
        print(f"FAILED {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
