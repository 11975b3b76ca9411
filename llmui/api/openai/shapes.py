"""The objects that OpenAI's clients expect, for both kinds of completion."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from typing import Any, Literal

from llmui.domain.generation import FinishReason
from llmui.domain.messages import Timings
from llmui.domain.runs import Channel
from llmui.services.runs import new_id

Kind = Literal["chat", "text"]
_LENGTH = (FinishReason.MAX_TOKENS, FinishReason.CONTEXT_FULL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One reply's envelope."""

    kind: Kind
    model: str
    id: str = field(default_factory=new_id)
    created: int = field(default_factory=lambda: int(time.time()))

    def whole(self, content: str, reasoning: str, reason: FinishReason, timings: Timings) -> dict[str, Any]:
        """The answer to a request that does not stream."""
        choice: dict[str, Any] = {"index": 0, "finish_reason": finish_reason(reason), "logprobs": None}
        if self.kind == "text":
            choice["text"] = content
        else:
            choice["message"] = {"role": "assistant", "content": content, "refusal": None}
            if reasoning:
                choice["message"]["reasoning_content"] = reasoning
        return {**self._envelope(streamed=False), "choices": [choice], "usage": usage(timings)}

    def first(self) -> dict[str, Any] | None:
        """What a stream begins with."""
        return self._chunk({"role": "assistant", "content": ""}, None) if self.kind == "chat" else None

    def piece(self, text: str, channel: Channel) -> dict[str, Any]:
        """The next text."""
        if self.kind == "text":
            return self._chunk(text, None)
        return self._chunk({"content" if channel == "content" else "reasoning_content": text}, None)

    def last(self, reason: FinishReason) -> dict[str, Any]:
        """Why the stream ended."""
        return self._chunk("" if self.kind == "text" else {}, finish_reason(reason))

    def cost(self, timings: Timings) -> dict[str, Any]:
        """What comes after the last chunk for those who asked."""
        return {**self._envelope(streamed=True), "choices": [], "usage": usage(timings)}

    def _chunk(self, content: str | dict[str, str], reason: str | None) -> dict[str, Any]:
        choice: dict[str, Any] = {"index": 0, "finish_reason": reason, "logprobs": None}
        choice["text" if self.kind == "text" else "delta"] = content
        return {**self._envelope(streamed=True), "choices": [choice]}

    def _envelope(self, *, streamed: bool) -> dict[str, Any]:
        prefix, name = ("cmpl", "text_completion") if self.kind == "text" else ("chatcmpl", "chat.completion")
        if streamed and self.kind == "chat":
            name += ".chunk"
        return {"id": f"{prefix}-{self.id}", "object": name, "created": self.created, "model": self.model}


def finish_reason(reason: FinishReason) -> str:
    """OpenAI knows two reasons."""
    return "length" if reason in _LENGTH else "stop"


def usage(timings: Timings) -> dict[str, Any]:
    """Tokens read and written."""
    return {
        "prompt_tokens": timings.prompt_tokens,
        "completion_tokens": timings.completion_tokens,
        "total_tokens": timings.prompt_tokens + timings.completion_tokens,
        "prompt_tokens_details": {"cached_tokens": timings.cached_tokens},
    }
