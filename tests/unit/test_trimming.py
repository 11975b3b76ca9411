"""Where the line is drawn in an overlong conversation, and that it stays put while the conversation grows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from llmui.domain.generation import PromptMessage
from llmui.domain.messages import Message, Role
from llmui.errors import ContextOverflow
from llmui.services.fitting import LEAST_REPLY, Fitted, fit
from llmui.services.prompting import prompt_messages
from llmui.services.trimming import KEEP_SHARE, dropped_messages
from tests.unit.scripted import ScriptedEngine

SIZES = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=30)
ROOMS = st.integers(-20, 300)


def conversation(pairs: list[tuple[int, int]], last: int) -> tuple[list[PromptMessage], list[int]]:
    """Question and answer in turn, then the question to be answered."""
    roles = [role for _ in pairs for role in (Role.USER, Role.ASSISTANT)] + [Role.USER]
    return [PromptMessage(role, "") for role in roles], [size for pair in pairs for size in pair] + [last]


def test_nothing_is_dropped_while_all_fits() -> None:
    assert dropped_messages(*conversation([(10, 10)] * 4, 20), 100) == 0


def test_enough_goes_that_the_next_turns_fit_too() -> None:
    turns, sizes = conversation([(10, 10)] * 4, 21)
    assert dropped_messages(turns, sizes, 100) == 6  # one turn less would leave 61, more than the 60 that are kept


def test_the_last_turn_stays_however_long_it_is() -> None:
    turns, sizes = conversation([(10, 10)] * 4, 500)
    assert dropped_messages(turns, sizes, 100) == 8
    assert dropped_messages(*conversation([], 500), 100) == 0


def test_a_conversation_may_begin_with_a_reply() -> None:
    turns = [PromptMessage(Role.ASSISTANT, ""), PromptMessage(Role.USER, "")]
    assert dropped_messages(turns, [90, 20], 100) == 1
    assert dropped_messages(turns, [10, 20], 100) == 0
    assert dropped_messages([], [], 100) == 0


@given(SIZES, st.integers(0, 60), ROOMS)
def test_what_is_left_fits_and_begins_with_the_person(pairs: list[tuple[int, int]], last: int, room: int) -> None:
    turns, sizes = conversation(pairs, last)
    dropped = dropped_messages(turns, sizes, room)
    assert 0 <= dropped < len(turns)
    assert turns[dropped].role is Role.USER
    assert sum(sizes[dropped:]) <= room or dropped == len(turns) - 1


@given(SIZES, st.integers(0, 60), ROOMS)
def test_no_more_goes_than_the_share_asks(pairs: list[tuple[int, int]], last: int, room: int) -> None:
    """When the line moved, with the last turn that went there would have been more than is to be kept."""
    turns, sizes = conversation(pairs, last)
    dropped = dropped_messages(turns, sizes, room)
    if dropped:
        moved_at = next(n for n in range(0, len(turns), 2) if dropped_messages(turns[: n + 1], sizes, room) == dropped)
        assert sum(sizes[dropped - 2 : moved_at + 1]) > int(room * KEEP_SHARE)


@given(SIZES, st.integers(0, 60), ROOMS)
def test_the_line_moves_only_forward_and_only_when_the_room_is_exceeded(
    pairs: list[tuple[int, int]], last: int, room: int
) -> None:
    turns, sizes = conversation(pairs, last)
    line = 0
    for end in range(1, len(turns) + 1, 2):  # each request of this conversation, from the first
        moved = dropped_messages(turns[:end], sizes[:end], room)
        assert moved >= line
        assert (moved > line) == (sum(sizes[line:end]) > room and line < end - 1)
        line = moved


def test_ten_thousand_turns_take_no_time_to_speak_of() -> None:
    turns, sizes = conversation([(10, 10)] * 10_000, 10)
    assert dropped_messages(turns, sizes, 5000) > 19_000


# --- with an engine that counts ---------------------------------------------------------------------------------------


def path_of(pairs: list[tuple[int, int]], last: int) -> list[Message]:
    """Question and answer in turn, each of so many words, then the question to be answered."""
    turns, sizes = conversation(pairs, last)
    return [
        Message(id=str(n), role=turn.role, text=" ".join(["w"] * size))
        for n, (turn, size) in enumerate(zip(turns, sizes, strict=True))
    ]


def fitted(
    engine: ScriptedEngine, path: list[Message], *, system: int, prefix: int, limit: int, reserve: int
) -> Fitted:
    first = (PromptMessage(Role.SYSTEM, "s " * system),) if system else ()
    return fit(engine, first, path, prefix="p " * prefix, limit=limit, reserve=reserve, thinking=None)


def needed(engine: ScriptedEngine, path: list[Message], *, system: int, prefix: int) -> int:
    first = (PromptMessage(Role.SYSTEM, "s " * system),) if system else ()
    return engine.count_tokens((*first, *prompt_messages(path))) + prefix


SMALL = st.integers(0, 40)


@given(SIZES, st.integers(1, 60), SMALL, SMALL, st.integers(0, 30), st.integers(0, 90), st.integers(1, 80))
def test_what_is_fitted_fits_by_the_engines_own_count(
    pairs: list[tuple[int, int]], last: int, system: int, prefix: int, template: int, preamble: int, reserve: int
) -> None:
    """Whatever the template adds. What is refused does not fit even alone, and is refused with numbers that say so."""
    engine, path, limit = ScriptedEngine(), path_of(pairs, last), 220
    engine.template, engine.preamble = template, preamble
    alone = needed(engine, path[-1:], system=system, prefix=prefix)
    try:
        found = fitted(engine, path, system=system, prefix=prefix, limit=limit, reserve=reserve)
    except ContextOverflow as overflow:
        assert overflow.needed == alone + min(reserve, LEAST_REPLY) > overflow.limit == limit
        return
    assert 1 <= found.reserve <= reserve
    assert path[found.dropped].role is Role.USER
    assert needed(engine, path[found.dropped :], system=system, prefix=prefix) + found.reserve <= limit


@given(SIZES, SMALL, st.integers(0, 8), st.integers(0, 90))
def test_a_fitted_conversation_keeps_its_start_while_it_grows(
    pairs: list[tuple[int, int]], system: int, template: int, preamble: int
) -> None:
    """And the engine is not asked over and over: once for the last turn, once for the result."""
    engine = ScriptedEngine()
    engine.template, engine.preamble = template, preamble
    lines = [
        fitted(engine, path_of(pairs[:n], 10), system=system, prefix=0, limit=400, reserve=20).dropped
        for n in range(len(pairs))
    ]
    assert lines == sorted(lines)
    assert engine.counted <= 2 * len(pairs)
