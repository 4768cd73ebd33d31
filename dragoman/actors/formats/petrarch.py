"""Actor dictionaries of PETRARCH: a phrase, phrases that mean the same behind ``+``, and codes in brackets.

    JAN_KOWALIK_  ; a comment
    +MINISTER_KOWALIK_
        [POLGOV 20100301-20141231]
        [POLELI >20150101]

A code is a state's three letters and what is done for it. The dictionary does not say whether a phrase is a person or a
body, nor which office someone held: words tell the first, as far as they do, and offices stay as vague as the codes.
Phrases that are names of a state or places in it are passed over, for those are known better.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from dragoman.actors.base import fold_name
from dragoman.actors.formats.people import Draft, brought_file
from dragoman.actors.formats.rows import (
    Gathered,
    RowTrouble,
    Setting,
    check_order,
    clean_name,
    make_id,
    read_day,
    with_particles,
)
from dragoman.actors.offices import strip_title
from dragoman.actors.states import State
from dragoman.actors.tables import SOURCE, load_yaml
from dragoman.model.actors import ActorKind, Incumbency
from dragoman.model.imports import BroughtFile

WORDS = SOURCE.parent / "formats" / "petrarch.yml"
CODE = re.compile(r"\[\s*(?P<code>[^\s\]<>]*)\s*(?P<limit>[^\]]*)\]")
LIMIT = re.compile(r"(?P<sign>[<>])?\s*(?P<first>\d{6}|\d{8})\s*(?:-\s*(?P<last>\d{6}|\d{8}))?")
COMMENT = re.compile(r"<\s*!\s*--.*?-->", re.DOTALL)
# Years of two digits up to this one are of this century.
TURN = 30


@dataclass
class Block:
    """A phrase with all that belongs to it; each code with its days. One is ``torn`` if a line of it cannot be read."""

    line: int
    phrase: str
    others: list[str] = field(default_factory=list)
    codes: list[tuple[str, str | None, str | None]] = field(default_factory=list)
    torn: bool = False


@functools.cache
def load_table() -> dict[str, Any]:
    """The table of codes and words."""
    table: dict[str, Any] = load_yaml(WORDS)
    return table


def read_petrarch(text: str, setting: Setting) -> BroughtFile:
    """The persons and bodies of the dictionary."""
    gathered, drafts = Gathered(), dict[str, Draft]()
    for block in blocks_of(text, gathered):
        try:
            add_block(block, drafts, setting, gathered)
        except RowTrouble as trouble:
            gathered.skip(block.line, f"{plain(block.phrase)}: {trouble}")
    return brought_file("petrarch", drafts, gathered)


def blocks_of(text: str, gathered: Gathered) -> Iterator[Block]:
    """The blocks of a dictionary without its comments."""
    bare = COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    block: Block | None = None
    for number, raw in enumerate(bare.split("\n"), 1):
        line = re.split(r"[#;]", raw, maxsplit=1)[0].strip()
        if not line:
            continue
        phrase = line.split("[", 1)[0].strip()
        if phrase and not phrase.startswith("+"):
            if block is not None:
                yield block
            block = Block(number, phrase)
        elif block is None:
            gathered.skip(number, "stands before the first phrase")
            continue
        elif phrase:
            block.others.append(phrase[1:])
        try:
            block.codes.extend(codes_of(line))
        except RowTrouble as trouble:
            gathered.skip(number, str(trouble))
            block.torn = True
    if block is not None:
        yield block


def codes_of(line: str) -> Iterator[tuple[str, str | None, str | None]]:
    """The codes of a line, each with the first and last day on which it holds."""
    if "[" in line and CODE.search(line) is None:
        raise RowTrouble("has a code without its closing bracket")
    for found in CODE.finditer(line):
        limit = found["limit"].strip()
        days = LIMIT.fullmatch(limit)
        if limit and days is None:
            raise RowTrouble(f"has {limit!r} as days of a code; expected <date, >date or date-date")
        first = None if days is None else full_day(days["first"])
        last = None if days is None or days["last"] is None else full_day(days["last"])
        if days is not None and days["sign"] == "<":
            first, last = None, first
        check_order(first, last)
        yield found["code"].upper(), first, last


def full_day(digits: str) -> str | None:
    """The day of its digits: a year of two of them is of this century up to 30.

    >>> full_day("450703"), full_day("20120100")
    ('1945-07-03', '2012-01')
    """
    if len(digits) == 6:
        digits = f"{'20' if int(digits[:2]) <= TURN else '19'}{digits}"
    year, month, day = digits[:4], digits[4:6], digits[6:]
    known = [year, *([month] if month != "00" else []), *([day] if "00" not in (month, day) else [])]
    return read_day("-".join(known), "a day of a code")


def add_block(block: Block, drafts: dict[str, Draft], setting: Setting, gathered: Gathered) -> None:
    """Add the actor of a block."""
    codes = [code for code in block.codes if code[0].isalnum()]
    if not codes and not block.torn:
        raise RowTrouble("has no code")
    if not codes:
        return
    states = [setting.states.find(code[:3]) for code, _, _ in codes]
    if all(state is not None and len(code) == 3 for state, (code, _, _) in zip(states, codes, strict=True)):
        gathered.pass_over("names of states and places")
        return
    state = next((state for state in states if state is not None), None)
    body_code = codes[0][0][:3] in load_table()["bodies"]
    if state is None and not body_code:
        raise RowTrouble(f"no state has the code {codes[0][0][:3]!r}")
    kind = "body" if body_code else kind_of(block, dated=any(first or last for _, first, last in codes))
    name = name_of(block.phrase, kind)
    if name is None:
        raise RowTrouble("is a title without a name")
    identity = make_id(name, None if state is None else state.country)
    draft = drafts.setdefault(identity, Draft(block.line, identity, name, kind))
    draft.country = None if state is None else state.country
    names = [name, *(found for phrase in block.others if (found := name_of(phrase, kind)) is not None)]
    draft.add_names(spelling for found in names for spelling in with_particles(found))
    if kind == "person":
        for where, (code, first, last) in zip(states, codes, strict=True):
            held = incumbency_of(code, first, last, where)
            if held is not None:
                draft.incumbencies.append(held)


def kind_of(block: Block, *, dated: bool) -> ActorKind:
    """Whether the phrase is a person or a body, by its words, its number of words, and whether its codes have days."""
    words = re.findall(r"[^\W_]+", block.phrase.lower())
    if any(word in load_table()["words"] for word in words):
        return "body"
    return "person" if dated or len(words) > 1 else "body"


def plain(phrase: str) -> str:
    """The phrase as words."""
    return " ".join(phrase.replace("_", " ").split())


def name_of(phrase: str, kind: ActorKind) -> str | None:
    """The phrase as a name; of a person without titles, ``None`` where only a surname is left of them."""
    words = plain(phrase)
    name = clean_name(words.title() if kind == "body" and " " in words else words, person=kind == "person")
    if name is None or kind != "person":
        return name
    parts = name.split()
    kept = strip_title(" ".join(w for w in parts if fold_name(w) not in load_table()["titles"])).split()
    if len(kept) == len(parts):
        return name
    return " ".join(parts[-len(kept) :]) if len(kept) > 1 else None


def incumbency_of(code: str, first: str | None, last: str | None, state: State | None) -> Incumbency | None:
    """What the letters behind the state's say of a person; ``None`` where they name no office."""
    roles = load_table()["roles"]
    letters = code[3:] if state is not None else code
    role = next((roles[letters[:n]] for n in (6, 3) if letters[:n] in roles), None)
    if not role:
        return None
    country = None if state is None else state.country
    return Incumbency(role["office"], role["level"], country, first, last, None if state is None else state.former)
