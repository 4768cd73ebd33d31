"""Quotes, figures and claims of a record as objects of the machine interface, as rows of a spreadsheet, and in words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dragoman.model.documents import Document
from dragoman.model.findings import Told
from dragoman.model.statements import Claim, Figure, Quote
from dragoman.report.ledger_json import Row
from dragoman.report.reading_json import claim_row, figure_row, quote_row

QUOTE_COLUMNS = (
    "published",
    "speaker",
    "country",
    "addressee",
    "text",
    "direct",
    "cue",
    "outlet",
    "document",
    "sentence",
)
FIGURE_COLUMNS = (
    "published", "measure", "value", "unit", "bound", "change", "period", "about", "status", "said_by", "outlet", "document",
    "sentence",
)  # fmt: skip
CLAIM_COLUMNS = ("published", "kind", "about", "actors", "count", "window", "outlet", "document", "sentence")
# How a bound is put before a value.
BOUNDS = {"exact": "", "about": "about ", "over": "over ", "under": "under "}
SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))
# Units that stand before or behind their value without a space.
SIGNS = {"USD": "$", "EUR": "€", "GBP": "£"}


def source_row(document: Document) -> Row:
    """What is shown of the document that a statement stands in."""
    published = None if document.published is None else document.published.isoformat()
    return {"document": document.id, "published": published, "outlet": document.outlet, "url": document.url}


def quote_rows(told: Iterable[Told[Quote]]) -> Iterator[Row]:
    """The quotes with their documents."""
    yield from ({**quote_row(t.item), **source_row(t.document)} for t in told)


def figure_rows(told: Iterable[Told[Figure]]) -> Iterator[Row]:
    """The figures with their documents."""
    yield from ({**figure_row(t.item), **source_row(t.document)} for t in told)


def claim_rows(told: Iterable[Told[Claim]]) -> Iterator[Row]:
    """The claims with their documents."""
    yield from ({**claim_row(t.item), **source_row(t.document)} for t in told)


def as_table(rows: Iterable[Row], columns: tuple[str, ...]) -> Iterator[Row]:
    """The rows flat: lists as words, the passage as its sentence."""
    for row in rows:
        flat = {k: "; ".join(map(str, v)) if isinstance(v, list) else v for k, v in row.items()}
        flat["sentence"] = " ".join(row["passage"]["text"].split())
        yield {column: flat.get(column) for column in columns}


def value_words(figure: Figure) -> str:
    """The value as people read it.

    >>> value_words(Figure("trade", 11e9, "USD", None, (), "over", None, "stated", None, None, None, None))
    'over $11 billion'
    """
    value, scale = figure.value, ""
    for size, word in SCALES:
        if abs(value) >= size:
            value, scale = value / size, f" {word}"
            break
    number = f"{value:,.10g}" if scale else f"{figure.value:,.10g}"
    bound = BOUNDS[figure.bound]
    if figure.unit in SIGNS:
        return f"{bound}{SIGNS[figure.unit]}{number}{scale}"
    if figure.unit == "percent":
        return f"{bound}{number}%"
    return f"{bound}{number}{scale} {figure.unit}"


def length_words(length: str) -> str:
    """An ISO length in words.

    >>> length_words("P7D"), length_words("P1Y")
    ('7 days', '1 year')
    """
    found = re.fullmatch(r"P(\d+)([YMWD])", length)
    if found is None:
        return length
    unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}[found[2]]
    return f"{found[1]} {unit}" + ("" if found[1] == "1" else "s")


def claim_words(claim: Claim) -> str:
    """What is claimed, in words.

    >>> claim_words(Claim("ordinal", "meeting", ("A", "B"), 2, "2025", None, None))
    'meeting no. 2 in 2025'
    """
    window = f" in {claim.window}" if claim.window else ""
    if claim.kind == "ordinal":
        return f"{claim.about} no. {claim.count if claim.count is not None else '?'}{window}"
    if claim.kind == "count":
        plural = claim.about if claim.about.endswith("s") or claim.count == 1 else f"{claim.about}s"
        return f"{claim.count if claim.count is not None else 'several'} {plural}{window}"
    if claim.kind == "gap":
        return f"{length_words(claim.window or '')} from one {claim.about} to the next"
    return f"{claim.about} before: {claim.window}"
