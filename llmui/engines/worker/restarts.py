"""How soon an engine that crashed is started again, and when to give up. Pure: the caller tells the time."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class RestartPolicy:
    """At once after the first crash, then after 1, 2, 4 … `longest_s`; anew after `reset_s` without a crash.

    More than `most` crashes within `window_s` are too many.
    """

    first_s: float = 1.0
    longest_s: float = 60.0
    reset_s: float = 300.0
    most: int = 5
    window_s: float = 600.0
    _crashes: deque[float] = field(default_factory=deque)
    _in_a_row: int = 0

    def delay(self, now: float) -> float | None:
        """Note a crash; seconds to wait before the next start, None when it should be left alone."""
        if self._crashes and now - self._crashes[-1] >= self.reset_s:
            self._in_a_row = 0
        self._crashes.append(now)
        while self._crashes and now - self._crashes[0] > self.window_s:
            self._crashes.popleft()
        if len(self._crashes) > self.most:
            return None
        self._in_a_row += 1
        if self._in_a_row == 1:
            return 0.0
        return min(self.longest_s, self.first_s * 2.0 ** (self._in_a_row - 2))

    def forget(self) -> None:
        """Somebody loaded a model by hand: a new beginning."""
        self._crashes.clear()
        self._in_a_row = 0
