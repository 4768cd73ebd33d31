"""The command ``explain``: how the reader saw a sentence, for whoever works on a lexicon."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator, Sequence

import click

from dragoman.api import read
from dragoman.cli.options import json_option, language_option, published_option
from dragoman.cli.output import Column, print_json, print_line, print_table
from dragoman.errors import DragomanError, LanguageError
from dragoman.model.actors import Mention
from dragoman.model.documents import Span
from dragoman.model.frames import Frame, Governor
from dragoman.model.readings import Reading
from dragoman.model.reports import Report
from dragoman.model.times import Time
from dragoman.report.reading_json import frame_row, reading_row
from dragoman.report.wording import office_words, place_words_of

CYRILLIC = re.compile(r"[\u0400-\u04ff]")


@click.command("explain")
@click.argument("sentence", nargs=-1, required=True, metavar="SENTENCE…")
@published_option
@language_option
@json_option
def explain_command(sentence: tuple[str, ...], published: dt.date | None, language: str | None, as_json: bool) -> None:
    """Show how a sentence is read: its times, mentions, frames and reports, each with the rule behind it.

    SENTENCE may be several sentences; - takes them from standard input.

    \b
    Examples:
      dragoman explain "Putin met Tokayev in Astana on Wednesday." --published 2024-11-27
      dragoman explain - < paragraph.txt
    """
    text = sys.stdin.read() if sentence == ("-",) else " ".join(sentence)
    # So few words are often taken for another language with Latin letters.
    assumed = language or (None if CYRILLIC.search(text) else "en")
    try:
        reading = read(text, published=published, language=assumed)
    except LanguageError as error:
        raise DragomanError(f"the sentence {error.problem}") from error
    if as_json:
        print_json([{**reading_row(reading), "frames": [frame_row(frame) for frame in reading.frames]}])
    else:
        print_reading(reading)


def print_reading(reading: Reading) -> None:
    """Print everything read, stage by stage; a stage that found nothing says so."""
    print_stage("times", TIMES, [time_cells(time) for time in reading.times])
    print_stage("mentions", MENTIONS, [mention_cells(mention) for mention in reading.mentions])
    print_stage("frames", FRAMES, [frame_cells(frame, reading) for frame in reading.frames])
    print_stage("reports", REPORTS, [report_cells(report) for report in reading.reports])
    for report in reading.reports:
        print_line(f"why {report.id[:7]}: {report.why or 'the reader gives no reason'}")
        if report.doubts:
            print_line(f"doubts: {', '.join(report.doubts)}")


def columns(*headers: str) -> tuple[Column, ...]:
    """Columns with these headers."""
    return tuple(Column(header) for header in headers)


TIMES = columns(
    "words", "type", "value", "mod", "date", "first day", "last day", "basis", "rule", "counted from", "else"
)
MENTIONS = columns("words", "actor", "kind", "found by", "said of it")
FRAMES = columns("frame", "tense", "arguments", "times", "above it", "words")
REPORTS = columns(
    "report", "kind", "status", "medium", "form", "date", "basis", "place", "participants", "according to"
)


def print_stage(name: str, heads: Sequence[Column], rows: list[list[str]]) -> None:
    """Print what one stage found."""
    print_line(name if rows else f"{name}: none", strong=True)
    if rows:
        print_table(heads, rows)
    print_line()


def time_cells(time: Time) -> list[str]:
    """A time as one row."""
    begin, finish = (time.interval.begin, time.interval.finish) if time.interval else (None, None)
    days = [day.isoformat() if day else "" for day in (begin, finish)]
    facts = [time.text, time.type, time.value or "", time.mod or "", time.edtf or "unresolved", *days]
    return [*facts, time.basis, time.rule, time.anchor or "", time.runner_up or ""]


def mention_cells(mention: Mention) -> list[str]:
    """A mention as one row, with the capacity, office and state that the words around it say."""
    said = (mention.capacity, mention.office, mention.office_country or mention.country)
    actor = mention.actor or ", ".join(mention.members) or "nobody"
    return [mention.text, actor, mention.kind, mention.basis, " ".join(fact for fact in said if fact)]


def frame_cells(frame: Frame, reading: Reading) -> list[str]:
    """A frame as one row."""
    text = reading.document.text
    lemma = f"{frame.light} {frame.lemma}" if frame.light else frame.lemma
    arguments = (f"{a.slot}: {a.phrase.cut(text)}{actor_at(a.head, reading)}" for a in frame.arguments)
    return [
        f"{lemma} ({'noun' if frame.nominal else 'verb'})",
        " ".join(frame_facts(frame)),
        "; ".join(arguments),
        "; ".join(span.cut(text) for span in frame.times),
        "; ".join(governor_words(governor) for governor in frame.governors),
        ", ".join((*frame.modifiers, *frame.words)),
    ]


def frame_facts(frame: Frame | Governor) -> Iterator[str]:
    """Tense, negation and modality; for a frame also what else bears on its status."""
    yield frame.tense
    if frame.polarity == "negative":
        yield "not"
    if frame.modal:
        yield frame.modal
    if isinstance(frame, Frame):
        yield from (name for name in ("passive", "quoted", "plural", "definite", "headline") if getattr(frame, name))


def governor_words(governor: Governor) -> str:
    """A predicate above a frame."""
    return f"{governor.lemma} ({governor.relation}, {' '.join(frame_facts(governor))})"


def actor_at(head: Span, reading: Reading) -> str:
    """The actor of the mention at a head word, in brackets."""
    found = next((m for m in reading.mentions if m.span.overlaps(head)), None)
    return "" if found is None else f" [{found.actor or ', '.join(found.members) or 'nobody'}]"


def report_cells(report: Report) -> list[str]:
    """A report as one row."""
    said = report.attribution
    who = (f"{p.name} ({', '.join(f for f in (p.role, office_words(p)) if f)})" for p in report.participants)
    return [
        report.id[:7], report.kind, report.status if report.plan is None else f"{report.status} ({report.plan})",
        report.medium or "", report.form or "", report.date.edtf or "none", report.date.basis or "",
        place_words_of(report.place), "; ".join(who), "" if said is None else said.who or said.type,
    ]  # fmt: skip
