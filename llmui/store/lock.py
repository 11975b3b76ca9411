"""One writer per data folder: a lock that the operating system takes back when the process dies."""

from __future__ import annotations

import errno
import json
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

_FAR = 1 << 30  # Windows locks bytes against reading too; nobody reads there
_TAKEN = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EDEADLOCK}


class Holder(NamedTuple):
    """Who has the lock, and since when (seconds since 1970). 0: not known."""

    pid: int
    since: float


class ProcessLock:
    """`data/.lock`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._fd: int | None = None

    def acquire(self, since: float) -> bool:
        """Take it for the life of this process; False: another one has it.

        Raises:
            OSError: this file system cannot lock.
        """
        if self._fd is not None:
            return True
        flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
        fd = os.open(self._path, flags, 0o600)
        try:
            _lock(fd)
        except OSError as error:
            os.close(fd)
            if error.errno in _TAKEN:
                return False
            raise
        self._fd = fd
        with suppress(OSError):  # a full disk does not undo the lock; only its name tag is missing
            os.ftruncate(fd, 0)
            os.write(fd, json.dumps({"pid": os.getpid(), "since": since}).encode())
        return True

    def holder(self) -> Holder:
        """Who says to have it."""
        try:
            found = json.loads(self._path.read_bytes())
            return Holder(int(found["pid"]), float(found["since"]))
        except (OSError, ValueError, TypeError, KeyError):
            return Holder(0, 0.0)

    def release(self) -> None:
        if self._fd is not None:
            os.close(self._fd)  # closing unlocks
            self._fd = None


if sys.platform == "win32":
    import msvcrt

    def _lock(fd: int) -> None:
        os.lseek(fd, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(fd, 0, os.SEEK_SET)

else:
    import fcntl

    def _lock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
