"""The record as an open file: readings go in, each in one transaction, and events are derived from them.

Saving the same document twice writes nothing; a text that came back changed, or a newer reader, replaces the older
reading. What is committed survives the death of the process.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from types import TracebackType
from typing import Literal

from dragoman.errors import InputError, RecordError, UsageError
from dragoman.merging.decide import merge_reports
from dragoman.model.documents import Document
from dragoman.model.readings import Reading
from dragoman.model.reports import FiledReport
from dragoman.record import writing
from dragoman.record.deriving import Merge, write_actors, write_events
from dragoman.record.filing import file_reports
from dragoman.record.identity import Standing, file_of, find_standing, hash_content, normalise_address, refuse_broken
from dragoman.record.opening import connect, translated
from dragoman.record.own_actors import Target, load_redirects
from dragoman.record.redirecting import redirect_reports

Saved = Literal["new", "unchanged", "replaced"]


def open_record(
    path: str | os.PathLike[str], *, create: bool = True, busy_seconds: float = 10.0, merge: Merge = merge_reports
) -> Record:
    """The record at ``path``, made where there is none and ``create`` is true.

    Other processes may read at the same time; one that writes is waited for ``busy_seconds``. ``merge`` makes events of
    filed reports.
    """
    name = os.fspath(path)
    return Record(name, connect(name, create=create, busy_seconds=busy_seconds), busy_seconds=busy_seconds, merge=merge)


class Record:
    """An open record. Use it in ``with``, in one thread; ``connection`` is for the modules of this package."""

    def __init__(self, path: str, connection: sqlite3.Connection, *, busy_seconds: float, merge: Merge) -> None:
        self.path = path
        self.connection = connection
        self._busy_seconds = busy_seconds
        self._merge = merge

    def __enter__(self) -> Record:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file; what was committed stays."""
        self.connection.close()

    @property
    def stale(self) -> bool:
        """Whether readings were saved after events were last derived."""
        with self._translated():
            return bool(self._meta("stale"))

    def holds(self, document: Document, *, reader_version: str) -> bool:
        """Whether this very text, with all that bears on reading it, was read by this reader: nothing need be done."""
        try:
            refuse_broken(document)
            with self._translated():
                standing = find_standing(self.connection, document)
                return is_unchanged(standing, document, reader_version) and not self._failed(document.origin)
        except InputError:
            # what is wrong with it is said when it is saved
            return False

    def save_reading(self, reading: Reading, *, reader_version: str, read_at: str) -> Saved:
        """What became of the reading: its document is new, stood there already, or replaced an older reading.

        ``read_at`` is an ISO time. A document counts as read before if its address or id, its text with all that bears
        on reading it, and the reader's version are the same; then nothing is written at all.
        """
        document = reading.document
        refuse_broken(document)
        # Looked at before anything is locked, so that reading a corpus again disturbs nobody.
        with self._translated():
            unchanged = is_unchanged(find_standing(self.connection, document), document, reader_version)
            if unchanged and not self._failed(document.origin):
                return "unchanged"
        with self._transaction():
            self.connection.execute("DELETE FROM failures WHERE origin = ?", (document.origin,))
            former = find_standing(self.connection, document)
            if is_unchanged(former, document, reader_version):
                return "unchanged"
            writing.write_reading(self.connection, reading, former, reader_version=reader_version, read_at=read_at)
            self._mark_changed()
        return "new" if former is None else "replaced"

    def save_failure(self, origin: str, problem: str, read_at: str) -> None:
        """Note an input that could not be read; the same failure again writes nothing."""
        with self._translated():
            if self._failed(origin) == problem:
                return
        with self._transaction():
            self.connection.execute(
                "INSERT OR REPLACE INTO failures (origin, problem, read_at) VALUES (?, ?, ?)",
                (origin, problem, read_at),
            )

    def derive(self) -> bool:
        """Whether the events changed when they were derived again from all reports of the record."""
        # Merging may take long, so it is done before the lock is taken, and again under it only if someone saved.
        with self._reading():
            change = self._meta("change")
            filed, redirects = self._told()
        events = self._merge(filed)
        with self._transaction():
            if self._meta("change") != change:
                filed, redirects = self._told()
                events = self._merge(filed)
            origins = {report.report.id: report.origin for report in filed}
            changed = write_events(self.connection, events, origins)
            write_actors(self.connection, filed, redirects)
            self.connection.execute("UPDATE meta SET value = 0 WHERE key = 'stale' AND value <> 0")
        return changed

    def _told(self) -> tuple[tuple[FiledReport, ...], Mapping[str, Target]]:
        """Every report, told of the actors that ids lead to, and where ids lead."""
        redirects = load_redirects(self.connection)
        return redirect_reports(file_reports(self.connection), redirects), redirects

    @contextmanager
    def changing(self) -> Iterator[sqlite3.Connection]:
        """The connection for a change that events must be derived again after, written whole or not at all."""
        with self._transaction():
            yield self.connection
            self._mark_changed()

    @contextmanager
    def looking(self) -> Iterator[sqlite3.Connection]:
        """The connection for a look at one state of the file, events as they stand there."""
        with self._reading():
            yield self.connection

    @contextmanager
    def settled(self) -> Iterator[sqlite3.Connection]:
        """The connection for a query: events derived if need be, then one state of the file throughout the block."""
        if self.stale:
            self.derive()
        with self._reading():
            yield self.connection

    def forget(self, document: str) -> int:
        """How many documents were forgotten: all whose id, address or file is ``document``, with every version.

        Failed inputs of that file go too. The words leave the file itself, not only its tables.
        """
        with self._transaction():
            identities = self._find(document)
            for identity in identities:
                writing.drop_document(self.connection, identity)
            failed = self.connection.execute("DELETE FROM failures WHERE origin IN (?, ?)", paths(document)).rowcount
            if not identities and not failed:
                raise UsageError(f"no document of the record has the id, address or file {document!r}")
            if identities:
                self.connection.execute("INSERT INTO passage_words (passage_words) VALUES ('optimize')")
                self._mark_changed()
        if identities:
            self.derive()
        with suppress(sqlite3.Error):
            # Fails only while others read; the last of them to close does it then.
            self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return len(identities)

    def copy(self, path: str | os.PathLike[str]) -> None:
        """Copy the record, which may be in use, to a new file; nothing is ever overwritten."""
        target = os.fspath(path)
        part = f"{target}.part"
        if os.path.exists(target):
            raise RecordError(target, "exists already; a copy overwrites nothing")
        try:
            with suppress(FileNotFoundError):
                os.unlink(part)
            with self._translated():
                copy = sqlite3.connect(part)
                try:
                    self.connection.backup(copy)
                finally:
                    copy.close()
            put_in_place(part, target)
        except (OSError, sqlite3.Error, RecordError) as error:
            with suppress(OSError):
                os.unlink(part)
            raise RecordError(target, f"cannot be written: {reason(error)}") from error

    def _find(self, document: str) -> list[int]:
        """The documents with this id, address or file."""
        found = self.connection.execute(
            "SELECT versions.document, versions.id, versions.origin, documents.address FROM versions"
            " JOIN documents ON documents.number = versions.document"
        )
        address = normalise_address(document)
        return sorted(
            {
                row["document"]
                for row in found
                if document == row["id"]
                or (row["address"] is not None and row["address"] == address)
                or row["origin"] in paths(document)
                or file_of(row["origin"]) in paths(document)
            }
        )

    def _failed(self, origin: str | None) -> str | None:
        """Why the input could not be read when that was last noted."""
        row = self.connection.execute("SELECT problem FROM failures WHERE origin = ?", (origin,)).fetchone()
        return None if row is None else str(row["problem"])

    def _meta(self, key: str) -> int:
        """The value of a key of the table ``meta``."""
        return int(self.connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])

    def _mark_changed(self) -> None:
        """Note that events must be derived again."""
        self.connection.execute("UPDATE meta SET value = value + 1 WHERE key = 'change'")
        self.connection.execute("UPDATE meta SET value = 1 WHERE key = 'stale'")

    def _translated(self) -> AbstractContextManager[None]:
        """A block in which SQLite's errors are told as errors of the record."""
        return translated(self.path, self._busy_seconds)

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        """A block that is written whole or not at all."""
        with self._translated():
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                self.connection.rollback()
                raise

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """A block that sees one state of the file, whatever others write; blocks may stand in blocks."""
        if self.connection.in_transaction:
            yield
            return
        with self._translated():
            self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.rollback()


def is_unchanged(former: Standing | None, document: Document, reader_version: str) -> bool:
    """Whether the record holds this very document, read by this very reader."""
    return (
        former is not None and former.content_hash == hash_content(document) and former.reader_version == reader_version
    )


def put_in_place(part: str, target: str) -> None:
    """Give the finished file its name without replacing another."""
    try:
        # A link fails where a file has come up meanwhile, a rename would replace it.
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks have file systems without links.
        os.rename(part, target)
    else:
        os.unlink(part)


def paths(document: str) -> tuple[str, str]:
    """A file as named and with its whole path."""
    return document, os.path.abspath(document)


def reason(error: Exception) -> str:
    """Why a file could not be written, in a few words."""
    return (error.strerror or "").lower() if isinstance(error, OSError) else str(error)
