"""The words by which the reader of figures, who knows no language, tells measures and changes apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class FigureWords:
    """Lemmas and words of one language.

    ``rising`` and ``falling`` are verbs, ``rises`` and ``falls`` nouns, ``upward`` and ``downward`` adverbs and
    adjectives of a change; ``moving`` verbs that go either way, ``collecting`` ones have a sum as what they bring in. ``reached``, ``by_step`` and ``began`` lead to its end, step and start, ``compared`` to another value; ``comparing``
    stand before a time that is only compared with, ``coarse_comparing`` before one longer than a day. ``modals``, ``planning`` verbs, ``plans`` nouns, ``prospective``
    adjectives of its clause and ``foreseen`` ones of its phrase make a value expected, ``promising`` verbs the value that is their object (some with their preposition), ``undertaking`` verbs that of ``commitments``. ``measuring`` verbs put a value to their subject, ``steps``
    are nouns that say how a value stands to its measure, ``holding`` verbs have a share of what follows, ``share_of``
    is how the subject's share by ``sharing`` ones is called. ``mutual``
    measures lie between two states, ``both_sides`` means the two last spoken of, ``back`` refers to the measure before.
    ``counted`` are lemmas of what is counted, ``counts`` what a noun such as "population" counts. ``leading``
    prepositions lead from a value to its measure, best first; ``including`` words to a part of the value before. ``nobody`` names no voice; by ``committing`` verbs one gives no figure, the
    subject of ``estimating`` ones does.
    """

    rising: frozenset[str]
    falling: frozenset[str]
    rises: frozenset[str]
    falls: frozenset[str]
    upward: frozenset[str]
    downward: frozenset[str]
    moving: frozenset[str]
    collecting: frozenset[str]
    reached: frozenset[str]
    by_step: frozenset[str]
    began: frozenset[str]
    compared: frozenset[str]
    comparing: tuple[str, ...]
    coarse_comparing: frozenset[str]
    modals: frozenset[str]
    planning: frozenset[str]
    plans: frozenset[str]
    prospective: frozenset[str]
    foreseen: frozenset[str]
    promising: frozenset[str]
    undertaking: frozenset[str]
    binding: frozenset[str]
    laying_down: frozenset[str]
    being: str
    coming: frozenset[str]
    planned_whole: frozenset[str]
    awaited: Mapping[str, frozenset[str]]
    commitments: frozenset[str]
    measuring: frozenset[str]
    steps: frozenset[str]
    holding: frozenset[str]
    sharing: frozenset[str]
    share_of: str
    shares: frozenset[str]
    mutual: frozenset[str]
    both_sides: tuple[str, ...]
    back: frozenset[str]
    possessives: frozenset[str]
    articles: frozenset[str]
    first_person: frozenset[str]
    counted: frozenset[str]
    counts: Mapping[str, str]
    leading: tuple[str, ...]
    including: frozenset[str]
    joints: frozenset[str]
    telling: frozenset[str]
    nobody: frozenset[str]
    pronouns: frozenset[str]
    committing: frozenset[str]
    estimating: frozenset[str]
