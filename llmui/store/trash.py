"""Where conversations go that are deleted (`trash/<id>.<utc>/`, for thirty days) or damaged (put aside, for good)."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from llmui.store import files
from llmui.store.files import FileOps
from llmui.store.schema import ULID

KEEP_S = 30 * 86_400.0
_STAMP = "%Y%m%dT%H%M%SZ"
_FOLDER = re.compile(rf"({ULID.pattern})\.(\d{{8}}T\d{{6}}Z)(\.\d+)?")


def utc(now: float) -> str:
    """A time as part of a file name."""
    return time.strftime(_STAMP, time.gmtime(now))


def move_away(ops: FileOps, trash: Path, key: str, parts: Iterable[Path], now: float) -> None:
    """Move the files of a conversation; the first of `parts` is the conversation itself, and decides.

    Raises:
        OSError: nothing was moved.
    """
    target = trash / f"{key}.{utc(now)}"
    n = 1
    while target.exists():
        n += 1
        target = trash / f"{key}.{utc(now)}.{n}"
    files.make_folder(ops, target)
    first, *others = parts
    try:
        ops.replace(first, target / first.name)
    except FileNotFoundError:
        pass  # never saved, or put aside as damaged: what else there is goes
    except OSError:
        with suppress(OSError):
            target.rmdir()
        raise
    for part in others:
        with suppress(OSError):  # it is deleted; a backup left behind harms nobody
            ops.replace(part, target / part.name)
    with suppress(OSError):
        files.sync_folder(ops, first.parent)
        files.sync_folder(ops, target)


def newest(trash: Path, key: str) -> Path | None:
    """Where the conversation went when it was deleted last."""
    with suppress(OSError):
        found = [path for path in trash.iterdir() if (m := _FOLDER.fullmatch(path.name)) and m[1] == key]
        return max(found, key=lambda path: path.name, default=None)
    return None


def bring_back(ops: FileOps, folder: Path, target: Path) -> None:
    """Move the files of a trash folder to where `target`, the conversation's own file, was; that one last.

    Raises:
        OSError: it is still in the trash.
    """
    files.make_folder(ops, target.parent)
    for part in sorted(folder.iterdir(), key=lambda path: path.name == target.name):
        ops.replace(part, target.parent / part.name)
    with suppress(OSError):  # it is back
        files.sync_folder(ops, target.parent)
        folder.rmdir()


def purge(trash: Path, now: float) -> None:
    """Remove for good what has been there for thirty days, going by the names we gave."""
    oldest = utc(now - KEEP_S)
    with suppress(OSError):
        for path in trash.iterdir():
            match = _FOLDER.fullmatch(path.name)
            if match and match[2] < oldest and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)


def set_aside(ops: FileOps, path: Path, now: float) -> Path:
    """Rename a damaged file so that it is kept and never read again. Raises OSError: it is where it was."""
    n = 1
    while (target := path.with_name(f"{path.name}.corrupt.{utc(now)}.{n}")).exists():
        n += 1
    ops.replace(path, target)
    files.sync_folder(ops, path.parent)
    return target
