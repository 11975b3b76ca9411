"""Sending, regenerating, editing, continuing: what is kept, what is refused, and who wins a race."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmui.domain.messages import MAX_TEXT_CHARS, Conversation, MessageState, Role
from llmui.domain.params import GenerationParams, LoadParams
from llmui.domain.runs import RunDelta
from llmui.engines.echo import EchoEngine
from llmui.errors import Conflict, EngineNotReady, InvalidInput, LlmuiError, NotFound, RunActive
from llmui.library.catalog import Catalog
from llmui.services.chat import MAX_SYSTEM_CHARS, ChatService, Choices, check_system, check_text, clean
from llmui.services.conversations import ConversationService
from llmui.services.models import ModelService
from llmui.services.runs import KEPT_S, Run, Runs
from tests.unit.scripted import PATIENCE_S, Gate, RecordingStore, ScriptedEngine, ended


@pytest.fixture
def said(chat: ChatService) -> Run:
    """A conversation of one question and its reply."""
    run = chat.send("ada", "What is up?")
    ended(run)
    return run


def conversation_of(store: RecordingStore, run: Run) -> Conversation:
    return store.get(run.owner, run.conversation_id)


def test_the_message_is_kept_before_the_reply_begins(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    gate = Gate()
    engine.script = [gate, "Fine"]
    run = chat.send("ada", "What is up?\r\nAll well?")
    gate.wait_reached()
    conversation = conversation_of(store, run)
    user, reply = conversation.messages
    assert (user.id, user.role, user.text) == (run.started.user_message_id, Role.USER, "What is up?\nAll well?")
    assert (reply.id, reply.parent_id, reply.state) == (run.message_id, user.id, MessageState.STREAMING)
    assert (conversation.title, conversation.title_by_hand, conversation.current_id) == ("What is up?", False, reply.id)
    assert conversation.created_at > 0
    assert reply.recipe is not None, "whose reply it is must be known before its end, and if that never comes"
    assert (reply.recipe.model_id, reply.recipe.params) == ("first", GenerationParams().to_dict())
    gate.opened.set()
    ended(run)


def test_a_conversation_grows_at_the_end_that_is_shown(chat: ChatService, store: RecordingStore, said: Run) -> None:
    again = chat.send("ada", "And now?", conversation_id=said.conversation_id)
    ended(again)
    conversation = conversation_of(store, said)
    assert [m.text for m in conversation.path()] == ["What is up?", "Hello there.", "And now?", "Hello there."]
    assert conversation.title == "What is up?"
    aside = chat.send("ada", "Or then?", conversation_id=said.conversation_id, parent_id=said.message_id)
    ended(aside)
    conversation = conversation_of(store, said)
    assert [m.text for m in conversation.path()][2:] == ["Or then?", "Hello there."]
    siblings = conversation.siblings(again.started.user_message_id)
    assert [m.text for m in siblings] == ["And now?", "Or then?"]


def test_an_empty_conversation_gets_its_title_from_the_first_message(
    chat: ChatService, conversations: ConversationService, store: RecordingStore
) -> None:
    empty, named = conversations.create("ada"), conversations.create("ada", title="Mine")
    for conversation in (empty, named):
        ended(chat.send("ada", "Hi there", conversation_id=conversation.id))
    assert store.get("ada", empty.id).title == "Hi there"
    assert store.get("ada", named.id).title == "Mine"


def test_choices_hold_for_the_next_replies_too(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    first = chat.send("ada", "Hi", choices=Choices(system_prompt="Be brief.", params={"top_k": 7}, thinking=False))
    ended(first)
    ended(chat.send("ada", "Hi", conversation_id=first.conversation_id, choices=Choices(params={"seed": 5})))
    one, two = engine.requests
    assert (one.params.top_k, one.thinking) == (7, False)
    assert (two.params.top_k, two.params.seed, two.thinking) == (7, 5, None)
    assert two.messages[0].text == "Be brief."
    assert conversation_of(store, first).params == two.params


def test_regenerating_makes_a_sibling_and_shows_it(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore, said: Run
) -> None:
    engine.script = ["Better."]
    run = chat.regenerate("ada", said.conversation_id, said.message_id)
    ended(run)
    conversation = conversation_of(store, said)
    assert [m.text for m in conversation.siblings(said.message_id)] == ["Hello there.", "Better."]
    assert conversation.current_id == run.message_id
    assert engine.requests[0].messages == engine.requests[1].messages
    assert run.started.user_message_id == said.started.user_message_id


def test_editing_makes_a_branch_and_the_old_one_stays(
    chat: ChatService, conversations: ConversationService, store: RecordingStore, said: Run
) -> None:
    ended(chat.send("ada", "And now?", conversation_id=said.conversation_id))
    run = chat.edit("ada", said.conversation_id, said.started.user_message_id, "Who are you?")
    ended(run)
    conversation = conversation_of(store, said)
    assert [m.text for m in conversation.path()] == ["Who are you?", "Hello there."]
    assert [m.text for m in conversation.siblings(run.started.user_message_id)] == ["What is up?", "Who are you?"]
    back = conversations.show("ada", said.conversation_id, said.started.user_message_id)
    assert [m.text for m in back.path()][2] == "And now?"
    assert conversation.title == "What is up?"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda chat, run: chat.regenerate("ada", run.conversation_id, run.started.user_message_id),
        lambda chat, run: chat.edit("ada", run.conversation_id, run.message_id, "text"),
        lambda chat, run: chat.continue_("ada", run.conversation_id, run.started.user_message_id),
        lambda chat, run: chat.send("ada", " \n\x00", conversation_id=run.conversation_id),
        lambda chat, run: chat.send("ada", None, conversation_id=run.conversation_id),
        lambda chat, run: chat.edit("ada", run.conversation_id, run.started.user_message_id, ""),
        lambda chat, run: chat.send("ada", "Hi", choices=Choices(params={"temperature": 99})),
        lambda chat, run: chat.send("ada", "Hi", choices=Choices(params={"n_discard": -1})),
        lambda chat, run: chat.send("ada", "Hi", choices=Choices(params=[1])),  # type: ignore[arg-type]
        lambda chat, run: chat.send("ada", "Hi", choices=Choices(system_prompt="x" * (MAX_SYSTEM_CHARS + 1))),
        lambda chat, run: chat.send("ada", "Hi", choices=Choices(thinking="yes")),  # type: ignore[arg-type]
    ],
)
def test_bad_input_is_refused_in_words_and_keeps_nothing(
    chat: ChatService, store: RecordingStore, said: Run, wrong: Callable[[ChatService, Run], Any]
) -> None:
    before, rows = conversation_of(store, said), store.list("ada").items
    with pytest.raises(InvalidInput) as refused:
        wrong(chat, said)
    assert refused.value.message.endswith(".")
    assert refused.value.hint
    assert (conversation_of(store, said), store.list("ada").items) == (before, rows)


BY_ANOTHER: list[Callable[[ChatService, Run], object]] = [
    lambda chat, run: chat.send("bob", "Hi", conversation_id=run.conversation_id),
    lambda chat, run: chat.regenerate("bob", run.conversation_id, run.message_id),
    lambda chat, run: chat.edit("bob", run.conversation_id, run.started.user_message_id, "Hi"),
    lambda chat, run: chat.continue_("bob", run.conversation_id, run.message_id),
    lambda chat, run: chat.stop("bob", run.id),
]
OF_NOTHING: list[Callable[[ChatService, Run], object]] = [
    lambda chat, run: chat.send("ada", "Hi", conversation_id="01ARZ3NDEKTSV4RRFFQ69G5FAV"),
    lambda chat, run: chat.send("ada", "Hi", conversation_id=run.conversation_id, parent_id="gone"),
    lambda chat, run: chat.regenerate("ada", run.conversation_id, "gone"),
    lambda chat, run: chat.stop("ada", "gone"),
]


@pytest.mark.parametrize("attempt", BY_ANOTHER)
def test_another_owner_does_not_even_learn_that_a_reply_is_being_written(
    chat: ChatService, engine: ScriptedEngine, attempt: Callable[[ChatService, Run], object]
) -> None:
    gate = Gate()
    engine.script = ["Hello", gate]
    run = chat.send("ada", "What is up?")
    gate.wait_reached()
    with pytest.raises(NotFound):
        attempt(chat, run)
    assert chat.stop_in("bob", run.conversation_id) is None
    gate.opened.set()
    assert ended(run).state is MessageState.DONE


@pytest.mark.parametrize("attempt", [*BY_ANOTHER, *OF_NOTHING])
def test_what_is_not_there_or_anothers_is_not_found(
    chat: ChatService, store: RecordingStore, said: Run, attempt: Callable[[ChatService, Run], object]
) -> None:
    before = conversation_of(store, said)
    with pytest.raises(NotFound):
        attempt(chat, said)
    assert conversation_of(store, said) == before
    assert len(store.list("ada").items) == 1
    assert store.list("bob").items == ()


def test_while_a_reply_is_written_nothing_else_begins(
    chat: ChatService, conversations: ConversationService, engine: ScriptedEngine, store: RecordingStore, said: Run
) -> None:
    gate = Gate()
    engine.script = ["One", gate]
    run = chat.send("ada", "Go on", conversation_id=said.conversation_id)
    gate.wait_reached()
    before, id, question = conversation_of(store, run), said.conversation_id, said.started.user_message_id
    attempts: list[Callable[[], object]] = [
        lambda: chat.send("ada", "Hi", conversation_id=id),
        lambda: chat.regenerate("ada", id, said.message_id),
        lambda: chat.edit("ada", id, question, "Hi"),
        lambda: chat.continue_("ada", id, run.message_id),
        lambda: conversations.edit_text("ada", id, question, "Hi"),
        lambda: conversations.delete_message("ada", id, question),
        lambda: conversations.branch("ada", id, said.message_id),
    ]
    for attempt in attempts:
        with pytest.raises(RunActive) as refused:
            attempt()
        assert refused.value.run_id == run.id
    assert conversation_of(store, run) == before
    elsewhere = chat.send("ada", "Hi")
    gate.opened.set()
    ended(run)
    ended(elsewhere)


@pytest.mark.parametrize("round_", range(10))
def test_of_many_sends_at_once_one_is_kept_and_the_others_leave_no_trace(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore, said: Run, round_: int
) -> None:
    gate, start = Gate(), threading.Barrier(4)
    engine.script = [gate, "One"]
    begun: list[Run] = []
    refused: list[LlmuiError] = []

    def send(n: int) -> None:
        start.wait(PATIENCE_S)
        try:
            begun.append(chat.send("ada", f"message {n}", conversation_id=said.conversation_id))
        except LlmuiError as error:
            refused.append(error)

    senders = [threading.Thread(target=send, args=(n,)) for n in range(4)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join(PATIENCE_S)
    assert [type(error) for error in refused] == [RunActive] * 3
    assert len(begun) == 1
    assert len(conversation_of(store, said).messages) == 4
    gate.opened.set()
    ended(begun[0])
    assert len(conversation_of(store, said).messages) == 4


class RenamedInBetween(RecordingStore):
    """Somebody renames each conversation just after it was read."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def get(self, owner: str, conversation_id: str) -> Conversation:
        read = super().get(owner, conversation_id)
        if self.times:
            self.times -= 1
            self.save(read.with_changes(title=f"name {self.times}"), expected_revision=read.revision)
        return read


def test_a_rename_between_reading_and_keeping_is_no_reason_to_refuse(models: ModelService, runs: Runs) -> None:
    store = RenamedInBetween()
    chat = ChatService(store, models, runs)
    run = chat.send("ada", "Hi")
    ended(run)
    store.times = 3
    ended(chat.send("ada", "Again", conversation_id=run.conversation_id))
    conversation = store.get("ada", run.conversation_id)
    assert conversation.title == "name 0"
    assert [m.text for m in conversation.messages if m.role is Role.USER] == ["Hi", "Again"]


def test_without_a_model_nothing_is_sent_and_nothing_kept(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore, said: Run
) -> None:
    engine.unload()
    before = conversation_of(store, said)
    attempts: list[Callable[[], object]] = [
        lambda: chat.send("ada", "Hi", conversation_id=said.conversation_id),
        lambda: chat.send("ada", "Hi"),
        lambda: chat.regenerate("ada", said.conversation_id, said.message_id),
        lambda: chat.continue_("ada", said.conversation_id, said.message_id),
    ]
    for attempt in attempts:
        with pytest.raises(EngineNotReady) as refused:
            attempt()
        assert refused.value.hint
    assert conversation_of(store, said) == before
    assert len(store.list("ada").items) == 1


class Refusing(RecordingStore):
    def create(self, conversation: Conversation) -> Conversation:
        raise Conflict("No.", hint="Not now.")


def test_what_cannot_be_kept_is_not_sent(models: ModelService, engine: ScriptedEngine, runs: Runs) -> None:
    chat = ChatService(Refusing(), models, runs)
    with pytest.raises(Conflict):
        chat.send("ada", "Hi")
    assert engine.requests == []
    assert runs.active_count() == 0
    assert runs._reserved == set()


def test_stop_before_the_first_token(chat: ChatService, engine: ScriptedEngine, store: RecordingStore) -> None:
    gate = Gate()
    engine.script = [gate, "never"]
    run = chat.send("ada", "Hi")
    assert chat.stop_in("ada", run.conversation_id) is run
    message = ended(run)
    assert (message.state, message.text) == (MessageState.STOPPED, "")
    assert conversation_of(store, run).message(run.message_id) == message
    assert chat.stop_in("ada", run.conversation_id) is None
    gate.opened.set()
    ended(chat.send("ada", "Hello?", conversation_id=run.conversation_id, choices=Choices()))
    assert [m.text for m in engine.requests[-1].messages] == ["Hi\n\nHello?"]


def test_a_path_of_the_conversation_is_all_the_model_reads(
    chat: ChatService, engine: ScriptedEngine, said: Run
) -> None:
    engine.script = ["Other."]
    ended(chat.regenerate("ada", said.conversation_id, said.message_id))
    ended(chat.send("ada", "Go on", conversation_id=said.conversation_id))
    assert [m.text for m in engine.requests[-1].messages] == ["What is up?", "Other.", "Go on"]
    assert engine.requests[-1].conversation_id == said.conversation_id


def test_closing_saves_what_every_reply_has(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore, runs: Runs
) -> None:
    gates = [Gate() for _ in range(5)]
    started = []
    for gate in gates:
        engine.script = ["So far", gate, "never"]
        started.append(chat.send("ada", "Hi"))
        gate.wait_reached()
    runs.close(PATIENCE_S)
    for run in started:
        message = conversation_of(store, run).message(run.message_id)
        assert (message.state, message.text) == (MessageState.STOPPED, "So far")


def test_two_hundred_replies_leave_nothing_behind(store: RecordingStore, runs: Runs) -> None:
    chat = ChatService(store, ModelService(EchoEngine(), Catalog(()), LoadParams()), runs)
    before = set(threading.enumerate())
    for n in range(200):
        run = chat.send("ada", f"one two three {n}")
        assert ended(run).text == f"one two three {n}"
        run.ended_at -= KEPT_S + 1
    runs.close(PATIENCE_S)
    for thread in set(threading.enumerate()) - before:
        thread.join(PATIENCE_S)
    assert set(threading.enumerate()) <= before
    assert runs.latest_in("ada", "any") is None
    assert (runs._runs, runs._threads, runs._reserved) == ({}, {}, set())


def test_a_real_engine_and_late_observers_agree(store: RecordingStore, runs: Runs) -> None:
    chat = ChatService(store, ModelService(EchoEngine(), Catalog(()), LoadParams()), runs)
    text = " ".join(f"w{n}" for n in range(500))
    run = chat.send("ada", text)
    seen = run.snapshot()
    ended(run)
    late = [event for _, event in run.events_after(seen.version)]
    assert seen.text + "".join(event.text for event in late if isinstance(event, RunDelta)) == text


@pytest.mark.parametrize(
    ("raw", "cleaned"),
    [
        ("a\x00b", "ab"),
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("\ud83d\ude00", "😀"),
        ("half \ud83d", "half \ufffd"),
        ("\udc00\ud800", "\ufffd\ufffd"),
        ("\ufeffa\u202eb\u200d", "\ufeffa\u202eb\u200d"),  # what was said stays what was said
        ("tab\tbell\x07", "tab\tbell\x07"),
    ],
)
def test_text_is_cleaned_of_what_cannot_be_stored(raw: str, cleaned: str) -> None:
    assert clean(raw) == check_text(raw) == check_system(raw) == cleaned


@given(st.text(st.characters(), max_size=50))
def test_cleaned_text_can_be_encoded_and_is_clean(text: str) -> None:
    cleaned = clean(text)
    cleaned.encode()
    assert clean(cleaned) == cleaned
    assert "\x00" not in cleaned and "\r" not in cleaned


def test_the_longest_text_is_taken_and_a_longer_one_is_refused_with_the_numbers() -> None:
    assert len(check_text("x" * MAX_TEXT_CHARS)) == MAX_TEXT_CHARS
    with pytest.raises(InvalidInput, match="1,000,001 characters; 1,000,000 is the most"):
        check_text("x" * (MAX_TEXT_CHARS + 1))


@pytest.mark.parametrize("text", ["", " \n\t", "\x00", "\x00 \x00", None, 7, b"Hi", ["Hi"]])
def test_no_text_is_no_message(text: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_text(text)
    assert refused.value.field == "message"
