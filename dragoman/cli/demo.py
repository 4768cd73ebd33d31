"""The command ``demo``: the whole way of a document on examples that come with Dragoman."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import click

from dragoman.cli.dossiers import make_page
from dragoman.cli.ledgers import find_ledger, print_ledger
from dragoman.cli.output import print_line, say
from dragoman.cli.writing import put_file
from dragoman.errors import InputError
from dragoman.model.findings import LedgerQuery
from dragoman.record.store import open_record
from dragoman.report.wording import counted

FOLDER = Path("dragoman-demo")
RECORD = FOLDER / "record.dragoman"
# The two whose ledgers are shown.
PAIRS = (("putin", "nazarbayev"), ("xi jinping", "tokayev"))
PACKAGE = Path(__file__).resolve().parent.parent
# In the wheel, in a checkout.
EXAMPLES = (PACKAGE / "examples", PACKAGE.parent / "examples" / "articles")


@click.command("demo")
def demo_command() -> None:
    """Read the bundled examples and show what comes of them, in ./dragoman-demo/.

    Some thirty short articles, with invented outlets and real public events, are read into a new record; two ledgers
    are printed and two dossiers written. What an earlier demo left there is replaced; nothing else is touched.

    \b
    Example:
      dragoman demo
    """
    examples = next((folder for folder in EXAMPLES if folder.is_dir()), None)
    if examples is None:
        raise InputError(str(EXAMPLES[0]), "the examples are missing; install Dragoman again")
    FOLDER.mkdir(exist_ok=True)
    for left in (RECORD, *(RECORD.with_name(f"{RECORD.name}-{ending}") for ending in ("wal", "shm"))):
        left.unlink(missing_ok=True)
    say(f"reading the articles in {examples}")
    # By name, so that `dragoman demo --help` need not wait for the parser.
    reading: Any = importlib.import_module("dragoman.cli.reading")
    reading.read_folder(str(examples), str(RECORD))
    pages = [show_pair(first, second) for first, second in PAIRS]
    say_where(pages)


def show_pair(first: str, second: str) -> Path:
    """The dossier that was written of the two, whose ledger is printed."""
    path = FOLDER / f"{first}-{second}.html".replace(" ", "-")
    query = LedgerQuery()
    with open_record(RECORD, create=False) as record:
        print_line()
        print_ledger(find_ledger(record, first, second, query))
        page, _ = make_page(record, first, second, query)
    put_file(path, page)
    return path


def say_where(pages: list[Path]) -> None:
    """Say what there is to look at, and what to type next."""
    say("")
    say(f"The demo is in {FOLDER}/: a record and {counted(len(pages), 'dossier')}. Open in a browser:")
    for page in pages:
        say(f"  {page.resolve().as_uri()}")
    say("Ask the record yourself:")
    for command in ("ledger KAZ FRA", "ledger modi xi --json", "search nuclear plant", "documents"):
        say(f"  dragoman {command} --record {RECORD}")
    say("Read an article of your own:")
    say("  dragoman read ARTICLE.html && dragoman ledger NAME NAME")
