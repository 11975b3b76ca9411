"""The tree of messages and the names made from texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmui.domain.labels import one_line, valid_text
from llmui.domain.messages import (
    Conversation,
    Message,
    Role,
    Timings,
    title_from,
    tree_problems,
)
from llmui.errors import NotFound

ANY_TEXT = st.text(st.characters(), max_size=200)  # lone surrogates as well


def say(id: str, parent: str | None = None, role: Role = Role.USER) -> Message:
    return Message(id=id, role=role, parent_id=parent, text=id)


def reply(id: str, parent: str) -> Message:
    return say(id, parent, Role.ASSISTANT)


def tree() -> Conversation:
    """u1 ── a1 ── u2 ── a2          u1 has a second reply a1b; u2 was edited into u2b.
    └─ a1b    └─ u2b ── a2b
    """
    messages = (
        say("u1"),
        reply("a1", "u1"),
        say("u2", "a1"),
        reply("a2", "u2"),
        reply("a1b", "u1"),
        say("u2b", "a1"),
        reply("a2b", "u2b"),
    )
    return Conversation(id="c", owner="ada", messages=messages, current_id="a2b")


def ids(messages: tuple[Message, ...]) -> list[str]:
    return [message.id for message in messages]


def test_the_path_runs_from_the_root_to_the_current_leaf() -> None:
    assert ids(tree().path()) == ["u1", "a1", "u2b", "a2b"]
    assert ids(tree().path("a2")) == ["u1", "a1", "u2", "a2"]
    assert ids(tree().path("u1")) == ["u1"]
    assert tree().path("gone") == ()
    assert Conversation(id="c", owner="ada").path() == ()


def test_siblings_share_parent_and_role_in_the_order_they_were_made() -> None:
    assert ids(tree().siblings("a1b")) == ["a1", "a1b"]
    assert ids(tree().siblings("u2")) == ["u2", "u2b"]
    assert ids(tree().siblings("u1")) == ["u1"]
    with pytest.raises(NotFound):
        tree().siblings("gone")


def test_switching_to_a_branch_lands_on_its_newest_leaf() -> None:
    assert tree().leaf_below("u1") == "a1b"
    assert tree().leaf_below("a1") == "a2b"
    assert tree().leaf_below("u2") == "a2"
    assert tree().leaf_below("a1b") == "a1b"


def test_a_ring_of_parents_ends_anyway() -> None:
    ring = Conversation(id="c", owner="ada", messages=(say("x", "y"), say("y", "x")), current_id="x")
    assert ids(ring.path()) == ["y", "x"]
    assert ring.leaf_below("x") in {"x", "y"}


def test_a_new_message_becomes_the_leaf_and_a_known_one_is_replaced_in_place() -> None:
    before = tree()
    grown = before.with_message(say("u3", "a2b"))
    assert (ids(grown.messages)[-1], grown.current_id) == ("u3", "u3")
    changed = before.with_message(before.message("u1").with_changes(text="else"))
    assert ids(changed.messages) == ids(before.messages)
    assert (changed.message("u1").text, changed.current_id) == ("else", "a2b")
    assert before.message("u1").text == "u1"


def test_problems_of_a_foreign_tree_are_named() -> None:
    assert tree_problems(tree().messages) == []
    assert tree_problems([say("x", "y"), say("y", "x")]) == ["message x has no parent before it"]
    assert tree_problems([say("x"), say("x")]) == ["message x occurs twice"]
    assert tree_problems([say("x", "x")]) == ["message x has no parent before it"]


def test_speed_leaves_out_the_first_token_and_never_divides_by_nothing() -> None:
    assert Timings(completion_tokens=11, decode_s=2.0).tokens_per_second == 5.0
    assert Timings(completion_tokens=1, decode_s=2.0).tokens_per_second == 0.0
    assert Timings(completion_tokens=9).tokens_per_second == 0.0


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Hello", "Hello"),
        ("\n\n  Hello \nand more", "Hello"),
        ("", "New chat"),
        (" \n\t\u200b\n", "New chat"),
        ("x" * 48, "x" * 48),
        ("x" * 60, "x" * 47 + "…"),
        ("How do I write a sonnet about the sea in winter, please?", "How do I write a sonnet about the sea in…"),
        ("a " + "x" * 60, "a " + "x" * 45 + "…"),
        ("\x1b[31mred\x1b[0m alert", "[31mred [0m alert"),
        ("safe\u202egnp.exe", "safegnp.exe"),
    ],
)
def test_a_title_is_the_first_line_at_a_words_end(text: str, title: str) -> None:
    assert title_from(text) == title


@given(ANY_TEXT)
def test_a_title_is_never_empty_long_or_in_two_lines(text: str) -> None:
    title = title_from(text)
    assert 1 <= len(title) <= 48
    assert title.splitlines() == [title]
    title.encode()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a\x00b\x07c\x7f\x85d", "a b c d"),
        ("a\r\nb\u2028c\u2029d", "a b c d"),
        ("\u202eabc\u2066d\u2069\u200e", "abcd"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("e\u0301", "é"),
        ("می‌خواهم", "می‌خواهم"),
        ("👨‍👩‍👧 family", "👨‍👩‍👧 family"),
        ("\U0001fae9 new emoji", "\U0001fae9 new emoji"),
        ("\ue0b0 private", "\ue0b0 private"),
        ("half \ud83d", "half \ufffd"),
        ("\u200d\u200c \u00a0", ""),
        ("y" * 500, "y" * 120),
    ],
)
def test_a_label_shows_what_it_is(text: str, label: str) -> None:
    assert one_line(text, 120) == label


@given(ANY_TEXT, st.integers(1, 150))
def test_a_label_of_a_label_is_the_same(text: str, limit: int) -> None:
    label = one_line(text, limit)
    assert one_line(label, limit) == label
    assert len(label) <= limit


@given(ANY_TEXT)
def test_valid_text_can_be_encoded_and_changes_nothing_else(text: str) -> None:
    valid = valid_text(text)
    valid.encode()
    try:
        text.encode()
    except UnicodeEncodeError:
        assert "\ufffd" in valid or len(valid) < len(text)
    else:
        assert valid == text
