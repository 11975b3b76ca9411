"""Little tasks: texts, letters, numbers, lists and JSON by exact rules, and stories of any length."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from kit import Case, Message, Turn
from tasks import data, letters, listing, numbers, text
from tasks.core import Task
from tasks.numbers import ARITHMETIC_LIMIT, COUNT_LIMIT, TABLE_LIMIT
from tasks.tales import story

# Each kind with its share of the training: the hard ones come more often.
KINDS: dict[str, tuple[Callable[[Random, bool], Task], float]] = {
    "repeat": (text.repeat, 9),
    "upper": (text.upper, 10),
    "lower": (text.lower, 8),
    "count": (numbers.count, 7),
    "spell": (letters.spell, 13),
    "reverse": (letters.reverse, 9),
    "how_many_letters": (letters.how_many_letters, 7),
    "how_often": (letters.how_often, 8),
    "first_or_last": (letters.first_or_last, 4),
    "how_many_words": (letters.how_many_words, 4),
    "arithmetic": (numbers.arithmetic, 12),
    "sort_numbers": (numbers.sort_numbers, 12),
    "compare": (numbers.compare, 3.5),
    "parity": (numbers.parity, 1.5),
    "sort_words": (listing.sort_words, 12),
    "list": (listing.make_list, 12),
    "order": (listing.order, 8),
    "json": (data.make_json, 9),
}
_MAKERS = tuple(maker for maker, _ in KINDS.values())
_SHARES = tuple(share for _, share in KINDS.values())


def task(random: Random) -> Turn:
    """A little task in a wording of the training."""
    made = random.choices(_MAKERS, _SHARES)[0](random, False)
    return Turn(ask=made.ask, answer=made.answer, thought=made.thought, exact=True)


def cases(random: Random, count: int) -> list[Case]:
    """Tasks in held-out wordings, every kind as often as the others."""
    found = []
    for index in range(count):
        kind = list(KINDS)[index % len(KINDS)]
        made = KINDS[kind][0](random, True)
        found.append(Case(skill="tasks", kind=kind, messages=(Message("user", made.ask),), right=made.right, wanted=made.answer))
    return found


__all__ = ["ARITHMETIC_LIMIT", "COUNT_LIMIT", "KINDS", "TABLE_LIMIT", "cases", "story", "task"]
