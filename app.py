"""Start llmui: `python app.py`. Settings, services, the HTTP application with the page mounted, and the server."""

from __future__ import annotations

import contextlib
import gc
import os
import secrets
import sys
import tempfile
import threading
import webbrowser
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from pathlib import Path

from fastapi import FastAPI
from starlette.requests import Request

from llmui import __version__, bootstrap
from llmui.api.app import install
from llmui.bootstrap import Program
from llmui.errors import LlmuiError
from llmui.settings import Settings, parse
from llmui.telemetry import logs
from llmui.web.environment import refuse_gradio_overrides
from llmui.web.guard import Guard, caller
from llmui.web.identity import Identity, require_safe_bind
from llmui.web.policy import policy_for
from llmui.web.server import Server

OPENED_WITHIN_S = 30.0
"""How long the file with the token in it lies there for the browser."""


def create_app(settings: Settings, program: Program) -> tuple[FastAPI, Callable[[], None]]:
    """The API with the page mounted at "/", and what ends all replies under way.

    The guard goes around it: nothing here checks who asks.
    """

    @contextlib.asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        program.close()

    app = FastAPI(title="llmui", version=__version__, lifespan=lifespan, docs_url=None, redoc_url=None)
    completions = install(app, program.services, owner_of=_owner)
    # Before Gradio is imported: it reads these then. No version check, no telemetry, no table of past events.
    os.environ.update(
        GRADIO_ANALYTICS_ENABLED="False",
        GRADIO_ANALYTICS_MAX_EVENTS="1",
        GRADIO_ANALYTICS_CACHE_FREQUENCY="1000000000",
    )
    from llmui.ui.quick_import import import_gradio

    import_gradio()  # takes seconds: the engine starts meanwhile
    from llmui.ui.app import mount

    mount(app, program.services, _owner, root_path=settings.root_path)

    def end_replies() -> None:
        program.services.runs.stop_all()
        completions.stop_all()

    return app, end_replies


@contextlib.contextmanager
def _kept_for_ever() -> Iterator[None]:
    """What is made in this block is no garbage as long as the program lives, and is never looked through for any.

    That would slow the start by a fifth, and stop every reply for a tenth of a second each time, later.
    """
    gc.disable()
    try:
        yield
        gc.freeze()
    finally:
        gc.enable()


def _owner(request: Request) -> str:
    return caller(request.scope).owner


def run(settings: Settings, *, port_is_chosen: bool) -> int:
    """Serve until the program is told to end. Returns the exit status."""
    refuse_gradio_overrides(os.environ)
    require_safe_bind(settings.host, settings.password)
    server = Server(settings.host, settings.port, port_is_chosen=port_is_chosen)
    with contextlib.ExitStack() as ending:
        program = bootstrap.build(settings)
        ending.callback(program.close)
        identity = Identity(settings.data_dir, password=settings.password or None)
        policy = policy_for(
            settings.host,
            server.port,
            public_hosts=settings.allow_host,
            root_path=settings.root_path,
            trust_proxy=settings.trust_proxy,
        )
        with _kept_for_ever():
            app, end_replies = create_app(settings, program)

        def ready(url: str) -> None:
            print(f"llmui is ready at {identity.launch_url(url)}", flush=True)
            for notice in program.services.conversations.notices():
                print(f"llmui: {notice.message} {notice.hint}", file=sys.stderr, flush=True)
            if not settings.no_browser:
                folder = Path(ending.enter_context(tempfile.TemporaryDirectory(prefix="llmui-")))
                threading.Thread(target=_open, args=(identity.launch_url(url), folder), daemon=True).start()

        server.run(Guard(app, policy, identity), on_ready=ready, on_stop=end_replies)
    return 0


def _open(url: str, folder: Path) -> None:
    """Open the page through a private file, so that the token stands in no list of processes."""
    page = folder / f"{secrets.token_hex(8)}.html"
    page.touch(mode=0o600)
    page.write_text(f'<!doctype html><meta http-equiv="refresh" content="0;url={url}"><title>llmui</title>')
    with contextlib.suppress(webbrowser.Error):
        webbrowser.open(page.as_uri())
    threading.Event().wait(OPENED_WITHIN_S)  # the browser reads the file in its own time
    page.unlink(missing_ok=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Entry of `python app.py` and of `llmui serve`."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        settings = parse(given)
        logs.configure(settings.log_format, settings.log_level)
        return run(settings, port_is_chosen="port" in settings.model_fields_set)
    except LlmuiError as error:
        print(f"llmui: {error.message}\n       {error.hint}".rstrip(), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
