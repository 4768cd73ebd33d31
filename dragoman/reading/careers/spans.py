"""When an office was held, gained or lost: by the times of the clause and those that follow the office at once."""

from __future__ import annotations

import re

from dragoman.language.base import NameSpan
from dragoman.language.career_words import CareerEntry
from dragoman.model.days import edtf_of
from dragoman.model.documents import Span
from dragoman.model.frames import Frame
from dragoman.model.times import DateInterval, Time
from dragoman.reading.careers.naming import office_end
from dragoman.reading.careers.scene import CareerScene


def times_beside(span: Span, scene: CareerScene) -> list[Time]:
    """The times that follow an office at once, so that they are its own ("president since 1991")."""
    text = scene.document.text
    return [
        t for t in scene.times
        if span.end <= t.span.start <= span.end + 24 and t.within is None and scene.careers.patterns.beside.fullmatch(text[span.end : t.span.start])
    ]  # fmt: skip


def beside(span: Span, scene: CareerScene) -> tuple[str | None, str | None]:
    """When an office was held by the time that follows it at once."""
    return next((edges(time) for time in times_beside(span, scene)), (None, None))


def span_of(frame: Frame, entry: CareerEntry, named: NameSpan | None, scene: CareerScene) -> tuple[str | None, str | None]:  # fmt: skip
    """When the holding began and ended, as EDTF, by the times of the clause and what the predicate does."""
    by_span = {t.span: t for t in scene.times}
    begin = finish = day = None
    foreign = {t.span for o in scene.offices if o is not named and apart(o, frame) for t in times_beside(office_end(o, scene), scene)}  # fmt: skip
    for span in frame.times:
        hung = any(g.relation == "relcl" and g.span.overlaps(span) for g in frame.governors[:1])
        if span in foreign and not hung:
            # "X, president since 1991, resigned": the time of the office in apposition
            continue
        time = by_span.get(span)
        if time is None or time.interval is None or time.type not in ("DATE", "TIME"):
            continue
        first, last = edges(time)
        if hung and time.granularity == "range":
            # "until 1933, when Y succeeded him": the change is at the end of the range
            day = day or last
        elif time.granularity == "range" or time.signal in ("since", "from", "until"):
            begin, finish = begin or first, finish or last
        else:
            day = day or first
    bound = behind_another(frame, scene)
    if begin is None and finish is None and bound is not None and (day is None or bound.startswith(day)):
        day = bound
    if entry.change == "nominated":
        return None, None
    if entry.shape in ("gain", "make", "succeed"):
        return begin or day, finish
    if entry.shape in ("lose", "unmake"):
        return begin, finish or day
    return begin, finish


def apart(named: NameSpan, frame: Frame) -> bool:
    """Whether the office stands before the predicate, in apposition to its subject."""
    return named.span.end <= frame.trigger.start


def behind_another(frame: Frame, scene: CareerScene) -> str | None:
    """A bound: the date of an act behind which this one is told ("following the unrest in January 2022")."""
    sentence = scene.sentences[frame.sentence]
    own = {t.span for o in scene.offices for t in times_beside(office_end(o, scene), scene)}
    lead = scene.document.text[sentence.start : frame.trigger.start].lower()
    for time in scene.times:
        inside = sentence.start <= time.span.start and time.span.end <= frame.trigger.start
        if not inside or time.span in own or time.within is not None or time.type != "DATE" or time.interval is None:
            continue
        before = lead[: time.span.start - sentence.start]
        if any(re.search(rf"(?:^|\W){re.escape(word)}\W", before) for word in scene.careers.behind):
            first = edges(time)[0]
            return None if first is None else f"{first}/.."
    return None


def edges(time: Time) -> tuple[str | None, str | None]:
    """First and last point of a time as EDTF prefixes: both of a range, one of an edge, the time itself twice."""
    interval = time.interval
    if interval is None:
        return None, None
    if time.granularity == "range" and "/" in (time.value or ""):
        first, _, last = (time.value or "").partition("/")
        return first, last
    if time.signal in ("since", "from"):
        return prefix(time), None
    if time.signal == "until":
        return None, prefix(time)
    if time.granularity == "edge":
        return None, None
    return prefix(time), prefix(time)


def prefix(time: Time) -> str | None:
    """The year, month or day that holds all days of the time; its value for an edge."""
    value = time.value or ""
    if re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", value):
        return value
    interval = time.interval
    if interval is None or interval.begin is None or interval.finish is None:
        return None
    begin, finish = interval.begin.isoformat(), interval.finish.isoformat()
    for length in (10, 7, 4):
        if begin[:length] == finish[:length]:
            return begin[:length]
    return edtf_of(DateInterval(interval.begin, interval.until))
