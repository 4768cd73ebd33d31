"""The commands ``record copy`` and ``record stats``."""

from __future__ import annotations

import click

from dragoman.cli.options import json_option, record_option
from dragoman.cli.output import Column, print_json, print_table, say
from dragoman.record import queries
from dragoman.record.store import open_record
from dragoman.report.ledger_json import stats_row
from dragoman.report.wording import day_words


@click.group("record")
def record_command() -> None:
    """Copy a record, or tell how much it holds.

    \b
    Example:
      dragoman record stats --record mine.dragoman
    """


@record_command.command("copy")
@click.argument("target", metavar="FILE")
@record_option
def copy_command(target: str, record_path: str) -> None:
    """Copy the record, even while it is in use, to a new FILE. Nothing is overwritten.

    \b
    Example:
      dragoman record copy backup.dragoman
    """
    with open_record(record_path, create=False) as record:
        record.copy(target)
    say(f"copied {record_path} to {target}")


@record_command.command("stats")
@record_option
@json_option
def stats_command(record_path: str, as_json: bool) -> None:
    """Tell how much the record holds.

    \b
    Example:
      dragoman record stats --json
    """
    with open_record(record_path, create=False) as record:
        stats = queries.stats(record)
    if as_json:
        print_json([stats_row(stats)])
        return
    none = stats.first_published is None
    days = "unknown" if none else f"{day_words(stats.first_published)} – {day_words(stats.last_published)}"
    facts = {
        "documents": f"{stats.documents:,}", "published": days, "could not be read": f"{stats.failed:,}",
        "passages": f"{stats.passages:,}", "reports": f"{stats.reports:,}", "events": f"{stats.events:,}",
        "of them held": f"{stats.held:,}", "actors": f"{stats.actors:,}", "size": size_words(stats.bytes),
        "schema": str(stats.schema_version), "reader": stats.reader_version or "none",
    }  # fmt: skip
    print_table([Column(record_path), Column("", right=True)], [[name, value] for name, value in facts.items()])


def size_words(size: int) -> str:
    """The size of a file as people say it.

    >>> size_words(900), size_words(5_400_000)
    ('0.9 kB', '5.4 MB')
    """
    return f"{size / 1e6:.1f} MB" if size >= 1e6 else f"{size / 1e3:.1f} kB"
