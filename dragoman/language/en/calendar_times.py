"""English calendar dates: days, months, and ranges between points of the calendar."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.language.en.time_rules import NUMBERED, Built, calendar, dated, month_of, rule
from dragoman.language.en.time_words import (
    DASH,
    DAY,
    DECADES,
    LOUD_MONTH,
    MONTH,
    ORDINAL,
    ORDINALS,
    PART,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from dragoman.language.lexicon import one_of
from dragoman.model.times import Expression

DAY_FIRST = r"(?:st|nd|rd|th)?"
# "last Tuesday, 27 May": the date says which
REL_DAY = r"(?i:last|next|this|this\s+past|this\s+coming)"
CENTURY_SPLIT = 40


@rule(
    rf"(?:(?:{REL_DAY}\s+)?(?P<w>{WEEKDAY}),?\s+\(?)?(?P<m>{LOUD_MONTH})\s+(?P<d>{DAY}){DAY_FIRST}(?!:\d|%|,\d|\.\d)(?:(?:,\s?|\s+)(?:of\s+)?(?P<y>{YEAR}))?",
    needs="month",
)
def month_day(m: re.Match[str]) -> Built:
    return on_weekday(dated(calendar(m["y"], month_of(m["m"]), m["d"])), m["w"])


@rule(
    rf"(?:(?:{REL_DAY}\s+)?(?P<w>{WEEKDAY}),?\s+\(?)?(?:(?:the|this)\s+)?(?:(?P<d>{DAY}){DAY_FIRST}(?:\s+(?:day\s+)?(?:of\s+)?|-)|(?P<o>{ORDINAL})\s+(?:day\s+)?of\s+)(?P<m>{LOUD_MONTH})(?:(?:,\s?|\s+|-)(?:in\s+the\s+year\s+(?:of\s+)?|of\s+)?(?P<y>{YEAR}))?",
    needs="month",
)
def day_month(m: re.Match[str]) -> Built:
    day = m["d"] or str(ORDINALS[m["o"].lower()])
    return on_weekday(dated(calendar(m["y"], month_of(m["m"]), day)), m["w"])


def on_weekday(built: Built, weekday: str | None) -> Built:
    """The date with the weekday it was said to be, which tells its year where none is given."""
    if built is None or weekday is None:
        return built
    return built[0], replace(built[1], weekday=WEEKDAYS[weekday.lower().rstrip(".")])


@rule(rf"(?P<p>{PART})?(?P<m>{LOUD_MONTH})(?:(?:\s+of)?,?\s+(?P<y>{YEAR})|\s+['’](?P<short>\d\d)(?!\d))", needs="month")
def month_year(m: re.Match[str]) -> Built:
    # '91 is of the last century, '19 of this one
    year = m["y"] or f"{20 if int(m['short']) < CENTURY_SPLIT else 19}{m['short']}"
    return dated(calendar(year, month_of(m["m"])), m["p"])


SHORTEST_MONTH = 4  # letters of "June"
DATE_LEADS = frozenset(
    [
        "in",
        "on",
        "by",
        "since",
        "until",
        "from",
        "after",
        "before",
        "during",
        "late",
        "early",
        "mid",
        "last",
        "next",
        "this",
        "that",
        "the",
        "of",
        "and",
        "to",
        "or",
        "through",
        "between",
        "around",
    ]
)
AMBIGUOUS_MONTHS = ("May", "March", "Mar", "Sun", "Jan", "August")
BEFORE_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|during|from|of|through|throughout|to|and|or|late|early|mid|before|after|for|between|around|last|next|this|that|every|each|\d|to|and|-|–)[\s-]+$",
    re.I,
)


@rule(
    rf"(?P<p>{PART})?(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming|[Tt]hat|[Tt]he following|[Tt]he next|[Tt]he previous)\s+)?(?P<m>{MONTH})",
    needs="month",
)
def bare_month(m: re.Match[str]) -> Built:
    word, before = m["m"], m.string[max(0, m.start() - 20) : m.start()]
    if (
        word in ("Jan", "Mar")
        and re.match(r"\s\w", m.string[m.end() : m.end() + 2])
        and m.string[m.end() + 1].isupper()
    ):
        # Jan Kubiš
        return None
    if word in AMBIGUOUS_MONTHS and not (m["p"] or m["rel"] or BEFORE_MONTH.search(before) or of_a_month(m, before)):
        return None
    if re.match(r"\s+[A-Z][a-z]+", m.string[m.end() : m.end() + 12]) and not (m["p"] or m["rel"] or before):
        # a heading's "March Group" is a name
        return None
    if word in AMBIGUOUS_MONTHS and re.match(r"\s+(?:will|has|had|was|is|would|said|met|and\s+[A-Z])", m.string[m.end() : m.end() + 12]) and not re.search(r"\b(?:in|since|until|by|during|late|early)\s+$", before, re.I) and not m["p"]:  # fmt: skip
        # "talks between May and Merkel": the person
        return None
    if not (m["p"] or m["rel"]) and (is_surname(m, before) or is_cut_short(m)):
        return None
    built = dated(calendar(None, month_of(word)), m["p"])
    if built and m["rel"]:
        rel = m["rel"].lower().split()
        # "the next July" follows what is told, "next July" the publication
        return "DATE", replace(built[1], extra="following" if rel == ["the", "next"] else rel[-1])
    return built


def is_surname(m: re.Match[str], before: str) -> bool:
    """Whether a first name or title stands right before ("Kofi April"); a sentence's first word is no name by its capital."""
    led = re.search(r"[^\s.!?:;]\s+(?P<w>[A-Z][a-z]+)\s+$", before)
    return led is not None and led["w"].lower() not in DATE_LEADS and WEEKDAYS.get(led["w"].lower()) is None


def is_cut_short(m: re.Match[str]) -> bool:
    """Whether an abbreviation without its point stands in running text ("Mar del Plata"), where it is another word."""
    short = len(m["m"]) < SHORTEST_MONTH and m["m"] != "May" and not m["m"].endswith(".")
    return short and re.match(r"\s+[a-z]", m.string[m.end() : m.end() + 3]) is not None


def of_a_month(m: re.Match[str], before: str) -> bool:
    """Whether the month tells what a noun behind it is of ("a March summit", not "the March on Rome")."""
    led = re.search(r"\b(?:an?|the|its|his|her|their)\s+$|['’]s\s+$", before)
    return led is not None and re.match(r"\s+(?!on\b|for\b|of\b|by\b|to\b|and\b|in\b)[a-z]", m.string[m.end() : m.end() + 6]) is not None  # fmt: skip


JOIN = rf"(?:{DASH}|\s?/\s?|\s+to\s+|\s+and\s+|\s+through\s+|\s+until\s+)"


@rule(
    rf"(?:[Ff]rom\s+|[Bb]etween\s+)?(?P<first>(?P<m>{MONTH})\s+(?P<a>{DAY})){DAY_FIRST}{JOIN}(?P<last>(?P<b>{DAY}){DAY_FIRST}(?!\d|\s+(?:{MONTH}))(?:,?\s+(?P<y>{YEAR}))?)",
    needs="month",
)
def month_day_range(m: re.Match[str]) -> Built:
    return day_range(m)


@rule(
    rf"(?:[Ff]rom\s+|[Bb]etween\s+)?(?:the\s+)?(?P<first>(?P<a>{DAY})){DAY_FIRST}{JOIN}(?:the\s+)?(?P<last>(?P<b>{DAY}){DAY_FIRST}\s+(?:of\s+)?(?P<m>{MONTH})(?:,?\s+(?P<y>{YEAR}))?)",
    needs="month",
)
def range_day_month(m: re.Match[str]) -> Built:
    return day_range(m)


def day_range(m: re.Match[str]) -> Built:
    """From one day of a month to another; "3 and 9 June" are two days and no range."""
    first, last = calendar(m["y"], month_of(m["m"]), m["a"]), calendar(m["y"], month_of(m["m"]), m["b"])
    if first is None or last is None or int(m["a"]) >= int(m["b"]):
        return None
    between = m.string[m.end("first") : m.start("last")]
    apart = "and" in between and int(m["b"]) - int(m["a"]) > 1 and not m[0].lower().startswith("between")
    return "DATE", Expression("points" if apart else "range", anchor=first.anchor, parts=(first, last))


POINT = (
    rf"(?:{WEEKDAY},?\s+)?(?:(?P<{{0}}m>{MONTH})\s+(?P<{{0}}d>{DAY}){DAY_FIRST}(?:,?\s+(?P<{{0}}y>{YEAR}))?|(?P<{{0}}d2>{DAY}){DAY_FIRST}\s+(?:of\s+)?(?P<{{0}}m2>{MONTH})(?:,?\s+(?P<{{0}}y2>{YEAR}))?"
    rf"|(?P<{{0}}p3>{PART})?(?P<{{0}}m3>{MONTH})(?:(?:\s+of)?,?\s+(?P<{{0}}y3>{YEAR}))?|(?P<{{0}}p4>{PART})?(?P<{{0}}y4>{YEAR}))"
)
# The second end of a range may be cut short: "1955-57", "from 1941 to '43".
SHORT = r"['’]?(?P<short>\d\d)(?!\d|:|%|\.\d|,\d)"


def point(m: re.Match[str], prefix: str) -> Expression | None:
    """The calendar date of one end of a range."""
    groups = m.groupdict()
    for n in ("", "2", "3", "4"):
        month, year = groups.get(f"{prefix}m{n}"), groups.get(f"{prefix}y{n}")
        if month or (n == "4" and year):
            built = dated(
                calendar(year, month_of(month) if month else None, groups.get(f"{prefix}d{n}")),
                groups.get(f"{prefix}p{n}"),
            )
            return built[1] if built else None
    return None


FIRST, LAST = f"(?P<first>{POINT.replace('{0}', 'a')})", f"(?P<last>{POINT.replace('{0}', 'b')})"


@rule(
    rf"(?P<s>[Ff]rom|[Bb]etween)\s+(?:the\s+)?{FIRST}\s*,?(?:\s+(?:to|and|until|till|through|up to)\s+|{DASH})(?:the\s+)?{LAST}",
    needs="year month",
)
def from_to(m: re.Match[str]) -> Built:
    return ends(m)


@rule(rf"(?:[Tt]he years\s+)?{FIRST}(?:{DASH}|\s+(?:to|through|until|till)\s+){LAST}", needs="year month")
def dashed(m: re.Match[str]) -> Built:
    return None if NUMBERED.search(m.string[max(0, m.start() - 24) : m.start()]) else ends(m)


@rule(rf"(?:[Ff]rom\s+|[Bb]etween\s+|[Tt]he years\s+)?(?P<first>(?P<y>{YEAR.split('(?!')[0]}))(?:{DASH}|/|\s+to\s+|\s+and\s+)(?P<last>{SHORT})", needs="year")  # fmt: skip
def year_short_year(m: re.Match[str]) -> Built:
    first, last = int(m["y"]), int(m["y"]) // 100 * 100 + int(m["short"])
    if not first < last <= first + 60 or (first == 2000 and " " in m[0]):
        return None
    return "DATE", Expression("range", parts=(Expression("calendar", year=first), Expression("calendar", year=last)))


@rule(rf"(?P<first>(?P<a>{MONTH}))(?:{DASH}|/)(?P<last>(?P<b>{MONTH})(?:,?\s+(?P<y>{YEAR}))?)", needs="month")
def months_dashed(m: re.Match[str]) -> Built:
    first, last = calendar(m["y"], month_of(m["a"])), calendar(m["y"], month_of(m["b"]))
    if first is None or last is None:
        return None
    if first.year is not None and (first.month or 0) > (last.month or 0):
        first = replace(first, year=first.year - 1)
    return "DATE", Expression("range", anchor=last.anchor, parts=(first, last))


def ends(m: re.Match[str]) -> Built:
    """A range between two calendar dates; the year of one serves for the other."""
    first, last = point(m, "a"), point(m, "b")
    if first is None or last is None:
        return None
    if first.month is None and last.month is not None and not (m.groupdict().get("s") and last.year is not None):
        # "2009-08"; but "from 2009 until August 2024"
        return None
    if first.year is None and last.year is not None and first.month is not None:
        later = (first.month, first.day or 0) > (last.month or 13, last.day or 32)
        first = replace(first, year=last.year - later, anchor="none")
    if first.year is not None and last.year is not None and (first.year, first.month or 0, first.day or 0) >= (
        last.year, last.month or 13, last.day or 32,
    ):  # fmt: skip
        return None
    return "DATE", Expression("range", anchor="bare" if first.year is None else "none", parts=(first, last))


NO_DAY = r"(?!\s+(?:[a-z]+\s+)?(?:of|time|century|anniversary|round|meeting|summit|session|birthday|forum|congress|edition|package|year|day|visit|in|largest|president))"


@rule(rf"(?:(?P<w>{WEEKDAY}),?\s+)?(?:the\s+(?P<d>{DAY})(?:st|nd|rd|th)){NO_DAY}")
def day_of_month(m: re.Match[str]) -> Built:
    if m["w"]:
        return "DATE", Expression("day of month", anchor="narrative", day=int(m["d"]), weekday=WEEKDAYS[m["w"].lower().rstrip(".")])  # fmt: skip
    if not re.search(r"\b(?:on|by|until|from|of|for|to|between|till)\s+$", m.string[max(0, m.start() - 9) : m.start()], re.I):  # fmt: skip
        return None
    if re.match(r"\s+[A-Z]", m.string[m.end() : m.end() + 3]):
        return None
    return "DATE", Expression("day of month", anchor="narrative", day=int(m["d"]))


@rule(
    r"(?P<y>1[5-9]\d\d|20\d\d)(?P<sep>[-/])(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?:T(?P<h>[01]\d|2[0-3]):(?P<mi>[0-5]\d)(?::[0-5]\d)?(?:Z|[+-]\d\d:?\d\d)?)?",
    needs="year",
)
def iso_day(m: re.Match[str]) -> Built:
    built = dated(calendar(m["y"], int(m["m"]), m["d"]))
    return ("TIME", replace(built[1], part=f"{m['h']}:{m['mi']}")) if built and m["h"] else built


@rule(
    r"(?P<d>0?[1-9]|[12]\d|3[01])(?P<sep>[.])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<y>(?:19|20)\d\d)(?![.]\d)", needs="year"
)
def numeric_day(m: re.Match[str]) -> Built:
    if re.search(r"\b(?:[Vv]ersion|[Rr]elease|[Ss]ection|[Cc]hapter|v)\.?\s*$", m.string[max(0, m.start() - 12) : m.start()]):  # fmt: skip
        return None
    return dated(calendar(m["y"], int(m["m"]), m["d"]))


@rule(r"(?P<a>0?[1-9]|[12]\d|3[01])/(?P<b>0?[1-9]|[12]\d|3[01])/(?P<y>(?:19|20)\d\d)(?!/)", needs="year")
def slashed_day(m: re.Match[str]) -> Built:
    first, second = int(m["a"]), int(m["b"])
    options = []
    if second <= 12:
        options.append(calendar(m["y"], second, m["a"]))
    if first <= 12 and first != second:
        options.append(calendar(m["y"], first, m["b"]))
    found = tuple(o for o in options if o is not None)
    if not found:
        return None
    return "DATE", found[0] if len(found) == 1 else Expression("either", parts=found)


@rule(
    rf"the\s+(?P<o>first|second|latter)\s+half\s+of\s+(?P<m>{MONTH})(?:,?\s+(?P<y>{YEAR}))?", flags=re.I, needs="month"
)
def half_of_month(m: re.Match[str]) -> Built:
    built = dated(calendar(m["y"], month_of(m["m"])))
    return None if built is None else ("DATE", replace(built[1], part="H1" if m["o"].lower() == "first" else "H2"))


@rule(rf"(?P<p>{PART})?(?:the\s+)?(?P<w>{one_of(DECADES)})(?:\s+of\s+the\s+(?:twentieth|20th)\s+century)?")
def named_decade(m: re.Match[str]) -> Built:
    before = m.string[max(0, m.start() - 24) : m.start("w")]
    if not re.search(
        r"\bthe\s+(?:early[\s-]+|mid[\s-]*|late[\s-]+)?$", before + m[0][: m.start("w") - m.start()], re.I
    ):
        return None
    return dated(Expression("decade", year=1900 + DECADES[m["w"].lower()]), m["p"])
