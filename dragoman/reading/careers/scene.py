"""What reading a document's careers knows of it, and what it has told so far."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dragoman.actors.base import fold_name
from dragoman.language.base import CareerCues, NameSpan
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

    def sentence_of(self, position: int) -> int:
        """The number of the sentence that holds the position; the nearest before it where none does."""
        number = 0
        for i, span in enumerate(self.sentences):
            if span.start <= position:
                number = i
        return number
