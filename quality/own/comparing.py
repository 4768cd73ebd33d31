"""Whether a name, a day or a place that was read is the one expected.

The rules are of this folder's own, so that our sets can be scored wherever the repository is. They are no part of the
reader: it must not know them.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from dragoman.actors.base import fold_name, load_base
from dragoman.model.actors import Place
from dragoman.model.days import day_interval, months_interval, years_interval
from dragoman.model.reports import Event
from dragoman.model.times import DateInterval


def words(line: str) -> frozenset[str]:
    """The words of the line as a set."""
    return frozenset(line.split())


# What stands before or after names without telling one person from another.
TITLES = words(
    "king queen prince princess emir amir sultan pope sheikh crown his her majesty highness president prime minister "
    "foreign chancellor secretary general dr mr mrs ms sir lord jr sr"
)
PARTICLES = words("al el bin bint ibn de da do von van der den del la le the of")
REGNAL = re.compile(r"[ivx]+")
# They write the family name first; their own spelling is kept by the actor base too.
FAMILY_FIRST = words("xi li wang kim moon lee yoon park ma tsai hu jiang wen zhu roh ban han nguyen tran")
# As examples/expected.yml has it: a seat of power counts as its town.
SEATS = {
    "kremlin": "moscow", "white house": "washington", "oval office": "washington", "akorda": "astana",
    "akorda palace": "astana", "elysee": "paris", "elysee palace": "paris", "washington dc": "washington",
}  # fmt: skip


def name_parts(name: str) -> list[str]:
    """The folded parts of a name that tell persons apart, in order.

    >>> name_parts("King Harald V of Norway"), name_parts("Farouk al-Sharaa")
    (['harald'], ['farouk', 'sharaa'])
    """
    whole = re.split(r"\s+of\s", fold_name(name))[0]
    parts = [part for part in re.split(r"[^\w']+", whole) if len(part) > 1]
    kept = [part for part in parts if part not in TITLES and part not in PARTICLES]
    return [part for part in kept if not REGNAL.fullmatch(part) or len(kept) == 1 or part in FAMILY_FIRST] or kept


def family_and_initial(name: str) -> tuple[str, str]:
    """The folded family name and the first letter of what else there is; empty where there is nothing else.

    >>> family_and_initial("Xi Jinping"), family_and_initial("Emmanuel Macron"), family_and_initial("Macron")
    (('xi', 'j'), ('macron', 'e'), ('macron', ''))
    """
    parts = name_parts(name)
    if not parts:
        return "", ""
    if parts[0] in FAMILY_FIRST:
        return parts[0], parts[1][0] if len(parts) > 1 else ""
    return parts[-1], parts[0][0] if len(parts) > 1 else ""


def same_person(one: str, other: str) -> bool:
    """Whether two names can be one person's.

    All parts of one are in the other; or family name and initial agree; or the actor base knows one person by both.

    >>> same_person("Lula", "Luiz Inácio Lula da Silva"), same_person("Bill Clinton", "Hillary Clinton")
    (True, False)
    """
    parts, others = set(name_parts(one)), set(name_parts(other))
    if parts and others and (parts <= others or others <= parts):
        return True
    (family, initial), (other_family, other_initial) = family_and_initial(one), family_and_initial(other)
    if family and family == other_family and (initial == other_initial or not (initial and other_initial)):
        return True
    called = load_base().called
    return not {actor.id for actor in called(one)}.isdisjoint(actor.id for actor in called(other))


def people_of(event: Event) -> list[str]:
    """The names of the persons who take part."""
    return [participant.name for participant in event.participants if participant.kind == "person"]


def count_shared(wanted: Sequence[str], names: Sequence[str]) -> int:
    """How many of the wanted persons are among the names, each as another."""
    free, shared = list(names), 0
    for person in wanted:
        match = next((name for name in free if same_person(name, person)), None)
        if match is not None:
            free.remove(match)
            shared += 1
    return shared


def parse_edtf(edtf: str) -> DateInterval:
    """The days of an EDTF day, month, year or interval of these, whatever its doubt.

    >>> parse_edtf("2022-11-29/2022-11-30").days, parse_edtf("2023-02~").days
    (2, 28)
    """
    first, slash, last = edtf.partition("/")
    begin = None if first in ("", "..") else parse_day(first).begin
    until = parse_day(first).until if not slash else None if last in ("", "..") else parse_day(last).until
    return DateInterval(begin, until)


def parse_day(edtf: str) -> DateInterval:
    """The days of an EDTF day, month or year."""
    numbers = [int(part) for part in edtf.rstrip("~?%").split("-")]
    if len(numbers) == 3:
        return day_interval(dt.date(*numbers))
    return months_interval(*numbers) if len(numbers) == 2 else years_interval(numbers[0])


def same_date(read: str | None, expected: str | None) -> bool:
    """Whether the EDTF that was read lies wholly within the expected one; where none is expected, no day is claimed.

    >>> same_date("2025-09-01/2025-09-10", "2025-09"), same_date("2025-09", "2025-09-01"), same_date(None, None)
    (True, False, True)
    """
    if expected is None:
        return read is None or parse_edtf(read).days != 1
    return read is not None and parse_edtf(expected).covers(parse_edtf(read))


def same_place(read: Place | None, expected: str | None) -> bool:
    """Whether the place read is the one expected: by name, or anywhere in the state that is named.

    >>> same_place(Place("Kremlin", "RUS"), "Moscow"), same_place(Place("Seoul", "KOR"), "South Korea")
    (True, True)
    """
    if read is None or expected is None:
        return read is None and expected is None
    if town_of(read.name) == town_of(expected):
        return True
    states = [actor.country for actor in load_base().called(expected) if actor.kind == "state"]
    return read.country is not None and read.country in states


def town_of(place: str) -> str:
    """The folded name of the place, or of the town that it is a seat of power in."""
    name = re.sub(r"[^\w ]", "", fold_name(place)).removeprefix("the ")
    return SEATS.get(name, name)


def share(hits: float, of: float) -> float:
    """The share, to three digits; 0 of nothing."""
    return round(hits / of, 3) if of else 0.0


def f1(hits: int, read: int, expected: int) -> float:
    """The harmonic mean of precision and recall, to three digits."""
    return share(2 * hits, read + expected)
