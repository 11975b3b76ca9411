"""A switch that ends an evaluation of llama.cpp under way, from another thread."""

from __future__ import annotations

import ctypes
import sys

import llama_cpp


class AbortSwitch:
    """llama.cpp asks between the steps of a CPU evaluation whether to go on; graphics cards never ask.

    The question goes to the C library's `strlen` over two bytes of ours: it answers 0 until a first byte is set. So
    no Python runs for the hundreds of questions of each token, and none of them waits for the interpreter's lock.
    """

    def __init__(self) -> None:
        self._bytes = ctypes.create_string_buffer(2)
        self.address = ctypes.addressof(self._bytes)
        if sys.platform == "win32":
            self.callback = llama_cpp.ggml_abort_callback(lambda _: self._bytes[0] != b"\0")
        else:
            self.callback = ctypes.cast(ctypes.CDLL(None).strlen, llama_cpp.ggml_abort_callback)

    def set(self) -> None:
        self._bytes[0] = b"\1"

    def clear(self) -> None:
        self._bytes[0] = b"\0"
