"""What a text has told of time so far: the dates narrated, and how one expression came out."""

from __future__ import annotations

import bisect
import datetime as dt
import itertools
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from dragoman.model.days import third, years_interval
from dragoman.model.documents import Span
from dragoman.model.times import DateInterval, Expression, Tense, TimeBasis, TimeMention

TenseAt = Callable[[Span], Tense]

# A text is a history where it names at least so many years out of reach of its publication, and of every four times
# that its publication could date, three or more are such years. Calibrated on the project's own articles and readouts.
HISTORY_YEARS = 4
HISTORY_SHARE = 0.75
# So many characters on, a story told with its days still gives the year.
STORY_REACH = 2500
SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s")


@dataclass(frozen=True, slots=True)
class Narrated:
    """A date the text has told of: its days, how fine they are, where it stands.

    ``opens`` says that it opens a sentence, ``stated`` that the text gives it in full, ``deictic`` that it
    was counted from the publication.
    """

    interval: DateInterval
    granularity: str
    span: Span
    opens: bool
    stated: bool = False
    deictic: bool = False


@dataclass(frozen=True, slots=True)
class Ancient:
    """A year before the common era that the text has told of, counted as EDTF does: 480 BC is -479."""

    year: int
    unit: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reach:
    """Which times of a text lie out of reach of its publication (``far``) and which it could date (``near``), by offset."""

    far: tuple[int, ...]
    near: tuple[int, ...]

    @property
    def history(self) -> bool:
        """Whether the years that the text names are those of a history, not of the days around its publication."""
        far, near = len(self.far), len(self.near)
        return far >= HISTORY_YEARS and far >= HISTORY_SHARE * (far + near)

    def story_between(self, first: int, second: int) -> bool:
        """Whether a text with old stories in it says nothing of its own days between two places."""
        return len(self.far) >= HISTORY_YEARS and not any(first < place < second for place in self.near)


@dataclass
class Narrative:
    """The dates told so far and what resolving needs besides.

    ``reach`` tells times near the publication from those of old stories, ``week`` the days that a review covers;
    ``story`` is the date
    that the main line of the telling has come to, asides left out; ``heading`` is the year of the heading that the words stand under, ``latest`` where the last date of each granularity stands;
    ``occasions`` holds the dated acts that later words may count from, by the noun that named them.
    """

    text: str
    published: dt.date | None
    tense_at: TenseAt
    narrated: list[Narrated] = field(default_factory=list)
    story: Narrated | None = None
    reach: Reach = field(default_factory=lambda: Reach((), ()))
    week: DateInterval | None = None
    ancient: list[Ancient] = field(default_factory=list)
    occasions: dict[str, Narrated] = field(default_factory=dict)
    heading: Narrated | None = None
    latest: dict[str, int] = field(default_factory=dict)
    latest_year: Narrated | None = None
    lines: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.lines = [m.start() for m in re.finditer("\n", self.text)]

    @property
    def history(self) -> bool:
        """Whether the text as a whole tells of years long before its publication, or nobody knows when it came out."""
        return self.published is None or self.reach.history

    def in_story(self, told: Narrated, span: Span) -> bool:
        """Whether the words go on with a story of another year that was dated just before."""
        if self.history:
            return True
        year = narrated_year(told)
        if self.published is None or year is None or year == self.published.year:
            return False
        fine = told.granularity in ("day", "month", "season") or told.opens
        return (
            fine and span.start - told.span.end < STORY_REACH and self.reach.story_between(told.span.start, span.start)
        )

    def last(self, *granularities: str) -> Narrated | None:
        """The last narrated date, of one of the granularities where any are given."""
        if not granularities:
            return self.narrated[-1] if self.narrated else None
        latest = [self.latest[g] for g in granularities if g in self.latest]
        return self.narrated[max(latest)] if latest else None

    def last_year(self) -> Narrated | None:
        """The last narrated date that lies in one year."""
        return self.latest_year

    def last_ancient(self) -> Ancient | None:
        """The last year before the common era, where no later date has been told since."""
        if not self.ancient:
            return None
        told, last = self.ancient[-1], self.last()
        return told if last is None or last.span.start < told.span.start else None

    def tell(self, told: Narrated, *, counted: bool, aside: bool) -> None:
        """Add a date; the story moves with it unless it is an aside.

        Asides are years named in passing that lead back or far ahead ("declassified in 2005"), dates counted back
        ("the previous year"), edges ahead ("until 1976") and dates that only tell things apart ("the May 2007 high").
        """
        self.latest[told.granularity] = len(self.narrated)
        self.narrated.append(told)
        if narrated_year(told) is not None:
            self.latest_year = told
        if told.stated and told.granularity == "year" and self.is_heading(told.span):
            self.heading = told
        year, before = narrated_year(told), narrated_year(self.story)
        if year is None:
            return
        if before is None or self.moves(told, year, before, counted=counted, aside=aside):
            self.story = told

    def moves(self, told: Narrated, year: int, before: int, *, counted: bool, aside: bool) -> bool:
        """Whether the story goes on to a date."""
        if aside:
            return False
        if counted:
            return year >= before
        if told.granularity == "year" and not told.opens:
            return year == before or (year == before + 1 and self.tense_at(told.span) not in ("future", "prospective"))
        if told.granularity == "month" and not told.opens:
            return year <= before + 1 or self.tense_at(told.span) == "past"
        return True

    def same_paragraph(self, told: Narrated, span: Span) -> bool:
        """Whether no line ends between the two."""
        at = bisect.bisect_left(self.lines, told.span.end)
        return at == len(self.lines) or self.lines[at] >= span.start

    def is_heading(self, span: Span) -> bool:
        """Whether the year is all that its line says ("1979", "In 2020:")."""
        begin = self.text.rfind("\n", 0, span.start) + 1
        end = self.text.find("\n", span.end)
        if end < 0:
            return False
        rest = self.text[begin : span.start] + self.text[span.end : end]
        return re.fullmatch(r"\W*(?:In|The year)?\W*", rest) is not None

    def sentence_between(self, first: Span, second: Span) -> bool:
        """Whether a sentence ends between two spans."""
        return SENTENCE_END.search(self.text, first.end, second.start) is not None

    def sentences_between(self, first: Span, second: Span) -> int:
        """How many sentences end between two spans; two stand for more."""
        return len(list(itertools.islice(SENTENCE_END.finditer(self.text, first.end, second.start), 2)))


@dataclass(frozen=True, slots=True)
class Resolved:
    """The days an expression comes to, and on what ground."""

    interval: DateInterval | None
    granularity: str
    basis: TimeBasis
    anchor: str | None = None
    runner_up: str | None = None
    value: str | None = None
    edtf: str | None = None


def narrated_year(told: Narrated | None) -> int | None:
    """The one year that a narrated date lies in."""
    if told is None or told.interval.begin is None or told.interval.finish is None:
        return None
    return told.interval.begin.year if told.interval.begin.year == told.interval.finish.year else None


def find_reach(mentions: Sequence[TimeMention], published: dt.date | None) -> Reach:
    """Years named and deictic words, told apart by whether the publication could date them."""
    far: list[int] = []
    near: list[int] = []
    for mention in mentions:
        expression = mention.expression
        years = [e.year for e in (expression, *expression.parts) if e.operator in ("calendar", "season") and e.year]
        if years:
            out = published is None or min(abs(year - published.year) for year in years) > 1
            (far if out else near).append(mention.span.start)
        elif expression.anchor == "deictic" and expression.operator in ("weekday", "shift", "unit"):
            near.append(mention.span.start)
    return Reach(tuple(far), tuple(near))


def narrowed(expression: Expression, interval: DateInterval, unit: str, basis: TimeBasis, anchor: str | None = None,
             runner_up: str | None = None) -> Resolved:  # fmt: skip
    """The interval, or the third of it that the words single out; the TIMEX3 value stays the whole unit's."""
    if expression.part in ("H1", "H2") and unit in ("decade", "century") and interval.begin is not None:
        length = 5 if unit == "decade" else 50
        first = interval.begin.year + (length if expression.part == "H2" else 0)
        return Resolved(years_interval(first, length), unit, basis, anchor, runner_up, value=f"{interval.begin.year // (length * 2)}")  # fmt: skip
    if expression.part in ("H1", "H2") and interval.begin is not None and interval.until is not None:
        middle = interval.begin + dt.timedelta(days=15)
        half = DateInterval(interval.begin, middle) if expression.part == "H1" else DateInterval(middle, interval.until)
        return Resolved(half, unit, basis, anchor, runner_up, f"{interval.begin:%Y-%m}")
    if expression.part in ("START", "MID", "END"):
        begin = interval.begin
        whole = {"month": f"{begin:%Y-%m}", "year": f"{begin.year:04}"}.get(unit) if begin else None
        return Resolved(third(interval, expression.part, unit), unit, basis, anchor, runner_up, whole)
    return Resolved(interval, unit, basis, anchor, runner_up)
