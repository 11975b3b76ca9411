"""A disk that refuses: nothing but our own errors comes out, no text is lost, and it heals when the disk does."""

from __future__ import annotations

import errno
import os
import shutil
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from llmui.domain.messages import MessageState
from llmui.errors import NotFound, StoreError, StoreFull, StoreReadOnly
from llmui.store.base import Piece
from llmui.store.json_file import JsonFileStore
from tests.contract.store_values import chat, reply, streaming_chat, ulid, user
from tests.faults.store_child import CHANGES, QuickOps

pytestmark = pytest.mark.faults


class RefusingOps(QuickOps):
    """From the n-th operation of the main thread on, `times` operations fail with `code`."""

    def __init__(self, n: int = 0, code: int = errno.ENOSPC, times: int = 10_000) -> None:
        self.armed, self.steps = False, 0
        self._n, self._code, self._times = n, code, times

    def _step(self) -> None:
        if not self.armed:
            return
        if threading.current_thread() is threading.main_thread():
            self.steps += 1
        if self._n <= self.steps < self._n + self._times:
            raise OSError(self._code, os.strerror(self._code))

    def open(self, path: Path, flags: int) -> int:
        self._step()
        return super().open(path, flags)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        with suppress(OSError):
            self._step()
            return super().write(fd, bytes(data)[:500])  # short writes are no errors
        super().write(fd, bytes(data)[:3])  # part of it gets through
        raise OSError(self._code, os.strerror(self._code))

    def fsync(self, fd: int) -> None:
        self._step()
        super().fsync(fd)

    def link(self, source: Path, target: Path) -> None:
        self._step()
        super().link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        self._step()
        super().replace(source, target)

    def unlink(self, path: Path) -> None:
        self._step()
        super().unlink(path)


class FullDisk(QuickOps):
    """Says how much is left."""

    def __init__(self) -> None:
        self.full = False
        self.saved = Event()

    def free_bytes(self, folder: Path) -> int:
        return 0 if self.full else 1 << 40

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        if target.name == f"{ulid(1)}.json":
            self.saved.set()


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("original") / "data"
    store = JsonFileStore(folder, ops=QuickOps())
    kept = store.create(chat(1, user(1000), reply(1001, 1000, "first answer")))
    store.save(replace(kept, title="with a backup"), expected_revision=1)
    store.close()
    return folder


def seen(store: JsonFileStore) -> object:
    """What a person sees, whatever the revisions are."""
    found = []
    for row in store.list("ada").items:
        one = store.get("ada", row.id)
        texts = [(m.id, m.text, m.state is MessageState.STREAMING) for m in one.messages]
        found.append((row.id, row.title, row.message_count, one.title, texts))
    return found


def after_restart(store: JsonFileStore, folder: Path) -> object:
    """What is on the disk, looked at by a process that knows nothing else. Streams are over then."""
    copy = folder.with_name(folder.name + "-copy")
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(".*.tmp"))  # the background may rename those just now
    other = JsonFileStore(copy, ops=QuickOps())
    found = seen(other)
    assert other.notices() == ()
    other.close()
    shutil.rmtree(copy)
    return found


def ended(state: object) -> object:
    assert isinstance(state, list)
    return [(*row[:4], [(key, text, False) for key, text, _ in row[4]]) for row in state]


def undisturbed(original: Path, folder: Path, change: str) -> tuple[int, object, object]:
    shutil.copytree(original, folder)
    ops = RefusingOps(n=10_000)
    store = JsonFileStore(folder, ops=ops, flush_interval_s=3600.0)
    CHANGES[change].prepare(store)
    before = seen(store)
    ops.armed = True
    CHANGES[change].make(store)
    steps, after = ops.steps, seen(store)
    store.close()
    return steps, before, after


@pytest.mark.parametrize("change", [name for name in CHANGES if name != "get"])
def test_any_operation_may_fail(change: str, original: Path, tmp_path: Path) -> None:
    steps, old, new = undisturbed(original, tmp_path / "undisturbed", change)
    assert steps > 0
    for n in range(1, steps + 1):
        for code, times in ((errno.ENOSPC, 10_000), (errno.EIO, 1) if n % 2 else (errno.EROFS, 2)):
            folder = tmp_path / f"{n}-{code}"
            shutil.copytree(original, folder)
            ops = RefusingOps(n, code, times)
            store = JsonFileStore(folder, ops=ops, flush_interval_s=3600.0)
            CHANGES[change].prepare(store)
            ops.armed = True
            raised: StoreError | None = None
            try:
                CHANGES[change].make(store)
            except StoreError as error:
                raised = error
                assert isinstance(error, StoreReadOnly if code == errno.EROFS else StoreFull)
                assert error.message
                assert error.hint
            now = seen(store)
            moves = change.startswith(("delete", "restore"))
            assert now == new or (moves and now == old), f"operation {n} of {steps}: {code}"
            if raised is not None and not moves and times > 2:  # the background may have healed a passing one
                assert [notice.code for notice in store.notices()] == ["not_saved"]
            ops.armed = False
            store.flush()
            assert store.notices() == ()
            assert seen(store) == now
            assert after_restart(store, folder) == ended(now), f"operation {n} of {steps}: {code}"
            store.close()
            shutil.rmtree(folder)


def test_a_full_disk_keeps_everything_in_memory_and_heals_by_itself(tmp_path: Path) -> None:
    ops = FullDisk()
    store = JsonFileStore(tmp_path / "data", ops=ops, flush_interval_s=0.01)
    kept = store.create(streaming_chat())
    store.append_piece("ada", kept.id, ulid(1001), Piece(n=1, text="a"))
    ops.full = True
    ops.saved.clear()
    with pytest.raises(StoreFull):
        store.save(replace(kept, title="on a full disk"), expected_revision=1)
    with pytest.raises(StoreFull):
        store.append_piece("ada", kept.id, ulid(1001), Piece(n=2, text="b"))
    with pytest.raises(StoreFull):
        store.create(chat(2, user(2000), title="new"))
    found = store.get("ada", kept.id)
    assert (found.title, found.messages[1].text, found.revision) == ("on a full disk", "ab", 2)
    assert [row.title for row in store.list("ada").items] == ["new", "on a full disk"]
    assert [notice.code for notice in store.notices()] == ["not_saved"]
    assert not ops.saved.is_set()
    ops.full = False
    assert ops.saved.wait(30)
    store.flush()
    assert store.notices() == ()
    store.append_piece("ada", kept.id, ulid(1001), Piece(n=3, text="c"))
    assert after_restart(store, tmp_path / "data") == ended(seen(store))
    assert store.get("ada", kept.id).messages[1].text == "abc"
    store.close()


def test_what_was_deleted_on_a_full_disk_comes_back_as_it_was(tmp_path: Path) -> None:
    ops = FullDisk()
    store = JsonFileStore(tmp_path / "data", ops=ops, flush_interval_s=3600.0)
    kept = store.create(chat(1))
    ops.full = True
    with pytest.raises(StoreFull):
        store.save(replace(kept, title="newest"), expected_revision=1)
    store.delete("ada", kept.id)
    assert store.list("ada").items == ()
    assert store.restore("ada", kept.id).title == "newest"
    ops.full = False
    store.flush()
    assert store.notices() == ()
    assert after_restart(store, tmp_path / "data") == seen(store)
    store.close()


def test_pieces_that_came_while_the_journal_failed_are_written_later(tmp_path: Path) -> None:
    ops = RefusingOps(n=1, code=errno.EIO)
    store = JsonFileStore(tmp_path / "data", ops=ops, flush_interval_s=3600.0)
    store.create(streaming_chat())
    for n in range(1, 9):
        ops.armed = n in (3, 4)
        with suppress(StoreFull):
            store.append_piece("ada", ulid(1), ulid(1001), Piece(n=n, text=f"{n}"))
            assert not ops.armed
    assert store.get("ada", ulid(1)).messages[1].text == "12345678"
    assert after_restart(store, tmp_path / "data") == ended(seen(store))
    store.close()


@pytest.mark.parametrize("where", ["a file", "under a file"])
def test_without_a_folder_chats_live_in_memory(tmp_path: Path, where: str) -> None:
    (tmp_path / "file").write_text("mine")
    store = JsonFileStore(tmp_path / "file" if where == "a file" else tmp_path / "file" / "data")
    assert [notice.code for notice in store.notices()] == ["memory_only"]
    kept = store.create(streaming_chat())
    store.append_piece("ada", kept.id, ulid(1001), Piece(n=1, text="a"))
    kept = store.save(replace(store.get("ada", kept.id), title="kept"), expected_revision=1)
    store.delete("ada", kept.id)
    assert store.list("ada").items == ()
    assert store.restore("ada", kept.id).messages[1].text == "a"
    assert [row.title for row in store.list("ada").items] == ["kept"]
    store.close()
    assert (tmp_path / "file").read_text() == "mine"


class ReadOnlyFolder(QuickOps):
    def open(self, path: Path, flags: int) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))


def test_a_folder_that_can_only_be_read_shows_what_it_has(original: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(original, folder)
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    store = JsonFileStore(folder, ops=ReadOnlyFolder())
    kept = store.get("ada", ulid(1))
    assert kept.title == "with a backup"
    saved = store.save(replace(kept, title="in memory"), expected_revision=kept.revision)
    assert store.get("ada", ulid(1)) == saved
    store.delete("ada", ulid(1))
    assert store.list("ada").items == ()
    with pytest.raises(NotFound):
        store.get("ada", ulid(1))
    assert store.restore("ada", ulid(1)).title == "in memory"
    store.close()
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before
