"""One checked table made of the YAML under ``data/actors``; `python -m dragoman.actors.tables` writes it.

Reading some hundred YAML files takes seconds and asking commands must start in a fifth of one, so the tables are
compiled into one JSON file that is kept beside them; a test compiles again and fails on a difference.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from dragoman.actors.base import COMPILED
from dragoman.errors import TableError
from dragoman.model.actors import LEVELS

SOURCE = COMPILED.parent.parent / "actors"

Row = dict[str, Any]


def load_yaml(path: Path) -> Any:
    """What the YAML file holds; a :class:`TableError` where it is not YAML."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except yaml.YAMLError as error:
        raise TableError(str(path), f"is no YAML: {error}".replace("\n", " ")) from error


def state_rows(states: list[Row]) -> Iterator[Row]:
    """One row for each state, with the adjectives, demonyms, capitals and seats that stand for it."""
    for state in states:
        yield {
            "id": state["code"].lower(),
            "name": state["name"],
            "kind": "state",
            "country": state.get("successor") or state["code"],
            "former_state": state["code"] if state.get("successor") else None,
            "russian": state.get("russian"),
            "names": sorted(set(state.get("names") or [])),
            "adjectives": sorted(set(state.get("adjectives") or [])),
            "demonyms": sorted(set(state.get("demonyms") or [])),
            "capitals": [{**c, "names": sorted(c.get("names") or [])} for c in state.get("capitals") or []],
            "seats": sorted(set(state.get("seats") or [])),
            "capital_speaks": state.get("capital_speaks", True),
        }


def body_rows(bodies: list[Row]) -> Iterator[Row]:
    """One row for each body."""
    for body in bodies:
        yield {
            "id": body["id"],
            "name": body["name"],
            "kind": "body",
            "country": body.get("country"),
            "russian": body.get("russian"),
            "names": sorted(set(body.get("names") or [])),
        }


def person_rows(table: Row, path: Path) -> Iterator[Row]:
    """One row for each person of a leaders' file; levels and the order of dates are checked."""
    for person in table["persons"]:
        incumbencies = []
        for held in person.get("incumbencies") or []:
            begin, finish = held.get("begin"), held.get("finish")
            if held["level"] not in LEVELS:
                raise TableError(str(path), f"{person['id']}: no such level: {held['level']!r}")
            if begin and finish and str(finish) < str(begin)[: len(str(finish))]:
                raise TableError(str(path), f"{person['id']}: {held['office']} ends before it begins")
            incumbencies.append(
                {
                    "office": held["office"],
                    "level": held["level"],
                    "begin": None if begin is None else str(begin),
                    "finish": None if finish is None else str(finish),
                    "of": held.get("of"),
                    "acting": bool(held.get("acting")),
                    "known_until": None if finish is not None else str(table.get("as_of") or "") or None,
                }
            )
        yield {
            "id": person["id"],
            "name": person["name"],
            "kind": "person",
            "country": person.get("country") or table.get("country"),
            "russian": person.get("russian"),
            "names": sorted(set(person.get("aliases") or [])),
            "short": sorted(set(person.get("short") or [])),
            "gender": person.get("gender"),
            "incumbencies": incumbencies,
        }


def merge_rows(rows: list[Row]) -> list[Row]:
    """The rows with one for each id: a person who served a state and a body may stand in the files of both."""
    merged: dict[str, Row] = {}
    for row in rows:
        known = merged.setdefault(row["id"], row)
        if known is row:
            continue
        if known["kind"] != "person" or row["kind"] != "person":
            raise TableError(str(SOURCE), f"two actors have the id {row['id']!r}: {known['name']} and {row['name']}")
        held = {(i["office"], i["begin"], i["of"]): i for i in (*known["incumbencies"], *row["incumbencies"])}
        merged[row["id"]] = {
            **known,
            "country": known["country"] or row["country"],
            "names": sorted({*known["names"], *row["names"], row["name"]} - {known["name"]}),
            "short": sorted({*known["short"], *row["short"]}),
            "incumbencies": sorted(held.values(), key=lambda i: (i["begin"] or "", i["office"])),
        }
    return list(merged.values())


def name_owners(actors: list[Row]) -> None:
    """Bring the body or state that an office is of to its own id, where a table names it otherwise."""
    bodies: dict[str, str] = {}
    for actor in actors:
        if actor["kind"] != "person":
            for name in (actor["id"], actor["name"], *actor["names"]):
                bodies.setdefault(re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-"), actor["id"])
    for actor in actors:
        for held in actor.get("incumbencies", ()):
            if held["of"]:
                held["of"] = bodies.get(re.sub(r"[^a-z0-9]+", "-", held["of"].lower()).strip("-"), held["of"])


def compile_tables() -> Row:
    """The whole actor base as one plain structure: actors in order of id, places in order of name."""
    states = load_yaml(SOURCE / "states.yml")
    actors = [*state_rows(states), *body_rows(load_yaml(SOURCE / "bodies.yml"))]
    for path in sorted((SOURCE / "leaders").glob("*.yml")):
        actors.extend(person_rows(load_yaml(path), path))
    actors = merge_rows(actors)
    name_owners(actors)
    places = [
        {
            "name": p["name"],
            "country": p.get("country"),
            "names": sorted(set(p.get("names") or [])),
            "needs": p.get("needs"),
        }
        for p in load_yaml(SOURCE / "places.yml")
    ]
    return {
        "actors": sorted(actors, key=lambda a: a["id"]),
        "places": sorted(places, key=lambda p: (p["name"], p["country"] or "")),
    }


def compiled_text() -> str:
    """The compiled table as it should stand in the file."""
    return json.dumps(compile_tables(), ensure_ascii=False, indent=0, sort_keys=True) + "\n"


def main() -> None:
    """Write the compiled table."""
    COMPILED.parent.mkdir(exist_ok=True)
    COMPILED.write_text(compiled_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
