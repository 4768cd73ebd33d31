"""English quotation marks: which stretches stand between them, and how the parser may see them."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from dragoman.language.base import Masked
from dragoman.model.documents import Span

# opening mark, closing mark; a straight mark opens behind a space or bracket and closes elsewhere
PAIRS = re.compile(
    r"“(?P<a>[^“”\n]{1,1500})(?:”|(?=\n)|$)|«(?P<b>[^«»\n]{1,1500})(?:»|(?=\n)|$)|„(?P<c>[^„“”\n]{1,1500})[“”]"
    r"|(?<![\w\"])\"(?P<d>(?=\S)[^\"\n]{1,1500}?)\"(?!\w)|(?<!\w)``(?P<e>[^\n]{1,1500}?)''"
    r"|(?<![\w’'])‘(?P<f>(?=\S)(?:[^‘’\n]|’(?=\w)){8,1500}?)’(?!\w)"
)
# Words of a quotation that is a clause of its own, at least.
CLAUSE_WORDS = 5
# What the parser sees in place of a quoted clause: an exclamation hangs on the verb of saying.
STAND_IN = "yes"


@functools.lru_cache(maxsize=4)
def find_quoted(text: str) -> tuple[Span, ...]:
    """What stands between quotation marks, without the marks, in text order; nothing inside another.

    >>> [s.cut('He said "no" and “not yet”.') for s in find_quoted('He said "no" and “not yet”.')]
    ['no', 'not yet']
    """
    groups = ((match, match.lastgroup or "") for match in PAIRS.finditer(text))
    return tuple(Span(match.start(group), match.end(group)) for match, group in groups)


def with_marks(text: str, inner: Span) -> Span:
    """The quoted stretch with its marks."""
    end = inner.end + 1 if inner.end < len(text) and text[inner.end] in "”»\"“’'" else inner.end
    end += text.startswith("''", inner.end)
    start = inner.start - (2 if text.startswith("``", inner.start - 2) else 1)
    return Span(max(0, start), end)


def is_clause(text: str, inner: Span) -> bool:
    """Whether the words are a clause of their own beside the verb of saying, not a part of its clause."""
    outer = with_marks(text, inner)
    before = text[max(0, outer.start - 40) : outer.start].rstrip(" ")
    opens = not before or before[-1] in ',:\n—–-.!?;…”»"' or before.endswith((" said", " says"))
    closing = text[inner.end - 1] in ",.?!…" or text[outer.end : outer.end + 1] in (",", ".", "?", "!", ":")
    capital = text[inner.start : inner.start + 1].isupper()
    words = len(inner.cut(text).split())
    return opens and (capital or before[-1:] == ":" or words >= CLAUSE_WORDS) and (closing or words >= CLAUSE_WORDS)


def quote_masks(text: str, quoted: Sequence[Span]) -> list[Masked]:
    """Quoted clauses as one exclamation each; the marks of other quoted words as nothing."""
    masks = []
    for inner in quoted:
        outer = with_marks(text, inner)
        if is_clause(text, inner):
            comma = (
                ","
                if inner.cut(text).rstrip().endswith((",", "?", "!")) and text[outer.end : outer.end + 1] != ","
                else ""
            )
            stop = "." if inner.cut(text).rstrip().endswith(".") else ""
            masks.append(Masked(outer, STAND_IN + (comma or stop)))
        else:
            masks.append(Masked(Span(outer.start, inner.start), ""))
            masks.append(Masked(Span(inner.end, outer.end), ""))
    return masks


def asked_before(text: str, unit: Span, sentence: Span) -> bool:
    """Whether the unit ends in a quoted question or exclamation right before the sentence of the same line."""
    between = text[unit.end : sentence.start]
    return "\n" not in between and len(between) <= 1 and text[max(0, unit.end - 2) : unit.end - 1] in ("?", "!") and not unit.cut(text)[-1].isalnum()  # fmt: skip


def units(sentences: Sequence[Span], quoted: Sequence[Span], text: str) -> list[tuple[int, Span]]:
    """Stretches to be parsed for who said what: sentences with quotation marks, joined where a boundary lies inside.

    Each comes with the number of its first sentence.
    """
    found: list[tuple[int, Span]] = []
    for number, sentence in enumerate(sentences):
        inside = [q for q in quoted if q.start <= sentence.end and sentence.start <= q.end]
        if not inside and found and asked_before(text, found[-1][1], sentence):
            # ""Will it hold?" Haavisto asked."
            found[-1] = (found[-1][0], Span(found[-1][1].start, sentence.end))
        if not inside:
            continue
        last = found[-1][1] if found else None
        torn = last is not None and any(
            (o := with_marks(text, q)).start < last.end < o.end and o.start < sentence.end and sentence.start < o.end
            for q in inside
        )
        if last is not None and torn:
            found[-1] = (found[-1][0], Span(last.start, max(sentence.end, last.end)))
        else:
            found.append((number, sentence))
    return found
