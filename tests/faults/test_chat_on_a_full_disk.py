"""Chatting goes on while the disk is full, and everything is kept once there is room."""

from __future__ import annotations

from pathlib import Path

import pytest

from llmui.bootstrap import assemble
from llmui.domain.messages import MessageState
from llmui.engines.echo import EchoEngine
from llmui.settings import Settings
from llmui.store.json_file import JsonFileStore
from tests.faults.test_store_disk_errors import FullDisk

pytestmark = pytest.mark.faults
OWNER = "local"


def test_a_reply_is_written_in_memory_and_saved_when_there_is_room(tmp_path: Path) -> None:
    disk = FullDisk()
    store = JsonFileStore(tmp_path, ops=disk, flush_interval_s=0.01)
    program = assemble(Settings(data_dir=tmp_path, engine="echo"), EchoEngine(), store)
    chat = program.services.chat
    disk.full = True
    first = chat.send(OWNER, "one two three")
    assert first.ended.wait(10)
    second = chat.send(OWNER, "four five", conversation_id=first.conversation_id)
    assert second.ended.wait(10)
    assert {notice.code for notice in store.notices()} == {"not_saved"}
    assert not list(tmp_path.glob("conversations/*/*.json"))
    disk.full = False
    store.flush()
    assert store.notices() == ()
    program.close()
    kept = JsonFileStore(tmp_path).get(OWNER, first.conversation_id)
    assert [message.text for message in kept.messages] == ["one two three", "one two three", "four five", "four five"]
    assert {message.state for message in kept.messages} == {MessageState.DONE}
