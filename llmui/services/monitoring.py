"""The machine's state for whoever looks, read once a second however many look."""

from __future__ import annotations

import threading
import time

from llmui.domain.samples import HostSample
from llmui.monitor.base import HostProbe

FRESH_S = 1.0


class MonitoringService:
    """Samples when asked, at most once a second."""

    def __init__(self, probe: HostProbe) -> None:
        self._probe = probe
        self._lock = threading.Lock()
        self._sample: HostSample | None = None
        self._at = float("-inf")

    def host(self) -> HostSample:
        """A reading at most a second old."""
        with self._lock:
            now = time.monotonic()
            if self._sample is None or now - self._at >= FRESH_S:
                self._sample, self._at = self._probe.sample(), now
            return self._sample
