"""How quotes, claims and figures that were read differ from those that a sample expects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from dragoman.model.readings import Reading


def quote_problems(expect: Mapping[str, Any], reading: Reading) -> Iterator[str]:
    """Every quote expected must be read with its speaker and kind; no other quote may be."""
    if "quotes" not in expect:
        return
    free = [(q.speaker, q.text, q.direct, q.addressee) for q in reading.quotes]
    for row in expect["quotes"]:
        wanted = (row["speaker"], row["text"], row.get("direct", True))
        match = next((q for q in free if q[:3] == wanted and ("to" not in row or row["to"] == q[3])), None)
        if match is None:
            yield f"quote: expected {wanted}, to {row.get('to')}, read {free}"
        else:
            free.remove(match)
    yield from (f"quote: expected none, read {quote}" for quote in free)


def claim_problems(expect: Mapping[str, Any], reading: Reading) -> Iterator[str]:
    """Every claim expected must be read in all its fields; no other claim may be."""
    if "claims" not in expect:
        return
    free = [(c.kind, c.about, set(c.actors), c.count, c.window) for c in reading.claims]
    for row in expect["claims"]:
        wanted = (row["kind"], row["about"], set(row["actors"]), row.get("count"), row.get("window"))
        if wanted in free:
            free.remove(wanted)
        else:
            yield f"claim: expected {wanted}, read {free}"
    yield from (f"claim: expected none, read {claim}" for claim in free)


def figure_problems(expect: Mapping[str, Any], text: str, reading: Reading) -> Iterator[str]:
    """Every figure expected must be read where its words first stand, in the fields that are named; no other may be."""
    if "figures" not in expect:
        return
    free = list(reading.figures)
    for words, row in expect["figures"].items():
        start = text.index(words)
        figure = next((f for f in free if f.span.start < start + len(words) and start < f.span.end), None)
        if figure is None:
            yield f"figure {words!r}: not read"
            continue
        free.remove(figure)
        for field, wanted in row.items():
            found = getattr(figure, field)
            if (list(found) if field == "about" else found) != wanted:
                yield f"figure {words!r}, {field}: expected {wanted!r}, read {found!r}"
    yield from (f"figure {f.span.cut(text)!r}: expected none, read {f.value} {f.unit}" for f in free)
