"""Conversations as JSON files, one small TinyDB each, that no crash, full disk or second process can spoil."""

from __future__ import annotations

import logging
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from threading import RLock

from llmui.domain.messages import Conversation
from llmui.errors import InvalidInput, NotFound, StaleRevision, StoreDamaged, StoreError
from llmui.store import files, trash
from llmui.store.access import Access
from llmui.store.base import Notice, Page, Piece
from llmui.store.envelope import BadContent
from llmui.store.files import FileOps
from llmui.store.index import Index, damaged_row, path_of, remove_strays
from llmui.store.listing import Listed, row_of
from llmui.store.live import interrupted, with_known_text
from llmui.store.memory import exists
from llmui.store.opened import Opened
from llmui.store.saver import Saver
from llmui.store.schema import ULID

MAX_OPEN = 64
MAX_REPORTS = 20
DAMAGED_AT_ONCE = 3
_LOOK_EVERY_S = 1.0
_log = logging.getLogger(__name__)


class JsonFileStore:
    """A `ConversationStore` in a folder.

    What cannot be written is never thrown away: it stays in memory, `notices` says so, and it is tried again until
    it works. After such a StoreFull or StoreReadOnly `get` has the newest state, whose revision has moved on.
    """

    def __init__(
        self,
        data_dir: Path,
        *,
        clock: Callable[[], float] = time.time,
        ops: FileOps | None = None,
        force_lock: bool = False,
        flush_interval_s: float = 1.0,
    ) -> None:
        self._folder, self._trash = data_dir / "conversations", data_dir / "trash"
        self._clock, self._ops = clock, ops or FileOps()
        self._lock = RLock()
        self._open: OrderedDict[str, Opened] = OrderedDict()
        self._gone: dict[str, Conversation] = {}  # deleted while it could not be written
        self._unconfirmed: list[str] = []
        self._reports: list[Notice] = []
        self._look_at = 0.0
        self._index = Index(data_dir / "index.json", self._ops)
        self._access = Access(data_dir, self._ops, clock, force_lock=force_lock)
        self._saver = Saver(self._access, self._index, flush_interval_s)
        if self._access.owns:
            remove_strays(self._ops, data_dir, self._folder, clock())
            trash.purge(self._trash, clock())
        self._look()

    def list(self, owner: str, *, query: str = "", cursor: str | None = None, limit: int = 100) -> Page:
        if self._access.beside_another and time.monotonic() >= self._look_at:
            self._look()
        return self._index.page(owner, query, cursor, limit)

    def get(self, owner: str, conversation_id: str) -> Conversation:
        with self._opened(conversation_id) as one:
            self._current(one, owner, conversation_id)
            return one.now()

    def create(self, conversation: Conversation) -> Conversation:
        self._require_access()
        key = conversation.id
        if not ULID.fullmatch(key):
            raise InvalidInput("id", "The id of a conversation must be a ULID.")
        with self._opened(key) as one:
            if one.conversation is not None or self._index.get(key) is not None or one.path.exists():
                raise exists(key)
            one.keep(replace(conversation, revision=1))
            self._saver.write(one)
            return one.now()

    def save(self, conversation: Conversation, *, expected_revision: int) -> Conversation:
        self._require_access()
        with self._opened(conversation.id) as one:
            kept = self._current(one, conversation.owner, conversation.id)
            if kept.revision != expected_revision:
                raise StaleRevision(expected_revision, kept.revision)
            new = with_known_text(conversation, kept, one.live)
            one.keep(replace(new, revision=expected_revision + 1))
            self._saver.write(one)
            return one.now()

    def append_piece(self, owner: str, conversation_id: str, message_id: str, piece: Piece) -> None:
        self._require_access()
        with self._opened(conversation_id) as one:
            live = one.live.get(message_id)
            if live is None or one.conversation is None or one.conversation.owner != owner:
                self._current(one, owner, conversation_id)
                raise NotFound("reply under way", message_id)
            taken = live.add(piece)
            if taken is not None:
                self._saver.append(one, live.rev, message_id, taken)

    def delete(self, owner: str, conversation_id: str) -> None:
        self._require_access()
        with self._opened(conversation_id) as one:
            try:
                self._current(one, owner, conversation_id)
                ended: Conversation | None = interrupted(one.now())
            except StoreDamaged:
                ended = None
            if one.pending:
                with suppress(StoreError):
                    self._saver.write(one)
            if not self._access.memory_only:
                self._move_to_trash(one.path, conversation_id, damaged=ended is None)
            if ended is not None and one.pending:
                self._gone[conversation_id] = ended
            self._saver.forget(one, conversation_id)

    def restore(self, owner: str, conversation_id: str) -> Conversation:
        self._require_access()
        with self._opened(conversation_id) as one:
            if one.conversation is not None or self._index.get(conversation_id) is not None:
                raise exists(conversation_id)
            kept = self._gone.get(conversation_id)
            folder = trash.newest(self._trash, conversation_id)
            found = kept
            if found is None and folder is not None:
                in_trash = Opened(folder / one.path.name, self._ops)
                in_trash.refresh(owns=False)
                found = in_trash.conversation
            if found is None or found.owner != owner:
                raise NotFound("deleted conversation", conversation_id)
            if folder is not None and not self._access.memory_only:
                try:
                    trash.bring_back(self._ops, folder, one.path)
                except OSError as error:
                    raise files.translated(error) from error
            self._gone.pop(conversation_id, None)
            if kept is not None:
                one.keep(kept)
                with suppress(StoreError):
                    self._saver.write(one)
            return self._current(one, owner, conversation_id)

    def notices(self) -> tuple[Notice, ...]:
        with self._lock:
            return (*self._access.notices(), *self._saver.notices(), *self._reports)

    def confirm_damage(self) -> None:
        """The person has seen that several files were damaged at start: mend what can be mended, and write again."""
        with self._lock:
            self._access.damage_unconfirmed = False
            keys, self._unconfirmed = self._unconfirmed, []
        self._repair(keys)

    def flush(self) -> None:
        """Write everything that waits, now."""
        self._saver.flush(now=True)

    def close(self) -> None:
        self._saver.close()
        self._access.close()

    @contextmanager
    def _opened(self, key: str) -> Iterator[Opened]:
        """The conversation, for this thread alone. It need not exist."""
        if not ULID.fullmatch(key):
            raise NotFound("conversation", key)
        with self._lock:
            one = self._open.get(key)
            if one is None:
                one = self._open[key] = Opened(path_of(self._folder, key), self._ops)
            self._open.move_to_end(key)
            one.users += 1
        try:
            with one.lock:
                yield one
        finally:
            with self._lock:
                one.users -= 1
                if len(self._open) > MAX_OPEN:
                    old = next((k for k, other in self._open.items() if other.idle), None)
                    if old is not None:
                        del self._open[old]

    def _current(self, one: Opened, owner: str, key: str) -> Conversation:
        """What is kept, without the newest pieces. Raises NotFound, StoreDamaged."""
        row = self._index.get(key)
        if key in self._gone or (row is not None and not row.belongs_to(owner)):
            raise NotFound("conversation", key)
        self._refresh(one, key, row)
        if one.conversation is None or one.conversation.owner != owner:
            raise NotFound("conversation", key)
        return one.conversation

    def _refresh(self, one: Opened, key: str, row: Listed | None) -> None:
        was_pending = one.pending
        try:
            one.refresh(owns=self._access.owns)
            if one.conversation is None and row is not None:
                if not row.damaged:
                    self._index.drop(key)
                    return
                self._recover(one, row, BadContent("The file was damaged."))
        except BadContent as error:
            self._recover(one, row or damaged_row(key, None), error)
        except StoreDamaged:
            self._index.put(damaged_row(key, row))
            raise
        if one.pending and not was_pending:
            with suppress(StoreError):  # it is in memory, and a notice says that it is nowhere else
                self._saver.write(one)
        elif one.conversation is not None and not one.pending:
            self._index.put(row_of(one.conversation, *one.stamp[:2]))

    def _recover(self, one: Opened, row: Listed, error: BadContent) -> None:
        """Put a damaged file aside and go on from its backup. Raises StoreDamaged: there is nothing to go on from."""
        owns = self._access.owns
        where = one.path
        if owns and one.path.exists():
            try:
                where = trash.set_aside(self._ops, one.path, self._clock())
            except OSError:
                owns = False
        try:
            found = one.recover(owns=owns, rev=row.revision)
        except StoreDamaged:
            found = False
        title = f"The conversation “{row.title}”"
        if where is not one.path:
            _log.warning("put aside %s: %s", where.name, error.message)
            self._report(
                f"{title} was damaged. {'Its backup was taken instead' if found else 'It has no usable backup'}.",
                f"The damaged file is kept as {where.name} in the data folder.",
            )
        if not found:
            self._index.put(damaged_row(row.id, row))
            raise StoreDamaged(f"{title} cannot be read. {error.message}", hint="Its file is kept in the data folder.")

    def _report(self, message: str, hint: str) -> None:
        with self._lock:
            self._reports = [*self._reports, Notice("set_aside", message, hint)][-MAX_REPORTS:]

    def _require_access(self) -> None:
        if self._access.require():
            self._look()

    def _look(self) -> None:
        """See what is in the folder, and mend what is damaged unless it is so much that the disk may be failing."""
        bad = self._index.refresh(self._folder)
        self._look_at = time.monotonic() + _LOOK_EVERY_S
        if not self._access.owns:
            return
        if len(bad) >= DAMAGED_AT_ONCE:
            self._access.damage_unconfirmed, self._unconfirmed = True, bad
        else:
            self._repair(bad)

    def _repair(self, keys: Iterable[str]) -> None:
        for key in keys:
            with self._opened(key) as one, suppress(StoreDamaged):
                self._refresh(one, key, self._index.get(key))
        self._saver.poke()

    def _move_to_trash(self, path: Path, key: str, *, damaged: bool) -> None:
        parts = [path, files.backup_of(path), path.with_suffix(".journal")]
        if damaged:
            parts = [path, *path.parent.glob(f"{key}.*")]
        try:
            trash.move_away(self._ops, self._trash, key, parts, self._clock())
        except OSError as error:
            raise files.translated(error) from error
