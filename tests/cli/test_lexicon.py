"""The command group ``lexicon``: its own words are sound, and a user's words change what they should."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli.main import commands
from dragoman.corpus import reader_version
from dragoman.language.en.acts import find_problems
from dragoman.language.lexicon import OWN, load_words

OWN_WORDS = """
kinds:
  REJECT:
    counts: ["Oslo torpedoed the fisheries pact with Reykjavik."]
    does_not: ["The submarine torpedoed a freighter off Norway."]
    verbs:
      torpedo: [{object: [PACTS, talk, plan]}]
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    file = tmp_path / "mine.yml"
    file.write_text(OWN_WORDS, encoding="utf-8")
    return file


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(commands, ["lexicon", *arguments], prog_name="dragoman")
    return result.exit_code, result.output


@pytest.mark.model
def test_dragoman_s_own_words_are_sound() -> None:
    code, output = run("check")
    assert (code, output.splitlines()[-1].split(",")[-1].strip()) == (0, "no problems"), output


@pytest.mark.model
def test_a_file_of_one_s_own_is_sound(own: Path) -> None:
    assert run("check", str(own))[0] == 0


@pytest.mark.model
def test_an_example_that_does_not_hold_is_named(own: Path) -> None:
    own.write_text(OWN_WORDS.replace("torpedo:", "torpedoooo:"), encoding="utf-8")
    code, output = run("check", str(own))
    assert code == 1
    assert "REJECT: should count, but is not read so: Oslo torpedoed" in output


@pytest.mark.model
def test_what_a_word_changes_is_shown(own: Path) -> None:
    code, output = run("try", "--with", str(own), "Oslo", "torpedoed", "the", "pact", "with", "Reykjavik.")
    assert code == 0
    assert "read: REJECT held: Norway → Iceland" in output
    assert "nothing was read as an act" in output


@pytest.mark.model
def test_why_a_row_does_not_fit_is_said() -> None:
    _, output = run("try", "--json", "Kuwait closed the border with Iran.")
    rows = json.loads(output)["words"]
    assert {row["fits"] for row in rows if row["type"] == "COERCE"} >= {"taken", "no: object"}


@pytest.mark.model
def test_changes_in_documents_are_listed(own: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Oslo torpedoed the fisheries pact with Reykjavik. Oslo met Reykjavik.")
    _, output = run("try", "--with", str(own), "--in", str(tmp_path / "a.txt"), "--json")
    changes = json.loads(output)
    assert [(c["without"], c["with"]) for c in changes] == [([], ["REJECT held: Norway → Iceland"])]


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("kinds: {REFUSE: {verbs: {torpedo: [{}]}}}", "'REFUSE' is none of the types"),
        ("kinds: {REJECT: {verbs: {torpedo: {}}}}", "must have a list of rows"),
        ("kinds: {REJECT: {verbs: {torpedo: [{object: pact}]}}}", "object must be a list of words"),
        ("kinds: {REJECT: {verbs: {torpedo: [{object: [PAXTS]}]}}}", "PAXTS is no class of words"),
        ("kinds: {REJECT: {verbs: {torpedo: [{clause: maybe}]}}}", "clause must be one of"),
        ("[1, 2]", 'must hold a table "kinds"'),
        ("kinds: {", "is no YAML"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_in_one_line(words: str, problem: str, own: Path) -> None:
    own.write_text(words, encoding="utf-8")
    code, output = run("try", "--with", str(own), "Oslo met Reykjavik.")
    assert code == 3
    assert problem in output
    assert "Traceback" not in output
    assert len(output.strip().splitlines()) == 1


def test_own_words_make_another_reader(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = reader_version()
    monkeypatch.setenv(OWN, str(own))
    assert reader_version() != plain
    own.write_text(OWN_WORDS + "\n", encoding="utf-8")
    assert reader_version() not in (plain, "")


def test_without_anything_to_try_it_says_what_is_wanted() -> None:
    code, output = run("try")
    assert code == 2
    assert "name a SENTENCE to try" in output


def test_dragoman_s_table_has_no_problems() -> None:
    assert list(find_problems(load_words("en", "acts"), load_words("en", "acts"))) == []
