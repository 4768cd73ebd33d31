"""The commands ``show`` and ``search``: from an event, or from words, to the sentences themselves."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator

import click

from dragoman.cli.options import json_option, record_option
from dragoman.cli.output import Column, on_terminal, print_json, print_line, print_table, terminal
from dragoman.model.findings import EventDetail, SearchHit, Telling
from dragoman.model.reports import Event
from dragoman.record import queries
from dragoman.record.store import open_record
from dragoman.report.ledger_json import detail_row, hit_row
from dragoman.report.wording import (
    MEDIA,
    citation,
    contact_words,
    counted,
    date_words,
    edtf_words,
    office_words,
    place_words,
    plain_line,
    source_words,
    status_words,
)

PARAGRAPH = re.compile(r"\s*\n\s*")


@click.command("show")
@click.argument("event", metavar="ID")
@record_option
@json_option
@click.option("--cite", is_flag=True, help="Print one line for each passage, to be copied as a citation.")
def show_command(event: str, record_path: str, as_json: bool, cite: bool) -> None:
    """Show an event: who took part in which office, and every passage that tells of it, in its context.

    ID is an event's id or its beginning, as ledgers show it.

    \b
    Examples:
      dragoman show 3f9c12a
      dragoman show 3f9c12a --cite
    """
    with open_record(record_path, create=False) as record:
        detail = queries.event_detail(record, event)
    if as_json:
        print_json([detail_row(detail)])
    elif cite:
        for telling in detail.tellings:
            print_line(citation(telling.document, telling.report.passage))
    else:
        print_detail(detail)


def print_detail(detail: EventDetail) -> None:
    """Print the event as people read it."""
    event = detail.event
    print_line(f"{contact_words(event).capitalize()}, {date_words(event.date)}", strong=True)
    print_line(", ".join(facts_of(event)))
    print_line()
    print_table(
        [Column("who"), Column("office that day"), Column("role")],
        [[p.name, office_words(p) or p.kind, p.role] for p in event.participants],
    )
    print_line()
    for line in notes_of(detail):
        print_line(line)
    for number, telling in enumerate(detail.tellings, 1):
        print_line()
        print_telling(number, telling)


def facts_of(event: Event) -> Iterator[str]:
    """Place, medium, status and id."""
    if event.place is not None:
        state = f" ({event.place.country})" if event.place.country else ""
        yield f"{place_words(event)}{state}"
    if event.medium is not None:
        yield MEDIA.get(event.medium, event.medium)
    yield status_words(event)
    yield f"event {event.id}"


def notes_of(detail: EventDetail) -> Iterator[str]:
    """How well it is told, what became of it, what it belongs to."""
    yield (
        f"Told by {counted(len(detail.tellings), 'report')} in {counted(detail.document_count, 'document')}"
        f" from at least {counted(detail.origin_count, 'origin')}."
    )
    for status, date, _ in detail.event.earlier:
        yield f"Earlier {status}{f' for {edtf_words(date)}' if date else ''}."
    for conflict in detail.event.conflicts:
        yield f"The reports disagree: {conflict}."
    if detail.whole is not None:
        yield f"Part of {linked(detail.whole)}."
    for part in detail.parts:
        yield f"Contains {linked(part)}."


def linked(event: Event) -> str:
    """Another event in a few words with its id."""
    return f"{contact_words(event)}, {date_words(event.date)} ({event.id})"


def print_telling(number: int, telling: Telling) -> None:
    """Print one passage with its document, the passage set off from what is around it."""
    report, document = telling.report, telling.document
    print_line(f"{number}. {source_words(document)}", strong=True)
    if document.url or document.origin:
        print_line(f"   {plain_line(document.url or document.origin or '')}")
    said = report.attribution
    source = f"; according to {said.who or said.type}" if said is not None else ""
    day = f"{date_words(report.date)} ({report.date.basis or 'no date in the text'})"
    print_line(f"   {report.status}, {day}{source}")
    before, quoted, after = (paragraphs(text) for text in (telling.before, report.passage.text, telling.after))
    if report.passage.span.start > len(telling.before):
        before = f"… {before}"
    if report.passage.span.end + len(telling.after) < len(document.text):
        after = f"{after} …"
    if on_terminal():
        terminal().print_quote(before, quoted, after)
        return
    for text in (before, f">> {quoted} <<", after):
        if text:
            print_line(textwrap.indent(textwrap.fill(text, 100), "   "))


def paragraphs(text: str) -> str:
    """The text in one line, with a mark where a paragraph ends."""
    return plain_line(PARAGRAPH.sub(" ¶ ", text.strip("\n")))


@click.command("search")
@click.argument("words", nargs=-1, required=True, metavar="WORDS…")
@record_option
@json_option
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="Passages at most.")
def search_command(words: tuple[str, ...], record_path: str, as_json: bool, limit: int) -> None:
    """Find passages that hold all the words, the most telling first.

    Case and diacritics don't matter; words in quotation marks must stand side by side.

    \b
    Examples:
      dragoman search nuclear plant
      dragoman search '"state visit"' Astana
    """
    with open_record(record_path, create=False) as record:
        hits = queries.search(record, " ".join(words), limit)
    if as_json:
        print_json([hit_row(hit) for hit in hits])
        return
    for number, hit in enumerate(hits):
        if number:
            print_line()
        print_hit(hit)
    if not hits:
        print_line("no passage holds these words")


def print_hit(hit: SearchHit) -> None:
    """Print one passage with its document and the events that it tells of."""
    print_line(source_words(hit.document), strong=True)
    text, marks = hit.passage.text, [(mark.start, mark.end) for mark in hit.marks]
    if on_terminal() and plain_line(text) == text:
        terminal().print_marked(text, marks)
    else:
        print_line(textwrap.fill(plain_line(text), 100))
    if hit.events:
        print_line(f"event {', '.join(hit.events)}")
