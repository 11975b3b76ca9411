"""Everything about conversations but writing replies: list, open, rename, switch branches, delete, bring back."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from llmui.domain.labels import one_line
from llmui.domain.messages import MAX_TITLE_CHARS, Conversation, Role
from llmui.errors import InvalidInput, StaleRevision
from llmui.services.chat import SAVE_ATTEMPTS, check_system, check_text, clean, known_params
from llmui.services.runs import Runs, new_id
from llmui.store.base import ConversationStore, Notice, Page

Change = Callable[[Conversation], Conversation]


class ConversationService:
    """The owner's conversations. A write that names a `revision` is refused when what is kept has another one."""

    def __init__(self, store: ConversationStore, runs: Runs) -> None:
        self._store, self._runs = store, runs

    def list(self, owner: str, *, query: str = "", cursor: str | None = None, limit: int = 100) -> Page:
        """Newest first; `query` finds titles with all its words."""
        return self._store.list(owner, query=clean(query[:200]), cursor=cursor, limit=max(1, min(limit, 500)))

    def get(self, owner: str, conversation_id: str) -> Conversation:
        """Raises NotFound, StoreDamaged."""
        return self._store.get(owner, conversation_id)

    def create(self, owner: str, *, title: str = "", system_prompt: str = "") -> Conversation:
        """A new, empty conversation."""
        now = time.time()
        return self._store.create(
            Conversation(
                id=new_id(),
                owner=owner,
                title=check_title(title) if title else "",
                title_by_hand=bool(title),
                system_prompt=check_system(system_prompt),
                created_at=now,
                updated_at=now,
            )
        )

    def rename(self, owner: str, conversation_id: str, title: str, *, revision: int | None = None) -> Conversation:
        """Raises InvalidInput, NotFound, StaleRevision."""
        name = check_title(title)
        return self._change(
            owner,
            conversation_id,
            lambda c: replace(c, title=name, title_by_hand=True),
            revision,
            touch=False,
        )

    def configure(
        self,
        owner: str,
        conversation_id: str,
        *,
        system_prompt: str | None = None,
        params: Mapping[str, object] | None = None,
        revision: int | None = None,
    ) -> Conversation:
        """Set what the next replies are written with. Raises InvalidInput, NotFound, StaleRevision."""

        def change(conversation: Conversation) -> Conversation:
            if system_prompt is not None:
                conversation = replace(conversation, system_prompt=check_system(system_prompt))
            if params is not None:
                conversation = replace(conversation, params=conversation.params.with_values(known_params(params)))
            return conversation

        return self._change(owner, conversation_id, change, revision, touch=False)

    def show(self, owner: str, conversation_id: str, message_id: str, *, revision: int | None = None) -> Conversation:
        """Switch to the branch that `message_id` is on, to its newest end. Raises NotFound."""
        return self._change(
            owner,
            conversation_id,
            lambda c: replace(c, current_id=c.leaf_below(c.message(message_id).id)),
            revision,
            touch=False,
        )

    def branch(self, owner: str, conversation_id: str, message_id: str) -> Conversation:
        """Let the next message answer `message_id`; what follows it stays, as another branch.

        Raises NotFound, RunActive.
        """
        with self._runs.reserve(owner, conversation_id):
            return self._change(
                owner, conversation_id, lambda c: replace(c, current_id=c.message(message_id).id), None, touch=False
            )

    def edit_text(
        self, owner: str, conversation_id: str, message_id: str, text: str, *, revision: int | None = None
    ) -> Conversation:
        """Correct a message in place, without a new reply. Raises InvalidInput, NotFound, RunActive."""
        said = check_text(text)
        with self._runs.reserve(owner, conversation_id):
            return self._change(
                owner, conversation_id, lambda c: c.with_message(replace(c.message(message_id), text=said)), revision
            )

    def delete_message(
        self, owner: str, conversation_id: str, message_id: str, *, revision: int | None = None
    ) -> Conversation:
        """Remove a message and everything below it. Raises NotFound, RunActive."""
        with self._runs.reserve(owner, conversation_id):
            return self._change(owner, conversation_id, lambda c: _without(c, message_id), revision)

    def delete(self, owner: str, conversation_id: str) -> None:
        """Move to the trash; a reply under way is ended first and what it has goes along. Raises NotFound."""
        run = self._runs.active_in(owner, conversation_id)
        if run is not None:
            run.stop.set()
            run.ended.wait(5.0)
        self._store.delete(owner, conversation_id)

    def restore(self, owner: str, conversation_id: str) -> Conversation:
        """Bring back from the trash. Raises NotFound."""
        return self._store.restore(owner, conversation_id)

    def notices(self) -> tuple[Notice, ...]:
        """What the person should know about their data."""
        return self._store.notices()

    def _change(
        self, owner: str, conversation_id: str, change: Change, revision: int | None, *, touch: bool = True
    ) -> Conversation:
        for _ in range(SAVE_ATTEMPTS):
            kept = self._store.get(owner, conversation_id)
            if revision is not None and revision != kept.revision:
                raise StaleRevision(revision, kept.revision)
            changed = change(kept)
            if changed == kept:
                return kept
            if touch:
                changed = replace(changed, updated_at=time.time())
            try:
                return self._store.save(changed, expected_revision=kept.revision)
            except StaleRevision:
                if revision is not None:
                    raise
        raise StaleRevision(kept.revision, kept.revision + 1)


def check_title(title: object) -> str:
    """A title: one line without control or hidden characters. Raises InvalidInput: no text, blank."""
    if not isinstance(title, str):
        raise InvalidInput("title", "The title must be a text.", hint="Write a few words.")
    line = one_line(title, MAX_TITLE_CHARS)
    if not line:
        raise InvalidInput("title", "The title is empty.", hint="Write a few words.")
    return line


def _without(conversation: Conversation, message_id: str) -> Conversation:
    gone = {conversation.message(message_id).id}
    kept = []
    for message in conversation.messages:
        if message.id in gone or message.parent_id in gone:
            gone.add(message.id)
        else:
            kept.append(message)
    parent = conversation.message(message_id).parent_id
    current = conversation.current_id
    if current in gone:
        rest = replace(conversation, messages=tuple(kept))
        beside = [m.id for m in kept if m.parent_id == parent]
        current = rest.leaf_below(beside[-1]) if beside else parent
    return replace(conversation, messages=tuple(kept), current_id=current)


__all__ = ["ConversationService", "Role", "check_title"]
