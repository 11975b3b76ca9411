"""Several tools side by side, such that a request fits only one of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from random import Random

from kit import Tool
from tools.calculating import calculator, clock
from tools.catalogue import HELD_KINDS, KINDS
from tools.everyday import of_kind
from tools.grammar import open_tool
from tools.made import Made


def any_tool(random: Random, held: bool = False) -> Made:
    """A tool of any sort that the training has."""
    kind = random.random()
    if kind < 0.45:
        return open_tool(random, held)
    if kind < 0.82:
        return of_kind(random, random.choice(KINDS), held)
    return calculator(random, held) if kind < 0.92 else clock(random, held)


def held_tool(random: Random) -> Made:
    """A tool for the evaluation, neither a calculator nor a clock."""
    kind = random.random()
    if kind < 0.4:
        return open_tool(random, held=True)
    return of_kind(random, random.choice(HELD_KINDS if kind < 0.7 else KINDS), held=True)


def _clash(made: Made, others: Sequence[Made]) -> bool:
    """Whether a request could mean two of the tools."""

    def keys(one: Made) -> set[str]:
        found = {one.tool.name, one.tool.description.rstrip(".").lower(), one.about.lower()}
        if one.is_calculating:
            found.add("numbers" if one.named == 1 else one.about)
        if one.is_telling_time:
            found.add("time")
        return found | {one.asks[0]}

    if any(made.is_calculating and o.is_calculating and 1 in (made.named, o.named) for o in others):
        return True
    return any(keys(made) & keys(other) for other in others)


def stranger(box: Sequence[Made], draw: Callable[[], Made]) -> Made:
    """A tool whose requests none of the box could be meant by."""
    other = draw()
    while _clash(other, box):
        other = draw()
    return other


def offered(box: Iterable[Made]) -> tuple[Tool, ...]:
    return tuple(made.tool for made in box)


def toolbox(random: Random, chosen: Made, size: int, held: bool = False) -> list[Made]:
    """The chosen tool among others, in any order."""

    def draw() -> Made:
        return open_tool(random, held, chosen) if random.random() < 0.3 else any_tool(random, held)

    box = [chosen]
    while len(box) < size:
        box.append(stranger(box, draw))
    random.shuffle(box)
    return box


_EVERYDAY = tuple(kind for kind in KINDS if kind.answer == "done" or kind.names[0] in ("track_order", "get_user", "roll_dice"))


def tools_for_distraction(random: Random) -> tuple[Tool, ...]:
    """One to three tools that ordinary questions have no use for: none that calculates, knows the time, or looks things up."""

    def draw() -> Made:
        return open_tool(random) if random.random() < 0.6 else of_kind(random, random.choice(_EVERYDAY))

    count = random.randint(1, 3)
    box: list[Made] = []
    while len(box) < count:
        box.append(stranger(box, draw))
    return offered(box)
