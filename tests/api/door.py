"""A real server with a small application behind the guard, for tests of the door."""

from __future__ import annotations

import asyncio
import json
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from typing import Any

from fastapi import FastAPI, Request
from starlette.responses import HTMLResponse, PlainTextResponse, StreamingResponse

from llmui.web.guard import Guard, GuardPolicy, caller, policy_for
from llmui.web.identity import Identity
from llmui.web.server import Deadlines, Server

WAIT_S = 20.0
PAGE = "<!doctype html><title>inside</title><script>window.ran = 1</script><p>the page</p>"


@dataclass
class Door:
    """A running server, and what its inner application saw."""

    server: Server
    identity: Identity
    policy: GuardPolicy
    changes: list[str] = field(default_factory=list)
    seen: list[dict[str, Any]] = field(default_factory=list)
    stream_ended: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return self.server.url.rstrip("/")

    @property
    def port(self) -> int:
        return self.server.port

    @property
    def bearer(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.identity.token}"}

    @property
    def cookie(self) -> dict[str, str]:
        return {"Cookie": f"{self.policy.cookie_name}={self.identity.new_session()}"}


def application(door: Door) -> FastAPI:
    """Routes that read, change, stream, echo and break; each notes that it ran."""
    app = FastAPI()

    @app.get("/healthz")
    def health() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/")
    def page() -> HTMLResponse:
        return HTMLResponse(PAGE, headers={"Access-Control-Allow-Origin": "*", "Server": "inner"})

    @app.get("/api/secret")
    async def secret(request: Request) -> dict[str, Any]:
        door.seen.append({"headers": dict(request.headers), "caller": caller(request.scope)})
        return {"secret": "the conversation"}

    @app.api_route("/api/change", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
    async def change(request: Request) -> dict[str, int]:
        body = await request.body()
        door.changes.append(request.method)
        return {"size": len(body)}

    @app.get("/api/stream")
    async def stream() -> StreamingResponse:
        async def endless() -> AsyncIterator[bytes]:
            try:
                while True:
                    yield b"x" * 65536
                    await asyncio.sleep(0)
            finally:
                door.stream_ended.set()

        return StreamingResponse(endless(), media_type="text/plain")

    @app.get("/api/events")
    async def events() -> StreamingResponse:
        async def waiting() -> AsyncIterator[bytes]:
            yield b"data: first\n\n"
            await asyncio.Event().wait()

        return StreamingResponse(waiting(), media_type="text/event-stream")

    @app.get("/api/broken")
    def broken() -> PlainTextResponse:
        raise RuntimeError("a secret path in a message")

    return app


@contextmanager
def open_door(
    *,
    guarded: bool = True,
    password: str | None = None,
    deadlines: Deadlines | None = None,
    max_connections: int = 200,
    **policy: Any,
) -> Iterator[Door]:
    """Serve in a thread, as the product does, and be gone afterwards."""
    server = Server(port=0, deadlines=deadlines, max_connections=max_connections)
    identity = Identity(None, password=password)
    door = Door(server, identity, replace(policy_for(server.host, server.port), **policy))
    ready = threading.Event()
    inner = application(door)
    app = Guard(inner, door.policy, identity) if guarded else inner
    thread = threading.Thread(target=server.run, args=(app,), kwargs={"on_ready": lambda url: ready.set()})
    thread.start()
    try:
        assert ready.wait(WAIT_S), "the server did not come up"
        yield door
    finally:
        server.stop()
        thread.join(WAIT_S)
        assert not thread.is_alive()


def send_raw(port: int, data: bytes) -> socket.socket:
    """An open connection on which `data` was sent."""
    connection = socket.create_connection(("127.0.0.1", port), timeout=WAIT_S)
    with suppress(ConnectionError):  # refused before all of it was sent: the answer can be read all the same
        connection.sendall(data)
    return connection


def read_all(connection: socket.socket) -> bytes:
    """Everything until the server closes; a reset counts as a close."""
    received = bytearray()
    try:
        while piece := connection.recv(65536):
            received += piece
    except ConnectionResetError:
        pass
    finally:
        connection.close()
    return bytes(received)


def ask_raw(port: int, lines: list[str], body: bytes = b"") -> tuple[int, dict[str, str], bytes]:
    """Send exactly these lines and read the answer: status, headers, body."""
    head = "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")
    answer = read_all(send_raw(port, head + body))
    top, _, rest = answer.partition(b"\r\n\r\n")
    status, *fields = top.decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in fields)}
    return int(status.split(" ")[1]), headers, rest


def error_code(body: bytes) -> str:
    code = json.loads(body)["error"]["code"]
    assert isinstance(code, str)
    return code
