"""`llmui serve`: app.py in this process, so that signals and the exit status are its own."""

from __future__ import annotations

import runpy
import sys
from collections.abc import Sequence
from pathlib import Path

APP = Path(__file__).resolve().parents[2] / "app.py"


def run(app_file: Path, arguments: Sequence[str]) -> None:
    """Run `app_file` as `python app.py ARGUMENTS` would. It stands on top of all packages: nothing imports it."""
    sys.argv = [str(app_file), *arguments]
    runpy.run_path(str(app_file), run_name="__main__")
