"""uvicorn's HTTP/1.1 connection with the deadlines it lacks (0.54 has none for headers or for writing)."""

from __future__ import annotations

import asyncio
import json
import socket
from collections import OrderedDict
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import h11
from uvicorn.config import Config
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from llmui.web.headers import security_headers

PROGRESS_BYTES = 4096
UNSENT_BYTES = 32 * 1024
SEND_BUFFER_BYTES = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """How long a connection may keep us waiting, in seconds."""

    header_s: float = 10.0  # from the connection, or the first byte of the next request, to its last header line
    idle_s: float = 30.0  # between two requests
    write_s: float = 10.0  # a client that takes nothing of what waits for it
    shutdown_s: float = 3.0  # for answers still being sent when the program ends


class Waiting:
    """Connections that have not finished sending a request's headers, oldest first."""

    def __init__(self, limit: int) -> None:
        self.limit = limit
        self._connections: OrderedDict[GuardedProtocol, None] = OrderedDict()

    def add(self, connection: GuardedProtocol) -> None:
        self._connections[connection] = None

    def discard(self, connection: GuardedProtocol) -> None:
        self._connections.pop(connection, None)

    def oldest(self) -> GuardedProtocol | None:
        return next(iter(self._connections), None)


class GuardedProtocol(H11Protocol):
    """Closes a connection that is slow to ask or slow to listen, and says so where it still can."""

    deadlines: Deadlines
    waiting: Waiting

    def __init__(
        self,
        config: Config,
        server_state: ServerState,
        app_state: dict[str, Any],
        _loop: asyncio.AbstractEventLoop | None = None,
    ) -> None:
        super().__init__(config, server_state, app_state, _loop)
        self._ask_timer: asyncio.TimerHandle | None = None
        self._listen_timer: asyncio.TimerHandle | None = None
        self._unsent_bytes = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        _show_progress(transport)
        if len(self.connections) > self.waiting.limit:
            # Someone may be holding half-sent requests open: the one that has waited longest makes room.
            oldest = self.waiting.oldest()
            (oldest or self).refuse(503, "busy", "llmui has too many connections open.", "Try again in a moment.")
            if oldest is None:
                return
        self._expect_headers()

    def connection_lost(self, exc: Exception | None) -> None:
        self._headers_came()
        self._stop_listening_timer()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._ask_timer is None and self.conn.their_state is h11.IDLE:
            self._expect_headers()
        super().data_received(data)
        if self.conn.their_state is not h11.IDLE and not self._body_is_left_over():
            self._headers_came()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        begun = self.conn.their_state is h11.IDLE and self.conn.trailing_data[0]
        if (begun or self._body_is_left_over()) and not self.transport.is_closing():
            self._expect_headers()

    def pause_writing(self) -> None:
        super().pause_writing()
        self._unsent_bytes = self.transport.get_write_buffer_size()
        self._arm_listen_timer()

    def resume_writing(self) -> None:
        self._stop_listening_timer()
        super().resume_writing()

    def send_400_response(self, msg: str) -> None:
        self.refuse(400, "bad_request", "The request is not valid HTTP.", "Check the client you use.")

    def refuse(self, status: int, code: str, message: str, hint: str) -> None:
        """Answer without asking the application, then close."""
        body = json.dumps({"error": {"code": code, "message": message, "hint": hint}}).encode()
        headers = [
            (b"content-type", b"application/json"),
            (b"content-length", str(len(body)).encode()),
            (b"connection", b"close"),
            *security_headers("'none'", plain=True),
        ]
        if self.conn.our_state in (h11.IDLE, h11.SEND_RESPONSE):
            for event in (
                h11.Response(status_code=status, headers=headers, reason=HTTPStatus(status).phrase.encode()),
                h11.Data(data=body),
                h11.EndOfMessage(),
            ):
                self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def _body_is_left_over(self) -> bool:
        """Whether the answer is out and the client is still sending the request's body."""
        answered = self.cycle is not None and self.cycle.response_complete
        return answered and self.conn.their_state is h11.SEND_BODY

    def _expect_headers(self) -> None:
        if self._ask_timer is None:
            self._ask_timer = self.loop.call_later(self.deadlines.header_s, self._asked_too_slowly)
            self.waiting.add(self)

    def _headers_came(self) -> None:
        self.waiting.discard(self)
        if self._ask_timer is not None:
            self._ask_timer.cancel()
            self._ask_timer = None

    def _asked_too_slowly(self) -> None:
        if not self.transport.is_closing():
            self.refuse(408, "too_slow", "The request took too long to arrive.", "Send it again.")

    def _arm_listen_timer(self) -> None:
        # Looked at twice per deadline: someone who takes little but steadily is slow, not gone.
        self._listen_timer = self.loop.call_later(self.deadlines.write_s / 2, self._is_listening)

    def _is_listening(self) -> None:
        unsent = self.transport.get_write_buffer_size()
        if self._unsent_bytes - unsent < PROGRESS_BYTES:
            self.transport.abort()  # close() would wait for the same bytes
            return
        self._unsent_bytes = unsent
        self._arm_listen_timer()

    def _stop_listening_timer(self) -> None:
        if self._listen_timer is not None:
            self._listen_timer.cancel()
            self._listen_timer = None


def _show_progress(transport: asyncio.Transport) -> None:
    """Keep the kernel from hoarding: with megabytes in its buffer a slow reader looks like one that is gone."""
    connection = transport.get_extra_info("socket")
    if connection is None or connection.family not in (socket.AF_INET, socket.AF_INET6):
        return
    if hasattr(socket, "TCP_NOTSENT_LOWAT"):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT_BYTES)
    else:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, SEND_BUFFER_BYTES)


def protocol_with(deadlines: Deadlines, connection_limit: int) -> type[GuardedProtocol]:
    """uvicorn makes the connections itself, so what they need rides on the class."""
    members = {"deadlines": deadlines, "waiting": Waiting(connection_limit)}
    return type("BoundProtocol", (GuardedProtocol,), members)
