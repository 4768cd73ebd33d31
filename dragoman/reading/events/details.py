"""A meeting in full: from the cues that belong to a report, what was its format, who was there, what was talked about.

Knows no language: it sees cues, mentions and times only. What no cue tells stays empty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar, cast

from dragoman.model.actors import Mention
from dragoman.model.documents import Passage, Span
from dragoman.model.meetings import (
    Answer,
    CueKind,
    Delegate,
    Deliverable,
    DeliverableKind,
    DetailCue,
    FormatTold,
    Initiative,
    Initiator,
    Invitation,
    MeetingDetails,
    MeetingFormat,
    MeetingLength,
    NextContact,
    NextKind,
    Occasion,
    Tone,
    Topic,
    Valence,
)
from dragoman.model.reports import Report
from dragoman.model.statements import Bound
from dragoman.model.times import Time
from dragoman.reading.events.tellings import AHEAD, TellingScene, Told, find_told

Item = TypeVar("Item")
DURATION = re.compile(r"P(?:T(?:(?P<hours>[\d.]+)H)?(?:(?P<minutes>[\d.]+)M)?)$")
BOUNDS: dict[str, Bound] = {
    "MORE_THAN": "over", "EQUAL_OR_MORE": "over", "LESS_THAN": "under", "EQUAL_OR_LESS": "under", "APPROX": "about",
}  # fmt: skip
# Characters between "an hour" and "20 minutes" that make one length of both.
JOINT = 6
# How far from its cue the name of an initiator, an inviter or a guest stands, in characters.
NAME_REACH = 70
# An answer to an invitation stands at most so many sentences behind it.
ANSWER_REACH = 1
ACTORS = ("person", "office", "state", "body", "adjective")


def read_details(report: Report, scene: TellingScene) -> MeetingDetails:
    """The details of the report's meeting."""
    told = find_told(report, scene)
    invitations = read_invitations(told, scene)
    return MeetingDetails(
        format=tuple(read_formats(told, scene)),
        sidelines_of=read_sidelines(told, scene),
        initiator=read_initiator(told, scene),
        length=read_length(told, scene),
        delegation=tuple(read_delegation(report, told, scene)),
        topics=tuple(read_topics(report, told, scene)),
        tone=tuple(read_tones(told, scene)),
        deliverables=tuple(read_deliverables(report, told, scene)),
        next_contact=read_next(report, told, invitations, scene),
        invitations=tuple(i for i, _ in invitations),
    )


def of_kind(told: Iterable[Told], *kinds: CueKind) -> list[DetailCue]:
    """The cues of some kinds."""
    return [t.cue for t in told if t.cue.kind in kinds]


def passage(span: Span, scene: TellingScene) -> Passage:
    """The words of a span."""
    return Passage(span, span.cut(scene.text))


def first_of_each(items: Iterable[Item], key: Callable[[Item], object]) -> list[Item]:
    """The first item of each key, in order."""
    found: dict[object, Item] = {}
    for item in items:
        found.setdefault(key(item), item)
    return list(found.values())


def read_formats(told: Sequence[Told], scene: TellingScene) -> list[FormatTold]:
    """Formats, each once."""
    found = [FormatTold(cast(MeetingFormat, cue.key), passage(cue.span, scene)) for cue in of_kind(told, "format")]
    return first_of_each(found, lambda told_format: told_format.key)


def read_sidelines(told: Sequence[Told], scene: TellingScene) -> Occasion | None:
    """The first occasion on whose margins the meeting was; a name that a mention reads on is taken whole."""
    for cue in of_kind(told, "sidelines"):
        named = [m for m in scene.within(cue.inner) if m.kind == "body"]
        end = max([cue.inner.end, *(m.span.end for m in named if m.span.start < cue.inner.end)])
        span = Span(cue.inner.start, end)
        return Occasion(
            span.cut(scene.text), named[0].actor if named else None, passage(Span(cue.span.start, end), scene)
        )
    return None


def nearest(region: Span | None, to: Span, scene: TellingScene) -> Mention | None:
    """The person named nearest to a cue inside a stretch of text; without one, the state or body."""
    if region is None:
        return None
    named = [m for m in scene.within(region) if actor_meant(m, scene) is not None]

    def distance(mention: Mention) -> int:
        return max(mention.span.start - to.end, to.start - mention.span.end)

    near = [mention for mention in named if distance(mention) <= NAME_REACH]
    return min(near, key=lambda m: (m.kind not in ("person", "office"), distance(m)), default=None)


def actor_meant(mention: Mention, scene: TellingScene) -> str | None:
    """The id of an actor, or of the state for which a town stands ("at Kyiv's initiative")."""
    if mention.kind in ACTORS:
        return mention.actor
    state = (mention.country or "").lower()
    return state if mention.kind == "place" and scene.actor_of(state) is not None else None


def read_initiator(told: Sequence[Told], scene: TellingScene) -> Initiator | None:
    """The first initiator with a name."""
    for cue in of_kind(told, "initiator"):
        mention = nearest(cue.inner, cue.span, scene)
        if mention is not None:
            span = Span(min(cue.span.start, mention.span.start), max(cue.span.end, mention.span.end))
            return Initiator(
                cast(Initiative, cue.key), name_of(mention, scene), actor_meant(mention, scene), passage(span, scene)
            )
    return None


def name_of(mention: Mention, scene: TellingScene) -> str:
    """The actor's name in the base, else as written."""
    key = actor_meant(mention, scene)
    actor = scene.actor_of(key) if key else None
    return actor.name if actor is not None else mention.name


def read_length(told: Sequence[Told], scene: TellingScene) -> MeetingLength | None:
    """The first length in hours or minutes."""
    for cue in of_kind(told, "length"):
        if cue.minutes is not None:
            return MeetingLength(cue.minutes, "exact", passage(cue.inner, scene))
        times = [t for t in scene.times if t.type == "DURATION" and t.span.overlaps(cue.inner)]
        length = length_of(times[-1], scene) if times else None
        if length is not None:
            return length
    return None


def length_of(time: Time, scene: TellingScene) -> MeetingLength | None:
    """The length of a time, with the minutes that follow its hours."""
    minutes = minutes_of(time)
    if not minutes:
        return None
    end = time.span.end
    rest = next((t for t in scene.times if end < t.span.start <= end + JOINT and t.type == "DURATION"), None)
    if (
        rest is not None
        and (more := minutes_of(rest))
        and more < minutes
        and "," not in scene.text[end : rest.span.start]
    ):
        minutes, end = minutes + more, rest.span.end
    return MeetingLength(minutes, BOUNDS.get(time.mod or "", "exact"), passage(Span(time.span.start, end), scene))


def minutes_of(time: Time) -> int | None:
    """The minutes of a TIMEX3 duration in hours and minutes; ``None`` of any other."""
    match = DURATION.match(time.value or "")
    if match is None or not (match["hours"] or match["minutes"]):
        return None
    return round(float(match["hours"] or 0) * 60 + float(match["minutes"] or 0))


def read_delegation(report: Report, told: Sequence[Told], scene: TellingScene) -> list[Delegate]:
    """Others named as there: persons and bodies of the lists, then those named by rank alone.

    The sides themselves are none, unless they are said to accompany one.
    """
    sides = {p.actor for p in report.participants}
    found: list[Delegate] = []
    for cue in of_kind(told, "present", "rank"):
        named = [m for m in scene.within(cue.inner) if m.kind in ("person", "office") and m.basis != "pronoun"]
        if cue.kind == "present":
            found.extend(
                Delegate(name_of(m, scene), m.actor, passage(m.span, scene))
                for m in named
                if m.actor and (m.actor not in sides or (cue.key == "with" and m.actor != first_side(report)))
            )
        elif not any(m.span.overlaps(cue.inner) and m.actor for m in scene.within(around(cue.inner))):
            found.append(Delegate(cue.inner.cut(scene.text), None, passage(cue.inner, scene)))
    return first_of_each(found, lambda delegate: delegate.actor or delegate.name)


def first_side(report: Report) -> str | None:
    """The actor named first among those who met."""
    return report.participants[0].actor if report.participants else None


def around(span: Span) -> Span:
    """A stretch that holds every mention which could overlap the span."""
    return Span(max(0, span.start - 80), span.end)


def read_topics(report: Report, told: Sequence[Told], scene: TellingScene) -> list[Topic]:
    """Issues, each once: as discussed, where the text says that anywhere, else as raised by one side."""
    papers = [cue.inner for cue in of_kind(told, "paper")]
    cues = [
        cue
        for cue in of_kind(told, "topic")
        # "signed an agreement on visas" tells of the paper, not of the talk
        if not any(p.covers(cue.inner) for p in papers) and not names_something_else(cue.inner, report, scene)
    ]
    found = [
        Topic(cue.key, cue.label, cue.group, "raised" if cue.tie == "voice" else "discussed", passage(cue.inner, scene))
        for cue in cues
    ]
    both = {topic.key for topic in found if topic.manner == "discussed"}
    kept = [topic for topic in found if topic.manner == "discussed" or topic.key not in both]
    return first_of_each(kept, lambda topic: topic.key)


def names_something_else(span: Span, report: Report, scene: TellingScene) -> bool:
    """Whether an issue's word is part of a longer name, or the name of a state that took part itself."""
    states = {p.country for p in report.participants}
    for mention in scene.within(around(span)):
        if not mention.span.overlaps(span):
            continue
        if mention.kind in ("state", "adjective", "place") and mention.country in states and span == mention.span:
            return True
        if mention.kind in ("person", "body", "office") and mention.span != span and mention.span.covers(span):
            return True
    return False


def read_tones(told: Sequence[Told], scene: TellingScene) -> list[Tone]:
    """Formulas of tone, each once."""
    found = [Tone(cue.key, cast(Valence, cue.group), passage(cue.span, scene)) for cue in of_kind(told, "tone")]
    return first_of_each(found, lambda tone: tone.key)


def read_deliverables(report: Report, told: Sequence[Told], scene: TellingScene) -> list[Deliverable]:
    """Papers and results; what is still to be signed only where the meeting itself lies ahead."""
    cues = [cue for cue in of_kind(told, "paper", "result") if not cue.planned or report.status in AHEAD]
    found = [Deliverable(cast(DeliverableKind, cue.key), passage(cue.inner, scene)) for cue in cues]
    return first_of_each(found, lambda deliverable: deliverable.passage.span)


def read_invitations(told: Sequence[Told], scene: TellingScene) -> list[tuple[Invitation, DetailCue]]:
    """Invitations with their cues; each with the first answer behind it."""
    found = []
    for item in told:
        cue = item.cue
        if cue.kind != "invitation":
            continue
        inviter, guest = inviter_of(cue, scene), nearest(cue.guest, cue.span, scene)
        if guest is not None and inviter is not None and guest.actor == inviter.actor:
            # "Modi met Putin and invited him": the other one
            guest = next((m for m in others_before(cue, inviter, scene)), None)
        if guest is None:
            continue
        answers = [
            t.cue.key
            for t in told
            if t.cue.kind == "answer"
            and (t.cue.span.start > cue.span.start or t.cue.span == cue.span)
            and t.distance - item.distance <= ANSWER_REACH
        ]
        place = goal_of(cue.inner, guest, scene)
        start, end = min(cue.span.start, cue.inner.start), max(cue.span.end, cue.inner.end)
        invitation = Invitation(
            name_of(inviter, scene) if inviter else None, actor_meant(inviter, scene) if inviter else None,
            name_of(guest, scene) if guest else None, actor_meant(guest, scene) if guest else None,
            place, cast(Answer, answers[0]) if answers else None, passage(Span(start, end), scene),
        )  # fmt: skip
        found.append((invitation, cue))
    return found


def inviter_of(cue: DetailCue, scene: TellingScene) -> Mention | None:
    """Who invites: the one named nearest, but the first person of the sentence where the verb is joined to another."""
    if cue.key == "joined" and cue.agent is not None:
        return next((m for m in scene.within(cue.agent) if m.kind in ("person", "office") and m.actor), None)
    return nearest(cue.agent, cue.span, scene)


def others_before(cue: DetailCue, inviter: Mention, scene: TellingScene) -> list[Mention]:
    """The persons named before an invitation in its sentence besides the inviter."""
    named = scene.within(cue.agent) if cue.agent is not None else ()
    return [m for m in named if m.kind == "person" and m.actor and m.actor != inviter.actor]


def goal_of(clause: Span, guest: Mention | None, scene: TellingScene) -> str | None:
    """The first place or state that the clause of an invitation names."""
    named = [m for m in scene.within(clause) if m.kind in ("place", "state") and m is not guest]
    return named[0].name if named else None


def read_next(
    report: Report, told: Sequence[Told], invitations: Sequence[tuple[Invitation, DetailCue]], scene: TellingScene
) -> NextContact | None:
    """The next meeting agreed on; else the visit that one was invited to and did not decline.

    Words by which the report itself is told are no next meeting: what is agreed there is this one.
    """
    for cue in of_kind(told, "next"):
        if not cue.inner.overlaps(report.trigger):
            return NextContact("agreed", date_in(cue.inner, scene), passage(cue.inner, scene))
    for invitation, cue in invitations:
        if invitation.answer != "declined" and not invitation.passage.span.overlaps(report.trigger):
            kind: NextKind = "agreed" if invitation.answer == "accepted" else "invited"
            return NextContact(kind, date_in(cue.inner, scene), invitation.passage)
    return None


def date_in(clause: Span, scene: TellingScene) -> str | None:
    """EDTF of the first date in a clause."""
    dates = [t.edtf for t in scene.times if t.type == "DATE" and t.edtf and clause.covers(t.span)]
    return dates[0] if dates else None
