"""What every test folder shares: one way to read a text, the actor base, and Hypothesis made repeatable.

``HYPOTHESIS_PROFILE=search`` looks further than the deterministic run of ``make test`` does.
"""

from __future__ import annotations

import datetime as dt
import functools
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from dragoman.actors.base import ActorBase, load_base
from dragoman.flow import read_document
from dragoman.model.documents import Document
from dragoman.model.readings import Reading

# with --import-mode=importlib the folder is not on the path
sys.path.insert(0, str(Path(__file__).parent))

ReadText = Callable[[str, dt.date | None], Reading]

# The first example loads tables and model, which takes seconds: no deadline tells anything.
settings.register_profile(
    "deterministic",
    derandomize=True,
    database=None,
    deadline=None,
    max_examples=50,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "search", settings.get_profile("deterministic"), derandomize=False, max_examples=2000, print_blob=True
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "deterministic"))


@functools.cache
def read_english(text: str, published: dt.date | None) -> Reading:
    """The reading of an English text; each text is read once in a run."""
    return read_document(Document("test", text, published=published, language="en"))


@pytest.fixture(scope="session")
def read_text() -> ReadText:
    return read_english


@pytest.fixture(scope="session")
def base() -> ActorBase:
    return load_base()
