"""Names that are no actors: streets, ships and prizes called after people, treaties and clubs after towns, and
abbreviations that this text gives to something else."""

from __future__ import annotations

import re
from collections.abc import Mapping

from dragoman.actors.base import ActorBase, fold_name
from dragoman.language.base import NameKind
from dragoman.language.en.name_words import WORD
from dragoman.language.lexicon import load_words, one_of
from dragoman.model.documents import Span

WORDS = load_words("en", "names")
AFTER_PEOPLE = re.compile(
    rf"(?:[ \u00a0](?:{WORD}))?[ \u00a0](?i:{one_of(WORDS['after_people'])})(?![\w-])(?!['’]s[ \u00a0]{WORD})"
)
VESSEL_BEFORE = re.compile(rf"(?<![\w-]){one_of(WORDS['vessels'])}[ \u00a0](?:[\"“‘'])?$")
# a case at law is called after those who are at law: "Roe v. Wade"
CASE_BEFORE = re.compile(rf"(?<![\w-]){one_of(WORDS['case_marks'])}[ \u00a0]$")
CASE_BEHIND = re.compile(rf"[ \u00a0]{one_of(WORDS['case_marks'])}[ \u00a0](?={WORD})")
KIND_OF_MAN = re.compile(r"\b(?:an?|the)[ \u00a0](?:\w+[ \u00a0])?$")
OF_ELSEWHERE = re.compile(r"[ \u00a0]of[ \u00a0](?:the|our|his|her|their)[ \u00a0]")
AFTER_PLACES = re.compile(rf"(?:[-–][A-Z]\w+)?[ \u00a0](?i:{one_of(WORDS['after_places'])})(?![\w-])")
CLUB_BEFORE = re.compile(rf"(?<!\w){one_of(WORDS['clubs'])}[ \u00a0]$")
WATER_BEFORE = re.compile(rf"(?<!\w){one_of(WORDS['waters_before'])}[ \u00a0]$")
WATER_BEHIND = re.compile(rf"[ \u00a0]{one_of(WORDS['waters_behind'])}(?!\w)")
SURNAMES_TOO = frozenset(WORDS["surnames_too"])
FIRST_NAME_BEFORE = re.compile(rf"(?P<w>{WORD})[ \u00a0]$")
# Two surnames that name one government or law together.
TWO_NAMES = re.compile(
    r"^(?:-[A-Z][\w’'-]+|.?[A-Z][\w’']+-[A-Z][\w’']+) (?i:administration|government|cabinet|doctrine|act|amendment|plan)\b"
)
ABBREVIATED = re.compile(
    r"(?P<phrase>[A-Z][\w’'-]+(?:[ \u00a0](?:of|the|and|for|in|on|to|[A-Z][\w’'-]*))*)[ \u00a0]\((?P<short>[A-Z]{2,8})\)"
)


def is_thing(text: str, span: Span, kind: NameKind, words: str) -> bool:
    """Whether a name of a person or state is part of a thing's: a street, a ship, a prize, a river."""
    behind, before = text[span.end : span.end + 48], text[max(0, span.start - 32) : span.start]
    if kind == "person":
        if VESSEL_BEFORE.search(before) or AFTER_PEOPLE.match(behind):
            return True
        if CASE_BEFORE.search(before) or CASE_BEHIND.match(behind):
            return True
        if TWO_NAMES.search(before[-1:] + words + behind):
            # "the Biden-Harris administration"
            return True
        # "the Orban of the Caucasus" is somebody else
        return OF_ELSEWHERE.match(behind) is not None and KIND_OF_MAN.search(before) is not None
    if WATER_BEFORE.search(before) or WATER_BEHIND.match(behind):
        return True
    return words in SURNAMES_TOO and kind == "state" and is_surname(before)


def is_surname(before: str) -> bool:
    """Whether the words before end with a first name."""
    led = FIRST_NAME_BEFORE.search(before)
    return led is not None and led["w"].lower() not in PREPOSITIONS and not led["w"].endswith(("an", "ish", "ese"))


PREPOSITIONS = frozenset(WORDS["leads"])


def is_mere_place(text: str, span: Span) -> bool:
    """Whether a capital stands in the name of a treaty, a process or a club: no government speaks there."""
    behind, before = text[span.end : span.end + 40], text[max(0, span.start - 16) : span.start]
    return AFTER_PLACES.match(behind) is not None or CLUB_BEFORE.search(before) is not None


def local_abbreviations(text: str, base: ActorBase) -> Mapping[str, str | None]:
    """What the text's own abbreviations mean: the body of the base that the words before the bracket name, or none.

    Only those are listed that the text itself explains ("the Estonian Consumers' Office (ECO)").
    """
    found: dict[str, str | None] = {}
    for match in ABBREVIATED.finditer(text):
        words = match["phrase"].split()
        for first in range(len(words)):
            tail = words[first:]
            initials = "".join(w[0] for w in tail if w[0].isupper())
            if initials != match["short"] and "".join(w[0].upper() for w in tail) != match["short"]:
                continue
            known = [a for a in base.called(" ".join(tail)) if a.kind == "body"]
            same = any(fold_name(n) == fold_name(match["short"]) for a in known for n in a.names)
            found[match["short"]] = known[0].id if len(known) == 1 or (known and same) else None
            break
    return found
