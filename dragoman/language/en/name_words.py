"""The English words and patterns of names, titles and offices."""

from __future__ import annotations

import re

from dragoman.language.lexicon import load_words, one_of
from dragoman.model.actors import Capacity, Level

WORDS = load_words("en", "offices")
LEVEL_OF: dict[str, Level] = {word: level for level, words in WORDS["levels"].items() for word in words}
HONORIFICS = frozenset(WORDS["honorifics"])
NOBILITY = frozenset(load_words("en", "names")["before_first_names"])
EVERYDAY = frozenset(WORDS["everyday"])
STOPS = frozenset(WORDS["stops"])
THINGS = frozenset(WORDS["things"])
BARE = frozenset(WORDS["bare"])
FOUNDED = frozenset(WORDS["founded"])
FIRST_NAMES = frozenset(WORDS["first_names"])
CAPACITY_OF: dict[str, Capacity] = {w: c for c, words in WORDS["capacities"].items() for w in words}
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆĈĊČĎĐĒĔĖĘĚĜĞĠĢĤĦĨĪĬĮİĴĶĹĻĽĿŁŃŅŇŌŎŐŒŔŖŘŚŜŞŠŢŤŦŨŪŬŮŰŲŴŶŸŹŻŽƏȘȚ"
WORD = rf"(?:[{UPPER}][’']?[^\W\d_]*(?:[-’'][^\W\d_]+)*)"
INITIAL = rf"(?:(?:[{UPPER}]h?\.)+(?:-[{UPPER}]\.)?)"
PARTICLE = rf"(?:{one_of(WORDS['name_particles'])})"
SUFFIX = rf"(?:,?\s{one_of(WORDS['suffix_names'])}(?!\w))"
NAME = re.compile(rf"{INITIAL}(?:[ \u00a0]?{INITIAL})*[ \u00a0]{WORD}{SUFFIX}?|(?:(?:al|el|Al|El)-)?{WORD}(?:[ \u00a0](?:(?:{PARTICLE}[ \u00a0]|{PARTICLE}-)*(?:(?:al|el|ul|ur)-)?{WORD}|{INITIAL}))*{SUFFIX}?")  # fmt: skip
TITLE_WORDS = sorted(LEVEL_OF, key=len, reverse=True)
FIELD = one_of(WORDS["fields"])
OFFICE = rf"(?:secretary\s+of\s+state\s+for\s+(?:the\s+)?{FIELD}(?:\s+(?:and|,)\s+{FIELD})*(?:\s+affairs)?|{one_of(TITLE_WORDS)}|(?:{FIELD}\s+(?:and\s+{FIELD}\s+)?(?:minister|secretary))|minister\s+(?:of|for)\s+(?:the\s+)?{FIELD}(?:\s+(?:and|,)\s+{FIELD})*(?:\s+affairs)?)(?:-(?:elect|designate))?"
CAPACITY = rf"(?:{one_of(w for w in CAPACITY_OF if not w.endswith('-'))}\s+|(?:ex|then)-\s?)"
TITLE = re.compile(rf"(?<![\w-])(?P<cap>{CAPACITY})?(?P<office>{OFFICE})(?![\w-])", re.IGNORECASE)
HONOUR = re.compile(
    r"(?:His|Her|Their)[ \u00a0](?:(?:Royal|Serene|Imperial)[ \u00a0])?(?:Highness|Majesty|Excellency|Holiness|Eminence),?[ \u00a0]$"
)
LOCATIVE = re.compile(
    r"\b(?:in|to|at|from|near|outside|into|via|around|left|visited|visit|of)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE
)
