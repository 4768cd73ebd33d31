"""Dragoman: reads news about diplomacy and keeps a sourced record of meetings.

    >>> import dragoman
    >>> reading = dragoman.read("Putin met Tokayev in Astana.", published="2024-11-27")  # doctest: +SKIP
    >>> with dragoman.open_record("record.dragoman") as record:  # doctest: +SKIP
    ...     dragoman.save(record, reading)
    ...     dragoman.ledger(record, "putin", "tokayev").held

A document passes through these stages, each a package or module of this name:

1. ``sources``: bytes to documents, with outlet, title and day of publication.
2. ``text``: the text repaired, page furniture told from prose.
3. ``language``: sentences, syntax and words of time; frames.
4. ``reading``: times, actors, offices, reports. ``flow`` holds the order of 2 to 4.
5. ``merging``: reports to events.
6. ``record``: one file of what was read and what is derived from it. ``corpus`` takes many documents there.
7. ``analysis``: findings from events.
8. ``report``, ``cli``: what people are shown.

Beneath all lie ``model`` (the nouns), ``errors`` and ``actors`` (who is known, in which office when).
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dragoman.api import claims, events, figures, ledger, open_record, quotes, read, save, standing

__version__ = "0.1.0"
__all__ = ["__version__", "claims", "events", "figures", "ledger", "open_record", "quotes", "read", "save", "standing"]


def __getattr__(name: str) -> Any:
    """A public name, loaded when first used: a program that only names Dragoman waits for nothing."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module("dragoman.api"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
