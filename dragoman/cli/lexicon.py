"""The command group ``lexicon``: whether the words of acts are sound, and what a sentence or a new word makes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from dragoman.cli.options import json_option, published_option
from dragoman.cli.output import Column, print_json, print_line, print_table
from dragoman.errors import DragomanError, UsageError
from dragoman.flow import read_document
from dragoman.language.base import ActCues, ActEntry
from dragoman.language.en.acts import find_problems, load_acts, load_own
from dragoman.language.lexicon import load_words, own_file
from dragoman.model.documents import Document
from dragoman.model.frames import Frame
from dragoman.model.readings import Reading
from dragoman.model.reports import Report
from dragoman.reading.events.matching import entry_of, unmet
from dragoman.report.act_rows import direction_words
from dragoman.report.wording import counted
from dragoman.sources.files import read_inputs
from dragoman.text.repair import repair

UNSOUND = 1
own_option = click.option(
    "--with", "own", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file of words of your own, read beside Dragoman's (default: $DRAGOMAN_LEXICON).",
)  # fmt: skip


@click.group("lexicon")
def lexicon_command() -> None:
    """Check the words by which acts are read, and try what a sentence or a word of yours makes of them.

    A file of your own has the form of Dragoman's: types, under them verbs and nouns, under them rows of conditions.
    Name it in DRAGOMAN_LEXICON and every command reads with it.

    \b
    Examples:
      dragoman lexicon try "Oslo torpedoed the fisheries pact with Reykjavik."
      dragoman lexicon try --with mine.yml --in articles/
      dragoman lexicon check mine.yml
    """


@lexicon_command.command("check")
@click.argument("file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.pass_context
def check_command(ctx: click.Context, file: Path | None) -> None:
    """Check that every row can be used and that the examples of each type are read as they say.

    With FILE that file is checked, read beside Dragoman's lexicon; without it Dragoman's own. In a file, lists
    "counts" and "does_not" under a type hold sentences that must, or must not, be read as that type.
    """
    table = load_words("en", "acts") if file is None else load_own(file)
    problems = [*find_problems(table, load_words("en", "acts")), *example_problems(table, file)]
    for problem in problems:
        print_line(problem)
    rows = sum(len(rows) for _, rows in lemmas_of(table))
    found = counted(len(problems), "problem") if problems else "no problems"
    print_line(f"{counted(rows, 'row')} checked, {found}", strong=True)
    ctx.exit(UNSOUND if problems else 0)


@lexicon_command.command("try")
@click.argument("sentence", nargs=-1, metavar="[SENTENCE…]")
@own_option
@click.option("--in", "inputs", multiple=True, metavar="INPUT", help="Documents in which to look for what changes.")
@published_option
@json_option
def try_command(
    sentence: Sequence[str], own: Path | None, inputs: tuple[str, ...], published: dt.date | None, as_json: bool
) -> None:
    """Show which words of a sentence name acts, which of their rows fit or why not, and what is read of it.

    With --with what a file of yours changes is shown beside it; with --in every sentence of the documents in which
    it changes something.
    """
    own = own or own_file()
    if inputs:
        if own is None:
            raise UsageError("--in shows what a file of yours changes: name it with --with")
        show_changes(list(changes_in(inputs, own)), as_json=as_json)
    elif sentence:
        text = " ".join(sentence)
        show_sentence(text, published, own, as_json=as_json)
    else:
        raise UsageError("name a SENTENCE to try, or documents with --in")


def read_with(text: str, published: dt.date | None, own: Path | None) -> Reading:
    """The text as it is read with the file, or with Dragoman's words alone."""
    return read_document(Document("try", text, published=published, language="en"), lexicon=own)


def show_sentence(text: str, published: dt.date | None, own: Path | None, *, as_json: bool) -> None:
    """Print the rows of every word that may name an act, then what is read, before and with the file."""
    reading = read_with(text, published, own)
    found = [row for frame in reading.act_frames for row in frame_rows(frame, load_acts(own), text)]
    read = act_words(reading)
    before = act_words(read_with(text, published, None)) if own is not None else read
    if as_json:
        print_json({"words": found, "read": read, "without": before if own is not None else None})
        return
    if found:
        columns = [Column("word"), Column("type"), Column("asks for"), Column("fits")]
        print_table(columns, [[row["word"], row["type"], row["asks_for"], row["fits"]] for row in found])
    else:
        print_line("No word of the sentence is in the lexicon of acts beside a name.")
    print_line()
    for words in read or ["nothing is read as an act"]:
        print_line(f"read: {words}")
    if own is not None and before != read:
        for words in before or ["nothing was read as an act"]:
            print_line(f"without {own}: {words}")


def frame_rows(frame: Frame, acts: ActCues, text: str) -> Iterator[dict[str, str]]:
    """Every row of the frame's word, with what it asks for and whether that is met."""
    chosen = entry_of(frame, acts)
    for row in (acts.nouns if frame.nominal else acts.verbs).get(frame.lemma, ()):
        missing = unmet(frame, row, acts)
        fits = "taken" if row is chosen else "yes, another has more conditions" if missing is None else f"no: {missing}"
        yield {"word": frame.trigger.cut(text), "type": row.kind, "asks_for": conditions_of(row), "fits": fits}


def conditions_of(row: ActEntry) -> str:
    """What the row asks for, as a line."""
    asked = [f"{slot}: {some(words)}" for slot, words in row.slots.items()]
    asked += [f"not {slot}: {some(words)}" for slot, words in row.void.items()]
    asked += [f"words: {some(row.words)}"] if row.words else []
    asked += [f"light: {some(row.light)}"] if row.light else []
    asked += [f"particle: {row.particle}"] if row.particle else []
    asked += [f"clause: {row.clause}"] if row.clause else []
    return "; ".join(asked) or "nothing more"


def some(words: frozenset[str]) -> str:
    """The first few of the words."""
    listed = sorted(words)
    return ", ".join(listed[:4]) + (f" and {len(listed) - 4} more" if len(listed) > 4 else "") if listed else "anything"


def act_words(reading: Reading) -> list[str]:
    """What was read other than contacts, a line each."""
    return [act_line(report) for report in reading.reports if report.kind != "CONSULT"]


def act_line(report: Report) -> str:
    """One report in words: type, status, who acts upon whom."""
    subtype = f" ({report.subtype})" if report.subtype else ""
    return f"{report.kind}{subtype} {report.status}: {direction_words(report)}"


def changes_in(inputs: Sequence[str], own: Path) -> Iterator[dict[str, Any]]:
    """Each sentence of the documents in which the file changes what is read, with both readings."""
    for document in read_inputs(list(inputs), repair=repair):
        if isinstance(document, DragomanError):
            raise document
        before, after = (by_sentence(read_document(document, lexicon=lexicon)) for lexicon in (None, own))
        for words in dict.fromkeys([*before, *after]):
            if before.get(words) != after.get(words):
                yield {
                    "document": document.id, "sentence": " ".join(words.split()), "without": before.get(words, []),
                    "with": after.get(words, []),
                }  # fmt: skip


def by_sentence(reading: Reading) -> dict[str, list[str]]:
    """What is read of each sentence."""
    found: dict[str, list[str]] = {}
    for report in reading.reports:
        if report.kind != "CONSULT":
            found.setdefault(report.passage.text, []).append(act_line(report))
    return found


def show_changes(changes: list[dict[str, Any]], *, as_json: bool) -> None:
    """Print the sentences that are read differently."""
    if as_json:
        print_json(changes)
        return
    for change in changes:
        print_line(f"{change['document']}: {change['sentence']}")
        for name in ("without", "with"):
            for words in change[name] or ["nothing"]:
                print_line(f"  {name}: {words}")
    print_line(f"{counted(len(changes), 'sentence')} read differently", strong=True)


def lemmas_of(table: Any) -> Iterator[tuple[str, list[Any]]]:
    """Each word of a table with its rows."""
    for kind in (table.get("kinds") or {}).values():
        for part in ("verbs", "nouns"):
            yield from ((kind or {}).get(part) or {}).items()


def example_problems(table: Any, own: Path | None) -> Iterator[str]:
    """The examples of a table that are not read as they say."""
    for kind, rows in (table.get("kinds") or {}).items():
        for sentence in (rows or {}).get("counts") or ():
            if kind not in kinds_read(sentence, own):
                yield f"{kind}: should count, but is not read so: {sentence}"
        for sentence in (rows or {}).get("does_not") or ():
            if kind in kinds_read(sentence, own):
                yield f"{kind}: should not count, but is read so: {sentence}"


def kinds_read(sentence: str, own: Path | None) -> set[str]:
    """The types of what is read of the sentence."""
    return {report.kind for report in read_with(sentence, None, own).reports}
