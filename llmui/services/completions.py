"""Replies that belong to no conversation and are kept nowhere: what OpenAI-compatible clients ask for.

The engine is read in a thread of its own into a buffer of limited size. A reader that takes nothing for too long ends
its reply, so that it cannot hold the engine.
"""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from llmui.domain.generation import (
    Chunk,
    Finished,
    FinishReason,
    GenerationRequest,
    PromptMessage,
    PromptRead,
    TextDelta,
)
from llmui.domain.messages import Role, Timings
from llmui.domain.model_files import ModelFile
from llmui.domain.runs import RunDelta
from llmui.errors import EngineBusy, LlmuiError, NotFound
from llmui.services.models import ModelService
from llmui.services.postprocess import ReasoningSplitter
from llmui.services.runs import Runs

MAX_WAITING = 1024
"""Pieces kept for a reader that is behind."""
ROOM_S = 8.0
"""How long the engine waits for such a reader."""


class _Unexpected(LlmuiError):
    """What the reader is told when the thread died of a bug; Python itself logs the traceback of the thread."""

    code = "internal"
    hint = "Try again; the log says more."


@dataclass(frozen=True, slots=True, kw_only=True)
class CompletionEnd:
    """How a reply ended. `error` says why it is not whole."""

    reason: FinishReason = FinishReason.STOPPED
    timings: Timings = field(default_factory=Timings)
    error: LlmuiError | None = None


class Completion:
    """One reply being written for one reader."""

    def __init__(
        self,
        models: ModelService,
        request: GenerationRequest,
        *,
        active: set[Completion] | None = None,
        room_s: float = ROOM_S,
    ) -> None:
        """`active` has it from its start to its end."""
        self._models, self._request, self._room_s = models, request, room_s
        self._active = active if active is not None else set()
        self.stop = threading.Event()
        self._changed = threading.Condition()
        self._waiting: list[RunDelta] = []
        self._end: CompletionEnd | None = None
        self._wake: Callable[[], None] = lambda: None
        self._splitter: ReasoningSplitter | None = None if request.raw_prompt is not None else ReasoningSplitter()

    def start(self, wake: Callable[[], None]) -> None:
        """Begin. `wake` is called from the writer's thread after each change; it must return at once and not raise."""
        self._wake = wake
        self._active.add(self)
        threading.Thread(target=self._work, name="completion", daemon=True).start()

    def take(self) -> tuple[list[RunDelta], CompletionEnd | None]:
        """What has come since the last call, and how it ended once nothing more comes. Never blocks."""
        with self._changed:
            taken, self._waiting = self._waiting, []
            self._changed.notify_all()
            return taken, self._end

    def _work(self) -> None:
        end = CompletionEnd(error=_Unexpected("Something went wrong inside llmui while this reply was written."))
        try:
            end = self._write()
        except LlmuiError as error:
            end = CompletionEnd(error=error)
        finally:
            self._active.discard(self)
            with self._changed:
                self._end = end
            self._wake()

    def _write(self) -> CompletionEnd:
        self._models.wait_ready(self.stop, lambda stage, share: None)
        end = CompletionEnd()
        if self.stop.is_set():
            return end
        for chunk in self._models.engine.stream(self._request, self.stop):
            for piece in self._pieces(chunk):
                self._put(piece)
            if isinstance(chunk, Finished):
                end = CompletionEnd(reason=chunk.reason, timings=chunk.timings)
        for channel, text in self._splitter.end() if self._splitter else ():
            self._put(RunDelta(text, channel))
        return end

    def _pieces(self, chunk: Chunk) -> Iterator[RunDelta]:
        if isinstance(chunk, PromptRead) and chunk.opens_reasoning and self._splitter is not None:
            self._splitter = ReasoningSplitter(thinking=True)
        if not isinstance(chunk, TextDelta):
            return
        if self._splitter is None:
            if chunk.text:
                yield RunDelta(chunk.text)
            return
        for channel, text in self._splitter.feed(chunk.text):
            yield RunDelta(text, channel)

    def _put(self, piece: RunDelta) -> None:
        with self._changed:
            if not self._changed.wait_for(self._has_room, self._room_s):
                self.stop.set()
            self._waiting.append(piece)
        self._wake()

    def _has_room(self) -> bool:
        return len(self._waiting) < MAX_WAITING or self.stop.is_set()


class CompletionService:
    """Replies without conversations. A request may name a model that is not loaded yet."""

    def __init__(self, models: ModelService, runs: Runs) -> None:
        self._models, self._runs = models, runs
        self._active: set[Completion] = set()

    def stop_all(self) -> None:
        """End all replies, each with what it has: the program is ending."""
        for completion in list(self._active):
            completion.stop.set()

    def prepare(self, request: GenerationRequest, *, model: str = "") -> Completion:
        """A reply ready to start, once `model` is the one in memory or on its way there.

        Raises:
            NotFound: no such model in the folders; a path is no name.
            EngineBusy: another model is answering somebody at this moment.
            EngineNotReady: no model is loaded and none was named.
        """
        if model and not self._is_current(model):
            file = listed(self._models, model)
            if self._runs.active_count() or self._active:
                raise EngineBusy(
                    "Another model is writing a reply at this moment.",
                    hint="Wait until it is finished, or ask the model that is loaded.",
                )
            self._models.load(file.id)
        self._models.check_answering()
        return Completion(self._models, request, active=self._active)

    def _is_current(self, name: str) -> bool:
        loaded, coming = self._models.status().model, self._models.current()
        names = {loaded.id, loaded.name} if loaded is not None else set()
        if coming is not None:
            names = {coming.id, coming.name}
        return name in names


def listed(models: ModelService, name: str) -> ModelFile:
    """The model file of that id or name. Raises NotFound, also for a path: clients name, they do not point."""
    for file in models.list():
        if name in (file.id, file.name):
            return file
    raise NotFound("model", name)


def conversation_key(messages: tuple[PromptMessage, ...]) -> str:
    """The same for all requests of one stateless chat: each repeats its start, and the engine knows it by that."""
    digest = hashlib.sha256()
    for message in messages:
        digest.update(f"{message.role}\x00{message.text}\x00".encode("utf-8", "replace"))
        if message.role is Role.USER:
            break
    return "v1-" + digest.hexdigest()[:20]
