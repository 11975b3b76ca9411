"""Several processes on one folder, and processes that are killed while they stream."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from llmui.domain.messages import MessageState
from llmui.errors import NotFound, StoreReadOnly
from llmui.store.base import Piece
from llmui.store.json_file import JsonFileStore
from tests.contract.store_values import chat, streaming_chat, ulid

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]

OTHER = """
import sys
from pathlib import Path
from llmui.errors import StoreReadOnly
from llmui.store.base import Piece
from llmui.store.json_file import JsonFileStore
from tests.contract.store_values import chat, streaming_chat, ulid

store = JsonFileStore(Path(sys.argv[1]))
print("open", flush=True)
for line in sys.stdin:
    what, n = line.split()
    try:
        if what == "create":
            store.create(chat(int(n), title=f"chat {n}", at=float(n)))
        elif what == "stream":
            store.create(streaming_chat(int(n)))
        elif what == "piece":
            store.append_piece("ada", ulid(1), ulid(1001), Piece(n=int(n), text=f"{n} "))
        print("done", flush=True)
    except StoreReadOnly as error:
        print("read-only", flush=True)
store.close()
"""


class Other:
    """Another process with the same folder open."""

    def __init__(self, folder: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", OTHER, str(folder)],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._answer() == "open"

    def ask(self, what: str, n: int) -> str:
        assert self.process.stdin is not None
        print(what, n, file=self.process.stdin, flush=True)
        return self._answer()

    def _answer(self) -> str:
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()

    def end(self) -> None:
        self.process.kill()
        self.process.communicate()


@contextmanager
def another(folder: Path) -> Iterator[Other]:
    other = Other(folder)
    try:
        yield other
    finally:
        other.end()


def test_the_second_process_reads_and_says_who_writes(tmp_path: Path) -> None:
    with another(tmp_path) as other:
        assert other.ask("create", 1) == "done"
        store = JsonFileStore(tmp_path)
        (notice,) = store.notices()
        assert notice.code == "read_only"
        assert str(other.process.pid) in notice.message
        assert "started 20" in notice.message
        assert notice.hint
        assert store.get("ada", ulid(1)).title == "chat 1"
        for attempt in (
            lambda: store.create(chat(9)),
            lambda: store.save(chat(1), expected_revision=1),
            lambda: store.delete("ada", ulid(1)),
            lambda: store.restore("ada", ulid(1)),
            lambda: store.append_piece("ada", ulid(1), ulid(1001), Piece(n=1)),
        ):
            with pytest.raises(StoreReadOnly, match=str(other.process.pid)):
                attempt()
        with pytest.raises(NotFound):
            store.get("ada", ulid(2))
        assert other.ask("create", 2) == "done"
        assert store.get("ada", ulid(2)).title == "chat 2"
        assert {row.title for row in store.list("ada").items} == {"chat 1", "chat 2"}
        store.close()


def test_a_reader_sees_the_stream_of_the_writer_and_changes_nothing(tmp_path: Path) -> None:
    with another(tmp_path) as other:
        other.ask("stream", 1)
        store = JsonFileStore(tmp_path)
        for n, text in ((1, "1 "), (2, "1 2 ")):
            other.ask("piece", n)
            found = store.get("ada", ulid(1))
            assert (found.messages[1].text, found.revision) == (text, 1)
        store.close()
        assert other.ask("piece", 3) == "done"


def test_two_writers_never_overwrite_each_other(tmp_path: Path) -> None:
    with another(tmp_path) as first, another(tmp_path) as second:
        answers = [(first.ask("create", n), second.ask("create", 100 + n)) for n in range(1, 26)]
    assert answers == [("done", "read-only")] * 25
    store = JsonFileStore(tmp_path)
    assert len(store.list("ada").items) == 25
    store.close()


def test_when_the_writer_is_gone_the_reader_takes_over(tmp_path: Path) -> None:
    with another(tmp_path) as other:
        other.ask("stream", 1)
        other.ask("piece", 1)
        store = JsonFileStore(tmp_path)
        store.get("ada", ulid(1))
        os.kill(other.process.pid, signal.SIGKILL)
        other.process.wait()
    assert store.create(chat(2)).revision == 1
    assert store.notices() == ()
    message = store.get("ada", ulid(1)).messages[1]
    assert (message.text, message.state) == ("1 ", MessageState.INTERRUPTED)
    assert store.get("ada", ulid(1)).revision == 2
    store.close()


def test_a_clean_end_leaves_the_folder_to_the_next(tmp_path: Path) -> None:
    for n in (1, 2):
        store = JsonFileStore(tmp_path)
        assert store.notices() == ()
        store.create(streaming_chat(n))
        store.close()
        with pytest.raises(StoreReadOnly):
            store.create(chat(9))


def test_killed_at_any_moment_nothing_acknowledged_is_lost(tmp_path: Path) -> None:
    """The drill of `python -m bench.store --kills`, in its own process, because it forks."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.store", "--kills", "40", "--folder", str(tmp_path), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)
    assert {name: found[name] for name in ("runs", "lost", "duplicated", "corrupt")} == {
        "runs": 40,
        "lost": 0,
        "duplicated": 0,
        "corrupt": 0,
    }
    assert found["interrupted"] > 5
    assert found["pieces"] > 1000
