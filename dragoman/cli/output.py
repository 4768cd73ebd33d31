"""Printing: data to standard output, messages to standard error."""

from __future__ import annotations

import json
import sys
from typing import Any

import click


def warn(message: str) -> None:
    """Print a message to standard error, in one line that names the program."""
    click.echo(f"dragoman: {' '.join(message.split())}", err=True)


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "report"), counted(1200, "document")
    ('1 report', '1,200 documents')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def as_json(value: Any, indent: int | None = None) -> str:
    """The value as JSON: letters as they are where the output can hold them, else escaped."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    try:
        text.encode(getattr(sys.stdout, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True, indent=indent)
    return text


def print_json_line(value: Any) -> None:
    """Print the value as one line of JSON."""
    click.echo(as_json(value))


def print_json(value: Any) -> None:
    """Print the value as indented JSON."""
    click.echo(as_json(value, indent=2))
