"""The command ``read``: documents into the record, or out again as JSON."""

from __future__ import annotations

import datetime as dt
import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any, BinaryIO

import click

from dragoman.cli.options import json_option, language_option, published_option, record_option
from dragoman.cli.output import print_json, say, warn
from dragoman.corpus import Result, read_many, reader_version
from dragoman.errors import DragomanError, InputError, LanguageError, UsageError
from dragoman.flow import with_language
from dragoman.model.documents import Document
from dragoman.model.readings import Reading
from dragoman.record.own_base import CompiledBase, compile_base, compile_files
from dragoman.record.queries import stats
from dragoman.record.store import Record, open_record
from dragoman.report.reading_json import reading_row
from dragoman.report.wording import counted
from dragoman.sources.files import read_inputs
from dragoman.text.repair import repair

UNREAD = 3
# Failures that the summary names; the record names all.
NAMED = 50


@dataclass
class Summary:
    """What became of the documents so far."""

    new: int = 0
    unchanged: int = 0
    replaced: int = 0
    reports: int = 0
    events: int | None = None
    failures: list[DragomanError] = field(default_factory=list)

    def lines(self, path: str) -> Iterator[str]:
        """The summary as people read it, each failure on a line of its own."""
        read = self.new + self.replaced + self.unchanged
        facts = [
            f"{self.unchanged} unchanged" if self.unchanged else "",
            f"{self.replaced} replaced" if self.replaced else "",
        ]
        kinds = ", ".join(fact for fact in facts if fact)
        yield f"read {counted(read, 'document')}{f' ({kinds})' if kinds else ''} into {path}"
        if self.new or self.replaced:
            holds = "" if self.events is None else f"; the record now holds {counted(self.events, 'event')}"
            yield f"found {counted(self.reports, 'report')}{holds}"
        if self.failures:
            yield f"{counted(len(self.failures), 'input')} could not be read:"
            yield from (f"  {failure}" for failure in self.failures[:NAMED])
        if len(self.failures) > NAMED:
            yield f"  and {len(self.failures) - NAMED:,} more; `dragoman documents --failed` lists them all"


class NoBar:
    """Shows nothing: what goes into a file or a log needs no bar."""

    def advance(self) -> None:
        """Nothing."""


@click.command("read")
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT…")
@json_option
@record_option
@published_option
@language_option
@click.option("--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read.")
@click.option(
    "--actors", "actor_files", multiple=True, metavar="FILE", help="With --json: a file of actors to know besides."
)
@click.pass_context
def read_command(
    ctx: click.Context,
    inputs: tuple[str, ...],
    as_json: bool,
    record_path: str,
    published: dt.date | None,
    language: str | None,
    workers: int,
    actor_files: tuple[str, ...],
) -> None:
    """Read documents into the record.

    An INPUT is a file (.txt, .md, .html, .pdf, .jsonl), a folder, a pattern such as 'news/*.html', or - for standard
    input. Reading the same document again changes nothing; one that comes back corrected replaces its older reading.
    With --json the readings are printed, one object a line, and no record is touched.

    \b
    Examples:
      dragoman read articles/
      dragoman read --published 2025-12-29 article.txt
      dragoman read --json news.jsonl > readings.jsonl
    """
    if actor_files and not as_json:
        raise UsageError("--actors goes with --json; into a record actors are brought by `dragoman actors import`")
    documents = read_inputs(inputs, published=published, language=language, stdin=stdin_bytes(), repair=repair)
    if as_json:
        failed = print_readings(read_many(documents, workers, read_actors(actor_files)))
    else:
        failed = keep_readings(documents, record_path, workers, open_progress(inputs))
    ctx.exit(UNREAD if failed else 0)


def read_folder(folder: str, path: str) -> None:
    """Read all documents of a folder into the record at ``path``."""
    documents = read_inputs([folder], repair=repair)
    keep_readings(documents, path, 1, open_progress([folder]))


def read_actors(files: Sequence[str]) -> CompiledBase | None:
    """The actor base with those of the files; what cannot be taken of them is named."""
    if not files:
        return None
    # By name, as few reads need what reads such files.
    formats: Any = importlib.import_module("dragoman.actors.formats")
    read = [(name, formats.read_actor_file(name)) for name in files]
    for name, file in read:
        for skipped in file.skipped:
            warn(f"{name}, line {skipped.line}: {skipped.reason}")
    return compile_files(read)


def print_readings(results: Iterator[Result]) -> int:
    """How many could not be read; the others are printed, one line each."""
    failed = 0
    for result in results:
        if isinstance(result, Reading):
            print_json(reading_row(result), indent=None)
        else:
            failed += 1
            warn(str(result))
    return failed


def keep_readings(
    documents: Iterator[Document | InputError], path: str, workers: int, progress: AbstractContextManager[Any]
) -> int:
    """How many could not be read; the others are kept in the record at ``path``."""
    summary = Summary()
    with open_record(path) as record:
        actors = compile_base(record)
        version = reader_version(None if actors is None else actors.own)
        try:
            with progress as bar:
                for result in read_many(unread(documents, record, summary, bar, version), workers, actors):
                    keep(record, result, summary, version)
                    bar.advance()
            summary.events = stats(record).events
        finally:
            # Also after Ctrl-C: each document is kept as soon as it is read.
            for line in summary.lines(path):
                say(line)
    return len(summary.failures)


def unread(
    documents: Iterator[Document | InputError], record: Record, summary: Summary, bar: Any, version: str
) -> Iterator[Document | InputError]:
    """The documents that the record does not hold yet as they are; the others are counted as unchanged."""
    for document in documents:
        if isinstance(document, Document):
            try:
                known = record.holds(with_language(document), reader_version=version)
            except LanguageError:
                known = False
            if known:
                summary.unchanged += 1
                bar.advance()
                continue
        yield document


def keep(record: Record, result: Result, summary: Summary, version: str) -> None:
    """Save one result and note what became of it."""
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    if isinstance(result, Reading):
        try:
            saved = record.save_reading(result, reader_version=version, read_at=now)
        except InputError as error:
            result = error
        else:
            setattr(summary, saved, getattr(summary, saved) + 1)
            if saved != "unchanged":
                summary.reports += len(result.reports)
            return
    summary.failures.append(result)
    if isinstance(result, InputError):
        record.save_failure(origin_of(result), result.problem, now)


def origin_of(error: InputError) -> str:
    """The input's name as documents of the same file bear it."""
    return error.path if error.line is None else f"{error.path}:line {error.line}"


def stdin_bytes() -> BinaryIO | None:
    """Standard input as bytes; ``None`` where the process has none."""
    return getattr(sys.stdin, "buffer", None)


def open_progress(inputs: Sequence[str]) -> AbstractContextManager[Any]:
    """A bar if people see standard error as it is printed, else nothing."""
    if not sys.stderr.isatty():
        return nullcontext(NoBar())
    bars: Any = importlib.import_module("dragoman.cli.progress")
    bar: AbstractContextManager[Any] = bars.open_bar(inputs)
    return bar
