"""The whole program asked to end while it streams: the client hears of it, and the text is kept."""

from __future__ import annotations

import json
import signal
import stat
import time
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx
import pytest

from tests.browser.conftest import Program
from tests.waiting import wait_until

pytestmark = pytest.mark.faults


def events(lines: list[str]) -> list[tuple[str, dict[str, object]]]:
    """(event, data) of an event stream's lines."""
    found, name = [], ""
    for line in lines:
        if line.startswith("event:"):
            name = line.partition(":")[2].strip()
        elif line.startswith("data:"):
            found.append((name, json.loads(line.partition(":")[2])))
    return found


def test_sigterm_ends_streams_in_order(tmp_path: Path) -> None:
    program = Program(tmp_path / "data", ("--engine", "echo", "--echo-speed", "50"))
    address, _, token = program.start().partition("?token=")
    lines: list[str] = []
    with (
        httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=20) as client,
        client.stream("POST", "/api/chat/stream", json={"message": "word " * 2000}) as stream,
    ):
        for line in stream.iter_lines():
            lines.append(line)
            if len(lines) == 40 and program.process is not None:
                program.process.send_signal(signal.SIGTERM)
    assert program.stop() == 0
    name, data = events(lines)[-1]
    assert name == "done"
    message = data["message"]
    assert isinstance(message, dict)
    assert message["state"] == "stopped"
    assert message["text"].startswith("word word")


def test_a_client_that_was_told_what_was_said_finds_it_after_a_kill(tmp_path: Path) -> None:
    """Of a reply of ten seconds, what was told by one second before the kill in its fourth."""
    program = Program(tmp_path / "data", ("--engine", "echo", "--echo-speed", "200"))
    address, _, token = program.start().partition("?token=")
    headers = {"Authorization": f"Bearer {token}"}
    lines: list[str] = []
    came_at: list[float] = []
    killed_at = 0.0
    with pytest.raises(httpx.HTTPError), httpx.Client(base_url=address, headers=headers, timeout=20) as client:
        with client.stream("POST", "/api/chat/stream", json={"message": "word " * 2000}) as stream:
            for line in stream.iter_lines():
                lines.append(line)
                came_at.append(time.monotonic())
                if not killed_at and came_at[-1] - came_at[0] > 3:
                    killed_at = time.monotonic()
                    program.kill()
    durable = [line for line, at in zip(lines, came_at, strict=True) if at < killed_at - 1]
    told = "".join(str(data["text"]) for name, data in events(durable) if name == "delta")
    started = events(lines)[0][1]
    address = program.start().partition("?token=")[0]
    found = httpx.get(f"{address}api/conversations/{started['conversation_id']}", headers=headers).json()
    assert program.stop() == 0
    user, reply = found["messages"]
    assert user["text"] == "word " * 2000
    assert reply["state"] == "interrupted"
    assert len(told) > 500
    assert reply["text"].startswith(told)


def test_the_browser_is_opened_without_telling_the_key_and_nothing_is_left(tmp_path: Path) -> None:
    seen = tmp_path / "seen"
    opener = tmp_path / "opener"
    opener.write_text(f'#!/bin/sh\nprintf %s "$1" >"{seen}.part" && mv "{seen}.part" "{seen}"\n')
    opener.chmod(0o700)
    program = Program(tmp_path / "data", ("--engine", "echo"), browser=f"{opener} %s")
    token = program.start().partition("?token=")[2]
    wait_until(seen.exists)
    address = seen.read_text()
    page = Path(unquote(urlsplit(address).path))
    assert token not in address
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert token in page.read_text()
    assert program.stop() == 0
    assert not page.parent.exists()
