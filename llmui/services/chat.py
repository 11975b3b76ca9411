"""The heart: send, regenerate, edit, continue, stop. What the person said is on disk before anything else happens."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from llmui.domain.generation import EnginePhase
from llmui.domain.labels import valid_text
from llmui.domain.messages import MAX_TEXT_CHARS, Conversation, Message, MessageState, Recipe, Role, title_from
from llmui.domain.params import GenerationParams
from llmui.domain.runs import RunStarted
from llmui.errors import Conflict, InvalidInput, StaleRevision, StoreFull
from llmui.services.models import ModelService
from llmui.services.replies import Plan, ReplyWriter
from llmui.services.runs import Run, Runs, new_id
from llmui.store.base import ConversationStore
from llmui.telemetry.metrics import Metrics

MAX_SYSTEM_CHARS = 32_000
SAVE_ATTEMPTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the sender chose for this reply; None keeps what the conversation has."""

    system_prompt: str | None = None
    params: Mapping[str, object] | None = None
    thinking: bool | None = None


class ChatService:
    """Every way a reply begins or ends. All methods check what they are given: callers may be strangers."""

    def __init__(
        self, store: ConversationStore, models: ModelService, runs: Runs, metrics: Metrics | None = None
    ) -> None:
        self._store, self._models, self._runs = store, models, runs
        self._metrics = metrics or Metrics()

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

        def draft(conversation: Conversation) -> _Draft:
            parent = parent_id or conversation.current_id
            if parent is not None:
                conversation.message(parent)
            return _asked(conversation, parent, said)

        return self._begin(owner, conversation_id, choices, draft)

    def regenerate(self, owner: str, conversation_id: str, message_id: str, *, choices: Choices | None = None) -> Run:
        """Write another reply to the same message, beside `message_id`."""

        def draft(conversation: Conversation) -> _Draft:
            old = conversation.message(message_id)
            if old.role is not Role.ASSISTANT or old.parent_id is None:
                raise InvalidInput("message_id", "Only a reply can be written again.", hint="Choose a reply.")
            return _answered(conversation, conversation.message(old.parent_id))

        return self._begin(owner, conversation_id, choices, draft)

    def edit(
        self, owner: str, conversation_id: str, message_id: str, text: str, *, choices: Choices | None = None
    ) -> Run:
        """Say it differently: a new branch beside a message of the person, and a reply to it. The old one stays."""
        said = check_text(text)

        def draft(conversation: Conversation) -> _Draft:
            old = conversation.message(message_id)
            if old.role is not Role.USER:
                raise InvalidInput(
                    "message_id",
                    "Only your own messages can be edited and sent again.",
                    hint="To correct a reply in place, edit its text without sending.",
                )
            return _asked(conversation, old.parent_id, said)

        return self._begin(owner, conversation_id, choices, draft)

    def continue_(self, owner: str, conversation_id: str, message_id: str, *, choices: Choices | None = None) -> Run:
        """Go on with a reply that ended early, from its last character."""

        def draft(conversation: Conversation) -> _Draft:
            old = conversation.message(message_id)
            if old.role is not Role.ASSISTANT or old.parent_id is None:
                raise InvalidInput("message_id", "Only a reply can be continued.", hint="Choose a reply.")
            reply = replace(old, state=MessageState.STREAMING, failure=None, finish_reason="")
            return _Draft(conversation.with_message(reply), conversation.path(old.parent_id), reply)

        return self._begin(owner, conversation_id, choices, draft)

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

    def _configured(self, conversation: Conversation, choices: Choices | None) -> Conversation:
        """The conversation with the sender's choices, checked; they hold for the next replies too."""
        if choices is None:
            return conversation
        if choices.system_prompt is not None:
            conversation = replace(conversation, system_prompt=check_system(choices.system_prompt))
        if choices.params is not None:
            conversation = replace(conversation, params=conversation.params.with_values(known_params(choices.params)))
        return conversation

    def _begin(
        self, owner: str, conversation_id: str | None, choices: Choices | None, draft: Callable[[Conversation], _Draft]
    ) -> Run:
        """Keep what `draft` makes of the conversation, then start its reply; from reading to starting, no other can."""
        if choices is not None and not (choices.thinking is None or isinstance(choices.thinking, bool)):
            raise InvalidInput(
                "thinking", "Thinking must be true or false.", hint="Leave it out to let the model decide."
            )
        self._models.check_answering()
        with self._runs.reserve(owner, conversation_id or new_id()):
            for _ in range(SAVE_ATTEMPTS):
                try:
                    conversation = self._opened(owner, conversation_id)
                    drafted = self._signed(draft(self._configured(conversation, choices)))
                    conversation = self._kept(drafted)
                except StaleRevision as error:
                    stale = error  # renamed, say, between reading and writing: that is no reason to refuse
                    continue
                return self._start(conversation, drafted, choices)
            raise stale

    def _opened(self, owner: str, conversation_id: str | None) -> Conversation:
        if not conversation_id:
            now = time.time()
            return Conversation(id=new_id(), owner=owner, created_at=now, updated_at=now)
        conversation = self._store.get(owner, conversation_id)
        if not any(message.state is MessageState.STREAMING for message in conversation.messages):
            return conversation
        # Nobody writes it (the caller holds the reservation): its end could not be saved. It keeps what it has.
        ended = tuple(
            replace(message, state=MessageState.INTERRUPTED) if message.state is MessageState.STREAMING else message
            for message in conversation.messages
        )
        return self._store.save(replace(conversation, messages=ended), expected_revision=conversation.revision)

    def _signed(self, drafted: _Draft) -> _Draft:
        """The draft with the model's name at its reply: known while it is written, and when nothing is added later."""
        status, conversation = self._models.status(), drafted.conversation
        model = status.model if status.phase in (EnginePhase.READY, EnginePhase.BUSY) else None  # else: the one before
        if drafted.reply.recipe is not None or model is None:
            return drafted
        recipe = Recipe(
            model=model.name,
            model_id=model.id,
            engine=self._models.engine.name,
            system_prompt=conversation.system_prompt,
            params=conversation.params.to_dict(),
            seed=conversation.params.seed,
            context_length=model.context_length,
        )
        reply = replace(drafted.reply, recipe=recipe)
        return replace(drafted, conversation=conversation.with_message(reply), reply=reply)

    def _kept(self, drafted: _Draft) -> Conversation:
        conversation = drafted.conversation
        if not conversation.title:
            conversation = replace(conversation, title=title_from(drafted.path[0].text))
        conversation = replace(conversation, current_id=drafted.reply.id, updated_at=time.time())
        try:
            if conversation.revision:
                return self._store.save(conversation, expected_revision=conversation.revision)
            return self._store.create(conversation)
        except StoreFull:
            # It is in memory, the page says so, and it is saved when there is room: a full disk must not end the chat.
            return self._store.get(conversation.owner, conversation.id)

    def _start(self, conversation: Conversation, drafted: _Draft, choices: Choices | None) -> Run:
        reply = drafted.reply
        plan = Plan(
            path=drafted.path,
            reply=reply,
            system_prompt=conversation.system_prompt,
            params=conversation.params,
            thinking=choices.thinking if choices else None,
        )
        started = RunStarted(
            run_id=new_id(),
            conversation_id=conversation.id,
            message_id=reply.id,
            user_message_id=drafted.asked_id,
        )
        run = Run(conversation.owner, started, text=reply.text, reasoning=reply.reasoning)
        return self._runs.start(
            run, lambda run: ReplyWriter(run, plan, self._models, self._store, self._metrics).write()
        )


@dataclass(frozen=True, slots=True)
class _Draft:
    """A conversation with the place for a reply in it, and the path that the reply answers."""

    conversation: Conversation
    path: tuple[Message, ...]
    reply: Message
    asked_id: str = ""


def _asked(conversation: Conversation, parent_id: str | None, said: str) -> _Draft:
    user = Message(id=new_id(), role=Role.USER, parent_id=parent_id, text=said, created_at=time.time())
    return _answered(conversation.with_message(user), user)


def _answered(conversation: Conversation, asked: Message) -> _Draft:
    reply = Message(
        id=new_id(), role=Role.ASSISTANT, parent_id=asked.id, state=MessageState.STREAMING, created_at=time.time()
    )
    return _Draft(conversation.with_message(reply), conversation.path(asked.id), reply, asked.id)


def check_text(text: object) -> str:
    """What a person wrote, as `clean` makes it. Raises InvalidInput: no text, blank, too long."""
    said = clean(text) if isinstance(text, str) else ""
    if not said.strip():
        raise InvalidInput("message", "The message is empty.", hint="Write something, then send it.")
    if len(said) > MAX_TEXT_CHARS:
        raise InvalidInput(
            "message",
            f"The message has {len(said):,} characters; {MAX_TEXT_CHARS:,} is the most.",
            hint="Split it.",
        )
    return said


def check_system(text: object) -> str:
    """A system prompt. Raises InvalidInput: no text, too long."""
    if not isinstance(text, str) or len(text) > MAX_SYSTEM_CHARS:
        raise InvalidInput(
            "system_prompt",
            f"The system prompt must be a text of at most {MAX_SYSTEM_CHARS:,} characters.",
            hint="Shorten it.",
        )
    return clean(text)


def clean(text: str) -> str:
    """The text as it can be stored and sent: NUL dropped, lone surrogates replaced, line ends as \\n."""
    return valid_text(text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n"))


def known_params(values: Mapping[str, object]) -> dict[str, object]:
    """A plain dict of parameter values. Raises InvalidInput: no mapping."""
    if not isinstance(values, Mapping):
        raise InvalidInput(
            "params", "Parameters must be an object of names and values.", hint='For example {"temperature": 0.7}.'
        )
    return dict(values)


__all__ = ["ChatService", "Choices", "Conflict", "GenerationParams", "check_system", "check_text", "clean"]
