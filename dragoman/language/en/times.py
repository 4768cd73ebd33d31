"""English words of time, read into unresolved expressions.

Every rule is a pattern with the function that turns its match into an :class:`Expression`; the longest match that
starts first wins. Nothing here knows a date: the resolver does that (``dragoman.reading.dates``).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import NamedTuple

from dragoman.language.lexicon import inverted, load_words, one_of
from dragoman.model.documents import Span
from dragoman.model.times import Anchor, Expression, TimeMention, TimeType, Unit

WORDS = load_words("en", "times")
MONTHS: dict[str, int] = inverted(WORDS["months"])
WEEKDAYS: dict[str, int] = inverted(WORDS["weekdays"])
UNITS: dict[str, Unit] = inverted(WORDS["units"])
SEASONS: dict[str, str] = inverted(WORDS["seasons"])
DAYPARTS: dict[str, str] = inverted(WORDS["dayparts"])
NUMBERS: dict[str, float] = WORDS["numbers"]
ORDINALS: dict[str, int] = WORDS["ordinals"]
PARTS: dict[str, str] = WORDS["parts"]
DECADES: dict[str, int] = WORDS["decades"]

# Months and weekdays carry a capital: "may", "march" and "august" in lower case are other words.
MONTH = "(?:" + "|".join(one_of([w]) + (r"\.?" if len(w) < 5 and w != "May" else "") for ws in WORDS["months"].values() for w in ws) + r")(?![a-z])"  # fmt: skip
WEEKDAY = "(?:" + "|".join(w + (r"\.?" if len(w) < 6 else "") for ws in WORDS["weekdays"].values() for w in ws) + r")(?![a-z])"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\d%]|,\d|\.\d)"
COUNT = rf"(?:{one_of(NUMBERS)}|\d{{1,3}})"
ORDINAL = one_of(ORDINALS)
UNIT = one_of(UNITS)
PART = rf"(?:(?:{one_of(PARTS)})(?:\s+|-))"
VAGUE = r"(?:about|around|some|nearly|almost|roughly|approximately|more than|less than|over|under|at least|only|just)\s+"
DASH = r"\s?[-–—]\s?"
MODS = {
    "less than": "LESS_THAN", "under": "LESS_THAN", "more than": "MORE_THAN", "over": "MORE_THAN",
    "at least": "EQUAL_OR_MORE", "nearly": "LESS_THAN", "almost": "LESS_THAN",
    "about": "APPROX", "around": "APPROX", "some": "APPROX", "roughly": "APPROX", "approximately": "APPROX",
}  # fmt: skip

Built = tuple[TimeType, Expression] | None


class Rule(NamedTuple):
    """A name for explanations, what must match, and what it means."""

    name: str
    pattern: re.Pattern[str]
    build: Callable[[re.Match[str]], Built]


RULES: list[Rule] = []


def rule(pattern: str, *, flags: int = 0) -> Callable[[Callable[[re.Match[str]], Built]], Callable[[re.Match[str]], Built]]:
    """Register the decorated builder under its own name for the pattern, which must start and end at word edges."""

    def register(build: Callable[[re.Match[str]], Built]) -> Callable[[re.Match[str]], Built]:
        RULES.append(Rule(build.__name__, re.compile(rf"(?<![\w$€£/.-]){pattern}(?![\w])", flags), build))
        return build

    return register


def month_of(word: str) -> int:
    """The number of the month the word names."""
    return MONTHS[word.lower().rstrip(".")]


def number_of(word: str) -> float:
    """The number the word or numeral names."""
    word = re.sub(r"\s+", " ", word.lower())
    return float(word) if word.isdigit() else NUMBERS[word]


def calendar(year: str | None, month: int | None = None, day: str | None = None) -> Expression | None:
    """A calendar date, complete or partial; ``None`` for a day that no month has."""
    number = int(day) if day else None
    if number is not None and month is not None and number > (29 if month == 2 else 30 if month in (4, 6, 9, 11) else 31):
        return None
    return Expression("calendar", anchor="none" if year else "bare", year=int(year) if year else None, month=month, day=number)


def dated(expression: Expression | None, part: str | None = None) -> Built:
    """A DATE of the expression, with the part of it that the words single out."""
    if expression is None:
        return None
    if part:
        expression = replace(expression, part=PARTS[re.sub(r"\s+", " ", part.lower()).strip(" -")])
    return "DATE", expression


@rule(rf"(?:{WEEKDAY},?\s+)?(?P<m>{MONTH})\s+(?P<d>{DAY})(?:st|nd|rd|th)?(?:,?\s+(?:of\s+)?(?P<y>{YEAR}))?")
def month_day(m: re.Match[str]) -> Built:
    return dated(calendar(m["y"], month_of(m["m"]), m["d"]))


@rule(rf"(?:{WEEKDAY},?\s+)?(?:the\s+)?(?P<d>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH})(?:,?\s+(?P<y>{YEAR}))?")
def day_month(m: re.Match[str]) -> Built:
    return dated(calendar(m["y"], month_of(m["m"]), m["d"]))


@rule(rf"(?P<p>{PART})?(?P<m>{MONTH})(?:\s+of)?,?\s+(?P<y>{YEAR})")
def month_year(m: re.Match[str]) -> Built:
    return dated(calendar(m["y"], month_of(m["m"])), m["p"])


@rule(rf"(?P<p>{PART})?(?:(?P<rel>[Ll]ast|[Nn]ext|[Tt]his|[Tt]his past|[Tt]his coming|[Tt]hat)\s+)?(?P<m>{MONTH})")
def bare_month(m: re.Match[str]) -> Built:
    word, before = m["m"], m.string[max(0, m.start() - 20) : m.start()]
    if word in ("May", "March", "Mar", "Sun", "Jan", "August") and not (
        m["p"] or m["rel"] or re.search(r"\b(?:in|since|until|by|during|from|of|through|to|and|late|early|before|after|for|between)\s+$", before, re.I)
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


@rule(rf"(?:the\s+(?P<d>{DAY})(?:st|nd|rd|th))(?!\s+(?:[a-z]+\s+)?(?:of|time|century|anniversary|round|meeting|summit|session|birthday|forum|congress|edition|package|year|day|visit|in|largest|president))")
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


@rule(rf"(?P<p>{PART})(?P<rel>the|this)\s+(?P<u>week|month|year|decade|century)", flags=re.I)
def part_of_unit(m: re.Match[str]) -> Built:
    anchor: Anchor = "deictic" if m["rel"].lower() == "this" else "narrative"
    return dated(Expression("unit", anchor=anchor, unit=UNITS[m["u"].lower()], amount=0), m["p"])


@rule(rf"(?P<y>{YEAR})(?=\s+(?:presidential|parliamentary|election|elections|summit|unrest|war|agreement|treaty|visit|meeting|law|crisis|coup|protests|invasion|Olympics|World)|\)|[.;:]|,\s|$)")  # fmt: skip
def year_bare(m: re.Match[str]) -> Built:
    before = m.string[max(0, m.start() - 24) : m.start()]
    if re.search(r"(?:[Rr]esolution|[Nn]o\.?|[Aa]rticle|[Rr]oom|[Ll]aw|some|about|nearly|over|than)\s+$|[#№]\s?$", before):
        return None
    return dated(calendar(m["y"]))


@rule(rf"(?:(?P<rel>last|next|this|this past|this coming|the following|following|the previous|past|coming)\s+)?(?P<w>{WEEKDAY})(?:\s+(?P<dp>{one_of(DAYPARTS)}))?")
def weekday(m: re.Match[str]) -> Built:
    rel = (m["rel"] or "").split()[-1] if m["rel"] else None
    anchor: Anchor = "narrative" if rel in ("following", "previous") else "deictic"
    expression = Expression("weekday", anchor=anchor, weekday=WEEKDAYS[m["w"].lower().rstrip(".")], extra=rel)
    return ("TIME", replace(expression, part=DAYPARTS[m["dp"]])) if m["dp"] else ("DATE", expression)


@rule(r"(?:[Tt]oday|[Tt]onight|[Tt]his (?P<dp>morning|afternoon|evening)|[Ee]arlier today|[Ll]ater today)")
def today(m: re.Match[str]) -> Built:
    part = DAYPARTS[m["dp"]] if m["dp"] else "NI" if m[0].lower() == "tonight" else None
    kind: TimeType = "TIME" if part else "DATE"
    return kind, Expression("shift", anchor="deictic", unit="day", amount=0, part=part)


@rule(r"(?P<w>[Yy]esterday|[Tt]omorrow|[Ll]ast night)(?:\s+(?P<dp>morning|afternoon|evening|night))?")
def near_day(m: re.Match[str]) -> Built:
    amount = 1 if m["w"].lower() == "tomorrow" else -1
    part = DAYPARTS[m["dp"]] if m["dp"] else "NI" if "night" in m["w"].lower() else None
    return "TIME" if part else "DATE", Expression("shift", anchor="deictic", unit="day", amount=amount, part=part)


@rule(r"(?P<w>[Tt]he day before yesterday|[Tt]he day after tomorrow)")
def far_day(m: re.Match[str]) -> Built:
    return "DATE", Expression("shift", anchor="deictic", unit="day", amount=2 if "after" in m["w"] else -2)


@rule(rf"(?P<v>{VAGUE})?(?P<n>{COUNT})\s+(?P<u>{UNIT})\s+ago", flags=re.I)
def ago(m: re.Match[str]) -> Built:
    return shifted(m, -1, "deictic")


@rule(rf"(?P<v>{VAGUE})?(?P<n>{COUNT})\s+(?P<u>{UNIT})\s+(?P<w>earlier|before|previously|later|afterwards|after that)", flags=re.I)
def earlier_later(m: re.Match[str]) -> Built:
    back = m["w"].lower() in ("earlier", "before", "previously")
    return shifted(m, -1 if back else 1, "narrative")


@rule(rf"in\s+(?P<v>{VAGUE})?(?P<n>{COUNT})\s+(?P<u>{UNIT})(?:['’]s?)?\s+time", flags=re.I)
def in_time(m: re.Match[str]) -> Built:
    return shifted(m, 1, "deictic")


def shifted(m: re.Match[str], sign: int, anchor: Anchor) -> Built:
    """A date so many units from its anchor."""
    mod = MODS.get((m["v"] or "").strip().lower())
    unit = UNITS[m["u"].lower()]
    return "DATE", Expression("shift", anchor=anchor, unit=unit, amount=sign * number_of(m["n"]), mod=mod)


@rule(
    rf"(?P<p>{PART})?(?P<rel>(?:the\s+)?(?:last|past|previous|next|following|coming|same|preceding)|this(?:\s+(?:past|coming))?|that(?:\s+same)?)\s+"
    rf"(?P<u>{one_of(['day', 'week', 'month', 'quarter', 'year', 'decade', 'century', 'weekend', *SEASONS])})", flags=re.I,
)  # fmt: skip
def relative_unit(m: re.Match[str]) -> Built:
    words = m["rel"].lower().split()
    rel = words[-1]
    if words == ["the", "last"] or words == ["the", "past"]:
        # "over the past year", "the last day": a stretch, not the calendar unit before this one
        return None
    amount = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1}.get(rel, 0)
    narrative = rel in ("same", "following", "preceding", "previous", "that") or (words[0] == "the" and rel == "next")
    word = m["u"].lower()
    unit: Unit = "season" if word in SEASONS else UNITS.get(word, "week")
    extra = SEASONS.get(word) or ("weekend" if word == "weekend" else None)
    anchor: Anchor = "narrative" if narrative else "deictic"
    return dated(Expression("unit", anchor=anchor, unit=unit, amount=amount, extra=extra), m["p"])


@rule(rf"(?P<m>{MONTH})\s+(?:of\s+)?(?P<rel>(?:the\s+)?(?:same|previous|following|next)|this|last|next|that)\s+year")
def month_of_relative_year(m: re.Match[str]) -> Built:
    inner = relative_year(m["rel"])
    return "DATE", Expression("within", anchor=inner.anchor, month=month_of(m["m"]), parts=(inner,))


@rule(rf"(?P<m>{MONTH})\s+(?P<d>{DAY})(?:,)?\s+(?:of\s+)?(?P<rel>(?:the\s+)?(?:same|previous|following|next)|this|last|next|that)\s+year")
def day_of_relative_year(m: re.Match[str]) -> Built:
    inner = relative_year(m["rel"])
    return "DATE", Expression("within", anchor=inner.anchor, month=month_of(m["m"]), day=int(m["d"]), parts=(inner,))


def relative_year(words: str) -> Expression:
    """The year that "last year", "the same year", "that year" name."""
    rel = words.lower().split()[-1]
    amount = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(rel, 0)
    narrative = rel in ("same", "that", "previous", "following")
    return Expression("unit", anchor="narrative" if narrative else "deictic", unit="year", amount=amount)


@rule(r"(?:[Tt]he same day|[Tt]hat day|[Tt]he day before|[Tt]he day after|[Tt]he next day|[Tt]he following day|[Tt]he previous day|[Aa] day (?:earlier|before|later))")
def narrative_day(m: re.Match[str]) -> Built:
    words = m[0].lower()
    amount = -1 if re.search("before|previous|earlier", words) else 1 if re.search("after|next|following|later", words) else 0
    return "DATE", Expression("shift", anchor="narrative", unit="day", amount=amount)


@rule(rf"(?P<p>{PART})?(?:the\s+)?(?P<s>{one_of(SEASONS)})(?:\s+of)?\s+(?P<y>{YEAR})", flags=re.I)
def season_year(m: re.Match[str]) -> Built:
    return dated(Expression("season", year=int(m["y"]), extra=SEASONS[m["s"].lower()]), m["p"])


@rule(rf"(?:the\s+)?(?P<o>{ORDINAL}|last|final)\s+(?P<u>quarter|half)(?:\s+of\s+(?:the\s+)?(?:year\s+)?(?P<y>{YEAR})|\s+of\s+(?P<rel>the|this|last|next)\s+year)?", flags=re.I)
def year_part(m: re.Match[str]) -> Built:
    last = m["o"].lower() in ("last", "final")
    number = (4 if m["u"].lower() == "quarter" else 2) if last else ORDINALS[m["o"].lower()]
    if number > (4 if m["u"].lower() == "quarter" else 2) or (m["u"].lower() == "half" and not (m["y"] or m["rel"])):
        return None
    amount = {"last": -1, "next": 1}.get((m["rel"] or "").lower(), 0)
    unit: Unit = "quarter" if m["u"].lower() == "quarter" else "half"
    year = int(m["y"]) if m["y"] else None
    return "DATE", Expression("nth", anchor="none" if year else "deictic", unit=unit, amount=number, year=year, day=amount)


@rule(rf"(?:the\s+)?first\s+(?P<n>{COUNT})\s+months(?:\s+of\s+(?:the\s+)?(?:year\s+)?(?P<y>{YEAR})|\s+of\s+(?P<rel>the|this|last)\s+year)?", flags=re.I)
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


@rule(rf"(?:(?:over|during|in|for|within)\s+)?the\s+(?:last|past)\s+(?:(?P<n>{COUNT}|few|several)\s+)?(?P<u>{UNIT})", flags=re.I)
def past_stretch(m: re.Match[str]) -> Built:
    unit = UNITS[m["u"].lower()]
    count = m["n"]
    vague = count is not None and count.lower() in ("few", "several")
    amount = None if vague or count is None and unit in ("day",) else number_of(count) if count else 1.0
    return "DURATION", Expression("stretch", anchor="deictic", unit=unit, amount=amount)


@rule(rf"(?P<v>{VAGUE})?(?P<n>{COUNT})[\s-](?P<u>{UNIT})(?:-long)?", flags=re.I)
def duration(m: re.Match[str]) -> Built:
    if m["n"].lower() in ("a", "an") and not re.search(r"\b(?:for|in|within|lasted|last|over|during|than|about|after)\s+$", m.string[max(0, m.start() - 12) : m.start()] + (m["v"] or "")):  # fmt: skip
        return None
    return "DURATION", Expression("duration", unit=UNITS[m["u"].lower()], amount=number_of(m["n"]), mod=MODS.get((m["v"] or "").strip().lower()))


@rule(rf"(?:every|each)\s+(?:(?P<w>{WEEKDAY})|(?P<u>day|week|month|quarter|year|decade))|(?P<n>once|twice|{COUNT}\s+times)\s+(?:a|per|every)\s+(?P<v>day|week|month|quarter|year)", flags=re.I)
def every(m: re.Match[str]) -> Built:
    if m["w"]:
        return "SET", Expression("set", weekday=WEEKDAYS[m["w"].lower().rstrip(".")])
    return "SET", Expression("set", unit=UNITS[(m["u"] or m["v"]).lower()], amount=1)


@rule(r"(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?:\s?(?P<ap>[ap]\.?m\.?))?(?:\s+(?:\([A-Z]+\)|[A-Z]{3,4}|[A-Z][a-z]+ time|local time))?")
def clock(m: re.Match[str]) -> Built:
    hour = int(m["h"]) % 12 + (12 if (m["ap"] or "").startswith("p") else 0) if m["ap"] else int(m["h"])
    return "TIME", Expression("clock", anchor="narrative", amount=hour, day=int(m["m"]))


def find_times(text: str) -> list[TimeMention]:
    """Every expression of time in the text, in order and without overlap, unresolved.

    >>> [t.text for t in find_times("They met on May 29 and again a year later.")]
    ['May 29', 'a year later']
    """
    found: list[tuple[int, int, Rule, re.Match[str]]] = []
    for candidate in RULES:
        found.extend((m.start(), -m.end(), candidate, m) for m in candidate.pattern.finditer(text))
    found.sort(key=lambda f: (f[0], f[1]))
    mentions: list[TimeMention] = []
    reached = 0
    for start, negative_end, candidate, match in found:
        if start < reached:
            continue
        built = candidate.build(match)
        if built is None:
            continue
        kind, expression = built
        span = trimmed(text, start, -negative_end, candidate.name, match)
        mentions.append(TimeMention(span, span.cut(text), kind, expression, candidate.name))
        reached = span.end
    return mentions


def trimmed(text: str, start: int, end: int, name: str, match: re.Match[str]) -> Span:
    """The words of time proper: without the preposition that a rule needed to see."""
    if name == "year_alone":
        start = match.start("p") if match["p"] else match.start("y")
    elif name == "past_stretch":
        start = text.lower().index("the", start)
    while end > start and text[end - 1] in ".," and not re.search(r"\b[A-Z][a-z]{2,3}\.$", text[start:end]):
        end -= 1
    return Span(start, end)
