"""English calendar dates: days, months, years, parts of years, decades, ranges between them."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.language.en.time_rules import Built, calendar, dated, month_of, number_of, rule
from dragoman.language.en.time_words import (
    COUNT,
    DASH,
    DAY,
    MONTH,
    ORDINAL,
    ORDINALS,
    PART,
    SEASONS,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
)
from dragoman.language.lexicon import one_of
from dragoman.model.times import Anchor, Expression, Unit


@rule(rf"(?:(?P<w>{WEEKDAY}),?\s+)?(?P<m>{MONTH})\s+(?P<d>{DAY})(?:st|nd|rd|th)?(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))?")
def month_day(m: re.Match[str]) -> Built:
    return on_weekday(dated(calendar(m["y"], month_of(m["m"]), m["d"])), m["w"])


@rule(
    rf"(?:(?P<w>{WEEKDAY}),?\s+)?(?:the\s+)?(?P<d>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH})(?:,?\s+(?P<y>{YEAR}))?"
)
def day_month(m: re.Match[str]) -> Built:
    return on_weekday(dated(calendar(m["y"], month_of(m["m"]), m["d"])), m["w"])


def on_weekday(built: Built, weekday: str | None) -> Built:
    """The date with the weekday it was said to be, which tells its year where none is given."""
    if built is None or weekday is None:
        return built
    return built[0], replace(built[1], weekday=WEEKDAYS[weekday.lower().rstrip(".")])


@rule(rf"(?P<p>{PART})?(?P<m>{MONTH})(?:\s+of)?,?\s+(?P<y>{YEAR})")
def month_year(m: re.Match[str]) -> Built:
    return dated(calendar(m["y"], month_of(m["m"])), m["p"])


@rule(rf"(?P<p>{PART})?(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming|[Tt]hat)\s+)?(?P<m>{MONTH})")
def bare_month(m: re.Match[str]) -> Built:
    word, before = m["m"], m.string[max(0, m.start() - 20) : m.start()]
    if word in ("May", "March", "Mar", "Sun", "Jan", "August") and not (
        m["p"]
        or m["rel"]
        or re.search(
            r"\b(?:in|since|until|by|during|from|of|through|to|and|late|early|before|after|for|between)\s+$",
            before,
            re.I,
        )
    ):
        return None
    built = dated(calendar(None, month_of(word)), m["p"])
    if built and m["rel"]:
        return "DATE", replace(built[1], extra=m["rel"].lower().split()[-1])
    return built


@rule(rf"(?P<m>{MONTH})\s+(?P<a>{DAY})(?:{DASH}|\s+to\s+|\s+and\s+)(?P<b>{DAY})(?!\d)(?:,?\s+(?P<y>{YEAR}))?")
def month_day_range(m: re.Match[str]) -> Built:
    return day_range(m)


@rule(rf"(?P<a>{DAY})(?:{DASH}|\s+to\s+|\s+and\s+)(?P<b>{DAY})\s+(?P<m>{MONTH})(?:,?\s+(?P<y>{YEAR}))?")
def range_day_month(m: re.Match[str]) -> Built:
    return day_range(m)


def day_range(m: re.Match[str]) -> Built:
    """From one day of a month to another."""
    first, last = calendar(m["y"], month_of(m["m"]), m["a"]), calendar(m["y"], month_of(m["m"]), m["b"])
    if first is None or last is None or int(m["a"]) >= int(m["b"]):
        return None
    return "DATE", Expression("range", anchor=first.anchor, parts=(first, last))


POINT = (
    rf"(?:(?P<{{0}}m>{MONTH})\s+(?P<{{0}}d>{DAY})(?:,?\s+(?P<{{0}}y>{YEAR}))?|(?P<{{0}}d2>{DAY})\s+(?P<{{0}}m2>{MONTH})(?:,?\s+(?P<{{0}}y2>{YEAR}))?"
    rf"|(?P<{{0}}m3>{MONTH})(?:,?\s+(?P<{{0}}y3>{YEAR}))?|(?P<{{0}}y4>{YEAR}))"
)


def point(m: re.Match[str], prefix: str) -> Expression | None:
    """The calendar date of one end of a range."""
    for n in ("", "2", "3", "4"):
        month = m.groupdict().get(f"{prefix}m{n}")
        year = m.groupdict().get(f"{prefix}y{n}")
        day = m.groupdict().get(f"{prefix}d{n}")
        if month or (n == "4" and year):
            return calendar(year, month_of(month) if month else None, day)
    return None


@rule(
    r"(?P<s>[Ff]rom|[Bb]etween)\s+(?:the\s+)?" + POINT.replace("{0}", "a") + r"\s+(?:to|and|until|till|through)\s+(?:the\s+)?"
    + POINT.replace("{0}", "b")
)  # fmt: skip
def from_to(m: re.Match[str]) -> Built:
    return ends(m)


@rule(POINT.replace("{0}", "a") + DASH + POINT.replace("{0}", "b"))
def dashed(m: re.Match[str]) -> Built:
    return ends(m)


def ends(m: re.Match[str]) -> Built:
    """A range between two calendar dates; the year of one serves for the other."""
    first, last = point(m, "a"), point(m, "b")
    if first is None or last is None:
        return None
    if first.year is None and last.year is not None and first.month is not None:
        first = replace(first, year=last.year, anchor="none")
    if first.year is not None and last.year is not None and (first.year, first.month or 0, first.day or 0) >= (
        last.year, last.month or 13, last.day or 32,
    ):  # fmt: skip
        return None
    return "DATE", Expression("range", anchor="bare" if first.year is None else "none", parts=(first, last))


@rule(
    rf"(?:the\s+(?P<d>{DAY})(?:st|nd|rd|th))(?!\s+(?:[a-z]+\s+)?(?:of|time|century|anniversary|round|meeting|summit|session|birthday|forum|congress|edition|package|year|day|visit|in|largest|president))"
)
def day_of_month(m: re.Match[str]) -> Built:
    if not re.search(r"\b(?:on|by|until|from|of)\s+$", m.string[max(0, m.start() - 8) : m.start()], re.I):
        return None
    return "DATE", Expression("day of month", anchor="narrative", day=int(m["d"]))


@rule(r"(?P<y>1[89]\d\d|20\d\d)-(?P<m>0[1-9]|1[0-2])-(?P<d>0[1-9]|[12]\d|3[01])")
def iso_day(m: re.Match[str]) -> Built:
    return dated(calendar(m["y"], int(m["m"]), m["d"]))


@rule(r"(?P<d>0?[1-9]|[12]\d|3[01])(?P<sep>[./])(?P<m>0?[1-9]|1[0-2])(?P=sep)(?P<y>(?:19|20)\d\d)")
def numeric_day(m: re.Match[str]) -> Built:
    return dated(calendar(m["y"], int(m["m"]), m["d"]))


@rule(
    rf"(?P<p>{PART})?(?:(?P<pre>[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Tt]ill|[Bb]efore|[Aa]fter|[Dd]uring|[Oo]f|[Ff]rom|[Tt]o|[Ff]or|[Tt]hrough|[Tt]hroughout|"
    rf"[Pp]rior to|[Aa]round|[Aa]bout|[Cc]irca|and|or|the year|year|[Ss]ummer|[Ww]inter|[Ss]pring|[Aa]utumn|,)\s+)(?P<y>{YEAR})"
)
def year_alone(m: re.Match[str]) -> Built:
    after = m.string[m.end() : m.end() + 12]
    # "some 1991 delegates" is a count and "resolution 2022" a number, but "in the 2019 election" and "in 2019," are years
    if m["pre"].lower() in ("and", "or", "to", "for", ",") and re.match(r"\s+[a-z]", after) and not re.match(r"\s+(?:and|to|was|were|the|when|with|by|in|at|as|he|she|it|but|or|had|has|is)\b", after):  # fmt: skip
        return None
    mod = "APPROX" if m["pre"].lower() in ("around", "about", "circa") else None
    built = dated(calendar(m["y"]), m["p"])
    return ("DATE", replace(built[1], mod=mod)) if built and mod else built


@rule(rf"(?P<p>{PART})(?P<y>{YEAR})")
def part_of_year(m: re.Match[str]) -> Built:
    return dated(calendar(m["y"]), m["p"])


@rule(rf"(?P<y>{YEAR})(?=\s+(?:presidential|parliamentary|election|elections|summit|unrest|war|agreement|treaty|visit|meeting|law|crisis|coup|protests|invasion|Olympics|World)|\)|[.;:]|,\s|$)")  # fmt: skip
def year_bare(m: re.Match[str]) -> Built:
    before = m.string[max(0, m.start() - 24) : m.start()]
    if re.search(
        r"(?:[Rr]esolution|[Nn]o\.?|[Aa]rticle|[Rr]oom|[Ll]aw|some|about|nearly|over|than)\s+$|[#№]\s?$", before
    ):
        return None
    return dated(calendar(m["y"]))


@rule(rf"(?P<p>{PART})?(?:the\s+)?(?P<s>{one_of(SEASONS)})(?:\s+of)?\s+(?P<y>{YEAR})", flags=re.I)
def season_year(m: re.Match[str]) -> Built:
    return dated(Expression("season", year=int(m["y"]), extra=SEASONS[m["s"].lower()]), m["p"])


@rule(
    rf"(?:the\s+)?(?P<o>{ORDINAL}|last|final)\s+(?P<u>quarter|half)(?:\s+of\s+(?:the\s+)?(?:year\s+)?(?P<y>{YEAR})|\s+of\s+(?P<rel>the|this|last|next)\s+year)?",
    flags=re.I,
)
def year_part(m: re.Match[str]) -> Built:
    last = m["o"].lower() in ("last", "final")
    number = (4 if m["u"].lower() == "quarter" else 2) if last else ORDINALS[m["o"].lower()]
    if number > (4 if m["u"].lower() == "quarter" else 2) or (m["u"].lower() == "half" and not (m["y"] or m["rel"])):
        return None
    amount = {"last": -1, "next": 1}.get((m["rel"] or "").lower(), 0)
    unit: Unit = "quarter" if m["u"].lower() == "quarter" else "half"
    year = int(m["y"]) if m["y"] else None
    return "DATE", Expression(
        "nth", anchor="none" if year else "deictic", unit=unit, amount=number, year=year, day=amount
    )


@rule(
    rf"(?:the\s+)?first\s+(?P<n>{COUNT})\s+months(?:\s+of\s+(?:the\s+)?(?:year\s+)?(?P<y>{YEAR})|\s+of\s+(?P<rel>the|this|last)\s+year)?",
    flags=re.I,
)
def first_months(m: re.Match[str]) -> Built:
    year = int(m["y"]) if m["y"] else None
    amount = -1 if (m["rel"] or "").lower() == "last" else 0
    anchor: Anchor = "none" if year else "deictic" if m["rel"] else "narrative"
    return "DURATION", Expression("first months", anchor=anchor, amount=number_of(m["n"]), year=year, day=amount)


@rule(rf"(?P<p>{PART})?(?:the\s+)?(?P<y>1[0-9]\d|20\d)0['’]?s", flags=re.I)
def decade(m: re.Match[str]) -> Built:
    return dated(Expression("decade", year=int(m["y"]) * 10), m["p"])


@rule(rf"(?P<p>{PART})?the\s+(?P<o>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))\s+century", flags=re.I)
def century(m: re.Match[str]) -> Built:
    word = m["o"].lower()
    return dated(Expression("century", amount=ORDINALS.get(word) or int(re.sub(r"\D", "", word))), m["p"])


@rule(rf"the\s+(?P<o>first|second)\s+half\s+of\s+(?P<m>{MONTH})(?:,?\s+(?P<y>{YEAR}))?", flags=re.I)
def half_of_month(m: re.Match[str]) -> Built:
    built = dated(calendar(m["y"], month_of(m["m"])))
    return None if built is None else ("DATE", replace(built[1], part="H1" if m["o"].lower() == "first" else "H2"))
