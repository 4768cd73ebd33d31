"""Meetings: how many of those that the example articles tell are read, and how many more are made up.

``examples/expected.yml`` says what each article tells and by which conventions. Events and expected meetings are paired
one to one, best agreement first, the same medium before another. They agree on *who* when every person expected takes
part and at most two others do; then on *when*; then on *status*. Not scored: optional meetings, each of which excuses one event; events that are part of
a paired one or contain it; events with fewer than two persons; habits, which are no single meeting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from dragoman.flow import read_document
from dragoman.model.actors import Place
from dragoman.model.documents import Document
from dragoman.model.reports import Event
from dragoman.sources.files import read_inputs
from dragoman.text.repair import repair
from quality.own.comparing import count_shared, f1, people_of, same_date, same_place, share

EXAMPLES = Path(__file__).resolve().parent.parent.parent / "examples"
EXPECTED = EXAMPLES / "expected.yml"
STRANGERS = 2

# How far an event and an expected meeting agree.
NOTHING, WHO, WHEN, STATUS = range(4)
WRONG = ("missed", "misdated", "status")


@dataclass(frozen=True, slots=True)
class Expected:
    """A meeting as its article tells it. ``date`` is EDTF."""

    participants: tuple[str, ...]
    date: str | None
    place: str | None
    status: str
    medium: str
    sentence: str
    optional: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """An expected meeting with the event read of it, if any, how far they agree, and where the event took place."""

    meeting: Expected
    event: Event | None
    level: int
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """An article's pairs, optional meetings left out, and the events that it does not tell."""

    article: str
    pairs: tuple[Pair, ...]
    made_up: tuple[Event, ...]


def load_expected() -> dict[str, list[Expected]]:
    """What each article tells, by its path under ``examples``."""
    rows = yaml.safe_load(EXPECTED.read_text(encoding="utf-8"))["articles"]
    return {row["article"]: [make_expected(meeting) for meeting in row["meetings"]] for row in rows}


def make_expected(row: Mapping[str, object]) -> Expected:
    """An expected meeting from its entry."""
    names = row["participants"]
    assert isinstance(names, list)
    text = {name: None if row.get(name) is None else str(row[name]) for name in ("date", "place")}
    return Expected(
        participants=tuple(map(str, names)),
        date=text["date"],
        place=text["place"],
        status=str(row["status"]),
        medium=str(row["medium"]),
        sentence=str(row["sentence"]),
        optional="optional" in row,
    )


def read_examples() -> list[Page]:
    """How each article was read, in the order of ``expected.yml``."""
    return [score_page(article, meetings, read_events(article)) for article, meetings in load_expected().items()]


def read_events(article: str) -> tuple[Event, ...]:
    """The events of an article, read as ``dragoman read`` does; an input that cannot be read raises its error."""
    events: list[Event] = []
    for document in read_inputs([str(EXAMPLES / article)], repair=repair):
        if not isinstance(document, Document):
            raise document
        events += read_document(document).events
    return tuple(events)


def score_page(article: str, meetings: Sequence[Expected], events: Sequence[Event]) -> Page:
    """Meetings and events paired, with what is left of the events."""
    by_id = {event.id: event for event in events}
    scored = [event for event in events if is_scored(event)]
    chosen = pair_best(meetings, scored)
    paired = {event.id for event, _ in chosen.values()}
    groups = {outermost(event, by_id) for event, _ in chosen.values()}
    wholes = {event.part_of for event in events}
    made_up = tuple(
        event
        for event in scored
        if event.id not in paired
        and not ((event.part_of is not None or event.id in wholes) and outermost(event, by_id) in groups)
    )
    pairs = tuple(
        make_pair(meeting, chosen.get(i), by_id) for i, meeting in enumerate(meetings) if not meeting.optional
    )
    return Page(article, pairs, made_up)


def is_scored(event: Event) -> bool:
    """Whether the event is a single meeting of two persons or more."""
    return event.kind == "CONSULT" and event.status != "habitual" and len(people_of(event)) > 1


def pair_best(meetings: Sequence[Expected], events: Sequence[Event]) -> dict[int, tuple[Event, int]]:
    """The event of each meeting that has one and how far they agree, by the meeting's index."""
    options = [
        (-agreement(meeting, event), meeting.optional, len(people_of(event)), event.medium != meeting.medium, i, j)
        for i, meeting in enumerate(meetings)
        for j, event in enumerate(events)
    ]
    chosen: dict[int, tuple[Event, int]] = {}
    taken: set[int] = set()
    for level, _, _, _, i, j in sorted(options):
        if level < NOTHING and i not in chosen and j not in taken:
            chosen[i] = events[j], -level
            taken.add(j)
    return chosen


def agreement(meeting: Expected, event: Event) -> int:
    """How far the two agree."""
    people = people_of(event)
    everyone = count_shared(meeting.participants, people) == len(meeting.participants)
    if not everyone or len(people) > len(meeting.participants) + STRANGERS:
        return NOTHING
    if not same_date(event.date.edtf, meeting.date):
        return WHO
    return STATUS if event.status == meeting.status else WHEN


def make_pair(meeting: Expected, chosen: tuple[Event, int] | None, by_id: Mapping[str, Event]) -> Pair:
    """The pair, with the place of the event or of the nearest that contains it and has one."""
    if chosen is None:
        return Pair(meeting, None, NOTHING)
    event, level = chosen
    place = next((whole.place for whole in wholes_of(event, by_id) if whole.place is not None), None)
    return Pair(meeting, event, level, place)


def wholes_of(event: Event, by_id: Mapping[str, Event]) -> list[Event]:
    """The event and all that contain it, from the nearest outward."""
    chain = [event]
    while chain[-1].part_of in by_id and by_id[str(chain[-1].part_of)] not in chain:
        chain.append(by_id[str(chain[-1].part_of)])
    return chain


def outermost(event: Event, by_id: Mapping[str, Event]) -> str:
    """The id of what contains the event and is itself in nothing."""
    return wholes_of(event, by_id)[-1].id


def measure_examples(pages: Sequence[Page]) -> dict[str, float]:
    """F1 by agreement, precision and recall of all three, and how often place and medium of a pair are right."""
    pairs = [pair for page in pages for pair in page.pairs]
    levels = {level: sum(pair.level >= level for pair in pairs) for level in (WHO, WHEN, STATUS)}
    read = levels[WHO] + sum(len(page.made_up) for page in pages)
    paired = [(pair, pair.event) for pair in pairs if pair.event is not None]
    placed = sum(same_place(pair.place, pair.meeting.place) for pair, _ in paired)
    by_medium = sum((event.medium or "unknown") == pair.meeting.medium for pair, event in paired)
    return {
        "examples.who_f1": f1(levels[WHO], read, len(pairs)),
        "examples.who_when_f1": f1(levels[WHEN], read, len(pairs)),
        "examples.precision": share(levels[STATUS], read),
        "examples.recall": share(levels[STATUS], len(pairs)),
        "examples.f1": f1(levels[STATUS], read, len(pairs)),
        "examples.place": share(placed, len(paired)),
        "examples.medium": share(by_medium, len(paired)),
    }


def print_levels(pages: Sequence[Page]) -> None:
    """Show precision, recall and F1 at each level of agreement."""
    pairs = [pair for page in pages for pair in page.pairs]
    made_up = sum(len(page.made_up) for page in pages)
    read = sum(pair.level >= WHO for pair in pairs) + made_up
    print(f"examples: {len(pages)} articles, {len(pairs)} meetings expected, {read} read, {made_up} of them made up")
    for level, name in ((WHO, "who"), (WHEN, "who+when"), (STATUS, "who+when+status")):
        hits = sum(pair.level >= level for pair in pairs)
        precision, recall = share(hits, read), share(hits, len(pairs))
        print(f"{name:24} P {precision:.3f}  R {recall:.3f}  F1 {f1(hits, read, len(pairs)):.3f}")


def print_example_errors(pages: Sequence[Page]) -> None:
    """Show every meeting missed or misread, every place and medium that is wrong, every event made up."""
    for page in pages:
        for pair in page.pairs:
            print_wrong(page.article, pair)
        for event in page.made_up:
            print(f"made up  {page.article}: {show(event)}")


def print_wrong(article: str, pair: Pair) -> None:
    """Show what is wrong with one pair, if anything is."""
    meeting, event = pair.meeting, pair.event
    expected = f"{', '.join(meeting.participants)} | {meeting.date} {meeting.status} {meeting.medium} {meeting.place}"
    if pair.level < STATUS:
        read = "" if event is None else f" | read: {show(event)}"
        print(f"{WRONG[pair.level]:8} {article}: {expected}{read} | {meeting.sentence}")
    if event is None:
        return
    if not same_place(pair.place, meeting.place):
        print(f"place    {article}: {expected} | read: {pair.place and pair.place.name} | {meeting.sentence}")
    if (event.medium or "unknown") != meeting.medium:
        print(f"medium   {article}: {expected} | read: {event.medium} | {meeting.sentence}")


def show(event: Event) -> str:
    """The event in one line."""
    return f"{', '.join(people_of(event))} | {event.date.edtf} {event.status} {event.medium}"
