"""A record as one text that is the same for the same content, for comparing records.

Left out is what depends on when and in which order things were read: times of reading, internal numbers and, on
request, history.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import asdict

from dragoman.record.loading import load_all_events, load_reading
from dragoman.record.relinking import load_linked
from dragoman.record.store import Record


def dump(record: Record, *, history: bool = True) -> str:
    """All content of the record but the times of reading, as sorted JSON.

    Without ``history`` older versions, the former ids of events and decisions about actors are left out too: they tell
    what the record once held, so that two ways to the same content may differ in them.
    """
    with record.settled() as connection:
        versions = connection.execute("SELECT * FROM versions WHERE current ORDER BY id").fetchall()

        def table(query: str) -> list[list[object]]:
            return [list(row) for row in connection.execute(query)]

        content: dict[str, object] = {
            "documents": [
                {
                    "address": table(f"SELECT address FROM documents WHERE number = {row['document']}")[0][0],
                    "content_hash": row["content_hash"],
                    "reader_version": row["reader_version"],
                    "reading": asdict(load_reading(connection, row["number"])),
                    "passages": table(
                        f'SELECT start, "end" FROM passages WHERE version = {row["number"]} ORDER BY start'
                    ),
                }
                for row in versions
            ],
            "failures": table("SELECT origin, problem FROM failures ORDER BY origin"),
            "actors": table("SELECT * FROM actors ORDER BY id"),
            "actor_names": table("SELECT * FROM actor_names ORDER BY folded, actor"),
            "events": [asdict(event) for _, event in sorted(load_all_events(connection).items())],
            "origins": table("SELECT event, report, origin FROM event_reports ORDER BY event, report"),
            "own": own_actors(connection),
            "led": table("SELECT * FROM actor_redirects ORDER BY old"),
        }
        if history:
            content["older"] = table(
                "SELECT versions.id, texts.text, title, published, published_basis, language, outlet, url, origin,"
                " reader_version FROM versions JOIN texts ON texts.version = versions.number"
                " WHERE NOT current ORDER BY versions.id, text_hash"
            )
            content["redirects"] = table("SELECT old, new FROM event_redirects ORDER BY old")
            content["decisions"] = table(
                "SELECT kind, who, why, kept, merged, undoes, file FROM actor_decisions"
                " LEFT JOIN actor_imports ON decision = number ORDER BY number"
            )
    return json.dumps(content, ensure_ascii=False, sort_keys=True, indent=1, default=str) + "\n"


def own_actors(connection: sqlite3.Connection) -> list[list[object]]:
    """The actors that users brought, as they were linked, with what each file says of them, in an order of their own."""
    rows: list[list[object]] = [
        [linked.id, filed.file, asdict(filed.actor)]
        for linked in load_linked(connection, {})
        for filed in linked.brought
    ]  # fmt: skip
    return sorted(rows, key=repr)
