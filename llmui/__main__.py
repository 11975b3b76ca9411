"""`python -m llmui`, which is the command `llmui`."""

from __future__ import annotations

from llmui.cli.main import main

if __name__ == "__main__":
    main()
