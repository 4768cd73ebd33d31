"""What resolving a reference needs: the mentions of the text, its sentences and the day that each tells of."""

from __future__ import annotations

import bisect
import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

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
    # the sentences that tell of persons who deal with one another, in text order, and who they are
    together: Sequence[tuple[int, tuple[str, ...]]] = ()

    def day_at(self, position: int) -> dt.date | None:
        """The day that a sentence tells of, else that of the document: who held an office then is meant."""
        return self.days.get(self.sentence_number(position), self.day)

    @cached_property
    def starts(self) -> list[int]:
        """Where the sentences begin."""
        return [s.start for s in self.sentences]

    @cached_property
    def persons(self) -> list[Mention]:
        """The mentions of persons, in text order."""
        return [m for m in self.mentions if m.kind == "person" and m.actor]

    @cached_property
    def ends(self) -> list[int]:
        """Where the mentions of persons end."""
        return [m.span.end for m in self.persons]

    @cached_property
    def by_sentence(self) -> Mapping[int, Sequence[Mention]]:
        """All mentions by the number of their sentence."""
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            found.setdefault(self.sentence_number(mention.span.start), []).append(mention)
        return found

    def before(self, position: int) -> Iterator[Mention]:
        """Person mentions that end before the position, nearest first."""
        last = bisect.bisect_right(self.ends, position) - 1
        return (self.persons[i] for i in range(last, -1, -1))

    def named(self, sentence: int, position: int) -> list[Mention]:
        """Every mention of the sentence that ends before the position, in text order."""
        return [m for m in self.by_sentence.get(sentence, ()) if m.span.end <= position]

    @cached_property
    def leading(self) -> Mapping[str, Sequence[int]]:
        """For each actor the sentences of which he is the first person named: whom the text is about."""
        found: dict[str, list[int]] = {}
        seen: set[int] = set()
        for mention in self.persons:
            number = self.sentence_number(mention.span.start)
            if number not in seen:
                seen.add(number)
                found.setdefault(mention.actor or "", []).append(number)
        return found

    def sentence_number(self, position: int) -> int:
        """The number of the sentence that holds the position."""
        return bisect.bisect_right(self.starts, position) - 1


def is_person(mention: Mention) -> bool:
    """Whether the mention means somebody known: by name, or by an office whose holder has been found."""
    return mention.kind in ("person", "office") and mention.actor is not None


def mention_at(mentions: Sequence[Mention], head: Span) -> Mention | None:
    """The mention that covers a head word."""
    return next((m for m in mentions if m.span.start <= head.start < m.span.end), None)


def following(position: int, sentence: int, focus: Focus) -> list[Mention]:
    """Person mentions of the sentence behind the position ("Ahead of his meeting with X, Y said")."""
    here = focus.by_sentence.get(sentence, ())
    return [m for m in here if is_person(m) and position <= m.span.start]


def gender_fits(mention: Mention, female: bool) -> bool:
    """Whether the person can be meant by "she" (or by "he")."""
    return mention.gender is None or (mention.gender == "female") == female
