"""Merging is a function of the reports alone: their order, copies of that order and other acts make no difference."""

from __future__ import annotations

from collections import Counter

import edtf
from hand_made import file
from hypothesis import given
from hypothesis import strategies as st

from dragoman.merging.decide import merge_reports
from dragoman.model.reports import STATUSES, Event, FiledReport

SIDES = [
    "putin tokayev",
    "putin nazarbayev",
    "putin xi",
    "putin tokayev xi",
    "lavrov tokayev",
    "putin kazakhstan",
    "russia kazakhstan",
]
DATES = [None, "2024-11-27", "2024-11-28", "2024-11-28~", "2024-11-29~", "2024-11", "2024", "2025-05-29", "2025-05"]


@st.composite
def filed_reports(draw: st.DrawFn) -> list[FiledReport]:
    """Up to a dozen reports of a few documents, each at its own place in its document."""
    reports = []
    for number in range(draw(st.integers(0, 12))):
        document = draw(st.sampled_from("abcd"))
        visit = draw(st.booleans())
        who = draw(st.sampled_from(SIDES))
        reports.append(
            file(
                who,
                draw(st.sampled_from(DATES)),
                document=document,
                start=10 * number,
                published=f"2025-01-0{'abcd'.index(document) + 1}",
                place=draw(st.sampled_from([None, "Moscow", "Astana", "Kazakhstan"])),
                roles="guest host" if visit and len(who.split()) == 2 else "",
                status=draw(st.sampled_from(STATUSES)),
                medium=draw(st.sampled_from(["in-person", "phone", "video", "unknown", None])),
                form="visit" if visit else "meeting",
            )
        )
    return reports


def shown(events: tuple[Event, ...]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(e.id, e.status, e.reports) for e in events]


@given(st.data(), filed_reports())
def test_shuffled_reports_give_the_same_events(data: st.DataObject, reports: list[FiledReport]) -> None:
    shuffled = data.draw(st.permutations(reports))
    assert merge_reports(shuffled) == merge_reports(reports)


@given(filed_reports())
def test_every_report_is_in_exactly_one_event(reports: list[FiledReport]) -> None:
    counted = Counter(i for e in merge_reports(reports) for i in e.reports)
    assert counted == Counter(r.report.id for r in reports)


@given(filed_reports())
def test_merging_again_in_the_order_of_events_changes_nothing(reports: list[FiledReport]) -> None:
    events = merge_reports(reports)
    by_id = {r.report.id: r for r in reports}
    assert merge_reports(by_id[i] for e in events for i in e.reports) == events


@given(filed_reports())
def test_events_say_what_their_reports_say(reports: list[FiledReport]) -> None:
    by_id = {r.report.id: r.report for r in reports}
    events = merge_reports(reports)
    assert len({e.id for e in events}) == len(events)
    for event in events:
        told = [by_id[i] for i in event.reports]
        assert event.status in {r.status for r in told}
        assert event.date in [r.date for r in told]
        assert {p.actor for p in event.participants} <= {p.actor for r in told for p in r.participants}
        assert event.place is None or event.place in [r.place for r in told]
        if event.date.edtf is not None:
            edtf.parse_edtf(event.date.edtf)


@given(filed_reports())
def test_parts_lie_in_a_held_visit_and_no_whole_is_a_part(reports: list[FiledReport]) -> None:
    events = {e.id: e for e in merge_reports(reports)}
    for event in events.values():
        if event.part_of is not None:
            whole = events[event.part_of]
            assert (whole.form, whole.status, whole.part_of) == ("visit", "held", None)


@given(filed_reports())
def test_a_held_report_makes_a_held_event(reports: list[FiledReport]) -> None:
    held = {r.report.id for r in reports if r.report.status == "held"}
    for event in merge_reports(reports):
        assert (event.status == "held") == bool(held & set(event.reports))


@given(filed_reports())
def test_in_person_and_by_phone_never_join(reports: list[FiledReport]) -> None:
    by_id = {r.report.id: r.report for r in reports}
    for event in merge_reports(reports):
        media = {"call" if by_id[i].medium in ("phone", "video") else by_id[i].medium for i in event.reports} - {
            None,
            "unknown",
        }
        assert len(media) <= 1
