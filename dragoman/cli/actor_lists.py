"""The commands ``actors show``, ``search`` and ``export``: whom a record knows."""

from __future__ import annotations

import csv
import importlib
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from dragoman.actors.base import load_base, rank
from dragoman.cli.names import NamesAtHand
from dragoman.cli.options import json_option, record_option
from dragoman.cli.output import Column, csv_cell, print_json, print_line, print_table, say
from dragoman.cli.output import as_json as to_json
from dragoman.cli.writing import put_file
from dragoman.model.actors import Actor, Incumbency
from dragoman.model.imports import ActorCard
from dragoman.record.known import actor_card, all_cards, search_actors
from dragoman.record.names import find_actor
from dragoman.record.store import open_record
from dragoman.report.actor_export import COLUMNS, Codes, ftm_rows, table_rows
from dragoman.report.actor_rows import actor_row, card_row
from dragoman.report.wording import counted


@click.command("show")
@click.argument("name", metavar="NAME")
@record_option
@json_option
def show_command(name: str, record_path: str, as_json: bool) -> None:
    """Show what is known of an actor: names, state, offices with their sources, ids that lead to it, where it is from.

    NAME is an id, a code, or any name.

    \b
    Examples:
      dragoman actors show putin
      dragoman actors show KAZ --json
    """
    base = NamesAtHand(name)
    with open_record(record_path, create=False) as record:
        card = actor_card(record, find_actor(record, name, base), base)
    if as_json:
        print_json(card_row(card))
    else:
        print_card(card)


def print_card(card: ActorCard) -> None:
    """Print an actor as people read it."""
    print_line(card.actor.name, strong=True)
    for name, value in facts_of(card):
        if value:
            print_line(f"{name}: {value}")
    if card.holdings:
        print_line()
        columns = [Column("office"), Column("level"), Column("of"), Column("from"), Column("to"), Column("source")]
        ordered = sorted(card.holdings, key=lambda one: (one.incumbency.begin or "", rank(one.incumbency)))
        print_table(columns, [[*holding_cells(one.incumbency), "; ".join(one.sources)] for one in ordered])


def facts_of(card: ActorCard) -> Iterator[tuple[str, str]]:
    """What is told of an actor above its offices."""
    actor = card.actor
    yield "id", actor.id
    yield "kind", ", ".join(fact for fact in (actor.kind, actor.country, actor.gender) if fact)
    yield "born", card.born or ""
    yield "names", "; ".join((*actor.names, *([actor.russian] if actor.russian else [])))
    yield "short", "; ".join(actor.short)
    yield "elsewhere", ", ".join(card.externals)
    yield "also under", ", ".join(card.merged)
    yield "from", "; ".join(card.sources)


def holding_cells(held: Incumbency) -> list[str]:
    """An incumbency as cells."""
    office = f"{held.office} (acting)" if held.acting else held.office
    until = f"… (known to {held.known_until})" if held.known_until else "…"
    return [office, held.level, held.of or held.country or "", held.begin or "?", held.finish or until]


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@record_option
@json_option
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Actors at most.")
def search_command(words: tuple[str, ...], record_path: str, as_json: bool, limit: int) -> None:
    """Find actors by names or their beginnings; if nobody is called so, by similar spelling.

    \b
    Examples:
      dragoman actors search tokay
      dragoman actors search kassym tok
    """
    with open_record(record_path, create=False) as record:
        found = search_actors(record, " ".join(words), NamesAtHand(), limit)
    if as_json:
        print_json([{**actor_row(one.actor), "exact": one.exact, "from": one.origin} for one in found])
        return
    if not found:
        print_line("nobody is called so")
        return
    if not found[0].exact:
        say("nobody is called so; of similar spelling:")
    columns = [Column("name"), Column("kind"), Column("state"), Column("latest office"), Column("id"), Column("from")]
    print_table(columns, [[*actor_cells(one.actor), one.origin] for one in found])


def actor_cells(actor: Actor) -> list[str]:
    """An actor as cells of a list."""
    latest = max(actor.incumbencies, key=lambda held: (held.level != "former leader", held.begin or ""), default=None)
    return [actor.name, actor.kind, actor.country or "", "" if latest is None else latest.office, actor.id]


@click.command("export")
@click.option(
    "--format", "format_", type=click.Choice(["ftm", "csv"]), default="ftm", show_default=True, help="What to write."
)
@click.option("-o", "--output", default="-", metavar="FILE", help="The file to write; standard output if not given.")
@click.option("--all", "every", is_flag=True, help="Also those that Dragoman itself knows.")
@record_option
def export_command(format_: str, output: str, every: bool, record_path: str) -> None:
    """Write the actors that were brought into the record: as FollowTheMoney JSON lines, or as Dragoman's own table.

    Known actors that were extended are written whole. The same actors always make the same file, and `dragoman actors
    import` takes it back.

    \b
    Examples:
      dragoman actors export -o actors.ftm.jsonl
      dragoman actors export --format csv -o actors.csv
    """
    with open_record(record_path, create=False) as record:
        cards = all_cards(record, load_base().actors, every=every)
    lines = ftm_text(cards) if format_ == "ftm" else csv_text(cards)
    if output == "-":
        click.echo(lines, nl=False)
        return
    put_file(Path(output), lines)
    say(f"wrote {output}: {counted(len([c for c in cards if c.actor.kind != 'state']), 'actor')}")


def ftm_text(cards: Iterable[ActorCard]) -> str:
    """The actors as JSON lines."""
    known = list(cards)
    states: Any = importlib.import_module("dragoman.actors.states")
    places = {(i.country, i.of) for card in known for i in card.actor.incumbencies}
    places |= {(card.actor.country, None) for card in known}
    found = {(country, of): states.alpha_2(country, of) for country, of in places if country is not None}
    codes: Codes = {place: (code, code in states.WITHDRAWN) for place, code in found.items() if code is not None}
    return "".join(f"{to_json(row)}\n" for row in ftm_rows(known, codes))


def csv_text(cards: Iterable[ActorCard]) -> str:
    """The actors as a table."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([csv_cell(row[column]) for column in COLUMNS] for row in table_rows(cards))
    return buffer.getvalue()
