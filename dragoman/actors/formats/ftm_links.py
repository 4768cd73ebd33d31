"""What FollowTheMoney's links make of a person: the holder of a position, a member, a director, an employee."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from dragoman.actors.formats.people import Draft
from dragoman.actors.formats.rows import RowTrouble, Setting, check_order, clean, clean_id, read_day, read_level
from dragoman.actors.offices import office_level
from dragoman.actors.states import State
from dragoman.model.actors import LEVELS, Incumbency, Level

# For each kind of link the properties that lead to who holds and to what, and the office where no role is told.
LINKS = {
    "Occupancy": ("holder", "post", ""),
    "Membership": ("member", "organization", "Member"),
    "Directorship": ("director", "organization", "Director"),
    "Employment": ("employee", "employer", "Employee"),
}
ACTING = "acting"
YEARS = re.compile(r"\s*\((\d{4})?\s*[-–—]\s*(\d{4})?\)\s*$")


class Told(Protocol):
    """What must be known of an entity here."""

    @property
    def schema(self) -> str:
        """Its kind."""

    def first(self, *names: str) -> str | None:
        """The first value of the first property that has one."""

    def all(self, *names: str) -> tuple[str, ...]:
        """Every value of the properties."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a holder to a post or a body, with its days."""

    holder: str
    target: str
    role: str
    begin: str | None
    finish: str | None
    acting: bool
    until: str | None

    @classmethod
    def of(cls, schema: str, properties: Mapping[str, tuple[str, ...]]) -> Link:
        """The link of an entity's properties."""
        holder, target, role = LINKS[schema]

        def first(*names: str) -> str | None:
            return next((value for name in names for value in properties.get(name, ())), None)

        ends = [first(holder), first(target)]
        if None in ends:
            raise RowTrouble(f"{schema} without {holder if ends[0] is None else target}")
        begin, finish = (
            read_day(first(*names), names[0]) for names in (("startDate", "periodStart"), ("endDate", "periodEnd"))
        )
        check_order(begin, finish)
        until = read_day(first("date"), "date") if finish is None else None
        return cls(
            str(ends[0]), str(ends[1]), clean(first("role")) or role, begin, finish,
            acting=ACTING in (first("summary") or "").lower().split(), until=until,
        )  # fmt: skip


def held_by(link: Link, entities: Mapping[str, Told], drafts: Mapping[str, Draft], setting: Setting) -> Incumbency:
    """The incumbency that a link tells of."""
    target = entities.get(link.target)
    if target is None:
        raise RowTrouble(f"leads to {link.target!r}, which is not in the file")
    if target.schema != "Position":
        body = drafts.get(link.target)
        if body is None:
            raise RowTrouble(f"leads to {link.target!r}, which has no name")
        level = office_level(link.role, setting.states)
        return Incumbency(
            link.role, level, body.country, link.begin, link.finish, body.id, link.acting, link.until
        )  # fmt: skip
    office = clean(target.first("name", "alias"))
    if not office:
        raise RowTrouble("leads to a position without a name")
    state = state_of(target, setting)
    of = next((drafts[b].id if b in drafts else clean_id(b, setting) for b in target.all("organization")), None)
    holder = drafts[link.holder]
    return Incumbency(
        office, level_of(target, office, setting), holder.country if state is None else state.country, link.begin,
        link.finish, of or (None if state is None else state.former), link.acting, link.until,
    )  # fmt: skip


def state_of(position: Told, setting: Setting) -> State | None:
    """The state of a position, the first in order where it names several."""
    found = [state for code in position.all("country") if (state := setting.states.find(code)) is not None]
    return min(found, key=lambda state: (state.country, state.former or "")) if found else None


def level_of(position: Told, office: str, setting: Setting) -> Level:
    """The level of a position: its keyword if that is one, else by its name, else by its topics."""
    named = next((word for word in position.all("keywords") if word in LEVELS), None)
    if named is not None:
        return read_level(named) or "other"
    by_name = office_level(office, setting.states)
    topics = position.all("topics")
    if "gov.head" in topics and "gov.national" in topics and by_name in ("official", "other"):
        return "head of government"
    if by_name == "other" and "gov.legislative" in topics:
        return "parliament"
    return by_name


def undated(positions: Iterable[str], country: str | None, died: str | None, setting: Setting) -> Iterator[Incumbency]:
    """Offices that a person is only said to hold or have held; years in brackets behind them are their days."""
    finish = None
    if died is not None:
        try:
            finish = read_day(died, "deathDate")
        except RowTrouble:
            finish = None
    for words in positions:
        office = clean(words)
        years = YEARS.search(office)
        begin, last = (years[1], years[2]) if years else (None, finish)
        name = YEARS.sub("", office)
        if name and not (begin and last and last < begin):
            yield Incumbency(name, office_level(name, setting.states), country, begin, last)
