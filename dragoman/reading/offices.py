"""Office, level and capacity of a participant on the day of an act.

Three witnesses are asked in turn: the tables, the holdings that the text dates ("was appointed in March 2020",
"resigned last week"), and the words beside the name. A table that was known to hold on the day counts first, then what
the text dates, then a table whose end nobody knew when it was written, then the bare words, which tell of the time
they were published. Where the possible days span a change, or the text takes an office away that a table gives, the
answer is marked uncertain. A person whose top offices lie behind him is former, and keeps the name of the highest.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from dragoman.actors.base import ActorBase, rank
from dragoman.model.actors import Actor, Capacity, Incumbency, Level, Mention
from dragoman.model.documents import Span
from dragoman.model.findings import Tenure
from dragoman.model.reports import Participant
from dragoman.model.times import DateInterval

# Honours and mere fame: who holds nothing else is named by the office he last left.
NO_POST = ("former leader", "other")
# Changes by which somebody is to have an office that he may not have taken up.
CHOSEN = ("elected", "appointed", "nominated")
# Offices whose former holders are former leaders.
LEADING = ("head of state", "head of government")
# "Minister of Trade" is the state's; what follows another post's "of" is most often the body.
MINISTERS = ("foreign minister", "defence minister", "other minister")
# How many months before its end a holding of untold beginning is taken to have lasted.
MONTHS_BEFORE = 6
# How long before its publication a bare title is still taken to have been borne.
TITLE_HOLDS = dt.timedelta(days=400)


@dataclass(frozen=True)
class Witnesses:
    """What is known of a person's offices: the tables' row, the tenures that a text tells, the words beside the name.

    ``passage`` is the sentence that tells of the act: what it calls him he was on that day.
    """

    actor: Actor | None
    tenures: Sequence[Tenure] = ()
    mention: Mention | None = None
    published: dt.date | None = None
    passage: Span | None = None


@dataclass(frozen=True, slots=True)
class Held:
    """An office as held on one day, or as the last one held before it."""

    incumbency: Incumbency
    capacity: Capacity
    certain: bool = True

    @property
    def key(self) -> tuple[Capacity, str, str | None]:
        """What makes two holdings the same."""
        return self.capacity, self.incumbency.office, self.incumbency.of or self.incumbency.country


def fill_office(
    participant: Participant, witnesses: Witnesses, interval: DateInterval | None, base: ActorBase
) -> Participant:
    """The participant with the office held on the act's day."""
    if participant.kind != "person":
        return participant
    days = possible_days(interval, witnesses.published)
    found = [held_on(day, witnesses) for day in days] or [in_words(None, witnesses)]
    chosen = found[-1] if found[0] is None else found[0]
    if chosen is None:
        return replace(participant, capacity="unknown", level="other")
    held, former = chosen.incumbency, chosen.capacity == "former"
    name = office_name(held, base)
    return replace(
        participant,
        office=f"former {name}" if former else name,
        level="former leader" if former and held.level in LEADING else held.level,
        capacity=chosen.capacity,
        country=participant.country or held.country,
        office_certain=all(f is not None and f.certain and f.key == chosen.key for f in found),
    )


def possible_days(interval: DateInterval | None, published: dt.date | None) -> list[dt.date]:
    """The first and last possible day of the act; the publication where the act has none."""
    if interval is None or (interval.begin is None and interval.finish is None):
        return [published] if published else []
    ends = [d for d in (interval.begin, interval.finish) if d is not None]
    return ends if len(ends) == 2 and ends[0] != ends[1] else ends[:1]


def held_on(day: dt.date, witnesses: Witnesses) -> Held | None:
    """The office held on the day by the first witness that knows it, else the highest that had ended."""
    incumbencies = witnesses.actor.incumbencies if witnesses.actor is not None else ()
    ended = {t.incumbency for t in witnesses.tenures if t.incumbency is not None and ended_in_text(t, day)}
    listed = [i for i in incumbencies if i.holds_on(day) and i not in ended]
    known = top_office(i for i in listed if known_to_hold(i, day))
    told = told_office(day, witnesses)
    words = in_words(day, witnesses)
    elected = None if listed else elected_to(day, witnesses)
    if elected is not None:
        return elected
    if known is not None or told is not None:
        table = known if known is not None else top_office(listed)
        if told is not None and (table is None or (known is None and rank(told.incumbency) < rank(table))):
            return told
        return None if table is None else as_held(table, certain=not taken_in_text(table, witnesses.tenures, day))
    table = top_office(listed)
    if table is not None and not (words is not None and words.capacity == "former" and same_level(words, table)):
        return as_held(table)
    former = last_office([*incumbencies, *ended, *told_former(day, witnesses)], day, ended)
    if former is None or (words is not None and not same_level(words, former) and words.certain):
        return words if words is not None else None
    return Held(former, "former")


def elected_to(day: dt.date, witnesses: Witnesses) -> Held | None:
    """The office that the text says somebody had been elected or named to by the day, and a table has begin later."""
    iso = day.isoformat()
    for tenure in witnesses.tenures:
        begin, listed = tenure.begin.told, tenure.incumbency
        if listed is None or listed.begin is None or begin is None or tenure.begin.change not in CHOSEN:
            continue
        if iso[: len(plain(begin))] >= plain(begin) and iso[: len(listed.begin)] < listed.begin:
            return Held(listed, "elect")
    return None


def as_held(incumbency: Incumbency, *, certain: bool = True) -> Held:
    """The holding of a table."""
    return Held(incumbency, "acting" if incumbency.acting else "in-office", certain)


def known_to_hold(incumbency: Incumbency, day: dt.date) -> bool:
    """Whether the table knew of the day when it was written; without a note of that, it did."""
    return incumbency.finish is not None or incumbency.known_until is None or day.isoformat() <= incumbency.known_until


def top_office(incumbencies: Iterable[Incumbency]) -> Incumbency | None:
    """The highest of the offices that is more than an honour."""
    return min((i for i in incumbencies if i.level not in NO_POST), key=rank, default=None)


def last_office(
    incumbencies: Iterable[Incumbency], day: dt.date, ended: Iterable[Incumbency] = ()
) -> Incumbency | None:
    """The highest of the offices that had ended by the day."""
    over = set(ended)
    return top_office(i for i in incumbencies if i in over or (i.finish is not None and i.finish < day.isoformat()))


def same_level(words: Held, incumbency: Incumbency) -> bool:
    """Whether the words beside a name mean the office."""
    return words.incumbency.level == incumbency.level


def told_office(day: dt.date, witnesses: Witnesses) -> Held | None:
    """The highest office that the text, with a date, says to have been held on the day; the tables' own are theirs."""
    held = [as_incumbency(t) for t in witnesses.tenures if t.incumbency is None and covers(t, day)]
    top = top_office(held)
    return None if top is None else as_held(top)


def told_former(day: dt.date, witnesses: Witnesses) -> list[Incumbency]:
    """The offices that the text says to have ended before the day."""
    return [as_incumbency(t) for t in witnesses.tenures if t.incumbency is None and ended_in_text(t, day)]


def covers(tenure: Tenure, day: dt.date) -> bool:
    """Whether the text dates the holding so that the day falls in it; a bare title does not."""
    begin, finish = tenure.begin.told, tenure.finish.told
    if tenure.capacity == "elect" or not (begin or finish):
        return False
    iso = day.isoformat()
    if begin is None and tenure.finish.change is None:
        # "stayed president until March": how long before nobody says, but surely in the weeks before
        last = plain(finish or "")
        return tenure.capacity is None and iso[: len(last)] <= last and months_apart(iso, last) <= MONTHS_BEFORE
    begun = begin is None or iso[: len(plain(begin))] >= plain(begin)
    return begun and (finish is None or iso[: len(plain(finish))] <= plain(finish))


def months_apart(earlier: str, later: str) -> int:
    """Whole months between two ISO points, years without a month taken at their beginning.

    >>> months_apart("2016-03-21", "2016-05")
    2
    """
    first, last = ([int(part) for part in (*point.split("-"), "1")[:2]] for point in (earlier, later))
    return 12 * (last[0] - first[0]) + last[1] - first[1]


def ended_in_text(tenure: Tenure, day: dt.date) -> bool:
    """Whether the text says that the holding had ended by the day, where no table knows better."""
    told, listed = tenure.finish.told, tenure.incumbency
    if told is None or told.endswith("/.."):
        return False
    if listed is not None and (
        listed.finish is not None or listed.known_until is None or listed.known_until >= plain(told)
    ):
        return False
    return day.isoformat()[: len(told)] > told


def taken_in_text(incumbency: Incumbency, tenures: Sequence[Tenure], day: dt.date) -> bool:
    """Whether the text puts the day outside of a holding that a table gives."""
    iso = day.isoformat()
    for tenure in tenures:
        if tenure.incumbency == incumbency:
            begin, finish = tenure.begin.told, tenure.finish.told
            early = begin is not None and iso[: len(plain(begin))] < plain(begin)
            late = finish is not None and not finish.endswith("/..") and iso[: len(finish)] > finish
            if early or late:
                return True
    return False


def plain(point: str) -> str:
    """The point without the mark of a bound."""
    return point.removesuffix("/..").removeprefix("../")


def as_incumbency(tenure: Tenure) -> Incumbency:
    """What a text tells of a holding, as a row of the tables."""
    finish = tenure.finish.told
    office, country = worded(tenure.office, tenure.of, tenure.country, tenure.level)
    return Incumbency(
        office, tenure.level or "other", country, tenure.begin.told,
        None if finish is None else plain(finish), acting=tenure.capacity == "acting",
    )  # fmt: skip


def worded(office: str, of: str | None, country: str | None, level: Level | None) -> tuple[str, str | None]:
    """The office as words name it, and whose name may still be put behind it.

    >>> worded("Chairman", "Council of Trade", "KAZ", "other"), worded("Minister of Trade", None, "KAZ", "other minister")
    (('Chairman of Council of Trade', None), ('Minister of Trade', 'KAZ'))
    """
    if " of " not in office and " to " not in office:
        return (office, country) if of is None else (f"{office} of {of}", None)
    return office, country if level in MINISTERS or " to " in office else None


def in_words(day: dt.date | None, witnesses: Witnesses) -> Held | None:
    """The highest office that bare words give: those beside the name and those in apposition to it.

    A title borne long after the day is uncertain.
    """
    published, inside = witnesses.published, witnesses.passage or Span(0, 0)
    held: list[tuple[bool, Held]] = []
    for incumbency, capacity, where in bare_titles(witnesses):
        found = titled(incumbency, capacity, day, witnesses)
        if found is not None:
            near = day is None or published is None or published - day <= TITLE_HOLDS or found.capacity != "in-office"
            there = where.overlaps(inside)
            held.append((there, replace(found, certain=near or there)))
    # what the sentence of the act calls him before what he is called elsewhere
    order = sorted(held, key=lambda h: (not h[0], h[1].capacity == "former", not h[1].certain, rank(h[1].incumbency)))
    return order[0][1] if order else None


def bare_titles(witnesses: Witnesses) -> Iterator[tuple[Incumbency, Capacity, Span]]:
    """The offices beside the name and those that the text gives without a date, each with where it stands."""
    mention = witnesses.mention
    if mention is not None and mention.office:
        office, country = worded(mention.office, None, mention.office_country or mention.country, mention.level)
        capacity = mention.capacity or "in-office"
        yield Incumbency(office, mention.level or "other", country, None, None), capacity, mention.span
    for tenure in witnesses.tenures:
        dated = tenure.begin.told or tenure.finish.told or tenure.begin.change or tenure.finish.change
        if tenure.incumbency is None and not dated and tenure.capacity is None and tenure.level not in NO_POST:
            yield as_incumbency(tenure), "in-office", tenure.tellings[0].reading.passage.span
        for reading in (t.reading for t in tenure.tellings if tenure.level in NO_POST):
            post = reading.level is not None and reading.level not in NO_POST and reading.capacity != "former"
            if tenure.incumbency is not None and post:
                # what the tables take for an honour the text takes for a post
                yield replace(tenure.incumbency, level=reading.level or "other"), "in-office", reading.passage.span


def titled(incumbency: Incumbency, capacity: Capacity, day: dt.date | None, witnesses: Witnesses) -> Held | None:
    """The office of the words, as it stood on the day by what the text dates of it; ``None`` before it was gained."""
    level, office = incumbency.level, incumbency.office
    if day is not None and not incumbency.holds_on(day):
        return None
    same = [t for t in witnesses.tenures if t.level == level and (level not in NO_POST or t.office == office)]
    if day is None or capacity not in ("in-office", "elect"):
        return Held(incumbency, capacity)
    if any(ended_in_text(t, day) for t in same) and not any(covers(t, day) for t in same):
        return Held(incumbency, "former")
    begins = [plain(t.begin.told) for t in same if t.begin.told is not None]
    if begins and all(day.isoformat()[: len(b)] < b for b in begins):
        # "the foreign minister, appointed in March" had met him before as somebody else
        return Held(incumbency, "elect") if capacity == "elect" else None
    return Held(incumbency, capacity)


def named_already(office: str, owner: Actor) -> bool:
    """Whether the office tells itself whose it is ("Mayor of Astana", "Ambassador to China")."""
    told = (" to ", "Mayor of", "Governor of", "Akim of", "Pope")
    return owner.name in office or any(words in office for words in told)


def office_name(incumbency: Incumbency, base: ActorBase) -> str:
    """The office with the state or body it is of ("President of Kazakhstan")."""
    owner = base.actors.get(incumbency.of) if incumbency.of else base.state(incumbency.country)
    if owner is None or named_already(incumbency.office, owner):
        return incumbency.office
    article = (
        "the "
        if owner.name.startswith("United ")
        or owner.name in ("Netherlands", "Philippines", "Maldives", "Bahamas", "Gambia")
        else ""
    )
    return f"{incumbency.office} of {article}{owner.name}"
