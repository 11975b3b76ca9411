"""Conversations as rows, and rows of earlier versions."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmui.domain.messages import Conversation, Failure, Message, Recipe, Timings
from llmui.domain.params import GenerationParams
from llmui.store.envelope import BadContent, MadeByNewer
from llmui.store.rows import KINDS, to_row
from llmui.store.schema import MIGRATIONS, SCHEMA, Stream, canonical, read, with_streams
from tests.contract.store_values import chat, full_chat, reply, ulid, user


def rows(conversation: Conversation, **streams: Stream) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    _, header, written = canonical(conversation, {})
    return header, with_streams(written, streams)


def test_every_type_of_every_record_can_be_written_down() -> None:
    for record in (Conversation, Message, Timings, Recipe, Failure):
        for field in fields(record):
            assert field.name in ("messages", "revision") or str(field.type) in KINDS, field


def test_a_full_conversation_comes_back_whole() -> None:
    found, _, streams = read(*rows(full_chat()), 3)
    assert (found, streams) == (replace(full_chat(), revision=3), {})


def test_defaults_are_not_written() -> None:
    assert to_row(user(5)) == {"id": ulid(5), "role": "user", "text": "hello"}


def test_parameters_are_written_whole_and_survive_other_defaults() -> None:
    header, _ = rows(chat(1))
    assert header["params"] == GenerationParams().to_dict()


def test_a_parameter_that_is_refused_today_falls_back_alone() -> None:
    header, messages = rows(full_chat())
    header["params"] |= {"top_k": -5, "gone": 1}
    found, _, _ = read(header, messages, 1)
    assert found.params == replace(full_chat().params, top_k=GenerationParams().top_k)


@given(st.text(), st.floats(allow_nan=False, allow_infinity=False), st.dictionaries(st.text(), st.integers()))
def test_any_text_and_number_comes_back(text: str, number: float, params: dict[str, int]) -> None:
    message = replace(user(9, text), created_at=number, recipe=Recipe(params=params), timings=Timings(decode_s=number))
    kept, header, written = canonical(chat(1, message, title=text), {})
    assert read(header, with_streams(written, {}), 0)[0] == kept


def test_unchanged_messages_are_not_written_down_again() -> None:
    first = chat(1, user(1000), reply(1001, 1000, "long"))
    kept, _, written = canonical(first, {})
    _, _, again = canonical(kept.with_message(user(1002, parent=1001)), written)
    assert all(again[key] is written[key] for key in written)


def test_a_streaming_message_says_where_its_journal_began() -> None:
    from llmui.domain.messages import MessageState

    going = chat(1, user(1000), reply(1001, 1000, "", MessageState.STREAMING))
    _, _, streams = read(*rows(going, **{ulid(1001): Stream(4, 2)}), 5)
    assert streams == {ulid(1001): Stream(4, 2)}


def test_there_is_a_step_from_every_earlier_version() -> None:
    assert list(MIGRATIONS) == list(range(SCHEMA))


def test_version_0_is_read_and_what_it_had_besides_is_dropped() -> None:
    header = {"schema": 0, "id": ulid(1), "owner": "ada", "name": "An old chat", "colour": "red"}
    messages = [
        {"id": ulid(2), "role": "user", "content": "hello", "likes": 3},
        {"id": ulid(3), "role": "assistant", "content": "hi", "parent_id": ulid(2), "state": "stopped"},
    ]
    found, _, _ = read(header, messages, 7)
    assert (found.title, found.revision, found.current_id) == ("An old chat", 7, None)
    assert [(m.text, m.state.value) for m in found.messages] == [("hello", "done"), ("hi", "stopped")]
    again, _, _ = read(*rows(found), 7)
    assert again == found


@pytest.mark.parametrize("version", [None, "1", -1, 1.0, True])
def test_a_version_must_be_a_number(version: object) -> None:
    header, messages = rows(chat(1))
    with pytest.raises(BadContent):
        read({**header, "schema": version}, messages, 1)


def test_a_later_version_is_said_to_be_newer() -> None:
    header, messages = rows(chat(1))
    with pytest.raises(MadeByNewer) as newer:
        read({**header, "schema": SCHEMA + 1}, messages, 1)
    assert "newer llmui" in newer.value.message
    assert "Update" in newer.value.hint
