"""Deltas on their way out: all text, all tokens, few frames, and a sign of life when everything is held back."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from llmui.engines.worker.output import DeltaWriter


def write(pieces: list[bytes], stops: tuple[str, ...] = ()) -> tuple[list[tuple[str, int]], str]:
    sent: list[tuple[str, int]] = []
    writer = DeltaWriter(lambda text, tokens: sent.append((text, tokens)), stops)
    for piece in pieces:
        if not writer.add(piece):
            break
    writer.end()
    return sent, writer.met


@given(st.lists(st.binary(max_size=4), max_size=60))
def test_all_text_and_all_tokens_leave(pieces: list[bytes]) -> None:
    sent, _ = write(pieces)
    assert "".join(text for text, _ in sent) == b"".join(pieces).decode("utf-8", errors="replace")
    assert sum(tokens for _, tokens in sent) == len(pieces)


def test_nothing_of_a_stop_string_leaves_and_its_tokens_are_counted() -> None:
    sent, met = write([b"one ", b"tw", b"o th", b"ree"], ("two", "never"))
    assert ("".join(text for text, _ in sent), met) == ("one ", "two")
    assert sum(tokens for _, tokens in sent) == 3


def test_held_back_text_leaves_at_the_end() -> None:
    assert "".join(text for text, _ in write([b"one tw"], ("two",))[0]) == "one tw"


def test_a_broken_character_at_the_end_can_complete_a_stop_string() -> None:
    sent, met = write([b"a", b"\xe2"], ("\ufffd",))
    assert ("".join(text for text, _ in sent), met) == ("a", "\ufffd")


def test_a_fast_model_sends_few_frames_and_a_slow_one_a_frame_for_each_token() -> None:
    now = [100.0]

    def frames(token_s: float) -> list[tuple[str, int]]:
        sent: list[tuple[str, int]] = []
        writer = DeltaWriter(lambda text, tokens: sent.append((text, tokens)), (), lambda: now[0])
        for _ in range(100):
            now[0] += token_s
            writer.add(b"x")
        writer.end()
        return sent

    assert len(frames(0.02)) == 100
    assert 5 < len(frames(0.0004)) < 15


def test_held_back_text_still_gives_a_sign_of_life() -> None:
    now = [100.0]
    sent: list[tuple[str, int]] = []
    writer = DeltaWriter(lambda text, tokens: sent.append((text, tokens)), ("x" * 100,), lambda: now[0])
    for _ in range(10):
        now[0] += 0.5
        writer.add(b"x")
    assert sent and all(text == "" for text, _ in sent)
    assert 9 <= sum(tokens for _, tokens in sent) <= 10
