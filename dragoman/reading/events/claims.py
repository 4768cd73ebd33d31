"""Claims: what the text says about the record of contacts, so that the record can check it.

Knows no language. A cue ("second", "three times", "last") belongs to the contact that it stands nearest to in its
sentence; who takes part is read as for a report, and the window is the time that the claim covers. A length counted
from another contact ("less than a week after the visit") is a gap.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dragoman.language.base import ClaimCue, ClaimWords, PredicateEntry
from dragoman.model.days import shift_day
from dragoman.model.documents import Passage, Span
from dragoman.model.frames import Frame
from dragoman.model.statements import Claim
from dragoman.model.times import Time
from dragoman.reading.events.contacts import entry_of, medium_of, sent_by_states
from dragoman.reading.events.owners import owners_of, within
from dragoman.reading.events.roles import (
    Cast,
    Scene,
    add_clause_subject,
    add_host_state,
    cast_roles,
    make_participants,
    one_sided,
    place_of,
    role_of,
)

# How far a cue stands from the contact that it counts: right before a noun, or anywhere near in the clause.
BESIDE, NEAR = 45, 110
# How far behind cue and contact the time stands that a claim covers.
WINDOW_REACH = 60
# How many sentences back a contact may be that "the second meeting" is one of.
SPOKEN_REACH = 2
# A length in days or longer units; "some hours after" is no gap that a record of days can check.
LENGTH = re.compile(r"P\d+[DWMY]")


@dataclass(frozen=True)
class ClaimScene:
    """What reading claims needs beside the scene of events."""

    scene: Scene
    times: Sequence[Time]
    words: ClaimWords
    cues: Callable[[str, Span], Iterator[ClaimCue]]


def read_claims(frames: Sequence[Frame], about: ClaimScene) -> list[Claim]:
    """Every claim of the document, in text order; one for each cue."""
    scene = about.scene
    by_sentence: dict[int, list[Frame]] = {}
    for frame in frames:
        if entry_of(frame, scene.cues) is not None:
            by_sentence.setdefault(frame.sentence, []).append(frame)
    claims: list[Claim] = []
    for number, inside in sorted(by_sentence.items()):
        sentence = scene.sentences[number]
        for cue in about.cues(scene.document.text, sentence):
            counted = counted_by(cue, inside, scene)
            claim = (
                None
                if counted is None
                else make_claim(
                    cue,
                    counted,
                    about,
                    spoken_of(counted, by_sentence, scene),
                    told_before(cue, counted, inside, scene),
                )
            )
            if claim is not None:
                claims.append(claim)
        claims.extend(not_since(inside, about))
        claims.extend(gaps(inside, about))
    return without_repeats(sorted(claims, key=lambda c: (c.span.start, c.kind)))


def counted_by(cue: ClaimCue, frames: Sequence[Frame], scene: Scene) -> Frame | None:
    """The contact that the cue is about: the noun right behind it, or the nearest of the sentence."""
    text = scene.document.text
    if cue.kind in ("ordinal_of", "count_of"):
        behind = [f for f in frames if f.nominal and 0 < f.trigger.start - cue.span.end <= BESIDE]
        nearest = min(behind, key=lambda f: f.trigger.start, default=None)
        if nearest is None or (cue.kind == "count_of" and not nearest.plural):
            return None
        return nearest if is_clear(text[cue.span.end : nearest.trigger.start]) else None
    if cue.kind == "ordinal_alone":
        before = [f for f in frames if f.trigger.end <= cue.span.start and cue.span.start - f.trigger.end <= NEAR]
        return max(before, key=lambda f: (f.nominal, f.trigger.start), default=None)
    if cue.kind == "previous":
        beside = [f for f in frames if belongs(cue, f, text)]
        return min(beside, key=lambda f: distance(cue, f), default=None)
    near = [f for f in frames if distance(cue, f) <= NEAR]
    verbs = [f for f in near if not f.nominal] or near
    return min(verbs, key=lambda f: distance(cue, f), default=None)


def is_clear(between: str) -> bool:
    """Whether nothing but words that lead to the noun stands between."""
    return not any(mark in between for mark in ',;:.()"') and len(between.split()) <= 5


def belongs(cue: ClaimCue, frame: Frame, text: str) -> bool:
    """Whether "last" or "previously" stands with the contact: right before it, or as its adverb."""
    between = text[cue.span.end : frame.trigger.start]
    if frame.trigger.start >= cue.span.end:
        if frame.nominal:
            return is_clear(between) and len(between.split()) <= 3
        return is_clear(between) and len(between.split()) <= 1
    behind = text[frame.trigger.end : cue.span.start]
    return (
        not frame.nominal
        and is_clear(behind)
        and len(behind.split()) <= 2
        and cue.span.cut(text).lower().endswith("ly")
    )


def distance(cue: ClaimCue, frame: Frame) -> int:
    """How many characters lie between cue and contact."""
    return max(frame.trigger.start - cue.span.end, cue.span.start - frame.trigger.end, 0)


def spoken_of(frame: Frame, by_sentence: Mapping[int, Sequence[Frame]], scene: Scene) -> tuple[str, ...]:
    """The sides of another contact told in the sentence or the last in those right before it."""
    own = [f for f in by_sentence[frame.sentence] if f is not frame]
    earlier = [
        f
        for n in range(frame.sentence - 1, frame.sentence - SPOKEN_REACH - 1, -1)
        for f in reversed(by_sentence.get(n, ()))
    ]
    return next((actors for f in (*own, *earlier) if len(actors := actors_of(f, scene)) > 1), ())


def told_before(cue: ClaimCue, frame: Frame, inside: Sequence[Frame], scene: Scene) -> tuple[str, ...]:
    """The sides of another contact that the sentence tells of before the cue ("spoke with X, their second call")."""
    earlier = (f for f in inside if f is not frame and f.trigger.end <= cue.span.start)
    return next((actors for f in earlier if len(actors := actors_of(f, scene)) > 1), ())


def make_claim(
    cue: ClaimCue, frame: Frame, about: ClaimScene, last: tuple[str, ...], here: tuple[str, ...]
) -> Claim | None:
    """The claim of one cue, or ``None`` where it names nobody.

    ``last`` are the sides that the text speaks of, ``here`` those of a contact told before in the sentence.
    """
    actors = actors_of(frame, about.scene)
    if len(actors) < 2 and set(actors) <= set(last):
        # "this was their second meeting": of those of whom the text speaks
        actors = last
    counted = counted_as(frame, about)
    owned = any(a.slot == "possessor" and about.scene.mention_at(a.head) is None for a in frame.arguments)
    if owned and here and counted not in about.words.alone:
        actors = here
    if not actors or (len(actors) < 2 and counted not in about.words.alone):
        return None
    kind = cue.kind.split("_")[0]
    whole = Span(min(cue.span.start, frame.trigger.start), max(cue.span.end, frame.trigger.end))
    window = previous_day(frame, whole, about) if kind == "previous" else window_of(cue, whole, frame, about)
    if kind == "previous" and window is None:
        return None
    sentence = about.scene.sentences[frame.sentence]
    return Claim(
        kind="ordinal" if kind == "ordinal" else "count" if kind == "count" else "previous",
        about=counted, actors=actors,
        count=None if kind == "previous" else cue.count, window=window, span=whole,
        passage=Passage(sentence, sentence.cut(about.scene.document.text)),
    )  # fmt: skip


def window_of(cue: ClaimCue, whole: Span, frame: Frame, about: ClaimScene) -> str | None:
    """The time that the claim covers: the first one behind it in its clause, else that of the contact."""
    text, sentence = about.scene.document.text, about.scene.sentences[frame.sentence]
    inside = [t for t in about.times if sentence.covers(t.span)]
    behind = [
        t for t in inside
        if (whole.covers(t.span) and t.span.start >= cue.span.end) or (0 <= t.span.start - whole.end <= WINDOW_REACH and not set(",;:") & set(text[whole.end : t.span.start]))
    ]  # fmt: skip
    own = [t for t in inside if t.span in frame.times]
    # "in 2018 they met several times"; but "in June he paid his fifth visit"
    own = own if cue.kind.startswith("count") else []
    for time in sorted(behind, key=lambda t: t.span.start) + own:
        if time.edtf is not None and time.type == "DATE" and (time.interval is None or (time.interval.days or 2) > 1):
            return time.edtf
        if time.type == "DURATION" and time.signal is None and about.scene.document.published is not None:
            return back_from(about.scene.document.published, time.value)
    return None


def back_from(day: dt.date, length: str | None) -> str | None:
    """The stretch of so many weeks, months or years up to the day ("the second in six months"), at that precision."""
    found = re.fullmatch(r"P(\d+)([YMWD])", length or "")
    if found is None:
        return None
    unit = {"Y": "year", "M": "month", "W": "week", "D": "day"}[found[2]]
    first = shift_day(day, unit, -int(found[1]))
    form = {"Y": "%Y", "M": "%Y-%m"}.get(found[2], "%Y-%m-%d")
    return f"{first.strftime(form)}/{day.strftime(form)}"


def previous_day(frame: Frame, whole: Span, about: ClaimScene) -> str | None:
    """When the contact before was: the finest time that hangs on it, else the first behind it."""
    by_span = {t.span: t for t in about.times}
    own = [t for s in frame.times if (t := by_span.get(s)) is not None and t.edtf is not None]
    sentence = about.scene.sentences[frame.sentence]
    behind = [
        t
        for t in about.times
        if sentence.covers(t.span) and t.edtf is not None and 0 <= t.span.start - whole.end <= WINDOW_REACH
    ]
    options = own or sorted(behind, key=lambda t: t.span.start)[:1]
    best = min(options, key=lambda t: (t.interval.days if t.interval is not None else None) or 10**6, default=None)
    if best is None or best.edtf is None:
        return None
    published = about.scene.document.published
    ahead = (
        published is not None
        and best.interval is not None
        and best.interval.begin is not None
        and best.interval.begin > published
    )
    # "last met in November" lies behind, whatever the sentence before speaks of
    return (
        f"{int(best.edtf[:4]) - 1}{best.edtf[4:]}"
        if ahead and re.fullmatch(r"\d{4}(?:-\d\d){0,2}", best.edtf)
        else best.edtf
    )


def not_since(frames: Sequence[Frame], about: ClaimScene) -> Iterator[Claim]:
    """Contacts that have not taken place since some time ("had not met since 2019")."""
    by_span = {t.span: t for t in about.times}
    for frame in frames:
        since = next((t for s in frame.times if (t := by_span.get(s)) is not None and t.signal == "since"), None)
        if frame.nominal or frame.polarity != "negative" or since is None or since.edtf is None:
            continue
        actors = actors_of(frame, about.scene)
        if actors:
            sentence = about.scene.sentences[frame.sentence]
            whole = Span(min(frame.trigger.start, since.span.start), max(frame.trigger.end, since.span.end))
            yield Claim("previous", counted_as(frame, about), actors, None, since.edtf.split("/")[0], whole,
                        Passage(sentence, sentence.cut(about.scene.document.text)))  # fmt: skip


def gaps(frames: Sequence[Frame], about: ClaimScene) -> Iterator[Claim]:
    """Lengths counted from a contact named behind them ("less than a week after Putin's visit")."""
    if not frames:
        return
    sentence = about.scene.sentences[frames[0].sentence]
    text = about.scene.document.text
    for time in about.times:
        if (
            not sentence.covers(time.span)
            or time.signal not in ("after", "before")
            or LENGTH.fullmatch(time.value or "") is None
        ):
            continue
        named = [f for f in frames if 0 <= f.trigger.start - time.span.end <= NEAR]
        first = min(named, key=lambda f: f.trigger.start, default=None)
        if first is None or not is_clear(text[time.span.end : first.trigger.start].replace("’", "'")[:BESIDE]):
            continue
        others = [f for f in frames if f is not first]
        actors = tuple(
            dict.fromkeys([*actors_of(first, about.scene), *(a for f in others[:1] for a in actors_of(f, about.scene))])
        )
        if actors:
            whole = Span(time.span.start, first.trigger.end)
            later = others[0] if others else first
            yield Claim("gap", counted_as(later, about), actors, None, in_days(time.value), whole,
                        Passage(sentence, sentence.cut(text)))  # fmt: skip


def in_days(length: str | None) -> str | None:
    """The ISO length with weeks as days, so that equal lengths are written alike."""
    weeks = re.fullmatch(r"P(\d+)W", length or "")
    return f"P{7 * int(weeks[1])}D" if weeks else length


def counted_as(frame: Frame, about: ClaimScene) -> str:
    """What is counted: by the predicate, and by the medium where its words tell one."""
    entry = entry_of(frame, about.scene.cues)
    kind = about.words.about.get(frame.lemma, "meeting")
    medium = medium_of(frame, entry, about.scene, place_of(frame, about.scene)) if entry is not None else None
    if medium in ("phone", "video"):
        return about.words.remote
    return "meeting" if kind == about.words.remote and medium == "in-person" else kind


def actors_of(frame: Frame, scene: Scene) -> tuple[str, ...]:
    """The names of those who take part: persons and states, and states whose unnamed people do."""
    entry = entry_of(frame, scene.cues)
    if entry is None:
        return ()
    cast, place = cast_roles(frame, entry, scene)
    if entry.shape == "mutual" and one_sided(frame, cast, scene):
        cast = add_clause_subject(frame, cast, scene) or cast
    if entry.shape in ("visit", "travel"):
        cast = add_host_state(cast, place or place_of(frame, scene), scene)
    participants = make_participants(cast, scene)
    cast = (
        {**cast, **sent_by_states(frame, entry, participants, scene), **of_states(frame, entry, scene)}
        if len(participants) < 2
        else cast
    )
    return tuple(p.name for p in make_participants(cast, scene))


def of_states(frame: Frame, entry: PredicateEntry, scene: Scene) -> Cast:
    """States whose unnamed people take part ("the first visit by a Turkish president")."""
    found: Cast = {}
    for argument in frame.arguments:
        if role_of(argument.slot, frame, entry) is None and argument.slot not in ("by", "of", "possessor"):
            continue
        if not scene.resolve(argument, frame):
            for key in (*owners_of(argument, scene), *within(argument, scene)):
                found.setdefault(key, "participant")
    return found


def without_repeats(claims: Sequence[Claim]) -> list[Claim]:
    """One claim of a kind for each stretch; an ordinal before what says "previous" of the same contact."""
    kept: list[Claim] = []
    for claim in claims:
        if not any(k.kind == claim.kind and k.span.overlaps(claim.span) for k in kept):
            kept.append(claim)
    return kept
