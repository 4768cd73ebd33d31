"""The entry point: finds the command that is asked for, and tells every trouble of a user's in one line.

Commands are loaded by name, each only when it is run or helped with, because those that ask the record must start in a
fifth of a second while those that read load a parser.
"""

from __future__ import annotations

import importlib
import os
import sys
from typing import Any

import click

from dragoman import __version__
from dragoman.errors import DragomanError

STOPPED = 130  # 128 and the number of SIGINT, as shells have it
PIPE_CLOSED = 141  # 128 and the number of SIGPIPE

# Each command with its module, in the order in which `dragoman --help` lists them, and the first line of its help.
COMMANDS = {
    "read": ("reading", "Read documents into the record."),
    "ledger": ("ledgers", "List the contacts of two actors."),
    "events": ("act_lists", "List what two actors did to one another."),
    "quotes": ("statements", "List what somebody said."),
    "figures": ("statements", "List the figures that were given about two actors."),
    "claims": ("statements", "List what texts claim about the record."),
    "show": ("events", "Show an event with every passage that tells of it."),
    "standing": ("standings", "List the offices that a person gained, kept and lost."),
    "explain": ("explaining", "Show how a sentence is read."),
    "search": ("events", "Find passages by their words."),
    "documents": ("documents", "List what was read, and what could not be."),
    "forget": ("documents", "Remove a document from the record."),
    "record": ("records", "Copy a record, or tell how much it holds."),
    "actors": ("actors", "Bring actors of your own, and look up who is known."),
    "lexicon": ("lexicon", "Check the words of acts, and try words of your own."),
    "dossier": ("dossiers", "Write the contacts of two actors as a page with every source."),
    "demo": ("demo", "Read the bundled examples and show what comes of them."),
}


class Refusal(click.ClickException):
    """A trouble of the user's as one line on standard error, with the exit status that it calls for."""

    def __init__(self, message: str, exit_status: int) -> None:
        super().__init__(" ".join(message.split()))
        # The class has it as a constant; here each error brings its own.
        vars(self)["exit_code"] = exit_status

    def show(self, file: Any = None) -> None:
        """Print the line."""
        click.echo(f"dragoman: {self.message}", err=True)


class Commands(click.Group):
    """The group of all commands, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands in the order in which a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"dragoman.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with what each does, without importing any."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, does) for name, (_, does) in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; troubles that a user can put right leave as one line."""
        try:
            return super().invoke(ctx)
        except DragomanError as error:
            raise Refusal(str(error), error.exit_status) from error
        except BrokenPipeError:
            # Whoever read our output has left; what is still in the buffer must not fail once more at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(PIPE_CLOSED)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            raise Refusal(f"{where}{(error.strerror or str(error)).lower()}", DragomanError.exit_status) from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="dragoman")
def commands() -> None:
    """Read diplomatic news offline and keep a record of who met whom.

    \b
    Examples:
      dragoman read articles/ news.jsonl      read documents into ./record.dragoman
      dragoman ledger putin tokayev           list the contacts of the two
      dragoman show 3f9c                      every passage that tells of one of them
      dragoman dossier putin tokayev -o p.html
      dragoman demo                           see all of this on bundled examples

    Every command has its own --help. Exit status: 0 done, 2 wrong usage, 3 some input could not be read,
    4 the record was in use for too long.
    """


def main() -> None:
    """Run the command line and leave with its exit status."""
    for stream in (sys.stdout, sys.stderr):
        # A letter that the terminal's encoding lacks is shown as "?" rather than ending the command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """The exit status of the command line with these arguments."""
    try:
        result = commands.main(arguments, prog_name="dragoman", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("dragoman: stopped", err=True)
        return STOPPED
    return result if isinstance(result, int) else 0
