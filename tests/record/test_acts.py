"""What two actors did to one another: whose bodies act for whom, which kinds and statuses are asked for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from readings import KAZAKHSTAN, PUTIN, TOKAYEV, make_document, make_report, new_record

from dragoman.errors import UsageError
from dragoman.model.findings import LedgerQuery
from dragoman.model.readings import Reading
from dragoman.model.reports import Participant
from dragoman.record.acts import acts

RUSSIA = Participant("Russia", "rus", "state", "source", "RUS")
MINISTRY = Participant("Ministry of Energy", "minenergo", "body", "source", "RUS")
TARGET = replace(KAZAKHSTAN, role="target")


def told() -> Reading:
    """A route closed, a threat by a ministry, a meeting, and a plan."""
    document = make_document(
        "Russia shut the route. The ministry threatened Astana. Putin met Tokayev. Russia will sue."
    )
    shut = make_report(document, "Russia shut the route.", RUSSIA, TARGET, date="2022-07-05", kind="COERCE")
    threat = make_report(
        document, "The ministry threatened Astana.", MINISTRY, TARGET, date="2022-07-06", kind="THREATEN"
    )
    met = make_report(document, "Putin met Tokayev.", PUTIN, TOKAYEV, date="2022-08-19")
    sue = make_report(document, "Russia will sue.", RUSSIA, TARGET, date="2022-09-01", kind="ACCUSE", status="planned")
    return Reading(document, reports=(shut, threat, met, sue))


def kinds_of(path: Path, kinds: tuple[str, ...] = (), **query: object) -> tuple[list[str], list[str]]:
    """The kinds held and those apart."""
    with new_record(path, told()) as record:
        found = acts(record, "rus", "kaz", LedgerQuery(**query), kinds)  # type: ignore[arg-type]
    return [e.event.kind for e in found.held], [e.event.kind for e in found.other]


def test_every_kind_is_listed_in_order_and_what_is_not_held_apart(tmp_path: Path) -> None:
    assert kinds_of(tmp_path / "r.db") == (["COERCE", "THREATEN", "CONSULT"], ["ACCUSE"])


def test_kinds_statuses_and_days_are_asked_for(tmp_path: Path) -> None:
    assert kinds_of(tmp_path / "1.db", ("THREATEN",)) == (["THREATEN"], [])
    assert kinds_of(tmp_path / "2.db", statuses=frozenset({"planned"})) == ([], ["ACCUSE"])


def test_a_part_is_listed_without_what_contains_it(tmp_path: Path) -> None:
    document = make_document("Russia and Belarus met. Putin met Tokayev there.")
    belarus = Participant("Belarus", "blr", "state", "participant", "BLR")
    summit = make_report(document, "Russia and Belarus met.", RUSSIA, belarus, date="2024-05-08", form="multilateral")
    aside = make_report(document, "Putin met Tokayev there.", PUTIN, TOKAYEV, date="2024-05-08", inside=summit)
    with new_record(tmp_path / "r.db", Reading(document, reports=(summit, aside))) as record:
        (entry,) = acts(record, "rus", "kaz").held
        assert entry.passage.text == "Putin met Tokayev there."


def test_two_actors_are_needed(tmp_path: Path) -> None:
    with new_record(tmp_path / "r.db", told()) as record, pytest.raises(UsageError, match="between two actors"):
        acts(record, "rus", "rus")
