"""Text with the damage of its way mended: wrong decodings, invisible characters, line ends of other systems.

Only clear cases are touched. A sequence is taken for a wrong decoding where hardly any text in English or Russian
would hold it as it stands. Texts from JSON are never handed to this module: their offsets are somebody's.
"""

from __future__ import annotations

import re
import unicodedata

# What cp1252 and cp1251 show for the bytes 80 to BF, which follow the first byte of a letter in UTF-8.
WESTERN = "\x80-\xbf" + bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
CYRILLIC = "\x98" + bytes(range(0x80, 0xC0)).decode("cp1251", "ignore")
# Of those, the ones that writers put after a letter themselves.
PLAIN_AFTER_LETTER = "’”“‘–—…»«™°"


def run_of(letter: str) -> re.Pattern[str]:
    """A pattern for words of such letters, one of at least three among them: those are no accident."""
    return re.compile(rf"(?:(?:{letter}){{1,2}} ){{0,2}}(?:{letter}){{3,}}(?:[ .,-]{{1,2}}(?:{letter})+)*")


WRONG = (
    # ’ “ ” – — … € ™ in UTF-8, read as cp1252 or Latin-1: â€™
    (re.compile(rf"[âï](?:[€„†‚ˆ‰»¿\x80\x84\x86\x82\xbb][{WESTERN}])"), "cp1252"),
    # é ü ğ ş č and the like: Ã©. Not before quote marks, which may follow a capital.
    (re.compile(rf"[ÃÂÄÅ](?![{PLAIN_AFTER_LETTER}])[{WESTERN}]"), "cp1252"),
    # Russian read as cp1252: ÐœÐ¾ÑÐºÐ²Ð°.
    (run_of(rf"[ÐÑ][{WESTERN}]"), "cp1252"),
    # The marks of the first line, read as cp1251: вЂ™
    (re.compile(rf"в[ЂѓњќћЉЊ„][{CYRILLIC}]"), "cp1251"),
    # Russian read as cp1251: РњРѕСЃРєРІР°.
    (run_of(rf"[РС][{CYRILLIC}]"), "cp1251"),
)

SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
# Controls, soft hyphens, characters of no width, marks of direction, byte order marks, halves of characters.
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def repair(text: str) -> str:
    """The text, decoded aright where it clearly was not, in NFC, with newlines, plain spaces and nothing unseen.

    >>> repair("ErdoÄŸan in GenÃ¨ve\\r\\n")
    'Erdoğan in Genève\\n'
    """
    for pattern, encoding in WRONG:
        text = pattern.sub(lambda match, encoding=encoding: decode_again(match[0], encoding), text)  # type: ignore[misc]
    text = SPACES.sub(" ", LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", UNSEEN.sub("", text))


def decode_again(words: str, encoding: str) -> str:
    """The words taken back to bytes and read as UTF-8; unchanged where they are none."""
    try:
        return b"".join(byte_of(c, encoding) for c in words).decode("utf-8")
    except UnicodeError:
        return words


def byte_of(character: str, encoding: str) -> bytes:
    """The byte that the encoding shows as the character; C1 controls stand for themselves, as browsers have it."""
    try:
        return character.encode(encoding)
    except UnicodeEncodeError:
        return character.encode("latin-1")
