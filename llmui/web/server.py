"""uvicorn on a socket that is ours before anything else starts."""

from __future__ import annotations

import errno
import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from starlette.types import ASGIApp

from llmui.errors import ConfigurationError
from llmui.web.checks import MAX_HEADER_BYTES
from llmui.web.protocol import Deadlines, protocol_with

__all__ = ["Deadlines", "Server"]

PORTS_TRIED = 20
BACKLOG = 512
MAX_CONNECTIONS = 800
SPARE_FILES = 128  # for the store, the engine's pipes and the page's files


class Server:
    """Listens from the moment it is made, answers from `run` on.

    The port is known before the application is built: the guard needs it. Port 0 takes a free one. A taken port
    is an error when the user chose it; otherwise the next free one of twenty is used. Raises ConfigurationError.
    """

    def __init__(
        self,
        host: str = "127.0.0.1",
        port: int = 7860,
        *,
        port_is_chosen: bool = False,
        deadlines: Deadlines | None = None,
        max_connections: int = MAX_CONNECTIONS,
    ) -> None:
        self._deadlines = deadlines or Deadlines()
        self._max_connections = _affordable(max_connections)
        self._socket = _listen(host, port, tries=1 if port_is_chosen or port == 0 else PORTS_TRIED)
        self._uvicorn: _Uvicorn | None = None
        self._stopped = threading.Event()
        self.host = host
        self.port: int = self._socket.getsockname()[1]

    @property
    def url(self) -> str:
        """The address to open on this machine."""
        here = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "[::1]", "::1": "[::1]"}
        return f"http://{here.get(self.host, self.host)}:{self.port}/"

    def run(
        self,
        app: ASGIApp,
        *,
        on_ready: Callable[[str], None] | None = None,
        on_stop: Callable[[], None] | None = None,
    ) -> None:
        """Answer until SIGTERM, SIGINT or `stop`, then let answers end. Returns; a signal is not raised again.

        `on_ready` gets `url` once requests are answered. `on_stop` is called when the end begins, before open answers
        are waited for: a stream that is told to end then ends in order. Works in a thread, which gets no signals.
        """
        config = uvicorn.Config(
            app,
            http=protocol_with(self._deadlines, self._max_connections),
            ws="none",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            backlog=BACKLOG,
            timeout_keep_alive=int(self._deadlines.idle_s),
            timeout_graceful_shutdown=max(1, round(self._deadlines.shutdown_s)),
            h11_max_incomplete_event_size=MAX_HEADER_BYTES,
        )
        self._uvicorn = _Uvicorn(config, lambda: on_ready(self.url) if on_ready else None, on_stop)
        if self._stopped.is_set():
            self.close()
            return
        quiet = _EndOfServing()
        log = logging.getLogger("uvicorn.error")
        log.addFilter(quiet)
        try:
            self._uvicorn.run(sockets=[self._socket])
        finally:
            log.removeFilter(quiet)
            self.close()

    def stop(self) -> None:
        """End `run`, from any thread, also before it has begun."""
        self._stopped.set()
        if self._uvicorn is not None:
            self._uvicorn.should_exit = True

    def close(self) -> None:
        """Give the port back."""
        self._socket.close()


class _Uvicorn(uvicorn.Server):
    def __init__(
        self, config: uvicorn.Config, on_ready: Callable[[], None], on_stop: Callable[[], None] | None
    ) -> None:
        super().__init__(config)
        self._on_ready = on_ready
        self._on_stop = on_stop

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self._on_stop is not None:
            self._on_stop()
        await super().shutdown(sockets)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and not self.should_exit:
            self._on_ready()

    @contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        """As uvicorn's, but the signal ends the server only: raised again it would make the exit status its own."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        names = ["SIGINT", "SIGTERM", "SIGBREAK" if sys.platform == "win32" else "SIGHUP"]
        before = {number: signal.signal(number, self._on_signal) for number in (getattr(signal, n) for n in names)}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self.should_exit and number == signal.SIGINT:
            self.force_exit = True  # Ctrl+C twice
        self.should_exit = True


class _EndOfServing(logging.Filter):
    """Streams cut at the end of the program are no errors to be shown with a traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        kind = record.exc_info[0] if record.exc_info else None
        return kind is None or kind.__name__ != "CancelledError"


def _listen(host: str, port: int, *, tries: int) -> socket.socket:
    if not 0 <= port <= 65535:
        raise ConfigurationError(f"There is no port {port}.", hint="Give --port a number from 0 to 65535.")
    for candidate in range(port, min(port + tries, 65536)):
        try:
            return _bind(host, candidate)
        except OSError as error:
            if error.errno not in (errno.EADDRINUSE, errno.EACCES) or (error.errno == errno.EACCES and tries == 1):
                raise _cannot_listen(host, candidate, error) from error
    taken = f"Port {port} is" if tries == 1 else f"The ports {port} to {min(port + tries, 65536) - 1} are"
    raise ConfigurationError(
        f"{taken} already in use on {host or 'this machine'}.",
        hint="Stop the other program, or choose another port with --port (0 takes any free one).",
    )


def _bind(host: str, port: int) -> socket.socket:
    """A listening socket. Bound alone it would not be ours yet: a second program could bind the same port too."""
    name = "127.0.0.1" if host == "localhost" else host.strip("[]")
    found = socket.getaddrinfo(name or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    family, kind, protocol, _, address = found[0]
    listener = socket.socket(family, kind, protocol)
    try:
        if sys.platform == "win32":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        else:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
        listener.setblocking(False)
    except OSError:
        listener.close()
        raise
    return listener


def _cannot_listen(host: str, port: int, error: OSError) -> ConfigurationError:
    if isinstance(error, socket.gaierror) or error.errno == errno.EADDRNOTAVAIL:
        return ConfigurationError(
            f"This machine has no address “{host}”.", hint="Give --host one of its own addresses, or 127.0.0.1."
        )
    if error.errno == errno.EACCES:
        return ConfigurationError(
            f"The system does not let this user listen on port {port}.", hint="Choose a --port above 1023."
        )
    return ConfigurationError(
        f"Listening on {host}:{port} failed: {error.strerror or error}.", hint="Choose another --host or --port."
    )


def _affordable(connections: int) -> int:
    """As many as the process may have files open, with some to spare: a full table stops everything else too."""
    if sys.platform == "win32":
        return connections
    import resource  # not on Windows

    files = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    return connections if files == resource.RLIM_INFINITY else max(16, min(connections, files - SPARE_FILES))
