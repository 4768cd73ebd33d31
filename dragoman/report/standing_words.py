"""A standing as people read it and as machines take it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.model.findings import Edge, OfficeTelling, Standing, Tenure
from dragoman.report.reading_json import iso, passage_row
from dragoman.report.wording import edtf_words

Row = dict[str, Any]
STANDING_COLUMNS = (
    "office", "of", "country", "level", "capacity", "begin", "begin_change", "begin_told", "begin_tables",
    "begin_disputed", "finish", "finish_change", "finish_told", "finish_tables", "finish_disputed", "passages",
)  # fmt: skip


def office_name(tenure: Tenure) -> str:
    """The office with its state, as a line shows it.

    The state is named where the words do not name it, and what is only bridged or over says so.
    """
    name = tenure.office
    if tenure.of and tenure.of.lower() not in name.lower():
        name = f"{name} of {tenure.of}"
    return f"{tenure.capacity} {name}" if tenure.capacity in ("acting", "former") else name


def point_words(point: str | None) -> str:
    """A point as people write it; a bound says so.

    >>> point_words("2019-03"), point_words("2022-01/.."), point_words(None)
    ('Mar 2019', 'Jan 2022 or later', '')
    """
    if point is None:
        return ""
    if point.endswith("/.."):
        return f"{edtf_words(point[:-3])} or later"
    return edtf_words(point)


def edge_words(edge: Edge, *, told_of: bool = True) -> str:
    """The first or last point with how it came about, and what the tables say where that is another day.

    ``told_of`` says that a document tells of the holding, so that what only the tables have must be marked.
    """
    told = point_words(edge.told)
    words = f"{told} ({edge.change})" if told and edge.change else told or (edge.change or "")
    if edge.others:
        words += f"; also told: {', '.join(map(point_words, edge.others))}"
    if edge.tables is None:
        return words
    tables = point_words(edge.tables)
    if edge.told is None:
        # a holding that only the tables have says so in its last column
        return f"{words}, {tables} by the tables" if words else f"{tables} by the tables" if told_of else tables
    if edge.disputed:
        return f"{words}; tables disagree: {tables}"
    return f"{words}; tables {tables}" if len(edge.tables) > len(edge.told.removesuffix("/..")) else words


def telling_words(telling: OfficeTelling) -> str:
    """Where a passage stands: outlet, title and day."""
    document = telling.document
    parts = [document.outlet, f"“{document.title}”" if document.title else document.id, iso(document.published)]
    return ", ".join(part for part in parts if part)


def standing_row(standing: Standing) -> Row:
    """The standing as one object."""
    return {
        "actor": standing.actor,
        "name": standing.name,
        "country": standing.country,
        "tables": standing.with_tables,
        "documents": standing.documents_read,
        "tenures": [tenure_row(tenure) for tenure in standing.tenures],
    }


def tenure_row(tenure: Tenure) -> Row:
    """One holding with both its points and every passage."""
    return {
        "office": tenure.office, "of": tenure.of, "country": tenure.country, "level": tenure.level,
        "capacity": tenure.capacity, "begin": edge_row(tenure.begin), "finish": edge_row(tenure.finish),
        "passages": [
            {
                "document": t.document.id, "published": iso(t.document.published), "outlet": t.document.outlet,
                "begin": t.reading.begin, "finish": t.reading.finish, "change": t.reading.change,
                "capacity": t.reading.capacity, "passage": passage_row(t.reading.passage),
            }
            for t in tenure.tellings
        ],
    }  # fmt: skip


def edge_row(edge: Edge) -> Row:
    """One point: the one to show, what is told, what the tables have, and whether they cannot both be right."""
    return {
        "edtf": edge.best, "told": edge.told, "change": edge.change, "also_told": list(edge.others),
        "tables": edge.tables, "disputed": edge.disputed,
    }  # fmt: skip


def standing_table(standing: Standing) -> list[Row]:
    """The holdings flat, for a spreadsheet."""
    return [
        {
            "office": tenure.office, "of": tenure.of, "country": tenure.country, "level": tenure.level,
            "capacity": tenure.capacity, **dict(flat_edge("begin", tenure.begin)), **dict(flat_edge("finish", tenure.finish)),
            "passages": len(tenure.tellings),
        }
        for tenure in standing.tenures
    ]  # fmt: skip


def flat_edge(side: str, edge: Edge) -> Iterator[tuple[str, Any]]:
    """The columns of one point."""
    yield side, edge.best
    yield f"{side}_change", edge.change
    yield f"{side}_told", edge.told
    yield f"{side}_tables", edge.tables
    yield f"{side}_disputed", edge.disputed
