"""Why a file is no model, in words; llama.cpp only says that it failed. Reads a few bytes, runs in the child."""

from __future__ import annotations

import os
import stat
import struct
from pathlib import Path

from llmui.errors import ModelLoadFailed

_AGAIN = "Download the model again."
_CHOOSE = "Choose another file."
_HEADER = struct.Struct("<4sIQQ")
_MAX_TENSORS, _MAX_KEYS = 65_536, 16_384

# (first bytes, what the file is, what to do)
_OTHER_FILES: tuple[tuple[bytes, str, str], ...] = (
    (b"version https://git-lfs", "is only a pointer of Git LFS, not the model itself", _AGAIN),
    (b"PK\x03\x04", "is a zip archive, or a PyTorch file", _CHOOSE),
    (b"\x80\x02", "is a Python pickle, not a GGUF model", _CHOOSE),
    (b"\x80\x03", "is a Python pickle, not a GGUF model", _CHOOSE),
    (b"\x80\x04", "is a Python pickle, not a GGUF model", _CHOOSE),
    (b"\x80\x05", "is a Python pickle, not a GGUF model", _CHOOSE),
    (b"\x1f\x8b", "is compressed with gzip", "Unpack it first."),
    (b"lmgg", "is in the old GGML format", "Look for the model in GGUF format."),
    (b"tjgg", "is in the old GGJT format", "Look for the model in GGUF format."),
    (b"fmgg", "is in the old GGMF format", "Look for the model in GGUF format."),
    (b"GGML", "is in the old GGML format", "Look for the model in GGUF format."),
    (b"GGJT", "is in the old GGJT format", "Look for the model in GGUF format."),
)


def check_model_file(path: Path) -> None:
    """Raises ModelLoadFailed when the first bytes already tell that this cannot be loaded."""
    head, size = _open(path)
    if size == 0:
        raise _failed("is empty", _AGAIN)
    if head[:4] != b"GGUF":
        raise _not_gguf(head)
    if len(head) < _HEADER.size:
        raise _failed(f"is cut off within its header: it has only {size:,} bytes", _AGAIN)
    _, version, tensors, keys = _HEADER.unpack_from(head)
    if version not in (2, 3):
        big_endian = version & 0xFFFF == 0 and version != 0
        raise _failed(
            "is meant for big-endian machines"
            if big_endian
            else f"has version {version} of GGUF, which is not supported",
            "Look for another file of this model.",
        )
    if tensors == 0 or keys == 0:
        raise _failed("holds no weights", "Choose the file of a whole model.")
    if tensors > _MAX_TENSORS or keys > _MAX_KEYS:
        raise _failed("has a damaged header: it announces an impossible number of entries", _AGAIN)


def _open(path: Path) -> tuple[bytes, int]:
    """The first bytes and the size; never blocks on a pipe, never reads a device."""
    try:
        fd = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        raise _failed("does not exist", "Choose another model, or look for the file.") from None
    except IsADirectoryError:
        raise _failed("is a folder", _CHOOSE) from None
    except PermissionError:
        # Windows says the same of a folder.
        if path.is_dir():
            raise _failed("is a folder", _CHOOSE) from None
        raise _failed("may not be read", "Give yourself the right to read the file.") from None
    except (OSError, ValueError) as error:
        raise _failed(f"cannot be opened ({error})", "Choose another model.") from error
    try:
        found = os.fstat(fd)
        if stat.S_ISDIR(found.st_mode):
            raise _failed("is a folder", _CHOOSE)
        if not stat.S_ISREG(found.st_mode):
            raise _failed("is not a regular file", _CHOOSE)
        return os.read(fd, 512), found.st_size
    except OSError as error:
        raise _failed(f"cannot be read ({error.strerror})", "Check the disk, then download it again.") from error
    finally:
        os.close(fd)


def _not_gguf(head: bytes) -> ModelLoadFailed:
    for mark, what, hint in _OTHER_FILES:
        if head.startswith(mark):
            return _failed(what, hint)
    text = head.lstrip()[:15].lower()
    if text.startswith((b"<!doctype", b"<html", b"<?xml", b"<head")):
        return _failed("is a web page, most likely an error page of the download", _AGAIN)
    if head[8:9] == b"{" and int.from_bytes(head[:8], "little") < 1 << 32:
        return _failed("is in safetensors format", "Look for the model in GGUF format.")
    return _failed("is not a GGUF model", _CHOOSE)


def _failed(what: str, hint: str) -> ModelLoadFailed:
    return ModelLoadFailed(f"The model file {what}.", hint=hint)
