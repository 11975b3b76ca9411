"""Making an overlong conversation fit the context: which turns stay, and how much room the reply gets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from llmui.domain.generation import PromptMessage
from llmui.domain.messages import Message, Role
from llmui.engines.base import Engine
from llmui.errors import ContextOverflow
from llmui.services.prompting import prompt_messages
from llmui.services.trimming import dropped_messages

TEMPLATE_TOKENS = 8
"""Allowance per message for what the template puts around it. The engine's exact count decides in the end."""
LEAST_REPLY = 64
"""A prompt that leaves less than this to the reply does not fit."""
_STEP = 16


@dataclass(frozen=True, slots=True)
class Fitted:
    """`dropped` of the leading messages are left out; `reserve` is the room for the reply."""

    dropped: int
    reserve: int


def fit(
    engine: Engine,
    system: tuple[PromptMessage, ...],
    path: Sequence[Message],
    *,
    prefix: str,
    limit: int,
    reserve: int,
    thinking: bool | None,
) -> Fitted:
    """Leave out oldest turns of `path` until the engine's own count fits; system prompt and last turn always stay.

    Raises:
        ContextOverflow: they alone do not fit.
        EngineError: the engine could not count.
    """
    said = [PromptMessage(message.role, message.text) for message in path]
    last = max((place for place, message in enumerate(said) if message.role is Role.USER), default=0)
    begun, *counts = engine.token_counts([prefix, *(message.text for message in said)])
    sizes = [count + TEMPLATE_TOKENS if m.text.strip() else 0 for m, count in zip(said, counts, strict=True)]

    def needed(first: int) -> int:
        return engine.count_tokens((*system, *prompt_messages(path[first:])), thinking=thinking) + begun

    alone = needed(last)
    least = min(reserve, LEAST_REPLY)
    if alone + least > limit:
        raise ContextOverflow(alone + least, limit)
    reserve = min(reserve, limit - alone)
    # What is there besides the turns, rounded up: a token more or less must not move the line.
    fixed = -(-max(0, alone - sum(counts[last:])) // _STEP) * _STEP
    room = limit - reserve - fixed
    while (dropped := dropped_messages(said, sizes, room)) < last:
        if dropped and needed(dropped) + reserve <= limit:
            break
        room -= max(_STEP, room // 20)  # the template takes more than was allowed for
    return Fitted(dropped, reserve)
