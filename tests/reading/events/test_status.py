"""How acts stand, from frames made by hand: no model, one rule at a time."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from dragoman.language.base import Cues
from dragoman.language.en.cues import load_cues
from dragoman.model.documents import Span
from dragoman.model.frames import Argument, Frame, Governor
from dragoman.reading.events import status as reader
from dragoman.reading.events.status import read_status

HERE = Span(0, 1)
MET = Frame("meet", nominal=False, trigger=HERE, sentence=0, arguments=(), tense="past")
# "to meet", under some other verb
TO_MEET = replace(MET, tense="none")
TALKS = Frame("talk", nominal=True, trigger=HERE, sentence=0, arguments=(), tense="none")


@pytest.fixture(scope="module")
def cues() -> Cues:
    return load_cues()


def under(frame: Frame, *governors: Governor) -> Frame:
    return replace(frame, governors=governors)


def verb(lemma: str, relation: str = "xcomp", **facts: Any) -> Governor:
    return Governor(
        lemma,
        relation,
        facts.pop("tense", "past"),
        facts.pop("polarity", "positive"),
        facts.pop("modal", None),
        HERE,
        **facts,
    )


def noun(lemma: str, relation: str = "pobj", **facts: Any) -> Governor:
    return verb(lemma, relation, tense="none", nominal=True, **facts)


@pytest.mark.parametrize(
    ("frame", "status"),
    [
        pytest.param(MET, "held", id="met"),
        pytest.param(replace(MET, tense="future", modal="will"), "planned", id="will meet"),
        pytest.param(replace(MET, tense="none", modal="may"), "hypothetical", id="may meet"),
        pytest.param(replace(MET, tense="none", modal="could"), "hypothetical", id="could meet"),
        pytest.param(replace(MET, polarity="negative"), "denied", id="did not meet"),
        pytest.param(replace(MET, tense="present"), "habitual", id="meets"),
        pytest.param(replace(MET, tense="present", headline=True), "held", id="X meets Y as a headline"),
        pytest.param(replace(MET, tense="present", times=(HERE,)), "planned", id="meets on Monday"),
        pytest.param(under(TO_MEET, verb("agree")), "planned", id="agreed to meet"),
        pytest.param(under(TO_MEET, verb("plan", tense="present")), "planned", id="plans to meet"),
        pytest.param(under(TO_MEET, verb("expect", tense="present")), "planned", id="is expected to meet"),
        pytest.param(under(TO_MEET, verb("hope", tense="present")), "hypothetical", id="hopes to meet"),
        pytest.param(under(TO_MEET, verb("offer")), "hypothetical", id="offered to meet"),
        pytest.param(under(TO_MEET, verb("refuse")), "hypothetical", id="refused to meet"),
        pytest.param(under(TO_MEET, verb("manage")), "held", id="managed to meet"),
        pytest.param(under(MET, verb("deny", "ccomp")), "denied", id="denied that they met"),
        pytest.param(under(MET, verb("say", "ccomp")), "held", id="said that they met"),
        pytest.param(under(MET, verb("confirm", "ccomp")), "held", id="confirmed that they met"),
        pytest.param(
            under(replace(TO_MEET, modal="would"), verb("say", "ccomp")), "planned", id="said that they would meet"
        ),
        pytest.param(replace(TO_MEET, modal="would"), "hypothetical", id="would meet"),
        pytest.param(under(MET, verb("cancel", "advcl")), "held", id="cancelled something after they met"),
        pytest.param(under(TALKS, verb("cancel", "dobj")), "cancelled", id="cancelled talks"),
        pytest.param(under(TALKS, verb("call off", "dobj")), "cancelled", id="called off talks"),
        pytest.param(under(TALKS, verb("postpone", "subject")), "postponed", id="talks were postponed"),
        pytest.param(under(TALKS, verb("put off", "dobj")), "postponed", id="put off talks"),
        pytest.param(under(TALKS, noun("cancellation")), "cancelled", id="the cancellation of talks"),
        pytest.param(under(TALKS, noun("postponement")), "postponed", id="the postponement of talks"),
        pytest.param(replace(TALKS, words=("upcoming",)), "planned", id="the upcoming talks"),
        pytest.param(replace(TALKS, words=("cancelled",)), "cancelled", id="the cancelled talks"),
        pytest.param(replace(TALKS, words=("postponed",)), "postponed", id="the postponed talks"),
        pytest.param(replace(TALKS, words=("possible",)), "hypothetical", id="possible talks"),
        pytest.param(replace(TALKS, light="hold", tense="past"), "held", id="held talks"),
        pytest.param(replace(TALKS, light="hold", tense="future", modal="will"), "planned", id="will hold talks"),
        pytest.param(
            replace(TALKS, light="hold", tense="past", words=("planned",)), "held", id="held the planned talks"
        ),
        pytest.param(replace(TALKS, light="hold", tense="past", polarity="negative"), "denied", id="held no talks"),
    ],
)
def test_status(frame: Frame, status: str, cues: Cues) -> None:
    assert read_status(frame, cues)[0] == status


@pytest.mark.parametrize(
    ("frame", "plan"),
    [
        pytest.param(replace(MET, tense="future", modal="will"), "announced", id="will meet"),
        pytest.param(under(TO_MEET, verb("expect", tense="present")), "expected", id="is expected to meet"),
        pytest.param(under(TO_MEET, verb("invite")), "invited", id="invited to meet"),
        pytest.param(under(TO_MEET, verb("propose")), "requested", id="proposed to meet"),
        pytest.param(under(TO_MEET, verb("refuse")), "declined", id="refused to meet"),
        pytest.param(MET, None, id="met"),
        pytest.param(replace(MET, polarity="negative"), None, id="did not meet"),
    ],
)
def test_plan(frame: Frame, plan: str | None, cues: Cues) -> None:
    assert read_status(frame, cues)[1] == plan


def test_strongest_finding_wins(cues: Cues) -> None:
    frame = under(TALKS, noun("plan"), verb("cancel", "dobj"), verb("deny", "ccomp"))
    assert read_status(frame, cues)[0] == "denied"


def test_every_lexicon_verb_is_read_as_its_status(cues: Cues) -> None:
    read = {
        (status, lemma): read_status(under(TALKS, verb(lemma, "dobj")), cues)[0]
        for status in ("cancelled", "postponed")
        for lemma in cues.statuses[status]["verbs"]
    }
    assert {key: found for key, found in read.items() if found != key[0]} == {}


def test_own_marks(cues: Cues) -> None:
    assert reader.own_marks(MET, cues) == []
    assert "denied" in reader.own_marks(replace(MET, polarity="negative"), cues)


def test_reported(cues: Cues) -> None:
    assert reader.reported(under(MET, verb("say", "ccomp")), cues)
    assert not reader.reported(under(MET, verb("say", "ccomp", tense="future")), cues)
    assert not reader.reported(MET, cues)


def test_governor_marks(cues: Cues) -> None:
    assert reader.governor_marks(under(TO_MEET, verb("agree")), cues) == ["planned"]
    assert reader.governor_marks(MET, cues) == []


def test_purpose() -> None:
    assert reader.purpose(TO_MEET, verb("fly", "advcl"))
    assert not reader.purpose(MET, verb("fly", "advcl"))


def test_main_past() -> None:
    assert reader.main_past(under(TALKS, noun("plan"), verb("discuss", "dobj")), 0)
    assert not reader.main_past(under(TALKS, verb("discuss", "dobj", tense="future")), 0)


def test_governor_status(cues: Cues) -> None:
    assert reader.governor_status(verb("postpone", "dobj"), TALKS, 0, cues) == "postponed"
    assert reader.governor_status(verb("praise", "dobj"), TALKS, 0, cues) is None


def test_opens_plan(cues: Cues) -> None:
    assert reader.opens_plan(verb("agree"), TO_MEET, 0, cues)
    assert not reader.opens_plan(verb("announce", "ccomp"), MET, 0, cues)


def test_plain_status() -> None:
    assert reader.plain_status(MET) == "held"
    assert reader.plain_status(replace(MET, tense="future")) == "planned"


def test_plan_of(cues: Cues) -> None:
    assert reader.plan_of(under(TO_MEET, verb("accept")), cues) == "accepted"
    assert reader.plan_of(MET, cues) is None


def test_arguments_do_not_change_the_status(cues: Cues) -> None:
    argued = replace(MET, arguments=(Argument("subject", HERE, HERE), Argument("with", HERE, HERE)))
    assert read_status(argued, cues) == read_status(MET, cues)
