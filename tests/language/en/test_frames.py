"""Frames of plain sentences: what the parse must leave behind, whatever else it finds."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from dragoman.model.frames import Frame
from dragoman.model.readings import Reading

ReadText = Callable[[str, dt.date | None], Reading]

pytestmark = pytest.mark.model


@pytest.fixture
def frame_of(read_text: ReadText) -> Callable[[str, str], tuple[Frame, dict[str, list[str]]]]:
    def find(text: str, lemma: str) -> tuple[Frame, dict[str, list[str]]]:
        (frame,) = [f for f in read_text(text, dt.date(2025, 6, 10)).frames if f.lemma == lemma]
        slots: dict[str, list[str]] = {}
        for argument in frame.arguments:
            slots.setdefault(argument.slot, []).append(argument.head.cut(text))
        return frame, slots

    return find


FrameOf = Callable[[str, str], tuple[Frame, dict[str, list[str]]]]


def test_subject_and_object(frame_of: FrameOf) -> None:
    frame, slots = frame_of("Vladimir Putin met Xi Jinping.", "meet")
    assert (frame.tense, frame.polarity, frame.passive, frame.nominal) == ("past", "positive", False, False)
    assert slots == {"subject": ["Vladimir Putin"], "object": ["Xi Jinping"]}


def test_passive_turns_subject_into_object(frame_of: FrameOf) -> None:
    frame, slots = frame_of("Sergey Lavrov was received by Xi Jinping.", "receive")
    assert frame.passive
    assert slots == {"object": ["Sergey Lavrov"], "by": ["Xi Jinping"]}


def test_conjoined_sides(frame_of: FrameOf) -> None:
    _, slots = frame_of("Putin, Tokayev and Mirziyoyev met in Astana.", "meet")
    assert slots["subject"] == ["Putin", "Tokayev", "Mirziyoyev"]
    assert slots["in"] == ["Astana"]


def test_light_verb_gives_its_noun(frame_of: FrameOf) -> None:
    frame, slots = frame_of("Sergey Lavrov held talks with Hakan Fidan.", "talk")
    assert (frame.nominal, frame.light, frame.tense) == (True, "hold", "past")
    assert slots["subject"] == ["Sergey Lavrov"]
    assert slots["with"] == ["Hakan Fidan"]


def test_control_hands_on_the_subject(frame_of: FrameOf) -> None:
    frame, slots = frame_of("Emmanuel Macron agreed to meet Xi Jinping.", "meet")
    assert slots == {"subject": ["Emmanuel Macron"], "object": ["Xi Jinping"]}
    assert [g.lemma for g in frame.governors][:1] == ["agree"]


def test_negation_and_modal(frame_of: FrameOf) -> None:
    frame, _ = frame_of("Vladimir Putin will not meet Donald Trump.", "meet")
    assert (frame.polarity, frame.modal, frame.tense) == ("negative", "will", "future")


def test_time_hangs_on_its_own_verb(frame_of: FrameOf) -> None:
    text = "Xi Jinping met Vladimir Putin on 16 May 2024 and visited Paris on 6 May 2024."
    frame, _ = frame_of(text, "meet")
    assert [s.cut(text) for s in frame.times][:1] == ["16 May 2024"]


def test_trigger_cuts_out_the_predicate(frame_of: FrameOf) -> None:
    text = "On Tuesday President Joseph R. Biden, Jr. phoned Xi Jinping."
    frame, _ = frame_of(text, "phone")
    assert frame.trigger.cut(text) == "phoned"
