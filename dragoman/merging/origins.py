"""Whose information a report is: one key for each origin, so that copies are counted once.

What is counted by these keys is meant as a lower bound of independent origins; the keys do not reach that everywhere:

- A copy is recognised by its first 400 letters of prose. Where an editor rewrote the beginning, two keys stand for one
  wire story; where two texts begin with the same 400 letters and then part, one key stands for two.
  Lines broken within sentences hide a copy too.
- A translation has other letters, hence another key, unless both name the agency.
- Two articles of one outlet that name no agency are two origins.
- "A spokesman", "officials" and other unnamed voices are nobody's press office; the caller leaves them out.
- Of an agency's own articles those that credit nobody have their text's key; :func:`own_key` helps who sees them all.
- An agency is known by its name as attributed or as credited in the dateline. "TASS" and "the TASS news agency" are
  one; "TASS" and "ТАСС" are two until attributions carry the actor's id.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

LETTERS = 400
# A text of fewer letters is told apart by its outlet too: "No comment." is nobody's copy.
FEW = 40

# "MOSCOW, May 29 (Reuters) -" and "MOSCOW, May 29. /TASS/." before the first sentence.
UPPER = r"[^\W\d_a-zа-яё]"
CREDIT = re.compile(rf"^[^\n]{{0,60}}?(?:\(({UPPER}[^()\n]{{1,29}})\)\s*[-–—]|/({UPPER}[^/\n]{{1,29}})/)")
WORD = re.compile(r"[^\W\d_]+")
SENTENCE = re.compile(r"[.!?…][\"'»”’)\]]*\s*$")
FILLERS = re.compile(r"^the\s+|^www\.|\s+(?:news\s+agency|press\s+service|press\s+office|agency)$|\.[a-z]{2,4}$")


def origin_key(document_text: str, outlet: str | None, attributions: tuple[str, ...]) -> str:
    """The key of whose information a report is: the agency or press office it is attributed to, else its text's.

    ``attributions`` are the agencies and press offices that the report names; the first in alphabetical order counts,
    so that their order does not matter. A report that names none is its document's: that of the agency credited in the
    dateline, else of everyone who printed the same first 400 letters.

    >>> origin_key("", None, ("the TASS news agency",))
    'by:tass'
    >>> origin_key("MOSCOW, May 29. /TASS/. The two leaders met in Moscow on Thursday.", "Example", ())
    'by:tass'
    """
    named = sorted(name for name in map(normalise_name, attributions) if name)
    if named:
        return f"by:{named[0]}"
    lines = prose_lines(document_text)
    credit = CREDIT.match(lines[0]) if lines else None
    if credit is not None and (name := normalise_name(credit[1] or credit[2])):
        return f"by:{name}"
    letters = opening_letters(lines)
    if len(letters) < FEW:
        letters = f"{normalise_name(outlet or '')}|{letters}"
    return f"text:{hashlib.sha256(letters.encode('utf-8', 'replace')).hexdigest()[:16]}"


def own_key(outlet: str | None) -> str | None:
    """The key of reports attributed to the outlet itself, were it an agency or a press office.

    >>> own_key("tass.com") == origin_key("", None, ("TASS",))
    True
    """
    return None if outlet is None else f"by:{normalise_name(outlet)}"


def normalise_name(name: str) -> str:
    """The name in lower case, without article, "news agency", "press service" and the ending of an internet name.

    >>> normalise_name("The  Kremlin press service"), normalise_name("www.tass.com")
    ('kremlin', 'tass')
    """
    return FILLERS.sub("", FILLERS.sub("", " ".join(name.casefold().split())))


def prose_lines(text: str) -> list[str]:
    """The lines that are sentences, at most enough of them for the key; all lines where none is.

    Headlines, bylines and times differ between copies of one story; they end without a full stop.
    """
    lines = [line.strip() for line in text[: 20 * LETTERS].splitlines() if line.strip()]
    return [line for line in lines if SENTENCE.search(line)] or lines


def opening_letters(lines: list[str]) -> str:
    """The first letters of the lines, lower case, without diacritics, spaces, digits and signs."""
    plain = unicodedata.normalize("NFKD", " ".join(lines)[: 3 * LETTERS]).casefold()
    return "".join(WORD.findall(plain))[:LETTERS]
