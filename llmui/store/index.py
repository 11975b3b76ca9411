"""What the folder of conversations holds, in memory, and `index.json`, which only spares reading every file at start.

The index is derived: losing it, or its last second, loses nothing.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from threading import RLock
from typing import Any

from llmui.errors import StoreDamaged
from llmui.store import files, schema
from llmui.store.base import Page
from llmui.store.envelope import BadContent, encode
from llmui.store.files import FileOps
from llmui.store.listing import Listed, newest_first, page
from llmui.store.schema import ULID
from llmui.store.storage import HEADER_TABLE, MESSAGE_TABLE, checked_tables

_FILE = re.compile(rf"({ULID.pattern})\.json(\.bak|\.corrupt\.\w+\.\d+)?")
_SHARD = re.compile(r"[0-9A-HJKMNP-TV-Z]{2}")
_TYPES = (str, str, str, float, float, int, int, int, int, bool)
STRAY_AFTER_S = 3600.0


@dataclass(slots=True)
class Found:
    """What there is of one conversation: its file (`size` -1: none), a backup, something put aside as damaged."""

    mtime_ns: int = 0
    size: int = -1
    backup: bool = False
    aside: bool = False


class Index:
    """All rows, and their order. Safe to call from several threads."""

    def __init__(self, path: Path, ops: FileOps) -> None:
        self._path, self._ops = path, ops
        self._lock = RLock()
        self._rows: dict[str, Listed] = {}
        self._sorted: list[Listed] | None = None
        self._changed = False

    def get(self, key: str) -> Listed | None:
        return self._rows.get(key)

    def put(self, row: Listed) -> None:
        with self._lock:
            if self._rows.get(row.id) != row:
                self._rows[row.id] = row
                self._sorted, self._changed = None, True

    def drop(self, key: str) -> None:
        with self._lock:
            if self._rows.pop(key, None) is not None:
                self._sorted, self._changed = None, True

    def page(self, owner: str, query: str, cursor: str | None, limit: int) -> Page:
        with self._lock:
            if self._sorted is None:
                self._sorted = newest_first(self._rows.values())
            rows = self._sorted
        return page(rows, owner, query, cursor, limit)

    def refresh(self, folder: Path) -> list[str]:
        """Bring the rows up to what the folder holds; the ids of files that are not what was written."""
        known = self._rows or self._read()
        rows: dict[str, Listed] = {}
        bad: list[str] = []
        for key, found in scan(folder).items():
            row = known.get(key)
            if row is not None and found.size == row.size and found.mtime_ns == row.mtime_ns and found.size > 0:
                rows[key] = row
                continue
            try:
                if found.size >= 0:
                    rows[key] = listed(key, path_of(folder, key), found)
                elif found.aside:
                    raise BadContent("The file was put aside.")
            except StoreDamaged as error:
                rows[key] = damaged_row(key, row)
                if isinstance(error, BadContent) and (found.size >= 0 or found.backup):
                    bad.append(key)
        with self._lock:
            self._rows, self._sorted, self._changed = rows, None, self._changed or rows != known
        return bad

    def write(self) -> None:
        """Put it on disk if it has changed. Raises OSError."""
        with self._lock:
            if not self._changed:
                return
            rows = [list(row) for row in self._rows.values() if not row.damaged]
            self._changed = False
        try:
            files.write(self._ops, self._path, encode({"rows": rows}, 0), backup=False, durable=False)
        except OSError:
            self._changed = True
            raise

    def _read(self) -> dict[str, Listed]:
        try:
            content = files.read(self._path)
        except StoreDamaged:
            return {}
        rows: Any = content.data.get("rows") if content and isinstance(content.data, dict) else None
        if not isinstance(rows, list) or not all(tuple(map(type, row)) == _TYPES for row in rows):
            return {}
        return {row[0]: Listed(*row) for row in rows}


def path_of(folder: Path, key: str) -> Path:
    """Where a conversation lies. `key` has been checked to be a ULID."""
    return folder / key[:2] / f"{key}.json"


def scan(folder: Path) -> dict[str, Found]:
    """Everything of ours in the folder. What others put there is not touched."""
    found: dict[str, Found] = {}
    for entry in _entries(folder):
        match = _FILE.fullmatch(entry.name)
        if match is None:
            continue
        one = found.setdefault(match[1], Found())
        if match[2] is None:
            with suppress(OSError):
                status = entry.stat(follow_symlinks=False)
                one.mtime_ns, one.size = status.st_mtime_ns, status.st_size
        elif match[2] == ".bak":
            one.backup = True
        else:
            one.aside = True
    return found


def remove_strays(ops: FileOps, data_dir: Path, folder: Path, now: float) -> None:
    """Temporary files of our own pattern that a killed process left. Young ones may be somebody's work."""
    for entry in (*os.scandir(data_dir), *_entries(folder)):
        if files.TEMP_NAME.fullmatch(entry.name):
            with suppress(OSError):
                if entry.stat(follow_symlinks=False).st_mtime < now - STRAY_AFTER_S:
                    ops.unlink(Path(entry.path))


def _entries(folder: Path) -> Iterator[os.DirEntry[str]]:
    try:
        shards = [entry.path for entry in os.scandir(folder) if _SHARD.fullmatch(entry.name)]
    except OSError:
        return
    for shard in shards:
        with suppress(OSError), os.scandir(shard) as entries:
            yield from entries


def listed(key: str, path: Path, found: Found) -> Listed:
    """The row of a file. Raises StoreDamaged."""
    content = files.read(path)
    if content is None:
        raise StoreDamaged("The file is gone.")
    tables = checked_tables(content.data)
    header, messages = tables.get(HEADER_TABLE, {}).get("1"), tables.get(MESSAGE_TABLE, {})
    if not isinstance(header, dict):
        raise BadContent("The file has no header.")
    one, _, _ = schema.read(header, [], content.rev)
    if one.id != key:
        raise BadContent("The file holds another conversation than its name says.")
    return Listed(
        key,
        one.owner,
        one.title,
        one.updated_at,
        one.created_at,
        len(messages),
        content.rev,
        found.mtime_ns,
        found.size,
    )


def damaged_row(key: str, known: Listed | None) -> Listed:
    """The row of what cannot be read, with what is still known of it."""
    if known is not None:
        return known._replace(mtime_ns=0, size=0, damaged=True)
    return Listed(key, "", "Damaged conversation", 0.0, 0.0, 0, 0, damaged=True)
