"""Capitals named by their state: "the Tajik capital", "Kazakhstan's capital"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dragoman.actors.base import ActorBase, Surface
from dragoman.language.base import NameSpan
from dragoman.model.documents import Span

# Not "the Swiss capital markets" nor "Russian capital".
CAPITAL = re.compile(
    r"(?:['’]s?)?[ \u00a0]capital(?![ \u00a0](?:markets?|flows?|controls?|goods|punishment|gains)|[\w-])"
)
DEFINITE = re.compile(r"\b(?:the|in|to|from)[ \u00a0]$", re.IGNORECASE)


def find_capitals(text: str, hits: Sequence[tuple[Span, tuple[Surface, ...]]], base: ActorBase) -> Iterator[NameSpan]:
    """The capitals, each as a place with its own name."""
    for span, surfaces in hits:
        behind = CAPITAL.match(text, span.end)
        if behind is None:
            continue
        owned = behind[0][0] in "'’"
        article = DEFINITE.search(text[max(0, span.start - 6) : span.start])
        for surface in surfaces:
            state = base.actors.get(surface.actor or "") if surface.use == ("name" if owned else "adjective") else None
            if state is not None and state.kind == "state" and state.capitals and (owned or article is not None):
                whole = Span(span.start, behind.end())
                name = next((c.name for c in reversed(state.capitals) if c.finish is None), state.capitals[-1].name)
                yield NameSpan(whole, whole, name, "place", country=state.country, place_country=state.country)
                break
