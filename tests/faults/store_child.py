"""A process that dies at a chosen operation of the disk: asked on stdin, one fork per case.

Run as `python -m tests.faults.store_child`; each line is {"folder", "change", "n", "when"} and is answered with
{"steps": names of operations} when the change came to its end, or {"killed": true}.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple, NoReturn

from llmui.domain.messages import MessageState
from llmui.store.base import Piece
from llmui.store.files import FileOps
from llmui.store.json_file import JsonFileStore
from tests.contract.store_values import chat, reply, ulid, user

KEY = ulid(1)


def die() -> NoReturn:
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("still alive")


class QuickOps(FileOps):
    """Does not wait for the disk: what the system has survives the death of a process anyway."""

    def fsync(self, fd: int) -> None:
        pass


class DeadlyOps(QuickOps):
    """Ends the process before, in the middle of, or after the n-th operation of the main thread once armed."""

    def __init__(self, n: int, when: str) -> None:
        self.armed = False
        self.steps: list[str] = []
        self._n, self._when = n, when

    def _due(self, name: str) -> bool:
        if not self.armed or threading.current_thread() is not threading.main_thread():
            return False
        self.steps.append(name)
        if len(self.steps) == self._n and self._when == "before":
            die()
        return len(self.steps) == self._n

    def _after(self, due: bool) -> None:
        if due and self._when == "after":
            die()

    def open(self, path: Path, flags: int) -> int:
        due = self._due("open")
        fd = super().open(path, flags)
        self._after(due)
        return fd

    def write(self, fd: int, data: bytes | memoryview) -> int:
        due = self._due("write")
        if due and self._when == "half":
            os.write(fd, bytes(data)[: len(data) // 2])
            die()
        count = super().write(fd, data)
        self._after(due)
        return count

    def fsync(self, fd: int) -> None:
        due = self._due("fsync")
        super().fsync(fd)
        self._after(due)

    def link(self, source: Path, target: Path) -> None:
        due = self._due("link")
        super().link(source, target)
        self._after(due)

    def replace(self, source: Path, target: Path) -> None:
        due = self._due("replace")
        super().replace(source, target)
        self._after(due)

    def unlink(self, path: Path) -> None:
        due = self._due("unlink")
        super().unlink(path)
        self._after(due)


class Change(NamedTuple):
    """What is there before, and the one call that is cut off."""

    prepare: Callable[[JsonFileStore], object]
    make: Callable[[JsonFileStore], object]


def begin(store: JsonFileStore) -> None:
    kept = store.get("ada", KEY)
    message = reply(1003, 1002, "", MessageState.STREAMING)
    store.save(kept.with_message(user(1002, parent=1001)).with_message(message), expected_revision=kept.revision)


def piece(store: JsonFileStore, n: int) -> None:
    store.append_piece("ada", KEY, ulid(1003), Piece(n=n, text=f"<{n}>"))


def stream(store: JsonFileStore) -> None:
    begin(store)
    for n in range(1, 4):
        piece(store, n)


def end(store: JsonFileStore) -> None:
    kept = store.get("ada", KEY)
    done = replace(kept.messages[-1], text="<1><2><3><4>", state=MessageState.DONE)
    store.save(kept.with_message(done), expected_revision=kept.revision)


def rename(store: JsonFileStore) -> None:
    kept = store.get("ada", KEY)
    store.save(replace(kept, title="renamed", updated_at=kept.updated_at + 1), expected_revision=kept.revision)


def stream_and_end(store: JsonFileStore) -> None:
    stream(store)
    end(store)


def again(store: JsonFileStore) -> None:
    """Continue the reply that is there."""
    kept = store.get("ada", KEY)
    going = replace(kept.messages[-1], state=MessageState.STREAMING)
    store.save(kept.with_message(going), expected_revision=kept.revision)


def nothing(store: JsonFileStore) -> None:
    """The folder as it is."""


CHANGES = {
    "create": Change(nothing, lambda store: store.create(chat(2, user(2000)))),
    "save": Change(nothing, rename),
    "save twice": Change(rename, rename),
    "begin a stream": Change(nothing, begin),
    "first piece": Change(begin, lambda store: piece(store, 1)),
    "later piece": Change(stream, lambda store: piece(store, 4)),
    "rename while streaming": Change(stream, rename),
    "end a stream": Change(stream, end),
    "rename after a stream": Change(stream_and_end, rename),
    "continue": Change(stream_and_end, again),
    "delete": Change(rename, lambda store: store.delete("ada", KEY)),
    "delete while streaming": Change(stream, lambda store: store.delete("ada", KEY)),
    "restore": Change(lambda store: store.delete("ada", KEY), lambda store: store.restore("ada", KEY)),
    "get": Change(nothing, lambda store: store.get("ada", KEY)),
}


def run_case(folder: Path, change: str, n: int, when: str) -> list[str]:
    """The operations, if it lives to tell."""
    ops = DeadlyOps(n, when)
    # A long interval: what the background does at its own time must not move the place of death.
    store = JsonFileStore(folder, ops=ops, flush_interval_s=3600.0)
    CHANGES[change].prepare(store)
    ops.armed = True
    if n == 0:
        die()
    CHANGES[change].make(store)
    return ops.steps


def answer(line: str) -> str:
    case = json.loads(line)
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            steps = run_case(Path(case["folder"]), case["change"], case["n"], case["when"])
            os.write(writing, json.dumps({"steps": steps}).encode())
        finally:
            os._exit(1)  # without a word to anybody: whatever is not on the disk by now is lost
    os.close(writing)
    with open(reading, "rb") as pipe:
        said = pipe.read().decode()
    _, status = os.waitpid(child, 0)
    killed = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return json.dumps({"killed": True}) if killed else said or json.dumps({"failed": True})


def main() -> None:
    for line in sys.stdin:
        print(answer(line), flush=True)


if __name__ == "__main__":
    main()
