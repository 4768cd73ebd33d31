"""Times resolved: each expression to an interval of days, its anchor chosen for it alone.

Deictic words (yesterday, this year) count from the day of publication; narrative words (a year earlier, the same
month) from the last narrated date; bare dates (May 29) take the year that a narrated date has set for the paragraph,
else the tense and the day of publication decide. What cannot be anchored stays without days: nothing is guessed
from today. Usable alone: ``resolve_times(find_times(text), text, published=day)``.
"""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.model.times import Time, TimeMention
from dragoman.reading.dates.narrative import Narrated, Narrative, Resolved, TenseAt
from dragoman.reading.dates.operators import resolve
from dragoman.reading.dates.values import finished


def resolve_times(
    mentions: Sequence[TimeMention], text: str, *, published: dt.date | None = None, tense_at: TenseAt | None = None
) -> list[Time]:
    """Every time of the text resolved, in text order.

    ``tense_at`` gives the tense of the clause around a span; without it every tense is unknown. An expression that
    nothing anchors keeps ``interval`` and ``edtf`` as ``None``.
    """
    narrative = Narrative(text, published, tense_at or (lambda span: "none"))
    times: list[Time] = []
    for mention in mentions:
        try:
            resolved = resolve(mention.expression, mention.span, narrative)
        except (OverflowError, ValueError):
            # a year outside what the calendar holds
            resolved = None
        times.append(finished(mention, resolved))
        if resolved is not None and resolved.interval is not None and mention.type in ("DATE", "TIME"):
            remember(mention, resolved, narrative)
    return apposed(times, text)


def remember(mention: TimeMention, resolved: Resolved, narrative: Narrative) -> None:
    """Add the date to what has been narrated."""
    assert resolved.interval is not None
    before = narrative.text[max(0, mention.span.start - 14) : mention.span.start]
    opens = bool(re.search(r"(?:^|[.!?\n]\s*)(?:[A-Z][a-z]{1,6}\s+(?:the\s+)?)?$", before)) or mention.span.start == 0
    narrative.narrated.append(Narrated(resolved.interval, resolved.granularity, mention.span, opens))


def apposed(times: list[Time], text: str) -> list[Time]:
    """Times where an explicit date right behind a counted one overrides it ("A year earlier, on 13 December 2024")."""
    result = list(times)
    for i, (first, second) in enumerate(itertools.pairwise(times)):
        between = text[first.span.end : second.span.start]
        if (
            first.basis == "narrative"
            and second.basis == "stated"
            and re.fullmatch(r"\s*,?\s*(?:on|in|—|–|-)?\s*(?:the\s+)?", between)
        ):
            result[i] = replace(
                first, interval=second.interval, edtf=second.edtf, value=second.value, basis="stated",
                anchor=second.text, granularity=second.granularity,
            )  # fmt: skip
    return result
