"""Charts as inline SVG: readable in print and by a screen reader, with nothing to load and nothing to run.

Colours come from the page by class, so that light, dark and paper each have their own; in grey the media still differ
in lightness.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from markupsafe import Markup, escape

from dragoman.report.wording import MEDIA

WIDTH, HEIGHT = 760, 236
LEFT, RIGHT, TOP = 30, 6, 22
BASE = 178  # where the bars stand
LONGEST_BAR = BASE - TOP
WIDEST_BAR = 34
# Fewest pixels between the labels of two years.
LABEL_ROOM = 32
GRID_LINES = 4

Counts = Mapping[int, Mapping[str, int]]


def contacts_per_year(counts: Counts, years_read: Collection[int], names: str) -> Markup:
    """Bars of contacts per year, split by medium; years of which no document was read are hatched.

    ``counts`` holds for each year how many contacts there were by each medium; ``names`` says whose they are.
    """
    if not counts:
        return Markup()
    years = range(min(counts), max([*counts, *years_read]) + 1)
    media = [medium for medium in MEDIA if any(counts[year].get(medium) for year in counts)]
    highest = max(sum(by.values()) for by in counts.values())
    parts = [
        *hatched_years(years, years_read),
        *grid(highest),
        *(part for year in years for part in bar(year, counts.get(year, {}), media, years, highest)),
        *year_labels(years),
        *legend(media, hatched=any(year not in years_read for year in years)),
    ]
    return Markup(
        f'<svg class="chart" role="img" aria-labelledby="chart-title chart-desc" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f'<title id="chart-title">{escape(f"Contacts per year of {names}")}</title>'
        f'<desc id="chart-desc">{escape(describe(counts, years, years_read))}</desc>'
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs>{"".join(parts)}</svg>'
    )


def describe(counts: Counts, years: Sequence[int], years_read: Collection[int]) -> str:
    """The chart in words: every year with its contacts, then the years without documents.

    >>> describe({2024: {"in-person": 2}}, range(2023, 2025), {2024})
    '2024: 2. No document published in 2023 was read.'
    """
    told = ", ".join(f"{year}: {sum(counts[year].values())}" for year in years if year in counts)
    unread = runs([year for year in years if year not in years_read])
    if not unread:
        return f"{told}."
    spans = ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in unread)
    return f"{told}. No document published in {spans} was read."


def runs(years: Sequence[int]) -> list[tuple[int, int]]:
    """First and last of each stretch of years without a gap.

    >>> runs([1999, 2001, 2002])
    [(1999, 1999), (2001, 2002)]
    """
    found: list[tuple[int, int]] = []
    for year in years:
        if found and found[-1][1] == year - 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found


def slot(years: Sequence[int]) -> float:
    """The width that one year has."""
    return (WIDTH - LEFT - RIGHT) / len(years)


def left_of(year: int, years: Sequence[int]) -> float:
    """Where the year begins on the axis."""
    return LEFT + (year - years[0]) * slot(years)


def hatched_years(years: Sequence[int], years_read: Collection[int]) -> Iterator[str]:
    """A hatched band behind each stretch of years of which no document was read."""
    for first, last in runs([year for year in years if year not in years_read]):
        x, wide = left_of(first, years), (last - first + 1) * slot(years)
        yield f'<rect class="unread" x="{x:.1f}" y="{TOP}" width="{wide:.1f}" height="{LONGEST_BAR}" fill="url(#hatch)"/>'


def grid(highest: int) -> Iterator[str]:
    """Thin lines with their numbers, whole ones only, and the line on which the bars stand."""
    step = next(s for s in (1, 2, 5, 10, 20, 50, 100, 200, 500, 10**9) if highest / s <= GRID_LINES)
    for value in range(step, highest + 1, step):
        y = BASE - value / highest * LONGEST_BAR
        yield f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>'
        yield f'<text class="axis" x="{LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{value}</text>'
    yield f'<line class="base" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{BASE}" y2="{BASE}"/>'


def bar(
    year: int, by_medium: Mapping[str, int], media: Sequence[str], years: Sequence[int], highest: int
) -> Iterator[str]:
    """The bar of one year, one piece for each medium, the sum above it."""
    total = sum(by_medium.values())
    if not total:
        return
    wide = min(slot(years) * 0.66, WIDEST_BAR)
    x, y = left_of(year, years) + (slot(years) - wide) / 2, float(BASE)
    for medium in media:
        high = by_medium.get(medium, 0) / highest * LONGEST_BAR
        if high:
            y -= high
            shape = f'x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}"'
            yield f'<rect class="bar {medium}" {shape}><title>{year}, {MEDIA[medium]}: {by_medium[medium]}</title></rect>'
    yield f'<text class="sum" x="{x + wide / 2:.1f}" y="{y - 5:.1f}" text-anchor="middle">{total}</text>'


def year_labels(years: Sequence[int]) -> Iterator[str]:
    """The years beneath the bars, as many as have room."""
    every = next(n for n in (1, 2, 5, 10, 20, 50, 100) if n * slot(years) >= LABEL_ROOM or n == 100)
    for year in years:
        if year % every == 0:
            x = left_of(year, years) + slot(years) / 2
            yield f'<text class="axis" x="{x:.1f}" y="{BASE + 17}" text-anchor="middle">{year}</text>'


def legend(media: Sequence[str], *, hatched: bool) -> Iterator[str]:
    """What the shades and the hatching mean."""
    x, y = float(LEFT), HEIGHT - 18
    keys = [(f'class="bar {medium}"', MEDIA[medium]) for medium in media]
    if hatched:
        keys.append(('class="unread key" fill="url(#hatch)"', "no document published that year was read"))
    for look, words in keys:
        yield f'<rect {look} x="{x:.1f}" y="{y}" width="14" height="11"/>'
        yield f'<text class="key" x="{x + 20:.1f}" y="{y + 10}">{words}</text>'
        x += 44 + 6.6 * len(words)
