"""The list of conversations, and what is done to a whole one. Called by the page's script."""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any

from llmui.errors import InvalidInput
from llmui.services import Services
from llmui.ui.handlers.payload import count, text
from llmui.ui.transcript import Transcript

View = dict[str, Any]
ROWS, MOST_ROWS = 100, 500


class ConversationHandlers:
    """Keeps nothing; every call names the conversation it is about."""

    def __init__(self, services: Services, transcript: Transcript) -> None:
        self._services = services
        self._transcript = transcript

    def rows(self, user: str, data: Mapping[str, Any]) -> View:
        """A page of the list. Data: query, cursor, limit."""
        page = self._services.conversations.list(
            user,
            query=text(data, "query"),
            cursor=text(data, "cursor") or None,
            limit=count(data, "limit", ROWS, MOST_ROWS),
        )
        return {"rows": self._transcript.rows(page.items, time.time()), "next": page.next_cursor}

    def manage(self, user: str, data: Mapping[str, Any]) -> View:
        """Rename, delete, bring back; begin or show a branch. Data: do, id, title, message."""
        conversations, conversation_id = self._services.conversations, text(data, "id")
        match text(data, "do"):
            case "branch":
                conversations.branch(user, conversation_id, text(data, "message"))
            case "show":
                conversations.show(user, conversation_id, text(data, "message"))
            case "rename":
                return {"title": conversations.rename(user, conversation_id, text(data, "title")).title}
            case "delete":
                conversations.delete(user, conversation_id)
            case "restore":
                conversations.restore(user, conversation_id)
            case _:
                raise InvalidInput("do", "That cannot be done to a conversation.", hint="Reload the page.")
        return {}

    def message_text(self, user: str, data: Mapping[str, Any]) -> View:
        """The Markdown of a message, to copy or edit it. Data: conversation, id."""
        conversation = self._services.conversations.get(user, text(data, "conversation"))
        return {"text": conversation.message(text(data, "id")).text}
