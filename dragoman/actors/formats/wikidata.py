"""Results of the Wikidata query service as CSV: one row for each office held, or for each actor without one.

Columns: ``item`` and ``itemLabel``, and of the others those that the query asked for. The query that gives them all
stands in docs/how-to/bring-your-own-actors.md. Wikidata writes a year as its first day: where no column tells the
precision, a first of January is taken for the year alone, since a day is never guessed.
"""

from __future__ import annotations

from dragoman.actors.formats.people import Draft, brought_file
from dragoman.actors.formats.rows import (
    Gathered,
    RowTrouble,
    Setting,
    check_order,
    clean,
    clean_name,
    first_of,
    read_day,
    read_gender,
    read_owner,
    read_state,
    read_table,
    require,
    split_list,
    wikidata_id,
)
from dragoman.actors.offices import office_level
from dragoman.model.actors import Incumbency
from dragoman.model.imports import BroughtFile

# How many characters of an ISO date the precision leaves: year, month, day.
PRECISION = {"9": 4, "10": 7, "11": 10}
NAMES = ("aliases", "itemaltlabel", "altlabels")
COUNTRY = ("country", "countrycode", "countrylabel")
OFFICE = ("office", "officelabel", "positionlabel")
OFFICE_COUNTRY = ("officecountry", "officecountrylabel")


def read_wikidata(text: str, setting: Setting) -> BroughtFile:
    """The actors of the result."""
    gathered, drafts = Gathered(), dict[str, Draft]()
    columns, rows = read_table(text, setting.path, gathered)
    require(columns, ("item", "itemlabel"), setting.path, "expected the CSV of a query as the how-to page has it")
    gathered.take(rows, lambda line, row: add_row(line, row, drafts, setting))
    return brought_file("wikidata", drafts, gathered)


def add_row(line: int, row: dict[str, str], drafts: dict[str, Draft], setting: Setting) -> None:
    """Add one row to its actor."""
    external = wikidata_id(row["item"])
    if external is None:
        raise RowTrouble(f"has {clean(row['item'])!r} as item; expected an id such as Q42 or its address")
    label = clean_name(row["itemlabel"], person=first_of(row, "kind").lower() != "body")
    if label is None or wikidata_id(row["itemlabel"]) is not None:
        raise RowTrouble("has no label; ask the query service for labels in English")
    state = read_state(words_of(row, *COUNTRY), setting)
    born = wikidata_day(row, "born", "birth", "dateofbirth")
    held = read_incumbency(row, None if state is None else state.country, setting)
    draft = drafts.setdefault(external, Draft(line, external.removeprefix("wikidata:").lower(), label))
    draft.kind = "body" if first_of(row, "kind").lower() == "body" else draft.kind
    draft.country = draft.country or (None if state is None else state.country)
    draft.externals.append(external)
    draft.add_names([label, *(name for column in NAMES for name in split_aliases(row.get(column, "")))])
    draft.add_short(split_list(row.get("short")))
    draft.gender = draft.gender or read_gender(first_of(row, "gender", "genderlabel"))
    draft.born = draft.born or born
    if held is not None:
        draft.incumbencies.append(held)


def words_of(row: dict[str, str], *columns: str) -> str:
    """The first of these columns that holds words, not the address of an item."""
    return next((cell for c in columns if (cell := clean(row.get(c, ""))) and wikidata_id(cell) is None), "")


def split_aliases(cell: str) -> list[str]:
    """Names between ``|``; the label service puts commas between them."""
    return split_list(cell) if "|" in cell or ";" in cell else [clean(part) for part in cell.split(", ")]


def wikidata_day(row: dict[str, str], *columns: str) -> str | None:
    """The day, month or year in the first of the columns, as far as its precision goes."""
    column = next((column for column in columns if clean(row.get(column, ""))), columns[0])
    cell = clean(row.get(column, ""))
    if cell.startswith(("http", "_:", "t")):
        return None  # an unknown value, which the service writes as a node without a name
    day = read_day(cell, column)
    if day is None:
        return None
    known = clean(row.get(f"{column}precision", ""))
    length = PRECISION.get(known, 4 if known else 4 if day.endswith("-01-01") else 10)
    return day[:length]


def read_incumbency(row: dict[str, str], country: str | None, setting: Setting) -> Incumbency | None:
    """The incumbency of a row; ``None`` for one without an office or whose office has no label."""
    office = words_of(row, *OFFICE)
    if not office:
        return None
    begin, finish = wikidata_day(row, "begin", "start"), wikidata_day(row, "finish", "end")
    check_order(begin, finish)
    words = words_of(row, *OFFICE_COUNTRY)
    state = read_state(words, setting) if words else None
    office = office[:1].upper() + office[1:]
    of = read_owner(words_of(row, "of", "oflabel"), setting) or (None if state is None else state.former)
    return Incumbency(
        office, office_level(office, setting.states), country if state is None else state.country, begin, finish, of
    )
