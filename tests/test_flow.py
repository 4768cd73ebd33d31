"""The whole way of a document: whatever is read points back to its words, and reading again reads the same."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable

import edtf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import LanguageError
from dragoman.flow import read_document, with_language
from dragoman.model.documents import Document
from dragoman.model.readings import Reading
from dragoman.model.reports import STATUSES
from dragoman.report.reading_json import reading_row

ReadText = Callable[[str, dt.date | None], Reading]

WHO = [
    "Vladimir Putin", "President Kassym-Jomart Tokayev", "Xi Jinping", "Tokayev", "he", "they", "the two leaders",
    "Ilham Aliyev and Nikol Pashinyan", "Sergey Lavrov, the foreign minister,", "his Turkish counterpart",
    "Kazakhstan", "the Kremlin", "Zork Blanton", "Deputy Minister Zork Blanton", "Angela Merkel", "she",
    "Joseph R. Biden, Jr.",
]  # fmt: skip
ACTS = [
    "met", "met with", "held talks with", "visited", "will meet", "agreed to meet", "called", "spoke by phone with",
    "received", "was received by", "cancelled a visit to", "postponed talks with", "denied that he had met",
    "may visit", "had a call with", "arrived in", "signed a pact with", "did not meet", "said", "thanked",
    "hopes to see", "'s meeting with", "flew to",
]  # fmt: skip
PLACES = [
    "",
    " in Astana",
    " in Moscow",
    " at the Kremlin",
    " on the sidelines of the summit",
    " in Brussels",
    " by video link",
]
TIMES = [
    "", " on 27 November 2024", " on Tuesday", " yesterday", " last month", " a year earlier", " in May",
    " in early 2023", " every year", " on 29 February 2023", " two days after his visit to Baku", " from 5 to 7 March",
]  # fmt: skip
JOINTS = [
    ". ",
    ".\n",
    "\n\n",
    " and ",
    ", who ",
    "; ",
    " after ",
    "? ",
    "! ",
    "…",
    " — ",
    ", while ",
    ".\u2028",
    ". “",
    "”. ",
    " (",
    "). ",
    "\t",
    "\u00a0",
]
characters = st.characters(exclude_categories=["Cs"])
clauses = st.builds("{} {} {}{}{}".format, *map(st.sampled_from, (WHO, ACTS, WHO, PLACES, TIMES)))
texts = st.lists(
    st.tuples(clauses | st.text(characters, max_size=6), st.sampled_from(JOINTS)).map("".join), max_size=7
).map("".join)
days = st.none() | st.dates(dt.date(1950, 1, 1), dt.date(2100, 1, 1))


def read(text: str, published: dt.date | None) -> Reading:
    return read_document(Document("generated", text, published=published, language="en"))


def to_json(reading: Reading) -> str:
    return json.dumps(reading_row(reading), ensure_ascii=False, sort_keys=True)


@pytest.mark.model
@settings(max_examples=60)
@given(texts, days)
def test_whatever_is_read_points_to_its_words(text: str, published: dt.date | None) -> None:
    reading = read(text, published)
    for time in reading.times:
        assert time.span.cut(text) == time.text
    for mention in reading.mentions:
        assert mention.span.cut(text) == mention.text
    for frame in reading.frames:
        assert 0 <= frame.trigger.start < frame.trigger.end <= len(text)
    for report in reading.reports:
        assert report.passage.span.cut(text) == report.passage.text
        assert report.passage.span.covers(report.trigger)
        assert report.status in STATUSES
        sides = {(p.actor, p.role) for p in report.participants}
        assert len(report.participants) == len(sides) >= (2 if report.kind == "CONSULT" else 1)


@pytest.mark.model
@settings(max_examples=60)
@given(texts, days)
def test_dates_are_ordered_and_valid(text: str, published: dt.date | None) -> None:
    reading = read(text, published)
    dated = [(t.edtf, t.interval) for t in reading.times]
    dated += [(r.date.edtf, r.date.interval) for r in reading.reports]
    dated += [(e.date.edtf, e.date.interval) for e in reading.events]
    for form, interval in dated:
        assert (form is None) == (interval is None)
        if form is not None:
            edtf.parse_edtf(form)
        if interval is not None and interval.begin is not None and interval.finish is not None:
            assert interval.begin <= interval.finish


@pytest.mark.model
@settings(max_examples=30)
@given(texts, days)
def test_reading_twice_gives_the_same_json(text: str, published: dt.date | None) -> None:
    assert to_json(read(text, published)) == to_json(read(text, published))


@pytest.mark.model
@settings(max_examples=40)
@given(texts, days)
def test_every_report_is_in_one_event_and_every_actor_is_known(text: str, published: dt.date | None) -> None:
    reading = read(text, published)
    ids = [r.id for r in reading.reports]
    assert sorted(i for e in reading.events for i in e.reports) == sorted(ids)
    assert len(set(ids)) == len(ids)
    provisional = {a.id for a in reading.provisional}
    for participant in (p for r in reading.reports for p in r.participants):
        assert participant.actor in provisional or not participant.actor.startswith("unlisted-")


@pytest.mark.model
@given(st.text(characters, max_size=200), days)
@settings(max_examples=40)
def test_no_text_is_too_strange(text: str, published: dt.date | None) -> None:
    assert read(text, published).document.text == text


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "\n\n\n",
        "\x00",
        "\ufeff",
        "met " * 400,
        "(" * 300,
        "Putin " * 300,
        "Vladimir Putin met Xi Jinping " * 60,
    ],
)
def test_degenerate_texts(text: str) -> None:
    assert read(text, dt.date(2025, 6, 10)).document.text == text


@pytest.mark.model
def test_a_text_that_says_nothing_makes_an_empty_reading() -> None:
    reading = read("The weather was fine.", None)
    assert (reading.times, reading.mentions, reading.reports, reading.events, reading.provisional) == (
        (),
        (),
        (),
        (),
        (),
    )


@pytest.mark.model
def test_ids_hang_on_document_and_place_alone(read_text: ReadText) -> None:
    text = "Vladimir Putin met Xi Jinping in Beijing on 16 May 2024."
    (one,) = read_text(text, dt.date(2024, 5, 17)).reports
    (other,) = read_text(text, dt.date(2024, 6, 17)).reports
    assert one.id == other.id
    (elsewhere,) = read_document(Document("another", text, language="en")).reports
    assert elsewhere.id != one.id


@pytest.mark.model
def test_furniture_makes_no_events(read_text: ReadText) -> None:
    furniture = "Share this article\n4 min read\nComments"
    text = f"{furniture}\n\nVladimir Putin met Xi Jinping in Beijing on 16 May 2024.\n\nSubscribe to our newsletter"
    assert len(read_text(text, dt.date(2024, 5, 17)).events) == 1


@pytest.mark.model
def test_provisional_actors_come_from_the_text(read_text: ReadText) -> None:
    reading = read_text(
        "Sirojiddin Aslov met Deputy Foreign Minister Lukas Brandtner in Dushanbe on 3 June 2020.", dt.date(2020, 6, 5)
    )
    assert [a.name for a in reading.provisional] == ["Lukas Brandtner"]


def test_a_language_without_a_folder_is_refused() -> None:
    with pytest.raises(LanguageError, match="'fr'"):
        with_language(Document("d", "Le président est arrivé.", language="fr"))


def test_the_language_is_found_where_it_is_not_given() -> None:
    document = Document(
        "d", "The two presidents met in the capital on Tuesday and spoke about trade for several hours."
    )
    assert with_language(document).language == "en"
