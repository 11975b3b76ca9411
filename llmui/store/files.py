"""The one place that writes: whole files, put on the disk so that a crash leaves the old or the new."""

from __future__ import annotations

import errno
import os
import re
import secrets
import shutil
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import Any, Final, NamedTuple

from llmui.errors import StoreDamaged, StoreError, StoreFull, StoreReadOnly
from llmui.store.envelope import decode

RESERVE_BYTES: Final = 64 * 1024 * 1024
MAX_FILE_BYTES: Final = 256 * 1024 * 1024
TEMP_NAME: Final = re.compile(r"\.[\w.-]{1,80}\.[0-9a-f]{12}\.tmp")

_NEW_FILE = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_EXCL
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
# Not waiting for a writer: somebody may have put a pipe where a file should be.
READ_FILE: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_F_FULLFSYNC = 51  # macOS: fsync alone only reaches the drive's own cache there
_NO_HARD_LINKS = {
    errno.EPERM,
    errno.ENOTSUP,
    errno.EOPNOTSUPP,
    errno.EMLINK,
    errno.ENOSYS,
    errno.EXDEV,
    errno.EINVAL,
}
_READ_ONLY = {errno.EACCES, errno.EPERM, errno.EROFS}
_ANTIVIRUS_PAUSES_S = (0.01, 0.02, 0.05, 0.1, 0.1, 0.2, 0.2, 0.3, 0.5, 0.5)


class Stamp(NamedTuple):
    """What tells two states of a file apart without reading it."""

    mtime_ns: int
    size: int
    inode: int


class Content(NamedTuple):
    """What a file held, and the stamp it had."""

    data: Any
    rev: int
    stamp: Stamp


class FileOps:
    """Every operation that changes the disk. Tests pass one that fails, or kills the process, at some call."""

    def open(self, path: Path, flags: int) -> int:
        return os.open(path, flags, 0o600)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        return os.write(fd, data)

    def fsync(self, fd: int) -> None:
        if sys.platform == "darwin":
            import fcntl

            with suppress(OSError):  # not every file system there knows it
                fcntl.fcntl(fd, _F_FULLFSYNC)
                return
        os.fsync(fd)

    def link(self, source: Path, target: Path) -> None:
        os.link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        for pause_s in _ANTIVIRUS_PAUSES_S if sys.platform == "win32" else ():
            try:
                os.replace(source, target)
                return
            except PermissionError:
                time.sleep(pause_s)  # a virus scanner has it open
        os.replace(source, target)

    def unlink(self, path: Path) -> None:
        os.unlink(path)

    def free_bytes(self, folder: Path) -> int:
        return shutil.disk_usage(folder).free


def stamp_of(path: Path) -> Stamp | None:
    """The stamp of a file now; None: there is none."""
    try:
        found = os.stat(path, follow_symlinks=False)
    except OSError:
        return None
    return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)


def read(path: Path) -> Content | None:
    """What a file holds; None: there is none.

    Raises:
        StoreDamaged: it cannot be read (BadContent: it can, but is not what was written).
    """
    try:
        fd = os.open(path, READ_FILE)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreDamaged(f"The file cannot be opened: {error.strerror}.") from error
    found = os.fstat(fd)
    if not stat.S_ISREG(found.st_mode) or found.st_size > MAX_FILE_BYTES:
        os.close(fd)
        raise StoreDamaged("The file is not a plain file, or far too large.")
    with open(fd, "rb") as file:
        try:
            raw = file.read()
        except OSError as error:
            raise StoreDamaged(f"The file cannot be read: {error.strerror}.") from error
    data, rev = decode(raw)
    return Content(data, rev, Stamp(found.st_mtime_ns, found.st_size, found.st_ino))


def write(ops: FileOps, path: Path, blob: bytes, *, backup: bool = True, durable: bool = True) -> Stamp:
    """Put `blob` at `path` so that a crash at any moment leaves the old file or the new one.

    With `backup` the file that was there becomes `<name>.bak`. `durable` waits for the disk.

    Raises:
        OSError: it may or may not be there now; write again.
    """
    if ops.free_bytes(path.parent) < 2 * len(blob) + RESERVE_BYTES:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    temp = temp_beside(path)
    try:
        stamp = _write_temp(ops, temp, blob, durable=durable)
        if backup:
            _keep_backup(ops, path, durable=durable)
        ops.replace(temp, path)
    except BaseException:
        with suppress(OSError):
            ops.unlink(temp)
        raise
    if durable:
        sync_folder(ops, path.parent)
    return stamp


def temp_beside(path: Path) -> Path:
    """A new name of our own pattern in the same folder; strays are removed at start."""
    return path.parent / f".{path.name}.{secrets.token_hex(6)}.tmp"


def _write_temp(ops: FileOps, temp: Path, blob: bytes, *, durable: bool) -> Stamp:
    fd = ops.open(temp, _NEW_FILE)
    try:
        write_all(ops, fd, blob)
        if durable:
            ops.fsync(fd)
        found = os.fstat(fd)
        return Stamp(found.st_mtime_ns, found.st_size, found.st_ino)
    finally:
        os.close(fd)


def write_all(ops: FileOps, fd: int, data: bytes) -> None:
    """`write` until nothing is left: one call may take less than it was given."""
    left = memoryview(data)
    while left:
        count = ops.write(fd, left)
        if count <= 0:
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        left = left[count:]


def _keep_backup(ops: FileOps, path: Path, *, durable: bool) -> None:
    backup = backup_of(path)
    if stamp_of(path) is None:
        return
    with suppress(FileNotFoundError):
        ops.unlink(backup)
    try:
        ops.link(path, backup)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        _write_temp(ops, backup, path.read_bytes(), durable=durable)


def backup_of(path: Path) -> Path:
    """Where the revision before the current one is kept."""
    return path.with_name(path.name + ".bak")


def sync_folder(ops: FileOps, folder: Path) -> None:
    """Make names in a folder durable. Windows does that by itself and cannot be asked."""
    if sys.platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        ops.fsync(fd)
    finally:
        os.close(fd)


def make_folder(ops: FileOps, folder: Path) -> None:
    """A private folder whose name survives a power cut, and those above it that are missing."""
    if folder.is_dir():
        return
    make_folder(ops, folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    with suppress(PermissionError):  # a folder that may be entered, but not listed, cannot be synced
        sync_folder(ops, folder.parent)


def translated(error: OSError) -> StoreError:
    """The error a person can understand for a failed write. Whoever raises it has kept the text in memory."""
    reason = os.strerror(error.errno) if error.errno else str(error)
    if error.errno in _READ_ONLY:
        return StoreReadOnly(
            f"The data folder cannot be written now ({reason}).",
            hint="Allow llmui to write there. The text stays in memory and is saved when that works again.",
        )
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return StoreFull("There is too little space on the disk to save.")
    return StoreFull(
        f"The disk does not take the data ({reason}).",
        hint="Check the disk. The text stays in memory and is saved when it works again.",
    )
