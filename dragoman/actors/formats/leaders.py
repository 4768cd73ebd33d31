"""Tables of those who led a state: REIGN with a row for each month, Archigos with one for each tenure.

Both name many by surname only and none by office, so that whom they mean is told by state and days, and the office of
whom nobody knows more is "Leader". States stand in them as numbers.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dragoman.actors.formats.people import Draft, brought_file
from dragoman.actors.formats.rows import (
    Gathered,
    RowTrouble,
    Setting,
    check_order,
    clean,
    clean_name,
    make_id,
    read_day,
    read_gender,
    read_table,
    require,
)
from dragoman.actors.states import State
from dragoman.model.actors import Incumbency, Level
from dragoman.model.imports import BroughtFile

LEADER = "Leader"
Month = tuple[int, int]


@dataclass
class Months:
    """The months of one leader of one state, with the line of the first and what they say of him."""

    line: int
    name: str
    number: int
    months: list[Month] = field(default_factory=list)
    genders: Counter[str] = field(default_factory=Counter)
    parliamentary: set[Month] = field(default_factory=set)


def read_reign(text: str, setting: Setting) -> BroughtFile:
    """The leaders of REIGN, their months joined to tenures; who led in the last month of the table may lead still."""
    gathered, found = Gathered(), dict[tuple[int, str], Months]()
    columns, rows = read_table(text, setting.path, gathered)
    require(columns, ("ccode", "leader", "year", "month"), setting.path, "expected the columns of REIGN")
    gathered.take(rows, lambda line, row: add_month(line, row, found))
    newest = max((month for one in found.values() for month in one.months), default=(0, 0))
    drafts: dict[str, Draft] = {}
    for one in found.values():
        for first, last in runs_of(one.months):
            state = setting.states.numbered(one.number, iso(first), ("cow", "gw"))
            if state is None:
                gathered.skip(one.line, f"{one.name}: no state has the number {one.number} in the list of COW")
                break
            add_tenure(drafts, one, state, (first, last), newest)
    return brought_file("reign", drafts, gathered)


def leader_name(cell: str) -> str | None:
    """The leader's name; these tables put initials behind surnames ("Kowalik, J.")."""
    last, comma, first = clean(cell).partition(", ")
    return clean_name(f"{first} {last}" if comma else last, person=True)


def add_month(line: int, row: dict[str, str], found: dict[tuple[int, str], Months]) -> None:
    """Add one row's month."""
    name = leader_name(row["leader"])
    if name is None:
        raise RowTrouble("names no leader")
    number, month = whole(row["ccode"], "ccode"), (whole(row["year"], "year"), whole(row["month"], "month"))
    if not (1 <= month[1] <= 12 and 1700 <= month[0] <= 2200):
        raise RowTrouble(f"has {month[0]} and {month[1]} as year and month")
    one = found.setdefault((number, name), Months(line, name, number))
    one.months.append(month)
    one.genders[{"1": "male", "0": "female"}.get(clean(row.get("male")).removesuffix(".0"), "")] += 1
    if "parliamentary" in clean(row.get("government")).lower():
        one.parliamentary.add(month)


def add_tenure(drafts: dict[str, Draft], one: Months, state: State, tenure: tuple[Month, Month], newest: Month) -> None:
    """Add one tenure to its leader."""
    first, last = tenure
    identity = make_id(one.name, state.country)
    draft = drafts.setdefault(identity, Draft(one.line, identity, one.name, country=state.country, leads=True))
    draft.gender = draft.gender or read_gender(one.genders.most_common(1)[0][0])
    inside = [month for month in one.months if first <= month <= last]
    mostly = len(one.parliamentary.intersection(inside)) * 2 > len(inside)
    level: Level = "head of government" if mostly else "head of state"
    open_end = last == newest
    draft.incumbencies.append(
        Incumbency(
            LEADER, level, state.country, iso(first), None if open_end else iso(last), state.former,
            known_until=iso(last) if open_end else None,
        )
    )  # fmt: skip


def runs_of(months: Sequence[Month]) -> Iterator[tuple[Month, Month]]:
    """The first and last month of each unbroken run.

    >>> list(runs_of([(2019, 12), (2020, 1), (2021, 5)]))
    [((2019, 12), (2020, 1)), ((2021, 5), (2021, 5))]
    """
    ordered = sorted(set(months))
    begin = 0
    for place, month in enumerate(ordered):
        last = place + 1 == len(ordered)
        if last or ordered[place + 1] != (month[0] + month[1] // 12, month[1] % 12 + 1):
            yield ordered[begin], month
            begin = place + 1


def iso(month: Month) -> str:
    """The month in ISO form."""
    return f"{month[0]:04}-{month[1]:02}"


def whole(cell: str | None, column: str) -> int:
    """The whole number in the cell."""
    words = clean(cell).removesuffix(".0")
    if not words.isascii() or not words.removeprefix("-").isdigit():
        raise RowTrouble(f"has {clean(cell)!r} as {column}; expected a number")
    return int(words)


def read_archigos(text: str, setting: Setting) -> BroughtFile:
    """The leaders of Archigos; who was "Still in Office" at its end has an open one."""
    gathered, drafts = Gathered(), dict[str, Draft]()
    columns, rows = read_table(text, setting.path, gathered)
    require(columns, ("ccode", "leader", "startdate", "enddate"), setting.path, "expected the columns of Archigos")
    gathered.take(rows, lambda line, row: add_spell(line, row, drafts, setting))
    return brought_file("archigos", drafts, gathered)


def add_spell(line: int, row: dict[str, str], drafts: dict[str, Draft], setting: Setting) -> None:
    """Add one row's tenure to its leader."""
    name = leader_name(row["leader"])
    if name is None:
        raise RowTrouble("names no leader")
    begin, finish = read_day(row["startdate"], "startdate"), read_day(row["enddate"], "enddate")
    check_order(begin, finish)
    number = whole(row["ccode"], "ccode")
    state = setting.states.numbered(number, begin, ("gw", "cow"))
    if state is None:
        raise RowTrouble(f"{name}: no state has the number {number} in the lists of GW and COW")
    leader = clean(row.get("leadid"))
    identity = make_id(name, state.country, *([leader] if leader else []))
    still = clean(row.get("exit")).lower() == "still in office"
    draft = drafts.setdefault(identity, Draft(line, identity, name, country=state.country, leads=True))
    draft.gender = draft.gender or read_gender(row.get("gender"))
    draft.born = draft.born or birth(row)
    if leader:
        draft.externals.append(f"archigos:{leader}")
    draft.incumbencies.append(
        Incumbency(
            LEADER, "head of state", state.country, begin, None if still else finish, state.former,
            known_until=finish if still else None,
        )
    )  # fmt: skip


def birth(row: dict[str, str]) -> str | None:
    """Day or year of birth; numbers below zero say that it is not known."""
    for cell in (clean(row.get("borndate")), clean(row.get("yrborn")).removesuffix(".0")):
        if cell and not cell.startswith("-") and cell.lower() not in ("na", "."):
            try:
                return read_day(cell, "borndate")
            except RowTrouble:
                continue
    return None
