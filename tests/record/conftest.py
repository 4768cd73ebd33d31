"""Puts the helpers beside these tests in reach: with --import-mode=importlib the folder is not on the path."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "test.dragoman"
