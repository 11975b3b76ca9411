"""The promise of a store of conversations. One contract test drives them all: tests/contract/test_store.py."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from llmui.domain.messages import Conversation, ConversationSummary


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """The next part of a reply that is being written. `n` counts the pieces of one message from 1, without gaps."""

    n: int
    text: str = ""
    reasoning: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows of the list, newest first, and the cursor of the next ones (None: that was all)."""

    items: tuple[ConversationSummary, ...]
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """Something that the person should know about their data, such as a file put aside as damaged."""

    code: str
    message: str
    hint: str = ""


class ConversationStore(Protocol):
    """Conversations of several owners; one owner never sees another's. Safe to call from several threads."""

    def list(self, owner: str, *, query: str = "", cursor: str | None = None, limit: int = 100) -> Page:
        """Newest first by `updated_at`, then by id. `query` finds titles that contain all its words, in any case."""
        ...

    def get(self, owner: str, conversation_id: str) -> Conversation:
        """The conversation with all that is known of a reply under way.

        A message that this process left STREAMING has the pieces appended so far; one that an earlier process left so
        comes back INTERRUPTED, with every piece that was kept.

        Raises:
            NotFound: also when it exists but belongs to someone else.
            StoreDamaged: neither the file nor its backup can be read; both are kept.
        """
        ...

    def create(self, conversation: Conversation) -> Conversation:
        """Keep a new conversation; durable when it returns. The result has revision 1.

        Raises Conflict (the id exists), InvalidInput (no ULID, a broken tree), StoreFull, StoreReadOnly.
        """
        ...

    def save(self, conversation: Conversation, *, expected_revision: int) -> Conversation:
        """Replace it whole; durable when it returns. The result has the next revision.

        Pieces of a message are folded in by saving the message itself: their journal ends when no message of the
        conversation is STREAMING any more. Until then the text of a STREAMING message is the store's own.

        Raises:
            StaleRevision: what is kept has another revision; nothing was written.
            StoreFull: it is kept in memory only, with its next revision, and written when there is room; `get` has it.
            NotFound, InvalidInput, StoreReadOnly.
        """
        ...

    def append_piece(self, owner: str, conversation_id: str, message_id: str, piece: Piece) -> None:
        """Add to the journal of a STREAMING message. On disk within a second, also without a further call.

        A piece that is known is ignored. Does not change the revision.
        Raises Conflict (a gap in `n`), NotFound, StoreFull, StoreReadOnly.
        """
        ...

    def delete(self, owner: str, conversation_id: str) -> None:
        """Move to the trash, from where `restore` brings it back. Raises NotFound."""
        ...

    def restore(self, owner: str, conversation_id: str) -> Conversation:
        """Bring back from the trash. Raises NotFound."""
        ...

    def notices(self) -> tuple[Notice, ...]:
        """What the person should know now: read-only, disk full, files put aside."""
        ...

    def close(self) -> None:
        """Write what is pending and release locks. Idempotent."""
        ...
