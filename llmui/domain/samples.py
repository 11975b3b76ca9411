"""Readings of the machine. Sizes in bytes, shares from 0 to 1; None means that the value cannot be known here."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class HostSample:
    """The machine and this program on it."""

    memory_total_bytes: int
    memory_used_bytes: int
    cpu_share: float | None = None
    program_bytes: int | None = None
