"""Standing: the offices a person gained, kept and lost, as texts tell them and as the tables have them.

Tellings are put together where they speak of one office and do not contradict each other: "president from 1991 to
2019" and "resigned as president in March 2019" are one holding that ended in March 2019. Where they do contradict,
and where the tables say otherwise, both are kept and shown; nothing is averaged and nobody is preferred.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from dragoman.actors.base import fold_name
from dragoman.model.actors import Incumbency
from dragoman.model.findings import Edge, OfficeTelling, Tenure, agree
from dragoman.model.reports import OfficeReading

# Levels of which a state has one: two words for such an office mean the same.
SINGLE = ("head of state", "head of government", "foreign minister", "defence minister")
SMALL = frozenset(("of", "the", "for", "and", "a", "s", "national", "state"))
# Days between two points that may still be one, by as many as texts and tables differ about a beginning.
NEAR_YEARS = 1


@dataclass
class Spell:
    """A holding while it is being put together."""

    office: str
    begin: str | None = None
    finish: str | None = None
    tellings: list[OfficeTelling] = field(default_factory=list)
    incumbency: Incumbency | None = None

    @property
    def readings(self) -> list[OfficeReading]:
        """What its passages tell."""
        return [t.reading for t in self.tellings]


def find_tenures(tellings: Sequence[OfficeTelling], incumbencies: Sequence[Incumbency]) -> tuple[Tenure, ...]:
    """The holdings told by the passages and held by the tables, earliest first, those without any point last."""
    spells: list[Spell] = []
    for incumbency in incumbencies:
        spells.append(Spell(incumbency.office, incumbency.begin, incumbency.finish, [], incumbency))
    # what is dated first: a bare title then finds the holding that it names
    for telling in sorted(tellings, key=lambda t: (rank(t.reading), t.document.id, t.reading.passage.span)):
        place(telling, spells)
    tenures = [as_tenure(spell) for spell in spells]
    return tuple(sorted(tenures, key=lambda t: (earliest(t) is None, earliest(t) or "", t.office)))


def rank(reading: OfficeReading) -> int:
    """Which tellings are placed first: those with both points, with one, with a change, mere titles."""
    points = (reading.begin is not None) + (reading.finish is not None)
    return 3 - points if points else 3 + (reading.change is None)


def place(telling: OfficeTelling, spells: list[Spell]) -> None:
    """Put the passage to the holding that it tells of, or begin a new one."""
    reading = telling.reading
    fitting = [s for s in spells if same_office(s, reading) and fits(s, reading, telling)]
    if len(fitting) > 1 and not (reading.begin or reading.finish or reading.change):
        # "then prime minister": which of two holdings a bare title means only its day would tell
        fitting = [s for s in fitting if closeness(s, reading, telling)[1:3] != (False, False)]
    if fitting:
        chosen = max(fitting, key=lambda s: closeness(s, reading, telling))
        chosen.tellings.append(telling)
        chosen.begin = finer(chosen.begin, reading.begin)
        chosen.finish = finer(chosen.finish, reading.finish)
        return
    spells.append(Spell(reading.office, reading.begin, reading.finish, [telling]))


def same_office(spell: Spell, reading: OfficeReading) -> bool:
    """Whether the holding and the passage name one office: by level where a state has one, else by their words."""
    held = spell.incumbency
    country = held.country if held is not None else next((r.country for r in spell.readings if r.country), None)
    level = held.level if held is not None else next((r.level for r in spell.readings if r.level), None)
    if country and reading.country and country != reading.country:
        return False
    acting = held.acting if held is not None else any(r.capacity == "acting" for r in spell.readings)
    if acting != (reading.capacity == "acting"):
        return False
    if level in SINGLE and level == reading.level:
        return True
    if level is not None and reading.level is not None and (level in SINGLE) != (reading.level in SINGLE):
        # the "First President" is no president
        return False
    first, second = words_of(spell.office), words_of(reading.office)
    return bool(first & second) and (first <= second or second <= first)


def words_of(office: str) -> frozenset[str]:
    """The words of an office that tell it from others.

    >>> sorted(words_of("Chairman of the National Security Council"))
    ['chairman', 'council', 'security']
    """
    return frozenset(re.findall(r"\w+", fold_name(office))) - SMALL


def fits(spell: Spell, reading: OfficeReading, telling: OfficeTelling) -> bool:
    """Whether the passage can tell of the holding: its points do not lie on the far side of the holding's."""
    begin, finish = plain(reading.begin), plain(reading.finish)
    held_from, held_to = plain(spell.begin), plain(spell.finish)
    if begin and held_to and year_of(begin) > year_of(held_to) + (0 if spell.incumbency is None else NEAR_YEARS):
        return False
    if finish and held_from and year_of(finish) < year_of(held_from) - NEAR_YEARS:
        return False
    if begin and held_from and abs(year_of(begin) - year_of(held_from)) > NEAR_YEARS:
        return False
    return not (finish and held_to and abs(year_of(finish) - year_of(held_to)) > NEAR_YEARS)


def closeness(spell: Spell, reading: OfficeReading, telling: OfficeTelling) -> tuple[bool, bool, bool, str]:
    """How well a holding answers to a passage: agreeing points, then the publication inside it, then the latest."""
    begins = bool(reading.begin and spell.begin and agree(reading.begin, spell.begin))
    ends = bool(reading.finish and spell.finish and agree(reading.finish, spell.finish))
    day = telling.document.published.isoformat() if telling.document.published else ""
    inside = (spell.begin or "") <= day and (spell.finish is None or day <= spell.finish)
    former = reading.capacity == "former" and spell.finish is not None
    return begins or ends, former, inside and reading.capacity != "former", spell.begin or ""


def finer(one: str | None, other: str | None) -> str | None:
    """The more exact of two points that agree; the first where they don't."""
    if one is None or other is None:
        return one or other
    return other if agree(one, other) and len(plain(other) or "") > len(plain(one) or "") else one


def plain(point: str | None) -> str | None:
    """The point without the mark of a bound."""
    return None if point is None else point.removesuffix("/..").removeprefix("../")


def year_of(point: str) -> int:
    """The year of a point."""
    return int(point[:4])


def as_tenure(spell: Spell) -> Tenure:
    """The finished holding."""
    held, readings = spell.incumbency, spell.readings
    first = readings[0] if readings else None
    capacities = [r.capacity for r in readings if r.capacity]
    capacity = "acting" if (held and held.acting) or "acting" in capacities else None
    if held is None and capacities and all(c == "former" for c in capacities) and not (spell.begin or spell.finish):
        capacity = "former"
    if held is None and capacities and all(c == "elect" for c in capacities):
        capacity = "elect"
    # the words most used, the fuller of two used alike
    used = Counter(r.office for r in readings)
    name = (
        max(used, key=lambda office: (used[office], len(office)), default=spell.office) if held is None else held.office
    )
    return Tenure(
        office=name,
        of=first.of if first is not None else None,
        country=held.country if held is not None else next((r.country for r in readings if r.country), None),
        level=held.level if held is not None else next((r.level for r in readings if r.level), None),
        capacity=capacity,  # type: ignore[arg-type]
        begin=edge(spell, "begin"),
        finish=edge(spell, "finish"),
        tellings=tuple(spell.tellings),
        incumbency=held,
    )


GAINS = ("elected", "re-elected", "appointed", "inaugurated", "acceded", "nominated")


def edge(spell: Spell, side: str) -> Edge:
    """The first or last point of the holding with the passages that tell it."""
    gained = side == "begin"
    telling = [
        t for t in spell.tellings
        if getattr(t.reading, side) is not None or (t.reading.change is not None and (t.reading.change in GAINS) == gained)
    ]  # fmt: skip
    points = [point for t in telling if (point := getattr(t.reading, side)) is not None]
    told: str | None = None
    for point in points:
        told = finer(told, point)
    changes = [t.reading.change for t in telling if t.reading.change and (t.reading.change in GAINS) == gained]
    held = spell.incumbency
    return Edge(
        told=told,
        change=changes[0] if changes else None,
        tellings=tuple(telling),
        others=tuple(sorted({p for p in points if told is not None and not agree(p, told)})),
        tables=None if held is None else getattr(held, side),
    )


def earliest(tenure: Tenure) -> str | None:
    """The point by which a holding is put in order."""
    return plain(tenure.begin.best or tenure.finish.best)
