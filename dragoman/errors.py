"""What a user can put right: one base class, one subclass for each such thing.

Only the command line turns these into an exit status and one line on standard error.
"""

from __future__ import annotations


class DragomanError(Exception):
    """Anything the user can put right; its text is one clear line."""

    exit_status = 3


class InputError(DragomanError):
    """An input that could not be read: which one, what was found, what was expected."""

    def __init__(self, path: str, problem: str, *, line: int | None = None) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        where = f"{path}, line {line}" if line is not None else path
        super().__init__(f"{where}: {problem}")


class LanguageError(InputError):
    """A document in a language that no folder under ``dragoman.language`` reads."""

    def __init__(self, path: str, language: str, known: tuple[str, ...]) -> None:
        self.language = language
        super().__init__(path, f"is in language {language!r}; readers exist for: {', '.join(known)}")


class TableError(DragomanError):
    """A data table (lexicon, actors, outlets) that breaks its own rules."""

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(f"{path}: {problem}")


class UsageError(DragomanError):
    """A wrong request: an unknown option value, a date that is none."""

    exit_status = 2


class UnknownNameError(UsageError):
    """A name that no actor bears; ``near`` holds the nearest known ones."""

    def __init__(self, name: str, near: tuple[str, ...]) -> None:
        self.name = name
        self.near = near
        hint = f"; near ones: {', '.join(near)}" if near else ""
        super().__init__(f"no actor is called {name!r}{hint}")


class AmbiguousNameError(UsageError):
    """A name that several actors bear; ``candidates`` lists them."""

    def __init__(self, name: str, candidates: tuple[str, ...]) -> None:
        self.name = name
        self.candidates = candidates
        super().__init__(f"{name!r} may be any of: {', '.join(candidates)}; give more of the name")


class RecordError(DragomanError):
    """A record file that cannot be used as it is."""

    def __init__(self, path: str, problem: str) -> None:
        self.path = path
        self.problem = problem
        super().__init__(f"{path}: {problem}")


class RecordBusyError(RecordError):
    """A record that another process has been writing for too long."""

    exit_status = 4
