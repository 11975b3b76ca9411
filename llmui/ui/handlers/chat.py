"""The chat screen: send, act on messages, watch replies, look after the list of conversations."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Mapping
from typing import Any

from llmui.domain.generation import EnginePhase
from llmui.domain.messages import Conversation, Message, MessageState, Role
from llmui.domain.params import GenerationParams, stops
from llmui.errors import InvalidInput, LlmuiError, NotFound
from llmui.services import Services
from llmui.services.chat import Choices
from llmui.services.runs import Run
from llmui.ui.handlers.results import KEEP, Keep
from llmui.ui.transcript import LiveReply, Transcript, error_view

REDRAW_S = 0.05
"""20 redraws a second: smoother is not seen, and costs the browser."""

PARAMETERS = tuple(GenerationParams.knobs())
View = dict[str, Any]


class ChatHandlers:
    """One object for the whole page; knows no tab, keeps nothing about anybody but which reply each tab watches."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._transcript = Transcript()
        self._watching: OrderedDict[str, str] = OrderedDict()

    # Opening

    def open(self, user: str, conversation_id: str) -> tuple[Any, ...]:
        """Show a conversation; an empty or unknown id shows a new one.

        Inputs:  conversation
        Outputs: thread, system prompt, stop strings, *parameters
        """
        conversation = self._found(user, conversation_id)
        params = conversation.params if conversation else GenerationParams()
        return (
            self._thread(user, conversation),
            conversation.system_prompt if conversation else "",
            "\n".join(params.stop),
            *(getattr(params, name) for name in PARAMETERS),
        )

    def open_from_list(self, user: str, payload: Mapping[str, Any]) -> tuple[Any, ...]:
        """The same, for a row of the list.

        Payload: id
        Outputs: thread, system prompt, stop strings, *parameters
        """
        return self.open(user, _text(payload, "id"))

    def refresh(self, user: str, data: Mapping[str, Any]) -> View:
        """The transcript as it is now, for the page's script. Data: conversation."""
        return self._thread(user, self._found(user, _text(data, "conversation")))

    # Replies

    def send(
        self, user: str, conversation_id: str, text: str, system_prompt: str, stop: str, *values: float
    ) -> tuple[View, str | Keep]:
        """Send a message; a refusal leaves it in the composer.

        Inputs:  conversation, message, system prompt, stop strings, *parameters
        Outputs: news, message
        """
        try:
            run = self._services.chat.send(
                user,
                text,
                conversation_id=conversation_id or None,
                choices=self._choices(system_prompt, stop, values),
            )
        except LlmuiError as error:
            return error_view(error), KEEP
        return self._begun(user, run), ""

    def act(
        self,
        user: str,
        payload: Mapping[str, Any],
        conversation_id: str,
        system_prompt: str,
        stop: str,
        *values: float,
    ) -> View:
        """Do what a button of a message says.

        Payload: act, id (of the message), text (of an edit)
        Inputs:  conversation, system prompt, stop strings, *parameters
        Outputs: news
        """
        act, message_id = _text(payload, "act"), _text(payload, "id")
        chat, choices = self._services.chat, self._choices
        try:
            match act:
                case "regenerate":
                    chosen = choices(system_prompt, stop, values)
                    run = chat.regenerate(user, conversation_id, message_id, choices=chosen)
                case "continue":
                    chosen = choices(system_prompt, stop, values)
                    run = chat.continue_(user, conversation_id, message_id, choices=chosen)
                case "edit":
                    chosen = choices(system_prompt, stop, values)
                    run = chat.edit(user, conversation_id, message_id, _text(payload, "text"), choices=chosen)
                case "prev" | "next":
                    return self._turned(user, conversation_id, message_id, -1 if act == "prev" else 1)
                case _:
                    raise InvalidInput("act", "That button does not exist.", hint="Reload the page.")
        except LlmuiError as error:
            return error_view(error)
        return self._begun(user, run)

    def stop(self, user: str, conversation_id: str) -> None:
        """End the reply under way.

        Inputs: conversation
        """
        self._services.chat.stop_in(user, conversation_id)

    async def observe(self, user: str, payload: Mapping[str, Any]) -> AsyncIterator[View]:
        """Stream a reply to one tab until it ends, or the tab watches another one. The reply does not depend on it.

        Payload: run, tab
        Outputs: live
        """
        run_id, tab = _text(payload, "run"), _text(payload, "tab")
        try:
            run = self._services.runs.get(user, run_id)
        except NotFound:
            yield {"run": run_id, "gone": True}
            return
        self._watch(tab, run_id)
        reply = LiveReply()
        seen = -1
        while self._watching.get(tab) == run_id:
            if run.version != seen:
                seen = run.version
                snapshot = run.snapshot()
                if snapshot.message is not None:
                    yield {"run": run_id, "conversation": run.conversation_id, "done": self._ended(user, run)}
                    return
                yield {
                    "run": run_id,
                    "conversation": run.conversation_id,
                    "id": run.message_id,
                    **reply.view(snapshot),
                }
            await asyncio.sleep(REDRAW_S)

    # The list of conversations, called by the page's script

    def rows(self, user: str, data: Mapping[str, Any]) -> View:
        """A page of the list. Data: query, cursor."""
        page = self._services.conversations.list(
            user, query=_text(data, "query"), cursor=_text(data, "cursor") or None, limit=100
        )
        return {"rows": self._transcript.rows(page.items, time.time()), "next": page.next_cursor}

    def manage(self, user: str, data: Mapping[str, Any]) -> View:
        """Rename, delete, bring back; begin or show a branch. Data: do, id, title, message."""
        conversations, conversation_id = self._services.conversations, _text(data, "id")
        match _text(data, "do"):
            case "branch":
                conversations.branch(user, conversation_id, _text(data, "message"))
            case "show":
                conversations.show(user, conversation_id, _text(data, "message"))
            case "rename":
                return {"title": conversations.rename(user, conversation_id, _text(data, "title")).title}
            case "delete":
                conversations.delete(user, conversation_id)
            case "restore":
                conversations.restore(user, conversation_id)
            case _:
                raise InvalidInput("do", "That cannot be done to a conversation.", hint="Reload the page.")
        return {}

    def message_text(self, user: str, data: Mapping[str, Any]) -> View:
        """The Markdown of a message, to copy or edit it. Data: conversation, id."""
        conversation = self._services.conversations.get(user, _text(data, "conversation"))
        return {"text": conversation.message(_text(data, "id")).text}

    # Models and status

    def load_model(self, user: str, name: str) -> None:
        """Load the chosen model in the background.

        Inputs: model
        """
        current = self._services.models.current()
        if name and (current is None or current.id != name or self._services.models.failure() is not None):
            self._services.models.load(name)

    def cancel_load(self, user: str, data: Mapping[str, Any]) -> None:
        """End a load under way."""
        self._services.models.cancel_load()

    def models(self) -> tuple[list[tuple[str, str]], str | None]:
        """The choices of the model dropdown as (label, id), and the chosen id."""
        models = self._services.models
        current, loaded = models.current(), models.status().model
        choices = [(file.name, file.id) for file in models.list()]
        if current is not None:
            chosen = (current.name, current.id)
        elif loaded is not None:
            chosen = (loaded.name, loaded.id)  # an engine that needs no file
        else:
            return choices, None
        return (choices if chosen in choices else [chosen, *choices]), chosen[1]

    def poll(self, user: str, data: Mapping[str, Any]) -> View:
        """What a tab asks once a second while it is looked at. Data: conversation, revision, model."""
        services = self._services
        conversation_id = _text(data, "conversation")
        run = services.runs.active_in(user, conversation_id) if conversation_id else None
        used, speed, revision = self._usage(user, conversation_id, run)
        status = services.models.status()
        newest = services.conversations.list(user, limit=1).items
        return {
            "status": self._transcript.status(status, used, speed, services.monitoring.host(), run is not None),
            "run": run.id if run else None,
            "message": run.message_id if run else None,
            "revision": revision,
            "newest": f"{newest[0].id}:{newest[0].title}:{newest[0].updated_at}" if newest else "",
            "empty": self._transcript.empty(status),
            "answering": status.phase not in (EnginePhase.EMPTY, EnginePhase.FAILED),
            "notices": [self._transcript.notice(n) for n in services.conversations.notices()],
        }

    # Helpers

    def _usage(self, user: str, conversation_id: str, run: Run | None) -> tuple[int, float, int]:
        """Context used in tokens, tokens per second, and revision of a conversation."""
        conversation = self._found(user, conversation_id)
        revision = conversation.revision if conversation else 0
        if run is not None:
            snapshot = run.snapshot()
            return snapshot.prompt_tokens + snapshot.tokens, snapshot.tokens_per_second, revision
        last = _last_reply(conversation)
        if last is None or last.timings is None:
            return 0, 0.0, revision
        return last.timings.prompt_tokens + last.timings.completion_tokens, last.timings.tokens_per_second, revision

    def _found(self, user: str, conversation_id: str) -> Conversation | None:
        if not conversation_id:
            return None
        try:
            return self._services.conversations.get(user, conversation_id)
        except NotFound:
            return None

    def _thread(self, user: str, conversation: Conversation | None) -> View:
        run = self._services.runs.active_in(user, conversation.id) if conversation else None
        view = self._transcript.thread(conversation, self._services.models.status())
        return {**view, "run": run.id if run else None}

    def _begun(self, user: str, run: Run) -> View:
        """News that a reply has begun: the transcript as it is now, and the run to watch."""
        conversation = self._services.conversations.get(user, run.conversation_id)
        view = self._transcript.thread(conversation, self._services.models.status())
        return {"kind": "run", "run": run.id, "thread": view, "at": time.time()}

    def _ended(self, user: str, run: Run) -> View:
        try:
            conversation = self._services.conversations.get(user, run.conversation_id)
        except LlmuiError:
            return {"conversation": run.conversation_id, "gone": True}  # deleted while the reply was written
        return self._transcript.message(conversation, run.message_id)

    def _turned(self, user: str, conversation_id: str, message_id: str, step: int) -> View:
        conversations = self._services.conversations
        siblings = [m.id for m in conversations.get(user, conversation_id).siblings(message_id)]
        at = siblings.index(message_id) + step
        if not 0 <= at < len(siblings):
            return {"kind": "nothing", "at": time.time()}
        shown = conversations.show(user, conversation_id, siblings[at])
        return {"kind": "thread", "thread": self._thread(user, shown), "at": time.time()}

    def _choices(self, system_prompt: str, stop: str, values: tuple[float, ...]) -> Choices:
        if len(values) != len(PARAMETERS):
            raise InvalidInput("params", "The page is older than the program.", hint="Reload the page.")
        lines = stops([line for line in stop.splitlines() if line]) if isinstance(stop, str) else ()
        return Choices(
            system_prompt=system_prompt, params={**dict(zip(PARAMETERS, values, strict=True)), "stop": lines}
        )

    def _watch(self, tab: str, run_id: str) -> None:
        self._watching[tab[:64]] = run_id
        self._watching.move_to_end(tab[:64])
        while len(self._watching) > 1000:
            self._watching.popitem(last=False)


def _text(values: Mapping[str, Any], name: str) -> str:
    """A text from untrusted values; anything else counts as empty."""
    value = values.get(name)
    return value if isinstance(value, str) else ""


def _last_reply(conversation: Conversation | None) -> Message | None:
    for message in reversed(conversation.path() if conversation else ()):
        if message.role is Role.ASSISTANT and message.state is not MessageState.STREAMING:
            return message
    return None
