"""English times that come again and again: every Friday, twice a month, daily."""

from __future__ import annotations

import re

from dragoman.language.en.time_rules import Built, month_of, number_of, rule
from dragoman.language.en.time_words import (
    COUNT,
    DAYPART,
    MONTH,
    SEASONS,
    SETS,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
)
from dragoman.language.lexicon import one_of
from dragoman.model.times import Expression, Unit

SET_UNIT = r"(?:day|week|month|quarter|year|decade|night|hour|weekend|morning|evening)"


@rule(
    rf"(?:every|each)\s+(?:single\s+)?(?:(?P<w>{WEEKDAY})(?:\s+{DAYPART})?|(?P<s>{one_of(SEASONS)})|(?P<m>{MONTH})|(?:(?P<o>other|second|third|fourth|fifth)\s+)?(?P<u>{SET_UNIT})|(?P<n>{COUNT}|few)\s+(?P<us>{one_of(UNITS)}))",
    flags=re.I,
)
def every(m: re.Match[str]) -> Built:
    if m["m"] and (m["m"][0].islower() or m.string[m.start() : m.start() + 4].isupper()):
        return None
    if m["w"]:
        return "SET", Expression("set", weekday=WEEKDAYS[m["w"].lower().rstrip(".")])
    if m["s"] or m["m"]:
        return "SET", Expression("set", unit="year", amount=1, month=month_of(m["m"]) if m["m"] else None, extra=SEASONS[m["s"].lower()] if m["s"] else None)  # fmt: skip
    if m["us"]:
        amount = None if m["n"].lower() == "few" else number_of(m["n"])
        return "SET", Expression("set", unit=UNITS[m["us"].lower()], amount=amount)
    step = {"other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5}.get((m["o"] or "").lower(), 1)
    word = m["u"].lower()
    unit: Unit = UNITS.get(word, "week" if word == "weekend" else "day")
    return "SET", Expression("set", unit=unit, amount=step)


@rule(r"(?:on|at|during|over|and|most|many)\s+(?P<t>weekends)", flags=re.I, needs="unit")
def weekends(m: re.Match[str]) -> Built:
    return "SET", Expression("set", unit="week", amount=1, extra="weekend")


@rule(rf"(?:(?P<n>once|twice|thrice|several\s+times|{COUNT}\s+times)\s+(?:a|an|per|every|each|in\s+a)|per|times\s+a)\s+(?P<u>day|week|month|quarter|year|decade|hour|minute)(?:\s+or\s+so)?", flags=re.I, needs="unit")  # fmt: skip
def times_per(m: re.Match[str]) -> Built:
    return "SET", Expression("set", unit=UNITS[m["u"].lower()], amount=1)


@rule(rf"(?P<w>(?i:{one_of(SETS)}))(?!\s+(?:[A-Z]|life|news|paper|newspaper|magazine)|-)")
def adverb_set(m: re.Match[str]) -> Built:
    led = re.search(r"\b(?:an?|the|its|their|[A-Z]\w+|leading|business|financial|popular|main|independent|pro-\w+)\s+$", m.string[max(0, m.start() - 24) : m.start()])  # fmt: skip
    if led and re.match(r"\s*[.,;:)'’\n]|\s+(?:that|which|had|has|was|is|said|reported|wrote|quoted|in|on|and|by|published|claimed)\b|\s+[A-Z]", m.string[m.end() : m.end() + 12]):  # fmt: skip
        # "as a Turkish daily had claimed": a newspaper
        return None
    return "SET", Expression("set", unit=SETS[m["w"].lower()], amount=1)


@rule(rf"(?:[Oo]n\s+)?(?P<t>(?P<w>{one_of(w for w in WEEKDAYS if len(w) > 5)})s)(?!['’])", flags=re.I, needs="weekday")
def weekdays_plural(m: re.Match[str]) -> Built:
    if m["w"][0].islower():
        return None
    return "SET", Expression("set", weekday=WEEKDAYS[m["w"].lower()])
