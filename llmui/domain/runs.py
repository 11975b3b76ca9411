"""What happens while a reply is written, as its observers see it: a sequence of numbered events, or one snapshot."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from llmui.domain.messages import Message

Channel = Literal["content", "reasoning"]


class RunPhase(StrEnum):
    """What the reply is waiting for, or doing."""

    QUEUED = "queued"
    LOADING = "loading"
    READING = "reading"
    WRITING = "writing"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunStarted:
    """The first event of every run."""

    run_id: str
    conversation_id: str
    message_id: str
    user_message_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunProgress:
    """Before the first word: in the queue, loading a model (`share` 0 to 1), or reading the prompt (tokens)."""

    phase: RunPhase
    processed: int = 0
    total: int = 0
    cached: int = 0
    position: int = 0
    stage: str = ""
    share: float = 0.0


@dataclass(frozen=True, slots=True)
class RunDelta:
    """The next piece of the reply."""

    text: str
    channel: Channel = "content"


@dataclass(frozen=True, slots=True)
class RunDone:
    """The reply ended and is saved as `message`. A failure is told by a `RunFailed` before it."""

    message: Message


@dataclass(frozen=True, slots=True)
class RunFailed:
    """Why the reply ended early, in the words of an `LlmuiError`."""

    code: str
    message: str
    hint: str


Event = RunStarted | RunProgress | RunDelta | RunDone | RunFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSnapshot:
    """All of a reply so far. `version` is the number of the last event; `message` is set once it has ended.

    `text` and `reasoning` include what the message had before, when it is continued. `tokens_per_second` is the mean
    since the first token; times in seconds.
    """

    run_id: str
    conversation_id: str
    message_id: str
    version: int
    phase: RunPhase
    progress: RunProgress | None = None
    text: str = ""
    reasoning: str = ""
    thinking: bool = False
    reasoning_s: float = 0.0
    tokens: int = 0
    tokens_per_second: float = 0.0
    prompt_tokens: int = 0
    message: Message | None = None
