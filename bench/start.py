"""How long until a person can write: start, first page, its bytes, its memory: `python -m bench.start [--json]`.

The second start counts: compiled Python files are there and the system has read the files before. Each page view is
one of a browser without a cache, opened at the printed address, token and all.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from bench.common import Figure, PageClock, Program, arguments, chromium, report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

IDLE_S = 10.0
# Runs in the page from its first moment: notes when a person can type, and when there is something to see.
USABLE = """
window.llmuiUsable = 0;
const look = () => {
  const field = document.querySelector("#ask textarea");
  const booted = document.querySelector("#latest") && document.querySelector(".thread")?.childElementCount;
  if (field && booted && !field.disabled && field.getBoundingClientRect().height > 10) {
    requestAnimationFrame(() => { window.llmuiUsable = performance.now(); });
  } else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def view(browser: Browser, program: Program) -> tuple[dict[str, float], Page]:
    """One first view of the page: times in seconds, bytes over the wire, requests."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    clock = PageClock(wire)
    seen = {"bytes": 0, "requests": 0, "outside": 0}

    def sent(event: dict[str, Any]) -> None:
        address = urlsplit(event["request"]["url"])
        seen["requests"] += address.scheme in ("http", "https")
        seen["outside"] += address.scheme in ("http", "https", "ws", "wss") and address.hostname != "127.0.0.1"

    def finished(event: dict[str, Any]) -> None:
        seen["bytes"] += int(event["encodedDataLength"])

    wire.on("Network.requestWillBeSent", sent)
    wire.on("Network.loadingFinished", finished)
    page.add_init_script(USABLE)
    before = program.cpu_s()
    page.goto(program.url)
    page.wait_for_function("window.llmuiUsable > 0", timeout=120_000)
    page.evaluate("document.fonts.ready.then(() => 0)")
    page.wait_for_timeout(500)  # what it still fetches after it can be used
    painted = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0") / 1000
    usable = page.evaluate("window.llmuiUsable") / 1000
    found = {"painted": painted, "visible": max(painted, usable), "server": program.cpu_s() - before}
    found["browser"] = clock.spent()["all"]
    return found | {name: float(value) for name, value in seen.items()}, page


def idle(program: Program) -> float:
    """Share of a core that the program takes while one tab is looked at and nothing happens, in percent."""
    time.sleep(2)
    before, begun = program.cpu_s(), time.perf_counter()
    time.sleep(IDLE_S)
    return (program.cpu_s() - before) / (time.perf_counter() - begun) * 100


def measure(starts: int, program_arguments: tuple[str, ...]) -> list[Figure]:
    rows: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        with Program(Path(name), program_arguments):
            pass  # the first start compiles Python files and reads the disk
        for _ in range(starts):
            with Program(Path(name), program_arguments) as program:
                row = {"ready": program.ready_s, "ready cpu": program.cpu_s()}
                program.client().wait_ready()  # a model that is being loaded would be measured too
                first, page = view(browser, program)
                row |= {f"first {what}": value for what, value in first.items()}
                row["rss"] = program.rss_mb()
                page.context.close()
                again, page = view(browser, program)  # the server is warm now, the browser's cache is not
                row |= again
                row["idle"] = idle(program)
                page.context.close()
                rows.append(row)

    def figure(name: str, column: str, unit: str, at_most: float | None = None, scale: float = 1.0) -> Figure:
        return Figure(name, tuple(row[column] * scale for row in rows), unit, at_most)

    return [
        figure("start to ready line", "ready", "s", 4.0),
        figure("  processor time of that", "ready cpu", "s"),
        figure("memory of the web process, one page open", "rss", "MB", 260.0),
        figure("first page ever: painted and usable", "first visible", "s", 1.3),
        figure("  its first text", "first painted", "s"),
        figure("  processor time in the web process", "first server", "s"),
        figure("  processor time in the page", "first browser", "s"),
        figure("next page, empty browser: painted and usable", "visible", "s", 1.3),
        figure("  its first text", "painted", "s"),
        figure("  processor time in the web process", "server", "s"),
        figure("  processor time in the page", "browser", "s"),
        figure("bytes over the wire", "bytes", "KB", 600.0, 1e-3),
        figure("requests", "requests", ""),
        figure("requests to other machines", "outside", "", 0.0),
        figure("idle with one visible tab", "idle", "%"),
    ]


def main() -> None:
    parser = arguments(__doc__, starts=(5, "how many starts"))
    parser.add_argument("--model", help="GGUF file to start with (default: what the program finds)")
    parser.add_argument("--engine", default="worker", help="worker or echo (default: worker)")
    asked = parser.parse_args()
    chosen = ("--model", asked.model) if asked.model else ()
    report(lambda: measure(asked.starts, ("--engine", asked.engine, *chosen)), as_json=asked.json)


if __name__ == "__main__":
    main()
