"""Frames: a predicate with its participants in place, the only thing a parse leaves behind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.documents import Span
from dragoman.model.times import Tense

Polarity = Literal["positive", "negative"]


@dataclass(frozen=True, slots=True)
class Argument:
    """One participant of a frame: the slot it stands in and where its phrase and head word are.

    ``slot`` is subject, object, possessor, compound, or a preposition's lemma (Russian: preposition and case).
    ``lemmas`` are the lower-case lemmas of its own words, names left out, ``lemma`` that of the head. ``reach`` goes on
    to the end of a participle behind the phrase ("the loans owed by the Comoros").
    """

    slot: str
    head: Span
    phrase: Span
    lemmas: tuple[str, ...] = ()
    lemma: str = ""
    reach: Span | None = None


@dataclass(frozen=True, slots=True)
class Governor:
    """A predicate above the frame that bears on its status: "agreed to", "denied that", "the postponed"."""

    lemma: str
    relation: str
    tense: Tense
    polarity: Polarity
    modal: str | None
    span: Span
    subject: Span | None = None
    nominal: bool = False
    takes_object: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """One predicate of a sentence.

    ``lemma`` is the word that names the act (for light verbs, the noun); ``light`` the verb that carries it.
    ``governors`` are listed from the nearest outward. ``quoted`` says that the predicate stands inside quotation marks. ``times`` are the spans of the times that hang on it, nearest first; ``words`` the lower-case lemmas of its
    own adverbs, adjectives and prepositional objects that no mention covers. ``content`` is the predicate of the clause
    that a verb has as its object ("said it would send"), ``told`` the arguments of that clause.
    """

    lemma: str
    nominal: bool
    trigger: Span
    sentence: int
    arguments: tuple[Argument, ...]
    tense: Tense
    polarity: Polarity = "positive"
    modal: str | None = None
    passive: bool = False
    light: str | None = None
    particle: str | None = None
    modifiers: tuple[str, ...] = ()
    governors: tuple[Governor, ...] = ()
    times: tuple[Span, ...] = ()
    words: tuple[str, ...] = ()
    quoted: bool = False
    perfect: bool = False
    progressive: bool = False
    complement: bool = False
    participle: bool = False
    present_perfect: bool = False
    plural: bool = False
    definite: bool = False
    headline: bool = False
    content: Governor | None = None
    told: tuple[Argument, ...] = ()


SpeechShape = Literal["clause", "infinitive", "phrase", "naming", "words", "according"]


@dataclass(frozen=True, slots=True)
class Speech:
    """A verb of saying with who says it, to whom, and the stretches that are said, without quotation marks' role.

    ``shape`` tells how what is said stands: as a clause, an infinitive, an object or behind a preposition, as the name
    given to something, only as quoted words, or behind "according to". ``quoted_only`` says that it counts only where
    quotation marks stand in it. ``frame`` holds the arguments, for resolving references.
    """

    cue: str
    frame: Frame
    speaker: Argument | None
    addressee: Argument | None
    content: tuple[Span, ...]
    shape: SpeechShape
    quoted_only: bool = False
