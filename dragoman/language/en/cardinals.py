"""English numbers: digits, number words, scales and fractions, as patterns and as values."""

from __future__ import annotations

import re

from dragoman.language.lexicon import load_words, one_of

WORDS = load_words("en", "figures")
ONES: dict[str, int] = WORDS["ones"]
TEENS: dict[str, int] = WORDS["teens"]
TENS: dict[str, int] = WORDS["tens"]
SCALES: dict[str, float] = {k: float(v) for k, v in WORDS["scales"].items()}
SHORT: dict[str, float] = {k: float(v) for k, v in WORDS["short_scales"].items()}
MONEY_SCALES = frozenset(WORDS["money_scales"])
PARTS: dict[str, float] = WORDS["parts"]
SMALL: dict[str, int] = {**ONES, **TEENS, **TENS}

# "3 412.6" and "4 281 990" are grouped by spaces, thin ones too; "7,5" is a decimal comma
GAP = "[ \u00a0\u2009\u202f]"
DIGITS = rf"(?:\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d{{1,3}}(?:{GAP}\d{{3}})+(?:[.,]\d+)?(?![\d]|[.,]\d)|\d+(?:[.,]\d+)?)"
HALVES = r"(?:\s?[½¼¾⅓⅔]|\s(?:1/[234]|[23]/[34]))"
BELOW_HUNDRED = rf"(?:{one_of(TENS)}(?:[-\s]{one_of(ONES)})?|{one_of(TEENS)}|{one_of(ONES)})"
BIG = one_of(SCALES)
WORD = rf"(?:{BELOW_HUNDRED}|(?:an?|half\s+an?|a\s+quarter\s+of\s+an?|three[\s-]quarters\s+of\s+an?)(?=\s+{BIG}\b))"
CARDINAL = rf"(?:{WORD}(?:\s+hundred(?:\s+(?:and\s+)?{BELOW_HUNDRED})?)?(?:[\s-]+and[\s-]+an?[\s-]+(?:half|quarter))?)"
SCALE = rf"(?:(?:\s+|-){BIG}(?:s\b(?!\s+of\b))?(?!\w)(?:\s+and\s+a\s+half\b)?)"
ABBREVIATED = rf"(?:{GAP}?{one_of(SHORT)}(?![\w/³]))"
NUMBER = re.compile(
    rf"(?<![\w.,/:+])(?<!(?<!\d)[-–])(?:(?P<digits>[+−-]?{DIGITS}{HALVES}?)(?P<scale>(?:{SCALE})+|{ABBREVIATED})?|(?P<words>{CARDINAL})(?P<wscale>{SCALE}*)(?![\w]|-(?!odd)[a-z]))",
    re.IGNORECASE,
)  # fmt: skip
FRACTION = re.compile(
    rf"(?<![\w-])(?:(?P<count>{BELOW_HUNDRED}|an?|another)[\s-](?P<part>{one_of(p for p in PARTS if p != 'half')})(?P<s>s?)|(?P<half>half))(?![\w-])",
    re.IGNORECASE,
)
RATIO = re.compile(
    rf"(?<![\w-])(?:(?P<n>{BELOW_HUNDRED}|\d{{1,2}})\s+(?:in|out\s+of|of\s+every)(?:\s+every)?\s+(?P<of>{BELOW_HUNDRED}|\d{{1,3}})(?![\w.,%-]*\d|\s+{BIG})|every\s+(?P<nth>second|{one_of(p for p in PARTS if p not in ('half', 'quarter'))}))(?![\w-])",
    re.IGNORECASE,
)  # fmt: skip
GLYPHS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}


def digits_value(written: str) -> float:
    """The number that digits write, with group separators, decimal comma and fraction.

    >>> digits_value("3 412.6"), digits_value("9,000"), digits_value("7,5"), digits_value("2½"), digits_value("2 1/2")
    (3412.6, 9000.0, 7.5, 2.5, 2.5)
    """
    plain, extra = written.strip("+−-"), 0.0
    for glyph, value in GLYPHS.items():
        if glyph in plain:
            plain, extra = plain.replace(glyph, ""), value
    ratio = re.search(r"\s([123])/([234])$", plain)
    if ratio is not None:
        plain, extra = plain[: ratio.start()], int(ratio[1]) / int(ratio[2])
    plain = re.sub(r"\s", "", plain)
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", plain):
        plain = plain.replace(",", "")
    return float(plain.replace(",", ".") or 0) + extra


def words_value(words: str) -> float:
    """The number that words spell, scales left out.

    >>> words_value("twenty-five"), words_value("two hundred and six"), words_value("two and a half"), words_value("half a")
    (25.0, 206.0, 2.5, 0.5)
    """
    lower = re.sub(r"[\s-]+", " ", words.lower()).strip()
    extra = 0.0
    for tail, value in ((" and a half", 0.5), (" and a quarter", 0.25)):
        if lower.endswith(tail):
            lower, extra = lower.removesuffix(tail), value
    if lower.startswith("half"):
        return 0.5
    if "quarter" in lower:
        return 0.75 if lower.startswith("three") else 0.25
    total = 0.0
    for word in lower.split():
        if word in ("a", "an", "another"):
            total += 1
        elif word == "hundred":
            total = max(total, 1) * 100
        elif word != "and":
            total += SMALL[word]
    return total + extra


def scale_value(words: str | None) -> float:
    """What the scale words multiply by.

    >>> scale_value(" hundred thousand"), scale_value("bn"), scale_value(None), scale_value(" million and a half")
    (100000.0, 1000000000.0, 1.0, 1000000.0)
    """
    result = 1.0
    for word in re.findall(r"[a-z]+", (words or "").lower()):
        singular = word.removesuffix("s") if word not in SHORT else word
        result *= SCALES.get(singular, SHORT.get(word, 1.0))
    return result


def number_value(match: re.Match[str]) -> float:
    """The value of a match of ``NUMBER``."""
    scale = match["scale"] if match["digits"] else match["wscale"]
    value = digits_value(match["digits"]) if match["digits"] else words_value(match["words"])
    if scale and scale.rstrip().lower().endswith("and a half"):
        value += 0.5
    return round(value * scale_value(scale), 6)


def fraction_value(match: re.Match[str]) -> float:
    """How many hundredths a match of ``FRACTION`` or ``RATIO`` names, to one decimal.

    >>> fraction_value(FRACTION.search("two thirds")), fraction_value(RATIO.search("every fourth")), fraction_value(RATIO.search("nine out of ten"))
    (66.7, 25.0, 90.0)
    """
    groups = match.groupdict()
    if groups.get("half"):
        return 50.0
    if groups.get("nth"):
        return round(100 * (0.5 if groups["nth"].lower() == "second" else PARTS[groups["nth"].lower()]), 1)
    if groups.get("of"):
        whole = small_value(groups["of"])
        return round(100 * small_value(groups["n"]) / whole, 1) if whole else 0.0
    return round(100 * small_value(groups["count"]) * PARTS[groups["part"].lower()], 1)


def small_value(words: str) -> float:
    """The value of a small number in digits or words."""
    return float(words) if words.isdigit() else words_value(words)
