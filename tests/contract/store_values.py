"""Conversations for tests of stores."""

from __future__ import annotations

from llmui.domain.messages import Conversation, Failure, Message, MessageState, Recipe, Role, Timings
from llmui.domain.params import GenerationParams

_DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def ulid(n: int) -> str:
    """The n-th id: 26 characters that sort like their numbers."""
    text = ""
    for _ in range(23):
        n, digit = divmod(n, 32)
        text = _DIGITS[digit] + text
    return "01J" + text


def user(n: int, text: str = "hello", parent: int | None = None) -> Message:
    return Message(id=ulid(n), role=Role.USER, text=text, parent_id=None if parent is None else ulid(parent))


def reply(n: int, parent: int, text: str = "", state: MessageState = MessageState.DONE) -> Message:
    return Message(id=ulid(n), role=Role.ASSISTANT, parent_id=ulid(parent), text=text, state=state)


def chat(n: int = 1, *messages: Message, owner: str = "ada", title: str = "A chat", at: float = 1.0) -> Conversation:
    """Conversation number n; its messages should be numbered from n * 1000."""
    current = messages[-1].id if messages else None
    return Conversation(
        id=ulid(n),
        owner=owner,
        title=title,
        created_at=1.0,
        updated_at=at,
        messages=messages,
        current_id=current,
    )


def streaming_chat(n: int = 1, text: str = "") -> Conversation:
    """A question, and the reply (message n * 1000 + 1) that is about to be written."""
    return chat(n, user(n * 1000), reply(n * 1000 + 1, n * 1000, text, MessageState.STREAMING))


def full_chat(n: int = 1) -> Conversation:
    """Every field of every record set to something."""
    answer = Message(
        id=ulid(n * 1000 + 1),
        role=Role.ASSISTANT,
        parent_id=ulid(n * 1000),
        text="Grüße, 世界 🌍\nline two\ttab \x00 \x7f </script>",
        reasoning="hm",
        reasoning_s=0.25,
        state=MessageState.FAILED,
        created_at=12.5,
        finish_reason="error",
        timings=Timings(prompt_tokens=3, cached_tokens=1, completion_tokens=9, prompt_s=0.1, decode_s=1e-7),
        recipe=Recipe(
            model="m", engine="e", system_prompt="s", params={"stop": ("a",), "x": {"y": None}}, seed=7, dropped=2
        ),
        failure=Failure(code="engine_crashed", message="It died.", hint="Again.", log=("one", "two")),
    )
    return Conversation(
        id=ulid(n),
        owner="ada",
        title="All of it",
        title_by_hand=True,
        created_at=1.5,
        updated_at=2.5,
        system_prompt="Be brief.",
        params=GenerationParams(temperature=0.1, stop=("END",), seed=5),
        messages=(user(n * 1000, "first"), answer, reply(n * 1000 + 2, n * 1000, "another branch")),
        current_id=answer.id,
    )
