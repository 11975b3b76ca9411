"""The text of a reply on its way to the store's journal, a quarter of a second behind the engine at most."""

from __future__ import annotations

import threading

import structlog

from llmui.domain.runs import Channel
from llmui.errors import LlmuiError
from llmui.store.base import ConversationStore, Piece

log = structlog.get_logger(__name__)

EVERY_S = 0.25


class ReplyJournal:
    """Collects the pieces of one message. Writing never delays the engine and never ends a reply.

    A timer writes, not the next word: an engine that falls silent, or a process that is killed then, loses nothing.
    """

    def __init__(self, store: ConversationStore, owner: str, conversation_id: str, message_id: str) -> None:
        self._store = store
        self._key = (owner, conversation_id, message_id)
        self._lock = threading.Lock()
        self._writing = threading.Lock()
        self._pending: dict[Channel, list[str]] = {"content": [], "reasoning": []}
        self._unsent: list[Piece] = []
        self._made = 0
        self._timer: threading.Timer | None = None
        self._failing = self._closed = False

    def add(self, channel: Channel, text: str) -> None:
        """Keep a piece of text; it is in the store's hands soon."""
        with self._lock:
            self._pending[channel].append(text)
            if self._timer is None and not self._closed:
                self._timer = threading.Timer(EVERY_S, self.write)
                self._timer.name, self._timer.daemon = "reply-journal", True
                self._timer.start()

    def write(self) -> None:
        """Hand over what has come since the last time.

        A piece that was refused is offered again as it was, before the next: whether a store that raised has it
        nevertheless is for the store to know, by its number.
        """
        with self._writing:
            with self._lock:
                self._timer = None
                self._make_piece()
            try:
                while self._unsent:
                    self._store.append_piece(*self._key, self._unsent[0])
                    del self._unsent[0]
                self._failing = False
            except LlmuiError as error:
                if not self._failing:
                    log.warning("journal_failed", conversation=self._key[1], reason=error.message)
                self._failing = True

    def close(self) -> None:
        """Write nothing more by itself; returns when a write under way has ended."""
        with self._lock:
            self._closed = True
            timer, self._timer = self._timer, None
        if timer is not None:
            timer.cancel()
        with self._writing:
            pass

    def _make_piece(self) -> None:
        text, reasoning = "".join(self._pending["content"]), "".join(self._pending["reasoning"])
        if text or reasoning:
            self._pending = {"content": [], "reasoning": []}
            self._made += 1
            self._unsent.append(Piece(n=self._made, text=text, reasoning=reasoning))
