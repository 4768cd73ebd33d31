"""The level of an office by its name, for files that say "Minister of Foreign Affairs" and no more."""

from __future__ import annotations

import functools
import re

from dragoman.actors.base import fold_name
from dragoman.actors.states import States
from dragoman.actors.tables import SOURCE, load_yaml
from dragoman.model.actors import Level

LEXICON = SOURCE.parent / "lexicon" / "en" / "offices.yml"
HIGHEST: tuple[Level, ...] = ("head of state", "head of government")
CHAMBERS = re.compile(
    r"\b(?:parliament|senate|congress|duma|bundestag|knesset|(?:national|legislative|people's) assembly)\b"
)
OF = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?")


@functools.cache
def titles() -> tuple[tuple[str, Level], ...]:
    """The titles of the lexicon with their levels, longest first."""
    levels = load_yaml(LEXICON)["levels"]
    pairs = [(fold_name(title), level) for level, found in levels.items() for title in found]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))


@functools.cache
def pattern() -> re.Pattern[str]:
    """A pattern that finds the longest title."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(title) for title, _ in titles())})\b")


def office_level(office: str, states: States) -> Level:
    """The level of the office; a president or premier leads a state only where nothing else is named behind him.

    >>> from dragoman.actors.states import load_states
    >>> levels = [office_level(office, load_states()) for office in (
    ...     "President of Kazakhstan", "President of the Constitutional Court", "Minister of Defence", "Member of the Senate")]
    >>> levels
    ['head of state', 'official', 'defence minister', 'parliament']
    """
    words = fold_name(office)
    found = pattern().search(words)
    if found is None:
        return "parliament" if CHAMBERS.search(words) else "other"
    level = dict(titles())[found[0]]
    if level == "official" and CHAMBERS.search(words):
        return "parliament"
    if level not in HIGHEST:
        return level
    of = OF.match(words, found.end())
    rest = words[found.end() :].strip() if of is None else words[of.end() :]
    alone = not rest or (
        of is not None and (rest == "republic" or states.find(rest.removeprefix("republic of ")) is not None)
    )
    before = words[: found.start()].strip()
    of_state = not before or states.described(before) or before in ("acting", "interim", "the")
    if alone and of_state:
        return level
    return "parliament" if CHAMBERS.search(words) else "official"


def strip_title(name: str) -> str:
    """The name in lower case without titles of the lexicon in front of it.

    >>> strip_title("FOREIGN MINISTER JAN KOWALIK")
    'jan kowalik'
    """
    words = fold_name(name)
    while (found := pattern().match(words)) is not None and words[found.end() :].strip():
        words = words[found.end() :].strip()
    return words
