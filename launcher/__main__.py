"""Run as `python launcher [test] [arguments]` from anywhere; both start scripts do just that."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
# Running a folder puts the folder itself first on the path; the package's parent belongs there instead.
sys.path[0] = str(ROOT)

from launcher.main import main  # noqa: E402 - the path above makes this import possible

if __name__ == "__main__":
    sys.exit(main(ROOT, sys.argv[1:]))
