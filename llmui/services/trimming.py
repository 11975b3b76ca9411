"""Which of the oldest turns are left out when a conversation outgrows the context. Pure; sizes in tokens.

A turn is a user message with the replies that follow it. Once something must go, enough goes that the next turns fit
without moving the line again: the start of the prompt stays the same, byte for byte, and need not be read again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from llmui.domain.generation import PromptMessage
from llmui.domain.messages import Role

KEEP_SHARE = 0.6
"""What is kept of the room, when something must go."""


def dropped_messages(messages: Sequence[PromptMessage], sizes: Sequence[int], room: int) -> int:
    """How many of the leading `messages` are left out so that the rest takes at most `room` tokens.

    `messages` are without the system prompt and end with the one to be answered. The last turn is never dropped, so
    the result may still be too large. Depends on the messages alone: every earlier request of the conversation is
    replayed, each moved the line as it did then.
    """
    starts = [i for i, message in enumerate(messages) if message.role is Role.USER]
    before = [0, *accumulate(sizes)]  # before[i]: size of the messages before i
    line = turn = 0  # the first message that is kept, and the place in `starts` of the next that may be the line
    target = int(room * KEEP_SHARE)
    for at in starts:
        end = before[at + 1]
        if end - before[line] <= room:
            continue
        while turn < len(starts) and starts[turn] <= at:
            moved = starts[turn] > line
            line = starts[turn]
            turn += 1
            if moved and end - before[line] <= target:
                break
    return line
