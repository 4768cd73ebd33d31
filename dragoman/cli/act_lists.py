"""The command ``events``: what two actors did to one another, as a table, JSON or CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import click

from dragoman.cli.ledgers import short_ids
from dragoman.cli.names import NamesAtHand
from dragoman.cli.options import (
    KINDS,
    csv_option,
    first_day,
    json_option,
    last_day,
    make_query,
    record_option,
    refuse_both,
    words_of,
)
from dragoman.cli.output import Column, print_csv, print_json, print_line, print_table
from dragoman.model.findings import Ledger, LedgerEntry
from dragoman.model.reports import STATUSES
from dragoman.record.acts import acts
from dragoman.record.queries import find_actor
from dragoman.record.store import open_record
from dragoman.report.act_rows import ACT_COLUMNS, act_rows, act_table, direction_words
from dragoman.report.wording import counted, date_words, day_words, status_words

# A sentence longer than this is cut in the table; `show` has the whole.
LONGEST_SENTENCE = 110


@click.command("events")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("--kind", type=words_of(KINDS), metavar="WORDS", help=f"Of {', '.join(KINDS)}.")
@click.option("--since", type=first_day, metavar="DATE", help="Leave out what was before (2018, 2018-11, …).")
@click.option("--until", type=last_day, metavar="DATE", help="Leave out what was after.")
@click.option("--status", type=words_of(STATUSES), metavar="WORDS", help=f"Of {', '.join(STATUSES)}.")
@record_option
@json_option
@csv_option
def events_command(
    first: str,
    second: str,
    kind: frozenset[str] | None,
    since: dt.date | None,
    until: dt.date | None,
    status: frozenset[str] | None,
    record_path: str,
    as_json: bool,
    as_csv: bool,
) -> None:
    """List what A and B did to one another: agreements, support, demands, threats, sanctions, attacks, meetings.

    The kinds are PLOVER's sixteen types. The arrow leads from who acts to who is acted upon. What was only
    planned, denied or thought of stands apart and is not counted.

    \b
    Examples:
      dragoman events russia kazakhstan
      dragoman events RUS UKR --kind sanction,threaten --since 2022
      dragoman events putin tokayev --csv > events.csv
    """
    refuse_both(as_json, as_csv)
    query = make_query(since, until, status, None, None, None, None)
    kinds = frozenset(word.upper() for word in kind or ())
    with open_record(record_path, create=False) as record:
        base = NamesAtHand(first, second)
        found = acts(record, find_actor(record, first, base), find_actor(record, second, base), query, kinds, base=base)
    if as_json:
        print_json(list(act_rows(found)))
    elif as_csv:
        print_csv(list(act_table(found)), ACT_COLUMNS)
    else:
        print_acts(found)


def print_acts(found: Ledger) -> None:
    """Print the events as people read them."""
    print_line(f"{' and '.join(found.names)}: {counted(len(found.held), 'event')} held", strong=True)
    print_line()
    length = short_ids(found)
    if found.held:
        print_table(columns(apart=False), rows(found.held, length, apart=False))
        print_line()
    if found.other:
        print_line("Not counted: planned, postponed, cancelled, denied, hypothetical or habitual", strong=True)
        print_line()
        print_table(columns(apart=True), rows(found.other, length, apart=True))
        print_line()
    days = f"published {day_words(found.first_published)} – {day_words(found.last_published)}"
    print_line(f"As told in {counted(found.documents_read, 'document')} {days}; origins are a lower bound.")


def columns(*, apart: bool) -> list[Column]:
    """The columns; what is not counted has one more, for its status."""
    status = [Column("status")] if apart else []
    return [
        Column("date", wrap=False), Column("kind", wrap=False), *status, Column("who"), Column("as told"),
        Column("origins", right=True), Column("id", wrap=False),
    ]  # fmt: skip


def rows(entries: Iterable[LedgerEntry], length: int, *, apart: bool) -> Iterator[list[str]]:
    """A row for each event."""
    for entry in entries:
        event = entry.event
        status = [status_words(event, unconfirmed=entry.unconfirmed)] if apart else []
        told = " ".join(entry.passage.text.split())
        told = told if len(told) <= LONGEST_SENTENCE else told[: LONGEST_SENTENCE - 1].rsplit(" ", 1)[0] + "…"
        yield [
            date_words(event.date), event.kind, *status, direction_words(event), told, str(entry.origin_count),
            event.id[:length],
        ]  # fmt: skip
