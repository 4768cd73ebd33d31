"""The commands ``quotes``, ``figures`` and ``claims``: what was said, as tables, JSON or CSV."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

import click

from dragoman.cli.names import NamesAtHand
from dragoman.cli.options import csv_option, first_day, json_option, last_day, record_option, refuse_both
from dragoman.cli.output import Column, print_csv, print_json, print_line, print_table
from dragoman.model.findings import Told
from dragoman.model.statements import Claim, Figure, Quote
from dragoman.record.queries import find_actor
from dragoman.record.statements import StatementQuery, claims_about, figures_between, quotes_of
from dragoman.record.store import open_record
from dragoman.report.statement_rows import (
    CLAIM_COLUMNS,
    FIGURE_COLUMNS,
    QUOTE_COLUMNS,
    as_table,
    claim_rows,
    claim_words,
    figure_rows,
    quote_rows,
    value_words,
)
from dragoman.report.wording import counted

# Words longer than this are cut in the table; JSON and CSV have the whole.
LONGEST = 160

since_option = click.option(
    "--since", type=first_day, metavar="DATE", help="Leave out what was published before (2018, 2018-11, …)."
)
until_option = click.option("--until", type=last_day, metavar="DATE", help="Leave out what was published after.")


@click.command("quotes")
@click.argument("name", metavar="NAME")
@since_option
@until_option
@click.option("--on", "words", metavar="WORDS", default="", help="Only those in whose words all these stand.")
@click.option("--direct", is_flag=True, help="Only their own words, in quotation marks.")
@record_option
@json_option
@csv_option
def quotes_command(
    name: str, since: dt.date | None, until: dt.date | None, words: str, direct: bool, record_path: str, as_json: bool,
    as_csv: bool,
) -> None:  # fmt: skip
    """List what NAME said, in their own words or as reported, with who told it when.

    Of a state: what it said and everyone who speaks for it. Own words stand in quotation marks.

    \b
    Examples:
      dragoman quotes tokayev
      dragoman quotes russia --on sanctions --since 2022
      dragoman quotes lavrov --direct --csv > lavrov.csv
    """
    refuse_both(as_json, as_csv)
    query = StatementQuery(since, until, tuple(words.split()))
    with open_record(record_path, create=False) as record:
        base = NamesAtHand(name)
        told = quotes_of(record, find_actor(record, name, base), query, base=base)
    told = [t for t in told if t.item.direct or not direct]
    if as_json:
        print_json(list(quote_rows(told)))
    elif as_csv:
        print_csv(list(as_table(quote_rows(told), QUOTE_COLUMNS)), QUOTE_COLUMNS)
    else:
        print_line(counted(len(told), "quote"), strong=True)
        columns = [Column("published", wrap=False), Column("who"), Column("said"), Column("document")]
        show(columns, [[day(t), speaker(t.item), said(t.item), t.document.id] for t in told])


@click.command("figures")
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@since_option
@until_option
@click.option("--on", "words", metavar="WORDS", default="", help="Only those whose measure holds all these words.")
@record_option
@json_option
@csv_option
def figures_command(
    first: str, second: str, since: dt.date | None, until: dt.date | None, words: str, record_path: str, as_json: bool,
    as_csv: bool,
) -> None:  # fmt: skip
    """List the figures that were given about A and B: trade, projects, shares, and who gave them.

    \b
    Examples:
      dragoman figures russia kazakhstan
      dragoman figures RUS CHN --on trade --csv > trade.csv
    """
    refuse_both(as_json, as_csv)
    query = StatementQuery(since, until, tuple(words.split()))
    with open_record(record_path, create=False) as record:
        base = NamesAtHand(first, second)
        told = figures_between(
            record, find_actor(record, first, base), find_actor(record, second, base), query, base=base
        )
    if as_json:
        print_json(list(figure_rows(told)))
    elif as_csv:
        print_csv(list(as_table(figure_rows(told), FIGURE_COLUMNS)), FIGURE_COLUMNS)
    else:
        print_line(counted(len(told), "figure"), strong=True)
        columns = [
            Column("published", wrap=False), Column("measure"), Column("value"), Column("period", wrap=False),
            Column("said by"), Column("document"),
        ]  # fmt: skip
        show(columns, [[day(t), *figure_cells(t.item), t.document.id] for t in told])


@click.command("claims")
@click.argument("names", metavar="[NAME]...", nargs=-1)
@since_option
@until_option
@record_option
@json_option
@csv_option
def claims_command(
    names: tuple[str, ...], since: dt.date | None, until: dt.date | None, record_path: str, as_json: bool, as_csv: bool
) -> None:
    """List what texts claim about the record: "their second meeting this year", "last met in May".

    With names, only claims about everyone named. Whether they are right is not judged here.

    \b
    Examples:
      dragoman claims
      dragoman claims putin tokayev --json
    """
    refuse_both(as_json, as_csv)
    with open_record(record_path, create=False) as record:
        base = NamesAtHand(*names)
        wanted = [known_name(find_actor(record, name, base), base) for name in names]
        told = claims_about(record, wanted, StatementQuery(since, until))
    if as_json:
        print_json(list(claim_rows(told)))
    elif as_csv:
        print_csv(list(as_table(claim_rows(told), CLAIM_COLUMNS)), CLAIM_COLUMNS)
    else:
        print_line(counted(len(told), "claim"), strong=True)
        columns = [
            Column("published", wrap=False),
            Column("of"),
            Column("claim"),
            Column("as told"),
            Column("document"),
        ]
        show(
            columns,
            [
                [day(t), ", ".join(t.item.actors), claim_words(t.item), cut(t.item.passage.text), t.document.id]
                for t in told
            ],
        )


def known_name(actor: str, base: NamesAtHand) -> str:
    """The name under which claims know the actor."""
    known = base.actors.get(actor)
    return known.name if known is not None else actor


def show(columns: Sequence[Column], rows: Iterable[list[str]]) -> None:
    """Print the rows as a table, where there are any."""
    listed = list(rows)
    if listed:
        print_line()
        print_table(list(columns), listed)


def day(told: Told[Quote] | Told[Figure] | Told[Claim]) -> str:
    """When the document was published."""
    return told.document.published.isoformat() if told.document.published is not None else "?"


def speaker(quote: Quote) -> str:
    """Who speaks, with his state and to whom."""
    who = quote.speaker or "unnamed"
    state = f" ({quote.country})" if quote.country else ""
    return f"{who}{state}" + (f" to {quote.addressee}" if quote.addressee else "")


def said(quote: Quote) -> str:
    """The words, in quotation marks where they are the speaker's own."""
    words = cut(quote.text)
    return f"“{words}”" if quote.direct else words


def figure_cells(figure: Figure) -> list[str]:
    """Measure, value, period and who gave it."""
    value = value_words(figure)
    if figure.change:
        # whether by or to the value the sentence says, and the figure does not keep it
        value = f"{value} ({figure.change})"
    if figure.status == "expected":
        value += " (expected)"
    return [cut(figure.measure), value, figure.period or "", figure.said_by or ""]


def cut(words: str) -> str:
    """The words on one line, cut where they are long."""
    words = " ".join(words.split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
