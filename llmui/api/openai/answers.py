"""Sending a completion, streamed or whole. It ends when the client leaves."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from typing import Any

from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from llmui.api.errors import openai_error, refusal, status_of, words_of
from llmui.api.events import HEARTBEAT, HEARTBEAT_S, STREAM_HEADERS, compact
from llmui.api.openai.shapes import Shape
from llmui.api.waking import Connection, Wakeup, watched
from llmui.domain.runs import RunDelta
from llmui.services.completions import Completion, CompletionEnd

SILENT_S = 2.0
"""A refusal that comes within this time has its own status; later ones come as an event of the stream."""


class CompletionAnswer(Response):
    """The whole reply in one object."""

    def __init__(self, completion: Completion, shape: Shape) -> None:
        super().__init__()
        self._completion, self._shape = completion, shape

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI has it."""
        wakeup = Wakeup()
        try:
            async with watched(receive, wakeup) as connection:
                self._completion.start(wakeup)
                answer = await self._written(connection, wakeup, scope["path"])
        finally:
            self._completion.stop.set()
        if answer is not None:
            await answer(scope, receive, send)

    async def _written(self, connection: Connection, wakeup: Wakeup, path: str) -> Response | None:
        texts: dict[str, list[str]] = {"content": [], "reasoning": []}
        while not connection.gone:
            pieces, end = self._completion.take()
            for piece in pieces:
                texts[piece.channel].append(piece.text)
            if end is not None and end.error is not None:
                return refusal(end.error, path)
            if end is not None:
                content, reasoning = "".join(texts["content"]), "".join(texts["reasoning"])
                return JSONResponse(self._shape.whole(content, reasoning, end.reason, end.timings))
            await wakeup.wait(HEARTBEAT_S)
        return None


class CompletionStream(Response):
    """The reply as it is written, in OpenAI's events."""

    media_type = "text/event-stream"

    def __init__(self, completion: Completion, shape: Shape, *, with_usage: bool) -> None:
        super().__init__(headers=STREAM_HEADERS)
        del self.headers["content-length"]
        self._completion, self._shape, self._with_usage = completion, shape, with_usage

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI has it."""
        wakeup = Wakeup()
        try:
            async with watched(receive, wakeup) as connection:
                self._completion.start(wakeup)
                pieces, end = await self._beginning(connection, wakeup)
                if connection.gone:
                    return
                if end is not None and end.error is not None and not pieces:
                    await refusal(end.error, scope["path"])(scope, receive, send)
                    return
                await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})
                await self._send_all(pieces, end, connection, wakeup, send)
        finally:
            self._completion.stop.set()

    async def _beginning(self, connection: Connection, wakeup: Wakeup) -> tuple[list[RunDelta], CompletionEnd | None]:
        """Wait for the first words, or the reason why there are none, but not for long."""
        deadline = asyncio.get_running_loop().time() + SILENT_S
        while True:
            pieces, end = self._completion.take()
            left = deadline - asyncio.get_running_loop().time()
            if pieces or end is not None or connection.gone or left <= 0:
                return pieces, end
            await wakeup.wait(left)

    async def _send_all(
        self,
        pieces: list[RunDelta],
        end: CompletionEnd | None,
        connection: Connection,
        wakeup: Wakeup,
        send: Send,
    ) -> None:
        first = self._shape.first()
        if first is not None:
            await _write(send, [first])
        while not connection.gone:
            await _write(send, [self._shape.piece(piece.text, piece.channel) for piece in pieces])
            if end is not None:
                await self._send_end(end, send)
                return
            if not await wakeup.wait(HEARTBEAT_S):
                await send({"type": "http.response.body", "body": HEARTBEAT, "more_body": True})
            pieces, end = self._completion.take()

    async def _send_end(self, end: CompletionEnd, send: Send) -> None:
        if end.error is not None:
            error = openai_error(words_of(end.error), status_of(end.error))
            await _write(send, [{"error": error}], more=False)
            return
        last = [self._shape.last(end.reason)]
        if self._with_usage:
            last.append(self._shape.cost(end.timings))
        await _write(send, last)
        await send({"type": "http.response.body", "body": b"data: [DONE]\n\n", "more_body": False})


async def _write(send: Send, events: Iterable[dict[str, Any]], *, more: bool = True) -> None:
    body = "".join(f"data: {compact(event)}\n\n" for event in events).encode("utf-8", "replace")
    if body or not more:
        await send({"type": "http.response.body", "body": body, "more_body": more})
