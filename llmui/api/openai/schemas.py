"""Bodies as OpenAI defines them, with llama.cpp's samplers as further fields.

What cannot change the reply is taken and ignored; what would change it and is not supported is refused by name. A
client that asked for a JSON schema or a tool must not get prose in silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from llmui.api.schemas import Name, knob_schema
from llmui.domain.params import GenerationParams
from llmui.errors import InvalidInput

HARMLESS = (
    "user",
    "metadata",
    "store",
    "service_tier",
    "safety_identifier",
    "prompt_cache_key",
    "prompt_cache_retention",
    "parallel_tool_calls",
    "reasoning_effort",
    "verbosity",
    "cache_prompt",
)
"""Taken and ignored: they are about the account, or only advice."""
NEUTRAL: Mapping[str, tuple[object, ...]] = {
    "n": (1,),
    "best_of": (1,),
    "logit_bias": ({},),
    "logprobs": (False, 0),
    "top_logprobs": (0,),
    "echo": (False,),
    "suffix": ("",),
    "tools": ([],),
    "functions": ([],),
    "tool_choice": ("none", "auto"),
    "function_call": ("none", "auto"),
    "response_format": ({"type": "text"},),
    "modalities": (["text"],),
    "audio": (),
    "prediction": (),
    "web_search_options": (),
}
"""Taken only with values that ask for nothing."""
_WORDS = {
    "n": "llmui writes one reply at a time: n must be 1.",
    "tools": "llmui does not call tools yet.",
    "functions": "llmui does not call functions yet.",
    "response_format": "llmui does not constrain the format of replies yet.",
    "logprobs": "llmui does not give probabilities of tokens yet.",
    "logit_bias": "llmui does not take a bias for tokens yet.",
}


TEXTS: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
"""JSON schema of a text or several."""


class OpenAiBody(BaseModel):
    """Strict about types; unknown fields are looked at one by one."""

    model_config = ConfigDict(extra="allow", strict=True)

    def params(self) -> GenerationParams:
        """The sampling choices among the fields. Null counts as left out. Raises InvalidInput: out of range."""
        values = {name: getattr(self, name, None) for name in (*GenerationParams.knobs(), "stop")}
        wanted = getattr(self, "max_completion_tokens", None)
        if wanted is not None:
            values["max_tokens"] = wanted
        try:
            return GenerationParams.from_mapping({name: value for name, value in values.items() if value is not None})
        except InvalidInput as error:
            if error.field == "max_tokens" and wanted is not None:
                raise InvalidInput("max_completion_tokens", error.message, hint=error.hint) from error
            raise

    def refuse_unsupported(self) -> None:
        """Raises InvalidInput: a field that is unknown, or known and not supported with that value."""
        for name, value in (self.model_extra or {}).items():
            if name in HARMLESS or value is None:
                continue
            if name not in NEUTRAL:
                raise InvalidInput(name, f"There is no field called “{name[:40]}”.", hint="Leave it out.")
            if not any(value == neutral and type(value) is type(neutral) for neutral in NEUTRAL[name]):
                raise InvalidInput(name, _WORDS.get(name, f"llmui does not support “{name}”."), hint="Leave it out.")


class StreamOptions(BaseModel):
    """What a stream has besides text."""

    model_config = ConfigDict(extra="ignore", strict=True)

    include_usage: bool = False


def _sampling() -> dict[str, Any]:
    """Fields for all parameters; the domain checks them, the schema only tells their limits."""
    fields: dict[str, Any] = {
        name: (Any, Field(None, json_schema_extra=knob_schema(name))) for name in GenerationParams.knobs()
    }
    fields["stop"] = (Any, Field(None, json_schema_extra=TEXTS, description="a text or several"))
    return fields


SamplingBody = create_model("SamplingBody", __base__=OpenAiBody, **_sampling())


class ChatCompletionBody(SamplingBody):  # type: ignore[valid-type, misc]  # made from the knobs
    """`POST /v1/chat/completions`."""

    model_config = ConfigDict(json_schema_extra={"example": {"messages": [{"role": "user", "content": "Hello"}]}})

    model: Name = Field(default="", description="id or name of a model; left out or empty: the one in memory")
    messages: list[dict[str, Any]] = Field(
        min_length=1,
        max_length=10_000,
        description="`role` (system, developer, user, assistant) and `content` (a text, or parts of type text)",
    )
    stream: bool | None = False
    stream_options: StreamOptions | None = None
    max_completion_tokens: Any = Field(default=None, json_schema_extra=knob_schema("max_tokens"))
    chat_template_kwargs: dict[str, Any] | None = Field(
        default=None, description="`enable_thinking` is the one that is known"
    )


class CompletionBody(SamplingBody):  # type: ignore[valid-type, misc]  # made from the knobs
    """`POST /v1/completions`: the prompt as it is, without a chat template."""

    model_config = ConfigDict(json_schema_extra={"example": {"prompt": "Once upon a time", "max_tokens": 50}})

    model: Name = Field(default="", description="id or name of a model; left out or empty: the one in memory")
    prompt: Any = Field(description="a text, or a list with one", json_schema_extra=TEXTS)
    stream: bool | None = False
    stream_options: StreamOptions | None = None
