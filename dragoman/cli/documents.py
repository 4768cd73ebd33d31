"""The commands ``documents`` and ``forget``: what a record was made from."""

from __future__ import annotations

import click

from dragoman.cli.options import csv_option, json_option, record_option, refuse_both
from dragoman.cli.output import Column, print_csv, print_json, print_line, print_table, say
from dragoman.model.findings import DocumentEntry
from dragoman.record import queries
from dragoman.record.store import open_record
from dragoman.report.ledger_json import entry_row
from dragoman.report.wording import counted, day_words

COLUMNS = (
    "id", "published", "outlet", "title", "language", "reports", "events", "versions", "read_at", "origin", "problem",
)  # fmt: skip


@click.command("documents")
@record_option
@json_option
@csv_option
@click.option("--failed", is_flag=True, help="Only what could not be read.")
def documents_command(record_path: str, as_json: bool, as_csv: bool, failed: bool) -> None:
    """List the documents of the record: when each was published and read, and what could not be read and why.

    \b
    Examples:
      dragoman documents
      dragoman documents --failed
      dragoman documents --csv > documents.csv
    """
    refuse_both(as_json, as_csv)
    with open_record(record_path, create=False) as record:
        entries = [e for e in queries.documents(record) if e.problem is not None or not failed]
    if as_json:
        print_json([entry_row(entry) for entry in entries])
    elif as_csv:
        print_csv([entry_row(entry) for entry in entries], COLUMNS)
    else:
        print_documents(entries)


def print_documents(entries: list[DocumentEntry]) -> None:
    """Print the documents as people read them, those that could not be read beneath."""
    read = [entry for entry in entries if entry.problem is None]
    failed = [entry for entry in entries if entry.problem is not None]
    if read:
        print_table(
            [
                Column("published", wrap=False), Column("outlet"), Column("title"), Column("reports", right=True),
                Column("events", right=True), Column("read", wrap=False), Column("id", wrap=False),
            ],
            [row_of(entry) for entry in read],
        )  # fmt: skip
    if read and failed:
        print_line()
    if failed:
        print_line(f"{counted(len(failed), 'input')} could not be read", strong=True)
        print_table([Column("input"), Column("why")], [[entry.origin, entry.problem or ""] for entry in failed])
    if not entries:
        print_line("no documents")


def row_of(entry: DocumentEntry) -> list[str]:
    """One document; a text that came back corrected says how many versions are kept."""
    versions = f" ({entry.versions} versions)" if entry.versions > 1 else ""
    title = f"{entry.title or entry.origin}{versions}"
    counts = [str(entry.reports), str(entry.events)]
    return [day_words(entry.published), entry.outlet or "", title, *counts, entry.read_at[:10], entry.id or ""]


@click.command("forget")
@click.argument("document")
@record_option
def forget_command(document: str, record_path: str) -> None:
    """Remove a document from the record, with every version of it and all that was read from it.

    DOCUMENT is an id as `dragoman documents` lists it, an address, or the file it was read from. The words leave the
    record's file itself. This cannot be undone, but the document can be read again.

    \b
    Examples:
      dragoman forget 9b1c44d0a2ef
      dragoman forget https://example.org/news/1
    """
    with open_record(record_path, create=False) as record:
        number = record.forget(document)
    say(f"forgot {counted(number, 'document')}" if number else "forgot an input that could not be read")
