"""Conversations that live as long as the process: for guests and for tests."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from threading import RLock

from llmui.domain.messages import Conversation
from llmui.errors import Conflict, NotFound, StaleRevision
from llmui.store import schema
from llmui.store.base import Notice, Page, Piece
from llmui.store.listing import newest_first, page, row_of
from llmui.store.live import Live, begun_and_ended, interrupted, overlaid, with_known_text
from llmui.store.schema import Written


@dataclass(slots=True)
class _Kept:
    conversation: Conversation
    written: dict[str, Written]
    live: dict[str, Live] = field(default_factory=dict)

    def now(self) -> Conversation:
        return overlaid(self.conversation, self.live)


class MemoryStore:
    """A `ConversationStore` without a disk. Accepts and refuses exactly what one with a disk does."""

    def __init__(self) -> None:
        self._lock = RLock()
        self._kept: dict[str, _Kept] = {}
        self._trash: dict[str, _Kept] = {}

    def list(self, owner: str, *, query: str = "", cursor: str | None = None, limit: int = 100) -> Page:
        with self._lock:
            rows = newest_first(row_of(kept.conversation) for kept in self._kept.values())
        return page(rows, owner, query, cursor, limit)

    def get(self, owner: str, conversation_id: str) -> Conversation:
        with self._lock:
            return self._find(owner, conversation_id).now()

    def create(self, conversation: Conversation) -> Conversation:
        with self._lock:
            if conversation.id in self._kept:
                raise exists(conversation.id)
            return self._keep(replace(conversation, revision=1), {}, {})

    def save(self, conversation: Conversation, *, expected_revision: int) -> Conversation:
        with self._lock:
            kept = self._find(conversation.owner, conversation.id)
            if kept.conversation.revision != expected_revision:
                raise StaleRevision(expected_revision, kept.conversation.revision)
            new = with_known_text(conversation, kept.conversation, kept.live)
            return self._keep(replace(new, revision=expected_revision + 1), kept.written, kept.live)

    def _keep(self, new: Conversation, known: dict[str, Written], live: dict[str, Live]) -> Conversation:
        new, _, written = schema.canonical(new, known)
        begun_and_ended(new, live, new.revision)
        self._kept[new.id] = _Kept(new, written, live)
        return new

    def append_piece(self, owner: str, conversation_id: str, message_id: str, piece: Piece) -> None:
        with self._lock:
            live = self._find(owner, conversation_id).live.get(message_id)
            if live is None:
                raise NotFound("reply under way", message_id)
            live.add(piece)

    def delete(self, owner: str, conversation_id: str) -> None:
        with self._lock:
            kept = self._find(owner, conversation_id)
            del self._kept[conversation_id]
            ended = interrupted(kept.now())
            self._trash[conversation_id] = _Kept(ended, kept.written)

    def restore(self, owner: str, conversation_id: str) -> Conversation:
        with self._lock:
            kept = self._trash.get(conversation_id)
            if kept is None or kept.conversation.owner != owner:
                raise NotFound("deleted conversation", conversation_id)
            if conversation_id in self._kept:
                raise exists(conversation_id)
            self._kept[conversation_id] = self._trash.pop(conversation_id)
            return kept.conversation

    def notices(self) -> tuple[Notice, ...]:
        return ()

    def close(self) -> None:
        """There is nothing to write."""

    def _find(self, owner: str, conversation_id: str) -> _Kept:
        kept = self._kept.get(conversation_id)
        if kept is None or kept.conversation.owner != owner:
            raise NotFound("conversation", conversation_id)
        return kept


def exists(conversation_id: str) -> Conflict:
    """Somebody tries to create what is there."""
    return Conflict(f"There is a conversation “{conversation_id}” already.", hint="Use a new id.")
