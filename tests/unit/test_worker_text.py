"""Text out of tokens: the same whatever the cuts, nothing held back longer than needed."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from llmui.engines.worker.text import StopMatcher, Utf8Stream

letters = st.text(alphabet="abc", max_size=40)
stop_lists = st.lists(st.text(alphabet="abc", min_size=1, max_size=5), min_size=1, max_size=4)


def cut(text: str, cuts: list[int]) -> list[str]:
    """The text in pieces, cut at the given places."""
    edges = [0, *sorted(at % (len(text) + 1) for at in cuts), len(text)]
    return [text[a:b] for a, b in pairwise(edges)]


def stopped_by_hand(text: str, stops: list[str]) -> tuple[str, str]:
    """The slow truth: look at every beginning of the text, shortest first."""
    for end in range(len(text) + 1):
        met = [stop for stop in stops if text[:end].endswith(stop)]
        if met:
            longest = max(met, key=len)
            return text[: end - len(longest)], longest
    return text, ""


def run(pieces: list[str], stops: list[str]) -> tuple[str, str]:
    matcher, shown = StopMatcher(stops), ""
    for piece in pieces:
        safe, met = matcher.feed(piece)
        shown += safe
        if met:
            return shown, met
    return shown + matcher.end(), ""


@given(letters, stop_lists, st.lists(st.integers(0, 100), max_size=8))
def test_stop_strings_are_found_wherever_the_text_is_cut(text: str, stops: list[str], cuts: list[int]) -> None:
    assert run(cut(text, cuts), stops) == stopped_by_hand(text, stops)


@given(letters, stop_lists)
def test_only_what_may_become_a_stop_string_is_held_back(text: str, stops: list[str]) -> None:
    matcher = StopMatcher(stops)
    safe, met = matcher.feed(text)
    if not met:
        held = text[len(safe) :]
        beginnings = [text[at:] for at in range(len(text)) if any(stop.startswith(text[at:]) for stop in stops)]
        assert held == max(beginnings, key=len, default="")


@given(st.binary(max_size=60), st.lists(st.integers(0, 100), max_size=8))
def test_bytes_become_the_same_text_wherever_they_are_cut(data: bytes, cuts: list[int]) -> None:
    stream = Utf8Stream()
    edges = [0, *sorted(at % (len(data) + 1) for at in cuts), len(data)]
    text = "".join(stream.feed(data[a:b]) for a, b in pairwise(edges)) + stream.end()
    assert text == data.decode("utf-8", errors="replace")


def test_one_wrong_byte_does_not_stall_the_text() -> None:
    stream = Utf8Stream()
    assert stream.feed(b"\xe2") == ""
    assert stream.feed(b"abc") == "\ufffdabc"


def test_without_stop_strings_nothing_is_held_back() -> None:
    assert StopMatcher(()).feed("anything") == ("anything", "")
