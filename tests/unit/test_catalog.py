"""Finding model files: what counts as one, and what a folder may hold besides."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from llmui.library.catalog import MAX_DEPTH, Catalog


def put(folder: Path, *names: str, size: int = 4) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"G" * size)


def names(catalog: Catalog) -> list[str]:
    return [file.name for file in catalog.list()]


def test_model_files_are_listed_by_name_and_the_bundled_one_is_last(tmp_path: Path) -> None:
    put(tmp_path / "mine", "b.gguf", "A.GGUF", "sub/c.gguf", "notes.txt", ".hidden.gguf", "gguf")
    put(tmp_path / "bundled", "0.gguf", "sub/deeper.gguf")
    catalog = Catalog((tmp_path / "mine",), bundled=tmp_path / "bundled")
    assert names(catalog) == ["A", "b", "c", "0"]
    assert [file.bundled for file in catalog.list()] == [False, False, False, True]
    assert catalog.list()[0].size_bytes == 4
    assert catalog.list()[0].path == tmp_path / "mine" / "A.GGUF"


def test_folders_that_are_not_there_or_not_folders_count_as_empty(tmp_path: Path) -> None:
    put(tmp_path, "file.gguf", size=1)
    catalog = Catalog((tmp_path / "gone", tmp_path / "file.gguf"), bundled=tmp_path / "nothing")
    assert catalog.list() == ()
    assert catalog.find("file") is None


def test_a_split_file_is_one_model_as_large_as_all_its_parts(tmp_path: Path) -> None:
    put(tmp_path, *(f"big-0000{n}-of-00003.gguf" for n in (1, 2, 3)), size=10)
    put(tmp_path, "torn-00001-of-00003.gguf", "torn-00003-of-00003.gguf", size=7)
    put(tmp_path, "alone-00002-of-00002.gguf")
    files = Catalog((tmp_path,)).list()
    assert [(file.id, file.path.name, file.size_bytes) for file in files] == [
        ("big", "big-00001-of-00003.gguf", 30),
        ("torn", "torn-00001-of-00003.gguf", 7),
    ]


def test_projectors_are_no_models(tmp_path: Path) -> None:
    put(tmp_path, "mmproj-model-f16.gguf", "Vision-MMPROJ-f16.gguf", "Vision.gguf")
    assert names(Catalog((tmp_path,))) == ["Vision"]


def test_what_is_no_regular_file_is_no_model(tmp_path: Path) -> None:
    put(tmp_path, "good.gguf")
    put(tmp_path, "folder.gguf/inside.gguf")
    (tmp_path / "dangling.gguf").symlink_to(tmp_path / "gone")
    (tmp_path / "ring.gguf").symlink_to(tmp_path / "ring.gguf")
    os.mkfifo(tmp_path / "pipe.gguf")
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(tmp_path)  # the path of a socket may have 107 bytes only
        try:
            server.bind("socket.gguf")
        finally:
            os.chdir(here)
        assert names(Catalog((tmp_path,))) == ["good"]
        assert Catalog(()).find(str(tmp_path / "pipe.gguf")) is None


def test_a_link_to_a_file_counts_and_a_link_to_a_folder_does_not(tmp_path: Path) -> None:
    put(tmp_path / "elsewhere", "blob")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "linked.gguf").symlink_to(tmp_path / "elsewhere" / "blob")
    (tmp_path / "mine" / "round").symlink_to(tmp_path / "mine")
    assert names(Catalog((tmp_path / "mine",))) == ["linked"]


def test_three_levels_are_searched(tmp_path: Path) -> None:
    put(tmp_path, *("/".join([*"abcdef"[:depth], f"d{depth}.gguf"]) for depth in range(6)))
    assert names(Catalog((tmp_path,))) == [f"d{depth}" for depth in range(MAX_DEPTH + 1)]


def test_the_first_folder_with_a_name_wins(tmp_path: Path) -> None:
    put(tmp_path / "one", "m.gguf", size=1)
    put(tmp_path / "two", "m.gguf", "sub/m.gguf", size=2)
    catalog = Catalog((tmp_path / "one", tmp_path / "two", tmp_path / "one"), bundled=tmp_path / "two")
    assert [(file.name, file.size_bytes, file.bundled) for file in catalog.list()] == [("m", 1, False)]
    extra = Catalog((tmp_path / "one",), extra=(tmp_path / "two" / "m.gguf",))
    assert [file.size_bytes for file in extra.list()] == [2]


def test_a_model_is_found_by_name_file_name_or_path(tmp_path: Path) -> None:
    put(tmp_path / "mine", "Llama-3.gguf", "llama-3.gguf", "part-00001-of-00001.gguf")
    put(tmp_path / "else", "other.gguf")
    catalog = Catalog((tmp_path / "mine",))
    for name, found in [
        ("Llama-3", "Llama-3.gguf"),
        ("llama-3", "llama-3.gguf"),
        ("LLAMA-3.gguf", "Llama-3.gguf"),
        ("part", "part-00001-of-00001.gguf"),
        ("PART-00001-of-00001.gguf", "part-00001-of-00001.gguf"),
        (str(tmp_path / "else" / "other.gguf"), "other.gguf"),
    ]:
        file = catalog.find(name)
        assert file is not None, name
        assert file.path.name == found
        assert file.path.is_absolute()


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "../x",
        "gone.gguf",
        "x\x00.gguf",
        "~nobody-here/x.gguf",
        "y" * 5000 + ".gguf",
        "\ud800.gguf",
        "/",
        "-x",
    ],
)
def test_what_is_not_there_is_not_found(tmp_path: Path, name: str) -> None:
    put(tmp_path, "m.gguf")
    assert Catalog((tmp_path,)).find(name) is None


def test_a_home_folder_is_understood(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "m.gguf")
    monkeypatch.setenv("HOME", str(tmp_path))
    file = Catalog(()).find("~/m.gguf")
    assert file is not None
    assert file.path == tmp_path / "m.gguf"


def test_a_name_that_is_no_text_or_hides_something_becomes_a_label(tmp_path: Path) -> None:
    os.close(os.open(os.fsencode(tmp_path) + b"/bad\xff.gguf", os.O_CREAT))
    put(tmp_path, "a\nb\u202ec.gguf")
    catalog = Catalog((tmp_path,))
    assert names(catalog) == ["a bc", "bad\ufffd"]
    for file in catalog.list():
        file.name.encode()
        assert catalog.find(file.id) == file
        assert file.path.exists()
