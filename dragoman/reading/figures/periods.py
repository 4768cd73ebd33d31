"""The period of a value: the time that hangs on it, not one that it is compared with or was told at."""

from __future__ import annotations

import re

from dragoman.model.amounts import NumberFrame
from dragoman.model.documents import Span
from dragoman.model.times import Time
from dragoman.reading.figures.scene import Draft, FigureScene

DATELINE = 60
BESIDE = 30
# Up to so many characters into a sentence the time stands that opens it.
OPENING = 60
# another sentence inside one quotation
ENDED = re.compile(r"[.;!?][”\"]?\s+[A-Z“\"]")
NO_PERIOD = ("reference", "side", "turn")


def time_of(frame: NumberFrame, others: list[NumberFrame], scene: FigureScene) -> Time | None:
    """The time that hangs on the value: right behind it, right before it in brackets, else the nearest of its clause."""
    own = frame.own.span if frame.own is not None else frame.amount.span
    times = [t for t in usable_times(scene.sentence(frame), scene) if not (own.covers(t.span) and t.span.end < own.end)]
    end = max(frame.amount.span.end, frame.own.span.end if frame.own is not None else 0)
    for edge in (frame.amount.span.end, end):
        adjacent = next(
            (t for t in times if 0 <= t.span.start - edge <= BESIDE and joins(edge, t.span.start, scene)), None
        )
        if adjacent is not None:
            return adjacent
    start = frame.amount.whole.start
    lead = next((t for t in times if 0 <= start - t.span.end <= 3 and re.fullmatch(r"\s*[:–(,]\s*", scene.text[t.span.end : start])), None)  # fmt: skip
    if lead is not None and scene.text[lead.span.end : start].strip() == ":":
        return lead
    if frame.words and frame.words[0] in scene.words.began:
        return None
    free = [t for t in times if frame.clause.covers(t.span) and not taken(t, frame, others, scene)]
    free = [t for t in free if not is_compared(t, scene) and not (t.signal == "since" and is_parted(t, frame))]
    free = [t for t in free if not ENDED.search(scene.text[min(t.span.end, start) : max(t.span.start, end)])]
    behind = [t for t in free if t.span.start >= frame.amount.span.end]
    before = [t for t in free if t.span.end <= start]
    if behind and (not before or behind[0].span.start - end <= start - before[-1].span.end):
        return behind[0]
    return before[-1] if before else behind[0] if behind else None


def opening_period(frame: NumberFrame, scene: FigureScene) -> str | None:
    """The year or month that opens the sentence before its first comma: it holds for every clause of it.

    "According to the minister in 2018, 9,000 firms work there, and 60 projects are under way": both of 2018.
    """
    sentence = scene.sentence(frame)
    comma = scene.text.find(",", sentence.start, frame.amount.whole.start)
    if comma < 0 or comma - sentence.start > OPENING or (frame.words and frame.words[0] in scene.words.began):
        return None
    opening = [t for t in usable_times(Span(sentence.start, comma), scene) if is_coarse(t.span.start, scene)]
    return shown_period(opening[0]) if len(opening) == 1 and not is_compared(opening[0], scene) else None


def back_then(frame: NumberFrame, before: Draft | None, scene: FigureScene) -> str | None:
    """The period told before, where the clause says that it was so "at that time"."""
    if before is None or before.period is None:
        return None
    same = (t for t in scene.times if t.operator == "that time" and frame.clause.covers(t.span))
    return before.period if next(same, None) is not None else None


def is_parted(time: Time, frame: NumberFrame) -> bool:
    """Whether a verb of the value's own stands between it and the time."""
    low, high = sorted((time.span.start, frame.amount.span.start))
    return any(low <= s.span.start < high for s in frame.steps if not s.nominal)


def usable_times(sentence: Span, scene: FigureScene) -> list[Time]:
    """Times of the sentence that can be a period: dated, and neither of the telling nor of a dateline."""
    result = []
    for time in scene.times:
        if not sentence.covers(time.span) or time.edtf is None or time.within is not None or time.type == "SET":
            continue
        if (
            time.granularity in NO_PERIOD
            or time.operator in NO_PERIOD
            or told_at(time, scene)
            or in_dateline(time, scene)
        ):
            continue
        result.append(time)
    return result


def joins(start: int, end: int, scene: FigureScene) -> bool:
    """Whether only small words stand between a value and a time."""
    gap = scene.text[start:end].lower()
    if re.search(r"[;:.)]", gap):
        return False
    words = re.findall(r"[^\W\d_]+", gap)
    if words and words[-1] in scene.words.coarse_comparing and is_coarse(end, scene):
        return False
    if not set(words) <= scene.words.joints:
        return False
    return not any(w in scene.words.compared or w in scene.words.began for w in words)


def is_coarse(start: int, scene: FigureScene) -> bool:
    """Whether the time that begins there is longer than a day."""
    time = next((t for t in scene.times if t.span.start == start), None)
    return time is not None and time.granularity != "day"


def taken(time: Time, frame: NumberFrame, others: list[NumberFrame], scene: FigureScene) -> bool:
    """Whether the time hangs on the start of a change or on what the value is compared with."""
    for other in others:
        if other.amount.span == frame.amount.span or not joins_behind(other, time, scene):
            continue
        lead = other.words[0] if other.words else ""
        between = min(frame.amount.span.end, time.span.end) <= other.amount.span.start < time.span.start
        apart = "," in scene.text[frame.amount.span.end : other.amount.span.start]
        if lead in scene.words.began or lead in scene.words.compared or other.amount.unit == frame.amount.unit:
            return True
        if between and apart and lead not in scene.words.reached | scene.words.by_step:
            return True
    return False


def joins_behind(frame: NumberFrame, time: Time, scene: FigureScene) -> bool:
    """Whether the time stands right behind the value of the frame."""
    end = max(frame.amount.span.end, frame.own.span.end if frame.own is not None else 0)
    return any(
        0 <= time.span.start - e <= BESIDE and joins(e, time.span.start, scene) for e in (frame.amount.span.end, end)
    )


def is_compared(time: Time, scene: FigureScene) -> bool:
    """Whether words of comparison stand before the time: "against 2022"."""
    before = scene.text[max(0, time.span.start - BESIDE) : time.span.start].lower().rstrip()
    last = before.split()[-1:]
    if last and last[0] in scene.words.coarse_comparing and is_coarse(time.span.start, scene):
        return True
    before = " ".join(before.split()[:-1]) if last and last[0] in scene.words.articles else before
    return any(re.search(rf"(?<!\w){re.escape(w)}$", before) for w in scene.words.comparing) and time.signal != "since"


def told_at(time: Time, scene: FigureScene) -> bool:
    """Whether the time is that of the telling: "said on Monday"."""
    before = scene.text[max(0, time.span.start - BESIDE) : time.span.start].lower().split()
    return any(w.strip(",") in scene.words.telling for w in before[-2:])


def in_dateline(time: Time, scene: FigureScene) -> bool:
    """Whether the time stands in the dateline of the document."""
    behind = scene.text[time.span.end : time.span.end + 14]
    return time.span.start < DATELINE and re.match(r"\s*(?:\([^)\n]{2,12}\)\s*)?(?:[-–—]\s|--)", behind) is not None


def shown_period(time: Time | None, beside: str | None = None) -> str | None:
    """The period in EDTF; the end of a year is the year, its beginning the first month.

    "By the end of the year" says what the year will have brought; a reader would look for it under the year.
    """
    if time is None or time.edtf is None:
        return None
    if time.granularity == "fiscal year" and time.interval is not None and time.interval.begin and time.interval.finish:
        return f"{time.interval.begin.year}/{time.interval.finish.year}"
    edge = re.fullmatch(r"(\d{4})-\d\d(?:/\1-\d\d)?", time.edtf)
    if edge is not None and time.mod in ("END", "START") and time.granularity in ("year", "edge", None):
        # "$11 billion in the first eight months and $18 billion by the end of the year": of the year that is told of
        told = beside[:4] if beside is not None and time.basis == "publication" and beside[:4].isdigit() else None
        year = told or edge[1]
        return year if time.mod == "END" else f"{year}-01"
    month = re.fullmatch(r"(\d{4}-\d\d)-\d\d/\1-\d\d", time.edtf)
    if month is not None and time.mod in ("END", "START"):
        return month[1]
    return time.edtf


def inherited_period(before: Draft | None, frame: NumberFrame, scene: FigureScene) -> str | None:
    """The period of the figure before, for a value of the same measure in the same sentence."""
    if (
        before is None
        or before.frame.sentence != frame.sentence
        or before.period is None
        or before.period.endswith("/..")
    ):
        return None
    if frame.amount.rate and not before.frame.amount.rate:
        # "49 in two months, far from the 3,000 a month they were to take"
        return None
    lead = frame.words[0] if frame.words else ""
    return None if lead in scene.words.began else before.period
