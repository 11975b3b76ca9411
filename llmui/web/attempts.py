"""How often somebody may be wrong about a secret."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable

WINDOW_S = 60.0
MAX_CLIENTS = 1024


class FailedAttempts:
    """Counts failures per client address over the last minute. Used from one event loop only."""

    def __init__(self, limit: int, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._limit = limit
        self._clock = clock
        self._failures: OrderedDict[str, deque[float]] = OrderedDict()

    def wait_s(self, client: str) -> int:
        """Whole seconds until `client` may be wrong again; 0 when it may now."""
        times = self._recent(client)
        if len(times) < self._limit:
            return 0
        return max(1, round(times[0] + WINDOW_S - self._clock()))

    def record(self, client: str) -> None:
        times = self._recent(client)
        times.append(self._clock())
        if len(times) > self._limit:
            times.popleft()
        self._failures[client] = times
        self._failures.move_to_end(client)
        if len(self._failures) > MAX_CLIENTS:
            self._failures.popitem(last=False)

    def _recent(self, client: str) -> deque[float]:
        times = self._failures.get(client, deque())
        while times and times[0] <= self._clock() - WINDOW_S:
            times.popleft()
        return times
