"""How files are put on the disk, and what is in them."""

from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmui.store.envelope import decode, dump, encode
from llmui.store.files import FileOps, backup_of, make_folder, read, write
from llmui.store.storage import EnvelopeStorage

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(JSON, st.integers(0, 10**12))
def test_what_is_encoded_is_decoded(data: Any, rev: int) -> None:
    assert decode(encode(data, rev)) == (data, rev)


def test_canonical_json_is_sorted_and_plain() -> None:
    assert dump({"b": [1, 2.5], "a": "ü\n"}) == '{"a":"ü\\n","b":[1,2.5]}'.encode()


@pytest.mark.parametrize("data", [float("nan"), [float("inf")], {"a": {"b": -float("inf")}}, {"a": (float("nan"),)}])
def test_what_json_cannot_say_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="finite"):
        dump(data)


@pytest.mark.parametrize("data", [object(), {1: "x"}, 2**70])
def test_what_is_no_json_is_refused(data: object) -> None:
    with pytest.raises(ValueError, match="JSON"):
        dump(data)


def test_lone_surrogates_are_replaced_anywhere() -> None:
    assert json.loads(dump({"\ud800": ["a\udfff", ("😀", 1)]})) == {"\ufffd": ["a\ufffd", ["😀", 1]]}


class Watching(FileOps):
    """Notes what is done, in order."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.no_links = False

    def open(self, path: Path, flags: int) -> int:
        self.done.append(f"open {kind(path)}")
        return super().open(path, flags)

    def write(self, fd: int, data: bytes | memoryview) -> int:
        self.done.append("write")
        return super().write(fd, data)

    def fsync(self, fd: int) -> None:
        self.done.append("fsync folder" if stat.S_ISDIR(os.fstat(fd).st_mode) else "fsync file")
        super().fsync(fd)

    def link(self, source: Path, target: Path) -> None:
        if self.no_links:
            raise OSError(errno.EPERM, "this file system has no links")
        self.done.append(f"link {kind(source)} {kind(target)}")
        super().link(source, target)

    def replace(self, source: Path, target: Path) -> None:
        self.done.append(f"replace {kind(source)} {kind(target)}")
        super().replace(source, target)

    def unlink(self, path: Path) -> None:
        self.done.append(f"unlink {kind(path)}")
        super().unlink(path)


def kind(path: Path) -> str:
    return path.suffix


def test_the_order_of_a_write_survives_a_power_cut(tmp_path: Path) -> None:
    ops, path = Watching(), tmp_path / "x.json"
    write(ops, path, encode(1, 1))
    ops.done.clear()
    write(ops, path, encode(2, 2))
    assert ops.done == [
        "open .tmp",
        "write",
        "fsync file",
        "unlink .bak",
        "link .json .bak",
        "replace .tmp .json",
        "fsync folder",
    ]
    assert (read(path), read(backup_of(path))) != (None, None)
    found, backup = read(path), read(backup_of(path))
    assert found is not None
    assert backup is not None
    assert (found.data, found.rev, backup.data, backup.rev) == (2, 2, 1, 1)
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["x.json", "x.json.bak"]


def test_without_hard_links_the_backup_is_a_copy(tmp_path: Path) -> None:
    ops, path = Watching(), tmp_path / "x.json"
    ops.no_links = True
    for n in (1, 2, 3):
        write(ops, path, encode(n, n))
    backup = read(backup_of(path))
    assert backup is not None
    assert backup.data == 2
    assert path.stat().st_ino != backup_of(path).stat().st_ino


def test_files_and_folders_are_private(tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        make_folder(FileOps(), tmp_path / "a" / "b")
        path = tmp_path / "a" / "b" / "x.json"
        write(FileOps(), path, encode(1, 1))
    finally:
        os.umask(old)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_link_in_the_way_is_replaced_and_never_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.write_text("mine")
    path = tmp_path / "x.json"
    path.symlink_to(outside)
    write(FileOps(), path, encode(1, 1), backup=False)
    assert outside.read_text() == "mine"
    assert not path.is_symlink()


def test_too_little_room_is_noticed_before_anything_is_written(tmp_path: Path) -> None:
    class Narrow(FileOps):
        def free_bytes(self, folder: Path) -> int:
            return 64 * 1024 * 1024

    with pytest.raises(OSError, match="space"):
        write(Narrow(), tmp_path / "x.json", encode(1, 1))
    assert list(tmp_path.iterdir()) == []


def test_several_operations_of_tinydb_are_one_write(tmp_path: Path) -> None:
    from tinydb import TinyDB, where

    ops = Watching()
    storage = EnvelopeStorage(tmp_path / "x.json", ops)
    db = TinyDB(storage=lambda: storage)
    db.insert({"name": "one"})
    with storage.transaction():
        db.insert({"name": "two"})
        db.update({"seen": True}, where("name") == "one")
        assert len(db) == 2
    assert ops.done.count("replace .tmp .json") == 2
    again = TinyDB(storage=lambda: EnvelopeStorage(tmp_path / "x.json", ops))
    assert [dict(row) for row in again.all()] == [{"name": "one", "seen": True}, {"name": "two"}]
    assert storage.rev == 2
    with pytest.raises(KeyError):
        with storage.transaction():
            db.insert({"name": "three"})
            raise KeyError
    assert len(db) == 2
    again.insert({"name": "from outside"})
    assert [row["name"] for row in db.all()] == ["one", "two", "from outside"]
