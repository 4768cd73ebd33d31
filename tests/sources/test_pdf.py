from __future__ import annotations

from collections.abc import Callable

import pytest

from dragoman.errors import InputError
from dragoman.sources.files import keep
from dragoman.sources.pdf import mend_words, read_pdf

HEAD = (72, 750, 9, "Alpine Gazette 12 May 2024")


def body(words: list[str], *, top: float = 700) -> list[tuple[float, float, float, str]]:
    return [(72, top - 14 * i, 11, line) for i, line in enumerate(words)]


def test_lines_become_paragraphs_and_broken_words_are_mended(make_pdf: Callable[..., bytes]) -> None:
    page = [
        (72, 730, 18, "Talks in Bern"),
        *body(
            [
                "The two presidents met in the capital of Switzerland on Tues-",
                "day and spoke for an hour about the Russia-",
            ]
        ),
        *body(["Kazakhstan border and about trade.", "The next round is planned for the autumn, a spokesman"], top=672),
        *body(["told reporters later that evening in the same city."], top=644),
    ]
    draft = read_pdf(make_pdf(page), "a.pdf", repair=keep)
    assert draft.text.split("\n\n") == [
        "Talks in Bern",
        "The two presidents met in the capital of Switzerland on Tuesday and spoke for an hour about the "
        "Russia-Kazakhstan border and about trade.",
        "The next round is planned for the autumn, a spokesman told reporters later that evening in the same city.",
    ]
    assert draft.title == "Talks in Bern"


def test_heads_feet_and_page_numbers_are_dropped(make_pdf: Callable[..., bytes]) -> None:
    pages = [
        [
            HEAD,
            *body([f"On day {n} the ministers went on with their talks in Geneva and"]),
            (300, 40, 9, f"Page {n} of 3"),
        ]
        for n in (1, 2, 3)
    ]
    draft = read_pdf(make_pdf(*pages), "a.pdf", repair=keep)
    assert "Gazette" not in draft.text
    assert "Page" not in draft.text
    assert draft.margin == "Alpine Gazette 12 May 2024"


def test_a_head_that_is_the_title_stays_once(make_pdf: Callable[..., bytes]) -> None:
    pages = [
        [(72, 750, 9, "Talks in Bern"), *body([f"They met for the {n} time and spoke."])] for n in ("first", "second")
    ]
    draft = read_pdf(make_pdf(*pages, title="Talks in Bern"), "a.pdf", repair=keep)
    assert draft.title == "Talks in Bern"
    assert draft.text.count("Talks in Bern") == 1


def test_a_title_that_the_page_does_not_show_is_a_programs(make_pdf: Callable[..., bytes]) -> None:
    draft = read_pdf(make_pdf(body(["They met in Bern."]), title="Microsoft Word - final3.doc"), "a.pdf", repair=keep)
    assert draft.title is None


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        (b"", "is empty"),
        (b"%PDF-1.4 and no more", "is damaged or no PDF at all"),
    ],
)
def test_what_is_no_pdf_is_an_error(raw: bytes, problem: str) -> None:
    with pytest.raises(InputError, match=problem):
        read_pdf(raw, "a.pdf", repair=keep)


def test_a_scan_is_an_error(make_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(InputError, match="holds no text; a scanned PDF needs OCR first"):
        read_pdf(make_pdf([], []), "a.pdf", repair=keep)


def test_an_encrypted_pdf_is_an_error(make_pdf: Callable[..., bytes]) -> None:
    with pytest.raises(InputError, match="is encrypted"):
        read_pdf(make_pdf(body(["They met."]), encrypted=True), "a.pdf", repair=keep)


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        ("on Tues\x02day", "on Tuesday"),
        ("Russia\x02Kazakhstan", "Russia-Kazakhstan"),
        ("a long-term plan, another long\x02term one", "a long-term plan, another long-term one"),
        ("a 15\x02minute talk", "a 15-minute talk"),
        ("ofﬁcial", "official"),
        ("the end\x02", "the end-"),
    ],
)
def test_mend_words(broken: str, mended: str) -> None:
    assert mend_words(broken) == mended
