"""Thoughts apart from the answer, however the engine cuts its text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmui.services.postprocess import CLOSE, OPEN, ReasoningSplitter

# Texts made of what matters: tags, their beginnings, white space, words.
PARTS = st.sampled_from([OPEN, CLOSE, "<", "</", "<thi", "</think", "think>", ">", " ", "\n", "a", "b c", "ß🙂"])
TEXTS = st.lists(PARTS, max_size=12).map("".join)


def split(pieces: list[str], *, thinking: bool = False, begun: bool = False) -> tuple[str, str]:
    """The reasoning and the content; also checks what holds for every call."""
    splitter = ReasoningSplitter(thinking=thinking, begun=begun)
    out = [part for piece in pieces for part in splitter.feed(piece)] + splitter.end()
    assert all(text for _, text in out)
    channels = [channel for channel, _ in out]
    assert channels == sorted(channels, reverse=True), "content never comes before reasoning"
    assert splitter.end() == []
    return tuple("".join(text for c, text in out if c == channel) for channel in ("reasoning", "content"))  # type: ignore[return-value]


def expected(text: str, *, thinking: bool, begun: bool) -> tuple[str, str]:
    """The rule in one piece."""
    if not thinking and not begun and text.lstrip().startswith(OPEN):
        text, thinking = text.lstrip().removeprefix(OPEN), True
    if not thinking:
        return "", text if begun else text.lstrip()
    thought, _, content = text.partition(CLOSE)
    return thought if begun else thought.lstrip(), content.lstrip()


@pytest.mark.parametrize(
    ("text", "reasoning", "content"),
    [
        ("Hello", "", "Hello"),
        ("\n\n Hello ", "", "Hello "),
        ("<think>\nHm.\n</think>\n\nHello", "Hm.\n", "Hello"),
        ("\n<think></think>Hello", "", "Hello"),
        ("<think>\n\n</think>\n\nHello", "", "Hello"),
        ("<think>never closed", "never closed", ""),
        ("Hello <think>no thought</think>", "", "Hello <think>no thought</think>"),
        ("<think>a</think>b</think>c", "a", "b</think>c"),
        ("<think>a<think>b</think>c", "a<think>b", "c"),
        ("<thin", "", "<thin"),
        ("<think>a</thin", "a</thin", ""),
        ("<thinker>", "", "<thinker>"),
        ("", "", ""),
        (" \n", "", ""),
    ],
)
def test_a_thought_at_the_start_is_set_apart(text: str, reasoning: str, content: str) -> None:
    assert split([text]) == (reasoning, content)
    assert split(list(text)) == (reasoning, content)


@given(TEXTS, st.booleans(), st.booleans(), st.data())
def test_any_cut_gives_what_one_piece_gives(text: str, thinking: bool, begun: bool, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=8)))
    pieces = [text[a:b] for a, b in zip([0, *cuts], [*cuts, len(text)], strict=True)]
    whole = expected(text, thinking=thinking, begun=begun)
    assert split(pieces, thinking=thinking, begun=begun) == whole
    assert split(list(text), thinking=thinking, begun=begun) == whole


@given(TEXTS)
def test_nothing_is_lost_but_tags_and_white_space(text: str) -> None:
    squeezed = "".join(text.split())
    reasoning, content = split(list(text))
    kept = "".join((reasoning + content).split())
    assert kept == squeezed or kept == squeezed.removeprefix(OPEN).replace(CLOSE, "", 1)


def test_text_comes_at_once_when_it_cannot_become_a_tag() -> None:
    splitter = ReasoningSplitter()
    assert splitter.feed("<think>") == []
    assert splitter.feed("Let me") == [("reasoning", "Let me")]
    assert splitter.feed(" see <") == [("reasoning", " see ")]
    assert splitter.feed("b>") == [("reasoning", "<b>")]
    assert splitter.feed("</think>\n") == []
    assert splitter.feed("\nYes") == [("content", "Yes")]
    assert splitter.feed(" <think>") == [("content", " <think>")]


def test_going_on_from_a_text_keeps_the_space_at_the_seam() -> None:
    assert split([" world", "<think>"], begun=True) == ("", " world<think>")


def test_going_on_from_a_thought_keeps_the_space_at_the_seam() -> None:
    assert split([" more", "</think>", "\n\nYes"], thinking=True, begun=True) == (" more", "Yes")


def test_a_template_that_opens_the_thought_is_understood() -> None:
    assert split(["\nHm.", "</think>Yes"], thinking=True) == ("Hm.", "Yes")
