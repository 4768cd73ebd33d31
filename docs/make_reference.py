"""The reference pages that are made from the code; `python docs/make_reference.py` writes them.

The command line, the lexicon and the schema are each written once, in the package. These pages only show them, and a
test makes them again and fails on a difference.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import yaml

import dragoman
from dragoman.cli.main import COMMANDS, commands

PACKAGE = Path(dragoman.__file__).parent
LEXICON = PACKAGE / "data" / "lexicon" / "en"
SCHEMA = PACKAGE / "record" / "schema.sql"
REFERENCE = Path(__file__).parent / "reference"
MADE = "<!-- Made by `python docs/make_reference.py`; do not edit. -->"
# The width at which help is printed, whatever terminal the maker sits at.
WIDTH = 80

SHAPES = {
    "mutual": "subject, object and “with” take part alike",
    "host": "the subject receives the object",
    "visit": "the subject goes to the object, or to a place",
    "travel": "as visit, for verbs that say a visit only with a goal behind “to” or “for”",
    "reach": "the subject calls the object",
    "attend": "the subject takes part in the object, a noun of meeting",
    "brief": "the subject speaks to the object",
    "discuss": "subject and “with” take part, the object is a topic",
    "escort": "the subject goes with the object",
    "gather": "those in the subject come together",
    "sign": "those in the subject sign, together or with whom “with” names",
}
NEEDS = {
    "person": "both sides must be persons",
    "light": "an act only with a verb that carries it (“held …”)",
    "exchange": "an act only if exchanged or shared",
}


def pages() -> dict[str, str]:
    """Each page that is made, by its file name."""
    return {"cli.md": cli_page(), "lexicon.md": lexicon_page(), "schema.md": schema_page()}


def cli_page() -> str:
    """The help of every command."""
    lines = [
        "# Command line", "", MADE, "",
        "What `dragoman --help` and the `--help` of each command print. Data go to standard output, messages to standard",
        "error. On a terminal tables are drawn; elsewhere they are plain text in columns. `NO_COLOR` is honoured.", "",
        "| exit status | meaning |", "|---|---|",
        "| 0 | done |", "| 2 | wrong usage: an unknown option, name or date |",
        "| 3 | some input could not be read (it is named on standard error; the rest was read), or a file could not be"
        " used |",
        "| 4 | the record was in use by another process for too long |",
        "| 130 | stopped by Ctrl-C |", "",
    ]  # fmt: skip
    for name, words in help_texts():
        lines += [f"## `{name}`", "", "```text", words, "```", ""]
    return "\n".join(lines)


def help_texts() -> Iterator[tuple[str, str]]:
    """Every command with its help, groups before what they hold."""
    yield "dragoman", help_of(commands, "dragoman")
    for name in COMMANDS:
        yield from help_below(commands.get_command(click.Context(commands), name), f"dragoman {name}")


def help_below(command: click.Command | None, name: str) -> Iterator[tuple[str, str]]:
    """The command's help and that of the commands in it."""
    if command is None:
        return
    yield name, help_of(command, name)
    if isinstance(command, click.Group):
        context = click.Context(command)
        for below in command.list_commands(context):
            yield from help_below(command.get_command(context, below), f"{name} {below}")


def help_of(command: click.Command, name: str) -> str:
    """What the command's ``--help`` prints."""
    settings: dict[str, Any] = {**commands.context_settings, **command.context_settings}
    settings |= {"terminal_width": WIDTH, "max_content_width": WIDTH}
    context = click.Context(command, info_name=name, **settings)
    return command.get_help(context).rstrip()


def load(name: str) -> dict[str, Any]:
    """One file of the lexicon."""
    words: dict[str, Any] = yaml.safe_load((LEXICON / f"{name}.yml").read_text(encoding="utf-8"))
    return words


def lexicon_page() -> str:
    """The words of contact and of status."""
    words, status = load("consult"), load("status")
    lines = [
        "# Lexicon", "", MADE, "",
        "The English words that tell of a contact, and those that tell how it stands. They are kept in",
        "`dragoman/data/lexicon/en/consult.yml` and `status.yml`; [Add a word](../how-to/add-a-word.md) says how to change",
        "them.", "",
        "## Shapes", "", "A shape says which place in the sentence is which side of the act.", "",
        "| shape | means |", "|---|---|",
        *(f"| {shape} | {SHAPES[shape]} |" for shape in sorted(shapes_of(words))), "",
        "## Verbs", "", *word_table(words["verbs"]), "",
        "## Nouns", "", *word_table(words["nouns"]), "",
        "## Words beside them", "",
        f"- Verbs that carry a noun of meeting (“held talks”): {listed(words['light'])}.",
        f"- Verbs of which such a noun is the subject when it happened (“talks took place”): {listed(words['happen'])}.",
        f"- Asking for a visit: {listed(words['invite'])}.",
        f"- Gatherings that leaders attend: {listed(words['gatherings'])}.",
        f"- Words that count a meeting among others, so that it is no act of its own: {listed(words['ordinals'])}.",
        *(f"- Words that make the medium {medium}: {listed(found)}." for medium, found in words["media"].items()), "",
        "## Status", "", "Looked for in this order; the first that is found holds. What nothing marks and is past is held.", "",
    ]  # fmt: skip
    for name in ("denied", "cancelled", "postponed", "hypothetical", "planned"):
        lines += [f"### {name.capitalize()}", ""]
        lines += [f"- {kind}: {listed(found)}" for kind, found in status[name].items()] + [""]
    lines += ["### Other lists", ""]
    lines += [f"- {name}: {listed(status[name])}" for name in ("saying", "factive")]
    lines += [f"- plan “{plan}”: {listed(found)}" for plan, found in status["plans"].items()] + [""]
    return "\n".join(lines)


def shapes_of(words: dict[str, Any]) -> set[str]:
    """Every shape that an entry has."""
    return {entry["shape"] for part in ("verbs", "nouns") for entry in words[part].values()}


def word_table(entries: dict[str, dict[str, Any]]) -> Iterator[str]:
    """One row for each word."""
    yield "| word | shape | form | medium | only if |"
    yield "|---|---|---|---|---|"
    for word, entry in sorted(entries.items()):
        medium = f"{entry['medium']} (unless a meeting was just told)" if entry.get("lone") else entry["medium"]
        yield f"| {word_of(word, entry)} | {entry['shape']} | {entry['form']} | {medium} | {needs_of(entry)} |"


def word_of(word: str, entry: dict[str, Any]) -> str:
    """The word with its particle."""
    return f"{word} {entry['particle']}" if entry.get("particle") else word


def needs_of(entry: dict[str, Any]) -> str:
    """What else must be there."""
    return NEEDS.get(str(entry.get("needs", "")), "")


def listed(words: list[Any]) -> str:
    """The words in one line."""
    return ", ".join(str(word) for word in words)


def schema_page() -> str:
    """The tables of the record with what the schema says of each."""
    lines = ["# Schema of the record", "", MADE, ""]
    lines += ["A record is one SQLite file. [The record](../explanation/record.md) says how it behaves; this is its", "schema, whole.", ""]  # fmt: skip
    lines += ["| table or view | what it holds |", "|---|---|"]
    lines += [f"| `{name}` | {says} |" for name, says in tables()]
    lines += ["", "```sql", SCHEMA.read_text(encoding="utf-8").rstrip(), "```", ""]
    return "\n".join(lines)


def tables() -> Iterator[tuple[str, str]]:
    """Every table and view with the comment above it."""
    comment: list[str] = []
    for line in SCHEMA.read_text(encoding="utf-8").splitlines():
        if line.startswith("--"):
            comment.append(line.removeprefix("--").strip())
        elif line.startswith(("CREATE TABLE", "CREATE VIEW", "CREATE VIRTUAL TABLE")):
            name = line.removeprefix("CREATE ").removeprefix("VIRTUAL ").split()[1]
            yield name, (" ".join(comment) or "see its columns").replace("|", "\\|")
            comment = []
        else:
            comment = []


def main() -> None:
    """Write every page."""
    REFERENCE.mkdir(exist_ok=True)
    for name, page in pages().items():
        (REFERENCE / name).write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
