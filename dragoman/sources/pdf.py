"""Documents from PDF files that hold text.

A PDF knows lines at places on pages, not paragraphs. Lines are joined again by what the eye goes by: space between
them, indents, short last lines. What stands at the same place of many pages, and page numbers, are left out. Dates
in the file's own properties say when the file was made, not when the text was published, and are not used.
"""

from __future__ import annotations

import ctypes
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from dragoman.errors import InputError
from dragoman.sources.decoding import LONGEST_DOCUMENT, too_long
from dragoman.sources.drafts import Draft, plainly, put_title_first
from dragoman.sources.plain import guess_title

# Pictures and fonts may be large; the text is bounded by itself.
LONGEST_FILE = 200 * 1024 * 1024
MOST_PAGES = 5000

ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’»)\]]*$")
PAGE_NUMBER = re.compile(
    r"[-–—\s]*(?:(?:page|p\.|pg\.|стр\.?|страница|с\.)\s*)?\d{1,4}(?:\s*(?:/|of|из)\s*\d{1,4})?[-–—\s.]*$",
    re.IGNORECASE,
)
# Lines this near the top or bottom of a page may be furniture.
MARGIN_LINES = 3
LONGEST_HEAD = 100
# What pdfium puts for a hyphen at the end of a line.
LINE_HYPHENS = "\x02\ufffe"
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page with its place in points, counted from the lower left corner."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How high the line is, hence how large its letters."""
        return self.top - self.bottom


def read_pdf(raw: bytes, origin: str, *, repair: Callable[[str], str]) -> Draft:
    """The text of a PDF file; an :class:`InputError` where it holds none or cannot be opened."""
    if not raw:
        raise InputError(origin, "is empty; expected a PDF")
    pages, property_title = read_pages(raw, origin)
    kept, margin = drop_furniture(pages, property_title)
    text = repair(mend_words(join_pages(kept))).strip()
    if not re.search(r"\w", text):
        raise InputError(origin, "holds no text; a scanned PDF needs OCR first")
    title = " ".join(repair(property_title).split())
    # Programs fill in file names and "untitled": a title counts where the page shows it too.
    if not title or plainly(title) not in plainly(text[:2000] + margin):
        title = guess_title(text) or ""
    return Draft(text=put_title_first(title, text), title=title or None, margin=margin)


def read_pages(raw: bytes, origin: str) -> tuple[list[list[Line]], str]:
    """The lines of each page, and the title among the file's properties."""
    # Loaded here, since commands that read no PDF should not wait for it.
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise InputError(origin, "is encrypted; expected a PDF that opens without a password") from error
        raise InputError(origin, "is damaged or no PDF at all; expected a PDF") from error
    pages: list[list[Line]] = []
    try:
        if len(document) > MOST_PAGES:
            raise InputError(origin, f"has {len(document)} pages; expected at most {MOST_PAGES}")
        length = 0
        for page in document:
            textpage = page.get_textpage()
            pages.append(read_lines(textpage))
            textpage.close()
            page.close()
            length += sum(len(line.text) for line in pages[-1])
            if length > LONGEST_DOCUMENT:
                raise too_long(origin, f"over {LONGEST_DOCUMENT >> 20} MB of text")
        return pages, str(document.get_metadata_value("Title"))
    except pypdfium2.PdfiumError as error:
        raise InputError(origin, f"has a damaged page {len(pages) + 1}; expected a whole PDF") from error
    finally:
        document.close()


def read_lines(textpage: object) -> list[Line]:
    """The lines of a page that hold something, in the order of the page's content."""
    # Loaded here, since commands that read no PDF should not wait for it.
    from pypdfium2 import raw

    count = max(0, raw.FPDFText_CountChars(textpage))
    characters = "".join(map(safe_character, (raw.FPDFText_GetUnicode(textpage, i) for i in range(count))))
    lines: list[Line] = []
    for match in re.finditer(rf"[^\r\n{LINE_HYPHENS}]+[{LINE_HYPHENS}]?", characters):
        words = match[0].strip(" \t\xa0")
        if not words:
            continue
        first = match.start() + len(match[0]) - len(match[0].lstrip(" \t\xa0"))
        last = match.start() + len(match[0].rstrip(" \t\xa0")) - 1
        (left, bottom, _, top), (_, _, right, _) = character_box(textpage, first), character_box(textpage, last)
        lines.append(Line(words, left, right, top, bottom))
    return lines


def safe_character(code: int) -> str:
    """The character of a code; a replacement for halves of characters and for none."""
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd"


def character_box(textpage: object, index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a character, by its font's height; zeros where pdfium knows none."""
    # Loaded here, since commands that read no PDF should not wait for it.
    from pypdfium2 import raw

    box = raw.FS_RECTF()
    if not raw.FPDFText_GetLooseCharBox(textpage, index, ctypes.byref(box)):
        return 0.0, 0.0, 0.0, 0.0
    return box.left, box.bottom, box.right, box.top


def drop_furniture(pages: Sequence[Sequence[Line]], title: str) -> tuple[list[list[Line]], str]:
    """The pages without page numbers and without what recurs at their edges; and what was left out of the first.

    A running head that repeats the title is kept where it first stands.
    """
    edges = [edge_of(page) for page in pages]
    pairs = list(zip(pages, edges, strict=True))
    seen = Counter(key for page, edge in pairs for key in {edge_key(page[i]) for i in edge})
    often = max(2, round(0.5 * len(pages)))
    kept: list[list[Line]] = []
    left_out: list[str] = []
    title_shown = False
    for number, (page, edge) in enumerate(pairs):
        kept.append([])
        for i, line in enumerate(page):
            recurs = i in edge and seen[edge_key(line)] >= often and len(line.text) <= LONGEST_HEAD
            is_title = bool(title) and plainly(line.text) == plainly(title)
            if i in edge and PAGE_NUMBER.match(line.text):
                continue
            if recurs and (title_shown or not is_title):
                left_out += [line.text] if number == 0 else []
                continue
            title_shown = title_shown or is_title
            kept[-1].append(line)
    return kept, "\n".join(left_out)


def edge_of(page: Sequence[Line]) -> set[int]:
    """Which lines of a page stand at its edges: of a page with few lines the first and the last alone."""
    depth = min(MARGIN_LINES, max(1, len(page) // 4))
    return {i for i in range(len(page)) if i < depth or i >= len(page) - depth}


def edge_key(line: Line) -> str:
    """What a line at the edge of a page says, whatever number it bears."""
    return re.sub(r"\d+", "0", plainly(line.text))


def join_pages(pages: Sequence[Sequence[Line]]) -> str:
    """The lines as paragraphs with blank lines between them."""
    lines = [line for page in pages for line in page]
    if not lines:
        return ""
    pitch = usual_pitch(pages)
    # The longer lines show how wide the column is.
    wide = sorted(line.right for line in lines)[int(0.9 * (len(lines) - 1))]
    left = median(line.left for line in lines)
    paragraphs = [lines[0].text]
    for before, line in pairwise(lines):
        if begins_paragraph(before, line, pitch=pitch, wide=wide, left=left):
            paragraphs.append(line.text)
        elif before.text[-1] in LINE_HYPHENS + "-\xad\u2010":
            paragraphs[-1] = paragraphs[-1][:-1] + "\x02" + line.text
        else:
            paragraphs[-1] += " " + line.text
    return "\n\n".join(paragraphs)


def usual_pitch(pages: Sequence[Sequence[Line]]) -> float:
    """The usual distance from line to line, in points."""
    steps = [a.bottom - b.bottom for page in pages for a, b in pairwise(page) if a.bottom > b.bottom]
    return median(steps) if steps else 0.0


def begins_paragraph(before: Line, line: Line, *, pitch: float, wide: float, left: float) -> bool:
    """Whether a new paragraph begins with the line, and not just another line of the one before."""
    if before.text[-1] in LINE_HYPHENS:
        return False
    ends = ENDS_SENTENCE.search(before.text) is not None
    step = before.bottom - line.bottom
    if step < 0:
        # A new page or column: the sentence tells whether the paragraph goes on.
        return ends or (not line.text[0].islower() and before.right < wide - 60)
    if abs(before.height - line.height) > 0.15 * max(before.height, line.height):
        return True
    if pitch and step > 1.35 * pitch:
        return True
    if re.match(r"(?:[-•*–—]|\d{1,2}[.)])\s", line.text) and ends:
        return True
    indented = left + 6 < line.left < left + 60 and before.left < line.left - 6
    short = before.right < wide - 0.15 * max(1.0, wide - left)
    return ends and (indented or short)


def mend_words(text: str) -> str:
    """The text with words that were broken at a line's end made whole, and ligatures taken apart.

    Before a capital the hyphen stays (Russia-Kazakhstan); otherwise it stays where the text elsewhere has the word
    with a hyphen and not without.
    """
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters)
    if "\x02" not in text:
        return text
    words = Counter(re.findall(r"[\w'’-]+", text.lower()))

    def mend(match: re.Match[str]) -> str:
        first, second = match[1], match[2]
        if not second[0].islower() or first[-1:].isdigit():
            return f"{first}-{second}"
        hyphenated, joined = words[f"{first}-{second}".lower()], words[f"{first}{second}".lower()]
        return f"{first}-{second}" if hyphenated > joined else first + second

    # Twice, for a word over three lines.
    for _ in range(2):
        text = re.sub(r"([\w'’-]*)\x02\s*([\w'’-]+)", mend, text)
    return text.replace("\x02", "-")
