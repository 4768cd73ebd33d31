"""One actor of several sources, and what speaks against their being one.

Nothing is chosen between sources: names and incumbencies of all are kept, an unknown day gives way to a known one and a
coarse one to the finer one that begins with it. Where sources contradict one another, that is a clash, and whoever
calls decides before they are combined.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dragoman.actors.base import fold_name
from dragoman.model.actors import Actor, Gender, Incumbency, Level
from dragoman.model.brought import SHIPPED, BroughtActor, FiledActor, Holding

HEADS: tuple[Level, ...] = ("head of state", "head of government")
# Tables of leaders know no office; who is known to have led in an office of that time was that.
VAGUE = "leader"


def order_of(held: Incumbency) -> tuple[str, ...]:
    """The order of incumbencies: by first day, last day, office, and whose it is."""
    facts = (held.begin or "", held.finish or "~", held.office, held.country, held.of, held.level, held.known_until)
    return (*(fact or "" for fact in facts), str(held.acting))


def held_in_both(a: Incumbency, b: Incumbency) -> bool:
    """Whether the two have a day in common, to the precision that is known."""
    return not ends_before(a.finish, b.begin) and not ends_before(b.finish, a.begin)


def ends_before(finish: str | None, begin: str | None) -> bool:
    """Whether the end surely lies before the beginning."""
    if finish is None or begin is None:
        return False
    size = min(len(finish), len(begin))
    return finish[:size] < begin[:size]


def one_day(a: str | None, b: str | None) -> bool:
    """Whether the two can be the same day."""
    return a is None or b is None or a.startswith(b) or b.startswith(a)


def one_end(a: Incumbency, b: Incumbency) -> bool:
    """Whether both can end together; one that was known to last on had no earlier end."""
    if a.finish is None or b.finish is None:
        end, until = a.finish or b.finish, a.known_until if a.finish is None else b.known_until
        return end is None or not ends_before(end, until)
    return one_day(a.finish, b.finish)


def finer(a: str | None, b: str | None) -> str | None:
    """The one that says more."""
    return max((a or "", b or ""), key=len) or None


def same_office(a: Incumbency, b: Incumbency) -> bool:
    """Whether both are of one office of one state or body."""
    return fold_name(a.office) == fold_name(b.office) and (a.country, a.of, a.acting) == (b.country, b.of, b.acting)


def can_be_one(a: Incumbency, b: Incumbency) -> bool:
    """Whether both can be one holding of one office: the days can be the same, or one lies within the other."""
    return same_office(a, b) and held_in_both(a, b) and (same_days(a, b) or within(a, b) or within(b, a))


def same_days(a: Incumbency, b: Incumbency) -> bool:
    """Whether both can begin and end together."""
    return one_day(a.begin, b.begin) and one_end(a, b)


def within(a: Incumbency, b: Incumbency) -> bool:
    """Whether the first lies in the second, as a term of office lies in the time of several."""
    if a.begin is None or a.finish is None or b.begin is None:
        return False
    ends = b.finish is None or b.finish.startswith(a.finish) or (a.finish[: len(b.finish)] <= b.finish)
    return (a.begin.startswith(b.begin) or a.begin[: len(b.begin)] >= b.begin) and ends


def joined(a: Incumbency, b: Incumbency) -> Incumbency:
    """Both as one holding."""
    if not same_days(a, b):
        return b if within(a, b) else a
    finish = finer(a.finish, b.finish)
    known = [until for until in (a.known_until, b.known_until) if until is not None and finish is None]
    level = a.level if a.level != "other" else b.level
    return replace(a, begin=finer(a.begin, b.begin), finish=finish, known_until=max(known, default=None), level=level)


def combine_holdings(told: Iterable[tuple[Incumbency, str]]) -> tuple[Holding, ...]:
    """Every holding of an office once, with the sources that tell of it, in the order of their first telling."""
    holdings: list[Holding] = []
    for held, name in told:
        place = next((i for i, known in enumerate(holdings) if can_be_one(known.incumbency, held)), None)
        if place is None:
            holdings.append(Holding(held, (name,)))
            continue
        known = holdings[place]
        names = known.sources if name in known.sources else (*known.sources, name)
        holdings[place] = Holding(joined(known.incumbency, held), names)
    return tuple(without_vague(holdings))


def without_vague(holdings: Sequence[Holding]) -> Iterator[Holding]:
    """The holdings without those that only say "leader" of a time in which the office is known."""
    known = [h.incumbency for h in holdings if h.incumbency.level in HEADS and fold_name(h.incumbency.office) != VAGUE]
    for holding in holdings:
        held = holding.incumbency
        vague = fold_name(held.office) == VAGUE
        if not vague or not any(other.country == held.country and held_in_both(held, other) for other in known):
            yield holding


def combine(
    shipped: Actor | None, brought: Sequence[FiledActor], leads: Mapping[str, str] | None = None
) -> tuple[Actor, tuple[Holding, ...]]:
    """The actor of all sources and its holdings; ``leads`` are ids that lead to others.

    The order of the brought makes no difference.
    """
    ordered = sorted(brought, key=lambda filed: (filed.actor.id, filed.actor.name, filed.place))
    own = shipped or bare(ordered[0].actor)
    known = {own.name, own.russian, *own.names}
    names = {n for source in ordered for n in (source.actor.name, *source.actor.names)} - known
    short = {n for source in ordered for n in source.actor.short} - known - names - set(own.short)
    told = sorted(
        ((held, source.place) for source in ordered for held in led(source.actor.incumbencies, leads or {})),
        key=lambda pair: (order_of(pair[0]), pair[1]),
    )
    holdings = combine_holdings([*((held, SHIPPED) for held in own.incumbencies), *told])
    gender: Gender | None = next((g for g in (own.gender, *(s.actor.gender for s in ordered)) if g is not None), None)
    actor = replace(
        own,
        country=next((c for c in (own.country, *(s.actor.country for s in ordered)) if c is not None), None),
        gender=gender,
        names=(*own.names, *sorted(names)),
        short=(*own.short, *sorted(short)),
        incumbencies=tuple(holding.incumbency for holding in holdings),
    )
    return actor, holdings


def bare(actor: BroughtActor) -> Actor:
    """The actor by id, name and kind alone."""
    return Actor(actor.id, actor.name, actor.kind)


def led(incumbencies: Sequence[Incumbency], leads: Mapping[str, str]) -> tuple[Incumbency, ...]:
    """The incumbencies with what they are of under the id that it leads to."""
    return tuple(h if h.of is None or h.of not in leads else replace(h, of=leads[h.of]) for h in incumbencies)


def contradictions(known: BroughtActor, brought: BroughtActor) -> list[str]:
    """What the brought says otherwise than the known: kind, state, birth, gender, days of an office."""
    found = []
    if known.kind != brought.kind:
        found.append(f"a {brought.kind}, known as a {known.kind}")
    shared = {fold_name(n) for n in (known.name, *known.names)} & {fold_name(n) for n in (brought.name, *brought.names)}
    if not shared and known.country and brought.country and known.country != brought.country:
        found.append(f"{brought.name} of {brought.country}, known as {known.name} of {known.country}")
    if not one_day(known.born, brought.born):
        found.append(f"born {brought.born}, known as born {known.born}")
    if known.gender is not None and brought.gender is not None and known.gender != brought.gender:
        found.append(f"{brought.gender}, known as {known.gender}")
    found.extend(contradicted(known.incumbencies, brought.incumbencies))
    return found


def contradicted(known: Sequence[Incumbency], brought: Sequence[Incumbency]) -> Iterator[str]:
    """For each brought holding that overlaps known ones of its office without being, or being part of, one, the two."""
    for held in brought:
        rivals = [other for other in known if same_office(held, other) and held_in_both(held, other)]
        if rivals and not any(same_days(held, other) or within(held, other) for other in rivals):
            yield f"{held.office} {days_of(held)}, known as {days_of(rivals[0])}"


def days_of(held: Incumbency) -> str:
    """The days of a holding in a few words."""
    return f"{held.begin or '?'} to {held.finish or '…'}"
