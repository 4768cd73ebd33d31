"""Whole commands over the made record, each against what it printed when somebody last looked at it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

COMMANDS = {
    "ledger.txt": ("ledger", "putin", "Токаев"),
    "ledger-states.txt": ("ledger", "RUS", "kazakhstan"),
    "ledger-since.txt": ("ledger", "putin", "tokayev", "--since", "2024"),
    "ledger-phone.txt": ("ledger", "putin", "tokayev", "--medium", "phone,video"),
    "ledger.json": ("ledger", "putin", "tokayev", "--json"),
    "ledger.csv": ("ledger", "putin", "tokayev", "--csv"),
    "events.txt": ("events", "RUS", "kazakhstan"),
    "events.csv": ("events", "putin", "tokayev", "--csv"),
    "events.json": ("events", "putin", "tokayev", "--kind", "consult", "--json"),
    "show.txt": ("show", "e1"),
    "show-part.txt": ("show", "e3"),
    "show.json": ("show", "e1", "--json"),
    "cite.txt": ("show", "e1", "--cite"),
    "search.txt": ("search", '"Putin visited"', "kazakhstan"),
    "documents.txt": ("documents",),
    "documents.csv": ("documents", "--csv"),
    "failed.txt": ("documents", "--failed"),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_command(name, run, record, golden):
    result = run(*COMMANDS[name], "--record", record)
    assert result.exit_code == 0, result.output
    golden(name, result.stdout)


def test_dossier(run, record, golden, tmp_path):
    page = tmp_path / "page.html"
    result = run("dossier", "putin", "tokayev", "-o", str(page), "--record", record)
    assert result.exit_code == 0, result.output
    assert "3 contacts held" in result.stderr
    golden(
        "dossier.html", re.sub(r"Made on [^.]*? with Dragoman [\d.]+", "Made on DAY with Dragoman", page.read_text())
    )
    assert sorted(p.name for p in tmp_path.iterdir() if p.suffix in {".html", ".part"}) == ["page.html"]


def test_json_is_an_array_of_events_with_counts(run, record):
    rows = json.loads(run("ledger", "putin", "tokayev", "--json", "--record", record).stdout)
    assert [row["id"][:2] for row in rows] == ["e2", "e3", "e1", "e4", "e6", "e5"]
    assert [row["counted"] for row in rows] == [True, False, True, True, False, False]
    first = rows[2]
    assert (first["report_count"], first["document_count"], first["origin_count"]) == (2, 2, 2)
    assert first["date"] == first["begin"] == first["finish"] == "2024-05-09"
    assert rows[1]["part_of"] == rows[0]["id"]


def test_no_cell_begins_a_formula(run, record):
    rows = list(csv.DictReader(io.StringIO(run("ledger", "putin", "tokayev", "--csv", "--record", record).stdout)))
    sentences = [row["sentence"] for row in rows]
    assert any(sentence.startswith("'=HYPERLINK") for sentence in sentences)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t")) for row in rows for cell in row.values())


def test_nothing_printed_moves_the_cursor(run, record):
    for command in (
        ("show", "e4"),
        ("show", "e4", "--cite"),
        ("ledger", "putin", "tokayev", "--csv"),
        ("search", "phone"),
    ):
        assert "\x1b" not in run(*command, "--record", record).output


def test_record_from_environment(run, record):
    result = run("record", "stats", env={"DRAGOMAN_RECORD": record})
    assert result.exit_code == 0
    assert re.search(r"could not be read +1\n", result.stdout)


def test_copy_and_forget(run, record, tmp_path):
    copy = tmp_path / "copy.dragoman"
    assert run("record", "copy", str(copy), "--record", record).exit_code == 0
    assert run("record", "copy", str(copy), "--record", record).exit_code == 3
    result = run("forget", "aa33hostile3", "--record", str(copy))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "forgot 1 document\n")
    assert len(json.loads(run("documents", "--json", "--record", str(copy)).stdout)) == 3
    assert len(json.loads(run("documents", "--json", "--record", record).stdout)) == 4


def test_every_help_holds_an_example(run):
    pages = [(name,) for name in run("--help").stdout.split("Commands:")[1].split("\n") if re.match(r"  \w", name)]
    names = [page[0].split()[0] for page in pages]
    assert "ledger" in names
    for words in [*([name] for name in names), ["record", "copy"], ["record", "stats"]]:
        page = run(*words, "--help")
        assert page.exit_code == 0, page.output
        assert re.search(r"Examples?:\n", page.stdout), words


def test_terminal_tables_by_rich(record, monkeypatch, capsys):
    monkeypatch.setattr("dragoman.cli.output.on_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "100")
    from dragoman.cli.main import run as run_line

    assert run_line(["ledger", "putin", "tokayev", "--record", record]) == 0
    assert "─" in capsys.readouterr().out


def test_golden_files_are_all_used():
    kept = {path.name for path in (Path(__file__).parent / "golden").iterdir()}
    assert kept == {*COMMANDS, "dossier.html"}
