"""What two actors did to one another, as objects of the machine interface and as rows of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator

from dragoman.model.findings import Ledger, LedgerEntry
from dragoman.model.reports import Event, Report
from dragoman.report.ledger_json import Row, entry_rows
from dragoman.report.reading_json import event_row

ACT_COLUMNS = (
    "id", "counted", "date", "begin", "finish", "kind", "mode", "status", "plan", "source", "source_countries", "target",
    "target_countries", "place", "report_count", "document_count", "origin_count", "document", "sentence",
)  # fmt: skip
# Roles of those who are acted upon; everyone else acts.
ACTED_UPON = ("target", "host")


def in_order(found: Ledger) -> Iterator[tuple[LedgerEntry, bool]]:
    """Each entry with whether it is counted."""
    yield from ((entry, True) for entry in found.held)
    yield from ((entry, False) for entry in found.other)


def act_rows(found: Ledger) -> Iterator[Row]:
    """The events with how well each is told; only those with ``counted`` were held."""
    for entry, counted in in_order(found):
        yield from entry_rows(entry, counted=counted)


def act_table(found: Ledger) -> Iterator[Row]:
    """The same flat, one column for each fact."""
    for entry, counted in in_order(found):
        event = entry.event
        acting = [p for p in event.participants if p.role not in ACTED_UPON]
        upon = [p for p in event.participants if p.role in ACTED_UPON]
        row = {**event_row(event), "counted": counted, "place": event.place and event.place.name}
        for name, side in (("source", acting), ("target", upon)):
            row[name] = "; ".join(p.name for p in side)
            row[f"{name}_countries"] = "; ".join(dict.fromkeys(p.country for p in side if p.country))
        row |= {"report_count": entry.report_count, "document_count": entry.document_count}
        row |= {"origin_count": entry.origin_count, "document": entry.document, "sentence": entry.passage.text}
        yield {column: row.get(column) for column in ACT_COLUMNS}


def direction_words(event: Event | Report) -> str:
    """Who acts upon whom: "Russia → Poland", "Japan, Peru"."""
    acting = ", ".join(p.name for p in event.participants if p.role not in ACTED_UPON)
    upon = ", ".join(p.name for p in event.participants if p.role in ACTED_UPON)
    return f"{acting or '?'} → {upon}" if upon else acting
