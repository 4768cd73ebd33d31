"""Dragoman in Python: read a text, open a record, ask for a ledger. The names are those of ``import dragoman``.

import datetime as dt
import dragoman

reading = dragoman.read("Putin met Tokayev in Astana on Wednesday.", published=dt.date(2024, 11, 27))
for event in reading.events:
    print(event.date.edtf, [participant.name for participant in event.participants])

with dragoman.open_record("record.dragoman") as record:
    dragoman.save(record, reading)
    for entry in dragoman.ledger(record, "putin", "Токаев", since=dt.date(2020, 1, 1)).held:
        print(entry.event.date.edtf, entry.passage.text)
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Collection

from dragoman.actors.base import load_base
from dragoman.analysis.standing import make_standing
from dragoman.corpus import reader_version
from dragoman.errors import UsageError
from dragoman.flow import read_document
from dragoman.model.actors import CAPACITIES, LEVELS
from dragoman.model.documents import Document
from dragoman.model.findings import Ledger, LedgerQuery, Standing, Told, capacities_of
from dragoman.model.readings import Reading
from dragoman.model.reports import MEDIA, PLOVER_KINDS, STATUSES
from dragoman.model.statements import Claim, Figure, Quote
from dragoman.record.acts import acts
from dragoman.record.own_base import load_known, own_digest
from dragoman.record.queries import find_actor
from dragoman.record.queries import ledger as ask_ledger
from dragoman.record.standings import known_actor, office_tellings
from dragoman.record.statements import StatementQuery, claims_about, figures_between, quotes_of
from dragoman.record.store import Record, Saved, open_record

__all__ = ["claims", "events", "figures", "ledger", "open_record", "quotes", "read", "save", "standing"]


def read(
    text: str,
    *,
    published: dt.date | str | None = None,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    language: str | None = None,
    record: Record | None = None,
) -> Reading:
    """Everything that the text says: times, mentions, reports, and the events that these tell of.

    ``published`` is the day of publication, as a date or in ISO form; without it words such as "on Wednesday" stay
    unresolved. Offsets count characters of ``reading.document.text``, which begins with the title where one is given
    that the text does not begin with. With a ``record`` the actors that were brought into it are known too. Raises
    :class:`dragoman.errors.LanguageError` for a language that is not read.

    >>> reading = read("President Putin met President Tokayev in Astana on 27 November 2024.", language="en")
    >>> [(event.date.edtf, event.status, event.place.name) for event in reading.events]  # doctest: +SKIP
    [('2024-11-27', 'held', 'Astana')]
    """
    day = as_day(published)
    stored = text if title is None or text.lstrip().startswith(title) else f"{title}\n\n{text}"
    document = Document(
        id=hashlib.sha256((url or stored).encode("utf-8", "backslashreplace")).hexdigest()[:12],
        text=stored,
        title=title,
        published=day,
        published_basis=None if day is None else "given",
        language=language,
        outlet=outlet,
        url=url,
    )
    return read_document(document, base=None if record is None else load_known(record))


def save(record: Record, reading: Reading) -> Saved:
    """What became of the reading in the record: "new", "unchanged", or "replaced" an older one of the document.

    A record into which actors were brought takes it for one that was read with them: :func:`read` it with ``record``.
    """
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
    return record.save_reading(reading, reader_version=reader_version(own_digest(record)), read_at=now)


def ledger(
    record: Record,
    a: str,
    b: str,
    *,
    since: dt.date | str | None = None,
    until: dt.date | str | None = None,
    status: Collection[str] = (),
    medium: Collection[str] = (),
    level: Collection[str] = (),
    capacity: Collection[str] = (),
    place: str | None = None,
) -> Ledger:
    """The contacts of two actors, ``held`` ones counted and ``other`` ones (planned, denied and the rest) apart.

    ``a`` and ``b`` are ids, names in either script or alpha-3 codes; :class:`dragoman.errors.AmbiguousNameError` and
    :class:`dragoman.errors.UnknownNameError` tell which actors were near. Days are both included. ``capacity`` says in
    which capacity people count for their state, by default "in-office" and "acting"; "all" counts former leaders too.
    """
    base = load_base()
    query = LedgerQuery(
        since=as_day(since),
        until=as_day(until),
        statuses=known("status", status, STATUSES),
        media=known("medium", medium, MEDIA),
        levels=known("level", level, LEVELS),
        place=place,
        capacities=capacities_of(known("capacity", capacity, (*CAPACITIES, "all"))),
    )
    return ask_ledger(record, find_actor(record, a, base), find_actor(record, b, base), query, base=base)


def events(
    record: Record,
    a: str,
    b: str,
    *,
    kinds: Collection[str] = (),
    since: dt.date | str | None = None,
    until: dt.date | str | None = None,
    status: Collection[str] = (),
) -> Ledger:
    """What two actors did to one another, meetings and all other acts: ``held`` ones, and the rest apart in ``other``.

    ``a`` and ``b`` are named as for :func:`ledger`; ``kinds`` are PLOVER's event types in capitals, any where empty. The
    entries have no parts.
    """
    base = load_base()
    query = LedgerQuery(since=as_day(since), until=as_day(until), statuses=known("status", status, STATUSES))
    wanted = known("kind", kinds, PLOVER_KINDS)
    return acts(record, find_actor(record, a, base), find_actor(record, b, base), query, wanted, base=base)


def quotes(
    record: Record,
    name: str,
    *,
    since: dt.date | str | None = None,
    until: dt.date | str | None = None,
    words: Collection[str] = (),
) -> list[Told[Quote]]:
    """What the actor said, with the documents that tell it, in the order of publication; of a state, what is said for it.

    Days are those of publication, both included; ``words`` must all stand in what was said.
    """
    base = load_base()
    return quotes_of(record, find_actor(record, name, base), make_statement_query(since, until, words), base=base)


def figures(
    record: Record,
    a: str,
    b: str,
    *,
    since: dt.date | str | None = None,
    until: dt.date | str | None = None,
    words: Collection[str] = (),
) -> list[Told[Figure]]:
    """Figures about the states of both actors, with the documents that give them; ``words`` must stand in the measure."""
    base = load_base()
    query = make_statement_query(since, until, words)
    return figures_between(record, find_actor(record, a, base), find_actor(record, b, base), query, base=base)


def claims(
    record: Record, *names: str, since: dt.date | str | None = None, until: dt.date | str | None = None
) -> list[Told[Claim]]:
    """What documents claim about the contacts of everyone named, or of anyone: which, how many, when the last was."""
    base = load_base()
    actors = (find_actor(record, name, base) for name in names)
    wanted = [base.actors[key].name if key in base.actors else key for key in actors]
    return claims_about(record, wanted, make_statement_query(since, until, ()))


def make_statement_query(
    since: dt.date | str | None, until: dt.date | str | None, words: Collection[str]
) -> StatementQuery:
    """The query with its days read."""
    return StatementQuery(as_day(since), as_day(until), tuple(words))


def standing(record: Record, name: str, *, tables: bool = True) -> Standing:
    """The offices of a person over time, as the record's documents tell them and as Dragoman's tables have them.

    ``name`` is an id or a name in either script. Each tenure holds the passages that open, close or state it; where
    texts and tables cannot both be right its point is ``disputed``. Without ``tables`` only the documents speak.
    """
    base = load_base()
    actor = known_actor(record, find_actor(record, name, base), base)
    tellings, coverage = office_tellings(record, actor.id)
    return make_standing(actor, tellings, coverage, with_tables=tables)


def as_day(day: dt.date | str | None) -> dt.date | None:
    """The day of a date or of its ISO form.

    >>> as_day("2024-11-27")
    datetime.date(2024, 11, 27)
    """
    if day is None or isinstance(day, dt.date):
        return day.date() if isinstance(day, dt.datetime) else day
    try:
        return dt.date.fromisoformat(day)
    except ValueError as error:
        raise UsageError(f"{day!r} is no date; write it as YYYY-MM-DD") from error


def known(name: str, words: Collection[str], allowed: Collection[str]) -> frozenset[str]:
    """The words as a set, refused where one of them is unknown."""
    given = frozenset([words] if isinstance(words, str) else words)
    unknown = sorted(given - set(allowed))
    if unknown:
        raise UsageError(f"no {name} is called {', '.join(map(repr, unknown))}; choose from {', '.join(allowed)}")
    return given
