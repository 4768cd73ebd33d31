from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.model.documents import Span
from dragoman.text.furniture import find_furniture, find_headings
from dragoman.text.lines import split_lines

PROSE = "The two presidents met in the old town on Tuesday and spoke for an hour about trade and water."


def cut(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.cut(text) for span in spans]


def furniture_of(*lines: str, title: str | None = None) -> list[str]:
    text = "\n".join(lines)
    return cut(text, find_furniture(text, title))


@pytest.mark.parametrize(
    "line",
    [
        "4 min read",
        "6-minute read",
        "Reading time: 5 minutes",
        "Время чтения: 4 мин",
        "Dec 29, 2025",
        "- Dec 29, 2025",
        "Published: Mon, 3 May 2024, 10:15 am",
        "Updated 28 November 2024",
        "27 ноября 2024 г.",
        "Alpine Wire · 20 November 2025 · 6 min read",
        "Geneva, 20 November 2025",
        "By Ann Lee",
        "By ANN LEE and Jo van der Berg | June 4, 2023",
        "By our Geneva bureau",
        "Автор: Анна Ли",
        "Share",
        "Share:",
        "Comments",
        "Comments (14)",
        "14 Comments",
        "1,204 views",
        "Leave a comment",
        "Read more:",
        "Read more: Emperor meets pope in Canossa.",
        "Related stories",
        "Facebook X WhatsApp Telegram",
        "Subscribe to our newsletter",
        "Photo: Alpine Wire",
        "Photo by Jo Berg / Alpine Wire",
        "Фото: пресс-служба",
        "We use cookies to make this site work better for you.",
        "© 2024 Alpine Wire. All rights reserved.",
        "Home > World > Europe",
        "Eng / Рус / Қаз",
        "https://example.org/a",
        "(Reporting by Ann Lee in Bern; editing by Jo Berg)",
        "Читайте также: Император встретился с папой",
        "Поделиться",
    ],
)
def test_a_line_that_is_furniture_by_itself(line: str) -> None:
    assert furniture_of("Talks in Bern", line, PROSE, PROSE, PROSE) == [line]
    assert furniture_of("Talks in Bern", PROSE, line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "They met.",
        "He left.",
        "The share of trade grew.",
        "By Friday the talks had ended.",
        "By 2030 trade is to double",
        "In May 2024 they met again.",
        "On December 29 they met.",
        "Subscribe to that view who will.",
        "Comments by the host were few.",
        "Photo opportunities were cancelled.",
        "“Share,” he said, “and share alike.”",
        "Home is where he went.",
        "They met – at last – in Bern.",
        "Стороны поделились мнениями.",
        "Follow-up talks are planned.",
        "The next round is due in Geneva, 20 November 2025, the host said.",
    ],
)
def test_a_sentence_is_prose_however_short(line: str) -> None:
    assert furniture_of("Talks in Bern", PROSE, line, PROSE, PROSE) == []
    assert furniture_of("Talks in Bern", line) == []


def test_outlet_and_section_stand_between_title_and_text() -> None:
    lines = ("Talks in Bern", "Alpine Wire", "Politics", "- Jo Berg", "Nov 28, 2024", PROSE, PROSE)
    assert furniture_of(*lines) == ["Alpine Wire", "Politics", "- Jo Berg", "Nov 28, 2024"]


def test_a_standfirst_is_no_outlet() -> None:
    lines = ("Talks in Bern", "Presidents agree to meet again in the autumn", "Nov 28, 2024", PROSE, PROSE)
    assert furniture_of(*lines) == ["Nov 28, 2024"]


def test_short_lines_under_the_title_stay_where_nothing_shows_a_page_head() -> None:
    assert furniture_of("Talks in Bern", "A Long Day", PROSE, PROSE, PROSE) == []


def test_headlines_under_related_stories_are_furniture() -> None:
    lines = ("Talks in Bern", PROSE, "Related stories", "Emperor to meet pope in Canossa", "Who met whom?", PROSE)
    assert furniture_of(*lines) == ["Related stories", "Emperor to meet pope in Canossa", "Who met whom?"]


def test_the_foot_of_a_page_is_furniture() -> None:
    lines = ("Talks in Bern", PROSE, PROSE, "Share", "More about Switzerland", "The Alpine shop")
    assert furniture_of(*lines) == ["Share", "More about Switzerland", "The Alpine shop"]


def test_the_title_is_never_furniture() -> None:
    assert furniture_of("Comments", PROSE, title="Comments") == []
    assert furniture_of("Share", "Dec 29, 2025", PROSE, title="Dec 29, 2025") == ["Share"]
    assert furniture_of("4 min read", "Talks in Bern", PROSE, PROSE) == ["4 min read"]


@pytest.mark.parametrize(
    ("end", "glued"),
    [
        ("an hour.Comments", "Comments"),
        ('an "hour."Comments', "Comments"),
        ("an hour.” Comments (14)", "Comments (14)"),
        ("час.Комментарии", "Комментарии"),
        ("an hour! Share", "Share"),
    ],
)
def test_a_word_stuck_to_the_last_sentence_is_furniture(end: str, glued: str) -> None:
    assert furniture_of("Talks in Bern", f"They met and spoke for {end}") == [glued]
    assert furniture_of(f"They met and spoke for {end}\n\n") == [glued]


@pytest.mark.parametrize("end", ["It is hard to share", "He read the comments.", "He gave U.S. comments", "No. Print"])
def test_a_sentence_that_ends_in_such_a_word_is_whole(end: str) -> None:
    assert furniture_of("Talks in Bern", PROSE, end) in ([], ["Print"])


@pytest.mark.parametrize(
    "heading",
    [
        "01 Old Friends and New Rivals",
        "2. The talks themselves",
        "IV. What is at Stake",
        "The Long Road to Bern",
        "“Old Friends”",
        "What the talks decided",
        "Что решили на переговорах",
    ],
)
def test_headings(heading: str) -> None:
    text = "\n".join(["Talks in Bern", PROSE, heading, PROSE, PROSE])
    assert cut(text, find_headings(text)) == [heading]


@pytest.mark.parametrize(
    "line",
    [
        "They met.",
        "And then:",
        "the talks went on",
        "12 May 2024",
        "Comments",
        "a line, and",
        "20 papers were signed.",
    ],
)
def test_no_headings(line: str) -> None:
    text = "\n".join(["Talks in Bern", PROSE, line, PROSE, PROSE])
    assert find_headings(text) == ()


def test_a_list_of_names_has_no_headings_in_it() -> None:
    text = "\n".join(["Talks in Bern", PROSE, "1. Ann Lee, Mayor", "2. Jo Berg, Mayor", "3. Max Frei, Mayor", PROSE])
    assert cut(text, find_headings(text)) == []


def test_broken_lines_are_no_headings() -> None:
    text = (
        "Talks in Bern\nThe two presidents met in the old town on Tuesday.\nPresident Ann Lee and Premier Jo Berg of\n"
        "Switzerland spoke for an hour, their spokesmen said, and\nwent their ways."
    )
    assert find_headings(text) == ()


PARTS = st.sampled_from(
    ["Talks in Bern", PROSE, "They met.", "Share", "Comments", "01 Old Friends", "Related stories", "Dec 29, 2025", "",
     "By Ann Lee", "- Alpine Wire", "Old Friends", "an hour.Comments", "  ", "4 min read", "\t•", "X", "Who met whom?"]
)  # fmt: skip


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(PARTS).map("\n".join)), st.one_of(st.none(), st.text(max_size=20), PARTS))
def test_spans_are_within_the_text_ordered_and_disjoint(text: str, title: str | None) -> None:
    for spans in (find_furniture(text, title), find_headings(text)):
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert all(span.cut(text) == span.cut(text).strip() for span in spans)
    furniture = find_furniture(text)
    assert not any(h.overlaps(f) for h in find_headings(text) for f in furniture if len(f.cut(text)) > 20)


@given(st.text())
def test_lines_cut_out_their_words(text: str) -> None:
    for line in split_lines(text):
        assert line.span.cut(text) == line.text
