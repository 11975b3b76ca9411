"""`llmui conversations`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from llmui.cli.output import dump, table
from llmui.domain.messages import ConversationSummary

OWNER = "local"
"""Whom the guard takes the person at this machine for."""


def find(data_dir: Path) -> tuple[ConversationSummary, ...]:
    """All of them, newest first. A folder that is not there is not made."""
    if not (data_dir / "conversations").is_dir():
        return ()
    from llmui.store.json_file import JsonFileStore  # the database is needed by this command only

    store = JsonFileStore(data_dir)  # reads only, when a running llmui has the folder
    try:
        found: list[ConversationSummary] = []
        cursor: str | None = None
        while True:
            page = store.list(OWNER, cursor=cursor, limit=500)
            found += page.items
            cursor = page.next_cursor
            if cursor is None:
                return tuple(found)
    finally:
        store.close()


def as_json(rows: Sequence[ConversationSummary]) -> str:
    """For programs."""
    return dump(
        [
            {
                "id": row.id,
                "title": row.title,
                "created_at": row.created_at,
                "updated_at": row.updated_at,
                "message_count": row.message_count,
                "damaged": row.damaged,
            }
            for row in rows
        ]
    )


def as_text(rows: Sequence[ConversationSummary]) -> str:
    """For people."""
    cells = [(row.id, _day(row.updated_at), f"{row.message_count} messages", _title(row)) for row in rows]
    return table(cells, empty="There are no conversations yet.")


def _day(seconds: float) -> str:
    return datetime.fromtimestamp(seconds).astimezone().strftime("%Y-%m-%d %H:%M")


def _title(row: ConversationSummary) -> str:
    return f"{row.title} (damaged)" if row.damaged else row.title
