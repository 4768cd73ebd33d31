from __future__ import annotations

import doctest
import importlib

import pytest

from dragoman.model.actors import Place
from quality.own.comparing import count_shared, same_date, same_person, same_place

MODULES = ["quality.floors", "quality.own.comparing", "quality.own.score"]


@pytest.mark.parametrize("module", MODULES)
def test_examples_in_docstrings(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Xi Jinping", "Xi"),
        ("King Harald V", "Harald V of Norway"),
        ("Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"),
        ("Joe Biden", "Joseph R. Biden, Jr."),
        ("Imomali Rakhmonov", "Emomali Rahmon"),
        ("Xi Jinping", "President Xi Jinping"),
    ],
)
def test_one_person(one: str, other: str) -> None:
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Clinton", "Hillary Clinton"),
        ("Xi Jinping", "Xi Zhongxun"),
        ("Vladimir Putin", "Volodymyr Zelensky"),
        ("", "Vladimir Putin"),
    ],
)
def test_two_persons(one: str, other: str) -> None:
    assert not same_person(one, other)


def test_one_name_stands_for_one_person_only() -> None:
    assert count_shared(["George Bush", "George Bush"], ["George Bush"]) == 1


@pytest.mark.parametrize(
    ("read", "expected", "same"),
    [
        ("2025-11-06~", "2025-11-06", True),
        ("2025-11-06", "2025-11", True),
        ("2025-11", "2025-11-06", False),
        ("2022-11-29", "2022-11-29/2022-11-30", True),
        ("2022-11-29/2022-12-01", "2022-11-29/2022-11-30", False),
        ("2014-01-01/..", "2014", False),
        (None, "2014", False),
        ("2014-03-02", None, False),
        ("2014-03", None, True),
    ],
)
def test_dates(read: str | None, expected: str | None, same: bool) -> None:
    assert same_date(read, expected) is same


@pytest.mark.parametrize(
    ("read", "expected", "same"),
    [
        (Place("Akorda", "KAZ"), "Astana", True),
        (Place("Kazakhstan", "KAZ"), "Astana", False),
        (Place("Xi'an", "CHN"), "Xi'an", True),
        (None, None, True),
        (Place("Budapest", "HUN"), None, False),
        (None, "Budapest", False),
    ],
)
def test_places(read: Place | None, expected: str | None, same: bool) -> None:
    assert same_place(read, expected) is same
