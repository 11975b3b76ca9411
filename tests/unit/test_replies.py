"""Writing one reply: how it can end, what is kept on the way, and what the model gets to read."""

from __future__ import annotations

import threading
from itertools import pairwise

import pytest

from llmui.domain.generation import Finished, FinishReason, PromptProgress, PromptRead, Queued, TextDelta
from llmui.domain.messages import Message, MessageState, Role
from llmui.domain.runs import RunDelta, RunDone, RunFailed, RunPhase, RunProgress
from llmui.errors import EngineCrashed, EngineHung, EngineNotReady, StoreFull, TemplateFailed
from llmui.services.chat import ChatService, Choices
from llmui.services.conversations import ConversationService
from llmui.services.journal import ReplyJournal
from llmui.services.models import ModelService
from llmui.services.runs import Run, Runs
from llmui.store.base import Piece
from tests.unit.scripted import PATIENCE_S, Gate, RecordingStore, ScriptedEngine, Step, ended, timings

MAX_TOKENS = Finished(FinishReason.MAX_TOKENS, timings(2))


def kept(store: RecordingStore, run: Run) -> Message:
    return store.get(run.owner, run.conversation_id).message(run.message_id)


def failures(run: Run) -> list[RunFailed]:
    return [event for _, event in run.events_after(0) if isinstance(event, RunFailed)]


def test_a_reply_is_written_told_and_kept(chat: ChatService, engine: ScriptedEngine, store: RecordingStore) -> None:
    engine.script = [Queued(2), PromptProgress(0, 9, 0), PromptProgress(9, 9, 4), " Good", " day", ".\n"]
    run = chat.send("ada", "Hi", choices=Choices(params={"seed": -1}, system_prompt="Be kind."))
    message = ended(run)
    assert [event for _, event in run.events_after(1)] == [
        RunProgress(phase=RunPhase.QUEUED, position=2),
        RunProgress(phase=RunPhase.READING, processed=0, total=9),
        RunProgress(phase=RunPhase.READING, processed=9, total=9, cached=4),
        RunDelta("Good"),
        RunDelta(" day"),
        RunDelta(".\n"),
        RunDone(message),
    ]
    assert kept(store, run) == message
    assert (message.text, message.state, message.finish_reason) == ("Good day.", MessageState.DONE, "eos")
    assert message.timings == timings(3, prompt=11)
    recipe = message.recipe
    assert recipe is not None
    assert (recipe.model, recipe.model_id, recipe.engine, recipe.seed) == ("First", "first", "scripted", 7)
    assert (recipe.system_prompt, recipe.params["seed"], recipe.dropped) == ("Be kind.", -1, 0)


@pytest.mark.parametrize(
    ("script", "state", "reason", "text"),
    [
        (["a", MAX_TOKENS], MessageState.DONE, "max_tokens", "a"),
        (["a ", Finished(FinishReason.STOPPED, timings(1))], MessageState.STOPPED, "stopped", "a "),
        ([EngineCrashed("Died.")], MessageState.FAILED, "engine_crashed", ""),
        (["a ", EngineCrashed("Died.")], MessageState.INTERRUPTED, "engine_crashed", "a "),
        (["a", EngineHung("Hung.")], MessageState.INTERRUPTED, "engine_hung", "a"),
        (["<think>a", EngineCrashed("Died.")], MessageState.INTERRUPTED, "engine_crashed", ""),
        ([TemplateFailed("Bad.")], MessageState.FAILED, "template_failed", ""),
        (["a", EngineNotReady()], MessageState.FAILED, "engine_not_ready", "a"),
        (["a", ZeroDivisionError()], MessageState.FAILED, "bug", "a"),
    ],
)
def test_however_it_ends_the_text_so_far_is_kept(
    chat: ChatService,
    engine: ScriptedEngine,
    store: RecordingStore,
    script: list[Step],
    state: MessageState,
    reason: str,
    text: str,
) -> None:
    engine.script = script
    run = chat.send("ada", "Hi")
    message = ended(run)
    assert (message.state, message.finish_reason, message.text) == (state, reason, text)
    assert kept(store, run) == message
    if isinstance(script[-1], Exception):
        assert message.failure is not None
        assert message.failure.code == reason
        assert message.failure.hint
        assert failures(run) == [RunFailed(reason, message.failure.message, message.failure.hint)]
        assert isinstance(run.events_after(0)[-2][1], RunFailed)
    else:
        assert message.failure is None
        assert failures(run) == []


def test_the_last_log_lines_of_a_dead_engine_are_kept(chat: ChatService, engine: ScriptedEngine) -> None:
    engine.script = ["a", EngineCrashed("Died.", log=("one", "two"))]
    failure = ended(chat.send("ada", "Hi")).failure
    assert failure is not None
    assert failure.log == ("one", "two")


def test_what_a_reply_cost_is_known_without_the_engines_word(chat: ChatService, engine: ScriptedEngine) -> None:
    engine.script = ["a", " b", " c", EngineCrashed("Died.")]
    spent = ended(chat.send("ada", "Hi there")).timings
    assert spent is not None
    assert (spent.prompt_tokens, spent.completion_tokens) == (7, 3)
    assert spent.decode_s > 0


def test_stopped_while_the_model_loads(
    chat: ChatService, engine: ScriptedEngine, models: ModelService, store: RecordingStore
) -> None:
    gate = Gate()
    engine.load_scripts["second"] = [gate]
    models.load("second")
    gate.wait_reached()
    told = threading.Event()
    run = chat.send("ada", "Hi")
    run.subscribe(told.set)
    assert run.snapshot().progress is not None or told.wait(PATIENCE_S)  # it may have been told before we listened
    assert run.snapshot().progress == RunProgress(phase=RunPhase.LOADING, stage="loading weights", share=0.5)
    chat.stop("ada", run.id)
    message = ended(run)
    assert (message.state, message.finish_reason, message.text) == (MessageState.STOPPED, "stopped", "")
    assert kept(store, run) == message
    assert engine.requests == []
    gate.opened.set()


def test_stopped_while_the_prompt_is_read(chat: ChatService, engine: ScriptedEngine) -> None:
    gate = Gate()
    engine.script = [PromptProgress(0, 9, 0), gate, PromptRead(9, 0, 1), "never"]
    run = chat.send("ada", "Hi")
    gate.wait_reached()
    assert run.snapshot().phase is RunPhase.READING
    chat.stop_in("ada", run.conversation_id)
    message = ended(run)
    assert (message.state, message.text) == (MessageState.STOPPED, "")
    assert message.timings is not None
    assert message.timings.completion_tokens == 0


def test_stopped_in_the_middle_keeps_every_character(chat: ChatService, engine: ScriptedEngine) -> None:
    gate = Gate()
    engine.script = ["Well", ", ", gate, "never"]
    run = chat.send("ada", "Hi")
    gate.wait_reached()
    chat.stop("ada", run.id)
    chat.stop("ada", run.id)
    assert (ended(run).state, ended(run).text) == (MessageState.STOPPED, "Well, ")
    chat.stop("ada", run.id)


def test_the_engine_is_left_when_a_reply_ends_in_a_bug(chat: ChatService, engine: ScriptedEngine) -> None:
    engine.script = ["a", TextDelta(None), "b"]  # type: ignore[arg-type]  # what no engine may send
    assert ended(chat.send("ada", "Hi")).state is MessageState.FAILED
    assert engine.left == ["stream"]


def test_thoughts_are_kept_apart_from_the_answer(chat: ChatService, engine: ScriptedEngine) -> None:
    engine.script = ["<thi", "nk>\n", "Hm", ".\n</th", "ink>\n\n", "Yes"]
    message = ended(chat.send("ada", "Hi"))
    assert (message.reasoning, message.text) == ("Hm.", "Yes")


def test_a_template_that_opens_a_thought_is_believed(chat: ChatService, engine: ScriptedEngine) -> None:
    engine.script = [PromptRead(9, 0, 1, opens_reasoning=True), "Hm", "</think>Yes"]
    message = ended(chat.send("ada", "Hi"))
    assert (message.reasoning, message.text) == ("Hm", "Yes")


def test_a_held_back_beginning_of_a_tag_is_not_lost(chat: ChatService, engine: ScriptedEngine) -> None:
    engine.script = ["<think>a</thin", EngineCrashed("Died.")]
    assert ended(chat.send("ada", "Hi")).reasoning == "a</thin"


def test_the_journal_has_what_was_written_while_the_engine_is_silent(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    """A process killed now would lose nothing, although no further word comes."""
    gate = Gate()
    engine.script = ["<think>Hm.</think>", "One", " two", gate, " three"]
    run = chat.send("ada", "Hi")
    gate.wait_reached()
    wait_journalled(store, run, "One two")
    shown = kept(store, run)
    assert (shown.state, shown.reasoning, shown.text) == (MessageState.STREAMING, "Hm.", "One two")
    gate.opened.set()
    assert ended(run).text == "One two three"


def wait_journalled(store: RecordingStore, run: Run, text: str) -> None:
    """Until the store has all of that, in however many pieces a busy machine hands it over."""
    while True:
        store.journalled.clear()
        if (shown := kept(store, run).text) == text:
            return
        assert text.startswith(shown)
        assert store.journalled.wait(PATIENCE_S), f"only “{shown}” was journalled"


def test_what_comes_between_two_writes_is_one_piece(
    store: RecordingStore, chat: ChatService, engine: ScriptedEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("llmui.services.journal.EVERY_S", 3600.0)
    gate = Gate()
    engine.script = [gate]
    run = chat.send("ada", "Hi")
    gate.wait_reached()
    journal = ReplyJournal(store, run.owner, run.conversation_id, run.message_id)
    for words in (["a", " b"], [" c"], []):
        for word in words:
            journal.add("content", word)
        journal.write()
    journal.close()
    assert store.pieces == [Piece(n=1, text="a b"), Piece(n=2, text=" c")]
    gate.opened.set()
    ended(run)


def test_pieces_are_numbered_without_gaps_and_make_the_text(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    gates = [Gate() for _ in range(3)]
    engine.script = ["a", " b", gates[0], " c", gates[1], " d", gates[2], " e"]
    run = chat.send("ada", "Hi")
    for gate, text in zip(gates, ("a b", "a b c", "a b c d"), strict=True):
        gate.wait_reached()
        assert run.snapshot().text == text
        wait_journalled(store, run, text)
        gate.opened.set()
    assert ended(run).text == "a b c d e"
    assert [piece.n for piece in store.pieces] == list(range(1, len(store.pieces) + 1))
    assert "".join(piece.text for piece in store.pieces) in ("a b c d", "a b c d e")


def test_a_full_disk_does_not_end_the_reply_and_loses_no_piece(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    gates = [Gate(), Gate()]
    engine.script = ["a", gates[0], " b", gates[1], " c"]
    store.refuse_pieces = [full := StoreFull("The disk is full.")]
    run = chat.send("ada", "Hi")
    gates[0].wait_reached()
    while full in store.refuse_pieces:
        assert not run.ended.wait(0.01)
    gates[0].opened.set()
    assert store.journalled.wait(PATIENCE_S)
    gates[1].opened.set()
    assert (ended(run).state, ended(run).text) == (MessageState.DONE, "a b c")
    assert store.pieces[:2] == [Piece(n=1, text="a"), Piece(n=2, text=" b")]


class FullAtTheEnd(RecordingStore):
    """Takes every save but those of a reply that has ended."""

    def save(self, conversation, *, expected_revision):  # type: ignore[no-untyped-def]
        if any(m.state is MessageState.DONE and m.role is Role.ASSISTANT for m in conversation.messages):
            raise StoreFull("The disk is full.")
        return super().save(conversation, expected_revision=expected_revision)


def test_a_reply_that_cannot_be_saved_is_journalled_and_the_person_is_told(models: ModelService, runs: Runs) -> None:
    store = FullAtTheEnd()
    chat = ChatService(store, models, runs)
    run = chat.send("ada", "Hi")
    assert ended(run).text == "Hello there."
    assert failures(run) == [RunFailed("store_full", "The disk is full.", StoreFull.hint)]
    assert kept(store, run).text == "Hello there."
    assert kept(store, run).state is MessageState.STREAMING


def test_a_reply_that_nobody_writes_any_more_is_interrupted_before_the_next(models: ModelService, runs: Runs) -> None:
    store = FullAtTheEnd()
    chat = ChatService(store, models, runs)
    lost = chat.send("ada", "Hi")
    ended(lost)
    again = chat.continue_("ada", lost.conversation_id, lost.message_id)
    assert again.snapshot().text.startswith("Hello there.")
    ended(again)
    shown = kept(store, again)
    assert (shown.state, shown.text) == (MessageState.STREAMING, "Hello there.Hello there.")


def test_what_happened_to_the_conversation_meanwhile_is_kept(
    chat: ChatService, conversations: ConversationService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    ended(first := chat.send("ada", "Hi"))
    gate = Gate()
    engine.script = ["Other", gate]
    run = chat.regenerate("ada", first.conversation_id, first.message_id)
    gate.wait_reached()
    conversations.rename("ada", run.conversation_id, "My name")
    conversations.show("ada", run.conversation_id, first.message_id)
    gate.opened.set()
    ended(run)
    conversation = store.get("ada", run.conversation_id)
    assert (conversation.title, conversation.title_by_hand) == ("My name", True)
    assert conversation.current_id == first.message_id
    assert conversation.message(run.message_id).text == "Other"


def test_a_conversation_deleted_meanwhile_stays_deleted(
    chat: ChatService, conversations: ConversationService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    gate = Gate()
    engine.script = ["One", gate, " two"]
    run = chat.send("ada", "Hi")
    gate.wait_reached()
    store.delete("ada", run.conversation_id)  # by another process, say: no stop comes first
    gate.opened.set()
    assert ended(run).text == "One two"
    assert store.list("ada").items == ()
    assert conversations.restore("ada", run.conversation_id).message(run.message_id).state is MessageState.INTERRUPTED


def test_a_message_deleted_meanwhile_does_not_come_back(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    gate = Gate()
    engine.script = ["One", gate]
    run = chat.send("ada", "Hi")
    gate.wait_reached()
    now = store.get("ada", run.conversation_id)  # another process on the same folder asks nobody here
    store.save(now.with_changes(messages=(), current_id=None), expected_revision=now.revision)
    gate.opened.set()
    ended(run)
    assert store.get("ada", run.conversation_id).messages == ()
    assert failures(run) == []


def test_continuing_goes_on_from_the_last_character(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    engine.script = ["<think>Hm.</think>", "One ", "two", EngineCrashed("Died.")]
    run = chat.send("ada", "Hi")
    before = ended(run)
    engine.script = [" <think>three", " four"]
    again = chat.continue_("ada", run.conversation_id, run.message_id)
    message = ended(again)
    assert engine.requests[-1].prefix == "<think>Hm.</think>\n\nOne two"
    assert engine.requests[-1].messages == engine.requests[0].messages
    assert again.message_id == run.message_id
    assert (message.text, message.reasoning) == ("One two <think>three four", "Hm.")
    assert (message.state, message.finish_reason, message.failure) == (MessageState.DONE, "eos", None)
    assert message.timings is not None and before.timings is not None
    assert message.timings.completion_tokens == before.timings.completion_tokens + 2 == 5
    assert message.timings.decode_s == pytest.approx(before.timings.decode_s + 0.2)
    assert [event.text for _, event in again.events_after(0) if isinstance(event, RunDelta)] == [
        " <think>three",
        " four",
    ]
    assert len(store.get("ada", run.conversation_id).messages) == 2


def test_continuing_in_the_middle_of_a_thought(chat: ChatService, engine: ScriptedEngine) -> None:
    gate = Gate()
    engine.script = ["<think>I wonder ", gate]
    run = chat.send("ada", "Hi")
    gate.wait_reached()
    chat.stop("ada", run.id)
    assert ended(run).reasoning == "I wonder "
    engine.script = [PromptRead(9, 0, 1, opens_reasoning=True), " if", ".</think>\n", "Yes"]
    message = ended(chat.continue_("ada", run.conversation_id, run.message_id))
    assert engine.requests[-1].prefix == "<think>I wonder "
    assert (message.reasoning, message.text) == ("I wonder  if.", "Yes")


def test_a_continuation_that_dies_at_once_keeps_text_cost_and_recipe(
    chat: ChatService, engine: ScriptedEngine, models: ModelService
) -> None:
    engine.script = ["One", MAX_TOKENS]
    run = chat.send("ada", "Hi")
    before = ended(run)
    engine.script = [EngineCrashed("Died.")]
    message = ended(chat.continue_("ada", run.conversation_id, run.message_id))
    assert (message.text, message.state) == ("One", MessageState.INTERRUPTED)
    assert message.timings is not None and before.timings is not None
    assert message.timings.completion_tokens == before.timings.completion_tokens
    assert message.timings.first_token_s == before.timings.first_token_s
    engine.load_scripts["second"] = [gate := Gate()]
    models.load("second")
    gate.wait_reached()
    again = chat.continue_("ada", run.conversation_id, run.message_id)
    chat.stop("ada", again.id)
    assert ended(again).recipe == message.recipe
    gate.opened.set()


def test_a_reply_begun_anew_takes_its_first_token_time_from_the_run_that_had_one(
    chat: ChatService, engine: ScriptedEngine
) -> None:
    engine.script = [EngineCrashed("Died.")]
    run = chat.send("ada", "Hi")
    ended(run)
    engine.script = ["One"]
    spent = ended(chat.continue_("ada", run.conversation_id, run.message_id)).timings
    assert spent is not None
    assert (spent.first_token_s, spent.completion_tokens) == (0.5, 1)


# --- a conversation that outgrows the context -------------------------------------------------------------------------


def talk(chat: ChatService, turns: int, *, words: int = 8, params: dict[str, object] | None = None) -> list[Run]:
    """So many questions of `words` words each, all in one conversation."""
    conversation, done = None, []
    for n in range(turns):
        text = f"q{n} " + "w " * (words - 1)
        run = chat.send("ada", text, conversation_id=conversation, choices=Choices(system_prompt="S", params=params))
        ended(run)
        conversation = run.conversation_id
        done.append(run)
    return done


TEN = Choices(params={"max_tokens": 10})


def dropped(message: Message) -> int:
    assert message.recipe is not None
    return message.recipe.dropped


def test_oldest_turns_go_whole_and_the_reply_says_how_many(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    engine.context_length = 120
    runs = talk(chat, 8, params={"max_tokens": 10})
    messages = [kept(store, run) for run in runs]
    assert all(message.state is MessageState.DONE for message in messages)
    assert dropped(messages[0]) == 0
    assert dropped(messages[-1]) > 0
    for run, message in zip(runs, messages, strict=True):
        path = store.get("ada", run.conversation_id).path(run.message_id)[:-1]
        sent = next(r for r in reversed(engine.requests) if r.messages[-1].text == path[-1].text)
        assert sent.messages[0].text == "S"
        assert [m.text for m in sent.messages[1:]] == [m.text for m in path[dropped(message) :]]
        assert sent.messages[1].role is Role.USER
        assert sent.reserve == 10
        assert engine.count_tokens(sent.messages) + 10 <= 120


def test_the_start_of_the_prompt_stays_while_the_conversation_grows(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    engine.context_length = 300
    runs = talk(chat, 60, params={"max_tokens": 10})
    lines = [dropped(kept(store, run)) for run in runs]
    assert lines == sorted(lines)
    moves = sum(a != b for a, b in pairwise(lines))
    assert 0 < moves <= 60 * 16 // 100  # a move frees 40 % of the room: about seven turns of 16 tokens


def test_a_template_with_a_long_preamble_is_allowed_for(chat: ChatService, engine: ScriptedEngine) -> None:
    engine.context_length, engine.preamble = 200, 90
    runs = talk(chat, 9, params={"max_tokens": 10})
    assert all(ended(run).state is MessageState.DONE for run in runs)
    assert dropped(ended(runs[-1])) > 0


def test_a_template_that_takes_much_for_each_message_is_allowed_for(chat: ChatService, engine: ScriptedEngine) -> None:
    engine.context_length, engine.template = 300, 25
    runs = talk(chat, 10, params={"max_tokens": 10})
    assert all(ended(run).state is MessageState.DONE for run in runs)


def test_a_message_that_alone_does_not_fit_is_refused_with_the_numbers(
    chat: ChatService, engine: ScriptedEngine
) -> None:
    engine.context_length = 100
    first = talk(chat, 1)[0]
    # Alone, and after a turn that could be dropped, in a conversation with a system prompt.
    for conversation, needed in ((None, 180), (first.conversation_id, 184)):
        message = ended(chat.send("ada", "w " * 150, conversation_id=conversation))
        assert message.state is MessageState.FAILED
        assert message.failure is not None
        assert message.failure.code == "context_overflow"
        # 150 words, 3 + 2 of the template, 25 for the least reply
        assert message.failure.message == f"The prompt needs {needed} tokens, the context holds 100."
    assert ended(chat.send("ada", "Hi", conversation_id=first.conversation_id)).state is MessageState.DONE


def test_a_message_that_fits_only_with_a_shorter_reply_gets_one(chat: ChatService, engine: ScriptedEngine) -> None:
    engine.context_length = 1000
    for conversation in (None, talk(chat, 1)[0].conversation_id):
        run = chat.send("ada", "w " * 850, conversation_id=conversation)
        assert ended(run).state is MessageState.DONE
        assert 64 <= engine.requests[-1].reserve < 250


def test_a_continuation_counts_what_the_reply_has(chat: ChatService, engine: ScriptedEngine) -> None:
    engine.context_length = 200
    runs = talk(chat, 5, params={"max_tokens": 20})
    engine.script = [TextDelta("w " * 100, 100), EngineCrashed("Died.")]
    run = chat.regenerate("ada", runs[-1].conversation_id, runs[-1].message_id)
    ended(run)
    engine.script = ["end"]
    message = ended(chat.continue_("ada", run.conversation_id, run.message_id))
    assert message.state is MessageState.DONE
    assert message.text == "w " * 100 + "end"
    assert dropped(message) > 0


def test_a_system_prompt_that_alone_does_not_fit_is_refused(chat: ChatService, engine: ScriptedEngine) -> None:
    engine.context_length = 100
    message = ended(chat.send("ada", "Hi", choices=Choices(system_prompt="s " * 200)))
    assert message.failure is not None
    assert message.failure.code == "context_overflow"


def test_dropped_counts_messages_of_the_path_also_those_that_said_nothing(
    chat: ChatService, engine: ScriptedEngine, store: RecordingStore
) -> None:
    engine.script = [EngineCrashed("Died.")]
    runs = talk(chat, 2)  # two questions without an answer
    engine.script = ["yes"]
    conversation = runs[0].conversation_id
    ended(chat.send("ada", "w " * 8, conversation_id=conversation))
    engine.context_length = 140
    message = ended(
        chat.send("ada", "w " * 100, conversation_id=conversation, choices=Choices(params={"max_tokens": 10}))
    )
    assert (message.state, dropped(message)) == (MessageState.DONE, 6)


def test_a_recipe_is_a_snapshot(chat: ChatService, conversations: ConversationService, store: RecordingStore) -> None:
    run = chat.send("ada", "Hi", choices=Choices(params={"temperature": 0.1}))
    ended(run)
    conversations.configure("ada", run.conversation_id, params={"temperature": 1.9})
    recipe = kept(store, run).recipe
    assert recipe is not None
    assert recipe.params["temperature"] == 0.1
