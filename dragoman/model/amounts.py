"""Amounts: numbers with their units as the words give them, and where each stands in its sentence.

An ``Amount`` is what the surface shows; a ``NumberFrame`` puts it in its clause, so that readers of figures, who know
no language, can tell what is measured and whether it rose, fell or is only expected.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.documents import Span
from dragoman.model.statements import Bound, Change
from dragoman.model.times import Tense

AmountKind = Literal["money", "share", "times", "unit", "count", "bare"]
Edge = Literal["low", "high"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit.

    ``span`` covers number, scale and unit; ``whole`` the words of the bound before it too. ``unit`` is ``None`` for a bare number, which takes that of
    what is measured or of the amount before. ``noun`` is what is counted with its adjectives. ``edge`` says which end
    of a range it is; ``scale`` what a word of scale multiplied the number by, ``rate`` that it is so much a day or a year; ``change`` and ``verbal`` that the word itself is the verb of change ("doubled").
    """

    span: Span
    whole: Span
    value: float
    unit: str | None
    kind: AmountKind
    bound: Bound = "exact"
    noun: Span | None = None
    edge: Edge | None = None
    change: Change | None = None
    verbal: bool = False
    scale: float = 1.0
    rate: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase beside an amount: how it is joined, the lemma of its head, the words, and their owner if named.

    ``slot`` is subject, object, holder (the amount hangs on it), or a preposition. ``counted`` says that the words name it
    as what is counted ("the number of visits").
    """

    slot: str
    lemma: str
    head: Span
    span: Span
    owner: Span | None = None
    plural: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """A predicate above the amount, the nearest first.

    ``slot`` is how the amount, or the step below, hangs on it: a preposition, object, subject, or clause, attribute or
    relative for predicates. ``lemma`` is a verb's or a noun's.
    """

    lemma: str
    slot: str
    tense: Tense
    modal: str | None
    span: Span
    nominal: bool = False
    particle: str | None = None
    negative: bool = False
    passive: bool = False


@dataclass(frozen=True, slots=True)
class NumberFrame:
    """An amount in its clause.

    ``own`` is what it is an amount of: the noun counted, or the phrase behind "of". ``phrases`` are the noun phrases
    beside it, nearest first; ``steps`` the predicates above; ``clause`` the stretch of its sentence that its verb governs; ``words`` what stands
    right before it, in lower case, nearest first; ``described`` the lemmas of clauses behind it that say which amount it is ("the $5 million it promised").
    """

    amount: Amount
    sentence: int
    own: Phrase | None
    phrases: tuple[Phrase, ...]
    steps: tuple[Step, ...]
    clause: Span
    words: tuple[str, ...] = ()
    described: tuple[str, ...] = ()
