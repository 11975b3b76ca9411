"""Where the frames of one request wait for the thread that asked. Never makes the reader of the pipe wait."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from llmui.domain.generation import Chunk, PromptProgress, Queued, TextDelta
from llmui.engines.worker.protocol import Frame
from llmui.errors import LlmuiError

Item = Chunk | Frame


class Mailbox:
    """Chunks in order. A slow reader finds neighbouring text merged and old progress gone, so a mailbox stays small."""

    def __init__(self, request_id: int) -> None:
        self.id = request_id
        self._items: deque[Item] = deque()
        self._error: Callable[[], LlmuiError] | None = None
        self._changed = threading.Condition()

    def put(self, item: Item) -> None:
        with self._changed:
            last = self._items[-1] if self._items else None
            if isinstance(item, TextDelta) and isinstance(last, TextDelta):
                self._items[-1] = TextDelta(last.text + item.text, last.tokens + item.tokens)
            elif isinstance(item, (PromptProgress, Queued)) and type(last) is type(item):
                self._items[-1] = item
            else:
                self._items.append(item)
            self._changed.notify()

    def fail(self, error: Callable[[], LlmuiError]) -> None:
        """No more will come. `get` raises that error after what came before."""
        with self._changed:
            if self._error is None:
                self._error = error
            self._changed.notify()

    def get(self, timeout_s: float) -> Item | None:
        """The next item; None when nothing came in time. Raises what `fail` was given."""
        with self._changed:
            if not self._items and self._error is None:
                self._changed.wait(timeout_s)
            if self._items:
                return self._items.popleft()
            if self._error is not None:
                raise self._error()
            return None
