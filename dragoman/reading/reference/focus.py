"""What resolving a reference needs: the mentions of the text, its sentences and the day that each tells of."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dragoman.actors.base import ActorBase
from dragoman.language.base import ReferenceWords
from dragoman.model.actors import Actor, Mention
from dragoman.model.documents import Span

# How many sentences back a pronoun may reach.
PRONOUN_REACH = 3
# The levels at which a state is led.
TOP = ("head of state", "head of government")


@dataclass(frozen=True)
class Focus:
    """What resolving needs: the mentions in text order, where sentences begin, and the words that refer back."""

    text: str
    mentions: Sequence[Mention]
    sentences: Sequence[Span]
    words: ReferenceWords
    base: ActorBase
    day: dt.date | None
    actor_of: Callable[[str], Actor | None]
    days: Mapping[int, dt.date] = field(default_factory=dict)

    def day_at(self, position: int) -> dt.date | None:
        """The day that a sentence tells of, else that of the document: who held an office then is meant."""
        return self.days.get(self.sentence_number(position), self.day)

    def before(self, position: int) -> list[Mention]:
        """Person mentions that end before the position, nearest first."""
        return [m for m in reversed(self.mentions) if m.kind == "person" and m.actor and m.span.end <= position]

    def sentence_number(self, position: int) -> int:
        """The number of the sentence that holds the position."""
        return bisect.bisect_right([s.start for s in self.sentences], position) - 1


def mention_at(mentions: Sequence[Mention], head: Span) -> Mention | None:
    """The mention that covers a head word."""
    return next((m for m in mentions if m.span.start <= head.start < m.span.end), None)


def following(position: int, sentence: int, focus: Focus) -> list[Mention]:
    """Person mentions of the sentence behind the position ("Ahead of his meeting with X, Y said")."""
    end = focus.sentences[sentence].end if 0 <= sentence < len(focus.sentences) else position
    return [m for m in focus.mentions if m.kind == "person" and m.actor and position <= m.span.start < end]


def gender_fits(mention: Mention, female: bool) -> bool:
    """Whether the person can be meant by "she" (or by "he")."""
    return mention.gender is None or (mention.gender == "female") == female
