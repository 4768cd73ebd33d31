"""Actors, imports and decisions as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from dragoman.model.actors import Actor
from dragoman.model.imports import ActorCard, Decision, ImportReport


def card_row(card: ActorCard) -> dict[str, Any]:
    """All that is known of an actor."""
    holdings = [{**asdict(one.incumbency), "sources": list(one.sources)} for one in card.holdings]
    return {
        **actor_row(card.actor), "born": card.born, "names": list(card.actor.names), "short": list(card.actor.short),
        "russian": card.actor.russian, "gender": card.actor.gender, "incumbencies": holdings,
        "externals": list(card.externals), "merged": list(card.merged), "sources": list(card.sources),
    }  # fmt: skip


def actor_row(actor: Actor) -> dict[str, Any]:
    """An actor in a list."""
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country}


def import_row(report: ImportReport) -> dict[str, Any]:
    """What became of a file."""
    return {
        "file": report.file, "format": report.format, "import": report.number, "read": report.read,
        "new": [{"id": actor, "name": name} for actor, name in report.new],
        "extended": [asdict(one) for one in report.extended], "unchanged": report.unchanged,
        "skipped": [asdict(one) for one in report.skipped],
        "clashes": [{**asdict(one), "kept_apart": report.kept_apart} for one in report.clashes],
        "passed_over": dict(report.passed),
    }  # fmt: skip


def decision_row(decision: Decision) -> dict[str, Any]:
    """A decision."""
    names = ("number", "kind", "who", "at", "why", "kept", "merged", "undoes", "file", "in_force")
    return {name: getattr(decision, name) for name in names}
