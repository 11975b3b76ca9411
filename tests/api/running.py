"""The API over real services, an engine without a model and a store without a disk; and reading what it sends."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import uvicorn
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from llmui.api.app import install
from llmui.bootstrap import Program, assemble
from llmui.domain.generation import Chunk, GenerationRequest, TextDelta
from llmui.engines.echo import EchoEngine
from llmui.services import Services
from llmui.settings import Settings
from llmui.store.memory import MemoryStore

WAIT_S = 20.0


class SteppedEngine(EchoEngine):
    """Writes a word only when the test lets it."""

    def __init__(self) -> None:
        super().__init__()
        self._steps = threading.Semaphore(0)
        self.entered = threading.Event()
        self.left = threading.Event()

    def let(self, words: int) -> None:
        self._steps.release(words)

    def stream(self, request: GenerationRequest, stop: threading.Event) -> Iterator[Chunk]:
        self.entered.set()
        try:
            for chunk in super().stream(request, stop):
                if isinstance(chunk, TextDelta):
                    while not self._steps.acquire(timeout=0.01) and not stop.is_set():
                        pass
                yield chunk
        finally:
            self.left.set()


def owner_of(request: Request) -> str:
    """Stands for the guard, which tells who is asking."""
    return request.headers.get("x-owner", "ada")


@contextmanager
def program_with(folder: Path, engine: EchoEngine) -> Iterator[Program]:
    """A program with two models that can be named."""
    models = folder / "models"
    models.mkdir(parents=True)
    for name in ("small", "large"):
        (models / f"{name}.gguf").write_bytes(b"GGUF" + name.encode())
    program = assemble(Settings(data_dir=folder, engine="echo"), engine, MemoryStore(), bundled=None)
    try:
        yield program
    finally:
        program.close()


def application(services: Services) -> FastAPI:
    """As the program's own, with something mounted at "/" that must not see what is ours."""
    app = FastAPI(title="llmui")
    install(app, services, owner_of=owner_of)
    page = FastAPI(openapi_url=None)

    @page.get("/{path:path}")
    def anything(path: str) -> str:
        return "the page"

    app.mount("/", page)
    return app


@contextmanager
def served(app: FastAPI) -> Iterator[str]:
    """The address of a real server on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", timeout_graceful_shutdown=2))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    httpx.get(address + "/healthz", timeout=WAIT_S)  # waits in the backlog until the server answers
    try:
        yield address
    finally:
        server.should_exit = True
        thread.join(WAIT_S)
        assert not thread.is_alive()


@dataclass
class Stepped:
    """A server whose engine waits for the test."""

    url: str
    engine: SteppedEngine
    services: Services


@dataclass
class Sse:
    """One event of a stream."""

    id: int = 0
    name: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def events(lines: Iterable[str]) -> Iterator[Sse]:
    """The events of a stream, as they come."""
    event = Sse()
    for line in lines:
        key, _, value = line.partition(": ")
        if key == "id":
            event.id = int(value)
        elif key == "event":
            event.name = value
        elif key == "data":
            event.data = json.loads(value)
        elif not line and event.name:
            yield event
            event = Sse()


def text_of(found: Iterable[Sse], channel: str = "content") -> str:
    """What the deltas say together."""
    return "".join(e.data["text"] for e in found if e.name == "delta" and e.data["channel"] == channel)


def say(client: TestClient, text: str, **more: Any) -> list[Sse]:
    """Send a message and wait for the whole reply."""
    answer = client.post("/api/chat/stream", json={"message": text, **more})
    assert answer.status_code == 200, answer.text
    return list(events(answer.text.splitlines()))
