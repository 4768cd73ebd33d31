"""A dossier: the contacts of a dyad as one page that needs nothing else, every line leading to its sentences.

The page loads nothing and runs nothing, and says so to the browser; what an article holds is shown as text, whatever
it is. Numbers are counted from the ledger alone.
"""

from __future__ import annotations

import datetime as dt
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from dragoman.model.documents import Document
from dragoman.model.findings import DocumentEntry, EventDetail, Ledger, LedgerEntry, LedgerQuery, Standing, Tenure
from dragoman.model.reports import Event
from dragoman.report.charts import contacts_per_year
from dragoman.report.coverage import Coverage, count_coverage, what_is_missing
from dragoman.report.excerpts import Quotation, quotations
from dragoman.report.sides import others_of, side_of, side_words
from dragoman.report.standing_words import edge_words, office_name, telling_words
from dragoman.report.timelines import office_timeline
from dragoman.report.wording import (
    MEDIA,
    contact_words,
    date_words,
    day_words,
    edtf_words,
    full_day_words,
    office_words,
    place_words,
    status_words,
)

TEMPLATES = Path(__file__).with_name("templates")
# Others named beside the two in a line of the ledger.
NAMED = 3
# Offices listed for one side in the head.
CAREERS = 6
# Days within which a contact is drawn as one tick.
MONTH = 31


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the ledger with the sentences behind it."""

    number: str
    depth: int
    entry: LedgerEntry
    date: str
    contact: str
    others: str
    sides: tuple[str, str]
    quotations: tuple[Quotation, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """All that the template shows."""

    ledger: Ledger
    limits: str
    figures: tuple[tuple[str, str], ...]
    careers: tuple[tuple[str, tuple[str, ...]], ...]
    standings: tuple[tuple[Standing, Markup, tuple[tuple[str, str, str, str], ...]], ...]
    chart: Markup
    unplotted: int
    held: tuple[Line, ...]
    other: tuple[Line, ...]
    coverage: Coverage
    missing: tuple[str, ...]
    made_on: str
    maker: str


def write_dossier(
    ledger: Ledger,
    details: Mapping[str, EventDetail],
    documents: Sequence[DocumentEntry],
    query: LedgerQuery,
    *,
    made_on: dt.date,
    maker: str,
    standings: Sequence[Standing] = (),
) -> str:
    """The dossier as HTML.

    ``details`` holds every event of the ledger by id, ``standings`` the offices of those of the two who are persons,
    ``maker`` names the program.
    """
    years = per_year(ledger.held)
    page = Page(
        ledger=ledger,
        limits=limits_words(query),
        figures=tuple(figures(ledger)),
        careers=tuple((name, careers(ledger, side)) for side, name in enumerate(ledger.names)),
        standings=tuple(
            drawn_standing(s, ledger, f"standing-{n}", made_on) for n, s in enumerate(standings) if s.tenures
        ),
        chart=contacts_per_year(
            years, {d.published.year for d in documents if d.published}, " and ".join(ledger.names)
        ),
        unplotted=len(ledger.held) - sum(sum(by.values()) for by in years.values()),
        held=tuple(lines(ledger.held, ledger, details, prefix="")),
        other=tuple(lines(ledger.other, ledger, details, prefix="N")),
        coverage=count_coverage(documents),
        missing=tuple(what_is_missing(ledger, documents)),
        made_on=full_day_words(made_on),
        maker=maker,
    )
    return environment().get_template("dossier.html").render(page=page)


def drawn_standing(
    standing: Standing, ledger: Ledger, key: str, made_on: dt.date
) -> tuple[Standing, Markup, tuple[tuple[str, str, str, str], ...]]:
    """A standing with its picture and its lines: office, from, to, the first sentence that tells of it."""
    days = [day for entry in ledger.held if (day := single_day(entry.event)) is not None]
    picture = office_timeline(standing, days, ledger.last_published or made_on, key)
    lines = tuple(
        (
            office_name(t),
            edge_words(t.begin, told_of=bool(t.tellings)),
            edge_words(t.finish, told_of=bool(t.tellings)),
            sentence_of(t),
        )
        for t in standing.tenures
    )
    return standing, picture, lines


def sentence_of(tenure: Tenure) -> str:
    """The sentence that says most of a holding, with where it stands; empty where only the tables have it."""
    tellings = [*tenure.begin.tellings, *tenure.finish.tellings, *tenure.tellings]
    if not tellings:
        return ""
    return f"{' '.join(tellings[0].reading.passage.text.split())} ({telling_words(tellings[0])})"


def single_day(event: Event) -> dt.date | None:
    """The day of the event, where its possible days lie within a month."""
    interval = event.date.interval
    return interval.begin if interval is not None and interval.days is not None and interval.days <= MONTH else None


def environment() -> Environment:
    """The templates, with everything escaped that they show."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The folders of whoever made the page are nobody else's business.
    found.filters |= {"day": day_words, "address": safe_address, "file": os.path.basename}
    found.tests["dated"] = lambda document: document.published is not None
    return found


def safe_address(document: Document) -> str | None:
    """The document's address if it is one of the web: a link must never run a script."""
    url = (document.url or "").strip()
    return url if url.lower().startswith(("https://", "http://")) else None


def year_of(event: Event) -> int | None:
    """The year of the event, if all its possible days are of one year."""
    interval = event.date.interval
    if interval is None or interval.begin is None or interval.finish is None:
        return None
    return interval.begin.year if interval.begin.year == interval.finish.year else None


def per_year(held: Iterable[LedgerEntry]) -> dict[int, dict[str, int]]:
    """How many contacts each year had by each medium."""
    found: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for entry in held:
        year = year_of(entry.event)
        if year is not None:
            found[year][entry.event.medium or "unknown"] += 1
    return found


def figures(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """The bare numbers of the head, each with what it counts."""
    media: Counter[str] = Counter(entry.event.medium or "unknown" for entry in ledger.held)
    yield str(len(ledger.held)), "contact held" if len(ledger.held) == 1 else "contacts held"
    for medium, words in MEDIA.items():
        if media[medium]:
            yield str(media[medium]), words
    if ledger.other:
        yield str(len(ledger.other)), "planned, called off or denied; not counted"
    single = sum(entry.origin_count == 1 for entry in ledger.held)
    if single:
        yield str(single), "told by one origin only"


def careers(ledger: Ledger, side: int) -> tuple[str, ...]:
    """The offices in which a side met the other, each with the years, in order of time."""
    years: dict[str, list[int]] = {}
    for entry in ledger.held:
        year = year_of(entry.event)
        for participant in side_of(entry.event, ledger.actors[side])[:1]:
            own = participant.actor == ledger.actors[side]
            words = office_words(participant) if own else f"{participant.name}, {office_words(participant)}"
            if participant.kind == "person" and words.strip(", ") and year is not None:
                years.setdefault(words, []).append(year)
    spans = sorted((min(found), max(found), words) for words, found in years.items())
    told = [f"{words}, {a}" if a == b else f"{words}, {a}–{b}" for a, b, words in spans]
    return tuple(told[:CAREERS] + ([f"and {len(told) - CAREERS} more"] if len(told) > CAREERS else []))


def lines(
    entries: Iterable[LedgerEntry], ledger: Ledger, details: Mapping[str, EventDetail], *, prefix: str, depth: int = 0
) -> Iterator[Line]:
    """The entries numbered, each followed by its parts ("12", "12.1")."""
    for number, entry in enumerate(entries, 1):
        event, detail = entry.event, details[entry.event.id]
        own = f"{prefix}{number}"
        yield Line(
            number=own,
            depth=depth,
            entry=entry,
            date=unbroken(date_words(event.date)),
            contact=contact_line(entry, counted=not own.startswith("N")),
            others=others_words(event, ledger),
            sides=(side_words(event, ledger.actors[0]), side_words(event, ledger.actors[1])),
            quotations=quotations(detail.tellings),
            notes=tuple(notes(detail)),
        )
        yield from lines(entry.parts, ledger, details, prefix=f"{own}.", depth=depth + 1)


def unbroken(date: str) -> str:
    """The date with spaces that no line ends at, but for that after the dash of a range."""
    return date.replace(" ", "\u00a0").replace("\u00a0–\u00a0", "\u00a0– ")


def contact_line(entry: LedgerEntry, *, counted: bool) -> str:
    """Kind and place of a contact; its status where it is not a held one among held ones."""
    event = entry.event
    place = f", {place_words(event)}" if event.place is not None else ""
    status = "" if counted and event.status == "held" else f" · {status_words(event, unconfirmed=entry.unconfirmed)}"
    return f"{contact_words(event)}{place}{status}"


def others_words(event: Event, ledger: Ledger) -> str:
    """Who else took part, a few by name."""
    names = [participant.name for participant in others_of(event, ledger.actors)]
    if len(names) > NAMED + 1:
        return f"with {', '.join(names[:NAMED])} and {len(names) - NAMED} more"
    return f"with {' and '.join(filter(None, [', '.join(names[:-1]), names[-1]]))}" if names else ""


def notes(detail: EventDetail) -> Iterator[str]:
    """What the reports of an event say besides: earlier statuses, contradictions."""
    for status, date, _ in dict.fromkeys(detail.event.earlier):
        yield f"Earlier {status}{f' for {edtf_words(date)}' if date else ''}."
    for conflict in detail.event.conflicts:
        yield f"The reports disagree: {conflict}."


def limits_words(query: LedgerQuery) -> str:
    """What the dossier was limited to, if it was."""
    limits = [
        f"from {day_words(query.since)}" if query.since else "",
        f"until {day_words(query.until)}" if query.until else "",
        *(", ".join(sorted(words)) for words in (query.statuses, query.media, query.levels, query.capacities)),
        f"at {query.place}" if query.place else "",
    ]
    return "; ".join(limit for limit in limits if limit)
