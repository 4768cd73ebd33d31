"""The commands ``actors import``, ``merge``, ``split``, ``undo`` and ``decisions``: what changes whom a record knows."""

from __future__ import annotations

import datetime as dt
import getpass
import hashlib
import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from dragoman.actors.base import load_base
from dragoman.cli.names import NamesAtHand
from dragoman.cli.options import json_option, record_option
from dragoman.cli.output import Column, print_json, print_line, print_table, say, warn
from dragoman.errors import InputError
from dragoman.model.imports import FORMATS, BroughtFile, Decision, ImportReport, OnClash
from dragoman.record.deciding import merge_actors, split_actor, undo_decision
from dragoman.record.decisions import load_decisions
from dragoman.record.importing import Coming, import_actors
from dragoman.record.store import Record, open_record
from dragoman.report.actor_rows import decision_row, import_row
from dragoman.report.wording import counted

Function = TypeVar("Function", bound=Callable[..., Any])

UNREAD = 3
# Lines of each kind that are printed; --json prints all.
SHOWN = 50


def decision_options(function: Function) -> Function:
    """Add ``--why`` and ``--who``."""
    why = click.option("--why", metavar="WORDS", help="Why, for the list of decisions.")
    who = click.option(
        "--who", metavar="NAME", envvar="DRAGOMAN_WHO", help="Who decides; your login name if not given."
    )
    return why(who(function))


def make_decision(who: str | None, why: str | None) -> Decision:
    """A decision of now, its kind and number still open."""
    return Decision(0, "import", who or user_name(), now(), why)


def now() -> str:
    """The time as the record writes it."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="seconds")


def user_name() -> str:
    """The login name, where the system knows one."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "unknown"


@click.command("import")
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["auto", *FORMATS]),
    default="auto",
    show_default=True,
    help="What the files are.",
)
@click.option("--country", metavar="CODE", help="The state of those whose state a file does not say.")
@click.option(
    "--on-clash", type=click.Choice(["skip", "keep-both"]), default="skip", show_default=True,
    help="Leave out who clashes with a known actor, or keep him as another.",
)  # fmt: skip
@decision_options
@record_option
@json_option
@click.pass_context
def import_command(
    ctx: click.Context,
    files: tuple[str, ...],
    format_: str,
    country: str | None,
    on_clash: OnClash,
    why: str | None,
    who: str | None,
    record_path: str,
    as_json: bool,
) -> None:
    """Bring actors into the record from files: FollowTheMoney, Wikidata, REIGN, Archigos, PETRARCH, or your own table.

    Who is known already is extended: by names and offices, never overwritten. Who clashes with a known actor (the same
    id, or the same name and state, but another birth, gender, or days of an office) is listed and left out. A file is
    taken whole in one step, which `dragoman actors undo` takes back. Documents are read anew by the next `dragoman
    read`.

    \b
    Examples:
      dragoman actors import diplomats.csv
      dragoman actors import --format petrarch --on-clash keep-both countries.actors.txt
      dragoman actors import --country KAZ mayors.csv --why "mayors, from the ministry's list"
    """
    formats: Any = importlib.import_module("dragoman.actors.formats")
    reports: list[ImportReport] = []
    failed = False
    with open_record(record_path) as record:
        for name in files:
            try:
                data = sys.stdin.buffer.read() if name == "-" else formats.read_bytes(name)
                file: BroughtFile = formats.read_actor_file(
                    name, data, format=None if format_ == "auto" else format_, country=country
                )
                digest = hashlib.sha256(data).hexdigest()
                del data
                reports.append(bring(record, name, digest, file, country, on_clash, make_decision(who, why)))
            except InputError as error:
                failed = True
                warn(str(error))
                continue
            failed = failed or bool(reports[-1].skipped)
            if not as_json:
                for line in report_lines(reports[-1]):
                    say(line)
    if as_json:
        print_json([import_row(report) for report in reports])
    ctx.exit(UNREAD if failed else 0)


def bring(
    record: Record,
    name: str,
    digest: str,
    file: BroughtFile,
    country: str | None,
    on_clash: OnClash,
    decision: Decision,
) -> ImportReport:
    """What became of a file that was read."""
    coming = Coming(
        name if name == "-" else Path(name).name, digest, file, decision.who, decision.at,
        country, on_clash, decision.why,
    )  # fmt: skip
    return import_actors(record, coming, load_base().actors)


def report_lines(report: ImportReport) -> Iterator[str]:
    """What became of a file, as people read it."""
    number = "" if report.number is None else f", import {report.number}"
    yield (
        f"{report.file} ({report.format}{number}): {counted(len(report.new), 'new actor')},"
        f" {len(report.extended)} extended, {report.unchanged} known already"
    )
    yield from listed(
        "extended",
        [
            f"{one.actor} ({one.name}): {counted(one.names, 'name')}, {counted(one.incumbencies, 'incumbency', 'incumbencies')} added"
            for one in report.extended
        ],
    )
    kept = "kept as others" if report.kept_apart else "left out; --on-clash keep-both keeps them as others"
    yield from listed(
        f"clashes, {kept}", [f"line {one.line}: {one.name} is {one.known}, but {one.facts}" for one in report.clashes]
    )
    yield from listed("skipped", [f"line {one.line}: {one.reason}" for one in report.skipped])
    if report.passed:
        kinds = ", ".join(f"{count:,} {kind}" for kind, count in report.passed[:5])
        yield f"  passed over: {kinds}{', and others' if len(report.passed) > 5 else ''}"


def listed(title: str, lines: Sequence[str]) -> Iterator[str]:
    """The lines under their title and number, no more than can be read."""
    if not lines:
        return
    yield f"  {title} ({len(lines):,}):"
    yield from (f"    {line}" for line in lines[:SHOWN])
    if len(lines) > SHOWN:
        yield f"    and {len(lines) - SHOWN:,} more; --json lists them all"


@click.command("merge")
@click.argument("kept", metavar="A")
@click.argument("merged", metavar="B")
@decision_options
@record_option
def merge_command(kept: str, merged: str, why: str | None, who: str | None, record_path: str) -> None:
    """Say that B is A: from then on ledgers and dossiers treat both as A, under A's name.

    A and B are names or ids. What was read stays as it was read; `dragoman actors split B` takes it back.

    \b
    Example:
      dragoman actors merge "Jan Kowalik" unlisted-j-kowalik --why "same post, same trips"
    """
    with open_record(record_path, create=False) as record:
        made = merge_actors(record, kept, merged, NamesAtHand(kept, merged), make_decision(who, why))
        record.derive()
    say(f"{made.merged} is {made.kept} ({made.name}) from now on; decision {made.number}")


@click.command("split")
@click.argument("merged", metavar="B")
@decision_options
@record_option
def split_command(merged: str, why: str | None, who: str | None, record_path: str) -> None:
    """Take a merge back: B, told by the id or name of before, is an actor of its own again.

    \b
    Example:
      dragoman actors split unlisted-j-kowalik
    """
    with open_record(record_path, create=False) as record:
        made = split_actor(record, merged, NamesAtHand(merged), make_decision(who, why))
        record.derive()
    say(f"{made.merged} is no longer {made.kept}; decision {made.number}")


@click.command("undo")
@click.argument("number", type=int, required=False)
@decision_options
@record_option
def undo_command(number: int | None, why: str | None, who: str | None, record_path: str) -> None:
    """Undo a decision about actors: an import, a merge, a split, or an undo. Without NUMBER the last one.

    Nothing is deleted: what an undone import brought is no longer counted with, and counts again if the undo is undone.

    \b
    Examples:
      dragoman actors undo
      dragoman actors undo 3
    """
    with open_record(record_path, create=False) as record:
        undone = undo_decision(record, number, load_base().actors, make_decision(who, why))
        record.derive()
    say(f"undone: {decision_words(undone)}")


@click.command("decisions")
@record_option
@json_option
def decisions_command(record_path: str, as_json: bool) -> None:
    """List what was decided about actors, by whom, when and why.

    \b
    Example:
      dragoman actors decisions
    """
    with open_record(record_path, create=False) as record, record.looking() as connection:
        decisions = load_decisions(connection)
    if as_json:
        print_json([decision_row(decision) for decision in decisions])
        return
    if not decisions:
        print_line("no decisions about actors")
        return
    rows = [
        [str(d.number), d.at[:10], d.who, decision_words(d), d.why or "", "" if d.in_force else "undone"] for d in decisions
    ]  # fmt: skip
    columns = [
        Column("no.", right=True),
        Column("day", wrap=False),
        Column("who"),
        Column("what"),
        Column("why"),
        Column(""),
    ]
    print_table(columns, rows)


def decision_words(decision: Decision) -> str:
    """A decision in a few words."""
    if decision.kind == "import":
        return f"import of {decision.file}"
    if decision.kind == "undo":
        return f"undo of {decision.undoes}"
    word = "is" if decision.kind == "merge" else "is not"
    return f"{decision.merged} {word} {decision.kept}"
