"""English times that are counted from another: weekdays, shifts, units, stretches, sets, hours."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.language.en.time_rules import Built, dated, month_of, number_of, rule
from dragoman.language.en.time_words import (
    COUNT,
    DAY,
    DAYPARTS,
    MODS,
    MONTH,
    PART,
    SEASONS,
    UNIT,
    UNITS,
    VAGUE,
    WEEKDAY,
    WEEKDAYS,
)
from dragoman.language.lexicon import one_of
from dragoman.model.times import Anchor, Expression, TimeType, Unit


@rule(rf"(?P<p>{PART})(?P<rel>the|this)\s+(?P<u>week|month|year|decade|century)", flags=re.I)
def part_of_unit(m: re.Match[str]) -> Built:
    anchor: Anchor = "deictic" if m["rel"].lower() == "this" else "narrative"
    return dated(Expression("unit", anchor=anchor, unit=UNITS[m["u"].lower()], amount=0), m["p"])


@rule(
    rf"(?:(?P<rel>last|next|this|this past|this coming|the following|following|the previous|past|coming)\s+)?(?P<w>{WEEKDAY})(?:\s+(?P<dp>{one_of(DAYPARTS)}))?"
)
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


@rule(
    rf"(?P<v>{VAGUE})?(?P<n>{COUNT})\s+(?P<u>{UNIT})\s+(?P<w>earlier|before|previously|later|afterwards|after that)",
    flags=re.I,
)
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
    if words in (["the", "last"], ["the", "past"]):
        # "over the past year", "the last day": a stretch, not the calendar unit before this one
        return None
    amount = {"last": -1, "past": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1}.get(
        rel, 0
    )
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


@rule(
    rf"(?P<m>{MONTH})\s+(?P<d>{DAY})(?:,)?\s+(?:of\s+)?(?P<rel>(?:the\s+)?(?:same|previous|following|next)|this|last|next|that)\s+year"
)
def day_of_relative_year(m: re.Match[str]) -> Built:
    inner = relative_year(m["rel"])
    return "DATE", Expression("within", anchor=inner.anchor, month=month_of(m["m"]), day=int(m["d"]), parts=(inner,))


def relative_year(words: str) -> Expression:
    """The year that "last year", "the same year", "that year" name."""
    rel = words.lower().split()[-1]
    amount = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(rel, 0)
    narrative = rel in ("same", "that", "previous", "following")
    return Expression("unit", anchor="narrative" if narrative else "deictic", unit="year", amount=amount)


@rule(
    r"(?:[Tt]he same day|[Tt]hat day|[Tt]he day before|[Tt]he day after|[Tt]he next day|[Tt]he following day|[Tt]he previous day|[Aa] day (?:earlier|before|later))"
)
def narrative_day(m: re.Match[str]) -> Built:
    words = m[0].lower()
    amount = (
        -1
        if re.search("before|previous|earlier", words)
        else 1
        if re.search("after|next|following|later", words)
        else 0
    )
    return "DATE", Expression("shift", anchor="narrative", unit="day", amount=amount)


@rule(
    rf"(?:(?:over|during|in|for|within)\s+)?the\s+(?:last|past)\s+(?:(?P<n>{COUNT}|few|several)\s+)?(?P<u>{UNIT})",
    flags=re.I,
)
def past_stretch(m: re.Match[str]) -> Built:
    unit = UNITS[m["u"].lower()]
    count = m["n"]
    vague = count is not None and count.lower() in ("few", "several")
    amount = None if vague or (count is None and unit in ("day",)) else number_of(count) if count else 1.0
    return "DURATION", Expression("stretch", anchor="deictic", unit=unit, amount=amount)


@rule(rf"(?P<v>{VAGUE})?(?P<n>{COUNT})[\s-](?P<u>{UNIT})(?:-long)?", flags=re.I)
def duration(m: re.Match[str]) -> Built:
    if m["n"].lower() in ("a", "an") and not re.search(r"\b(?:for|in|within|lasted|last|over|during|than|about|after)\s+$", m.string[max(0, m.start() - 12) : m.start()] + (m["v"] or "")):  # fmt: skip
        return None
    return "DURATION", Expression(
        "duration", unit=UNITS[m["u"].lower()], amount=number_of(m["n"]), mod=MODS.get((m["v"] or "").strip().lower())
    )


@rule(
    rf"(?:every|each)\s+(?:(?P<w>{WEEKDAY})|(?P<u>day|week|month|quarter|year|decade))|(?P<n>once|twice|{COUNT}\s+times)\s+(?:a|per|every)\s+(?P<v>day|week|month|quarter|year)",
    flags=re.I,
)
def every(m: re.Match[str]) -> Built:
    if m["w"]:
        return "SET", Expression("set", weekday=WEEKDAYS[m["w"].lower().rstrip(".")])
    return "SET", Expression("set", unit=UNITS[(m["u"] or m["v"]).lower()], amount=1)


@rule(
    r"(?P<h>[01]?\d|2[0-3]):(?P<m>[0-5]\d)(?:\s?(?P<ap>[ap]\.?m\.?))?(?:\s+(?:\([A-Z]+\)|[A-Z]{3,4}|[A-Z][a-z]+ time|local time))?"
)
def clock(m: re.Match[str]) -> Built:
    hour = int(m["h"]) % 12 + (12 if (m["ap"] or "").startswith("p") else 0) if m["ap"] else int(m["h"])
    return "TIME", Expression("clock", anchor="narrative", amount=hour, day=int(m["m"]))


@rule(r"(?<=over )the weekend|(?<=at )the weekend|(?<=during )the weekend")
def the_weekend(m: re.Match[str]) -> Built:
    return "DATE", Expression("unit", anchor="deictic", unit="week", amount=None, extra="weekend")
