"""Figures: amounts by their words alone, and what of the flow is beyond single sentences."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dragoman.flow import read_document
from dragoman.language.en.amounts import find_amounts
from dragoman.language.en.times import find_times
from dragoman.model.amounts import Amount
from dragoman.model.documents import Document
from dragoman.model.readings import Reading
from dragoman.report.reading_json import figure_row

Read = Callable[[str, dt.date | None], Reading]
DAY = dt.date(2024, 6, 10)
WORDS = [
    "trade", "rose", "by", "fell", "to", "from", "between", "and", "12%", "$4.6 billion", "€3", "a third", "half", "of", "two thirds",
    "doubled", "sevenfold", "1,200", "60", "projects", "companies", "tonnes", "barrels", "per day", "2023", "in", "at least", "up to",
    "more than", "about", ",", ".", ";", "(", ")", "“", "”", "-", "Kenya", "China", "a million", "3 412.6 million", "EUR",
    "percentage points", "times", "one in five", "every fourth", "15 to 16 percent", "said",
]  # fmt: skip


def amounts(text: str) -> list[Amount]:
    return find_amounts(text, find_times(text))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("EUR 3 412.6 million", 3412.6e6, "EUR"),
        ("half a billion dollars", 5e8, "USD"),
        ("two and a half billion euros", 2.5e9, "EUR"),
        ("7,5 per cent", 7.5, "percent"),
        ("four fifths of the crop", 80, "percent"),
        ("a seventh of the debt", 14.3, "percent"),
        ("nine out of ten villagers", 90, "percent"),
        ("2½ million tonnes", 2.5e6, "tonnes"),
        ("38 bcm", 38e9, "cubic metres"),
        ("0.4 percentage points", 0.4, "percentage points"),
        ("grew 1.8 times", 1.8, "times"),
        ("rose sevenfold", 7, "times"),
        ("3 billion Moldovan lei", 3e9, "MDL"),
        ("20 Belarusian rubles", 20, "BYN"),
        ("Rs 45,000 crore", 4.5e11, "INR"),
        ("a hundred and twenty tanks", 120, "tanks"),
        ("three dozen factories", 36, "factories"),
        ("1.9 million barrels a day", 1.9e6, "barrels per day"),
        ("450 MW", 450, "MW"),
        ("no fewer than 60 joint projects", 60, "projects"),
    ],
)
def test_an_amount(text: str, value: float, unit: str) -> None:
    [amount] = amounts(text)
    assert amount.value == pytest.approx(value, rel=1e-3)
    assert amount.unit == unit


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("more than $5 billion", "over"),
        ("upwards of $700 million", "over"),
        ("less than 3%", "under"),
        ("up to 5,000 people", "under"),
        ("as much as $1 billion", "under"),
        ("roughly 90,000 tonnes", "about"),
        ("close to $800 million", "about"),
        ("a little over half of it", "over"),
        ("did not exceed 5 percent", "under"),
        ("20,000 troops or more", "over"),
        ("it went up to $5 billion", "exact"),
        ("$5 billion or more", "over"),
        ("exactly $5 billion", "exact"),
    ],
)
def test_a_bound(text: str, bound: str) -> None:
    assert [a.bound for a in amounts(text)] == [bound]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between $20 and $35 a barrel", [(20, "over"), (35, "under")]),
        ("15 to 16 percent of GDP", [(15, "over"), (16, "under")]),
        ("$10-15 billion", [(10e9, "over"), (15e9, "under")]),
        ("twenty-five to fifty thousand tonnes", [(25000, "over"), (50000, "under")]),
        ("from $2 billion to $3 billion", [(2e9, "exact"), (3e9, "exact")]),
        ("12 of the 50 billion euros", [(12e9, "exact"), (50e9, "exact")]),
    ],
)
def test_two_values(text: str, values: list[tuple[float, str]]) -> None:
    assert [(a.value, a.bound) for a in amounts(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "Article 51 of the Charter", "on 3 May 2023", "the third round", "+7 727 250 17 12", "62 Kabanbay Batyr Street", "aged 81",
        "the C5+1 format", "a Su-57", "four days", "the 27 ministers", "S/2024/118", "at 11.00", "for the third time", "half an hour",
        "in the first quarter", "a two-thirds majority", "hundreds of people", "one of the sides",
    ],
)  # fmt: skip
def test_no_amount(text: str) -> None:
    assert [a.span.cut(text) for a in amounts(text) if a.unit is not None] == []


@pytest.mark.model
def test_a_speaker_of_a_whole_quotation(read_text: Read) -> None:
    text = "“In 2022 we bought 2 bcm of gas. In 2023 it was almost 3 billion,” Minister Leila Benali told deputies."
    figures = read_text(text, DAY).figures
    assert [(f.value, f.unit, f.period, f.said_by) for f in figures] == [
        (2e9, "cubic metres", "2022", "Leila Benali"),
        (3e9, "cubic metres", "2023", "Leila Benali"),
    ]


@pytest.mark.model
def test_both_sides_are_those_last_spoken_of(read_text: Read) -> None:
    text = "Tokayev received Erdogan in Astana. Bilateral trade had grown to $6 billion."
    assert [f.about for f in read_text(text, DAY).figures] == [("KAZ", "TUR")]


@pytest.mark.model
def test_the_row_keeps_the_order_of_the_interface(read_text: Read) -> None:
    row = figure_row(read_text("Trade with China rose by 5%.", DAY).figures[0])
    assert list(row)[:9] == ["measure", "value", "unit", "period", "about", "bound", "status", "said_by", "passage"]


texts = st.lists(st.sampled_from(WORDS), max_size=30).map(" ".join)


@given(texts | st.text(max_size=200))
@example("1,2 3 4.5 bn$ % 1/2 half-a-million")
@example("- 5 % − 3 per\u00a0cent 1\u202f000\u202f000 tonnes")
def test_offsets_of_amounts_cut_out_their_words(text: str) -> None:
    last = 0
    for amount in amounts(text):
        assert last <= amount.span.start < amount.span.end <= len(text)
        assert amount.whole.start <= amount.span.start and amount.whole.end <= len(text)
        assert any(c.isalnum() for c in amount.span.cut(text))
        last = amount.span.end


@pytest.mark.model
@given(texts)
def test_reading_never_fails_and_figures_stand_in_their_passages(text: str) -> None:
    reading = read_document(Document("x", text, published=DAY, language="en"))
    for figure in reading.figures:
        assert figure.passage.span.covers(figure.span)
        assert figure.passage.text == figure.passage.span.cut(text)
        assert figure.about == tuple(sorted(set(figure.about)))
        assert figure.unit
