"""Values of the domain as frames and back. Nothing in a frame is trusted: ProtocolError says what is wrong.

Parent to child: load, generate, count, tokens (each answered), stop {id}. Child to parent: every frame names its
request's `id`; `sequence` is the place in the KV cache, always 0 until requests are batched.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import asdict, fields

from llmui.domain.generation import (
    Chunk,
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
from llmui.domain.params import GenerationParams
from llmui.engines.worker.protocol import Frame, ProtocolError, take, take_list, take_optional
from llmui.errors import (
    ContextOverflow,
    EngineError,
    EngineNotReady,
    InvalidInput,
    LlmuiError,
    LoadCancelled,
    ModelLoadFailed,
    TemplateFailed,
)


def messages_frame(messages: tuple[PromptMessage, ...]) -> list[list[str]]:
    return [[str(message.role), message.text] for message in messages]


def messages_from(frame: Frame) -> tuple[PromptMessage, ...]:
    pairs = frame.get("messages")
    if not isinstance(pairs, list):
        raise ProtocolError("“messages” is not a list")
    try:
        return tuple(PromptMessage(Role(role), str(text)) for role, text in pairs)
    except (ValueError, TypeError) as error:
        raise ProtocolError("a message is not a role and a text") from error


def request_frame(request: GenerationRequest) -> Frame:
    return {
        "messages": messages_frame(request.messages),
        "params": request.params.to_dict(),
        "prefix": request.prefix,
        "reserve": request.reserve,
        "conversation": request.conversation_id,
        "thinking": request.thinking,
        "raw_prompt": request.raw_prompt,
    }


def request_from(frame: Frame) -> GenerationRequest:
    params = frame.get("params")
    if not isinstance(params, dict):
        raise ProtocolError("“params” is not an object")
    try:
        checked = GenerationParams.from_mapping(params)
    except InvalidInput as error:
        raise ProtocolError(error.message) from error
    return GenerationRequest(
        messages=messages_from(frame),
        params=checked,
        prefix=take(frame, "prefix", str),
        reserve=take(frame, "reserve", int),
        conversation_id=take(frame, "conversation", str),
        thinking=take_optional(frame, "thinking", bool),
        raw_prompt=take_optional(frame, "raw_prompt", str),
    )


def chunk_frame(chunk: Chunk) -> Frame:
    match chunk:
        case TextDelta(text, tokens):
            return {"type": "delta", "text": text, "tokens": tokens}
        case PromptProgress(processed, total, cached):
            return {"type": "progress", "processed": processed, "total": total, "cached": cached}
        case PromptRead(tokens, cached, seed, opens):
            return {"type": "read", "tokens": tokens, "cached": cached, "seed": seed, "opens": opens}
        case Queued(position):
            return {"type": "queued", "position": position}
        case Finished(reason, timings, stop):
            return {"type": "finished", "reason": str(reason), "timings": asdict(timings), "stop": stop}


def _delta(frame: Frame) -> Chunk:
    return TextDelta(take(frame, "text", str), _count(frame, "tokens"))


def _progress(frame: Frame) -> Chunk:
    return PromptProgress(_count(frame, "processed"), _count(frame, "total"), _count(frame, "cached"))


def _read(frame: Frame) -> Chunk:
    return PromptRead(
        _count(frame, "tokens"), _count(frame, "cached"), _count(frame, "seed"), take(frame, "opens", bool)
    )


def _queued(frame: Frame) -> Chunk:
    return Queued(_count(frame, "position"))


def _finished(frame: Frame) -> Chunk:
    timings = frame.get("timings")
    if not isinstance(timings, dict):
        raise ProtocolError("“timings” is not an object")
    try:
        reason = FinishReason(take(frame, "reason", str))
    except ValueError as error:
        raise ProtocolError("unknown reason") from error
    return Finished(
        reason,
        Timings(
            prompt_tokens=_count(timings, "prompt_tokens"),
            cached_tokens=_count(timings, "cached_tokens"),
            completion_tokens=_count(timings, "completion_tokens"),
            prompt_s=_seconds(timings, "prompt_s"),
            decode_s=_seconds(timings, "decode_s"),
            first_token_s=_seconds(timings, "first_token_s"),
        ),
        take(frame, "stop", str),
    )


_CHUNKS: dict[str, Callable[[Frame], Chunk]] = {
    "delta": _delta,
    "progress": _progress,
    "read": _read,
    "queued": _queued,
    "finished": _finished,
}


def chunk_from(frame: Frame) -> Chunk | None:
    """The chunk that a frame carries; None for frames of other types."""
    build = _CHUNKS.get(take(frame, "type", str))
    return build(frame) if build is not None else None


def loaded_from(frame: Frame) -> LoadedModel:
    facts = frame.get("model")
    if not isinstance(facts, dict):
        raise ProtocolError("“model” is not an object")
    kinds: dict[str, type] = {"str": str, "int": int, "float": float}
    return LoadedModel(**{f.name: take(facts, f.name, kinds[str(f.type)]) for f in fields(LoadedModel)})


def error_frame(error: LlmuiError) -> Frame:
    frame: Frame = {"type": "error", "code": error.code, "message": error.message, "hint": error.hint}
    match error:
        case ContextOverflow():
            frame |= {"needed": error.needed, "limit": error.limit}
        case ModelLoadFailed():
            frame["log"] = list(error.log)
    return frame


def error_from(frame: Frame) -> LlmuiError:
    message, hint = take(frame, "message", str)[:2000], take(frame, "hint", str)[:2000]
    match take(frame, "code", str):
        case ContextOverflow.code:
            return ContextOverflow(_count(frame, "needed"), _count(frame, "limit"))
        case ModelLoadFailed.code:
            return ModelLoadFailed(message, hint=hint, log=tuple(take_list(frame, "log", str)))
        case LoadCancelled.code:
            return LoadCancelled()
        case TemplateFailed.code:
            return TemplateFailed(message, hint=hint)
        case EngineNotReady.code:
            return EngineNotReady(message)
        case _:
            return EngineError(message, hint=hint)


def _count(frame: Frame, name: str) -> int:
    value = take(frame, name, int)
    if value < 0:
        raise ProtocolError(f"“{name}” is negative")
    return value


def _seconds(frame: Frame, name: str) -> float:
    value = take(frame, name, float)
    if not math.isfinite(value) or value < 0:
        raise ProtocolError(f"“{name}” is no time")
    return value
