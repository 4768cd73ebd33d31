"""The command group ``actors``: who is known, and how users bring, join and take along actors of their own.

Its commands are loaded by name when one is run, as all commands are: to show somebody need not wait for what imports.
"""

from __future__ import annotations

import importlib

import click

# Each command with its module, in the order in which they are listed.
COMMANDS = {
    "import": "actor_changes",
    "show": "actor_lists",
    "search": "actor_lists",
    "merge": "actor_changes",
    "split": "actor_changes",
    "undo": "actor_changes",
    "decisions": "actor_changes",
    "export": "actor_lists",
}


class ActorCommands(click.Group):
    """The commands of the group, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands in the order in which they are needed."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"dragoman.cli.{COMMANDS[cmd_name]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command


@click.group("actors", cls=ActorCommands)
def actors_command() -> None:
    """Bring actors of your own, look up whom the record knows, and say who is one.

    \b
    Examples:
      dragoman actors import diplomats.csv
      dragoman actors show putin
      dragoman actors search tokay
    """
