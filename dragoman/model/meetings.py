"""What a text tells of a meeting beyond that it was: format, occasion, initiator, length, company, topics and tone,
what was signed, and what comes next.

Every item keeps the words that tell it. What nobody says stays empty: no format is the rule, not an informal one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from dragoman.model.documents import Passage, Span
from dragoman.model.statements import Bound

MeetingFormat = Literal[
    "state", "official", "working", "private", "unofficial", "courtesy", "one-to-one", "narrow", "extended", "informal",
    "working-meal", "closed-door",
]  # fmt: skip
Initiative = Literal["request", "invitation", "initiative"]
Valence = Literal["positive", "neutral", "strained"]
TopicManner = Literal["discussed", "raised"]
DeliverableKind = Literal[
    "agreement", "memorandum", "joint statement", "declaration", "communique", "roadmap", "contract", "protocol",
    "documents", "result",
]  # fmt: skip
NextKind = Literal["agreed", "invited"]
Answer = Literal["accepted", "declined"]
MEETING_FORMATS: tuple[MeetingFormat, ...] = MeetingFormat.__args__  # type: ignore[attr-defined]
DELIVERABLE_KINDS: tuple[DeliverableKind, ...] = DeliverableKind.__args__  # type: ignore[attr-defined]
VALENCES: tuple[Valence, ...] = Valence.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class FormatTold:
    """A format by its key, with the words that tell it ("in narrow and expanded formats" tells two)."""

    key: MeetingFormat
    passage: Passage


@dataclass(frozen=True, slots=True)
class Occasion:
    """The gathering on whose margins the meeting was: its name as written, without article, and the body's id."""

    words: str
    actor: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Initiator:
    """Who asked for the meeting; ``actor`` is ``None`` where the text names nobody known ("the other side")."""

    initiative: Initiative
    name: str
    actor: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class MeetingLength:
    """How long the meeting took, in minutes; "almost two hours" is under 120. Lengths in days are none."""

    minutes: int
    bound: Bound
    passage: Passage


@dataclass(frozen=True, slots=True)
class Delegate:
    """Somebody else who was there: a named actor, or those of a rank without a name ("foreign ministers")."""

    name: str
    actor: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Topic:
    """An issue that was talked about.

    ``key``, ``label`` and ``context`` are the lexicon's, the passage the text's own words. ``manner`` is *raised*
    where the text only says that one side spoke of it.
    """

    key: str
    label: str
    context: str
    manner: TopicManner
    passage: Passage


@dataclass(frozen=True, slots=True)
class Tone:
    """A formula said of the meeting. *Strained* are also "frank" and "candid": the diplomat's words for disagreement."""

    key: str
    valence: Valence
    passage: Passage


@dataclass(frozen=True, slots=True)
class Deliverable:
    """A paper signed, adopted or exchanged at the meeting, or a result announced; the passage is its name as written."""

    kind: DeliverableKind
    passage: Passage


@dataclass(frozen=True, slots=True)
class NextContact:
    """The next meeting: agreed or announced, or only asked for by an invitation; EDTF where the words date it."""

    kind: NextKind
    edtf: str | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class Invitation:
    """Who invited whom where; ``answer`` is ``None`` where none is told."""

    inviter: str | None
    inviter_actor: str | None
    guest: str | None
    guest_actor: str | None
    place: str | None
    answer: Answer | None
    passage: Passage


@dataclass(frozen=True, slots=True)
class MeetingDetails:
    """All that the passage of one report, and the sentences that go on about its meeting, tell of the meeting."""

    format: tuple[FormatTold, ...] = ()
    sidelines_of: Occasion | None = None
    initiator: Initiator | None = None
    length: MeetingLength | None = None
    delegation: tuple[Delegate, ...] = ()
    topics: tuple[Topic, ...] = ()
    tone: tuple[Tone, ...] = ()
    deliverables: tuple[Deliverable, ...] = ()
    next_contact: NextContact | None = None
    invitations: tuple[Invitation, ...] = ()


CueKind = Literal[
    "meeting", "break", "format", "sidelines", "initiator", "length", "present", "rank", "topic", "tone", "paper",
    "result", "next", "invitation", "answer",
]  # fmt: skip
# How the sentence of a cue belongs to the meeting: by the cue itself ("also present were"), as a sentence that goes on
# about those who met, by a voice (its subject is one of them), or by a word that means the meeting.
CueTie = Literal["itself", "sentence", "voice", "meeting"]


@dataclass(frozen=True, slots=True)
class DetailCue:
    """Words of a text that may tell more of a meeting, as a language finds them: what kind of thing, and where.

    ``span`` are the words that say that it is told ("discussed", "accompanied by"), ``inner`` what they speak of (the
    issue's word, the list of names, the clause of the next meeting). ``agent`` and ``guest`` are where the one who does
    it and the one it is done to are named, nearest to the span. ``key`` is the lexicon's, with its ``label`` and its
    ``group`` (the context of an issue, the valence of a tone). A ``planned`` paper is still to be signed. ``minutes`` is
    a length that is one word ("hour-long").
    """

    kind: CueKind
    key: str
    span: Span
    inner: Span
    tie: CueTie = "sentence"
    agent: Span | None = None
    guest: Span | None = None
    label: str = ""
    group: str = ""
    planned: bool = False
    minutes: int | None = None
