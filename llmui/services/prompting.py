"""From a path of messages to what the model is to read. Pure: the same path gives the same messages."""

from __future__ import annotations

from collections.abc import Sequence

from llmui.domain.generation import PromptMessage
from llmui.domain.messages import Message, Role
from llmui.services.postprocess import CLOSE, OPEN


def prompt_messages(path: Sequence[Message]) -> tuple[PromptMessage, ...]:
    """The turns as the chat template gets them: without thoughts and empty replies, equal roles in a row joined.

    Templates of many models refuse two messages of one role in a row, which a failed reply leaves behind.
    """
    texts: list[tuple[Role, list[str]]] = []
    for message in path:
        if not message.text.strip():
            continue
        if texts and texts[-1][0] is message.role:
            texts[-1][1].append(message.text)
        else:
            texts.append((message.role, [message.text]))
    return tuple(PromptMessage(role, "\n\n".join(parts)) for role, parts in texts)


def system_message(system_prompt: str) -> tuple[PromptMessage, ...]:
    """The system prompt as a message, or nothing when it is blank."""
    return (PromptMessage(Role.SYSTEM, system_prompt.strip()),) if system_prompt.strip() else ()


def continuation(message: Message) -> str:
    """The text that a reply goes on from, as the model itself wrote it."""
    if not message.reasoning:
        return message.text
    if not message.text:
        return f"{OPEN}{message.reasoning}"
    return f"{OPEN}{message.reasoning}{CLOSE}\n\n{message.text}"
