"""English hours and parts of the day."""

from __future__ import annotations

import re

from dragoman.language.en.time_rules import Built, rule
from dragoman.language.en.time_words import (
    DAYPART,
    DAYPARTS,
    HOURS,
)
from dragoman.language.lexicon import one_of
from dragoman.model.times import Expression


@rule(
    rf"(?:(?:early|late|later)\s+)?(?P<rel>the\s+next|the\s+following|the\s+previous|the\s+same|that(?:\s+same)?)\s+(?P<dp>{DAYPART})",
    flags=re.I,
    needs="daypart",
)
def narrative_daypart(m: re.Match[str]) -> Built:
    rel = m["rel"].lower().split()[-1]
    amount = {"next": 1, "following": 1, "previous": -1}.get(rel, 0)
    return "TIME", Expression("shift", anchor="narrative", unit="day", amount=amount, part=DAYPARTS[m["dp"].lower()])


@rule(
    rf"(?:in|during|through|throughout|spent|all)\s+(?P<t>the\s+(?P<dp>{one_of(d for d in DAYPARTS if d not in ('night', 'tonight'))}))(?!\s+(?:of|after|before|on)\b)",
    flags=re.I,
    needs="daypart",
)
def part_of_day(m: re.Match[str]) -> Built:
    """A part of the day told ("he spent the morning in Tula")."""
    return "TIME", Expression("shift", anchor="narrative", unit="day", amount=0, part=DAYPARTS[m["dp"].lower()])


@rule(
    rf"(?:by|in|at|around|until|since|from)\s+(?P<t>(?:the\s+)?(?:early|mid|late)[\s-](?P<dp>{DAYPART}))(?!\s+(?:of|after|before|on|hours)\b)",
    flags=re.I,
    needs="daypart",
)
def part_of_daypart(m: re.Match[str]) -> Built:
    return "TIME", Expression("shift", anchor="narrative", unit="day", amount=0, part=DAYPARTS[m["dp"].lower()])


@rule(r"(?:at|by|during\s+the|in\s+the\s+middle\s+of\s+the|through\s+the)\s+(?P<t>(?P<dp>night))(?!\s+(?:of|before|after|in|on)\b)", flags=re.I, needs="daypart")  # fmt: skip
def bare_daypart(m: re.Match[str]) -> Built:
    return "TIME", Expression("any day", part=DAYPARTS[m["dp"].lower()])


@rule(r"[Oo]vernight(?!\s+(?:stay|train|bus|flight|trip))")
def overnight(m: re.Match[str]) -> Built:
    return "TIME", Expression("shift", anchor="bare", unit="day", amount=0, part="NI")


ZONE = r"(?:\s+(?:\((?:[A-Z]{2,4}|[A-Z][a-z]+ time)\)|(?:GMT|UTC|CET|CEST|EST|EDT|PST|PDT|MSK|BST|IST|EET|EEST|ET)(?:[+-]\d{1,2})?(?![A-Za-z])|[A-Z][a-z]+(?: [A-Z][a-z]+)? time|local time|[ap]\.?m\.?))?"


@rule(
    rf"(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)(?:\s?(?P<ap>[ap]\.?m\b\.?))?(?:\s?(?:h|hrs|hours))?{ZONE}",
    flags=re.I,
    needs="clock",
)
def clock(m: re.Match[str]) -> Built:
    if "." in m[0][: m.start("m") - m.start()] and not (
        m["ap"] or re.search(r"\btime$|GMT|UTC|hrs", m[0]) or re.search(r"\bat\s+$", m.string[max(0, m.start() - 4) : m.start()])
    ):  # fmt: skip
        return None
    if re.match(r"[.:]\d", m.string[m.end() : m.end() + 2]):
        return None
    return "TIME", clock_expression(m["h"], m["m"], m["ap"])


@rule(
    r"(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)\s+(?:GMT|UTC|CET|CEST|EST|EDT|MSK|IST|hours|hrs|local\s+time|[A-Z][a-z]+\s+time)",
    needs="year clock",
)
def clock_without_colon(m: re.Match[str]) -> Built:
    return "TIME", clock_expression(m["h"], m["m"], None)


@rule(rf"(?P<h>1[0-2]|[1-9])\s?(?P<ap>[ap]\.?m\b\.?)(?:{ZONE})", flags=re.I, needs="clock")
def whole_hour(m: re.Match[str]) -> Built:
    return "TIME", clock_expression(m["h"], "0", m["ap"])


@rule(rf"(?:at|by|until|around|about|before|after)\s+(?P<t>(?P<n>{one_of(HOURS)})){ZONE}", flags=re.I)
def named_hour(m: re.Match[str]) -> Built:
    return "TIME", Expression("clock", anchor="narrative", amount=HOURS[m["n"].lower()], day=0)


def clock_expression(hour: str, minute: str, half: str | None) -> Expression:
    """An hour and minute on the last narrated day, else on the day of publication."""
    number = int(hour) % 12 + (12 if half.lower().startswith("p") else 0) if half else int(hour)
    return Expression("clock", anchor="narrative", amount=number, day=int(minute))
