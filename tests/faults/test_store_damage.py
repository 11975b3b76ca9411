"""Files that are not what was written: noticed always, put aside, never deleted, mended from what is left."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import orjson
import pytest

from llmui.domain.messages import MessageState
from llmui.errors import NotFound, StoreDamaged, StoreReadOnly
from llmui.store.base import Piece
from llmui.store.envelope import BadContent, MadeByNewer, decode, encode
from llmui.store.files import backup_of
from llmui.store.json_file import JsonFileStore
from tests.contract.store_values import chat, full_chat, reply, streaming_chat, ulid, user
from tests.faults.store_child import QuickOps

pytestmark = pytest.mark.faults


def sealed(data: object, v: int = 1, rev: int = 5) -> bytes:
    """A file with a right checksum, written by the rule in the documentation rather than by our code."""
    body = orjson.dumps(data)
    checksum = hashlib.sha256(b'{"v":%d,"rev":%d,"data":%s}' % (v, rev, body)).hexdigest().encode()
    return b'{"v":%d,"rev":%d,"sha256":"%s","data":%s}\n' % (v, rev, checksum, body)


def conversation_with(header: dict[str, Any] | None = None, message: dict[str, Any] | None = None) -> bytes:
    """An intact file with something strange in it."""
    rows = {"1": {"id": ulid(1000), "role": "user", "text": "hello", **(message or {})}}
    head = {"schema": 1, "id": ulid(1), "owner": "ada", "title": "A chat", **(header or {})}
    return sealed({"conversation": {"1": head}, "messages": rows})


def test_the_envelope_is_what_the_documentation_says() -> None:
    assert decode(sealed({"a": ["ü", 1.5]})) == ({"a": ["ü", 1.5]}, 5)
    assert encode({"b": 1, "a": "ü"}, 5) == sealed({"a": "ü", "b": 1})


def test_every_flipped_bit_is_noticed() -> None:
    raw = encode({"title": "Grüße", "n": [1, 2.5, None, True]}, 7)
    for place in range(len(raw) * 8):
        flipped = bytearray(raw)
        flipped[place // 8] ^= 1 << place % 8
        with suppress(BadContent):
            # Only white space after the end may change without a change of meaning.
            assert decode(bytes(flipped)) == decode(raw)
            assert place // 8 == len(raw) - 1


def test_every_torn_state_is_noticed() -> None:
    old = encode({"text": "old " * 2000, "same": "x" * 3000}, 1)
    new = encode({"text": "new " * 2300, "same": "x" * 3000}, 2)
    states = 0
    for at in range(0, max(len(old), len(new)), 512):
        zeros = b"\0" * (len(new) - at)
        for torn in (new[:at], new[:at] + old[at:], old[:at] + new[at:], new[:at] + zeros, old[:at]):
            if torn not in (old, new):
                states += 1
                with pytest.raises(BadContent):
                    decode(torn)
    assert states > 100


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda raw: b"",
    "cut": lambda raw: raw[: len(raw) // 2],
    "zeros": lambda raw: b"\0" * len(raw),
    "zeros at the end": lambda raw: raw[:-512] + b"\0" * 512,
    "flipped bit": lambda raw: raw[:200] + bytes([raw[200] ^ 4]) + raw[201:],
    "wrong sum": lambda raw: raw.replace(b"hello", b"hullo"),
    "other revision": lambda raw: raw.replace(b'"rev":2', b'"rev":9'),
    "other JSON": lambda raw: b'{"_default":{}}',
    "not JSON": lambda raw: b"<html>",
    "deep": lambda raw: b"[" * 100_000,
    "deep with a right sum": lambda raw: (
        b'{"v":1,"rev":1,"sha256":"%s","data":%s}'
        % (
            hashlib.sha256(b'{"v":1,"rev":1,"data":' + b"[" * 9000 + b"}").hexdigest().encode(),
            b"[" * 9000,
        )
    ),
    "utf-16": lambda raw: raw.decode().encode("utf-16"),
    "trailing": lambda raw: raw + raw,
    "a list": lambda raw: sealed([1, 2]),
    "no tables": lambda raw: sealed({"conversation": [1]}),
    "no header": lambda raw: sealed({}),
    "no version": lambda raw: conversation_with({"schema": None}),
    "text as a number": lambda raw: conversation_with(message={"text": 5}),
    "role root": lambda raw: conversation_with(message={"role": "root"}),
    "unknown state": lambda raw: conversation_with(message={"state": "odd"}),
    "path as an id": lambda raw: conversation_with(message={"id": "../../x"}),
    "parent missing": lambda raw: conversation_with(message={"parent_id": ulid(9)}),
    "time as text": lambda raw: conversation_with({"updated_at": "now"}),
    "another id": lambda raw: conversation_with({"id": ulid(2)}),
    "stream of nonsense": lambda raw: conversation_with(message={"state": "streaming", "stream": "x"}),
    "params of nonsense": lambda raw: conversation_with({"params": [1]}),
}


def a_kept_chat(folder: Path) -> Path:
    store = JsonFileStore(folder, ops=QuickOps())
    kept = store.create(chat(1, user(1000), title="first"))
    store.save(replace(kept, title="second"), expected_revision=1)
    store.close()
    return folder / "conversations" / "01" / f"{ulid(1)}.json"


@pytest.mark.parametrize("what", DAMAGE)
def test_a_damaged_file_is_put_aside_and_its_backup_taken(what: str, tmp_path: Path) -> None:
    path = a_kept_chat(tmp_path)
    bad = DAMAGE[what](path.read_bytes())
    path.write_bytes(bad)
    store = JsonFileStore(tmp_path, ops=QuickOps())
    kept = store.get("ada", ulid(1))
    assert (kept.title, kept.messages) == ("first", (user(1000),))
    assert kept.revision > 2, "a tab that has the lost revision must not overwrite this one"
    (aside,) = path.parent.glob("*.corrupt.*")
    assert aside.read_bytes() == bad
    assert [(notice.code, aside.name in notice.hint) for notice in store.notices()] == [("set_aside", True)]
    store.save(replace(kept, title="third"), expected_revision=kept.revision)
    store.close()
    store = JsonFileStore(tmp_path, ops=QuickOps())
    assert (store.get("ada", ulid(1)).title, store.notices()) == ("third", ())
    assert [row.damaged for row in store.list("ada").items] == [False]
    store.close()


@pytest.mark.parametrize("what", DAMAGE)
def test_without_a_backup_it_is_listed_as_damaged_and_kept(what: str, tmp_path: Path) -> None:
    path = a_kept_chat(tmp_path)
    bad = DAMAGE[what](path.read_bytes())
    path.write_bytes(bad)
    backup_of(path).write_bytes(b"also bad")
    for _ in range(2):  # the second start finds only what was put aside
        store = JsonFileStore(tmp_path, ops=QuickOps())
        with pytest.raises(StoreDamaged):
            store.get("ada", ulid(1))
        (row,) = store.list("ada").items
        assert (row.id, row.damaged) == (ulid(1), True)
        with pytest.raises(StoreDamaged):
            store.save(chat(1), expected_revision=2)
        assert store.create(chat(2, title="others work")).revision == 1
        store.delete("ada", ulid(2))
        (aside,) = path.parent.glob("*.corrupt.*")
        assert aside.read_bytes() == bad
        assert backup_of(path).read_bytes() == b"also bad"
        store.close()


def test_a_damaged_row_keeps_its_title_and_its_owner(tmp_path: Path) -> None:
    path = a_kept_chat(tmp_path)
    path.write_bytes(b"")
    backup_of(path).unlink()
    store = JsonFileStore(tmp_path)
    assert [(row.title, row.damaged) for row in store.list("ada").items] == [("second", True)]
    assert store.list("bob").items == ()
    with pytest.raises(NotFound):
        store.get("bob", ulid(1))
    with pytest.raises(NotFound):
        store.delete("bob", ulid(1))
    store.delete("ada", ulid(1))
    assert store.list("ada").items == ()
    assert [path.stat().st_size for path in (tmp_path / "trash").rglob("*.corrupt.*")] == [0]
    store.close()


def test_damage_while_it_is_open_is_noticed_at_the_next_call(tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path, ops=QuickOps())
    kept = store.create(chat(1, title="first"))
    kept = store.save(replace(kept, title="second"), expected_revision=1)
    path = tmp_path / "conversations" / "01" / f"{ulid(1)}.json"
    path.write_bytes(path.read_bytes().replace(b"second", b"Second!"))
    assert store.get("ada", ulid(1)).title == "first"
    assert [notice.code for notice in store.notices()] == ["set_aside"]
    store.close()


def test_backup_and_journal_bring_the_last_reply_back(tmp_path: Path) -> None:
    """The file with the finished reply is lost: the backup has it empty, the journal has its text."""
    store = JsonFileStore(tmp_path, ops=QuickOps())
    kept = store.create(streaming_chat())
    for n, text in enumerate("abc", 1):
        store.append_piece("ada", kept.id, ulid(1001), Piece(n=n, text=text))
    done = replace(kept.messages[1], text="abc", state=MessageState.DONE)
    store.save(kept.with_message(done), expected_revision=1)
    store.close()
    (tmp_path / "conversations" / "01" / f"{ulid(1)}.json").write_bytes(b"")
    store = JsonFileStore(tmp_path, ops=QuickOps())
    back = store.get("ada", ulid(1)).messages[1]
    assert (back.text, back.state) == ("abc", MessageState.INTERRUPTED)
    store.close()


@pytest.mark.parametrize(
    ("damage", "left"),
    [
        (lambda raw: raw[:-3], "ab"),
        (lambda raw: raw.replace(b'"b"', b'"B"'), "a"),
        (lambda raw: raw.replace(b"\n", b"\n\n", 1), "a"),
        (lambda raw: b"garbage\n" + raw, ""),
        (lambda raw: raw + raw, "abc"),
        (lambda raw: b"", ""),
    ],
    ids=["torn", "altered", "blank line", "garbage", "twice", "empty"],
)
def test_a_damaged_journal_gives_what_comes_before_the_damage(
    damage: Callable[[bytes], bytes], left: str, tmp_path: Path
) -> None:
    store = JsonFileStore(tmp_path, ops=QuickOps())
    kept = store.create(streaming_chat())
    for n, text in enumerate("abc", 1):
        store.append_piece("ada", kept.id, ulid(1001), Piece(n=n, text=text))
    store.close()
    journal = tmp_path / "conversations" / "01" / f"{ulid(1)}.journal"
    journal.write_bytes(damage(journal.read_bytes()))
    store = JsonFileStore(tmp_path, ops=QuickOps())
    back = store.get("ada", ulid(1)).messages[1]
    assert (back.text, back.state) == (left, MessageState.INTERRUPTED)
    store.close()


def test_three_damaged_files_stop_all_writing_until_somebody_has_seen_it(tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path, ops=QuickOps())
    for n in range(1, 6):
        kept = store.create(chat(n, title=f"first {n}", at=float(n)))
        store.save(replace(kept, title=f"second {n}"), expected_revision=1)
    store.close()
    folder = tmp_path / "conversations" / "01"
    for n in (1, 2, 3):
        (folder / f"{ulid(n)}.json").write_bytes(b"")
    backup_of(folder / f"{ulid(3)}.json").unlink()
    before = {path: path.read_bytes() for path in folder.iterdir()}

    store = JsonFileStore(tmp_path, ops=QuickOps())
    assert [notice.code for notice in store.notices()] == ["damage"]
    assert [row.damaged for row in store.list("ada").items] == [False, False, True, True, True]
    assert store.get("ada", ulid(1)).title == "first 1"
    assert store.get("ada", ulid(5)).title == "second 5"
    for attempt in (
        lambda: store.create(chat(9)),
        lambda: store.save(store.get("ada", ulid(5)), expected_revision=2),
        lambda: store.delete("ada", ulid(5)),
    ):
        with pytest.raises(StoreReadOnly):
            attempt()
    assert {path: path.read_bytes() for path in folder.iterdir()} == before

    store.confirm_damage()
    assert [notice.code for notice in store.notices()] == ["set_aside"] * 3
    titles = {row.title: row.damaged for row in store.list("ada").items}
    assert titles == {"second 5": False, "second 4": False, "second 3": True, "first 2": False, "first 1": False}
    assert len(list(folder.glob("*.corrupt.*"))) == 3
    assert store.create(chat(9)).revision == 1
    store.close()


NEWER = {
    "schema": lambda: conversation_with({"schema": 2}),
    "field": lambda: conversation_with({"folder": "x"}),
    "message field": lambda: conversation_with(message={"__class__": "x"}),
    "envelope": lambda: sealed({"all": "new"}, v=2),
}


@pytest.mark.parametrize("what", NEWER)
def test_a_file_of_a_newer_llmui_is_left_alone(what: str, tmp_path: Path) -> None:
    path = a_kept_chat(tmp_path)
    path.write_bytes(NEWER[what]())
    before = {path: path.read_bytes() for path in path.parent.iterdir()}
    store = JsonFileStore(tmp_path, ops=QuickOps())
    with pytest.raises(MadeByNewer, match="newer llmui"):
        store.get("ada", ulid(1))
    with pytest.raises(StoreDamaged):
        store.save(chat(1), expected_revision=5)
    assert [row.damaged for row in store.list("ada").items] == [True]
    store.close()
    assert {path: path.read_bytes() for path in path.parent.iterdir()} == before


def test_harmless_differences_are_accepted(tmp_path: Path) -> None:
    path = a_kept_chat(tmp_path)
    raw = conversation_with({"current_id": ulid(7), "params": {"temperature": 99, "gone": 1, "top_k": 3}})
    path.write_bytes(b"\xef\xbb\xbf" + raw + b"\r\n \n")
    store = JsonFileStore(tmp_path, ops=QuickOps())
    kept = store.get("ada", ulid(1))
    assert kept.current_id == ulid(1000), "a dangling leaf falls back to the newest message"
    assert (kept.params.temperature, kept.params.top_k) == (0.7, 3)
    assert (kept.revision, store.notices()) == (5, ())
    store.close()


def test_foreign_files_and_links_are_not_touched(tmp_path: Path) -> None:
    path = a_kept_chat(tmp_path / "data")
    outside = tmp_path / "outside.json"
    outside.write_bytes(path.read_bytes())
    (path.parent / "notes.json").write_text("mine")
    (path.parent / f"{ulid(7)}.json").symlink_to(outside)
    (path.parent / f"{ulid(8)}.json").mkdir()
    (path.parent.parent / "note.txt").write_text("mine")
    os.mkfifo(path.parent / f"{ulid(9)}.json")
    store = JsonFileStore(tmp_path / "data", ops=QuickOps())
    assert {row.id: row.damaged for row in store.list("ada").items} == {
        ulid(1): False,
        ulid(7): True,
        ulid(8): True,
        ulid(9): True,
    }
    for n in (7, 8, 9):
        with pytest.raises(StoreDamaged):
            store.get("ada", ulid(n))
    store.close()
    assert (path.parent / "notes.json").read_text() == "mine"
    assert (path.parent / f"{ulid(7)}.json").is_symlink()


@pytest.mark.parametrize("damage", [b"", b"{", b"\0" * 100, None], ids=["empty", "cut", "zeros", "wrong rows"])
def test_losing_the_index_loses_nothing(damage: bytes | None, tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path, ops=QuickOps())
    store.create(full_chat(1))
    store.create(chat(2, user(2000), reply(2001, 2000), at=9.0))
    rows = store.list("ada")
    store.close()
    (tmp_path / "index.json").write_bytes(sealed({"rows": [[1, 2], "x"]}) if damage is None else damage)
    store = JsonFileStore(tmp_path, ops=QuickOps())
    assert store.list("ada") == rows
    assert store.notices() == ()
    store.close()


def test_an_index_that_lags_behind_is_brought_up(tmp_path: Path) -> None:
    store = JsonFileStore(tmp_path, ops=QuickOps())
    for n in (1, 2, 3):
        store.create(chat(n, at=float(n)))
    store.close()
    index = (tmp_path / "index.json").read_bytes()
    store = JsonFileStore(tmp_path, ops=QuickOps())
    store.delete("ada", ulid(1))
    store.save(replace(store.get("ada", ulid(2)), title="B chat"), expected_revision=1)  # of the same size
    store.create(chat(4, at=4.0))
    rows = store.list("ada")
    store.close()
    (tmp_path / "index.json").write_bytes(index)
    store = JsonFileStore(tmp_path, ops=QuickOps())
    assert [row.title for row in rows.items] == ["A chat", "A chat", "B chat"]
    assert store.list("ada") == rows
    store.close()
