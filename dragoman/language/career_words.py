"""The words by which the reader of careers, who knows no language, tells that an office is gained, held or lost."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dragoman.model.reports import OfficeChange

CareerShape = Literal["gain", "make", "hold", "lose", "unmake", "succeed"]


@dataclass(frozen=True, slots=True)
class CareerEntry:
    """One lexicon row: who comes into or out of an office by the predicate, and what its clause must say."""

    lemma: str
    shape: CareerShape
    change: OfficeChange | None = None
    needs: str | None = None
    particle: str | None = None
    alone: bool = False


@dataclass(frozen=True)
class CareerPatterns:
    """What may stand between an office and what it belongs to; each matches at a given position or a whole gap.

    ``apposed`` fits the gap between a name and an office in apposition, ``joined`` that between two offices of one
    person, ``beside`` that between an office and its time. ``of_body`` follows an office with its ``body``; ``honour``
    finds an honour by its ``name``, ``quoted`` any ``name`` in quotation marks.
    """

    apposed: re.Pattern[str]
    joined: re.Pattern[str]
    beside: re.Pattern[str]
    of_body: re.Pattern[str]
    honour: re.Pattern[str]
    quoted: re.Pattern[str]


@dataclass(frozen=True)
class CareerCues:
    """The words by which the reader of careers knows that an office is gained, held or lost; lemmas throughout."""

    verbs: Mapping[str, CareerEntry]
    nouns: Mapping[str, CareerEntry]
    posts: frozenset[str]
    holdings: Mapping[str, str]
    elections: Mapping[str, str]
    every: frozenset[str]
    honours: frozenset[str]
    formerly: tuple[str, ...]
    pronouns: frozenset[str]
    behind: tuple[str, ...]
    clause_joints: tuple[str, ...]
    determiners: frozenset[str]
    patterns: CareerPatterns
