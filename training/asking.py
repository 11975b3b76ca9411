"""Questions about the topics, the follow-up questions, and their cases: what the starter knows, asked in many ways."""

from __future__ import annotations

import re
from functools import cache
from random import Random

from kit import Case, Message, Topic, Turn
from phrasings import HELD_FRAMES, LONG_FRAMES, MORE, SHORT_FRAMES, about, reword, sloppy
from topics import TOPICS

_OFTEN = ("who", "load", "can", "llmui", "privacy", "keys")  # what newcomers ask first
_THOUGHTS = (
    "The user asks about something that I know. I will explain it in plain words.",
    "This is a question about local models. I know this one.",
    "I know about this. A short and clear answer is best.",
)
_NOTHING_MORE = "That is all that I know about it. A larger model can tell you more."


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence."""
    return re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]


class TopicTalk:
    """What was asked last, so that "tell me more" has a meaning."""

    def __init__(self) -> None:
        self._last: Topic | None = None
        self._told_more = False

    def forget(self) -> None:
        self._last = None

    def question(self, random: Random) -> Turn:
        key = random.choice(_OFTEN) if random.random() < 0.04 else random.choice(list(TOPICS))
        topic = self._last = TOPICS[key]
        self._told_more = False
        by_name = bool(topic.names) and random.random() < 0.45
        ask = about(random, random.choice(topic.names)) if by_name or not topic.asks else reword(random, random.choice(topic.asks))
        thought, brief = random.choice(_THOUGHTS), first_sentence(topic.short)
        length = random.random()
        if " " in ask and length < 0.05:
            return Turn(ask=sloppy(random, random.choice(SHORT_FRAMES).format(q=ask)), answer=brief, thought=thought)
        if " " in ask and length < 0.13:
            self._told_more = True
            ask = sloppy(random, random.choice(LONG_FRAMES).format(q=ask))
            return Turn(ask=ask, answer=f"{topic.short}\n\n{topic.more}", brief=brief, thought=thought)
        return Turn(ask=sloppy(random, ask), answer=topic.short, brief=brief, thought=thought)

    def follow_up(self, random: Random) -> Turn:
        """The details of the last topic, once."""
        if self._last is None:
            return self.question(random)
        ask, thought = sloppy(random, random.choice(MORE)), "The user wants more about the last topic."
        if self._told_more:
            return Turn(ask=ask, answer=_NOTHING_MORE, thought=thought)
        self._told_more = True
        brief = first_sentence(self._last.more)
        return Turn(ask=ask, answer=self._last.more, brief=brief if brief.endswith(".") else _NOTHING_MORE, thought=thought)


def _trigrams(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return set(zip(words, words[1:], words[2:], strict=False))


@cache
def _known() -> dict[str, set[tuple[str, ...]]]:
    return {key: _trigrams(topic.short) | _trigrams(topic.more) for key, topic in TOPICS.items()}


def topic_of(reply: str) -> str | None:
    """The key of the topic that a reply is about: the one that shares the most with it, and at least half of it."""
    said = _trigrams(reply)
    key, shared = max(((key, len(said & known)) for key, known in _known().items()), key=lambda entry: entry[1])
    return key if said and shared >= len(said) / 2 else None


def topic_cases(random: Random, count: int) -> list[Case]:
    """Half in wordings written for the topic, half in frames that no topic was trained with."""
    wordings = [(key, wording, "own wording") for key, topic in TOPICS.items() for wording in topic.held]
    framed = [(key, random.choice(HELD_FRAMES).format(x=name), "frame") for key, topic in TOPICS.items() for name in topic.names]
    chosen = random.sample(wordings, min(count // 2, len(wordings))) + random.sample(framed, min(count // 2, len(framed)))
    return [
        Case(
            skill="topics",
            kind=kind,
            messages=(Message("user", wording),),
            right=lambda reply, key=key: topic_of(reply) == key,
            wanted=f"{key}: {TOPICS[key].short}",
        )
        for key, wording, kind in chosen
    ]
