"""Replies that this process is writing: their pieces, in order, until the message itself is saved."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from llmui.domain.messages import Conversation, Message, MessageState
from llmui.errors import Conflict
from llmui.store.base import Piece
from llmui.store.envelope import clean_text


@dataclass(slots=True)
class Live:
    """One reply under way.

    `rev` is the revision at which it began: it keeps pieces of an earlier attempt at the same message out.
    `folded` pieces are part of the saved text already, `n` pieces have come.
    """

    rev: int
    folded: int = 0
    n: int = 0
    text: list[str] = field(default_factory=list)
    reasoning: list[str] = field(default_factory=list)

    def add(self, piece: Piece) -> Piece | None:
        """The piece as it was taken; None: it was there already.

        Raises:
            Conflict: one before it is missing.
        """
        if piece.n <= self.n:
            return None
        if piece.n != self.n + 1:
            raise Conflict(
                f"Piece {piece.n} of a reply came after piece {self.n}.",
                hint="Save the message as a whole instead.",
            )
        taken = Piece(n=piece.n, text=clean_text(piece.text), reasoning=clean_text(piece.reasoning))
        self.n = piece.n
        self.text.append(taken.text)
        self.reasoning.append(taken.reasoning)
        return taken

    def on(self, message: Message) -> Message:
        """The saved message with the pieces that it does not have yet."""
        if self.n == self.folded:
            return message
        return replace(
            message,
            text=message.text + "".join(self.text),
            reasoning=message.reasoning + "".join(self.reasoning),
        )

    def fold(self) -> None:
        """The saved message has all pieces now."""
        self.folded = self.n
        self.text.clear()
        self.reasoning.clear()


def overlaid(conversation: Conversation, live: Mapping[str, Live]) -> Conversation:
    """The conversation with the pieces of every reply under way."""
    if not any(reply.n > reply.folded for reply in live.values()):
        return conversation
    return replace(
        conversation,
        messages=tuple(live[m.id].on(m) if m.id in live else m for m in conversation.messages),
    )


def with_known_text(new: Conversation, kept: Conversation, live: Mapping[str, Live]) -> Conversation:
    """`new`, but what is STREAMING and stays so has the text that its pieces gave it.

    Whoever renames a conversation while a reply is written read it a moment ago; the journal knows better.
    """
    if not live:
        return new
    known = {m.id: live[m.id].on(m) for m in kept.messages if m.id in live}
    return replace(
        new,
        messages=tuple(
            replace(m, text=known[m.id].text, reasoning=known[m.id].reasoning)
            if m.state is MessageState.STREAMING and m.id in known
            else m
            for m in new.messages
        ),
    )


def begun_and_ended(new: Conversation, live: dict[str, Live], rev: int) -> None:
    """Bring `live` up to a conversation that is kept as revision `rev`."""
    streaming = {m.id for m in new.messages if m.state is MessageState.STREAMING}
    for message_id in live.keys() - streaming:
        del live[message_id]
    for message_id in streaming:
        if message_id in live:
            live[message_id].fold()
        else:
            live[message_id] = Live(rev)


def interrupted(conversation: Conversation) -> Conversation:
    """Nobody writes any more: what was STREAMING keeps its text and says that it was cut off."""
    return replace(
        conversation,
        messages=tuple(
            replace(m, state=MessageState.INTERRUPTED) if m.state is MessageState.STREAMING else m
            for m in conversation.messages
        ),
    )
