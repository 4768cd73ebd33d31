"""A small record made by hand, so that what commands print does not change with what readers learn."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

sys.path.insert(0, str(Path(__file__).parent))

from made_record import fill_record

from dragoman.cli.main import commands

GOLDEN = Path(__file__).parent / "golden"

Run = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs a command line as in a pipe; the result's ``output`` is both streams, ``stdout`` and ``stderr`` each."""
    monkeypatch.delenv("DRAGOMAN_RECORD", raising=False)
    runner = CliRunner()

    def run_command(*arguments: str, **more: object) -> Result:
        return runner.invoke(commands, [str(a) for a in arguments], prog_name="dragoman", **more)  # type: ignore[arg-type]

    return run_command


@pytest.fixture
def record(tmp_path: Path) -> str:
    """The path of the made record."""
    path = tmp_path / "made.dragoman"
    fill_record(path)
    return str(path)


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Compares with a kept file; DRAGOMAN_GOLDEN=write writes it anew."""

    def compare(name: str, found: str) -> None:
        path = GOLDEN / name
        if os.environ.get("DRAGOMAN_GOLDEN") == "write":
            path.parent.mkdir(exist_ok=True)
            path.write_text(found, encoding="utf-8")
        assert found == path.read_text(encoding="utf-8")

    return compare
