"""Reports of contacts, read from frames by the lexicon: who takes part in which role, how, where, and how it stands.

Knows no language: it sees frames, mentions and cue words only. A frame makes a report only if two sides are named;
plural nouns ("their meetings") and habits are claims about the record, not acts in it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.language.base import Cues, PredicateEntry
from dragoman.model.actors import Place
from dragoman.model.documents import Passage, Span
from dragoman.model.frames import Frame, Governor
from dragoman.model.reports import NO_DATE, Form, Medium, Participant, Report
from dragoman.reading.events.owners import owners_of
from dragoman.reading.events.roles import (
    Cast,
    Scene,
    add_clause_subject,
    add_host_state,
    add_inviter,
    add_traveller,
    cast_roles,
    enough,
    has_topic,
    make_participants,
    one_sided,
    place_of,
    role_of,
)
from dragoman.reading.events.status import read_status

# Where those stand whom the subject meets.
OPPOSITE = ("with", "object")
# How near, in sentences, a meeting told before lends its medium to "they spoke".
NEAR_SENTENCES = 4


def read_contacts(frames: Sequence[Frame], scene: Scene) -> list[Report]:
    """Reports of contacts, undated, in text order."""
    reports: list[Report] = []
    for frame in frames:
        entry = entry_of(frame, scene.cues)
        if entry is None or not particle_fits(frame, entry, scene.cues):
            continue
        report = read_contact(frame, entry, scene)
        if report is not None:
            whole = without_default(report, reports) if entry.lone else report
            reports.extend(one_by_one(whole, frame, scene))
    return one_per_act(reports, frames)


def one_by_one(report: Report, frame: Frame, scene: Scene) -> list[Report]:
    """The report, or one for each whom the subject met apart ("spoke separately with A and B")."""
    if not scene.cues.severally & set(frame.words):
        return [report]
    firsts = {i for a in frame.arguments if a.slot in ("subject", "possessor") for i in scene.resolve(a, frame)}
    own = [p for p in report.participants if p.actor in firsts]
    others = [p for p in report.participants if p.actor not in firsts]
    if len(own) != 1 or len(others) < 2:
        return [report]
    form: Form | None = "meeting" if report.form == "multilateral" else report.form
    return [
        replace(
            report, id=report_id(f"{scene.document.id}\0{other.actor}", frame.trigger, "CONSULT"),
            participants=(own[0], other), form=form, mode=mode_of(form, report.medium),
        )
        for other in others
    ]  # fmt: skip


def particle_fits(frame: Frame, entry: PredicateEntry, cues: Cues) -> bool:
    """Whether the verb is the entry's own and no phrasal verb of another meaning ("called in", "saw him as")."""
    if any(argument.slot in entry.void for argument in frame.arguments):
        return False
    if entry.particle:
        return entry.particle == frame.particle
    moves = entry.shape in ("visit", "travel")
    return frame.nominal or frame.particle is None or moves or frame.particle in cues.particles


def entry_of(frame: Frame, cues: Cues) -> PredicateEntry | None:
    """The lexicon row of the frame: of the verb with one of its prepositions ("call on") before the verb alone."""
    if frame.nominal:
        return cues.nouns.get(frame.lemma)
    slots = {argument.slot for argument in frame.arguments}
    for slot in sorted(slots):
        phrasal = cues.verbs.get(f"{frame.lemma} {slot}")
        if phrasal is not None and not frame.complement and "object" not in slots:
            return phrasal
    return cues.verbs.get(frame.lemma)


def without_default(report: Report, earlier: Sequence[Report]) -> Report:
    """The report with an open medium where a meeting in person of the same sides was told just before."""
    sides = {p.actor for p in report.participants}
    states = {p.actor: p.country for p in report.participants}
    if report.medium != "phone":
        # the words or a place named have told how
        return report
    for other in reversed(earlier):
        near = report.sentence - other.sentence <= NEAR_SENTENCES
        if (
            near
            and other.medium in ("in-person", "unknown", "video")
            and all(side in there(other) or (other.form == "visit" and states[side] in there(other)) for side in sides)
        ):
            return replace(report, medium="unknown", mode=other.mode)
    return report


def there(report: Report) -> set[str | None]:
    """The actors of a report, and the codes of its states: on a visit to a state one sees its people."""
    return {p.actor for p in report.participants} | {p.country for p in report.participants if p.kind == "state"}


def read_contact(frame: Frame, entry: PredicateEntry, scene: Scene) -> Report | None:
    """The report that one frame makes, or ``None``."""
    if counts_many(frame, scene.cues) or not carried(frame, entry, scene.cues) or asked(frame, scene):
        return None
    cast, place = cast_roles(frame, entry, scene)
    if place is None:
        place = place_of(frame, scene)
    if frame.nominal and entry.shape == "visit" and not any(role == "guest" for role in cast.values()):
        cast = add_traveller(frame, cast, scene)
    if entry.shape in ("visit", "travel"):
        cast = add_inviter(frame, cast, scene)
        cast = add_host_state(cast, place, scene)
    if entry.shape == "mutual" and one_sided(frame, cast, scene) and not owned_by_another(frame, scene):
        cast = add_clause_subject(frame, cast, scene)
    if entry.shape == "host" and frame.passive and not any(role == "host" for role in cast.values()):
        # "was received in Dakar": by whom is not said, but where
        cast = add_host_state(cast, place, scene)
    participants = make_participants(cast, scene)
    placed = place is not None or frame.nominal
    if not enough(participants, entry, placed=placed):
        delegates = sent_by_states(frame, entry, participants, scene) or hosts(entry, frame, participants)
        participants = make_participants({**cast, **delegates}, scene)
        if not delegates or not enough(participants, entry, placed=placed, delegates=delegates):
            return None
    if faceless(frame, entry, participants, scene):
        delegates = sent_by_states(frame, entry, participants, scene)
        if not delegates:
            return None
        participants = make_participants({**cast, **delegates}, scene)
    if entry.shape == "host" and all(p.role == "host" for p in participants):
        given = [a for a in frame.arguments if a.slot == "object" and not scene.cues.reciprocal & set(a.lemmas)]
        if any(not scene.resolve(a, frame) for a in given):
            # "they welcomed the summit": nobody was received
            return None
        # "saw each other": neither is the host
        participants = tuple(replace(p, role="participant") for p in participants)
    status, plan = read_status(frame, scene.cues)
    if status == "habitual":
        return None
    medium = medium_of(frame, entry, scene, place)
    form: Form = entry.form
    if form == "meeting" and len([p for p in participants if p.kind == "person"]) > 4:
        form = "multilateral"
    sentence = scene.sentences[frame.sentence]
    return Report(
        id=report_id(scene.document.id, frame.trigger, "CONSULT"), kind="CONSULT", status=status, participants=participants, date=NO_DATE,
        passage=Passage(sentence, sentence.cut(scene.document.text)), trigger=frame.trigger, plan=plan, medium=medium, form=form,
        mode=mode_of(form, medium), place=place, sentence=frame.sentence,
        why=f"{'noun' if frame.nominal else 'verb'} {frame.lemma!r} ({entry.shape})" + (f" carried by {frame.light!r}" if frame.light else ""),
    )  # fmt: skip


def faceless(frame: Frame, entry: PredicateEntry, participants: Sequence[Participant], scene: Scene) -> bool:
    """Whether all who are known stand on one side, of one state, and those whom they met are nobody that is known.

    "The President and the Secretary met with mayors" is no meeting of the two.
    """
    opposite = OPPOSITE if entry.shape in ("mutual", "host", "brief", "reach", "gather") else ("with",)
    facing = [
        a for a in frame.arguments
        if a.slot in opposite and (a.slot == "with" or not frame.nominal) and not scene.cues.reciprocal & set(a.lemmas)
        and not any(t.overlaps(a.head) for t in frame.times)
    ]  # fmt: skip
    # "Harris hosted a roundtable with pastors to discuss it": those who discussed it with her are not told either
    purpose = entry.shape in ("discuss", "brief") and any(g.relation in ("advcl", "conj") for g in frame.governors[:1])
    states = {p.country for p in participants if p.country is not None}
    if not (facing or purpose) or len(states) > 1 or any(p.kind != "person" for p in participants):
        return False
    known = {p.actor for p in participants}
    return not any(known & set(scene.resolve(a, frame)) for a in facing)


def owned_by_another(frame: Frame, scene: Scene) -> bool:
    """Whether the noun of a meeting is somebody's who is not known ("the President's meeting with X"): nobody else's."""
    owners = [a for a in frame.arguments if a.slot == "possessor" and not any(t.overlaps(a.head) for t in frame.times)]
    return frame.nominal and any(
        not scene.resolve(a, frame) and a.head.cut(scene.document.text).lower() not in scene.acts.pronouns | scene.acts.possessives
        for a in owners
    )  # fmt: skip


def hosts(entry: PredicateEntry, frame: Frame, known: Sequence[Participant]) -> Cast:
    """The state where somebody was received by nobody named."""
    if entry.shape != "host" or not frame.passive:
        return {}
    return {p.actor: "host" for p in known if p.kind == "state" and p.role == "host"}


def sent_by_states(frame: Frame, entry: PredicateEntry, known: Sequence[Participant], scene: Scene) -> Cast:
    """States whose unnamed officials meet the persons known ("met the Honduran vice-president", "Polish senators")."""
    own = {p.country for p in known if p.kind == "person"}
    if entry.shape not in ("mutual", "host") or not own or None in own:
        return {}
    cast: Cast = {}
    for argument in frame.arguments:
        role = role_of(argument.slot, frame, entry)
        head = argument.head.cut(scene.document.text).lower()
        official = any(head.startswith(word) for word in scene.cues.officials & set(argument.lemmas))
        if role is None or not official or scene.cues.nobody & set(argument.lemmas) or scene.resolve(argument, frame):
            continue
        for key in owners_of(argument, scene):
            actor = scene.actor_of(key)
            if actor is not None and actor.kind == "state" and actor.country not in own:
                cast.setdefault(key, role)
    return cast


def report_id(document: str, trigger: Span, kind: str) -> str:
    """A report's id: a hash of document, trigger offset and kind, the same whenever the document is read again."""
    return hashlib.sha256(f"{document}\0{trigger.start}\0{kind}".encode()).hexdigest()[:16]


def counts_many(frame: Frame, cues: Cues) -> bool:
    """Whether the frame speaks of several acts at once ("these meetings", "met several times")."""
    if frame.nominal and frame.plural and frame.lemma not in cues.one_act:
        return True
    words = set(frame.words)
    if frame.nominal and frame.light in (None, "be") and words & cues.ordinals and frame.sentence > 0:
        # "their second meeting this year" is a claim about the record
        return True
    if "each" in words and any(argument.slot == "object" for argument in frame.arguments):
        # "met each other" is one meeting
        return False
    return bool(words & cues.habits)


def asked(frame: Frame, scene: Scene) -> bool:
    """Whether the sentence is a question or tells of a habit: neither is an act."""
    words = scene.sentences[frame.sentence].cut(scene.document.text).rstrip("\"”’'» ")
    return words.endswith("?") or any(s in scene.sets for s in frame.times)


def names_status(governor: Governor, cues: Cues) -> bool:
    """Whether the predicate right above says how the act stands ("skipped a dinner with")."""
    head = governor.lemma.split()[0]
    return any(
        governor.lemma in words.get("phrases", ()) or head in words.get("verbs", ()) for words in cues.statuses.values()
    )


def carried(frame: Frame, entry: PredicateEntry, cues: Cues) -> bool:
    """Whether a noun that names an act only when something carries it is carried."""
    if entry.needs == "light":
        return frame.light is not None or any(names_status(g, cues) for g in frame.governors[:1])
    if entry.needs == "exchange":
        return frame.light in cues.exchanging
    return True


def medium_of(frame: Frame, entry: PredicateEntry, scene: Scene, place: Place | None) -> Medium:
    """By which medium: words of the frame before what the predicate says alone; a named place means in person."""
    # "discussed bilateral trade": the words of the topic do not say how they spoke
    own = () if has_topic(frame, scene) else frame.words
    words = {
        *own,
        *(
            a.head.cut(scene.document.text).lower()
            for a in frame.arguments
            if a.slot in ("by", "via", "over", "on", "through", "compound", "in")
        ),
        # "the virtual G7 leaders' meeting"
        *(w for a in frame.arguments if frame.nominal and a.slot in ("possessor", "compound") for w in a.lemmas),
    }
    for medium in ("video", "phone", "written"):
        if any(scene.cues.media.get(w) == medium for w in words):
            return medium
    if entry.medium == "phone" and (place is not None or any(scene.cues.media.get(w) == "in-person" for w in words)):
        return "in-person" if frame.lemma != "call" else "phone"
    if entry.medium == "unknown" and (
        (place is not None and entry.shape != "discuss") or any(scene.cues.media.get(w) == "in-person" for w in words)
    ):
        return "in-person"
    if entry.medium == "unknown" and entry.shape == "attend":
        # "joined the two for a dinner", "joined them on the call"
        joined = [a.lemma for a in frame.arguments if a.slot in ("for", "at", "on", "in", "object")]
        return next((scene.cues.nouns[word].medium for word in joined if word in scene.cues.nouns), entry.medium)
    return entry.medium


def mode_of(form: Form | None, medium: Medium | None) -> str:
    """PLOVER's mode of a CONSULT, derived from form and medium."""
    if medium in ("phone", "video"):
        return "phone"
    if form == "visit":
        return "visit"
    return (
        "multilateral"
        if form == "multilateral"
        else "third-party"
        if form == "mediation"
        else "visit"
        if medium == "in-person"
        else "phone"
        if medium == "written"
        else "visit"
    )


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
    return (
        under
        and (sides_a <= sides_b or sides_b <= sides_a)
        and a.status == b.status
        and a.medium == b.medium
        and a.form == b.form
    )
