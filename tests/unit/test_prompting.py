"""What the model is to read: always the same for the same path, and growing only at its end."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from llmui.domain.generation import PromptMessage
from llmui.domain.messages import Message, MessageState, Role
from llmui.services.prompting import continuation, prompt_messages, system_message

U, A = Role.USER, Role.ASSISTANT


def path_of(*said: tuple[Role, str]) -> tuple[Message, ...]:
    return tuple(
        Message(id=f"m{n}", role=role, text=text, parent_id=f"m{n - 1}" if n else None)
        for n, (role, text) in enumerate(said)
    )


def test_turns_are_given_as_they_were_said() -> None:
    path = path_of((U, " hi "), (A, "hello\n"), (U, "bye"))
    assert prompt_messages(path) == (PromptMessage(U, " hi "), PromptMessage(A, "hello\n"), PromptMessage(U, "bye"))


def test_a_reply_that_failed_before_its_first_word_leaves_no_gap() -> None:
    path = path_of((U, "one"), (A, ""), (U, "two"), (A, " \n"), (U, "three"), (A, "yes"), (U, "four"))
    assert [m.text for m in prompt_messages(path)] == ["one\n\ntwo\n\nthree", "yes", "four"]


def test_thoughts_are_not_repeated_to_the_model() -> None:
    message = Message(id="a", role=A, text="Yes", reasoning="Hm.", state=MessageState.STOPPED)
    assert prompt_messages([message]) == (PromptMessage(A, "Yes"),)


SAID = st.lists(st.tuples(st.sampled_from([U, A]), st.sampled_from(["", " ", "a", "b\n", "c d"])), max_size=12)


@given(SAID)
def test_no_two_turns_of_one_role_follow_each_other_and_nothing_is_lost(said: list[tuple[Role, str]]) -> None:
    path = path_of(*said)
    turns = prompt_messages(path)
    assert all(a.role is not b.role for a, b in pairwise(turns))
    assert [t for m in turns for t in m.text.split()] == [t for _, text in said for t in text.split()]


@given(SAID, SAID)
def test_a_growing_conversation_keeps_every_turn_that_was_complete(
    said: list[tuple[Role, str]], more: list[tuple[Role, str]]
) -> None:
    before, after = prompt_messages(path_of(*said)), prompt_messages(path_of(*said, *more))
    if before:
        assert after[: len(before) - 1] == before[:-1]
        assert after[len(before) - 1].text.startswith(before[-1].text)
    assert prompt_messages(path_of(*said)) == before


def test_a_blank_system_prompt_is_no_message() -> None:
    assert system_message(" \n") == ()
    assert system_message(" Be brief.\n") == (PromptMessage(Role.SYSTEM, "Be brief."),)


def test_a_reply_goes_on_from_what_the_model_wrote() -> None:
    def reply(text: str, reasoning: str) -> Message:
        return Message(id="a", role=A, text=text, reasoning=reasoning)

    assert continuation(reply("", "")) == ""
    assert continuation(reply("Yes, ", "")) == "Yes, "
    assert continuation(reply("", "Hm ")) == "<think>Hm "
    assert continuation(reply("Yes", "Hm.")) == "<think>Hm.</think>\n\nYes"
