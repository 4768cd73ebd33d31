"""Documents per second of reading dates from text alone, beside dateparser's search over the same texts.

    python benchmarks/dates.py [--rounds 3] [--count 100]

Both run in this one process on one thread, taking turns; the fastest round of each is shown, and how many times each
found. Dragoman reads as ``dragoman.reading.dates.read_times`` does, with the tense told by words alone; dateparser is
given the language and the day of publication. The texts are the first of ../shared/gold/readouts/dev.jsonl; where they
are missing, the example articles, repeated to as many.
"""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from reading import READOUTS, Text, load_texts

Contender = Callable[[Sequence[Text]], int]


def read_dragoman(texts: Sequence[Text]) -> int:
    """How many times Dragoman finds."""
    from dragoman.reading.dates import read_times

    return sum(len(read_times(text.text, text.published)) for text in texts)


def read_dateparser(texts: Sequence[Text]) -> int:
    """How many times dateparser's search finds."""
    from dateparser.search import search_dates

    found = 0
    for text in texts:
        base = dt.datetime.combine(text.published, dt.time()) if text.published else None
        settings = {"RELATIVE_BASE": base} if base else {}
        found += len(search_dates(text.text, languages=["en"], settings=settings) or [])
    return found


CONTENDERS: dict[str, Contender] = {"Dragoman": read_dragoman, "dateparser": read_dateparser}


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--count", type=int, default=100)
    options = parser.parse_args()
    texts = load_texts(READOUTS if READOUTS.exists() else None)[: options.count]
    best: dict[str, float] = {}
    found: dict[str, int] = {}
    for name, read in CONTENDERS.items():
        read(texts[:1])  # loads its tables
        best[name] = float("inf")
    for _ in range(options.rounds):
        for name, read in CONTENDERS.items():
            start = time.perf_counter()
            found[name] = read(texts)
            best[name] = min(best[name], time.perf_counter() - start)
    print(f"{len(texts)} documents, fastest of {options.rounds} rounds, one thread")
    for name, seconds in best.items():
        print(f"{name:11} {len(texts) / seconds:8.1f} documents/s {found[name]:6} times found")


if __name__ == "__main__":
    main()
