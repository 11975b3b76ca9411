"""What every kind of little task is made of: a question in one of many wordings, its answer, and the rule for a right one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from phrasings import BEFORE, polish


@dataclass(frozen=True, slots=True)
class Task:
    ask: str
    answer: str
    thought: str
    right: Callable[[str], bool]


@dataclass(frozen=True, slots=True)
class Wordings:
    """Frames for the training, and others for the evaluation alone."""

    train: tuple[str, ...]
    held: tuple[str, ...]

    def ask(self, random: Random, held: bool, *, open_end: bool = False, **values: object) -> str:
        """A question in one of these wordings. With `open_end`, nothing may be put after a value at the end of a frame."""
        if held:
            return random.choice(self.held).format(**values)
        frame = random.choice(self.train)
        if not (open_end and frame.endswith("}")):
            return polish(random, frame, 0.7).format(**values)
        if random.random() < 0.15:
            frame = random.choice(BEFORE) + frame
        if random.random() < 0.55:
            frame = frame[0].upper() + frame[1:]
        if frame.endswith(": {t}") and random.random() < 0.15:
            frame = frame.removesuffix(" {t}") + "\n{t}"
        return frame.format(**values)


def wordings(train: str, held: str, *more: str) -> Wordings:
    """Frames are separated by `|`; `more` are further ones for the training."""
    return Wordings((*train.split("|"), *more), tuple(held.split("|")))


def quoted(random: Random, text: str) -> str:
    """Some people put quotes around the word that they ask about."""
    return random.choice(("{}", "{}", "{}", '"{}"', "'{}'")).format(text)


def exactly(text: str) -> Callable[[str], bool]:
    return lambda reply: reply.strip() == text


def ends_with(result: str) -> Callable[[str], bool]:
    """The steps may differ, but after the last colon or equals sign there is just the result."""

    def right(reply: str) -> bool:
        last = max(reply.rfind(":"), reply.rfind("="))
        return reply[last + 1 :].strip().rstrip(".").casefold() == result.casefold()

    return right
