"""The heart: send, regenerate, edit, continue, stop. What the person said is on disk before anything else happens."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace

from llmui.domain.messages import MAX_TEXT_CHARS, Conversation, Message, MessageState, Role, title_from
from llmui.domain.params import GenerationParams
from llmui.domain.runs import RunStarted
from llmui.errors import Conflict, InvalidInput
from llmui.services.models import ModelService
from llmui.services.replies import Plan, ReplyWriter
from llmui.services.runs import Run, Runs, new_id
from llmui.store.base import ConversationStore

MAX_SYSTEM_CHARS = 32_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the sender chose for this reply; None keeps what the conversation has."""

    system_prompt: str | None = None
    params: Mapping[str, object] | None = None
    thinking: bool | None = None


class ChatService:
    """Every way a reply begins or ends. All methods check what they are given: callers may be strangers."""

    def __init__(self, store: ConversationStore, models: ModelService, runs: Runs) -> None:
        self._store, self._models, self._runs = store, models, runs

    def send(
        self,
        owner: str,
        text: str,
        *,
        conversation_id: str | None = None,
        parent_id: str | None = None,
        choices: Choices | None = None,
    ) -> Run:
        """Keep the message, then begin the reply; without `conversation_id` in a new conversation.

        `parent_id` is the message that this one answers; by default the end of the path that is shown.

        Raises:
            InvalidInput, NotFound, RunActive, EngineNotReady: nothing was kept.
            StoreError: it could not be kept; nothing was sent.
        """
        said = check_text(text)
        self._models.check_answering()
        conversation = self._opened(owner, conversation_id, said, choices or Choices())
        parent = parent_id or conversation.current_id
        if parent is not None:
            conversation.message(parent)
        user = Message(id=new_id(), role=Role.USER, parent_id=parent, text=said, created_at=time.time())
        return self._reply_to(conversation.with_message(user), user, choices)

    def regenerate(self, owner: str, conversation_id: str, message_id: str, *, choices: Choices | None = None) -> Run:
        """Write another reply to the same message, beside `message_id`."""
        conversation = self._configured(self._store.get(owner, conversation_id), choices)
        old = conversation.message(message_id)
        if old.role is not Role.ASSISTANT or old.parent_id is None:
            raise InvalidInput("message_id", "Only a reply can be written again.")
        self._models.check_answering()
        return self._reply_to(conversation, conversation.message(old.parent_id), choices)

    def edit(
        self, owner: str, conversation_id: str, message_id: str, text: str, *, choices: Choices | None = None
    ) -> Run:
        """Say it differently: a new branch beside a message of the person, and a reply to it. The old one stays."""
        said = check_text(text)
        conversation = self._configured(self._store.get(owner, conversation_id), choices)
        old = conversation.message(message_id)
        if old.role is not Role.USER:
            raise InvalidInput("message_id", "Only your own messages can be edited and sent again.")
        self._models.check_answering()
        user = Message(id=new_id(), role=Role.USER, parent_id=old.parent_id, text=said, created_at=time.time())
        return self._reply_to(conversation.with_message(user), user, choices)

    def continue_(self, owner: str, conversation_id: str, message_id: str, *, choices: Choices | None = None) -> Run:
        """Go on with a reply that ended early, from its last character."""
        conversation = self._configured(self._store.get(owner, conversation_id), choices)
        old = conversation.message(message_id)
        if old.role is not Role.ASSISTANT or old.state is MessageState.STREAMING or old.parent_id is None:
            raise InvalidInput("message_id", "Only a reply that has ended can be continued.")
        self._models.check_answering()
        reply = replace(old, state=MessageState.STREAMING, failure=None, finish_reason="")
        path = conversation.path(old.parent_id)
        return self._start(conversation.with_message(reply), path, reply, choices)

    def stop(self, owner: str, run_id: str) -> Run:
        """End a reply; what it has stays. Ending one that has ended does nothing. Raises NotFound."""
        run = self._runs.get(owner, run_id)
        run.stop.set()
        return run

    def stop_in(self, owner: str, conversation_id: str) -> Run | None:
        """End the reply under way in a conversation, if there is one."""
        run = self._runs.active_in(owner, conversation_id)
        if run is not None:
            run.stop.set()
        return run

    def _opened(self, owner: str, conversation_id: str | None, said: str, choices: Choices) -> Conversation:
        if conversation_id:
            return self._configured(self._store.get(owner, conversation_id), choices)
        now = time.time()
        fresh = Conversation(id=new_id(), owner=owner, title=title_from(said), created_at=now, updated_at=now)
        return self._configured(fresh, choices)

    def _configured(self, conversation: Conversation, choices: Choices | None) -> Conversation:
        """The conversation with the sender's choices, checked; they hold for the next replies too."""
        if choices is None:
            return conversation
        if choices.system_prompt is not None:
            conversation = replace(conversation, system_prompt=check_system(choices.system_prompt))
        if choices.params is not None:
            conversation = replace(conversation, params=conversation.params.with_values(known_params(choices.params)))
        if not conversation.title and conversation.messages:
            conversation = replace(conversation, title=title_from(conversation.messages[0].text))
        return conversation

    def _reply_to(self, conversation: Conversation, asked: Message, choices: Choices | None) -> Run:
        reply = Message(
            id=new_id(),
            role=Role.ASSISTANT,
            parent_id=asked.id,
            state=MessageState.STREAMING,
            created_at=time.time(),
        )
        return self._start(conversation.with_message(reply), conversation.path(asked.id), reply, choices, asked.id)

    def _start(
        self,
        conversation: Conversation,
        path: tuple[Message, ...],
        reply: Message,
        choices: Choices | None,
        asked_id: str = "",
    ) -> Run:
        self._runs.check_free(conversation.id)
        if not conversation.title:
            conversation = replace(conversation, title=title_from(path[0].text))
        conversation = replace(conversation, current_id=reply.id, updated_at=time.time())
        if conversation.revision:
            self._store.save(conversation, expected_revision=conversation.revision)
        else:
            self._store.create(conversation)
        plan = Plan(
            path=path,
            reply=reply,
            system_prompt=conversation.system_prompt,
            params=conversation.params,
            thinking=choices.thinking if choices else None,
        )
        started = RunStarted(
            run_id=new_id(), conversation_id=conversation.id, message_id=reply.id, user_message_id=asked_id
        )
        run = Run(conversation.owner, started, text=reply.text, reasoning=reply.reasoning)
        return self._runs.start(run, lambda run: ReplyWriter(run, plan, self._models, self._store).write())


def check_text(text: object) -> str:
    """What a person wrote, without NUL and stray surrogates. Raises InvalidInput: no text, blank, too long."""
    if not isinstance(text, str) or not text.strip():
        raise InvalidInput("message", "The message is empty.", hint="Write something, then send it.")
    if len(text) > MAX_TEXT_CHARS:
        raise InvalidInput(
            "message",
            f"The message has {len(text):,} characters; {MAX_TEXT_CHARS:,} is the most.",
            hint="Split it.",
        )
    return clean(text)


def check_system(text: object) -> str:
    """A system prompt. Raises InvalidInput: no text, too long."""
    if not isinstance(text, str) or len(text) > MAX_SYSTEM_CHARS:
        raise InvalidInput(
            "system_prompt", f"The system prompt must be a text of at most {MAX_SYSTEM_CHARS:,} characters."
        )
    return clean(text)


def clean(text: str) -> str:
    """The text as it can be stored and sent: NUL dropped, lone surrogates replaced, line ends as \\n."""
    text = text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def known_params(values: Mapping[str, object]) -> dict[str, object]:
    """A plain dict of parameter values. Raises InvalidInput: no mapping."""
    if not isinstance(values, Mapping):
        raise InvalidInput("params", "Parameters must be an object of names and values.")
    return dict(values)


__all__ = ["ChatService", "Choices", "Conflict", "GenerationParams", "check_system", "check_text", "clean"]
