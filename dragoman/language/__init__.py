"""What each language supplies; the folders beside this file are the languages that Dragoman reads."""

from __future__ import annotations

import importlib
from collections.abc import Callable

from dragoman.errors import LanguageError
from dragoman.model.documents import Span
from dragoman.model.times import Tense, TimeMention

READ = ("en",)

FindTimes = Callable[[str], list[TimeMention]]
Tenses = Callable[[str], Callable[[Span], Tense]]


def surface_language(code: str) -> tuple[FindTimes, Tenses]:
    """The recogniser of times and the teller of tenses of a language, neither of which needs its parser.

    :class:`LanguageError` for a language that is not read.
    """
    if code not in READ:
        raise LanguageError("the text", code, READ)
    times = importlib.import_module(f"dragoman.language.{code}.times")
    surface = importlib.import_module(f"dragoman.language.{code}.surface")
    return times.find_times, surface.surface_tenses
