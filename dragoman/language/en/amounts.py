"""English amounts: every number of a text that has a unit, or could take one from what is measured.

Dates, ages, ordinals, numbers of articles, pages, meetings and the like are no amounts. What is counted is told by the
lexicon's lists; from a hundred on, any plural noun that no list excludes.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from dragoman.language.en.cardinals import FRACTION, MONEY_SCALES, NUMBER, RATIO, WORDS, fraction_value, number_value
from dragoman.language.en.counted_things import counted_noun
from dragoman.language.en.units import money_around, unit_behind
from dragoman.language.lexicon import one_of
from dragoman.model.amounts import Amount
from dragoman.model.documents import Span
from dragoman.model.statements import Bound, Change
from dragoman.model.times import TimeMention

BEFORE = 60
LETTER = r"(?![^\W\d_])"
BETWEEN = rf"(?:\s+{one_of(WORDS['between_bound'])}(?![\w]))"
BOUND_BEFORE = {
    bound: re.compile(rf"(?<![\w-]){one_of(words)}{BETWEEN}{{0,2}}\s*$", re.IGNORECASE) for bound, words in WORDS["bounds"].items()
}  # fmt: skip
GOING_BEFORE = re.compile(rf"\b{one_of(WORDS['going'])}\s+$", re.IGNORECASE)
BOUND_BEHIND = {
    bound: re.compile(rf"\s*{one_of(words)}(?![\w])", re.IGNORECASE) for bound, words in WORDS["bounds_behind"].items()
}
BARE_BEFORE = re.compile(
    rf"(?:(?<![\w-]){one_of(w for w in WORDS['bare_before'] if w.isascii() and w[0].isalpha())}|:|\()(?:\s+{one_of(WORDS['between_bound'])})?\s*$", re.I
)  # fmt: skip
NUMBERED_BEFORE = re.compile(
    rf"(?<![\w-]){one_of(WORDS['numbered'])}\s+(?:\d+(?:,\s*|,?\s+(?:and|or|to)\s+))*$|[#№]\s?$", re.I
)
STREET_BEHIND = re.compile(rf"\s+(?:[A-Z][\w’'-]*\s+){{1,3}}{one_of(w.title() for w in WORDS['streets'])}")
DIGITS_BESIDE = (re.compile(r"\d[\s-]$"), re.compile(r"[\s-]\d"))
OF_BEHIND = re.compile(
    r"\s+(?:of|its|the|their|that|those|his|her|our|lower|higher|more|less|fewer|cheaper|larger|smaller)\b|\s*$|\s*[,.;)]",
    re.I,
)
SHARE_BEFORE = re.compile(r"\b(?:by|to|from|than|over|under|at|about|around|nearly|almost|roughly|some|approximately|below|above|reached|exceeds?|exceeded|least|most|is|was|with|which|whom|another|just|only|up|down|fell|fallen|grew|grown|rose|risen|lost|shrank|shrunk|dropped|gained|climbed|,)\s*$", re.I)  # fmt: skip
# "a third of the year", "half of July": stretches of time
TIME_BEHIND = re.compile(r"\s+(?:of\s+(?:an?\s+|the\s+|this\s+|last\s+|next\s+)?|an?\s+)?(?:hour|day|week|month|year|century|decade|season|mile|dozen|minute|million|billion|thousand|trillion)s?\b|-|\s+(?:past|time|majority|vote|quorum|rule|party|country|state|meeting|round|term|world|brother|sister|way|moon)\b", re.I)  # fmt: skip
TIMES_BEHIND = re.compile(r"(?:-|\s+)times(?![\w-])", re.I)
MULTIPLE_BEHIND = re.compile(
    r"\s+(?:as\s+(?:many|much|large|big|high|great)|more|higher|larger|bigger|greater|over|the\s+(?:size|level|figure|volume|amount|number|value|previous|average|rate|sum|total|price)|what|its|their|since|that)\b|\s+[A-Z][\w-]+['’]s\b|\s*,?\s*to\s+[$€£\d]",
    re.I,
)  # fmt: skip
GROWN_BEFORE = re.compile(r"\b(?:by|grown|grew|grow|grows|risen|rose|rise|increased?|increases|expanded|multiplied|jumped|up)\s+(?:\w+\s+)?$", re.I)  # fmt: skip
FOLD = re.compile(rf"(?<![\w-])(?:(?P<word>{one_of(WORDS['folds'])})|(?P<n>\d+(?:\.\d+)?|{one_of(WORDS['teens'])}|{one_of(WORDS['ones'])})[-\s]?fold)(?![\w-])", re.I)  # fmt: skip
MULTIPLES: dict[str, int] = {form: int(n) for n, forms in WORDS["multiples"].items() for form in forms}
DOUBLED = re.compile(rf"(?<![\w-])(?:{one_of(MULTIPLES)}|{one_of(WORDS['halved'])})(?![\w-])", re.I)
TWICE = re.compile(
    r"(?<![\w-])(?P<n>twice|thrice)\s+(?:as\s+(?:many|much|large|big|high)|the\s+(?:size|level|figure|volume|amount|number|value|rate|sum))\b",
    re.I,
)
RANGE = re.compile(r"\s*(?:-|–|—|to|and|or)\s*(?:(?:US)?[$€£¥₽]\s*)?$", re.I)
RANGED = re.compile(r"\b(?:between|ranged?\s+from|ranges\s+from|ranging\s+from|varied\s+from|varies\s+from|fluctuat\w+\s+from|from|of)\s+(?:\w+\s+)?$", re.I)  # fmt: skip
# "and 12 more are planned"
MORE_BEHIND = re.compile(r"\s+(?:more|others)\s+(?!than)\w", re.I)
# "12 of the 50 billion euros"
PART_OF = re.compile(r"\s+(?:out\s+)?of\s+(?:(?:the|its|their|that|those|an?)\s+)?$", re.I)
# "24 of them had been handed over", "12 have been completed"
ELLIPSIS_BEHIND = re.compile(rf"\s+{one_of(WORDS['ellipsis_behind'])}(?![\w-])", re.I)
ELLIPSIS_BEFORE = re.compile(rf"(?:[.;,:]|(?<![\w-]){one_of(WORDS['ellipsis_before'])})[,\s]*$", re.I)
# a bare number word below this counts nothing worth telling
SMALL = 10
# below so much a number may share the thousands, millions or billions of another
HUNDREDS = 1000
RATE = re.compile(r"\s+(?:an?|per|each|every)\s+(?:hour|day|week|month|year)\b", re.I)
PER = re.compile(r"(?:\bper|\ba|\bevery|\beach|/)\s*$", re.I)


def find_amounts(text: str, times: Sequence[TimeMention]) -> list[Amount]:
    """Every amount of the text, in order; the ends of a range share unit and scale."""
    taken = [t.span for t in times if t.type in ("DATE", "TIME", "DURATION")]
    found: list[Amount] = [*shares_in_words(text), *multiples(text)]
    spans = [a.span for a in found]
    numbers = [m for m in NUMBER.finditer(text) if not any(s.start <= m.start() < s.end for s in spans)]
    for match in numbers:
        amount = amount_of(match, text)
        if amount is None:
            continue
        if amount.kind in ("bare", "count") and any(s.overlaps(amount.span) for s in taken):
            continue
        found.append(amount)
    found.sort(key=lambda a: a.span)
    kept = [a for a in paired(apart(found), text) if a.kind != "bare" or could_measure(a, text)]
    return [replace(a, scale=scale_of(a, text), rate=RATE.match(text, a.span.end) is not None) for a in kept]


def apart(found: Sequence[Amount]) -> list[Amount]:
    """The amounts without those that stand inside another."""
    result: list[Amount] = []
    for amount in found:
        if result and result[-1].span.overlaps(amount.span):
            continue
        result.append(amount)
    return result


def amount_of(match: re.Match[str], text: str) -> Amount | None:
    """The amount that a number makes with what stands around it; ``None`` where it is no value at all."""
    start, end, value = match.start(), match.end(), number_value(match)
    before = text[max(0, start - BEFORE) : start]
    if PER.search(before) and not match["digits"]:
        # "per thousand cubic metres": what the value is counted by
        return None
    if (match["words"] or "").lower() in ("a", "an") and not match["wscale"]:
        return None
    money = money_around(text, start, end)
    abbreviated = (match["scale"] or "").strip().lower()
    if abbreviated in MONEY_SCALES and money is None and not scaled_thing(text, end, value):
        return None
    span = Span(start, end)
    if money is not None:
        span = Span(min(start, money.span.start), max(end, money.span.end))
        return bounded(Amount(span, span, value, money.unit, "money"), text)
    if TIMES_BEHIND.match(text, end):
        return times_amount(match, value, text)
    if (unit := unit_behind(text, end)) is not None:
        kind = "share" if unit.unit in ("percent", "percentage points", "basis points") else "unit"
        span = Span(start, unit.end)
        change: Change | None = "rose" if match[0][0] == "+" else "fell" if match[0][0] in "-−" else None
        return bounded(Amount(span, span, round(value * unit.factor, 6), unit.unit, kind, change=change), text)  # type: ignore[arg-type]
    if is_reference(match, text):
        return None
    noun = counted_noun(text, start, end, value)
    if noun is not None:
        if not noun.unit:
            return None
        span = Span(start, noun.span.end)
        return bounded(Amount(span, span, value, noun.unit, "count", noun=noun.span), text)
    return bounded(Amount(span, span, value, None, "bare"), text)


def scaled_thing(text: str, end: int, value: float) -> bool:
    """Whether a unit or a plural follows, so that a lone letter is a scale: "1.1m tonnes", "3m refugees"."""
    return unit_behind(text, end) is not None or counted_noun(text, 0, end, value) is not None


def times_amount(match: re.Match[str], value: float, text: str) -> Amount | None:
    """A multiple ("two and a half times"), unless it only says how often."""
    times = TIMES_BEHIND.match(text, match.end())
    assert times is not None
    whole = value == int(value)
    before = text[max(0, match.start() - BEFORE) : match.start()]
    if whole and not (MULTIPLE_BEHIND.match(text, times.end()) or GROWN_BEFORE.search(before)):
        return None
    span = Span(match.start(), times.end())
    return bounded(Amount(span, span, value, "times", "times"), text)


def is_reference(match: re.Match[str], text: str) -> bool:
    """Whether the number belongs to a paper, an address, a telephone or a name."""
    start, end = match.span()
    before = text[max(0, start - BEFORE) : start]
    if NUMBERED_BEFORE.search(before) or STREET_BEHIND.match(text, end):
        return True
    if match["scale"]:
        # "$10-15 billion"
        return False
    return DIGITS_BESIDE[0].search(before) is not None or DIGITS_BESIDE[1].match(text, end) is not None


def shares_in_words(text: str) -> Iterator[Amount]:
    """Fractions that are shares ("a third of", "by half", "one in four"), not ordinals, nor parts of an hour."""
    for match in FRACTION.finditer(text):
        before = text[max(0, match.start() - BEFORE) : match.start()]
        if TIME_BEHIND.match(text, match.end()) or (re.search(r"\b(?:the|first|second|last|this|other|better|latter|a\s+\w+)\s+$", before, re.I) and match["half"]):  # fmt: skip
            continue
        if (match["count"] or "").lower() in ("a", "an", "one", "another") or match["half"]:
            if not (OF_BEHIND.match(text, match.end()) or SHARE_BEFORE.search(before)):
                continue
            if re.search(r"\bin\s+$", before) and match["part"] == "quarter":
                continue
        elif not match["s"] and match["part"]:
            continue
        span = Span(match.start(), match.end())
        yield bounded(Amount(span, span, fraction_value(match), "percent", "share"), text)
    for match in RATIO.finditer(text):
        if match["nth"] and (re.match(r"\s+(?:day|week|month|year|time)\b", text[match.end() :], re.I) or re.match(r"\s+[A-Z]\w*day\b", text[match.end() :])):  # fmt: skip
            continue
        if match["of"] and (fraction_value(match) >= 100 or re.match(r"\s+(?:day|week|month|year|hour)s?\b", text[match.end() :], re.I)):  # fmt: skip
            continue
        span = Span(match.start(), match.end())
        yield bounded(Amount(span, span, fraction_value(match), "percent", "share"), text)


def multiples(text: str) -> Iterator[Amount]:
    """Words that hold a multiple: "doubled", "halved", "sevenfold", "twice as much"."""
    for match in DOUBLED.finditer(text):
        word = match[0].lower()
        before = text[max(0, match.start() - 12) : match.start()].lower()
        behind = re.match(r"[\s-]*([\w-]*)", text[match.end() : match.end() + 24])
        adjective = word in ("double", "triple", "treble", "quadruple")
        if adjective and (
            (before.split() or [""])[-1] in WORDS["double_articles"]
            or (behind is not None and behind[1].lower() in WORDS["double_things"])
        ):
            continue
        span = Span(match.start(), match.end())
        half = word not in MULTIPLES
        amount = Amount(span, span, 50.0 if half else float(MULTIPLES[word]), "percent" if half else "times", "share" if half else "times", change="fell" if half else "rose", verbal=True)  # fmt: skip
        yield bounded(amount, text)
    for match in FOLD.finditer(text):
        value = float(WORDS["folds"][match["word"].lower()]) if match["word"] else fold_value(match["n"])
        span = Span(match.start(), match.end())
        yield bounded(Amount(span, span, value, "times", "times"), text)
    for match in TWICE.finditer(text):
        span = Span(match.start(), match.end())
        yield bounded(Amount(span, span, 2.0 if match["n"].lower() == "twice" else 3.0, "times", "times"), text)


def fold_value(number: str) -> float:
    """The number before "-fold"."""
    table = {**WORDS["ones"], **WORDS["teens"]}
    return float(table[number.lower()]) if number.lower() in table else float(number)


def bounded(amount: Amount, text: str) -> Amount:
    """The amount with the bound that the words around it set, and the words of the bound."""
    start, end = amount.span.start, amount.span.end
    before = text[max(0, start - BEFORE) : start]
    best: tuple[int, int, Bound] | None = None
    for bound, pattern in BOUND_BEFORE.items():
        match = pattern.search(before)
        if match is not None and GOING_BEFORE.search(before, 0, match.start()) and match[0].lower().startswith("up"):
            # "goes up to 25 percent"
            continue
        if match is not None and (best is None or match.start() < best[0]):
            best = (match.start(), match.end(), bound)
    if best is not None:
        whole = Span(start - len(before) + best[0], end)
        return replace(amount, bound=best[2], whole=whole)
    for bound, pattern in BOUND_BEHIND.items():
        for at in {end, amount.noun.start if amount.noun else end}:
            match = pattern.match(text, at)
            if match is not None:
                return replace(amount, bound=bound)
    plus = amount.noun is not None and re.match(r"\d[\d,.]*\+", text[start:]) is not None
    return replace(amount, bound="over") if plus else amount


def could_measure(amount: Amount, text: str) -> bool:
    """Whether a bare number can be a value of what stands elsewhere: by its scale, its separators, or what leads it."""
    end, words = amount.span.end, amount.span.cut(text)
    before = text[max(0, amount.whole.start - BEFORE) : amount.whole.start]
    if re.search(r"[^\W\d_]", words) and amount.value >= 1000:
        return True
    if re.fullmatch(r"[^\W\d_]+", words) and amount.value < SMALL:
        return False
    if MORE_BEHIND.match(text, end):
        return True
    if re.match(r"\s*[-–/:]\s*\d|\s*(?:a\.m|p\.m)\b|\)\s*[A-Z]", text[end : end + 8]):
        return False
    led = BARE_BEFORE.search(before) is not None or amount.bound != "exact"
    if re.search(r"[, \u00a0\u202f]", words) and amount.value >= 1000:
        # "Denmark 30,000 and Norway 36,000 refugees"
        return True
    year = re.fullmatch(r"1[89]\d\d|20\d\d", words) is not None
    goes_on = amount.value >= SMALL and ELLIPSIS_BEHIND.match(text, end) is not None and ELLIPSIS_BEFORE.search(before) is not None  # fmt: skip
    return (led or goes_on) and not year


def paired(found: Sequence[Amount], text: str) -> list[Amount]:
    """The amounts with the ends of ranges told: "between $20 and $35", "15 to 16 percent", "$10-15 billion"."""
    result = list(found)
    for i, (low, high) in enumerate(itertools.pairwise(found)):
        gap = text[low.span.end : high.whole.start if high.whole.start > low.span.end else high.span.start]
        if low.unit is None and high.kind != "bare" and PART_OF.fullmatch(gap):
            result[i] = part_of(low, high, text)
            continue
        joint = RANGE.fullmatch(gap)
        if joint is None or (low.kind == "times" and high.kind != "times"):
            continue
        before = text[max(0, low.whole.start - BEFORE) : low.whole.start]
        spoken = re.search(r"\bbetween\s+(?:\w+\s+)?$", before, re.I) is not None
        lead = RANGED.search(before)
        word = gap.strip().lower()
        if word.startswith(("and", "or")) and not (spoken and word.startswith("and")):
            continue
        if word.startswith("to") and lead is not None and lead[0].lower().startswith("from") and low.unit is not None:
            # "rose from $2 billion to $3 billion", "down from $23 to $14.9 billion"
            result[i] = with_scale_of(low, high, text)
            continue
        if spoken and low.whole.start == low.span.start:
            low = replace(low, whole=Span(text.rindex("etween", 0, low.span.start) - 1, low.whole.end))  # noqa: PLW2901
        joined = joined_range(low, high, text)
        if joined is not None and word.startswith("to") and led_by_change(before):
            # "from 1.5 to 2 billion euros" where the text tells of a change, not of a range
            result[i] = replace(joined[0], bound=low.bound, edge=None)
            continue
        if joined is None:
            continue
        result[i], result[i + 1] = joined
    return result


def with_scale_of(low: Amount, high: Amount, text: str) -> Amount:
    """Money without a scale with that of the value it is told beside, where it has one."""
    factor = scale_of(high, text)
    bare = re.search(r"[^\W\d_]", low.span.cut(text)) is None
    fits = low.kind == high.kind == "money" and low.unit == high.unit and low.value < HUNDREDS <= factor
    return replace(low, value=round(low.value * factor, 6)) if bare and fits else low


def part_of(low: Amount, high: Amount, text: str) -> Amount:
    """A bare number that is part of the next amount, with its unit, and its scale where it has none."""
    scaled = re.search(r"[^\W\d_]", low.span.cut(text)) is not None
    factor = 1.0 if scaled or low.value * scale_of(high, text) > high.value else scale_of(high, text)
    return replace(low, value=round(low.value * factor, 6), unit=high.unit, kind=high.kind)


def led_by_change(before: str) -> bool:
    """Whether "from" stands before the first of two values: the one is where the change began."""
    return re.search(r"(?<!ranging )(?<!ranged )(?<!range )(?<!ranges )\bfrom\s+(?:\w+\s+)?$", before, re.I) is not None


def joined_range(low: Amount, high: Amount, text: str) -> tuple[Amount, Amount] | None:
    """Both ends with unit and scale of the last; ``None`` where they are no range."""
    unit = high.unit or low.unit
    if unit is None or (low.unit is not None and high.unit is not None and low.unit != high.unit):
        return None
    value, top = low.value, high.value
    unscaled = re.fullmatch(r"[^\d]*[\d.,]+|[a-z-]+", low.span.cut(text), re.I) is not None
    if low.unit is None or low.kind == "money":
        factor = scale_of(high, text)
        if unscaled and value < top and value * factor <= top * 1.0001:
            value *= factor
    if value >= top:
        return None
    kind = high.kind if high.unit is not None else low.kind
    return (
        replace(low, value=round(value, 6), unit=unit, kind=kind, bound="over", edge="low"),
        replace(high, unit=unit, kind=kind, bound="under", edge="high"),
    )


def scale_of(amount: Amount, text: str) -> float:
    """What the words of scale and unit multiply the amount's number by."""
    match = NUMBER.search(amount.span.cut(text))
    if match is None:
        return 1.0
    number = number_value(match)
    scaled = match["scale"] or match["wscale"]
    unscaled = NUMBER.search(match["digits"] or match["words"])
    if unscaled is None or not scaled:
        return amount.value / number if number else 1.0
    return amount.value / number_value(unscaled) if number_value(unscaled) else 1.0
