"""Bad files, busy files, newer files: one clear line each, and nothing written to what is not ours."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from readings import PUTIN, READ_AT, TOKAYEV, merge, new_record, tell

from dragoman.errors import RecordBusyError, RecordError
from dragoman.record import queries
from dragoman.record.opening import APPLICATION_ID, SCHEMA_VERSION
from dragoman.record.store import open_record

READING = tell("Putin met Tokayev.", PUTIN, TOKAYEV)


def refuses(path: Path, problem: str, *, create: bool = True) -> None:
    with pytest.raises(RecordError, match=problem) as caught:
        open_record(path, create=create)
    assert caught.value.exit_status == 3
    assert str(caught.value).startswith(f"{path}: ")
    assert "\n" not in str(caught.value)


def test_a_new_record_says_what_it_is(path: Path) -> None:
    open_record(path).close()
    with sqlite3.connect(path) as plain:
        assert plain.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert plain.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        assert plain.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        tables = plain.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table' AND schema = 'main'")
        assert [
            name for name, strict in tables if not strict and not name.startswith(("sqlite_", "passage_words"))
        ] == []


@pytest.mark.parametrize("size", [1, 40, 600, 5000])
def test_a_text_file_is_no_record(path: Path, size: int) -> None:
    path.write_text("x" * size)
    refuses(path, "is not a Dragoman record")
    assert path.read_text() == "x" * size


def test_another_database_is_no_record_and_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as plain:
        plain.execute("CREATE TABLE own (x)")
    before = path.read_bytes()
    refuses(path, "is not a Dragoman record")
    assert path.read_bytes() == before


def test_a_newer_record_is_refused(path: Path) -> None:
    open_record(path).close()
    with sqlite3.connect(path) as plain:
        plain.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    refuses(path, rf"was made by a newer Dragoman \(schema {SCHEMA_VERSION + 1}, this one knows {SCHEMA_VERSION}\)")


def test_a_directory_is_refused(tmp_path: Path) -> None:
    refuses(tmp_path, "is a directory")


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    refuses(tmp_path / "none" / "x.dragoman", "there is no folder .*none")


def test_no_name_is_refused() -> None:
    with pytest.raises(RecordError, match="no file is named"):
        open_record("")


def test_a_missing_or_empty_record_is_not_made_for_a_query(path: Path) -> None:
    refuses(path, "there is no record here yet", create=False)
    assert not path.exists()
    path.touch()
    refuses(path, "there is no record here yet", create=False)
    assert path.read_bytes() == b""


def test_an_empty_file_becomes_a_record(path: Path) -> None:
    path.touch()
    with new_record(path, READING) as record:
        assert queries.stats(record).documents == 1


def test_a_damaged_record_is_told(path: Path) -> None:
    new_record(path, READING).close()
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    with pytest.raises(RecordError, match="is damaged"), open_record(path, merge=merge) as record:
        queries.stats(record)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read and write everything")
def test_permission_denied(path: Path, tmp_path: Path) -> None:
    new_record(path, READING).close()
    path.chmod(0)
    refuses(path, "permission denied")
    path.chmod(0o600)
    tmp_path.chmod(0o500)
    refuses(tmp_path / "new.dragoman", "cannot be made")
    tmp_path.chmod(0o700)


def test_permission_denied_as_told_by_the_system(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    new_record(path, READING).close()
    monkeypatch.setattr(os, "access", lambda file, mode: False)
    refuses(path, "permission denied")


def test_a_record_that_may_only_be_read_answers(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with new_record(path, READING) as record:
        record.derive()
    monkeypatch.setattr(os, "access", lambda file, mode: mode != os.W_OK)
    with open_record(path, create=False, merge=merge) as record:
        assert queries.stats(record).events == 1
        with pytest.raises(RecordError, match="may be read but not written"):
            record.save_failure("x", "holds no text", READ_AT)


def test_a_record_in_use_for_too_long(path: Path) -> None:
    new_record(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with open_record(path, busy_seconds=0.1, merge=merge) as record:
        # Reading goes on while another writes.
        assert queries.stats(record).documents == 0
        with pytest.raises(RecordBusyError, match=r"in use by another process for more than 0\.1 s") as caught:
            record.save_reading(READING, reader_version="1", read_at=READ_AT)
        assert caught.value.exit_status == 4
        other.execute("ROLLBACK")
        assert record.save_reading(READING, reader_version="1", read_at=READ_AT) == "new"
    other.close()


def test_many_processes_may_make_and_write_one_record_together(path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[2]); from readings import *\n"
        "with open_record(sys.argv[1], merge=merge) as record:\n"
        "    for n in range(20):\n"
        "        save(record, tell(f'{sys.argv[3]}.{n} Putin met Tokayev.', PUTIN, TOKAYEV))\n"
    )
    here = str(Path(__file__).parent)
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(path), here, str(n)], stderr=subprocess.PIPE)
        for n in range(4)
    ]
    for writer in writers:
        _, problem = writer.communicate(timeout=60)
        assert writer.returncode == 0, problem.decode()
    with open_record(path, merge=merge) as record:
        assert queries.stats(record).documents == 80


def test_opening_and_asking_is_quick(path: Path) -> None:
    new_record(path, READING).close()
    with open_record(path, merge=merge) as record:
        record.derive()
    start = time.perf_counter()
    with open_record(path, create=False) as record:
        queries.ledger(record, "vladimir-putin", "kaz")
    assert time.perf_counter() - start < 0.1


def test_a_query_loads_nothing_heavy(path: Path) -> None:
    with new_record(path, READING) as record:
        record.derive()
    script = (
        "import sys; from dragoman.record import queries, store\n"
        "with store.open_record(sys.argv[1], create=False) as record: queries.ledger(record, 'rus', 'kaz')\n"
        "heavy = {'spacy', 'numpy', 'scipy', 'rapidfuzz', 'trafilatura'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
