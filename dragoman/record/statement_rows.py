"""How quotes, figures and claims stand in the tables of the record, and how they come back."""

from __future__ import annotations

import json
import sqlite3

from dragoman.model.documents import Document, Span
from dragoman.model.statements import Claim, Figure, Quote
from dragoman.record.rows import Values, check_words, cut_passage, dump_list

QUOTE = ("speaker", "actor", "country", "addressee", "words", "spans", "direct", "cue", "start", "end")
FIGURE = (
    "measure", "value", "unit", "period", "about", "bound", "change", "status", "said_by", "actor", "value_start", "value_end",
    "start", "end",
)  # fmt: skip
CLAIM = ("kind", "about", "actors", "count", "window", "words_start", "words_end", "start", "end")


def quote_values(quote: Quote, document: Document) -> Values:
    """The columns of ``QUOTE``."""
    check_words(quote.passage.text, quote.passage.span, document)
    return (
        quote.speaker, quote.actor, quote.country, quote.addressee, quote.text,
        dump_list([span.start, span.end] for span in quote.spans), int(quote.direct), quote.cue,
        quote.passage.span.start, quote.passage.span.end,
    )  # fmt: skip


def quote_from(row: sqlite3.Row, text: str) -> Quote:
    """The quote of a row."""
    return Quote(
        speaker=row["speaker"],
        actor=row["actor"],
        country=row["country"],
        addressee=row["addressee"],
        text=row["words"],
        spans=tuple(Span(start, end) for start, end in json.loads(row["spans"])),
        direct=bool(row["direct"]),
        cue=row["cue"],
        passage=cut_passage(row, text),
    )


def figure_values(figure: Figure, document: Document) -> Values:
    """The columns of ``FIGURE``."""
    check_words(figure.passage.text, figure.passage.span, document)
    return (
        figure.measure, figure.value, figure.unit, figure.period, dump_list(figure.about), figure.bound, figure.change,
        figure.status, figure.said_by, figure.actor, figure.span.start, figure.span.end,
        figure.passage.span.start, figure.passage.span.end,
    )  # fmt: skip


def figure_from(row: sqlite3.Row, text: str) -> Figure:
    """The figure of a row."""
    return Figure(
        measure=row["measure"],
        value=row["value"],
        unit=row["unit"],
        period=row["period"],
        about=tuple(json.loads(row["about"])),
        bound=row["bound"],
        change=row["change"],
        status=row["status"],
        said_by=row["said_by"],
        actor=row["actor"],
        span=Span(row["value_start"], row["value_end"]),
        passage=cut_passage(row, text),
    )


def claim_values(claim: Claim, document: Document) -> Values:
    """The columns of ``CLAIM``."""
    check_words(claim.passage.text, claim.passage.span, document)
    return (
        claim.kind, claim.about, dump_list(claim.actors), claim.count, claim.window, claim.span.start, claim.span.end,
        claim.passage.span.start, claim.passage.span.end,
    )  # fmt: skip


def claim_from(row: sqlite3.Row, text: str) -> Claim:
    """The claim of a row."""
    return Claim(
        kind=row["kind"],
        about=row["about"],
        actors=tuple(json.loads(row["actors"])),
        count=row["count"],
        window=row["window"],
        span=Span(row["words_start"], row["words_end"]),
        passage=cut_passage(row, text),
    )
