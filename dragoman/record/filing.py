"""Reports filed for merging: each with what must be known of the document it stands in."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace

from dragoman.merging.origins import origin_key, own_key
from dragoman.model.documents import Document
from dragoman.model.reports import FiledReport, Report
from dragoman.record.loading import as_json, load_documents, load_reports

# Press offices speak as officials, agencies as themselves; "named" and "unnamed" voices are people, whose words
# belong to whoever printed them.
OFFICES = ("official", "agency")

# Documents held in memory at once.
CHUNK = 200


def file_reports(connection: sqlite3.Connection) -> tuple[FiledReport, ...]:
    """Every report of the record in the order of telling, which does not depend on the order of reading."""
    versions = [row["version"] for row in connection.execute("SELECT DISTINCT version FROM reports")]
    filed = [
        report
        for start in range(0, len(versions), CHUNK)
        for report in file_chunk(connection, versions[start : start + CHUNK])
    ]
    return tuple(sorted(give_agencies_their_own(filed), key=telling))


def telling(filed: FiledReport) -> tuple[bool, str, str, int, str]:
    """The order of telling: day of publication, unknown ones last, then document and place in it."""
    return (
        filed.published is None, filed.published or "", filed.document, filed.report.passage.span.start,
        filed.report.id,
    )  # fmt: skip


def file_chunk(connection: sqlite3.Connection, versions: list[int]) -> Iterator[FiledReport]:
    """The reports of some versions, filed."""
    documents = load_documents(connection, versions)
    places = connection.execute(
        "SELECT id, version FROM reports WHERE version IN (SELECT value FROM json_each(?))", (as_json(versions),)
    ).fetchall()
    reports = load_reports(connection, [row["id"] for row in places])
    own = {version: origin_key(document.text, document.outlet, ()) for version, document in documents.items()}
    for row in places:
        yield file_report(reports[row["id"]], documents[row["version"]], own[row["version"]])


def file_report(report: Report, document: Document, own: str) -> FiledReport:
    """The report with its document's id, day and outlet, and its origin; ``own`` is that of an unattributed report."""
    told = report.attribution
    origin = own
    if told is not None and told.who is not None and told.type in OFFICES:
        origin = origin_key(document.text, document.outlet, (told.who,))
    return FiledReport(
        report=report,
        document=document.id,
        published=None if document.published is None else document.published.isoformat(),
        outlet=document.outlet,
        origin=origin,
    )


def give_agencies_their_own(filed: list[FiledReport]) -> Iterator[FiledReport]:
    """The reports, those of an outlet to which others attribute theirs with the key of that attribution.

    So an agency's own article and the three that quote it are one origin, without a list of agencies.
    """
    attributed = {report.origin for report in filed if report.report.attribution is not None}
    for report in filed:
        own = own_key(report.outlet)
        unattributed = report.report.attribution is None
        yield replace(report, origin=own) if unattributed and own in attributed else report
