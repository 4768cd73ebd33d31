"""Options that several commands share, and how what people type becomes what the library takes."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from dragoman.errors import UsageError
from dragoman.model.actors import CAPACITIES, LEVELS
from dragoman.model.findings import LedgerQuery, capacities_of
from dragoman.model.reports import MEDIA, PLOVER_KINDS, STATUSES

Function = TypeVar("Function", bound=Callable[..., Any])

DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
DEFAULT_RECORD = "record.dragoman"


def first_day(value: str) -> dt.date:
    """The day, or the first day of the month or year that is given.

    >>> first_day("2018-11")
    datetime.date(2018, 11, 1)
    """
    year, month, day = date_parts(value)
    return make_day(value, year, 1 if month is None else month, 1 if day is None else day)


def last_day(value: str) -> dt.date:
    """The day, or the last day of the month or year that is given.

    >>> last_day("2024-02"), last_day("2018")
    (datetime.date(2024, 2, 29), datetime.date(2018, 12, 31))
    """
    year, month, day = date_parts(value)
    first = make_day(value, year, 12 if month is None else month, 1)
    return make_day(value, year, first.month, calendar.monthrange(year, first.month)[1] if day is None else day)


def exact_day(value: str) -> dt.date:
    """The day that is given, to the day."""
    year, month, day = date_parts(value)
    if month is None or day is None:
        raise click.BadParameter(f"{value!r} is no day; write it as YYYY-MM-DD")
    return make_day(value, year, month, day)


def date_parts(value: str) -> tuple[int, int | None, int | None]:
    """Year, month and day as they are written, the last two only if they are."""
    found = DATE.fullmatch(value.strip())
    if found is None:
        raise click.BadParameter(f"{value!r} is no date; write it as YYYY, YYYY-MM or YYYY-MM-DD")
    year, month, day = (None if part is None else int(part) for part in found.groups())
    return year or 0, month, day


def make_day(value: str, year: int, month: int, day: int) -> dt.date:
    """The day, if the calendar has it."""
    try:
        return dt.date(year, month, day)
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is no date: {error}") from error


# PLOVER's event types.
KINDS = tuple(kind.lower() for kind in PLOVER_KINDS)


def words_of(known: tuple[str, ...]) -> Callable[[str], frozenset[str]]:
    """A function that takes one or more of the known words, with commas between them.

    >>> sorted(words_of(("phone", "video"))("Phone, video"))
    ['phone', 'video']
    """

    def read_words(value: str) -> frozenset[str]:
        words = frozenset(word.strip().lower() for word in value.split(",") if word.strip())
        unknown = sorted(words - set(known))
        if unknown or not words:
            raise click.BadParameter(f"{', '.join(unknown) or repr(value)}: choose from {', '.join(known)}")
        return words

    return read_words


def record_option(function: Function) -> Function:
    """Add ``--record``."""
    return click.option(
        "-r", "--record", "record_path", metavar="FILE", envvar="DRAGOMAN_RECORD", default=DEFAULT_RECORD, show_default=True,
        help="The record; $DRAGOMAN_RECORD if not given.",
    )(function)  # fmt: skip


def published_option(function: Function) -> Function:
    """Add ``--published``."""
    return click.option(
        "--published", type=exact_day, metavar="DATE",
        help="Day of publication (YYYY-MM-DD) of what does not say it itself.",
    )(function)  # fmt: skip


def language_option(function: Function) -> Function:
    """Add ``--language``."""
    return click.option("--language", metavar="CODE", help="Language of what does not say it itself, such as en.")(
        function
    )


def json_option(function: Function) -> Function:
    """Add ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(function)


def csv_option(function: Function) -> Function:
    """Add ``--csv``."""
    return click.option("--csv", "as_csv", is_flag=True, help="Print comma-separated values.")(function)


def query_options(function: Function) -> Function:
    """Add the options that say which contacts are asked for; :func:`make_query` takes them."""
    for option in reversed(
        (
            click.option(
                "--since", type=first_day, metavar="DATE", help="Leave out what was before (2018, 2018-11, …)."
            ),
            click.option("--until", type=last_day, metavar="DATE", help="Leave out what was after."),
            click.option("--status", type=words_of(STATUSES), metavar="WORDS", help=f"Of {', '.join(STATUSES)}."),
            click.option("--medium", type=words_of(MEDIA), metavar="WORDS", help=f"Of {', '.join(MEDIA)}."),
            click.option("--level", type=words_of(LEVELS), metavar="WORDS", help=f"Of {', '.join(LEVELS)}."),
            click.option(
                "--capacity",
                type=words_of((*CAPACITIES, "all")),
                metavar="WORDS",
                help="In which capacity people count for their state: of "
                + ", ".join(CAPACITIES)
                + "; all.  [default: in-office,acting]",
            ),
            click.option("--place", metavar="NAME", help="A place, or a state's three-letter code."),
        )
    ):
        function = option(function)
    return function


def make_query(
    since: dt.date | None,
    until: dt.date | None,
    status: frozenset[str] | None,
    medium: frozenset[str] | None,
    level: frozenset[str] | None,
    capacity: frozenset[str] | None,
    place: str | None,
) -> LedgerQuery:
    """The query that the options of :func:`query_options` say."""
    return LedgerQuery(
        since=since,
        until=until,
        statuses=status or frozenset(),
        media=medium or frozenset(),
        levels=level or frozenset(),
        place=place,
        capacities=capacities_of(capacity or ()),
    )


def refuse_both(as_json: bool, as_csv: bool) -> None:
    """Refuse two formats at once."""
    if as_json and as_csv:
        raise UsageError("--json and --csv exclude each other")
