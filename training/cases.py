"""The evaluation's cases of all skills. None of these wordings is in the corpus; names, words and numbers are fresh."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import declining
import memory
import style
import talk
import tasks
import tools
from asking import topic_cases
from kit import SKILLS, Case, Turn
from topics import TOPICS

SEED = 1_000_000  # far from the seeds of the training rounds


def split_thought(reply: str) -> tuple[str, str]:
    """(thought, answer); the thought is empty where none was written or it never ended."""
    if not reply.startswith("<think>") or "</think>" not in reply:
        return "", reply
    thought, answer = reply.removeprefix("<think>").split("</think>", 1)
    return thought.strip(), answer.strip()


def _thinks_rightly(case: Case) -> Case:
    """The same question with thinking on: a thought first, then the right answer, and no tag in it."""

    def right(reply: str) -> bool:
        thought, answer = split_thought(reply)
        return bool(thought) and "think>" not in answer and case.right(answer)

    return replace(case, skill="thinking", kind=f"on: {case.skill}", thinking=True, right=right)


def _answers_at_once(case: Case) -> Case:
    return replace(case, skill="thinking", kind="off", right=lambda reply: "think>" not in reply and case.right(reply))


def thinking_cases(random: Random, count: int) -> Iterator[Case]:
    """Questions of the other skills, three quarters with thinking on."""
    part = count // 4
    others = [*talk.cases(random, part), *tasks.cases(random, part), *memory.cases(random, part), *topic_cases(random, part)]
    random.shuffle(others)
    for index, case in enumerate(others[:count]):
        yield _answers_at_once(case) if index % 4 == 0 else _thinks_rightly(case)


def _plain_turns() -> list[Turn]:
    """What is asked under a style: the first held wording of each topic."""
    return [Turn(ask=topic.held[0], answer=topic.short) for topic in TOPICS.values() if topic.held]


def cases(count: int = 200) -> list[Case]:
    """At least about `count` cases of each skill, always the same ones."""
    made = [
        *talk.cases(Random(SEED + 1), count),
        *topic_cases(Random(SEED + 2), 2 * count),
        *memory.cases(Random(SEED + 3), count),
        *tasks.cases(Random(SEED + 4), count),
        *thinking_cases(Random(SEED + 5), count),
        *tools.cases(Random(SEED + 6), count),
        *style.cases(Random(SEED + 7), count, _plain_turns()),
        *declining.cases(Random(SEED + 8), count),
    ]
    return sorted(made, key=lambda case: SKILLS.index(case.skill))
