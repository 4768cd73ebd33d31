"""English units: money by symbol, code or name, per cent, and measures of weight, volume, length and power."""

from __future__ import annotations

import re
from typing import NamedTuple

from dragoman.language.en.cardinals import WORDS
from dragoman.language.lexicon import inverted, one_of
from dragoman.model.documents import Span

SYMBOLS: dict[str, str] = WORDS["symbols"]
CODES = frozenset(WORDS["codes"])
NAMES: dict[str, str] = inverted(WORDS["currencies"])
SHARED: dict[str, dict[str, list[str]]] = WORDS["shared_currencies"]
FORMS: dict[str, str] = {**{name: name for name in SHARED}, **WORDS["currency_forms"]}
ADJECTIVES = {name: {word.lower(): code for code, words in rows.items() for word in words} for name, rows in SHARED.items()}  # fmt: skip

SYMBOL_BEFORE = re.compile(rf"(?<![\w$]){one_of(SYMBOLS)}\s?[-−]?$")
SYMBOL_BEHIND = re.compile(rf"\s?{one_of(s for s in SYMBOLS if not s[0].isalpha() and s != '$')}(?!\w)")
CODE_BEFORE = re.compile(rf"(?<!\w){one_of(CODES)}[\s\u00a0]?$")
CODE_BEHIND = re.compile(rf"[\s\u00a0-]?{one_of(CODES)}(?!\w)")
OWNER = r"(?:[A-ZÀ-Þ][\w.’'-]*\s+){0,2}"
EVERY_NAME = one_of([*NAMES, *FORMS])
NAME_BEHIND = re.compile(
    rf"[\s-]+(?P<owner>{OWNER}|sterling\s+|convertible\s+|local\s+)(?i:(?P<name>{EVERY_NAME}))(?![\w-])"
)
# where the text tells which of several currencies is meant, as far as this from the name
NEAR = 400


class Money(NamedTuple):
    """An ISO 4217 code and where symbol or name stands."""

    unit: str
    span: Span


class UnitFound(NamedTuple):
    """A canonical unit, where it ends, and what its form is times of."""

    unit: str
    end: int
    factor: float


def money_around(text: str, start: int, end: int) -> Money | None:
    """The currency before or behind a number."""
    before = text[max(0, start - 8) : start]
    match = SYMBOL_BEFORE.search(before) or CODE_BEFORE.search(before)
    if match is not None:
        sign = match[0].strip().rstrip("-−").strip()
        unit = SYMBOLS.get(sign) or sign
        return Money(unit, Span(start - len(before) + match.start(), end))
    match = SYMBOL_BEHIND.match(text, end) or CODE_BEHIND.match(text, end)
    if match is not None:
        sign = match[0].strip(" \u00a0-")
        return Money(SYMBOLS.get(sign) or sign, Span(start, match.end()))
    match = NAME_BEHIND.match(text, end)
    if match is None:
        return None
    return Money(currency(match["owner"] + match["name"], match["name"], text, match.start()), Span(start, match.end()))


def currency(words: str, name: str, text: str, at: int) -> str:
    """The code for a currency's name, with its adjective or, failing that, what the text around tells.

    >>> currency("Moldovan lei", "lei", "3 billion Moldovan lei", 9), currency("dollars", "dollars", "20 dollars", 2)
    ('MDL', 'USD')
    """
    for known in (" ".join(words.split()).lower(), name.lower()):
        if known in NAMES:
            return NAMES[known]
    shared = FORMS[name.lower()]
    owners = ADJECTIVES[shared]
    owner = words.lower().removesuffix(name.lower()).strip()
    if owner:
        return owners.get(owner) or owners.get(owner.split()[-1]) or next(iter(SHARED[shared]))
    if shared == "dollars":
        return "USD"
    around = text[max(0, at - NEAR) : at + NEAR]
    hits = [(abs(m.start() - min(at, NEAR)), code) for word, code in owners.items()
            for m in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", around, re.IGNORECASE)]  # fmt: skip
    return min(hits)[1] if hits else next(iter(SHARED[shared]))


UNITS: dict[str, tuple[str, float]] = {
    form.lower(): (unit, float(factor)) for unit, forms in WORDS["units"].items() for form, factor in forms.items()
}
SHARES = {
    **dict.fromkeys(WORDS["points"], "percentage points"),
    **dict.fromkeys(WORDS["basis points"], "basis points"),
    **dict.fromkeys(WORDS["percent"], "percent"),
}
UNIT_BEHIND = re.compile(rf"[\s\u00a0]?(?:{one_of(SHARES)}|(?:-|\s)?{one_of(UNITS)})(?![\w/]|-(?!long|wide)[a-z]+(?<!\w))", re.I)  # fmt: skip
# "barrels of Russian oil a day"
PER_DAY = re.compile(r"(?:\s+of(?:\s+[\w-]+){1,3})?\s+(?:a|per|each|every)\s+day\b", re.I)


def unit_behind(text: str, end: int) -> UnitFound | None:
    """The unit of measure right behind a number."""
    match = UNIT_BEHIND.match(text, end)
    if match is None:
        return None
    words = re.sub(r"[\s\u00a0]+", " ", match[0]).strip(" -").lower()
    if words in SHARES:
        return UnitFound(SHARES[words], match.end(), 1.0)
    unit, factor = UNITS[words]
    if unit in WORDS["per_day"] and PER_DAY.match(text, match.end()):
        unit = WORDS["per_day"][unit]
    return UnitFound(unit, match.end(), factor)
