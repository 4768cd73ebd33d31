from __future__ import annotations

import datetime as dt

import pytest

from dragoman.errors import InputError
from dragoman.sources.drafts import Draft
from dragoman.sources.files import keep
from dragoman.sources.markdown import strip_markdown
from dragoman.sources.plain import guess_title, read_plain, unwrap


def read(text: str, *, markdown: bool = True) -> Draft:
    return read_plain(text.encode(), "a.md", markdown=markdown, repair=keep)


def test_front_matter_gives_what_is_known() -> None:
    draft = read(
        "---\ntitle: 'Talks in Bern'\ndate: 2024-11-27\noutlet: Alpine Wire\n"
        "url: https://example.org/a\nlang: en-GB\ntags: [a, b]\n---\n\nThey met.\n"
    )
    assert draft == Draft(
        text="Talks in Bern\n\nThey met.",
        title="Talks in Bern",
        stated=dt.date(2024, 11, 27),
        outlet="Alpine Wire",
        url="https://example.org/a",
        language="en",
    )


def test_front_matter_need_not_be_perfect_yaml() -> None:
    draft = read("---\ntitle: Bern: the talks\npublished: 27 November 2024\n---\nThey met.")
    assert (draft.title, draft.stated) == ("Bern: the talks", dt.date(2024, 11, 27))


def test_plain_text_may_have_front_matter_too() -> None:
    assert read("---\ntitle: Talks\n---\nThey met.", markdown=False).text == "Talks\n\nThey met."


def test_a_title_that_the_text_has_already_is_not_put_first_again() -> None:
    assert read("---\ntitle: Bern’s  talks\n---\n# Bern's talks\n\nThey met.").text == "Bern's talks\n\nThey met."


@pytest.mark.parametrize(
    "text",
    [
        "---\nThey met between two lines.\n---\nAnd went.",
        "---\nNote: they met\n---\nAnd went.",
        "---\n[[[[[\n---\nThey met.",
        "---\n" + "[" * 5000 + "\n---\nThey met.",
        "---\na: &a [x]\nb: *c\n---\nThey met.",
        "---\ntitle",
    ],
)
def test_what_only_looks_like_front_matter_stays(text: str) -> None:
    assert read(text, markdown=False).text == text.strip()


def test_a_published_that_is_no_day_is_an_error() -> None:
    with pytest.raises(InputError, match=r"has 'soon' as published; expected a day"):
        read("---\npublished: soon\n---\nThey met.")


@pytest.mark.parametrize("text", ["\n \n", "---\ntitle: Talks\n---\n"])
def test_no_text_is_an_error(text: str) -> None:
    with pytest.raises(InputError, match="holds no text"):
        read(text)


@pytest.mark.parametrize(
    ("marked", "plain"),
    [
        ("# Talks #", "Talks"),
        ("Talks\n=====\nThey met.", "Talks\nThey met."),
        ("They **met** in *Bern* and _spoke_.", "They met in Bern and spoke."),
        (
            "***Both*** came; `x_y_z` stays, so does snake_case_name.",
            "Both came; x_y_z stays, so does snake_case_name.",
        ),
        ("5 * 3 * 2 and 2*3*4", "5 * 3 * 2 and 2*3*4"),
        ('They met in [Bern](https://example.org/a_(b) "Bern").', "They met in Bern."),
        ("They met in [Bern][1].\n\n[1]: https://example.org", "They met in Bern."),
        ("A note[^1] here.", "A note here."),
        ("![The two](x.jpg)\nThey met.", "They met."),
        ("> They met,\n> he said.", "They met,\nhe said."),
        ("> > Twice told.", "Twice told."),
        ("- Alpine Wire\n- 4 min read", "- Alpine Wire\n- 4 min read"),
        ("One\n\n---\n\nTwo", "One\n\nTwo"),
        ("```\ncode\n```", "code"),
        ("<b>They</b> met.<br>Twice. <!-- not here -->", "They met.\nTwice. "),
        (r"\*not emphasis\* and \# no heading", "*not emphasis* and # no heading"),
        ("| who | where |\n|---|---|\n| he | Bern |", "who | where\nhe | Bern"),
    ],
)
def test_strip_markdown(marked: str, plain: str) -> None:
    assert strip_markdown(marked) == plain


def test_broken_lines_of_a_markdown_paragraph_are_joined() -> None:
    marked = "The two presidents met in the old town of Bern on Tuesday\nand spoke for an hour.\nThen they left."
    assert strip_markdown(marked) == (
        "The two presidents met in the old town of Bern on Tuesday and spoke for an hour.\nThen they left."
    )


def test_lines_broken_at_a_fixed_width_are_joined() -> None:
    wrapped = (
        "The two presidents met in the old town on Tuesday and spoke for\n"
        "more than an hour about trade, water and the border that their\n"
        "countries share, according to people who had been told of it by\n"
        "both of the sides.\n\n"
        "No date has been set for the next round of talks, which is likely\n"
        "to be held in the capital of the other state, as is the custom of\n"
        "the two."
    )
    assert unwrap(wrapped).count("\n") == 2
    assert "spoke for more than an hour" in unwrap(wrapped)


def test_one_line_a_paragraph_stays() -> None:
    text = "\n".join(["The two presidents met in the old town on Tuesday and spoke for long."] * 8)
    assert unwrap(text) == text


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Talks in Bern\nThey met.", "Talks in Bern"),
        ("What next for Bern?\nThey met.", "What next for Bern?"),
        ("They met in Bern.\nThen they left.", None),
        ("Talks in Bern", None),
        ("- Alpine Wire\nThey met.", None),
        ("27 November 2024\nThey met.", None),
        ("BERN, November 27 (Alpine Wire) —\nThey met.", None),
    ],
)
def test_guess_title(text: str, title: str | None) -> None:
    assert guess_title(text) == title
