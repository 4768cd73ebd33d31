from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from quality.run import GOLD_SETS, parse_who
from quality.who import (
    Case,
    check_day,
    check_mention,
    check_person,
    check_plover,
    check_readouts,
    check_statements,
    check_visits,
    compare_days,
    count,
    find_states,
    holds,
    holds_on,
    load_places,
    name_persons,
    offices_on,
    parse_office,
    same_post,
)

Row = dict[str, Any]


def person(name: str, country: str | None, office: str | None, level: str, capacity: str = "in-office") -> Row:
    return {
        "name": name, "actor": name.lower().replace(" ", "-"), "kind": "person",
        "country": country, "office": office, "level": level, "capacity": capacity,
    }  # fmt: skip


def event(*participants: Row, place: str | None = None) -> Row:
    return {"kind": "CONSULT", "participants": list(participants), "place": place and {"name": place, "country": place}}


def verdicts(cases: Iterator[Case]) -> dict[str, bool]:
    return {case.measure: case.right for case in cases}


OLE = person("Ole Haugland", "NOR", "Prime Minister of Norway", "head of government")


@pytest.mark.parametrize(
    ("text", "role", "country", "capacity"),
    [
        ("President of Kazakhstan", "head of state", "KAZ", None),
        ("former President of Kazakhstan", "head of state", "KAZ", "former"),
        ("Prime Minister of Japan (former)", "head of government", "JPN", "former"),
        ("US Secretary of State", "foreign minister", "USA", None),
        ("Secretary of State for Defence of the United Kingdom", "defence minister", "GBR", None),
        ("First Deputy Prime Minister of Russia", "deputy", "RUS", None),
        ("Norwegian President-elect", "head of state", "NOR", "elect"),
        ("Special Representative of the President for Trade of Ghana", "envoy", "GHA", None),
        ("Ambassador to the United States", None, None, None),
        ("Kazakhstani MP", "parliament", "KAZ", None),
        ("President of the European Council", "union", "EUE", None),
        ("Chairman of the Security Council of Mongolia", "security council", "MNG", None),
        ("Spokesperson of the National Security Council of Mongolia", None, "MNG", None),
        ("head of government of the Democratic Republic of the Congo", None, "COD", None),
        ("", None, None, None),
    ],
)
def test_words_of_an_office(text: str, role: str | None, country: str | None, capacity: str | None) -> None:
    office = parse_office(text)
    assert (office.role, office.country, office.capacity) == (role, country, capacity)


def test_the_state_given_fills_in_only() -> None:
    assert parse_office("President", "FRA").country == "FRA"
    assert parse_office("President of Chile", "FRA").country == "CHL"


def test_states_have_today_s_codes() -> None:
    places = load_places()
    names = ("Russia", "Germany", "Serbia", "Trinidad and Tobago", "Turkey", "Czech Republic", "Myanmar (Burma)")
    assert [places[name] for name in names] == ["RUS", "DEU", "SRB", "TTO", "TUR", "CZE", "MMR"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("President of Ghana", "President", True),
        ("President of Ghana", "President of Kenya", False),
        ("President of Ghana", "Prime Minister of Ghana", False),
        ("Chancellor", "Prime Minister", True),
        ("Deputy Prime Minister of Ghana", "First Deputy Prime Minister of Ghana", True),
        ("Deputy Prime Minister of Ghana", "Deputy Mayor of Accra", False),
        ("Special Representative for Trade", "Special Representative of the President for Trade", True),
        ("Minister of Fisheries of Ghana", "Minister of Fisheries and Oceans of Ghana", True),
        ("Minister of Fisheries", "Minister of Health", False),
        ("Minister of Fisheries", "", False),
    ],
)
def test_one_post(one: str, other: str, same: bool) -> None:
    assert same_post(parse_office(one), parse_office(other)) is same
    assert same_post(parse_office(other), parse_office(one)) is same


@pytest.mark.parametrize(
    ("wanted", "office", "level", "capacity", "right"),
    [
        ("Prime Minister of Norway", "Prime Minister of Norway", "head of government", "in-office", True),
        ("Prime Minister", "Prime Minister of Norway", "head of government", "acting", True),
        ("Prime Minister of Norway", "Prime Minister", "head of government", "in-office", True),
        ("Prime Minister of Sweden", "Prime Minister", "head of government", "in-office", False),
        ("Prime Minister of Norway", "Prime Minister of Norway", "official", "in-office", False),
        ("Prime Minister of Norway", "former Prime Minister of Norway", "former leader", "former", False),
        ("former Prime Minister of Norway", "former Prime Minister of Norway", "former leader", "former", True),
        ("Prime Minister-elect of Norway", "Prime Minister-elect of Norway", "head of government", "elect", True),
        ("Prime Minister of Norway", None, "other", "unknown", False),
    ],
)
def test_holding_an_office(wanted: str, office: str | None, level: str, capacity: str, right: bool) -> None:
    assert holds(parse_office(wanted), person("Ole Haugland", "NOR", office, level, capacity)) is right


@pytest.mark.parametrize(
    ("title", "people"),
    [
        (
            "Readout of President Biden’s Call with Prime Minister Ann O’Hara-Lee of New Zealand",
            [("Biden", "head of state", "USA"), ("Ann O'Hara-Lee", "head of government", "NZL")],
        ),
        (
            "Readout of Vice President Harris’ Meeting with Chancellor Jon Smit and Vice Chancellor Eva Bo of Austria",
            [("Harris", "deputy", "USA"), ("Jon Smit", "head of government", "AUT"), ("Eva Bo", "deputy", "AUT")],
        ),
        ("Call with President of Peru Maria de la Cruz", [("Maria de la Cruz", "head of state", "PER")]),
        ("Call with Republic of Korea President Ahn Do Jin", [("Ahn Do Jin", "head of state", "KOR")]),
        ("Meeting with Kenyan NSA Dr. Joy Wairimu", [("Joy Wairimu", "security council", "KEN")]),
        ("Meeting with European Commission President Inga von der Aa", [("Inga von der Aa", "union", "EUE")]),
        ("Meeting with King Faruk bin Zaid al-Nuri of Oman", [("Faruk bin Zaid al-Nuri", "head of state", "OMN")]),
        ("Call with President Juan Mora of Spain", [("Juan Mora", "head of government", "ESP")]),
        ("Call with President Macaroni on Fishing", [("Macaroni", "head of state", None)]),
        ("Call with President-Elect Ana Li of Cuba", [("Ana Li", "head of state", "CUB")]),
        ("Call with Ghanaian Foreign Minister and Deputy Prime Minister Kofi Owusu", []),
        ("Call with Interim President Pedro Paz of Cuba", []),
        ("Call with the Advisor to the Prime Minister Ugo Bassi", []),
        ("Readout of the President’s Meeting with Governor Smith of Georgia", []),
    ],
)
def test_persons_of_titles(title: str, people: list[tuple[str, str, str | None]]) -> None:
    assert [(name, office.role, office.country) for name, office in name_persons(title)] == people


def test_title_words_for_before_and_after_office() -> None:
    ((_, former),) = name_persons("Call with Former Prime Minister of Malta Ana Li")
    ((_, elect),) = name_persons("President-elect Ana Li of Cuba")
    assert (former.capacity, former.country) == ("former", "MLT")
    assert (elect.capacity, elect.country) == ("elect", "CUB")


@pytest.mark.parametrize(
    ("start", "end", "day", "expected"),
    [
        (None, None, None, True),
        ("1991", "2019-03", "2017-02", True),
        ("1991", "2019-03", "2019", True),
        ("1991", "2019-03", "2019-04-01", False),
        (None, "2019", "2023-12", False),
        ("2019-06", None, "2018-01-01", None),
        ("2019-06", None, "2019-07", True),
        (None, "2019", None, None),
    ],
)
def test_days_of_a_statement(start: str | None, end: str | None, day: str | None, expected: bool | None) -> None:
    assert holds_on({"start": start, "end": end}, day) is expected


def test_offices_of_a_day() -> None:
    past = {"office": "President of Peru", "start": "2001", "end": "2006"}
    later = {"office": "Foreign Minister of Peru", "start": "2008", "end": None}
    title = {"office": "Father of the Nation (title)", "start": None, "end": None}
    unsure = {"office": "MP", "start": None, "end": None, "unsure": True}
    statements = [past, later, title, unsure]
    assert [(office.role, office.capacity) for office in offices_on(statements, "2003")] == [("head of state", None)]
    assert [office.capacity for office in offices_on(statements, "2007")] == ["former"]
    assert [office.role for office in offices_on(statements, "2009-01-01")] == ["foreign minister"]
    assert offices_on([title, unsure], "2003") == []


@pytest.mark.parametrize(
    ("gold", "row", "verdicts"),
    [
        ({"start": "1991", "end": None}, {"begin": "1991-12", "finish": "2019"}, {"start": "right"}),
        ({"end": "2019-03"}, {"finish": "2019"}, {"end": "open"}),
        ({"end": "2019-03"}, {"finish": None}, {"end": "open"}),
        ({"end": "2019-03", "change": "resigned"}, {"finish": "2018", "change": "elected"}, {"end": "wrong", "change": "wrong"}),
        ({}, {"begin": "2001"}, {}),
    ],
)  # fmt: skip
def test_bounds_of_a_statement(gold: Row, row: Row, verdicts: dict[str, str]) -> None:
    assert compare_days(gold, row) == verdicts


def test_states_come_from_statements_and_the_table() -> None:
    states = find_states([{"offices": [{"person": "Ole Haugland", "office": "Prime Minister of Norway"}]}])
    assert (states["Ole Haugland"], states["Vladimir Putin"]) == ("NOR", "RUS")


def test_figures() -> None:
    cases = [
        Case("visits.met", "a", "x", True, ""),
        Case("pages.people", "a", "x", False, ""),
        Case("ru.people", "a", "x", True, ""),
        *(Case("pages.statements.recall", "a", "x", right, "") for right in (True, False)),
        Case("pages.statements.precision", "a", "x", True, ""),
    ]
    lines = count(cases)
    assert lines[:3] == ["people 1/2 = 0.500", "countries 0/0 = 0.000", "offices 0/0 = 0.000"]
    assert "ru.people 1/1 = 1.000" in lines
    assert lines[-1] == "pages.statements.f1 0.667"
    assert parse_who("\n".join(lines))["people"] == 0.5
    assert parse_who("MISSED pages.people | a | x | read: y 1/2 = 0.500") == {}


def test_the_set_is_measured() -> None:
    who = next(gold_set for gold_set in GOLD_SETS if gold_set.name == "who")
    assert who.script.is_file()


# What follows compares names by the rule in ../shared/tools.


@pytest.mark.gold
def test_a_person() -> None:
    wanted = parse_office("Prime Minister of Norway")
    where = ("x.", "a", "Haugland", wanted)
    assert verdicts(check_person(*where, [event(OLE)])) == {"x.people": True, "x.countries": True, "x.offices": True}
    as_swede = person("Ole Haugland", "SWE", "Prime Minister of Sweden", "head of government")
    assert verdicts(check_person(*where, [event(as_swede)])) == {
        "x.people": True,
        "x.countries": False,
        "x.offices": False,
    }
    assert not any(verdicts(check_person(*where, [])).values())


@pytest.mark.gold
def test_a_mention_is_known_by_its_actor() -> None:
    mention = {"text": "Haugland", "actor": "ole-haugland", "kind": "person", "country": "NOR"}
    assert check_mention("", "a", "Ole Haugland", {"events": [], "mentions": [mention]}).right
    assert not check_mention("", "a", "Per Haugland", {"events": [], "mentions": [mention]}).right
    assert not check_mention("", "a", "Haugland", {"events": [], "mentions": [mention | {"actor": None}]}).right


@pytest.mark.gold
def test_the_office_of_the_day() -> None:
    statements = [{"person": "Ole Haugland", "office": "Prime Minister of Norway", "start": "2001", "end": "2005"}]
    held, past = ({"participants": ["Ole Haugland", "Eva Bo"], "date": date} for date in ("2003", "2009-01-01"))
    former = person("Ole Haugland", "NOR", "former Prime Minister of Norway", "former leader", "former")
    assert [case.right for case in check_day("x", "a", held, event(OLE), statements)] == [True]
    assert [case.right for case in check_day("x", "a", past, event(OLE), statements)] == [False]
    assert [case.right for case in check_day("x", "a", past, event(former), statements)] == [True]


@pytest.mark.gold
def test_statements_told_in_two_rows() -> None:
    gold = [
        {"person": "Ole Haugland", "office": "Prime Minister of Norway", "start": "2001", "end": "2005-09"},
        {"person": "Eva Bo", "office": "MP", "start": None, "end": None, "unsure": True},
    ]
    told = {"person": "Ole Haugland", "office": "Prime Minister", "of": "Norway", "country": "NOR", "change": None}
    begun, ended = told | {"begin": "2001", "finish": "2005"}, told | {"begin": None, "finish": "2005-09-12"}
    other = told | {"begin": "1999", "finish": None}
    member = {"person": "Eva Bo", "office": "member of parliament", "of": None, "country": None}

    def measure(*rows: Row) -> list[tuple[str, bool]]:
        return [(case.measure.split(".")[1], case.right) for case in check_statements("x", "a", gold, list(rows))]

    assert measure() == [("recall", False)]
    assert measure(begun) == [("recall", False), ("precision", True)]
    assert measure(begun, begun, ended) == [("recall", True), ("precision", True), ("precision", True)]
    assert measure(other, member) == [("recall", False), ("precision", False), ("precision", True)]
    assert list(check_statements("x", "a", [], [begun])) == []


@pytest.mark.gold
def test_readouts_without_anybody_from_abroad_are_left_out() -> None:
    rows = [{"document": {"id": "a", "title": title}} for title in ("President Biden’s Call with Voters", "Call")]
    assert list(check_readouts(rows, [{"events": []}] * 2)) == []
    abroad = [{"document": {"id": "a", "title": "Call with Prime Minister Haugland of Norway"}}]
    assert all(case.right for case in check_readouts(abroad, [{"events": [event(OLE)]}]))


@pytest.mark.gold
def test_visits() -> None:
    row = {
        "document": {"id": "a", "text": "Secretary of State Eva Mary Bo visited Oslo, Norway. Bo met with Haugland."},
        "gold": {"traveller": "Eva Mary Bo", "country": "NOR", "met": ["Haugland"]},
    }
    traveller = person("Eva Bo", "USA", "Secretary of State of the United States", "foreign minister")
    assert all(verdicts(check_visits([row], [{"events": [event(traveller, OLE)]}])).values())
    alone = verdicts(check_visits([row], [{"events": [event(traveller, place="SWE")]}]))
    assert [measure for measure, right in alone.items() if not right] == ["visits.met", "visits.host"]


def test_states_of_sentences() -> None:
    row = {"id": "a", "source": ["NOR"], "target": ["SWE", "NOR", "XYZ"], "source_text": ["Oslo"], "target_text": []}
    reading = {"mentions": [{"country": "NOR"}, {"country": None}]}
    assert [(case.wanted, case.right) for case in check_plover([row], [reading])] == [
        ("NOR of Oslo", True),
        ("SWE of Oslo", False),
    ]
