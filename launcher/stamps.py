"""Which steps are done: a small file each in `.venv/.llmui`, so that deleting `.venv` forgets all of them."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path


def fingerprint(*parts: str) -> str:
    """Changes when any part does; the same parts give the same text on every machine."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:24]


class Stamps:
    """What was done, with what inputs. A stamp is written after its step, never before."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _read(self, step: str) -> tuple[str, str]:
        try:
            done, _, detail = (self._folder / step).read_text(encoding="utf-8").partition("\n")
        except (OSError, UnicodeDecodeError):
            return "", ""
        return done, detail.strip()

    def holds(self, step: str, expected: str) -> bool:
        return self._read(step)[0] == expected

    def exists(self, step: str) -> bool:
        return bool(self._read(step)[0])

    def detail(self, step: str) -> str:
        """What the step had to say about its result, such as the backend it chose; "" when it is not done."""
        return self._read(step)[1]

    def set(self, step: str, done: str, detail: str = "") -> None:
        self._folder.mkdir(parents=True, exist_ok=True)
        fresh = self._folder / f"{step}.new"
        fresh.write_text(f"{done}\n{detail}\n", encoding="utf-8")
        os.replace(fresh, self._folder / step)
