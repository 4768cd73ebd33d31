"""Readings of many documents, in the order of the documents, by one process or several.

Nothing that happens to one document stops the others: what fails becomes an error in its place. Documents are taken
from their source only as fast as they are read, so that a corpus larger than memory can pass through.
"""

from __future__ import annotations

import functools
import hashlib
import multiprocessing
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dragoman.errors import DragomanError, InputError
from dragoman.flow import read_document
from dragoman.language.lexicon import own_file
from dragoman.model.documents import Document
from dragoman.model.readings import Reading
from dragoman.record.own_base import CompiledBase

# Documents waiting or in work for each worker: enough that none is idle, few enough to stay small in memory.
AHEAD = 4

# What bears on how a document is read, relative to the package.
BEARING = ("actors", "data", "language", "merging", "model", "reading", "text", "flow.py")

Result = Reading | DragomanError


@dataclass(frozen=True, slots=True)
class Told:
    """An error on its way between processes, taken apart: exceptions with arguments of their own don't pickle."""

    kind: type[DragomanError]
    message: str
    facts: dict[str, Any]

    def restored(self) -> DragomanError:
        """The error as it was."""
        error = self.kind.__new__(self.kind, self.message)
        vars(error).update(self.facts)
        return error


Work = Future[Reading | Told]


def read_many(
    documents: Iterable[Document | DragomanError], workers: int = 1, actors: CompiledBase | None = None
) -> Iterator[Result]:
    """A reading of each document, or the error in its way, in the order of the documents.

    Errors among the documents (inputs that could not be opened) are handed on in their place. With more than one
    worker each is a process of its own; results and their order are the same. ``actors`` is the base to read with where
    it is not Dragoman's own.
    """
    if workers <= 1:
        return (read_or_fail(document, actors) for document in documents)
    return read_in_processes(documents, workers, actors)


def read_or_fail(document: Document | DragomanError, actors: CompiledBase | None = None) -> Result:
    """The reading of the document, or the error in its way."""
    if isinstance(document, DragomanError):
        return document
    try:
        return read_document(document) if actors is None else read_document(document, base=actors.load())
    except DragomanError as error:
        return error
    except Exception as error:  # a batch must survive what nobody foresaw; the error names the document
        return InputError(name_of(document), f"could not be read: internal error ({describe(error)}); please report")


def read_or_tell(document: Document, actors: CompiledBase | None) -> Reading | Told:
    """As :func:`read_or_fail`, for another process."""
    result = read_or_fail(document, actors)
    return Told(type(result), str(result), vars(result)) if isinstance(result, DragomanError) else result


def name_of(document: Document) -> str:
    """Where the document came from, or its id."""
    return document.origin or document.id


def describe(error: Exception) -> str:
    """The error's class, message and innermost place, in one line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = "" if trace is None else f", {Path(trace.tb_frame.f_code.co_filename).name} line {trace.tb_lineno}"
    message = " ".join(str(error).split())[:120]
    return f"{type(error).__name__}{f': {message}' if message else ''}{place}"


def read_in_processes(
    documents: Iterable[Document | DragomanError], workers: int, actors: CompiledBase | None
) -> Iterator[Result]:
    """As :func:`read_many`, by so many processes."""
    source = iter(documents)
    waiting: deque[tuple[Document | DragomanError, Work | None]] = deque()
    pool = start_pool(workers)
    try:
        while True:
            while len(waiting) < workers * AHEAD:
                document = next(source, None)
                if document is None:
                    break
                waiting.append((document, submit(pool, document, actors)))
            if not waiting:
                return
            document, work = waiting.popleft()
            try:
                result = read_or_fail(document, actors) if work is None else take(work)
            except BrokenProcessPool:
                pool.shutdown(wait=False)
                # Any document in work may have ended its worker, so the eldest is tried by itself.
                result = read_alone(document, actors)
                pool = start_pool(workers)
                waiting = deque((later, submit(pool, later, actors)) for later, _ in waiting)
            yield result
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def take(work: Work) -> Result:
    """The result of finished work."""
    result = work.result()
    return result.restored() if isinstance(result, Told) else result


def submit(pool: ProcessPoolExecutor, document: Document | DragomanError, actors: CompiledBase | None) -> Work | None:
    """The reading to come; ``None`` where there is nothing to read."""
    if isinstance(document, DragomanError):
        return None
    try:
        return pool.submit(read_or_tell, document, actors)
    except BrokenProcessPool as error:
        broken: Work = Future()
        broken.set_exception(error)
        return broken


def read_alone(document: Document | DragomanError, actors: CompiledBase | None) -> Result:
    """The reading by a process that reads nothing else, so that its end can be laid at this document's door."""
    if isinstance(document, DragomanError):
        return document
    with start_pool(1) as pool:
        try:
            return take(pool.submit(read_or_tell, document, actors))
        except BrokenProcessPool:
            return InputError(name_of(document), "could not be read: its process was ended (out of memory?)")


def start_pool(workers: int) -> ProcessPoolExecutor:
    """Processes that start afresh: forking one that has loaded a parser copies locked locks."""
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=leave_interrupts_to_parent)


def leave_interrupts_to_parent() -> None:
    """Make the worker deaf to Ctrl-C, which reaches every process of the terminal."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def reader_version(own: str | None = None) -> str:
    """The version of what reads: ten hexadecimal digits of every file that bears on a reading.

    A new word in a lexicon is a new reader, for it may read an old document differently; so are acts of the user's own
    and other actors that users brought, whose digest is ``own``.
    """
    version = package_version()
    lexicon = own_file()
    if lexicon is not None and lexicon.exists():
        version = f"{version}+{hashlib.sha256(lexicon.read_bytes()).hexdigest()[:10]}"
    return version if own is None else f"{version}+{own[:10]}"


@functools.cache
def package_version() -> str:
    """Ten hexadecimal digits of every file of the package that bears on a reading."""
    package = Path(__file__).parent
    digest = hashlib.sha256()
    for name in BEARING:
        part = package / name
        files = sorted(f for f in part.rglob("*") if f.suffix in {".py", ".yml", ".json"}) if part.is_dir() else [part]
        for file in files:
            digest.update(f"{file.relative_to(package).as_posix()}\0".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:10]
