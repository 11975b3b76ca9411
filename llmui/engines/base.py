"""The promise of an engine. One contract test drives every implementation: tests/contract/test_engine.py."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event
from typing import Protocol

from llmui.domain.generation import Chunk, EngineStatus, GenerationRequest, LoadedModel, PromptMessage
from llmui.domain.params import LoadParams

Progress = Callable[[str, float], None]


class Engine(Protocol):
    """Holds at most one loaded model. Synchronous; safe to call from several threads."""

    name: str

    def status(self) -> EngineStatus:
        """A snapshot; never blocks, never raises."""
        ...

    def load(
        self, path: Path, params: LoadParams, *, progress: Progress | None = None, cancel: Event | None = None
    ) -> LoadedModel:
        """Replace the loaded model. `progress(stage, share)` is called from this thread, share from 0 to 1.

        Raises:
            ModelLoadFailed: the file is missing, not a model, damaged, too large, or the engine died over it.
            LoadCancelled: `cancel` was set.
        """
        ...

    def unload(self) -> None:
        """Give the memory back. Replies under way end with EngineNotReady."""
        ...

    def count_tokens(self, messages: Sequence[PromptMessage], *, thinking: bool | None = None) -> int:
        """Length in tokens of the prompt that these messages make, with the start of a reply.

        Raises EngineNotReady, TemplateFailed, EngineCrashed.
        """
        ...

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        """Length in tokens of each text by itself, without template. Raises EngineNotReady, EngineCrashed."""
        ...

    def stream(self, request: GenerationRequest, stop: Event) -> Iterator[Chunk]:
        """Yield the reply: maybe Queued and PromptProgress, one PromptRead, TextDelta …, one Finished.

        Ends within one token, or within 300 ms while it reads the prompt, of `stop` being set; then the reason is
        STOPPED and the text so far has been yielded. Leaving the iterator early (`close()`) ends the reply as well.

        Raises:
            EngineNotReady: no model is loaded.
            ContextOverflow: prompt + `reserve` exceed the context length; nothing was evaluated.
            TemplateFailed: the model's template refused these messages.
            EngineCrashed, EngineHung: the engine died; what was yielded stands.
        """
        ...

    def close(self) -> None:
        """Free everything, end child processes. Idempotent."""
        ...
