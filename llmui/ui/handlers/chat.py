"""The chat screen: open, send, act on messages, watch replies."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

from llmui.domain.messages import Conversation
from llmui.domain.params import GenerationParams, stops
from llmui.errors import InvalidInput, LlmuiError, NotFound
from llmui.services import Services
from llmui.services.chat import Choices
from llmui.services.runs import Run
from llmui.ui.handlers.heard import Heard
from llmui.ui.handlers.payload import text
from llmui.ui.handlers.results import KEEP
from llmui.ui.transcript import LiveReply, Transcript, error_view

REDRAW_S = 0.05
"""20 redraws a second: smoother is not seen, and costs the browser."""
WATCHING_TABS = 1000

PARAMETERS = tuple(GenerationParams.knobs())
View = dict[str, Any]


class ChatHandlers:
    """One object for the whole page; knows no tab, keeps nothing about anybody but which reply each tab watches."""

    def __init__(self, services: Services, transcript: Transcript, heard: Heard) -> None:
        self._services = services
        self._transcript = transcript
        self._heard = heard
        self._watching: OrderedDict[tuple[str, str], object] = OrderedDict()

    # Opening

    def open(self, user: str, conversation_id: str) -> tuple[Any, ...]:
        """Show what the address of a page that has just been loaded says; an unknown id shows a new conversation.

        Inputs:  conversation
        Outputs: thread, system prompt, stop strings, *parameters
        """
        view, *settings = self.open_from_list(user, {"id": conversation_id})
        if not view["asked"]:  # what a new page shows is right already, and somebody may be changing it
            return (view, *(KEEP for _ in settings))
        return (view, *settings)

    def open_from_list(self, user: str, payload: Mapping[str, Any]) -> tuple[Any, ...]:
        """Show a conversation; an empty or unknown id shows a new one.

        Payload: id
        Outputs: thread, system prompt, stop strings, *parameters
        """
        view, conversation = self._thread(user, text(payload, "id"))
        params = conversation.params if conversation else GenerationParams()
        return (view, conversation.system_prompt if conversation else "", *_settings(params))

    def refresh(self, user: str, data: Mapping[str, Any]) -> View:
        """The transcript as it is now, for the page's script. Data: conversation."""
        return self._thread(user, text(data, "conversation"))[0]

    def defaults(self, user: str) -> tuple[Any, ...]:
        """Every parameter as it comes.

        Outputs: stop strings, *parameters
        """
        return _settings(GenerationParams())

    # Replies

    def send(self, user: str, payload: Mapping[str, Any], system_prompt: str, stop: str, *values: float) -> View:
        """Send a message.

        Payload: conversation, text, number
        Inputs:  system prompt, stop strings, *parameters
        Outputs: news
        """
        conversation_id, said = text(payload, "conversation") or None, text(payload, "text")

        def begin() -> Run:
            choices = _choices(system_prompt, stop, values)
            return self._services.chat.send(user, said, conversation_id=conversation_id, choices=choices)

        return self._news(user, payload, begin)

    def act(self, user: str, payload: Mapping[str, Any], system_prompt: str, stop: str, *values: float) -> View:
        """Do what a button of a message says.

        Payload: conversation, act, id (of the message), text (of an edit), number
        Inputs:  system prompt, stop strings, *parameters
        Outputs: news
        """
        chat, act = self._services.chat, text(payload, "act")
        conversation_id, message_id = text(payload, "conversation"), text(payload, "id")
        if act in ("prev", "next"):
            return self._turned(user, payload, -1 if act == "prev" else 1)

        def begin() -> Run:
            choices = _choices(system_prompt, stop, values)
            match act:
                case "regenerate":
                    return chat.regenerate(user, conversation_id, message_id, choices=choices)
                case "continue":
                    return chat.continue_(user, conversation_id, message_id, choices=choices)
                case "edit":
                    return chat.edit(user, conversation_id, message_id, text(payload, "text"), choices=choices)
            raise InvalidInput("act", "That button does not exist.", hint="Reload the page.")

        return self._news(user, payload, begin)

    def stop(self, user: str, data: Mapping[str, Any]) -> View:
        """End the reply under way, for the page's script. Data: conversation."""
        run = self._services.chat.stop_in(user, text(data, "conversation"))
        return {"stopped": run is not None}

    async def observe(self, user: str, payload: Mapping[str, Any]) -> AsyncIterator[View]:
        """Stream a reply to one tab until it ends, or the tab watches another one. The reply does not depend on it.

        Payload: run, tab
        Outputs: live
        """
        run_id = text(payload, "run")
        try:
            run = self._services.runs.get(user, run_id)
        except NotFound:
            yield {"run": run_id, "gone": True, "at": time.time()}
            return
        tab, watch = (user, text(payload, "tab")[:64]), object()
        self._watch(tab, watch)
        try:
            async for view in self._views(run, lambda: self._watching.get(tab) is watch):
                yield view
        finally:
            if self._watching.get(tab) is watch:
                del self._watching[tab]

    def leave(self, user: str, data: Mapping[str, Any]) -> None:
        """A tab looks at something else now. Data: tab."""
        self._watching.pop((user, text(data, "tab")[:64]), None)

    # Helpers

    async def _views(self, run: Run, wanted: Callable[[], bool]) -> AsyncIterator[View]:
        reply, seen = LiveReply(), -1
        while wanted():
            if run.version != seen:
                seen = run.version
                snapshot = run.snapshot()
                about = {"run": run.id, "conversation": run.conversation_id, "version": seen}
                if snapshot.message is not None:
                    yield {**about, "done": self._ended(run)}
                    return
                yield {**about, "id": run.message_id, **reply.view(snapshot)}
            await asyncio.sleep(REDRAW_S)

    def _thread(self, user: str, conversation_id: str) -> tuple[View, Conversation | None]:
        """What to show for a conversation, or why it cannot be shown. `asked` tells late answers from wanted ones."""
        models = self._services.models
        # The run first: when it has ended by then, the conversation read after it has its end.
        run = self._services.runs.active_in(user, conversation_id) if conversation_id else None
        conversation, problem = None, ""
        try:
            conversation = self._services.conversations.get(user, conversation_id) if conversation_id else None
        except NotFound:
            pass
        except LlmuiError as error:
            problem = error_view(error)["html"]
        view = self._transcript.thread(conversation, models.status())
        if problem:
            view = {**view, "conversation": conversation_id, "empty": problem, "problem": True}
        # The time makes two equal answers differ: the page hears of a value only when it changes.
        about = {"asked": conversation_id, "run": run.id if run and conversation else None, "at": time.time()}
        return {**view, **about}, conversation

    def _news(self, user: str, payload: Mapping[str, Any], begin: Callable[[], Run]) -> View:
        """Begin a reply: the transcript as it is then, or why there is none."""
        number = text(payload, "number")
        try:
            conversation_id = self._heard.once(user, number, begin)
        except LlmuiError as error:
            return {**error_view(error), "number": number}
        if not conversation_id:
            return {"kind": "nothing", "number": number}  # the same request is being done; that answer counts
        return {"kind": "thread", "number": number, "thread": self._thread(user, conversation_id)[0]}

    def _turned(self, user: str, payload: Mapping[str, Any], step: int) -> View:
        """Another version of a message, with what follows it."""
        conversations, number = self._services.conversations, text(payload, "number")
        conversation_id, message_id = text(payload, "conversation"), text(payload, "id")
        try:
            siblings = [m.id for m in conversations.get(user, conversation_id).siblings(message_id)]
            at = siblings.index(message_id) + step
            if not 0 <= at < len(siblings):
                return {"kind": "nothing", "number": number}
            conversations.show(user, conversation_id, siblings[at])
        except LlmuiError as error:
            return {**error_view(error), "number": number}
        return {"kind": "thread", "number": number, "thread": self._thread(user, conversation_id)[0]}

    def _ended(self, run: Run) -> View:
        try:
            conversation = self._services.conversations.get(run.owner, run.conversation_id)
            return self._transcript.message(conversation, run.message_id)
        except LlmuiError:
            return {"conversation": run.conversation_id, "gone": True}  # deleted while the reply was written

    def _watch(self, tab: tuple[str, str], watch: object) -> None:
        self._watching[tab] = watch
        self._watching.move_to_end(tab)
        while len(self._watching) > WATCHING_TABS:
            self._watching.popitem(last=False)


def _settings(params: GenerationParams) -> tuple[Any, ...]:
    return ("\n".join(params.stop), *(getattr(params, name) for name in PARAMETERS))


def _choices(system_prompt: str, stop: str, values: tuple[float, ...]) -> Choices:
    if len(values) != len(PARAMETERS):
        raise InvalidInput("params", "The page is older than the program.", hint="Reload the page.")
    lines = stops([line for line in stop.splitlines() if line]) if isinstance(stop, str) else ()
    return Choices(system_prompt=system_prompt, params={**dict(zip(PARAMETERS, values, strict=True)), "stop": lines})
