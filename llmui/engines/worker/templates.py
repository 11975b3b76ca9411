"""Renders chat templates in a process of their own, with a deadline: a template is a program from a stranger."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Sequence
from typing import BinaryIO, cast

from llmui.domain.generation import PromptMessage
from llmui.engines.worker.protocol import Frame, FrameReader, FrameTooLarge, FrameWriter, ProtocolError
from llmui.engines.worker.spawn import python_command
from llmui.errors import TemplateFailed

START_S = 20.0
FREE_CHARS = 4 * 1024 * 1024  # what a template may write besides twice what it was given


class TemplateRenderer:
    """Keeps one rendering process warm; ends it at the deadline and starts another. Safe across threads."""

    def __init__(self, deadline_s: float = 1.0) -> None:
        self._deadline_s = deadline_s
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._late = False

    def start(self) -> None:
        """Start the process now, so that the first prompt need not wait for it."""
        with self._lock:
            self._ready_process()

    def render(
        self,
        template: str,
        messages: Sequence[PromptMessage],
        *,
        bos: str = "",
        eos: str = "",
        thinking: bool | None = None,
    ) -> str:
        """Raises TemplateFailed: too slow, too large, refused by the template, or not a template at all."""
        given = sum(len(message.text) for message in messages)
        frame: Frame = {
            "template": template,
            "messages": [{"role": str(m.role), "content": m.text} for m in messages],
            "bos": bos,
            "eos": eos,
            "thinking": thinking,
            "limit": FREE_CHARS + 2 * given,
            "deadline_s": self._deadline_s * 2,
        }
        with self._lock:
            # Text of a megabyte may take longer than a template's own work is allowed to.
            answer = self._ask(frame, self._deadline_s + given / 1_000_000)
        text, problem = answer.get("text"), answer.get("problem")
        if isinstance(text, str):
            return text
        raise TemplateFailed(f"The model's chat template failed: {str(problem or 'it gave no text')[:300]}")

    def close(self) -> None:
        with self._lock:
            self._end()

    def _ask(self, frame: Frame, deadline_s: float) -> Frame:
        process = self._ready_process()
        try:
            answer = self._exchange(process, frame, deadline_s)
        except FrameTooLarge as error:
            raise TemplateFailed("The messages are too long for one prompt.") from error
        except (OSError, ProtocolError):
            answer = None
        if answer is None:
            late = self._late
            self._end()
            raise TemplateFailed(
                f"The model's chat template is too slow: it was ended after {deadline_s:.1f} seconds."
                if late
                else "The model's chat template used up its memory."
            )
        return answer

    def _exchange(self, process: subprocess.Popen[bytes], frame: Frame | None, deadline_s: float) -> Frame | None:
        def too_late() -> None:
            self._late = True
            process.kill()

        self._late = False
        timer = threading.Timer(deadline_s, too_late)
        timer.daemon = True
        timer.start()
        try:
            if frame is not None:
                FrameWriter(cast(BinaryIO, process.stdin).fileno()).write(frame)
            return FrameReader(cast(BinaryIO, process.stdout)).read()
        finally:
            timer.cancel()

    def _ready_process(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        self._process = subprocess.Popen(
            python_command("llmui.engines.worker.template_child"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        # Its first frame says that it is ready: starting Python must not count against a template's deadline.
        try:
            ready = self._exchange(self._process, None, START_S)
        except (OSError, ProtocolError):
            ready = None
        if ready is None:
            self._end()
            raise TemplateFailed("The process that renders chat templates did not start.", hint="Try again.")
        return self._process

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    pass
