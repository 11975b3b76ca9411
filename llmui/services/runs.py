"""Replies under way. A run belongs to a thread of its own, never to a tab: observers come and go as they like.

Knows nothing of engines or stores: the work is handed in.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import structlog
from ulid import ULID

from llmui.domain.messages import Failure, Message, MessageState, Role
from llmui.domain.runs import (
    Channel,
    Event,
    RunDelta,
    RunDone,
    RunFailed,
    RunPhase,
    RunProgress,
    RunSnapshot,
    RunStarted,
)
from llmui.errors import NotFound, RunActive

log = structlog.get_logger(__name__)

KEPT_S = 60.0
"""How long an ended run can still be attached to."""


class Run:
    """One reply being written. The writer publishes, any number of observers read; all methods are thread-safe."""

    def __init__(self, owner: str, started: RunStarted, *, text: str = "", reasoning: str = "") -> None:
        self.owner = owner
        self.started = started
        self.id = started.run_id
        self.conversation_id = started.conversation_id
        self.message_id = started.message_id
        self.stop = threading.Event()
        self.ended = threading.Event()
        self.ended_at = 0.0
        self._lock = threading.Lock()
        self._events: list[Event] = [started]
        self._listeners: list[Callable[[], None]] = []
        self._text: list[str] = [text]
        self._reasoning: list[str] = [reasoning]
        self._progress: RunProgress | None = None
        self._phase = RunPhase.QUEUED
        self._tokens = 0
        self._prompt_tokens = 0
        self._channel: Channel = "content"
        self._first_token_at = self._last_token_at = 0.0
        self._thinking_since = 0.0
        self._reasoning_s = 0.0
        self._message: Message | None = None

    def progress(self, progress: RunProgress) -> None:
        """Tell what the reply waits for."""
        with self._lock:
            self._progress, self._phase = progress, progress.phase
            self._events.append(progress)
        self._wake()

    def prompt_read(self, tokens: int) -> None:
        """The prompt is in the model; the first word comes next."""
        with self._lock:
            self._prompt_tokens = tokens

    def delta(self, text: str, channel: Channel, now: float) -> None:
        """Add a piece of the reply; `now` is `time.perf_counter()`."""
        with self._lock:
            self._phase = RunPhase.WRITING
            self._clock_reasoning(channel, now)
            (self._text if channel == "content" else self._reasoning).append(text)
            self._events.append(RunDelta(text, channel))
        self._wake()

    def count(self, tokens: int, now: float) -> None:
        """So many tokens more have been written by `now`, also those whose text is still held back."""
        with self._lock:
            if not self._tokens and tokens:
                self._first_token_at = now
            self._tokens += tokens
            self._last_token_at = now

    def done(self, message: Message, failure: RunFailed | None = None) -> None:
        """The reply is saved as `message`; nothing comes after this."""
        with self._lock:
            self._message, self._phase = message, RunPhase.ENDED
            self._events += [failure, RunDone(message)] if failure else [RunDone(message)]
            self.ended_at = time.monotonic()
            self.ended.set()
        self._wake()

    def events_after(self, number: int) -> list[tuple[int, Event]]:
        """The events after `number`, each with its own number; the first event of a run is number 1."""
        with self._lock:
            start = max(number, 0)
            return list(enumerate(self._events[start:], start + 1))

    def subscribe(self, wake: Callable[[], None]) -> Callable[[], None]:
        """Call `wake` from the writer's thread after each change, until the returned function is called.

        `wake` must return at once; one that raises is not called again.
        """
        with self._lock:
            self._listeners.append(wake)
        return lambda: self._forget(wake)

    @property
    def version(self) -> int:
        """Grows with every event; cheap to ask."""
        return len(self._events)

    def snapshot(self) -> RunSnapshot:
        """All of the reply so far."""
        with self._lock:
            span = self._last_token_at - self._first_token_at if self._tokens > 1 else 0.0
            return RunSnapshot(
                run_id=self.id,
                conversation_id=self.conversation_id,
                message_id=self.message_id,
                version=len(self._events),
                phase=self._phase,
                progress=self._progress,
                text=_joined(self._text),
                reasoning=_joined(self._reasoning),
                thinking=self._phase is RunPhase.WRITING and self._channel == "reasoning",
                reasoning_s=self._reasoning_s,
                tokens=self._tokens,
                tokens_per_second=(self._tokens - 1) / span if span > 0 else 0.0,
                prompt_tokens=self._prompt_tokens,
                message=self._message,
            )

    def _clock_reasoning(self, channel: Channel, now: float) -> None:
        if channel == "reasoning":
            self._thinking_since = self._thinking_since or now
            self._reasoning_s = now - self._thinking_since
        self._channel = channel

    def _wake(self) -> None:
        with self._lock:
            listeners = list(self._listeners)
        for wake in listeners:
            try:
                wake()
            except Exception:  # an observer whose event loop is gone, say: its trouble is not the reply's
                log.exception("observer_failed", run=self.id)
                self._forget(wake)

    def _forget(self, wake: Callable[[], None]) -> None:
        with self._lock:
            if wake in self._listeners:
                self._listeners.remove(wake)


def _joined(parts: list[str]) -> str:
    """The parts as one text; they are replaced by it, so that the next call has little to join."""
    parts[:] = ["".join(parts)]
    return parts[0]


class Runs:
    """The runs of this process: one at a time in a conversation, any number side by side."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._runs: dict[str, Run] = {}
        self._threads: dict[str, threading.Thread] = {}
        self._reserved: set[tuple[str, str]] = set()

    @contextmanager
    def reserve(self, owner: str, conversation_id: str) -> Iterator[None]:
        """Keep other runs of a conversation from starting, while the caller looks at it, changes it or starts one.

        Raises:
            RunActive: somebody else has it, or a run of it has not ended.
        """
        key = (owner, conversation_id)
        with self._lock:
            active = self._active_in(conversation_id, owner)
            if active is not None or key in self._reserved:
                raise RunActive(active.id if active is not None else "")
            self._reserved.add(key)
        try:
            yield
        finally:
            with self._lock:
                self._reserved.discard(key)

    def start(self, run: Run, work: Callable[[Run], None]) -> Run:
        """Begin `work(run)` in a thread of its own. `work` must end with `run.done(…)`.

        Raises:
            RunActive: another run of the same conversation has not ended.
        """
        thread = threading.Thread(target=_work, args=(run, work), name=f"run-{run.id[-6:]}", daemon=True)
        with self._lock:
            self._forget_old()
            active = self._active_in(run.conversation_id)
            if active is not None:
                raise RunActive(active.id)
            self._runs[run.id] = run
            self._threads[run.id] = thread
            try:
                thread.start()
            except RuntimeError:  # no more threads: the conversation must not stay taken
                del self._runs[run.id], self._threads[run.id]
                raise
        return run

    def get(self, owner: str, run_id: str) -> Run:
        """A run that is under way or ended less than a minute ago. Raises NotFound, also for another's run."""
        with self._lock:
            self._forget_old()
            run = self._runs.get(run_id)
        if run is None or run.owner != owner:
            raise NotFound("run", run_id)
        return run

    def latest_in(self, owner: str, conversation_id: str) -> Run | None:
        """The newest run of a conversation that can still be attached to."""
        with self._lock:
            self._forget_old()
            found = [
                run for run in self._runs.values() if run.conversation_id == conversation_id and run.owner == owner
            ]
        return found[-1] if found else None

    def active_in(self, owner: str, conversation_id: str) -> Run | None:
        """The run of a conversation that has not ended."""
        run = self.latest_in(owner, conversation_id)
        return run if run is not None and not run.ended.is_set() else None

    def check_free(self, conversation_id: str) -> None:
        """Raises RunActive: a reply of that conversation is under way."""
        with self._lock:
            active = self._active_in(conversation_id)
        if active is not None:
            raise RunActive(active.id)

    def active_count(self) -> int:
        """How many replies are being written."""
        with self._lock:
            return sum(not run.ended.is_set() for run in self._runs.values())

    def stop_all(self) -> None:
        """Tell every run to end; returns at once."""
        with self._lock:
            runs = list(self._runs.values())
        for run in runs:
            run.stop.set()

    def close(self, timeout_s: float = 8.0) -> None:
        """Stop every run and wait until each has saved what it has."""
        with self._lock:
            runs, threads = list(self._runs.values()), list(self._threads.values())
        for run in runs:
            run.stop.set()
        deadline = time.monotonic() + timeout_s
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))

    def _active_in(self, conversation_id: str, owner: str | None = None) -> Run | None:
        for run in self._runs.values():
            if run.conversation_id == conversation_id and owner in (None, run.owner) and not run.ended.is_set():
                return run
        return None

    def _forget_old(self) -> None:
        now = time.monotonic()
        for run_id, run in list(self._runs.items()):
            if run.ended.is_set() and now - run.ended_at > KEPT_S:
                del self._runs[run_id]
                self._threads.pop(run_id, None)


def _work(run: Run, work: Callable[[Run], None]) -> None:
    """The whole life of a run's thread. However `work` ends, the run ends: else its conversation stayed taken."""
    try:
        work(run)
    except Exception:  # the top of a thread: a bug ends one reply
        log.exception("run_failed", run=run.id, conversation=run.conversation_id)
    if not run.ended.is_set():
        words = Failure(
            code="bug",
            message="Something went wrong inside llmui while this reply was kept.",
            hint="Reload the page to see what was kept, and report this with the log.",
        )
        so_far = run.snapshot()
        message = Message(
            id=run.message_id,
            role=Role.ASSISTANT,
            text=so_far.text,
            reasoning=so_far.reasoning,
            state=MessageState.FAILED,
            finish_reason=words.code,
            failure=words,
        )
        run.done(message, RunFailed(words.code, words.message, words.hint))


def new_id() -> str:
    """A fresh ULID, as 26 characters. Within one process they grow, so they sort by age."""
    return str(ULID())
