"""The evaluation's cases with tools, each with the rule for a right reply."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from kit import Case, Message
from tools.answers import failure_reply, make_answer, make_error, make_reason, parts, reply_to
from tools.calculating import calculator, clock
from tools.calls import Arguments, called
from tools.chats import ask_for, list_tools
from tools.grammar import open_tool
from tools.made import Made
from tools.naming import as_spoken
from tools.request import make_request
from tools.toolbox import held_tool, offered, stranger, toolbox

_HELD_PLAIN = (
    "Hi, nice to meet you|Thank you, you were quick|How are you feeling today?|Good morning, here I am|Thanks, that is all"
    "|I am leaving now, bye|You did that well"
).split("|")
_HELD_LIST_ASKS = ("Could you list all the tools you have?", "What are the tools that you can use here?")
_CASE_KINDS = ("calculator", "clock", "any_tool", "choose", "no_call", "use_answer", "error_answer", "missing")


def cases(random: Random, count: int) -> list[Case]:
    """The same number of each kind; wordings, descriptions and most names are not in the training."""
    return [_case(random, _CASE_KINDS[index % len(_CASE_KINDS)]) for index in range(count)]


def _case(random: Random, kind: str) -> Case:
    match kind:
        case "calculator":
            return _call_case(random, kind, calculator(random, held=True), random.randint(1, 3))
        case "clock":
            return _call_case(random, kind, clock(random, held=True), random.randint(1, 3))
        case "any_tool":
            return _call_case(random, kind, held_tool(random), random.randint(1, 2))
        case "choose":
            return _call_case(random, kind, held_tool(random), random.randint(3, 4))
        case "no_call":
            return _no_call_case(random)
        case "missing":
            return _missing_case(random)
        case _:
            return _answer_case(random, kind)


def _same(kind: str, wanted: Arguments, given: Arguments) -> bool:
    if kind == "calculator":  # blanks make no other expression
        return {k: str(v).replace(" ", "") for k, v in given.items()} == {k: str(v).replace(" ", "") for k, v in wanted.items()}
    return given == wanted


def _call_case(random: Random, kind: str, made: Made, size: int) -> Case:
    request = make_request(random, made, held=True)

    def right(reply: str) -> bool:
        call = called(reply)
        return call is not None and call[0] == made.tool.name and _same(kind, request.arguments, call[1])

    tools = offered(toolbox(random, made, size, held=True))
    return Case(skill="tools", kind=kind, messages=(Message("user", request.ask),), right=right, tools=tools, wanted=request.call)


def _no_call_case(random: Random) -> Case:
    box = toolbox(random, held_tool(random), random.randint(1, 3), held=True)
    tools = offered(box)
    kind = random.random()
    wanted = "a reply without a call"
    if kind < 0.5:
        ask = random.choice(_HELD_PLAIN)
    elif kind < 0.65:
        ask, wanted = random.choice(_HELD_LIST_ASKS), list_tools(tools)
    else:
        other = stranger(box, lambda: held_tool(random))
        ask = make_request(random, other, held=True).ask

    def right(reply: str) -> bool:
        return bool(reply.strip()) and "tool_call" not in reply and (wanted[0] != "I" or all(tool.name in reply for tool in tools))

    return Case(skill="tools", kind="no_call", messages=(Message("user", ask),), right=right, tools=tools, wanted=wanted)


def _missing_case(random: Random) -> Case:
    made = open_tool(random, held=True)
    while not made.can_miss:
        made = open_tool(random, held=True)
    name = random.choice(made.can_miss)
    request = make_request(random, made, held=True, leave_out=name)

    def right(reply: str) -> bool:
        return "tool_call" not in reply and (name in reply or as_spoken(name) in reply.lower())

    tools = offered(toolbox(random, made, random.randint(1, 2), held=True))
    return Case(skill="tools", kind="missing", messages=(Message("user", request.ask),), right=right, tools=tools, wanted=ask_for(name))


def _answer_case(random: Random, kind: str) -> Case:
    """The call is made already; the reply must tell what the tool said."""
    makers: Sequence[Callable[[], Made]] = (lambda: calculator(random, True), lambda: clock(random, True), lambda: held_tool(random))
    made = random.choices(makers, (1, 1, 4))[0]()
    request = make_request(random, made, held=True)
    reason = make_reason(random)
    answer = make_error(random, reason, held=True) if kind == "error_answer" else make_answer(random, request)
    needed = [reason] if kind == "error_answer" else parts(answer)

    def right(reply: str) -> bool:
        if kind == "error_answer" and not re.search(r"not work|fail|error|could not|cannot|sorry", reply, re.IGNORECASE):
            return False
        return "tool_call" not in reply and all(part.lower() in reply.lower() for part in needed)

    wanted = failure_reply(reason) if kind == "error_answer" else reply_to(request, answer)
    messages = (Message("user", request.ask), Message("assistant", request.call), Message("tool", answer))
    tools = offered(toolbox(random, made, random.randint(1, 3), held=True))
    return Case(skill="tools", kind=kind, messages=messages, right=right, tools=tools, wanted=wanted)
