"""The command ``dossier``: a ledger as one page that carries its sources with it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from dragoman import __version__
from dragoman.cli.ledgers import every_entry, find_ledger
from dragoman.cli.names import ActorsAtHand
from dragoman.cli.options import make_query, query_options, record_option
from dragoman.cli.output import say
from dragoman.cli.standings import find_standing
from dragoman.cli.writing import put_file
from dragoman.model.findings import Ledger, LedgerQuery, Standing
from dragoman.record import queries
from dragoman.record.own_actors import extended
from dragoman.record.store import Record, open_record
from dragoman.report.dossier import write_dossier
from dragoman.report.wording import counted


@click.command("dossier")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@click.option("-o", "--output", required=True, metavar="FILE", help="The page to write; - for standard output.")
@query_options
@record_option
def dossier_command(
    first: str,
    second: str,
    output: str,
    record_path: str,
    since: dt.date | None,
    until: dt.date | None,
    status: frozenset[str] | None,
    medium: frozenset[str] | None,
    level: frozenset[str] | None,
    capacity: frozenset[str] | None,
    place: str | None,
) -> None:
    """Write the contacts of A and B as one HTML page: ledger, chart, and every sentence with its source.

    The page needs no network and no other file, and prints on A4. An older page of that name is replaced.

    \b
    Examples:
      dragoman dossier putin nazarbayev -o putin-nazarbayev.html
      dragoman dossier CHN KAZ --since 2022 -o china-kazakhstan.html
    """
    query = make_query(since, until, status, medium, level, capacity, place)
    with open_record(record_path, create=False) as record:
        page, contacts = make_page(record, first, second, query)
    if output == "-":
        click.echo(page, nl=False)
        return
    put_file(Path(output), page)
    say(f"wrote {output}: {counted(contacts, 'contact')} held")


def make_page(record: Record, first: str, second: str, query: LedgerQuery) -> tuple[str, int]:
    """The dossier of the two as HTML, and how many contacts held it lists."""
    ledger = find_ledger(record, first, second, query)
    ids = [entry.event.id for entry in every_entry((*ledger.held, *ledger.other))]
    details = {event: queries.event_detail(record, event) for event in ids}
    today = dt.datetime.now().astimezone().date()
    page = write_dossier(
        ledger, details, queries.documents(record), query, made_on=today, maker=f"Dragoman {__version__}",
        standings=standings_of(record, ledger),
    )  # fmt: skip
    return page, len(ledger.held)


def standings_of(record: Record, ledger: Ledger) -> list[Standing]:
    """The standings of those of the two who are persons."""
    base = ActorsAtHand()
    with record.looking() as connection:
        known = [extended(connection, actor, base.get(actor)) for actor in ledger.actors]
    return [find_standing(record, actor.id) for actor in known if actor is not None and actor.kind == "person"]
