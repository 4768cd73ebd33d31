"""The command ``ledger``: the contacts of two actors as a table, JSON or CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import click

from dragoman.cli.names import NamesAtHand
from dragoman.cli.options import csv_option, json_option, make_query, query_options, record_option, refuse_both
from dragoman.cli.output import Column, print_csv, print_json, print_line, print_table
from dragoman.model.findings import Ledger, LedgerEntry, LedgerQuery
from dragoman.record.queries import find_actor
from dragoman.record.queries import ledger as ask_ledger
from dragoman.record.store import Record, open_record
from dragoman.report.ledger_json import LEDGER_COLUMNS, ledger_rows, ledger_table
from dragoman.report.sides import side_words
from dragoman.report.wording import contact_words, counted, date_words, day_words, place_words, status_words

# Characters of an id that are shown at least; `show` takes any beginning that only one event has.
SHORTEST_ID = 7


@click.command("ledger")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@query_options
@record_option
@json_option
@csv_option
def ledger_command(
    first: str,
    second: str,
    record_path: str,
    as_json: bool,
    as_csv: bool,
    since: dt.date | None,
    until: dt.date | None,
    status: frozenset[str] | None,
    medium: frozenset[str] | None,
    level: frozenset[str] | None,
    capacity: frozenset[str] | None,
    place: str | None,
) -> None:
    """List the contacts of A and B, each with date, place, kind, the offices held that day and how well it is told.

    A and B are persons, states or bodies by any name: putin, Токаев, Kazakhstan, KAZ. What contains other events
    (a visit its talks) has them indented beneath. Only contacts that were held are counted; planned, postponed,
    cancelled and denied ones stand apart.

    \b
    Examples:
      dragoman ledger putin nazarbayev
      dragoman ledger RUS KAZ --since 2024 --medium phone,video
      dragoman ledger putin tokayev --csv > contacts.csv
    """
    refuse_both(as_json, as_csv)
    query = make_query(since, until, status, medium, level, capacity, place)
    with open_record(record_path, create=False) as record:
        found = find_ledger(record, first, second, query)
    if as_json:
        print_json(ledger_rows(found))
    elif as_csv:
        print_csv(ledger_table(found), LEDGER_COLUMNS)
    else:
        print_ledger(found)


def find_ledger(record: Record, first: str, second: str, query: LedgerQuery) -> Ledger:
    """The ledger of the two who are meant by these names."""
    base = NamesAtHand(first, second)
    return ask_ledger(record, find_actor(record, first, base), find_actor(record, second, base), query, base=base)


def print_ledger(ledger: Ledger) -> None:
    """Print the ledger as people read it."""
    print_line(f"{' and '.join(ledger.names)}: {counted(len(ledger.held), 'contact')} held", strong=True)
    print_line()
    lengths = short_ids(ledger)
    if ledger.held:
        print_table(columns_of(ledger, apart=False), rows_of(ledger.held, ledger, lengths, apart=False))
        print_line()
    if ledger.other:
        print_line("Not counted: planned, postponed, cancelled, denied, hypothetical or habitual", strong=True)
        print_line()
        print_table(columns_of(ledger, apart=True), rows_of(ledger.other, ledger, lengths, apart=True))
        print_line()
    print_line(basis_words(ledger))


def columns_of(ledger: Ledger, *, apart: bool) -> list[Column]:
    """The columns; what is not counted has one more, for its status."""
    status = [Column("status")] if apart else []
    return [
        Column("date", wrap=False), Column("place"), Column("contact"), *status, *(Column(n) for n in ledger.names),
        Column("reports", right=True), Column("docs", right=True), Column("origins", right=True),
        Column("id", wrap=False),
    ]  # fmt: skip


def rows_of(
    entries: Iterable[LedgerEntry], ledger: Ledger, lengths: int, *, apart: bool, depth: int = 0
) -> Iterator[list[str]]:
    """A row for each entry and, indented, for each of its parts."""
    for entry in entries:
        event = entry.event
        # A part of another status than what contains it says so.
        kind = contact_words(event)
        if depth and not apart and event.status != "held":
            kind = f"{kind}, {status_words(event)}"
        status = [status_words(event, unconfirmed=entry.unconfirmed)] if apart else []
        sides = [side_words(event, actor) for actor in ledger.actors]
        counts = [str(n) for n in (entry.report_count, entry.document_count, entry.origin_count)]
        date = f"{'  ' * depth}{date_words(event.date)}"
        yield [date, place_words(event), kind, *status, *sides, *counts, event.id[:lengths]]
        yield from rows_of(entry.parts, ledger, lengths, apart=apart, depth=depth + 1)


def short_ids(ledger: Ledger) -> int:
    """How many characters tell the ids of the ledger apart."""
    ids = {entry.event.id for entry in every_entry((*ledger.held, *ledger.other))}
    length = SHORTEST_ID
    while len({one[:length] for one in ids}) < len(ids):
        length += 1
    return length


def every_entry(entries: Iterable[LedgerEntry]) -> Iterator[LedgerEntry]:
    """The entries and their parts at any depth."""
    for entry in entries:
        yield entry
        yield from every_entry(entry.parts)


def basis_words(ledger: Ledger) -> str:
    """What the count rests on, in one line."""
    days = "of unknown date"
    if ledger.first_published is not None:
        days = f"published {day_words(ledger.first_published)} – {day_words(ledger.last_published)}"
    return (
        f"{counted(len(ledger.held), 'contact')} held and {len(ledger.other)} not counted, as told in"
        f" {counted(ledger.documents_read, 'document')} {days}; origins are a lower bound."
    )
