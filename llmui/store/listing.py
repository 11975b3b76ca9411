"""The list of conversations in memory: rows, search by title, pages."""

from __future__ import annotations

import base64
import struct
from collections.abc import Iterable
from typing import NamedTuple

from llmui.domain.messages import Conversation, ConversationSummary
from llmui.errors import InvalidInput
from llmui.store.base import Page

MAX_PAGE = 1000
_CURSOR = struct.Struct(">d26s")


class Listed(NamedTuple):
    """What is known of a conversation without opening it.

    `mtime_ns` and `size` are those of the file it was read from; 0: read it again at the next start. A damaged one
    whose owner is unknown is shown to everybody, or nobody would ever hear of it.
    """

    id: str
    owner: str
    title: str
    updated_at: float
    created_at: float
    message_count: int
    revision: int
    mtime_ns: int = 0
    size: int = 0
    damaged: bool = False

    def belongs_to(self, owner: str) -> bool:
        return self.owner == owner or (self.damaged and not self.owner)


def row_of(conversation: Conversation, mtime_ns: int = 0, size: int = 0) -> Listed:
    return Listed(
        conversation.id,
        conversation.owner,
        conversation.title,
        conversation.updated_at,
        conversation.created_at,
        len(conversation.messages),
        conversation.revision,
        mtime_ns,
        size,
    )


def newest_first(rows: Iterable[Listed]) -> list[Listed]:
    return sorted(rows, key=lambda row: (row.updated_at, row.id), reverse=True)


def page(rows: Iterable[Listed], owner: str, query: str, cursor: str | None, limit: int) -> Page:
    """A page of rows that come sorted. Raises InvalidInput: not a cursor of ours."""
    words = query.casefold().split()
    after = None if cursor is None else _place(cursor)
    limit = max(1, min(limit, MAX_PAGE))
    found: list[Listed] = []
    for row in rows:
        if not row.belongs_to(owner) or (after is not None and (row.updated_at, row.id) >= after):
            continue
        if words:
            title = row.title.casefold()
            if not all(word in title for word in words):
                continue
        if len(found) == limit:
            return Page(tuple(map(_summary, found)), _cursor(found[-1]))
        found.append(row)
    return Page(tuple(map(_summary, found)))


def _summary(row: Listed) -> ConversationSummary:
    return ConversationSummary(
        id=row.id,
        title=row.title,
        updated_at=row.updated_at,
        created_at=row.created_at,
        message_count=row.message_count,
        revision=row.revision,
        damaged=row.damaged,
    )


def _cursor(row: Listed) -> str:
    """The place of a row, not its number: rows that come or go elsewhere do not shift the next page."""
    return base64.urlsafe_b64encode(_CURSOR.pack(row.updated_at, row.id.encode())).decode()


def _place(cursor: str) -> tuple[float, str]:
    try:
        updated_at, key = _CURSOR.unpack(base64.urlsafe_b64decode(cursor))
        return updated_at, key.decode()
    except (ValueError, struct.error) as error:
        raise InvalidInput("cursor", "This is not a cursor of the list.", hint="Begin at the first page.") from error
