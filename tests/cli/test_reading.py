"""``read`` and ``explain`` with the real reader, on sentences that it must always be able to read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.model

MEETING = "Russian President Vladimir Putin met Kazakh President Kassym-Jomart Tokayev in Moscow on May 9, 2024."
CALL = "Kazakh President Kassym-Jomart Tokayev spoke by phone with French President Emmanuel Macron on June 3, 2024."


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(MEETING)
    (folder / "b.md").write_text(f"---\ntitle: A call\noutlet: Birch Wire\npublished: 2024-06-04\n---\n\n{CALL}\n")
    (folder / "c.jsonl").write_text(
        json.dumps({"id": "c1", "text": f"{MEETING} {CALL}", "published": "2024-06-05"}) + "\n"
    )
    return folder


def test_json_prints_one_object_for_each_document(run, articles):
    result = run("read", "--json", str(articles))
    assert (result.exit_code, result.stderr) == (0, "")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["document"]["outlet"] for row in rows] == [None, "Birch Wire", None]
    fields = {"document", "times", "mentions", "reports", "events", "offices", "quotes", "figures", "claims"}
    assert all(fields <= set(row) for row in rows)
    event = rows[0]["events"][0]
    assert (event["date"], event["status"], event["place"]["name"]) == ("2024-05-09", "held", "Moscow")
    assert {p["actor"] for p in event["participants"]} == {"vladimir-putin", "kassym-jomart-tokayev"}
    for row in rows:
        text = row["document"]["text"]
        assert all(text[t["start"] : t["end"]] == t["text"] for t in (*row["times"], *row["mentions"]))
    assert not list(articles.parent.glob("*.dragoman"))


def test_reading_again_changes_nothing_and_a_correction_replaces(run, articles, tmp_path):
    record = str(tmp_path / "r.dragoman")
    first = run("read", str(articles), "--record", record)
    assert (first.exit_code, first.stdout) == (0, "")
    assert first.stderr.startswith(f"read 3 documents into {record}\nfound ")
    assert run("read", str(articles), "--record", record).stderr == f"read 3 documents (3 unchanged) into {record}\n"
    (articles / "a.txt").write_text(MEETING.replace("May 9", "May 10"))
    again = run("read", str(articles), "--record", record)
    assert "(2 unchanged, 1 replaced)" in again.stderr
    rows = json.loads(run("documents", "--json", "--record", record).stdout)
    assert sorted(row["versions"] for row in rows) == [1, 1, 2]


def test_the_ledger_after_reading(run, articles, tmp_path):
    record = str(tmp_path / "r.dragoman")
    run("read", str(articles), "--record", record)
    rows = json.loads(run("ledger", "Токаев", "putin", "--json", "--record", record).stdout)
    assert [(row["date"], row["document_count"]) for row in rows] == [("2024-05-09", 2)]
    rows = json.loads(run("ledger", "France", "KAZ", "--json", "--record", record).stdout)
    assert [(row["date"], row["medium"], row["document_count"]) for row in rows] == [("2024-06-03", "phone", 2)]


def test_standard_input(run):
    result = run("read", "--json", "-", input=MEETING.encode())
    assert len(json.loads(result.stdout)["events"]) == 1


def test_published_is_what_relative_days_count_from(run):
    sentence = "Putin met Tokayev in Moscow on Thursday."
    row = json.loads(run("explain", sentence, "--published", "2024-05-10", "--json").stdout)[0]
    assert [event["date"] for event in row["events"]] == ["2024-05-09"]
    assert row["frames"][0]["lemma"] == "meet"
    undated = json.loads(run("explain", sentence, "--json").stdout)[0]
    assert [event["date"] for event in undated["events"]] == [None]


def test_explain_shows_every_stage_and_why(run):
    shown = run("explain", MEETING).stdout
    for words in (
        "times\n",
        "mentions\n",
        "frames\n",
        "reports\n",
        "2024-05-09",
        "vladimir-putin",
        "meet (verb)",
        "why ",
    ):
        assert words in shown
    assert "reports: none" in run("explain", "It rained.").stdout


@pytest.mark.slow
def test_workers_give_the_same_in_the_same_order(articles):
    command = [sys.executable, "-m", "dragoman.cli.main"]
    code = "from dragoman.cli.main import main; main()"
    command = [sys.executable, "-c", code, "read", "--json", str(articles), str(articles / "missing.txt")]
    one = subprocess.run(command, capture_output=True, text=True, check=False)
    two = subprocess.run([*command, "--workers", "2"], capture_output=True, text=True, check=False)
    assert (one.returncode, one.stdout, one.stderr) == (two.returncode, two.stdout, two.stderr)
    assert one.returncode == 3


@pytest.mark.slow
def test_demo(run, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for _ in range(2):
        result = run("demo")
        assert result.exit_code == 0, result.output
    assert "Vladimir Putin and Nursultan Nazarbayev" in result.stdout
    assert "Xi Jinping and Kassym-Jomart Tokayev" in result.stdout
    pages = sorted(path.name for path in Path("dragoman-demo").glob("*.html"))
    assert pages == ["putin-nazarbayev.html", "xi-jinping-tokayev.html"]
    assert all(f"{page}\n" in result.stderr for page in pages)
    assert os.listdir(tmp_path) == ["dragoman-demo"]
