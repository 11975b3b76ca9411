"""Writing one reply: from a saved placeholder, through the engine, to the saved message. Runs in a run's own thread."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from uuid import uuid4

import structlog

from llmui.domain.generation import (
    Chunk,
    Finished,
    FinishReason,
    GenerationRequest,
    PromptMessage,
    PromptProgress,
    PromptRead,
    Queued,
    TextDelta,
)
from llmui.domain.messages import Failure, Message, MessageState, Recipe, Timings
from llmui.domain.params import GenerationParams
from llmui.domain.runs import Channel, RunFailed, RunPhase, RunProgress
from llmui.errors import ContextOverflow, LlmuiError, StaleRevision, StoreError
from llmui.services.models import ModelService
from llmui.services.postprocess import ReasoningSplitter
from llmui.services.prompting import continuation, prompt_messages, system_message
from llmui.services.runs import Run
from llmui.services.trimming import dropped_messages
from llmui.store.base import ConversationStore, Piece

log = structlog.get_logger(__name__)

JOURNAL_EVERY_S = 0.25
TEMPLATE_TOKENS = 8
"""Allowance per message for what the template puts around it. The engine's exact count decides in the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What to write: the path up to the message that is answered, and the placeholder that the reply fills."""

    path: tuple[Message, ...]
    reply: Message
    system_prompt: str
    params: GenerationParams
    thinking: bool | None = None


class ReplyWriter:
    """Writes one reply of one run. The reply is saved however it ends."""

    def __init__(self, run: Run, plan: Plan, models: ModelService, store: ConversationStore) -> None:
        self._run, self._plan, self._models, self._store = run, plan, models, store
        self._reply = plan.reply
        self._recipe = Recipe(system_prompt=plan.system_prompt, params=plan.params.to_dict(), seed=plan.params.seed)
        continued = bool(plan.reply.text)
        self._splitter = ReasoningSplitter(thinking=bool(plan.reply.reasoning) and not continued, begun=continued)
        self._pending: dict[Channel, list[str]] = {"content": [], "reasoning": []}
        self._piece = 0
        self._journalled_at = time.monotonic()
        self._finished: Finished | None = None
        self._told: RunProgress | None = None

    def write(self) -> None:
        """Do it all. Never raises: what goes wrong becomes the message's failure."""
        failure: Failure | None = None
        try:
            self._models.wait_ready(self._run.stop, self._tell_loading)
            if not self._run.stop.is_set():
                for chunk in self._chunks():
                    self._take(chunk)
        except LlmuiError as error:
            failure = Failure(code=error.code, message=error.message, hint=error.hint, log=getattr(error, "log", ()))
        except Exception:  # the top of a worker thread: a bug here must end one reply, not lose it
            incident = uuid4().hex[:8]
            log.exception("reply_failed", incident=incident)
            failure = Failure(
                code="bug",
                message="Something went wrong inside llmui while this reply was written.",
                hint=f"Try again. If it happens again, report incident {incident} with the log.",
            )
        self._end(failure)

    def _chunks(self) -> Iterator[Chunk]:
        """The engine's chunks; when the prompt is too long, once more with the oldest turns left out."""
        status = self._models.status()
        model = status.model
        limit = model.context_length if model else 0
        if model is not None:
            self._recipe = replace(
                self._recipe,
                model=model.name,
                model_id=model.id,
                engine=self._models.engine.name,
                context_length=limit,
            )
        turns = prompt_messages(self._plan.path)
        reserve = max(1, min(self._plan.params.max_tokens, limit // 4)) if limit else 1
        try:
            yield from self._models.engine.stream(self._request(turns, reserve), self._run.stop)
        except ContextOverflow as overflow:
            kept = self._trimmed(turns, overflow, reserve)
            yield from self._models.engine.stream(self._request(kept, reserve), self._run.stop)

    def _request(self, turns: tuple[PromptMessage, ...], reserve: int) -> GenerationRequest:
        return GenerationRequest(
            messages=(*system_message(self._plan.system_prompt), *turns),
            params=self._plan.params,
            prefix=continuation(self._plan.reply),
            reserve=reserve,
            conversation_id=self._run.conversation_id,
            thinking=self._plan.thinking,
        )

    def _trimmed(
        self, turns: tuple[PromptMessage, ...], overflow: ContextOverflow, reserve: int
    ) -> tuple[PromptMessage, ...]:
        """Leave out oldest turns until the engine's own count fits. Raises the overflow when none is left to drop."""
        engine = self._models.engine
        fixed = (
            *system_message(self._plan.system_prompt),
            PromptMessage(turns[-1].role, continuation(self._plan.reply)),
        )
        counts = [count + TEMPLATE_TOKENS for count in engine.token_counts([m.text for m in (*fixed, *turns)])]
        own, sizes = sum(counts[: len(fixed)]), counts[len(fixed) :]
        room = overflow.limit - reserve - own
        while True:
            dropped = dropped_messages(turns, sizes, room)
            if not 0 < dropped < len(turns):
                raise overflow
            kept = turns[dropped:]
            messages = (*system_message(self._plan.system_prompt), *kept)
            if engine.count_tokens(messages, thinking=self._plan.thinking) + reserve <= overflow.limit:
                break
            room -= max(16, room // 20)  # the template takes more than was allowed for
        self._recipe = replace(self._recipe, dropped=len(self._plan.path) - _messages_behind(self._plan.path, kept))
        return kept

    def _take(self, chunk: Chunk) -> None:
        now = time.perf_counter()
        match chunk:
            case TextDelta():
                self._run.count(chunk.tokens, now)
                self._write(self._splitter.feed(chunk.text), now)
            case PromptProgress():
                self._run.progress(
                    RunProgress(
                        phase=RunPhase.READING,
                        processed=chunk.processed,
                        total=chunk.total,
                        cached=chunk.cached,
                    )
                )
            case PromptRead():
                self._recipe = replace(self._recipe, seed=chunk.seed)
                self._run.prompt_read(chunk.prompt_tokens)
                if chunk.opens_reasoning and not self._plan.reply.text:
                    self._splitter = ReasoningSplitter(thinking=True)
            case Queued():
                self._run.progress(RunProgress(phase=RunPhase.QUEUED, position=chunk.position))
            case Finished():
                self._finished = chunk

    def _tell_loading(self, stage: str, share: float) -> None:
        told = RunProgress(phase=RunPhase.LOADING, stage=stage, share=round(share, 2))
        if told != self._told:
            self._told = told
            self._run.progress(told)

    def _write(self, pieces: list[tuple[Channel, str]], now: float) -> None:
        for channel, text in pieces:
            self._pending[channel].append(text)
            self._run.delta(text, channel, now)
        if time.monotonic() - self._journalled_at >= JOURNAL_EVERY_S:
            self._journal()

    def _journal(self) -> None:
        """Put what is new into the store's journal. A store that cannot write must not end the reply."""
        self._journalled_at = time.monotonic()
        text, reasoning = "".join(self._pending["content"]), "".join(self._pending["reasoning"])
        if not text and not reasoning:
            return
        self._pending = {"content": [], "reasoning": []}
        self._piece += 1
        try:
            self._store.append_piece(
                self._run.owner,
                self._run.conversation_id,
                self._reply.id,
                Piece(n=self._piece, text=text, reasoning=reasoning),
            )
        except StoreError as error:
            log.warning("journal_failed", conversation=self._run.conversation_id, reason=error.message)

    def _end(self, failure: Failure | None) -> None:
        self._write(self._splitter.end(), time.perf_counter())
        snapshot = self._run.snapshot()
        finished = self._finished
        state, reason = self._outcome(failure)
        self._reply = replace(
            self._reply,
            text=snapshot.text.rstrip() if state is MessageState.DONE else snapshot.text,
            reasoning=snapshot.reasoning.strip(),
            reasoning_s=self._reply.reasoning_s + snapshot.reasoning_s,
            state=state,
            finish_reason=reason,
            timings=_together(self._plan.reply.timings, finished.timings if finished else None)
            or Timings(prompt_tokens=snapshot.prompt_tokens, completion_tokens=snapshot.tokens),
            recipe=self._recipe,
            failure=failure,
        )
        self._reply = self._save(self._reply)
        failed = RunFailed(failure.code, failure.message, failure.hint) if failure else None
        self._run.done(self._reply, failed)

    def _outcome(self, failure: Failure | None) -> tuple[MessageState, str]:
        if failure is not None:
            crashed = failure.code in ("engine_crashed", "engine_hung") and bool(self._run.snapshot().text)
            return (MessageState.INTERRUPTED if crashed else MessageState.FAILED), failure.code
        if self._finished is None or self._finished.reason is FinishReason.STOPPED:
            return MessageState.STOPPED, FinishReason.STOPPED.value
        return MessageState.DONE, self._finished.reason.value

    def _save(self, reply: Message) -> Message:
        """Fold the reply into the conversation as it is now: it may have been renamed or branched meanwhile."""
        for _ in range(10):
            try:
                now = self._store.get(self._run.owner, self._run.conversation_id)
                changed = now.with_message(reply).with_changes(updated_at=time.time(), current_id=now.current_id)
                self._store.save(changed, expected_revision=now.revision)
                return reply
            except StaleRevision:
                continue  # somebody else was faster: take their version and try again
            except LlmuiError as error:
                log.error("reply_not_saved", conversation=self._run.conversation_id, reason=error.message)
                return reply
        return reply


def _messages_behind(path: tuple[Message, ...], kept: tuple[PromptMessage, ...]) -> int:
    """How many messages of `path` the turns `kept` stand for, counted from the end."""
    for size in range(len(path) + 1):
        if prompt_messages(path[len(path) - size :]) == kept:
            return size
    return len(path)


def _together(before: Timings | None, now: Timings | None) -> Timings | None:
    """The cost of a continued reply: what it took before and what it took now."""
    if before is None or now is None:
        return now or before
    return Timings(
        prompt_tokens=now.prompt_tokens,
        cached_tokens=now.cached_tokens,
        completion_tokens=before.completion_tokens + now.completion_tokens,
        prompt_s=before.prompt_s + now.prompt_s,
        decode_s=before.decode_s + now.decode_s,
        first_token_s=before.first_token_s,
    )
