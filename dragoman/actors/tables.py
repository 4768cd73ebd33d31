"""Checked tables made of the YAML under ``data/actors``; `python -m dragoman.actors.tables` writes them.

Reading some hundred YAML files takes seconds and asking commands must start in a fifth of one, so the tables are
compiled into JSON that is kept beside them: the actors in one file, members of bodies and coordinates, which only
analyses ask, in two more. A test compiles again and fails on a difference.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from dragoman.actors.base import COMPILED, COORDINATES, MEMBERS
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
            "cow": state.get("cow"),
            "gw": state.get("gw"),
            "official": state.get("official"),
            "renamed": state.get("renamed") or [],
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
            "body_kind": body["kind"],
            "country": body.get("country"),
            "russian": body.get("russian"),
            "names": sorted(set(body.get("names") or [])),
            **({"known_as": sorted(set(body["known_as"]))} if body.get("known_as") else {}),
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


def slug_of(name: str) -> str:
    """The name as lower-case words joined by hyphens, for comparing how tables name a body.

    >>> slug_of("Union State"), slug_of("union_state")
    ('union-state', 'union-state')
    """
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def owner_ids(actors: Iterable[Row]) -> dict[str, str]:
    """The id of each state and body by the slug of every name it has, its own id included."""
    ids: dict[str, str] = {}
    for actor in actors:
        if actor["kind"] != "person":
            for name in (actor["id"], actor["name"], *actor["names"]):
                ids.setdefault(slug_of(name), actor["id"])
    return ids


def name_owners(actors: list[Row]) -> None:
    """Bring the body or state that an office is of to its own id, where a table names it otherwise."""
    ids = owner_ids(actors)
    for actor in actors:
        for held in actor.get("incumbencies", ()):
            if held["of"]:
                held["of"] = ids.get(slug_of(held["of"]), held["of"])


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


def compile_members(bodies: list[Row]) -> Row:
    """By body, its members with the first day in and the first day out."""
    listed = {}
    for body in bodies:
        if body.get("members"):
            rows = [{"code": m} if isinstance(m, str) else m for m in body["members"]]
            founded, dissolved = body.get("founded"), body.get("dissolved")
            spans = [[r["code"], r.get("begin") or founded, r.get("finish") or dissolved] for r in rows]
            listed[body["id"]] = sorted(spans, key=lambda s: (s[0], s[1] or ""))
    return listed


def compile_coordinates(points: list[Row], places: list[Row], states: list[Row]) -> Row:
    """By state and name, degrees north and east; a place's other names lead to its own point."""
    names = {(p["country"], p["name"]): p.get("names") or [] for p in places}
    for state in states:
        names |= {(state["code"], c["name"]): c.get("names") or [] for c in state.get("capitals") or []}
    table: dict[str, Row] = {}
    for point in points:
        known = table.setdefault(point["country"], {})
        for name in names.get((point["country"], point["name"]), ()):
            known.setdefault(name, [point["lat"], point["lon"]])
    for point in points:
        table[point["country"]][point["name"]] = [point["lat"], point["lon"]]
    return table


def lines_of(table: Mapping[str, Any]) -> str:
    """JSON with one key to a line."""
    rows = (f"{json.dumps(key)}: {json.dumps(table[key], ensure_ascii=False, sort_keys=True)}" for key in sorted(table))
    return "{\n" + ",\n".join(rows) + "\n}\n"


def compiled_texts() -> dict[Path, str]:
    """Each compiled table as it should stand in its file."""
    states, bodies, places, points = (
        load_yaml(SOURCE / f"{n}.yml") for n in ("states", "bodies", "places", "coordinates")
    )
    return {
        COMPILED: json.dumps(compile_tables(), ensure_ascii=False, indent=0, sort_keys=True) + "\n",
        MEMBERS: lines_of(compile_members(bodies)),
        COORDINATES: lines_of(compile_coordinates(points, places, states)),
    }


def main() -> None:
    """Write the compiled tables."""
    COMPILED.parent.mkdir(exist_ok=True)
    for path, text in compiled_texts().items():
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
