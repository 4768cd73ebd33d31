"""The English words and pattern fragments of time that the rules are made of."""

from __future__ import annotations

from dragoman.language.lexicon import inverted, load_words, one_of
from dragoman.model.times import Unit

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
WEEKDAY = (
    "(?:"
    + "|".join(w + (r"\.?" if len(w) < 6 else "") for ws in WORDS["weekdays"].values() for w in ws)
    + r")(?![a-z])"
)
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\d%]|,\d|\.\d)"
COUNT = rf"(?:{one_of(NUMBERS)}|\d{{1,3}})"
ORDINAL = one_of(ORDINALS)
UNIT = one_of(UNITS)
PART = rf"(?:(?:{one_of(PARTS)})(?:\s+|-))"
VAGUE = (
    r"(?:about|around|some|nearly|almost|roughly|approximately|more than|less than|over|under|at least|only|just)\s+"
)
DASH = r"\s?[-–—]\s?"
MODS = {
    "less than": "LESS_THAN", "under": "LESS_THAN", "more than": "MORE_THAN", "over": "MORE_THAN",
    "at least": "EQUAL_OR_MORE", "nearly": "LESS_THAN", "almost": "LESS_THAN",
    "about": "APPROX", "around": "APPROX", "some": "APPROX", "roughly": "APPROX", "approximately": "APPROX",
}  # fmt: skip
