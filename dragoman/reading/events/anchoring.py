"""Dates counted from another act of the same text: "two days after their call", "less than a week before the summit".

The last step of dating: it needs dated reports. An act so dated may date a further one, in two passes at most; two
acts that are counted from one another stay as they are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dragoman.language.base import Cues
from dragoman.model.actors import Mention
from dragoman.model.days import counted_interval, edtf_of, shift_day
from dragoman.model.documents import Span
from dragoman.model.frames import Frame
from dragoman.model.reports import Report, ReportDate
from dragoman.model.times import DateInterval, Time

PASSES = 2
# The act that a length is counted from is named within so many characters behind it.
ANCHOR_REACH = 90
UNITS = {"D": "day", "W": "week", "M": "month", "Y": "year"}
# What a report was dated by before anything was counted; only these give way to a counted date.
OPEN_BASES = (None, "publication")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A dated act that a length is counted from: its days and words, and the report that tells it, if one does."""

    interval: DateInterval
    trigger: Span
    report: Report | None = None


def anchor_reports(
    reports: Sequence[Report],
    frames: Sequence[Frame],
    times: Sequence[Time],
    mentions: Sequence[Mention],
    cues: Cues,
    text: str,
) -> tuple[list[Report], list[Time]]:
    """The reports with dates counted from other acts, and the times with the days that they came to."""
    scene = Acts(frames, {frame.trigger: frame for frame in frames}, {t.span: t for t in times}, mentions, cues)
    lengths = [t for t in times if t.type == "DURATION" and t.signal in ("after", "before") and t.interval is None]
    result, found_times = list(reports), dict[Span, Time]()
    for _ in range(PASSES):
        before = len(found_times)
        for time in lengths:
            named = None if time.span in found_times else scene.named_behind(time)
            anchor = None if named is None else scene.anchor_of(named, time, result)
            interval = None if anchor is None else counted(anchor.interval, time)
            if named is None or anchor is None or interval is None:
                continue
            date = ReportDate(edtf_of(interval), interval, "event")
            result = [scene.dated(r, time, named, anchor, date) for r in result]
            words = anchor.trigger.cut(text)
            found_times[time.span] = replace(time, interval=interval, edtf=date.edtf, basis="event", anchor=words)
        if len(found_times) == before:
            break
    return result, [found_times.get(t.span, t) for t in times]


@dataclass(frozen=True)
class Acts:
    """The acts of a text, by which the one that a length is counted from is found."""

    frames: Sequence[Frame]
    by_trigger: Mapping[Span, Frame]
    by_span: Mapping[Span, Time]
    mentions: Sequence[Mention]
    cues: Cues

    def named_behind(self, time: Time) -> Frame | None:
        """The act named right behind a length."""
        behind = [f for f in self.frames if 0 <= f.trigger.start - time.span.end <= ANCHOR_REACH]
        return min(behind, key=lambda f: f.trigger.start, default=None)

    def anchor_of(self, named: Frame, time: Time, reports: Sequence[Report]) -> Anchor | None:
        """The dated act that is named: itself, the same told elsewhere by a report, or by words with a date."""
        own = next((r for r in reports if r.trigger == named.trigger), None)
        if own is not None and is_dated(own) and own.date.basis != "publication":
            return as_anchor(own)
        persons = {p.actor for p in own.participants if p.kind == "person"} if own else self.named_persons(named)
        counting = {
            p.actor for r in reports if self.counts_from(r, time, named) for p in r.participants if p.kind == "person"
        }
        for other in nearest_first(reports, named):
            if self.tells_same(named, persons, counting, other):
                return as_anchor(other)
        return None if persons else self.dated_by_words(named)

    def named_persons(self, frame: Frame) -> set[str]:
        """The persons among the frame's arguments ("Xi's visit")."""
        return {
            m.actor
            for argument in frame.arguments
            for m in self.mentions
            if m.actor and m.kind == "person" and m.span.overlaps(argument.head)
        }

    def tells_same(self, named: Frame, persons: set[str], counting: set[str], other: Report) -> bool:
        """Whether a dated report tells the act that is only named: its persons, and the same word or kind of contact."""
        theirs = {p.actor for p in other.participants if p.kind == "person"}
        if not (persons <= theirs if persons else named.definite and counting & theirs):
            return False
        told = self.by_trigger.get(other.trigger)
        if told is not None and told.lemma == named.lemma:
            return True
        entry = self.cues.nouns.get(named.lemma) if named.nominal else self.cues.verbs.get(named.lemma)
        if entry is None:
            return False
        return entry.form == other.form and (entry.medium == other.medium or "unknown" in (entry.medium, other.medium))

    def dated_by_words(self, named: Frame) -> Anchor | None:
        """The same noun told with a date of its own elsewhere ("The summit was held on 23 November")."""
        for frame in self.frames:
            if frame.lemma != named.lemma or frame.trigger == named.trigger or not named.definite:
                continue
            days = [self.by_span[s].interval for s in frame.times if s in self.by_span]
            known = [d for d in days if d is not None and d.days is not None]
            if known:
                return Anchor(min(known, key=lambda d: d.days or 0), frame.trigger)
        return None

    def counts_from(self, report: Report, time: Time, named: Frame) -> bool:
        """Whether the report is the act that the length dates: in its sentence, and undated by anything of its own."""
        frame = self.by_trigger.get(report.trigger)
        if frame is None or report.trigger == named.trigger or report.date.basis not in OPEN_BASES:
            return False
        if not time.span.overlaps(report.passage.span):
            return False
        if any(time.span in f.times for f in self.frames if f.trigger != named.trigger):
            return time.span in frame.times
        return True

    def dated(self, report: Report, time: Time, named: Frame, anchor: Anchor, date: ReportDate) -> Report:
        """The report with the counted date, or with the anchor's where it is the anchor named again."""
        if self.counts_from(report, time, named):
            return replace(report, date=date)
        if report.trigger != named.trigger or anchor.report is None or anchor.report is report:
            return report
        if report.date.basis not in OPEN_BASES:
            return report
        # the place read beside it belongs to the act that is counted from it
        return replace(report, date=replace(anchor.report.date, basis="narrative"), place=anchor.report.place)


def as_anchor(report: Report) -> Anchor:
    """The act of a dated report."""
    assert report.date.interval is not None
    return Anchor(report.date.interval, report.trigger, report)


def nearest_first(reports: Sequence[Report], frame: Frame) -> list[Report]:
    """Held, dated reports of other sentences: those before the frame from the nearest back, then those behind it."""
    dated = [r for r in reports if is_dated(r) and r.status == "held" and r.sentence != frame.sentence]
    before = [r for r in dated if r.trigger.start < frame.trigger.start]
    behind = [r for r in dated if r.trigger.start > frame.trigger.start]
    return [*sorted(before, key=lambda r: -r.trigger.start), *sorted(behind, key=lambda r: r.trigger.start)]


def is_dated(report: Report) -> bool:
    """Whether the report has days with both ends."""
    return report.date.interval is not None and report.date.interval.days is not None


def counted(anchor: DateInterval | None, time: Time) -> DateInterval | None:
    """The days so long after or before an act whose own days are bounds; "less than" opens the near side."""
    value = re.fullmatch(r"P(\d+|X)([DWMY])", time.value or "")
    if value is None or anchor is None or anchor.begin is None or anchor.finish is None:
        return None
    ahead, day = time.signal == "after", dt.timedelta(days=1)
    if value[1] == "X" or time.mod in ("MORE_THAN", "EQUAL_OR_MORE"):
        # "a few days after": a bound and no more
        return DateInterval(anchor.begin + day, None) if ahead else DateInterval(None, anchor.finish)
    unit, amount = UNITS[value[2]], int(value[1]) * (1 if ahead else -1)
    if time.mod == "LESS_THAN":
        last = shift_day(anchor.finish if ahead else anchor.begin, unit, amount)
        nearest = DateInterval(anchor.begin + day, last) if ahead and anchor.begin + day < last else None
        earlier = DateInterval(last + day, anchor.finish) if not ahead and last + day < anchor.finish else None
        return nearest or earlier
    return counted_interval(anchor, unit, amount)
