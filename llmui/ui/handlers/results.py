"""A value that handlers may return in place of an output: leave it as it is."""

from __future__ import annotations

from enum import Enum


class Keep(Enum):
    """The one member is `KEEP`."""

    KEEP = "keep"


KEEP = Keep.KEEP
