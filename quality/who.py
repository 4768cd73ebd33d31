"""Scores who is read: persons, their states and their offices, on the gold sets in ../shared.

    python quality/who.py PAGES.jsonl PAGES_GOLD.jsonl READOUTS.jsonl VISITS.jsonl PLOVER.jsonl [--errors]

The product is known through ``dragoman read --json`` only; the variable DRAGOMAN names another command. Each line of
output is a measure: right/all = share. ``people``, ``countries`` and ``offices`` pool the first three sets; a person
not found counts against each. Names are compared as in ../shared/tools/gold_io.py.

pages     distinct persons of the meetings of a page (not of unsure ones): ``people`` as participants of an event,
          ``people_mentioned`` as the actor of a mention, ``countries`` by the gold's offices or STATES; ``offices`` in
          the event paired with a meeting, where a statement of the page tells the office of its day (one that has
          ended: as former); ``statements`` in the reading's own list of offices. ``ru.`` are the Russian pages.
readouts  persons named with an office in titles that name one from abroad; office and state are those of the title.
visits    the traveller with state and office, the people ``met``, the ``host``.
plover    states of source and target among the mentions of their sentence; codes that are not ISO's are left out.
"""

from __future__ import annotations

import argparse
import importlib
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from babel import Locale
from babel.core import get_global

TOOLS = Path(__file__).resolve().parent.parent.parent / "shared" / "tools"
Row = dict[str, Any]

# States of the persons who take part in the gold's meetings.
STATES = {
    "ARM": "Nikol Pashinyan", "AZE": "Ilham Aliyev", "BLR": "Alexander Lukashenko", "CHN": "Xi Jinping",
    "DEU": "Angela Merkel, Olaf Scholz", "FRA": "Emmanuel Macron", "GBR": "Boris Johnson", "HUN": "Viktor Orban",
    "IDN": "Joko Widodo", "IND": "Narendra Modi", "ITA": "Mario Draghi", "JPN": "Akie Abe",
    "KAZ": "Nursultan Nazarbayev, Kassym-Jomart Tokayev, Erzhan Kazykhan, Mukhtar Tileuberdi",
    "RUS": "Vladimir Putin, Denis Manturov", "TUR": "Recep Tayyip Erdogan", "UKR": "Volodymyr Zelenskyy",
    "USA": "Joe Biden, Donald Trump, Antony Blinken, Jake Sullivan, Steve Witkoff", "UZB": "Shavkat Mirziyoyev",
}  # fmt: skip
AMERICANS = {"Biden", "Blinken", "Finer", "Harris", "Pyle", "Sullivan"}  # titles name them without their state

# Names beside those of CLDR, and adjectives, as titles and statements of offices have them.
OTHER_NAMES = {
    "AFG": "Afghan", "AGO": "Angolan", "ALB": "Albanian", "ARE": "Abu Dhabi, UAE", "ARG": "Argentine Republic",
    "CHN": "Chinese", "COD": "Democratic Republic of the Congo", "CZE": "Czech Republic", "DJI": "Djiboutian",
    "EUE": "European Commission, European Council, European Union, EU", "FRA": "French", "GBR": "UK, U.K., British",
    "HND": "Honduran", "IDN": "Indonesian", "IND": "Indian", "ISR": "Israeli", "JOR": "Jordanian", "JPN": "Japanese",
    "KAZ": "Kazakh, Kazakhstani", "KEN": "Kenyan", "KOR": "Korea, Korean, South Korean", "NOR": "Norwegian",
    "OMN": "Omani", "PHL": "Philippine", "PRT": "Portuguese", "PSE": "Palestine, Palestinian Authority",
    "QAT": "Qatari", "RUS": "Russian, Soviet Union, Soviet", "SAU": "Saudi", "TUR": "Turkey, Turkiye, Turkish",
    "UKR": "Ukrainian", "USA": "US, U.S., American", "VAT": "Holy See", "VEN": "Venezuelan", "ZAF": "South African",
}  # fmt: skip
RETIRED = {"BUR", "DDR", "FXX", "TMP", "YMD", "ZAR"}  # CLDR keeps them beside the codes of today

# Kinds of office by their words, the special before the general, with the levels that fit (none: any).
ROLES = {
    "deputy security advisor": (r"deputy (national )?security advis[eo]r", {"deputy", "security council", "official"}),
    "security council": (r"security advis[eo]r|\b(ap)?nsa\b|\b(secretary|chair\w*|head) of .*security council|"
                         r"security council secretary", {"security council"}),
    "deputy": (r"\b(vice|deputy)\b", {"deputy"}),
    "heir": (r"crown prince", set()),
    "union": (r"european (commission|council)", set()),
    "parliament": (r"\bmp\b|member of parliament|speaker|of the (national assembly|senate)", {"parliament"}),
    "secretary general": (r"secretary[- ]general", set()),
    "envoy": (r"special (representative|envoy)", {"envoy"}),
    "defence minister": (r"defen[cs]e (minister|secretary)|(of|for) defen[cs]e\b", {"defence minister"}),
    "foreign minister": (r"foreign (min|sec)|(foreign|external) affairs|secretary of state", {"foreign minister"}),
    "head of government": (r"prime minister|premier|chancellor|taoiseach", {"head of government"}),
    "head of state": (r"president|\bking\b|queen|\b[ea]mir\b|sultan|pope|head of state", {"head of state"}),
}  # fmt: skip
MANIFOLD = {"deputy", "envoy"}  # a state has many of these: words have to agree too
QUALITIES = {"former": r"\bformer\b|\bex-", "elect": r"\b(elect|designate|incoming)\b"}
# What a participant's capacity says of these.
CAPACITIES = {"former": "former", "private": "former", "elect": "elect"}
SMALL_WORDS = {"of", "the", "for", "and", "acting", "first", "national", *QUALITIES, "designate", "incoming"}
# What is pooled over the English sets.
POOLED = {
    "people": ("pages.people", "readouts.people", "visits.people", "visits.met"),
    "countries": ("pages.countries", "readouts.countries", "visits.countries"),
    "offices": ("pages.offices", "readouts.offices", "visits.offices"),
}


@cache
def load_places() -> dict[str, str]:
    """Alpha-3 codes by English names of states, and by the adjectives of some."""
    aliases = get_global("territory_aliases").items()
    alpha3 = [(new[0], old) for old, new in aliases if re.fullmatch("[A-Z]{3}", old) and len(new) == 1]
    names = Locale("en").territories
    places = {names[code].replace("&", "and"): old for code, old in alpha3 if code in names and old not in RETIRED}
    return places | {name: code for code, line in OTHER_NAMES.items() for name in line.split(", ")}


PLACE = "|".join(re.escape(name) for name in sorted(load_places(), key=len, reverse=True))
PLACE_IN_OFFICE = re.compile(rf"(?<!\w)(?<!to )(?<!to the )(?:{PLACE})(?!\w)")
OFFICES = (
    "Deputy National Security Advisor|National Security Advisor|APNSA|NSA|National Security Council Secretary|"
    "Vice President|Vice Chancellor|President|Deputy Prime Minister|Prime Minister|Chancellor|Taoiseach|King|Queen|"
    "Emir|Amir|Crown Prince|Secretary[- ]General|Foreign Minister|Foreign Secretary|External Affairs Minister|"
    "Minister of Foreign Affairs|Defen[cs]e Minister|Minister of Defen[cs]e|Secretary of State for Defence|"
    "Secretary of State|Secretary of Defense"
)
# After these stands the second office of one person, or one that is not above.
BESIDE = ("to the", "Vice", "Deputy", "Alternate", "Interim", "Executive", "Minister and", "Minister &")
LONE = "".join(f"(?<!{word} )" for word in BESIDE)
NAME_ENDS = "Calls?|Meetings?|Virtual|Video|Bilateral|Trilateral|Phone|With|Regarding|Leading|Travel|Visit|Of|And"
NAME_WORD = rf"(?!(?:{NAME_ENDS})\b)[A-ZÀ-Þ][\w.-]*(?:'[A-Z][\w.-]*)?"
NAMED = re.compile(
    rf"(?:(?P<quality>Former|Incoming) )?(?:(?<!\w)(?P<before>{PLACE})(?:'s)? )?{LONE}\b(?P<office>{OFFICES})"
    rf"(?P<elect>-[Ee]lect|-Designate)?(?: [Oo]f (?:the )?(?P<inner>{PLACE}))? (?:(?:Dr\.|Cardinal|Sayyid|Sheikh) )*"
    rf"(?P<name>{NAME_WORD}(?: (?:{NAME_WORD}|al-\w+|bin|al|el|von|der|de|da|la|del))*)"
    rf"(?:, Jr\.?)?(?: [Oo]f (?:the )?(?:(?:People's )?Republic of )?(?P<after>{PLACE})(?!\w))?"
)


@dataclass(frozen=True, slots=True)
class Office:
    """A post by the kind and words of it, its state, and whether it is held: former, elect, or neither."""

    role: str | None
    words: frozenset[str]
    country: str | None
    capacity: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One thing that should be read, whether it was, and what was read instead."""

    measure: str
    page: str
    wanted: str
    right: bool
    read: str


@cache
def load_tool(name: str) -> ModuleType:
    """A module of ../shared/tools; imported late, since these are not everywhere."""
    sys.dont_write_bytecode = True
    sys.path.append(str(TOOLS))
    return importlib.import_module(name)


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's, by the rule of the other scorers."""
    return bool(load_tool("gold_io").same_person(one, other))


def parse_office(text: str, country: str | None = None) -> Office:
    """What an office's words say; the state is the given one where they name none."""
    capacity = next((name for name, pattern in QUALITIES.items() if re.search(pattern, text.lower())), None)
    bare = re.sub(r"\(.*?\)", "", text)
    role = next((role for role, (pattern, _) in ROLES.items() if re.search(pattern, bare.lower())), None)
    place = PLACE_IN_OFFICE.search(bare)
    words = frozenset(re.findall(r"\w+", PLACE_IN_OFFICE.sub("", bare).lower())) - SMALL_WORDS
    return Office(role, words, load_places()[place[0]] if place else country, capacity)


def same_post(one: Office, other: Office) -> bool:
    """Whether two offices can be one: the same kind, and where it is manifold or none the same words; no two states."""
    if one.role != other.role or (one.country and other.country and one.country != other.country):
        return False
    alike = bool(one.words and other.words) and (one.words <= other.words or other.words <= one.words)
    return alike or (one.role is not None and one.role not in MANIFOLD)


def holds(office: Office, participant: Row) -> bool:
    """Whether a participant is read in that office: post, level and capacity."""
    read = parse_office(participant.get("office") or "", participant.get("country"))
    levels = ROLES[office.role][1] if office.role and office.capacity != "former" else set()
    if levels and participant.get("level") not in levels:
        return False
    return CAPACITIES.get(participant.get("capacity") or "") == office.capacity and same_post(office, read)


def name_persons(title: str) -> list[tuple[str, Office]]:
    """The persons a title names with an office, each with that office and the state it tells."""
    title = title.replace("’", "'")
    matches = list(NAMED.finditer(title))
    people: list[tuple[str, Office]] = []
    for i, match in reversed(list(enumerate(matches))):
        place = match["before"] or match["inner"] or match["after"]
        country = load_places()[place] if place else None
        if AMERICANS & set(match["name"].split()):
            country = country or "USA"
        elif country is None and people and title[match.end() : matches[i + 1].start()] == " and ":
            country = people[-1][1].country
        words = (match["quality"], place, match["office"] + (match["elect"] or ""))
        office = parse_office(" ".join(filter(None, words)), country)
        if (match["office"], country) == ("President", "ESP"):  # he presides over the government
            office = replace(office, role="head of government")
        people.append((match["name"], office))
    return people[::-1]


def holds_on(statement: Row, day: str | None) -> bool | None:
    """Whether a statement of an office holds on a day; None where the statement or the day does not tell."""
    start, end = statement.get("start"), statement.get("end")
    if not start and not end:
        return True
    if not day or (start and day[: len(start)] < start[: len(day)]):
        return None
    return not end or day[: len(end)] <= end[: len(day)]


def offices_on(statements: Iterable[Row], day: str | None) -> list[Office]:
    """The offices that statements on a person give for a day; where all have ended, the same ones as former."""
    told = [row for row in statements if not row.get("unsure") and "(title)" not in row["office"]]
    held = [parse_office(row["office"]) for row in told if holds_on(row, day)]
    ended = [replace(parse_office(row["office"]), capacity="former") for row in told if holds_on(row, day) is False]
    return held or ended


def list_participants(events: Iterable[Row], name: str) -> list[Row]:
    """The participants of events who can be the person of that name."""
    persons = (p for event in events for p in event["participants"] if p.get("kind") == "person" and p.get("name"))
    return [person for person in persons if same_person(person["name"], name)]


def show(participants: Iterable[Row], *fields: str) -> str:
    """The fields of participants, each said once."""
    return "; ".join(dict.fromkeys("/".join(str(p.get(field)) for field in fields) for p in participants)) or "nobody"


def check_person(where: str, page: str, name: str, office: Office, events: list[Row]) -> Iterator[Case]:
    """The cases of one person of a page: found; in the right state and in the right office, where these are known."""
    found = list_participants(events, name)
    yield Case(f"{where}people", page, name, bool(found), show((p for e in events for p in e["participants"]), "name"))
    if office.country:
        right = any(participant.get("country") == office.country for participant in found)
        yield Case(f"{where}countries", page, f"{name} {office.country}", right, show(found, "name", "country"))
    if office.role:
        wanted = " ".join(filter(None, (f"{name}:", office.capacity, office.role, office.country)))
        right = any(holds(office, participant) for participant in found)
        yield Case(f"{where}offices", page, wanted, right, show(found, "name", "office", "level", "capacity"))


def find_states(gold: Iterable[Row]) -> dict[str, str]:
    """The states of persons: what statements of offices tell, and STATES."""
    told = ((row["person"], parse_office(row["office"]).country) for entry in gold for row in entry["offices"])
    known = {name: code for code, line in STATES.items() for name in line.split(", ")}
    return known | {person: country for person, country in told if country}


def check_mention(where: str, page: str, name: str, reading: Row) -> Case:
    """Whether a person is the actor of a mention, by the actor's name or, of those in no event, by its id."""
    names = {p["actor"]: p["name"] for event in reading["events"] for p in event["participants"]}
    actors = {m["actor"] for m in reading.get("mentions", []) if m.get("kind") == "person" and m.get("actor")}
    read = sorted(names.get(actor, actor.removeprefix("unlisted-").replace("-", " ")) for actor in actors)
    right = any(same_person(name, other) for other in read)
    return Case(f"{where}people_mentioned", page, name, right, "; ".join(read))


def check_pages(pages: list[Row], gold: dict[str, Row], readings: list[Row]) -> Iterator[Case]:
    """The cases of the pages."""
    meetings = load_tool("score_meetings")
    states = find_states(gold.values())
    for page, reading in zip(pages, readings, strict=True):
        name, entry, events = str(page["id"]), gold[str(page["id"])], reading["events"]
        where = "pages." if entry["language"] == "en" else f"{entry['language']}."
        sure = [meeting for meeting in entry["meetings"] if not meeting.get("unsure")]
        for person in dict.fromkeys(person for meeting in sure for person in meeting["participants"]):
            if not meetings.COLLECTIVE.search(person):
                yield from check_person(where, name, person, parse_office("", states.get(person)), events)
                yield check_mention(where, name, person, reading)
        consults = [event for event in events if event["kind"] == "CONSULT" and len(event["participants"]) > 1]
        for meeting, event, _ in meetings.score_page(entry, consults)[0]:
            yield from check_day(f"{where}offices", name, meeting, event, entry["offices"]) if event else ()
        yield from check_statements(f"{where}statements", name, entry["offices"], reading.get("offices", []))


def check_day(measure: str, page: str, meeting: Row, event: Row, statements: list[Row]) -> Iterator[Case]:
    """The cases of the offices held on the day of a meeting, as the event paired with it has them."""
    for person in meeting["participants"]:
        offices = offices_on((row for row in statements if same_person(row["person"], person)), meeting["date"])
        if offices:
            found = list_participants([event], person)
            wanted = f"{person} {meeting['date']}: {offices[0].capacity or ''} {offices[0].role}"
            right = any(holds(office, p) for office in offices for p in found)
            yield Case(measure, page, wanted, right, show(found, "office", "level", "capacity"))


def same_statement(statement: Row, row: Row) -> bool:
    """Whether a row of the reading's offices is of the person and post of a gold statement."""
    read = parse_office(f"{row['office']} of {row.get('of') or ''}", row.get("country"))
    return same_person(statement["person"], row["person"]) and same_post(parse_office(statement["office"]), read)


def compare_days(statement: Row, row: Row) -> dict[str, str]:
    """How each bound and change of a gold statement stands in a row: right, open (none, or too coarse), or wrong."""
    verdicts = {}
    for field, key in {"start": "begin", "end": "finish", "change": "change"}.items():
        gold, read = statement.get(field) or "", row.get(key) or ""
        if gold:
            verdicts[field] = "right" if read.startswith(gold) else "open" if gold.startswith(read) else "wrong"
    return verdicts


def check_statements(measure: str, page: str, gold: list[Row], rows: list[Row]) -> Iterator[Case]:
    """The cases of statements of offices: those of the gold, which several rows may tell; rows on pages with any."""
    for statement in gold:
        if not statement.get("unsure"):
            found = [row for row in rows if same_statement(statement, row)]
            days = [compare_days(statement, row) for row in found]
            right = bool(days) and all(any(day[field] == "right" for day in days) for field in days[0])
            wanted = "/".join(str(statement.get(field)) for field in ("person", "office", "start", "end"))
            yield Case(f"{measure}.recall", page, wanted, right, show(found, "person", "office", "begin", "finish"))
    fields = ("person", "office", "of", "begin", "finish", "change")
    for row in {tuple(row.get(field) for field in fields): row for row in rows if gold}.values():
        same = [statement for statement in gold if same_statement(statement, row)]
        right = any("wrong" not in compare_days(statement, row).values() for statement in same)
        yield Case(f"{measure}.precision", page, "a statement of the gold", right, show([row], *fields))


def check_readouts(rows: list[Row], readings: list[Row]) -> Iterator[Case]:
    """The cases of readouts whose titles name somebody from abroad."""
    for row, reading in zip(rows, readings, strict=True):
        people = name_persons(row["document"]["title"])
        if any(office.country != "USA" for _, office in people):
            for name, office in people:
                yield from check_person("readouts.", row["document"]["id"], name, office, reading["events"])


def check_visits(rows: list[Row], readings: list[Row]) -> Iterator[Case]:
    """The cases of visits; travellers without a state are American."""
    for row, reading in zip(rows, readings, strict=True):
        page, gold, events = row["document"]["id"], row["gold"], reading["events"]
        for name, told in name_persons(row["document"]["text"].split(" visited ")[0]):
            office = told if told.country else replace(told, country="USA")
            yield from check_person("visits.", page, name, office, events)
        everyone = show((p for event in events for p in event["participants"]), "name")
        for name in gold["met"]:
            yield Case("visits.met", page, name, bool(list_participants(events, name)), everyone)
        theirs = [event for event in events if list_participants([event], gold["traveller"])]
        places = [event["place"] for event in theirs if event.get("place")]
        hosts = [p for e in theirs for p in e["participants"] if not same_person(p["name"], gold["traveller"])]
        right = gold["country"] in {thing.get("country") for thing in (*places, *hosts)}
        yield Case("visits.host", page, gold["country"], right, show((*places, *hosts), "name", "country"))


def check_plover(rows: list[Row], readings: list[Row]) -> Iterator[Case]:
    """The cases of sentences: every state of source and target, once."""
    known = set(load_places().values())
    for row, reading in zip(rows, readings, strict=True):
        read = sorted({m["country"] for m in reading.get("mentions", []) if m.get("country")})
        for country in sorted({*row["source"], *row["target"]} & known):
            said = ", ".join((*row["source_text"], *row["target_text"]))
            yield Case("plover.countries", row["id"], f"{country} of {said}", country in read, ", ".join(read))


def measure_all(files: list[str]) -> Iterator[Case]:
    """Every case of every set."""
    tool = load_tool("gold_io")
    pages, gold, readouts, visits, plover = (tool.load_jsonl(file) for file in files)
    sentences = [{"id": r["id"], "text": r["text"], "published": r["date"], "language": "en"} for r in plover]
    yield from check_pages(pages, {str(entry["page"]): entry for entry in gold}, tool.read_documents(pages))
    yield from check_readouts(readouts, tool.read_documents(row["document"] for row in readouts))
    yield from check_visits(visits, tool.read_documents(row["document"] for row in visits))
    yield from check_plover(plover, tool.read_documents(sentences))


def count(cases: Iterable[Case]) -> list[str]:
    """A line for each measure: what is pooled, then the sets' own, then F1 of the statements of offices."""
    tally = {measure: (0, 0) for measure in POOLED}
    for case in cases:
        for measure in (*(name for name, parts in POOLED.items() if case.measure in parts), case.measure):
            right, total = tally.get(measure, (0, 0))
            tally[measure] = (right + case.right, total + 1)
    shares = {measure: right / max(total, 1) for measure, (right, total) in tally.items()}
    lines = [f"{measure} {right}/{total} = {shares[measure]:.3f}" for measure, (right, total) in tally.items()]
    for measure in [name.removesuffix(".recall") for name in tally if name.endswith(".recall")]:
        precision, recall = shares.get(f"{measure}.precision", 0.0), shares[f"{measure}.recall"]
        lines.append(f"{measure}.f1 {2 * precision * recall / max(precision + recall, 1e-9):.3f}")
    return lines


def main() -> None:
    """Print the measures, after the misses where these are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs=5, metavar="FILE", help="pages, their gold, readouts, visits, sentences")
    parser.add_argument("--errors", action="store_true", help="print a line for everything missed or misread")
    arguments = parser.parse_args()
    cases = list(measure_all(arguments.files))
    for case in cases:
        if arguments.errors and not case.right:
            print(f"MISSED {case.measure} | {case.page} | {case.wanted} | read: {case.read}")
    print(*count(cases), sep="\n")


if __name__ == "__main__":
    main()
