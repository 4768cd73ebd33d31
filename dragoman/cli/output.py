"""Printing: data to standard output, messages to standard error.

On a terminal tables are drawn by rich, which is loaded only there; elsewhere they are plain aligned text.
"""

from __future__ import annotations

import csv
import importlib
import io
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import click

from dragoman.report.wording import plain_line

# What a spreadsheet takes for the beginning of a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its header, on which side its cells stand, whether its cells may be wrapped."""

    header: str
    right: bool = False
    wrap: bool = True


def on_terminal() -> bool:
    """Whether people read standard output as it is printed."""
    return sys.stdout.isatty()


def terminal() -> Any:
    """The module that prints by rich; imported by name, as it takes a fifth of the time that a command has to start."""
    return importlib.import_module("dragoman.cli.terminal")


def say(message: str) -> None:
    """Print a message to standard error; its leading spaces stay."""
    click.echo(clean(message), err=True)


def warn(message: str) -> None:
    """Print a trouble to standard error, in one line that names the program."""
    click.echo(f"dragoman: {plain_line(message)}", err=True)


def print_line(words: str = "", *, strong: bool = False) -> None:
    """Print one line, in bold on a terminal if it is a heading."""
    if strong and on_terminal():
        terminal().print_heading(words)
    else:
        click.echo("\n".join(clean(line) for line in words.splitlines()))


def print_table(columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> None:
    """Print the rows: drawn on a terminal, aligned with spaces elsewhere. Leading spaces of a cell indent it."""
    cells = [[clean(cell) for cell in row] for row in rows]
    if on_terminal():
        terminal().print_table(columns, cells)
        return
    widths = [max(map(width, [column.header, *(row[i] for row in cells)])) for i, column in enumerate(columns)]
    for row in [[column.header for column in columns], *cells]:
        line = (pad(cell, size, right=c.right) for cell, size, c in zip(row, widths, columns, strict=True))
        click.echo("  ".join(line).rstrip())


def clean(cell: str) -> str:
    """The cell in one line, its leading spaces kept."""
    return " " * (len(cell) - len(cell.lstrip(" "))) + plain_line(cell)


def width(cell: str) -> int:
    """How many columns of a terminal the cell takes.

    >>> width("Токаев"), width("習近平"), width("e\\u0301")
    (6, 6, 1)
    """
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in cell)
    return len(cell) + wide - sum(unicodedata.combining(letter) > 0 for letter in cell)


def pad(cell: str, size: int, *, right: bool) -> str:
    """The cell filled with spaces to the size."""
    space = " " * (size - width(cell))
    return space + cell if right else cell + space


def as_json(value: Any, indent: int | None = None) -> str:
    """The value as JSON: letters as they are where the output can hold them, else escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=indent)
    return text


def print_json(value: Any, indent: int | None = 2) -> None:
    """Print the value as JSON; with ``indent=None`` on one line."""
    click.echo(as_json(value, indent))


def print_csv(rows: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> None:
    """Print the rows as comma-separated values under a line of headers."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([csv_cell(row[column]) for column in columns] for row in rows)
    click.echo(buffer.getvalue(), nl=False)


def csv_cell(value: Any) -> str:
    """The value as a cell that no spreadsheet takes for a formula.

    >>> csv_cell("=1+1"), csv_cell(True), csv_cell(None), csv_cell(-3)
    ("'=1+1", 'true', '', '-3')
    """
    if value is None or isinstance(value, bool):
        return {None: "", True: "true", False: "false"}[value]
    if isinstance(value, int | float):
        return str(value)
    words = str(value)
    return f"'{words}" if words.startswith(FORMULA) else plain_line(words)
