"""What users bring is the same in whatever order they bring it, and a merge taken back leaves nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from readings import BASE, PUTIN, TOKAYEV, merge, save, tell

from dragoman.model.actors import Incumbency
from dragoman.model.brought import BroughtActor
from dragoman.model.imports import BroughtFile, Decision, ImportReport
from dragoman.model.reports import Participant
from dragoman.record.deciding import merge_actors, split_actor, undo_decision
from dragoman.record.dump import dump
from dragoman.record.importing import Coming, import_actors
from dragoman.record.known import all_cards
from dragoman.record.own_base import own_digest
from dragoman.record.store import Record, open_record

QUICK = settings(max_examples=60, deadline=None)
AT = "2026-01-05T10:00:00+00:00"
DECIDED = Decision(0, "import", "anna", AT)
NAMES = ("Jan Kowalik", "Ewa Nowicka", "Vladimir Putin", "J. A. Kowalik")

incumbencies = st.builds(
    Incumbency,
    st.sampled_from(["Mayor", "President", "Leader"]),
    st.sampled_from(["official", "head of state"]),
    st.sampled_from(["POL", "RUS"]),
    st.sampled_from([None, "1999", "1999-05", "2010"]),
    st.sampled_from([None, "2010", "2012-07"]),
    st.sampled_from([None, "commission"]),
)
actors = st.builds(
    BroughtActor,
    st.integers(1, 9),
    st.sampled_from(["a", "b", "c", "vladimir-putin"]),
    st.sampled_from(NAMES),
    st.just("person"),
    st.sampled_from([None, "POL", "RUS"]),
    names=st.lists(st.sampled_from(NAMES), max_size=2).map(tuple),
    gender=st.sampled_from([None, "male"]),
    born=st.sampled_from([None, "1952", "1952-10"]),
    externals=st.sampled_from([(), ("wikidata:Q1",), ("wikidata:Q2",)]),
    incumbencies=st.lists(incumbencies, max_size=2).map(tuple),
)
files = st.lists(st.lists(actors, min_size=1, max_size=3).map(tuple), min_size=1, max_size=4)


def bring_all(record: Record, brought: Sequence[tuple[BroughtActor, ...]]) -> list[ImportReport]:
    reports = []
    for content in brought:
        words = hashlib.sha256(repr(content).encode()).hexdigest()
        coming = Coming(f"{words[:6]}.csv", words, BroughtFile("csv", content), "anna", AT)
        reports.append(import_actors(record, coming, BASE.actors))
    return reports


@QUICK
@given(files, st.randoms())
def test_the_order_of_imports_makes_no_difference(brought: list[tuple[BroughtActor, ...]], chance: object) -> None:
    shuffled = brought[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    with open_record(":memory:", merge=merge) as one, open_record(":memory:", merge=merge) as other:
        reports = [*bring_all(one, brought), *bring_all(other, shuffled)]
        # what clashes is left out, so that it depends on who came first
        assume(not any(report.clashes for report in reports))
        assert own_digest(one) == own_digest(other)
        assert [(c.actor, c.born) for c in all_cards(one, BASE.actors, every=False)] == [
            (c.actor, c.born) for c in all_cards(other, BASE.actors, every=False)
        ]
        assert dump(one, history=False) == dump(other, history=False)


@QUICK
@given(files)
def test_an_import_twice_or_undone_leaves_nothing(brought: list[tuple[BroughtActor, ...]]) -> None:
    with open_record(":memory:", merge=merge) as record:
        bring_all(record, brought[:-1])
        before = dump(record, history=False)
        (report,) = bring_all(record, brought[-1:])
        after = dump(record, history=False)
        bring_all(record, brought[-1:])
        assert dump(record, history=False) == after
        if report.number is not None and report.number == len(brought):
            undo_decision(record, None, BASE.actors, DECIDED)
            assert dump(record, history=False) == before


PEOPLE = {
    "jan-kowalik": Participant("Jan Kowalik", "jan-kowalik", "person", "participant", "POL"),
    "unlisted-jan": Participant("Jan", "unlisted-jan", "person", "participant", "POL"),
    "vladimir-putin": PUTIN,
    "kassym-jomart-tokayev": TOKAYEV,
}
pairs = st.lists(st.sampled_from(sorted(PEOPLE)), min_size=2, max_size=2, unique=True)


@QUICK
@given(st.lists(pairs, min_size=1, max_size=6), pairs, st.booleans())
def test_a_merge_taken_back_leaves_the_record_as_it_was(met: list[list[str]], both: list[str], by_undo: bool) -> None:
    with open_record(":memory:") as record:
        for day, names in enumerate(met, 1):
            words = f"{day} They met on that day."
            save(record, tell(words, *(PEOPLE[name] for name in names), date=f"2024-01-{1 + day // 2:02}"))
        bring_all(record, [(BroughtActor(1, "jan-kowalik", "Jan Kowalik", "person", "POL"),)])
        assume(all(any(actor in names for names in met) or actor in ("jan-kowalik", *BASE.actors) for actor in both))
        before = dump(record, history=False)
        merge_actors(record, both[0], both[1], BASE, DECIDED)
        record.derive()
        assert both[1] not in participants(record)
        if by_undo:
            undo_decision(record, None, BASE.actors, DECIDED)
        else:
            split_actor(record, both[1], BASE, DECIDED)
        assert dump(record, history=False) == before


def participants(record: Record) -> set[str]:
    with record.settled() as connection:
        return {row["actor"] for row in connection.execute("SELECT actor FROM event_participants")}
