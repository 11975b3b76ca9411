"""Conversations and replies under way as the page's script gets them: HTML by message, ready to be put in place."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from llmui.domain.generation import EnginePhase, EngineStatus
from llmui.domain.messages import Conversation, ConversationSummary, Message, MessageState, Role
from llmui.domain.runs import RunPhase, RunSnapshot
from llmui.domain.samples import HostSample
from llmui.errors import LlmuiError
from llmui.store.base import Notice
from llmui.ui import views
from llmui.ui.markdown import StreamingMarkdown
from llmui.ui.panels import Tone

STARTERS = (
    ("What are you?", "Who are you, and what can you do?"),
    ("A larger model", "How do I load a larger model?"),
    ("Words explained", "What is the context length of a model?"),
)
LOAD_STAGES = ("Starting the engine", "Reading the file", "Loading weights", "Preparing the context")
RENDERED_KEPT = 4000
View = dict[str, Any]


class Transcript:
    """Renders messages and remembers what it rendered: opening a long conversation again costs little."""

    def __init__(self) -> None:
        self._rendered: OrderedDict[tuple[object, ...], str] = OrderedDict()

    def thread(self, conversation: Conversation | None, status: EngineStatus) -> View:
        """A whole conversation: `articles` of the shown path, or `empty` to show instead of them."""
        if conversation is None:
            return {"conversation": "", "articles": [], "title": "", "revision": 0, "empty": self.empty(status)}
        path = conversation.path()
        last = path[-1].id if path else None
        return {
            "conversation": conversation.id,
            "title": conversation.title,
            "revision": conversation.revision,
            "articles": [
                {"id": message.id, "html": self._article(conversation, message, is_last=message.id == last)}
                for message in path
            ],
            "empty": "" if path else self.empty(status),
        }

    def message(self, conversation: Conversation, message_id: str) -> View:
        """One message that has ended."""
        message = conversation.message(message_id)
        is_last = conversation.current_id == message_id
        return {
            "conversation": conversation.id,
            "id": message_id,
            "html": self._article(conversation, message, is_last=is_last),
            "revision": conversation.revision,
            "title": conversation.title,
            "announce": _announcement(message),
        }

    def rows(self, summaries: Iterable[ConversationSummary], now: float) -> list[View]:
        """Rows of the list under their headings."""
        return views.conversation_rows(summaries, now)

    def empty(self, status: EngineStatus) -> str:
        """What a conversation without messages shows: starters, a model on its way, or how to get one."""
        if status.phase is EnginePhase.LOADING:
            at = next((i for i, stage in enumerate(LOAD_STAGES) if stage.lower() in status.stage.lower()), 0)
            name = status.model.name if status.model else "the model"
            return views.loading_html(name, stages=LOAD_STAGES, current=at, fraction=status.progress)
        if status.phase in (EnginePhase.EMPTY, EnginePhase.FAILED):
            return views.no_model_html(problem=status.error, hint=status.hint, has_draft=True)
        return views.empty_html(status.model.name if status.model else "The engine", STARTERS)

    def status(self, status: EngineStatus, used: int, tokens_per_second: float, host: HostSample, writing: bool) -> str:
        """The status line."""
        tone, words = _state(status, writing)
        return views.status_html(
            tone=tone,
            words=words,
            context_used=used,
            context_length=status.model.context_length if status.model else 0,
            tokens_per_second=tokens_per_second,
            ram=(float(host.memory_used_bytes), float(host.memory_total_bytes)),
        )

    def notice(self, notice: Notice) -> str:
        """A banner about the person's data."""
        return views.notice_html(f"{notice.message} {notice.hint}".strip(), level="warn", key=notice.code)

    def _article(self, conversation: Conversation, message: Message, *, is_last: bool) -> str:
        siblings = conversation.siblings(message.id)
        place = ([m.id for m in siblings].index(message.id), len(siblings))
        dropped = message.recipe.dropped if message.recipe else 0
        # The whole message but for its recipe, which holds a mapping.
        key = (replace(message, recipe=None), _model_name(message), dropped, place, is_last)
        found = self._rendered.get(key)
        if found is None:
            found = views.message_html(
                message,
                model_name=_model_name(message),
                siblings=place,
                is_last=is_last,
                dropped=dropped,
            )
            if message.state is not MessageState.STREAMING:
                self._rendered[key] = found
        else:
            self._rendered.move_to_end(key)
        while len(self._rendered) > RENDERED_KEPT:
            self._rendered.popitem(last=False)
        return found


class LiveReply:
    """One tab's view of a reply under way. Only what is new since the last look is parsed."""

    def __init__(self) -> None:
        self._text, self._reasoning = StreamingMarkdown(), StreamingMarkdown()
        self._text_fed = self._reasoning_fed = 0
        self._reading_since = 0.0
        self._first_processed = 0

    def view(self, snapshot: RunSnapshot) -> View:
        """The parts that the page shows now."""
        self._text.feed(snapshot.text[self._text_fed :])
        self._text_fed = len(snapshot.text)
        self._reasoning.feed(snapshot.reasoning[self._reasoning_fed :])
        self._reasoning_fed = len(snapshot.reasoning)
        progress = snapshot.progress
        phase = _phase(snapshot)
        return dict(
            views.live_view(
                phase,
                think=self._reasoning.blocks() if snapshot.reasoning else (),
                blocks=self._text.blocks() if snapshot.text else (),
                position=progress.position if progress else 0,
                stage=progress.stage if progress else "",
                fraction=progress.share if progress else 0.0,
                processed=progress.processed if progress else 0,
                total=progress.total if progress else 0,
                cached=progress.cached if progress else 0,
                left_s=self._left_s(snapshot),
                reasoning_s=snapshot.reasoning_s,
                tokens=snapshot.tokens,
                tokens_per_second=snapshot.tokens_per_second,
            )
        )

    def _left_s(self, snapshot: RunSnapshot) -> float | None:
        """How long reading the prompt will go on at the pace seen so far."""
        progress = snapshot.progress
        if snapshot.phase is not RunPhase.READING or progress is None:
            return None
        now = time.monotonic()
        if not self._reading_since:
            self._reading_since, self._first_processed = now, progress.processed
            return None
        done, spent = progress.processed - self._first_processed, now - self._reading_since
        return (progress.total - progress.processed) * spent / done if done > 0 else None


def error_view(error: LlmuiError) -> View:
    """A refusal, to be shown where the eyes are; `at` makes two equal ones differ."""
    buttons = [("models", "Choose a model", "pri")] if error.code == "engine_not_ready" else []
    card = views.error_card(error.code, error.message, error.hint, [*buttons, ("dismiss", "Dismiss", "quiet")])
    return {"kind": "error", "code": error.code, "message": error.message, "html": card, "at": time.time()}


def _phase(snapshot: RunSnapshot) -> views.Phase:
    match snapshot.phase:
        case RunPhase.QUEUED:
            return "queued" if snapshot.progress is not None else "reading"
        case RunPhase.LOADING:
            return "loading"
        case RunPhase.READING:
            return "reading"
        case _:
            return "thinking" if snapshot.thinking else "writing"


def _state(status: EngineStatus, writing: bool) -> tuple[Tone, str]:
    match status.phase:
        case EnginePhase.LOADING:
            return "busy", f"Loading · {status.stage} {status.progress:.0%}".replace("%", " %")
        case EnginePhase.RESTARTING:
            return "warn", "The engine restarts"
        case EnginePhase.FAILED:
            return "bad", f"The model did not load. {status.error}".strip()
        case EnginePhase.EMPTY:
            return "off", "No model"
        case _:
            return ("ok", "Writing") if writing else ("ok", "Ready")


def _model_name(message: Message) -> str:
    return message.recipe.model if message.recipe and message.recipe.model else ""


def _announcement(message: Message) -> str:
    """What a screen reader says when a reply has ended."""
    if message.role is Role.ASSISTANT and message.state is MessageState.FAILED and message.failure:
        return f"The reply failed. {message.failure.message}"
    words = {MessageState.STOPPED: "Reply stopped.", MessageState.INTERRUPTED: "Reply interrupted."}
    return f"{words.get(message.state, 'Reply:')} {message.text[:400]}"
