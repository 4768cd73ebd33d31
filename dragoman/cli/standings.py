"""The command ``standing``: the offices of a person over time."""

from __future__ import annotations

from collections.abc import Iterable

import click

from dragoman.analysis.standing import make_standing
from dragoman.cli.names import NamesAtHand
from dragoman.cli.options import csv_option, json_option, record_option, refuse_both
from dragoman.cli.output import Column, print_csv, print_json, print_line, print_table
from dragoman.model.findings import Standing, Tenure
from dragoman.record.queries import find_actor
from dragoman.record.standings import known_actor, office_tellings
from dragoman.record.store import Record, open_record
from dragoman.report.standing_words import (
    STANDING_COLUMNS,
    edge_words,
    office_name,
    standing_row,
    standing_table,
    telling_words,
)
from dragoman.report.wording import counted


@click.command("standing")
@click.argument("name", metavar="NAME")
@click.option("--no-tables", is_flag=True, help="What the documents tell, without Dragoman's own tables of offices.")
@record_option
@json_option
@csv_option
def standing_command(name: str, no_tables: bool, record_path: str, as_json: bool, as_csv: bool) -> None:
    """List the offices that a person gained, kept and lost, with the passages that say so.

    Each line is one holding of an office: what the documents tell of its beginning and end, and beside it what
    Dragoman's tables have. Where the two disagree both are shown. An empty end is one that nobody tells.

    \b
    Examples:
      dragoman standing nazarbayev
      dragoman standing tokayev --no-tables
      dragoman standing Токаев --json
    """
    refuse_both(as_json, as_csv)
    with open_record(record_path, create=False) as record:
        standing = find_standing(record, name, with_tables=not no_tables)
    if as_json:
        print_json([standing_row(standing)])
    elif as_csv:
        print_csv(standing_table(standing), STANDING_COLUMNS)
    else:
        print_standing(standing)


def find_standing(record: Record, name: str, *, with_tables: bool = True) -> Standing:
    """The standing of the person who is meant by the name."""
    base = NamesAtHand(name)
    actor = known_actor(record, find_actor(record, name, base), base)
    tellings, coverage = office_tellings(record, actor.id)
    return make_standing(actor, tellings, coverage, with_tables=with_tables)


def print_standing(standing: Standing) -> None:
    """Print the holdings, then the sentences behind them."""
    told = [t for t in standing.tenures if t.tellings]
    print_line(
        f"{standing.name}: {counted(len(standing.tenures), 'holding')} of offices, {len(told)} told", strong=True
    )
    print_line()
    if standing.tenures:
        columns = [Column("office"), Column("from"), Column("to"), Column("told by", right=True)]
        print_table(columns, (tenure_cells(t) for t in standing.tenures))
        print_line()
    print_passages(told)
    tables = "beside Dragoman's tables" if standing.with_tables else "without Dragoman's tables"
    print_line(f"As told in {counted(standing.documents_read, 'document')}, {tables}.")


def tenure_cells(tenure: Tenure) -> list[str]:
    """A holding as one row."""
    told = str(len(tenure.tellings)) if tenure.tellings else "tables"
    edges = (edge_words(edge, told_of=bool(tenure.tellings)) for edge in (tenure.begin, tenure.finish))
    return [office_name(tenure), *edges, told]


def print_passages(tenures: Iterable[Tenure]) -> None:
    """Print the sentences that open, close or state each holding, once each."""
    for tenure in tenures:
        print_line(office_name(tenure), strong=True)
        seen: set[str] = set()
        # a mere title says what it is in; a verb ("retained the post") has none
        telling_more = [t for t in tenure.tellings if t.reading.capacity is None]
        for telling in telling_more or tenure.tellings[:1]:
            words = " ".join(telling.reading.passage.text.split())
            if words not in seen:
                seen.add(words)
                print_line(f"  “{words}”")
                print_line(f"    {telling_words(telling)}")
        print_line()
