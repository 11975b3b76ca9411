"""Clients that send slowly, stop reading, or hold connections open. Deadlines are short here, the same code runs."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack

import httpx
import pytest

from llmui.web.server import Deadlines
from tests.api.door import WAIT_S, Door, error_code, open_door, read_all, send_raw

pytestmark = pytest.mark.faults
SHORT = Deadlines(header_s=1, idle_s=2, write_s=0.6, shutdown_s=1)


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    with open_door(deadlines=SHORT, body_deadline_s=0.5, body_min_bytes_per_s=1000, max_connections=60) as opened:
        yield opened


def split(answer: bytes) -> tuple[bytes, bytes]:
    head, _, body = answer.partition(b"\r\n\r\n")
    return head.split(b"\r\n")[0], body


@pytest.mark.parametrize("sent", [b"", b"GET / HT", b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n"])
def test_a_half_sent_request_is_closed(door: Door, sent: bytes) -> None:
    began = time.monotonic()
    status, body = split(read_all(send_raw(door.port, sent)))
    assert time.monotonic() - began < 5
    assert (status, error_code(body)) == (b"HTTP/1.1 408 Request Timeout", "too_slow")


def test_dripping_headers_gains_no_time(door: Door) -> None:
    connection = send_raw(door.port, b"GET /healthz HTTP/1.1\r\n")
    connection.settimeout(0.1)
    began, answer = time.monotonic(), b""
    while not answer and time.monotonic() - began < WAIT_S:
        try:
            connection.sendall(b"X-More: 1\r\n")
            answer = connection.recv(65536)
        except TimeoutError:
            continue
        except (BrokenPipeError, ConnectionResetError):
            break
    connection.close()
    assert time.monotonic() - began < 5


def test_a_second_request_is_watched_like_the_first(door: Door) -> None:
    whole = f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{door.port}\r\n\r\n".encode()
    answer = read_all(send_raw(door.port, whole + b"GET /healthz HT"))
    assert answer.count(b"HTTP/1.1 200") == 1
    assert answer.count(b"HTTP/1.1 408") == 1


def test_an_idle_connection_is_closed_without_a_word(door: Door) -> None:
    whole = f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{door.port}\r\n\r\n".encode()
    answer = read_all(send_raw(door.port, whole))
    assert answer.count(b"HTTP/1.1") == 1


def body_request(door: Door, path: str = "/api/change", length: int = 1000) -> bytes:
    lines = [f"POST {path} HTTP/1.1", f"Host: 127.0.0.1:{door.port}", f"Content-Length: {length}"]
    return "\r\n".join([*lines, f"Authorization: Bearer {door.identity.token}", "", ""]).encode()


def test_a_body_that_does_not_come_is_not_waited_for(door: Door) -> None:
    door.changes.clear()
    status, body = split(read_all(send_raw(door.port, body_request(door) + b"x")))
    assert (status, error_code(body)) == (b"HTTP/1.1 408 Request Timeout", "too_slow")
    assert door.changes == []


def test_a_fair_upload_may_take_longer_than_the_deadline() -> None:
    """Three parts with a second before each, where all of it would have to come within two and a half."""
    with open_door(body_deadline_s=2.5, body_min_bytes_per_s=1000) as door:
        connection = send_raw(door.port, body_request(door, length=6000))
        connection.settimeout(1)
        for _ in range(3):
            with pytest.raises(TimeoutError):
                connection.recv(1)  # nothing comes: the server is still reading
            connection.sendall(b"x" * 2000)
        connection.settimeout(WAIT_S)
        assert connection.recv(65536).startswith(b"HTTP/1.1 200")
        connection.close()


def test_a_body_that_nobody_reads_does_not_hold_the_connection(door: Door) -> None:
    request = body_request(door, path="/api/secret", length=100_000)
    answer = read_all(send_raw(door.port, request + b"x" * 10))
    assert answer.startswith(b"HTTP/1.1 405")


def test_a_client_that_stops_reading_is_let_go_and_its_answer_ends(door: Door) -> None:
    door.stream_ended.clear()
    with socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        connection.settimeout(WAIT_S)
        connection.connect(("127.0.0.1", door.port))
        lines = ["GET /api/stream HTTP/1.1", f"Host: 127.0.0.1:{door.port}"]
        lines += [f"Authorization: Bearer {door.identity.token}", "", ""]
        connection.sendall("\r\n".join(lines).encode())
        assert connection.recv(1000)
        assert httpx.get(door.url + "/healthz").status_code == 200
        assert door.stream_ended.wait(WAIT_S), "the answer went on for a client that had stopped reading"


def test_a_slow_reader_is_kept() -> None:
    """With a deadline that a thread of a busy machine does not miss by accident."""
    slow = Deadlines(header_s=5, idle_s=5, write_s=2, shutdown_s=1)
    with open_door(deadlines=slow) as door, socket.socket() as connection:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65536)
        connection.settimeout(WAIT_S)
        connection.connect(("127.0.0.1", door.port))
        lines = ["GET /api/stream HTTP/1.1", f"Host: 127.0.0.1:{door.port}"]
        lines += [f"Authorization: Bearer {door.identity.token}", "", ""]
        connection.sendall("\r\n".join(lines).encode())
        began = time.monotonic()
        while time.monotonic() - began < 4.5:  # more than twice the deadline
            assert connection.recv(262_144)
            assert not door.stream_ended.wait(0.05)


def test_half_sent_requests_make_room_for_whole_ones(door: Door) -> None:
    with ExitStack() as stack:
        held = [stack.enter_context(send_raw(door.port, b"GET / HT")) for _ in range(150)]
        answers = [httpx.get(door.url + "/healthz", timeout=WAIT_S).status_code for _ in range(10)]
        assert answers == [200] * 10
        first = held[0].recv(65536)
        assert first.startswith((b"HTTP/1.1 503", b"HTTP/1.1 408"))
