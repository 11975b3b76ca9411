"""One child and the requests it has been given: answers go to the mailbox of the request they name."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Mapping

import psutil

from llmui.engines.worker.mailbox import Mailbox
from llmui.engines.worker.process import SHOWN_LINES, ChildProcess
from llmui.engines.worker.protocol import Frame, FrameTooLarge, take
from llmui.engines.worker.wire import chunk_from, error_from
from llmui.errors import EngineCrashed, EngineError, EngineHung, LlmuiError

ErrorMaker = Callable[[], LlmuiError]


class Connection:
    """Ends once: by `end` with an error of the caller's choice, or because the child died; `on_death` hears that."""

    def __init__(
        self,
        on_death: Callable[[Connection], None],
        *,
        environment: Mapping[str, str],
        write_deadline_s: float,
    ) -> None:
        self._on_death = on_death
        self._lock = threading.Lock()
        self._mailboxes: dict[int, Mailbox] = {}
        self._sent_at: dict[int, float] = {}
        self._ids = itertools.count(1)
        self._ending: ErrorMaker | None = None
        self._hung = ""
        self._ended = False
        self._heard_at = time.monotonic()
        self._child = ChildProcess(
            self._on_frame, self._on_end, environment=environment, write_deadline_s=write_deadline_s
        )

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def waiting(self) -> int:
        """Requests without a final answer."""
        with self._lock:
            return len(self._mailboxes)

    def ask(self, kind: str, **fields: object) -> Mailbox:
        """Send a request. A child that is gone shows when its mailbox is read. Raises EngineError: too large."""
        mailbox = Mailbox(next(self._ids))
        with self._lock:
            if self._ended:
                mailbox.fail(self._error())
                return mailbox
            self._mailboxes[mailbox.id] = mailbox
            self._sent_at[mailbox.id] = time.monotonic()
        try:
            self._send({"type": kind, "id": mailbox.id, "sequence": 0, **fields})
        except FrameTooLarge as error:
            self.release(mailbox)
            raise EngineError(
                "The text is too long to be handed to the engine.", hint="Shorten the conversation."
            ) from error
        return mailbox

    def stop(self, mailbox: Mailbox) -> None:
        """Ask the child to end that request; it answers with what it has."""
        self._send({"type": "stop", "id": mailbox.id})

    def release(self, mailbox: Mailbox) -> None:
        """Nobody reads that mailbox any more; later frames for it are dropped."""
        with self._lock:
            self._mailboxes.pop(mailbox.id, None)
            self._sent_at.pop(mailbox.id, None)

    def silent_s(self, mailbox: Mailbox) -> float:
        """For how long the child has said nothing although that request waits."""
        with self._lock:
            return time.monotonic() - max(self._heard_at, self._sent_at.get(mailbox.id, 0.0))

    def activity(self) -> object:
        """A value that changes while the child reads or writes files."""
        try:
            process = psutil.Process(self.pid)
            counters = getattr(process, "io_counters", None)  # macOS has none
            return counters() if counters is not None else process.cpu_times()
        except (psutil.Error, OSError):
            return None

    def end_hung(self, words: str) -> None:
        """Kill the child because it gives no sign of life; `words` complete "The engine …"."""
        self._hung = words
        self._child.kill()

    def end(self, error: ErrorMaker) -> None:
        """Kill the child on purpose and wait until it is gone; open requests end with `error`."""
        with self._lock:
            self._ending = self._ending or error
        self._child.close()

    def log(self) -> tuple[str, ...]:
        return self._child.log()[-SHOWN_LINES:]

    def _send(self, frame: Frame) -> None:
        try:
            self._child.send(frame)
        except TimeoutError:
            self.end_hung("does not take orders any more and was ended")
        except OSError:
            pass  # it died; the reading thread says so to every mailbox

    def _on_frame(self, frame: Frame) -> None:
        kind = take(frame, "type", str)
        with self._lock:
            mailbox = self._mailboxes.get(take(frame, "id", int))
            if kind != "counts":  # another thread of the child counts, also while the one that writes hangs
                self._heard_at = time.monotonic()
        if mailbox is None:
            return
        if kind == "error":
            error = frame
            error_from(error)  # a frame that is no error must be noticed here
            mailbox.fail(lambda: error_from(error))
        else:
            mailbox.put(chunk_from(frame) or frame)

    def _on_end(self, _: ChildProcess) -> None:
        with self._lock:
            self._ended = True
            expected = self._ending is not None
            mailboxes = list(self._mailboxes.values())
        if not expected:
            self._on_death(self)
        error = self._error()
        for mailbox in mailboxes:
            mailbox.fail(error)

    def _error(self) -> ErrorMaker:
        if self._ending is not None:
            return self._ending
        log = self.log()
        if self._hung:
            message = f"The engine {self._hung}."
            return lambda: EngineHung(message, log=log)
        reason = f"The engine stopped: {self._child.reason()}."
        return lambda: EngineCrashed(reason, log=log)
