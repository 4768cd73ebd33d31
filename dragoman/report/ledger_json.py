"""Findings as the objects of the machine interface: events as in readings, with how well each is told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from dragoman.model.documents import Document
from dragoman.model.findings import DocumentEntry, EventDetail, Ledger, LedgerEntry, RecordStats, SearchHit, Telling
from dragoman.report.reading_json import document_row, event_row, iso, passage_row, report_row
from dragoman.report.sides import side_of
from dragoman.report.wording import office_words

Row = dict[str, Any]


def ledger_rows(ledger: Ledger) -> list[Row]:
    """The events of a ledger, each contact before its parts; only those with ``counted`` are held contacts."""
    entries = [(entry, True) for entry in ledger.held] + [(entry, False) for entry in ledger.other]
    return [row for entry, counted in entries for row in entry_rows(entry, counted=counted)]


def entry_rows(entry: LedgerEntry, *, counted: bool) -> Iterator[Row]:
    """The entry and its parts at any depth, which are never counted beside what contains them."""
    yield {
        **event_row(entry.event),
        "counted": counted,
        "unconfirmed": entry.unconfirmed,
        "report_count": entry.report_count,
        "document_count": entry.document_count,
        "origin_count": entry.origin_count,
        "document": entry.document,
        "passage": passage_row(entry.passage),
    }
    for part in entry.parts:
        yield from entry_rows(part, counted=False)


LEDGER_COLUMNS = (
    "id", "counted", "date", "begin", "finish", "place", "place_country", "kind", "medium", "form", "status", "plan",
    "unconfirmed", "first", "first_office", "first_capacity", "second", "second_office", "second_capacity", "part_of",
    "report_count", "document_count", "origin_count", "document", "sentence",
)  # fmt: skip


def ledger_table(ledger: Ledger) -> list[Row]:
    """The rows of :func:`ledger_rows` flat, for a spreadsheet: sides named in words, one column for each fact."""
    counted = [(entry, True) for entry in ledger.held] + [(entry, False) for entry in ledger.other]
    flat = []
    while counted:
        entry, counts = counted.pop(0)
        flat.append(flat_row(entry, ledger.actors, counts))
        counted = [(part, False) for part in entry.parts] + counted
    return flat


def flat_row(entry: LedgerEntry, actors: tuple[str, str], counted: bool) -> Row:
    """One entry with its columns in order."""
    event = entry.event
    row = {**event_row(event), "counted": counted, "unconfirmed": entry.unconfirmed, "document": entry.document}
    row |= {"place": event.place and event.place.name, "place_country": event.place and event.place.country}
    for name, actor in zip(("first", "second"), actors, strict=True):
        side = side_of(event, actor)
        row[name] = "; ".join(p.name for p in side)
        row[f"{name}_office"] = "; ".join(office_words(p) for p in side)
        row[f"{name}_capacity"] = "; ".join(p.capacity or "" for p in side)
    row |= {"report_count": entry.report_count, "document_count": entry.document_count}
    row |= {"origin_count": entry.origin_count, "sentence": entry.passage.text}
    return {column: row[column] for column in LEDGER_COLUMNS}


def detail_row(detail: EventDetail) -> Row:
    """An event with every report of it and the document that each stands in, texts left out."""
    return {
        **event_row(detail.event),
        "report_count": len(detail.tellings),
        "document_count": detail.document_count,
        "origin_count": detail.origin_count,
        "earlier": [{"status": s, "date": date, "report": report} for s, date, report in detail.event.earlier],
        "conflicts": list(detail.event.conflicts),
        "whole": None if detail.whole is None else detail.whole.id,
        "parts": [part.id for part in detail.parts],
        "tellings": [telling_row(telling) for telling in detail.tellings],
    }


def telling_row(telling: Telling) -> Row:
    """One report with its document and the text around its passage."""
    report = telling.report
    more: Row = {"doubts": list(report.doubts), "why": report.why, "before": telling.before, "after": telling.after}
    return {**report_row(report), **more, "document": heading_row(telling.document)}


def heading_row(document: Document) -> Row:
    """The document without its text."""
    return {name: value for name, value in document_row(document).items() if name != "text"}


def hit_row(hit: SearchHit) -> Row:
    """One passage found by its words."""
    return {
        "document": heading_row(hit.document),
        "passage": passage_row(hit.passage),
        "marks": [{"start": mark.start, "end": mark.end} for mark in hit.marks],
        "events": list(hit.events),
    }


def entry_row(entry: DocumentEntry) -> Row:
    """One document of the record, or one input that could not be read."""
    return {
        "id": entry.id, "origin": entry.origin, "title": entry.title, "outlet": entry.outlet,
        "published": iso(entry.published), "language": entry.language, "read_at": entry.read_at,
        "reports": entry.reports, "events": entry.events, "versions": entry.versions, "problem": entry.problem,
    }  # fmt: skip


def stats_row(stats: RecordStats) -> Row:
    """How much a record holds."""
    return {
        "documents": stats.documents, "failed": stats.failed, "passages": stats.passages, "reports": stats.reports,
        "events": stats.events, "held": stats.held, "actors": stats.actors,
        "first_published": iso(stats.first_published), "last_published": iso(stats.last_published),
        "schema_version": stats.schema_version, "reader_version": stats.reader_version, "bytes": stats.bytes,
    }  # fmt: skip
