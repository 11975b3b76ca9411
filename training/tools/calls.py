"""A call of a tool as text: how the model writes it, and how it is read again."""

from __future__ import annotations

import json
from collections.abc import Mapping

Value = str | int | float | bool
Arguments = dict[str, Value]
OPEN_CALL, CLOSE_CALL = "<tool_call>", "</tool_call>"


def call_text(tool_name: str, arguments: Mapping[str, Value]) -> str:
    """A call as the model writes it and as the chat template shows it."""
    return f"{OPEN_CALL}\n{json.dumps({'name': tool_name, 'arguments': arguments}, ensure_ascii=False)}\n{CLOSE_CALL}"


def called(reply: str) -> tuple[str, Arguments] | None:
    """Name and arguments of the one call in a reply; None where there is none, or none that can be read."""
    if reply.count(OPEN_CALL) != 1 or CLOSE_CALL not in reply:
        return None
    try:
        call = json.loads(reply.split(OPEN_CALL)[1].split(CLOSE_CALL)[0])
        return str(call["name"]), dict(call["arguments"])
    except (ValueError, KeyError, TypeError):
        return None
