"""Reading a request body within its size and its time."""

from __future__ import annotations

import asyncio
import time

from starlette.types import Message, Receive

from llmui.web.refusals import TOO_LARGE, TOO_SLOW, Refusal


class LimitedBody:
    """A `receive` that counts. It ends in `refusal` when the body is too large or comes too slowly.

    Only the time spent waiting for the client counts, and each `min_bytes_per_s` that came earns a second
    more: one byte a second is cut after `deadline_s`, a long upload at a fair rate is not. Once the body is
    whole there is no deadline: from then on `receive` waits for the client to leave.
    """

    def __init__(self, receive: Receive, *, limit: int, deadline_s: float, min_bytes_per_s: int) -> None:
        self._receive = receive
        self._limit = limit
        self._deadline_s = deadline_s
        self._min_bytes_per_s = min_bytes_per_s
        self._size = 0
        self._waited_s = 0.0
        self.complete = False
        self.refusal: Refusal | None = None

    async def __call__(self) -> Message:
        if self.refusal is not None:
            return {"type": "http.disconnect"}
        if self.complete:
            return await self._receive()
        began = time.monotonic()
        allowed_s = self._deadline_s + self._size / self._min_bytes_per_s - self._waited_s
        try:
            async with asyncio.timeout(allowed_s):
                message = await self._receive()
        except TimeoutError:
            return self._refuse(TOO_SLOW)
        finally:
            self._waited_s += time.monotonic() - began
        if message["type"] == "http.request":
            self._size += len(message.get("body", b""))
            self.complete = not message.get("more_body", False)
            if self._size > self._limit:
                return self._refuse(TOO_LARGE)
        return message

    def _refuse(self, refusal: Refusal) -> Message:
        self.refusal = refusal
        return {"type": "http.disconnect"}
