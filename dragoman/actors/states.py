"""States by the codes that files of actors use: two or three letters, the numbers of two lists, or a name.

Actors bear the code of the state that goes on; what was done for one that ceased is told by ``former``, its id.
"""

from __future__ import annotations

import functools
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from babel.core import get_global

from dragoman.actors.base import COMPILED, fold_name
from dragoman.actors.tables import SOURCE, load_yaml

Numbering = Literal["cow", "gw"]

# What FollowTheMoney writes for states that ceased.
WITHDRAWN = {"suhh": "SUN", "yucs": "YUG", "csxx": "YUG", "cshh": "CSK", "dd": "DDR", "ddde": "DDR", "ydyd": "YMD"}


@dataclass(frozen=True, slots=True)
class State:
    """A state: the alpha-3 code that actors bear, and its id if it ceased; ``finish`` is the first day without it."""

    country: str
    former: str | None = None
    finish: str | None = None


class States:
    """The known states, and what bears a state's code without being one."""

    def __init__(self, rows: Iterable[Mapping[str, Any]], others: Iterable[str] = ()) -> None:
        self._by_code = {code: State(code) for code in others}
        self._by_name: dict[str, State] = {}
        self._adjectives: set[str] = set()
        self._by_number: dict[tuple[str, int], list[State]] = {}
        for row in rows:
            code = row["id"].upper()
            former = row["id"] if row.get("former_state") else None
            state = State(row["country"], former, row.get("finish"))
            self._by_code[code] = state
            for name in (row["name"], *row["names"], *([row["russian"]] if row.get("russian") else [])):
                self._by_name.setdefault(fold_name(name), state)
            self._adjectives.update(fold_name(word) for word in row.get("adjectives", ()))
            for numbering in ("cow", "gw"):
                if row.get(numbering) is not None:
                    self._by_number.setdefault((numbering, int(row[numbering])), []).append(state)

    def find(self, words: str) -> State | None:
        """The state of a code of two or three letters, or of a name.

        >>> load_states().find("kz"), load_states().find("Soviet Union").former
        (State(country='KAZ', former=None, finish=None), 'sun')
        """
        bare = words.strip()
        code = bare.split("-")[0] if len(bare) <= 6 else bare
        exact = WITHDRAWN.get(code.lower(), code.upper())
        if exact in self._by_code:
            return self._by_code[exact]
        found = [self._by_code[alpha] for alpha in alpha_3().get(code.upper(), ()) if alpha in self._by_code]
        # A code of two letters is that of the state that there is.
        return min(found, key=lambda state: state.former is not None, default=self._by_name.get(fold_name(bare)))

    def described(self, words: str) -> bool:
        """Whether the words say which state something is of, by name or adjective."""
        return fold_name(words) in self._adjectives or self.find(words) is not None

    def numbered(self, number: int, day: str | None, order: Sequence[Numbering]) -> State | None:
        """The state with this number, in the first list of the order that has it, as it was on the day."""
        for numbering in order:
            found = self._by_number.get((numbering, number), [])
            for state in sorted(found, key=lambda s: s.finish or "9999"):
                if day is None or state.finish is None or day < state.finish[: len(day)]:
                    return state
        return None


@functools.cache
def alpha_3() -> Mapping[str, tuple[str, ...]]:
    """The codes of three letters for each of two; some states had several."""
    found: dict[str, list[str]] = {"XK": ["XKX"], "EU": ["EUE"]}
    for old, new in get_global("territory_aliases").items():
        if len(old) == 3 and old.isalpha() and len(new) == 1 and len(new[0]) == 2:
            found.setdefault(new[0], []).append(old)
    return {code: tuple(codes) for code, codes in found.items()}


def alpha_2(country: str, of: str | None = None) -> str | None:
    """FollowTheMoney's code of the state, or of the one that ceased, if that is what something is of.

    >>> alpha_2("KAZ"), alpha_2("RUS", "sun"), alpha_2("GEO", "sun")
    ('kz', 'suhh', 'ge')
    """
    ceased = load_states().find(of) if of else None
    if ceased is not None and ceased.former == of and ceased.country == country:
        return next((code for code, withdrawn in WITHDRAWN.items() if withdrawn == str(of).upper()), None)
    return next((code.lower() for code, codes in alpha_3().items() if country in codes), None)


@functools.cache
def load_states() -> States:
    """The states of the compiled table; their numbers from the sources where a table was compiled without them."""
    table = json.loads(COMPILED.read_text(encoding="utf-8"))
    rows = [row for row in table["actors"] if row["kind"] == "state"]
    if not all("finish" in row and "cow" in row for row in rows):
        sources = {state["code"].lower(): state for state in load_yaml(SOURCE / "states.yml")}
        rows = [{**row, **{k: sources[row["id"]].get(k) for k in ("cow", "gw", "finish")}} for row in rows]
    others = {row["country"] for row in table["actors"] if row.get("country")} - {row["id"].upper() for row in rows}
    return States(rows, others)
