"""Holds the YAML under ``data/actors`` to what cannot be otherwise; `python -m dragoman.actors.checks` tells what it finds.

Two presidents at a time, a ministry that nobody led for a year, a thirtieth of February: a table of five thousand
persons has such errors, and no reader of texts would notice them. What looks wrong and is right stands in
``allowed.yml`` with its reason, and a line there that nothing answers to is a finding too. Nothing here mends
anything, and no fact is looked up: only the tables are held against themselves.
"""

from __future__ import annotations

import datetime as dt
import itertools
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dragoman.actors.base import fold_name
from dragoman.actors.tables import SOURCE, Row, body_rows, load_yaml, owner_ids, slug_of, state_rows
from dragoman.actors.terms import (
    HANDOVER,
    LEADING,
    SINGLE,
    Chains,
    Span,
    Term,
    earliest,
    first_day,
    gaps_in,
    last_day,
    latest,
    shared_days,
    unbroken_since,
)
from dragoman.model.actors import BODY_KINDS, LEVELS


@dataclass(frozen=True, slots=True)
class Tables:
    """The YAML as loaded: lists of rows, the leaders by file name, and what is allowed."""

    states: list[Row]
    bodies: list[Row]
    places: list[Row]
    coordinates: list[Row]
    leaders: Mapping[str, Row]
    allowed: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that cannot be so: in which file, of whom, what was found and what was expected.

    ``key`` is how ``allowed.yml`` names it; a ``note`` is told but is no error.
    """

    file: str
    actor: str
    what: str
    expected: str
    key: tuple[str, ...] = ()
    note: bool = False

    def __str__(self) -> str:
        return f"{self.file}: {self.actor}: {self.what}; expected {self.expected}"


def load_tables() -> Tables:
    """The tables as they stand in the files."""
    leaders = {p.name: load_yaml(p) for p in sorted((SOURCE / "leaders").glob("*.yml"))}
    names = ("states", "bodies", "places", "coordinates")
    lists = {name: load_yaml(SOURCE / f"{name}.yml") for name in names}
    return Tables(**lists, leaders=leaders, allowed=load_yaml(SOURCE / "allowed.yml"))


def persons(tables: Tables) -> Iterator[tuple[str, Row, str | None]]:
    """Every person with the file and the state he belongs to."""
    for file, table in tables.leaders.items():
        for person in table["persons"]:
            yield file, person, person.get("country") or table.get("country")


def check_tables(tables: Tables) -> list[Finding]:
    """Everything found that is not allowed, notes last."""
    errors = [*check_dates(tables)]
    if not errors:
        chains = chains_of(tables)
        found = [*check_overlaps(chains, tables), *check_gaps(chains, tables), *check_names(tables)]
        errors = [*check_words(tables), *check_order(tables), *sift(found, tables)]
    return sorted(errors, key=lambda f: (f.note, f.file, f.actor, f.what))


def check_dates(tables: Tables) -> Iterator[Finding]:
    """Days that no calendar has, what ends before it begins, and files that do not say up to when they held."""
    for file, table in tables.leaders.items():
        if not exists(table.get("as_of")):
            yield Finding(file, "as_of", repr(table.get("as_of")), "the month up to which the file was known to hold")
    for file, actor, row in dated_rows(tables):
        dates = {key: row.get(key) for key in ("begin", "finish")}
        what = row.get("office") or row.get("name") or row.get("code")
        for key, iso in dates.items():
            if iso is not None and not exists(iso):
                yield Finding(
                    file, actor, f"{what}: {key} {iso!r}", 'a day, month or year that exists, such as "2019-03"'
                )
                break
        else:
            begin, finish = dates["begin"], dates["finish"]
            if begin and finish and last_day(finish) < first_day(begin):
                yield Finding(file, actor, f"{what}: from {begin} to {finish}", "an end on or after the beginning")


def dated_rows(tables: Tables) -> Iterator[tuple[str, str, Row]]:
    """Every row that may have a beginning and an end: incumbencies, memberships, capitals, former names."""
    for file, person, _country in persons(tables):
        for held in person.get("incumbencies") or ():
            yield file, person["id"], held
    for body in tables.bodies:
        yield (
            "bodies.yml",
            body["id"],
            {"name": body["name"], "begin": body.get("founded"), "finish": body.get("dissolved")},
        )
        for member in body.get("members") or ():
            if isinstance(member, dict):
                yield "bodies.yml", body["id"], member
    for state in tables.states:
        yield "states.yml", state["code"], {"name": state["name"], "finish": state.get("finish")}
        for row in (*(state.get("capitals") or ()), *(state.get("renamed") or ())):
            yield "states.yml", state["code"], row


def exists(iso: object) -> bool:
    """Whether it is text for a year, month or day that the calendar has."""
    if not isinstance(iso, str) or len(iso) not in (4, 7, 10):
        return False
    try:
        first_day(iso)
    except ValueError:
        return False
    return True


def check_words(tables: Tables) -> Iterator[Finding]:
    """Levels, kinds, states and bodies that nobody knows."""
    codes = {state["code"] for state in tables.states} | {"EUE"}
    owners = owners_of(tables)
    for file, table in tables.leaders.items():
        if table.get("country") not in {*codes, None}:
            yield Finding(file, "country", repr(table.get("country")), "a code of states.yml")
    for file, person, country in persons(tables):
        if country not in {*codes, None}:
            yield Finding(file, person["id"], f"country {country!r}", "a code of states.yml")
        for held in person.get("incumbencies") or ():
            if held["level"] not in LEVELS:
                yield Finding(file, person["id"], f"level {held['level']!r}", f"one of {', '.join(LEVELS)}")
            if held.get("of") and slug_of(held["of"]) not in owners:
                yield Finding(file, person["id"], f"{held['office']} of {held['of']!r}", "a name or id of bodies.yml")
    for body in tables.bodies:
        if body["kind"] not in BODY_KINDS:
            yield Finding("bodies.yml", body["id"], f"kind {body['kind']!r}", f"one of {', '.join(BODY_KINDS)}")
        if body.get("country") not in {*codes, None}:
            yield Finding("bodies.yml", body["id"], f"country {body['country']!r}", "a code of states.yml")
        for member in body.get("members") or ():
            code = member["code"] if isinstance(member, dict) else member
            if code not in codes and code not in owners.values():
                yield Finding(
                    "bodies.yml", body["id"], f"member {code!r}", "a code of states.yml or an id of bodies.yml"
                )


def check_order(tables: Tables) -> Iterator[Finding]:
    """Files whose rows are not in order, so that nobody finds what is there and adds it twice."""
    lists: dict[str, list[tuple[str, ...]]] = {
        "states.yml": [(s["code"],) for s in tables.states],
        "bodies.yml": [(b["id"],) for b in tables.bodies],
        "places.yml": [(p["country"], fold_name(p["name"]), p["name"]) for p in tables.places],
        "coordinates.yml": [(p["country"], fold_name(p["name"]), p["name"]) for p in tables.coordinates],
    }
    lists |= {file: [(p["id"],) for p in table["persons"]] for file, table in tables.leaders.items()}
    for file, keys in lists.items():
        for before, after in itertools.pairwise(keys):
            if before >= after:
                told = "again" if before == after else f"behind {before[-1]}"
                yield Finding(file, after[-1], told, "each once, in order of code, id, or country and name")


def check_names(tables: Tables) -> Iterator[Finding]:
    """One whole name borne by two persons of a state; one short name by two at the same time, as a note."""
    whole: dict[tuple[str, str], set[str]] = defaultdict(set)
    short: dict[tuple[str, str], dict[str, list[Span]]] = defaultdict(dict)
    files: dict[str, str] = {}
    for file, person, country in persons(tables):
        files.setdefault(person["id"], file)
        for name in (person["name"], *(person.get("aliases") or ())):
            whole[country or "", fold_name(name)].add(person["id"])
        for name in person.get("short") or ():
            spans = [(held.get("begin"), held.get("finish")) for held in person.get("incumbencies") or ()]
            short[country or "", fold_name(name)].setdefault(person["id"], []).extend(spans)
    for (_country, name), bearers in whole.items():
        for one, other in itertools.combinations(sorted(bearers), 2):
            key = ("namesakes", one, other)
            yield Finding(
                files[one], one, f"is called {name!r}, as {other} is", "one person to a whole name of a state", key
            )
    for (_country, name), holders in short.items():
        for (one, early), (other, late) in itertools.combinations(sorted(holders.items()), 2):
            if any(shared_days(a, b) > 0 for a, b in itertools.product(early, late)):
                yield Finding(
                    files[one], one, f"is {name!r} in office while {other} is", "a title to tell them apart", note=True
                )


def owners_of(tables: Tables) -> dict[str, str]:
    """The id of each state and body by every name that an office can be said to be of."""
    return owner_ids([*state_rows(tables.states), *body_rows(tables.bodies)])


def chains_of(tables: Tables) -> Chains:
    """The holders of each single-holder office in order, by the state's code (or the body's id) and the level."""
    owners = owners_of(tables)
    codes = {state["code"].lower(): state["code"] for state in tables.states}
    chains: dict[tuple[str, str], list[Term]] = defaultdict(list)
    for file, person, country in persons(tables):
        for held in person.get("incumbencies") or ():
            owner = owners.get(slug_of(held["of"]), held["of"]) if held.get("of") else country
            if held["level"] in SINGLE and owner:
                owner = codes.get(owner, owner)
                term = Term(
                    file,
                    person["id"],
                    owner,
                    held["level"],
                    held.get("begin"),
                    held.get("finish"),
                    bool(held.get("acting")),
                )
                chains[owner, held["level"]].append(term)
    return {key: sorted(set(terms), key=lambda t: (t.earliest, t.latest)) for key, terms in chains.items()}


def check_overlaps(chains: Chains, tables: Tables) -> Iterator[Finding]:
    """Two holders at a time of an office that has one; who is only acting may stand beside the holder."""
    several = {(row["owner"], row["level"]) for row in tables.allowed["several"]}
    for (owner, level), terms in chains.items():
        full = [term for term in terms if not term.acting]
        for one, other in itertools.combinations(full, 2):
            if one.person == other.person or (owner, level) in several:
                continue
            days = shared_days((one.begin, one.finish), (other.begin, other.finish))
            if days > HANDOVER:
                what = f"{level} of {owner} for {days} days beside {one.person}"
                key = ("overlaps", owner, level, *sorted((one.person, other.person)))
                yield Finding(other.file, other.person, what, f"{one.person} to have ended by {other.begin}", key)


def check_gaps(chains: Chains, tables: Tables) -> Iterator[Finding]:
    """Months in which nobody held an office, where its holders are meant to be complete."""
    complete = tables.allowed["complete"]
    for (owner, level), terms in chains.items():
        if owner not in complete.get(level, (owner,)):
            continue
        for before, day in gaps_in(terms, end_of(owner, terms, tables)):
            what = f"nobody is {level} of {owner} from {before.finish} to {day}"
            yield Finding(before.file, before.person, what, "a successor", ("gaps", owner, level, str(before.finish)))


def end_of(owner: str, terms: Sequence[Term], tables: Tables) -> dt.date:
    """The day up to which an office must have a holder: the state's end, or as long as its file was known to hold."""
    finish = next((state.get("finish") for state in tables.states if state["code"] == owner), None)
    table = tables.leaders.get(f"{owner}.yml") or tables.leaders[terms[-1].file]
    return first_day(str(finish or table["as_of"]))


def sift(found: Iterable[Finding], tables: Tables) -> Iterator[Finding]:
    """What is not allowed, and what is allowed in vain."""
    wanted = dict(allowed_keys(tables.allowed))
    for finding in found:
        if finding.key not in wanted:
            yield finding
        else:
            wanted[finding.key] = ""
    for key, why in wanted.items():
        if why:
            yield Finding(
                "allowed.yml", " ".join(key), f"is allowed ({why}) and not found", "no line without a finding"
            )


def allowed_keys(allowed: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """The key and the reason of each line of ``allowed.yml`` that answers to one finding."""
    for row in allowed["namesakes"]:
        yield ("namesakes", *sorted(row["persons"])), row["why"]
    for row in allowed["overlaps"]:
        yield ("overlaps", row["owner"], row["level"], *sorted(row["persons"])), row["why"]
    for row in (*allowed["vacant"], *allowed["unlisted"]):
        if row.get("begin"):
            yield ("gaps", row["owner"], row["level"], row["begin"]), row["why"]


def coverage(tables: Tables) -> dict[str, dict[str, dt.date | None]]:
    """For each state with a file of leaders, the day since which each leading office is told without a gap.

    The first day of all stands for an office that was new or empty before; ``None`` for one whose last holder is
    missing. Where the tables know no head of government, the head of state is taken.
    """
    chains = chains_of(tables)
    codes = sorted(str(t["country"]) for t in tables.leaders.values() if t.get("country") not in (None, "EUE"))
    told = {code: {level: continuous_since(code, level, chains, tables) for level in LEADING} for code in codes}
    for code, levels in told.items():
        if (code, "head of government") not in chains:
            levels["head of government"] = levels["head of state"]
    return told


def continuous_since(owner: str, level: str, chains: Chains, tables: Tables) -> dt.date | None:
    """The first day of the unbroken row of holders that reaches to the end of the file."""
    terms = chains.get((owner, level), ())
    empty = [row for row in tables.allowed["vacant"] if (row["owner"], row["level"]) == (owner, level)]
    spans = [(term.earliest, term.latest) for term in terms]
    spans += [(earliest(row.get("begin")), latest(row.get("finish"))) for row in empty]
    return unbroken_since(spans, end_of(owner, terms, tables)) if terms else None


def main() -> None:
    """Print what is found, one line each; with ``--notes`` the notes, with ``--coverage`` the first days of each state."""
    tables = load_tables()
    found = check_tables(tables)
    wanted = [f for f in found if not f.note or "--notes" in sys.argv]
    lines = [f"{'note: ' if f.note else ''}{f}" for f in wanted]
    if "--coverage" in sys.argv:
        for code, levels in coverage(tables).items():
            lines.append(
                f"{code}  "
                + "  ".join("always    " if d == dt.date.min else str(d or "broken").ljust(10) for d in levels.values())
            )
    sys.stdout.writelines(f"{line}\n" for line in lines)
    sys.exit(any(not f.note for f in found))


if __name__ == "__main__":
    main()
