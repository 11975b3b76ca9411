"""The two tools that most programs offer, the calculator and the clock, and the expressions that people want calculated."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable
from random import Random

from kit import Parameter, Tool
from tools.arguments import Argument
from tools.made import Made
from tools.naming import perhaps_stopped
from wordings import together

_CALCULATORS = "calculator|calculate|calc|compute|math|evaluate|evaluate_expression|do_math|calculate_expression|math_tool".split("|")
_HELD_CALCULATORS = "math_calculator|compute_expression|calculator_tool|solve_math".split("|")
_CALCULATOR_ABOUT = together(
    "tools",
    "CALCULATOR_ABOUT",
    "Calculate an arithmetic expression|Calculator|Evaluate a mathematical expression|Does arithmetic"
    "|Computes the result of an expression|Calculate with any numbers|A calculator for numbers|Evaluates arithmetic"
    "|Math: plus, minus, times, divided by|Use it to calculate",
)
_HELD_CALCULATOR_ABOUT = "A tool to calculate with numbers|Computes arithmetic|Evaluate an expression with numbers".split("|")
_EXPRESSION_NAMES = "expression|expression|expression|expr|formula|input|calculation|query|math|text".split("|")
_CLOCKS = "get_time|clock|current_time|get_current_time|now|time|what_time|getTime|get_date_and_time|get_datetime|current_date".split("|")
_HELD_CLOCKS = "time_now|read_clock|tell_time|time_and_date".split("|")
_CLOCK_ABOUT = together(
    "tools",
    "CLOCK_ABOUT",
    "Get the current time|Returns the time|The current date and time|Clock|Tells the time|Current time and date|The time now|Get the time",
)
_HELD_CLOCK_ABOUT = "Read the clock|Gives the current time|Shows time and date".split("|")
_CLOCK_ASKS = together(
    "tools",
    "CLOCK_ASKS",
    "what time is it|what is the time|what's the time|tell me the time|do you know the time|how late is it|current time"
    "|what time is it now|time please|can you tell me the time|what is the current time|what is the date|what day is it"
    "|what is the date today|which day is today|what is today's date|give me the time|the time please|i need to know the time"
    "|what's the date|check the clock|time",
)
_HELD_CLOCK_ASKS = (
    "Could you tell me what time it is?|What time do we have now?|Please look at the clock, what time is it?"
    "|I have lost track, what is the time?|Hey, what's the current time?|Would you check the time for me?|Tell me today's date please"
    "|What does the clock say?"
).split("|")
_SUM_ASKS = together(
    "tools",
    "SUM_ASKS",
    "what is {e}|{e}|calculate {e}|how much is {e}|compute {e}|what's {e}|{e} =|tell me {e}|what is the result of {e}|solve {e}"
    "|work out {e}|i need to know {e}|can you calculate {e}|what do i get for {e}|the result of {e}|what does {e} make"
    "|please calculate {e}|evaluate {e}",
)
_HELD_SUM_ASKS = (
    "Could you work out {e} for me?|I wonder how much {e} is|What would {e} be?|Please tell me the result of {e}|Quick, what is {e}?"
    "|How much do I get for {e}?|Do the sum: {e}|Hey, can you compute {e}?"
).split("|")
_OPERATIONS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def result_of(expression: str) -> str:
    """What a calculator answers."""

    def value(node: ast.expr) -> float:
        match node:
            case ast.BinOp(left=left, op=op, right=right):
                return _OPERATIONS[type(op)](value(left), value(right))
            case ast.Call(args=[argument]):
                return math.sqrt(value(argument))
            case ast.Constant(value=int() | float() as number):
                return number
        raise ValueError(expression)

    try:
        number = value(ast.parse(expression, mode="eval").body)
    except ZeroDivisionError:
        return "division by zero"
    number = round(number, 4)
    return str(int(number)) if number == int(number) else str(number)


_SPOKEN_SIGNS = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}


def _number(random: Random) -> str:
    if random.random() < 0.15:
        return f"{random.uniform(0, 10 ** random.randint(1, 3)):.{random.randint(1, 2)}f}"
    return str(random.randint(1, 10 ** random.randint(1, 6)))


def expression(random: Random) -> tuple[str, str]:
    """(as the user says it, as the calculator gets it)"""
    kind = random.random()
    a, b, c = (_number(random) for _ in range(3))
    sign, second = random.choice("+-**/"), random.choice("+-*/")
    small, power = random.randint(2, 99), random.randint(2, 6)
    if kind < 0.5:
        gap = " " if random.random() < 0.75 else ""
        text = f"{a}{gap}{sign}{gap}{b}"
        return text, text
    if kind < 0.65:
        return f"{a} {_SPOKEN_SIGNS[sign]} {b}", f"{a} {sign} {b}"
    if kind < 0.7:
        return f"{a}{random.choice((' x ', 'x'))}{b}", f"{a} * {b}"
    if kind < 0.8:
        text = f"{a} {sign} {b} {second} {c}"
        return text, text
    if kind < 0.88:
        text = random.choice((f"({a} {sign} {b}) {second} {c}", f"{a} {second} ({b} {sign} {c})"))
        return text, text
    return random.choice(
        (
            (f"the sum of {a} and {b}", f"{a} + {b}"),
            (f"the product of {a} and {b}", f"{a} * {b}"),
            (f"{a} multiplied by {b}", f"{a} * {b}"),
            (f"{small} to the power of {power}", f"{small} ** {power}"),
            (f"the square root of {a}", f"sqrt({a})"),
            (f"{a} percent of {b}", f"{a} / 100 * {b}"),
            (f"{a}% of {b}", f"{a} / 100 * {b}"),
        )
    )


def calculator(random: Random, held: bool = False) -> Made:
    name = random.choice(_HELD_CALCULATORS if held else _CALCULATORS)
    about = random.choice(_HELD_CALCULATOR_ABOUT if held else _CALCULATOR_ABOUT)
    argument = Argument(Parameter(random.choice(_EXPRESSION_NAMES)), lambda r: "", ())
    asks = tuple(_HELD_SUM_ASKS if held else _SUM_ASKS)
    return Made(
        Tool(name, perhaps_stopped(random, about), (argument.parameter,)),
        (argument,),
        asks,
        1,
        "The result is {answer}.",
        "number",
        "calculate",
    )


def clock(random: Random, held: bool = False) -> Made:
    name = random.choice(_HELD_CLOCKS if held else _CLOCKS)
    about = random.choice(_HELD_CLOCK_ABOUT if held else _CLOCK_ABOUT)
    asks = tuple(_HELD_CLOCK_ASKS if held else _CLOCK_ASKS)
    return Made(Tool(name, perhaps_stopped(random, about)), (), asks, 0, "It is {answer}.", "time", "tell the time")
