"""Memory and processor load of the machine and of llmui itself, by psutil."""

from __future__ import annotations

import psutil

from llmui.domain.samples import HostSample


class PsutilProbe:
    """Reads through psutil. The first CPU share is None: it is measured between two calls."""

    def __init__(self) -> None:
        self._own = psutil.Process()
        self._asked_before = False

    def sample(self) -> HostSample:
        """The state now; see `HostProbe`."""
        memory = psutil.virtual_memory()
        busy = psutil.cpu_percent(interval=None)
        share = busy / 100 if self._asked_before else None
        self._asked_before = True
        return HostSample(
            memory_total_bytes=memory.total,
            memory_used_bytes=memory.total - memory.available,
            cpu_share=share,
            program_bytes=self._program_bytes(),
        )

    def _program_bytes(self) -> int | None:
        try:
            family = [self._own, *self._own.children(recursive=True)]
        except psutil.Error:
            return None
        total = 0
        for process in family:
            try:
                total += process.memory_info().rss
            except psutil.Error:
                continue  # it ended between the two calls
        return total
