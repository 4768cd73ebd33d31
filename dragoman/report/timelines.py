"""A person's offices over time as inline SVG: a bar for each holding, the contacts of the ledger beneath.

Drawn like the other charts: colours by class, nothing to load, a description in words for who does not see it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence

from markupsafe import Markup, escape

from dragoman.model.findings import Edge, Standing, Tenure
from dragoman.report.standing_words import edge_words, office_name

WIDTH, LEFT, RIGHT, TOP = 760, 6, 6, 20
ROW = 30
BAR = 11
TICKS = 16
# Fewest pixels between the labels of two years.
LABEL_ROOM = 44
DAYS_PER_YEAR = 365.25


def office_timeline(standing: Standing, contacts: Sequence[dt.date], last: dt.date, key: str) -> Markup:
    """Bars of the holdings whose beginning or end is known, with ticks for the days of contacts; empty without any.

    ``last`` is the day up to which documents were read: an open end is drawn until there and fades. ``key`` tells
    several pictures of one page apart.
    """
    drawn = [t for t in standing.tenures if position(t.begin) is not None or position(t.finish) is not None]
    if not drawn:
        return Markup()
    points = [p for t in drawn for p in (position(t.begin), position(t.finish)) if p is not None]
    first = int(min([*points, *(year_of(day) for day in contacts)]))
    until = max([year_of(last), *points]) + 0.3
    height = TOP + ROW * len(drawn) + (TICKS + 14 if contacts else 0) + 22
    parts = [
        *year_lines(first, until, height),
        *(part for row, tenure in enumerate(drawn) for part in bar(tenure, row, first, until)),
        *ticks(contacts, first, until, TOP + ROW * len(drawn) + 6),
    ]
    title = f"Offices of {standing.name}"
    return Markup(
        f'<svg class="chart timeline" role="img" aria-labelledby="{key}-title {key}-desc" viewBox="0 0 {WIDTH} {height}">'
        f'<title id="{key}-title">{escape(title)}</title><desc id="{key}-desc">{escape(describe(drawn))}</desc>'
        f"{''.join(parts)}</svg>"
    )


def describe(tenures: Sequence[Tenure]) -> str:
    """The picture in words."""
    return "; ".join(
        f"{office_name(t)}: from {edge_words(t.begin) or 'unknown'} to {edge_words(t.finish) or 'unknown'}"
        for t in tenures
    )


def position(edge: Edge) -> float | None:
    """Where a point lies on the axis of years: the first day that it can be."""
    point = edge.best
    if point is None:
        return None
    parts = [int(p) for p in point.removesuffix("/..").removeprefix("../").split("/")[0].split("-")[:3]]
    return year_of(dt.date(parts[0], *[*parts[1:], 1, 1][:2]))


def year_of(day: dt.date) -> float:
    """The day as a fraction of years.

    >>> year_of(dt.date(2019, 1, 1))
    2019.0
    """
    return day.year + (day.timetuple().tm_yday - 1) / DAYS_PER_YEAR


def place(year: float, first: float, until: float) -> float:
    """The horizontal place of a point."""
    return LEFT + (year - first) / (until - first) * (WIDTH - LEFT - RIGHT)


def year_lines(first: float, until: float, height: int) -> Iterator[str]:
    """A thin line at the beginning of every few years, with its number."""
    wide = (WIDTH - LEFT - RIGHT) / (until - first)
    every = next(n for n in (1, 2, 5, 10, 20, 50) if n * wide >= LABEL_ROOM or n == 50)
    for year in range(int(first), int(until) + 1):
        if year % every == 0 and first <= year <= until:
            x = place(year, first, until)
            yield f'<line class="grid" x1="{x:.1f}" x2="{x:.1f}" y1="{TOP - 6}" y2="{height - 20}"/>'
            # the last number must not run over the edge
            anchor = "end" if x > WIDTH - LABEL_ROOM / 2 else "start" if x < LABEL_ROOM / 2 else "middle"
            yield f'<text class="axis" x="{x:.1f}" y="{height - 5}" text-anchor="{anchor}">{year}</text>'


def bar(tenure: Tenure, row: int, first: float, until: float) -> Iterator[str]:
    """One holding: its name above, its bar beneath; an end that nobody tells is drawn open."""
    begin, finish = position(tenure.begin), position(tenure.finish)
    left = place(begin if begin is not None else max(first, (finish or first) - 1), first, until)
    right = place(finish if finish is not None else until, first, until)
    y = TOP + ROW * row
    told = "told" if tenure.tellings else "tables"
    disputed = " disputed" if tenure.begin.disputed or tenure.finish.disputed else ""
    words = escape(f"{office_name(tenure)}: {edge_words(tenure.begin) or '?'} – {edge_words(tenure.finish) or '?'}")
    name = escape(office_name(tenure))
    anchor, x = ("end", WIDTH - RIGHT) if left > WIDTH * 0.6 else ("start", left)
    yield f'<text class="key" x="{x:.1f}" y="{y + 9}" text-anchor="{anchor}">{name}</text>'
    yield (
        f'<rect class="office {told}{disputed}" x="{left:.1f}" y="{y + 13}" width="{max(right - left, 3):.1f}" height="{BAR}">'
        f"<title>{words}</title></rect>"
    )
    for open_end, edge in ((begin is None, left), (finish is None, right)):
        if open_end:
            yield f'<line class="open" x1="{edge:.1f}" x2="{edge:.1f}" y1="{y + 11}" y2="{y + 15 + BAR}"/>'


def ticks(contacts: Sequence[dt.date], first: float, until: float, y: int) -> Iterator[str]:
    """A tick for the day of each contact."""
    for day in contacts:
        x = place(year_of(day), first, until)
        yield f'<line class="tick" x1="{x:.1f}" x2="{x:.1f}" y1="{y}" y2="{y + TICKS}"><title>{day.isoformat()}</title></line>'
    if contacts:
        yield f'<text class="key" x="{LEFT}" y="{y + TICKS + 11}">contacts held</text>'
