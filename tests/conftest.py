"""What holds for every test: no luck with the clock, and a summary that forgets nothing."""

from __future__ import annotations

import os

import hypothesis
import pytest

# Examples are the same on every run and may take their time on a busy machine: a test fails for its subject only.
hypothesis.settings.register_profile("llmui", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("llmui")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Repeat what failed before pytest began, since the end of the output is what people read."""
    if failed := os.environ.get("FAILED_BEFORE_PYTEST"):
        terminalreporter.section("checks before the tests", red=True)
        terminalreporter.write_line(f"FAILED: {failed} (details above the tests)", red=True)
