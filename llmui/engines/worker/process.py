"""A child process seen from its parent: frames in and out, the end of its log, and the reason when it dies."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import BinaryIO, cast

from llmui.engines.worker.protocol import Frame, FrameReader, FrameWriter, ProtocolError
from llmui.engines.worker.spawn import python_command, scrubbed
from llmui.errors import EngineCrashed

LOG_BYTES = 256 * 1024
SHOWN_LINES = 40

OnFrame = Callable[[Frame], None]
OnEnd = Callable[["ChildProcess"], None]


class ChildProcess:
    """Starts the child and reads it until it ends. `on_frame` and `on_end` are called on the reading thread.

    `on_end` comes exactly once, after the last frame, when `exit_code` and `log` are final.
    """

    def __init__(
        self, on_frame: OnFrame, on_end: OnEnd, *, environment: Mapping[str, str], write_deadline_s: float
    ) -> None:
        self.exit_code: int | None = None
        self.killed = False
        self.last_frame_at = time.monotonic()
        self.pid = 0
        self._on_frame, self._on_end = on_frame, on_end
        self._environment, self._write_deadline_s = scrubbed(environment), write_deadline_s
        self._log: deque[bytes] = deque()
        self._log_bytes = 0
        self._log_lock = threading.Lock()
        self._broken = ""
        self._started = threading.Event()
        self._failed: OSError | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._writer: FrameWriter | None = None
        self._thread = threading.Thread(target=self._run, name="llmui-engine-reader", daemon=True)
        self._thread.start()
        self._started.wait()
        if self._failed is not None:
            raise EngineCrashed(f"The engine's process could not be started: {self._failed}.")

    def send(self, frame: Frame) -> None:
        """Raises OSError (closed, or nobody reads) and FrameTooLarge."""
        if self._writer is None:
            raise BrokenPipeError
        self._writer.write(frame)

    def kill(self) -> None:
        """End it at once. Its end is reported as any other, with `killed` set."""
        self.killed = True
        if self._process is not None:
            with contextlib.suppress(OSError):
                self._process.kill()

    def close(self) -> None:
        """End it and wait until everything that belonged to it is gone."""
        self.kill()
        if threading.current_thread() is not self._thread:
            self._thread.join(timeout=10)

    def log(self) -> tuple[str, ...]:
        """The last lines that it wrote, oldest first."""
        with self._log_lock:
            text = b"".join(self._log)[-LOG_BYTES:].decode("utf-8", errors="replace")
        return tuple(line[:500] for line in text.splitlines() if line.strip(" ."))

    def reason(self) -> str:
        """Why it ended, in words."""
        return self._broken or exit_in_words(self.exit_code, self.log())

    def _run(self) -> None:
        """Start and read on one thread: on Linux the child dies with the *thread* that started it; this one stays."""
        try:
            process = self._process = subprocess.Popen(
                python_command("llmui.engines.worker.child", str(os.getpid())),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                env=self._environment,
                start_new_session=True,  # Ctrl+C in the terminal is the parent's affair
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            self._failed = error
            self._started.set()
            return
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None  # noqa: S101
        self.pid = process.pid
        self._writer = FrameWriter(process.stdin.fileno(), self._write_deadline_s)
        logs = threading.Thread(
            target=self._read_log, args=(process.stderr.fileno(),), name="llmui-engine-log", daemon=True
        )
        logs.start()
        self._started.set()
        self._read_frames(FrameReader(cast(BinaryIO, process.stdout)))
        self.exit_code = process.wait()
        logs.join(timeout=2)
        for pipe in (process.stdin, process.stdout, process.stderr):
            with contextlib.suppress(OSError):
                pipe.close()
        self._on_end(self)

    def _read_frames(self, reader: FrameReader) -> None:
        try:
            while (frame := reader.read()) is not None:
                self.last_frame_at = time.monotonic()
                self._on_frame(frame)
        except ProtocolError as error:
            if not self.killed and "closed within" not in str(error):
                self._broken = f"it answered in a way that makes no sense: {error}"
                self.kill()
        except OSError:
            self.kill()

    def _read_log(self, fd: int) -> None:
        with contextlib.suppress(OSError):
            while data := os.read(fd, 16_384):
                with self._log_lock:
                    self._log.append(data)
                    self._log_bytes += len(data)
                    while self._log_bytes > LOG_BYTES and len(self._log) > 1:
                        self._log_bytes -= len(self._log.popleft())


_WINDOWS_CODES = {
    0xC0000135: "a library that it needs is missing",
    0xC0000139: "a library that it needs is of another version",
    0xC0000005: "it touched memory that is not its own",
    0xC0000409: "it stopped itself over an error it could not handle",
    0xC000001D: "this processor does not know an instruction it used",
}
_SIGNALS = {
    "SIGABRT": "llama.cpp stopped itself",
    "SIGSEGV": "it touched memory that is not its own",
    "SIGBUS": "a part of the model file could not be read",
    "SIGILL": "this processor does not know an instruction it used",
    "SIGFPE": "it calculated something impossible",
    "SIGKILL": "it was killed, most likely by the system because memory ran out",
    "SIGTERM": "it was asked to end by another program",
}
_ASSERT = re.compile(
    r"GGML_ASSERT\((?P<what>.*)\) failed|(?P<error>(?:CUDA|ROCm|HIP|Vulkan) error.*|ErrorOutOfDeviceMemory.*)"
)


def exit_in_words(code: int | None, log: tuple[str, ...]) -> str:
    """An exit code as a person can read it, with the assertion of llama.cpp if its log holds one."""
    if code is None:
        return "it could not be ended"
    detail = ""
    for line in reversed(log):
        if (match := _ASSERT.search(line)) is not None:
            detail = f" ({(match['what'] or match['error'])[:160]})"
            break
    if code < 0:
        try:
            name = signal.Signals(-code).name
        except ValueError:
            name = f"signal {-code}"
        return f"{_SIGNALS.get(name, 'it was ended')} ({name}){detail}"
    unsigned = code & 0xFFFF_FFFF
    if sys.platform == "win32" and unsigned in _WINDOWS_CODES:
        return f"{_WINDOWS_CODES[unsigned]} (0x{unsigned:08X}){detail}"
    return f"it ended by itself with code {code}{detail}"
