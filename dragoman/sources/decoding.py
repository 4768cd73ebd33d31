"""Bytes to characters.

UTF-8 and UTF-16 are recognised for certain; of the older encodings the few that English and Russian texts come in
are told apart by their letters. What is no text is refused, never read as noise.
"""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from dragoman.errors import InputError

# A longer text is a collection, not a document: reading it as one would give one wrong date to all of it.
LONGEST_DOCUMENT = 20 * 1024 * 1024

EXPECTED_TEXT = "expected text in UTF-8"

MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# First bytes of what is often given a wrong name or dropped into a folder of texts.
KINDS = (
    (b"PK\x03\x04", "a zip archive, as .docx, .odt and .epub files are"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"SQLite format 3", "an SQLite file"),
)

NON_TEXT = bytes({*range(9), *range(14, 27), 28, 29, 30, 31})

CYRILLIC_ENCODINGS = ("cp1251", "koi8-r", "cp866")
COMMON_RUSSIAN = frozenset("оеаинтсрвл")
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_-]{3,20})""")
# Codecs such as rot13 or unicode_escape are none of a page's business.
HONEST = re.compile(
    r"(?:windows-125\d|cp125\d|cp866|iso-8859-\d{1,2}|latin-?1|koi8-[ru]|gb\w{2,6}|big5|euc-\w\w|shift_jis)$"
)


def read_whole(stream: BinaryIO, origin: str, *, limit: int = LONGEST_DOCUMENT) -> bytes:
    """All bytes of the stream; an :class:`InputError` where there are more than one document may have."""
    raw = stream.read(limit + 1)
    if len(raw) > limit:
        raise too_long(origin, f"over {limit >> 20} MB", limit)
    return raw


def too_long(origin: str, size: str, limit: int = LONGEST_DOCUMENT, *, line: int | None = None) -> InputError:
    """The error for a text that is too long for one document."""
    problem = f"holds {size} in one document; expected at most {limit >> 20} MB (a collection goes into .jsonl lines)"
    return InputError(origin, problem, line=line)


def decode(raw: bytes, origin: str, *, declared: bool = False) -> str:
    """The characters, lines ended by newlines; an :class:`InputError` where the bytes are no text.

    ``declared`` says that the bytes may name their encoding themselves, as pages do.
    """
    refuse_binary(raw, origin)
    text = decode_unicode(raw, origin)
    if text is None and declared:
        text = decode_declared(raw)
    if text is None:
        text = decode_legacy(raw, origin)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def refuse_binary(raw: bytes, origin: str) -> None:
    """Nothing; an :class:`InputError` where the bytes begin as those of a known kind of file do."""
    for begin, kind in KINDS:
        if raw.startswith(begin):
            raise InputError(origin, f"is {kind}; {EXPECTED_TEXT}")


def decode_unicode(raw: bytes, origin: str) -> str | None:
    """The characters where the bytes are UTF-8, UTF-16 or UTF-32; ``None`` where they are something older."""
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, "replace")
    if guessed := guess_utf16(raw[:4096]):
        return raw.decode(guessed, "replace")
    head = raw[:65536]
    # Half of one per cent: texts hold a form feed now and then, files of other kinds hold such bytes throughout.
    if b"\0" in head or len(head.translate(None, NON_TEXT)) < 0.995 * len(head) - 1:
        raise InputError(origin, f"is no text but binary; {EXPECTED_TEXT}")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text[:200_000] if c > "\x7f") - text[:200_000].count("\ufffd")
    # A text cut in the middle of a letter, or pasted together, is UTF-8 all the same.
    return text if whole >= 10 * broken else None


def guess_utf16(head: bytes) -> str | None:
    """The byte order of UTF-16 without its mark: nearly every other byte is that of Latin or Cyrillic letters."""
    pairs = len(head) // 2
    if pairs < 2 or b"\0" not in head:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = head[offset : 2 * pairs : 2], head[1 - offset : 2 * pairs : 2]
        if sum(1 for b in high if b in (0, 4, 0x20)) > 0.95 * pairs and low.count(0) == 0:
            return encoding
    return None


def decode_declared(raw: bytes) -> str | None:
    """The characters by the encoding that a page names in its head; ``None`` without a usable name."""
    match = DECLARED.search(raw[:4096])
    name = match[1].decode("ascii").lower() if match else ""
    if not HONEST.match(name):
        return None
    try:
        return raw.decode(name, "replace")
    except LookupError:
        return None


def decode_legacy(raw: bytes, origin: str) -> str:
    """The characters of a text in an encoding of one byte a letter, told by its letters.

    In Cyrillic text the bytes above 127 stand in long runs, in Western text alone between others.
    """
    sample = raw[:200_000]
    runs = re.findall(rb"[\x80-\xff]+", sample)
    mean_run = sum(map(len, runs)) / len(runs)
    if mean_run >= 2.5:
        share, encoding = max((share_of_common(sample.decode(e, "replace")), e) for e in CYRILLIC_ENCODINGS)
        # The ten letters make up some 60 per cent of any Russian text; by chance they would be 15.
        if share >= 0.4:
            return raw.decode(encoding, "replace")
    elif sum(map(len, runs)) <= 0.15 * len(sample):
        # Where cp1252 has no letter, Latin-1 has a control character: such bytes mean a third encoding.
        text = raw.decode("cp1252", "replace")
        if text.count("\ufffd") <= 0.002 * len(text):
            return text
    raise InputError(origin, f"is in an encoding that could not be recognised; {EXPECTED_TEXT}")


def share_of_common(text: str) -> float:
    """How many of the letters that are not Latin are among the ten commonest of Russian, in lower case."""
    letters = [c for c in text if c > "\x7f" and not c.isspace()]
    return sum(1 for c in letters if c in COMMON_RUSSIAN) / max(1, len(letters))
