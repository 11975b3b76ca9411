"""How a conversation is written down: plain rows, version 1, read back strictly.

A new field with a default needs nothing here as long as its type is in `rows.KINDS`. Changing what a field means,
renaming or removing one raises `SCHEMA` and adds a step to `MIGRATIONS`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, NamedTuple

from llmui.domain.messages import Conversation, Message, MessageState, tree_problems
from llmui.errors import InvalidInput
from llmui.store.envelope import BadContent, MadeByNewer
from llmui.store.rows import Row, exactly, from_row, plan_of, to_row

SCHEMA: Final = 1
ULID: Final = re.compile(r"[0-9A-HJKMNP-TV-Z]{26}")

Rows = tuple[Row, list[Row]]


def _from_version_0(header: Row, messages: list[Row]) -> Rows:
    """The prototype called a title "name" and a text "content"."""
    header = {**header, "title": header.get("title", header.get("name", ""))}
    return header, [{**row, "text": row.get("text", row.get("content", ""))} for row in messages]


# Version -> the step to the next one. Fields that the current version does not have are dropped after the last.
MIGRATIONS: Final[Mapping[int, Callable[[Row, list[Row]], Rows]]] = {0: _from_version_0}


class Stream(NamedTuple):
    """What the row of a STREAMING message says of its journal: begun at `rev`, `folded` pieces are in its text."""

    rev: int
    folded: int


@dataclass(frozen=True, slots=True)
class Written:
    """A message and its row."""

    message: Message
    row: Row


def canonical(conversation: Conversation, known: Mapping[str, Written]) -> tuple[Conversation, Row, dict[str, Written]]:
    """The conversation exactly as it will be read again, its header row, and its messages with their rows.

    `known` spares the work for messages that have not changed.

    Raises:
        InvalidInput: something in it could not be read again.
    """
    problems = tree_problems(conversation.messages)
    if problems:
        raise InvalidInput("messages", f"The conversation is not a tree: {problems[0]}.")
    try:
        written = {m.id: _written(m, known.get(m.id)) for m in conversation.messages}
        # All parameters, not only the changed ones: a later version may have other defaults.
        header = {"schema": SCHEMA, "params": conversation.params.to_dict(), **to_row(conversation)}
        found = _header(header)
        if found.current_id is not None and found.current_id not in written:
            raise ValueError("current_id: there is no such message")
    except (ValueError, TypeError) as error:
        name, _, reason = str(error).partition(":")
        message = f"The conversation cannot be kept: {name} is {reason.strip() or 'wrong'}."
        raise InvalidInput(name, message) from error
    messages = tuple(one.message for one in written.values())
    return replace(found, messages=messages, revision=conversation.revision), header, written


def _written(message: Message, known: Written | None) -> Written:
    if known is not None and (known.message is message or known.message == message):
        return known
    row = to_row(message)
    return Written(_message(row), row)


def read(header: Row, messages: Sequence[Row], rev: int) -> tuple[Conversation, dict[str, Written], dict[str, Stream]]:
    """A conversation from the rows of an intact file.

    Raises:
        BadContent: a wrong type, an unknown role or state, a broken tree.
        MadeByNewer: a later schema, or fields that this program does not know.
    """
    header, rows = migrated(header, [dict(row) for row in messages])
    written: dict[str, Written] = {}
    streams: dict[str, Stream] = {}
    try:
        found = _header(header)
        for row in rows:
            mark = row.pop("stream", None)
            message = _message(row)
            if message.id in written or (message.parent_id is not None and message.parent_id not in written):
                raise ValueError(f"message {message.id} occurs twice or has no parent before it")
            written[message.id] = Written(message, row)
            if message.state is MessageState.STREAMING:
                streams[message.id] = Stream(*map(exactly(int), mark or (0, 0)))
    except (ValueError, TypeError) as error:
        raise BadContent(f"The file holds something else than a conversation ({error}).") from error
    current = found.current_id
    if current is not None and current not in written:
        current = next(reversed(written), None)
    kept = tuple(one.message for one in written.values())
    return replace(found, messages=kept, current_id=current, revision=rev), written, streams


def with_streams(written: Mapping[str, Written], streams: Mapping[str, Stream]) -> list[Row]:
    """The rows of the messages, those of STREAMING ones with the mark that leads to their journal."""
    return [{**one.row, "stream": list(streams[key])} if key in streams else one.row for key, one in written.items()]


def migrated(header: Row, messages: list[Row]) -> Rows:
    """Rows of an older version as the current one has them. Raises BadContent, MadeByNewer."""
    version = header.get("schema")
    if type(version) is not int or version < 0:
        raise BadContent("The file does not say which version it has.")
    if version > SCHEMA:
        raise MadeByNewer()
    if version == SCHEMA:
        return header, messages
    for step in range(version, SCHEMA):
        header, messages = MIGRATIONS[step](header, messages)
    known = {*plan_of(Message), "stream"}
    return (
        {"schema": SCHEMA, **{key: header[key] for key in header.keys() & plan_of(Conversation).keys()}},
        [{key: row[key] for key in row.keys() & known} for row in messages],
    )


def _header(row: Row) -> Conversation:
    found: Conversation = from_row(Conversation, {key: part for key, part in row.items() if key != "schema"})
    _check_ids(id=found.id, current_id=found.current_id)
    return found


def _message(row: Row) -> Message:
    found: Message = from_row(Message, row)
    _check_ids(id=found.id, parent_id=found.parent_id)
    return found


def _check_ids(**ids: str | None) -> None:
    for name, value in ids.items():
        if value is not None and not ULID.fullmatch(value):
            raise ValueError(f"{name}: not a ULID")
