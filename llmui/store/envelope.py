"""What our files look like inside: JSON with a checksum around it.

A file is one line: `{"v":1,"rev":N,"sha256":"…","data":…}`. The sum covers the same line without its `sha256`
member, byte for byte, so nobody's number formatting can make an intact file look damaged.
"""

from __future__ import annotations

import hashlib
import math
import re
from typing import Any, Final

import orjson

from llmui.errors import StoreDamaged

VERSION: Final = 1

_HEADER = re.compile(rb'\{"v":(\d{1,9}),"rev":(\d{1,18}),"sha256":"([0-9a-f]{64})","data":')
_BOM = b"\xef\xbb\xbf"
_SURROGATE = re.compile("[\ud800-\udfff]")


class BadContent(StoreDamaged):
    """The bytes are not what was written: the file is put aside. After a plain StoreDamaged it stays."""


class MadeByNewer(StoreDamaged):
    """An intact file in a format of the future. It is shown as unreadable and never rewritten."""

    def __init__(self) -> None:
        super().__init__(
            "This conversation was made by a newer llmui.",
            hint="Update llmui to open it. Its file was left as it is.",
        )


def clean_text(text: str) -> str:
    """Lone surrogates, which UTF-8 cannot hold, become U+FFFD."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text


def dump(data: object) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8.

    Raises:
        ValueError: NaN, infinity, or something that JSON cannot hold.
    """
    _refuse_not_finite(data)
    try:
        return orjson.dumps(data, option=orjson.OPT_SORT_KEYS)
    except orjson.JSONEncodeError:
        try:
            return orjson.dumps(_cleaned(data), option=orjson.OPT_SORT_KEYS)
        except orjson.JSONEncodeError as error:
            raise ValueError(f"not JSON: {error}") from error


def _refuse_not_finite(data: Any) -> None:
    kind = type(data)
    if kind is float and not math.isfinite(data):
        raise ValueError("not a finite number")
    if kind is dict or kind is list or kind is tuple:
        for value in data.values() if kind is dict else data:
            if type(value) is not str:
                _refuse_not_finite(value)


def _cleaned(data: Any) -> Any:
    if isinstance(data, str):
        return clean_text(data)
    if isinstance(data, dict):
        return {_cleaned(key): _cleaned(value) for key, value in data.items()}
    return [_cleaned(value) for value in data] if isinstance(data, (list, tuple)) else data


def encode(data: object, rev: int) -> bytes:
    """The bytes of a file."""
    payload = dump(data)
    checksum = _sum(VERSION, rev, payload)
    return b'{"v":%d,"rev":%d,"sha256":"%s","data":%s}\n' % (VERSION, rev, checksum, payload)


def decode(raw: bytes) -> tuple[Any, int]:
    """Data and revision of a file's bytes.

    Raises:
        BadContent: empty, cut, altered, or not ours.
        MadeByNewer: intact, in a later version of the envelope.
    """
    text = raw.removeprefix(_BOM).rstrip()
    header = _HEADER.match(text)
    if header is None or not text.endswith(b"}"):
        raise BadContent("The file is empty." if not text else "The file is cut off or is not one of ours.")
    payload = text[header.end() : -1]
    version, rev = int(header[1]), int(header[2])
    if _sum(version, rev, payload) != header[3]:
        raise BadContent("The file's checksum is wrong.")
    if version != VERSION:
        raise MadeByNewer()
    try:
        return orjson.loads(payload), rev
    except orjson.JSONDecodeError as error:
        raise BadContent("The file is not JSON.") from error


def _sum(version: int, rev: int, payload: bytes) -> bytes:
    digest = hashlib.sha256(b'{"v":%d,"rev":%d,"data":' % (version, rev))
    digest.update(payload)
    digest.update(b"}")
    return digest.hexdigest().encode()
