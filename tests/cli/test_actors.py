"""The commands ``actors …``: each as a user runs it, with files that are whole and files that are not."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

TABLE = """\
id,name,kind,country,aliases,short,gender,office,level,begin,finish,of
jan-kowalik,Jan Kowalik,person,POL,Jan A. Kowalik,Kowalik,male,Deputy Foreign Minister,,2021-03,2023-10-12,
jan-kowalik,,,,,,,Ambassador to Kazakhstan,ambassador,2023-11-01,,
ewa-nowicka,Ewa Nowicka,person,POL,,,female,Chairwoman,official,2019,,border-commission
border-commission,Border Commission,body,POL,,,,,,,,
vladimir-putin,Vladimir Putin,person,RUS,V. V. Putin-Examplovich,,male,President,head of state,2012-05-07,,
mikhail-sidorov,Mikhail Sidorov,person,RUS,,,male,Minister of Fisheries,,1985,1987,SUN
"""


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "diplomats.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def brought(run, record, table):
    result = run("actors", "import", table, "--record", record, "--who", "anna")
    assert result.exit_code == 0, result.output
    return record


def test_import_says_what_became_of_the_file(run, record, table):
    result = run("actors", "import", table, "-r", record)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "diplomats.csv (csv, import 1): 4 new actors, 1 extended, 0 known already",
        "  extended (1):",
        "    vladimir-putin (Vladimir Putin): 1 name, 0 incumbencies added",
    ]
    again = run("actors", "import", table, "-r", record)
    assert again.stderr.startswith("diplomats.csv (csv, import 1): 0 new actors, 0 extended, 5 known already")


def test_import_as_json(run, record, table):
    (row,) = json.loads(run("actors", "import", table, "--json", "-r", record).stdout)
    assert [one["id"] for one in row["new"]] == ["border-commission", "ewa-nowicka", "jan-kowalik", "mikhail-sidorov"]
    assert (row["file"], row["format"], row["import"], row["read"]) == ("diplomats.csv", "csv", 1, 5)


def test_bad_rows_and_clashes_are_listed_and_the_rest_goes_on(run, brought, tmp_path):
    (tmp_path / "bad.csv").write_text(
        "name,country,gender,office,begin\nJan Kowalik,POL,female,,\n,POL,,,\nAnna Kos,POL,,Mayor,2021-13\nAnna Lis,POL,,,\n"
    )
    result = run("actors", "import", str(tmp_path / "bad.csv"), str(tmp_path / "none.csv"), "--record", brought)
    assert result.exit_code == 3
    assert result.stderr.splitlines() == [
        "bad.csv (csv, import 2): 1 new actor, 0 extended, 0 known already",
        "  clashes, left out; --on-clash keep-both keeps them as others (1):",
        "    line 2: Jan Kowalik is jan-kowalik, but female, known as male",
        "  skipped (2):",
        "    line 3: has no name",
        "    line 4: has '2021-13' as begin, which is no date: month must be in 1..12",
        f"dragoman: {tmp_path / 'none.csv'}: does not exist",
    ]
    kept = run("actors", "import", str(tmp_path / "bad.csv"), "--on-clash", "keep-both", "--record", brought)
    assert "clashes, kept as others (1):" in kept.stderr
    found = json.loads(run("actors", "search", "Jan Kowalik", "--json", "--record", brought).stdout)
    assert len(found) == 2


def test_import_from_standard_input(run, record):
    result = run("actors", "import", "-", "--record", record, input="name,country\nAnna Lis,POL\n")
    assert result.stderr.startswith("- (csv, import 1): 1 new actor")


@pytest.mark.parametrize(
    ("arguments", "problem", "status"),
    [
        (("import", "no.csv"), "dragoman: no.csv: does not exist", 3),
        (("import", "--format", "excel", "x.csv"), "'excel' is not one of", 2),
        (("import", "--country", "Atlantis", "TABLE"), "dragoman: no state has the code or name 'Atlantis'", 2),
        (("show", "nobody at all"), "dragoman: no actor is called 'nobody at all'", 2),
        (("merge", "putin", "putin"), "are one actor already: vladimir-putin", 2),
        (("merge", "putin", "nobody at all"), "dragoman: no actor is called 'nobody at all'", 2),
        (("split", "putin"), "dragoman: nobody called 'putin' was merged with another actor", 2),
        (("undo",), "dragoman: there is no decision about actors to undo", 2),
        (("undo", "7"), "dragoman: there is no decision 7", 2),
        (("search", "..."), "nobody is called so", 0),
    ],
)
def test_troubles_in_one_line(run, record, table, arguments, problem, status):
    result = run("actors", *(table if a == "TABLE" else a for a in arguments), "--record", record)
    assert result.exit_code == status
    assert problem in result.output
    assert "Traceback" not in result.output


def test_show(run, brought):
    words = run("actors", "show", "kowalik", "--record", brought).stdout.splitlines()
    assert words[:7] == [
        "Jan Kowalik", "id: jan-kowalik", "kind: person, POL, male", "names: Jan A. Kowalik", "short: Kowalik",
        "from: diplomats.csv, line 2 (import 1)", "",
    ]  # fmt: skip
    assert re.split(r"  +", words[8]) == [
        "Deputy Foreign Minister",
        "deputy",
        "POL",
        "2021-03",
        "2023-10-12",
        "diplomats.csv, line 2",
    ]
    row = json.loads(run("actors", "show", "kowalik", "--json", "--record", brought).stdout)
    assert [held["office"] for held in row["incumbencies"]] == ["Deputy Foreign Minister", "Ambassador to Kazakhstan"]
    assert row["incumbencies"][0]["sources"] == ["diplomats.csv, line 2"]
    assert json.loads(run("actors", "show", "putin", "--json", "--record", brought).stdout)["sources"][:2] == [
        "Dragoman", "diplomats.csv, line 6 (import 1)"
    ]  # fmt: skip


def test_search(run, brought):
    def ids(*words: str) -> list[str]:
        return [row["id"] for row in json.loads(run("actors", "search", *words, "--json", "--record", brought).stdout)]

    assert ids("kow") == ["jan-kowalik"]
    assert ids("tokay") == ["kassym-jomart-tokayev"]
    assert ids("jan", "kow") == ["jan-kowalik"]
    assert "border-commission" in ids("border")
    assert "ewa-nowicka" in ids("nowitzka")
    assert len(ids("al")) == 20
    assert len(ids("al", "--limit", "3")) == 3
    result = run("actors", "search", "nowitzka", "--record", brought)
    assert result.stderr == "nobody is called so; of similar spelling:\n"
    assert "Ewa Nowicka" in result.stdout


def test_merge_split_undo_and_decisions(run, brought):
    def ledger() -> int:
        return len(json.loads(run("ledger", "lukashenko", "putin", "--json", "--record", brought).stdout))

    before = ledger()
    merged = run("actors", "merge", "lukashenko", "tokayev", "--why", "a test", "--who", "anna", "--record", brought)
    assert (
        merged.stderr
        == "kassym-jomart-tokayev is alexander-lukashenko (Alexander Lukashenko) from now on; decision 2\n"
    )
    assert ledger() > before
    assert run("actors", "split", "Tokayev", "--record", brought).stderr == (
        "kassym-jomart-tokayev is no longer alexander-lukashenko; decision 3\n"
    )
    assert ledger() == before
    assert run("actors", "undo", "--record", brought).stderr == (
        "undone: kassym-jomart-tokayev is not alexander-lukashenko\n"
    )
    assert ledger() > before
    rows = json.loads(run("actors", "decisions", "--json", "--record", brought).stdout)
    assert [(row["kind"], row["in_force"]) for row in rows] == [
        ("import", True), ("merge", True), ("split", False), ("undo", True)
    ]  # fmt: skip
    assert (rows[1]["who"], rows[1]["why"]) == ("anna", "a test")
    table = run("actors", "decisions", "--record", brought).stdout
    assert "import of diplomats.csv" in table
    assert "undone" in table


def test_no_decisions(run, record):
    assert run("actors", "decisions", "--record", record).stdout == "no decisions about actors\n"


@pytest.mark.parametrize("format", ["ftm", "csv"])
def test_what_is_exported_is_imported_the_same(run, brought, tmp_path, format):
    first, second, other = tmp_path / "first", tmp_path / "second", str(tmp_path / "other.dragoman")
    result = run("actors", "export", "--format", format, "-o", str(first), "--record", brought)
    assert result.stderr == f"wrote {first}: 5 actors\n"
    taken = run("actors", "import", str(first), "--record", other)
    assert (taken.exit_code, "skipped" in taken.stderr, "clash" in taken.stderr) == (0, False, False)
    assert run("actors", "export", "--format", format, "-o", str(second), "--record", other).exit_code == 0
    assert second.read_text() == first.read_text()
    for name in ("kowalik", "nowicka", "border commission", "sidorov", "putin"):
        cards = [json.loads(run("actors", "show", name, "--json", "--record", r).stdout) for r in (brought, other)]
        for card in cards:
            card.pop("sources")
            for held in card["incumbencies"]:
                held.pop("sources")
        assert cards[0] == cards[1]


@pytest.mark.parametrize("format", ["ftm", "csv"])
def test_all_that_dragoman_knows_is_exported_and_is_known_already(run, brought, tmp_path, format):
    path, other = tmp_path / "all", str(tmp_path / "other.dragoman")
    assert run("actors", "export", "--all", "--format", format, "-o", str(path), "--record", brought).exit_code == 0
    (row,) = json.loads(run("actors", "import", str(path), "--json", "--record", other).stdout)
    assert row["skipped"] == []
    assert row["clashes"] == []
    assert sorted(one["id"] for one in row["new"]) == [
        "border-commission",
        "ewa-nowicka",
        "jan-kowalik",
        "mikhail-sidorov",
    ]
    assert [one["actor"] for one in row["extended"]] == ["vladimir-putin"]


def test_export_to_standard_output(run, brought):
    rows = [json.loads(line) for line in run("actors", "export", "--record", brought).stdout.splitlines()]
    kinds = [row["schema"] for row in rows]
    assert {"Person", "Organization", "Position", "Occupancy"} == set(kinds)
    sidorov = next(row for row in rows if row["id"] == "mikhail-sidorov")
    assert sidorov["properties"]["nationality"] == ["ru"]
    assert any(row["properties"].get("country") == ["suhh"] for row in rows if row["schema"] == "Position")
    assert run("actors", "export", "--format", "csv", "--record", brought).stdout.startswith("id,name,kind,country,")


def test_every_help_holds_an_example(run):
    names = re.findall(r"^  ([a-z]+) ", run("actors", "--help").stdout.split("Commands:")[1], re.MULTILINE)
    assert {"import", "show", "search", "merge", "split", "undo", "decisions", "export"} <= set(names)
    for name in names:
        page = run("actors", name, "--help")
        assert page.exit_code == 0
        assert re.search(r"Examples?:\n", page.stdout), name


@pytest.mark.model
def test_reading_knows_brought_actors_and_reads_again_when_they_change(run, tmp_path, table):
    record, text = str(tmp_path / "r.dragoman"), tmp_path / "a.txt"
    text.write_text("Jan Kowalik met Vladimir Putin in Moscow on 3 May 2024.\n")
    run("read", str(text), "--published", "2024-05-04", "--record", record)
    assert run("actors", "import", table, "--record", record).exit_code == 0
    again = run("read", str(text), "--published", "2024-05-04", "--record", record)
    assert "1 replaced" in again.stderr
    (row,) = json.loads(run("ledger", "kowalik", "putin", "--json", "--record", record).stdout)
    who = {p["actor"]: p["office"] for p in row["participants"]}
    assert who["jan-kowalik"] == "Ambassador to Kazakhstan"
    assert "1 unchanged" in run("read", str(text), "--published", "2024-05-04", "--record", record).stderr
    run("actors", "undo", "--record", record)
    assert "1 replaced" in run("read", str(text), "--published", "2024-05-04", "--record", record).stderr


@pytest.mark.model
def test_reading_without_a_record_with_a_file_of_actors(run, tmp_path, table):
    text = tmp_path / "a.txt"
    text.write_text("Jan Kowalik met Vladimir Putin in Moscow on 3 May 2024.\n")
    result = run("read", "--json", "--actors", table, str(text), "--published", "2024-05-04", "--language", "en")
    assert result.exit_code == 0, result.output
    assert "jan-kowalik" in result.stdout
    refused = run("read", "--actors", table, str(text), "--record", str(tmp_path / "r.dragoman"))
    assert refused.exit_code == 2
    assert "--actors goes with --json" in refused.stderr
    missing = run("read", "--json", "--actors", "none.csv", str(text))
    assert (missing.exit_code, missing.stderr) == (3, "dragoman: none.csv: does not exist\n")


@pytest.mark.model
def test_from_python(run, tmp_path, table):
    import dragoman

    path = str(tmp_path / "r.dragoman")
    run("actors", "import", table, "--record", path)
    with dragoman.open_record(path) as record:
        words = "Jan Kowalik met Vladimir Putin in Moscow on 3 May 2024."
        reading = dragoman.read(words, published="2024-05-04", language="en", record=record)
        assert "jan-kowalik" in {p.actor for event in reading.events for p in event.participants}
        assert [dragoman.save(record, reading), dragoman.save(record, reading)] == ["new", "unchanged"]
        (entry,) = dragoman.ledger(record, "Jan A. Kowalik", "putin").held
        assert entry.event.date.edtf == "2024-05-03"


@pytest.mark.model
@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="spawns processes")
def test_workers_know_them_too(run, tmp_path, table):
    record, folder = str(tmp_path / "r.dragoman"), tmp_path / "texts"
    folder.mkdir()
    for day in range(1, 6):
        (folder / f"{day}.txt").write_text(f"Jan Kowalik met Vladimir Putin in Moscow on {day} May 2024.\n")
    run("actors", "import", table, "--record", record)
    assert run("read", str(folder), "--workers", "2", "--published", "2024-05-09", "--record", record).exit_code == 0
    assert len(json.loads(run("ledger", "kowalik", "putin", "--json", "--record", record).stdout)) == 5
