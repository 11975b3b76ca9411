"""From the bytes of tokens to text that may be shown: incremental UTF-8 and stop strings. Pure."""

from __future__ import annotations

import codecs
from collections.abc import Sequence


class Utf8Stream:
    """Decodes pieces of UTF-8; a character cut in two waits for its rest, a wrong byte becomes U+FFFD at once."""

    def __init__(self) -> None:
        self._decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")

    def feed(self, piece: bytes) -> str:
        """The characters that are complete now."""
        return self._decoder.decode(piece)

    def end(self) -> str:
        """What is left of a character that never became complete."""
        return self._decoder.decode(b"", True)


class StopMatcher:
    """Finds the first stop string to be completed, wherever the pieces are cut.

    Holds back only the longest end of the text that could still become a stop string. Of stop strings completed by
    the same character the longest wins, so the result does not depend on how the text was cut.
    """

    def __init__(self, stops: Sequence[str]) -> None:
        self._stops = tuple(stops)
        self._held = ""

    def feed(self, text: str) -> tuple[str, str]:
        """(text that is safe to show, the stop string that was met or ""). After a match, feed no more."""
        if not self._stops:
            return text, ""
        text = self._held + text
        if (met := self._first(text)) is not None:
            start, stop = met
            self._held = ""
            return text[:start], stop
        safe = self._safe_length(text)
        self._held = text[safe:]
        return text[:safe], ""

    def end(self) -> str:
        """The text held back, which is no stop string after all."""
        held, self._held = self._held, ""
        return held

    def _first(self, text: str) -> tuple[int, str] | None:
        found = [(at + len(stop), at, stop) for stop in self._stops if (at := text.find(stop)) >= 0]
        if not found:
            return None
        _, at, stop = min(found)
        return at, stop

    def _safe_length(self, text: str) -> int:
        safe = len(text)
        for stop in self._stops:
            at = text.find(stop[0], max(0, len(text) - len(stop) + 1))
            while 0 <= at < safe:
                if stop.startswith(text[at:]):
                    safe = at
                    break
                at = text.find(stop[0], at + 1)
        return safe
