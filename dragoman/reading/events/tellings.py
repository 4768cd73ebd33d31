"""How far a text goes on about one meeting: the cues of its report's sentence and of those behind that go on about it.

The limits: reading stops at a sentence that turns to another occasion ("A day earlier"), is dated to another day, or
reports another meeting; it passes over one sentence that is not tied to the meeting, not over two; and it goes no
further than ``FARTHEST``. A sentence is tied by a word that means the meeting ("the talks"), by a subject among those
who met, or by a cue that needs neither ("also present were"). Nothing before the report is read: what leads up to a
meeting is as a rule another one.
"""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.model.actors import Actor, Mention
from dragoman.model.documents import Span
from dragoman.model.meetings import DetailCue
from dragoman.model.reports import Report
from dragoman.model.times import Time

# Sentences behind a report that may still be about its meeting: official readouts run to a dozen.
FARTHEST = 12
# How far into its sentence one of the first two actors named may stand to be what it is about, in characters.
SUBJECT_REACH = 100
# How far into its sentence a time stands that dates all of it.
DATE_REACH = 25
# Statuses in which an act lies ahead: such a contact told behind a meeting is what was agreed there.
AHEAD = ("planned", "hypothetical", "postponed")


@dataclass(frozen=True)
class TellingScene:
    """What reading the details of one document's meetings needs to know of it.

    ``contacts`` are its reports of contacts, ``whole`` the event that each belongs to; ``mentions`` include what only
    refers ("they"); ``cues_of`` gives the cues of a sentence by its number.
    """

    text: str
    sentences: Sequence[Span]
    mentions: Sequence[Mention]
    times: Sequence[Time]
    contacts: Sequence[Report]
    whole: Mapping[str, str]
    cues_of: Callable[[int], Sequence[DetailCue]]
    actor_of: Callable[[str], Actor | None]

    def within(self, span: Span) -> Sequence[Mention]:
        """The mentions that begin in a stretch of the text, in order."""
        first = bisect.bisect_left(self.mentions, span.start, key=lambda m: m.span.start)
        last = bisect.bisect_left(self.mentions, span.end, key=lambda m: m.span.start)
        return self.mentions[first:last]

    def contacts_in(self, number: int) -> list[Report]:
        """The contacts told in a sentence."""
        return [report for report in self.contacts if report.sentence == number]


@dataclass(frozen=True, slots=True)
class Told:
    """A cue that belongs to a meeting, and how many sentences behind the report it stands."""

    cue: DetailCue
    distance: int


def find_told(report: Report, scene: TellingScene) -> list[Told]:
    """The cues that belong to the report's meeting, in text order."""
    told = [Told(cue, 0) for cue in own_cues(report, scene)]
    passed_over = False
    last = min(report.sentence + FARTHEST, len(scene.sentences) - 1)
    for number in range(report.sentence + 1, last + 1):
        if turns_away(report, number, scene):
            break
        if not goes_on(report, number, scene):
            if passed_over:
                break
            passed_over = True
            continue
        passed_over = False
        told.extend(Told(cue, number - report.sentence) for cue in cues_behind(report, number, scene))
    return told


def own_cues(report: Report, scene: TellingScene) -> Iterator[DetailCue]:
    """Cues of the report's own sentence that are nearer to its words than to those of another meeting."""
    for cue in scene.cues_of(report.sentence):
        if nearest_is_own(cue, report, report.sentence, scene) and (
            cue.tie != "voice" or has_voice(cue, report, report.sentence, scene)
        ):
            yield cue


def cues_behind(report: Report, number: int, scene: TellingScene) -> Iterator[DetailCue]:
    """Cues of a later sentence that goes on about the meeting."""
    cues = scene.cues_of(number)
    named = any(cue.kind == "meeting" for cue in cues) or any(
        same_meeting(r, report, scene) for r in scene.contacts_in(number)
    )
    for cue in cues:
        if not nearest_is_own(cue, report, number, scene):
            continue
        if (cue.tie == "meeting" and not named) or (cue.tie == "voice" and not has_voice(cue, report, number, scene)):
            continue
        yield cue


def same_meeting(one: Report, other: Report, scene: TellingScene) -> bool:
    """Whether two reports tell of one meeting: as merged, or by the same persons in the same way and status.

    Merging keeps apart what has no day of its own ("They discussed the departure of troops"); in a row of sentences
    about the same persons it is the meeting just told of.
    """
    if one.id == other.id or (one.id in scene.whole and scene.whole[one.id] == scene.whole.get(other.id)):
        return True
    media = {one.medium, other.medium} - {"unknown", None}
    return (
        persons(one) == persons(other) != set() and one.status == other.status and one.form == other.form
        and len(media) < 2 and (one.date.interval is None or other.date.interval is None or one.date.interval.meets(other.date.interval))
    )  # fmt: skip


def persons(report: Report) -> set[str]:
    """The ids of the persons who met."""
    return {p.actor for p in report.participants if p.kind == "person"}


def renames(report: Report, number: int, scene: TellingScene) -> bool:
    """Whether the report's own word only takes up a meeting told of before ("the talks were attended by")."""
    return any(cue.kind == "meeting" and cue.span.covers(report.trigger) for cue in scene.cues_of(number))


def rivals(report: Report, number: int, scene: TellingScene) -> list[Report]:
    """Contacts of a sentence that are other meetings than the report's."""
    return [
        other
        for other in scene.contacts_in(number)
        if not same_meeting(other, report, scene) and (number == report.sentence or not renames(other, number, scene))
    ]


def nearest_is_own(cue: DetailCue, report: Report, number: int, scene: TellingScene) -> bool:
    """Whether no other meeting of the sentence stands nearer to the cue than the report's own words.

    What is agreed to come next belongs to the meeting at which it is agreed, though it is a contact of its own.
    """
    others = rivals(report, number, scene)
    if cue.kind == "next" and any(
        cue.inner.overlaps(o.trigger) and not persons(report) <= persons(o) for o in others if persons(o)
    ):
        # "he will meet her again in May", told behind his meeting with somebody else
        return False
    if cue.kind in ("next", "invitation", "answer"):
        others = [other for other in others if other.status not in AHEAD]
    if not others:
        return True
    own = [r.trigger for r in scene.contacts_in(number) if same_meeting(r, report, scene)]
    if own and cue.kind == "topic":
        # "spoke about preparations for the summit": the talk's topic, though the summit stands nearer
        triggers = sorted([*own, *(other.trigger for other in others)], key=lambda t: t.start)
        owner = max((t for t in triggers if t.start <= cue.span.start), key=lambda t: t.start, default=triggers[0])
        return owner in own
    if not own:
        return all(cue.span.end <= other.trigger.start for other in others)
    nearest = min(gap(cue.span, trigger) for trigger in own)
    return all(nearest <= gap(cue.span, other.trigger) for other in others)


def gap(one: Span, other: Span) -> int:
    """Characters between two spans; 0 where they overlap."""
    return max(0, one.start - other.end, other.start - one.end)


def turns_away(report: Report, number: int, scene: TellingScene) -> bool:
    """Whether a sentence is about another meeting or another day."""
    others = rivals(report, number, scene)
    own = any(same_meeting(r, report, scene) for r in scene.contacts_in(number))
    if any(other.status not in AHEAD or report.status in AHEAD for other in others) and not own:
        return True
    if any(cue.kind == "break" for cue in scene.cues_of(number)):
        return True
    return other_day(report, number, scene)


def other_day(report: Report, number: int, scene: TellingScene) -> bool:
    """Whether the sentence begins with a day on which the meeting cannot have been.

    A day long past dates it too where it stands before all that is told: "had last come in 2018, when gas was discussed".
    """
    interval, start = report.date.interval, scene.sentences[number].start
    if interval is None:
        return False
    telling = [cue.span.start for cue in scene.cues_of(number) if cue.kind != "meeting"]
    first = min(telling, default=start)
    for time in scene.times:
        if (
            start <= time.span.start
            and time.type == "DATE"
            and time.interval is not None
            and not time.interval.meets(interval)
        ):
            until, begin = time.interval.until, interval.begin
            past = until is not None and begin is not None and until <= begin
            if time.span.start < start + DATE_REACH or (past and time.span.start < first):
                return True
    return False


def goes_on(report: Report, number: int, scene: TellingScene) -> bool:
    """Whether a sentence is tied to the meeting."""
    cues = scene.cues_of(number)
    if any(cue.kind == "meeting" or cue.tie == "itself" for cue in cues):
        return True
    if any(same_meeting(r, report, scene) for r in scene.contacts_in(number)):
        return True
    start = scene.sentences[number].start
    return any(is_side(mention, report) for mention in scene.within(Span(start, start + SUBJECT_REACH))[:2])


def is_side(mention: Mention, report: Report) -> bool:
    """Whether a mention means one of those who met, several of them, or the state of one."""
    sides = {p.actor for p in report.participants}
    if mention.actor in sides or not sides.isdisjoint(mention.members):
        return True
    if mention.kind == "office" and mention.actor is None and mention.country is None:
        # "The prime minister raised": of those who met, whoever is one
        return mention.level is not None and mention.level in {p.level for p in report.participants}
    states = {p.country for p in report.participants if p.country}
    return mention.kind in ("state", "adjective", "place", "office") and mention.country in states


def has_voice(cue: DetailCue, report: Report, number: int, scene: TellingScene) -> bool:
    """Whether the actor named last before the cue in its sentence, or first, is one of those who met."""
    start = scene.sentences[number].start
    named = scene.within(Span(start, cue.span.start))
    actors = [m for m in named if m.kind in ("person", "office", "group", "state", "body")]
    if not actors:
        return False
    # a result is announced by whoever stands next to the word; in a readout the first named speaks
    return is_side(actors[-1], report) or (cue.kind != "result" and is_side(actors[0], report))
