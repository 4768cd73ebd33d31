"""Documents from web pages that were saved to disk.

trafilatura finds the article among menus and teasers, and htmldate, which it asks, what day the page bears. Nothing is
fetched: both are handed a parsed tree, never a string, since htmldate would take a string for an address.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable
from typing import Any

from dragoman.errors import InputError
from dragoman.sources.decoding import decode
from dragoman.sources.drafts import Draft, plainly, put_title_first
from dragoman.sources.published import LONGEST_BYLINE, find_days, parse_day

EXPECTED = "expected a page with an article on it"

# What publishers call the day of publication in their meta elements; the first that is there counts.
META_DAYS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "publishdate",
    "publish-date",
    "publish_date",
    "pubdate",
    "publication_date",
    "article.published",
    "mediator_published_time",
    "cxenseparse:recs:publishtime",
    "date",
)

JSON_DAY = re.compile(r'"datePublished"\s*:\s*"([^"\\]{8,40})"')
# A time element in a list of other stories says nothing of this one.
ELSEWHERE = "ancestor::aside or ancestor::footer or ancestor::nav or ancestor::li"

# What htmldate is asked, by way of trafilatura: the first day, no search through the prose. The bounds are fixed, so
# that a page reads the same next year; htmldate's own is today.
DATE_OPTIONS = {
    "extensive_search": False,
    "original_date": True,
    "min_date": "1990-01-01",
    "max_date": "2100-01-01",
}


def read_page(raw: bytes, origin: str, *, repair: Callable[[str], str]) -> Draft:
    """The article of a page, its title first; an :class:`InputError` where there is none."""
    if not raw.strip():
        raise InputError(origin, f"is empty; {EXPECTED}")
    markup = decode(raw, origin, declared=True)
    try:
        draft = read_markup(markup, repair)
    except Exception as error:  # whatever a hostile page makes the parsers raise is the page's fault
        raise InputError(origin, f"is no page that can be parsed ({type(error).__name__}); {EXPECTED}") from error
    if draft is None:
        raise InputError(origin, f"holds no article text; {EXPECTED}")
    return draft


def read_markup(markup: str, repair: Callable[[str], str]) -> Draft | None:
    """The article in the markup; ``None`` where there is no prose."""
    # Loaded here, since commands that read no page should not wait for it.
    from trafilatura import bare_extraction
    from trafilatura.metadata import extract_metadata
    from trafilatura.utils import load_html

    markup = markup.replace("\0", "")
    tree = load_html(markup)
    if tree is None:
        # A fragment without <html> is refused by trafilatura.
        tree = load_html(f"<html><body>{markup}</body></html>")
    if tree is None:
        return None
    metadata = extract_metadata(tree, date_config=DATE_OPTIONS, extensive=False)
    title = find_title(tree, metadata, repair)
    url = find_address(tree)
    stated, guessed = find_stated(tree), parse_day(metadata.date or "")
    margin = head_lines(tree)
    # Last, since it takes the tree apart.
    extracted = bare_extraction(tree, fast=True, include_comments=False, with_metadata=False)
    body = repair(getattr(extracted, "text", None) or "").strip()
    if not any(len(line.split()) >= 4 for line in body.split("\n")):
        return None
    return Draft(
        text=put_title_first(title, body.replace("\n", "\n\n")),
        title=title,
        stated=stated,
        guessed=None if guessed in days_of_story(f"{title}\n{body}") else guessed,
        outlet=repair(metadata.sitename).strip() or None if metadata.sitename else None,
        url=url,
        margin=margin,
    )


def find_title(tree: Any, metadata: Any, repair: Callable[[str], str]) -> str | None:
    """The headline: as the page gives it to others, else as trafilatura finds it, without the outlet's name."""
    given = meta_content(tree, ("og:title", "twitter:title")) or metadata.title or ""
    title = " ".join(repair(given[:1000]).split())
    outlet = " ".join(repair(metadata.sitename or "").split())
    parts = re.fullmatch(r"(.+)\s[|–—-]\s(.+)", title)
    if parts and plainly(parts[2]) == plainly(outlet):
        title = parts[1].strip()
    return title or None


def head_lines(tree: Any) -> str:
    """The short lines right under the headline: the article's own text often leaves the byline out."""
    elements = tree.xpath(
        f"(//h1)[1]/following::*[not(*) or self::p or self::time][position() <= 12][not({ELSEWHERE})]"
    )
    lines = (" ".join(element.text_content().split()) for element in elements)
    return "\n".join(line for line in lines if 0 < len(line) <= LONGEST_BYLINE)


def days_of_story(story: str) -> set[dt.date | None]:
    """The days that the title and the sentences tell of; a line with little but a day is no sentence."""
    lines = (line for i, line in enumerate(story.split("\n")) if i == 0 or len(line.split()) > 8)
    return {written.date() for line in lines for written in find_days(line)}


def meta_content(tree: Any, names: tuple[str, ...]) -> str | None:
    """The content of the first of the meta elements that is there and not blank."""
    found: dict[str, str] = {}
    for element in tree.xpath("//meta[@content]"):
        for attribute in ("property", "name", "itemprop"):
            found.setdefault((element.get(attribute) or "").lower(), element.get("content").strip())
    return next((found[name] for name in names if found.get(name)), None)


def find_address(tree: Any) -> str | None:
    """The address that the page gives as its own."""
    links = [link.get("href") or "" for link in tree.xpath("//link[@rel='canonical']")]
    for address in (*links, meta_content(tree, ("og:url",)) or ""):
        if re.match(r"https?://[^\s/]+", address.strip()):
            return str(address.strip()[:2000])
    return None


def find_stated(tree: Any) -> dt.date | None:
    """The day of publication that the page's metadata states: meta elements, JSON-LD, a time element; else ``None``."""
    if day := parse_day(meta_content(tree, META_DAYS) or ""):
        return day
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        if match := JSON_DAY.search((script.text or "")[:200_000]):
            return parse_day(json.loads(f'"{match[1]}"', strict=False))
    times = tree.xpath(f"//time[@datetime and (@pubdate or @itemprop='datePublished')][not({ELSEWHERE})]")
    times += tree.xpath(f"//header//time[@datetime][not({ELSEWHERE})] | //article//time[@datetime][not({ELSEWHERE})]")
    return next((day for element in times if (day := parse_day(element.get("datetime")))), None)
