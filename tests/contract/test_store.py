"""What every store of conversations keeps to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from llmui.domain.messages import Conversation, Message, MessageState, Role
from llmui.errors import Conflict, InvalidInput, NotFound, StaleRevision
from llmui.store.base import ConversationStore, Piece
from llmui.store.json_file import JsonFileStore
from llmui.store.memory import MemoryStore
from tests.contract.store_values import chat, full_chat, reply, streaming_chat, ulid, user

STREAMING, DONE, INTERRUPTED = MessageState.STREAMING, MessageState.DONE, MessageState.INTERRUPTED


@pytest.fixture(params=["memory", "json_file"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[ConversationStore]:
    opened: ConversationStore = MemoryStore() if request.param == "memory" else JsonFileStore(tmp_path / "data")
    yield opened
    opened.close()


def test_what_was_created_is_found_again_whole(store: ConversationStore) -> None:
    kept = store.create(full_chat())
    assert kept == replace(full_chat(), revision=1)
    assert store.get("ada", kept.id) == kept


def test_creating_an_id_twice_is_a_conflict_and_keeps_the_first(store: ConversationStore) -> None:
    store.create(chat(1, title="first"))
    with pytest.raises(Conflict):
        store.create(chat(1, title="second"))
    with pytest.raises(Conflict):
        store.create(chat(1, title="second", owner="bob"))
    assert store.get("ada", ulid(1)).title == "first"


@pytest.mark.parametrize("key", ["", "x", "../../etc/passwd", ulid(1).lower(), ulid(1) + "0", "I" * 26, "\0" * 26])
def test_an_id_that_is_no_ulid_is_never_a_name(store: ConversationStore, key: str) -> None:
    with pytest.raises(NotFound):
        store.get("ada", key)
    with pytest.raises(NotFound):
        store.delete("ada", key)
    with pytest.raises(NotFound):
        store.restore("ada", key)
    with pytest.raises(InvalidInput):
        store.create(replace(chat(1), id=key))


BROKEN: list[tuple[str, Callable[[Conversation], Conversation]]] = [
    ("message id", lambda c: c.with_message(Message(id="m1", role=Role.USER))),
    ("parent missing", lambda c: c.with_message(user(9, parent=8))),
    ("id twice", lambda c: replace(c, messages=(user(9), user(9)))),
    ("own parent", lambda c: c.with_message(user(9, parent=9))),
    ("current dangling", lambda c: replace(c, current_id=ulid(77))),
    ("NaN", lambda c: replace(c, updated_at=float("nan"))),
    ("infinity", lambda c: c.with_message(replace(user(9), created_at=float("inf")))),
    ("type", lambda c: replace(c, title=5)),  # type: ignore[arg-type]
    ("type in a message", lambda c: c.with_message(replace(user(9), text=None))),  # type: ignore[arg-type]
    ("role", lambda c: c.with_message(replace(user(9), role="root"))),  # type: ignore[arg-type]
]


@pytest.mark.parametrize(("what", "breaking"), BROKEN, ids=[what for what, _ in BROKEN])
def test_what_could_not_be_read_again_is_refused(
    store: ConversationStore, what: str, breaking: Callable[[Conversation], Conversation]
) -> None:
    with pytest.raises(InvalidInput):
        store.create(breaking(chat(1)))
    with pytest.raises(NotFound):
        store.get("ada", ulid(1))
    kept = store.create(chat(1))
    with pytest.raises(InvalidInput):
        store.save(breaking(kept), expected_revision=1)
    assert store.get("ada", ulid(1)) == kept


def test_lone_surrogates_become_the_replacement_character(store: ConversationStore) -> None:
    kept = store.create(chat(1, user(1000, "a\ud800b"), title="\udfff"))
    assert (kept.messages[0].text, kept.title) == ("a\ufffdb", "\ufffd")
    assert store.get("ada", ulid(1)) == kept


def test_saving_replaces_whole_and_counts_revisions(store: ConversationStore) -> None:
    kept = store.create(full_chat())
    new = replace(kept, title="new", messages=kept.messages[:1], current_id=kept.messages[0].id)
    saved = store.save(new, expected_revision=1)
    assert saved == replace(new, revision=2) == store.get("ada", kept.id)


def test_a_save_on_an_older_revision_changes_nothing(store: ConversationStore) -> None:
    kept = store.create(chat(1))
    store.save(replace(kept, title="mine"), expected_revision=1)
    with pytest.raises(StaleRevision) as stale:
        store.save(replace(kept, title="yours"), expected_revision=1)
    assert (stale.value.expected, stale.value.current) == (1, 2)
    assert store.get("ada", kept.id).title == "mine"


def test_saving_what_is_not_there_is_not_found(store: ConversationStore) -> None:
    with pytest.raises(NotFound):
        store.save(chat(1), expected_revision=1)


def test_another_owner_finds_nothing(store: ConversationStore) -> None:
    kept = store.create(streaming_chat())
    with pytest.raises(NotFound):
        store.get("bob", kept.id)
    with pytest.raises(NotFound):
        store.save(replace(kept, owner="bob"), expected_revision=1)
    with pytest.raises(NotFound):
        store.append_piece("bob", kept.id, ulid(1001), Piece(n=1, text="x"))
    with pytest.raises(NotFound):
        store.delete("bob", kept.id)
    assert store.list("bob").items == ()
    store.delete("ada", kept.id)
    with pytest.raises(NotFound):
        store.restore("bob", kept.id)
    assert store.restore("ada", kept.id).owner == "ada"


def test_only_one_of_many_threads_wins_a_revision(store: ConversationStore) -> None:
    kept = store.create(chat(1))
    outcomes: list[str] = []

    def save(name: str) -> None:
        try:
            outcomes.append(store.save(replace(kept, title=name), expected_revision=1).title)
        except StaleRevision:
            outcomes.append("stale")

    threads = [Thread(target=save, args=(str(n),)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes.count("stale") == 7
    assert store.get("ada", kept.id).title in outcomes


# Replies under way


def pieces(store: ConversationStore, *texts: str, first: int = 1, message: int = 1001) -> None:
    for n, text in enumerate(texts, first):
        store.append_piece("ada", ulid(1), ulid(message), Piece(n=n, text=text, reasoning=text.upper()))


def test_pieces_show_at_once_and_do_not_change_the_revision(store: ConversationStore) -> None:
    store.create(streaming_chat(text="0"))
    pieces(store, "a", "b")
    found = store.get("ada", ulid(1))
    assert (found.messages[1].text, found.messages[1].reasoning, found.revision) == ("0ab", "AB", 1)
    assert found.messages[1].state is STREAMING


def test_a_piece_that_comes_twice_counts_once(store: ConversationStore) -> None:
    store.create(streaming_chat())
    pieces(store, "a", "b")
    pieces(store, "b", first=2)
    pieces(store, "c", first=3)
    assert store.get("ada", ulid(1)).messages[1].text == "abc"


def test_a_missing_piece_is_a_conflict(store: ConversationStore) -> None:
    store.create(streaming_chat())
    with pytest.raises(Conflict):
        pieces(store, "b", first=2)


def test_pieces_belong_to_a_streaming_message(store: ConversationStore) -> None:
    store.create(chat(1, user(1000), reply(1001, 1000, "done")))
    for key, message in ((1, 1001), (1, 1005), (2, 1001)):
        with pytest.raises(NotFound):
            store.append_piece("ada", ulid(key), ulid(message), Piece(n=1, text="x"))


def test_saving_the_message_ends_its_pieces(store: ConversationStore) -> None:
    kept = store.create(streaming_chat())
    pieces(store, "a", "b")
    done = replace(kept.messages[1], text="ab.", state=DONE)
    saved = store.save(kept.with_message(done), expected_revision=1)
    assert saved.messages[1] == done == store.get("ada", ulid(1)).messages[1]
    with pytest.raises(NotFound):
        pieces(store, "c", first=3)


def test_a_save_beside_the_stream_loses_and_repeats_nothing(store: ConversationStore) -> None:
    """Somebody renames the conversation with what they read some pieces ago."""
    old = store.create(streaming_chat(text="0"))
    pieces(store, "a")
    read = store.get("ada", ulid(1))
    pieces(store, "b", first=2)
    saved = store.save(replace(read, title="renamed"), expected_revision=1)
    assert (saved.messages[1].text, saved.messages[1].reasoning) == ("0ab", "AB")
    pieces(store, "c", first=3)
    saved = store.save(replace(old, title="again"), expected_revision=2)
    assert saved.messages[1].text == "0abc"
    found = store.get("ada", ulid(1))
    assert (found.messages[1].text, found.messages[1].reasoning, found.title) == ("0abc", "ABC", "again")


def test_a_message_can_stream_again_from_piece_one(store: ConversationStore) -> None:
    """Continue: the reply goes on from what it has."""
    kept = store.create(streaming_chat())
    pieces(store, "a", "b")
    kept = store.save(kept.with_message(replace(kept.messages[1], text="ab", state=INTERRUPTED)), expected_revision=1)
    store.save(kept.with_message(replace(kept.messages[1], state=STREAMING)), expected_revision=2)
    pieces(store, "c")
    assert store.get("ada", ulid(1)).messages[1].text == "abc"


def test_two_replies_of_one_conversation_stream_side_by_side(store: ConversationStore) -> None:
    kept = store.create(streaming_chat())
    pieces(store, "a")
    store.save(
        store.get("ada", kept.id).with_message(reply(1002, 1000, "", STREAMING)), expected_revision=kept.revision
    )
    pieces(store, "b", first=2)
    pieces(store, "x", message=1002)
    assert [m.text for m in store.get("ada", kept.id).messages] == ["hello", "ab", "x"]


def test_surrogates_in_pieces_are_replaced(store: ConversationStore) -> None:
    store.create(streaming_chat())
    pieces(store, "a\udc00")
    assert store.get("ada", ulid(1)).messages[1].text == "a\ufffd"


# The trash


def test_deleting_can_be_undone(store: ConversationStore) -> None:
    kept = store.create(full_chat())
    store.delete("ada", kept.id)
    with pytest.raises(NotFound):
        store.get("ada", kept.id)
    with pytest.raises(NotFound):
        store.delete("ada", kept.id)
    with pytest.raises(NotFound):
        store.save(kept, expected_revision=1)
    assert store.list("ada").items == ()
    assert store.restore("ada", kept.id) == kept == store.get("ada", kept.id)
    assert len(store.list("ada").items) == 1
    with pytest.raises((NotFound, Conflict)):
        store.restore("ada", kept.id)


def test_deleting_again_after_restoring_keeps_the_newest(store: ConversationStore) -> None:
    kept = store.create(chat(1))
    store.delete("ada", kept.id)
    kept = store.restore("ada", kept.id)
    kept = store.save(replace(kept, title="newer"), expected_revision=kept.revision)
    store.delete("ada", kept.id)
    assert store.restore("ada", kept.id).title == "newer"


def test_a_deleted_stream_comes_back_interrupted(store: ConversationStore) -> None:
    store.create(streaming_chat())
    pieces(store, "a", "b")
    store.delete("ada", ulid(1))
    with pytest.raises(NotFound):
        pieces(store, "c", first=3)
    back = store.restore("ada", ulid(1)).messages[1]
    assert (back.text, back.state) == ("ab", INTERRUPTED)


# The list


def test_the_list_is_newest_first_in_pages(store: ConversationStore) -> None:
    for n in range(1, 8):
        store.create(chat(n, user(n * 1000), title=f"chat {n}", at=float(n // 2)))
    first = store.list("ada", limit=3)
    assert [row.title for row in first.items] == ["chat 7", "chat 6", "chat 5"]
    store.create(chat(9, title="newer", at=99.0))
    store.delete("ada", ulid(5))
    second = store.list("ada", limit=3, cursor=first.next_cursor)
    assert [row.title for row in second.items] == ["chat 4", "chat 3", "chat 2"]
    last = store.list("ada", limit=3, cursor=second.next_cursor)
    assert ([row.title for row in last.items], last.next_cursor) == (["chat 1"], None)
    row = last.items[0]
    assert (row.id, row.message_count, row.revision, row.damaged) == (ulid(1), 1, 1, False)


def test_a_page_that_ends_the_list_has_no_cursor(store: ConversationStore) -> None:
    store.create(chat(1))
    store.create(chat(2))
    assert store.list("ada", limit=2).next_cursor is None
    assert store.list("ada", limit=1).next_cursor is not None


def test_saving_moves_a_row_to_the_top(store: ConversationStore) -> None:
    first = store.create(chat(1, at=1.0))
    store.create(chat(2, at=2.0))
    store.save(replace(first, updated_at=3.0, title="moved"), expected_revision=1)
    assert [row.title for row in store.list("ada").items] == ["moved", "A chat"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Straße nach Rom", "Rom und Athen"]),
        ("ROM", ["Straße nach Rom", "Rom und Athen"]),
        ("rom strasse", ["Straße nach Rom"]),
        ("  athen\tund ", ["Rom und Athen"]),
        ("paris", []),
        ("%", []),
    ],
)
def test_search_finds_titles_with_all_words(store: ConversationStore, query: str, found: list[str]) -> None:
    store.create(chat(1, title="Rom und Athen", at=1.0))
    store.create(chat(2, title="Straße nach Rom", at=2.0))
    store.create(chat(3, title="Rom", owner="bob"))
    assert [row.title for row in store.list("ada", query=query).items] == found


@pytest.mark.parametrize("cursor", ["", "x", "ä", "AAAA", "=" * 40, "A" * 4000])
def test_a_cursor_that_is_not_ours_is_refused(store: ConversationStore, cursor: str) -> None:
    with pytest.raises(InvalidInput):
        store.list("ada", cursor=cursor)


def test_nothing_to_say_and_closing_twice(store: ConversationStore) -> None:
    assert store.notices() == ()
    store.close()
    store.close()
