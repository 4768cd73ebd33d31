"""Persons who share one title in the plural: "Presidents Putin and Xi", "Foreign Ministers Lavrov, Wang and Jaishankar"."""

from __future__ import annotations

import re

from dragoman.actors.base import ActorBase
from dragoman.language.base import NameSpan
from dragoman.language.en.name_words import STOPS, UPPER
from dragoman.language.en.named_things import WORDS
from dragoman.language.en.titles import Hits, level_of, name_at, tidy_office
from dragoman.language.lexicon import one_of
from dragoman.model.documents import Span

JOINT: dict[str, str] = WORDS["joint_titles"]
TITLE = re.compile(rf"(?<![\w-])(?P<t>(?i:{one_of(JOINT)}))(?=[ \u00a0][{UPPER}])")
NEXT = re.compile(rf"(?:,[ \u00a0](?:and[ \u00a0])?|[ \u00a0]and[ \u00a0])(?=[{UPPER}])")


def find_joint(text: str, starts: Hits, base: ActorBase, bars: frozenset[int]) -> list[NameSpan]:
    """The persons behind each title in the plural, of whom there are two at least; each bears the title alone."""
    found: list[NameSpan] = []
    for match in TITLE.finditer(text):
        office = JOINT[re.sub(r"\s+", " ", match["t"].lower())]
        people: list[tuple[Span, tuple[str, ...]]] = []
        position: int | None = match.end()
        while position is not None:
            # name_at looks behind a blank: the first stands behind the title's own, the others behind the joint's
            named = name_at(text, position, starts, base, bars, comma=False)
            if named is None or named[0].cut(text).split()[0] in STOPS:
                break
            people.append(named)
            joint = NEXT.match(text, named[0].end)
            position = joint.end() - 1 if joint else None
        if len(people) < 2:
            continue
        for span, actors in people:
            found.append(
                NameSpan(
                    span, span, span.cut(text), "person", office=tidy_office(office), level=level_of(office),
                    actors=actors, titled=True,
                )
            )  # fmt: skip
    return found
