"""Records that the first Dragoman made, brought up to date: nothing lost, a copy kept, whole or not at all."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from readings import PUTIN, TOKAYEV, merge, new_record, rich_reading, save, tell

from dragoman.errors import RecordError
from dragoman.record import opening, upgrading
from dragoman.record.opening import SCHEMA_VERSION, make_tables, pragma
from dragoman.record.queries import stats
from dragoman.record.store import open_record

OLD = Path(__file__).with_name("schema_1.sql")


def old_record(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A record of schema 1 with two documents, made by its own statements."""
    with monkeypatch.context() as patched:
        patched.setattr(opening, "SCHEMA", OLD)
        patched.setattr(opening, "SCHEMA_VERSION", 1)
        connection = sqlite3.connect(path, isolation_level=None)
        make_tables(connection)
        connection.executescript(
            "INSERT INTO documents (number, address) VALUES (1, 'example.org/old');"
            "INSERT INTO versions VALUES (1, 1, 'd1', 1, 'T', '2024-05-21', 'metadata', 'en', 'O', NULL, 'a.txt', 'h', 'c', 'r', 'now');"
            "INSERT INTO texts VALUES (1, 'Jan Kowalik met nobody.');"
            "INSERT INTO times VALUES (1, 0, 0, 3, 'DATE', NULL, NULL, NULL, NULL, NULL, 'stated', 'r', NULL, NULL, NULL);"
            "INSERT INTO offices VALUES (1, 0, 'Jan', 'jan', 'mayor', NULL, 'POL', NULL, NULL, NULL, 0, 3);"
        )
        connection.close()


def objects(path: Path) -> dict[str, object]:
    """Tables with their columns, and all else that the schema has."""
    with sqlite3.connect(path) as plain:
        names = plain.execute("SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'").fetchall()
        return {
            f"{kind} {name}": sorted(row[1:5] for row in plain.execute(f"PRAGMA table_xinfo({name})"))
            for kind, name in names
        }


def test_an_older_record_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.dragoman"
    old_record(path, monkeypatch)
    new_record(tmp_path / "new.dragoman").close()
    with open_record(path, merge=merge) as record:
        assert pragma(record.connection, "user_version") == SCHEMA_VERSION
        assert stats(record).documents == 1
        save(record, rich_reading(), tell("Putin met Tokayev.", PUTIN, TOKAYEV))
        assert stats(record).documents == 3
    assert objects(path) == objects(tmp_path / "new.dragoman")


def test_the_second_schema_is_brought_up_to_date(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.dragoman"
    with monkeypatch.context() as patched:
        patched.setattr(opening, "SCHEMA", OLD.with_name("schema_2.sql"))
        patched.setattr(opening, "SCHEMA_VERSION", 2)
        connection = sqlite3.connect(path, isolation_level=None)
        make_tables(connection)
        connection.execute("INSERT INTO documents (number, address) VALUES (1, 'example.org/old')")
        connection.close()
    new_record(tmp_path / "new.dragoman").close()
    with open_record(path, merge=merge) as record:
        save(record, rich_reading())
        assert stats(record).documents == 1
    assert objects(path) == objects(tmp_path / "new.dragoman")
    assert (tmp_path / "r.dragoman.v2.bak").exists()


def test_the_copy_is_the_old_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.dragoman"
    old_record(path, monkeypatch)
    open_record(path, merge=merge).close()
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.endswith(("-wal", "-shm"))) == [
        "r.dragoman",
        "r.dragoman.v1.bak",
    ]
    with sqlite3.connect(tmp_path / "r.dragoman.v1.bak") as plain:
        assert plain.execute("PRAGMA user_version").fetchone()[0] == 1
        assert plain.execute("SELECT text FROM texts").fetchall() == [("Jan Kowalik met nobody.",)]


def test_no_copy_is_overwritten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.dragoman"
    old_record(path, monkeypatch)
    (tmp_path / "r.dragoman.v1.bak").write_text("mine")
    open_record(path, merge=merge).close()
    assert (tmp_path / "r.dragoman.v1.bak").read_text() == "mine"
    assert (tmp_path / "r.dragoman.v1.bak.2").exists()


def test_it_is_done_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.dragoman"
    old_record(path, monkeypatch)
    script = "import sys; from dragoman.record.store import open_record; open_record(sys.argv[1], create=False).close()"
    openers = [subprocess.Popen([sys.executable, "-c", script, str(path)], stderr=subprocess.PIPE) for _ in range(4)]
    for opener in openers:
        _, problem = opener.communicate(timeout=60)
        assert opener.returncode == 0, problem.decode()
    assert len(list(tmp_path.glob("*.bak*"))) == 1


def test_a_failure_leaves_the_record_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.dragoman"
    old_record(path, monkeypatch)
    steps = tmp_path / "steps"
    steps.mkdir()
    (steps / "to_2.sql").write_text("CREATE TABLE half (x);\nCREATE TABLE meta (x);\n")
    monkeypatch.setattr(upgrading, "UPGRADES", steps)
    with pytest.raises(sqlite3.OperationalError):
        open_record(path, merge=merge)
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA user_version").fetchone()[0] == 1
        assert plain.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'half'").fetchone()[0] == 0


def test_without_room_for_a_copy_nothing_is_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.dragoman"
    old_record(path, monkeypatch)

    def refuse(*_: object) -> None:
        raise RecordError(str(path), "cannot be brought up to date: no copy could be written")

    monkeypatch.setattr(upgrading, "back_up", refuse)
    with pytest.raises(RecordError, match="no copy could be written"):
        open_record(path, merge=merge)
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA user_version").fetchone()[0] == 1


def test_one_that_may_not_be_written_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "r.dragoman"
    old_record(path, monkeypatch)
    monkeypatch.setattr(os, "access", lambda file, mode: mode != os.W_OK)
    with pytest.raises(RecordError, match=r"was made by an older Dragoman \(schema 1\); make it writable"):
        open_record(path, create=False, merge=merge)
