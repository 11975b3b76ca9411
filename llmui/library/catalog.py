"""The model files in the folders that llmui looks into. Knows names and sizes only: nothing here opens a model."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from llmui.domain.model_files import ModelFile

_LATER_PART = re.compile(r"-(?!00001)\d{5}-of-\d{5}$")
_FIRST_PART = re.compile(r"-00001-of-\d{5}$")
MAX_DEPTH = 3


class Catalog:
    """GGUF files in `folders`, searched three levels deep; the first folder with a file of some name wins."""

    def __init__(self, folders: Sequence[Path], *, bundled: Path | None = None, extra: Sequence[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._bundled = bundled
        self._extra = tuple(extra)

    def list(self) -> tuple[ModelFile, ...]:
        """All model files, by name; the bundled ones last. A folder that cannot be read counts as empty."""
        found: dict[str, ModelFile] = {}
        for path, bundled in self._candidates():
            file = _model_file(path, bundled=bundled)
            if file is not None and all(file.path != other.path for other in found.values()):
                found.setdefault(file.id, file)
        return tuple(sorted(found.values(), key=lambda file: (file.bundled, file.name.casefold())))

    def find(self, name: str) -> ModelFile | None:
        """By id, by name, or by the path of a GGUF file anywhere."""
        files = self.list()
        wanted = name.casefold()
        for file in files:
            if wanted in (file.id.casefold(), file.name.casefold(), file.path.name.casefold()):
                return file
        path = Path(name).expanduser()
        return _model_file(path.absolute(), bundled=False) if path.suffix.lower() == ".gguf" else None

    def _candidates(self) -> Iterator[tuple[Path, bool]]:
        yield from ((path, False) for path in self._extra)
        for folder in self._folders:
            yield from ((path, False) for path in _gguf_files(folder, MAX_DEPTH))
        if self._bundled is not None:
            yield from ((path, True) for path in _gguf_files(self._bundled, 0))


def _gguf_files(folder: Path, depth: int) -> Iterable[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.suffix.lower() == ".gguf":
            yield entry
        elif depth and entry.is_dir() and not entry.is_symlink():
            yield from _gguf_files(entry, depth - 1)


def _model_file(path: Path, *, bundled: bool) -> ModelFile | None:
    """None for what is no model by its name or kind: projectors, later parts of a split file, folders, pipes."""
    if _LATER_PART.search(path.stem) or path.stem.lower().startswith("mmproj"):
        return None
    try:
        info = path.stat()
    except OSError:
        return None
    if not stat.S_ISREG(info.st_mode):
        return None
    stem = _FIRST_PART.sub("", path.stem)
    return ModelFile(id=stem, name=stem, path=path, size_bytes=info.st_size, bundled=bundled)
