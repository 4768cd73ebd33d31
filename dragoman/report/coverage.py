"""What a count rests on, and what it may miss: documents by outlet and year, and what nobody could read from them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dragoman.model.findings import DocumentEntry, Ledger, LedgerEntry
from dragoman.report.wording import counted, date_words

# Outlets and columns that a page has room for.
OUTLETS, COLUMNS = 14, 12
NO_OUTLET = "outlet unknown"
FAILURES_NAMED = 5


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many documents each outlet has in each column of years; the last column holds undated ones where any are."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...], int], ...]
    total: int


def count_coverage(documents: Sequence[DocumentEntry]) -> Coverage:
    """The documents that were read, by outlet and by years of publication; small outlets are taken together."""
    read = [entry for entry in documents if entry.problem is None]
    spans = year_spans([entry.published.year for entry in read if entry.published])
    undated = any(entry.published is None for entry in read)
    sizes = Counter(entry.outlet or NO_OUTLET for entry in read)
    large = [outlet for outlet, _ in sorted(sizes.items(), key=lambda item: (-item[1], item[0]))][:OUTLETS]
    groups = [(outlet, [e for e in read if (e.outlet or NO_OUTLET) == outlet]) for outlet in large]
    rest = [e for e in read if (e.outlet or NO_OUTLET) not in large]
    if rest:
        groups.append((f"{len(sizes) - len(large)} other outlets", rest))
    columns = (*(str(a) if a == b else f"{a}–{b}" for a, b in spans), *(["undated"] if undated else []))
    return Coverage(columns, tuple((o, row_of(group, spans, undated), len(group)) for o, group in groups), len(read))


def row_of(group: Sequence[DocumentEntry], spans: Sequence[tuple[int, int]], undated: bool) -> tuple[int, ...]:
    """How many documents of the group fall into each column."""
    years = Counter(entry.published.year if entry.published else None for entry in group)
    counts = [sum(years[year] for year in range(first, last + 1)) for first, last in spans]
    return (*counts, years[None]) if undated else tuple(counts)


def year_spans(years: Sequence[int]) -> list[tuple[int, int]]:
    """The years in columns, several to a column where there are too many.

    >>> year_spans([2022, 2024]), year_spans([1990, 2024])[:2]
    ([(2022, 2022), (2023, 2023), (2024, 2024)], [(1990, 1994), (1995, 1999)])
    """
    if not years:
        return []
    first, last = min(years), max(years)
    size = next(n for n in (1, 5, 10, 50, 100, 1000) if (last - first) // n < COLUMNS)
    begin = first if size == 1 else first // size * size
    return [(year, year + size - 1) for year in range(begin, last + 1, size)]


def what_is_missing(ledger: Ledger, documents: Sequence[DocumentEntry]) -> Iterator[str]:
    """What a reader of the ledger must know that it does not hold or is not sure of."""
    yield (
        "A contact that no document tells is not here. That none is listed for a time does not mean that there was none."
    )
    entries: tuple[LedgerEntry, ...] = (*ledger.held, *ledger.other)
    undated = sum(entry.event.date.interval is None for entry in ledger.held)
    if undated:
        again = (
            "it may be one that is listed with a date" if undated == 1 else "they may be among those listed with a date"
        )
        yield f"No date could be read for {counted(undated, 'contact')} held; {again}."
    coarse = [date_words(entry.event.date) for entry in ledger.held if is_coarse(entry)]
    if coarse:
        yield f"{counted(len(coarse), 'contact')} held: not known to the week ({shortened(coarse)})."
    unsure = sum(any(not p.office_certain for p in entry.event.participants) for entry in entries)
    if unsure:
        yield f"{counted(unsure, 'line')}: an office changed within the possible days; it has a question mark."
    unconfirmed = sum(entry.unconfirmed for entry in ledger.other)
    if unconfirmed:
        yield (
            f"{counted(unconfirmed, 'planned contact')} unconfirmed: the day has passed, and no document read tells what"
            " became of it. That is not to say that it was not held."
        )
    conflicts = sum(bool(entry.event.conflicts) for entry in entries)
    if conflicts:
        yield f"{counted(conflicts, 'line')}: the reports contradict one another; the sources below show how."
    nameless = sum(entry.problem is None and entry.published is None for entry in documents)
    if nameless:
        yield f"{counted(nameless, 'document')} without a known day of publication: “yesterday” stays undated there."
    failed = [entry for entry in documents if entry.problem is not None]
    if failed:
        named = shortened([f"{entry.origin} ({entry.problem})" for entry in failed])
        yield f"{counted(len(failed), 'input')} could not be read: {named}."
    yield (
        "Origins are a lower bound of independent sources: copies of one agency story, and all that one press office gave"
        " out, count once where they are recognised."
    )


def is_coarse(entry: LedgerEntry) -> bool:
    """Whether the possible days of a dated contact are more than a week."""
    interval = entry.event.date.interval
    return interval is not None and (interval.days is None or interval.days > 7)


def shortened(items: Sequence[str]) -> str:
    """The first few items, and how many more there are."""
    more = f" and {len(items) - FAILURES_NAMED} more" if len(items) > FAILURES_NAMED else ""
    return f"{', '.join(items[:FAILURES_NAMED])}{more}"
