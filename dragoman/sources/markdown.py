"""Markdown to plain text: what a reader of the rendered page would see, line by line.

This is no Markdown engine: emphasis, headings, links, quotations and lists are enough for news and analyses. Every
pattern is bounded, since the text may be anybody's.
"""

from __future__ import annotations

import re

# A line at least this long that is not the last of its paragraph was broken by an editor.
BROKEN_LINE = 50

HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(.*?)[ \t#]*$")
UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*$")
RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
FENCE = re.compile(r" {0,3}(?:```+|~~~+)[^`]*$")
DEFINITION = re.compile(r" {0,3}\[[^\]\n]{1,100}\]:[ \t]+\S")
TABLE_RULE = re.compile(r"[ \t]*\|?[ \t:|-]*-{3,}[ \t:|-]*$")
LIST_ITEM = re.compile(r"\s*(?:[-*+•]|\d{1,3}[.)])[ \t]+")
QUOTE = re.compile(r"(?: {0,3}> ?)+")

INLINE = (
    (re.compile(r"!\[[^\[\]\n]{0,300}\](?:\([^()\n]{0,1000}\)|\[[^\[\]\n]{0,100}\])"), ""),
    (re.compile(r"\[\^[^\[\]\n]{1,50}\]:?"), ""),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\((?:[^()\n]|\([^()\n]{0,200}\)){0,1000}\)"), r"\1"),
    (re.compile(r"\[([^\[\]\n]{1,500})\]\[[^\[\]\n]{0,100}\]"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]{1,500})>"), r"\1"),
    (re.compile(r"<br[ \t]*/?>", re.IGNORECASE), "\n"),
    (re.compile(r"</?[A-Za-z][A-Za-z0-9]{0,20}(?:[ \t][^<>\n]{0,500})?/?>"), ""),
    (re.compile(r"`{1,3}([^`\n]{1,500})`{1,3}"), r"\1"),
    (re.compile(r"(?<![\w*\\])(\*{1,3})(?![\s*])([^*\n]{1,2000}?)(?<![\s\\])\1(?!\*)"), r"\2"),
    (re.compile(r"(?<=\w)(\*\*)(?![\s*])([^*\n]{1,2000}?)(?<![\s\\])\1(?!\*)"), r"\2"),
    (re.compile(r"(?<![\w_\\])(_{1,3})(?![\s_])([^_\n]{1,2000}?)(?<![\s\\])\1(?![\w_])"), r"\2"),
    (re.compile(r"~~([^~\n]{1,500})~~"), r"\1"),
)
ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def strip_markdown(text: str) -> str:
    """The text without its marks; paragraphs that were broken over lines are one line each.

    >>> strip_markdown("# Talks\\n\\nThey **met** in [Bern](https://example.org).")
    'Talks\\n\\nThey met in Bern.'
    """
    lines: list[str] = []
    joins = False
    for line in text.split("\n"):
        if (plain := strip_block(line)) is None:
            continue
        starts_anew = not plain.strip() or bool(LIST_ITEM.match(plain)) or HEADING.match(line) is not None
        if joins and not starts_anew:
            lines[-1] += " " + plain.strip()
        else:
            lines.append(plain.rstrip())
        hard_break = line.endswith(("  ", "\\")) or HEADING.match(line) is not None
        joins = len(plain.rstrip()) >= BROKEN_LINE and not hard_break
    plain_text = strip_inline("\n".join(lines))
    return re.sub(r"\n{3,}", "\n\n", plain_text).strip("\n")


def strip_block(line: str) -> str | None:
    """The line without what marks its block; ``None`` where it is nothing but marks."""
    line = QUOTE.sub("", line, count=1) if QUOTE.match(line) else line
    marks = (UNDERLINE, RULE, FENCE, DEFINITION, TABLE_RULE)
    if line.strip() and any(pattern.match(line) for pattern in marks):
        return None
    if heading := HEADING.match(line):
        return heading[1]
    if line.lstrip().startswith("|"):
        return " | ".join(cell.strip() for cell in line.strip().strip("|").split("|"))
    return line.removesuffix("\\")


def strip_inline(text: str) -> str:
    """The text without marks inside its lines; emphasis within emphasis takes a second pass."""
    text = drop_comments(text)
    for _ in range(2):
        for pattern, plain in INLINE:
            text = pattern.sub(plain, text)
    return ESCAPED.sub(r"\1", text)


def drop_comments(text: str) -> str:
    """The text without HTML comments; what opens a comment that nothing closes stays."""
    first, *parts = text.split("<!--")
    closed = (part.partition("-->") for part in parts)
    return first + "".join(after if close else f"<!--{inside}" for inside, close, after in closed)
