"""From OpenAI's bodies to a request for the engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from llmui.api.openai.schemas import ChatCompletionBody, CompletionBody
from llmui.domain.generation import GenerationRequest, PromptMessage
from llmui.domain.messages import MAX_TEXT_CHARS, Role
from llmui.errors import InvalidInput
from llmui.services.chat import clean
from llmui.services.completions import conversation_key

_ROLES = {"system": Role.SYSTEM, "developer": Role.SYSTEM, "user": Role.USER, "assistant": Role.ASSISTANT}
_HARMLESS_KEYS = {"role", "content", "name", "reasoning_content", "refusal", "annotations", "audio"}


def chat_request(body: ChatCompletionBody) -> GenerationRequest:
    """Raises InvalidInput: a field or message that is not supported; `field` names it."""
    body.refuse_unsupported()
    messages = tuple(_message(index, message) for index, message in enumerate(body.messages))
    return GenerationRequest(
        messages=messages,
        params=body.params(),
        conversation_id=conversation_key(messages),
        thinking=_thinking(body.chat_template_kwargs),
    )


def completion_request(body: CompletionBody) -> GenerationRequest:
    """Raises InvalidInput: a field or prompt that is not supported; `field` names it."""
    body.refuse_unsupported()
    prompt: Any = body.prompt
    if isinstance(prompt, list) and len(prompt) == 1:
        prompt = prompt[0]
    if not isinstance(prompt, str) or not prompt:
        raise InvalidInput("prompt", "The prompt must be one text, and not an empty one.", hint="Send one at a time.")
    return GenerationRequest(raw_prompt=_text("prompt", prompt), params=body.params())


def _message(index: int, message: Mapping[str, Any]) -> PromptMessage:
    field = f"messages.{index}"
    given = message.get("role")
    role = _ROLES.get(given) if isinstance(given, str) else None
    if role is None:
        raise InvalidInput(
            f"{field}.role", "The role of a message must be system, developer, user or assistant.", hint="Change it."
        )
    for name, value in message.items():
        if name in ("tool_calls", "function_call", "tool_call_id") and value:
            raise InvalidInput(f"{field}.{name}", "llmui does not call tools yet.", hint="Leave these messages out.")
        if name not in _HARMLESS_KEYS and value:
            raise InvalidInput(f"{field}.{name}", f"There is no field called “{name[:40]}” in a message.")
    return PromptMessage(role, _content(f"{field}.content", message.get("content")))


def _content(field: str, content: object) -> str:
    if isinstance(content, str):
        return _text(field, content)
    if not isinstance(content, list):
        raise InvalidInput(field, "The content of a message must be a text, or a list of parts of type text.")
    return _text(field, "\n".join(_part(f"{field}.{index}", part) for index, part in enumerate(content)))


def _part(field: str, part: object) -> str:
    kind = part.get("type") if isinstance(part, dict) else None
    if kind in ("image_url", "input_image", "image"):
        raise InvalidInput(field, "llmui cannot look at images yet.", hint="Send text only.")
    if kind in ("input_audio", "audio", "file", "input_file"):
        raise InvalidInput(field, "llmui takes no audio and no files here yet.", hint="Send text only.")
    text = part.get("text") if isinstance(part, dict) else None
    if kind != "text" or not isinstance(text, str):
        raise InvalidInput(field, "A part of a message must have the type text and a text.")
    return text


def _text(field: str, text: str) -> str:
    if len(text) > MAX_TEXT_CHARS:
        raise InvalidInput(field, f"The text has {len(text):,} characters; {MAX_TEXT_CHARS:,} is the most.")
    return clean(text)


def _thinking(options: Mapping[str, Any] | None) -> bool | None:
    for name, value in (options or {}).items():
        if name != "enable_thinking" or not isinstance(value, bool):
            raise InvalidInput(
                "chat_template_kwargs",
                "Only enable_thinking, true or false, is known here.",
                hint="Leave the rest out.",
            )
    found = (options or {}).get("enable_thinking")
    return found if isinstance(found, bool) else None
