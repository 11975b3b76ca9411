"""The reply on its way out: bytes of tokens in, few and small deltas out. Its cost does not grow with the reply."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

from llmui.engines.worker.text import StopMatcher, Utf8Stream

# A slow model's tokens leave one by one; one of 2,500 tokens/s would drown the pipe and the page, so its are merged.
FLUSH_S = 0.004
SIGN_OF_LIFE_S = 1.0

Emit = Callable[[str, int], None]


class DeltaWriter:
    """Hands text to `emit(text, tokens)` at once when the last delta is `FLUSH_S` old, else with the next token."""

    def __init__(self, emit: Emit, stops: Sequence[str], clock: Callable[[], float] = perf_counter) -> None:
        self.met = ""
        self._emit, self._clock = emit, clock
        self._utf8 = Utf8Stream()
        self._matcher = StopMatcher(stops) if stops else None
        self._text = ""
        self._tokens = 0
        self._flushed_at = 0.0

    def add(self, piece: bytes) -> bool:
        """Take one token; False when it completed a stop string, which `met` then names."""
        self._tokens += 1
        text = self._utf8.feed(piece)
        if self._matcher is not None:
            text, self.met = self._matcher.feed(text)
        self._text += text
        now = self._clock()
        # Held-back text must not look like an engine that hangs.
        if now - self._flushed_at >= (FLUSH_S if self._text else SIGN_OF_LIFE_S) or self.met:
            self._flush(now)
        return not self.met

    def end(self) -> None:
        """Send what is left, unless a stop string cut it off."""
        if not self.met:
            rest = self._utf8.end()
            if self._matcher is not None:
                rest, self.met = self._matcher.feed(rest)
                rest += self._matcher.end()
            self._text += rest
        if self._text or self._tokens:
            self._flush(self._clock())

    def _flush(self, now: float) -> None:
        self._emit(self._text, self._tokens)
        self._text, self._tokens, self._flushed_at = "", 0, now
