"""English times named by their place beside another: weekdays, today, this month, the following year, now and then."""

from __future__ import annotations

import re
from dataclasses import replace

from dragoman.language.en.time_rules import Built, dated, month_of, rule
from dragoman.language.en.time_words import (
    COUNT,
    DAY,
    DAYPART,
    DAYPARTS,
    MONTH,
    PART,
    REFERENCES,
    SEASONS,
    UNITS,
    WEEKDAY,
    WEEKDAYS,
    WORDS,
)
from dragoman.language.lexicon import one_of
from dragoman.model.times import Anchor, Expression, TimeType, Unit


@rule(
    rf"(?P<p>{PART})(?P<rel>the|this)\s+(?P<u>week|month|year|decade|century)(?!\s+(?:of|ago))",
    flags=re.I,
    needs="unit",
)
def part_of_unit(m: re.Match[str]) -> Built:
    anchor: Anchor = "deictic" if m["rel"].lower() == "this" else "narrative"
    return dated(Expression("unit", anchor=anchor, unit=UNITS[m["u"].lower()], amount=0), m["p"])


@rule(rf"[Ll]ater\s+in\s+the\s+(?P<u>week|month|year|decade|day|{one_of(SEASONS)})", needs="unit season")
def later_in_unit(m: re.Match[str]) -> Built:
    return rest_of_unit(m["u"], 1, narrative=True)


@rule(rf"(?P<w>[Ll]ater|[Ee]arlier)\s+(?:in\s+)?(?P<rel>that|this|the\s+same|the)\s+(?:same\s+)?(?P<u>week|month|year|decade|day|{one_of(SEASONS)})", needs="unit season")  # fmt: skip
def rest_of(m: re.Match[str]) -> Built:
    return rest_of_unit(m["u"], 1 if m["w"].lower() == "later" else -1, narrative=m["rel"].lower() != "this")


def rest_of_unit(word: str, side: int, *, narrative: bool) -> Built:
    """What is left of a unit behind its anchor, or was before it."""
    word = word.lower()
    unit: Unit = "season" if word in SEASONS else UNITS[word]
    return "DATE", Expression(
        "rest of unit", anchor="narrative" if narrative else "deictic", unit=unit, amount=side, extra=SEASONS.get(word)
    )


@rule(
    rf"(?:(?P<rel>(?i:last|next|this|this past|this coming|the following|following|the previous|past|coming|that))\s+)?(?P<w>{WEEKDAY})(?:,?\s+(?:at\s+)?(?P<dp>{DAYPART}))?(?!\s+(?:Harbor|Harbour|Island|Market))",
    needs="weekday",
)
def weekday(m: re.Match[str]) -> Built:
    if m["w"] in ("Sun", "Mon", "Sat", "Wed", "Fri") and not m["rel"] and not re.search(r"\bon\s+$|\(\s*$", m.string[max(0, m.start() - 4) : m.start()]):  # fmt: skip
        return None
    if re.search(r"\ba\s+$", m.string[max(0, m.start() - 3) : m.start()]) and re.match(r"\s*(?:[,.;)]|$)", m.string[m.end() : m.end() + 2]):  # fmt: skip
        # "29 May, a Thursday": no day of its own
        return None
    rel = m["rel"].lower().split()[-1] if m["rel"] else None
    anchor: Anchor = "narrative" if rel in ("following", "previous", "that") else "deictic"
    expression = Expression("weekday", anchor=anchor, weekday=WEEKDAYS[m["w"].lower().rstrip(".")], extra=rel)
    return ("TIME", replace(expression, part=DAYPARTS[m["dp"]])) if m["dp"] else ("DATE", expression)


MOVED = re.compile(rf"\b{one_of(WORDS['moved'])}\b", re.I)
WEEK = r"(?P<rel>(?i:last|next|this|that|the\s+(?:following|previous|next|same)))\s+week"


@rule(rf"(?:(?:the\s+)?(?P<w>{WEEKDAY})(?:\s+of|,)?\s+{WEEK})", needs="weekday")
def weekday_of_week(m: re.Match[str]) -> Built:
    """A weekday of a week that is counted itself ("Thursday of last week")."""
    rel = m["rel"].lower().split()[-1]
    amount = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(rel, 0)
    anchor: Anchor = "deictic" if m["rel"].lower() in ("last", "next", "this") else "narrative"
    inner = Expression("unit", anchor=anchor, unit="week", amount=amount)
    return "DATE", Expression("within", anchor=anchor, weekday=WEEKDAYS[m["w"].lower().rstrip(".")], parts=(inner,))


@rule(
    rf"(?:(?:on|from|between)\s+)?(?P<first>(?P<a>{WEEKDAY}))\s*(?:to|through|until|till|[-–—])\s*(?P<last>(?P<b>{WEEKDAY}))",
    needs="weekday",
)
def weekday_range(m: re.Match[str]) -> Built:
    if MOVED.search(m.string[max(0, m.start() - 60) : m.start()]):
        # "switched the talks from Thursday to Monday": two days, and nothing lasts between them
        return None
    first, last = (
        Expression("weekday", anchor="deictic", weekday=WEEKDAYS[m[end].lower().rstrip(".")]) for end in ("a", "b")
    )
    return "DATE", Expression("range", anchor="deictic", parts=(first, last))


@rule(rf"(?i:on|by|until)\s+(?P<t>the\s+(?P<w>{WEEKDAY}))(?=[\s.,;])(?!\s+(?:[A-Z]|[a-z]+ing\b|after|before|of|talks|session|meeting|summit|night|market))", needs="weekday")  # fmt: skip
def narrated_weekday(m: re.Match[str]) -> Built:
    """The weekday behind the day told ("On the Friday he left")."""
    return "DATE", Expression("weekday", anchor="narrative", weekday=WEEKDAYS[m["w"].lower().rstrip(".")])


@rule(
    r"the\s+(?P<d>[12]\d|3[01]|[1-9])(?:st|nd|rd|th)\s+of\s+(?P<rel>last|next|this|that|the\s+(?:same|following|previous|next))\s+month",
    flags=re.I,
    needs="unit",
)
def day_of_relative_month(m: re.Match[str]) -> Built:
    """A day of a month that is counted itself ("the 28th of last month")."""
    words = m["rel"].lower().split()
    amount = {"last": -1, "previous": -1, "next": 1, "following": 1}.get(words[-1], 0)
    anchor: Anchor = "narrative" if len(words) > 1 or words == ["that"] else "deictic"
    inner = Expression("unit", anchor=anchor, unit="month", amount=amount)
    return "DATE", Expression("within", anchor=anchor, day=int(m["d"]), parts=(inner,))


@rule(r"(?:the\s+)?(?P<u>day|week|month|year)\s+(?P<w>before\s+last|after\s+next)", flags=re.I, needs="unit")
def unit_beyond(m: re.Match[str]) -> Built:
    amount = -2 if m["w"].lower().endswith("last") else 2
    return "DATE", Expression("unit", anchor="deictic", unit=UNITS[m["u"].lower()], amount=amount)


@rule(r"the\s+(?P<u>day|week|month|year)\s+ahead", flags=re.I, needs="unit")
def unit_ahead(m: re.Match[str]) -> Built:
    return "DATE", Expression("unit", anchor="deictic", unit=UNITS[m["u"].lower()], amount=1)


@rule(r"the\s+(?P<u>week|month|year)\s+(?P<w>before|after|earlier)(?=\s*(?:[.,;:]|$|\s(?:and|but|when|he|she|they|it)\b))", flags=re.I, needs="unit")  # fmt: skip
def narrative_unit(m: re.Match[str]) -> Built:
    """The unit beside the date told ("in 1980; the year before, students had …")."""
    amount = 1 if m["w"].lower() == "after" else -1
    return "DATE", Expression("unit", anchor="narrative", unit=UNITS[m["u"].lower()], amount=amount)


@rule(
    r"(?:[Ee]arlier\s+|[Ll]ater\s+)?(?:[Tt]oday|[Tt]onight|[Tt]his (?P<dp>morning|afternoon|evening))(?!\s+(?:Show|show))"
)
def today(m: re.Match[str]) -> Built:
    part = DAYPARTS[m["dp"]] if m["dp"] else "NI" if m[0].lower() == "tonight" else None
    kind: TimeType = "TIME" if part else "DATE"
    return kind, Expression("shift", anchor="deictic", unit="day", amount=0, part=part)


@rule(
    r"(?:[Ll]ate\s+|[Ee]arly\s+)?(?P<w>[Yy]esterday|[Tt]omorrow|[Ll]ast night)(?:\s+(?P<dp>morning|afternoon|evening|night))?"
)
def near_day(m: re.Match[str]) -> Built:
    amount = 1 if m["w"].lower() == "tomorrow" else -1
    part = DAYPARTS[m["dp"]] if m["dp"] else "NI" if "night" in m["w"].lower() else None
    return "TIME" if part else "DATE", Expression("shift", anchor="deictic", unit="day", amount=amount, part=part)


@rule(r"(?P<w>[Tt]he day before yesterday|[Tt]he day after tomorrow)", needs="unit")
def far_day(m: re.Match[str]) -> Built:
    return "DATE", Expression("shift", anchor="deictic", unit="day", amount=2 if "after" in m["w"] else -2)


CALENDAR_UNITS = one_of(["day", "week", "month", "quarter", "year", "decade", "century", "weekend"])


@rule(
    rf"(?P<p>{PART})?(?P<rel>(?:the\s+)?(?:last|past|previous|next|following|coming|same|preceding|succeeding|subsequent)|this(?:\s+(?:past|coming|same))?|that(?:\s+same)?|the\s+(?:very\s+)?same)\s+"
    rf"(?P<u>{CALENDAR_UNITS})(?!-)", flags=re.I, needs="unit")  # fmt: skip
def relative_unit(m: re.Match[str]) -> Built:
    words = m["rel"].lower().split()
    rel = words[-1]
    if words in (["the", "last"], ["the", "past"], ["past"]):
        # "over the past year", "the last day": a stretch, not the calendar unit before this one
        return None
    if re.match(r"\s+of\b", m.string[m.end() : m.end() + 4]) and rel in ("next", "last", "following"):
        # "the next day of the talks" is counted in the talks
        return None
    back = ("last", "past", "previous", "preceding")
    amount = -1 if rel in back else 1 if rel in ("next", "following", "coming", "succeeding", "subsequent") else 0
    narrative = rel in ("same", "following", "preceding", "previous", "that", "succeeding", "subsequent") or (
        words[0] == "the" and rel in ("next", "same")
    )
    word = m["u"].lower()
    if words == ["the", "next"] and word != "weekend" and re.search(r"\b(?:for|over|within)\s+$", m.string[max(0, m.start() - 8) : m.start()], re.I):  # fmt: skip
        return "DURATION", Expression("stretch", anchor="deictic", unit=UNITS[word], amount=1.0, extra="ahead")
    unit: Unit = UNITS.get(word, "week")
    extra = "weekend" if word == "weekend" else None
    anchor: Anchor = "narrative" if narrative else "deictic"
    operator = "shift" if unit == "day" else "unit"
    return dated(Expression(operator, anchor=anchor, unit=unit, amount=amount, extra=extra), m["p"])


REL_YEAR = r"(?P<rel>(?:the\s+|that\s+)?(?:same|previous|preceding|following|next)|this|last|next|that)"


@rule(rf"(?P<p>{PART})?(?P<m>{MONTH})(?:\s+(?P<d>{DAY}),?)?\s+(?:of\s+)?{REL_YEAR}\s+year", needs="month")
def month_of_relative_year(m: re.Match[str]) -> Built:
    inner = relative_year(m["rel"])
    day = int(m["d"]) if m["d"] else None
    return dated(Expression("within", anchor=inner.anchor, month=month_of(m["m"]), day=day, parts=(inner,)), m["p"])


@rule(
    rf"(?:the\s+)?(?P<d>{DAY})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m>{MONTH})\s+(?:of\s+)?{REL_YEAR}\s+year", needs="month"
)
def day_month_of_relative_year(m: re.Match[str]) -> Built:
    inner = relative_year(m["rel"])
    return "DATE", Expression("within", anchor=inner.anchor, month=month_of(m["m"]), day=int(m["d"]), parts=(inner,))


@rule(rf"(?P<p>{PART})?(?:the\s+)?(?P<s>{one_of(SEASONS)})\s+(?:of\s+)?{REL_YEAR}\s+year", flags=re.I, needs="season")
def season_of_relative_year(m: re.Match[str]) -> Built:
    inner = relative_year(m["rel"])
    return dated(Expression("within", anchor=inner.anchor, extra=SEASONS[m["s"].lower()], parts=(inner,)), m["p"])


def relative_year(words: str) -> Expression:
    """The year that "last year", "the same year", "that year" name."""
    rel = words.lower().split()[-1]
    told = words.lower().startswith(("the", "that"))
    amount = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}.get(rel, 0)
    narrative = told or rel in ("same", "that", "previous", "preceding", "following")
    return Expression("unit", anchor="narrative" if narrative else "deictic", unit="year", amount=amount)


NOUN_AHEAD = re.compile(r"\s+(?:(?:the|his|her|its|their|a|an|he|she|it|they|we|who|both)\b|that\s+[a-z]+|[A-Z])")


@rule(r"(?P<t>the\s+(?:very\s+)?(?P<u>day|week|month|year))\s+(?:before|after)(?=\s+(?:the|his|her|its|their|an?|that\s+[a-z]+|[A-Z]))", flags=re.I, needs="unit")  # fmt: skip
def unit_beside(m: re.Match[str]) -> Built:
    return "DURATION", Expression("duration", unit=UNITS[m["u"].lower()], amount=1)


@rule(
    r"(?:[Tt]he (?:very )?same day|[Tt]hat (?:same |very )?day|[Tt]he day (?:before|after|following|earlier|previous)|[Tt]he (?:very )?next day|[Tt]he following day|[Tt]he previous day|(?:[Aa]|[Oo]ne|[Jj]ust (?:a|one)) day (?:earlier|before|later|after))(?!\s+(?:yesterday|tomorrow))",
    needs="unit",
)
def narrative_day(m: re.Match[str]) -> Built:
    words = m[0].lower()
    if words.endswith((" before", " after")) and NOUN_AHEAD.match(m.string[m.end() : m.end() + 12]):
        # "the day before the summit" is counted from the summit
        return None
    back = re.search("before|previous|earlier", words) is not None
    ahead = re.search("after|next|following|later", words) is not None
    return "DATE", Expression("shift", anchor="narrative", unit="day", amount=-1 if back else 1 if ahead else 0)


@rule(r"(?:at|by|until|since|from|before|after|around)\s+(?P<t>that\s+(?:same\s+)?time(?!\s+(?:of|when)\b)|the\s+time(?!\s+(?:of|that|when|the|he|she|it|they|had|to|for|being|has|is|[A-Z])\b))", flags=re.I)  # fmt: skip
def that_time(m: re.Match[str]) -> Built:
    return "DATE", Expression("that time", anchor="narrative")


@rule(r"(?:during|over|in|throughout|of|for|from|within|after|before)\s+(?:much\s+of\s+|most\s+of\s+)?(?P<t>(?:this|that|the\s+same)\s+period)(?!\s+of\b)", flags=re.I)  # fmt: skip
def that_period(m: re.Match[str]) -> Built:
    return "DATE", Expression("that time", anchor="narrative", unit="year")


@rule(r"(?<=over )the weekend|(?<=at )the weekend|(?<=during )the weekend")
def the_weekend(m: re.Match[str]) -> Built:
    return "DATE", Expression("unit", anchor="deictic", unit="week", amount=None, extra="weekend")


@rule(
    rf"(?<!-)(?P<lead>in\s+)?(?P<t>(?P<w>{one_of(REFERENCES)}))(?!\s+(?:{COUNT}\s+|few\s+|several\s+)?{one_of(UNITS)}\b)",
    flags=re.I,
)
def reference(m: re.Match[str]) -> Built:
    word = re.sub(r"\s+", " ", m["w"].lower())
    if m["w"].isupper() or (word == "recently" and m["w"][0].isupper() and re.match(r"\s+[A-Z]", m.string[m.end() : m.end() + 3])):  # fmt: skip
        return None
    if word == "the past" and not m["lead"]:
        # "a man of the past"
        return None
    if word == "now" and re.match(r"\s+(?:that|then)\b", m.string[m.end() : m.end() + 6]):
        return None
    return "DATE", Expression("reference", anchor="deictic", extra=REFERENCES[word])
