"""One set-up at a time: two windows started at once would empty each other's environment."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from launcher.console import SignsOfLife, say
from launcher.errors import StepFailed


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Waits while another process holds `path`; the system lets go of it when that process ends, however it does.

    Raises:
        StepFailed: nothing can be written here.
    """
    try:
        file = path.open("a")
    except OSError as error:
        hint = "Make this folder writable for you, or move it to a place that is."
        raise StepFailed("Starting", f"{path.parent} cannot be written to: {error.strerror}.", hint) from error
    with file:
        if not _take(file, wait=False):
            say("llmui is being set up in another window; waiting for that")
            with SignsOfLife("waiting"):
                while not _take(file, wait=True):
                    pass  # Windows gives up after ten seconds
        yield


if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str], *, wait: bool) -> bool:
        file.seek(0)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: IO[str], *, wait: bool) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        return True
