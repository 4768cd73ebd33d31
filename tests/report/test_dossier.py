"""The page: complete, self-contained, and inert whatever the articles hold."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import made_record
import pytest

from dragoman.model.findings import LedgerQuery
from dragoman.record import queries
from dragoman.record.store import open_record
from dragoman.report.dossier import write_dossier

VOID = {"meta", "img", "br", "link", "hr", "input"}
SVG = {"svg", "title", "desc", "defs", "pattern", "line", "rect", "text"}
HTML = {
    "html", "head", "meta", "style", "body", "header", "main", "footer", "section", "article", "figure", "figcaption", "p",
    "h1", "h2", "h3", "span", "ul", "li", "b", "dl", "div", "dt", "dd", "table", "thead", "tbody", "tr", "th", "td", "a",
    "blockquote", "mark",
}  # fmt: skip


class Page(HTMLParser):
    """A page taken apart: its elements with their attributes, its text, and whether every element is closed."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.marks: list[str] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "mark":
            self.marks.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words += data
        if "mark" in self.open:
            self.marks[-1] += data


def write(path: Path, **query: object) -> str:
    made_record.fill_record(path)
    asked = LedgerQuery(**query)  # type: ignore[arg-type]
    with open_record(path) as record:
        ledger = queries.ledger(record, "vladimir-putin", "kassym-jomart-tokayev", asked)
        ids = [one.event.id for entry in (*ledger.held, *ledger.other) for one in (entry, *entry.parts)]
        details = {event: queries.event_detail(record, event) for event in ids}
        return write_dossier(
            ledger, details, queries.documents(record), asked, made_on=dt.date(2026, 1, 5), maker="Dragoman 0"
        )


@pytest.fixture
def html(tmp_path: Path) -> str:
    return write(tmp_path / "r.dragoman")


def test_hostile_text_is_inert(html: str) -> None:
    page = Page(html)
    assert page.open == []
    assert {tag for tag, _ in page.elements} <= HTML | SVG
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    links = [attributes.get("href") or "" for tag, attributes in page.elements if tag == "a"]
    assert all(link.startswith(("#", "https://example.org/")) for link in links)
    assert "alert('outlet')" in page.words
    assert "\x1b" not in html


def test_nothing_is_loaded(html: str) -> None:
    page = Page(html)
    assert not [a for _, attributes in page.elements for a in attributes if a in {"src", "srcset", "data", "action"}]
    assert "url(" not in html.replace("url(#hatch)", "")
    assert "@import" not in html
    policy = next(a["content"] for tag, a in page.elements if tag == "meta" and "http-equiv" in a)
    assert policy is not None and policy.startswith("default-src 'none'")


def test_every_line_leads_to_its_sentences(html: str) -> None:
    page = Page(html)
    ids = [attributes["id"] for _, attributes in page.elements if attributes.get("id")]
    assert len(ids) == len(set(ids))
    lines = [one for one in ids if one is not None and one.startswith("line-")]
    assert lines == ["line-1", "line-1.1", "line-2", "line-3", "line-N1", "line-N2"]
    targets = {attributes["href"] for tag, attributes in page.elements if tag == "a" and attributes["href"][0] == "#"}
    assert {f"#{one}" for one in lines} | {f"#source-{one[5:]}" for one in lines} == targets
    assert {target[1:] for target in targets} <= set(ids)


def test_every_passage_is_marked_as_it_stands(html: str) -> None:
    marks = Page(html).marks
    for telling in made_record.TELLINGS:
        words = telling.words.replace("\x1b", "")
        assert words in marks
    assert len(marks) == len(made_record.TELLINGS)


def test_numbers_are_those_of_the_ledger(html: str) -> None:
    page = Page(html)
    found = re.sub(r"\s+", " ", page.words)
    assert (
        "3 contacts held 2 in person 1 by phone 2 planned, called off or denied; not counted 2 told by one origin only"
        in found
    )
    assert "As told in 3 documents published 10 May 2024 to 1 Jun 2024." in found
    assert "1 of the contacts held cannot be placed in one year" in found
    assert "articles/scan.pdf (holds no text; a scanned PDF needs OCR first)" in found
    assert "1 planned contact unconfirmed" in found
    assert "President of Russia, 2017–2024" in found


def test_a_query_is_told(tmp_path: Path) -> None:
    html = write(tmp_path / "r.dragoman", since=dt.date(2024, 1, 1), media=frozenset({"phone"}))
    assert "Limited to: from 1 Jan 2024; phone." in html
    assert "No contact held is told in these documents." in html
    assert "<svg" not in html


@pytest.mark.chromium
def test_a_browser_runs_nothing(html: str, tmp_path: Path) -> None:
    browser = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if browser is None:
        pytest.skip("no browser")
    path = tmp_path / "page.html"
    # Were any of it run, the title would change.
    path.write_text(html.replace("alert(", "document.title='run';("), encoding="utf-8")
    shown = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    if shown.returncode:
        pytest.skip("the browser does not start here")
    assert "<title>Vladimir Putin and Kassym-Jomart Tokayev: record of contacts</title>" in shown.stdout
