"""Waiting for what tells nobody when it happens: files, processes, states that are only looked at."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Event


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Return as soon as it is so. Looks a hundred times a second, and leaves the processor to those it waits for."""
    deadline, pause = time.monotonic() + seconds, Event()
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        pause.wait(0.01)
