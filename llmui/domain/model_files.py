"""Model files as the catalog lists them, before anything has parsed them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelFile:
    """A GGUF file on disk. `id` is unique in the catalog and stable across starts; `name` is for people."""

    id: str
    name: str
    path: Path
    size_bytes: int
    bundled: bool = False
