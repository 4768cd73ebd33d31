"""Years before the common era: values and EDTF without days, which the calendar of days does not hold.

EDTF counts astronomically (480 BC is -0479), TIMEX3 as people do (BC0480).
"""

from __future__ import annotations

from dragoman.model.documents import Span
from dragoman.model.times import Expression
from dragoman.reading.dates.narrative import Ancient, Narrative, Resolved


def resolve_ancient(expression: Expression, span: Span, narrative: Narrative) -> Resolved | None:
    """A year, decade or century before the common era, stated or counted from one told just before."""
    if expression.operator == "ancient" and expression.year is not None:
        unit = expression.unit or "year"
        narrative.ancient.append(Ancient(expression.year, unit, span))
        return ancient_value(expression.year, unit, expression)
    told = narrative.last_ancient()
    if told is None:
        return None
    anchor = span_text(told, narrative)
    if expression.operator in ("shift", "unit") and expression.unit in ("year", "decade", "century") and expression.anchor == "narrative":  # fmt: skip
        years = {"year": 1, "decade": 10, "century": 100}[expression.unit]
        year = told.year + int((expression.amount or 0) * years)
        unit = expression.unit if expression.operator == "unit" else "year"
        if year > 0:
            return None
        narrative.ancient.append(Ancient(year, unit, span))
        return ancient_value(year, unit, expression, anchor)
    if expression.operator in ("season", "calendar") and expression.year is None and told.unit == "year":
        return ancient_value(told.year, "year", expression, anchor)
    return None


def span_text(told: Ancient, narrative: Narrative) -> str:
    """The words of a year told before."""
    return told.span.cut(narrative.text)


def ancient_value(year: int, unit: str, expression: Expression, anchor: str | None = None) -> Resolved:
    """TIMEX3 and EDTF of a year, decade or century counted down, with month, day or season."""
    value = written(year)
    edtf = f"{year:05}" if year < 0 else "0000"
    if unit == "decade":
        value, edtf = value[:-1], f"{year - 9:05}/{year:05}"
    elif unit == "century":
        value, edtf = value[:-2], f"{year - 99:05}/{year:05}"
    elif expression.operator in ("ancient", "season") and expression.extra:
        value += f"-{expression.extra}"
        edtf += "-" + {"SP": "21", "SU": "22", "FA": "23", "WI": "24"}[expression.extra]
    elif expression.month is not None:
        value += f"-{expression.month:02}"
        edtf += f"-{expression.month:02}"
        if expression.day is not None:
            value, edtf = f"{value}-{expression.day:02}", f"{edtf}-{expression.day:02}"
    return Resolved(None, unit, "narrative" if anchor else "stated", anchor, value=value, edtf=edtf)


def written(year: int) -> str:
    """The year as TIMEX3 writes it before the common era."""
    return f"BC{1 - year:04}"
