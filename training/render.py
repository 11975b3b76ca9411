"""A chat as the text that the model reads: the same form as `template.jinja`, in pieces that are learnt or only read."""

from __future__ import annotations

from collections.abc import Iterator

from kit import Chat, Message, Parameter, Tool

START, END = "<|im_start|>", "<|im_end|>"


def tool_line(tool: Tool) -> str:
    """One line for each tool instead of its JSON schema, which would be long for so small a model."""

    def argument(parameter: Parameter) -> str:
        values = " = " + " or ".join(parameter.choices) if parameter.choices else ""
        return f"{parameter.name}{'' if parameter.required else '?'}: {parameter.kind}{values}"

    return f"{tool.name}({', '.join(argument(p) for p in tool.parameters)}) - {tool.description}"


def system_text(chat: Chat) -> str:
    tools = "# Tools\n" + "\n".join(tool_line(tool) for tool in chat.tools) if chat.tools else ""
    return "\n".join(part for part in (chat.system, tools, "/think" if chat.thinking else "") if part)


def incoming(message: Message) -> str:
    """What comes from outside: a tool's answer is a message of the user, marked as what it is."""
    text = f"<tool_response>\n{message.text}\n</tool_response>" if message.role == "tool" else message.text
    return f"{START}user\n{text}{END}\n"


def segments(chat: Chat) -> Iterator[tuple[str, bool]]:
    """Pieces of the chat in order, each with whether the model should learn to write it.

    In a chat with thinking only the replies with a thought are learnt: earlier thoughts are left out of the history, so the
    replies before would teach not to think.
    """
    if system := system_text(chat):
        yield f"{START}system\n{system}{END}\n", False
    for message in chat.messages:
        if message.role != "assistant":
            yield incoming(message), False
            continue
        yield f"{START}assistant\n", False
        thought = f"<think>\n{message.thought}\n</think>\n\n" if message.thought else ""
        yield f"{thought}{message.text}{END}", bool(thought) or not chat.thinking
        yield "\n", False
