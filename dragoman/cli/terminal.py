"""Printing by rich, for terminals alone. No text of a document is ever taken for rich's own markup."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from dragoman.cli.output import Column


def console() -> Console:
    """A console on standard output; it honours NO_COLOR and the width of the window."""
    return Console(highlight=False, markup=False, emoji=False)


def print_heading(words: str) -> None:
    """Print a line in bold."""
    console().print(Text(words, style="bold"))


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print the rows under a ruled header."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(column.header, justify="right" if column.right else "left", no_wrap=not column.wrap)
    for row in rows:
        table.add_row(*(Text(cell) for cell in row))
    console().print(table)


def print_quote(before: str, quoted: str, after: str) -> None:
    """Print a passage in its context, the passage itself in bold and what is around it dim."""
    text = Text.assemble((f"{before} ", "dim"), (quoted, "bold"), (f" {after}", "dim"))
    text.pad_left(3)
    console().print(text, soft_wrap=False)


def print_marked(words: str, marks: Iterable[tuple[int, int]]) -> None:
    """Print a passage with the given stretches in bold."""
    text = Text(words)
    for start, end in marks:
        text.stylize("bold", start, end)
    console().print(text)
