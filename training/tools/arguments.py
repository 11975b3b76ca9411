"""Arguments of tools: made from a slot or invented, with their values and with the phrases that give these in a request.

Frames have `{v}` for the value and `{p}` for the argument's name; those in `_HELD...` are for the evaluation alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import words
from kit import Parameter
from tools import values
from tools.calls import Value
from tools.naming import as_spoken, fresh_name, styled
from tools.slots import CHOICE_NAMES, CHOICES, FLAG_NAMES, OPEN_NAMES, SLOTS
from wordings import together

_NAMED = together(
    "tools",
    "NAMED",
    "with {p} {v}|{p} {v}|{p}: {v}|{p} = {v}|using {p} {v}|and {p} {v}|, {p} {v}|where the {p} is {v}|, the {p} is {v}|with {v} as {p}"
    "|with the {p} {v}|, {p}: {v}|. {p}: {v}|, {p} should be {v}|with {p}={v}|and set {p} to {v}",
)
_HELD_NAMED = ("using {v} as the {p}", ". The {p} is {v}", ", set the {p} to {v}", "with {p} set to {v}", "and the {p} is {v}")
_FLAG_ON = together(
    "tools",
    "FLAG_ON",
    "with {p}|with {p} on|{p} on|{p}: yes|{p} = true|, {p} true|and with {p}|with {p} turned on|, {p} yes|{p} enabled",
)
_FLAG_OFF = together(
    "tools",
    "FLAG_OFF",
    "without {p}|with {p} off|{p} off|{p}: no|{p} = false|, {p} false|and no {p}|with {p} turned off|, {p} no|{p} disabled",
)
_HELD_ON = ("and please with {p}", ", i want it with {p}", ", and turn {p} on")
_HELD_OFF = ("and please without {p}", ", i want it without {p}", ", and turn {p} off")
_UNSPOKEN = frozenset(("to", "at", "when", "where", "n", "q", "a", "b", "x", "y", "due"))  # names that no one says
_DEGREES = ("celsius", "fahrenheit")
_CHOICE_SAID = "{v}|in {v}|as {v}|{p} {v}|with {p} {v}|{p}: {v}|, {v}|and {v}".split("|")


@dataclass(frozen=True, slots=True)
class Argument:
    """A parameter with what the generators know about it; `said` is empty for an invented meaning."""

    parameter: Parameter
    value: Callable[[Random], Value]
    said: tuple[str, ...]
    is_text: bool = False

    def say(self, random: Random, value: Value, held: bool, *, named: bool, alone: bool) -> str:
        """A phrase that gives the value; `named` says the argument's name with it.

        Only an argument that is `alone` needs no preposition.
        """
        spoken = as_spoken(self.parameter.name) if random.random() < 0.75 else self.parameter.name
        if isinstance(value, bool):
            frames = (_HELD_ON if held else _FLAG_ON) if value else (_HELD_OFF if held else _FLAG_OFF)
        elif self.parameter.choices and not named:
            frames = self.said
        else:
            frames = self.said
            if not self.said or (named and spoken not in _UNSPOKEN):
                frames = _HELD_NAMED if held else _NAMED
            elif not alone and not self.is_text:
                frames = tuple(frame for frame in frames if not frame.startswith((":", "{v}"))) or frames
        frame = random.choice([f for f in frames if not (self.is_text and f.startswith(("with {v}", "using {v}")))] or frames)
        said = str(value)
        if self.is_text and random.random() < 0.35 and "=" not in frame:
            said = random.choice(('"{}"', "'{}'", '"{}"')).format(said)
        return frame.format(p=spoken, v=said)


def make_argument(random: Random, key: str, taken: set[str]) -> Argument:
    """An argument for a slot (`key` with `?` when it need not be given), or one of an invented kind for `*`."""
    required, key = not key.endswith("?"), key.rstrip("?")
    if key == "choice":
        choices = tuple(random.choice(CHOICES).split()) if random.random() < 0.5 else tuple(
            dict.fromkeys(words.syllables(random, 1, 2) for _ in range(random.randint(2, 4)))
        )  # fmt: skip
        names = CHOICE_NAMES if random.random() < 0.6 else [words.syllables(random, 1, 2)]
        parameter = Parameter(fresh_name(random, names, taken), "string", choices, required)
        return Argument(parameter, lambda r: r.choice(choices), tuple(_CHOICE_SAID))
    if key == "unit":
        parameter = Parameter(fresh_name(random, ["unit", "units", "scale"], taken), "string", _DEGREES, required)
        return Argument(parameter, lambda r: r.choice(_DEGREES), ("in {v}", "{v}", "in {v}", "{p} {v}"))
    if key == "flag":
        names = FLAG_NAMES if random.random() < 0.6 else [words.syllables(random, 1, 2)]
        return Argument(Parameter(fresh_name(random, names, taken), "boolean", (), required), lambda r: r.random() < 0.5, ())
    if key == "*":
        kind = random.choices(("string", "integer", "number"), (5, 4, 2))[0]
        value: Callable[[Random], Value] = {"string": values.open_word, "integer": values.whole, "number": values.decimal}[kind]
        invented = words.syllables(random, 1, 2)
        if random.random() < 0.2:
            invented += f"_{random.choice(OPEN_NAMES)}"
        names = OPEN_NAMES if random.random() < 0.4 and kind != "string" else [invented]
        return Argument(Parameter(fresh_name(random, names, taken), kind, (), required), value, ())
    slot = SLOTS[key]
    kind, give = slot.kind, slot.value
    if kind == "integer" and random.random() < 0.12:  # the same number as a text: the type decides about the quotes
        kind, give = "string", lambda r, of=slot.value: str(of(r))
    name = styled(random, fresh_name(random, slot.names, taken))
    return Argument(Parameter(name, kind, (), required), give, slot.said, key == "text")
