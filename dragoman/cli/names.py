"""The actors of the base that bear a name, found without loading the base.

Loading it whole takes half a second, more than twice what a command that asks may take. The compiled table is JSON
with one value to a line, so the lines that can hold a name are found by one pass over its bytes, and only the actors
around them are made. They are made by the base's own code: a line too many does no harm, one too few would.
"""

from __future__ import annotations

import functools
import itertools
import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence, ValuesView
from typing import Any

from dragoman.actors.base import COMPILED, build_base, fold_name, load_base
from dragoman.model.actors import Actor
from dragoman.record.names import begins

# Latin with its diacritics, Greek and Cyrillic, and the apostrophe that printers use.
LETTERS = (*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x530), *range(0x1E00, 0x1F00), 0x2019)
ID = re.compile(rb'\n"id": "([^"]*)"')
LONGEST_ROW = 100_000
# A line that holds a name or an id and nothing else.
NAMED = re.compile(r'(?:"(?:id|name|russian)": )?"([^"]*)",?')
# For more actors than these it is quicker to load the base whole.
FEW = 60


class ActorsAtHand(Mapping[str, Actor]):
    """All actors of the base by id, each made when asked for; only to list them all loads the base."""

    def __getitem__(self, actor: str) -> Actor:
        """The actor with this id."""
        row = find_row(actor)
        if row is None:
            raise KeyError(actor)
        return build_base({"actors": [row], "places": []}).actors[actor]

    def __iter__(self) -> Iterator[str]:
        """Every id."""
        return iter(load_base().actors)

    def values(self) -> ValuesView[Actor]:
        """Every actor."""
        return load_base().actors.values()

    def __len__(self) -> int:
        """How many there are."""
        return len(load_base().actors)


class NamesAtHand:
    """What :class:`dragoman.record.names.ActorBase` asks for; ``names`` are those to come, found all in one pass."""

    def __init__(self, *names: str) -> None:
        self.actors = ActorsAtHand()
        self._names = names
        self._found: dict[str, set[str]] = {}

    def called(self, name: str) -> tuple[Actor, ...]:
        """Every actor that bears the name, whole or short, in either script, ordered by id."""
        if name not in self._found:
            self._found |= find_ids({name, *self._names})
        rows = [row for actor in sorted(self._found[name]) if (row := find_row(actor)) is not None]
        return build_base({"actors": rows, "places": []}).called(name)

    def beginning(self, words: Sequence[str]) -> Iterator[Actor]:
        """The actors with a name in which each of the folded words begins a word."""
        found = list(itertools.islice(find_begun(words), FEW + 1))
        if len(found) <= FEW:
            return (self.actors[actor] for actor in found)
        base = load_base()
        everyone = (actor for name, actors in base.folded.items() if begins(name, words) for actor in actors)
        return (base.actors[actor] for actor in dict.fromkeys(everyone))

    def spelled(self) -> Iterator[tuple[str, str]]:
        """Every folded name with the id of a bearer."""
        return ((name, actor) for name, actors in load_base().folded.items() for actor in actors)


@functools.cache
def table() -> bytes:
    """The compiled table."""
    return COMPILED.read_bytes()


@functools.cache
def spellings() -> Mapping[str, list[bytes]]:
    """Every letter, or two, that may stand in the table where someone types the plain one."""
    found: dict[str, list[bytes]] = {}
    for letter in map(chr, LETTERS):
        found.setdefault(fold_name(letter), []).append(letter.encode())
    return found


def pattern_of(name: str) -> bytes:
    """A pattern that matches whatever folds to the same as the name."""
    folded, parts, place = fold_name(name), [], 0
    known = spellings()
    while place < len(folded):
        one, two = folded[place], folded[place : place + 2]
        forms = {one.encode(), *known.get(one, ())}
        single = b"|".join(re.escape(form) for form in sorted(forms))
        if len(two) == 2 and two in known:  # "ss" may be written ß
            other = b"|".join(map(re.escape, known[two]))
            next_one = b"|".join(re.escape(f) for f in sorted({two[1].encode(), *known.get(two[1], ())}))
            parts.append(b"(?:(?:" + single + b")(?:" + next_one + b")|" + other + b")")
            place += 2
            continue
        parts.append(b"(?:" + single + b")" if one != " " else rb"\s+")
        place += 1
    return b"".join(parts)


def find_ids(names: Collection[str]) -> dict[str, set[str]]:
    """For each name the ids of actors with a line that may hold it, or the last word of a Russian one."""
    ids: dict[str, set[str]] = {name: set() for name in names}
    wanted = [name for name in names if fold_name(name)]
    if not wanted:
        return ids
    either = b"|".join(b"(" + pattern_of(name) + b")" for name in wanted)
    for line in (rb'\n"(?:(?:name|id|russian)": ")?', rb'\n"russian": "[^"\n]* '):
        for found in re.finditer(line + b"(?:" + either + b')"', table()):
            actor = id_before(found.start())
            # One line may be found for one name and hold another too: "Xi" typed as both "xi" and "XI".
            for name in (name for name in wanted if actor is not None and same_name(name, wanted, found)):
                ids[name].add(str(actor))
    return ids


def find_begun(words: Sequence[str]) -> Iterator[str]:
    """The ids of actors with a line of a name, or of the id, in which each of the folded words begins a word."""
    found: set[str] = set()
    end = 0
    for place in re.finditer(pattern_of(max(words, key=len)), table()):
        if place.start() < end:
            continue
        begin, end = table().rfind(b"\n", 0, place.start()) + 1, table().find(b"\n", place.start())
        line = NAMED.fullmatch(table()[begin:end].decode("utf-8", "ignore"))
        actor = id_before(begin) if line is not None and begins(fold_name(line[1]), words) else None
        if actor is not None and actor not in found and bears(actor, str(line and line[1])):
            found.add(actor)
            yield actor


def bears(actor: str, name: str) -> bool:
    """Whether the name is the actor's: a line before the id of a row is found behind another's."""
    row = find_row(actor)
    if row is None:
        return False
    names = (row["id"], row["name"], row.get("russian"), *row.get("names", ()), *row.get("short", ()))
    return name in names


def same_name(name: str, names: Sequence[str], found: re.Match[bytes]) -> bool:
    """Whether the line was found for the name, or for another spelling of it."""
    return fold_name(name) == fold_name(names[(found.lastindex or 1) - 1])


def id_before(place: int) -> str | None:
    """The id of the actor in whose row the place lies; keys are in alphabetical order, and names come after ids."""
    begin = table().rfind(b'\n"id": "', 0, place + 8)
    found = ID.match(table(), begin) if begin >= 0 else None
    return None if found is None else str(json.loads(b'"' + found[1] + b'"'))


def find_row(actor: str) -> dict[str, Any] | None:
    """The row of the actor with this id."""
    place = table().find(b'\n"id": ' + json.dumps(actor, ensure_ascii=False).encode("utf-8", "replace") + b",")
    start = place
    while start > 0:
        # What opens nearest before the id may be one of the row's own parts, such as a capital.
        start = table().rfind(b"\n{", 0, start)
        text = table()[max(start, 0) : start + LONGEST_ROW].decode("utf-8", "ignore").lstrip()
        row, _ = json.JSONDecoder().raw_decode(text)
        if row.get("id") == actor:
            return dict(row)
    return None
