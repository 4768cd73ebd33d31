"""Lines of a page that are not the article: outlet and date lines, buttons, captions, teasers of other stories.

Headlines of other stories would become meetings that this text does not tell. Losing a sentence is worse still: a
line that ends as a sentence is furniture only if it begins as no sentence of an article does.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from dragoman.model.documents import Span
from dragoman.text.lines import Line, split_lines

WORDS = Path(__file__).resolve().parent.parent / "data" / "text"

# In shorter texts only what is sure by itself is furniture: there is no head or foot to a page of three lines.
FEW_LINES = 4
LONGEST_FURNITURE = 400

SEPARATORS = re.compile(r"\s*[|·•›»>]\s*|\s+[-–—/]\s+")
ADDRESS_ONLY = re.compile(r"(?:https?://|www\.)\S+$|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,64}$")
READING_TIME = re.compile(
    r"(?:(?:estimated )?reading time|read time|время (?:на )?чтени[ея])?\s*[:·-]?\s*(?:about )?\d{1,3}\s*[-–]?\s*"
    r"(?:min(?:ute)?s?\.?|мин(?:ут[аы]?)?\.?)(?:\s*(?:read|listen|watch|чтения|на чтение))?$",
    re.IGNORECASE,
)
DATE_FIGURES = re.compile(r"(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d")
BY = re.compile(r"by[:\s]\s*(?=\S)", re.IGNORECASE)
NUMBERED = re.compile(r"(?:(?P<padded>0\d)\.?|\d{1,2}[.)]|[IVX]{1,5}[.)])\s+(?=\S)")


@functools.cache
def load_words(name: str) -> dict[str, Any]:
    """What ``data/text/NAME.yml`` holds."""
    words: dict[str, Any] = yaml.load((WORDS / f"{name}.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    return words


@functools.cache
def phrases(name: str) -> frozenset[str]:
    """The phrases of a list of ``furniture.yml``, those of all languages together, in lower case."""
    listed = load_words("furniture")[name]
    groups = listed.values() if isinstance(listed, dict) else [listed]
    return frozenset(str(phrase).lower() for group in groups for phrase in group)


@functools.cache
def start_pattern(name: str) -> re.Pattern[str]:
    """A pattern for lines that begin with a phrase of the list."""
    ordered = sorted(phrases(name), key=lambda p: (-len(p), p))
    return re.compile("|".join(re.escape(p) + (r"(?!\w)" if p[-1].isalnum() else "") for p in ordered), re.IGNORECASE)


@functools.cache
def date_words() -> frozenset[str]:
    """Words of which a line that gives only a date may be made."""
    words = load_words("dates")
    labels = {w for label in (*words["published"], *words["updated"]) for w in label.split()}
    return frozenset({*month_words(), *labels, *words["weekdays"], *words["trimmings"]})


@functools.cache
def month_words() -> frozenset[str]:
    """The names of months."""
    return frozenset(name for names in load_words("dates")["months"].values() for name in names)


def find_furniture(text: str, title: str | None = None) -> tuple[Span, ...]:
    """The spans of page furniture, whole lines but for a word stuck to the last sentence; in order, disjoint.

    ``title`` is the document's; without one the first line is taken to be it. A title is never furniture.

    >>> text = "Talks in Bern\\n4 min read\\nThey met."
    >>> [span.cut(text) for span in find_furniture(text)]
    ['4 min read']
    """
    lines = split_lines(text)
    sure = {i for i, line in enumerate(lines) if is_furniture(line)}
    head = find_title_line(lines, title, sure)
    marked = sure - {head}
    if len(lines) >= FEW_LINES:
        marked |= find_head(lines, head, marked)
        marked |= find_teasers(lines, marked)
        marked |= find_foot(lines, marked)
    marked.discard(-1 if head is None else head)
    spans = [lines[i].span for i in sorted(marked)]
    last = next((lines[i] for i in range(len(lines) - 1, -1, -1) if i not in marked), None)
    if last and (glued := find_glued(last)):
        spans.append(glued)
    return tuple(sorted(spans))


def find_title_line(lines: Sequence[Line], title: str | None, sure: set[int]) -> int | None:
    """Which line is the title: the given one, else the first that is not furniture beyond doubt."""
    if title and (wanted := " ".join(title.split())):
        for i, line in enumerate(lines[:10]):
            if " ".join(line.text.split()) == wanted:
                return i
        return None
    return next((i for i in range(min(FEW_LINES, len(lines))) if i not in sure), None)


def is_furniture(line: Line) -> bool:
    """Whether the line is furniture by itself, wherever it stands."""
    words = line.bare
    if len(words) > LONGEST_FURNITURE:
        return False
    lowered = words.lower()
    if start_pattern("starts").match(words) or is_listed(lowered, "whole_lines"):
        return True
    if READING_TIME.match(words) or ADDRESS_ONLY.match(words) or is_row_of_buttons(lowered) or is_count(lowered):
        return True
    if is_date(words):
        return True
    if line.ends_sentence and not words.endswith("..."):
        return False
    if len(words.split()) <= 16 and (start_pattern("starts_unless_sentence").match(words) or is_byline(words)):
        return True
    return is_row_of_parts(words)


def is_listed(lowered: str, name: str) -> bool:
    """Whether the words are a phrase of the list, but for a count, a colon, brackets, arrows or dots beside it."""
    core = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", lowered.replace("’", "'"))
    return core in phrases(name)


def is_row_of_buttons(lowered: str) -> bool:
    """Whether the words are names of places to share at, and nothing else."""
    words = re.findall(r"[\w-]+", lowered)
    return bool(words) and len(words) <= 20 and phrases("share").issuperset(words)


def is_count(lowered: str) -> bool:
    """Whether the words count comments, views and the like."""
    match = re.match(r"\W*\d[\d,.]*\s*[kmк]?\s+(\w+)\W*$", lowered)
    return match is not None and match[1] in phrases("counted")


def is_date(words: str) -> bool:
    """Whether the words are a date, with or without weekday, time and label, and nothing else.

    >>> is_date("Published: Mon, 3 May 2024, 10:15 am"), is_date("In May 2024 they met")
    (True, False)
    """
    parts = re.findall(r"[^\W\d_]+|\d+", words.lower())
    if not parts or len(parts) > 16 or not all(p.isdigit() or p in date_words() for p in parts):
        return False
    return DATE_FIGURES.search(words) is not None or (
        any(p in month_words() for p in parts) and any(p.isdigit() for p in parts)
    )


def is_byline(words: str) -> bool:
    """Whether the words name who wrote: "By Ann Lee", "By our Astana bureau", with or without a date behind.

    >>> is_byline("By Ann Lee | June 4, 2023"), is_byline("By Friday the talks had ended")
    (True, False)
    """
    match = BY.match(words)
    if match is None:
        return False
    names = re.findall(r"[^\W\d_][\w'’.-]*", SEPARATORS.split(words[match.end() :])[0])
    if not 1 <= len(names) <= 12 or names[0].lower() in date_words():
        return False
    return all(name[0].isupper() or name.lower() in phrases("byline_words") for name in names)


def is_row_of_parts(words: str) -> bool:
    """Whether the words are parts of a page's head in a row: outlet and date, a trail of sections, languages."""
    parts = [part.strip(" ,") for part in SEPARATORS.split(words) if part.strip(" ,")]
    if len(parts) == 1:
        place, _, date = words.partition(",")
        return is_date(date) and is_name(place, 4)
    if not all(len(part.split()) <= 6 for part in parts):
        return False
    dated = any(is_date(part) or READING_TIME.match(part) for part in parts)
    return dated or (len(parts) >= 3 and all(len(part.split()) <= 3 and len(part) <= 25 for part in parts))


def is_name(words: str, most: int) -> bool:
    """Whether the words are no more than so many and the longer ones of them have capitals, as in a name."""
    parts = re.findall(r"[^\W\d_][\w'’.-]*", words)
    return 1 <= len(parts) <= most and all(p[0].isupper() for p in parts if len(p) > 3 or p == parts[0])


def find_head(lines: Sequence[Line], head: int | None, marked: set[int]) -> set[int]:
    """Lines between title and first sentence that give outlet and section, where sure furniture is among them."""
    begin = 0 if head is None else head + 1
    end = next((i for i in range(begin, len(lines)) if i not in marked and lines[i].is_prose), begin)
    block = range(begin, end)
    if not any(i in marked for i in block):
        return set()
    return {
        i
        for i in block
        if not lines[i].ends_sentence
        and not NUMBERED.match(lines[i].text)
        and (is_name(lines[i].bare, 6) or len(lines[i].bare.split()) <= 2 or lines[i].bare != lines[i].text)
    }


def find_teasers(lines: Sequence[Line], marked: set[int]) -> set[int]:
    """Headlines of other stories under a line that announces them, up to the next sentence."""
    found: set[int] = set()
    under = False
    for i, line in enumerate(lines):
        if i in marked and is_listed(line.bare.lower(), "related"):
            under = True
        elif line.is_prose and SENTENCE_STOP.search(line.text):
            under = False
        elif under:
            found.add(i)
    return found


# A headline may end in a question mark, a sentence of an article ends in a full stop somewhere near.
SENTENCE_STOP = re.compile(r"[.!:…][\"'”’»)\]]*$")


def find_foot(lines: Sequence[Line], marked: set[int]) -> set[int]:
    """What follows after the last sentence, from the first line there that is furniture beyond doubt."""
    last = max((i for i, line in enumerate(lines) if i not in marked and line.ends_sentence), default=len(lines))
    first = next((i for i in range(last + 1, len(lines)) if i in marked), len(lines))
    return {i for i in range(first, len(lines)) if not lines[i].ends_sentence}


@functools.cache
def glued_pattern() -> re.Pattern[str]:
    """A pattern for a furniture word right behind the end of a sentence, at the end of a line."""
    words = "|".join(re.escape(w) for w in sorted(phrases("glued"), key=lambda p: (-len(p), p)))
    return re.compile(rf"[.!?…][\"'”’»)\]]*\s{{0,2}}((?:{words})(?:\s*\(?\d{{1,6}}\)?)?)$", re.IGNORECASE)


def find_glued(line: Line) -> Span | None:
    """The furniture word that sticks to the end of the text's last sentence; ``None`` where there is none.

    A capital or a missing space is asked for: "…is hard to share" is a sentence.
    """
    match = glued_pattern().search(line.text)
    if match is None or not match[1][0].isupper():
        return None
    return Span(line.span.start + match.start(1), line.span.end)


def find_headings(text: str) -> tuple[Span, ...]:
    """The spans of section headings: numbered ones, ones in title case, short lines over a paragraph; in order.

    The first line is the title and no heading; page furniture is none either.

    >>> text = "Title\\nThey met in Bern on Monday.\\n01 Old Friends\\nThey have known each other for years."
    >>> [span.cut(text) for span in find_headings(text)]
    ['01 Old Friends']
    """
    lines = split_lines(text)
    furniture = {span.start for span in find_furniture(text)}
    kept = [line for line in lines if line.span.start not in furniture]
    longest = max((len(line.text) for line in kept), default=0)
    return tuple(
        line.span
        for i, line in enumerate(kept[1:-1], 1)
        # Where a program broke the lines, a line nearly as long as the longest is a piece of a sentence.
        if len(line.text) <= 0.6 * longest and is_heading(kept[i - 1], line, kept[i + 1], first=i == 1)
    )


def is_heading(before: Line, line: Line, after: Line, *, first: bool) -> bool:
    """Whether the line heads the one after it and does not go on from the one before; ``first`` after the title."""
    words = line.text.split()
    if line.ends_sentence or line.text[-1] in ",;:" or len(words) > 15 or len(line.text) > 120:
        return False
    if not after.is_prose or after.text[0].islower():
        return False
    # After a short line that is no sentence it is one more item of a list, of names for one.
    if not (first or before.ends_sentence or (before.is_prose and (line.after_blank or len(before.text) > 120))):
        return False
    if is_numbered(line.text) or is_title_case(words):
        return True
    return before.ends_sentence and len(words) <= 9 and line.text[0].isupper()


def is_numbered(words: str) -> bool:
    """Whether the words begin with the number of a section and then a capital: "01 Old Friends", "2. The talks"."""
    match = NUMBERED.match(words)
    return match is not None and words[match.end()].isupper()


def is_title_case(words: Sequence[str]) -> bool:
    """Whether there are at least two words and nearly all longer ones have capitals."""
    longer = [w.strip("\"'“”‘’«»(),") for w in words if len(w.strip("\"'“”‘’«»(),")) >= 4]
    return len(words) >= 2 and len(longer) >= 1 and sum(w[0].isupper() for w in longer) >= 0.75 * len(longer)
