"""Between threads that write and coroutines that send: waking without polling, and noticing a client that left."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from starlette.types import Receive


class Wakeup:
    """Called from any thread, waited for by one coroutine. Calls that come before it looks are one call."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._event = asyncio.Event()
        self._scheduled = False

    def __call__(self) -> None:
        if self._scheduled:
            return
        self._scheduled = True
        with suppress(RuntimeError):  # the server has ended; nobody waits any more
            self._loop.call_soon_threadsafe(self._event.set)

    async def wait(self, timeout_s: float) -> bool:
        """True once it was called since the last time; False after `timeout_s`."""
        try:
            async with asyncio.timeout(timeout_s):
                await self._event.wait()
        except TimeoutError:
            return False
        self._event.clear()
        self._scheduled = False  # before the caller looks: what comes from here on wakes it again
        return True


class Connection:
    """Whether the client is still there."""

    def __init__(self) -> None:
        self.gone = False


@asynccontextmanager
async def watched(receive: Receive, wakeup: Wakeup) -> AsyncIterator[Connection]:
    """Notices within the block that the client left, and wakes whoever waits."""
    connection = Connection()

    async def watch() -> None:
        while (await receive())["type"] != "http.disconnect":
            pass
        connection.gone = True
        wakeup()

    task = asyncio.create_task(watch())
    try:
        yield connection
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
