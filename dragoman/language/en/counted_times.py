"""English times counted in units: so long ago, so long after, over so long, for so long."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.language.en.time_rules import Built, amount_of, mod_of, rule, unit_of
from dragoman.language.en.time_words import COUNT, UNIT, UNITS, VAGUE, VAGUE_COUNT
from dragoman.language.lexicon import one_of
from dragoman.model.times import Anchor, Expression

SHIFT = rf"(?P<v>{VAGUE})?(?P<n>{COUNT})(?:\s+(?:full|whole|long|short|more))?\s+(?P<u>{UNIT})(?:['’]s?)?(?:\s+(?P<half>and\s+a\s+half))?"
VAGUE_SHIFT = (
    rf"(?:(?:[Oo]nly|[Jj]ust|[Ss]ome)\s+)?(?:{VAGUE_COUNT}\s+)?(?P<u>{one_of(w for w in UNITS if w.endswith('s'))})"
)

CLOCK_UNITS = ("hour", "minute", "second")
# What follows "before" when it governs a word of its own and counts from that.
NO_ANCHOR = re.compile(r"\s+(?!(?:and|when|in|at|by|but|or)\b)\w")


@rule(rf"{SHIFT}\s+ago(?:\s+(?P<near>today|this\s+(?:week|month)))?", flags=re.I, needs="unit")
def ago(m: re.Match[str]) -> Built:
    """So long before the publication, as fine as its unit, or as "today" or "this month" behind it makes it."""
    built = shifted(m, -1, "deictic")
    near = (m["near"] or "").lower().split()
    grain = "day" if near == ["today"] else near[-1] if near else "week" if unit_of(m["u"]) == "week" else None
    return None if built is None else (built[0], replace(built[1], extra=grain))


@rule(
    rf"{SHIFT}\s+(?P<w>earlier|before\s+that|after\s+that|before|previously|prior|later|afterwards|afterward|hence|on)",
    flags=re.I,
    needs="unit",
)
def earlier_later(m: re.Match[str]) -> Built:
    word = m["w"].lower()
    if word == "on" and re.match(r"\s+\w", m.string[m.end() : m.end() + 2]):
        return None
    if word in ("before", "prior") and NO_ANCHOR.match(m.string[m.end() : m.end() + 8]):
        # "two days before the summit" is counted from the summit
        return None
    back = word.split()[0] in ("earlier", "before", "previously", "prior")
    return shifted(m, -1 if back else 1, "narrative")


@rule(rf"in\s+{SHIFT}\s+time", flags=re.I, needs="unit")
def in_time(m: re.Match[str]) -> Built:
    return shifted(m, 1, "deictic")


@rule(rf"{SHIFT}\s+from\s+(?:now|today)", flags=re.I, needs="unit")
def from_now(m: re.Match[str]) -> Built:
    return shifted(m, 1, "deictic")


def shifted(m: re.Match[str], sign: int, anchor: Anchor) -> Built:
    """A date so many units from its anchor."""
    amount = amount_of(m["n"], m["u"]) + (0.5 if m["half"] else 0)
    unit = unit_of(m["u"])
    return "TIME" if unit in CLOCK_UNITS else "DATE", Expression(
        "shift", anchor=anchor, unit=unit, amount=sign * amount, mod=mod_of(m["v"])
    )


@rule(rf"{VAGUE_SHIFT}\s+(?P<w>ago|earlier|before|later|afterwards|hence)", flags=re.I, needs="unit")
def vague_shift(m: re.Match[str]) -> Built:
    """So few or many units off that only the side is known."""
    if m["w"].lower() == "before" and NO_ANCHOR.match(m.string[m.end() : m.end() + 8]):
        return None
    back = m["w"].lower() in ("ago", "earlier", "before")
    anchor: Anchor = "deictic" if m["w"].lower() == "ago" else "narrative"
    return "DATE", Expression("side", anchor=anchor, unit=unit_of(m["u"]), amount=-1 if back else 1)


STRETCH = r"(?P<side>last|past|previous|preceding|next|coming|following|ensuing|subsequent|succeeding|intervening)"


@rule(
    rf"(?P<lead>(?:over|during|in|for|within|through|throughout|of)\s+)?(?P<t>(?:the|these|those|this)\s+(?:(?P<n1>{COUNT}|{VAGUE_COUNT})\s+)?{STRETCH}\s+(?:(?P<n>{COUNT}|{VAGUE_COUNT})\s+)?(?:or\s+so\s+)?(?P<u>{UNIT}))(?!\s+(?:of\s+the|later|earlier|ago)\b)",
    flags=re.I,
    needs="unit",
)
def stretch(m: re.Match[str]) -> Built:
    count, unit, side = m["n"] or m["n1"], unit_of(m["u"]), m["side"].lower()
    plural = m["u"].lower().endswith("s") or m["u"].lower() == "centuries"
    if count is None and not plural and not (side in ("last", "past") and unit != "day"):
        return None
    counted = count is not None and re.fullmatch(COUNT, count, re.I) is not None
    amount = amount_of(count, m["u"]) if counted and count else None if plural else 1.0
    if count is None and side == "coming":
        return "DATE", Expression("reference", anchor="deictic", extra="FUTURE_REF")
    return "DURATION", stretch_expression(unit_of(m["u"]), amount, side)


@rule(
    rf"(?P<lead>(?:over|during|in|for|within|of)\s+)?(?P<t>(?P<side>recent|past|coming|next|last)\s+(?:(?P<n>{COUNT}|{VAGUE_COUNT})\s+)?(?P<u>{one_of(w for w in UNITS if w.endswith('s'))}|year|decade))",
    flags=re.I,
    needs="unit",
)
def bare_stretch(m: re.Match[str]) -> Built:
    plural = m["u"].lower().endswith("s")
    if not plural and (m["side"].lower() != "past" or not m["lead"]):
        return None
    counted = m["n"] is not None and re.fullmatch(COUNT, m["n"], re.I) is not None
    amount = amount_of(m["n"], m["u"]) if counted else None if plural else 1.0
    if not m["n"] and m["side"].lower() in ("recent", "coming"):
        value = "PAST_REF" if m["side"].lower() == "recent" else "FUTURE_REF"
        return "DATE", Expression("reference", anchor="deictic", extra=value)
    return "DURATION", stretch_expression(unit_of(m["u"]), amount, m["side"].lower())


def stretch_expression(unit: str, amount: float | None, side: str) -> Expression:
    """A stretch of so many units up to its anchor or on from it."""
    ahead = side in ("next", "coming", "following", "ensuing", "subsequent", "succeeding")
    narrative = side in ("previous", "preceding", "following", "ensuing", "subsequent", "succeeding", "intervening")
    return Expression(
        "stretch", anchor="narrative" if narrative else "deictic", unit=unit, amount=amount, extra="ahead" if ahead else None,  # type: ignore[arg-type]
    )  # fmt: skip


BEFORE_BARE = re.compile(
    r"\b(?:for|in|within|lasted|last|lasting|over|during|than|about|after|took|under|takes|take|spent|spend|nearly|almost|only|just|half|quite|such|by|of|the)\s+$",
    re.I,
)
COUNTED_FROM = re.compile(r"\s+(?:after|before|since|into)\b")
# "first", "second": an ordinal before a unit numbers it, and an age is no time told of.
AGE = re.compile(r"[\s-](?:old|olds|of\s+age)\b")


@rule(rf"(?P<v>{VAGUE})?(?P<n>{COUNT})(?P<sep>[\s-]+)(?:(?:full|whole|long|bloody|short|more|consecutive|straight|working)\s+)?(?P<u>{UNIT})(?:['’](?:s\b)?)?(?:-long)?(?:\s+(?P<half>and\s+a\s+half))?", flags=re.I, needs="unit")  # fmt: skip
def duration(m: re.Match[str]) -> Built:
    before = m.string[max(0, m.start() - 14) : m.start()] + (m["v"] or "")
    led = BEFORE_BARE.search(before) or COUNTED_FROM.match(m.string[m.end() : m.end() + 12])
    if m["n"].lower() in ("a", "an") and not (led or m["half"]):
        return None
    if AGE.match(m.string[m.end() : m.end() + 8]) or re.search(r"\b(?:aged?|the age of)\s+$", before):
        return None
    if unit_of(m["u"]) == "quarter" and re.match(r"\s+of\b", m.string[m.end() : m.end() + 4]):
        return None
    if m["u"].lower() in ("minute", "minutes") and re.match(r"\s+of\s+silence", m.string[m.end() : m.end() + 12]):
        return None
    amount = amount_of(m["n"], m["u"]) + (0.5 if m["half"] else 0)
    return "DURATION", Expression("duration", unit=unit_of(m["u"]), amount=amount, mod=mod_of(m["v"]))


@rule(
    rf"(?P<first>(?P<a>{COUNT}))(?:\s+(?P<or>or|to)\s+|[-–])(?P<last>(?P<b>{COUNT})[\s-](?P<u>{UNIT}))",
    flags=re.I,
    needs="unit",
)
def duration_between(m: re.Match[str]) -> Built:
    low, high = amount_of(m["a"], m["u"]), amount_of(m["b"], m["u"])
    if low >= high:
        return None
    if (m["or"] or "").lower() == "or":
        lengths = tuple(Expression("duration", unit=unit_of(m["u"]), amount=amount) for amount in (low, high))
        return "DURATION", Expression("points", parts=lengths)
    return "DURATION", Expression("duration", unit=unit_of(m["u"]), amount=low, mod="APPROX", extra=f"{high:g}")


@rule(rf"(?:(?:[Oo]nly|[Jj]ust)\s+)?(?P<n>{VAGUE_COUNT})\s+(?:(?:full|whole|long|more|relatively\s+\w+)\s+)?(?P<u>{one_of(w for w in UNITS if w.endswith('s'))})", flags=re.I, needs="unit")  # fmt: skip
def vague_duration(m: re.Match[str]) -> Built:
    return "DURATION", Expression("duration", unit=unit_of(m["u"]))


@rule(
    rf"(?P<t>(?:the|his|her|its|their)\s+(?:very\s+)?(?:first|last|final|early|later|latter|closing|opening|initial)\s+(?:(?P<n>{COUNT}|{VAGUE_COUNT})\s+)?(?P<u>{UNIT}))\s+of(?=\s+[a-zA-Z])",
    flags=re.I,
    needs="unit",
)
def units_of_something(m: re.Match[str]) -> Built:
    """Years counted inside an act: "the first year of the war"."""
    plural = m["u"].lower().endswith("s") or m["u"].lower() == "centuries"
    if unit_of(m["u"]) in ("quarter", "minute", "hour") or (not plural and re.search(r"early|later|closing|opening", m[0], re.I)):  # fmt: skip
        return None
    counted = m["n"] is not None and re.fullmatch(COUNT, m["n"], re.I) is not None
    amount = amount_of(m["n"], m["u"]) if counted else None if plural else 1.0
    return "DURATION", Expression("duration", unit=unit_of(m["u"]), amount=amount)


@rule(rf"(?P<t>(?:the\s+)?(?P<u>{one_of(w for w in UNITS if w.endswith('s'))}))\s+of(?!\s+(?:age|operation|the\s+week|that|which|whom)\b)(?=\s+(?-i:[a-z]))", flags=re.I, needs="unit")  # fmt: skip
def units_of(m: re.Match[str]) -> Built:
    # "the minutes of the meeting" are a record
    if unit_of(m["u"]) == "quarter" or (unit_of(m["u"]) == "minute" and m["t"][:3].lower() == "the"):
        return None
    return "DURATION", Expression("duration", unit=unit_of(m["u"]))


@rule(r"(?:\d[\d,.]*|(?:million|billion|thousand|hundred|times|dollars|euros|people)(?:\s+\w+)?)\s+(?P<t>an?\s+(?P<u>day|week|month|year|hour|night))", flags=re.I, needs="unit")  # fmt: skip
def rate(m: re.Match[str]) -> Built:
    """So much "a year"."""
    unit = "day" if m["u"].lower() == "night" else unit_of(m["u"])
    return "SET", Expression("set", unit=unit, amount=1)


@rule(rf"(?P<lead>for|within|after|in|over|lasted|took|of|through|following|hours\s+and)\s+(?P<t>(?P<u>{one_of(w for w in UNITS if w.endswith('s'))}))(?!\s+(?:of\s+(?:operation|work|age)))", flags=re.I, needs="unit")  # fmt: skip
def bare_units(m: re.Match[str]) -> Built:
    return "DURATION", Expression("duration", unit=unit_of(m["u"]))


@rule(r"(?:half\s+a|a\s+quarter\s+of\s+a)[\s-](?P<u>century|decade)", flags=re.I, needs="unit")
def part_of_century(m: re.Match[str]) -> Built:
    share = 0.5 if m[0].lower().startswith("half") else 0.25
    years = share * {"century": 100, "decade": 10}[m["u"].lower()]
    return "DURATION", Expression("duration", unit="year", amount=years)
