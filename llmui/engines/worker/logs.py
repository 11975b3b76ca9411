"""llama.cpp's log: written to stderr, where the parent keeps its end, with the errors remembered."""

from __future__ import annotations

import os
from collections import deque

import llama_cpp

# As in ggml.h; the binding's own logger still has an older order.
_DEBUG, _INFO, _ERROR, _CONTINUE = 1, 2, 4, 5


class EngineLog:
    """Receives every line of llama.cpp as long as it lives. Debug lines are left out."""

    def __init__(self) -> None:
        self.errors: deque[str] = deque(maxlen=40)
        self._level = _INFO
        self._callback = llama_cpp.llama_log_callback(self._take)
        llama_cpp.llama_log_set(self._callback, None)

    def _take(self, level: int, text: bytes | None, _: object) -> None:
        if level != _CONTINUE:
            self._level = level
        if self._level == _DEBUG or not text:
            return
        if self._level == _ERROR and (line := text.decode("utf-8", errors="replace").strip()):
            self.errors.append(line[:500])
        try:
            os.write(2, text)
        except OSError:
            pass  # the parent is gone; the reader thread ends this process
