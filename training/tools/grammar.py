"""Tools of the open grammar: any verb with any noun and any arguments, so that a name tells no more than its words do.

Frames have `{v}` for the verb and `{n}` for the noun, `s` after it for their other form, `V` for a large first letter.
"""

from __future__ import annotations

from random import Random

import words
from kit import Tool
from tools.arguments import make_argument
from tools.made import Made
from tools.naming import as_spoken, perhaps_stopped, styled, with_an, with_s
from tools.slots import SLOTS
from wordings import together

_LOOK_UP = "get check find show fetch list read count query inspect measure".split()
_ACT = (
    "send set book play start stop open close delete create add remove order print paint clean move copy sell buy build repair lift "
    "push pull turn reset update mark share store save upload download sort pack load charge scan test mix heat cool cut fold hide move "
    "rename cook wash draw track record report call invite park water plant feed drive lend return sign pay"
).split()
_NOUNS = (
    "account album appointment article bag ball balance battery bed bill boat bottle box bread bus button camera car card cart chair "
    "class coffee contact course cup customer device door drone event film flat flight game garden gate group guest heater house "
    "invoice job key lamp lesson letter loan lock machine map meal meeting member menu newspaper note number order package parcel park "
    "part party payment phone photo picture pizza plan plane plant player pool price printer product project queue radio receipt record "
    "report robot room route salary score seat sensor server ship shop show sign speaker stock storage street student task team ticket "
    "tool tower toy track trip truck user vehicle video visit wall window worker"
).split()
_HELD_LOOK_UP = ["fetch", "show", "get", "find"]
_HELD_ACT = "lock wrap polish launch rent cancel borrow weigh deliver decorate".split()
_HELD_NOUNS = (
    "bicycle blanket bridge cable candle carpet cinema concert cupboard elevator engine fence ferry fountain hotel helmet island jacket "
    "kettle ladder library locker mirror museum oven piano pillow pump rocket roof sofa statue sweater tent towel tractor umbrella "
    "violin"
).split()
_DESCRIBED = together(
    "tools",
    "DESCRIBED",
    "{V} the {n}|{V} a {n}|{Vs} the {n}|{Vs} a {n}|Use it to {v} the {n}|Tool to {v} a {n}|{V} {ns}|Can {v} a {n}|{V} one {n}"
    "|{V} the {n} of the user|{V} a given {n}|To {v} a {n}|{Vs} {ns}|Use this tool to {v} {ns}|A tool that {vs} the {n}|{V} any {n}",
)
_HELD_DESCRIBED = "This tool {vs} a {n}|Call it to {v} the {n}|{V} some {n}|It {vs} the {n}|{V} your {n}".split("|")
_LOOK_UP_ASKS = together(
    "tools",
    "LOOK_UP_ASKS",
    "{v} the {n}|what is the {n}|show me the {n}|tell me the {n}|i want to know the {n}|{v} {n}|give me the {n}|i need the {n}"
    "|what about the {n}|{v} a {n}|i want to see the {n}|what {n} is there|which {n} is it|please tell me the {n}",
)
_ACT_ASKS = together(
    "tools",
    "ACT_ASKS",
    "{v} the {n}|{v} a {n}|{v} {n}|i want to {v} the {n}|i want to {v} a {n}|{v} my {n}|{v} me a {n}|i need to {v} a {n}"
    "|i would like to {v} the {n}|it is time to {v} the {n}|{v} one {n}|help me {v} the {n}|use the tool to {v} a {n}|let us {v} the {n}",
)
_HELD_LOOK_UP_ASKS = (
    "I am looking for the {n}, {v} it",
    "Would you {v} me the {n} right now",
    "Could you quickly {v} the {n}",
    "What can you tell me about the {n}",
    "I'd like to have the {n}",
)
_HELD_ACT_ASKS = (
    "Would you {v} the {n} right now",
    "My {n} is waiting, {v} it",
    "I have to {v} the {n} today",
    "Go ahead and {v} the {n}",
    "I'd be glad if you could {v} the {n}",
)
_OPEN_SLOTS = (*SLOTS, "choice", "choice", "flag", "flag", "*", "*", "*", "*", "*", "*")
_SLOT_FAMILY = {
    "language": "place",
    "day": "time",
    "email": "person",
    "seconds": "minutes",
    "title": "name",
    "price": "count",
    "level": "count",
}


def open_tool(random: Random, held: bool = False, like: Made | None = None) -> Made:
    """A tool whose name, description and arguments nobody has seen; `like` gives one that is easily confused with it."""
    nouns, look_up, act = (_HELD_NOUNS, _HELD_LOOK_UP, _HELD_ACT) if held else (_NOUNS, _LOOK_UP, _ACT)
    noun = words.syllables(random) if random.random() < 0.35 else random.choice(nouns)
    looks = random.random() < 0.4
    verb = random.choice(look_up if looks else act)
    if random.random() < 0.15:
        verb, looks = words.syllables(random, 1, 2), False
    if like and "_" in like.tool.name:
        first, _, second = like.tool.name.partition("_")
        if random.random() < 0.5 and first in (*look_up, *act):
            verb, looks = first, first in look_up
        elif second in nouns:
            noun = second
    words_of = {"v": verb, "V": verb.capitalize(), "vs": with_s(verb), "Vs": with_s(verb).capitalize(), "n": noun, "ns": with_s(noun)}
    naming = random.random()
    name = f"{verb}_{noun}" if naming < 0.72 else f"{noun}_{verb}" if naming < 0.8 else noun
    if naming > 0.88:
        name = random.choice(
            (words.syllables(random), f"tool_{random.randint(1, 99)}", f"{words.syllables(random, 1, 2)}_{words.syllables(random, 1, 2)}")
        )
    taken: set[str] = set()
    keys: list[str] = []
    for key in random.sample(_OPEN_SLOTS, random.choices((0, 1, 2, 3, 4), (10, 40, 28, 15, 7))[0]):
        families = [_SLOT_FAMILY.get(k, k) for k in keys if k not in ("*", "flag", "choice")]
        if _SLOT_FAMILY.get(key, key) not in families:
            keys.append(key)
    keys = [key + ("?" if random.random() < 0.2 else "") for key in keys]
    arguments = tuple(make_argument(random, key, taken) for key in keys)
    described = with_an(random.choice(_HELD_DESCRIBED if held else _DESCRIBED).format(**words_of))
    if arguments and random.random() < 0.2:
        described += " by " + " and ".join(as_spoken(a.parameter.name) for a in arguments[:2])
    frames = (_HELD_LOOK_UP_ASKS if looks else _HELD_ACT_ASKS) if held else (_LOOK_UP_ASKS if looks else _ACT_ASKS)
    asks = tuple(with_an(frame.format(**words_of)) for frame in frames)
    tool = Tool(styled(random, name), perhaps_stopped(random, described), tuple(a.parameter for a in arguments))
    return Made(tool, arguments, asks, 0, "", "any" if looks else "done", f"{verb} a {noun}")
