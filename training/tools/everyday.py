"""Tools made from the kinds of the catalogue: the name, the description and the arguments' names vary."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import words
from kit import Parameter, Tool
from tools import values
from tools.arguments import Argument, make_argument
from tools.calls import Value
from tools.catalogue import Kind
from tools.made import Made
from tools.naming import fresh_name, perhaps_stopped, styled

_STATES = ("on", "off")
# Slots that only the catalogue has, with the names that the argument may have; the requests name them, so no phrases.
_SPECIAL: dict[str, tuple[tuple[str, ...], str, Callable[[Random], Value]]] = {
    "room": (("room", "where", "place", "name"), "string", values.room),
    "item": (("item", "product", "article", "name", "thing"), "string", values.item),
    "a": (("a", "x", "first", "number1", "left"), "number", values.decimal),
    "b": (("b", "y", "second", "number2", "right"), "number", values.decimal),
    "sides": (("sides", "faces", "max", "n"), "integer", values.whole),
    "colour": (("colour", "color", "paint"), "string", values.colour),
    "word": (("word", "term"), "string", words.syllables),
    "currency": (("currency", "target"), "string", values.currency),
}


def of_kind(random: Random, kind: Kind, held: bool = False) -> Made:
    """One tool of this kind; with `held`, its requests are in the wordings of the evaluation."""
    taken: set[str] = set()
    arguments, places = [], {}
    for index, key in enumerate(kind.slots):
        if key.rstrip("?") in _SPECIAL:
            names, type_, value = _SPECIAL[key]
            if key in ("a", "b"):  # a goes with b, x with y
                names = (names[len(kind.names[0]) % 2 if random.random() < 0.5 else 0],) if not taken else (
                    _SPECIAL["b"][0][_SPECIAL["a"][0].index(next(iter(taken)))],)  # fmt: skip
            arguments.append(Argument(Parameter(fresh_name(random, names, taken), type_), value, ()))
        elif key == "state":
            taken.add("state")
            arguments.append(Argument(Parameter("state", "string", _STATES), lambda r: r.choice(_STATES), ()))
        elif not key.endswith("?") or random.random() < 0.4:
            arguments.append(make_argument(random, key, taken))
        places[key] = f"{{{index}}}"
    asks = tuple(re.sub(r"\{(\w+)\}", lambda m: places[m[1]], ask) for ask in (kind.held if held else kind.asks))
    reply = re.sub(r"\{(\w+)\}", lambda m: places.get(m[1], m[0]), kind.reply)
    name = styled(random, random.choice(kind.names))
    about = random.choice(kind.about)
    named = sum(not key.endswith("?") for key in kind.slots)
    return Made(
        Tool(name, perhaps_stopped(random, about), tuple(a.parameter for a in arguments)),
        tuple(arguments),
        asks,
        named,
        reply,
        kind.answer,
        about,
    )
