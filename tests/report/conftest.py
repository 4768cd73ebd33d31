"""Puts the made record of the command line's tests in reach: dossiers are made from it too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "cli"))
