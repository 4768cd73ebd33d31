"""What is said and claimed: quotes, figures, and claims that the record can check."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.documents import Passage, Span

Bound = Literal["exact", "about", "over", "under"]
FigureStatus = Literal["stated", "expected"]
Change = Literal["rose", "fell"]
ClaimKind = Literal["ordinal", "count", "previous", "gap"]


@dataclass(frozen=True, slots=True)
class Said:
    """A stretch of text that is somebody's words, and whose: the id where he is known, and the name as shown."""

    span: Span
    name: str
    actor: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody said, direct or reported.

    ``text`` are the words themselves, pieces of one quote joined by " ... ", reported ones without "that"; ``spans``
    are where the pieces stand. ``cue`` is the lemma of the word that says that it was said. ``speaker`` is ``None``
    for a voice without a name, ``country`` the state whose person or seat speaks.
    """

    speaker: str | None
    actor: str | None
    country: str | None
    addressee: str | None
    text: str
    spans: tuple[Span, ...]
    direct: bool
    cue: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Figure:
    """A value that the text gives for a measure.

    ``value`` has its scale worked in (11 billion is 11e9), ``unit`` is an ISO 4217 code, "percent", "percentage
    points", "times" or a noun in the plural. ``period`` is EDTF. ``about`` are ISO 3166 codes, sorted. ``change`` says
    that the value is one to which, or by which, the measure rose or fell.
    """

    measure: str
    value: float
    unit: str
    period: str | None
    about: tuple[str, ...]
    bound: Bound
    change: Change | None
    status: FigureStatus
    said_by: str | None
    actor: str | None
    span: Span
    passage: Passage


@dataclass(frozen=True, slots=True)
class Claim:
    """Something the text says about the record: which meeting it is, how many there were, when the last was.

    ``about`` is what is counted (meeting, visit, call), ``actors`` whose, by name; ``window`` is EDTF.
    """

    kind: ClaimKind
    about: str
    actors: tuple[str, ...]
    count: int | None
    window: str | None
    span: Span
    passage: Passage
