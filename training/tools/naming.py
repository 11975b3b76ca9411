"""Small rules of English and of programmers: how names and descriptions of tools are written, and how they are said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

import words


def as_spoken(name: str) -> str:
    """`gift_wrap` or `giftWrap` as people say it."""
    return re.sub(r"[_-]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).lower()


def styled(random: Random, name: str) -> str:
    """A snake_case name, sometimes in another style."""
    style = random.random()
    if style < 0.15:
        first, *rest = name.split("_")
        return first + "".join(part.capitalize() for part in rest)
    return name.replace("_", "-") if style < 0.18 else name


def fresh_name(random: Random, names: Sequence[str], taken: set[str]) -> str:
    """One of the names that no other argument has yet, or else an invented one; it is added to `taken`."""
    free = [name for name in names if name not in taken]
    name = random.choice(free) if free else words.syllables(random, 2, 2)
    taken.add(name)
    return name


def perhaps_stopped(random: Random, text: str) -> str:
    """A description with or without its full stop."""
    return f"{text}." if random.random() < 0.4 else text


def with_s(word: str) -> str:
    """The plural of a noun, and the third person of a verb."""
    if word.endswith("y") and word[-2] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def with_an(text: str) -> str:
    """`a` becomes `an` before a vowel."""
    return re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", text)


def large_first(text: str) -> str:
    """The first letter large, the others as they are."""
    return text[0].upper() + text[1:]
