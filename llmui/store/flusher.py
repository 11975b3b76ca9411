"""The thread that takes to the disk what can wait a second."""

from __future__ import annotations

import logging
from collections.abc import Callable
from threading import Event, Thread

_log = logging.getLogger(__name__)


class Flusher:
    """Calls `work` soon after `poke`, at most once per interval; again after an interval while `work` returns True."""

    def __init__(self, work: Callable[[], bool], interval_s: float) -> None:
        self._work, self._interval_s = work, interval_s
        self._wanted, self._stopping = Event(), Event()
        self._thread: Thread | None = None

    def poke(self) -> None:
        """There is something to do. Called with the lock of the store held, so only one thread is ever started."""
        if self._thread is None:
            self._thread = Thread(target=self._run, name="store-flusher", daemon=True)
            self._thread.start()
        self._wanted.set()

    def stop(self) -> None:
        self._stopping.set()
        self._wanted.set()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while True:
            self._wanted.wait()
            self._wanted.clear()
            if self._stopping.is_set():
                return
            try:
                again = self._work()
            except Exception:  # noqa: BLE001 - the top of a thread: saving must go on whatever one file does
                _log.exception("saving in the background failed")
                again = True
            if self._stopping.wait(self._interval_s):
                return
            if again:
                self._wanted.set()
