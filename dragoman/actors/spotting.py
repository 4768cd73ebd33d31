"""Known names found in a text: at word edges, the leftmost first and of those the longest.

An automaton over half a million names takes seconds to make in every process (benchmarks/actors.py measures both), and
a name that fails at a word's edge hides the shorter one inside it. Here each word of the text is looked up as the first
word of some name; only where it is one are the stretches tried that names with this first word can fill. What is built
is a set and a table of first words, which load from a file in less than half a second.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

# Letters and digits, which is what ``str.isalnum`` says.
WORD = re.compile(r"[^\W_]+")
LONGEST = 200
# A shape is how many characters of a name stand before its first word, and how many it has, in one number.
BITS = 16
MASK = (1 << BITS) - 1


@dataclass(frozen=True, eq=False)
class SurfaceIndex:
    """What finding needs: the names, the numbers of their first words, and for each of these the shapes of its names.

    The shapes of the first word with number ``n`` are ``shapes[starts[n]:starts[n + 1]]``, from the highest down.
    """

    texts: Collection[str]
    heads: Mapping[str, int]
    starts: Sequence[int]
    shapes: Sequence[int]

    def spot(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names begin and end in the text, in order and without overlap.

        >>> list(make_index(["Ann Lee", "Lee", "Ann"]).spot("Ann Lees and Ann Lee"))
        [(0, 3), (13, 20)]
        """
        number_of, texts, length = self.heads.get, self.texts, len(text)
        reached = 0
        for word in WORD.finditer(text):
            number = number_of(word[0])
            if number is None or (head := word.start()) < reached:
                continue
            for shape in self.shapes[self.starts[number] : self.starts[number + 1]]:
                start = head - (shape >> BITS)
                end = start + (shape & MASK)
                if start < reached or end > length or (end < length and text[end].isalnum()):
                    continue
                if text[start:end] in texts and (start == head or not text[start - 1 : start].isalnum()):
                    yield start, end
                    reached = end
                    break


def shape_of(name: str) -> tuple[str, int] | None:
    """The name's first word and its shape; ``None`` for what holds no word, or too many characters.

    >>> shape_of("’Abd Allah") == ("Abd", (1 << BITS) + 10)
    True
    """
    word = WORD.search(name)
    if word is None or len(name) > LONGEST or len(name) < 2:
        return None
    return word[0], (word.start() << BITS) + len(name)


def gather_shapes(names: Iterable[str]) -> dict[str, list[int]]:
    """For each first word the shapes of the names that begin with it, from the highest down."""
    shapes: dict[str, set[int]] = {}
    for name in names:
        found = shape_of(name)
        if found is not None:
            shapes.setdefault(found[0], set()).add(found[1])
    return {head: sorted(shapes[head], reverse=True) for head in sorted(shapes)}


def make_index(names: Iterable[str]) -> SurfaceIndex:
    """The index of these names."""
    texts = frozenset(names)
    starts, flat = [0], []
    shapes = gather_shapes(texts)
    for found in shapes.values():
        flat.extend(found)
        starts.append(len(flat))
    return SurfaceIndex(texts, {head: number for number, head in enumerate(shapes)}, starts, flat)
