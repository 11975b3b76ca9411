"""The command `llmui`: what it prints, for people and for programs, and its exit status."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from llmui import __version__
from llmui.cli import doctor, main, serve
from llmui.cli.output import size, table
from llmui.domain.messages import Conversation
from llmui.settings import parse
from llmui.store.json_file import JsonFileStore
from llmui.store.lock import ProcessLock

ROOT = Path(__file__).parents[2]
TOKEN = "t" * 43
NOW = 1_700_000_000.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder in order, with one model."""
    data = tmp_path / "data"
    (data / "models").mkdir(parents=True, mode=0o700)
    (data / "models" / "tiny.gguf").write_bytes(b"GGUF" * 1000)
    token = data / "token"
    token.touch(mode=0o600)
    token.write_text(TOKEN + "\n", "ascii")
    return data


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(main.app, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result.exit_code, result.output


def test_version() -> None:
    assert run("version") == (0, f"llmui {__version__}\n")


def test_models_are_listed(folder: Path, tmp_path: Path) -> None:
    further = tmp_path / "further"
    further.mkdir()
    (further / "other.gguf").write_bytes(b"GGUF")
    status, text = run("models", "list", "--data-dir", folder, "--models-dir", further)
    assert status == 0
    assert "tiny" in text and "4.0 KB" in text and "other" in text
    status, text = run("models", "list", "--data-dir", folder, "--models-dir", further, "--json")
    own = [row for row in json.loads(text) if not row["bundled"]]
    assert [(row["id"], row["size_bytes"]) for row in own] == [("other", 4), ("tiny", 4000)]


def test_conversations_are_listed_also_while_llmui_runs(folder: Path) -> None:
    assert run("conversations", "list", "--data-dir", folder) == (0, "There are no conversations yet.\n")
    store = JsonFileStore(folder)
    try:
        for number, title in ((1, "older"), (2, "newer \x1b[31m")):
            store.create(
                Conversation(id=f"{number:026}", owner="local", title=title, created_at=NOW, updated_at=NOW + number)
            )
        store.create(Conversation(id=f"{3:026}", owner="somebody", title="foreign", updated_at=NOW))
        status, text = run("conversations", "list", "--data-dir", folder)
        assert status == 0 and "\x1b" not in text
        assert text.index("newer") < text.index("older") and "foreign" not in text
        rows = json.loads(run("conversations", "list", "--data-dir", folder, "--json")[1])
        assert [row["id"] for row in rows] == [f"{2:026}", f"{1:026}"]
        assert store.list("local").items[0].id == rows[0]["id"]
    finally:
        store.close()


def test_the_doctor_says_how_to_get_in(folder: Path) -> None:
    status, text = run("doctor", "--data-dir", folder)
    assert status == 0, text
    assert f"http://127.0.0.1:7860/?token={TOKEN}" in text
    assert f"Authorization: Bearer {TOKEN}" in text
    assert "tiny" in text and "Everything is in order." in text
    found = json.loads(run("doctor", "--data-dir", folder, "--json")[1])
    assert (found["key"], found["problems"], found["in_use_by"]) == (TOKEN, [], None)
    assert (found["llmui"], found["data_dir"]) == (__version__, str(folder))
    assert sorted(path.name for path in folder.iterdir()) == ["models", "token"]


def test_the_doctor_makes_nothing(tmp_path: Path) -> None:
    data, models = tmp_path / "none" / "yet", tmp_path / "models"
    models.mkdir()
    (models / "a.gguf").write_bytes(b"GGUF")
    status, text = run("doctor", "--data-dir", data, "--models-dir", models)
    assert status == 0 and "made at the first start" in text
    assert not data.parent.exists()


def test_the_doctor_names_who_has_the_folder(folder: Path) -> None:
    lock = ProcessLock(folder / ".lock")
    assert lock.acquire(time.time())
    try:
        found = doctor.examine(parse(["--data-dir", str(folder)]))
    finally:
        lock.release()
    assert found.holder is not None and found.holder.pid == os.getpid()
    assert f"process {os.getpid()}" in doctor.as_text(found)


def test_a_number_that_another_process_has_now_is_not_the_holder(folder: Path) -> None:
    (folder / ".lock").write_text(json.dumps({"pid": os.getpid(), "since": 1.0}))
    assert doctor.examine(parse(["--data-dir", str(folder)])).holder is None
    (folder / ".lock").write_text("rubbish")
    assert doctor.examine(parse(["--data-dir", str(folder)])).holder is None


def test_the_doctor_finds_a_folder_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("not a folder")
    status, text = run("doctor", "--data-dir", tmp_path / "data")
    assert status == 1 and "is a file" in text and "--data-dir" in text


@pytest.mark.parametrize("others", [0o644, 0o640])
def test_the_doctor_finds_a_key_that_others_can_read(folder: Path, others: int) -> None:
    (folder / "token").chmod(others)
    found = json.loads(run("doctor", "--data-dir", folder, "--json")[1])
    assert [problem["message"] for problem in found["problems"]] == ["Others on this machine can read the key."]


def test_serve_hands_its_arguments_through(tmp_path: Path) -> None:
    stand_in = tmp_path / "app.py"
    stand_in.write_text("import sys, json; print(json.dumps([__name__, sys.argv[1:]])); sys.exit(7)")
    given = ["--port", "0", "--help", "--models-dir", "a b", "-x"]
    code = f"from llmui.cli import serve; from pathlib import Path; serve.run(Path({str(stand_in)!r}), {given!r})"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, json.loads(done.stdout)) == (7, ["__main__", given])
    assert serve.APP == ROOT / "app.py"


def test_serve_is_the_program_itself() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "llmui", "serve", "--version"], cwd=ROOT, capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (0, f"llmui {__version__}\n")


def test_an_error_is_two_lines_and_status_1() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "llmui", "models", "list"],
        cwd=ROOT,
        env={**os.environ, "LLMUI_MODLES_DIR": "x"},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[0] == "llmui: There is no setting for the variable LLMUI_MODLES_DIR."
    assert len(done.stderr.splitlines()) == 2


def test_columns_are_aligned_and_cannot_steer_a_terminal() -> None:
    assert table([("a", "bb"), ("ccc", "\x1b[0m")], empty="") == "a    bb\nccc   [0m"
    assert table([], empty="nothing") == "nothing"


@pytest.mark.parametrize(
    ("size_bytes", "said"), [(0, "0 B"), (999, "999 B"), (1500, "1.5 KB"), (123_000_000, "123 MB"), (4.5e12, "4.5 TB")]
)
def test_sizes_are_for_people(size_bytes: int, said: str) -> None:
    assert size(int(size_bytes)) == said
