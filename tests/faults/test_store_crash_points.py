"""A process that dies at any operation of the disk leaves exactly the old state or exactly the new one."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from llmui.domain.messages import Conversation, MessageState
from llmui.errors import Conflict, NotFound
from llmui.store.json_file import JsonFileStore
from tests.contract.store_values import chat, reply, ulid, user
from tests.faults.store_child import CHANGES, QuickOps

pytestmark = pytest.mark.faults
ROOT = Path(__file__).parents[2]
Case = Callable[[Path, str, int, str], dict[str, Any]]


@pytest.fixture(scope="module")
def child() -> Iterator[Case]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.store_child"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    asked, answers = process.stdin, process.stdout

    def run(folder: Path, change: str, n: int, when: str) -> dict[str, Any]:
        print(json.dumps({"folder": str(folder), "change": change, "n": n, "when": when}), file=asked, flush=True)
        answer: dict[str, Any] = json.loads(answers.readline())
        assert "failed" not in answer
        return answer

    yield run
    asked.close()
    process.wait(timeout=30)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a conversation that has a backup; a reply of it was cut off by an earlier death for `get`."""
    folder = tmp_path_factory.mktemp("original") / "data"
    store = JsonFileStore(folder, ops=QuickOps())
    kept = store.create(chat(1, user(1000), reply(1001, 1000, "first answer")))
    store.save(replace(kept, title="with a backup"), expected_revision=1)
    store.close()
    return folder


State = tuple[dict[str, Conversation | str], list[tuple[str, str, int, bool]]]


def state_of(folder: Path) -> State:
    """All that a person can see, and whether it can be changed."""
    store = JsonFileStore(folder, ops=QuickOps())
    assert store.notices() == ()
    found: dict[str, Conversation | str] = {}
    for key in (ulid(1), ulid(2)):
        try:
            found[key] = store.get("ada", key)
        except NotFound:
            try:
                found[key] = "in the trash"
                store.restore("ada", key)
            except (NotFound, Conflict):
                found[key] = "nowhere"
    rows = [(row.id, row.title, row.message_count, row.damaged) for row in store.list("ada").items]
    for kept in found.values():
        if isinstance(kept, Conversation):
            assert all(m.state is not MessageState.STREAMING for m in kept.messages)
            assert store.save(replace(kept, title="goes on"), expected_revision=kept.revision).title == "goes on"
    store.close()
    assert list(folder.rglob("*.corrupt*")) == []
    return found, rows


@pytest.mark.parametrize("change", CHANGES)
def test_every_crash_point_leaves_the_old_or_the_new(change: str, child: Case, original: Path, tmp_path: Path) -> None:
    def after(n: int, when: str = "before") -> tuple[dict[str, Any], Path]:
        folder = tmp_path / f"{n}-{when}"
        shutil.copytree(original, folder)
        return child(folder, change, n, when), folder

    _, untouched = after(0)
    done, changed = after(10_000)
    old, new = state_of(untouched), state_of(changed)
    steps = done["steps"]
    seen = []
    for n, operation in enumerate(steps, 1):
        for when in ("before", "half", "after") if operation == "write" else ("before", "after"):
            answer, folder = after(n, when)
            if "killed" not in answer:
                assert when != "before"
                continue  # it rightly failed: there was nothing to unlink
            state = state_of(folder)
            assert state in (old, new), f"{when} operation {n} of {steps}"
            seen.append(state == new)
            shutil.rmtree(folder)
    assert seen == sorted(seen), "once it is new it stays new"
    if change != "get":
        assert old != new
        assert steps


def test_death_while_mending_an_interrupted_reply_keeps_its_text(child: Case, original: Path, tmp_path: Path) -> None:
    """The next start folds the journal in; dying during that must not fold twice, or lose."""
    full = tmp_path / "full"
    shutil.copytree(original, full)
    child(full, "later piece", 0, "before")
    steps = child(full, "get", 10_000, "before")["steps"]
    assert len(steps) > 4
    for n in range(1, len(steps) + 1):
        for when in ("before", "half", "after"):
            folder = tmp_path / f"{n}-{when}"
            shutil.copytree(original, folder)
            assert child(folder, "later piece", 0, "before") == {"killed": True}
            answer = child(folder, "get", n, when)
            assert "killed" in answer or when != "before"
            found, _ = state_of(folder)
            kept = found[ulid(1)]
            assert isinstance(kept, Conversation)
            assert (kept.messages[-1].text, kept.messages[-1].state) == ("<1><2><3>", MessageState.INTERRUPTED)
