"""What goes into an engine and what comes out of it while it writes one reply."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from llmui.domain.messages import Role, Timings
from llmui.domain.params import GenerationParams


class FinishReason(StrEnum):
    """Why a reply ended."""

    EOS = "eos"
    STOP_STRING = "stop_string"
    MAX_TOKENS = "max_tokens"
    CONTEXT_FULL = "context_full"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class PromptMessage:
    """A message as the chat template gets it."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationRequest:
    """One reply to write.

    `messages` start with the system prompt, if any. `prefix` is text that the reply already has and that the engine
    goes on from. `reserve` is the room, in tokens, that the prompt must leave for the reply. `conversation_id` lets an
    engine keep what it has already read of a conversation. `thinking` asks the template for reasoning, None leaves it
    to the template. `raw_prompt` replaces messages and template altogether.
    """

    messages: tuple[PromptMessage, ...] = ()
    params: GenerationParams = field(default_factory=GenerationParams)
    prefix: str = ""
    reserve: int = 1
    conversation_id: str = ""
    thinking: bool | None = None
    raw_prompt: str | None = None


@dataclass(frozen=True, slots=True)
class Queued:
    """Others come first; `position` counts them."""

    position: int


@dataclass(frozen=True, slots=True)
class PromptProgress:
    """Reading the prompt: `processed` of `total` tokens are in the KV cache, `cached` of them from before."""

    processed: int
    total: int
    cached: int


@dataclass(frozen=True, slots=True)
class PromptRead:
    """The prompt is read. `seed` is the one in use; `opens_reasoning` says that the template ended within a thought."""

    prompt_tokens: int
    cached_tokens: int
    seed: int
    opens_reasoning: bool = False


@dataclass(frozen=True, slots=True)
class TextDelta:
    """The next piece of the reply: whole characters, `tokens` of them (0 when only held-back text is set free)."""

    text: str
    tokens: int = 1


@dataclass(frozen=True, slots=True)
class Finished:
    """The last chunk of every reply that did not fail."""

    reason: FinishReason
    timings: Timings
    stop_string: str = ""


Chunk = Queued | PromptProgress | PromptRead | TextDelta | Finished


class EnginePhase(StrEnum):
    """What an engine is doing, for the status line."""

    EMPTY = "empty"
    LOADING = "loading"
    READY = "ready"
    BUSY = "busy"
    RESTARTING = "restarting"
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedModel:
    """A model in memory, as the engine describes it. Sizes in bytes, lengths in tokens."""

    id: str
    name: str
    path: str = ""
    architecture: str = ""
    quantization: str = ""
    parameters: int = 0
    size_bytes: int = 0
    context_length: int = 0
    trained_context_length: int = 0
    gpu_layers: int = 0
    backend: str = "CPU"
    load_s: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineStatus:
    """A snapshot of an engine. `progress` is 0 to 1 while it loads; `stage` says in words what is being done."""

    phase: EnginePhase = EnginePhase.EMPTY
    model: LoadedModel | None = None
    stage: str = ""
    progress: float = 0.0
    error: str = ""
    hint: str = ""
    restarts: int = 0
