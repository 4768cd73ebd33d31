from __future__ import annotations

from dragoman.model.reports import Event, Participant, ReportDate, Status
from quality.own.comparing import parse_edtf
from quality.own.example_set import STATUS, WHEN, WHO, Expected, load_expected, measure_examples, score_page


def expect(*people: str, date: str | None = "2025-05-29", status: str = "held", optional: bool = False) -> Expected:
    return Expected(people, date, None, status, "in-person", "", optional)


def read(
    name: str, *people: str, date: str = "2025-05-29", status: Status = "held", part_of: str | None = None
) -> Event:
    return Event(
        id=name,
        kind="CONSULT",
        status=status,
        participants=tuple(Participant(person, person.lower(), "person") for person in people),
        date=ReportDate(date, parse_edtf(date), "stated"),
        reports=(),
        medium="in-person",
        part_of=part_of,
    )


def test_levels() -> None:
    meetings = [
        expect("Putin", "Xi"),
        expect("Putin", "Modi"),
        expect("Putin", "Macron"),
        expect("Modi", "Macron"),
    ]
    events = [
        read("a", "Xi", "Putin"),
        read("b", "Putin", "Modi", status="planned"),
        read("c", "Putin", "Macron", date="2024"),
    ]
    page = score_page("x", meetings, events)
    assert [pair.level for pair in page.pairs] == [STATUS, WHEN, WHO, 0]
    assert page.made_up == ()


def test_an_event_is_paired_once() -> None:
    page = score_page("x", [expect("Putin", "Xi"), expect("Putin", "Xi", date="2024")], [read("a", "Putin", "Xi")])
    assert [pair.level for pair in page.pairs] == [STATUS, 0]


def test_a_second_telling_is_made_up() -> None:
    page = score_page("x", [expect("Putin", "Xi")], [read("a", "Putin", "Xi"), read("b", "Putin", "Xi")])
    assert [event.id for event in page.made_up] == ["b"]


def test_a_part_is_excused() -> None:
    events = [read("a", "Putin", "Xi"), read("b", "Putin", "Xi", part_of="a")]
    assert score_page("x", [expect("Putin", "Xi")], events).made_up == ()


def test_an_optional_meeting_counts_neither_way() -> None:
    meetings = [expect("Putin", "Xi"), expect("Putin", "Modi", optional=True)]
    for events in ([read("a", "Putin", "Xi")], [read("a", "Putin", "Xi"), read("b", "Putin", "Modi")]):
        assert measure_examples([score_page("x", meetings, events)])["examples.f1"] == 1.0


def test_strangers() -> None:
    assert score_page("x", [expect("Putin", "Xi")], [read("a", "Putin", "Xi", "Modi", "Macron")]).made_up == ()
    crowd = read("a", "Putin", "Xi", "Modi", "Macron", "Scholz")
    assert score_page("x", [expect("Putin", "Xi")], [crowd]).made_up == (crowd,)


def test_every_article_is_there() -> None:
    assert len(load_expected()) == 28
