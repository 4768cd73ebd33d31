"""On what grounds two clusters may tell of one act."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hand_made import cluster, file

from dragoman.merging import candidates
from dragoman.merging.candidates import can_be_one
from dragoman.merging.decide import make_event
from dragoman.model.reports import FiledReport

PAIR = "putin tokayev"
DAY, NEXT, MONTH, YEAR = "2024-11-27", "2024-11-28", "2024-11", "2024"


@pytest.mark.parametrize(
    ("one", "other", "within", "joins"),
    [
        pytest.param(file(PAIR, DAY), file(PAIR, DAY), False, True, id="the same day"),
        pytest.param(file(PAIR, DAY), file(PAIR, NEXT), False, False, id="the next day"),
        pytest.param(file(PAIR, DAY), file(PAIR, "2024-11-28~"), False, True, id="published the next day"),
        pytest.param(file(PAIR, DAY), file(PAIR, MONTH), False, True, id="a month that holds the day"),
        pytest.param(file(PAIR, DAY), file(PAIR, "2024-12"), False, False, id="another month"),
        pytest.param(file(PAIR, DAY), file(PAIR), False, False, id="undated in another document"),
        pytest.param(file(PAIR, DAY), file(PAIR), True, True, id="undated in the same document"),
        pytest.param(file(PAIR, DAY), file("putin xi", DAY), False, False, id="other sides"),
        pytest.param(file(PAIR, DAY), file("putin tokayev xi", DAY), False, True, id="one side more"),
        pytest.param(file(PAIR, DAY, medium="phone"), file(PAIR, DAY), False, False, id="a call and a meeting"),
        pytest.param(file(PAIR, DAY, medium="unknown"), file(PAIR, DAY), False, True, id="medium open"),
        pytest.param(file(PAIR, DAY, place="Moscow"), file(PAIR, DAY, place="Astana"), False, False, id="two states"),
        pytest.param(file(PAIR, DAY, place="Moscow"), file(PAIR, DAY), False, True, id="place open"),
        pytest.param(file(PAIR, DAY, status="planned"), file(PAIR, DAY), False, True, id="plan and held"),
        pytest.param(file(PAIR, MONTH, status="planned"), file(PAIR, DAY), False, False, id="plan for a month"),
        pytest.param(file(PAIR, DAY, status="denied"), file(PAIR, DAY), False, False, id="denied and held"),
        pytest.param(
            file(PAIR, DAY, status="planned"), file(PAIR, DAY, status="cancelled"), False, True, id="plan and cancelled"
        ),
        pytest.param(
            file(PAIR, DAY, status="planned"),
            file(PAIR, DAY, status="hypothetical"),
            False,
            False,
            id="plan and mere idea",
        ),
        pytest.param(
            file("putin kazakhstan", DAY, form="visit"), file(PAIR, DAY), False, False, id="visit and its talks"
        ),
        pytest.param(
            file(PAIR, DAY, form="visit"), file(PAIR, DAY), False, True, id="a visit to somebody is that meeting"
        ),
    ],
)
def test_can_be_one(one: FiledReport, other: FiledReport, within: bool, joins: bool) -> None:
    a, b = cluster(one), cluster(other)
    assert can_be_one(a, b, within=within) == can_be_one(b, a, within=within) == joins


def test_other_kinds_never_join() -> None:
    met = file(PAIR, DAY)
    agreed = replace(met, report=replace(met.report, kind="AGREE"))
    assert not can_be_one(cluster(met), cluster(agreed), within=True)


def test_cluster_sums_up_its_reports() -> None:
    found = cluster(
        file(PAIR, MONTH, place="Astana"),
        file("lavrov tokayev", DAY, start=10, medium="video", status="planned", form="negotiation"),
    )
    assert found.persons == {"vladimir-putin", "kassym-jomart-tokayev", "sergey-lavrov"}
    assert found.sides == found.persons
    assert found.countries == {"RUS", "KAZ"}
    assert found.block == ("kassym-jomart-tokayev", "sergey-lavrov")
    assert found.width == 1
    assert found.statuses == {"held", "planned"}
    assert found.media == {"in-person", "call"}
    assert found.cities == {"Astana"}
    assert found.place_countries == {"KAZ"}
    assert found.forms == {"meeting", "negotiation"}
    assert found.key == ("2025-01-01", "a", 5)


def test_cluster_without_dates() -> None:
    assert cluster(file(PAIR)).interval is None
    assert cluster(file(PAIR)).width > cluster(file(PAIR, YEAR)).width


def test_joined_keeps_the_order_of_keys() -> None:
    early, late = cluster(file(PAIR, published="2020-01-01")), cluster(file(PAIR, document="b"))
    assert late.joined(early) == early.joined(late)
    assert late.joined(early).items[0].published == "2020-01-01"


def test_forms_agree() -> None:
    visit, talks, lone = (
        cluster(file(PAIR, form="visit")),
        cluster(file(PAIR)),
        cluster(file("putin kazakhstan", form="visit")),
    )
    assert candidates.forms_agree(visit, talks)
    assert not candidates.forms_agree(lone, talks)


def test_same_sides() -> None:
    assert candidates.same_sides(cluster(file(PAIR)), cluster(file("putin tokayev xi")))
    assert candidates.same_sides(cluster(file("putin kazakhstan")), cluster(file(PAIR)))
    assert not candidates.same_sides(cluster(file("lavrov kazakhstan")), cluster(file(PAIR)))


def test_dates_agree() -> None:
    assert candidates.dates_agree(cluster(file(PAIR, MONTH)), cluster(file(PAIR, YEAR)), within=False)
    assert not candidates.dates_agree(cluster(file(PAIR)), cluster(file(PAIR, DAY)), within=False)


def test_statuses_agree() -> None:
    assert candidates.statuses_agree(cluster(file(PAIR, status="planned")), cluster(file(PAIR, status="postponed")))
    assert not candidates.statuses_agree(cluster(file(PAIR)), cluster(file(PAIR, status="planned"))), (
        "undated plans do not come true"
    )


@pytest.mark.parametrize(
    ("part", "inside"),
    [
        pytest.param(file(PAIR, DAY, start=10), True, id="talks of the guest"),
        pytest.param(file(PAIR, "2024-11-25", start=10), False, id="two days before"),
        pytest.param(file(PAIR, start=10), True, id="undated, told beside it"),
        pytest.param(file("tokayev xi", DAY, start=10), False, id="talks of others"),
        pytest.param(file(PAIR, DAY, start=10, medium="phone"), False, id="a call"),
        pytest.param(file(PAIR, DAY, start=10, place="Moscow"), False, id="elsewhere"),
        pytest.param(file(PAIR, DAY, start=10, status="planned"), False, id="not held"),
    ],
)
def test_contains(part: FiledReport, inside: bool) -> None:
    outer = cluster(file("putin kazakhstan", DAY, form="visit", place="Kazakhstan", roles="guest host"))
    inner = cluster(part)
    assert candidates.contains(make_event(outer), make_event(inner), outer, inner) == inside
