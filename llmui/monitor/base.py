"""The promise of a probe of the machine."""

from __future__ import annotations

from typing import Protocol

from llmui.domain.samples import HostSample


class HostProbe(Protocol):
    """Reads the machine's memory and processors."""

    def sample(self) -> HostSample:
        """The state now, in less than 20 ms. What cannot be read is None; never raises."""
        ...
