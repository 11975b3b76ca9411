"""What clients get to see of the domain's values. Owners, paths and engine logs are not among it."""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict

from llmui.domain.generation import EnginePhase
from llmui.domain.messages import MessageState, Role
from llmui.domain.runs import RunPhase


class View(BaseModel):
    """Read from a value's attributes of the same names."""

    model_config = ConfigDict(from_attributes=True)


class TimingsView(View):
    """Seconds and tokens."""

    prompt_tokens: int
    cached_tokens: int
    completion_tokens: int
    prompt_s: float
    decode_s: float
    first_token_s: float
    tokens_per_second: float


class RecipeView(View):
    """What made a reply."""

    model: str
    model_id: str
    engine: str
    system_prompt: str
    params: dict[str, Any]
    seed: int
    context_length: int
    dropped: int


class FailureView(View):
    """Why a reply is not whole."""

    code: str
    message: str
    hint: str


class MessageView(View):
    """One message of the tree."""

    id: str
    parent_id: str | None
    role: Role
    text: str
    reasoning: str
    reasoning_s: float
    state: MessageState
    created_at: float
    finish_reason: str
    timings: TimingsView | None
    recipe: RecipeView | None
    failure: FailureView | None


class ConversationView(View):
    """A conversation with all its branches; `current_id` is the end of the path that is shown."""

    id: str
    title: str
    created_at: float
    updated_at: float
    revision: int
    system_prompt: str
    params: dict[str, Any]
    current_id: str | None
    messages: list[MessageView]
    active_run_id: str | None = None


class SummaryView(View):
    """A row of the list."""

    id: str
    title: str
    created_at: float
    updated_at: float
    message_count: int
    revision: int
    damaged: bool


class PageView(View):
    """Some rows, newest first; `next_cursor` asks for the next ones."""

    items: list[SummaryView]
    next_cursor: str | None


class RunView(View):
    """Where to find a reply that has begun."""

    run_id: str
    conversation_id: str
    message_id: str


class ProgressView(View):
    """What a reply waits for."""

    phase: RunPhase
    processed: int
    total: int
    cached: int
    position: int
    stage: str
    share: float


class SnapshotView(View):
    """All of a reply so far; `version` is the number of its last event."""

    run_id: str
    conversation_id: str
    message_id: str
    version: int
    phase: RunPhase
    progress: ProgressView | None
    text: str
    reasoning: str
    thinking: bool
    reasoning_s: float
    tokens: int
    tokens_per_second: float
    prompt_tokens: int
    message: MessageView | None


class LoadedModelView(View):
    """A model in memory."""

    id: str
    name: str
    architecture: str
    quantization: str
    parameters: int
    size_bytes: int
    context_length: int
    trained_context_length: int
    gpu_layers: int
    backend: str
    load_s: float


class EngineView(View):
    """What the engine is doing."""

    phase: EnginePhase
    model: LoadedModelView | None
    stage: str
    progress: float
    error: str
    hint: str
    restarts: int


class ModelFileView(View):
    """A model that can be loaded."""

    id: str
    name: str
    size_bytes: int
    bundled: bool
    loaded: bool = False


class ModelsView(View):
    """All models, and the state of the one in memory."""

    models: list[ModelFileView]
    status: EngineView


class HostView(View):
    """The machine. Null: cannot be known here."""

    memory_total_bytes: int
    memory_used_bytes: int
    cpu_share: float | None
    program_bytes: int | None


class NoticeView(View):
    """Something that the person should know about their data."""

    code: str
    message: str
    hint: str


class SystemView(View):
    """The program as a whole."""

    version: str
    engine: EngineView
    host: HostView
    notices: list[NoticeView]
    active_runs: int


class ReadyView(BaseModel):
    """Whether a message would be answered now."""

    ready: bool
    phase: EnginePhase
    stage: str
    progress: float
    error: str
    hint: str


class HealthView(BaseModel):
    """The process answers."""

    status: str = "ok"


class ErrorDetail(BaseModel):
    """What happened and what to do next; more fields where the error knows more."""

    code: str
    message: str
    hint: str


class ErrorView(BaseModel):
    """Every answer with a status of 400 and above."""

    error: ErrorDetail
