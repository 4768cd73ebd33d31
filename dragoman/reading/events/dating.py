"""Dates of reports: the times that hang on each act, the publication where a news text leaves its main event undated,
in a story the day of the act told before.

An act keeps no date rather than a guessed one. The one exception is DESIGN's: the undated past main event in the
title or first two sentences of a news item or readout is dated to the publication, the day before allowed for.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace

from dragoman.language.base import Cues
from dragoman.model.actors import Mention
from dragoman.model.documents import Document, Span
from dragoman.model.frames import Frame
from dragoman.model.reports import Report, ReportDate
from dragoman.model.times import DateInterval, Time

# Texts longer than this are analyses, not news items: their undated acts are no news of the day.
NEWS_LENGTH = 6000
LEADING_SENTENCES = 3
# In texts up to this length "has held talks" is the news of the day; in longer ones it may be any time before.
BRIEF = 1500
# Words between a verb of talk and a time that may still belong to the verb: "spoke with him on Friday".
WORDS_BESIDE = 3
# Types of acts that have a reason, told behind "for" with a time of its own.
OF_REASONS = ("SUPPORT", "ACCUSE")
# How far before and behind a noun of an act, in characters, a time may stand that is its own.
NAMED_BEFORE, NAMED_BEHIND = 24, 60
# How many sentences the day of one act carries over to the next in a story.
STORY_SENTENCES = 3


def date_reports(
    reports: Sequence[Report],
    frames: Sequence[Frame],
    times: Sequence[Time],
    mentions: Sequence[Mention],
    document: Document,
    cues: Cues,
) -> list[Report]:
    """The reports with their dates from the times in their own clauses, then from the publication.

    A time far behind a verb of talk is of what was talked of, unless it is a day gone by.
    """
    by_trigger = {frame.trigger: frame for frame in frames}
    by_span = {time.span: time for time in times}
    dated: list[Report] = []
    for report in reports:
        frame = by_trigger[report.trigger]
        spoken_of = frame.lemma in cues.topics and not frame.nominal and names_topic(frame, mentions)
        named = frame.nominal and frame.light is None and report.kind != "CONSULT"
        usable = {
            s: t for s, t in by_span.items()
            if not (spoken_of and of_topic(t, frame, document)) and not (named and far(s, frame))
            and not (report.kind in OF_REASONS and within_reason(s, frame))
        }  # fmt: skip
        date = own_date(frame, usable)
        if date is None and not dated_elsewhere(report, times):
            date = narrated_date(report, frame, dated, document.text, cues)
        if date is None:
            date = publication_date(report, frame, document, times, cues)
        own = settle(replace(report, date=date) if date else report, document)
        extra = told_again(own, frame, by_span, mentions, document.text)
        if extra:
            first = min(
                (s for s in frame.times if s in by_span and by_span[s].interval is not None), key=lambda s: s.start
            )
            own = replace(own, date=ReportDate(by_span[first].edtf, by_span[first].interval, by_span[first].basis))
        dated.extend([own, *extra])
    return dated


def dated_elsewhere(report: Report, times: Sequence[Time]) -> bool:
    """Whether the sentence names a day or month of its own, though not for this act: it does not go on from before."""
    return any(
        t.type in ("DATE", "TIME") and t.interval is not None and t.granularity in ("day", "month", "year", "range")
        for t in times
        if t.span.overlaps(report.passage.span)
    )


def told_again(
    report: Report, frame: Frame, by_span: Mapping[Span, Time], scene_mentions: Sequence[Mention], text: str
) -> list[Report]:
    """Further acts of one verb that lists days and places ("met in Sochi on 5 August, in Samarkand in September and …")."""
    spans = sorted(
        (s for s in frame.times if s in by_span and by_span[s].type == "DATE" and by_span[s].interval is not None),
        key=lambda s: s.start,
    )
    if len(spans) < 2 or report.date.interval is None:
        return []
    more = []
    for before, span in itertools.pairwise(spans):
        between = text[before.end : span.start]
        place = next(
            (m.place for m in scene_mentions if m.place is not None and before.end <= m.span.start < span.start), None
        )
        first, second = by_span[before].interval, by_span[span].interval
        if (
            first is None
            or second is None
            or first.meets(second)
            or (place is None and "again" not in between)
            or len(between) > 90
        ):
            continue
        date = ReportDate(by_span[span].edtf, second, by_span[span].basis)
        key = hashlib.sha256(f"{report.id}\0{span.start}".encode()).hexdigest()[:16]
        more.append(replace(report, id=key, date=date, place=place or report.place, trigger=span))
    return more


def narrated_date(report: Report, frame: Frame, earlier: Sequence[Report], text: str, cues: Cues) -> ReportDate | None:
    """The day of the act told just before in the same paragraph with a person in common, which the text goes on from."""
    if report.status != "held" or not goes_on(frame, cues):
        return None
    persons = {p.actor for p in report.participants if p.kind == "person"}
    for other in reversed(earlier):
        same_paragraph = "\n" not in text[other.passage.span.end : report.passage.span.start]
        if not same_paragraph or not 0 < report.sentence - other.sentence <= STORY_SENTENCES or other.status != "held":
            continue
        if (
            persons & {p.actor for p in other.participants}
            and other.date.interval is not None
            and (other.date.interval.days or 999) <= 10
        ):
            return replace(other.date, basis="narrative")
    return None


def goes_on(frame: Frame, cues: Cues) -> bool:
    """Whether the act stands in the story's own time: told by a simple past, with no word that leads elsewhere."""
    return frame.tense == "past" and not frame.perfect and not cues.elsewhere & set(frame.words) and not frame.times


def own_date(frame: Frame, by_span: Mapping[Span, Time]) -> ReportDate | None:
    """The finest time in the frame's clause."""
    options = [by_span[s] for s in frame.times if s in by_span]
    options = [t for t in options if t.interval is not None and t.type in ("DATE", "TIME")]
    if not options:
        return None
    best = min(options, key=lambda t: t.interval.days if t.interval is not None and t.interval.days else 10**6)
    return ReportDate(best.edtf, best.interval, best.basis)


def within_reason(time: Span, frame: Frame) -> bool:
    """Whether the time stands behind what somebody is thanked or blamed for: it is of that, as a rule."""
    return any(a.slot == "for" and frame.trigger.end <= a.phrase.start <= time.start for a in frame.arguments)


def far(time: Span, frame: Frame) -> bool:
    """Whether the time stands too far from an act that is only named to be its own ("met today to address the raid")."""
    if time.start >= frame.trigger.end:
        return time.start - frame.trigger.end > NAMED_BEHIND
    return frame.trigger.start - time.end > NAMED_BEFORE


def names_topic(frame: Frame, mentions: Sequence[Mention]) -> bool:
    """Whether the object is what is talked of, not who is talked to."""
    objects = [a.head for a in frame.arguments if a.slot == "object"]
    return any(not any(m.span.overlaps(head) for m in mentions) for head in objects)


def of_topic(time: Time, frame: Frame, document: Document) -> bool:
    """Whether a time behind a verb of talk is of the topic ("discussed the elections in May")."""
    between = document.text[frame.trigger.end : time.span.start].split()
    if time.span.start < frame.trigger.end or len(between) <= WORDS_BESIDE:
        return False
    begin = time.interval.begin if time.interval is not None else None
    ahead = begin is not None and document.published is not None and begin > document.published
    return ahead or time.granularity != "day"


def publication_date(
    report: Report, frame: Frame, document: Document, times: Sequence[Time], cues: Cues
) -> ReportDate | None:
    """The publication day and the day before, for the undated past main event of a news item."""
    published = document.published
    if frame.nominal and frame.light is None and report.sentence > 0:
        return None
    if frame.present_perfect and len(document.text) > BRIEF:
        return None
    if not (goes_on(frame, cues) or frame.headline or (frame.nominal and report.sentence == 0)):
        return None
    if (
        published is None
        or report.status != "held"
        or report.sentence >= LEADING_SENTENCES
        or len(document.text) > NEWS_LENGTH
    ):
        return None
    if any(
        t.type == "DATE"
        and t.interval is not None
        and t.interval.days
        and t.interval.days > 27
        and t.span.overlaps(report.passage.span)
        for t in times
    ):
        return None
    interval = DateInterval(published - dt.timedelta(days=1), published + dt.timedelta(days=1))
    return ReportDate(f"{published.isoformat()}~", interval, "publication")


def settle(report: Report, document: Document) -> Report:
    """The report with its status squared with its date: what lies after the publication is not held yet."""
    interval = report.date.interval
    if document.published is None or interval is None or interval.begin is None:
        return report
    if report.status == "held" and interval.begin > document.published:
        return replace(report, status="planned", plan=report.plan or "announced")
    return report
