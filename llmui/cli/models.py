"""`llmui models`."""

from __future__ import annotations

from collections.abc import Sequence

from llmui.cli.output import dump, size, table
from llmui.domain.model_files import ModelFile
from llmui.library.catalog import Catalog
from llmui.settings import BUNDLED_MODELS, Settings


def find(settings: Settings) -> tuple[ModelFile, ...]:
    """The model files in the folders that llmui looks into."""
    return Catalog((settings.data_dir / "models", *settings.models_dir), bundled=BUNDLED_MODELS).list()


def as_json(files: Sequence[ModelFile]) -> str:
    """For programs."""
    return dump([record(file) for file in files])


def record(file: ModelFile) -> dict[str, object]:
    """One model as plain values."""
    return {
        "id": file.id,
        "name": file.name,
        "size_bytes": file.size_bytes,
        "bundled": file.bundled,
        "path": str(file.path),
    }


def as_text(files: Sequence[ModelFile]) -> str:
    """For people."""
    rows = [(file.name, size(file.size_bytes), "came with llmui" if file.bundled else "") for file in files]
    return table(rows, empty="There is no model yet. Put a GGUF file into the folder `models` of the data folder.")
