"""An engine that says what a test tells it to, and waits where a test wants to look."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from llmui.domain.generation import (
    Chunk,
    EnginePhase,
    EngineStatus,
    Finished,
    FinishReason,
    GenerationRequest,
    LoadedModel,
    PromptMessage,
    PromptRead,
    TextDelta,
)
from llmui.domain.messages import Message, Timings
from llmui.domain.params import LoadParams
from llmui.engines.base import Progress
from llmui.errors import ContextOverflow, EngineNotReady, LoadCancelled
from llmui.services.runs import Run
from llmui.store.base import Piece
from llmui.store.memory import MemoryStore

PATIENCE_S = 10.0
"""Longest wait for what must happen; a test that needs it has failed."""


@dataclass(slots=True)
class Gate:
    """A place where the engine waits: `reached` tells the test, `opened` lets it go on; so does Stop."""

    reached: threading.Event = field(default_factory=threading.Event)
    opened: threading.Event = field(default_factory=threading.Event)

    def wait_reached(self) -> None:
        assert self.reached.wait(PATIENCE_S), "the engine did not get there"

    def passed(self, stop: threading.Event) -> bool:
        self.reached.set()
        while not self.opened.wait(0.002):
            if stop.is_set():
                return False
        return True


Step = Chunk | Gate | Exception | str
"""A text is a delta of one token; an exception is raised."""


class ScriptedEngine:
    """A token is a word. Each reply follows `script`, and ends by itself unless the script ends it."""

    name = "scripted"

    def __init__(self, *script: Step, context_length: int = 8192, loaded: bool = True) -> None:
        self.script: list[Step] = list(script) or ["Hello", " there."]
        self.context_length = context_length
        self.requests: list[GenerationRequest] = []
        self.left: list[str] = []
        self.loads: list[str] = []
        self.load_scripts: dict[str, list[Gate | Exception]] = {}
        self.template = 3
        self.preamble = 2
        self.counted = 0
        self._model = self._loaded("first") if loaded else None

    def status(self) -> EngineStatus:
        model = replace(self._model, context_length=self.context_length) if self._model else None
        return EngineStatus(phase=EnginePhase.READY if model else EnginePhase.EMPTY, model=model)

    def load(
        self, path: Path, params: LoadParams, *, progress: Progress | None = None, cancel: threading.Event | None = None
    ) -> LoadedModel:
        self.loads.append(path.stem)
        self._model = None
        for step in self.load_scripts.get(path.stem, []):
            if progress is not None:
                progress("loading weights", 0.5)
            if isinstance(step, Exception):
                raise step
            if not step.passed(cancel or threading.Event()):
                raise LoadCancelled()
        self._model = self._loaded(path.stem)
        return self._model

    def unload(self) -> None:
        self._model = None

    def count_tokens(self, messages: Sequence[PromptMessage], *, thinking: bool | None = None) -> int:
        self.counted += 1
        return self.preamble + sum(len(m.text.split()) + self.template for m in messages)

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        return [len(text.split()) for text in texts]

    def stream(self, request: GenerationRequest, stop: threading.Event) -> Iterator[Chunk]:
        self.requests.append(request)
        if self._model is None:
            raise EngineNotReady
        prompt = self.count_tokens(request.messages) + len(request.prefix.split())
        if prompt + request.reserve > self.context_length:
            raise ContextOverflow(prompt + request.reserve, self.context_length)
        return self._reply(list(self.script), prompt, stop)

    def close(self) -> None:
        self.unload()

    def _reply(self, script: list[Step], prompt: int, stop: threading.Event) -> Iterator[Chunk]:
        written = 0
        try:
            if not any(isinstance(step, PromptRead) for step in script):
                yield PromptRead(prompt, 0, 7)
            for step in script:
                if isinstance(step, Exception):
                    raise step
                if stop.is_set() or (isinstance(step, Gate) and not step.passed(stop)):
                    yield Finished(FinishReason.STOPPED, timings(written, prompt))
                    return
                if isinstance(step, Gate):
                    continue
                chunk = TextDelta(step) if isinstance(step, str) else step
                written += chunk.tokens if isinstance(chunk, TextDelta) else 0
                yield chunk
            if not isinstance(script[-1], Finished):
                yield Finished(FinishReason.EOS, timings(written, prompt))
        finally:
            self.left.append("stream")

    def _loaded(self, name: str) -> LoadedModel:
        return LoadedModel(id=name, name=name.title(), context_length=self.context_length)


def timings(tokens: int, prompt: int = 0) -> Timings:
    """Of a reply that took a tenth of a second for each token."""
    return Timings(
        prompt_tokens=prompt, completion_tokens=tokens, prompt_s=0.5, decode_s=tokens / 10, first_token_s=0.5
    )


class RecordingStore(MemoryStore):
    """Remembers the pieces it was given, and refuses what a test tells it to."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self.journalled = threading.Event()
        self.refuse_pieces: list[Exception] = []

    def append_piece(self, owner: str, conversation_id: str, message_id: str, piece: Piece) -> None:
        if self.refuse_pieces:
            raise self.refuse_pieces.pop(0)
        super().append_piece(owner, conversation_id, message_id, piece)
        self.pieces.append(piece)
        self.journalled.set()


def ended(run: Run) -> Message:
    """The message of a run, once it has ended."""
    assert run.ended.wait(PATIENCE_S), "the reply did not end"
    message = run.snapshot().message
    assert message is not None
    return message
