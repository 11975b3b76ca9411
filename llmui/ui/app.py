"""The page: one `gr.Blocks`, mounted at "/" of the FastAPI application that the program serves."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import gradio as gr
from starlette.requests import Request
from starlette.responses import Response
from starlette.staticfiles import StaticFiles

from llmui import __version__
from llmui.domain.params import GenerationParams
from llmui.services import Services
from llmui.ui.handlers.chat import ChatHandlers
from llmui.ui.icons import icon
from llmui.ui.panels import keys_html
from llmui.ui.tabs import chat
from llmui.ui.theme import LLMUI

ASSETS = Path(__file__).parent / "assets"
ASSETS_AT = "/llmui-assets"
STYLES = ("app.css",)
SCRIPT = "app.js"
SCRIPT_ICONS = ("arrow-down", "arrow-up", "pencil", "square", "trash-2", "x")
"""Icons that assets/app.js draws itself."""
MAX_PARALLEL_EVENTS = 200
KEPT_SESSIONS = 200


def build(services: Services) -> gr.Blocks:
    """The page's components and events; nothing is served yet."""
    handlers = ChatHandlers(services)
    page: gr.Blocks
    with gr.Blocks(title="llmui", fill_height=True, fill_width=True, analytics_enabled=False) as page:
        chat.wire(chat.build(handlers), handlers, page)
    return page


def mount(app: Any, services: Services, owner_of: Callable[[Request], str], *, root_path: str = "") -> None:
    """Serve the page at "/" of `app`, a FastAPI application; routes that it has already keep their paths."""
    script = _script()

    async def send_script(_: Request) -> Response:
        return Response(script, media_type="text/javascript", headers={"cache-control": "max-age=3600"})

    app.add_route(f"{ASSETS_AT}/{SCRIPT}", send_script)
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
    queue.sleep_when_free = 0.02
    queue.progress_update_sleep_when_free = 1.0
    page.state_session_capacity = KEPT_SESSIONS


def _head(root_path: str) -> str:
    base = f"{root_path.rstrip('/')}{ASSETS_AT}"
    styles = "".join(f'<link rel="stylesheet" href="{base}/{name}?v={__version__}">' for name in STYLES)
    return (
        '<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">'
        f'{styles}<script src="{base}/{SCRIPT}?v={__version__}"></script>'
    )


def _script() -> str:
    """The page's script with the constants it needs in front: one file, since Gradio loads several in any order."""
    data = {
        "llmuiIcons": {name: icon(name) for name in SCRIPT_ICONS},
        "llmuiDefaults": {name: default for name, (_, default) in GenerationParams.knobs().items()},
        "llmuiKeys": keys_html(),
    }
    return f"Object.assign(window, {json.dumps(data)});\n" + (ASSETS / SCRIPT).read_text(encoding="utf-8")
