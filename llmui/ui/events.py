"""The one door between Gradio and our handlers.

Every event is private, guarded and told who asks. Private is no protection: any client can still call it with any
values, so handlers check what they are given through the services.
"""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator, Callable
from typing import Any, Final

import gradio as gr
import structlog

from llmui.errors import LlmuiError
from llmui.ui.handlers.results import KEEP

log = structlog.get_logger(__name__)

Handler = Callable[..., Any]
OWNER: Final = "local"


def bind(
    trigger: Handler,
    handler: Handler,
    inputs: Any = None,
    outputs: Any = None,
    *,
    payload: bool = False,
    queue: bool = False,
    **options: Any,
) -> Any:
    """Attach `handler` to a component's event.

    The handler gets the user's name, then, with `payload`, what the page sent along with the event as a dict, then the
    inputs. Async generators stream through the queue, everything else is answered at once.
    """
    if inspect.isasyncgenfunction(handler):
        door: Handler = _stream(handler, payload)
        queue = True
    else:
        door = _call(handler, payload)
    door.__name__, door.__doc__ = handler.__name__, handler.__doc__
    return trigger(
        door,
        inputs,
        outputs,
        api_visibility="private",
        show_progress="hidden",
        concurrency_limit=None,
        queue=queue,
        **options,
    )


def served(handler: Handler) -> Handler:
    """`handler(user, data)` as a function that the page's script can call; errors come back as `{"error": …}`."""

    def door(data: Any, request: gr.Request) -> Any:
        try:
            return handler(_user(request), data if isinstance(data, dict) else {})
        except LlmuiError as error:
            return {"error": {"code": error.code, "message": error.message, "hint": error.hint}}

    door.__name__, door.__doc__ = handler.__name__, handler.__doc__
    return door


def _call(handler: Handler, payload: bool) -> Handler:
    def with_payload(request: gr.Request, event: gr.EventData, *inputs: Any) -> Any:
        return plain(request, _payload(event), *inputs)

    def plain(request: gr.Request, *values: Any) -> Any:
        try:
            result = handler(_user(request), *values)
        except LlmuiError as error:
            raise _toast(error) from error
        return tuple(map(_kept, result)) if isinstance(result, tuple) else _kept(result)

    return with_payload if payload else plain


def _stream(handler: Handler, payload: bool) -> Handler:
    async def with_payload(request: gr.Request, event: gr.EventData, *inputs: Any) -> AsyncIterator[Any]:
        async for value in plain(request, _payload(event), *inputs):
            yield value

    async def plain(request: gr.Request, *values: Any) -> AsyncIterator[Any]:
        try:
            async for value in handler(_user(request), *values):
                yield value
        except LlmuiError as error:
            raise _toast(error) from error

    return with_payload if payload else plain


def _payload(event: gr.EventData) -> dict[str, Any]:
    data = getattr(event, "_data", None)
    return data if isinstance(data, dict) else {}


def _kept(value: Any) -> Any:
    return gr.skip() if value is KEEP else value


def _user(request: Any) -> str:
    """Who asks, as the guard found out. Handlers run only for requests that passed it."""
    return str(getattr(request, "username", None) or OWNER)


def _toast(error: LlmuiError) -> gr.Error:
    return gr.Error(f"{error.message} {error.hint}".strip(), title="llmui", print_exception=False)
