"""A fast reply in a long conversation, as a browser sees it: `python -m bench.page [--json]`.

The echo engine writes 2,000 words of Markdown at 200 a second into a conversation of 100 messages. The ideal is the
time that the engine itself took; what the engine's own pacing loses against its 200 a second is shown beside it.
"""

from __future__ import annotations

import random
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ulid import ULID

from bench.common import OWNER, Figure, PageClock, Program, arguments, chromium, report
from llmui.domain.messages import Conversation, Message, MessageState, Role
from llmui.store.json_file import JsonFileStore

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

TOKENS, SPEED, MESSAGES = 2000, 200, 100
WORDS = "the reply says what a window holds and how a model reads one word after another without looking ahead".split()
# Long tasks with the moment they began, and the moments at which the page shows that a reply has begun and ended.
WATCH = """
window.llmuiLong = [];
window.llmuiSeen = {};
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) window.llmuiLong.push([task.startTime, task.duration]);
}).observe({ type: "longtask", buffered: true });
window.llmuiFollow = () => {
  const root = document.querySelector(".thread");
  const before = root.children.length;
  const look = () => {
    const last = root.lastElementChild, seen = window.llmuiSeen, now = performance.now();
    if (root.children.length < before + 2 || last.dataset.role !== "assistant") return;
    if (!seen.first && last.querySelector(".body")?.textContent.trim()) seen.first = now;
    if (last.dataset.state !== "streaming") { seen.ended = now; watcher.disconnect(); }
  };
  const watcher = new MutationObserver(look);
  watcher.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
  window.llmuiSeen.sent = performance.now();
};
"""


def markdown(words: int, seed: int) -> str:
    """Paragraphs, lists, code and a table, `words` words long as the echo engine counts them."""
    rng = random.Random(seed)
    parts: list[str] = []
    while sum(len(part.split()) for part in parts) < words:
        sentence = " ".join(rng.choices(WORDS, k=14)).capitalize() + "."
        parts.append(
            f"{sentence} **{rng.choice(WORDS)}** and `{rng.choice(WORDS)}` {' '.join(rng.choices(WORDS, k=30))}."
        )
        kind = rng.randrange(4)
        if kind == 0:
            parts.append("\n".join(f"- {' '.join(rng.choices(WORDS, k=8))}" for _ in range(5)))
        elif kind == 1:
            parts.append("```python\ndef reply(words: list[str]) -> str:\n    return ' '.join(words)  # joined\n```")
        elif kind == 2:
            rows = "\n".join(f"| {rng.choice(WORDS)} | {rng.choice(WORDS)} |" for _ in range(4))
            parts.append(f"| one | two |\n|---|---|\n{rows}")
    text = "\n\n".join(parts)
    at = 0
    for _ in range(words):  # cut after that many words, blanks inside kept
        while text[at].isspace():
            at += 1
        while at < len(text) and not text[at].isspace():
            at += 1
    return text[:at]


def seeded(folder: Path, messages: int) -> str:
    """A conversation with so many messages in a data folder; its id."""
    conversation = Conversation(id=str(ULID()), owner=OWNER, title="A long conversation")
    for n in range(messages):
        role = Role.ASSISTANT if n % 2 else Role.USER
        text = markdown(120 if n % 2 else 20, n)
        one = Message(id=str(ULID()), role=role, parent_id=conversation.current_id, text=text, state=MessageState.DONE)
        conversation = conversation.with_message(one)
    store = JsonFileStore(folder)
    store.create(conversation)
    store.close()
    return conversation.id


def reply(browser: Browser, tokens: int, speed: int) -> dict[str, float]:
    """One reply into a fresh copy of the conversation."""
    with tempfile.TemporaryDirectory() as name:
        conversation = seeded(Path(name), MESSAGES)
        paced = ("--engine", "echo", "--echo-speed", str(speed), "--context-length", "131072")
        with Program(Path(name), paced) as program:
            page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
            page.add_init_script(WATCH)
            page.goto(program.url)
            page.goto(program.url.partition("?")[0] + f"?c={conversation}")
            page.wait_for_function(f"document.querySelectorAll('.thread > [data-message-id]').length === {MESSAGES}")
            time.sleep(3)  # what opening the page left to do is not the reply's
            try:
                row = watched(page, program, tokens)
                last = program.client().ask("GET", f"/api/conversations/{conversation}")["messages"][-1]
            finally:
                page.context.close()
    timings = last["timings"]
    assert timings["completion_tokens"] == tokens, timings
    return row | {"engine": timings["first_token_s"] + timings["decode_s"]}


def watched(page: Page, program: Program, tokens: int) -> dict[str, float]:
    """Send, and see what the reply takes."""
    wire = page.context.new_cdp_session(page)
    got = {"bytes": 0.0}

    def count(event: dict[str, Any]) -> None:
        got["bytes"] += event["encodedDataLength"]

    wire.on("Network.dataReceived", count)
    wire.send("Network.enable")
    page.locator("#ask textarea").fill(markdown(tokens, 7))
    time.sleep(0.5)
    clock, cpu_before = PageClock(wire), program.cpu_s()
    page.evaluate("window.llmuiFollow()")
    page.get_by_role("button", name="Send", exact=True).click()
    page.wait_for_function("window.llmuiSeen.ended > 0", timeout=120_000, polling=250)
    page.wait_for_timeout(300)
    row = {"cpu": program.cpu_s() - cpu_before, **clock.spent(), **got}
    seen, tasks = page.evaluate("[window.llmuiSeen, window.llmuiLong]")
    long = [took for began, took in tasks if seen["sent"] <= began <= seen["ended"] + 300]
    total = (seen["ended"] - seen["sent"]) / 1000
    first = (seen["first"] - seen["sent"]) / 1000
    return row | {"total": total, "first": first, "long": float(len(long)), "longest": max(long, default=0.0)}


def measure(runs: int, tokens: int, speed: int) -> list[Figure]:
    with chromium() as browser:
        rows = [reply(browser, tokens, speed) for _ in range(runs)]

    def figure(name: str, values: list[float], unit: str, at_most: float | None = None) -> Figure:
        return Figure(name, tuple(values), unit, at_most)

    def column(name: str) -> list[float]:
        return [row[name] for row in rows]

    return [
        figure("total ÷ ideal", [row["total"] / row["engine"] for row in rows], "", 1.03),
        figure(f"total ÷ {tokens} tokens at {speed}/s", [row["total"] * speed / tokens for row in rows], ""),
        figure("from Send to the first word", column("first"), "s"),
        figure("processor time of the web process", column("cpu"), "s", 0.8),
        figure("tasks over 50 ms in the page", column("long"), "", 0.0),
        figure("  the longest", column("longest"), "ms"),
        figure("processor time of the page's main thread", column("all"), "s"),
        figure("  of it scripts", column("script"), "s"),
        figure("  of it styles", column("style"), "s"),
        figure("  of it layout", column("layout"), "s"),
        figure("bytes over the wire", [value / 1000 for value in column("bytes")], "KB"),
    ]


def main() -> None:
    parser = arguments(
        __doc__,
        runs=(5, "how many replies"),
        tokens=(TOKENS, "words of a reply"),
        speed=(SPEED, "words a second"),
    )
    asked = parser.parse_args()
    report(lambda: measure(asked.runs, asked.tokens, asked.speed), as_json=asked.json)


if __name__ == "__main__":
    main()
