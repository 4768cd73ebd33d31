"""A bar that shows on a terminal how far the reading has come. Loaded only there: rich's bars take long to import."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

from dragoman.sources.files import suffix_of, walk

LINES = ("json lines",)


class Bar:
    """The bar; ``advance`` moves it by one document."""

    def __init__(self, progress: Progress, total: int | None) -> None:
        self._progress = progress
        self._total = total
        self._done = 0
        self._task = progress.add_task("reading", total=total)

    def advance(self) -> None:
        """One more is done. The number of inputs was an estimate: where it was too low, it grows."""
        self._done += 1
        total = None if self._total is None else max(self._total, self._done)
        self._progress.update(self._task, completed=self._done, total=total)


@contextmanager
def open_bar(inputs: Sequence[str]) -> Iterator[Bar]:
    """A bar on standard error that leaves nothing behind."""
    words, count, left = TextColumn("{task.description}"), MofNCompleteColumn(), TimeRemainingColumn()
    columns = (SpinnerColumn(), words, BarColumn(), count, left)
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield Bar(progress, count_documents(inputs))


def count_documents(inputs: Sequence[str]) -> int | None:
    """About how many documents the inputs hold; ``None`` where standard input is among them."""
    if "-" in inputs:
        return None
    names = [name for given in inputs for name in matches(given)]
    files = [path for name in names for path in (walk(name) if os.path.isdir(name) else [name])]
    return sum(count_lines(path) if isinstance(path, str) and suffix_of(path) in LINES else 1 for path in files)


def matches(given: str) -> list[str]:
    """What the input names: itself, or the files that fit where it is a pattern."""
    return [given] if os.path.lexists(given) else glob.glob(given, recursive=True) or [given]


def count_lines(path: str) -> int:
    """The lines of a file; one where it cannot be opened, for its failure is one result."""
    try:
        with open(path, "rb") as file:
            return max(sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(1 << 20), b"")), 1)
    except OSError:
        return 1
