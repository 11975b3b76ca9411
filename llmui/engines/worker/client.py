"""The engine that the rest of the program sees: a model in a child process, watched and brought back when it dies."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

from llmui.domain.generation import (
    Chunk,
    EnginePhase,
    EngineStatus,
    Finished,
    FinishReason,
    GenerationRequest,
    LoadedModel,
    PromptMessage,
)
from llmui.domain.messages import Timings
from llmui.domain.params import LoadParams
from llmui.engines.base import Progress
from llmui.engines.worker.connection import Connection, ErrorMaker
from llmui.engines.worker.launch import Cancelled, Deadlines, Launch
from llmui.engines.worker.mailbox import Mailbox
from llmui.engines.worker.protocol import ProtocolError, take_list
from llmui.engines.worker.restarts import RestartPolicy
from llmui.engines.worker.wire import messages_frame, request_frame
from llmui.errors import EngineBusy, EngineError, EngineNotReady, LlmuiError, LoadCancelled

POLL_S = 0.02


class WorkerEngine:
    """llama.cpp in a child process. Each load starts a child of its own, so a model's memory is really given back."""

    name = "llama-cpp-python"

    def __init__(
        self,
        *,
        deadlines: Deadlines | None = None,
        restarts: RestartPolicy | None = None,
        max_waiting: int = 64,
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._deadlines = deadlines or Deadlines()
        self._policy = restarts or RestartPolicy()
        self._max_waiting = max_waiting
        self._environment = os.environ if environment is None else environment
        self._state = threading.Condition()
        self._loading = threading.Lock()
        self._status = EngineStatus()
        self._connection: Connection | None = None
        self._wanted: tuple[Path, LoadParams] | None = None
        self._streams = 0
        self._cancel = Event()  # ends the load under way
        self._cancel_restart = Event()
        self._restarting: threading.Thread | None = None
        self._closed = False

    def status(self) -> EngineStatus:
        with self._state:
            busy = self._streams > 0 and self._status.phase is EnginePhase.READY
            return replace(self._status, phase=EnginePhase.BUSY) if busy else self._status

    def load(
        self, path: Path, params: LoadParams, *, progress: Progress | None = None, cancel: Event | None = None
    ) -> LoadedModel:
        asked = cancel or Event()
        self._cancel_restart.set()
        with self._load_turn(asked) as inner:
            self._policy.forget()
            launch = self._launch(path, params, progress, lambda: asked.is_set() or inner.is_set())
            return self._bring_up(launch, phase=EnginePhase.LOADING)

    def unload(self) -> None:
        self._cancel_restart.set()
        self._cancel.set()
        with self._loading:
            self._retire(lambda: EngineNotReady("The model was unloaded."))
            self._set(EngineStatus(restarts=self._status.restarts))

    def count_tokens(self, messages: Sequence[PromptMessage], *, thinking: bool | None = None) -> int:
        return self._counts("count", 1, messages=messages_frame(tuple(messages)), thinking=thinking)[0]

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        return self._counts("tokens", len(texts), texts=list(texts))

    def stream(self, request: GenerationRequest, stop: Event) -> Iterator[Chunk]:
        connection = self._ready(stop)
        if connection is None:
            yield Finished(FinishReason.STOPPED, Timings())
            return
        mailbox = connection.ask("generate", **request_frame(request))
        finished = told = False
        with self._state:
            self._streams += 1
        try:
            while not finished:
                if stop.is_set() and not told:
                    connection.stop(mailbox)
                    told = True
                item = mailbox.get(POLL_S)
                if item is None:
                    self._watch(connection, mailbox, self._deadlines.hang_s)
                elif not isinstance(item, dict):
                    finished = isinstance(item, Finished)
                    yield item
        except LlmuiError:
            finished = True
            raise
        finally:
            with self._state:
                self._streams -= 1
            connection.release(mailbox)
            if not finished:
                connection.stop(mailbox)

    def close(self) -> None:
        with self._state:
            self._closed = True
            restarting = self._restarting
        self._cancel_restart.set()
        self._cancel.set()
        with self._loading:
            self._retire(lambda: EngineNotReady("The engine was closed."))
            self._set(EngineStatus(restarts=self._status.restarts))
        if restarting is not None and restarting is not threading.current_thread():
            restarting.join()

    def pid(self) -> int | None:
        """The child's process id, for the monitor and for tests."""
        with self._state:
            return self._connection.pid if self._connection is not None else None

    # -- questions ------------------------------------------------------------------------------------------------

    def _counts(self, kind: str, expected: int, **fields: object) -> list[int]:
        connection = self._ready(Event())
        if connection is None:
            raise EngineNotReady()
        mailbox = connection.ask(kind, **fields)
        asked_at = time.monotonic()
        try:
            while True:
                item = mailbox.get(POLL_S)
                if isinstance(item, dict):
                    counts = take_list(item, "counts", int)
                    if len(counts) == expected:
                        return counts
                    raise ProtocolError("as many counts as texts were expected")
                if time.monotonic() - asked_at > self._deadlines.answer_s:
                    connection.end_hung(f"gave no answer for {self._deadlines.answer_s:g} seconds and was ended")
        except ProtocolError as error:
            raise EngineError(f"The engine answered in a way that makes no sense: {error}.") from error
        finally:
            connection.release(mailbox)

    def _ready(self, stop: Event) -> Connection | None:
        """The child to ask; waits while it restarts. None when `stop` was set meanwhile."""
        deadline = time.monotonic() + self._deadlines.restart_wait_s
        with self._state:
            while self._status.phase is EnginePhase.RESTARTING:
                if stop.is_set():
                    return None
                if time.monotonic() > deadline:
                    raise EngineNotReady("The engine is still restarting.")
                self._state.wait(POLL_S)
            connection = self._connection
            phase, error = self._status.phase, self._status.error
        if connection is None:
            if phase is EnginePhase.LOADING:
                raise EngineNotReady("The model is still being loaded.")
            raise EngineNotReady(error or "No model is loaded.")
        if connection.waiting >= self._max_waiting:
            raise EngineBusy(f"{self._max_waiting} requests wait already.")
        return connection

    def _watch(self, connection: Connection, mailbox: Mailbox, limit_s: float) -> None:
        if connection.silent_s(mailbox) > limit_s:
            connection.end_hung(f"gave no sign of life for {limit_s:g} seconds and was ended")

    # -- loading --------------------------------------------------------------------------------------------------

    @contextmanager
    def _load_turn(self, asked: Event) -> Iterator[Event]:
        """One load at a time; yields the event by which `unload` and `close` end it."""
        while not self._loading.acquire(timeout=POLL_S):
            if asked.is_set():
                raise LoadCancelled()
        try:
            if self._closed:
                raise EngineNotReady("The engine was closed.")
            self._cancel = Event()
            yield self._cancel
        finally:
            self._loading.release()

    def _launch(self, path: Path, params: LoadParams, progress: Progress | None, cancelled: Cancelled) -> Launch:
        return Launch(
            path=path,
            params=params,
            progress=progress,
            cancelled=cancelled,
            deadlines=self._deadlines,
            environment=self._environment,
            on_death=self._on_death,
        )

    def _bring_up(self, launch: Launch, *, phase: EnginePhase) -> LoadedModel:
        """Start a child for a model; the one before goes only when the new file looks like a model."""
        try:
            launch.check()
            self._retire(lambda: EngineNotReady("Another model is being loaded."))
            self._wanted = (launch.path, launch.params)
            known = self._status.model if phase is EnginePhase.RESTARTING else None
            self._set(replace(self._status, phase=phase, model=known, error="", hint="", progress=0.0))
            model = launch.load(self._show_stage)
        except LlmuiError as error:
            launch.abandon()
            self._show_failure(error)
            raise
        with self._state:
            self._connection = launch.connection
            self._set(EngineStatus(phase=EnginePhase.READY, model=model, restarts=self._status.restarts))
        if launch.died:  # between its last word and now
            self._on_death(launch.connection)
        return model

    def _show_stage(self, stage: str, share: float) -> None:
        self._set(replace(self._status, stage=stage, progress=share))

    def _show_failure(self, error: LlmuiError) -> None:
        with self._state:
            if self._connection is not None:
                return  # the model before is still there
            cancelled = isinstance(error, LoadCancelled)
            self._set(
                EngineStatus(
                    phase=EnginePhase.EMPTY if cancelled else EnginePhase.FAILED,
                    error="" if cancelled else error.message,
                    hint="" if cancelled else error.hint,
                    restarts=self._status.restarts,
                )
            )

    def _retire(self, error: ErrorMaker) -> None:
        with self._state:
            connection, self._connection = self._connection, None
        if connection is not None:
            connection.end(error)

    def _set(self, status: EngineStatus) -> None:
        with self._state:
            self._status = status
            self._state.notify_all()

    # -- restarting -----------------------------------------------------------------------------------------------

    def _on_death(self, connection: Connection) -> None:
        """Called by the thread that read the child; plans the restart and leaves."""
        with self._state:
            if self._connection is not connection or self._closed:
                return
            self._connection = None
            delay = self._policy.delay(time.monotonic())
            if delay is None:
                self._set(
                    EngineStatus(
                        phase=EnginePhase.FAILED,
                        error="The engine crashed too often and was not started again.",
                        hint="Load another model, or this one with fewer GPU layers or a smaller context.",
                        restarts=self._status.restarts,
                    )
                )
                return
            restarts = self._status.restarts + 1
            self._set(replace(self._status, phase=EnginePhase.RESTARTING, stage="restarting", restarts=restarts))
            self._cancel_restart = Event()
            self._restarting = threading.Thread(
                target=self._restart, args=(delay, self._cancel_restart), name="llmui-engine-restart", daemon=True
            )
            self._restarting.start()

    def _restart(self, delay: float, cancel: Event) -> None:
        if self._wanted is None or cancel.wait(delay):
            return
        with self._loading:
            if cancel.is_set() or self._connection is not None:
                return
            path, params = self._wanted
            try:
                self._bring_up(self._launch(path, params, None, cancel.is_set), phase=EnginePhase.RESTARTING)
            except LlmuiError:
                return  # shown by the status; a model whose load crashed is not tried again by itself
