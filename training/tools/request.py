"""A request for a tool, and the call that it asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

from tools.calculating import expression, result_of
from tools.calls import Arguments, call_text
from tools.made import Made
from tools.naming import large_first
from wordings import together


@dataclass(frozen=True, slots=True)
class Request:
    """What the user says, and the arguments that the call must have for it."""

    ask: str
    made: Made
    arguments: Arguments
    values: tuple[str, ...] = ()  # as they stand in the request, for the reply
    result: str = ""  # what the tool must answer, where only one answer is true

    @property
    def call(self) -> str:
        return call_text(self.made.tool.name, self.arguments)


_BEFORE = together(
    "tools",
    "BEFORE",
    "please |can you |could you |hey, |hi, |now |ok, |would you |i want you to |well, |next: |great. |thanks. |and now |then |so, ",
    end=" ",
)
_BEFORE_QUESTION = together(
    "tools", "BEFORE_QUESTION", "hey, |hi, |ok, |tell me: |one question: |well, |and |so, |thanks. |hello! |now ", end=" "
)
_AFTER = together("tools", "AFTER", " please|, please| now| for me| thanks|, thank you")
# How requests begin that are no orders: "please" or "can you" does not go before them. "time" and "the" begin a wish by its noun.
_NO_ORDER = (
    "let help use what how is will which who where when do i we the it can could tell please time my are if have just don't one a an may "
    "would any somebody before first be tonight did this there you current today's date weather on in dinner stock volume status has dice "
    "lately right everybody nobody regarding does wouldn't surely they shall why everyone remember as once about job your all nothing got "
    "quick, simple result temperature forecast should web internet timer timer, countdown reminder for music some next from table "
    "reservation price share contents into file sound loudness light lights lamp shopping local clock total product information contact "
    "user website calendar calendar: appointment random alarm new sum text e-mail message"
).split()
_QUESTION = re.compile(rf"(?:{'|'.join(map(re.escape, _NO_ORDER))}|\d+)(?![\w'])|[\d({{'\"]", re.IGNORECASE)


def _dress(random: Random, text: str, open_end: bool) -> str:
    """Politeness around a request. A text to be sent at the end stays the end, and keeps its own stop or none."""
    if random.random() < 0.4:
        text = random.choice(_BEFORE_QUESTION if _QUESTION.match(text) else _BEFORE) + text
    if not open_end:
        if random.random() < 0.2:
            text += random.choice(_AFTER)
        text += random.choice(("", "", "?", "?", ".", "!"))
    elif not text.endswith(("'", '"')):
        text += random.choice(("", "", "."))
    return large_first(text) if random.random() < 0.55 else text


def make_request(random: Random, made: Made, held: bool = False, leave_out: str = "") -> Request:
    """A request for the tool with values for it. `leave_out` names a required argument that the user forgets."""
    if made.is_calculating and made.named == 1:
        spoken, written = expression(random)
        ask = random.choice(made.asks).format(e=spoken)
        name = made.tool.parameters[0].name
        return Request(ask if held else _dress(random, ask, False), made, {name: written}, (), result_of(written))
    arguments: Arguments = {}
    said: list[str] = []
    phrases: list[tuple[bool, str]] = []
    for index, argument in enumerate(made.arguments):
        parameter = argument.parameter
        if parameter.name == leave_out or (not parameter.required and random.random() < 0.4):
            said.append("")
            continue
        value = arguments[parameter.name] = argument.value(random)
        said.append(str(value))
        if index >= made.named:
            several = sum(a.parameter.required for a in made.arguments[made.named :]) > 1
            named = random.random() < (0.55 if several else 0.3) or not argument.said
            phrases.append((argument.is_text, argument.say(random, value, held, named=named, alone=not several)))
    random.shuffle(phrases)
    phrases.sort(key=lambda phrase: phrase[0])  # a text comes last
    ask = random.choice(made.asks).format(*said)
    ask = " ".join((ask.rstrip("?") if phrases else ask, *(text for _, text in phrases)))
    ask = re.sub(r" ([:,.]) ", r"\1 ", ask)
    texts = [argument for argument in made.arguments if argument.is_text and argument.parameter.name in arguments]
    open_end = bool(texts) and str(arguments[texts[0].parameter.name]) in ask[-len(str(arguments[texts[0].parameter.name])) - 2 :]
    ask = large_first(ask) if held else _dress(random, ask, open_end)
    result = result_of((" + " if re.search(r"add|sum", made.about, re.IGNORECASE) else " * ").join(said)) if made.is_calculating else ""
    return Request(ask, made, arguments, tuple(said), result)
