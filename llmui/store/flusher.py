"""The thread that takes to the disk what can wait a second."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread


class Flusher:
    """Calls `work` soon after `poke`, at most once per interval; again after an interval while `work` returns True.

    Should a bug end the thread, its traceback is printed and the next `poke` starts another one.
    """

    def __init__(self, work: Callable[[], bool], interval_s: float) -> None:
        self._work, self._interval_s = work, interval_s
        self._wanted, self._stopping = Event(), Event()
        self._thread: Thread | None = None

    def poke(self) -> None:
        """There is something to do. Called with the lock of its owner held, so only one thread is started."""
        self._wanted.set()
        if (self._thread is None or not self._thread.is_alive()) and not self._stopping.is_set():
            self._thread = Thread(target=self._run, name="store-flusher", daemon=True)
            self._thread.start()

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
            again = self._work()
            if self._stopping.wait(self._interval_s):
                return
            if again:
                self._wanted.set()
