"""What the figures of the whole program share: the real program, its processor time, a browser, a table."""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import os
import queue
import select
import shutil
import signal
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import psutil

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession

ROOT = Path(__file__).parents[1]
START_S = 180  # a busy machine is slow, and no reason to give up
READY = "llmui is ready at "
OWNER = "local"
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(slots=True)
class Program:
    """`python app.py …`, started as a person would, and what it has used."""

    data_dir: Path
    arguments: tuple[str, ...] = ()
    url: str = ""
    ready_s: float = 0.0
    log: list[str] = field(default_factory=list)
    _process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Program:
        command = [sys.executable, "app.py", "--port", "0", "--no-browser", "--data-dir", str(self.data_dir)]
        begun = time.perf_counter()
        self._process = subprocess.Popen(
            [*command, *self.arguments],
            cwd=ROOT,
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        lines: queue.Queue[tuple[float, str]] = queue.Queue()
        threading.Thread(target=self._read, args=(self._process.stdout, lines), daemon=True).start()
        threading.Thread(target=self._read, args=(self._process.stderr, None), daemon=True).start()
        try:
            at, self.url = lines.get(timeout=START_S)
        except queue.Empty:
            at, self.url = 0.0, ""
        if not self.url:
            self.kill()
            raise RuntimeError("the program did not get ready: " + "".join(self.log)[-2000:])
        self.ready_s = at - begun
        return self

    def __exit__(self, *_: object) -> None:
        process = self._started()
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            self.kill()

    def _read(self, stream: Any, ready: queue.Queue[tuple[float, str]] | None) -> None:
        for line in stream:
            if ready is not None and line.startswith(READY):
                ready.put((time.perf_counter(), line.removeprefix(READY).strip()))
            self.log.append(line)
        if ready is not None:
            ready.put((0.0, ""))

    def kill(self) -> None:
        """As a power cut does it: no last words."""
        process = self._started()
        process.kill()
        process.wait(20)

    def _started(self) -> subprocess.Popen[str]:
        assert self._process is not None
        return self._process

    @property
    def process(self) -> psutil.Process:
        """The web process; the engine is a child of it."""
        return psutil.Process(self._started().pid)

    def cpu_s(self) -> float:
        """Processor time of the web process so far, without its children."""
        used = self.process.cpu_times()
        return float(used.user + used.system)

    def children_cpu_s(self) -> float:
        """The same of its children: the engine."""
        used = [child.cpu_times() for child in self.process.children(recursive=True)]
        return float(sum(one.user + one.system for one in used))

    def rss_mb(self) -> float:
        return float(self.process.memory_info().rss) / 1e6

    @property
    def token(self) -> str:
        return parse_qs(urlsplit(self.url).query)["token"][0]

    def client(self) -> Client:
        address = urlsplit(self.url)
        return Client(address.hostname or "", address.port or 0, self.token)


@dataclass(slots=True)
class Client:
    """Calls the API; keeps its connection from call to call, as programs do, while the server keeps it."""

    host: str
    port: int
    token: str
    _connection: http.client.HTTPConnection | None = None

    def ask(self, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
        answer = self._send(method, path, body)
        data = answer.read()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {path}: {answer.status} {data[:500]!r}")
        return json.loads(data) if data else None

    def events(self, path: str, body: Mapping[str, object]) -> Iterator[tuple[float, str, dict[str, Any]]]:
        """When each event came, its name and its data."""
        answer = self._send("POST", path, body, accept="text/event-stream")
        if answer.status >= 400:
            raise RuntimeError(f"POST {path}: {answer.status} {answer.read()[:500]!r}")
        name = ""
        while line := answer.readline():
            if line.startswith(b"event: "):
                name = line[7:].strip().decode()
            elif line.startswith(b"data: "):
                yield time.perf_counter(), name, json.loads(line[6:])
        answer.read()

    def _send(
        self, method: str, path: str, body: Mapping[str, object] | None, accept: str = "application/json"
    ) -> http.client.HTTPResponse:
        headers = {"Authorization": f"Bearer {self.token}", "Accept": accept}
        if body is not None:
            headers["Content-Type"] = "application/json"
        self._open()
        assert self._connection is not None
        self._connection.request(method, path, None if body is None else json.dumps(body), headers)
        return self._connection.getresponse()

    def _open(self) -> None:
        """A connection that the server has not ended meanwhile: then there would be an end to read."""
        kept = self._connection.sock if self._connection is not None else None
        if kept is not None and not select.select([kept], [], [], 0)[0]:
            return
        self._connection = http.client.HTTPConnection(self.host, self.port, timeout=600)
        self._connection.connect()

    def wait_ready(self) -> None:
        """Until the engine has a model."""
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            answer = self._send("GET", "/readyz", None)
            answer.read()
            if answer.status == 200:
                return
            time.sleep(0.1)
        raise RuntimeError("the engine did not get ready")


def environment() -> dict[str, str]:
    """Ours without the program's own variables, and with compiled Python files kept, as a person has it."""
    dropped = {"PYTHONDONTWRITEBYTECODE"}
    return {name: value for name, value in os.environ.items() if not name.startswith("LLMUI_") and name not in dropped}


@contextlib.contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium without a window; LLMUI_CHROMIUM names another."""
    from playwright.sync_api import sync_playwright  # the other figures do not need it

    names = (os.environ.get("LLMUI_CHROMIUM"), "chromium", "chromium-browser", "google-chrome", "chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("No Chromium found: install it, or say in LLMUI_CHROMIUM where it is.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        try:
            yield browser
        finally:
            browser.close()


class PageClock:
    """Processor time of a page's main thread: a busy machine does not stretch it."""

    def __init__(self, wire: CDPSession) -> None:
        self._wire = wire
        wire.send("Performance.enable", {"timeDomain": "threadTicks"})
        self._begun = self._read()

    def _read(self) -> dict[str, float]:
        return {one["name"]: one["value"] for one in self._wire.send("Performance.getMetrics")["metrics"]}

    def spent(self) -> dict[str, float]:
        """Seconds since this was made: all of it, and what of that were scripts, styles and layout."""
        now = self._read()
        names = {"all": "Task", "script": "Script", "style": "RecalcStyle", "layout": "Layout"}
        return {name: now[f"{what}Duration"] - self._begun[f"{what}Duration"] for name, what in names.items()}


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured thing: the median of `runs`, and where the bar is."""

    name: str
    runs: tuple[float, ...]
    unit: str = ""
    at_most: float | None = None
    at_least: float | None = None

    @property
    def median(self) -> float:
        return statistics.median(self.runs)

    @property
    def met(self) -> bool | None:
        if self.at_most is not None:
            return self.median <= self.at_most
        return self.median >= self.at_least if self.at_least is not None else None

    def to_dict(self) -> dict[str, object]:
        named = {"median": round(self.median, 4), "runs": [round(run, 4) for run in self.runs], "unit": self.unit}
        bar = {"at_most": self.at_most, "at_least": self.at_least, "met": self.met}
        return {**named, **{name: value for name, value in bar.items() if value is not None}}


def p95(values: list[float]) -> float:
    return statistics.quantiles(values, n=20)[18]


def arguments(text: str | None, **numbers: tuple[int, str]) -> argparse.ArgumentParser:
    """`--json`, and a flag for each number."""
    parser = argparse.ArgumentParser(description=(text or "").partition("\n")[0])
    for name, (default, said) in numbers.items():
        parser.add_argument(f"--{name}", type=int, default=default, help=f"{said} (default: {default})")
    parser.add_argument("--json", action="store_true", help="one JSON object instead of a table")
    return parser


def report(measure: Callable[[], list[Figure]], *, as_json: bool, notes: tuple[str, ...] = ()) -> None:
    """Measure, then print the figures and how busy the machine was before and after. Exits 1 when a bar is missed."""
    before = os.getloadavg()[0]
    figures = measure()
    load = (before, os.getloadavg()[0])
    if as_json:
        told = {figure.name: figure.to_dict() for figure in figures}
        print(json.dumps({"load": load, "cores": os.cpu_count(), "notes": notes, "figures": told}, ensure_ascii=False))
    else:
        for figure in figures:
            print(_line(figure))
        for note in notes:
            print(note)
        print(f"load {load[0]:.1f} before, {load[1]:.1f} after, on {os.cpu_count()} cores")
    sys.exit(any(figure.met is False for figure in figures))


def _line(figure: Figure) -> str:
    sign, bar = ("≤", figure.at_most) if figure.at_most is not None else ("≥", figure.at_least)
    bars = f"{sign} {bar:g} {'met' if figure.met else 'MISSED'}" if bar is not None else ""
    spread = f"{min(figure.runs):.4g} … {max(figure.runs):.4g}" if len(figure.runs) > 1 else ""
    return f"{figure.name:44} {figure.median:10.4g} {figure.unit:6} {bars:18} {spread}"
