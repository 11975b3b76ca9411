"""One attempt to get a model into a new child: check, load, and words for every way in which it can fail."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from llmui.domain.generation import LoadedModel
from llmui.domain.params import LoadParams
from llmui.engines.base import Progress
from llmui.engines.worker.connection import Connection
from llmui.engines.worker.mailbox import Mailbox
from llmui.engines.worker.protocol import Frame, ProtocolError, take
from llmui.engines.worker.wire import loaded_from
from llmui.errors import EngineCrashed, EngineHung, LoadCancelled, ModelLoadFailed

Cancelled = Callable[[], bool]
POLL_S = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """How long a child may be silent, in seconds, before it counts as hung, and how long others wait for it."""

    hang_s: float = 60.0
    load_hang_s: float = 120.0
    answer_s: float = 30.0
    restart_wait_s: float = 60.0
    write_s: float = 10.0


class Launch:
    """A child on its way to a loaded model. Until that is done, its death is this load's failure and nobody else's."""

    def __init__(
        self,
        *,
        path: Path,
        params: LoadParams,
        progress: Progress | None,
        cancelled: Cancelled,
        deadlines: Deadlines,
        environment: Mapping[str, str],
        on_death: Callable[[Connection], None],
    ) -> None:
        self.path, self.params = path, params
        self.died = False
        self._progress, self._cancelled, self._deadlines = progress, cancelled, deadlines
        self._on_death = on_death
        self._stage = "starting the engine"
        try:
            self.connection = Connection(self._died, environment=environment, write_deadline_s=deadlines.write_s)
        except EngineCrashed as error:
            raise ModelLoadFailed(error.message, hint="Free some memory, then try again.") from error

    def check(self) -> None:
        """Raises ModelLoadFailed when the file is plainly no model, LoadCancelled."""
        self._answer(self.connection.ask("check", path=str(self.path)), "checked", lambda _: None)

    def load(self, show: Progress) -> LoadedModel:
        """Raises ModelLoadFailed, LoadCancelled."""

        def step(frame: Frame) -> None:
            self._stage, share = take(frame, "stage", str)[:100], min(1.0, max(0.0, take(frame, "share", float)))
            show(self._stage, share)
            if self._progress is not None:
                self._progress(self._stage, share)

        mailbox = self.connection.ask("load", path=str(self.path), params=asdict(self.params))
        answer = self._answer(mailbox, "loaded", step)
        try:
            return loaded_from(answer)
        except ProtocolError as error:
            raise self._failure(error) from error

    def abandon(self) -> None:
        self.connection.end(LoadCancelled)

    def _died(self, connection: Connection) -> None:
        self.died = True
        self._on_death(connection)

    def _answer(self, mailbox: Mailbox, wanted: str, step: Callable[[Frame], None]) -> Frame:
        """The frame of type `wanted`; every frame before it goes to `step`."""
        active, active_at = self.connection.activity(), time.monotonic()
        try:
            while True:
                if self._cancelled():
                    raise LoadCancelled()
                item = mailbox.get(POLL_S)
                now = time.monotonic()
                if isinstance(item, dict):
                    active_at = now
                    if take(item, "type", str) == wanted:
                        return item
                    step(item)
                elif now - active_at > self._deadlines.load_hang_s:
                    # A large model from a slow disk is silent for long, but it reads.
                    if (seen := self.connection.activity()) != active:
                        active, active_at = seen, now
                    else:
                        self.connection.end_hung(f"gave no sign of life for {self._deadlines.load_hang_s:g} seconds")
        except (EngineCrashed, ProtocolError) as error:
            raise self._failure(error) from error
        finally:
            self.connection.release(mailbox)

    def _failure(self, error: EngineCrashed | ProtocolError) -> ModelLoadFailed:
        words = error.message if isinstance(error, EngineCrashed) else f"The engine made no sense: {error}."
        hint = "The file may be damaged, or too large for this machine. Choose another model."
        if isinstance(error, EngineHung):
            hint = "Try again, or choose another model."
        return ModelLoadFailed(f"Loading failed while {self._stage}. {words}", hint=hint, log=self.connection.log())
