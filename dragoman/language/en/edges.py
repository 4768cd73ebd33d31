"""What stands around an English time and belongs to it: parts of the day, signals, acts that it is counted from."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.language.en.time_words import DAYPART, DAYPARTS, WEEKDAY, WEEKDAYS, WORDS
from dragoman.language.lexicon import inverted, one_of
from dragoman.model.documents import Span
from dragoman.model.times import Expression, TimeMention

SIGNALS: dict[str, str] = inverted(WORDS["signals"])
ORIGINS = frozenset(WORDS["origins"])
FOLLOWS = frozenset(WORDS["follows"])
OCCASIONS = one_of(WORDS["occasions"])
DAY_OPERATORS = ("calendar", "weekday", "day of month", "shift")

DAYPART_BEFORE = re.compile(
    rf"(?:(?:early|late|later)\s+(?:in|on)\s+)?(?:the\s+)?(?:(?:early|late)[\s-]+)?(?P<dp>{DAYPART})(?:\s+hours)?\s+(?:of|on)\s+(?:the\s+)?$",
    re.I,
)
SIGNAL_BEFORE = re.compile(rf"(?<![\w-])(?P<s>{one_of(SIGNALS)})\s+(?:about\s+|around\s+|the\s+|at\s+least\s+)?$", re.I)
ONWARD = re.compile(r"\s+(?:onwards?|on)(?=[\s.,;]*(?:$|[.,;]|\s[a-z]))")
FROM_BEFORE = re.compile(r"(?:(?P<w>[\w-]+)[,\s]+)?\bfrom\s+(?:the\s+)?$", re.I)
UP_TO = re.compile(r"\s*(?:,\s*)?(?:to|till?|until|through|up\s+to|and)\b|\s*[-–—/]")
ATTACKS: dict[str, int] = WORDS["named_attacks"]
ATTACK_BEHIND = re.compile(rf",?\s+{one_of(WORDS['attack_words'])}(?![\w-])")
WEEKDAY_BEHIND = re.compile(rf"\s*(?:,\s*an?\s+|\(\s*)(?P<w>{WEEKDAY})(?=\s*[),.;])")
WEEK_BEFORE = re.compile(
    r"(?P<e>(?:the\s+)?week\s+(?:of|beginning|starting|from|that\s+began\s+on)\s+(?:the\s+)?)$", re.I
)
EVE_BEFORE = re.compile(r"(?:on\s+)?(?P<e>(?:the\s+)?eve\s+of\s+(?:the\s+)?)$", re.I)
COUNTED_FROM = re.compile(
    r"\s+(?P<w>after|before|following|from|prior\s+to|ahead\s+of)\s+(?:the\s+|his\s+|her\s+|its\s+|their\s+)?(?:[a-z-]+\s+(?:of|on|in)\s+)?$",
    re.I,
)
OCCASION_BEHIND = re.compile(rf"(?:\s+[a-z-]+)?\s+(?P<o>{OCCASIONS})(?![\w-])")
ARTICLE_BEFORE = re.compile(r"\b(?:the|its|his|her|their|an?)\s+$", re.I)
OCCASION_BEFORE = re.compile(rf"(?<![\w-])(?P<o>{OCCASIONS})\s+(?:of|on|in)\s+(?:the\s+)?$", re.I)
OCCASION_VERBS: dict[str, list[str]] = WORDS["occasion_verbs"]
VERB_NOUNS: dict[str, list[str]] = {}
for noun, verbs in OCCASION_VERBS.items():
    for verb in verbs:
        VERB_NOUNS.setdefault(verb, []).append(noun)
OCCASION_VERB = re.compile(rf"(?<![\w-])(?P<v>{one_of(VERB_NOUNS)})(?![\w-])", re.I)
# The verb of an act stands within so many characters before its date, in the same sentence.
VERB_REACH = 90
SENTENCE_BREAK = re.compile(r"[.!?;]\s|\n")
EVE_OF_OCCASION = re.compile(
    rf"(?:the\s+eve\s+of|the\s+(?:day|night)\s+before)\s+(?:the|his|her|its|their|that|this)\s+(?:[a-z-]+\s+){{0,2}}?(?P<o>{OCCASIONS})(?![\w-])(?!\s+of\s+\d)",
    re.I,
)
OCCASION_AHEAD = re.compile(
    rf"\s+(?P<w>after|before|following|from|prior\s+to|ahead\s+of|into)\s+(?P<d>the|his|her|its|their|that|this)\s+(?:[a-z-]+\s+){{0,2}}?(?P<o>{OCCASIONS})(?![\w-])",
    re.I,
)


def joined(mentions: Sequence[TimeMention], text: str) -> list[TimeMention]:
    """The mentions with what stands around them: "the night of 8 May", "since 2014", "two weeks after the 12 April vote"."""
    result: list[TimeMention] = []
    for bare in mentions:
        floor = result[-1].span.end if result else 0
        mention = on_eve(on_daypart(bare, text, floor), text, floor)
        if result and (hour := at_hour(result[-1], mention, text)) is not None:
            result[-1] = dating(signalled(hour, text), text)
            continue
        if result and (merged := counted_from(result[-1], mention, text)) is not None:
            result[-1] = merged
            continue
        placed = signalled(on_weekday(known_attack(mention, text), text), text)
        result.append(dating(from_occasion(placed, text), text))
    return result


def on_daypart(mention: TimeMention, text: str, floor: int) -> TimeMention:
    """The day with the part of it that the words before single out."""
    if mention.expression.operator not in DAY_OPERATORS or (
        mention.expression.operator == "calendar" and mention.expression.day is None
    ):
        return mention
    lead = max(floor, mention.span.start - 50)
    match = DAYPART_BEFORE.search(text[lead : mention.span.start])
    if match is None or mention.type == "TIME":
        return mention
    span = Span(lead + match.start(), mention.span.end)
    expression = replace(mention.expression, part=DAYPARTS[match["dp"].lower()])
    return replace(mention, span=span, text=span.cut(text), type="TIME", expression=expression)


def at_hour(clock: TimeMention, mention: TimeMention, text: str) -> TimeMention | None:
    """One time of an hour and the day right behind it ("8 p.m. Tuesday", "9:34 p.m., March 19")."""
    if (
        mention.expression.operator in ("calendar", "weekday")
        and clock.expression.part == "NI"
        and mention.type == "DATE"
    ):
        # "overnight on Thursday"
        if re.fullmatch(r"\s+(?:on\s+)?", text[clock.span.end : mention.span.start]):
            span = Span(clock.span.start, mention.span.end)
            night = replace(mention.expression, part="NI")
            return replace(mention, span=span, text=span.cut(text), type="TIME", expression=night)
        return None
    if (
        clock.expression.operator != "clock"
        or mention.expression.operator not in ("calendar", "weekday")
        or mention.type != "DATE"
    ):
        return None
    if re.fullmatch(r",?\s+", text[clock.span.end : mention.span.start]) is None:
        return None
    span = Span(clock.span.start, mention.span.end)
    hour = f"{int(clock.expression.amount or 0):02}:{clock.expression.day or 0:02}"
    expression = replace(mention.expression, part=hour)
    return replace(mention, span=span, text=span.cut(text), type="TIME", expression=expression)


def on_weekday(mention: TimeMention, text: str) -> TimeMention:
    """The day with the weekday that stands behind it ("29 May, a Thursday", "29 May (Thursday)")."""
    if mention.expression.operator != "calendar" or mention.expression.day is None or mention.expression.weekday:
        return mention
    match = WEEKDAY_BEHIND.match(text[mention.span.end : mention.span.end + 20])
    if match is None:
        return mention
    number = WEEKDAYS[match["w"].lower().rstrip(".")]
    return replace(mention, expression=replace(mention.expression, weekday=number))


def known_attack(mention: TimeMention, text: str) -> TimeMention:
    """The day with its year where the noun behind it makes it one that everybody knows ("the October 7 attack")."""
    expression = mention.expression
    if expression.operator != "calendar" or expression.year is not None or expression.day is None:
        return mention
    year = ATTACKS.get(f"{expression.month:02}-{expression.day:02}")
    if year is None or ATTACK_BEHIND.match(text[mention.span.end : mention.span.end + 28]) is None:
        return mention
    return replace(mention, expression=replace(expression, year=year, anchor="none"))


def on_eve(mention: TimeMention, text: str, floor: int) -> TimeMention:
    """The day before a day that is named behind "the eve of", or the week that holds it ("the week of 5 May")."""
    if mention.type != "DATE" or mention.expression.operator not in DAY_OPERATORS:
        return mention
    lead = max(floor, mention.span.start - 28)
    before = text[lead : mention.span.start]
    eve, week = EVE_BEFORE.search(before), WEEK_BEFORE.search(before)
    match = eve or week
    if match is None or (week and mention.expression.day is None):
        return mention
    span = Span(lead + match.start("e"), mention.span.end)
    operator = "eve" if eve else "holding unit"
    expression = Expression(operator, anchor=mention.expression.anchor, parts=(mention.expression,))
    return replace(mention, span=span, text=span.cut(text), expression=expression)


def signalled(mention: TimeMention, text: str) -> TimeMention:
    """The time as an edge where "since", "until", "before" or "after" makes it one."""
    if mention.type not in ("DATE", "TIME") or mention.expression.operator in ("range", "reference", "side"):
        return mention
    before = SIGNAL_BEFORE.search(text[max(0, mention.span.start - 40) : mention.span.start])
    rest = text[mention.span.end : mention.span.end + 24]
    if before is None:
        led = FROM_BEFORE.search(text[max(0, mention.span.start - 40) : mention.span.start])
        begins = led is not None and (ONWARD.match(rest) or is_beginning(led["w"], mention, rest))
        return with_signal(mention, "from") if begins else mention
    if rest.startswith(("'s", "’s")) or OCCASION_BEHIND.match(rest) or is_attributive(mention, text):
        # "after the January talks", "since Friday's call": the talks and the call are the edge
        return mention
    return with_signal(mention, SIGNALS[re.sub(r"\s+", " ", before["s"].lower())])


def is_beginning(word: str | None, mention: TimeMention, rest: str) -> bool:
    """Whether "from" before a time says when something begins: nothing comes from there, and no end is named."""
    if (word or "").lower() in ORIGINS or rest.startswith(("'s", "’s")) or UP_TO.match(rest):
        return False
    return mention.expression.operator in ("calendar", "weekday", "shift", "unit") and mention.type == "DATE" and not (
        OCCASION_BEHIND.match(rest) or is_attributive(mention, "the " + rest)
    )  # fmt: skip


def with_signal(mention: TimeMention, signal: str) -> TimeMention:
    """The mention with its signal."""
    return replace(mention, expression=replace(mention.expression, signal=signal))


def counted_from(length: TimeMention, mention: TimeMention, text: str) -> TimeMention | None:
    """One time of a length and the date it is counted from ("two weeks after the 12 April 2010 inauguration")."""
    if length.type != "DURATION" or length.expression.operator != "duration" or length.expression.amount is None:
        return None
    if mention.type != "DATE" or length.span.end > mention.span.start or mention.expression.operator not in ("calendar", "weekday", "shift", "unit"):  # fmt: skip
        return None
    match = COUNTED_FROM.fullmatch(text[length.span.end : mention.span.start])
    if match is None:
        return None
    back = match["w"].lower() in ("before", "prior to", "ahead of")
    occasion = OCCASION_BEHIND.match(text[mention.span.end : mention.span.end + 40])
    span = Span(length.span.start, mention.span.end + (occasion.end() if occasion else 0))
    expression = Expression(
        "from date", anchor=mention.expression.anchor, unit=length.expression.unit, mod=length.expression.mod,
        amount=length.expression.amount * (-1 if back else 1), parts=(mention.expression,),
    )  # fmt: skip
    # the date it is counted from is a time of its own
    return TimeMention(span, span.cut(text), "DATE", expression, "counted_from", ends=(mention,))


def from_occasion(mention: TimeMention, text: str) -> TimeMention:
    """The length with the occasion that it is counted from, kept for the resolver: the words stay the length's."""
    if mention.type != "DURATION" or mention.expression.operator != "duration":
        return mention
    match = OCCASION_AHEAD.match(text[mention.span.end : mention.span.end + 60])
    if match is None:
        led = re.match(r"\s+(after|before|prior\s+to|ahead\s+of)\b", text[mention.span.end : mention.span.end + 12])
        return with_signal(mention, "after" if led[1] == "after" else "before") if led else mention
    back = match["w"].lower() in ("before", "prior to", "ahead of")
    expression = replace(
        mention.expression,
        signal="before" if back else "after",
        parts=(Expression("occasion", extra=match["o"].lower()),),
    )
    return replace(mention, expression=expression, wide=Span(mention.span.start, mention.span.end + match.end()))


def is_attributive(mention: TimeMention, text: str) -> bool:
    """Whether the date stands between an article and a noun ("the May 2007 high")."""
    following = re.match(r"\s+([a-z]+)", text[mention.span.end : mention.span.end + 24])
    led = ARTICLE_BEFORE.search(text[max(0, mention.span.start - 8) : mention.span.start])
    return led is not None and following is not None and following[1] not in FOLLOWS


def dating(mention: TimeMention, text: str) -> TimeMention:
    """The date with the noun of the act that it dates ("the January 2022 unrest", "the vote of 9 June")."""
    if mention.type != "DATE" or mention.expression.operator not in ("calendar", "range", "weekday", "season"):
        return mention
    if is_attributive(mention, text):
        mention = replace(mention, attributive=True)
    behind = OCCASION_BEHIND.match(text[mention.span.end : mention.span.end + 40])
    before = OCCASION_BEFORE.search(text[max(0, mention.span.start - 40) : mention.span.start])
    noun = behind or before
    if noun is not None:
        return replace(mention, occasions=(noun["o"].lower(),))
    lead = SENTENCE_BREAK.split(text[max(0, mention.span.start - VERB_REACH) : mention.span.start])[-1]
    told = list(OCCASION_VERB.finditer(lead))
    return (
        replace(mention, occasions=tuple(VERB_NOUNS[re.sub(r"\s+", " ", told[-1]["v"].lower())])) if told else mention
    )
