"""The day of publication, and how it is known.

Metadata beats the text; in the text a dateline beats a byline; the day the caller gives comes last. The time of a
file and today's date are never looked at: without a day, relative dates stay unresolved rather than guessed.
"""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from dragoman.model.documents import PublishedBasis

WORDS = Path(__file__).resolve().parent.parent / "data" / "text" / "dates.yml"

# Datelines and bylines stand at the head of a page; further down, days belong to the story.
HEAD_LINES = 10
LONGEST_LINE = 400
LONGEST_BYLINE = 160

# A dateline without a year is taken to be of the year that puts it this near another known day.
NEAR_DAYS = 20


@dataclass(frozen=True, slots=True)
class Published:
    """A day of publication and what it rests on."""

    day: dt.date
    basis: PublishedBasis


@dataclass(frozen=True, slots=True)
class WrittenDay:
    """A day as written at some place of a line; ``year`` is ``None`` where none stands there."""

    start: int
    end: int
    day: int
    month: int
    year: int | None

    def date(self, year: int | None = None) -> dt.date | None:
        """The calendar day, in the given year where none is written; ``None`` where there is no such day."""
        year = self.year or year
        try:
            return None if year is None else dt.date(year, self.month, self.day)
        except ValueError:
            return None


@functools.cache
def load_words() -> dict[str, Any]:
    """The words of dates, as in ``data/text/dates.yml``."""
    words: dict[str, Any] = yaml.load(WORDS.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return words


@functools.cache
def month_numbers() -> dict[str, int]:
    """The number of each name of a month."""
    return {name: number for number, names in load_words()["months"].items() for name in names}


def one_of(words: list[str]) -> str:
    """A pattern for any of the words, longest first."""
    return "(?:" + "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w))) + ")"


@functools.cache
def day_patterns() -> tuple[re.Pattern[str], ...]:
    """Patterns of a written day, with groups ``day``, ``month``, ``year``, the sure ones first."""
    month = rf"(?P<month>{one_of(list(month_numbers()))})(?!\w)\.?"
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th|-?го)?(?!\w)"
    year = r"(?P<year>(?:19|20)\d\d)(?![\d-])(?:\s*(?:года|год|г\.|г)(?!\w))?"
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            r"(?<![\w/.-])(?P<year>(?:19|20)\d\d)(?P<sign>[-/.])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})(?!\d)",
            r"(?<![\w/.-])(?P<first>\d{1,2})(?P<sign>[./-])(?P<second>\d{1,2})(?P=sign)(?P<year>(?:19|20)\d\d)(?!\d)",
            rf"(?<![\w.,/-]){day}\s+(?:of\s+)?{month}(?:,?\s+{year})?",
            rf"(?<!\w){month}\s+{day}(?:,?\s+{year})?",
        )
    )


def find_days(line: str) -> list[WrittenDay]:
    """The days written in a line, in order; a day that could be two (05/06/2024) is left out."""
    found: list[WrittenDay] = []
    for pattern in day_patterns():
        for match in pattern.finditer(line):
            written = read_match(match)
            if written and not any(written.start < f.end and f.start < written.end for f in found):
                found.append(written)
    return sorted(found, key=lambda w: w.start)


def read_match(match: re.Match[str]) -> WrittenDay | None:
    """The day that a match of one of the patterns writes; ``None`` where it is none or could be two."""
    groups = match.groupdict()
    year = int(groups["year"]) if groups["year"] else None
    if groups.get("first"):
        first, second = int(groups["first"]), int(groups["second"])
        if groups["sign"] == "." or first > 12:
            day, month = first, second
        elif second > 12 or first == second:
            day, month = second, first
        else:
            return None
    else:
        day = int(groups["day"])
        month = int(groups["month"]) if groups["month"].isdigit() else month_numbers()[groups["month"].lower()]
    written = WrittenDay(match.start(), match.end(), day, month, year)
    # 29 February stands in a leap year only; without a year it may be one.
    return written if written.date(2000 if year is None else year) else None


def parse_day(words: str) -> dt.date | None:
    """The day that the words begin with and that they name in full; ``None`` for anything else.

    >>> parse_day("2021-12-04T10:00:00Z"), parse_day("4 December 2021"), parse_day("soon"), parse_day("05/06/2024")
    (datetime.date(2021, 12, 4), datetime.date(2021, 12, 4), None, None)
    """
    words = words.strip()[:LONGEST_LINE]
    if iso := re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?![\d-])", words):
        try:
            return dt.date(int(iso[1]), int(iso[2]), int(iso[3]))
        except ValueError:
            return None
    weekday = re.match(rf"{one_of(load_words()['weekdays'])}(?!\w)\.?,?\s+", words, re.IGNORECASE)
    begin = weekday.end() if weekday else 0
    return next((w.date() for w in find_days(words) if w.start == begin), None)


def day_of_address(url: str | None) -> dt.date | None:
    """The day in an address such as ``…/2024/11/27/…``.

    >>> day_of_address("https://example.org/wire/2024/11/27/talks")
    datetime.date(2024, 11, 27)
    """
    match = re.search(r"(?<!\d)((?:19|20)\d\d)([/-])(\d{1,2})\2(\d{1,2})(?!\d)", (url or "")[:2000])
    try:
        return dt.date(int(match[1]), int(match[3]), int(match[4])) if match else None
    except ValueError:
        return None


@functools.cache
def dateline_pattern() -> re.Pattern[str]:
    """What may stand before the day in a dateline: a place, perhaps an agency, perhaps a weekday."""
    word = r"[^\W\d_][\w'’.-]*"
    place = rf"(?P<place>{word}(?:[ -]{word}){{0,3}}(?:,\s*{word}(?: {word}){{0,2}})?)"
    agency = r"(?:\s*(?:\([^()]{2,40}\)|/[^/]{2,40}/))?"
    weekday = rf"(?:{one_of(load_words()['weekdays'])}\.?,?\s+)?"
    return re.compile(rf"\W{{0,3}}{place}{agency}(?P<sign>\s*[,.—–-])?\s*{weekday}$", re.IGNORECASE)


# What stands after the day in a dateline: nothing, an agency in signs or in capitals, or a dash.
AFTER_DATELINE = re.compile(
    r"\s*(?:[,.:]?\s*$|[.,]?\s*(?:/[^/]{2,60}/|\([^()]{2,60}\)|\[[^\[\]]{2,60}\])|[.,:]?\s*(?:[—–]|--?\s)"
    r"|[.,]\s*[A-ZА-ЯЁ][A-ZА-ЯЁ.-]{2,})"
)
# "Brussels, 28 September 2023. The ambassadors agreed": a full date behind a place and a comma may end in a full stop.
PROSE_BEHIND = re.compile(r"\.\s+[\"“«(]?[^\W\d_]")
AGENCY_DATELINE = re.compile(r"\s*(?:\([^()]{2,60}\)|/[^/]{2,60}/)\s*(?:[—–-]|$)?")


def read_dateline(line: str) -> WrittenDay | None:
    """The day in a dateline such as "ASTANA, Feb 28. /TASS/"; ``None`` where the line begins otherwise."""
    written = next(iter(find_days(line[:120])), None)
    if written is None:
        return None
    before, after = line[: written.start], line[written.end :]
    if not before.strip():
        return written if AGENCY_DATELINE.match(after) else None
    match = dateline_pattern().match(before)
    if match is None:
        return None
    full = match["sign"] is not None and match["sign"].strip() == "," and written.year is not None
    if AFTER_DATELINE.match(after) is None and not (full and PROSE_BEHIND.match(after)):
        return None
    place = match["place"]
    words = [w for w in re.split(r"[\s,-]+", place) if w]
    if words[0].lower().rstrip(".") in {*load_words()["not_places"], *load_words()["weekdays"]}:
        return None
    in_capitals = place.upper() == place
    names_only = all(w[0].isupper() for w in words)
    return written if in_capitals or (names_only and (match["sign"] or place.endswith("."))) else None


TIME_OF_DAY = (
    r"\d{1,2}[:.]\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:\(?(?:UTC|GMT|MSK|EST|EDT|ET|CET|МСК)(?:[+-]\d+)?\)?)?"
)
SEPARATORS = r"\s*[|·•—–/]\s*|\s+-\s+"


@functools.cache
def label_pattern() -> re.Pattern[str]:
    """A label of a day at the end of what stands before it, or alone."""
    words = load_words()
    published, updated = one_of(words["published"]), one_of(words["updated"])
    weekday = rf"(?:{one_of(words['weekdays'])}\.?,?\s*)?"
    label = rf"(?<!\w)(?:(?P<published>{published})|(?P<updated>{updated}))"
    return re.compile(rf"{label}\s*[:,–—-]?\s*(?:on\s+)?{weekday}(?:{TIME_OF_DAY})?\s*[,|]?\s*$", re.IGNORECASE)


@functools.cache
def trimmings_pattern() -> re.Pattern[str]:
    """What may stand beside a day without making the line prose: times, weekdays, labels, brackets."""
    words = load_words()
    labels = one_of([*words["published"], *words["updated"], *words["weekdays"]])
    return re.compile(rf"{TIME_OF_DAY}|(?<!\w){labels}(?!\w)|[\W_]", re.IGNORECASE)


def is_byline(line: str, written: WrittenDay, *, first: bool) -> bool:
    """Whether a day with its year stands in the line as in a byline, and not in a sentence or headline."""
    before, after = line[: written.start], line[written.end :]
    if not trimmings_pattern().sub("", before + after):
        return True
    if len(line) > LONGEST_BYLINE or first:
        return False
    if label_pattern().search(before) and len(before.split()) <= 12:
        return True
    if re.search(r"[.!?…][\"”»)]*$", after):
        return False
    if re.match(rf"\W*{one_of(load_words()['authors'])}(?!\w)", before, re.IGNORECASE):
        return len(before.split()) <= 12
    parts = re.split(SEPARATORS, line)
    if len(parts) > 1 and all(len(part.split()) <= 8 for part in parts):
        return any(
            not trimmings_pattern().sub("", part[: w.start] + part[w.end :]) for part in parts for w in find_days(part)
        )
    names = re.split(r"[\s,]+", before.strip(" ,-•*"))
    return (
        len(names) <= 4 and all(n[:1].isupper() for n in names) and before.rstrip().endswith(",") and not after.strip()
    )


def read_byline(line: str, *, first: bool = False) -> tuple[dt.date, bool] | None:
    """The day of a byline, and whether it is that of a change; ``first`` says that the line may be the title.

    >>> read_byline("By Ann Lee | June 4, 2023")
    (datetime.date(2023, 6, 4), False)
    """
    changed: tuple[dt.date, bool] | None = None
    for written in find_days(line):
        day = written.date()
        if day is None or not is_byline(line, written, first=first):
            continue
        label = label_pattern().search(line[: written.start])
        if label is None or label["updated"] is None:
            return day, False
        changed = changed or (day, True)
    return changed


def head_lines(text: str) -> Iterator[str]:
    """The first lines that hold something, each cut to a sane length."""
    lines = (line.strip() for line in text[: 20 * LONGEST_LINE].splitlines())
    for _, line in zip(range(HEAD_LINES), filter(None, lines), strict=False):
        yield line[:LONGEST_LINE]


def find_published(
    text: str,
    *,
    stated: dt.date | None = None,
    guessed: dt.date | None = None,
    given: dt.date | None = None,
    url: str | None = None,
    margin: str = "",
) -> Published | None:
    """The day of publication and its basis; ``None`` where nothing gives one.

    ``stated`` comes from metadata, ``guessed`` from a page's markup by less sure means, ``given`` from the caller.
    """
    if stated:
        return Published(stated, "metadata")
    lines = [*head_lines(text), *head_lines(margin)]
    bylines = [b for i, line in enumerate(lines) if (b := read_byline(line, first=i == 0 and len(lines) > 1))]
    byline = next((day for day, _ in sorted(bylines, key=lambda b: b[1])), None)
    address = day_of_address(url)
    for written in filter(None, map(read_dateline, lines)):
        if day := written.date() or nearest(written, (byline, address, guessed, given)):
            return Published(day, "dateline")
    if byline:
        return Published(byline, "byline")
    if address:
        return Published(address, "metadata")
    if guessed:
        return Published(guessed, "byline")
    return Published(given, "given") if given else None


def nearest(written: WrittenDay, anchors: tuple[dt.date | None, ...]) -> dt.date | None:
    """The day without a year put into the year that brings it near the first anchor that can; else ``None``."""
    for anchor in filter(None, anchors):
        for year in (anchor.year, anchor.year - 1, anchor.year + 1):
            day = written.date(year) if 1 <= year <= 9999 else None
            if day and abs((day - anchor).days) <= NEAR_DAYS:
                return day
    return None
