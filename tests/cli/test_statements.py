"""The commands ``quotes``, ``figures`` and ``claims`` on a text that holds each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from dragoman.cli.main import commands

TEXT = """LIMA, March 4 - Peru and Chile met twice last year.

“The border stays open,” Gabriel Boric said in Arica. He added that trade between Chile and Peru had reached $4 billion in 2023.

According to Boric, more than 30 Chilean companies operate in Peru.
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A record of the text."""
    folder = tmp_path_factory.mktemp("told")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    path = str(folder / "r.dragoman")
    result = CliRunner().invoke(
        commands, ["read", str(folder / "a.txt"), "--published", "2024-03-04", "--record", path]
    )
    assert result.exit_code == 0, result.output
    return path


@pytest.mark.model
def test_quotes(run: Callable[..., Result], told: str) -> None:
    output = run("quotes", "boric", "--record", told).stdout
    assert "3 quotes" in output
    assert "“The border stays open”" in output
    rows = json.loads(run("quotes", "chile", "--direct", "--json", "--record", told).stdout)
    assert [(row["speaker"], row["text"], row["published"]) for row in rows] == [
        ("Gabriel Boric", "The border stays open", "2024-03-04")
    ]


@pytest.mark.model
def test_figures(run: Callable[..., Result], told: str) -> None:
    rows = json.loads(run("figures", "chile", "peru", "--json", "--record", told).stdout)
    assert [(row["value"], row["unit"], row["bound"]) for row in rows] == [
        (4e9, "USD", "exact"),
        (30, "companies", "over"),
    ]
    assert "$4 billion" in run("figures", "boric", "peru", "--on", "trade", "--record", told).stdout


@pytest.mark.model
def test_claims(run: Callable[..., Result], told: str) -> None:
    rows = list(csv.DictReader(io.StringIO(run("claims", "--csv", "--record", told).stdout)))
    assert [(row["kind"], row["count"], row["window"]) for row in rows] == [("count", "2", "2023")]
    assert "2 meetings in 2023" in run("claims", "peru", "chile", "--record", told).stdout
    assert "0 claims" in run("claims", "peru", "bolivia", "--record", told).stdout


@pytest.mark.model
def test_who_is_unknown_is_told_in_one_line(run: Callable[..., Result], told: str) -> None:
    result = run("quotes", "nobody at all", "--record", told)
    assert result.exit_code == 2
    assert len(result.output.strip().splitlines()) == 1


def test_json_and_csv_exclude_one_another(run: Callable[..., Result], tmp_path: Path) -> None:
    for command in (("quotes", "putin"), ("figures", "a", "b"), ("claims",)):
        assert run(*command, "--json", "--csv", "--record", tmp_path / "none").exit_code == 2
