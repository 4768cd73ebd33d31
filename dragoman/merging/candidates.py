"""Which reports can tell of one act: the grounds on which two clusters join or must stay apart."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from dragoman.model.reports import Event, FiledReport, Status
from dragoman.model.times import DateInterval

# Acts whose dates are this wide at most may join on days that overlap; wider ones must lie within each other.
FINE = 8
OPEN_PLANS: frozenset[Status] = frozenset({"planned", "postponed", "cancelled", "hypothetical"})
UNKNOWN_WIDTH = 10**6
# An undated visit contains an act of the same document told within this many sentences of it.
BESIDE = 3


@dataclass(frozen=True)
class Cluster:
    """Reports taken for one act, in the order of their keys."""

    items: tuple[FiledReport, ...]

    @cached_property
    def key(self) -> tuple[str, str, int]:
        """The place of the first report in the order of all."""
        first = self.items[0]
        return (first.published or "9999", first.document, first.report.trigger.start)

    @cached_property
    def persons(self) -> frozenset[str]:
        """Ids of the persons that any report names."""
        return frozenset(p.actor for i in self.items for p in i.report.participants if p.kind == "person")

    @cached_property
    def countries(self) -> frozenset[str | None]:
        """States of all participants."""
        return frozenset(p.country for i in self.items for p in i.report.participants)

    @cached_property
    def sides(self) -> frozenset[str]:
        """Ids of all participants."""
        return frozenset(p.actor for i in self.items for p in i.report.participants)

    @cached_property
    def block(self) -> tuple[str, ...]:
        """The pair of sides by which acts of different documents are compared: the first two persons, else all sides."""
        persons = sorted(self.persons)
        return tuple(persons[:2]) if len(persons) >= 2 else tuple(sorted(self.sides))

    @cached_property
    def interval(self) -> DateInterval | None:
        """The narrowest days of its reports."""
        intervals = [i.report.date.interval for i in self.items if i.report.date.interval is not None]
        return min(intervals, key=lambda n: (n.days or UNKNOWN_WIDTH, str(n.begin))) if intervals else None

    @cached_property
    def width(self) -> int:
        """How many days the act may lie on."""
        return (self.interval.days or UNKNOWN_WIDTH) if self.interval is not None else 2 * UNKNOWN_WIDTH

    @cached_property
    def statuses(self) -> frozenset[Status]:
        """Every status that its reports tell."""
        return frozenset(i.report.status for i in self.items)

    @cached_property
    def media(self) -> frozenset[str]:
        """Known media of its reports; phone and video count as one, since texts mix them."""
        return frozenset("call" if i.report.medium in ("phone", "video") else str(i.report.medium)
                         for i in self.items if i.report.medium not in (None, "unknown"))  # fmt: skip

    @cached_property
    def cities(self) -> frozenset[str]:
        """Places of its reports finer than a state."""
        return frozenset(i.report.place.name for i in self.items if i.report.place is not None)

    @cached_property
    def place_countries(self) -> frozenset[str]:
        """States of its places."""
        return frozenset(
            i.report.place.country for i in self.items if i.report.place is not None and i.report.place.country
        )

    @cached_property
    def forms(self) -> frozenset[str | None]:
        """Forms of its reports."""
        return frozenset(i.report.form for i in self.items)

    def joined(self, other: Cluster) -> Cluster:
        """Both as one, in the order of keys."""
        return Cluster(
            tuple(
                sorted(
                    (*self.items, *other.items),
                    key=lambda i: (i.published or "9999", i.document, i.report.trigger.start, i.report.id),
                )
            )
        )


def can_be_one(a: Cluster, b: Cluster, *, within: bool) -> bool:
    """Whether two clusters can tell of one act; ``within`` says that both stand in one document."""
    if a.items[0].report.kind != b.items[0].report.kind or not same_sides(a, b):
        return False
    if a.media and b.media and not a.media & b.media:
        return False
    if a.place_countries and b.place_countries and not a.place_countries & b.place_countries:
        return False
    if not forms_agree(a, b):
        return False
    return dates_agree(a, b, within=within) and statuses_agree(a, b)


def forms_agree(a: Cluster, b: Cluster) -> bool:
    """Whether the forms fit: a visit and talks are whole and part unless both speak of the same two persons."""
    if ("visit" in a.forms) == ("visit" in b.forms):
        return True
    visit, other = (a, b) if "visit" in a.forms else (b, a)
    return len(visit.persons) >= 2 and visit.persons == other.persons


def same_sides(a: Cluster, b: Cluster) -> bool:
    """Whether the sides agree: the persons of one are among the other's; a lone visitor needs the same state."""
    if len(a.persons) >= 2 and len(b.persons) >= 2:
        return a.persons <= b.persons or b.persons <= a.persons
    if a.persons and b.persons:
        few, many = sorted((a, b), key=lambda c: len(c.persons))
        return few.persons <= many.persons and few.countries <= many.countries
    return a.sides == b.sides


def dates_agree(a: Cluster, b: Cluster, *, within: bool) -> bool:
    """Whether the days can be the same: undated acts agree only inside a document."""
    if a.interval is None or b.interval is None:
        return within
    if not a.interval.meets(b.interval):
        return False
    if max(a.width, b.width) <= FINE:
        return True
    return within or a.interval.covers(b.interval) or b.interval.covers(a.interval)


def statuses_agree(a: Cluster, b: Cluster) -> bool:
    """Whether the statuses can belong to one act: a plan may come true, a denial concerns only plans and held acts alike."""
    if a.statuses & b.statuses:
        return True
    held_a, held_b = "held" in a.statuses, "held" in b.statuses
    if held_a != held_b:
        other = b if held_a else a
        both_dated = a.interval is not None and b.interval is not None
        return both_dated and "planned" in other.statuses and max(a.width, b.width) <= FINE
    return (
        a.statuses <= OPEN_PLANS
        and b.statuses <= OPEN_PLANS
        and not (("hypothetical" in a.statuses) ^ ("hypothetical" in b.statuses))
    )


def contains(whole: Event, part: Event, outer: Cluster, inner: Cluster) -> bool:
    """Whether a visit contains another act: its guest takes part, in the state visited, on its days."""
    guests = {p.actor for p in whole.participants if p.role == "guest"}
    if (
        part.status != "held"
        or not guests & {p.actor for p in part.participants if p.kind == "person"}
        or part.medium in ("phone", "video")
    ):
        return False
    if outer.place_countries and inner.place_countries and not outer.place_countries & inner.place_countries:
        return False
    shared_document = {i.document for i in outer.items} & {i.document for i in inner.items}
    if outer.interval is None or inner.interval is None:
        hosts = outer.place_countries | {p.country for p in whole.participants if p.role == "host" and p.country}
        close = any(
            i.document == j.document and abs(i.report.sentence - j.report.sentence) <= BESIDE
            for i in outer.items
            for j in inner.items
        )
        return bool(shared_document) and close and bool(hosts & {p.country for p in part.participants})
    return outer.interval.meets(inner.interval) and max(outer.width, inner.width) <= 40
