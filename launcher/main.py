"""From a fresh checkout to a running program: skip what is done, do what is not, then become the program."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

from launcher.errors import StepFailed
from launcher.steps import Setup


def main(root: Path, arguments: list[str]) -> int:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # old Windows code pages lack our dots and dashes
    for ending in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, ending, None)
        if number and signal.getsignal(number) != signal.SIG_IGN:  # nohup's wish is kept
            signal.signal(number, signal.default_int_handler)  # as Ctrl+C: what a step started ends with it
    testing = arguments[:1] == ["test"]
    setup = Setup(root, testing)
    if not setup.runs_inside() and setup.is_usable():
        # Its version, not that of whatever Python was at hand, decides what is installed.
        return become([str(setup.python), "-I", "-S", str(root / "launcher"), *arguments])
    try:
        setup.complete()
        if testing:
            from launcher.checks import run_all

            return run_all(setup.root, setup.python, setup.venv / "log", arguments[1:])
    except StepFailed as failed:
        print(failed.text(), file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        print("\nStopped. The next start goes on from here.", file=sys.stderr, flush=True)
        return 130
    return become([str(setup.python), str(root / "app.py"), *arguments])


def become(argv: list[str]) -> int:
    """Run the program in our place, so that signals reach it and its exit status is ours."""
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform != "win32":
        os.execv(argv[0], argv)  # noqa: S606 - no shell is what we want
    child = subprocess.Popen(argv)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:
            continue  # the console sends Ctrl+C to the program too; it ends in its own time
