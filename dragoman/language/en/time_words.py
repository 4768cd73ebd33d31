"""The English words and pattern fragments of time that the rules are made of."""

from __future__ import annotations

import re

from dragoman.language.lexicon import inverted, load_words, one_of
from dragoman.model.times import Unit

WORDS = load_words("en", "times")
MONTHS: dict[str, int] = inverted(WORDS["months"])
WEEKDAYS: dict[str, int] = inverted(WORDS["weekdays"])
UNITS: dict[str, Unit] = inverted(WORDS["units"])
MULTIPLES: dict[str, int] = WORDS["multiples"]
SEASONS: dict[str, str] = inverted(WORDS["seasons"])
DAYPARTS: dict[str, str] = inverted(WORDS["dayparts"])
HOURS: dict[str, int] = WORDS["hours"]
NUMBERS: dict[str, float] = WORDS["numbers"]
VAGUE_NUMBERS: list[str] = WORDS["vague_numbers"]
ORDINALS: dict[str, int] = WORDS["ordinals"]
PARTS: dict[str, str] = WORDS["parts"]
DECADES: dict[str, int] = WORDS["decades"]
FEASTS: dict[str, list[int]] = WORDS["feasts"]
WEEKDAY_FEASTS: dict[str, list[int]] = WORDS["weekday_feasts"]
MOVABLE_FEASTS: dict[str, int] = WORDS["movable_feasts"]
NAMED_DAYS: dict[str, object] = WORDS["named_days"]
REFERENCES: dict[str, str] = inverted(WORDS["references"])
SETS: dict[str, Unit] = WORDS["sets"]

# Months and weekdays carry a capital: "may", "march" and "august" in lower case are other words.
MONTH = "(?:" + "|".join(one_of([w]) + (r"\.?" if len(w) < 5 and w != "May" else "") for ws in WORDS["months"].values() for w in ws) + r")(?![a-z])"  # fmt: skip
# In headings that are all in capitals; "MAY" alone is the verb, so a day or year has to stand beside it.
LOUD_MONTH = rf"(?:{MONTH}|{one_of(ws[0].upper() for ws in WORDS['months'].values())})"
WEEKDAY = (
    "(?:"
    + "|".join(w + (r"\.?" if len(w) < 6 else "") for ws in WORDS["weekdays"].values() for w in ws)
    + r")(?![a-z])"
)
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
YEAR = r"(?:1[0-9]\d\d|20\d\d)(?![\d%]|,\d|\.\d)"
TENS = one_of(w for w, n in NUMBERS.items() if n in range(20, 100, 10))
ONES = one_of(w for w, n in NUMBERS.items() if 1 <= n < 10 and " " not in w and len(w) > 2)
COUNT = rf"(?:{TENS}[- ]{ONES}|(?:{one_of(n for n in NUMBERS if n not in ('half a', 'half an'))})(?:[- ]and[- ]a[- ]half)?|half\s+an?|\d{{1,3}}(?:\.5|\s?½|\s1/2)?)"
VAGUE_COUNT = one_of(VAGUE_NUMBERS)
ORDINAL = one_of(ORDINALS)
UNIT = one_of(UNITS)
PART = rf"(?:(?i:{one_of(PARTS)})(?:\s+(?:in\s+(?:the\s+)?)?|-))"
VAGUE = r"(?:about|around|some|nearly|almost|roughly|approximately|more than|less than|over|under|at least|at most|up to|only|just|barely|little more than|fewer than|no more than|close to|well over)\s+"
DASH = r"\s?[-–—]\s?"
DAYPART = one_of(DAYPARTS)
MODS = {
    "less than": "LESS_THAN", "under": "LESS_THAN", "fewer than": "LESS_THAN", "barely": "LESS_THAN", "more than": "MORE_THAN",
    "over": "MORE_THAN", "well over": "MORE_THAN", "little more than": "MORE_THAN", "at least": "EQUAL_OR_MORE",
    "at most": "EQUAL_OR_LESS", "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "nearly": "LESS_THAN",
    "almost": "LESS_THAN", "close to": "APPROX", "about": "APPROX", "around": "APPROX", "some": "APPROX", "roughly": "APPROX",
    "approximately": "APPROX",
}  # fmt: skip


def last_word(words: str) -> str:
    """The last word of a phrase, in lower case."""
    return re.split(r"[\s'’]", words.lower())[-1]


# Words by which a stretch of text is known to hold a time, with the kinds of time that they make; a stretch without
# any holds none.
SEEDS: dict[str, frozenset[str]] = {}
for kind, words in {
    "month": MONTHS, "weekday": WEEKDAYS, "unit": [*UNITS, *ORDINALS, "millennium", "yesterday", "tomorrow", "weekend"], "season": SEASONS,
    "daypart": DAYPARTS, "clock": ["am", "pm", "m"], "ancient": ["bc", "bce", "b", "c"],
    "other": [*HOURS, *FEASTS, *MOVABLE_FEASTS, *WEEKDAY_FEASTS, *REFERENCES, *SETS, *DECADES, "today", "ago", "ad", "eve", "time", "period", "overnight"],
}.items():  # fmt: skip
    for word in words:
        SEEDS[last_word(word)] = SEEDS.get(last_word(word), frozenset()) | {kind}
