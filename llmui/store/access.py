"""Whether this process may write to the data folder, and if not, why."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from llmui.errors import StoreReadOnly
from llmui.store import files
from llmui.store.base import Notice
from llmui.store.files import FileOps
from llmui.store.lock import ProcessLock

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EIO}


class Access:
    """Three ways to run: as the owner of the folder, beside another process that owns it, or in memory only."""

    def __init__(self, folder: Path, ops: FileOps, clock: Callable[[], float], *, force_lock: bool) -> None:
        self._folder, self._ops, self._clock = folder, ops, clock
        self._lock = ProcessLock(folder / ".lock")
        self._forced = force_lock
        self._held = self._closed = False
        self.no_lock_reason = ""
        self.damage_unconfirmed = False
        self.memory_only = not self._writable()
        if not self.memory_only:
            self._held = self._acquire()

    @property
    def owns(self) -> bool:
        """This process alone writes here."""
        return self._held and not (self.memory_only or self._closed or self.damage_unconfirmed)

    @property
    def beside_another(self) -> bool:
        return not self._held and not self.memory_only

    def require(self) -> bool:
        """Pass if something may be changed now. True: only since this call, so look at the folder again.

        Raises:
            StoreReadOnly: with the reason.
        """
        if self._closed:
            raise StoreReadOnly("The program is ending; nothing is saved any more.", hint="Start it again.")
        if self.damage_unconfirmed:
            notice = self._damage_notice()
            raise StoreReadOnly(notice.message, hint=notice.hint)
        if not self.beside_another:
            return False
        self._held = self._acquire()
        if self._held:
            return True
        notice = self._lock_notice()
        raise StoreReadOnly(notice.message, hint=notice.hint)

    def notices(self) -> list[Notice]:
        found = []
        if self.memory_only:
            found.append(
                Notice(
                    "memory_only",
                    f"The data folder cannot be written ({self.no_lock_reason}). Chats are kept in memory only.",
                    "Choose a folder that can be written with --data-dir, and export what you want to keep.",
                )
            )
        if self.beside_another and not self._closed:
            found.append(self._lock_notice())
        if self.damage_unconfirmed:
            found.append(self._damage_notice())
        return found

    def close(self) -> None:
        self._closed = True
        self._held = False
        self._lock.release()

    def _acquire(self) -> bool:
        try:
            self.no_lock_reason = ""
            return self._lock.acquire(self._clock())
        except OSError as error:
            self.no_lock_reason = os.strerror(error.errno) if error.errno else str(error)
            return self._forced

    def _writable(self) -> bool:
        probe = files.temp_beside(self._folder / "probe")
        try:
            files.make_folder(self._ops, self._folder)
            os.close(self._ops.open(probe, os.O_WRONLY | os.O_CREAT | os.O_EXCL))
            with suppress(OSError):
                self._ops.unlink(probe)
        except OSError as error:
            self.no_lock_reason = os.strerror(error.errno) if error.errno else str(error)
            return self._folder.is_dir() and error.errno in _NO_ROOM  # a full disk may have room again later
        return True

    def _lock_notice(self) -> Notice:
        if self.no_lock_reason:
            return Notice(
                "read_only",
                f"The data folder cannot be locked ({self.no_lock_reason}), so it is only read.",
                "Use a folder on a local disk, or start with --force-lock if no other llmui uses this one.",
            )
        holder = self._lock.holder()
        since = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(holder.since))
        who = f" (process {holder.pid}, started {since})" if holder.pid else ""
        return Notice(
            "read_only",
            f"Another llmui{who} uses this data folder, so this one only reads it.",
            "Use the other one, or end it and try again.",
        )

    def _damage_notice(self) -> Notice:
        return Notice(
            "damage",
            "Several conversations are damaged. Nothing is written until you confirm: the disk may be failing.",
            "Copy the data folder to another disk, then confirm.",
        )
