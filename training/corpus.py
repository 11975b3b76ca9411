"""Chats for training: every skill's turns, mixed into chats of one to twenty turns under all kinds of system prompts."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from asking import TopicTalk
from declining import decline
from kit import Chat, Message, Turn
from memory import Memory, scenario
from phrasings import sloppy
from style import style
from talk import small_talk
from tasks import story, task
from tools import tool_chat, tools_for_distraction
from topics import EVERYTHING

SHARES = {"topic": 36, "task": 60, "memory": 17, "declining": 10, "small_talk": 12, "story": 0.7, "everything": 0.2}
LENGTHS = {(1, 1): 46, (2, 2): 26, (3, 3): 15, (4, 6): 12, (7, 10): 1, (12, 20): 0.2}  # long rows are slow to train
THINKING_LENGTHS = {(1, 1): 70, (2, 2): 15, (3, 4): 15}  # only the last reply is learnt then
TOOL_CHATS, SCENARIOS, DISTRACTED, THINKING = 0.15, 0.06, 0.04, 0.16
_ALL = (
    "tell me everything about llmui|tell me everything you know about llmui|tell me everything|tell me all about llmui|explain llmui "
    "in full detail|write everything you know about llmui|write a long text about llmui|give me a complete guide to llmui|write a long "
    "guide to llmui|tell me everything you know|write a very long answer about llmui|give me the full manual"
).split("|")


def mixed_turns(random: Random, length: int, opening: Turn | None) -> list[Turn]:
    """Turns of all skills; once something is told, later turns like to come back to it."""
    memory, topics, turns = Memory(), TopicTalk(), [opening] if opening else []
    kinds = random.choices(list(SHARES), list(SHARES.values()), k=length)
    if length > 1 and random.random() < 0.35:  # something to remember, and the question for it
        kinds[0] = "memory"
        kinds[random.randrange(1, length)] = "memory"
    for index, kind in enumerate(kinds):
        if index and kinds[index - 1] == "topic" and random.random() < 0.2:
            kinds[index] = kind = "more"
        match kind:
            case "topic":
                turns.append(topics.question(random))
            case "more":
                turns.append(topics.follow_up(random))
            case "memory":
                turns.append(memory.turn(random, turns))
            case "task":
                turns.append(task(random))
            case "declining":
                turns.append(decline(random))
            case "small_talk":
                turns.append(small_talk(random))
            case "story":
                turns.append(story(random))
            case "everything":
                turns.append(Turn(ask=sloppy(random, random.choice(_ALL)), answer=EVERYTHING))
        if kind not in ("topic", "more"):
            topics.forget()
    return turns


def filler(random: Random) -> Turn:
    """What people say between telling something and asking for it."""
    kind = random.random()
    return TopicTalk().question(random) if kind < 0.4 else task(random) if kind < 0.7 else small_talk(random)


def chat(random: Random) -> Chat:
    """One invented chat."""
    if random.random() < TOOL_CHATS:
        return tool_chat(random)
    thinking = random.random() < THINKING
    lengths = THINKING_LENGTHS if thinking else LENGTHS
    low, high = random.choices(list(lengths), list(lengths.values()))[0]
    manner = style(random)
    if random.random() < SCENARIOS:
        turns = scenario(random, lambda: filler(random))
    else:
        turns = mixed_turns(random, random.randint(low, high), manner.opening(random))
    dressed = [manner.dress(random, turn, first=index == 0) for index, turn in enumerate(turns)]
    thinking = thinking and bool(dressed[-1].thought)
    tools = tools_for_distraction(random) if random.random() < DISTRACTED else ()
    messages: list[Message] = []
    for index, turn in enumerate(dressed):
        thought = turn.thought if thinking and index == len(dressed) - 1 else ""
        messages += (Message("user", turn.ask), Message("assistant", turn.answer, thought))
    return Chat(messages=tuple(messages), system=manner.system, tools=tools, thinking=thinking)


def chats(seed: int, count: int) -> Iterator[Chat]:
    """The same `seed` gives the same chats."""
    random = Random(seed)
    for _ in range(count):
        yield chat(random)
