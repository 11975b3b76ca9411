"""The page: one `gr.Blocks`, mounted at "/" of the FastAPI application that the program serves."""

from __future__ import annotations

import functools
import hashlib
import json
import re
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from llmui.services import Services
from llmui.ui.handlers import handlers_for
from llmui.ui.icons import icon
from llmui.ui.panels import keys_html
from llmui.ui.tabs import chat
from llmui.ui.theme import LLMUI

ASSETS = Path(__file__).parent / "assets"
ASSETS_AT = "/llmui-assets"
STYLE = "app.css"
SCRIPT = "app.js"
SCRIPT_PARTS = ("state", "transcript", "live", "requests", "list", "status", "overlays", "keys")
"""Files of assets/js, in order; together they are one script with one scope."""
FONTS = ("plex-sans-latin-400-normal.woff2", "plex-sans-latin-700-normal.woff2")
"""Those that every view of the page needs."""
SCRIPT_ICONS = ("arrow-down", "arrow-up", "pencil", "square", "trash-2", "x")
"""Icons that the script draws itself."""
MAX_PARALLEL_EVENTS = 200
KEPT_SESSIONS = 200


def build(services: Services) -> gr.Blocks:
    """The page's components and events; nothing is served yet."""
    handlers = handlers_for(services)
    page: gr.Blocks
    with gr.Blocks(title="llmui", fill_height=True, fill_width=True, analytics_enabled=False) as page:
        chat.wire(chat.build(handlers), handlers, page)
        for function in page.fns.values():
            # Nothing shows progress by Gradio's means. Left to itself, the front end copies every component that an
            # event ever led to, the whole transcript among them, with each piece of a reply: a third of its work.
            function.show_progress_on = []
    return page


def mount(app: Any, services: Services, owner_of: Callable[[Request], str], *, root_path: str = "") -> None:
    """Serve the page at "/" of `app`, a FastAPI application; routes that it has already keep their paths."""
    for name, text, kind in ((SCRIPT, _script(), "text/javascript"), (STYLE, _style(), "text/css")):
        app.add_route(f"{ASSETS_AT}/{name}", _sender(text, kind))
    app.add_middleware(Hints, hints=_hints(root_path))
    app.mount(ASSETS_AT, StaticFiles(directory=ASSETS), name="llmui-assets")
    page = build(services)
    _tune(page)
    gr.mount_gradio_app(
        app,
        page,
        path="/",
        theme=LLMUI(),
        head=_head(root_path),
        footer_links=[],
        run_history=False,
        enable_monitoring=False,
        root_path=root_path or None,
        auth_dependency=owner_of,
        allowed_paths=[],
        max_file_size="64mb",
        show_error=False,
        ssr_mode=False,
    )


def _tune(page: gr.Blocks) -> None:
    """Limits that `mount_gradio_app` has no arguments for. Our own scheduler decides how many replies run."""
    page.queue(default_concurrency_limit=None)
    page.max_threads = MAX_PARALLEL_EVENTS
    queue: Any = page._queue
    queue.max_thread_count = MAX_PARALLEL_EVENTS
    # Both poll. As they come, every millisecond and every ten, they cost 4 % of a core while nothing happens. The first
    # delays only the beginning of an observation; the second is for progress bars, which we have none of.
    queue.sleep_when_free = 0.03
    queue.progress_update_sleep_when_free = 1.0
    page.state_session_capacity = KEPT_SESSIONS


class Hints:
    """Tells the browser with the page itself what it will need. Gradio's front end asks for it half a second later."""

    def __init__(self, app: ASGIApp, hints: str) -> None:
        self._app = app
        self._header = (b"link", hints.encode("ascii"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI has it."""
        if scope["type"] != "http" or scope["path"] != "/":
            await self._app(scope, receive, send)
            return

        async def with_hints(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == 200:
                message = {**message, "headers": [*message.get("headers", ()), self._header]}
            await send(message)

        await self._app(scope, receive, with_hints)


def _address(root_path: str, name: str) -> str:
    return f"{root_path.rstrip('/')}{ASSETS_AT}/{name}"


def _hints(root_path: str) -> str:
    wanted = [(f"{STYLE}?v={_edition()}", "style"), (f"{SCRIPT}?v={_edition()}", "script")]
    wanted += [(f"fonts/{name}", "font; crossorigin") for name in FONTS]
    return ", ".join(f"<{_address(root_path, name)}>; rel=preload; as={kind}" for name, kind in wanted)


def _head(root_path: str) -> str:
    style, script = (f"{_address(root_path, name)}?v={_edition()}" for name in (STYLE, SCRIPT))
    return (
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">'
        f'<link rel="stylesheet" href="{style}"><script src="{script}"></script>'
    )


@functools.cache
def _edition() -> str:
    """Changes with the script and the styles, so that no browser goes on with those of an older program."""
    return hashlib.sha256((_script() + _style()).encode()).hexdigest()[:10]


def _sender(text: str, kind: str) -> Callable[[Request], Awaitable[Response]]:
    async def send_text(_: Request) -> Response:
        return Response(text, media_type=kind, headers={"cache-control": "max-age=3600"})

    return send_text


def _style() -> str:
    """All styles as one file: app.css names the others, and each would be another round to the server."""
    return re.sub(
        r'@import "([\w.]+)";',
        lambda found: (ASSETS / found[1]).read_text("utf-8"),
        (ASSETS / STYLE).read_text("utf-8"),
    )


def _script() -> str:
    """The page's script with the constants it needs in front: one file, since Gradio loads several in any order."""
    data = {"llmuiIcons": {name: icon(name) for name in SCRIPT_ICONS}, "llmuiKeys": keys_html()}
    parts = "\n".join((ASSETS / "js" / f"{name}.js").read_text("utf-8") for name in SCRIPT_PARTS)
    return f'Object.assign(window, {json.dumps(data)});\n(() => {{\n"use strict";\n{parts}}})();\n'
