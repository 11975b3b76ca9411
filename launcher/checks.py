"""`start.sh test`: lint, types and contracts, then the tests; a browser for them when there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from launcher.console import elapsed, run, say
from launcher.errors import StepFailed, advice

CHROMIUM = "LLMUI_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    Path(os.environ.get("PROGRAMFILES", "C:/Program Files")) / "Google/Chrome/Application/chrome.exe",
)
FAILED_CHECKS = "FAILED_BEFORE_PYTEST"  # tests/conftest.py repeats them at the end of pytest's own summary


def run_all(root: Path, python: Path, logs: Path, pytest_arguments: list[str]) -> int:
    """0 when everything passed. All of it runs, so that one run shows all there is to mend; pytest last."""
    os.chdir(root)
    environment = dict(os.environ) | {CHROMIUM: chromium(logs / "chromium.log"), "PYTHONUNBUFFERED": "1"}
    failed = [name for name, command in checks(python).items() if not _passes(name, command, logs)]
    environment[FAILED_CHECKS] = ", ".join(failed)
    say(f"pytest ({'after failures of ' + ', '.join(failed) if failed else 'the checks before it passed'})")
    tests = subprocess.run([str(python), "-m", "pytest", *pytest_arguments], env=environment, check=False)
    return tests.returncode or int(bool(failed))


def checks(python: Path) -> dict[str, list[str]]:
    """Name and command of each check, in order."""
    beside = python.parent
    return {
        "ruff": [str(beside / "ruff"), "check", "--quiet", "."],
        "mypy": [str(python), "-m", "mypy"],
        "import contracts": [str(beside / "lint-imports")],
    }


def _passes(name: str, command: list[str], logs: Path) -> bool:
    import time

    began = time.monotonic()
    log = logs / f"{name.replace(' ', '-')}.log"
    log.unlink(missing_ok=True)
    try:
        run(name, command, log, "")
    except StepFailed:
        say(f"{name}: FAILED ({elapsed(time.monotonic() - began)})")
        say(log.read_text(encoding="utf-8", errors="replace"))
        return False
    say(f"{name}: passed ({elapsed(time.monotonic() - began)})")
    return True


def chromium(log: Path) -> str:
    """The browser for tests of the page; installs the system's package where we may.

    Raises:
        StepFailed: there is none and it cannot be installed by us.
    """
    if named := os.environ.get(CHROMIUM):
        if shutil.which(named):
            return named
        raise StepFailed("Chromium", f"{CHROMIUM}={named} is not a program.", f"Correct or unset {CHROMIUM}.")
    if found := _find_chromium():
        return found
    hint = (
        "Install it (Debian: sudo apt install chromium; Fedora: sudo dnf install chromium; "
        f"macOS: brew install --cask chromium), or set {CHROMIUM} to a Chrome or Chromium program."
    )
    apt = shutil.which("apt-get")
    if not apt or sys.platform == "win32" or os.geteuid() != 0:
        raise StepFailed("Chromium", "The tests of the page need Chromium, and none was found.", hint)
    say("Chromium is not here: installing the system's package")
    quiet = dict(os.environ) | {"DEBIAN_FRONTEND": "noninteractive"}
    run("package lists", [apt, "update"], log, hint, quiet)
    run("Chromium", [apt, "install", "-y", "--no-install-recommends", "chromium"], log, hint, quiet)
    if found := _find_chromium():
        return found
    said = log.read_text(encoding="utf-8", errors="replace")
    raise StepFailed(
        "Chromium", "The package was installed, but no browser came with it.", advice(said, hint), str(log)
    )


def _find_chromium() -> str | None:
    on_path = next((found for name in NAMES if (found := shutil.which(name))), None)
    return on_path or next((str(place) for place in PLACES if place.exists()), None)
