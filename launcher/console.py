"""What the person sees while something long runs: the step, the time, and never five minutes of silence."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TextIO

from launcher.errors import StepFailed, advice, tail

QUIET_S = 30.0  # between two signs of life where lines cannot be rewritten, as in CI
NINJA = re.compile(r"\[(\d+)/(\d+)\]")


def elapsed(seconds: float) -> str:
    whole = int(seconds)
    return f"{whole} s" if whole < 60 else f"{whole // 60} min {whole % 60:02d} s"


def say(text: str = "", out: TextIO | None = None) -> None:
    print(text, file=out or sys.stdout, flush=True)


class SignsOfLife:
    """Prints how long something has run: one rewritten line on a terminal, a line now and then elsewhere."""

    def __init__(self, what: str, log: Path | None = None, out: TextIO | None = None) -> None:
        self._what, self._log, self._out = what, log, out or sys.stdout
        self._live = self._out.isatty()
        self._over = threading.Event()
        self._began = time.monotonic()
        self._thread = threading.Thread(target=self._tell, name="signs-of-life", daemon=True)

    def __enter__(self) -> SignsOfLife:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()
        if self._live:
            print("\r\x1b[K", end="", file=self._out, flush=True)

    @property
    def seconds(self) -> float:
        return time.monotonic() - self._began

    def _tell(self) -> None:
        while not self._over.wait(1.0 if self._live else QUIET_S):
            line = f"      … {self._what}: {elapsed(self.seconds)}{self.progress()}"
            print(
                f"\r\x1b[K{line}" if self._live else line,
                end="" if self._live else "\n",
                file=self._out,
                flush=True,
            )

    def progress(self) -> str:
        """How many files the compiler has done, where the log tells."""
        if self._log is None or not self._log.exists():
            return ""
        with self._log.open("rb") as log:
            log.seek(max(0, self._log.stat().st_size - 8192))
            steps = NINJA.findall(log.read().decode("utf-8", "replace"))
        return f", file {steps[-1][0]} of {steps[-1][1]}" if steps else ""


def run(
    step: str,
    argv: Sequence[str],
    log: Path,
    hint: str,
    environment: Mapping[str, str] | None = None,
) -> str:
    """Run a program with its output in `log`; returns the output.

    Raises:
        StepFailed: it did not start, or ended with an error; `hint` unless the output gives a better one.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("ab") as sink:
        start = sink.tell()
        sink.write(f"$ {' '.join(argv)}\n".encode())
        sink.flush()
        try:
            with SignsOfLife(step, log):
                code = _finish(argv, sink, environment)
        except OSError as error:
            raise StepFailed(step, f"{argv[0]} could not be started: {error}", hint) from error
    with log.open("rb") as written:
        written.seek(start)
        output = written.read().decode("utf-8", "replace")
    if code:
        raise StepFailed(step, tail(output), advice(output, hint), str(log))
    return output


def _finish(argv: Sequence[str], sink: BinaryIO, environment: Mapping[str, str] | None) -> int:
    """The exit status. Whatever ends us early ends the program and all that it started, such as compilers."""
    process = subprocess.Popen(
        argv,
        stdin=subprocess.DEVNULL,
        stdout=sink,
        stderr=subprocess.STDOUT,
        env=environment,
        start_new_session=sys.platform != "win32",
    )
    try:
        return process.wait()
    except BaseException:
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
        else:
            _end_group(process)
        process.wait()
        raise


def _end_group(process: subprocess.Popen[bytes]) -> None:
    for last_word in (signal.SIGTERM, signal.SIGKILL):
        with suppress(ProcessLookupError, subprocess.TimeoutExpired):
            os.killpg(process.pid, last_word)
            process.wait(timeout=5)
