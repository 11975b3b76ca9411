"""What holds for every test: no luck with the clock, and a summary that forgets nothing."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import hypothesis
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# Examples are the same on every run and may take their time on a busy machine: a test fails for its subject only.
hypothesis.settings.register_profile("llmui", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("llmui")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Repeat what failed before pytest began, since the end of the output is what people read."""
    if failed := os.environ.get("FAILED_BEFORE_PYTEST"):
        terminalreporter.section("checks before the tests", red=True)
        terminalreporter.write_line(f"FAILED: {failed} (details above the tests)", red=True)


FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


# How long a page is waited for. What must be quicker says so itself, and is measured by more than the clock.
EXPECT_MS = 15_000


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, one for all tests: Playwright's synchronous interface can be open once in a thread.

    The launcher made sure that there is one and says where in LLMUI_CHROMIUM.
    """
    from playwright.sync_api import expect, sync_playwright  # only for those who need it: it takes a while

    expect.set_options(timeout=EXPECT_MS)

    names = (os.environ.get("LLMUI_CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    assert found, "no Chromium: run the tests with ./start.sh test, which installs it"
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=found, args=FLAGS)
        yield browser
        browser.close()
