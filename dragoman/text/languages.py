"""The language of a text, as an ISO 639-1 code.

The script comes first, then letters that one language alone has; only then the statistical identifier, restricted to
the languages that diplomatic news comes in, since among a hundred a short English text is soon taken for Latin.
"""

from __future__ import annotations

import functools
import re
from typing import Any, Literal

Script = Literal["latin", "cyrillic", "other"]

LATIN = ("en", "fr", "de", "es", "it", "pt", "nl", "pl", "cs", "sk", "hu", "ro", "sv", "no", "da", "fi", "et", "lv",
         "lt", "hr", "sl", "sq", "tr", "az", "uz", "tk", "id", "vi")  # fmt: skip
CYRILLIC = ("ru", "uk", "be", "kk", "ky", "tg", "mn", "bg", "sr", "mk")

# Letters of one language only among those that are told apart; ten in a thousand are no foreign name.
OWN_LETTERS = {"uk": "їєґ", "be": "ў", "kk": "әұһ", "tg": "ҷӣӯҳ", "sr": "ћђ", "mk": "ѓќѕ"}
OWN_SHARE = 0.01

# Below this, the identifier follows names rather than the language, and the script decides.
FEW_LETTERS = 60
ENOUGH = 4000

LETTERS = re.compile(r"[^\W\d_]+")


def detect_language(text: str) -> str:
    """The code of the language; where the text is short, Russian for Cyrillic script and English for Latin.

    >>> detect_language("Путин принял Токаева"), detect_language("Putin received Tokayev")
    ('ru', 'en')
    """
    words = take_words(text)
    letters = "".join(words).lower()
    script = script_of(letters)
    if script == "cyrillic":
        return cyrillic_language(words, letters)
    if script == "other":
        return rank(" ".join(words), None)[0][0]
    if len(letters) < FEW_LETTERS:
        return "en"
    best = rank(" ".join(words), LATIN)
    # A doubtful text, a list of names for one, is taken for English: that is what most texts are.
    return best[0][0] if best[0][1] >= 0.5 else "en"


def take_words(text: str) -> list[str]:
    """The words to judge by, from the middle as well as the head: furniture at the head may be in another language."""
    middle = max(ENOUGH, len(text) // 2)
    return LETTERS.findall(text[:ENOUGH] + " " + text[middle : middle + ENOUGH])


def script_of(letters: str) -> Script:
    """The script of most letters; Latin where there are none."""
    cyrillic = sum(1 for c in letters if "\u0400" <= c <= "\u052f")
    latin = sum(1 for c in letters if c < "\u0250" or "\u1e00" <= c <= "\u1eff")
    other = len(letters) - cyrillic - latin
    if other > max(cyrillic, latin):
        return "other"
    # Latin names and addresses stand in Russian texts oftener than Cyrillic ones in English texts.
    return "cyrillic" if cyrillic > 0.6 * latin else "latin"


def cyrillic_language(words: list[str], letters: str) -> str:
    """The language of a text in Cyrillic letters: by letters of its own, else by the identifier, else Russian."""
    for language, own in OWN_LETTERS.items():
        if sum(1 for c in letters if c in own) > OWN_SHARE * len(letters):
            return language
    if len(letters) < FEW_LETTERS:
        return "ru"
    language, share = rank(" ".join(words), CYRILLIC)[0]
    return language if share >= 0.8 else "ru"


def rank(text: str, languages: tuple[str, ...] | None) -> list[tuple[str, float]]:
    """The languages, likeliest first, with their probabilities."""
    ranked: list[tuple[str, float]] = load_identifier(languages).rank(text)
    return ranked


@functools.cache
def load_identifier(languages: tuple[str, ...] | None) -> Any:
    """py3langid's identifier for some languages, or for all it knows; an own one, as its settings are global."""
    # Loaded here: its model takes most of a second, and documents that name their language need none.
    from py3langid import langid

    identifier = langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)
    identifier.set_languages(languages)
    return identifier
