"""From the engine's raw text to what is kept and shown: reasoning apart from the answer, no stray white space."""

from __future__ import annotations

from llmui.domain.runs import Channel

OPEN, CLOSE = "<think>", "</think>"


class ReasoningSplitter:
    """Splits a streamed reply into reasoning and content. Thoughts count only at the start of a reply.

    Feed pieces as they come; each call returns what is certain by then. Text that may still become a tag is held back.
    """

    def __init__(self, *, thinking: bool = False, begun: bool = False) -> None:
        """`thinking`: the reply starts within a thought. `begun`: it goes on from text that is there already, so white
        space at its start counts, and unless it is `thinking` no thought can follow.
        """
        self._state = "thought" if thinking else "content" if begun else "start"
        self._held = ""
        self._strip = not begun

    def feed(self, text: str) -> list[tuple[Channel, str]]:
        """The pieces that `text` makes certain, in order; none of them empty."""
        self._held += text
        out: list[tuple[Channel, str]] = []
        if self._state == "start":
            self._leave_start()
        if self._state == "thought":
            self._take_thought(out)
        if self._state == "content":
            self._take_content(out)
        return out

    def end(self) -> list[tuple[Channel, str]]:
        """What was held back, when nothing more comes."""
        held, self._held = self._held, ""
        channel: Channel = "reasoning" if self._state == "thought" else "content"
        out: list[tuple[Channel, str]] = []
        self._put(out, channel, held)
        return out

    def _leave_start(self) -> None:
        text = self._held.lstrip()
        if text.startswith(OPEN):
            self._state, self._held = "thought", text[len(OPEN) :]
        elif text and not OPEN.startswith(text):
            self._state = "content"

    def _take_thought(self, out: list[tuple[Channel, str]]) -> None:
        thought, tag, rest = self._held.partition(CLOSE)
        if not tag:
            keep = _tag_begun(self._held, CLOSE)
            thought, rest = self._held[: len(self._held) - keep], self._held[len(self._held) - keep :]
        self._held = rest
        self._put(out, "reasoning", thought)
        if tag:
            self._state, self._strip = "content", True

    def _take_content(self, out: list[tuple[Channel, str]]) -> None:
        text, self._held = self._held, ""
        self._put(out, "content", text)

    def _put(self, out: list[tuple[Channel, str]], channel: Channel, text: str) -> None:
        text = text.lstrip() if self._strip else text
        if text:
            self._strip = False
            out.append((channel, text))


def _tag_begun(text: str, tag: str) -> int:
    """Length of the longest end of `text` that is a beginning of `tag`."""
    for size in range(min(len(tag) - 1, len(text)), 0, -1):
        if text.endswith(tag[:size]):
            return size
    return 0
