"""An engine without a model: repeats what the user said, word by word. For clients, demos and tests."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Condition, Event

from llmui.domain.generation import (
    Chunk,
    EnginePhase,
    EngineStatus,
    Finished,
    FinishReason,
    GenerationRequest,
    LoadedModel,
    PromptMessage,
    PromptProgress,
    PromptRead,
    Queued,
    TextDelta,
)
from llmui.domain.messages import Role, Timings
from llmui.domain.params import LoadParams
from llmui.engines.base import Progress
from llmui.errors import ContextOverflow, EngineNotReady, LoadCancelled

CONTEXT_TOKENS = 8192
_MESSAGE_TOKENS = 4  # what a template puts around a message
_SLICE = 512


class EchoEngine:
    """Starts ready. A token is a word with the blanks before it; replies come one at a time, as from a model.

    `tokens_per_second` and `prompt_tokens_per_second` pace writing and reading; 0 is as fast as it goes.
    """

    name = "echo"

    def __init__(
        self,
        *,
        tokens_per_second: float = 0.0,
        prompt_tokens_per_second: float = 0.0,
        context_length: int = CONTEXT_TOKENS,
        loaded: bool = True,
    ) -> None:
        self._token_s = 1 / tokens_per_second if tokens_per_second > 0 else 0.0
        self._prompt_token_s = 1 / prompt_tokens_per_second if prompt_tokens_per_second > 0 else 0.0
        self._context_length = context_length
        self._turn = Condition()
        self._tickets: list[object] = []  # replies in order; the first one is being written
        self._epoch = 0  # counts loads; a reply of an earlier one ends
        self._model = self._describe(Path("echo"), LoadParams()) if loaded else None

    def status(self) -> EngineStatus:
        with self._turn:
            model, busy = self._model, bool(self._tickets)
        if model is None:
            return EngineStatus()
        return EngineStatus(phase=EnginePhase.BUSY if busy else EnginePhase.READY, model=model)

    def load(
        self, path: Path, params: LoadParams, *, progress: Progress | None = None, cancel: Event | None = None
    ) -> LoadedModel:
        """Accepts any path; there need be no file."""
        for share in (0.0, 0.5, 1.0):
            if cancel is not None and cancel.is_set():
                raise LoadCancelled()
            if progress is not None:
                progress("loading weights", share)
        with self._turn:
            self._epoch += 1
            self._model = model = self._describe(path, params)
            self._turn.notify_all()
        return model

    def unload(self) -> None:
        with self._turn:
            self._epoch += 1
            self._model = None
            self._turn.notify_all()

    def count_tokens(self, messages: Sequence[PromptMessage], *, thinking: bool | None = None) -> int:
        self._loaded()
        return _prompt_tokens(messages)

    def token_counts(self, texts: Sequence[str]) -> list[int]:
        self._loaded()
        return [len(words(text)) for text in texts]

    def stream(self, request: GenerationRequest, stop: Event) -> Iterator[Chunk]:
        model, epoch = self._loaded()
        prompt = _prompt_tokens(request.messages) + len(words(request.prefix))
        if request.raw_prompt is not None:
            prompt = len(words(request.raw_prompt))
        if prompt + request.reserve > model.context_length:
            raise ContextOverflow(prompt + request.reserve, model.context_length)
        ticket = object()
        with self._turn:
            self._tickets.append(ticket)
            position = len(self._tickets) - 1
        try:
            if position:
                yield Queued(position)
            if not self._wait_turn(ticket, epoch, stop):
                yield Finished(FinishReason.STOPPED, Timings(prompt_tokens=prompt))
                return
            yield from self._write(request, prompt, model.context_length - prompt, epoch, stop)
        finally:
            with self._turn:
                self._tickets.remove(ticket)
                self._turn.notify_all()

    def close(self) -> None:
        self.unload()

    def _write(self, request: GenerationRequest, prompt: int, room: int, epoch: int, stop: Event) -> Iterator[Chunk]:
        started = time.perf_counter()
        for done in range(0, prompt, _SLICE):
            if prompt > _SLICE:
                yield PromptProgress(done, prompt, 0)
            if self._pause(min(_SLICE, prompt - done) * self._prompt_token_s, epoch, stop):
                yield Finished(FinishReason.STOPPED, Timings(prompt_tokens=prompt))
                return
        yield PromptRead(prompt, 0, max(0, request.params.seed))
        read = first = time.perf_counter()
        text, stop_string = _cut(_answer(request), request.params.stop)
        count, reason = 0, FinishReason.STOP_STRING if stop_string else FinishReason.EOS
        for word in words(text):
            if count >= request.params.max_tokens or count >= room:
                reason = FinishReason.CONTEXT_FULL if count >= room else FinishReason.MAX_TOKENS
                break
            # By the clock, not from word to word: what waking up costs must not add up.
            due = read + (count + 1) * self._token_s
            if self._pause(due - time.perf_counter() if self._token_s else 0.0, epoch, stop):
                reason = FinishReason.STOPPED
                break
            if not count:
                first = time.perf_counter()
            count += 1
            yield TextDelta(word)
        timings = Timings(
            prompt_tokens=prompt,
            completion_tokens=count,
            prompt_s=read - started,
            decode_s=time.perf_counter() - first,
            first_token_s=first - started,
        )
        yield Finished(reason, timings, stop_string if reason is FinishReason.STOP_STRING else "")

    def _pause(self, seconds: float, epoch: int, stop: Event) -> bool:
        """Wait; True when `stop` was set. Raises EngineNotReady when the model is gone."""
        stopped = stop.wait(seconds) if seconds > 0 else stop.is_set()
        with self._turn:
            if self._epoch != epoch:
                raise EngineNotReady("The model was unloaded.")
        return stopped

    def _wait_turn(self, ticket: object, epoch: int, stop: Event) -> bool:
        with self._turn:
            while self._tickets[0] is not ticket:
                if stop.is_set():
                    return False
                if self._epoch != epoch:
                    raise EngineNotReady("The model was unloaded.")
                self._turn.wait(0.02)
        return True

    def _loaded(self) -> tuple[LoadedModel, int]:
        with self._turn:
            if self._model is None:
                raise EngineNotReady()
            return self._model, self._epoch

    def _describe(self, path: Path, params: LoadParams) -> LoadedModel:
        length = params.context_length or self._context_length
        return LoadedModel(
            id=path.stem,
            name="Echo",
            path=str(path),
            architecture="echo",
            context_length=length,
            trained_context_length=length,
        )


def words(text: str) -> list[str]:
    """The text in words, each with the blanks before it; joined again it is the same text."""
    return re.findall(r"\s*\S+|\s+", text)


def _prompt_tokens(messages: Sequence[PromptMessage]) -> int:
    return sum(len(words(message.text)) + _MESSAGE_TOKENS for message in messages) + _MESSAGE_TOKENS


def _answer(request: GenerationRequest) -> str:
    """What is left to say: the last user message, without the words that the reply already has."""
    said = next((m.text for m in reversed(request.messages) if m.role == Role.USER), "")
    text = request.raw_prompt if request.raw_prompt is not None else said
    text = text.strip() or "(nothing)"
    return text[len(request.prefix) :] if text.startswith(request.prefix) else " " + text


def _cut(text: str, stops: Sequence[str]) -> tuple[str, str]:
    """The text up to the first stop string, and that stop string; "" when there is none."""
    found = [(at + len(stop), at, stop) for stop in stops if (at := text.find(stop)) >= 0]
    if not found:
        return text, ""
    _, at, stop = min(found)
    return text[:at], stop
