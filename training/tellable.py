"""Kinds of facts made from a noun, known or invented, and drawing one of all kinds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from random import Random

import facts
import invented
import words
from facts import Kind, kind
from wordings import together


def _with_more(name: str, frames: str, fill: Mapping[str, str]) -> str:
    """The frames and those of `wordings`, with their places filled except that of the value."""
    return "|".join(together("memory", name, frames)).format(**fill)


def favourite(noun: str) -> Kind:
    """`noun` in the American spelling gets the American "favorite"."""
    word = "favorite" if noun in ("color", "movie") else "favourite"
    np = f"my {word} {noun}"
    value = invented.number if noun == "number" else invented.word

    def chosen(random: Random) -> str:
        key = "colour" if noun == "color" else noun
        return random.choice(words.CATEGORIES[key]) if key in words.CATEGORIES and random.random() < 0.3 else value(random)

    fill = {"np": np, "n": noun, "f": word, "v": "{v}"}
    return kind(
        f"favourite {noun}",
        _with_more(
            "favourite.tells",
            "{np} is {v}|{np} is {v}|{v} is {np}|{np} has always been {v}|the {n} i like best is {v}, my {f} one|{np}: {v}"
            "|as for {np}, it is {v}"
            "|remember that {np} is {v}|i think that {np} is {v}|i would say that {np} is {v}|{np} must be {v}",
            fill,
        ),
        "when it comes to {np}, i choose {v}|{np} of all is {v}|i have a {f} {n}: {v}|if you ask me, {np} is {v}".format(**fill),
        _with_more(
            "favourite.asks",
            f"{facts.ASKS}|which {{n}} do i like best|which {{n}} is my {{f}}|what {{n}} is my {{f}}|what {{n}} do i like most",
            fill,
        ),
        f"{facts.HELD_ASKS}|which {{n}} did i call my {{f}}|do you remember which {{n}} i like best".format(**fill),
        f"your {word} {noun} is {{v}}",
        f"your {word} {noun}",
        chosen,
    )


def called(noun: str) -> Kind:
    """The name of a pet, a person or a thing."""
    fill = {"n": noun, "a": invented.article(noun), "v": "{v}"}
    return kind(
        f"called {noun}",
        _with_more(
            "called.tells",
            "my {n} is called {v}|my {n} is called {v}|my {n}'s name is {v}|i have {a} called {v}|i have {a} named {v}"
            "|the name of my {n} is {v}"
            "|{v} is the name of my {n}|my {n} is named {v}|i have {a}, and the name is {v}|this is about my {n} {v}",
            fill,
        ),
        "my {n} has the name {v}|{v} is what my {n} is called|i have {a} whose name is {v}|there is my {n}, called {v}".format(**fill),
        _with_more(
            "called.asks",
            "what is my {n} called|what's the name of my {n}|what is my {n}'s name|what is the name of my {n}"
            "|do you know the name of my {n}"
            "|tell me my {n}'s name|which name does my {n} have|what do i call my {n}|and the name of my {n}|do you remember my {n}'s name"
            "|what was the name of my {n}|how is my {n} called|do you know what my {n} is called",
            fill,
        ),
        "what did i say my {n} is called|do you still know what my {n} is called|can you remind me of the name of my {n}"
        "|i forgot the name of my {n}, what was it|which name did i say my {n} has".format(**fill),
        f"your {noun} is called {{v}}",
        f"the name of your {noun}",
        words.full_name,
    )


def _open(np: str, seen: str, value: Callable[[Random], str]) -> Kind:
    """Anything that a noun phrase can name; `seen` is how the starter says it."""
    wordings = (facts.OPEN_TELLS, facts.OPEN_HELD_TELLS, facts.ASKS, facts.HELD_ASKS)
    return kind(np, *(text.replace("{np}", np) for text in wordings), f"{seen} is {{v}}", seen, value)


def mine(noun: str) -> Kind:
    """Anything else of the user's: my motto, my zalvo."""
    number = any(part in noun for part in ("number", "size", "code", "height", "width"))
    return _open(f"my {noun}", f"your {noun}", invented.number if number else invented.word)


def _number_or_word(random: Random) -> str:
    return invented.number(random) if random.random() < 0.6 else invented.word(random)


def the(noun: str) -> Kind:
    """Something that is not the user's own: the door code."""
    np = f"the {noun}"
    seen = np.replace(" my ", " your ").replace(" our ", " your ").replace(" we ", " you ")
    number = any(part in noun for part in ("number", "code"))
    return _open(np, seen, _number_or_word if number else invented.word)


def event(noun: str) -> Kind:
    """The day of something."""
    fill = {"noun": noun, "v": "{v}"}
    return kind(
        f"on {noun}",
        _with_more(
            "event.tells",
            "my {noun} is on {v}|i have my {noun} on {v}|on {v} i have my {noun}|remember that my {noun} is on {v}"
            "|my {noun} will be on {v}|the date of my {noun}: my {noun} is on {v}",
            fill,
        ),
        "don't forget that my {noun} is on {v}|my {noun} takes place on {v}|they told me that my {noun} is on {v}".format(**fill),
        _with_more(
            "event.asks",
            "when is my {noun}|on which day is my {noun}|what day is my {noun}|do you remember when my {noun} is|tell me when my {noun} is"
            "|when do i have my {noun}|when was my {noun}|do you know when my {noun} is|and when is my {noun}",
            fill,
        ),
        "remind me when my {noun} is|do you still know when my {noun} is|which day did i say my {noun} is"
        "|i forgot when my {noun} is".format(**fill),
        f"your {noun} is on {{v}}",
        f"when your {noun} is",
        invented.when,
    )


def counted(noun: str) -> Kind:
    """How many of something the user has."""
    fill = {"noun": noun, "v": "{v}"}
    return kind(
        f"count {noun}",
        _with_more(
            "counted.tells",
            "i have {v} {noun}|at home i have {v} {noun}|i own {v} {noun}|there are {v} {noun} in my house|i've got {v} {noun}",
            fill,
        ),
        "by now i have {v} {noun}|all in all i have {v} {noun}|in my life there are {v} {noun}".format(**fill),
        _with_more(
            "counted.asks",
            "how many {noun} do i have|do you remember how many {noun} i have|tell me how many {noun} i have"
            "|what is the number of my {noun}"
            "|do you know how many {noun} i have|how many {noun} did i say i have",
            fill,
        ),
        "i forgot how many {noun} i have|do you still know how many {noun} i have|what number of {noun} do i have".format(**fill),
        f"you have {{v}} {noun}",
        f"how many {noun} you have",
        lambda random: str(random.randint(2, 99)),
    )


def any_kind(random: Random, asked: bool = False) -> Kind:
    """A thing to tell, or, when `asked`, one that can be asked about although nobody told it."""
    pick = random.choice
    group = random.choices(("name", "favourite", "called", "fixed", "mine", "the", "event", "count"), (14, 16, 12, 20, 24, 8, 4, 3))[0]
    if group == "name":
        return facts.NAME
    if group == "fixed":
        return pick(facts.FIXED)
    invented = words.syllables(random) if random.random() < 0.4 else ""
    if group == "favourite":
        return favourite(invented or pick(("number", *facts.FAVOURITES)))
    if group == "called":
        return called(invented or pick(pick((facts.PETS, facts.PEOPLE, facts.NAMED))))
    if group == "mine":
        two = f"{random.choice(words.ADJECTIVES)} {invented}" if invented and random.random() < 0.2 else invented
        return mine(two or pick(facts.MINE))
    if group == "the":  # an invented word that was never told is a question about the world: that is declined
        return the(pick(facts.THE) if asked else invented or pick(facts.THE))
    return event(pick(facts.EVENTS)) if group == "event" else counted(pick(facts.COUNTED))


# First word of a key -> something of the same group, for questions that are close to what was told.
NEAR: dict[str, Callable[[Random], Kind]] = {
    "favourite": lambda random: favourite(random.choice(facts.FAVOURITES)),
    "called": lambda random: called(random.choice(random.choice((facts.PETS, facts.PEOPLE)))),
    "my": lambda random: mine(random.choice(facts.MINE) if random.random() < 0.6 else words.syllables(random)),
    "the": lambda random: the(random.choice(facts.THE)),
    "on": lambda random: event(random.choice(facts.EVENTS)),
    "count": lambda random: counted(random.choice(facts.COUNTED)),
}
