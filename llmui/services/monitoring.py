"""The machine's state for whoever looks, read once a second however many look."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from llmui.domain.samples import HostSample
from llmui.monitor.base import HostProbe

FRESH_S = 1.0


class MonitoringService:
    """Samples when asked, at most once a second."""

    def __init__(self, probe: HostProbe, clock: Callable[[], float] = time.monotonic) -> None:
        self._probe, self._clock = probe, clock
        self._lock = threading.Lock()
        self._sample: HostSample | None = None
        self._at = 0.0

    def host(self) -> HostSample:
        """A reading at most a second old; older only while another caller is busy reading a new one."""
        known = self._sample
        if known is not None and self._clock() - self._at < FRESH_S:
            return known
        if not self._lock.acquire(blocking=known is None):  # only before the first reading is it worth waiting
            return known or self._probe.sample()
        try:
            if known is None and self._sample is not None:
                return self._sample
            self._sample = self._probe.sample()
            self._at = self._clock()
            return self._sample
        finally:
            self._lock.release()
