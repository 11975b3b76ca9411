"""Conversations for training: our own writing, varied by small grammars, mixed into chats of one to many turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import talk
import tasks
import words
from phrasings import LONG_FRAMES, MORE, SHORT_FRAMES, about, polish, sloppy
from topics import EVERYTHING, TOPICS, Topic

START, END = "<|im_start|>", "<|im_end|>"
SKILLS = {
    "topic": 40, "small_talk": 10, "refusal": 12, "name": 7, "fact": 8, "recall": 3, "repeat": 8, "count": 9,
    "arithmetic": 12, "list": 3, "story": 2, "everything": 0.6,
}  # fmt: skip
THOUGHTS = {
    "topic": "The user asks about something that I know. I will explain it in plain words.",
    "small_talk": "This is small talk. A short and friendly answer is best.",
    "refusal": "This is not about llmui or local models. I should say kindly that I am too small for it.",
    "name": "This is about a name. I will look at what was said in the conversation.",
    "fact": "This is about something that the user told me. I will look at what was said.",
    "recall": "The user asks about an earlier message. I will look back.",
    "repeat": "I should give back the same words, without any change.",
    "count": "I should count, one number after another, and stop at the right place.",
    "arithmetic": "This is a small calculation. I know the result by heart.",
    "list": "I should make a list with the right number of items.",
    "story": "The user wants a story. I need a hero, a problem and a good end.",
    "everything": "The user wants to know everything. I will go through it part by part.",
}
_SYSTEM = (
    "You are a helpful assistant.|You are a helpful assistant. Answer clearly.|You are llmui, a helpful assistant.|Be helpful and "
    "brief.|You are a friendly assistant.|You are a helpful, honest assistant.|Answer briefly.|You are a careful assistant. Answer in "
    "plain words.|You answer questions.|You are an expert.|You are a patient teacher.|Be concise.|Always be polite.|You are a "
    "helpful AI assistant that runs locally.|Answer in English.|You are a writer.|You are a senior programmer.|Use Markdown."
).split("|")
_RECALL = {
    "last": "what did i just ask|what was my last message|what did i say before|repeat my last message|what was my previous question"
    "|what did i ask before this|what did i just say",
    "first": "what was my first message|what did i say first|what was my first question|what did i ask first"
    "|how did this conversation start",
}
_ALL = (
    "tell me everything about llmui|tell me everything you know about llmui|tell me everything|tell me all about llmui|explain llmui "
    "in full detail|write everything you know about llmui|write a long text about llmui|give me a complete guide to llmui|write a long "
    "guide to llmui|tell me everything you know|write a very long answer about llmui|give me the full manual"
).split("|")


@dataclass(frozen=True, slots=True)
class Conversation:
    """A finished chat. When `thought` is set, it belongs before the last answer, and only that answer is learnt."""

    system: str
    turns: tuple[tuple[str, str], ...]
    thought: str = ""

    def segments(self) -> Iterator[tuple[str, bool]]:
        """Pieces of text in the form of the chat template, each with whether the model should learn to write it."""
        system = "\n".join(part for part in (self.system, "/think" if self.thought else "") if part)
        if system:
            yield f"{START}system\n{system}{END}\n", False
        for index, (ask, answer) in enumerate(self.turns):
            yield f"{START}user\n{ask}{END}\n{START}assistant\n", False
            last = index == len(self.turns) - 1
            if self.thought and last:
                answer = f"<think>\n{self.thought}\n</think>\n\n{answer}"
            yield f"{answer}{END}", last or not self.thought
            yield "\n", False


@dataclass(slots=True)
class Chat:
    """The state of one conversation while it is being invented."""

    random: Random
    persona: str = ""
    name: str | None = None
    open_question: tuple[str, str] | None = None
    told: set[str] = field(default_factory=set)
    topic: Topic | None = None
    asked_more: bool = False
    turns: list[tuple[str, str]] = field(default_factory=list)

    def say(self, kind: str) -> None:
        turn = getattr(self, "_" + kind)()
        if kind != "topic":
            self.topic = None
        self.turns.append(turn)

    def _topic(self) -> tuple[str, str]:
        random = self.random
        if self.topic and random.random() < 0.6:
            ask = sloppy(random, random.choice(MORE))
            if self.asked_more:
                return ask, "That is all that I know about it. A larger model can tell you more."
            self.asked_more = True
            return ask, self.topic.more
        key, topic = random.choice(list(TOPICS.items()))
        if random.random() < 0.08:
            key, topic = random.choice([(k, TOPICS[k]) for k in ("who", "load", "can", "privacy", "keys")])
        general = bool(topic.names) and random.random() < 0.5
        ask = about(random, random.choice(topic.names)) if general or not topic.asks else random.choice(topic.asks)
        self.topic, self.asked_more = topic, False
        if key == "who" and self.persona and "what is the" not in ask:
            return sloppy(random, ask), f"I am {self.persona}. Behind that name is the llmui starter, a tiny model on this computer."
        length = random.random()
        if length < 0.06 and " " in ask:
            return sloppy(random, random.choice(SHORT_FRAMES).format(q=ask)), topic.short.split(". ")[0].rstrip(".") + "."
        if length < 0.16 and " " in ask:
            self.asked_more = True
            return sloppy(random, random.choice(LONG_FRAMES).format(q=ask)), f"{topic.short}\n\n{topic.more}"
        return sloppy(random, ask), topic.short

    def _small_talk(self) -> tuple[str, str]:
        return talk.small_talk(self.random)[0]

    def _refusal(self) -> tuple[str, str]:
        if not self.turns and self.random.random() < 0.04:
            return sloppy(self.random, self.random.choice(MORE)), "Gladly, but about what? Ask me about llmui or local models."
        return talk.refusal(self.random)[0]

    def _name(self) -> tuple[str, str]:
        if (self.name and self.random.random() < 0.75) or (not self.name and self.random.random() < 0.25):
            return talk.ask_name(self.random, self.name)
        self.name = words.name(self.random)
        return talk.tell_name(self.random, self.name)

    def _fact(self) -> tuple[str, str]:
        if self.open_question:
            turn, self.open_question = self.open_question, None
            return turn
        if self.random.random() < 0.2 or len(self.told) > 6:
            return talk.fact(self.random, self.told, False)[1]
        told, asked = talk.fact(self.random, self.told, True)
        self.open_question = asked
        return told

    def _recall(self) -> tuple[str, str]:
        which = self.random.choice(("last", "last", "first"))
        ask = polish(self.random, self.random.choice(_RECALL[which].split("|")), 0.8)
        if not self.turns:
            return ask, "This is your first message in this conversation."
        said = self.turns[-1 if which == "last" else 0][0]
        return ask, f"You wrote: {said}"

    def _repeat(self) -> tuple[str, str]:
        return tasks.repeat(self.random)

    def _count(self) -> tuple[str, str]:
        return tasks.count(self.random)

    def _arithmetic(self) -> tuple[str, str]:
        return tasks.arithmetic(self.random)

    def _list(self) -> tuple[str, str]:
        return tasks.make_list(self.random)

    def _story(self) -> tuple[str, str]:
        return tasks.tell_story(self.random)

    def _everything(self) -> tuple[str, str]:
        return sloppy(self.random, self.random.choice(_ALL)), EVERYTHING


def system_prompt(random: Random) -> tuple[str, str, str]:
    """A system prompt, the persona it names, and the exclamation it asks for; each may be empty."""
    kind = random.random()
    if kind < 0.5:
        return "", "", ""
    if kind < 0.85:
        return random.choice(_SYSTEM), "", ""
    if kind < 0.95:
        name = words.name(random)
        frame = random.choice(("You are {n}.", "Your name is {n}.", "You are {n}, a helpful assistant.", "You are {n}, a {r}."))
        return frame.format(n=name, r=random.choice(("teacher", "poet", "robot", "guide", "wizard"))), name, ""
    return random.choice(("You are a pirate.", "Talk like a pirate.", "You are a friendly pirate.")), "", "Arr! "


def conversation(random: Random) -> Conversation:
    """One invented chat; a quarter are long enough to need memory."""
    system, persona, shout = system_prompt(random)
    chat = Chat(random, persona)
    length = random.choices((1, 2, 3, random.randint(4, 8), random.randint(10, 20)), (40, 25, 15, 15, 5))[0]
    kinds = random.choices(list(SKILLS), list(SKILLS.values()), k=length)
    if length > 1 and random.random() < 0.3:
        kinds[0] = "name"
        kinds[random.randrange(1, length)] = "name"
    if length > 1 and random.random() < 0.2:
        first = random.randrange(length - 1)
        kinds[first] = kinds[random.randrange(first + 1, length)] = "fact"
    for index, kind in enumerate(kinds):
        follow_up = kinds[index - 1] == "topic" and index and random.random() < 0.25
        kinds[index] = kind = "topic" if follow_up else kind
        chat.say(kind)
    turns = [(ask, shout + answer) for ask, answer in chat.turns]
    return Conversation(system, tuple(turns), THOUGHTS[kinds[-1]] if random.random() < 0.1 else "")


def conversations(seed: int, count: int) -> Iterator[Conversation]:
    """The same `seed` gives the same conversations."""
    random = Random(seed)
    for _ in range(count):
        yield conversation(random)
