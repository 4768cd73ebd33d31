"""The command group ``actors``: who is known, and how users bring, join and take along actors of their own."""

from __future__ import annotations

import click

from dragoman.cli.actor_changes import decisions_command, import_command, merge_command, split_command, undo_command
from dragoman.cli.actor_lists import export_command, search_command, show_command


@click.group("actors")
def actors_command() -> None:
    """Bring actors of your own, look up whom the record knows, and say who is one.

    \b
    Examples:
      dragoman actors import diplomats.csv
      dragoman actors show putin
      dragoman actors search tokay
    """


for command in (
    import_command, show_command, search_command, merge_command, split_command, undo_command, decisions_command,
    export_command,
):  # fmt: skip
    actors_command.add_command(command)
