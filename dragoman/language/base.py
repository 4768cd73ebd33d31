"""What a language supplies to the readers: the contract that every folder under ``dragoman.language`` keeps.

Only the classes here and those of ``dragoman.model`` leave a language; parses, tags and patterns stay inside.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol

from dragoman.actors.base import ActorBase
from dragoman.language.career_words import CareerCues
from dragoman.language.figure_words import FigureWords
from dragoman.model.actors import Capacity, Gender, Level
from dragoman.model.amounts import Amount, NumberFrame
from dragoman.model.documents import Span
from dragoman.model.frames import Frame, Speech
from dragoman.model.meetings import DetailCue
from dragoman.model.reports import AttributionType, Context, Form, Medium, Plan
from dragoman.model.times import Tense, TimeMention

NameKind = Literal["person", "state", "body", "place", "adjective", "office"]


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A name as its words stand in the text, before anyone knows whom it means.

    ``core`` is the name itself, ``span`` the name with title, state and apposition around it. For kind ``office``
    the core is a description by office ("the Kazakh president", "his Turkish counterpart").
    """

    span: Span
    core: Span
    name: str
    kind: NameKind
    office: str | None = None
    level: Level | None = None
    country: str | None = None
    body: str | None = None
    capacity: Capacity | None = None
    gender: Gender | None = None
    actors: tuple[str, ...] = ()
    titled: bool = False
    plural: bool = False
    place_country: str | None = None


@dataclass(frozen=True, slots=True)
class PredicateEntry:
    """One lexicon row: what a predicate means and how its slots are cast (see the lexicon's header)."""

    lemma: str
    shape: str
    form: Form
    medium: Medium
    needs: str | None = None
    to: bool = False
    particle: str | None = None
    lone: bool = False
    slots: frozenset[str] = frozenset()
    void: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Cues:
    """The words by which readers of events, who know no language, tell kinds and status apart; lemmas throughout.

    ``one_act`` are nouns whose plural is one act, ``exchanging`` verbs carry a noun that needs an exchange.
    ``reciprocal`` objects mean the subjects themselves, ``particles`` leave a verb its meaning, ``elsewhere`` are words
    that lead out of the story's own time. ``at_place`` finds, in what stands before a place, that something took place
    there; ``listing`` finds what joins one more to those named before.
    """

    verbs: Mapping[str, PredicateEntry]
    nouns: Mapping[str, PredicateEntry]
    light: frozenset[str]
    happen: frozenset[str]
    gatherings: frozenset[str]
    media: Mapping[str, str]
    heads: frozenset[str]
    invite: frozenset[str]
    ordinals: frozenset[str]
    topics: frozenset[str]
    habits: frozenset[str]
    statuses: Mapping[str, Mapping[str, frozenset[str]]]
    saying: frozenset[str]
    factive: frozenset[str]
    plans: Mapping[str, Plan]
    sayers: Mapping[str, AttributionType]
    officials: frozenset[str]
    nobody: frozenset[str]
    one_act: frozenset[str]
    exchanging: frozenset[str]
    reciprocal: frozenset[str]
    particles: frozenset[str]
    elsewhere: frozenset[str]
    severally: frozenset[str]
    at_place: re.Pattern[str]
    listing: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class ActEntry:
    """One lexicon row: the act a predicate tells of, under which conditions, and where its target stands.

    ``slots`` are the words one of which each slot must hold, an empty set where it must only be filled; ``void`` those
    it must not. ``particle`` is ``None`` for any, empty for none. ``of_persons`` is the type where named persons do it.
    """

    lemma: str
    kind: str
    slots: Mapping[str, frozenset[str]]
    void: Mapping[str, frozenset[str]]
    target: tuple[str, ...]
    source: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    particle: str | None = None
    clause: str | None = None
    bare: bool = False
    mutual: bool = False
    mode: str | None = None
    subtype: str | None = None
    context: Context | None = None
    of_persons: str | None = None


@dataclass(frozen=True)
class ActCues:
    """The words by which the reader of acts knows what is done, promised, demanded, refused or threatened; lemmas.

    ``performatives`` govern what is only their content. ``ready`` are states of mind, ``must`` modal words of a
    demand, ``telling`` verbs by which one states one's own intent or demand. The kinds of ``cooperative`` acts are
    promised, those of ``conflictual`` ones threatened. ``owning`` words join a head to whose it is,
    ``crossing`` ones begin another phrase, ``joining`` ones
    stand between the adjectives of one head. ``own_will`` are modals of one's own
    intent, ``exceptions`` words over a clause that names only what would avert another act,
    ``quantities`` heads that only count what follows, ``speaking`` verbs whose purpose is done in them,
    ``carrying`` verbs that carry any noun of an act, ``undoing`` those by which it comes to nothing,
    ``papers`` in which one speaks for oneself, ``agents`` nouns that can act, ``suffered`` nouns whose owner it
    is done to, ``trifles`` what makes no act when refused, ``touched`` slots of a told clause that name a target, ``domestic`` words those who are at home with whoever acts upon them.
    """

    verbs: Mapping[str, tuple[ActEntry, ...]]
    nouns: Mapping[str, tuple[ActEntry, ...]]
    light: frozenset[str]
    performatives: frozenset[str]
    ready: frozenset[str]
    contexts: Mapping[Context, frozenset[str]]
    resolved: frozenset[str]
    topical: frozenset[str]
    must: frozenset[str]
    telling: frozenset[str]
    cooperative: frozenset[str]
    conflictual: frozenset[str]
    owning: frozenset[str]
    crossing: frozenset[str]
    joining: frozenset[str]
    articles: frozenset[str]
    attempts: frozenset[str]
    prepositions: frozenset[str]
    possessives: frozenset[str]
    persons_own: Mapping[str, str]
    own_will: frozenset[str]
    exceptions: frozenset[str]
    quantities: frozenset[str]
    speaking: frozenset[str]
    carrying: frozenset[str]
    undoing: frozenset[str]
    papers: frozenset[str]
    agents: frozenset[str]
    suffered: frozenset[str]
    trifles: frozenset[str]
    pronouns: frozenset[str]
    touched: tuple[str, ...]
    domestic: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReferenceSpan:
    """A word or phrase that refers to somebody named elsewhere: its span and its head word."""

    span: Span
    head: Span


@dataclass(frozen=True)
class ReferenceWords:
    """The words that refer back: pronouns by gender, nouns for groups, counterparts and leaders."""

    male: frozenset[str]
    female: frozenset[str]
    plural: frozenset[str]
    groups: frozenset[str]
    counterpart: frozenset[str]
    leader: frozenset[str]
    pair: frozenset[str]
    definite: frozenset[str]
    sides: frozenset[str] = frozenset()
    organs: frozenset[str] = frozenset()
    relative: frozenset[str] = frozenset()
    state_groups: frozenset[str] = frozenset()
    group_levels: Mapping[str, str] = field(default_factory=dict)
    possessive: frozenset[str] = frozenset()
    nominative: frozenset[str] = frozenset()
    reflexive: frozenset[str] = frozenset()
    generic: Mapping[str, str] = field(default_factory=dict)
    joining: frozenset[str] = frozenset()
    two_ways: tuple[str, ...] = ()
    aged: frozenset[str] = frozenset()
    chiefs: frozenset[str] = frozenset()
    spokesmen: frozenset[str] = frozenset()
    spokesman_offices: tuple[str, ...] = ()
    in_office: Mapping[str, str] = field(default_factory=dict)
    body_classes: Mapping[str, Sequence[str]] = field(default_factory=dict)
    neuter: frozenset[str] = frozenset()
    owning: frozenset[str] = frozenset()
    nobody: frozenset[str] = frozenset()
    anybody: frozenset[str] = frozenset()
    numbers: frozenset[str] = frozenset()
    whose: frozenset[str] = frozenset()
    departed: frozenset[str] = frozenset()
    departing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Masked:
    """A stretch of a sentence that the parser sees as one plain word: a mention and what stands for it."""

    span: Span
    stand_in: str


@dataclass(frozen=True, slots=True)
class QuoteWords:
    """The words by which the reader of quotes tells voices and quoted names apart, lower case.

    ``spokesmen`` speak for what stands before them, ``called`` stand before the quoted name of a thing, ``small`` are
    words that stay small inside a name, ``outlets`` state agencies by name with the state that owns them.
    """

    spokesmen: frozenset[str]
    called: frozenset[str]
    pronouns: frozenset[str]
    articles: frozenset[str]
    small: frozenset[str]
    owning: frozenset[str]
    outlets: Mapping[str, str]
    unnamed: frozenset[str]


@dataclass(frozen=True, slots=True)
class ClaimCue:
    """Words that claim something of a contact: which or how many, or that another lies before.

    ``kind`` is ordinal ("for the second time"), ordinal_of ("second" before what it counts), ordinal_alone ("was his second
    since May"), count ("three times"), count_of ("nine" before what it counts) or previous ("last").
    """

    kind: str
    span: Span
    count: int | None


@dataclass(frozen=True, slots=True)
class ClaimWords:
    """What is counted, by the lemma of the predicate; everything else is a meeting.

    ``remote`` is what those by phone and video count as, ``alone`` are those that one can make alone.
    """

    about: Mapping[str, str]
    remote: str
    alone: frozenset[str]


@dataclass(frozen=True, slots=True)
class FramesFound:
    """What a parse leaves: frames of contacts, of careers and of other acts, and names that only it saw."""

    contacts: list[Frame]
    careers: list[Frame]
    acts: list[Frame]
    names: list[NameSpan]
    speeches: list[Speech] = field(default_factory=list)
    numbers: list[NumberFrame] = field(default_factory=list)


class Language(Protocol):
    """What ``flow.py`` asks of a language, in the order of reading."""

    code: str
    cues: Cues
    acts: ActCues
    careers: CareerCues
    reference: ReferenceWords
    quotes: QuoteWords
    claims: ClaimWords
    figures: FigureWords
    # surnames that are ordinary words too
    everyday: frozenset[str]

    def sentences(self, text: str, furniture: Sequence[Span], unbroken: Sequence[Span]) -> list[Span]:
        """Sentences of the prose, in order, trimmed of white space; none reaches into furniture or ends in an unbroken span."""

    def times(self, text: str) -> list[TimeMention]:
        """Expressions of time, unresolved."""

    def tenses(self, text: str) -> Callable[[Span], Tense]:
        """A function that gives the tense of the clause around a span by its words alone."""

    def names(self, text: str, base: ActorBase, times: Sequence[TimeMention]) -> list[NameSpan]:
        """Names, titles and descriptions by office, without overlap."""

    def offices(self, text: str, base: ActorBase) -> list[NameSpan]:
        """Every office that the text names, with its state or body, whoever holds it."""

    def references(self, text: str) -> list[ReferenceSpan]:
        """Words and phrases that refer back, in text order."""

    def pastimes(self, text: str, sentences: Sequence[Span]) -> frozenset[int]:
        """The numbers of the sentences about sport or games, where states are teams."""

    def quoted(self, text: str) -> Sequence[Span]:
        """What stands between quotation marks, without them, in text order and without overlap."""

    def claim_cues(self, text: str, sentence: Span) -> Iterator[ClaimCue]:
        """Words of the sentence that claim something of a contact."""

    def details(self, text: str, sentence: Span) -> list[DetailCue]:
        """Words of the sentence that may tell more of a meeting than that it was, in text order."""

    def only_named(self, text: str, span: Span) -> bool:
        """Whether a time is only remembered or part of a name, and dates no act."""
        ...

    def names_thing(self, text: str, span: Span) -> bool:
        """Whether the person's name there is only part of a thing's: a street's, a ship's, a prize's."""

    def candidates(self, text: str, sentences: Sequence[Span], names: Sequence[NameSpan]) -> list[bool]:
        """For each sentence, whether it could hold a fact and must be parsed."""

    def frames(
        self,
        text: str,
        sentences: Sequence[tuple[int, Span]],
        names: Sequence[NameSpan],
        times: Sequence[TimeMention],
        amounts: Sequence[Amount] = (),
    ) -> FramesFound:
        """Frames of the numbered sentences and of the amounts in them, and names that only the parse brought to light."""

    def amounts(self, text: str, times: Sequence[TimeMention]) -> list[Amount]:
        """Numbers with their units, in text order and without overlap."""

    def papers(self, text: str, sentences: Sequence[Span]) -> list[tuple[Span, Span]]:
        """Sentences that a paper or a note in brackets tells, each with the words for whose it is."""

    def quoting(
        self, text: str, sentences: Sequence[Span], names: Sequence[NameSpan], times: Sequence[TimeMention]
    ) -> list[Speech]:
        """Who said what in the sentences with quotation marks, those joined that one quotation runs through."""
