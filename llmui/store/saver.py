"""Getting memory onto the disk: at once where that was promised, again later where the disk refused."""

from __future__ import annotations

import errno
import os
import time
from contextlib import suppress
from threading import Lock, RLock

from llmui.errors import StoreError
from llmui.store import files
from llmui.store.access import Access
from llmui.store.base import Notice, Piece
from llmui.store.flusher import Flusher
from llmui.store.index import Index
from llmui.store.journal import Journal
from llmui.store.listing import row_of
from llmui.store.opened import Opened

_MAX_BACKOFF_S = 30.0


class Saver:
    """Writes conversations and pieces; keeps account of what could not be written, and tries that again by itself.

    Locks are taken in the order flushing, conversation, saver.
    """

    def __init__(self, access: Access, index: Index, interval_s: float) -> None:
        self._access, self._index = access, index
        self._lock, self._flushing = RLock(), Lock()
        self._journals: set[Journal] = set()
        self._unsaved: dict[str, Opened] = {}
        self._cause: OSError | None = None
        self._backoff_s = self._retry_at = 0.0
        self._interval_s = interval_s
        self._flusher = Flusher(self.flush, interval_s)

    def write(self, one: Opened) -> None:
        """Make the state in memory durable. Raises StoreFull, StoreReadOnly: it is tried again in the background."""
        key = one.path.stem
        if self._access.memory_only:
            self._index.put(row_of(one.now()))
            return
        journal = one.journal
        try:
            one.write()
        except OSError as error:
            with self._lock:
                self._unsaved[key] = one
            self._index.put(row_of(one.now()))
            raise self._refused(error) from error
        with self._lock:
            self._unsaved.pop(key, None)
        self._index.put(row_of(one.now(), *one.stamp[:2]))
        self._later(journal)

    def append(self, one: Opened, rev: int, message_id: str, piece: Piece) -> None:
        """Hand a piece to the operating system. Raises StoreFull, StoreReadOnly: it is kept in memory."""
        if self._access.memory_only:
            return
        journal = one.journal
        if one.pending or journal is None:
            raise files.translated(self._cause or OSError(errno.EIO, os.strerror(errno.EIO)))
        try:
            journal.append(rev, message_id, piece)
        except OSError as error:
            raise self._refused(error) from error
        finally:
            self._later(journal)

    def forget(self, one: Opened, key: str) -> None:
        """A conversation was deleted."""
        self._later(one.journal)
        one.forget()
        with self._lock:
            self._unsaved.pop(key, None)
        self._index.drop(key)

    def poke(self) -> None:
        """Something small has changed; have it written within a second."""
        with self._lock:
            self._flusher.poke()

    def flush(self, *, now: bool = False) -> bool:
        """Sync journals, write the index, retry what failed (`now`: also before its turn). True: some is left."""
        with self._flushing:
            return self._flush(now)

    def _flush(self, now: bool) -> bool:
        with self._lock:
            journals, self._journals = self._journals, set()
            due = now or time.monotonic() >= self._retry_at
            unsaved = list(self._unsaved.values()) if due else []
        failed = [journal for journal in journals if not self._synced(journal, retry=due)]
        for one in unsaved:
            with one.lock, suppress(StoreError):
                if one.pending:
                    self.write(one)
        if self._access.owns:
            with suppress(OSError):
                self._index.write()
        with self._lock:
            self._journals.update(failed)
            left = bool(failed or self._unsaved or any(journal.unwritten for journal in self._journals))
            if not left:
                self._cause, self._backoff_s, self._retry_at = None, 0.0, 0.0
            elif due:
                self._backoff_s = min(_MAX_BACKOFF_S, max(self._interval_s, 2 * self._backoff_s))
                self._retry_at = time.monotonic() + self._backoff_s
        return left

    def notices(self) -> list[Notice]:
        with self._lock:
            if self._cause is None:
                return []
            error = files.translated(self._cause)
        return [Notice("not_saved", error.message, error.hint)]

    def close(self) -> None:
        self._flusher.stop()
        self.flush(now=True)

    def _synced(self, journal: Journal, *, retry: bool) -> bool:
        try:
            if journal.unwritten and retry:
                journal.retry()
            journal.sync()
        except OSError as error:
            self._cause = error
            return False
        return not journal.unwritten

    def _refused(self, error: OSError) -> StoreError:
        with self._lock:
            self._cause = error
            self._flusher.poke()
        return files.translated(error)

    def _later(self, journal: Journal | None) -> None:
        with self._lock:
            if journal is not None:
                self._journals.add(journal)
            self._flusher.poke()
