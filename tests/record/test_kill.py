"""A killed process loses nothing that was committed, and reading again ends in the same record."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from readings import LAVROV, NURTLEU, PUTIN, TOKAYEV, merge, new_record, save, tell

from dragoman.model.readings import Reading
from dragoman.record import queries
from dragoman.record.dump import dump
from dragoman.record.store import open_record

WRITER = """
import sys
sys.path.insert(0, sys.argv[2])
from readings import *
from test_kill import many_readings
with open_record(sys.argv[1], merge=merge) as record:
    for number, reading in enumerate(many_readings()):
        save(record, reading)
        if number % 25 == 24:
            record.derive()
        print(number, flush=True)
"""


def many_readings() -> list[Reading]:
    """Three hundred documents, many of them of the same meetings."""
    pairs = ((PUTIN, TOKAYEV), (LAVROV, NURTLEU))
    return [
        tell(
            f"{n} They met for talks. " + "They spoke of trade and of gas. " * 40,
            *pairs[n % 2],
            date=f"2024-01-{1 + n % 28:02d}",
            published=f"2024-02-{1 + n % 28:02d}",
        )
        for n in range(300)
    ]


@pytest.mark.parametrize("saved", [1, 30, 149])
def test_killed_in_the_middle_then_run_again(path: Path, tmp_path: Path, saved: int) -> None:
    readings = many_readings()
    here = str(Path(__file__).parent)
    writer = subprocess.Popen([sys.executable, "-c", WRITER, str(path), here], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    for line in writer.stdout:
        if int(line) >= saved:
            break
    writer.send_signal(signal.SIGKILL)
    writer.wait()

    plain = sqlite3.connect(path)
    assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert plain.execute("SELECT count(*) FROM documents").fetchone()[0] > saved
    plain.close()
    with open_record(path, merge=merge) as record:
        for reading in readings[: saved + 1]:
            assert queries.reading(record, reading.document.id) == reading
        outcomes = save(record, *readings)
        assert outcomes[: saved + 1] == ["unchanged"] * (saved + 1)
        again = dump(record, history=False)
    with new_record(tmp_path / "whole.dragoman", *readings) as whole:
        assert dump(whole, history=False) == again
