"""Brings a record that an older Dragoman made up to date, after a copy of it has been put beside it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

from dragoman.errors import RecordError

UPGRADES = Path(__file__).with_name("upgrades")


def upgrade(connection: sqlite3.Connection, path: str, version: Callable[[], int], wanted: int) -> None:
    """Bring the file behind the connection from its version to the wanted one, whole or not at all.

    ``version`` tells the version that the file has. Another process may have done it while this one waited.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        former = version()
        if former < wanted:
            back_up(path, former)
            for step in range(former + 1, wanted + 1):
                for statement in statements((UPGRADES / f"to_{step}.sql").read_text(encoding="utf-8")):
                    connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {wanted}")
        connection.execute("COMMIT")
    except BaseException:
        connection.rollback()
        raise


def back_up(path: str, version: int) -> None:
    """Copy the record to ``NAME.v1.bak``, or the first such name with a number behind it that no file has."""
    target = f"{path}.v{version}.bak"
    target = next(name for name in (target, *(f"{target}.{n}" for n in range(2, 1000))) if not os.path.exists(name))
    try:
        # Whoever upgrades holds the lock for writing, so that what others read is the whole of the old record.
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(target)) as copy:
            source.backup(copy)
    except sqlite3.Error as error:
        with suppress(OSError):
            os.unlink(target)
        raise RecordError(
            path, f"cannot be brought up to date: no copy could be written to {target}: {error}"
        ) from error


def statements(script: str) -> Iterator[str]:
    """The single statements of an SQL script, so that they can run inside one transaction.

    >>> list(statements("SELECT 1; -- one\\nSELECT\\n2;\\n"))
    ['SELECT 1; -- one\\n', 'SELECT\\n2;\\n']
    """
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
