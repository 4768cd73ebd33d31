"""What reading a document's careers knows of it, and what it has told so far."""

from __future__ import annotations

import bisect
import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dragoman.actors.base import fold_name
from dragoman.language.base import NameSpan
from dragoman.language.career_words import CareerCues
from dragoman.model.actors import Actor, Capacity, Level, Mention
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.frames import Argument, Frame
from dragoman.model.reports import Status
from dragoman.model.times import Time

Resolve = Callable[[Argument, Frame], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Office:
    """An office as the words name it."""

    words: str
    of: str | None = None
    country: str | None = None
    level: Level | None = None
    capacity: Capacity | None = None


@dataclass
class Told:
    """What the text has told so far: the offices of each person, the last one last."""

    offices: dict[str, list[Office]] = field(default_factory=dict)
    country: str | None = None
    last: str | None = None
    apposed: tuple[Span, str] | None = None
    lost: Office | None = None

    def tell(self, actor: str, office: Office, *, over: bool = False) -> None:
        """Remember that the person holds the office, or that he has lost it."""
        known = self.offices.setdefault(actor, [])
        known[:] = [o for o in known if fold_name(o.words) != fold_name(office.words)]
        if not over:
            known.append(office)
        self.country = office.country or self.country
        self.last = actor


@dataclass(frozen=True)
class CareerScene:
    """What reading one document's careers needs to know of it."""

    document: Document
    sentences: Sequence[Span]
    mentions: Sequence[Mention]
    times: Sequence[Time]
    offices: Sequence[NameSpan]
    status_of: Callable[[Frame], Status]
    careers: CareerCues
    frames: Sequence[Frame]
    resolve: Resolve
    actor_of: Callable[[str], Actor | None]
    state_name: Callable[[str | None], str | None]

    def passage(self, sentence: int) -> Passage:
        """The sentence as a passage."""
        span = self.sentences[sentence]
        return Passage(span, span.cut(self.document.text))

    @functools.cached_property
    def sentence_starts(self) -> list[int]:
        """Where each sentence begins."""
        return [s.start for s in self.sentences]

    @functools.cached_property
    def mention_ends(self) -> list[tuple[int, Mention]]:
        """The mentions with their ends, in the order of these."""
        return sorted(((m.span.end, m) for m in self.mentions), key=lambda pair: pair[0])

    def sentence_of(self, position: int) -> int:
        """The number of the sentence that holds the position; the nearest before it where none does."""
        return max(0, bisect.bisect_right(self.sentence_starts, position) - 1)

    def mention_before(self, position: int) -> Mention | None:
        """The mention that ends last before the position."""
        number = bisect.bisect_right(self.mention_ends, position, key=lambda pair: pair[0])
        return self.mention_ends[number - 1][1] if number else None
