"""Chats with tools for the training: requests, calls, answers, and what no tool is needed for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from kit import Chat, Message, Tool
from tools.answers import FAILED, failure_reply, make_answer, make_error, make_reason, reply_to
from tools.calls import OPEN_CALL, call_text
from tools.made import Made
from tools.naming import as_spoken, large_first
from tools.request import Request, make_request
from tools.toolbox import any_tool, offered, stranger, toolbox
from wordings import together

_PLAIN_TURNS = (
    (together("tools", "PLAIN.hello", "hello|hi|hey|hi there|hello there|good day"), "Hello! How can I help you?"),
    (together("tools", "PLAIN.thanks", "thanks|thank you|thanks a lot|great, thank you|thank you very much|cheers"), "You are welcome!"),
    (
        together("tools", "PLAIN.how_are_you", "how are you|how are you doing|how is it going|how are you today"),
        "I am fine, thank you! How can I help you?",
    ),
    (together("tools", "PLAIN.bye", "bye|goodbye|see you|see you later|bye bye"), "Goodbye!"),
    (together("tools", "PLAIN.morning", "good morning|morning"), "Good morning! How can I help you?"),
    (
        together("tools", "PLAIN.praise", "you are great|well done|good job|that was good work|i like you"),
        "Thank you, that is kind of you!",
    ),
)
_LIST_ASKS = together(
    "tools",
    "LIST_ASKS",
    "which tools do you have|what tools can you use|list your tools|what are your tools|tell me your tools|which tools are there"
    "|what tools do you have|show me your tools|name your tools|do you have tools",
)
_SYSTEM = together(
    "tools",
    "SYSTEM",
    "You are a helpful assistant.|You can use tools.|You are a helpful assistant with tools.|Use the tools when they help."
    "|You are a friendly assistant.|Use a tool when the user asks for it.|You are an assistant that calls functions.|Answer clearly.",
)
_GIVEN = together("tools", "GIVEN", "{v}|{v}|it is {v}|{v} please|{p}: {v}|the {p} is {v}|make it {v}|{v}, please")
_GIVEN_TEXT = together("tools", "GIVEN_TEXT", '{v}|{v}|{p}: {v}|"{v}"')
_CANNOT = "I have no tool for that."


def list_tools(tools: Sequence[Tool]) -> str:
    """The reply to the question which tools there are."""
    return f"I can use {'this tool' if len(tools) == 1 else 'these tools'}: {', '.join(tool.name for tool in tools)}."


def ask_for(name: str) -> str:
    """The reply when a required argument is missing."""
    return f"Please tell me the {name}."


def _missing(random: Random, request: Request, name: str) -> list[Message]:
    """The user forgot a value; it is asked for and given."""
    argument = next(a for a in request.made.arguments if a.parameter.name == name)
    value = argument.value(random)
    complete = {p.name: value if p.name == name else request.arguments[p.name] for p in request.made.tool.parameters
                if p.name == name or p.name in request.arguments}  # fmt: skip
    given = random.choice(_GIVEN_TEXT if argument.is_text else _GIVEN)
    spoken = {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    return [
        Message("user", request.ask),
        Message("assistant", ask_for(name)),
        Message("user", given.format(v=spoken, p=as_spoken(name))),
        Message("assistant", call_text(request.made.tool.name, complete)),
    ]


def _exchange(random: Random, chosen: Made) -> list[Message]:
    """From a request to the reply about it."""
    missing = chosen.can_miss
    if missing and random.random() < 0.25:
        name = random.choice(missing)
        request = make_request(random, chosen, leave_out=name)
        messages = _missing(random, request, name)
    else:
        request = make_request(random, chosen)
        messages = [Message("user", request.ask), Message("assistant", request.call)]
    if random.random() < 0.11:
        reason = make_reason(random)
        return [*messages, Message("tool", make_error(random, reason)), Message("assistant", failure_reply(reason))]
    answer = make_answer(random, request)
    return [*messages, Message("tool", answer), Message("assistant", reply_to(request, answer))]


def _thinking(messages: Sequence[Message], chosen: Made) -> list[Message]:
    """The exchange up to its call or its reply, with a thought there: earlier thoughts are never in the history."""
    last = messages[-1]
    if messages[1].text.startswith(OPEN_CALL) and len(messages[0].text) % 2:
        return [messages[0], replace(messages[1], thought=f"This is a task for the tool {chosen.tool.name}.")]
    thought = "The tool did not work. I will say why." if last.text.startswith(FAILED) else "The tool has answered. I will tell it."
    return [*messages[:-1], replace(last, thought=thought)]


def _no_call(random: Random, box: Sequence[Made]) -> list[Message]:
    """Something that none of the tools is for."""
    kind = random.random()
    if kind < 0.5:
        asks, answer = random.choice(_PLAIN_TURNS)
        ask = random.choice(asks)
    elif kind < 0.65:
        ask, answer = random.choice(_LIST_ASKS), list_tools(offered(box))
    else:
        other = stranger(box, lambda: any_tool(random))
        return [Message("user", make_request(random, other).ask), Message("assistant", _CANNOT)]
    ask = large_first(ask) if random.random() < 0.55 else ask
    return [Message("user", ask + random.choice(("", "", "!", ".", "?") if kind < 0.5 else ("", "?", "?"))), Message("assistant", answer)]


def tool_chat(random: Random) -> Chat:
    """A chat with one to four tools: mostly requests for one of them, sometimes none is needed."""
    box = toolbox(random, any_tool(random), random.choices((1, 2, 3, 4), (25, 25, 27, 23))[0])
    tools = offered(box)
    system = random.choice(_SYSTEM) if random.random() < 0.35 else ""
    chosen = random.choice(box)
    if random.random() < 0.07:
        messages = _thinking(_exchange(random, chosen), chosen)
        return Chat(messages=tuple(messages), system=system, tools=tools, thinking=True)
    messages = []
    for _ in range(random.choices((1, 2, 3, 4), (55, 27, 12, 6))[0]):
        messages += _no_call(random, box) if random.random() < 0.2 else _exchange(random, random.choice(box))
    if random.random() < 0.1:
        asks, answer = _PLAIN_TURNS[1]
        messages += [Message("user", random.choice(asks)), Message("assistant", answer)]
    return Chat(messages=tuple(messages), system=system, tools=tools)
