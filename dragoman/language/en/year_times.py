"""English years and what is made of them: parts, seasons, decades, centuries, years before Christ."""

from __future__ import annotations

import functools
import re
from dataclasses import replace

from dragoman.language.en.time_rules import NUMBERED, Built, calendar, dated, month_of, number_of, part_of, rule
from dragoman.language.en.time_words import (
    COUNT,
    FEASTS,
    MONTH,
    MOVABLE_FEASTS,
    NAMED_DAYS,
    ORDINAL,
    ORDINALS,
    PART,
    SEASONS,
    WEEKDAY_FEASTS,
    WORDS,
    YEAR,
)
from dragoman.language.lexicon import one_of
from dragoman.model.times import Anchor, Expression, Unit

# A year after one of these is one whatever follows; after one of the weaker ones a noun behind it makes it a count.
LEADS = rf"(?:{one_of(WORDS['year_leads'])}|ca\.|c\.|mid-|pre-|post-)"
WEAK_LEADS = rf"(?:{one_of(WORDS['year_weak_leads'])}|—|–|-|,|\(|;|:|['’]s)"
COUNTED = re.compile(
    rf"\s+(?:(?:[a-z]+-)?(?:(?:[a-z]+\s+)?(?:{one_of(WORDS['counted'])})\b|\s+of\s+(?:them|these|those|his|the)\b))"
)
FUNCTION = re.compile(rf"\s+(?:{one_of(WORDS['function_words'])})\b")


@rule(
    rf"(?:(?P<p>{PART})(?:the\s+(?:year\s+)?)?|(?P<mod>(?i:around|about|circa|ca\.|c\.))\s+)?(?P<y>{YEAR})",
    needs="year",
)
def year_alone(m: re.Match[str]) -> Built:
    if not (m["p"] or stands_as_year(m)):
        return None
    mod = "APPROX" if m["mod"] else None
    built = dated(calendar(m["y"]), m["p"])
    return ("DATE", replace(built[1], mod=mod)) if built and mod else built


def stands_as_year(m: re.Match[str]) -> bool:
    """Whether four digits are a year by the words beside them: "in 1991", "the 2014 treaty", no count and no number."""
    before, after = m.string[max(0, m.start("y") - 48) : m.start("y")], m.string[m.end() : m.end() + 32]
    if NUMBERED.search(before) and not m["mod"]:
        return False
    year = int(m["y"])
    strong = re.search(rf"(?:^|\W){LEADS}\s*$", before, re.I) is not None
    if re.match(r"[-/]\d|\s*(?:%|[°$€£])", after) or (re.match(r"[-–][a-z]", after) and not strong):
        return False
    if COUNTED.match(after) and not (strong and re.match(r"\s+(?:people|[a-z]+)\s+(?:were|was|had)", after)):
        return False
    if strong or m["mod"]:
        return True
    if not 1500 <= year <= 2060:
        return re.search(r"\(\s*$", before) is not None and after.startswith(")")
    if re.match(r"\s*(?:[.,;:)\]!?—–]|$|\n)|\s-\s", after):
        return True
    if re.match(r"['’]s\b|\s+(?:[A-Z][a-z])", after) or FUNCTION.match(after):
        return True
    weak = re.search(rf"(?:^|[\s(]){WEAK_LEADS}\s*$|^$|\n\s*$", before, re.I) is not None
    # "the 2014 treaty", "his 2019 visit": one noun of the year, no plural of things counted
    article = re.search(r"\b(?:the|his|her|its|their|a|this|that)\s+$|['’]s\s+$", before, re.I) is not None
    return weak and (article or re.match(r"\s+[a-z]+s\b", after) is None)


@rule(rf"(?P<p>{PART})(?:the\s+)?(?:year\s+)?(?P<y>{YEAR})", needs="year")
def part_of_year(m: re.Match[str]) -> Built:
    return dated(calendar(m["y"]), m["p"])


@rule(
    rf"(?:(?:throughout|the\s+course\s+of|all\s+of|all\s+through)\s+(?P<t>(?P<w>{YEAR}))|(?:the\s+(?:rest|remainder|whole)\s+of|the\s+years?)\s+(?P<y>{YEAR}))",
    flags=re.I,
    needs="year",
)
def whole_year(m: re.Match[str]) -> Built:
    return dated(calendar(m["w"] or m["y"]))


@rule(
    rf"(?P<p>{PART})?(?:(?:the\s+)?(?:early|late)\s+)?(?:the\s+)?(?P<s>{one_of(SEASONS)})(?:\s+(?:of|in))?,?\s+(?P<y>{YEAR})(?:[-/–]\d\d)?",
    flags=re.I,
    needs="season",
)
def season_year(m: re.Match[str]) -> Built:
    return dated(Expression("season", year=int(m["y"]), extra=SEASONS[m["s"].lower()]), m["p"])


SPRING = re.compile(r"\b(?:a|and|its|their|new|planned|-)\s*$")


# "spring" and "fall" are verbs and more: without an article or preposition a season is none.
@rule(
    rf"(?:(?P<lead>in|by|during|until|since|through|throughout)\s+)?(?P<t>(?:(?P<d>the|that\s+same|the\s+same|that|this|last|next)\s+)?(?P<p>{PART})?(?:the\s+)?(?:(?P<rel>following|ensuing|same|next|previous|preceding|severe|harsh|cold)\s+)?(?P<s>{one_of(SEASONS)}))(?!\s+(?:of\b|palace|olympics|games|school|camp|residence|session|break|apart|short|to\b|back|\d))",
    flags=re.I,
    needs="season",
)
def season_alone(m: re.Match[str]) -> Built:
    word, lead = m["s"].lower(), (m["d"] or "").lower()
    bare = not (m["lead"] or m["d"] or m["p"])
    if bare and (m["s"][0].isupper() or (word in ("fall", "spring") and not SPRING.search(m.string[max(0, m.start() - 12) : m.start()]))):  # fmt: skip
        return None
    if word == "fall" and not is_autumn(m, lead):
        return None
    if m["s"][0].isupper() and re.match(r"\s+[A-Z]", m.string[m.end() : m.end() + 3]):
        return None
    if lead in ("this", "last", "next"):
        amount = {"this": 0, "last": -1, "next": 1}[lead]
        return dated(Expression("unit", anchor="deictic", unit="season", amount=amount, extra=SEASONS[word]), m["p"])
    step = {"following": 1, "ensuing": 1, "next": 1, "previous": -1, "preceding": -1}.get((m["rel"] or "").lower())
    anchor: Anchor = "narrative" if step or lead.split()[:1] == ["that"] or lead.endswith("same") else "bare"
    return dated(Expression("season", anchor=anchor, amount=step, extra=SEASONS[word]), m["p"])


def is_autumn(m: re.Match[str], lead: str) -> bool:
    """Whether "fall" is the season: counted ("last fall"), in part ("early fall"), or led by a preposition."""
    if m["p"] or m["rel"] or lead in ("this", "last", "next"):
        return True
    return bool(m["lead"]) and (bool(lead) or re.match(r"[.,;]", m.string[m.end() :][:1]) is not None)


@rule(
    rf"(?:the\s+)?(?P<o>{ORDINAL}|last|final|latter)(?:\s+(?P<u>quarter|half)|-(?P<q>quarter))(?:\s+of\s+(?:the\s+)?(?:year\s+)?(?P<y>{YEAR})|\s+of\s+(?P<rel>the|this|last|next|that|the same|the previous|the following)\s+year)?",
    flags=re.I,
    needs="unit",
)
def year_part(m: re.Match[str]) -> Built:
    half = (m["u"] or m["q"]).lower() == "half"
    last = m["o"].lower() in ("last", "final", "latter")
    number = (2 if half else 4) if last else ORDINALS[m["o"].lower()]
    if number > (2 if half else 4) or (half and not (m["y"] or m["rel"])):
        return None
    if not (m["y"] or m["rel"]) and re.match(r"\s+of\b", m.string[m.end() : m.end() + 4]):
        return None
    expression = year_part_expression("half" if half else "quarter", number, m["y"], m["rel"])
    return "DATE", replace(expression, extra="named" if m["rel"] else None)


def year_part_expression(unit: Unit, number: int, year: str | None, rel: str | None) -> Expression:
    """The numbered quarter or half of a named or counted year."""
    words = (rel or "").lower().split()
    amount = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(words[-1] if words else "", 0)
    narrative = bool(words) and words[-1] in ("that", "same", "previous", "following")
    anchor: Anchor = "none" if year else "narrative" if narrative else "deictic"
    return Expression("nth", anchor=anchor, unit=unit, amount=number, year=int(year) if year else None, day=amount)


@rule(
    rf"the\s+(?:same|corresponding|year-earlier|year-ago)\s+(?P<u>period|quarter|half|months?|weeks?|time|point|stretch)(?:\s+(?:of|in|a)?\s*(?:(?P<y>{YEAR})|(?P<rel>last\s+year|year\s+(?:ago|earlier|before)|the\s+(?:previous|prior|preceding)\s+year|the\s+year\s+before)))",
    flags=re.I,
    needs="unit year",
)
def same_part_of_year(m: re.Match[str]) -> Built:
    """The part of a year told, in another year ("the same period last year")."""
    back = None if m["y"] else -1.0
    return "DATE", Expression("same part", anchor="narrative", year=int(m["y"]) if m["y"] else None, amount=back)


@rule(
    rf"the\s+(?P<h>first|second|latter)\s+half\s+of\s+the\s+(?:(?P<y>1[0-9]\d|20\d)0['’]?s|(?P<o>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))\s+century)",
    flags=re.I,
    needs="unit year",
)
def half_of_decade(m: re.Match[str]) -> Built:
    """Five or fifty years of a decade or century named."""
    part = "H1" if m["h"].lower() == "first" else "H2"
    if m["y"]:
        return "DATE", Expression("decade", year=int(m["y"]) * 10, part=part)
    word = m["o"].lower()
    return "DATE", Expression("century", amount=ORDINALS.get(word) or int(re.sub(r"\D", "", word)), part=part)


@rule(rf"(?P<q>Q[1-4]|H[12])(?:\s+of)?(?:\s+|[-/])?(?P<y>{YEAR})?")
def numbered_part(m: re.Match[str]) -> Built:
    return "DATE", year_part_expression("quarter" if m["q"][0] == "Q" else "half", int(m["q"][1]), m["y"], None)


@rule(
    rf"(?:the\s+)?(?P<first>first|last|final)\s+(?P<n>{COUNT})\s+(?P<u>months|weeks|days|quarters)(?:\s+of\s+(?:the\s+)?(?:year\s+)?(?P<y>{YEAR})|\s+of\s+(?P<rel>the|this|last|that)\s+year)?",
    flags=re.I,
    needs="unit",
)
def first_months(m: re.Match[str]) -> Built:
    if not (m["y"] or m["rel"]) and (m["first"].lower() != "first" or m["u"].lower() != "months"):
        return None
    year = int(m["y"]) if m["y"] else None
    amount = -1 if (m["rel"] or "").lower() == "last" else 0
    anchor: Anchor = "none" if year else "deictic" if (m["rel"] or "").lower() in ("this", "last") else "narrative"
    unit: Unit = {"months": "month", "weeks": "week", "days": "day", "quarters": "quarter"}[m["u"].lower()]  # type: ignore[assignment]
    return "DURATION", Expression(
        "first months", anchor=anchor, unit=unit, amount=number_of(m["n"]), year=year, day=amount,
        extra="last" if m["first"].lower() != "first" else None,
    )  # fmt: skip


@rule(rf"(?:the\s+)?(?P<p>{PART})?(?:the\s+)?(?P<y>1[0-9]\d|20\d)0['’]?s", flags=re.I, needs="year")
def decade(m: re.Match[str]) -> Built:
    return dated(Expression("decade", year=int(m["y"]) * 10), m["p"])


@rule(rf"(?:the\s+)?(?P<p>{PART})?(?:the\s+)?['’](?P<y>[1-9])0s", flags=re.I)
def short_decade(m: re.Match[str]) -> Built:
    return dated(Expression("decade", year=1900 + int(m["y"]) * 10), m["p"])


@rule(
    rf"(?P<p>{PART})?(?:the\s+)?(?:(?P<adj>early|mid|late)[\s-]+)?(?P<o>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))[\s-]+century(?:\s+(?P<bc>B\.?C\.?E?\.?))?",
    flags=re.I,
    needs="unit",
)
def century(m: re.Match[str]) -> Built:
    word = m["o"].lower()
    number = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    part = m["p"] or m["adj"]
    if m["bc"]:
        return dated(Expression("ancient", unit="century", year=-100 * (number - 1)), part)
    return dated(Expression("century", amount=number), part)


@rule(rf"(?:the\s+)?turn\s+of\s+the\s+(?:(?P<o>{ORDINAL}|\d{{1,2}}(?:st|nd|rd|th))\s+)?(?P<u>century|millennium|year)", flags=re.I, needs="unit")  # fmt: skip
def turn(m: re.Match[str]) -> Built:
    word = (m["o"] or "").lower()
    number = (ORDINALS.get(word) or int(re.sub(r"\D", "", word))) if word else None
    unit: Unit = "year" if m["u"].lower() == "year" else "century"
    if m["u"].lower() == "millennium":
        number = 21
    return "DATE", Expression("turn", anchor="narrative", unit=unit, amount=number, mod="APPROX")


@rule(rf"(?:the\s+)?(?:fiscal|financial)\s+(?:year\s+)?(?P<y>{YEAR})(?:[-/–](?P<s>\d\d(?:\d\d)?))?|FY\s?(?P<y2>20\d\d|\d\d)(?:[-/–]\d\d(?:\d\d)?)?", flags=re.I, needs="unit")  # fmt: skip
def fiscal_year(m: re.Match[str]) -> Built:
    year = m["y"] or m["y2"]
    return "DATE", Expression("fiscal", year=int(year) + (2000 if len(year) == 2 else 0), amount=1 if m["s"] else 0)


FEAST = one_of([*FEASTS, *MOVABLE_FEASTS, *WEEKDAY_FEASTS])


@rule(rf"(?P<f>{FEAST})(?:(?:\s+of|,)?\s+(?P<y>{YEAR}))?")
def feast(m: re.Match[str]) -> Built:
    name = re.sub(r"\s+", " ", m["f"])
    if name in WEEKDAY_FEASTS:
        month, weekday, number = WEEKDAY_FEASTS[name]
        return "DATE", Expression("nth weekday", anchor="bare", year=int(m["y"]) if m["y"] else None, month=month, weekday=weekday, amount=number)  # fmt: skip
    if name in MOVABLE_FEASTS:
        return "DATE", Expression("easter", anchor="bare", year=int(m["y"]) if m["y"] else None, day=MOVABLE_FEASTS[name])  # fmt: skip
    if re.match(r"\s+(?:Island|Carol|tree|card|gift|present|party|dinner|Rising)", m.string[m.end() : m.end() + 10]):
        return None
    month, day = FEASTS[name]
    return dated(calendar(m["y"], month, str(day)))


@rule(one_of(NAMED_DAYS))
def named_day(m: re.Match[str]) -> Built:
    year, month, day = str(NAMED_DAYS[m[0]]).split("-")
    return dated(calendar(year, int(month), day))


BC = r"\s?(?P<bc>B\.?C\.?(?:E\.?)?)"


@rule(
    rf"(?P<p>{PART})?(?:the\s+)?(?:(?:(?P<m>{MONTH})|(?P<s>(?i:{one_of(SEASONS)})))(?:\s+(?:of|in))?,?\s+)?(?P<y>\d{{1,4}})(?P<dec>s)?{BC}",
    needs="ancient",
)
def before_christ(m: re.Match[str]) -> Built:
    """A year counted down: 480 BC is the year -479 of EDTF."""
    if int(m["y"]) == 0:
        return None
    expression = Expression(
        "ancient",
        unit="decade" if m["dec"] else "year",
        year=1 - int(m["y"]),
        month=month_of(m["m"]) if m["m"] else None,
        extra=SEASONS[m["s"].lower()] if m["s"] else None,
    )
    return "DATE", replace(expression, part=part_of(m["p"])) if m["p"] else expression


@rule(
    rf"(?:[Ff]rom\s+|[Bb]etween\s+)?(?P<first>\d{{2,4}})(?:[-–—]|\s+to\s+|\s+and\s+)(?P<last>(?P<b>\d{{2,4}}){BC})",
    needs="ancient",
)
def ancient_range(m: re.Match[str]) -> Built:
    if int(m["first"]) <= int(m["b"]):
        return None
    parts = tuple(Expression("ancient", unit="year", year=1 - int(y)) for y in (m["first"], m["b"]))
    # no calendar of days holds such a range: its two years are told apart
    return "DATE", Expression("points", parts=parts)


@functools.lru_cache(maxsize=4)
def counts_down(text: str) -> bool:
    """Whether the text names a year before Christ."""
    return re.search(r"\d\s?B\.?C\b", text) is not None


@rule(rf"(?P<p>{PART})?(?:[Ii]n|[Bb]y|[Uu]ntil|[Ss]ince|of|[Ff]rom|[Aa]fter|[Bb]efore)\s+(?P<t>(?P<y>[1-9]\d\d))(?![\d,.]\d|%|\s+(?:[a-z]+s|BCE?)\b)", needs="ancient")  # fmt: skip
def ancient_year(m: re.Match[str]) -> Built:
    """Three digits are a year where the same text counts years before Christ."""
    if not counts_down(m.string) or COUNTED.match(m.string[m.end() : m.end() + 32]):
        return None
    return "DATE", Expression("ancient", unit="year", year=1 - int(m["y"]))


@rule(r"(?:A\.?D\.?\s?(?P<y>\d{1,4})|(?P<y2>\d{1,4})\s?(?:A\.?D\.?|C\.?E\.))")
def anno_domini(m: re.Match[str]) -> Built:
    year = int(m["y"] or m["y2"])
    return ("DATE", Expression("calendar", year=year)) if year else None
