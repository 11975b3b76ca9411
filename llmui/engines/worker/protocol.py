"""Frames on a pipe: four bytes of length, big-endian, then that many bytes of UTF-8 JSON, always one object.

Never pickle: either side may have been taken over by a model file. Knows nothing of engines.
"""

from __future__ import annotations

import json
import os
import select
import struct
import sys
import threading
import time
from collections.abc import Callable
from typing import BinaryIO, TypeVar, cast

MAX_FRAME_BYTES = 32 * 1024 * 1024
_LENGTH = struct.Struct(">I")

Frame = dict[str, object]
Kind = TypeVar("Kind", str, int, float, bool)


class ProtocolError(Exception):
    """The other side sent bytes that are no frame, or a frame without what it must hold."""


class FrameTooLarge(ProtocolError):
    """What should be sent is larger than a frame may be."""


class FrameWriter:
    """Writes whole frames; safe to call from several threads. `deadline_s` bounds a write to a reader that is stuck."""

    def __init__(self, fd: int, deadline_s: float | None = None) -> None:
        self._fd = fd
        self._lock = threading.Lock()
        # Pipes of Windows know no readiness; there a write may block as long as the reader lives.
        self._deadline_s = None if sys.platform == "win32" else deadline_s
        if self._deadline_s is not None:
            os.set_blocking(fd, False)

    def write(self, frame: Frame) -> None:
        """Raises OSError when the pipe is closed, TimeoutError when nobody reads, FrameTooLarge."""
        body = json.dumps(frame, separators=(",", ":")).encode("utf-8")
        if len(body) > MAX_FRAME_BYTES:
            raise FrameTooLarge(f"a frame of {len(body):,} bytes")
        data = memoryview(_LENGTH.pack(len(body)) + body)
        with self._lock:
            if self._deadline_s is None:
                while data:
                    data = data[os.write(self._fd, data) :]
            else:
                self._write_until(data, time.monotonic() + self._deadline_s)

    def _write_until(self, data: memoryview, deadline: float) -> None:
        while data:
            try:
                data = data[os.write(self._fd, data) :]
            except BlockingIOError:
                left = deadline - time.monotonic()
                if left <= 0:
                    raise TimeoutError("the pipe is full and nobody reads it") from None
                select.select([], [self._fd], [], left)


class FrameReader:
    """Reads frames from a binary stream; one thread only."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def read(self) -> Frame | None:
        """The next frame; None when the pipe was closed between two frames. Raises ProtocolError."""
        head = self._stream.read(_LENGTH.size)
        if not head:
            return None
        if len(head) < _LENGTH.size:
            raise ProtocolError("the pipe was closed within a frame")
        (length,) = _LENGTH.unpack(head)
        if length > MAX_FRAME_BYTES:
            raise ProtocolError(f"a frame of {length:,} bytes was announced")
        body = self._stream.read(length)
        if len(body) < length:
            raise ProtocolError("the pipe was closed within a frame")
        try:
            frame = json.loads(body)
        except (ValueError, RecursionError) as error:
            raise ProtocolError("a frame was not JSON") from error
        if not isinstance(frame, dict):
            raise ProtocolError("a frame was not an object")
        return frame


def take(frame: Frame, name: str, kind: Callable[..., Kind]) -> Kind:
    """The field `name`, which must be of that type (a float may be a whole number). Raises ProtocolError."""
    value = frame.get(name)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        return kind(value)
    if type(value) is not kind:
        raise ProtocolError(f"“{name}” is not a {getattr(kind, '__name__', 'value')}")
    return cast(Kind, value)


def take_list(frame: Frame, name: str, kind: Callable[..., Kind]) -> list[Kind]:
    """The field `name`, which must be a list of that type. Raises ProtocolError."""
    value = frame.get(name)
    if not isinstance(value, list) or any(type(item) is not kind for item in value):
        raise ProtocolError(f"“{name}” is not a list of {getattr(kind, '__name__', 'value')}")
    return value


def take_optional(frame: Frame, name: str, kind: Callable[..., Kind]) -> Kind | None:
    """Like `take`, but the field may be missing or null."""
    return None if frame.get(name) is None else take(frame, name, kind)
