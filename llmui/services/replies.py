"""Writing one reply: from a saved placeholder, through the engine, to the saved message. Runs in a run's own thread."""

from __future__ import annotations

import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from uuid import uuid4

import structlog

from llmui.domain.generation import (
    Chunk,
    Finished,
    FinishReason,
    GenerationRequest,
    PromptProgress,
    PromptRead,
    Queued,
    TextDelta,
)
from llmui.domain.messages import Failure, Message, MessageState, Recipe, Timings
from llmui.domain.params import GenerationParams
from llmui.domain.runs import Channel, RunFailed, RunPhase, RunProgress, RunSnapshot
from llmui.errors import ContextOverflow, LlmuiError, NotFound, StaleRevision
from llmui.services.fitting import fit
from llmui.services.journal import ReplyJournal
from llmui.services.models import ModelService
from llmui.services.postprocess import ReasoningSplitter
from llmui.services.prompting import continuation, prompt_messages, system_message
from llmui.services.runs import Run
from llmui.store.base import ConversationStore
from llmui.telemetry.metrics import Metrics

log = structlog.get_logger(__name__)

SAVE_ATTEMPTS = 50


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

    def __init__(self, run: Run, plan: Plan, models: ModelService, store: ConversationStore, metrics: Metrics) -> None:
        self._run, self._plan, self._models, self._store = run, plan, models, store
        self._metrics = metrics
        self._recipe = Recipe(system_prompt=plan.system_prompt, params=plan.params.to_dict(), seed=plan.params.seed)
        text, reasoning = plan.reply.text, plan.reply.reasoning
        self._splitter = ReasoningSplitter(thinking=bool(reasoning) and not text, begun=bool(text or reasoning))
        self._journal = ReplyJournal(store, run.owner, run.conversation_id, run.message_id)
        self._finished: Finished | None = None
        self._told: RunProgress | None = None

    def write(self) -> None:
        """Do it all. Never raises: what goes wrong becomes the message's failure."""
        failure: Failure | None = None
        try:
            self._models.wait_ready(self._run.stop, self._tell_loading)
            if not self._run.stop.is_set():
                with closing(self._chunks()) as chunks:
                    for chunk in chunks:
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

    def _chunks(self) -> Generator[Chunk, None, None]:
        """The engine's chunks; when the prompt is too long, once more with the oldest turns left out."""
        engine, model = self._models.engine, self._models.status().model
        limit = model.context_length if model else 0
        if model is not None:
            self._recipe = replace(
                self._recipe, model=model.name, model_id=model.id, engine=engine.name, context_length=limit
            )
        path = self._plan.path
        reserve = max(1, min(self._plan.params.max_tokens, limit // 4)) if limit else 1
        try:
            yield from engine.stream(self._request(path, reserve), self._run.stop)
            return
        except ContextOverflow as overflow:
            limit = overflow.limit
        fitted = fit(
            engine,
            system_message(self._plan.system_prompt),
            path,
            prefix=continuation(self._plan.reply),
            limit=limit,
            reserve=reserve,
            thinking=self._plan.thinking,
        )
        self._recipe = replace(self._recipe, dropped=fitted.dropped)
        yield from engine.stream(self._request(path[fitted.dropped :], fitted.reserve), self._run.stop)

    def _request(self, path: tuple[Message, ...], reserve: int) -> GenerationRequest:
        return GenerationRequest(
            messages=(*system_message(self._plan.system_prompt), *prompt_messages(path)),
            params=self._plan.params,
            prefix=continuation(self._plan.reply),
            reserve=reserve,
            conversation_id=self._run.conversation_id,
            thinking=self._plan.thinking,
        )

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
                if chunk.opens_reasoning and not continuation(self._plan.reply):
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
            self._journal.add(channel, text)
            self._run.delta(text, channel, now)

    def _end(self, failure: Failure | None) -> None:
        self._write(self._splitter.end(), time.perf_counter())
        self._journal.close()
        snapshot, before = self._run.snapshot(), self._plan.reply
        state, reason = self._outcome(failure, begun=bool(snapshot.text or snapshot.reasoning))
        reply = replace(
            before,
            text=snapshot.text.rstrip() if state is MessageState.DONE else snapshot.text,
            reasoning=snapshot.reasoning.rstrip()
            if snapshot.text or state is MessageState.DONE
            else snapshot.reasoning,
            reasoning_s=before.reasoning_s + snapshot.reasoning_s,
            state=state,
            finish_reason=reason,
            timings=_together(before.timings, self._finished.timings if self._finished else _measured(snapshot)),
            recipe=self._recipe if self._recipe.model or before.recipe is None else before.recipe,
            failure=failure,
        )
        self._count(state, self._finished.timings if self._finished else _measured(snapshot))
        unsaved = self._save(reply)
        told = unsaved or failure
        self._run.done(reply, RunFailed(told.code, told.message, told.hint) if told else None)

    def _count(self, state: MessageState, cost: Timings) -> None:
        self._metrics.reply_ended(
            state.value,
            prompt_tokens=cost.prompt_tokens - cost.cached_tokens,
            cached_tokens=cost.cached_tokens,
            completion_tokens=cost.completion_tokens,
            first_token_s=cost.first_token_s,
            tokens_per_second=cost.tokens_per_second,
        )

    def _outcome(self, failure: Failure | None, *, begun: bool) -> tuple[MessageState, str]:
        if failure is not None:
            crashed = failure.code in ("engine_crashed", "engine_hung") and begun
            return (MessageState.INTERRUPTED if crashed else MessageState.FAILED), failure.code
        if self._finished is None or self._finished.reason is FinishReason.STOPPED:
            return MessageState.STOPPED, FinishReason.STOPPED.value
        return MessageState.DONE, self._finished.reason.value

    def _save(self, reply: Message) -> LlmuiError | None:
        """Fold the reply into the conversation as it is now: it may have been renamed or branched meanwhile.

        What cannot be saved goes to the journal, and the reason is returned; deleted conversations have none.
        """
        reason: LlmuiError
        for _ in range(SAVE_ATTEMPTS):
            try:
                now = self._store.get(self._run.owner, self._run.conversation_id)
                now.message(reply.id)
                changed = now.with_message(reply).with_changes(updated_at=time.time())
                self._store.save(changed, expected_revision=now.revision)
                return None
            except StaleRevision as error:
                reason = error  # somebody else was faster: take their version and try again
            except NotFound:
                log.info("reply_of_deleted_message", conversation=self._run.conversation_id)
                return None
            except LlmuiError as error:
                reason = error
                break
        log.error("reply_not_saved", conversation=self._run.conversation_id, reason=reason.message)
        self._journal.write()
        return reason


def _measured(snapshot: RunSnapshot) -> Timings:
    """What is known of the cost of a reply whose engine did not live to tell."""
    speed = snapshot.tokens_per_second
    return Timings(
        prompt_tokens=snapshot.prompt_tokens,
        completion_tokens=snapshot.tokens,
        decode_s=(snapshot.tokens - 1) / speed if speed > 0 else 0.0,
    )


def _together(before: Timings | None, now: Timings) -> Timings:
    """The cost of a continued reply: what it took before and what it took now."""
    if before is None:
        return now
    return Timings(
        prompt_tokens=now.prompt_tokens,
        cached_tokens=now.cached_tokens,
        completion_tokens=before.completion_tokens + now.completion_tokens,
        prompt_s=before.prompt_s + now.prompt_s,
        decode_s=before.decode_s + now.decode_s,
        first_token_s=before.first_token_s or now.first_token_s,
    )
