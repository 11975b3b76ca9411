"""What the JSON store does besides keeping its promise: cache, background writes, trash, strays, permissions."""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event, Thread

import pytest

from llmui.domain.messages import MessageState
from llmui.errors import NotFound, StoreDamaged
from llmui.store.base import Piece
from llmui.store.files import FileOps
from llmui.store.json_file import MAX_OPEN, JsonFileStore
from tests.contract.store_values import chat, reply, streaming_chat, ulid, user
from tests.faults.store_child import QuickOps

DAY = 86_400.0


class JournalWatch(QuickOps):
    """Tells when a journal was synced, and when the index was replaced."""

    def __init__(self) -> None:
        self.journals: set[int] = set()
        self.synced, self.indexed = Event(), Event()

    def open(self, path: Path, flags: int) -> int:
        fd = super().open(path, flags)
        if path.suffix == ".journal":
            self.journals.add(fd)
        return fd

    def fsync(self, fd: int) -> None:
        if fd in self.journals:
            self.synced.set()

    def replace(self, source: Path, target: Path) -> None:
        super().replace(source, target)
        if target.name == "index.json":
            self.indexed.set()


def test_the_background_takes_pieces_to_the_disk_without_a_further_call(tmp_path: Path) -> None:
    ops = JournalWatch()
    store = JsonFileStore(tmp_path, ops=ops, flush_interval_s=0.01)
    store.create(streaming_chat())
    for n in (1, 2, 3):
        ops.synced.clear()
        store.append_piece("ada", ulid(1), ulid(1001), Piece(n=n, text="a"))
        assert ops.synced.wait(30)
    assert ops.indexed.wait(30)
    store.close()


def test_a_piece_is_with_the_system_when_the_call_returns(tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path / "data", ops=QuickOps(), flush_interval_s=3600.0)
    store.create(streaming_chat())
    store.append_piece("ada", ulid(1), ulid(1001), Piece(n=1, text="a"))
    # Without what the background may be renaming just now.
    shutil.copytree(tmp_path / "data", tmp_path / "copy", ignore=shutil.ignore_patterns(".*.tmp"))
    store.append_piece("ada", ulid(1), ulid(1001), Piece(n=2, text="b"))
    other = JsonFileStore(tmp_path / "copy", ops=QuickOps())
    message = other.get("ada", ulid(1)).messages[1]
    assert (message.text, message.state) == ("a", MessageState.INTERRUPTED)
    other.close()
    store.close()


def test_an_interrupted_reply_is_mended_once(tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path, ops=QuickOps())
    store.create(streaming_chat())
    store.append_piece("ada", ulid(1), ulid(1001), Piece(n=1, text="a", reasoning="r"))
    store.close()
    for _ in range(2):
        store = JsonFileStore(tmp_path, ops=QuickOps())
        found = store.get("ada", ulid(1))
        assert (found.revision, found.messages[1].text, found.messages[1].reasoning) == (2, "a", "r")
        assert found.messages[1].state is MessageState.INTERRUPTED
        store.close()


def test_continuing_after_a_crash_does_not_repeat_the_old_pieces(tmp_path: Path) -> None:
    text = ""
    for run in range(4):
        store = JsonFileStore(tmp_path, ops=QuickOps())
        if run == 0:
            kept = store.create(streaming_chat())
        else:
            kept = store.get("ada", ulid(1))
            assert kept.messages[1].text == text
            going = replace(kept.messages[1], state=MessageState.STREAMING)
            kept = store.save(kept.with_message(going), expected_revision=kept.revision)
        for n in range(1, 2 + run):
            store.append_piece("ada", ulid(1), ulid(1001), Piece(n=n, text=f"{run}.{n} "))
            text += f"{run}.{n} "
        store.close()


def test_the_journal_goes_when_nothing_needs_it(tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path, ops=QuickOps())
    kept = store.create(streaming_chat())
    store.append_piece("ada", ulid(1), ulid(1001), Piece(n=1, text="a"))
    journal = tmp_path / "conversations" / "01" / f"{ulid(1)}.journal"
    kept = store.save(kept.with_message(reply(1001, 1000, "a")), expected_revision=1)
    assert journal.exists(), "the backup still has the message empty"
    store.save(replace(kept, title="later"), expected_revision=2)
    assert not journal.exists()
    store.close()


def test_many_conversations_are_not_kept_open(tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path, ops=QuickOps())
    store.create(streaming_chat(1))
    store.append_piece("ada", ulid(1), ulid(1001), Piece(n=1, text="a"))
    for n in range(2, MAX_OPEN + 20):
        store.create(chat(n, user(n * 1000), title=f"chat {n}"))
    assert len(store._open) == MAX_OPEN
    assert store.get("ada", ulid(1)).messages[1].text == "a", "a reply under way is never forgotten"
    assert store.get("ada", ulid(3)).title == "chat 3"
    for n in range(5000, 5100):
        with pytest.raises(NotFound):
            store.get("ada", ulid(n))
    assert len(store._open) == MAX_OPEN
    store.close()


def test_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        store = JsonFileStore(tmp_path / "data")
        kept = store.create(streaming_chat())
        store.append_piece("ada", kept.id, ulid(1001), Piece(n=1, text="a"))
        store.save(replace(kept, title="x"), expected_revision=1)
        store.create(chat(2))
        store.delete("ada", ulid(2))
        store.close()
    finally:
        os.umask(old)
    modes = {
        path.relative_to(tmp_path).as_posix(): stat.S_IMODE(path.lstat().st_mode) for path in (tmp_path).rglob("*")
    }
    assert len(modes) >= 8
    assert {name: oct(mode) for name, mode in modes.items() if mode & 0o077} == {}


def test_the_trash_is_emptied_after_thirty_days_and_only_of_ours(tmp_path: Path) -> None:
    now = 1_800_000_000.0
    store = JsonFileStore(tmp_path, clock=lambda: now)
    for n in (1, 2):
        store.create(chat(n))
    store.delete("ada", ulid(1))
    store.close()
    store = JsonFileStore(tmp_path, clock=lambda: now + 20 * DAY)
    store.delete("ada", ulid(2))
    store.close()
    (tmp_path / "trash" / "notes").mkdir()
    (tmp_path / "trash" / f"{ulid(9)}.20010101T000000Z").symlink_to(tmp_path)
    store = JsonFileStore(tmp_path, clock=lambda: now + 31 * DAY)
    with pytest.raises(NotFound):
        store.restore("ada", ulid(1))
    assert store.restore("ada", ulid(2)).id == ulid(2)
    store.close()
    left = sorted(path.name for path in (tmp_path / "trash").iterdir())
    assert left == [f"{ulid(9)}.20010101T000000Z", "notes"]


def test_old_temporary_files_of_ours_are_removed(tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path)
    store.create(chat(1))
    store.close()
    folder = tmp_path / "conversations" / "01"
    stray = tmp_path / ".index.json.0123456789ab.tmp"
    stray.write_text("x")
    os.utime(stray, (1, 1))
    old, young, foreign = (
        folder / f".{ulid(1)}.json.0123456789ab.tmp",
        folder / f".{ulid(1)}.json.0123456789ac.tmp",
        folder / "draft.tmp",
    )
    for path in (old, young, foreign):
        path.write_text("x")
    for path in (old, foreign):
        os.utime(path, (1, 1))
    JsonFileStore(tmp_path).close()
    assert [path.exists() for path in (stray, old, young, foreign)] == [False, False, True, True]


def test_a_lock_that_is_a_link_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / ".lock").symlink_to(outside)
    store = JsonFileStore(tmp_path / "data")
    assert [notice.code for notice in store.notices()] == ["read_only"]
    assert "--force-lock" in store.notices()[0].hint
    store.close()
    assert outside.read_text() == "mine"
    store = JsonFileStore(tmp_path / "data", force_lock=True)
    assert store.create(chat(1)).revision == 1
    store.close()


def test_many_threads_on_many_conversations(tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path, ops=QuickOps(), flush_interval_s=0.001)
    errors: list[BaseException] = []

    def work(n: int) -> None:
        try:
            for round_ in range(5):
                base = n * 1000 + round_ * 10
                kept = (
                    store.create(chat(n, user(base), reply(base + 1, base, "", MessageState.STREAMING)))
                    if round_ == 0
                    else store.get("ada", ulid(n))
                )
                if round_:
                    kept = kept.with_message(reply(base + 1, n * 1000, "", MessageState.STREAMING))
                    kept = store.save(kept, expected_revision=kept.revision)
                for i in range(1, 21):
                    store.append_piece("ada", ulid(n), ulid(base + 1), Piece(n=i, text=f"{i} "))
                    store.list("ada", query="chat")
                ended = replace(store.get("ada", ulid(n)).message(ulid(base + 1)), state=MessageState.DONE)
                store.save(kept.with_message(ended), expected_revision=kept.revision)
        except BaseException as error:
            errors.append(error)
            raise

    threads = [Thread(target=work, args=(n,)) for n in range(1, 9)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store.close()
    assert errors == []
    store = JsonFileStore(tmp_path, ops=QuickOps())
    for n in range(1, 9):
        texts = [m.text for m in store.get("ada", ulid(n)).messages if m.role == "assistant"]
        assert texts == ["".join(f"{i} " for i in range(1, 21))] * 5
    store.close()


def test_an_open_conversation_is_not_read_again(tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path, ops=FileOps())
    store.create(chat(1, user(1000)))
    found = store.get("ada", ulid(1))
    assert store.get("ada", ulid(1)) is found
    with suppress(NotFound):
        store.get("bob", ulid(1))
    assert store.get("ada", ulid(1)) is found
    store.close()


def test_a_file_that_could_not_be_opened_for_a_moment_is_not_called_damaged_for_ever(tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path, ops=QuickOps())
    store.create(chat(1))
    path = tmp_path / "conversations" / "01" / f"{ulid(1)}.json"
    path.rename(tmp_path / "elsewhere")
    path.mkdir()
    with pytest.raises(StoreDamaged):
        store.get("ada", ulid(1))
    assert [row.damaged for row in store.list("ada").items] == [True]
    path.rmdir()
    (tmp_path / "elsewhere").rename(path)
    assert store.get("ada", ulid(1)).title == "A chat"
    assert [row.damaged for row in store.list("ada").items] == [False]
    store.close()
