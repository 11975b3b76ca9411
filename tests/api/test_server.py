"""The server's socket, its life, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import ExitStack, suppress
from pathlib import Path

import httpx
import pytest

from llmui.errors import ConfigurationError
from llmui.web.server import Deadlines, Server
from tests.api.door import WAIT_S, ask_raw, error_code, open_door, read_all, send_raw

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = """
import sys
from llmui.web.server import Server
async def app(scope, receive, send):
    if scope["type"] == "lifespan":
        while True:
            event = (await receive())["type"]
            await send({"type": event + ".complete"})
            if event.endswith("shutdown"):
                print("closed in order", flush=True)
                return
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"first", "more_body": True})
    while (await receive())["type"] != "http.disconnect":
        pass
Server(port=0).run(app, on_ready=lambda url: print(url, flush=True))
print("run returned", flush=True)
"""


@pytest.fixture
def taken() -> socket.socket:
    return socket.create_server(("127.0.0.1", 0))


def test_a_free_port_is_found_and_named() -> None:
    with open_door() as door:
        assert door.port > 0
        assert door.url == f"http://127.0.0.1:{door.port}"
        assert httpx.get(door.url + "/healthz").json() == {"status": "ok"}


def test_a_chosen_port_that_is_taken_is_an_error_naming_it(taken: socket.socket) -> None:
    with taken, pytest.raises(ConfigurationError) as refused:
        Server(port=taken.getsockname()[1], port_is_chosen=True)
    assert str(taken.getsockname()[1] if taken.fileno() > 0 else "") in refused.value.message
    assert "--port" in refused.value.hint


def test_the_default_port_gives_way_to_the_next(taken: socket.socket) -> None:
    with taken:
        port = taken.getsockname()[1]
        server = Server(port=port)
        server.close()
        assert port < server.port <= port + 20


def test_two_starts_at_once_never_share_a_port() -> None:
    with ExitStack() as stack:
        first = Server(port=0)
        stack.callback(first.close)
        ports = [first.port]
        for _ in range(5):  # none of them answers yet: the port must be theirs from the start
            server = Server(port=first.port)
            stack.callback(server.close)
            ports.append(server.port)
        assert len(set(ports)) == 6


@pytest.mark.parametrize("port", [-1, 65536])
def test_a_port_that_does_not_exist_is_an_error(port: int) -> None:
    with pytest.raises(ConfigurationError) as refused:
        Server(port=port)
    assert str(port) in refused.value.message


@pytest.mark.parametrize("host", ["192.0.2.1", "no-such-host.invalid"])
def test_an_address_of_another_machine_is_an_error(host: str) -> None:
    with pytest.raises(ConfigurationError) as refused:
        Server(host, 0)
    assert host in refused.value.message and "--host" in refused.value.hint


def test_the_address_to_open_is_one_that_a_browser_can_open() -> None:
    for host, shown in (("0.0.0.0", "127.0.0.1"), ("localhost", "localhost"), ("127.0.0.1", "127.0.0.1")):
        server = Server(host, 0)
        server.close()
        assert server.url == f"http://{shown}:{server.port}/"


def test_stop_ends_the_server_also_while_an_answer_streams() -> None:
    with open_door(deadlines=Deadlines(shutdown_s=1)) as door, httpx.Client(timeout=WAIT_S) as client:
        with client.stream("GET", door.url + "/api/events", headers=door.bearer) as answer:
            pieces = answer.iter_text()
            assert next(pieces) == "data: first\n\n"
            door.server.stop()
            with pytest.raises(httpx.RemoteProtocolError):  # cut, once the time to end was over
                next(pieces)
    with pytest.raises(httpx.ConnectError):
        httpx.get(door.url + "/healthz")


def test_stop_before_run_makes_run_return() -> None:
    async def never(scope: object, receive: object, send: object) -> None:
        raise AssertionError("nothing should be served")

    server = Server(port=0)
    server.stop()
    thread = threading.Thread(target=server.run, args=(never,))
    thread.start()
    thread.join(WAIT_S)
    assert not thread.is_alive()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_the_program_in_order_and_with_status_0(number: signal.Signals) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        assert program.stdout is not None
        url = program.stdout.readline().strip()
        with httpx.stream("GET", url, timeout=WAIT_S) as answer:
            assert answer.status_code == 200
        program.send_signal(number)
        rest = program.stdout.read()
        assert program.wait(WAIT_S) == 0
    assert rest == "closed in order\nrun returned\n"


def test_headers_have_a_largest_size() -> None:
    with open_door() as door:
        lines = ["GET /healthz HTTP/1.1", f"Host: 127.0.0.1:{door.port}"]
        assert ask_raw(door.port, [*lines, "X-Big: " + "a" * 16_000])[0] == 200
        for extra in (["X-Big: " + "a" * 65_536], [f"X-{n}: 1" for n in range(10_000)]):
            status, _, body = ask_raw(door.port, [*lines, *extra])
            # In one piece the guard measures it, in several the parser already gave up.
            assert (status, error_code(body)) in ((431, "long_headers"), (400, "bad_request"))
        endless = send_raw(door.port, b"GET /healthz HTTP/1.1\r\nX-Big: ")
        with suppress(ConnectionError):
            endless.sendall(b"a" * 200_000)
        assert read_all(endless)[:12] in (b"HTTP/1.1 400", b"")  # refused, or reset while still sending
        assert httpx.get(door.url + "/healthz").status_code == 200


def test_many_requests_on_one_connection_are_answered_in_turn() -> None:
    with open_door() as door:
        request = f"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1:{door.port}\r\n".encode()
        with socket.create_connection(("127.0.0.1", door.port), timeout=WAIT_S) as connection:
            connection.sendall((request + b"\r\n") * 299 + request + b"Connection: close\r\n\r\n")
            received = bytearray()
            while piece := connection.recv(65536):
                received += piece
        assert received.count(b"HTTP/1.1 200") == 300
