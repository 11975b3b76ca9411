"""Everything about conversations but writing replies."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmui.domain.messages import MAX_TITLE_CHARS, Conversation, Message, MessageState, Role
from llmui.errors import InvalidInput, NotFound, StaleRevision
from llmui.services.chat import ChatService
from llmui.services.conversations import ConversationService, check_title
from tests.unit.scripted import PATIENCE_S, Gate, RecordingStore, ScriptedEngine, ended

# Ids are ULIDs, also in tests: a store refuses others.
C, U1, A1, U2, A2, A1B, U2B, A2B = (f"{n:026}" for n in range(1, 9))


@pytest.fixture
def tree(store: RecordingStore) -> Conversation:
    """u1 ── a1 ── u2 ── a2          a second reply a1b to u1; u2 was edited into u2b; a1b is shown.
    └─ a1b    └─ u2b ── a2b
    """
    user, reply = Role.USER, Role.ASSISTANT
    tree = [(U1, user, None), (A1, reply, U1), (U2, user, A1), (A2, reply, U2)]
    tree += [(U2B, user, A1), (A2B, reply, U2B), (A1B, reply, U1)]
    messages = tuple(Message(id=id, role=role, parent_id=parent, text=id) for id, role, parent in tree)
    return store.create(
        Conversation(id=C, owner="ada", title="Tree", messages=messages, current_id=A1B, updated_at=5.0)
    )


def ids(conversation: Conversation) -> list[str]:
    return [message.id for message in conversation.messages]


def test_a_new_conversation_is_empty_and_listed(conversations: ConversationService) -> None:
    made = conversations.create("ada", title=" My \n chat ", system_prompt="Be brief.\x00")
    assert conversations.get("ada", made.id) == made
    assert (made.title, made.title_by_hand, made.system_prompt, made.messages) == ("My chat", True, "Be brief.", ())
    assert [row.title for row in conversations.list("ada").items] == ["My chat"]
    assert conversations.list("bob").items == ()
    assert conversations.create("ada").title_by_hand is False


def test_renaming_does_not_bring_a_conversation_to_the_top(
    conversations: ConversationService, tree: Conversation
) -> None:
    renamed = conversations.rename("ada", C, "Better", revision=tree.revision)
    assert (renamed.title, renamed.title_by_hand, renamed.updated_at) == ("Better", True, 5.0)
    assert renamed.revision == tree.revision + 1


def test_a_write_that_changes_nothing_is_none(conversations: ConversationService, tree: Conversation) -> None:
    renamed = conversations.rename("ada", C, "Better")
    assert conversations.rename("ada", C, "Better").revision == renamed.revision
    assert conversations.show("ada", C, A1B).revision == renamed.revision


def test_a_write_on_an_older_revision_is_refused_and_changes_nothing(
    conversations: ConversationService, tree: Conversation
) -> None:
    now = conversations.rename("ada", C, "Better")
    attempts: list[Callable[[], object]] = [
        lambda: conversations.rename("ada", C, "Worse", revision=tree.revision),
        lambda: conversations.configure("ada", C, system_prompt="x", revision=tree.revision),
        lambda: conversations.show("ada", C, U2, revision=tree.revision),
        lambda: conversations.edit_text("ada", C, U1, "x", revision=tree.revision),
        lambda: conversations.delete_message("ada", C, U1, revision=tree.revision),
    ]
    for attempt in attempts:
        with pytest.raises(StaleRevision) as refused:
            attempt()
        assert (refused.value.expected, refused.value.current) == (tree.revision, now.revision)
    assert conversations.get("ada", C) == now


def test_writes_without_a_revision_do_not_lose_one_another(
    conversations: ConversationService, tree: Conversation
) -> None:
    start = threading.Barrier(4)

    def configure(n: int) -> None:
        start.wait(PATIENCE_S)
        for _ in range(5):
            if n % 2:
                conversations.configure("ada", C, params={"seed": n})
            else:
                conversations.rename("ada", C, f"name {n}")

    threads = [threading.Thread(target=configure, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE_S)
    kept = conversations.get("ada", C)
    assert kept.title in {"name 0", "name 2"}
    assert kept.params.seed in {1, 3}


def test_showing_a_branch_goes_to_its_newest_end(conversations: ConversationService, tree: Conversation) -> None:
    assert conversations.show("ada", C, A1).current_id == A2B
    assert conversations.show("ada", C, U2).current_id == A2
    assert conversations.show("ada", C, U1).current_id == A1B


def test_branching_ends_the_path_at_a_message(conversations: ConversationService, tree: Conversation) -> None:
    branched = conversations.branch("ada", C, A1)
    assert [m.id for m in branched.path()] == [U1, A1]
    assert ids(branched) == ids(tree)


def test_a_message_is_corrected_in_place(conversations: ConversationService, tree: Conversation) -> None:
    changed = conversations.edit_text("ada", C, A1, "Corrected\r\n")
    assert changed.message(A1).text == "Corrected\n"
    assert (ids(changed), changed.current_id) == (ids(tree), A1B)
    assert changed.updated_at > tree.updated_at


@pytest.mark.parametrize(
    ("gone", "left", "shown_before", "shown"),
    [
        (A2, [U1, A1, U2, U2B, A2B, A1B], A2, U2),
        (U2B, [U1, A1, U2, A2, A1B], A2B, A2),
        (A1, [U1, A1B], A2, A1B),
        (A1B, [U1, A1, U2, A2, U2B, A2B], A1B, A2B),
        (A1B, [U1, A1, U2, A2, U2B, A2B], A2, A2),
        (U1, [], A2, None),
    ],
)
def test_deleting_a_message_takes_what_is_below_and_shows_what_is_beside(
    conversations: ConversationService,
    tree: Conversation,
    gone: str,
    left: list[str],
    shown_before: str,
    shown: str | None,
) -> None:
    conversations.show("ada", C, shown_before)
    after = conversations.delete_message("ada", C, gone)
    assert (ids(after), after.current_id) == (left, shown)


def test_a_deleted_conversation_comes_back_from_the_trash(
    conversations: ConversationService, tree: Conversation
) -> None:
    conversations.delete("ada", C)
    with pytest.raises(NotFound):
        conversations.get("ada", C)
    assert conversations.list("ada").items == ()
    with pytest.raises(NotFound):
        conversations.restore("bob", C)
    assert conversations.restore("ada", C).messages == tree.messages


def test_deleting_ends_the_reply_under_way_and_takes_what_it_has(
    chat: ChatService, conversations: ConversationService, engine: ScriptedEngine
) -> None:
    gate = Gate()
    engine.script = ["So far", gate, "never"]
    run = chat.send("ada", "Hi")
    gate.wait_reached()
    conversations.delete("ada", run.conversation_id)
    assert run.ended.is_set()
    message = conversations.restore("ada", run.conversation_id).message(run.message_id)
    assert (message.text, message.state) == ("So far", MessageState.STOPPED)
    assert ended(run) == message


def test_what_is_anothers_is_not_there(conversations: ConversationService, tree: Conversation) -> None:
    attempts: list[Callable[[], object]] = [
        lambda: conversations.get("bob", C),
        lambda: conversations.rename("bob", C, "Mine"),
        lambda: conversations.configure("bob", C, system_prompt="x"),
        lambda: conversations.show("bob", C, U1),
        lambda: conversations.branch("bob", C, U1),
        lambda: conversations.edit_text("bob", C, U1, "x"),
        lambda: conversations.delete_message("bob", C, U1),
        lambda: conversations.delete("bob", C),
        lambda: conversations.show("ada", C, "gone"),
        lambda: conversations.edit_text("ada", C, "gone", "x"),
        lambda: conversations.delete_message("ada", C, "gone"),
    ]
    for attempt in attempts:
        with pytest.raises(NotFound):
            attempt()
    assert conversations.get("ada", C) == tree


def test_configuring_sets_what_is_named(conversations: ConversationService, tree: Conversation) -> None:
    conversations.configure("ada", C, system_prompt="Be brief.", params={"top_k": 3})
    changed = conversations.configure("ada", C, params={"seed": 9})
    assert (changed.system_prompt, changed.params.top_k, changed.params.seed) == ("Be brief.", 3, 9)
    bad_ones: list[dict[str, object]] = [{"top_k": -1}, {"n_discard": 1}, {"stop": [""]}]
    for bad in bad_ones:
        with pytest.raises(InvalidInput):
            conversations.configure("ada", C, params=bad)
    assert conversations.get("ada", C) == changed


def test_the_list_has_a_sane_length_and_query(conversations: ConversationService) -> None:
    for n in range(3):
        conversations.create("ada", title=f"Chat {n}")
    assert len(conversations.list("ada", limit=0).items) == 1
    assert len(conversations.list("ada", limit=10**9).items) == 3
    assert [row.title for row in conversations.list("ada", query="2 CHAT").items] == ["Chat 2"]
    assert conversations.list("ada", query="\ud800" * 5000).items == ()


@pytest.mark.parametrize(
    ("raw", "title"),
    [
        ("  two \n lines\t", "two lines"),
        ("x" * 500, "x" * MAX_TITLE_CHARS),
        ("a\x00\x1b[31mb", "a [31mb"),
        ("invoice\u202efdp.exe", "invoicefdp.exe"),
        ("../../etc/passwd", "../../etc/passwd"),
        ("<img src=x onerror=alert(1)>", "<img src=x onerror=alert(1)>"),  # escaped where it is shown
        ("cafe\u0301", "café"),
        ("\ud83d\ude00 \ud800", "😀 \ufffd"),
        ("CON", "CON"),
    ],
)
def test_a_title_is_one_line_of_what_can_be_seen(raw: str, title: str) -> None:
    assert check_title(raw) == title


@pytest.mark.parametrize("bad", ["", " \n", "\x00\x07", "\u202e\u200b", "\u200d", None, 7, ["x"]])
def test_a_title_without_anything_to_see_is_refused(bad: object) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_title(bad)
    assert (refused.value.field, refused.value.hint) == ("title", "Write a few words.")


@given(st.text(st.characters(), min_size=1, max_size=300))
def test_a_title_that_was_checked_is_acceptable(text: str) -> None:
    try:
        title = check_title(text)
    except InvalidInput:
        return
    assert check_title(title) == title
    assert len(title) <= MAX_TITLE_CHARS
    title.encode()
