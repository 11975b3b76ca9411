"""What clients may send: unknown fields and other types are refused. The limits of parameters come from their knobs."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema

from llmui.domain.messages import MAX_TEXT_CHARS, MAX_TITLE_CHARS
from llmui.domain.params import MAX_STOP_CHARS, MAX_STOPS, GenerationParams
from llmui.services.chat import MAX_SYSTEM_CHARS, Choices


def knob_schema(name: str) -> dict[str, Any]:
    """JSON schema of one parameter, from its knob."""
    limits, default = GenerationParams.knobs()[name]
    kind = "integer" if isinstance(default, int) else "number"
    text = f"{limits.label}. {limits.help}"
    return {
        "type": kind,
        "minimum": int(limits.low) if kind == "integer" else limits.low,
        "maximum": int(limits.high) if kind == "integer" else limits.high,
        "default": default,
        "description": text,
    }


def params_schema() -> dict[str, Any]:
    """JSON schema of `GenerationParams`; every parameter may be left out."""
    text = {"type": "string", "minLength": 1, "maxLength": MAX_STOP_CHARS}
    stop = {"type": "array", "items": text, "maxItems": MAX_STOPS, "description": "The reply ends before any of these."}
    return {
        "type": "object",
        "title": "GenerationParams",
        "additionalProperties": False,
        "properties": {**{name: knob_schema(name) for name in GenerationParams.knobs()}, "stop": stop},
    }


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """Raises InvalidInput in the words of the parameter itself."""
    GenerationParams.from_mapping(values)
    return values


ParamValues = Annotated[dict[str, Any], AfterValidator(_checked), WithJsonSchema(params_schema())]
Id = Annotated[str, Field(max_length=64)]
Name = Annotated[str, Field(max_length=300)]
# The services check lengths themselves, in better words; here they are only told.
MessageText = Annotated[str, Field(json_schema_extra={"minLength": 1, "maxLength": MAX_TEXT_CHARS})]
SystemPrompt = Annotated[str, Field(json_schema_extra={"maxLength": MAX_SYSTEM_CHARS})]
Title = Annotated[str, Field(max_length=10_000, json_schema_extra={"maxLength": MAX_TITLE_CHARS})]
Revision = Annotated[int, Field(ge=0, description="the one this write is based on; a stale one is refused with 409")]


class Body(BaseModel):
    """Strict: no conversion of types, no unknown fields."""

    model_config = ConfigDict(extra="forbid", strict=True)


class ReplyBody(Body):
    """Choices for one reply; what is left out stays as the conversation has it."""

    model_config = ConfigDict(json_schema_extra={"example": {}})

    params: ParamValues | None = None
    system_prompt: SystemPrompt | None = None
    thinking: bool | None = Field(default=None, description="ask the model for reasoning; left out: the model decides")
    preset: Name | None = Field(default=None, description="name of a preset")
    model: Name | None = Field(
        default=None, description="id or name of a model; it is loaded first when it is another one"
    )

    def choices(self) -> Choices:
        """As the service takes them."""
        return Choices(system_prompt=self.system_prompt, params=self.params, thinking=self.thinking)


class ChatBody(ReplyBody):
    """A message, for a conversation or a new one."""

    model_config = ConfigDict(json_schema_extra={"example": {"message": "Hello", "params": {"temperature": 0.7}}})

    message: MessageText
    conversation_id: Id | None = None
    parent_id: Id | None = Field(
        default=None, description="the message that this one answers; default: the end of the path"
    )


class EditBody(ReplyBody):
    """The same message in other words."""

    model_config = ConfigDict(json_schema_extra={"example": {"text": "In other words"}})

    text: MessageText


class NewConversationBody(Body):
    """Everything may be left out."""

    model_config = ConfigDict(json_schema_extra={"example": {"title": "Trip", "system_prompt": "Be brief."}})

    title: Title = ""
    system_prompt: SystemPrompt = ""
    params: ParamValues | None = None


class ConversationPatch(Body):
    """What is to be changed."""

    model_config = ConfigDict(json_schema_extra={"example": {"title": "New title"}})

    title: Title | None = None
    system_prompt: SystemPrompt | None = None
    params: ParamValues | None = None
    current_id: Id | None = Field(default=None, description="a message: its branch is shown, to its newest end")
    revision: Revision | None = None


class MessagePatch(Body):
    """A corrected text, without a new reply."""

    text: MessageText
    revision: Revision | None = None


class LoadBody(Body):
    """Which model to put into memory."""

    model: Name
