"""The model files in the folders that llmui looks into. Knows names and sizes only: nothing here opens a model."""

from __future__ import annotations

import re
import stat
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from llmui.domain.labels import one_line
from llmui.domain.model_files import ModelFile

_LATER_PART = re.compile(r"-(?!00001)\d{5}-of-\d{5}$")
_FIRST_PART = re.compile(r"-00001-of-(\d{5})$")
MAX_DEPTH = 3
MAX_NAME_CHARS = 200


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
            if file is not None:
                found.setdefault(file.id, file)
        return tuple(sorted(found.values(), key=lambda file: (file.bundled, file.name.casefold(), file.name)))

    def find(self, name: str) -> ModelFile | None:
        """By id, by name, or by the path of a GGUF file anywhere; a name in other letters' case is second best."""
        files = self.list()
        for same in (str, str.casefold):
            for file in files:
                if same(name) in (same(file.id), same(file.path.name)):
                    return file
        if not name.lower().endswith(".gguf"):
            return None
        try:
            path = Path(name).expanduser()
        except RuntimeError:  # ~somebody who has no home
            return None
        return _model_file(path.absolute(), bundled=False)

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
        elif depth and _is_folder(entry):
            yield from _gguf_files(entry, depth - 1)


def _is_folder(path: Path) -> bool:
    """Links do not count: they may lead round in a ring."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _model_file(path: Path, *, bundled: bool) -> ModelFile | None:
    """None for what is no model by its name or kind: projectors, later parts of a split file, folders, pipes."""
    if _LATER_PART.search(path.stem) or "mmproj" in path.stem.lower():
        return None
    try:
        info = path.stat()
    except (OSError, ValueError):  # the latter: a name that no file can have
        return None
    if not stat.S_ISREG(info.st_mode):
        return None
    # A label, not the raw name: that may hold bytes that are no text, or characters that hide the rest.
    name = one_line(_FIRST_PART.sub("", path.stem), MAX_NAME_CHARS) or "model"
    return ModelFile(id=name, name=name, path=path, size_bytes=info.st_size + _later_parts(path), bundled=bundled)


def _later_parts(path: Path) -> int:
    """The size of the other parts of a split file, as far as they are there."""
    first = _FIRST_PART.search(path.stem)
    if first is None:
        return 0
    size, stem = 0, path.stem[: first.start()]
    for number in range(2, int(first[1]) + 1):
        try:
            size += path.with_name(f"{stem}-{number:05}-of-{first[1]}{path.suffix}").stat().st_size
        except OSError:
            break
    return size
