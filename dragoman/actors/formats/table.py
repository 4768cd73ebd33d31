"""Dragoman's own table of actors: CSV with one row for each incumbency, or for each actor without one.

Columns: ``id, name, kind, country, aliases, short, gender, office, level, begin, finish, of``, and if need be ``born,
acting, known_until``. Only ``name`` must be there. Rows with the same ``id`` (without one: the same name and state) are
one actor; ``country`` is his state, and on a row with an office the state of the office.
"""

from __future__ import annotations

from dragoman.actors.formats.people import Draft, brought_file
from dragoman.actors.formats.rows import (
    Gathered,
    RowTrouble,
    Setting,
    check_order,
    clean,
    clean_id,
    clean_name,
    make_id,
    read_day,
    read_gender,
    read_level,
    read_owner,
    read_state,
    read_table,
    require,
    split_list,
    wikidata_id,
)
from dragoman.actors.offices import office_level
from dragoman.errors import InputError
from dragoman.model.actors import ActorKind, Incumbency
from dragoman.model.imports import BroughtFile

COLUMNS = ("id", "name", "kind", "country", "aliases", "short", "gender", "office", "level", "begin", "finish", "of")
MORE = ("born", "acting", "known_until")
KINDS: dict[str, ActorKind] = {"": "person", "person": "person", "body": "body"}
YES_NO = {"": False, "no": False, "false": False, "0": False, "yes": True, "true": True, "1": True}


def read_own_table(text: str, setting: Setting) -> BroughtFile:
    """The actors of the table."""
    gathered, drafts = Gathered(), dict[str, Draft]()
    columns, rows = read_table(text, setting.path, gathered)
    require(columns, ("name",), setting.path, f"columns are {', '.join(COLUMNS)}")
    unknown = sorted(set(columns) - {*COLUMNS, *MORE, ""})
    if unknown:
        problem = f"has unknown columns {', '.join(unknown)}; known are {', '.join((*COLUMNS, *MORE))}"
        raise InputError(setting.path, problem, line=1)
    gathered.take(rows, lambda line, row: add_row(line, row, drafts, setting))
    return brought_file("csv", drafts, gathered)


def add_row(line: int, row: dict[str, str], drafts: dict[str, Draft], setting: Setting) -> None:
    """Add one row to its actor; nothing of it is added where something in it cannot be."""
    state = read_state(row.get("country"), setting)
    country = None if state is None else state.country
    person = clean(row.get("kind")).lower() != "body"
    name = clean_name(row.get("name"), person=person)
    known = drafts.get(clean_id(row["id"], setting)) if clean(row.get("id")) else None
    if name is None and known is None:
        raise RowTrouble("has no name")
    kind = clean(row.get("kind")).lower()
    if kind not in KINDS:
        raise RowTrouble(f"has {kind!r} as kind; expected person or body")
    identity = clean_id(row["id"], setting) if clean(row.get("id")) else make_id(name or "", country)
    held = read_incumbency(row, country, None if state is None else state.former, setting)
    draft = known or drafts.get(identity) or Draft(line, identity, name or "", KINDS[kind], country)
    refuse_other(draft, row, name, KINDS[kind] if kind else None)
    born, gender = read_day(row.get("born"), "born"), read_gender(row.get("gender"))
    drafts[identity] = draft
    draft.add_names(split_list(row.get("aliases")))
    draft.add_short(split_list(row.get("short")))
    draft.gender, draft.born = draft.gender or gender, draft.born or born
    if clean(row.get("id")):
        draft.externals.append(wikidata_id(row["id"]) or f"id:{identity}")
    if held is not None:
        draft.incumbencies.append(held)


def refuse_other(draft: Draft, row: dict[str, str], name: str | None, kind: ActorKind | None) -> None:
    """Refuse a row that says of its actor what an earlier one says otherwise."""
    gender, born = read_gender(row.get("gender")), read_day(row.get("born"), "born")
    for said, before, what in (
        (name, draft.name, "name"), (kind, draft.kind, "kind"), (gender, draft.gender, "gender"), (born, draft.born, "born"),
    ):  # fmt: skip
        if said and before and said != before:
            raise RowTrouble(f"has {said!r} as {what}, but line {draft.line} has {before!r} for the same actor")


def read_incumbency(
    row: dict[str, str], country: str | None, former: str | None, setting: Setting
) -> Incumbency | None:
    """The incumbency of a row; ``None`` for one without an office."""
    begin, finish = read_day(row.get("begin"), "begin"), read_day(row.get("finish"), "finish")
    check_order(begin, finish)
    office, level = clean(row.get("office")), read_level(row.get("level"))
    acting = clean(row.get("acting")).lower()
    if acting not in YES_NO:
        raise RowTrouble(f"has {acting!r} as acting; expected yes or no")
    until = read_day(row.get("known_until"), "known_until")
    if not office:
        if begin or finish or level:
            raise RowTrouble("has days or a level but no office")
        return None
    of = read_owner(row.get("of"), setting) or former
    level = level or office_level(office, setting.states)
    return Incumbency(office, level, country, begin, finish, of, YES_NO[acting], until)
