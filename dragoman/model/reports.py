"""Reports (one passage telling of one act) and events (the act itself)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from dragoman.model.actors import ActorKind, Capacity, Level, Place
from dragoman.model.documents import Passage, Span
from dragoman.model.times import DateInterval

if TYPE_CHECKING:
    # half a dozen classes that commands which only ask need not wait for
    from dragoman.model.meetings import MeetingDetails

Status = Literal["held", "planned", "postponed", "cancelled", "denied", "hypothetical", "habitual"]
Plan = Literal["announced", "invited", "accepted", "declined", "requested", "expected"]
Medium = Literal["in-person", "phone", "video", "written", "unknown"]
Form = Literal["meeting", "visit", "multilateral", "negotiation", "mediation", "ceremony"]
Role = Literal["participant", "host", "guest", "source", "target", "mediator"]
AttributionType = Literal["official", "state media", "agency", "named", "unnamed"]
# PLOVER's contexts, as far as words tell them.
Context = Literal[
    "military", "economic", "energy", "diplomatic", "legal", "intelligence", "humanitarian", "cyber", "territory",
    "pro_democracy", "human_rights", "environment", "health",
]  # fmt: skip
DateBasis = Literal["stated", "publication", "narrative", "event"]
# PLOVER's event types, from verbal cooperation to material conflict.
PLOVER_KINDS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES: tuple[Status, ...] = Status.__args__  # type: ignore[attr-defined]
MEDIA: tuple[Medium, ...] = Medium.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Participant:
    """An actor's part in an act: role, and the office, level and capacity held on its day.

    ``office_certain`` is false where the act's possible days span a change of office.
    """

    name: str
    actor: str
    kind: ActorKind
    role: Role = "participant"
    country: str | None = None
    office: str | None = None
    level: Level | None = None
    capacity: Capacity | None = None
    office_certain: bool = True
    former_state: str | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who the text has a report from."""

    who: str | None
    type: AttributionType
    side: str | None = None


@dataclass(frozen=True, slots=True)
class ReportDate:
    """When an act was, as one report tells it: EDTF for people, possible days for sums, and what fixed them."""

    edtf: str | None
    interval: DateInterval | None
    basis: DateBasis | None


NO_DATE = ReportDate(None, None, None)


@dataclass(frozen=True, slots=True)
class Report:
    """One passage telling of one act: the atom of the record.

    ``id`` depends on the document, the trigger's offset and the kind alone. ``inside`` is the id of the report of
    the same document whose act contains this one. ``why`` names the lexicon entry and rules that read it.
    ``subtype`` is what diplomacy calls the act more closely than PLOVER ("recalling an ambassador"), ``context`` PLOVER's.
    """

    id: str
    kind: str
    status: Status
    participants: tuple[Participant, ...]
    date: ReportDate
    passage: Passage
    trigger: Span
    plan: Plan | None = None
    medium: Medium | None = None
    form: Form | None = None
    mode: str | None = None
    place: Place | None = None
    attribution: Attribution | None = None
    inside: str | None = None
    sentence: int = 0
    doubts: tuple[str, ...] = ()
    why: str = ""
    subtype: str | None = None
    context: Context | None = None
    details: MeetingDetails | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Event:
    """An act told by one or more reports.

    ``id`` comes from its first report by key. ``part_of`` is the id of the event that contains it. ``earlier``
    keeps the statuses that it had before, as (status, EDTF, report id).
    """

    id: str
    kind: str
    status: Status
    participants: tuple[Participant, ...]
    date: ReportDate
    reports: tuple[str, ...]
    plan: Plan | None = None
    medium: Medium | None = None
    form: Form | None = None
    mode: str | None = None
    place: Place | None = None
    part_of: str | None = None
    earlier: tuple[tuple[Status, str | None, str], ...] = ()
    conflicts: tuple[str, ...] = ()
    subtype: str | None = None
    context: Context | None = None


OfficeChange = Literal[
    "elected", "re-elected", "appointed", "inaugurated", "acceded", "nominated", "replaced", "resigned", "dismissed",
    "stripped", "ousted", "died",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class OfficeReading:
    """An office that the text says a person holds, gained or lost; ``begin`` and ``finish`` are EDTF.

    ``change`` is how it was gained or lost, where the text tells that. ``capacity`` is what the words say of a holding
    that is only named ("former president", "acting minister").
    """

    person: str
    actor: str
    office: str
    of: str | None
    country: str | None
    begin: str | None
    finish: str | None
    change: OfficeChange | None
    passage: Passage
    capacity: Capacity | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class FiledReport:
    """A report with what merging must know of the document it stands in.

    ``origin`` is the key of whose information it is; documents with one origin count once. ``published`` is an ISO
    day or ``None``.
    """

    report: Report
    document: str
    published: str | None = None
    outlet: str | None = None
    origin: str | None = None
