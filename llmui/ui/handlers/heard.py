"""Which requests of the page have arrived, so that one sent again after a lost answer is not done twice."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable

from llmui.services.runs import Run

KEPT = 1000


class Heard:
    """Remembers, by user and the number that the page gave a request, which conversation it went to."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[tuple[str, str], str] = OrderedDict()

    def once(self, user: str, number: str, begin: Callable[[], Run]) -> str:
        """Begin a reply unless this request did already; returns its conversation, "" while that is being made.

        What `begin` raises passes through, and the request may come again. Without a number nothing is remembered.
        """
        key = (user, number[:64])
        if not number:
            return begin().conversation_id
        with self._lock:
            if key in self._known:
                return self._known[key]
            self._known[key] = ""
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        conversation_id = ""
        try:
            conversation_id = begin().conversation_id
        finally:
            with self._lock:
                if conversation_id:
                    self._known[key] = conversation_id
                else:
                    self._known.pop(key, None)
        return conversation_id

    def where(self, user: str, number: str) -> str | None:
        """The conversation that a request went to; "" while it is being made, None when it did not arrive."""
        with self._lock:
            return self._known.get((user, number[:64]))
