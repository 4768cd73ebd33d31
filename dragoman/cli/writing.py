"""Files that commands write for others to read."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from dragoman.errors import DragomanError


def put_file(path: Path, words: str) -> None:
    """Write the file whole or not at all: a half-written page must not stand where a good one stood."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        part.write_text(words, encoding="utf-8", errors="replace")
        part.replace(path)
    except OSError as error:
        raise DragomanError(f"{path}: cannot be written: {(error.strerror or str(error)).lower()}") from error
    finally:
        with suppress(OSError):
            part.unlink()
