"""Kill the program while it writes, again and again, and see what is left: `python -m bench.kills 200 [--json]`.

Each round starts the program on the data that the last death left, checks every reply of the last round, begins three
replies over HTTP, continues one that was interrupted, and sends SIGKILL at a random moment. Nothing that a client had
received for more than a second may be missing, nothing may be damaged, and what was cut off must say so.

The rounds run the real store, services, API, guard and server without the page: importing Gradio would take most of the
time and touches no data. `--page` starts `app.py` itself instead.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import random
import signal
import socket
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NoReturn

import httpx
from fastapi import FastAPI

from bench.common import ROOT, environment
from llmui import bootstrap
from llmui.api.app import install
from llmui.settings import parse
from llmui.web.guard import Guard, caller, policy_for
from llmui.web.identity import Identity
from llmui.web.server import Server

SPEED = 300
SAFE_S = 1.0
"""What a client received this long before the kill is acknowledged."""
STREAMS = 3
WORDS = "Grüße und 世界 go by while a lazy fox counts `words` and *marks* in\nlines of its own".split(" ")


@dataclass(slots=True)
class Stream:
    """What one client saw of one reply."""

    said: str
    conversation: str = ""
    reply: str = ""
    kept: str = ""  # what the reply had before it was continued
    received: list[tuple[float, str]] = field(default_factory=list)
    done: bool = False

    def text(self, until: float) -> str:
        """The text that had arrived at that time."""
        return self.kept + "".join(text for at, text in self.received if at <= until)


def serve(folder: Path, port: int) -> None:
    """The program without its page, until it is killed."""
    settings = parse(["--data-dir", str(folder), "--engine", "echo", "--echo-speed", str(SPEED)])
    program = bootstrap.build(settings)
    identity = Identity(folder)
    app = FastAPI()
    install(app, program.services, owner_of=lambda request: caller(request.scope).owner)
    server = Server(port=port, port_is_chosen=True)
    server.run(Guard(app, policy_for("127.0.0.1", port), identity))


def start(folder: Path, port: int, *, page: bool) -> int:
    """A process that serves `folder`; its id."""
    child = os.fork()
    if not child:
        _become(folder, port, page)
    return child


def _become(folder: Path, port: int, page: bool) -> NoReturn:
    nothing = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    os.dup2(os.open(folder / "log.txt", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), 2)
    try:
        if page:
            flags = ["--port", str(port), "--engine", "echo", "--echo-speed", str(SPEED), "--no-browser"]
            command = [sys.executable, str(ROOT / "app.py"), *flags, "--data-dir", str(folder)]
            os.chdir(ROOT)
            os.execve(sys.executable, command, environment())  # noqa: S606 (it must keep the process id)
        serve(folder, port)
    finally:
        os._exit(3)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


async def wait_until_it_answers(client: httpx.AsyncClient) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        with contextlib.suppress(httpx.HTTPError):
            if (await client.get("/healthz")).status_code == 200:
                return
        await asyncio.sleep(0.05)
    raise SystemExit("the program did not start")


async def watch(client: httpx.AsyncClient, stream: Stream, path: str, body: dict[str, Any]) -> None:
    """Note everything that arrives, until the reply or the program ends."""
    name = ""
    headers = {"Accept": "text/event-stream"}
    with contextlib.suppress(httpx.HTTPError):
        async with client.stream("POST", path, json=body, headers=headers) as answer:
            if answer.status_code >= 400:
                raise SystemExit(f"{path}: {(await answer.aread())!r}")
            async for line in answer.aiter_lines():
                if line.startswith("event: "):
                    name = line[7:]
                elif line.startswith("data: "):
                    note(stream, name, json.loads(line[6:]))


def note(stream: Stream, name: str, data: dict[str, Any]) -> None:
    if name == "start":
        stream.conversation, stream.reply = data["conversation_id"], data["message_id"]
    elif name == "delta":
        stream.received.append((time.monotonic(), data["text"]))
    elif name == "done":
        stream.done = True


class Drill:
    """The rounds, and what they found."""

    def __init__(self, folder: Path, *, page: bool, seed: int) -> None:
        self._folder, self._page, self._rng = folder, page, random.Random(seed)
        self._before: list[Stream] = []
        self._killed_at = 0.0
        self._interrupted: list[Stream] = []
        self.found: Counter[str] = Counter()
        self.broken: list[str] = []

    def round(self, *, last: bool) -> None:
        """Start, check what the last death left, write, kill."""
        port = free_port()
        process = start(self._folder, port, page=self._page)
        try:
            # In a loop of its own: nothing but this thread may live when the next process is forked.
            asyncio.run(self._with(port, process, last))
        finally:
            os.kill(process, signal.SIGKILL)
            os.waitpid(process, 0)

    async def _with(self, port: int, process: int, last: bool) -> None:
        async with httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=120) as client:
            await wait_until_it_answers(client)
            client.headers["Authorization"] = f"Bearer {Identity(self._folder).token}"
            await self._check(client)
            if not last:
                await self._write(client, process)

    async def _write(self, client: httpx.AsyncClient, process: int) -> None:
        self._before = [Stream(self._message()) for _ in range(STREAMS)]
        params = {"max_tokens": 2048}
        tasks = [
            asyncio.create_task(watch(client, one, "/api/chat/stream", {"message": one.said, "params": params}))
            for one in self._before
        ]
        if self._interrupted:
            old = self._interrupted.pop()
            again = Stream(old.said, old.conversation, old.reply, kept=old.kept)
            path = f"/api/conversations/{old.conversation}/messages/{old.reply}/continue"
            tasks.append(asyncio.create_task(watch(client, again, path, {"params": params})))
            self._before.append(again)
            self.found["continued"] += 1
        await asyncio.sleep(self._rng.uniform(0.05, 4.5))
        os.kill(process, signal.SIGKILL)
        self._killed_at = time.monotonic()
        await asyncio.gather(*tasks)
        self.found["kills"] += 1

    def _message(self) -> str:
        return " ".join(self._rng.choices(WORDS, k=self._rng.randrange(5, 700)))

    async def _check(self, client: httpx.AsyncClient) -> None:
        self._interrupted.clear()
        for stream in self._before:
            if stream.conversation:
                answer = await client.get(f"/api/conversations/{stream.conversation}")
                if answer.status_code != 200:
                    self._bad("lost", stream, f"the conversation answers {answer.status_code}")
                    continue
                self._compare(stream, {one["id"]: one for one in answer.json()["messages"]})
        damaged = [path.name for path in self._folder.rglob("*.corrupt*")]
        if len(damaged) > self.found["damaged files"]:
            self.broken.append(f"damaged: {damaged}")
        self.found["damaged files"] = len(damaged)

    def _compare(self, stream: Stream, messages: dict[str, dict[str, Any]]) -> None:
        said = [one["text"] for one in messages.values() if one["role"] == "user"]
        if said != [stream.said]:
            self._bad("lost", stream, "the user's message is not there as it was sent")
        reply = messages.get(stream.reply)
        if reply is None:
            self._bad("lost", stream, "the reply is not there")
            return
        text, state = reply["text"], reply["state"]
        self.found["replies"] += 1
        self.found[state] += 1
        acknowledged = stream.text(self._killed_at - SAFE_S)
        self.found["acknowledged characters"] += len(acknowledged)
        self.found["characters kept"] += len(text)
        self.found["characters received"] += len(stream.text(self._killed_at))
        if not stream.said.startswith(text):  # the echo engine writes what was said
            self._bad("corrupt", stream, f"the text is not what was written: {text[-60:]!r}")
        if not text.startswith(acknowledged):
            self._bad("lost", stream, f"{len(acknowledged) - len(text)} acknowledged characters are missing")
        if stream.done and (state != "done" or text != stream.said):
            self._bad("lost", stream, f"the client was told that it is done; it is {state}")
        if state not in ("interrupted", "done"):
            self._bad("corrupt", stream, f"its state is {state}")
        if state == "interrupted" and text:
            self._interrupted.append(Stream(stream.said, stream.conversation, stream.reply, kept=text))

    def _bad(self, kind: str, stream: Stream, why: str) -> None:
        self.found[kind] += 1
        self.broken.append(f"round {self.found['kills']}, {stream.conversation}: {why}")


def drill(folder: Path, kills: int, *, page: bool, seed: int) -> Drill:
    one = Drill(folder, page=page, seed=seed)
    for number in range(kills + 1):
        one.round(last=number == kills)
    return one


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("kills", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--page", action="store_true", help="start app.py itself each time, page and all")
    parser.add_argument("--json", action="store_true")
    asked = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        done = drill(Path(name), asked.kills, page=asked.page, seed=asked.seed)
    program = "app.py" if asked.page else "store, services, API, guard and server, without the page"
    figures = {"program": program, "lost": 0, "corrupt": 0, **done.found, "seconds": round(time.monotonic() - begun)}
    if asked.json:
        print(json.dumps({**figures, "broken": done.broken, "load": os.getloadavg()[0]}, ensure_ascii=False))
    else:
        for what, value in figures.items():
            print(f"{what:26} {value}")
        print(*done.broken, sep="\n")
    sys.exit(bool(done.broken))


if __name__ == "__main__":
    main()
