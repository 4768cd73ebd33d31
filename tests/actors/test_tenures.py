"""Standing: passages of one office put together, contradictions kept, texts beside tables."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.actors.tenures import find_tenures, words_of
from dragoman.model.actors import Incumbency
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.findings import Edge, OfficeTelling, agree
from dragoman.model.reports import OfficeReading

PRESIDENT = {"office": "President", "country": "KAZ", "level": "head of state"}
CHAIRMAN = {"office": "Chairman of the National Security Council", "country": "KAZ", "level": "security council"}
TABLE = Incumbency("President of Kazakhstan", "head of state", "KAZ", "2019-03-20", None)


def tell(words: str, published: dt.date | None = dt.date(2025, 12, 29), **facts: object) -> OfficeTelling:
    """A passage of its own document that tells of an office."""
    given = {"of": "Kazakhstan", "begin": None, "finish": None, "change": None, **PRESIDENT, **facts}
    reading = OfficeReading(
        person="N", actor="n", passage=Passage(Span(0, len(words)), words), **given  # type: ignore[arg-type]
    )  # fmt: skip
    return OfficeTelling(reading, Document(words, words, published=published))


SERVED = tell("He was president from 1991 to 2019.", begin="1991", finish="2019")
RESIGNED = tell("In March 2019 he resigned.", finish="2019-03", change="resigned")


def test_two_passages_of_one_holding_are_one_tenure_with_the_finer_end() -> None:
    (tenure,) = find_tenures([RESIGNED, SERVED], ())
    assert (tenure.begin.told, tenure.finish.told, tenure.finish.change) == ("1991", "2019-03", "resigned")
    assert len(tenure.tellings) == 2
    assert [t.reading.passage.text for t in tenure.finish.tellings] == [
        SERVED.reading.passage.text,
        RESIGNED.reading.passage.text,
    ]


def test_another_office_is_another_tenure() -> None:
    kept = tell("He kept the chairmanship.", **CHAIRMAN)
    lost = tell("He lost all his posts.", **CHAIRMAN, finish="2022-01/..", change="stripped")
    president, chairman = find_tenures([RESIGNED, kept, lost, SERVED], ())
    assert president.office == "President"
    assert (chairman.finish.told, chairman.finish.change, len(chairman.tellings)) == ("2022-01/..", "stripped", 2)


def test_texts_and_tables_that_disagree_are_both_shown() -> None:
    elected = tell("He won the election in June 2019.", begin="2019-06", change="elected")
    (tenure,) = find_tenures([elected], [TABLE])
    assert (tenure.begin.told, tenure.begin.tables, tenure.begin.disputed) == ("2019-06", "2019-03-20", True)
    assert tenure.incumbency == TABLE


def test_a_coarser_text_does_not_dispute_the_tables() -> None:
    (tenure,) = find_tenures([tell("President since 2019.", begin="2019")], [TABLE])
    assert not tenure.begin.disputed
    assert tenure.begin.best == "2019-03-20"


def test_two_texts_that_disagree_are_both_kept() -> None:
    texts = [tell("He took over in May 2019.", begin="2019-05"), tell("He took over in June 2019.", begin="2019-06")]
    (tenure,) = find_tenures(texts, ())
    assert tenure.begin.disputed
    assert {tenure.begin.told, *tenure.begin.others} == {"2019-05", "2019-06"}


def test_two_terms_apart_are_two_tenures() -> None:
    terms = [tell("2000 to 2008", begin="2000", finish="2008"), tell("since 2012", begin="2012")]
    assert [(t.begin.told, t.finish.told) for t in find_tenures(terms, ())] == [("2000", "2008"), ("2012", None)]


def test_acting_is_a_holding_of_its_own() -> None:
    acting = tell("He became acting president.", begin="2019-03", capacity="acting")
    assert [t.capacity for t in find_tenures([acting, tell("elected", begin="2019-06", change="elected")], ())] == [
        "acting",
        None,
    ]


def test_a_former_office_alone_has_no_points() -> None:
    (tenure,) = find_tenures([tell("former president N", capacity="former")], ())
    assert (tenure.capacity, tenure.begin.best, tenure.finish.best) == ("former", None, None)


def test_a_bare_title_is_given_to_no_one_of_two_holdings() -> None:
    terms = [tell("2000 to 2008", begin="2000", finish="2008"), tell("2012 to 2016", begin="2012", finish="2016")]
    title = tell("then President N", capacity="in-office")
    assert [len(t.tellings) for t in find_tenures([*terms, title], ())] == [1, 1, 1]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("2019", "2019-03", True), ("2019-03", "2019-03-20", True), ("2019-03", "2019-04", False), ("2022-01/..", "2021-12", False)],
)  # fmt: skip
def test_agree(one: str, other: str, same: bool) -> None:
    assert agree(one, other) is agree(other, one) is same


def test_an_edge_that_nobody_tells_is_not_disputed() -> None:
    assert not Edge(tables="2019-03-20").disputed
    assert Edge().best is None


def test_words_that_tell_no_office_apart_are_left_out() -> None:
    assert words_of("President of the State") == {"president"}


points = st.none() | st.sampled_from(["1991", "1999-05", "2003-11-23", "2008", "2012-05-07", "2019-03", "2019-06"])


@given(st.lists(st.tuples(points, points), max_size=6), st.randoms())
def test_no_passage_is_lost_whatever_their_order(spans: list[tuple[str | None, str | None]], random: object) -> None:
    tellings = [
        tell(f"passage {n}", begin=begin, finish=finish if finish is None or begin is None or begin <= finish else None)
        for n, (begin, finish) in enumerate(spans)
    ]
    tenures = find_tenures(tellings, [TABLE])
    shuffled = list(tellings)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert find_tenures(shuffled, [TABLE]) == tenures
    assert sorted(t.document.id for tenure in tenures for t in tenure.tellings) == [
        f"passage {n}" for n in range(len(spans))
    ]
