"""A page of every look that a message or a state can have, made by the real functions and styles, without Gradio.

`python -m tests.ui.gallery FOLDER` photographs it: light and dark, wide and narrow.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from string import Template
from threading import Thread

from playwright.sync_api import Browser, Page, sync_playwright

from llmui.domain.messages import ConversationSummary, Failure, Message, MessageState, Role, Timings
from llmui.ui import views
from llmui.ui.icons import icon
from llmui.ui.markdown import StreamingMarkdown, wrapped
from llmui.ui.views import LiveView

ASSETS = Path(views.__file__).parent / "assets"
CHROMIUM = os.environ.get("LLMUI_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or "chrome"
SIZES = {"wide": (1280, 800), "narrow": (390, 844)}
NOW = 1_795_000_000.0
DAY = 86_400.0

LONG = """At 8,192 tokens the f16 cache of this model takes about **1.15 GB**. Quantising both halves to `q8_0` brings \
it to roughly **0.61 GB**, with no loss you would notice:

- **f16** — 144 KB per token
- **q8_0** — 77 KB per token, needs flash attention for V
- **q4_0** — 41 KB per token, visible loss on long recalls

```python
from llama_cpp import Llama

llm = Llama(
    model_path="qwen3-4b-q4_k_m.gguf",
    n_ctx=8192, type_k=8, type_v=8,  # q8_0 K and V
    flash_attn=True,
)
```
"""
RICH = r"""# How attention works

Each head computes $\mathrm{softmax}\left(\frac{QK^\top}{\sqrt{d_k}}\right)V$, that is:

$$
\mathrm{Attention}(Q, K, V) = \mathrm{softmax}\!\left(\frac{QK^{\top}}{\sqrt{d_k}}\right) V
$$

## In numbers

| Model | Heads | KV heads | Bytes per token |
|:--|--:|--:|--:|
| Qwen3 4B | 32 | 8 | 147,456 |
| Gemma 3 1B | 4 | 1 | 26,624 |

1. Multiply queries and keys
   - one product per pair
   - masked above the diagonal
2. Divide by $\sqrt{d_k}$
3. Weigh the values

> Attention is a soft look-up: every value answers, each as loudly as its key fits.

- [x] read the paper
- [ ] write the kernel

---

See [the paper](https://example.org/paper) and ![a diagram](https://example.org/x.png). It cost ~~$5~~ nothing.
"""


def user(text: str, name: str = "u1", siblings: tuple[int, int] = (0, 1), old: bool = False) -> str:
    return views.message_html(Message(id=name, role=Role.USER, text=text), siblings=siblings, out_of_context=old)


def reply(
    name: str,
    text: str = "",
    siblings: tuple[int, int] = (0, 1),
    *,
    dropped: int = 0,
    old: bool = False,
    **more: object,
) -> str:
    message = Message(id=name, role=Role.ASSISTANT, text=text).with_changes(**more)
    return views.message_html(
        message,
        model_name="Qwen3 4B",
        model_note="Q4_K_M",
        siblings=siblings,
        is_last=True,
        dropped=dropped,
        out_of_context=old,
    )


def cost(tokens: int, speed: float, first: float = 0.0) -> Timings:
    return Timings(prompt_tokens=900, completion_tokens=tokens, decode_s=(tokens - 1) / speed, first_token_s=first)


def live(name: str, view: LiveView) -> str:
    """What the page's script makes of a live view."""
    frame = views.live_html(name, model_name="Qwen3 4B", model_note="Q4_K_M")
    frame = frame.replace('<div class="head"></div>', f'<div class="head">{view["head"]}</div>')
    if view["think_title"]:
        frame = frame.replace('class="think" open hidden', 'class="think" open')
        frame = frame.replace(
            '<span class="think-title"></span>', f'<span class="think-title">{view["think_title"]}</span>'
        )
        frame = frame.replace('think-body"></div>', f'think-body">{wrapped(view["think"])}</div>')
    frame = frame.replace('<div class="body"></div>', f'<div class="body">{wrapped(view["blocks"])}</div>')
    return frame.replace('<div class="foot"></div>', f'<div class="foot">{view["foot"]}</div>')


def so_far(text: str) -> list[str]:
    stream = StreamingMarkdown()
    stream.feed(text)
    return stream.blocks()


def chat() -> str:
    thought = "The KV cache has `2 · layers · kv_heads · head_dim · ctx` entries, so at 8,192 tokens …"
    return "".join(
        [
            user("How much memory does KV-cache quantisation save at 8k context?"),
            reply("a1", LONG, (1, 3), reasoning=thought, reasoning_s=2.4, timings=cost(412, 38.1, 0.42)),
            user("And is it slower?", "u2", (0, 2)),
            live(
                "a2",
                views.live_view(
                    "writing",
                    blocks=so_far(
                        "Slightly: dequantising costs a few percent while generating, but on a memory-bound CPU it is "
                        "often *faster*, since less cache is read for each token"
                    ),
                    tokens=38,
                    tokens_per_second=38.1,
                    first_token_s=0.42,
                ),
            ),
        ]
    )


def rich() -> str:
    asked = "Explain attention, please. My code:\n```python\nscores = q @ k.T\n```\nWhat is missing?"
    return user(asked) + reply("a1", RICH, timings=cost(318, 41.7, 0.3))


def under_way() -> str:
    return "".join(
        [
            user("What stands out in these two?"),
            live("l1", views.live_view("queued", position=2)),
            live("l2", views.live_view("loading", stage="Loading weights", fraction=0.62)),
            live("l3", views.live_view("reading", processed=4870, total=7730, cached=2104, left_s=1.2)),
            live(
                "l4",
                views.live_view(
                    "thinking",
                    think=so_far(
                        "The user keeps notes in a folder, so I should search there first. The switch was renamed: "
                        "older builds take a plain `-fa`, newer ones `-fa on|off|auto`. The notes will say"
                    ),
                    reasoning_s=4.2,
                    reasoning_tokens=371,
                ),
            ),
            live(
                "l5",
                views.live_view(
                    "writing",
                    think=so_far("The notes will say which of the two they use."),
                    blocks=so_far(
                        "Three notes mention it:\n\n- **llama-server.md** — `-fa`, the old form\n"
                        "- **rocm-setup.md** — already `-fa auto`, which is also the"
                    ),
                    reasoning_s=4.2,
                    tokens=118,
                    tokens_per_second=88.1,
                    first_token_s=0.42,
                ),
            ),
            live("l6", views.live_view("writing", blocks=so_far("```python\nimport os\n\nprint(os.name"), tokens=20)),
        ]
    )


def ended() -> str:
    failure = Failure(
        code="engine_crashed",
        message="The engine ran out of memory while it wrote the reply (killed by the system).",
        hint="Load the model with a smaller context length, then try again.",
        log=("ggml_backend_alloc: failed to allocate 18.0 GiB", "llama_decode: failed to decode, ret = -1"),
    )
    return "".join(
        [
            user("Which GGUF should I start with?", "o1", old=True),
            reply(
                "o2", "For 24 GB: an 8B model at Q5_K_M, with room for 16k of context.", old=True, timings=cost(20, 80)
            ),
            user("Which KV types are there, and what does a token take?"),
            reply(
                "e1",
                "llama.cpp stores K and V as `f32`, `f16`, `bf16`, `q8_0` or `q4_0`; a token of this model then takes",
                dropped=2,
                state=MessageState.STOPPED,
                timings=cost(38, 88.0),
            ),
            user("And the whole cache at 4k, 8k and 32k?"),
            reply(
                "e2",
                "With `f16` the cache takes 0.58 GB at 4k, 1.15 GB at 8k and 4.6 GB at 32k; with `q8_0`",
                state=MessageState.INTERRUPTED,
                timings=cost(38, 88.0),
            ),
            user("And at 128k?"),
            reply("e3", "", (1, 2), state=MessageState.FAILED, failure=failure),
            reply("e4", "A reply that was cut at", finish_reason="max_tokens", timings=cost(2048, 88.0, 1.2)),
        ]
    )


def states() -> str:
    starters = [
        ("Explain something", "Explain how a transformer predicts the next word, as to a curious teenager."),
        ("Write with me", "Write a short, warm note that invites my neighbours to a garden lunch."),
        ("Think it through", "I have 3 hours and 40 euros in Lisbon. Plan an afternoon."),
    ]
    return "".join(
        [
            views.empty_html("Starter", starters),
            views.no_model_html(has_draft=True),
            views.loading_html(
                "Qwen3 8B",
                stages=("Checked the file", "Weights", "Context of 8,192 tokens", "First token, as a test"),
                current=1,
                fraction=0.62,
                waiting=True,
            ),
            views.error_card(
                "engine_busy", "The queue is full.", "Wait, then send again.", [("dismiss", "Dismiss", "quiet")]
            ),
            views.notice_html("A file was damaged and put aside.", level="warn", buttons=[("show", "Show")], key="k"),
            views.notice_html("The data folder cannot be written.", level="bad"),
            views.notice_html("Loaded.", level="ok"),
        ]
    )


def empty() -> str:
    return views.empty_html(
        "Starter",
        [
            ("Explain something", "How does a transformer predict the next word?"),
            ("Write with me", "Write a note that invites my neighbours to lunch."),
            ("Think it through", "I have 3 hours and 40 euros in Lisbon. Plan it."),
        ],
    )


THREADS = {"chat": chat, "rich": rich, "under-way": under_way, "ended": ended, "states": states, "empty": empty}


def _rows() -> str:
    titles = (
        "Explain KV-cache quantisation|Sort 10M integers in Python|Trip plan: Lisbon in May|Regex for ISO dates|"
        "Why is my GGUF slow on CPU?|Cover letter draft|Docker compose healthchecks|Bayes theorem intuition|A long one"
    )
    ages = (0.0, 0.01, 0.02, 1.0, 1.01, 1.02, 3.0, 20.0, 100.0)
    summaries = [
        ConversationSummary(
            id=str(i),
            title=title,
            updated_at=NOW - age * DAY,
            created_at=NOW,
            message_count=2,
            revision=1,
            damaged=i == 8,
        )
        for i, (title, age) in enumerate(zip(titles.split("|"), ages, strict=True))
    ]
    parts, group = [], ""
    for row in views.conversation_rows(summaries, NOW, "0"):
        if row["group"] != group:
            group = row["group"]
            parts.append(f'<div role="listitem" class="group"><h2>{group}</h2></div>')
        here = ' aria-current="page"' if row["active"] else ""
        classes = f"row{' on' if row['active'] else ''}{' damaged' if row['damaged'] else ''}"
        tools = "".join(
            f'<button class="ib sm" aria-label="{name} {row["title"]}">{icon(picture)}</button>'
            for name, picture in (("Rename", "pencil"), ("Delete", "trash-2"))
        )
        parts.append(
            f'<div role="listitem" class="{classes}"><a class="t" href="?c={row["id"]}"{here}>{row["title"]}</a>'
            f'<span class="k">{tools}</span></div>'
        )
    return "".join(parts)


SHELL = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>$name</title><link rel="stylesheet" href="app.css"><style>
body { margin: 0 } #top, #crow { display: flex } #ask textarea { display: block; width: 100%; box-sizing: border-box }
</style></head><body class="$tone"><a class="skip" href="#ask">Skip to the message box</a><div id="app">
<aside id="side" aria-label="Chats">
<div class="brand"><span class="logo" aria-hidden="true">✦</span>llmui<span class="ver">local</span></div>
<div><button id="new">$plus<span>New chat</span></button><label class="find">$search<input type="search"
placeholder="Search chats" aria-label="Search chats"><kbd>Ctrl K</kbd></label></div>
<div id="list"><div class="convs" role="list" aria-label="Conversations">$rows</div></div></aside>
<main id="main"><h1 class="vh">Chat</h1><div id="notices"></div>
<div id="top"><span class="bare"><button class="ib" aria-label="Sidebar">$menu</button></span>
<b style="font-size: 14.5px">Qwen3 4B · Q4_K_M</b><span class="bare end" style="margin-left: auto">
<button class="ib" aria-label="Keys">$keyboard</button><button class="ib" aria-label="Light or dark">$contrast</button>
<button class="ib" aria-label="Settings">$settings</button></span></div>
<div id="thread" tabindex="0"><div class="thread" role="log" aria-label="Conversation">$thread</div></div>
<div id="dock"><button class="latest">Latest</button><div id="comp">
<div id="ask"><textarea rows="1" aria-label="Message" placeholder="Message Qwen3 4B…"></textarea></div>
<div id="crow"><span id="sp"></span><button id="send" aria-label="Send">$arrow</button></div></div>
<div class="status" role="status">$status</div></div></main></div>$extra</body></html>"""
OVERLAYS = """<dialog class="dialog" id="keys" aria-labelledby="keys-title">$keys</dialog>
<div id="toasts" role="status"><div class="toast"><span>Deleted “Cover letter draft”</span>
<button class="btn sm">Undo</button></div></div><script>document.getElementById("keys").showModal()</script>"""


def page(name: str, query: str = "") -> str:
    """One thread in the shell of the page; `query` may hold "dark" and "keys"."""
    status = views.status_html(
        tone="ok",
        words="Ready",
        context_used=6911 if name == "ended" else 2540,
        context_length=8192,
        tokens_per_second=38.1,
        ram=(5.2 * 2**30, 16 * 2**30),
    )
    return Template(SHELL).substitute(
        name=name,
        tone="dark" if "dark" in query else "",
        rows=_rows(),
        thread=THREADS[name](),
        status=status,
        extra=Template(OVERLAYS).substitute(keys=views.keys_html()) if "keys" in query else "",
        arrow=icon("arrow-up"),
        **{picture: icon(picture) for picture in ("plus", "search", "menu", "keyboard", "contrast", "settings")},
    )


@contextmanager
def served() -> Iterator[str]:
    """The assets folder on a port of its own, with `/NAME.html?dark` for each thread."""

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            name, _, query = self.path.removeprefix("/").partition(".html")
            if name not in THREADS:
                return super().do_GET()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(page(name, query).encode())
            return None

        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(ASSETS)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def browser_page(browser: Browser, width: int, height: int, scale: float = 1) -> Iterator[Page]:
    """A page of its own in a running browser."""
    page = browser.new_page(viewport={"width": width, "height": height}, device_scale_factor=scale)
    try:
        yield page
    finally:
        page.close()


def photograph(folder: Path) -> None:
    """Every thread at every size, light and dark, into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with served() as root, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for size, (width, height) in SIZES.items():
            with browser_page(browser, width, height) as tab:
                for name in THREADS:
                    for tone in ("light", "dark"):
                        tab.goto(f"{root}/{name}.html?{tone}")
                        tab.evaluate("document.fonts.ready")
                        if name not in ("chat", "empty"):
                            tall = tab.evaluate("document.querySelector('.thread').scrollHeight") + 230
                            tab.set_viewport_size({"width": width, "height": max(height, tall)})
                        tab.screenshot(path=folder / f"{name}-{size}-{tone}.png")
                        tab.set_viewport_size({"width": width, "height": height})


if __name__ == "__main__":
    photograph(Path(sys.argv[1]))
