"""Reports of contacts, read from frames by the lexicon: who takes part in which role, how, where, and how it stands.

Knows no language: it sees frames, mentions and cue words only. A frame makes a report only if two sides are named;
plural nouns ("their meetings") and habits are claims about the record, not acts in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.language.base import Cues, PredicateEntry
from dragoman.model.actors import Actor, Mention, Place
from dragoman.model.documents import Document, Passage, Span
from dragoman.model.frames import Argument, Frame
from dragoman.model.reports import NO_DATE, Form, Medium, Participant, Report, Role
from dragoman.reading.status import read_status

Resolve = Callable[[Argument, Frame], tuple[str, ...]]

# How near, in sentences, a meeting told before lends its medium to "they spoke".
NEAR_SENTENCES = 4
ALIKE = ("subject", "object", "with", "between", "among", "possessor", "alongside")
PLACES = ("in", "at", "to", "near", "into", "from", "outside")


@dataclass(frozen=True)
class Scene:
    """What reading one document's frames needs to know of it."""

    document: Document
    sentences: Sequence[Span]
    mentions: Sequence[Mention]
    cues: Cues
    resolve: Resolve
    actor_of: Callable[[str], Actor | None]
    sets: frozenset[Span] = frozenset()

    def mention_at(self, head: Span) -> Mention | None:
        """The mention that covers a head word."""
        return next((m for m in self.mentions if m.span.start <= head.start < m.span.end), None)


Cast = dict[str, Role]


def read_contacts(frames: Sequence[Frame], scene: Scene) -> list[Report]:
    """Reports of contacts, undated, in text order."""
    reports = []
    for frame in frames:
        entry = entry_of(frame, scene.cues)
        if entry is None or (entry.particle and entry.particle != frame.particle):
            continue
        report = read_contact(frame, entry, scene)
        if report is not None:
            reports.append(without_default(report, reports) if entry.lone else report)
    return one_per_act(reports, frames)


def entry_of(frame: Frame, cues: Cues) -> PredicateEntry | None:
    """The lexicon row of the frame: of the verb with one of its prepositions ("call on") before the verb alone."""
    if frame.nominal:
        return cues.nouns.get(frame.lemma)
    for argument in frame.arguments:
        phrasal = cues.verbs.get(f"{frame.lemma} {argument.slot}")
        if phrasal is not None and not frame.complement:
            return phrasal
    return cues.verbs.get(frame.lemma)


def without_default(report: Report, earlier: Sequence[Report]) -> Report:
    """The report with an open medium where a meeting in person of the same sides was told just before."""
    sides = {p.actor for p in report.participants}
    for other in reversed(earlier):
        near = report.sentence - other.sentence <= NEAR_SENTENCES
        if near and other.medium in ("in-person", "unknown", "video") and sides <= {p.actor for p in other.participants} | {""}:
            return replace(report, medium="unknown", mode=other.mode)
    return report


def read_contact(frame: Frame, entry: PredicateEntry, scene: Scene) -> Report | None:
    """The report that one frame makes, or ``None``."""
    if counts_many(frame) or not carried(frame, entry) or asked(frame, scene):
        return None
    cast, place = cast_roles(frame, entry, scene)
    if place is None:
        place = place_of(frame, scene)
    if entry.shape in ("visit", "travel"):
        cast = add_inviter(frame, cast, scene)
        cast = add_host_state(cast, place, scene)
    if entry.shape == "mutual" and one_sided(frame, cast, scene):
        cast = add_clause_subject(frame, cast, scene)
    participants = make_participants(cast, scene)
    if not enough(participants, entry):
        return None
    status, plan = read_status(frame, scene.cues)
    if status == "habitual":
        return None
    medium = medium_of(frame, entry, scene, place)
    form: Form = entry.form  # type: ignore[assignment]
    if form == "meeting" and len([p for p in participants if p.kind == "person"]) > 4:
        form = "multilateral"
    sentence = scene.sentences[frame.sentence]
    return Report(
        id=report_id(scene.document.id, frame.trigger, "CONSULT"), kind="CONSULT", status=status, participants=participants, date=NO_DATE,
        passage=Passage(sentence, sentence.cut(scene.document.text)), trigger=frame.trigger, plan=plan, medium=medium, form=form,
        mode=mode_of(form, medium), place=place, sentence=frame.sentence,
        why=f"{'noun' if frame.nominal else 'verb'} {frame.lemma!r} ({entry.shape})" + (f" carried by {frame.light!r}" if frame.light else ""),
    )  # fmt: skip


def report_id(document: str, trigger: Span, kind: str) -> str:
    """A report's id: a hash of document, trigger offset and kind, the same whenever the document is read again."""
    return hashlib.sha256(f"{document}\0{trigger.start}\0{kind}".encode()).hexdigest()[:16]


def counts_many(frame: Frame) -> bool:
    """Whether the frame speaks of several acts at once ("these meetings", "met several times")."""
    if frame.nominal and frame.plural and frame.lemma not in ("talk", "negotiation", "consultation", "discussion", "view"):
        return True
    words = set(frame.words)
    return bool(words & {"times", "time", "often", "regularly", "frequently", "repeatedly", "usually", "always", "every", "each", "any"} & words) and bool(
        words & {"often", "regularly", "frequently", "repeatedly", "usually", "always", "every", "multiple", "several", "many", "each", "any"}
    )


def asked(frame: Frame, scene: Scene) -> bool:
    """Whether the sentence is a question or tells of a habit: neither is an act."""
    words = scene.sentences[frame.sentence].cut(scene.document.text).rstrip("\"”’'» ")
    return words.endswith("?") or any(s in scene.sets for s in frame.times)


def carried(frame: Frame, entry: PredicateEntry) -> bool:
    """Whether a noun that names an act only when something carries it is carried."""
    if entry.needs == "light":
        return frame.light is not None
    if entry.needs == "exchange":
        return frame.light in ("exchange", "share")
    return True


def cast_roles(frame: Frame, entry: PredicateEntry, scene: Scene) -> tuple[Cast, Place | None]:
    """Actors of the frame with their roles, and the place where one slot names it."""
    cast: Cast = {}
    place: Place | None = None
    for argument in frame.arguments:
        role = role_of(argument.slot, frame, entry)
        if role is None:
            continue
        mention = scene.mention_at(argument.head)
        if mention is not None and mention.kind == "place":
            if argument.slot in ("object", "to", "in", "at", "into", "of") and place is None:
                place = mention.place
            continue
        if mention is not None and mention.kind == "state" and visit_goal(argument.slot, entry):
            place = place or Place(mention.name, mention.country)
            cast.setdefault(mention.actor or "", "host")
            continue
        if mention is not None and mention.kind == "adjective":
            if argument.slot == "compound":
                cast_state(mention, cast)
            continue
        if visit_goal(argument.slot, entry) and mention is not None and mention.kind == "body":
            continue
        for actor in scene.resolve(argument, frame):
            if actor:
                cast.setdefault(actor, role)
    cast.pop("", None)
    return cast, place


def one_sided(frame: Frame, cast: Cast, scene: Scene) -> bool:
    """Whether every side stands behind "with": the other side is still to be found."""
    others = [a for a in frame.arguments if a.slot in ("subject", "object", "possessor", "between", "of", "compound", "by", "among") and any(i in cast for i in scene.resolve(a, frame))]
    return bool(cast) and not others


def add_clause_subject(frame: Frame, cast: Cast, scene: Scene) -> Cast:
    """The cast with the subject of the clause above as the other side; empty where there is none."""
    for governor in frame.governors:
        if governor.subject is not None:
            actors = scene.resolve(Argument("subject", governor.subject, governor.subject), frame)
            if governor.lemma.split()[0] in scene.cues.saying | scene.cues.statuses["denied"]["verbs"]:
                # a spokesman speaks of his principal's meeting, not of his own
                actors = tuple(a for a in actors if leads(scene.actor_of(a)))
            fresh = [a for a in actors if a and a not in cast]
            return {**dict.fromkeys(fresh, "participant"), **cast} if fresh else {}
    return {}


def leads(actor: Actor | None) -> bool:
    """Whether the person has held an office whose meetings are his own news."""
    return actor is not None and any(i.level in ("head of state", "head of government", "foreign minister") for i in actor.incumbencies)


def cast_state(mention: Mention, cast: Cast) -> None:
    """Take a state named by an adjective before the noun for a side of it only when no person is."""
    if mention.actor:
        cast.setdefault(mention.actor, "participant")


def visit_goal(slot: str, entry: PredicateEntry) -> bool:
    """Whether the slot names where a visit goes."""
    if entry.shape == "visit":
        return slot in ("object", "to", "in", "at")
    return entry.shape == "travel" and slot in ("to", "into", "for")


def role_of(slot: str, frame: Frame, entry: PredicateEntry) -> Role | None:
    """The role of a slot by the entry's shape; ``None`` where the slot takes no part."""
    shape = entry.shape
    if shape == "host":
        return {"subject": "host", "by": "host", "object": "guest"}.get(slot)  # type: ignore[return-value]
    if shape in ("visit", "travel"):
        if frame.nominal:
            if slot in ("subject", "possessor", "by", "compound"):
                return "guest"
            return "guest" if slot == "of" else "participant" if slot in ("with", "to", "in", "at") else None
        return {"subject": "guest", "object": "host", "to": "host", "in": "host", "at": "host", "for": "host"}.get(slot)  # type: ignore[return-value]
    if shape == "sign":
        return "participant" if slot in ("subject", "with", "by") else None
    if shape in ("attend", "gather"):
        return "participant" if slot in ("subject", "with", "alongside") or (shape == "gather" and slot == "object") else None
    if shape == "discuss":
        return "participant" if slot in ("subject", "with", "by") else None
    if shape == "brief":
        return "participant" if slot in ("subject", "object", "by") else None
    if shape == "reach":
        return "participant" if slot in ("subject", "object", "with", "by") else None
    if shape == "mutual":
        if slot in entry.slots and not frame.complement:
            return "participant"
        if slot in ALIKE or (slot == "to" and (entry.to or frame.lemma == "call")) or (slot == "by" and (frame.passive or frame.nominal)):
            return "participant"
        if frame.nominal and slot in ("compound", "of", "including", "involving", "from"):
            return "participant" if slot != "from" else None
        return "participant" if slot in ("including", "and") else None
    return None


def add_inviter(frame: Frame, cast: Cast, scene: Scene) -> Cast:
    """The cast of a visit with the person at whose invitation it is made, as host."""
    spans = [g.subject for g in frame.governors if g.subject is not None and g.lemma in scene.cues.invite and not g.nominal]
    text = scene.document.text
    for argument in frame.arguments:
        if argument.head.cut(text).lower() in scene.cues.invite:
            spans.extend(m.span for m in scene.mentions if m.kind == "person" and argument.phrase.start <= m.span.start < argument.phrase.end + 1)
    for span in spans:
        for actor in scene.resolve(Argument("subject", span, span), frame):
            if actor:
                cast.setdefault(actor, "host")
    return cast


def add_host_state(cast: Cast, place: Place | None, scene: Scene) -> Cast:
    """The cast of a visit with the state visited, where no person of that state hosts."""
    if place is None or place.country is None or not cast:
        return cast
    state = place.country.lower()
    countries = {a.country for key in cast if (a := scene.actor_of(key)) is not None and a.kind == "person"}
    if place.country not in countries and scene.actor_of(state) is not None:
        return {**cast, state: "host"}
    return cast


def make_participants(cast: Mapping[str, Role], scene: Scene) -> tuple[Participant, ...]:
    """Participants in the order of the cast; a state stands back where its own person takes part."""
    actors = [(key, role, scene.actor_of(key)) for key, role in cast.items()]
    represented = {a.country for _, _, a in actors if a is not None and a.kind == "person"}
    participants = []
    for key, role, actor in actors:
        if actor is None or (actor.kind == "state" and actor.country in represented):
            continue
        participants.append(Participant(actor.name, key, actor.kind, role, actor.country, former_state=actor.former_state))
    return tuple(participants)


def enough(participants: Sequence[Participant], entry: PredicateEntry) -> bool:
    """Whether two sides are named, and both by persons where the word asks for it."""
    persons = sum(p.kind == "person" for p in participants)
    if entry.needs == "person" or entry.shape in ("attend", "gather", "discuss", "brief", "reach", "sign"):
        return persons >= 2
    return len(participants) >= 2 and (persons >= 1 or all(p.kind == "state" for p in participants))


def place_of(frame: Frame, scene: Scene) -> Place | None:
    """The place of an act by its locative slots: a named place before a mere state."""
    states: list[Place] = []
    for argument in frame.arguments:
        if argument.slot not in PLACES or argument.slot == "from":
            continue
        mention = scene.mention_at(argument.head)
        if mention is None:
            continue
        if mention.place is not None:
            return mention.place
        if mention.kind == "state" and argument.slot in ("in", "to"):
            states.append(Place(mention.name, mention.country))
    return states[0] if states else None


def medium_of(frame: Frame, entry: PredicateEntry, scene: Scene, place: Place | None) -> Medium:
    """By which medium: words of the frame before what the predicate says alone; a named place means in person."""
    words = {*frame.words, *(a.head.cut(scene.document.text).lower() for a in frame.arguments if a.slot in ("by", "via", "over", "on", "through", "compound", "in"))}
    for medium in ("video", "phone", "written"):
        if any(scene.cues.media.get(w) == medium for w in words):
            return medium  # type: ignore[return-value]
    if entry.medium == "phone" and (place is not None or any(scene.cues.media.get(w) == "in-person" for w in words)):
        return "in-person" if frame.lemma != "call" else "phone"
    if entry.medium == "unknown" and (place is not None or any(scene.cues.media.get(w) == "in-person" for w in words)):
        return "in-person"
    return entry.medium  # type: ignore[return-value]


def mode_of(form: Form | None, medium: Medium | None) -> str:
    """PLOVER's mode of a CONSULT, derived from form and medium."""
    if medium in ("phone", "video"):
        return "phone"
    if form == "visit":
        return "visit"
    return "multilateral" if form == "multilateral" else "third-party" if form == "mediation" else "visit" if medium == "in-person" else "phone" if medium == "written" else "visit"


def one_per_act(reports: Sequence[Report], frames: Sequence[Frame]) -> list[Report]:
    """Reports without the second word for one act in one clause ("met for talks"): the one with more sides stays."""
    governors = {f.trigger: clause_governors(f) for f in frames}
    kept: list[Report] = []
    for report in reports:
        twin = next((k for k in kept if k.sentence == report.sentence and same_act(k, report, governors)), None)
        if twin is None:
            kept.append(report)
        elif len(report.participants) > len(twin.participants):
            kept[kept.index(twin)] = report
    return kept


def clause_governors(frame: Frame) -> set[Span]:
    """Predicates above the frame's within one clause."""
    spans = set()
    for governor in frame.governors:
        if governor.relation in ("ccomp", "advcl", "relcl", "acl", "conj", "parataxis", "attr"):
            break
        spans.add(governor.span)
    return spans


def same_act(a: Report, b: Report, governors: Mapping[Span, set[Span]]) -> bool:
    """Whether two words of one sentence tell of one act: one stands under the other, with the same sides and status."""
    under = a.trigger in governors.get(b.trigger, ()) or b.trigger in governors.get(a.trigger, ())
    sides_a, sides_b = {p.actor for p in a.participants}, {p.actor for p in b.participants}
    return under and (sides_a <= sides_b or sides_b <= sides_a) and a.status == b.status and a.medium == b.medium and a.form == b.form
