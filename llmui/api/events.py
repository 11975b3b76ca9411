"""A run as server-sent events. The number of an event is its id, so a client that comes back gets exactly the rest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from typing import Any

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from llmui.api.views import MessageView
from llmui.api.waking import Wakeup, watched
from llmui.domain.messages import Message, Timings
from llmui.domain.runs import Event, RunDelta, RunDone, RunFailed, RunProgress, RunStarted
from llmui.services.runs import Run

HEARTBEAT_S = 15.0
HEARTBEAT = b": still here\n\n"
STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
"""The second keeps nginx from collecting the stream before it passes it on."""


class RunStream(Response):
    """Sends the events of a run after number `after` until it has ended. A client that leaves ends nothing.

    What has piled up since the last write goes out in one; a client that reads slowly delays only itself.
    """

    media_type = "text/event-stream"

    def __init__(self, run: Run, *, after: int = 0, heartbeat_s: float = HEARTBEAT_S) -> None:
        super().__init__(headers=STREAM_HEADERS)
        del self.headers["content-length"]
        self._run, self._after, self._heartbeat_s = run, after, heartbeat_s

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as ASGI has it."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        wakeup = Wakeup()
        unsubscribe = self._run.subscribe(wakeup)
        try:
            async with watched(receive, wakeup) as connection:
                at = self._after
                while not connection.gone:
                    events = self._run.events_after(at)
                    if events:
                        at = events[-1][0]
                        await send({"type": "http.response.body", "body": encoded(events), "more_body": True})
                    elif self._run.ended.is_set():
                        break
                    elif not await wakeup.wait(self._heartbeat_s):
                        await send({"type": "http.response.body", "body": HEARTBEAT, "more_body": True})
        finally:
            unsubscribe()
        await send({"type": "http.response.body", "body": b"", "more_body": False})


def encoded(events: Iterable[tuple[int, Event]]) -> bytes:
    """Events as they go over the wire; deltas of one channel that follow one another become one."""
    parts: list[str] = []
    texts: list[str] = []
    last = 0
    channel = ""
    for number, event in events:
        if texts and not (isinstance(event, RunDelta) and event.channel == channel):
            parts.append(_event(last, "delta", {"text": "".join(texts), "channel": channel}))
            texts = []
        if isinstance(event, RunDelta):
            texts.append(event.text)
            last, channel = number, event.channel
        else:
            parts.append(_event(number, *_named(event)))
    if texts:
        parts.append(_event(last, "delta", {"text": "".join(texts), "channel": channel}))
    return "".join(parts).encode("utf-8", "replace")


def _event(number: int, name: str, data: Mapping[str, Any]) -> str:
    return f"id: {number}\nevent: {name}\ndata: {compact(data)}\n\n"


def compact(data: Mapping[str, Any]) -> str:
    """JSON on one line."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _named(event: Event) -> tuple[str, dict[str, Any]]:
    match event:
        case RunStarted():
            return "start", asdict(event)
        case RunProgress():
            return "progress", asdict(event)
        case RunFailed():
            return "error", asdict(event)
        case RunDone():
            return "done", done_data(event.message)
        case RunDelta():
            return "delta", asdict(event)


def done_data(message: Message) -> dict[str, Any]:
    """The saved message, why it ended and what it cost."""
    view = MessageView.model_validate(message).model_dump(mode="json")
    timings = message.timings or Timings()
    usage = {
        "prompt_tokens": timings.prompt_tokens,
        "completion_tokens": timings.completion_tokens,
        "total_tokens": timings.prompt_tokens + timings.completion_tokens,
        "cached_tokens": timings.cached_tokens,
    }
    return {"message": view, "finish_reason": message.finish_reason, "usage": usage, "timings": view["timings"]}
