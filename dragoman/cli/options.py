"""Options that several commands share, and how what people type becomes what the library takes."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from dragoman.errors import UsageError
from dragoman.model.actors import LEVELS
from dragoman.model.findings import LedgerQuery
from dragoman.model.reports import MEDIA, STATUSES

Function = TypeVar("Function", bound=Callable[..., Any])

DATE = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
DEFAULT_RECORD = "record.dragoman"


class Day(click.ParamType):
    """A day, or the first or last day of the month or year that is given."""

    name = "date"

    def __init__(self, *, last: bool = False, whole: bool = True) -> None:
        self.last = last
        self.whole = whole

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day that is meant."""
        if isinstance(value, dt.date):
            return value
        found = DATE.fullmatch(str(value).strip())
        try:
            if found is None or (not self.whole and found[3] is None):
                raise ValueError
            return self.day_of(*(None if part is None else int(part) for part in found.groups()))
        except ValueError:
            forms = "YYYY, YYYY-MM or YYYY-MM-DD" if self.whole else "YYYY-MM-DD"
            self.fail(f"{value!r} is no date; write it as {forms}", param, ctx)

    def day_of(self, year: int | None, month: int | None, day: int | None) -> dt.date:
        """The day itself, else the first or last of the month or year."""
        assert year is not None  # the pattern asks for it
        if not self.last:
            return dt.date(year, month or 1, day or 1)
        month = month or 12
        return dt.date(year, month, day or calendar.monthrange(year, month)[1])


class Words(click.ParamType):
    """One or more of the given words, with commas between them."""

    name = "words"

    def __init__(self, known: tuple[str, ...]) -> None:
        self.known = known

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> frozenset[str]:
        """The set of the words."""
        if isinstance(value, frozenset):
            return value
        words = frozenset(word.strip().lower() for word in str(value).split(",") if word.strip())
        unknown = sorted(words - set(self.known))
        if unknown or not words:
            self.fail(f"{', '.join(unknown) or value!r}: choose from {', '.join(self.known)}", param, ctx)
        return words


def record_option(function: Function) -> Function:
    """Add ``--record``."""
    return click.option(
        "--record", "record_path", metavar="FILE", envvar="DRAGOMAN_RECORD", default=DEFAULT_RECORD, show_default=True,
        help="The record; $DRAGOMAN_RECORD if not given.",
    )(function)  # fmt: skip


def published_option(function: Function) -> Function:
    """Add ``--published``."""
    return click.option(
        "--published", type=Day(whole=False), metavar="DATE",
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
            click.option("--since", type=Day(), metavar="DATE", help="Leave out what was before (2018, 2018-11, …)."),
            click.option("--until", type=Day(last=True), metavar="DATE", help="Leave out what was after."),
            click.option("--status", type=Words(STATUSES), metavar="WORDS", help=f"Of {', '.join(STATUSES)}."),
            click.option("--medium", type=Words(MEDIA), metavar="WORDS", help=f"Of {', '.join(MEDIA)}."),
            click.option("--level", type=Words(LEVELS), metavar="WORDS", help=f"Of {', '.join(LEVELS)}."),
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
    )


def refuse_both(as_json: bool, as_csv: bool) -> None:
    """Refuse two formats at once."""
    if as_json and as_csv:
        raise UsageError("--json and --csv exclude each other")
