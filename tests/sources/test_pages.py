from __future__ import annotations

import datetime as dt
import io

import pytest

from dragoman.errors import InputError
from dragoman.model.documents import Document
from dragoman.sources.drafts import Draft
from dragoman.sources.files import keep, read_inputs
from dragoman.sources.pages import read_page

STORY = (
    "<p>The presidents of the two republics met in the old town on Tuesday and spoke for an hour about trade.</p>"
    "<p>“It was a good talk,” the host said afterwards. No date has been set for the next round.</p>"
)


def page(head: str = "", before: str = "", after: str = "", story: str = STORY) -> bytes:
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'>{head}</head><body>"
        "<nav><a href='/'>Home</a> <a href='/w'>World</a></nav>"
        f"{before}<article>{story}</article>{after}"
        "<aside><h4>Related stories</h4><ul><li><a href='/x'>Emperor meets pope in Canossa</a></li></ul></aside>"
        "<footer>© Alpine Wire. All rights reserved.</footer></body></html>"
    ).encode()


def read(raw: bytes) -> Draft:
    return read_page(raw, "a.html", repair=keep)


def test_the_article_is_taken_and_the_page_around_it_left() -> None:
    draft = read(page("<title>Talks in Bern</title>"))
    assert draft.text.startswith("Talks in Bern\n\nThe presidents of the two republics met")
    assert draft.text.endswith("No date has been set for the next round.")
    assert "Canossa" not in draft.text


def test_metadata_is_read() -> None:
    head = (
        '<title>Talks in Bern | Alpine Wire</title><meta property="og:site_name" content="Alpine Wire">'
        '<link rel="canonical" href="https://example.org/a"><meta property="article:published_time" '
        'content="2024-11-28T01:10:00+05:00">'
    )
    draft = read(page(head))
    assert (draft.title, draft.outlet, draft.url) == ("Talks in Bern", "Alpine Wire", "https://example.org/a")
    assert draft.stated == dt.date(2024, 11, 28)


@pytest.mark.parametrize(
    ("head", "before"),
    [
        ('<meta name="date" content="2024-11-28">', ""),
        ('<meta itemprop="datePublished" content="28 November 2024">', ""),
        (
            '<script type="application/ld+json">{"@type": "Article", "datePublished": "2024-11-28T10:00Z"}</script>',
            "",
        ),
        ("", '<header><time datetime="2024-11-28T10:00:00">today</time></header>'),
    ],
)
def test_days_of_metadata(head: str, before: str) -> None:
    assert read(page(head, before)).stated == dt.date(2024, 11, 28)


def test_a_time_in_a_list_of_other_stories_says_nothing() -> None:
    other = "<aside><ul><li><time datetime='2020-01-01'>old</time></li></ul></aside>"
    assert read(page("<title>Talks</title>", after=other)).stated is None


def test_a_day_in_the_markup_is_a_guess() -> None:
    draft = read(page("<title>Talks</title>", before='<header><p class="date">28 November 2024</p></header>'))
    assert (draft.stated, draft.guessed) == (None, dt.date(2024, 11, 28))


def test_a_line_under_the_headline_is_kept_for_its_day() -> None:
    before = "<h1>Talks in Bern</h1><p>Published 28 November 2024 · Updated 18:05</p>"
    found = next(read_inputs(["-"], stdin=io.BytesIO(page(before=before))))
    assert isinstance(found, Document)
    assert (found.published, found.published_basis) == (dt.date(2024, 11, 28), "byline")


def test_a_day_of_the_story_is_no_guess() -> None:
    story = STORY + "<p>They had last met on 2019-03-05, in the rain, and before that on 2018-11-09.</p>"
    assert read(page("<title>Talks</title>", story=story)).guessed is None


def test_an_address_that_is_none_is_left_out() -> None:
    assert read(page('<link rel="canonical" href="javascript:alert(1)">')).url is None


def test_a_fragment_is_read_too() -> None:
    assert "spoke for an hour" in read(STORY.encode()).text


def test_a_page_in_an_older_encoding() -> None:
    story = "<p>Президенты двух республик встретились во вторник в старом городе и говорили о торговле целый час.</p>"
    raw = f"<html><head><meta charset=windows-1251><title>Встреча</title></head><body>{story * 3}</body></html>"
    assert "Президенты двух республик" in read(raw.encode("cp1251")).text


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html></html>",
        b"<!DOCTYPE html><html><head><title>x</title></head><body><script>var a = 'b c d e f'</script></body></html>",
        b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        b"<" * 5000,
        b"<div>" * 20_000,
    ],
)
def test_a_page_without_text_is_an_error(raw: bytes) -> None:
    with pytest.raises(InputError, match="a page with an article on it"):
        read(raw)
