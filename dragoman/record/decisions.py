"""What people decided about actors: a list that only grows, and what of it is in force.

A merge leads one id to another; a split takes that back; an undo takes back any line, another undo included.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

from dragoman.errors import UsageError
from dragoman.model.imports import Decision


def load_decisions(connection: sqlite3.Connection) -> list[Decision]:
    """Every decision in the order in which they were made, each with whether it is in force."""
    rows = connection.execute(
        "SELECT actor_decisions.*, actor_imports.file FROM actor_decisions"
        " LEFT JOIN actor_imports ON actor_imports.decision = actor_decisions.number ORDER BY number"
    ).fetchall()
    undone: set[int] = set()
    # A line is undone only by later ones, so that from the last on it is known of each whether it is in force.
    for row in reversed(rows):
        if row["undoes"] is not None and row["number"] not in undone:
            undone.add(row["undoes"])
    return [
        Decision(
            row["number"], row["kind"], row["who"], row["at"], row["why"], row["kept"], row["merged"], row["name"],
            row["actor_kind"], row["country"], row["undoes"], row["file"], row["number"] not in undone,
        )
        for row in rows
    ]  # fmt: skip


def add_decision(connection: sqlite3.Connection, decision: Decision) -> int:
    """Write the decision; its number."""
    number = connection.execute(
        "INSERT INTO actor_decisions (kind, who, at, why, kept, merged, name, actor_kind, country, undoes)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            decision.kind, decision.who, decision.at, decision.why, decision.kept, decision.merged, decision.name,
            decision.actor_kind, decision.country, decision.undoes,
        ),
    ).lastrowid  # fmt: skip
    assert number is not None
    return number


def imports_in_force(decisions: Iterable[Decision]) -> list[int]:
    """The numbers of imports that nobody undid."""
    return [decision.number for decision in decisions if decision.kind == "import" and decision.in_force]


def merges_in_force(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """For each id that leads to another by a merge, that merge."""
    merges: dict[str, Decision] = {}
    for decision in decisions:
        if not decision.in_force or decision.merged is None:
            continue
        if decision.kind == "split":
            merges.pop(decision.merged, None)
        elif decision.kind == "merge" and not leads_back(merges, decision):
            merges[decision.merged] = decision
    return merges


def leads_back(merges: dict[str, Decision], decision: Decision) -> bool:
    """Whether the merge would lead in a circle, as undoing a split may make an older one do."""
    actor = decision.kept
    while actor is not None and actor != decision.merged and actor in merges:
        actor = merges[actor].kept
    return actor == decision.merged


def to_undo(decisions: list[Decision], number: int | None) -> Decision:
    """The decision with the number, or the last one in force that is no undo itself."""
    if number is None:
        found = next((d for d in reversed(decisions) if d.in_force and d.kind != "undo"), None)
        if found is None:
            raise UsageError("there is no decision about actors to undo")
        return found
    found = next((d for d in decisions if d.number == number), None)
    if found is None:
        raise UsageError(f"there is no decision {number}")
    if not found.in_force:
        raise UsageError(f"decision {number} is undone already")
    return found
