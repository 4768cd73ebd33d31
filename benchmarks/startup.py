"""How long commands that ask take from start to end, best of five, beside Python alone.

    python benchmarks/startup.py [--rounds 5]

The record asked is made of the example articles in a temporary folder.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DRAGOMAN = str(Path(sys.executable).parent / "dragoman")
ARTICLES = str(ROOT / "examples" / "articles")
COMMANDS = (
    ("--help",),
    ("ledger", "putin", "tokayev"),
    ("ledger", "putin", "tokayev", "--json"),
    ("search", "Astana"),
    ("documents",),
    ("record", "stats"),
    ("actors", "show", "putin"),
    ("actors", "search", "tokay"),
)


def run(command: Sequence[str], record: Path) -> None:
    """Run the command on the record; a failure ends everything."""
    environment = {**os.environ, "DRAGOMAN_RECORD": str(record)}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True)


def best_of(rounds: int, command: Sequence[str], record: Path) -> float:
    """The seconds of the fastest round."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        run(command, record)
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=5, help="how often each command is run (5)")
    rounds = parser.parse_args().rounds
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "startup.dragoman"
        run([DRAGOMAN, "read", ARTICLES], record)
        print(f"{'':36} {'seconds':>7}  (best of {rounds})")
        print(f"{'python -c pass':36} {best_of(rounds, [sys.executable, '-c', 'pass'], record):7.3f}")
        for arguments in COMMANDS:
            print(f"{'dragoman ' + ' '.join(arguments):36} {best_of(rounds, [DRAGOMAN, *arguments], record):7.3f}")


if __name__ == "__main__":
    main()
