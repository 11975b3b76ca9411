"""The pieces of replies under way, appended to a file beside the conversation: lines of `crc32 json`."""

from __future__ import annotations

import os
import zlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any

import orjson

from llmui.store.base import Piece
from llmui.store.files import MAX_FILE_BYTES, READ_FILE, FileOps, sync_folder, write_all
from llmui.store.schema import Stream

_OPEN = (
    os.O_WRONLY
    | os.O_CREAT
    | os.O_TRUNC
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class Journal:
    """One journal that this process writes; what an earlier one left in the file goes with the first line.

    A line that was appended is with the operating system; `sync` takes it to the disk. What could not be written
    stays in memory, and the next call writes it over whatever part of it got through.
    """

    def __init__(self, path: Path, ops: FileOps) -> None:
        self._path, self._ops = path, ops
        self._fd: int | None = None
        self._good = 0  # bytes of whole lines in the file
        self._unwritten = b""
        self._dirty = False
        self._ended = False
        self._write_lock, self._sync_lock = Lock(), Lock()

    @property
    def unwritten(self) -> bool:
        return bool(self._unwritten)

    def append(self, rev: int, message_id: str, piece: Piece) -> None:
        """Raises OSError: the piece is kept here and not in the file."""
        with self._write_lock:
            self._unwritten += line(rev, message_id, piece)
            self._push()

    def retry(self) -> None:
        """Raises OSError: still not."""
        with self._write_lock:
            self._push()

    def drop_unwritten(self) -> None:
        """The conversation itself has these pieces now."""
        with self._write_lock:
            self._unwritten = b""

    def end(self) -> None:
        """No piece will follow; the next `sync` closes the file."""
        with self._write_lock:
            self._unwritten, self._ended = b"", True

    def sync(self) -> bool:
        """Wait until the disk has it; appending goes on. True: the file is closed. Raises OSError."""
        with self._sync_lock:
            with self._write_lock:
                dirty, self._dirty = self._dirty, False
            try:
                if dirty and self._fd is not None:
                    self._ops.fsync(self._fd)
            except OSError:
                self._dirty = True
                raise
            with self._write_lock:
                if self._ended and not self._dirty:
                    self._close()
            return self._fd is None and self._ended

    def _push(self) -> None:
        if not self._unwritten or self._ended:
            return
        if self._fd is None:
            self._fd = self._ops.open(self._path, _OPEN)
            sync_folder(self._ops, self._path.parent)
        os.lseek(self._fd, self._good, os.SEEK_SET)  # over the torn rest of a write that failed
        write_all(self._ops, self._fd, self._unwritten)
        self._good += len(self._unwritten)
        self._unwritten = b""
        self._dirty = True

    def _close(self) -> None:
        if self._fd is not None:
            with suppress(OSError):
                os.close(self._fd)
            self._fd = None


def line(rev: int, message_id: str, piece: Piece) -> bytes:
    """One line of a journal."""
    fields: dict[str, Any] = {"rev": rev, "id": message_id, "n": piece.n}
    if piece.text:
        fields["t"] = piece.text
    if piece.reasoning:
        fields["r"] = piece.reasoning
    body = orjson.dumps(fields)
    return b"%08x %s\n" % (zlib.crc32(body), body)


def replay(path: Path, streams: Mapping[str, Stream]) -> dict[str, list[Piece]]:
    """The pieces that the given messages do not have in their text yet, in order.

    Reading stops at the first line that is cut or altered: nothing after it can be trusted.
    """
    found: dict[str, list[Piece]] = {key: [] for key in streams}
    for entry in _lines(path):
        stream = streams.get(entry["id"])
        if stream is None or entry["rev"] != stream.rev:
            continue
        pieces = found[entry["id"]]
        if entry["n"] == stream.folded + len(pieces) + 1:
            pieces.append(Piece(n=entry["n"], text=entry.get("t", ""), reasoning=entry.get("r", "")))
    return found


def _lines(path: Path) -> list[dict[str, Any]]:
    try:
        with open(os.open(path, READ_FILE), "rb") as file:
            raw = file.read(MAX_FILE_BYTES)
    except OSError:
        return []
    found: list[dict[str, Any]] = []
    for whole in raw.split(b"\n")[:-1]:
        checksum, _, body = whole.partition(b" ")
        if checksum != b"%08x" % zlib.crc32(body):
            break
        try:
            entry = orjson.loads(body)
        except orjson.JSONDecodeError:
            break
        if not isinstance(entry, dict) or not {"id", "n", "rev"} <= entry.keys():
            break
        found.append(entry)
    return found
