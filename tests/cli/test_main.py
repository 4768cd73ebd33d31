"""The program itself: what it loads to start, and how it ends when others end it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

MAIN = [sys.executable, "-c", "from dragoman.cli.main import main; main()"]
HEAVY = (
    "spacy", "numpy", "trafilatura", "htmldate", "lxml", "polars", "altair", "rich", "jinja2", "multiprocessing", "yaml",
    "dragoman.flow", "dragoman.language", "dragoman.sources",
)  # fmt: skip


@pytest.mark.parametrize(
    "command",
    [
        ("ledger", "putin", "tokayev"),
        ("events", "putin", "tokayev"),
        ("show", "e1"),
        ("search", "moscow"),
        ("documents",),
        ("record", "stats"),
        ("actors", "show", "putin"),
        ("actors", "search", "tokay"),
        ("actors", "decisions"),
    ],
)
def test_asking_loads_nothing_heavy(command, record):
    code = (
        "import sys; from dragoman.cli.main import run; run(sys.argv[1:]);"
        "print('LOADED', *sys.modules, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *command, "--record", record], capture_output=True, text=True, check=True
    )
    loaded = set(done.stderr.split("LOADED")[1].split())
    assert [name for name in HEAVY if name in loaded] == []


def test_to_import_dragoman_loads_nothing():
    code = "import sys; before = set(sys.modules); import dragoman; print(*sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert [name for name in done.stdout.split() if name.startswith("dragoman.")] == []


def test_public_names_are_those_listed():
    import dragoman

    for name in dragoman.__all__:
        assert getattr(dragoman, name) is not None
    assert set(dir(dragoman)) == set(dragoman.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'nosuch'"):
        _ = dragoman.nosuch


def test_whoever_reads_our_output_may_leave(record):
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w") as closed:
        done = subprocess.run(
            [*MAIN, "ledger", "putin", "tokayev", "--json", "--record", record],
            stdout=closed, stderr=subprocess.PIPE, text=True, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr) == (141, "")


def test_a_terminal_without_our_letters(record):
    done = subprocess.run(
        [*MAIN, "show", "e1", "--cite", "--record", record],
        capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}, check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    rows = subprocess.run(
        [*MAIN, "show", "e1", "--json", "--record", record],
        capture_output=True, env={**os.environ, "PYTHONIOENCODING": "ascii"}, check=True,
    )  # fmt: skip
    assert rows.stdout.isascii()


@pytest.mark.slow
@pytest.mark.model
def test_ctrl_c_keeps_what_was_read(tmp_path):
    path, record = tmp_path / "many.jsonl", str(tmp_path / "r.dragoman")
    line = '{{"id": "{}", "text": "President Putin met President Tokayev in Moscow on May {}, 2024. {}"}}\n'
    path.write_text("".join(line.format(n, n % 28 + 1, n) for n in range(20_000)))
    process = subprocess.Popen([*MAIN, "read", str(path), "--record", record], stderr=subprocess.PIPE, text=True)
    while not (Path(record).exists() and Path(f"{record}-wal").exists() and os.path.getsize(f"{record}-wal") > 400_000):
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=20)
    assert process.returncode == 130
    assert told.startswith("read ") and told.endswith("dragoman: stopped\n")
    assert "Traceback" not in told
    stats = subprocess.run([*MAIN, "record", "stats", "--record", record], capture_output=True, text=True, check=True)
    kept = int(told.split()[1].replace(",", ""))
    assert kept > 0 and f"{kept:,}" in stats.stdout.splitlines()[1]


# What Python alone takes to start on the machine on which the fifth of a second was measured.
BARE = 0.018


@pytest.mark.slow
def test_asking_starts_in_a_fifth_of_a_second(record):
    def seconds(*command: str) -> float:
        begin = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        return time.perf_counter() - begin

    asked = min(seconds(*MAIN, "ledger", "putin", "tokayev", "--record", record) for _ in range(15))
    bare = min(seconds(sys.executable, "-c", "pass") for _ in range(15))
    assert asked < 0.2 * max(bare / BARE, 1)
