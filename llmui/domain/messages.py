"""Conversations: a tree of messages, of which one path from a root to a leaf is shown."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from llmui.domain.labels import one_line
from llmui.domain.params import GenerationParams
from llmui.errors import NotFound

MAX_TEXT_CHARS = 1_000_000
MAX_TITLE_CHARS = 120


class Role(StrEnum):
    """Who speaks. The system prompt is a field of the conversation, not a message of its tree."""

    SYSTEM = "system"
    USER = "user"
    ASSISTANT = "assistant"


class MessageState(StrEnum):
    """How far a message has come. Only STREAMING changes; a process that finds a foreign one makes it INTERRUPTED."""

    STREAMING = "streaming"
    DONE = "done"
    STOPPED = "stopped"
    INTERRUPTED = "interrupted"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timings:
    """What a reply cost, in seconds and tokens; `cached_tokens` are prompt tokens that were not read again."""

    prompt_tokens: int = 0
    cached_tokens: int = 0
    completion_tokens: int = 0
    prompt_s: float = 0.0
    decode_s: float = 0.0
    first_token_s: float = 0.0

    @property
    def tokens_per_second(self) -> float:
        """Writing speed; the first token is the prompt's, so it does not count. 0 when there is nothing to divide."""
        return (self.completion_tokens - 1) / self.decode_s if self.decode_s > 0 and self.completion_tokens > 1 else 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why a reply ended before it was done: the words of an `LlmuiError`, and the engine's last log lines."""

    code: str
    message: str
    hint: str = ""
    log: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything that made a reply, so that it can be made again: a snapshot, never a reference.

    `dropped` is the number of oldest messages of the path that the model did not see.
    """

    model: str = ""
    model_id: str = ""
    engine: str = ""
    system_prompt: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    seed: int = -1
    context_length: int = 0
    dropped: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One turn. `id` is a ULID made by the server; `created_at` is seconds since 1970, a label and not an order."""

    id: str
    role: Role
    parent_id: str | None = None
    text: str = ""
    reasoning: str = ""
    reasoning_s: float = 0.0
    state: MessageState = MessageState.DONE
    created_at: float = 0.0
    finish_reason: str = ""
    timings: Timings | None = None
    recipe: Recipe | None = None
    failure: Failure | None = None

    def with_changes(self, **changes: Any) -> Message:
        """A copy with some fields replaced."""
        return replace(self, **changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """A tree of messages in the order they were made; `current_id` is the leaf whose path is shown.

    `revision` counts writes: a store refuses a write that was based on an older one.
    """

    id: str
    owner: str
    title: str = ""
    title_by_hand: bool = False
    created_at: float = 0.0
    updated_at: float = 0.0
    revision: int = 0
    system_prompt: str = ""
    params: GenerationParams = field(default_factory=GenerationParams)
    messages: tuple[Message, ...] = ()
    current_id: str | None = None

    def with_changes(self, **changes: Any) -> Conversation:
        """A copy with some fields replaced."""
        return replace(self, **changes)

    def message(self, message_id: str) -> Message:
        """Raises NotFound: no message of this conversation has that id."""
        for message in reversed(self.messages):
            if message.id == message_id:
                return message
        raise NotFound("message", message_id)

    def path(self, leaf_id: str | None = None) -> tuple[Message, ...]:
        """The messages from the root to `leaf_id` (default: the current leaf), oldest first."""
        by_id = {message.id: message for message in self.messages}
        found: list[Message] = []
        at = leaf_id if leaf_id is not None else self.current_id
        # Taken out as they are met: a file with a ring of parents must not hold the thread for ever.
        while at is not None and (message := by_id.pop(at, None)) is not None:
            found.append(message)
            at = message.parent_id
        return tuple(reversed(found))

    def siblings(self, message_id: str) -> tuple[Message, ...]:
        """The message and its alternatives: same parent and role, in the order they were made."""
        here = self.message(message_id)
        return tuple(m for m in self.messages if m.parent_id == here.parent_id and m.role == here.role)

    def leaf_below(self, message_id: str) -> str:
        """The newest leaf under a message: where switching to that branch lands."""
        newest = {message.parent_id: message.id for message in self.messages}
        at = message_id
        while at in newest:
            at = newest.pop(at)
        return at

    def with_message(self, message: Message) -> Conversation:
        """A copy with `message` replacing the one of the same id, or added at the end and made the current leaf."""
        if any(m.id == message.id for m in self.messages):
            return replace(self, messages=tuple(message if m.id == message.id else m for m in self.messages))
        return replace(self, messages=(*self.messages, message), current_id=message.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationSummary:
    """A row of the list: all that is known without opening the conversation."""

    id: str
    title: str
    updated_at: float
    created_at: float
    message_count: int
    revision: int
    damaged: bool = False


def title_from(text: str) -> str:
    """A title for a conversation from its first message: the first line, at a word's end, at most 48 characters."""
    lines = (one_line(part, MAX_TITLE_CHARS) for part in text[:4000].splitlines())
    line = next((line for line in lines if line), "New chat")
    if len(line) <= 48:
        return line
    cut = line[:48].rsplit(" ", 1)[0]
    return (cut if 24 <= len(cut) < 48 else line[:47].rstrip()) + "…"


def tree_problems(messages: Iterable[Message]) -> list[str]:
    """What is wrong with a tree read from outside: repeated ids, missing parents. Parents must come before children."""
    seen: set[str] = set()
    problems: list[str] = []
    for message in messages:
        if message.id in seen:
            problems.append(f"message {message.id} occurs twice")
        if message.parent_id is not None and message.parent_id not in seen:
            problems.append(f"message {message.id} has no parent before it")
        seen.add(message.id)
    return problems
