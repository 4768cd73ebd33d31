"""What a user can get wrong: one clear line each, the right exit status, and everything else still done."""

from __future__ import annotations

import functools
import json
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from dragoman.errors import InputError
from dragoman.record.store import open_record

GOOD = "Russian President Vladimir Putin met Kazakh President Kassym-Jomart Tokayev in Moscow on May 9, 2024."
BLANK_PDF = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"
)

BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty": ("a.txt", lambda: b"", "is empty"),
    "binary": ("a.txt", lambda: bytes(range(256)) * 20, "binary"),
    "page without text": ("a.html", lambda: b"<html><body><script>x()</script></body></html>", "no article text"),
    "too long": ("a.txt", lambda: b"They met in Moscow.\n" * 2_600_000, "expected at most"),
    "pdf without text": ("a.pdf", lambda: BLANK_PDF, "holds no text"),
    "broken json line": ("a.jsonl", lambda: b'{"id": "1", "text": \n', "line 1: is no JSON"),
    "unread suffix": ("a.docx", lambda: b"PK", "suffix"),
    "unread language": ("a.txt", "Владимир Путин встретился в Москве с президентом Казахстана.".encode, "language"),
}


@pytest.fixture
def good(tmp_path: Path) -> str:
    path = tmp_path / "good.txt"
    path.write_text(GOOD)
    return str(path)


@pytest.mark.model
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_named_and_the_rest_is_read(name, run, tmp_path, good):
    file, content, problem = BAD[name]
    path = tmp_path / file
    path.write_bytes(content())
    for order in ((str(path), good), (good, str(path))):
        result = run("read", "--json", *order)
        assert result.exit_code == 3
        assert len(result.stdout.splitlines()) == 1
        assert result.stderr.startswith(f"dragoman: {path}") and problem in result.stderr
        assert result.stderr.count("\n") == 1

    record = str(tmp_path / "r.dragoman")
    result = run("read", str(path), good, "--record", record)
    assert result.exit_code == 3
    assert f"1 input could not be read:\n  {path}" in result.stderr
    rows = json.loads(run("documents", "--failed", "--json", "--record", record).stdout)
    assert [problem.split(": ")[-1] in row["problem"] for row in rows] == [True]


@pytest.mark.model
def test_what_could_be_read_at_last_is_no_failure_any_more(run, tmp_path):
    record, path = str(tmp_path / "r.dragoman"), tmp_path / "a.jsonl"
    path.write_text('{"id": "1", "text": ')
    assert run("read", str(path), "--record", record).exit_code == 3
    path.write_text(json.dumps({"id": "1", "text": GOOD}))
    assert run("read", str(path), "--record", record).exit_code == 0
    assert json.loads(run("documents", "--failed", "--json", "--record", record).stdout) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="to root every folder is open")
def test_folder_without_permission(run, tmp_path):
    folder = tmp_path / "closed"
    folder.mkdir(mode=0)
    result = run("read", "--json", str(folder))
    assert (result.exit_code, result.stdout) == (3, "")
    assert "permission denied" in result.stderr


def test_many_failures_are_not_all_printed(run, tmp_path):
    path = tmp_path / "many.jsonl"
    path.write_text("[]\n" * 120)
    result = run("read", str(path), "--record", str(tmp_path / "r.dragoman"))
    assert "120 inputs could not be read:" in result.stderr
    assert "and 70 more; `dragoman documents --failed` lists them all" in result.stderr


def test_a_fault_of_ours_costs_one_document(run, tmp_path, good, monkeypatch):
    def fail(document: object) -> None:
        raise ZeroDivisionError("nobody thought of this")

    monkeypatch.setattr("dragoman.corpus.read_document", fail)
    result = run("read", "--json", good)
    assert result.exit_code == 3
    assert "could not be read: internal error (ZeroDivisionError: nobody thought of this" in result.stderr
    assert "please report" in result.stderr


COMMANDS = (
    ("ledger", "putin", "tokayev"), ("show", "e1"), ("search", "moscow"), ("documents",), ("forget", "d"),
    ("record", "stats"), ("record", "copy", "to.dragoman"), ("dossier", "putin", "tokayev", "-o", "x.html"),
)  # fmt: skip


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command[:2]))
def test_no_record_and_a_file_that_is_none(command, run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "letter").write_text("Dear colleague, this is a letter and no record.")
    for name, problem in (("missing", "there is no record here yet"), ("letter", "is not a Dragoman record")):
        result = run(*command, "--record", name)
        assert (result.exit_code, result.stdout) == (3, "")
        assert result.stderr.startswith(f"dragoman: {name}: {problem}") and result.stderr.count("\n") == 1
    assert os.listdir(tmp_path) == ["letter"]


def test_a_record_in_use_for_too_long(run, record, monkeypatch):
    hasty = functools.partial(open_record, busy_seconds=0.05)
    monkeypatch.setattr("dragoman.cli.documents.open_record", hasty)
    other = sqlite3.connect(record, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    result = run("forget", "aa33hostile3", "--record", record)
    other.execute("ROLLBACK")
    assert result.exit_code == 4
    assert result.stderr.startswith(f"dragoman: {record}: in use by another process")


WRONG = {
    ("ledger", "putin"): "Missing argument",
    ("ledger", "putin", "putin"): "with itself",
    ("ledger", "putin", "bush"): "may be any of",
    ("ledger", "putyn", "tokayev"): "near ones: Vladimir Putin",
    ("ledger", "putin", "xqzzyw"): "no actor is called 'xqzzyw'",
    ("ledger", "putin", "tokayev", "--since", "yesterday"): "is no date",
    ("ledger", "putin", "tokayev", "--since", "2024-13"): "is no date",
    ("ledger", "putin", "tokayev", "--since", "2024", "--until", "2023"): "is after the last",
    ("ledger", "putin", "tokayev", "--status", "hold"): "choose from held",
    ("ledger", "putin", "tokayev", "--json", "--csv"): "exclude each other",
    ("show", "zzz"): "begins with 'zzz'",
    ("show", "e"): "begins the ids of 6 events",
    ("search", "!!!"): "no word to search for",
    ("forget", "nothing"): "no document of the record",
    ("nosuch",): "No such command",
    ("dossier", "putin", "tokayev"): "Missing option",
    ("read",): "Missing argument",
    ("read", "--published", "2024", "x"): "is no day",
    ("read", "--workers", "0", "x"): "0 is not in the range",
}


@pytest.mark.parametrize("command", WRONG, ids=" ".join)
def test_wrong_usage(command, run, record):
    result = run(*command, env={"DRAGOMAN_RECORD": record})
    assert (result.exit_code, result.stdout) == (2, ""), result.output
    assert WRONG[command] in result.stderr
    assert "Traceback" not in result.stderr


def test_a_page_that_cannot_be_written(run, record, tmp_path):
    result = run("dossier", "putin", "tokayev", "-o", str(tmp_path / "no" / "x.html"), "--record", record)
    assert (result.exit_code, result.stdout) == (3, "")
    assert result.stderr == f"dragoman: {tmp_path}/no/x.html: cannot be written: no such file or directory\n"


def test_errors_name_a_line_in_the_words_that_documents_use():
    from dragoman.cli.reading import origin_of

    assert origin_of(InputError("a.jsonl", "is no JSON", line=3)) == "a.jsonl:line 3"
    assert origin_of(InputError("a.txt", "is empty")) == "a.txt"
