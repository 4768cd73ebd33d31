"""Connections to record files: made, checked, and their troubles told in one line each.

A file is a record if SQLite reads it and it bears Dragoman's application id. Nothing is written to a file that is not
a record, nor to one that a newer Dragoman made; one that an older made is brought up to date.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dragoman.errors import RecordBusyError, RecordError
from dragoman.record.upgrading import statements, upgrade

# "drgm" in ASCII; `file` and other tools find it at byte 68.
APPLICATION_ID = 0x6472676D
HEADER = b"SQLite format 3\0"
SCHEMA_VERSION = 3
SCHEMA = Path(__file__).with_name("schema.sql")

PROBLEMS = {
    sqlite3.SQLITE_NOTADB: "is not a Dragoman record",
    sqlite3.SQLITE_CORRUPT: "is damaged; restore it from a copy, or read the documents again into a new record",
    sqlite3.SQLITE_READONLY: "may be read but not written",
    sqlite3.SQLITE_PERM: "permission denied",
    sqlite3.SQLITE_CANTOPEN: "cannot be opened",
    sqlite3.SQLITE_FULL: "the disk is full; nothing of this step was written",
    sqlite3.SQLITE_IOERR: "the disk failed while it was read or written",
}


@contextmanager
def translated(path: str, busy_seconds: float) -> Iterator[None]:
    """A block that tells SQLite's troubles with the file as :class:`RecordError`; mistakes of ours pass through."""
    try:
        yield
    except sqlite3.Error as error:
        # The low byte is the kind of trouble, the rest its finer print.
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            problem = f"in use by another process for more than {busy_seconds:g} s; try again later"
            raise RecordBusyError(path, problem) from error
        if code in PROBLEMS:
            raise RecordError(path, PROBLEMS[code]) from error
        raise


def connect(path: str, *, create: bool, busy_seconds: float) -> sqlite3.Connection:
    """A connection to the record at ``path``, made first where ``create`` says so and nothing is there."""
    check_path(path, create=create)
    writable = not os.path.exists(path) or os.access(path, os.W_OK)
    target = path if writable else read_only_address(path)
    with translated(path, busy_seconds):
        # Transactions are begun by name (isolation_level=None): the module's own guesses would begin them too late.
        connection = sqlite3.connect(target, timeout=busy_seconds, isolation_level=None, uri=not writable)
        try:
            prepare(connection, path, create=create)
        except BaseException:
            connection.close()
            raise
    return connection


def read_only_address(path: str) -> str:
    """The address by which SQLite opens a file that may only be read."""
    address = f"{Path(path).absolute().as_uri()}?mode=ro"
    # Beside a file in WAL mode SQLite makes another; where it may not, the file must be taken as one that stands still.
    still = not os.access(os.path.dirname(os.path.abspath(path)), os.W_OK) and not os.path.exists(f"{path}-wal")
    return f"{address}&immutable=1" if still else address


def check_path(path: str, *, create: bool) -> None:
    """Refuse a path at which no record can be."""
    if not path:
        raise RecordError("record", "no file is named")
    if os.path.isdir(path):
        raise RecordError(path, "is a directory; a record is a file")
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise RecordError(path, f"there is no folder {folder}")
    if os.path.exists(path):
        if not os.access(path, os.R_OK):
            raise RecordError(path, "permission denied")
        with open(path, "rb") as file:
            # SQLite takes a file of a few bytes for an empty one and would write over it.
            if file.read(len(HEADER)) not in (b"", HEADER):
                raise RecordError(path, "is not a Dragoman record")
        return
    if not os.access(folder, os.X_OK):
        raise RecordError(path, "permission denied")
    if not create:
        raise RecordError(path, "there is no record here yet; reading documents makes one")
    if not os.access(folder, os.W_OK):
        raise RecordError(path, "cannot be made: the folder may not be written to")


def prepare(connection: sqlite3.Connection, path: str, *, create: bool) -> None:
    """Check the file behind the connection, give an empty one its tables, and set what each connection needs."""
    connection.row_factory = sqlite3.Row
    if is_empty(connection):
        if not create:
            raise RecordError(path, "there is no record here yet; reading documents makes one")
        make_tables(connection)
    if pragma(connection, "application_id") != APPLICATION_ID:
        raise RecordError(path, "is not a Dragoman record")
    version = pragma(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise RecordError(path, f"was made by a newer Dragoman (schema {version}, this one knows {SCHEMA_VERSION})")
    if version < SCHEMA_VERSION:
        if not os.access(path, os.W_OK):
            raise RecordError(
                path, f"was made by an older Dragoman (schema {version}); make it writable to bring it up to date"
            )
        upgrade(connection, path, lambda: pragma(connection, "user_version"), SCHEMA_VERSION)
    connection.execute("PRAGMA foreign_keys = ON")
    # What is deleted is overwritten: words that someone asks to forget shall not lie in the file's free pages.
    connection.execute("PRAGMA secure_delete = ON")
    # In WAL mode this loses nothing when a process is killed; only a power cut can lose the last commits.
    connection.execute("PRAGMA synchronous = NORMAL")


def make_tables(connection: sqlite3.Connection) -> None:
    """Make the tables in one transaction, unless another process has just done so."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        if is_empty(connection):
            for statement in statements(SCHEMA.read_text(encoding="utf-8")):
                connection.execute(statement)
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def is_empty(connection: sqlite3.Connection) -> bool:
    """Whether the file is new: no tables and nobody's application id."""
    tables = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    return tables == 0 and pragma(connection, "application_id") == 0 and pragma(connection, "user_version") == 0


def pragma(connection: sqlite3.Connection, name: str) -> int:
    """The value of a numeric pragma."""
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])
