"""The tables as they stand, and each check on a table that breaks it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dragoman.actors import checks
from dragoman.actors.checks import Tables, check_tables, coverage, load_tables
from dragoman.actors.terms import LEADING, first_day, last_day

Change = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="module")
def shipped() -> Tables:
    return load_tables()


def person(name: str, *incumbencies: tuple[str, str | None, str | None], **more: Any) -> dict[str, Any]:
    """A person with incumbencies of level, begin and finish."""
    held = [{"office": lev.title(), "level": lev, "begin": b, "finish": f} for lev, b, f in incumbencies]
    return {
        "id": name.lower().replace(" ", "-"),
        "name": name,
        "aliases": [],
        "short": [],
        "incumbencies": held,
        **more,
    }


def tables() -> Tables:
    """A small world without a fault: one state, three of its leaders, one body."""
    leaders = [
        person("Ann Lee", ("head of state", "1999-05-01", "2009-05-01")),
        person("Bo Kim", ("foreign minister", "1998", "2009-05"), ("head of state", "2009-05-01", None)),
        person("Cy Ray", ("foreign minister", "2009-06", None)),
    ]
    return Tables(
        states=[{"code": "XYZ", "name": "Xyzland", "capitals": [{"name": "Xytown"}]}],
        bodies=[{"id": "club", "name": "The Club", "kind": "forum", "members": ["XYZ"], "founded": "2001"}],
        places=[{"name": "Älvdal", "country": "XYZ"}, {"name": "Berg", "country": "XYZ"}],
        coordinates=[],
        leaders={"XYZ.yml": {"country": "XYZ", "as_of": "2025-12", "persons": leaders}},
        allowed={key: [] for key in ("several", "overlaps", "vacant", "unlisted", "namesakes")} | {"complete": {}},
    )


def told(world: Tables) -> list[str]:
    return [str(f) for f in check_tables(world)]


def held(world: Tables, number: int, index: int = 0) -> dict[str, Any]:
    """One incumbency of one of the three."""
    found: dict[str, Any] = world.leaders["XYZ.yml"]["persons"][number]["incumbencies"][index]
    return found


def test_the_shipped_tables_hold(shipped: Tables) -> None:
    assert [str(f) for f in check_tables(shipped) if not f.note] == []


def test_a_hundred_states_are_covered_since_2000(shipped: Tables) -> None:
    since = coverage(shipped)
    covered = {code for code, levels in since.items() if all(d and d <= dt.date(2000, 1, 31) for d in levels.values())}
    assert len(covered) >= 120
    powers = {"USA", "RUS", "CHN", "GBR", "FRA", "DEU", "JPN", "IND", "TUR"}
    eurasia = {"KAZ", "UZB", "KGZ", "TJK", "TKM", "AZE", "ARM", "GEO", "BLR", "UKR", "MDA", "MNG"}
    assert powers | eurasia <= covered


def test_a_world_without_a_fault_has_no_finding() -> None:
    assert told(tables()) == []


def test_a_finding_says_where_what_and_what_was_expected() -> None:
    world = tables()
    held(world, 0)["finish"] = "2011-01-01"
    assert told(world) == [
        "XYZ.yml: bo-kim: head of state of XYZ for 610 days beside ann-lee; expected ann-lee to have ended by 2009-05-01"
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda w: held(w, 0).update(finish="2009-02-30"), "finish '2009-02-30'"),
        (lambda w: held(w, 0).update(finish=dt.date(2009, 5, 1)), "expected a day, month or year that exists"),
        (lambda w: held(w, 0).update(finish="1998"), "from 1999-05-01 to 1998"),
        (lambda w: held(w, 0).update(level="monarch"), "level 'monarch'"),
        (lambda w: held(w, 0).update(of="nowhere"), "of 'nowhere'; expected a name or id of bodies.yml"),
        (lambda w: held(w, 1).update(finish="2009-03"), "nobody is foreign minister of XYZ from 2009-03 to 2009-06-01"),
        (lambda w: held(w, 2).update(finish="2020"), "nobody is foreign minister of XYZ from 2020 to 2025-12-01"),
        (lambda w: w.leaders["XYZ.yml"].pop("as_of"), "as_of: None"),
        (lambda w: w.leaders["XYZ.yml"].update(country="ZZZ"), "country 'ZZZ'; expected a code of states.yml"),
        (lambda w: w.leaders["XYZ.yml"]["persons"].reverse(), "behind cy-ray; expected each once, in order"),
        (lambda w: w.leaders["XYZ.yml"]["persons"][1].update(aliases=["ANN Lée"]), "is called 'ann lee', as bo-kim is"),
        (lambda w: w.bodies[0].update(members=["XYZ", "QQQ"]), "member 'QQQ'"),
        (lambda w: w.bodies[0].update(members=[{"code": "XYZ", "begin": "2023-13"}]), "begin '2023-13'"),
        (lambda w: w.bodies[0].update(kind="gang"), "kind 'gang'"),
        (lambda w: w.bodies[0].update(country="QQQ"), "country 'QQQ'"),
        (lambda w: w.places.reverse(), "places.yml: Älvdal: behind Berg"),
        (lambda w: w.places.append(w.places[-1]), "places.yml: Berg: again"),
        (lambda w: w.states[0].update(capitals=[{"name": "Xytown", "begin": "soon"}]), "begin 'soon'"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found(change: Callable[[Tables], object], words: str) -> None:
    world = tables()
    change(world)
    assert [line for line in told(world) if words in line]


@pytest.mark.parametrize(
    "change",
    [
        lambda w: held(w, 0).update(finish="2009-05-04"),
        lambda w: held(w, 0).update(finish="2010-02", acting=True),
        lambda w: held(w, 0).update(finish="2009"),
        lambda w: held(w, 1).update(finish="2009-04-15"),
        lambda w: held(w, 1).update(finish="2009"),
        lambda w: held(w, 0).update(begin="2004", finish="2009-05-01"),
        lambda w: held(w, 0).update(level="defence minister", of="The Club"),
        lambda w: w.states.append({"code": "YUG", "name": "Ysland", "finish": "2001-02-01"}),
        lambda w: w.bodies[0].update(members=["XYZ", "club"]),
    ],
)
def test_what_can_be_so_is_let_be(change: Callable[[Tables], object]) -> None:
    world = tables()
    held(world, 0)["begin"] = "1998"
    change(world)
    findings = [
        line for line in told(world) if "The Club" not in line and "of club" not in line and "of XYZ from" not in line
    ]
    assert findings == []


def test_what_is_allowed_is_no_finding_and_must_be_found() -> None:
    world = tables()
    held(world, 1)["finish"] = "2009-01"
    world.allowed["vacant"].append(
        {"owner": "XYZ", "level": "foreign minister", "begin": "2009-01", "finish": "2009-06", "why": "a coup"}
    )
    world.allowed["overlaps"].append({"owner": "XYZ", "level": "head of state", "persons": ["b", "a"], "why": "rivals"})
    assert told(world) == [
        "allowed.yml: overlaps XYZ head of state a b: is allowed (rivals) and not found; expected no line without a finding"
    ]


def test_several_may_hold_what_is_held_by_several() -> None:
    world = tables()
    held(world, 0)["finish"] = "2011"
    world.allowed["several"].append({"owner": "XYZ", "level": "head of state", "why": "two consuls"})
    assert told(world) == []


def test_only_some_states_need_be_complete() -> None:
    world = tables()
    held(world, 1)["finish"] = "2003"
    world.allowed["complete"]["foreign minister"] = ["ABC"]
    assert told(world) == []


def test_shared_short_names_are_notes() -> None:
    world = tables()
    for one in world.leaders["XYZ.yml"]["persons"]:
        one["short"] = ["Lee"]
    notes = check_tables(world)
    assert [f.note for f in notes] == [True, True]
    assert "is 'lee' in office while" in str(notes[0])


def test_coverage_ends_at_a_gap_and_not_at_a_vacancy() -> None:
    world = tables()
    assert coverage(world) == {
        "XYZ": dict(zip(LEADING, [dt.date(1999, 5, 1)] * 2 + [dt.date(1998, 1, 1)], strict=True))
    }
    held(world, 1)["finish"] = "2008"
    assert coverage(world)["XYZ"]["foreign minister"] == dt.date(2009, 6, 1)
    vacant = {"owner": "XYZ", "level": "foreign minister", "begin": "2008", "finish": "2009-06", "why": "a coup"}
    world.allowed["vacant"].append(vacant)
    assert coverage(world)["XYZ"]["foreign minister"] == dt.date(1998, 1, 1)
    held(world, 2)["finish"] = "2020"
    assert coverage(world)["XYZ"]["foreign minister"] is None
    world.allowed["vacant"].append({"owner": "XYZ", "level": "foreign minister", "begin": "2020", "why": "abolished"})
    assert coverage(world)["XYZ"]["foreign minister"] == dt.date(1998, 1, 1)


@pytest.mark.parametrize(("wrong", "status"), [(False, 0), (True, 1)])
def test_the_command_prints_one_line_each(
    wrong: bool, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    world = tables()
    if wrong:
        held(world, 2)["finish"] = "2020"
    monkeypatch.setattr(checks, "load_tables", lambda: world)
    monkeypatch.setattr("sys.argv", ["checks", "--coverage"])
    with pytest.raises(SystemExit) as ended:
        checks.main()
    assert ended.value.code == status
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 1 + wrong
    assert lines[-1].startswith("XYZ  1999-05-01  1999-05-01  ")


def test_a_day_of_each_precision() -> None:
    spans = [(str(first_day(i)), str(last_day(i))) for i in ("2023", "2023-12", "2024-02", "2024-02-05")]
    assert spans == [
        ("2023-01-01", "2023-12-31"),
        ("2023-12-01", "2023-12-31"),
        ("2024-02-01", "2024-02-29"),
        ("2024-02-05", "2024-02-05"),
    ]


def test_the_list_of_what_is_allowed_gives_reasons(shipped: Tables) -> None:
    rows = [row for key in ("several", "overlaps", "vacant", "unlisted", "namesakes") for row in shipped.allowed[key]]
    assert all(row["why"] for row in rows)
    assert (Path(checks.SOURCE) / "allowed.yml").exists()
