"""The model and the status line: what is loaded, what is going on, what the person should know."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from typing import Any

from llmui.domain.generation import EnginePhase
from llmui.domain.labels import one_line
from llmui.domain.messages import Conversation, Message, MessageState, Role
from llmui.errors import LlmuiError, LoadCancelled, NotFound
from llmui.services import Services
from llmui.services.runs import Run
from llmui.store.base import Notice
from llmui.ui.handlers.heard import Heard
from llmui.ui.handlers.payload import text
from llmui.ui.handlers.results import KEEP, Keep
from llmui.ui.transcript import Transcript, error_view

View = dict[str, Any]


class StatusHandlers:
    """Keeps nothing: each tab asks for itself."""

    def __init__(self, services: Services, transcript: Transcript, heard: Heard) -> None:
        self._services = services
        self._transcript = transcript
        self._heard = heard
        self._choosing = threading.Lock()

    def load_model(self, user: str, name: str) -> View | Keep:
        """Load the chosen model in the background.

        Inputs:  model
        Outputs: news
        """
        models, wanted = self._services.models, text({"name": name}, "name")
        try:
            with self._choosing:  # the page may say it twice at once
                current = models.current()
                if wanted and (current is None or current.id != wanted or models.failure()):
                    models.load(wanted)
        except LlmuiError as error:
            return error_view(error)
        return KEEP

    def cancel_load(self, user: str, data: Mapping[str, Any]) -> None:
        """End a load under way."""
        self._services.models.cancel_load()

    def models(self) -> tuple[list[tuple[str, str]], str | None]:
        """The choices of the model dropdown as (label, id), and the chosen id."""
        choices = [(file.name, file.id) for file in self._services.models.list()]
        chosen = self._chosen()
        if chosen is None:
            return choices, None
        return (choices if chosen in choices else [chosen, *choices]), chosen[1]

    def poll(self, user: str, data: Mapping[str, Any]) -> View:
        """What a tab asks once a second while it is looked at.

        Data: conversation, number (of a request that it waits for)
        """
        services = self._services
        conversation_id = text(data, "conversation")
        run = services.runs.active_in(user, conversation_id) if conversation_id else None
        conversation, gone = self._found(user, conversation_id)
        used, speed = _usage(conversation, run)
        status = services.models.status()
        newest = services.conversations.list(user, limit=1).items
        chosen = self._chosen()
        return {
            "status": self._transcript.status(status, used, speed, services.monitoring.host(), run is not None),
            "run": run.id if run else None,
            "version": run.version if run else 0,
            "message": run.message_id if run else None,
            "revision": conversation.revision if conversation else 0,
            "gone": gone,
            "heard": self._heard.where(user, text(data, "number")),
            "newest": f"{newest[0].id}:{newest[0].title}:{newest[0].updated_at}" if newest else "",
            "empty": self._transcript.empty(status),
            # Grows different also when a load fails at once: the dropdown still shows what was asked for.
            "model": f"{chosen[1] if chosen else ''}:{id(services.models.failure())}",
            "answering": status.phase not in (EnginePhase.EMPTY, EnginePhase.FAILED),
            "model_name": status.model.name if status.model else "",
            "notices": [self._transcript.notice(n) for n in self._notices(status.phase, conversation is not None)],
        }

    def _chosen(self) -> tuple[str, str] | None:
        models = self._services.models
        current, loaded = models.current(), models.status().model
        if current is not None:
            return current.name, current.id
        return (loaded.name, loaded.name) if loaded is not None else None  # an engine that needs no file

    def _notices(self, phase: EnginePhase, talking: bool) -> tuple[Notice, ...]:
        """About the data, and about a load that failed; a page without messages says the latter itself."""
        kept = self._services.conversations.notices()
        error, file = self._services.models.failure(), self._services.models.failed()
        if error is None or file is None or isinstance(error, LoadCancelled):
            return kept
        answers = phase in (EnginePhase.READY, EnginePhase.BUSY)
        if not answers and not talking:
            return kept
        words = f"“{one_line(file.name, 60)}” did not load{', so the model before it answers' if answers else ''}."
        return (*kept, Notice("load_failed", f"{words} {error.message}", error.hint))

    def _found(self, user: str, conversation_id: str) -> tuple[Conversation | None, bool]:
        """A conversation, and whether it is gone; a damaged one is neither."""
        try:
            return (self._services.conversations.get(user, conversation_id) if conversation_id else None), False
        except LlmuiError as error:
            return None, isinstance(error, NotFound)


def _usage(conversation: Conversation | None, run: Run | None) -> tuple[int, float]:
    """Context used in tokens, and tokens per second."""
    if run is not None:
        snapshot = run.snapshot()
        return snapshot.prompt_tokens + snapshot.tokens, snapshot.tokens_per_second
    last = _last_reply(conversation)
    if last is None or last.timings is None:
        return 0, 0.0
    return last.timings.prompt_tokens + last.timings.completion_tokens, last.timings.tokens_per_second


def _last_reply(conversation: Conversation | None) -> Message | None:
    for message in reversed(conversation.path() if conversation else ()):
        if message.role is Role.ASSISTANT and message.state is not MessageState.STREAMING:
            return message
    return None
