"""Every input a user names, as documents or as what is wrong with it.

Nothing raised by a file, a folder or its bytes leaves this module: what cannot be read becomes one clear error among
the documents, and reading goes on with the next.
"""

from __future__ import annotations

import datetime as dt
import glob
import io
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from dragoman.errors import InputError
from dragoman.model.documents import Document
from dragoman.sources.decoding import LONGEST_DOCUMENT, read_whole, too_long
from dragoman.sources.drafts import Defaults, Draft, finish_draft
from dragoman.sources.jsonl import read_json
from dragoman.sources.pages import read_page
from dragoman.sources.pdf import LONGEST_FILE, read_pdf
from dragoman.sources.plain import read_plain

FORMATS = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "page",
    ".htm": "page",
    ".pdf": "pdf",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
    ".json": "json",
}
EXPECTED = f"expected {', '.join(FORMATS)}"

HEAD = 65_536
LOOKS_LIKE_PAGE = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|meta|article|!--|\?xml[^>]{0,200}\?>\s*<!doctype\s+html)", re.I
)
SURE_PAGE = re.compile(rb"<(?:!doctype\s+html|html)[\s>]", re.I)

Found = Iterator[tuple[str, Draft | InputError]]


@dataclass(frozen=True, slots=True)
class Reader:
    """How to read: what the caller says of all documents, and what mends a text that is not from JSON."""

    defaults: Defaults
    repair: Callable[[str], str]
    stdin: BinaryIO | None


def read_inputs(
    inputs: Sequence[str],
    *,
    published: dt.date | None = None,
    language: str | None = None,
    stdin: BinaryIO | None = None,
    repair: Callable[[str], str] | None = None,
) -> Iterator[Document | InputError]:
    """The documents of files, folders, globs and ``-`` in order, with an error in the place of each bad one.

    ``published`` and ``language`` stand in where a document gives none. ``repair`` (``dragoman.text.repair``) is
    laid on every text but those from JSON, before anything is read from it. Folders are read in the order of their
    files' names; hidden files and those with other suffixes are passed over there.
    """
    reader = Reader(Defaults(published, language), repair or keep, stdin)
    for name in inputs:
        yield from read_input(name, reader)


def keep(text: str) -> str:
    """The text as it is."""
    return text


def read_input(name: str, reader: Reader) -> Iterator[Document | InputError]:
    """The documents of one input as the user named it."""
    if name == "-":
        yield from read_stdin(reader)
        return
    try:
        if os.path.isdir(name):
            yield from read_folder(name, reader)
        elif not os.path.lexists(name) and glob.has_magic(name):
            yield from read_glob(name, reader)
        else:
            yield from read_file(name, reader)
    except (OSError, ValueError, RecursionError) as error:
        # ValueError: a name with a null character in it.
        yield InputError(show(name), explain(error))


def read_folder(name: str, reader: Reader) -> Iterator[Document | InputError]:
    """The documents of a folder and the folders in it; an error where there is nothing to read."""
    found = False
    for path in walk(name):
        found = True
        if isinstance(path, InputError):
            yield path
        else:
            yield from read_file(path, reader)
    if not found:
        yield InputError(show(name), f"is a folder without a file that can be read; {EXPECTED}")


def walk(folder: str) -> Iterator[str | InputError]:
    """The files to read under a folder, by name; links to folders are not followed, since they may run in a circle."""
    pending: list[str | InputError] = [folder]
    while pending:
        path = pending.pop()
        if isinstance(path, InputError) or not (path == folder or os.path.isdir(path)):
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                pending += [e.path for e in sorted(entries, key=lambda e: e.name, reverse=True) if is_wanted(e)]
        except OSError as error:
            pending.append(InputError(show(path), explain(error)))


def is_wanted(entry: os.DirEntry[str]) -> bool:
    """Whether an entry of a folder is a folder to go into or a file to read."""
    if entry.name.startswith("."):
        return False
    try:
        return entry.is_dir(follow_symlinks=False) or (suffix_of(entry.name) is not None and not entry.is_dir())
    except OSError:
        # A link that leads nowhere: opening it says so.
        return suffix_of(entry.name) is not None


def read_glob(pattern: str, reader: Reader) -> Iterator[Document | InputError]:
    """The documents of all files and folders that a pattern matches, by name."""
    found = False
    for path in sorted(glob.glob(pattern, recursive=True)):
        # "**" matches the folders on the way too; their files come by themselves.
        if os.path.isdir(path) and "**" not in pattern:
            found = True
            yield from read_folder(path, reader)
        elif suffix_of(path) and not os.path.isdir(path):
            found = True
            yield from read_file(path, reader)
    if not found:
        yield InputError(show(pattern), f"matches no file that can be read; {EXPECTED}")


def suffix_of(path: str) -> str | None:
    """The kind of file that a name's suffix tells; ``None`` for suffixes that are not read."""
    return FORMATS.get(os.path.splitext(path)[1].lower())


def read_file(path: str, reader: Reader) -> Iterator[Document | InputError]:
    """The documents of one file; what has no suffix at all is told from its first bytes."""
    kind, origin = suffix_of(path), show(path)
    if kind is None and os.path.splitext(path)[1]:
        yield InputError(origin, f"has a suffix that is not read; {EXPECTED}")
        return
    try:
        with open(path, "rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            limit = LONGEST_FILE if kind == "pdf" else LONGEST_DOCUMENT
            if size > limit and kind not in {"json lines", "json", None}:
                yield too_long(origin, f"{size >> 20} MB", limit)
                return
            yield from read_stream(stream, kind, origin, reader)
    except OSError as error:
        yield InputError(origin, explain(error))


def read_stdin(reader: Reader) -> Iterator[Document | InputError]:
    """The documents on standard input."""
    stream = reader.stdin or getattr(sys.stdin, "buffer", None)
    if stream is None:
        yield InputError("-", "standard input is closed; expected a document on it")
        return
    try:
        yield from read_stream(stream, None, "-", reader)
    except OSError as error:
        yield InputError("-", explain(error))


def read_stream(stream: BinaryIO, kind: str | None, origin: str, reader: Reader) -> Iterator[Document | InputError]:
    """The documents of a stream; every error in it as a value."""
    name = os.path.basename(origin)
    try:
        for place, found in read_drafts(stream, kind, origin, reader.repair):
            yield found if isinstance(found, InputError) else finish_draft(found, place, name, reader.defaults)
    except InputError as error:
        yield error


def read_drafts(stream: BinaryIO, kind: str | None, origin: str, repair: Callable[[str], str]) -> Found:
    """The drafts of a stream of the given kind, or of the kind that its first bytes show."""
    if kind is None or kind in {"text", "markdown"}:
        head = stream.read(HEAD)
        stream = io.BufferedReader(Rejoined(head, stream))
        kind = sniff(head, kind)
    if kind in {"json lines", "json"}:
        yield from read_json(stream, origin, lines=kind == "json lines")
        return
    raw = read_whole(stream, origin, limit=LONGEST_FILE if kind == "pdf" else LONGEST_DOCUMENT)
    if kind == "pdf":
        yield origin, read_pdf(raw, origin, repair=repair)
    elif kind == "page":
        yield origin, read_page(raw, origin, repair=repair)
    else:
        yield origin, read_plain(raw, origin, markdown=kind == "markdown", repair=repair)


def sniff(head: bytes, kind: str | None) -> str:
    """The kind of file that the first bytes show; a text's suffix is overruled only where they leave no doubt."""
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if begin.startswith(b"%PDF-"):
        return "pdf"
    if (SURE_PAGE if kind else LOOKS_LIKE_PAGE).match(begin):
        return "page"
    if kind is None and begin.startswith(b"{"):
        return "json lines"
    return kind or "text"


class Rejoined(io.RawIOBase):
    """A stream with the bytes that were already taken from it put back."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self.head = head
        self.rest = rest

    def readable(self) -> bool:
        """Always so."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """How many bytes were put into the buffer; none at the end."""
        chunk = self.head[: len(buffer)] if self.head else self.rest.read(len(buffer))
        self.head = self.head[len(chunk) :] if self.head else b""
        buffer[: len(chunk)] = chunk
        return len(chunk)


def show(path: str) -> str:
    """The path as it can be printed on one line, whatever bytes its name is made of."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in path)


def explain(error: BaseException) -> str:
    """What a failed access means, in the words of the user."""
    match error:
        case FileNotFoundError():
            return "does not exist; expected a file, a folder, a glob or -"
        case PermissionError():
            return "cannot be opened: permission denied"
        case OSError():
            return f"cannot be read: {(error.strerror or type(error).__name__).lower()}"
    return "is no name of a file"
