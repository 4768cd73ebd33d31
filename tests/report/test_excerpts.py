from __future__ import annotations

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model.documents import Span
from dragoman.model.findings import DocumentEntry
from dragoman.report.coverage import count_coverage
from dragoman.report.excerpts import excerpts_of

LONG = "A sentence of some length that says little. " * 60


def test_near_passages_share_an_excerpt_and_far_ones_do_not() -> None:
    near = excerpts_of(LONG, [Span(44, 87), Span(132, 175)])
    assert len(near) == 1
    assert [piece.marked for piece in near[0].pieces] == [False, True, False, True, False]
    assert len(excerpts_of(LONG, [Span(44, 87), Span(1760, 1803)])) == 2


def test_one_passage_told_twice_is_shown_once() -> None:
    (excerpt,) = excerpts_of("They met. They talked.", [Span(0, 9), Span(0, 9), Span(5, 9)])
    assert [piece.text for piece in excerpt.pieces if piece.marked] == ["They met."]


def test_context_is_cut_at_sentences() -> None:
    (excerpt,) = excerpts_of(LONG, [Span(1320, 1363)])
    assert excerpt.more_before and excerpt.more_after
    assert excerpt.pieces[0].text.startswith("A sentence")
    assert excerpt.pieces[-1].text.endswith("little.")


@given(st.text("ab. \n", min_size=1, max_size=3000), st.data())
def test_what_is_marked_is_what_was_quoted(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = [Span(*sorted(data.draw(st.tuples(places, places)))) for _ in range(3)]
    marked = [piece.text for excerpt in excerpts_of(text, spans) for piece in excerpt.pieces if piece.marked]
    quoted = {place for span in spans for place in range(span.start, span.end)}
    letters = "".join(text[place] for place in sorted(quoted))
    assert "".join("".join(marked).split()) == "".join(letters.split())


def entry(outlet: str | None, year: int | None, problem: str | None = None) -> DocumentEntry:
    published = dt.date(year, 3, 1) if year else None
    return DocumentEntry("d", "f", None, outlet, published, "en", "2026-01-01", 1, 1, problem)


def test_coverage_counts_every_document_once() -> None:
    documents = [entry(f"Outlet {n % 20}", 1998 + n % 28) for n in range(200)]
    documents += [entry(None, None), entry("Outlet 1", 2020, "is empty")]
    coverage = count_coverage(documents)
    assert coverage.total == 201 == sum(total for _, _, total in coverage.rows)
    assert all(sum(counts) == total for _, counts, total in coverage.rows)
    assert len(coverage.columns) <= 13
    assert coverage.columns[-1] == "undated"
    assert coverage.rows[-1][0] == "7 other outlets"
