"""Actors that users bring: taken into the record, found by name, led to one another, and taken back."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from readings import BASE, PUTIN, TOKAYEV, merge, new_record, save, tell

from dragoman.actors.base import load_base
from dragoman.corpus import reader_version
from dragoman.errors import AmbiguousNameError, UnknownNameError, UsageError
from dragoman.model.actors import Actor, Incumbency
from dragoman.model.brought import BroughtActor
from dragoman.model.imports import BroughtFile, Decision, ImportReport, OnClash, Skipped
from dragoman.model.reports import Participant
from dragoman.record import queries
from dragoman.record.deciding import merge_actors, split_actor, undo_decision
from dragoman.record.decisions import load_decisions
from dragoman.record.dump import dump
from dragoman.record.importing import Coming, import_actors
from dragoman.record.known import actor_card, all_cards
from dragoman.record.names import find_actor
from dragoman.record.own_base import compile_base, load_known, own_digest
from dragoman.record.store import Record, open_record

AT = "2026-01-05T10:00:00+00:00"
DECIDED = Decision(0, "import", "anna", AT, "because")
SHIPPED = BASE.actors
JAN = BroughtActor(
    2, "jan-kowalik", "Jan Kowalik", "person", "POL", ("Jan A. Kowalik",), (), "male", "1961",
    incumbencies=(Incumbency("Mayor", "official", "POL", "2010", "2014"),),
)  # fmt: skip
KOWALIK = Participant("Jan Kowalik", "jan-kowalik", "person", "participant", "POL", "Mayor", "official", "in-office")
UNLISTED = Participant("J. Kowalik", "unlisted-j-kowalik", "person", "participant", "POL")


def bring(
    record: Record,
    *actors: BroughtActor,
    on_clash: OnClash = "skip",
    name: str = "a.csv",
    skipped: tuple[Skipped, ...] = (),
) -> ImportReport:
    words = hashlib.sha256(repr((actors, name)).encode()).hexdigest()
    return import_actors(
        record, Coming(name, words, BroughtFile("csv", actors, skipped), "anna", AT, on_clash=on_clash), SHIPPED
    )


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return new_record(tmp_path / "r.dragoman", tell("Kowalik met Tokayev.", KOWALIK, TOKAYEV, date="2024-01-01"))


def test_a_new_actor(record: Record) -> None:
    report = bring(record, JAN, skipped=(Skipped(3, "has no name"),))
    assert (report.number, report.read, report.new) == (1, 1, (("jan-kowalik", "Jan Kowalik"),))
    assert (report.extended, report.unchanged, report.clashes, report.skipped) == (
        (),
        0,
        (),
        (Skipped(3, "has no name"),),
    )
    for name in ("jan kowalik", "Jan A. Kowalik", "kowalik", "JAN-KOWALIK"):
        assert find_actor(record, name, BASE) == "jan-kowalik"
    assert queries.ledger(record, "jan-kowalik", "kaz").names == ("Jan Kowalik", "KAZ")


def test_the_same_file_again_changes_nothing(record: Record) -> None:
    bring(record, JAN)
    before = dump(record)
    report = bring(record, JAN)
    assert (report.number, report.new, report.extended, report.unchanged) == (1, (), (), 1)
    assert dump(record) == before


def test_a_known_actor_is_extended(record: Record) -> None:
    putin = BroughtActor(2, "p", "Vladimir Putin", "person", "RUS", ("V. V. Putin",), incumbencies=(
        Incumbency("President", "head of state", "RUS", "2012-05-07", None),))  # fmt: skip
    report = bring(record, putin)
    (extension,) = report.extended
    assert (extension.actor, extension.names, extension.incumbencies, report.new) == ("vladimir-putin", 1, 1, ())
    assert find_actor(record, "V. V. Putin", BASE) == find_actor(record, "p", BASE) == "vladimir-putin"
    card = actor_card(record, "p", BASE)
    assert card.actor.names == ("V. V. Putin",)
    assert card.holdings[0].sources == ("a.csv, line 2",)
    assert card.merged == ("p",)
    assert card.sources == ("Dragoman", "a.csv, line 2 (import 1)")


def test_a_clash_is_listed_and_left_out(record: Record) -> None:
    bring(record, JAN)
    other = replace(JAN, line=7, born="1980")
    report = bring(record, other, replace(JAN, id="ewa", name="Ewa Nowicka", names=()), name="b.csv")
    (clash,) = report.clashes
    assert (clash.line, clash.known, clash.facts) == (7, "jan-kowalik", "born 1980, known as born 1961")
    assert report.new == (("ewa", "Ewa Nowicka"),)
    assert actor_card(record, "jan-kowalik", BASE).born == "1961"


def test_a_clash_is_kept_as_another(record: Record) -> None:
    bring(record, JAN)
    other = replace(JAN, line=7, born="1980")
    report = bring(record, other, name="b.csv", on_clash="keep-both")
    ((identity, _),) = report.new
    assert identity.startswith("jan-kowalik-")
    assert actor_card(record, identity, BASE).born == "1980"
    # of two who are called so, the one who takes part in an event is meant
    assert find_actor(record, "Jan Kowalik", BASE) == "jan-kowalik"
    record.forget(queries.documents(record)[0].id or "")
    with pytest.raises(AmbiguousNameError):
        find_actor(record, "Jan Kowalik", BASE)
    assert bring(record, other, name="b.csv", on_clash="keep-both").unchanged == 1


def test_two_in_one_file_that_contradict_one_another(record: Record) -> None:
    report = bring(record, JAN, replace(JAN, line=3, gender="female"))
    assert [clash.line for clash in report.clashes] == [3]
    assert len(report.new) == 1


def test_a_file_of_clashes_alone_is_no_import(record: Record) -> None:
    bring(record, JAN)
    before = dump(record)
    assert bring(record, replace(JAN, kind="body"), name="b.csv").number is None
    assert dump(record) == before


def test_two_who_import_at_the_same_time(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    from dragoman.record import importing

    settle, calls = importing.settle, []

    def interrupted(*arguments: object) -> object:
        calls.append(1)
        if len(calls) == 1:
            bring(record, replace(JAN, names=("J. K. first",)), name="first.csv")
        return settle(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(importing, "settle", interrupted)
    report = bring(record, replace(JAN, names=("J. K. second",)), name="second.csv")
    assert (report.number, report.new, [e.names for e in report.extended]) == (2, (), [1])
    assert set(actor_card(record, "jan-kowalik", BASE).actor.names) == {"J. K. first", "J. K. second"}


def test_undo_an_import_and_undo_that(record: Record) -> None:
    empty = dump(record, history=False)
    bring(record, JAN)
    full, digest = dump(record, history=False), own_digest(record)
    assert digest is not None
    undone = undo_decision(record, None, SHIPPED, DECIDED)
    assert (undone.kind, undone.file) == ("import", "a.csv")
    assert own_digest(record) is None
    assert dump(record, history=False) == empty
    undo_decision(record, 2, SHIPPED, DECIDED)
    assert (dump(record, history=False), own_digest(record)) == (full, digest)
    with pytest.raises(UsageError, match="decision 2 is undone already"):
        undo_decision(record, 2, SHIPPED, DECIDED)
    with pytest.raises(UsageError, match="there is no decision 9"):
        undo_decision(record, 9, SHIPPED, DECIDED)


def test_nothing_to_undo(record: Record) -> None:
    with pytest.raises(UsageError, match="no decision about actors to undo"):
        undo_decision(record, None, SHIPPED, DECIDED)


def test_decisions_are_only_added(record: Record) -> None:
    bring(record, JAN)
    for statement in ("UPDATE actor_decisions SET who = 'x'", "DELETE FROM actor_decisions"):
        with pytest.raises(sqlite3.IntegrityError, match="only added"):
            record.connection.execute(statement)
    (decision,) = load_decisions(record.connection)
    assert (decision.kind, decision.who, decision.at, decision.file, decision.in_force) == (
        "import",
        "anna",
        AT,
        "a.csv",
        True,
    )


def test_a_merge_makes_two_ids_one_in_ledgers(record: Record) -> None:
    save(record, tell("J. Kowalik met Tokayev again.", UNLISTED, TOKAYEV, date="2024-02-01"))
    bring(record, JAN)
    before = dump(record, history=False)
    assert len(queries.ledger(record, "jan-kowalik", "kassym-jomart-tokayev").held) == 1
    read = queries.reading(record, next(iter(d.id for d in queries.documents(record) if d.reports)) or "")
    made = merge_actors(record, "Jan Kowalik", "unlisted-j-kowalik", BASE, DECIDED)
    assert (made.kept, made.merged, made.name) == ("jan-kowalik", "unlisted-j-kowalik", "Jan Kowalik")
    ledger = queries.ledger(record, "jan-kowalik", "kassym-jomart-tokayev", base=BASE)
    assert len(ledger.held) == 2
    assert {p.name for e in ledger.held for p in e.event.participants} == {"Jan Kowalik", TOKAYEV.name}
    assert queries.ledger(record, "unlisted-j-kowalik", "kassym-jomart-tokayev", base=BASE) == ledger
    assert find_actor(record, "J. Kowalik", BASE) == find_actor(record, "unlisted-j-kowalik", BASE) == "jan-kowalik"
    assert actor_card(record, "jan-kowalik", BASE).merged == ("unlisted-j-kowalik",)
    assert queries.reading(record, read.document.id) == read
    split = split_actor(record, "unlisted-j-kowalik", BASE, DECIDED)
    assert (split.kept, split.merged) == ("jan-kowalik", "unlisted-j-kowalik")
    assert dump(record, history=False) == before


def test_merge_split_and_undo_lead_back_and_forth(record: Record) -> None:
    bring(record, JAN, replace(JAN, id="ewa", name="Ewa Nowicka", names=(), gender=None))

    def leads() -> str:
        return find_actor(record, "ewa", BASE)

    merge_actors(record, "jan-kowalik", "Ewa Nowicka", BASE, DECIDED)
    assert leads() == "jan-kowalik"
    split_actor(record, "Ewa Nowicka", BASE, DECIDED)
    assert leads() == "ewa"
    undo_decision(record, None, SHIPPED, DECIDED)  # the split
    assert leads() == "jan-kowalik"
    undo_decision(record, None, SHIPPED, DECIDED)  # the merge
    assert leads() == "ewa"
    undo_decision(record, 5, SHIPPED, DECIDED)  # that undo
    assert leads() == "jan-kowalik"


def test_merges_that_lead_on(record: Record) -> None:
    bring(record, *(replace(JAN, id=i, name=f"Person {i}", names=()) for i in ("aa", "bb", "cc")))
    merge_actors(record, "bb", "aa", BASE, DECIDED)
    merge_actors(record, "cc", "bb", BASE, DECIDED)
    assert {find_actor(record, i, BASE) for i in ("aa", "bb", "cc")} == {"cc"}
    split_actor(record, "bb", BASE, DECIDED)
    assert [find_actor(record, i, BASE) for i in ("aa", "bb", "cc")] == ["bb", "bb", "cc"]


def test_undone_splits_never_lead_in_a_circle(record: Record) -> None:
    bring(record, *(replace(JAN, id=i, name=f"Person {i}", names=()) for i in ("aa", "bb")))
    merge_actors(record, "aa", "bb", BASE, DECIDED)
    split_actor(record, "bb", BASE, DECIDED)
    merge_actors(record, "bb", "aa", BASE, DECIDED)
    undo_decision(record, 3, SHIPPED, DECIDED)
    assert find_actor(record, "aa", BASE) == find_actor(record, "bb", BASE)


@pytest.mark.parametrize(
    ("a", "b", "problem"),
    [
        ("jan-kowalik", "Jan Kowalik", "are one actor already: jan-kowalik"),
        ("jan-kowalik", "kaz", "a state is never merged"),
        ("jan-kowalik", "nobody at all", "no actor is called 'nobody at all'"),
        ("jan-kowalik", "commission", "Jan Kowalik is a person and Commission a body: they cannot be one"),
    ],
)
def test_merges_that_cannot_be(record: Record, a: str, b: str, problem: str) -> None:
    bring(record, JAN, BroughtActor(3, "commission", "Commission", "body"))
    with pytest.raises(UsageError, match=problem):
        merge_actors(record, a, b, BASE, DECIDED)
    with pytest.raises(UsageError, match="nobody called 'x' was merged"):
        split_actor(record, "x", BASE, DECIDED)


def test_a_merge_outlives_a_file_that_links_its_actor_otherwise(record: Record) -> None:
    """The id that was merged is later linked with another: the merge goes with it."""
    bring(
        record,
        replace(JAN, id="zz", externals=("wikidata:Q1",)),
        BroughtActor(3, "ewa", "Ewa Nowicka", "person", "POL"),
    )
    merge_actors(record, "ewa", "zz", BASE, DECIDED)
    bring(record, replace(JAN, id="aa", name="J. K.", names=(), externals=("wikidata:Q1",)), name="b.csv")
    assert {find_actor(record, i, BASE) for i in ("aa", "zz", "ewa")} == {"ewa"}


def test_unknown_names_hint_at_brought_ones(record: Record) -> None:
    bring(record, JAN)
    with pytest.raises(UnknownNameError) as caught:
        find_actor(record, "Jan Kowalyk", BASE)
    assert "Jan Kowalik" in caught.value.near


def test_the_base_of_a_record(tmp_path: Path) -> None:
    with open_record(tmp_path / "r.dragoman", merge=merge) as record:
        assert compile_base(record) is None
        assert load_known(record) is load_base()
        import_actors(record, Coming("a.csv", "h", BroughtFile("csv", (JAN,)), "anna", AT), load_base().actors)
        compiled = compile_base(record)
        assert compiled is not None
        assert compiled.path == tmp_path / "r.dragoman-actors"
        made = compiled.path.stat().st_mtime_ns
        base = load_known(record)
        assert base.called("Jan A. Kowalik")[0].incumbencies == JAN.incumbencies
        assert base.surfaces["Jan Kowalik"][0].actor == "jan-kowalik"
        assert compile_base(record) == compiled
        assert compiled.path.stat().st_mtime_ns == made
        compiled.path.write_bytes(b"damaged")
        again = compile_base(record)
        assert again == compiled
        assert compiled.path.stat().st_size > 1000


def test_the_base_of_a_record_in_memory_and_in_a_folder_that_may_not_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_record(":memory:", merge=merge) as record:
        import_actors(record, Coming("a.csv", "h", BroughtFile("csv", (JAN,)), "anna", AT), load_base().actors)
        assert load_known(record).called("jan kowalik")
    with open_record(tmp_path / "r.dragoman", merge=merge) as record:
        import_actors(record, Coming("a.csv", "h", BroughtFile("csv", (JAN,)), "anna", AT), load_base().actors)
        monkeypatch.setattr("os.access", lambda path, mode: False)
        assert load_known(record).called("jan kowalik")
        assert not (tmp_path / "r.dragoman-actors").exists()


def test_other_actors_are_another_reader(record: Record) -> None:
    plain = reader_version(own_digest(record))
    bring(record, JAN)
    one = reader_version(own_digest(record))
    bring(record, replace(JAN, id="ewa", name="Ewa Nowicka", names=()), name="b.csv")
    two = reader_version(own_digest(record))
    assert plain == reader_version()
    assert len({plain, one, two}) == 3
    undo_decision(record, None, SHIPPED, DECIDED)
    assert reader_version(own_digest(record)) == one


def test_changed_shipped_actors_are_linked_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_record(tmp_path / "r.dragoman", merge=merge) as record:
        bring(record, replace(JAN, name="Vladimir Putin", country="RUS", names=(), born=None, incumbencies=()))
        assert find_actor(record, "jan-kowalik", BASE) == "vladimir-putin"
        monkeypatch.setattr("dragoman.record.relinking.shipped_number", lambda: 7)
        monkeypatch.setattr("dragoman.record.own_base.shipped_number", lambda: 7)
        monkeypatch.setattr("dragoman.record.own_base.load_base", lambda: replace(load_base(), actors={}))
        compile_base(record)
        assert find_actor(record, "jan-kowalik", BASE) == "jan-kowalik"


def test_cards_of_all(record: Record) -> None:
    bring(record, JAN, BroughtActor(3, "p", "Vladimir Putin", "person", "RUS", ("V. V. Putin",)))
    assert [card.actor.id for card in all_cards(record, SHIPPED, every=False)] == ["jan-kowalik", "vladimir-putin"]
    assert len(all_cards(record, SHIPPED, every=True)) == len(SHIPPED) + 1


def test_a_participant_named_twice_takes_part_once(record: Record) -> None:
    save(record, tell("Kowalik met J. Kowalik and Putin.", KOWALIK, UNLISTED, PUTIN, date="2024-03-01"))
    bring(record, JAN)
    merge_actors(record, "jan-kowalik", "unlisted-j-kowalik", BASE, DECIDED)
    (entry,) = queries.ledger(record, "jan-kowalik", "vladimir-putin").held
    assert [p.actor for p in entry.event.participants] == ["jan-kowalik", "vladimir-putin"]


def test_an_actor_that_only_documents_name_may_be_kept(record: Record) -> None:
    save(record, tell("J. Kowalik met Putin.", UNLISTED, PUTIN, date="2024-03-01"))
    merge_actors(record, "unlisted-j-kowalik", "jan-kowalik", BASE, DECIDED)
    assert actor_card(record, "jan-kowalik", BASE).actor == Actor("unlisted-j-kowalik", "J. Kowalik", "person", "POL")
