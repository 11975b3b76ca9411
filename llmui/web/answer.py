"""The app's answer on its way out: our headers on, its own security headers off."""

from __future__ import annotations

from collections.abc import Sequence

from starlette.types import Message, Send

from llmui.web.body import LimitedBody
from llmui.web.headers import Headers, first, inline_script_hashes, merged, security_headers

PAGE_BYTES = 4 * 1024 * 1024


class GuardedAnswer:
    """A `send` that adds the guard's headers, and `extra` ones such as a renewed cookie.

    With `allow_inline_scripts` an HTML page is held until it is whole, so that the hashes of its inline
    scripts can stand in the policy that goes before it. A body that was refused silences the app: the guard
    answers then. A bare 500 is held too: frameworks send one and raise afterwards, and then the guard's own
    answer, with a number to look up, takes its place; `flush` sends it where nothing was raised.
    """

    def __init__(
        self,
        send: Send,
        body: LimitedBody,
        frame_ancestors: str,
        *,
        extra: Headers,
        allow_inline_scripts: bool,
        script_hashes: tuple[str, ...] = (),
    ) -> None:
        self._send = send
        self._body = body
        self._frame_ancestors = frame_ancestors
        self._extra = extra
        self._allow_inline_scripts = allow_inline_scripts
        self._script_hashes = script_hashes
        self._fault: list[Message] = []
        self._held: Message | None = None
        self._page = bytearray()
        self.started = False

    async def __call__(self, message: Message) -> None:
        if self._body.refusal is not None and not self.started:
            return
        if self._fault or _is_bare_fault(message):
            self._fault.append(message)
        elif message["type"] == "http.response.start":
            if self._allow_inline_scripts and _is_page(message):
                self._held = message
            else:
                await self._start(message)
        elif self._held is not None and message["type"] == "http.response.body":
            await self._hold(message)
        else:
            await self._send(message)

    async def flush(self) -> None:
        messages, self._fault = self._fault, []
        for message in messages:
            if message["type"] == "http.response.start":
                await self._start(message)
            else:
                await self._send(message)

    async def _hold(self, message: Message) -> None:
        self._page += message.get("body", b"")
        more = message.get("more_body", False)
        if more and len(self._page) <= PAGE_BYTES:
            return
        held, self._held = self._held, None
        assert held is not None  # noqa: S101 (for the type checker: the caller looked)
        own = [] if more else inline_script_hashes(bytes(self._page))
        await self._start(held, [*own, *self._script_hashes])
        await self._send({"type": "http.response.body", "body": bytes(self._page), "more_body": more})
        self._page.clear()

    async def _start(self, message: Message, script_hashes: Sequence[str] = ()) -> None:
        ours = security_headers(self._frame_ancestors, script_hashes=script_hashes)
        self.started = True
        await self._send({**message, "headers": merged(message.get("headers", []), ours) + self._extra})


def _is_bare_fault(message: Message) -> bool:
    is_start = message["type"] == "http.response.start" and message["status"] == 500
    return is_start and first(message.get("headers", []), b"content-type").startswith(b"text/plain")


def _is_page(message: Message) -> bool:
    headers = message.get("headers", [])
    is_html = first(headers, b"content-type").startswith(b"text/html")
    return is_html and not first(headers, b"content-encoding")
