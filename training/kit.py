"""The words that the parts of the corpus share: turns, chats, topics, and the cases of the evaluation."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

SKILLS = ("small_talk", "topics", "memory", "tasks", "thinking", "tools", "style", "declining")


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One question and its answer.

    `brief` is the answer in one short sentence, for chats whose system prompt asks for short answers; empty where the
    answer is short already. `thought` is what to think first when thinking is on. An `exact` answer is a copied text or a
    result: no style may dress it.
    """

    ask: str
    answer: str
    brief: str = ""
    thought: str = ""
    exact: bool = False


@dataclass(frozen=True, slots=True)
class Message:
    """One message of a chat; `role` is user, assistant or tool. Only an assistant's may have a thought."""

    role: str
    text: str
    thought: str = ""


@dataclass(frozen=True, slots=True)
class Parameter:
    """One argument of a tool: its JSON schema type, and the values it may have where they are listed."""

    name: str
    kind: str = "string"
    choices: tuple[str, ...] = ()
    required: bool = True


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    description: str
    parameters: tuple[Parameter, ...] = ()

    def schema(self) -> dict[str, object]:
        """The tool as a client of the OpenAI API describes it, and as the chat template gets it."""
        properties = {p.name: {"type": p.kind} | ({"enum": list(p.choices)} if p.choices else {}) for p in self.parameters}
        required = [p.name for p in self.parameters if p.required]
        parameters = {"type": "object", "properties": properties, "required": required}
        return {"type": "function", "function": {"name": self.name, "description": self.description, "parameters": parameters}}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A finished chat: only the assistant's messages are learnt, and with `thinking` only those that have a thought."""

    messages: tuple[Message, ...]
    system: str = ""
    tools: tuple[Tool, ...] = ()
    thinking: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A chat of the evaluation, whose last reply is judged by a rule.

    The model replies to each user or tool message that is not followed by an assistant message; `right` judges the reply to
    the last one, with everything that the model wrote (a thought and a tool call as text). `kind` is the part of the skill.
    """

    skill: str
    kind: str
    messages: tuple[Message, ...]
    right: Callable[[str], bool]
    system: str = ""
    tools: tuple[Tool, ...] = ()
    thinking: bool = False
    wanted: str = field(default="", compare=False)  # what a right reply looks like, for the one who reads the wrong ones


@dataclass(frozen=True, slots=True)
class Topic:
    """What the starter knows about one thing; `held` are wordings for the evaluation alone, never trained on."""

    names: tuple[str, ...]
    asks: tuple[str, ...]
    held: tuple[str, ...]
    short: str
    more: str


def topic(*, names: str = "", asks: str, held: str, short: str, more: str) -> Topic:
    """Names and questions are separated by `|`, which keeps the lists of topics easy to read and to write."""
    split = [tuple(part.strip() for part in text.split("|") if part.strip()) for text in (names, asks, held)]
    return Topic(*split, short, more)
