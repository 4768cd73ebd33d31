from __future__ import annotations

import datetime as dt

import pytest

from dragoman.sources.published import find_published, parse_day, read_byline, read_dateline

DAY = dt.date(2024, 11, 27)
PROSE = "\nThe two ministers met in the old town and spoke for an hour."


@pytest.mark.parametrize(
    "line",
    [
        "BERN, November 27, 2024 (Alpine Wire) — Two ministers met.",
        "GENEVA, 27 November 2024 /ALPINE/. Two ministers met.",
        "Geneva. November 27, 2024. ALPINE.CH - Two ministers met.",
        "ST. GALLEN, Wednesday, Nov. 27, 2024 (AW) -- Two ministers met.",
        "Nov. 27, 2024 (Alpine Wire) - Two ministers met.",
        "Bern, 27 November 2024",
        "ЖЕНЕВА, 27 ноября 2024 г. /АЛЬПИЙСКОЕ АГЕНТСТВО/. Министры встретились.",
        "Женева. 27 ноября 2024 года. АЛЬПИНФОРМ - Министры встретились.",
    ],
)
def test_a_dateline_gives_the_day(line: str) -> None:
    found = find_published(f"Talks in the old town\n{line}{PROSE}")
    assert found is not None
    assert (found.day, found.basis) == (DAY, "dateline")


@pytest.mark.parametrize(
    "line",
    [
        "Nov 27, 2024",
        "- Nov 27, 2024",
        "27 November 2024, 15:30",
        "Wednesday, 27 November 2024",
        "2024-11-27",
        "27.11.2024",
        "11/27/2024",
        "Published: 27 November 2024",
        "Published 27 November 2024 · Updated 28 November 2024",
        "Updated 28 November 2024 | Published 27 November 2024",
        "By Ann Lee | November 27, 2024",
        "By Ann Lee, November 27, 2024",
        "27 November 2024 · 6 min read",
        "Alpine Review, 27 November 2024",
        "Posted on November 27, 2024 in Switzerland",
        "Опубликовано: 27 ноября 2024 г., 15:30",
        "27 ноября 2024 года",
    ],
)
def test_a_byline_gives_the_day(line: str) -> None:
    found = find_published(f"Talks in the old town\n{line}{PROSE}")
    assert found is not None
    assert found.day == DAY
    assert found.basis in {"byline", "dateline"}


@pytest.mark.parametrize(
    "line",
    [
        "They met on November 27, 2024 in Bern.",
        "On Wednesday, November 27, 2024 — a cold day — they met.",
        "Since the talks of 27 November 2024 nothing has moved.",
        "05/06/2024",
        "BERN, November 27 (Alpine Wire) — Two ministers met.",
        "In November 2024 they met.",
        "31 November 2024",
    ],
)
def test_prose_and_doubtful_days_give_none(line: str) -> None:
    assert find_published(f"Talks in the old town\n{line}{PROSE}") is None


def test_a_headline_is_no_byline() -> None:
    assert find_published(f"Treaty of Bern, November 27, 2024{PROSE}") is None


def test_lines_beyond_the_tenth_say_nothing() -> None:
    assert find_published("\n".join(["They met again."] * 10) + "\nNov 27, 2024") is None


@pytest.mark.parametrize(
    ("others", "day"),
    [
        ({"given": dt.date(2024, 11, 28)}, DAY),
        ({"url": "https://example.org/2024/11/28/talks"}, DAY),
        ({"guessed": dt.date(2024, 12, 3)}, DAY),
    ],
)
def test_a_dateline_without_a_year_takes_that_of_a_near_day(others: dict[str, object], day: dt.date) -> None:
    found = find_published("BERN, November 27 (Alpine Wire) — Two ministers met.", **others)  # type: ignore[arg-type]
    assert found is not None
    assert (found.day, found.basis) == (day, "dateline")


def test_the_year_may_turn_between_dateline_and_publication() -> None:
    found = find_published("BERN, December 31 (Alpine Wire) — Two ministers met.", given=dt.date(2025, 1, 2))
    assert found is not None
    assert found.day == dt.date(2024, 12, 31)


def test_a_dateline_without_a_year_and_far_from_any_day_is_passed_over() -> None:
    found = find_published("BERN, March 5 (Alpine Wire) — Two ministers met.", given=DAY)
    assert found is not None
    assert (found.day, found.basis) == (DAY, "given")


def test_the_order_of_trust() -> None:
    text = f"Talks\nNov 26, 2024\nBERN, November 25 (Alpine Wire) — They met.{PROSE}"
    found = find_published(text, stated=DAY, given=dt.date(2020, 1, 1))
    assert found is not None
    assert (found.day, found.basis) == (DAY, "metadata")
    found = find_published(text, given=dt.date(2020, 1, 1))
    assert found is not None
    assert (found.day, found.basis) == (dt.date(2024, 11, 25), "dateline")
    found = find_published("Talks\nThey met.", given=DAY)
    assert found is not None
    assert (found.day, found.basis) == (DAY, "given")
    assert find_published("Talks\nThey met.") is None


def test_a_day_of_change_stands_in_for_one_of_publication() -> None:
    assert read_byline("Updated 27 November 2024") == (DAY, True)


def test_read_dateline_keeps_the_missing_year_open() -> None:
    written = read_dateline("ZURICH, Feb 28. /ALPINE/. They met.")
    assert written is not None
    assert (written.day, written.month, written.year) == (28, 2, None)


@pytest.mark.parametrize("words", ["", "soon", "2024-13-01", "2024-02-30", "2024-11", "27", "tomorrow", "2024-11-271"])
def test_parse_day_refuses_what_is_no_day(words: str) -> None:
    assert parse_day(words) is None
