"""The real program in a process of its own, and headless Chromium looking at it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request

ROOT = Path(__file__).parents[2]
START_S = 120


@dataclass(slots=True)
class Program:
    """`python app.py …`, started and stopped as a person would."""

    data_dir: Path
    arguments: tuple[str, ...] = ("--engine", "echo")
    url: str = ""
    browser: str = ""  # a command to open the page with; none: nothing is opened
    process: subprocess.Popen[str] | None = None
    log: list[str] = field(default_factory=list)

    def start(self) -> str:
        """Returns the address that it printed, token and all."""
        command = [sys.executable, "app.py", "--port", "0", "--data-dir", str(self.data_dir)]
        command += [] if self.browser else ["--no-browser"]
        environment = {name: value for name, value in os.environ.items() if not name.startswith("LLMUI_")}
        environment |= {"BROWSER": self.browser} if self.browser else {}
        self.process = subprocess.Popen(
            [*command, *self.arguments],
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        ready: queue.Queue[str] = queue.Queue()
        threading.Thread(target=self._read_out, args=(ready,), daemon=True).start()
        threading.Thread(target=self._read_log, daemon=True).start()
        try:
            self.url = ready.get(timeout=START_S)
        except queue.Empty:
            raise AssertionError("the program did not get ready: " + "".join(self.log)[-2000:]) from None
        assert self.url, "the program ended: " + "".join(self.log)[-2000:]
        return self.url

    def _read_out(self, ready: queue.Queue[str]) -> None:
        assert self.process is not None and self.process.stdout is not None
        for line in self.process.stdout:
            if line.startswith("llmui is ready at "):
                ready.put(line.removeprefix("llmui is ready at ").strip())
        ready.put("")

    def _read_log(self) -> None:
        assert self.process is not None and self.process.stderr is not None
        for line in self.process.stderr:
            self.log.append(line)

    def kill(self) -> None:
        """As a power cut does it: no last words."""
        if self.process is not None:
            self.process.kill()
            self.process.wait(10)

    def stop(self) -> int:
        """Ask it to end; returns its exit status."""
        assert self.process is not None
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise

    def restart(self) -> str:
        self.kill()
        return self.start()


@pytest.fixture(scope="session")
def program(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Program]:
    """One program with the echo engine for all tests that do not kill it."""
    started = Program(tmp_path_factory.mktemp("data"), ("--engine", "echo"))
    started.start()
    yield started
    assert started.stop() == 0


@pytest.fixture
def own_program(tmp_path: Path) -> Iterator[Callable[..., Program]]:
    """Makes programs that one test may kill."""
    made: list[Program] = []

    def make(*arguments: str) -> Program:
        started = Program(tmp_path / "data", arguments or ("--engine", "echo"))
        started.start()
        made.append(started)
        return started

    yield make
    for one in made:
        one.kill()


@dataclass(slots=True)
class Watched:
    """A tab, and what it did that it should not have done."""

    page: Page
    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


@pytest.fixture
def open_tab(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Opens tabs. In the end none of them may have logged an error or asked another machine for anything."""
    watched: list[Watched] = []
    contexts = []

    def open_one(url: str, *, beside: Page | None = None, **options: object) -> Page:
        context = beside.context if beside else chromium.new_context(viewport={"width": 1280, "height": 800}, **options)  # type: ignore[arg-type]
        if beside is None:
            contexts.append(context)
            context.grant_permissions(["clipboard-read", "clipboard-write"])
        tab = Watched(context.new_page())
        watched.append(tab)
        tab.page.on("console", lambda m: tab.errors.append(m.text) if m.type == "error" and not _left(m.text) else None)
        tab.page.on("pageerror", lambda error: None if _left(str(error)) else tab.errors.append(str(error)))
        tab.page.on("request", lambda request: _note(tab, request))
        tab.page.goto(url)
        tab.page.get_by_role("textbox", name="Message").wait_for()
        return tab.page

    yield open_one
    found = [(tab.errors, tab.outside) for tab in watched if tab.errors or tab.outside]
    for context in contexts:
        context.close()
    assert found == []


def _note(tab: Watched, request: Request) -> None:
    address = urlsplit(request.url)
    if address.scheme in ("http", "https") and address.hostname not in ("127.0.0.1", "localhost"):
        tab.outside.append(request.url)


def _left(text: str) -> bool:
    """What Gradio's client says of its open streams when a page is left or reloaded; nobody sees it."""
    return text.startswith("AbortError") or "Connection errored out" in text
