from __future__ import annotations

import itertools
import re
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.report.charts import BASE, TOP, WIDTH, contacts_per_year
from dragoman.report.wording import MEDIA

YEARS = st.integers(1945, 2045)
COUNTS = st.dictionaries(
    YEARS, st.dictionaries(st.sampled_from(sorted(MEDIA)), st.integers(1, 400), min_size=1), min_size=1
)
NAME = "{http://www.w3.org/2000/svg}"


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def find(svg: str, look: str) -> list[ElementTree.Element]:
    return [element for element in parse(svg).iter() if (element.get("class") or "").split()[:1] == [look]]


def test_a_year_without_documents_is_hatched_and_told() -> None:
    svg = contacts_per_year({2020: {"in-person": 1}, 2024: {"phone": 1, "in-person": 2}}, {2024}, "A and B")
    assert "2020: 1, 2024: 3. No document published in 2020–2023 was read." in svg
    assert len(find(svg, "unread")) == 2  # the band and its key
    assert [e.text for e in find(svg, "sum")] == ["1", "3"]


def test_with_all_years_read_nothing_is_hatched() -> None:
    svg = contacts_per_year({2024: {"video": 2}}, {2024}, "A and B")
    assert find(svg, "unread") == []
    assert "No document" not in svg


def test_names_are_escaped() -> None:
    svg = contacts_per_year({2024: {"video": 2}}, {2024}, "<script>&")
    assert parse(svg).findtext("title") == "Contacts per year of <script>&"


def test_no_contacts_no_chart() -> None:
    assert contacts_per_year({}, {2024}, "A and B") == ""


@given(COUNTS, st.sets(YEARS))
def test_everything_stays_in_the_picture(counts: dict[int, dict[str, int]], read: set[int]) -> None:
    svg = contacts_per_year(counts, read, "A and B")
    for rect in find(svg, "bar"):
        if float(rect.get("width", 0)) != 14:
            x, y, wide, high = (float(rect.get(name, "nan")) for name in ("x", "y", "width", "height"))
            assert x >= 0 and x + wide <= WIDTH + 0.1
            assert y >= TOP - 0.2 and y + high <= BASE + 0.2
    assert [int(e.text or 0) for e in find(svg, "sum")] == [sum(counts[year].values()) for year in sorted(counts)]


def test_labels_do_not_run_into_one_another() -> None:
    svg = contacts_per_year({1990: {"in-person": 1}, 2025: {"in-person": 4}}, {2025}, "A and B")
    places = [float(e.get("x", 0)) for e in find(svg, "axis") if re.fullmatch(r"\d{4}", e.text or "")]
    assert min(b - a for a, b in itertools.pairwise(places)) >= 32
    assert pytest.approx(places) == sorted(places)
