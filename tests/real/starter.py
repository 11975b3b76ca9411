"""The model that tests load: the bundled one."""

from __future__ import annotations

from pathlib import Path

from bench.synthetic_model import SHAPES, make

STARTER = Path(__file__).parents[2] / "models" / "llmui-starter-Q8_0.gguf"


def starter_or_synthetic(folder: Path) -> Path:
    """The starter model; where it is not there yet, a random one of the same size."""
    return STARTER if STARTER.exists() else make(SHAPES["15m"], folder)
