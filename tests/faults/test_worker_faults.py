"""The engine's process killed, stopped, fed with rubbish: the page lives, says why, and the engine comes back."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event

import psutil
import pytest

from bench.synthetic_model import CHATML, SHAPES, make
from llmui.domain.generation import (
    Chunk,
    EnginePhase,
    Finished,
    FinishReason,
    GenerationRequest,
    PromptMessage,
    PromptRead,
    TextDelta,
)
from llmui.domain.messages import Role
from llmui.domain.params import GenerationParams, LoadParams
from llmui.engines.worker.client import WorkerEngine
from llmui.engines.worker.launch import Deadlines
from llmui.engines.worker.restarts import RestartPolicy
from llmui.errors import (
    EngineCrashed,
    EngineHung,
    EngineNotReady,
    LoadCancelled,
    ModelLoadFailed,
    TemplateFailed,
)
from tests.waiting import wait_until

pytestmark = pytest.mark.faults
PARAMS = LoadParams(context_length=1024, cpu_threads=1)
ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(SHAPES["15m"], tmp_path_factory.mktemp("model"))


@pytest.fixture
def engines() -> Iterator[Callable[..., WorkerEngine]]:
    """Makes engines that are closed afterwards."""
    made: list[WorkerEngine] = []

    def new(**options: object) -> WorkerEngine:
        made.append(WorkerEngine(**options))  # type: ignore[arg-type]
        return made[-1]

    yield new
    for engine in made:
        engine.close()


def ask(*texts: str, max_tokens: int = 900, system: str = "") -> GenerationRequest:
    messages = [PromptMessage(Role.SYSTEM, system)] if system else []
    messages += [PromptMessage(Role.USER, text) for text in texts or ("hello there",)]
    return GenerationRequest(messages=tuple(messages), params=GenerationParams(max_tokens=max_tokens, seed=1))


def read_until_error(stream: Iterator[Chunk]) -> tuple[str, Exception]:
    text = ""
    try:
        for chunk in stream:
            text += chunk.text if isinstance(chunk, TextDelta) else ""
    except EngineNotReady as error:
        return text, error
    except EngineCrashed as error:
        return text, error
    raise AssertionError("the reply ended as if nothing had happened")


def started(engine: WorkerEngine) -> Iterator[Chunk]:
    """A reply of which the first text has come."""
    stream = engine.stream(ask(), Event())
    next(chunk for chunk in stream if isinstance(chunk, TextDelta))
    return stream


def lives(process: psutil.Process) -> bool:
    """Without anybody to reap it, it may stay as a zombie, which holds nothing."""
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def edited(model: Path, folder: Path, old: bytes, new: bytes) -> Path:
    """A copy of the model file in which a text of the header is another one of the same length."""
    data = model.read_bytes()
    assert data.count(old) == 1 and len(new) <= len(old)
    target = folder / "edited.gguf"
    target.write_bytes(data.replace(old, new.ljust(len(old))))
    return target


def signal_loading_child(number: int) -> Callable[[str, float], None]:
    def at_weights(stage: str, share: float) -> None:
        if stage == "loading weights":
            # Only the engine's: other tests keep a browser and a program of their own.
            for child in psutil.Process().children():
                with suppress(psutil.NoSuchProcess):  # one of the others may end just now
                    if any("llmui.engines.worker.child" in part for part in child.cmdline()):
                        child.send_signal(number)

    return at_weights


# -- death and silence while a reply is written --------------------------------------------------------------------


def test_a_killed_engine_says_so_and_answers_again(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines()
    engine.load(model, PARAMS)
    stream = started(engine)
    first = engine.pid()
    assert first is not None
    os.kill(first, signal.SIGKILL)
    _, error = read_until_error(stream)
    assert type(error) is EngineCrashed
    assert "SIGKILL" in str(error) and "memory" in str(error)
    assert engine.status().phase in {EnginePhase.RESTARTING, EnginePhase.READY}
    assert isinstance(list(engine.stream(ask(max_tokens=2), Event()))[-1], Finished)  # waits for the restart
    assert engine.status().restarts == 1
    assert engine.pid() not in {None, first}


def test_text_that_came_before_the_death_is_not_lost(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines()
    engine.load(model, PARAMS)
    whole = "".join(c.text for c in engine.stream(ask(), Event()) if isinstance(c, TextDelta))
    stream = engine.stream(ask(), Event())
    text = ""
    while len(text) < 100:
        chunk = next(stream)
        text += chunk.text if isinstance(chunk, TextDelta) else ""
    os.kill(engine.pid() or 0, signal.SIGSEGV)
    rest, _ = read_until_error(stream)
    assert whole.startswith(text + rest)


def test_an_engine_that_hangs_is_ended_and_comes_back(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines(deadlines=Deadlines(hang_s=3.0))
    engine.load(model, PARAMS)
    stream = started(engine)
    os.kill(engine.pid() or 0, signal.SIGSTOP)
    _, error = read_until_error(stream)
    assert isinstance(error, EngineHung)
    assert "no sign of life for 3 seconds" in error.message
    assert isinstance(list(engine.stream(ask(max_tokens=2), Event()))[-1], Finished)


def test_a_question_to_an_engine_that_hangs_ends_too(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines(deadlines=Deadlines(answer_s=0.3))
    engine.load(model, PARAMS)
    os.kill(engine.pid() or 0, signal.SIGSTOP)
    with pytest.raises(EngineHung):
        engine.token_counts(["hello"])


def test_who_waits_in_the_queue_hears_of_the_death(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines()
    engine.load(model, PARAMS)
    first, second = started(engine), engine.stream(ask("me too"), Event())
    next(second)
    os.kill(engine.pid() or 0, signal.SIGKILL)
    for stream in (first, second):
        assert isinstance(read_until_error(stream)[1], EngineCrashed)


def test_an_engine_that_crashes_too_often_is_left_alone(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines(restarts=RestartPolicy(most=1))
    engine.load(model, PARAMS)
    for phase in (EnginePhase.READY, EnginePhase.FAILED):
        os.kill(engine.pid() or 0, signal.SIGKILL)
        wait_until(lambda phase=phase: engine.status().phase is phase and engine.status().restarts == 1)  # type: ignore[misc]
    assert "too often" in engine.status().error
    with pytest.raises(EngineNotReady, match="too often"):
        list(engine.stream(ask(), Event()))
    engine.load(model, PARAMS)
    assert engine.status().phase is EnginePhase.READY


def test_a_stop_while_the_engine_restarts_ends_the_wait(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines(restarts=RestartPolicy(first_s=60))
    engine.load(model, PARAMS)
    os.kill(engine.pid() or 0, signal.SIGKILL)
    wait_until(lambda: engine.status().restarts == 1 and engine.status().phase is EnginePhase.READY)
    os.kill(engine.pid() or 0, signal.SIGKILL)
    wait_until(lambda: engine.status().phase is EnginePhase.RESTARTING)
    stop = Event()
    stop.set()
    (end,) = engine.stream(ask(), stop)
    assert isinstance(end, Finished) and end.reason is FinishReason.STOPPED
    engine.load(model, PARAMS)  # somebody is faster than the restart
    assert engine.status().phase is EnginePhase.READY


def test_waiting_for_a_restart_has_an_end(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines(restarts=RestartPolicy(first_s=60), deadlines=Deadlines(restart_wait_s=0.05))
    engine.load(model, PARAMS)
    for count in (1, 2):
        os.kill(engine.pid() or 0, signal.SIGKILL)
        wait_until(lambda count=count: engine.status().restarts == count)  # type: ignore[misc]
        if count == 1:
            wait_until(lambda: engine.status().phase is EnginePhase.READY)
    with pytest.raises(EngineNotReady, match="restarting"):
        list(engine.stream(ask(), Event()))


# -- death and silence while a model is loaded ---------------------------------------------------------------------


def test_a_death_while_loading_is_a_failed_load_and_not_tried_again(
    engines: Callable[..., WorkerEngine], model: Path
) -> None:
    engine = engines()
    with pytest.raises(ModelLoadFailed, match=r"while .*SIGKILL"):
        engine.load(model, PARAMS, progress=signal_loading_child(signal.SIGKILL))
    status = engine.status()
    assert (status.phase, status.restarts) == (EnginePhase.FAILED, 0)
    assert "SIGKILL" in status.error and status.hint


def test_a_load_that_hangs_is_ended(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines(deadlines=Deadlines(load_hang_s=0.5))
    with pytest.raises(ModelLoadFailed, match="no sign of life"):
        engine.load(model, PARAMS, progress=signal_loading_child(signal.SIGSTOP))


def test_a_load_can_be_cancelled_at_any_time(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine, cancel = engines(), Event()
    with pytest.raises(LoadCancelled):
        engine.load(model, PARAMS, progress=lambda *_: cancel.set(), cancel=cancel)
    assert engine.status().phase is EnginePhase.EMPTY
    assert engine.load(model, PARAMS).context_length == 1024


def test_a_file_that_aborts_llama_cpp_is_a_failed_load(
    engines: Callable[..., WorkerEngine], model: Path, tmp_path: Path
) -> None:
    engine = engines()
    twice_the_same_token = edited(model, tmp_path, b"<0x41>", b"<0x42>")
    with pytest.raises(ModelLoadFailed) as failed:
        engine.load(twice_the_same_token, PARAMS)
    assert "SIGABRT" in failed.value.message
    assert any("GGML_ASSERT" in line for line in failed.value.log)
    assert engine.load(model, PARAMS).name


def bad_files() -> dict[str, tuple[bytes, str]]:
    return {
        "empty": (b"", "empty"),
        "one byte": (b"G", "not a GGUF"),
        "magic only": (b"GGUF", "cut off"),
        "cut header": (b"GGUF\x03\x00\x00\x00" + bytes(6), "cut off"),
        "GGML": (b"lmgg" + bytes(60), "old GGML"),
        "GGJT": (b"tjgg" + bytes(60), "old GGJT"),
        "web page": (b"<!DOCTYPE html><html><body>404</body></html>", "web page"),
        "LFS pointer": (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n", "pointer of Git LFS"),
        "zip": (b"PK\x03\x04" + bytes(60), "zip"),
        "pickle": (b"\x80\x04\x95" + bytes(60), "pickle"),
        "safetensors": (b"\x40\x00\x00\x00\x00\x00\x00\x00" + b'{"a":{}}' + bytes(60), "safetensors"),
        "version 1": (b"GGUF\x01\x00\x00\x00" + bytes(60), "version 1"),
        "version 99": (b"GGUF\x63\x00\x00\x00" + bytes(60), "version 99"),
        "big-endian": (b"GGUF\x00\x00\x00\x03" + bytes(60), "big-endian"),
        "2^63 tensors": (b"GGUF\x03\x00\x00\x00" + (1 << 63).to_bytes(8, "little") + b"\x01" + bytes(7), "impossible"),
        "2^32 keys": (b"GGUF\x03\x00\x00\x00" + b"\x01" + bytes(7) + (1 << 32).to_bytes(8, "little"), "impossible"),
        "nothing in it": (b"GGUF\x03\x00\x00\x00" + bytes(16), "no weights"),
    }


def test_files_that_are_no_model_are_refused_with_the_reason(
    engines: Callable[..., WorkerEngine], model: Path, tmp_path: Path
) -> None:
    engine = engines()
    loaded = engine.load(model, PARAMS)
    for name, (content, words) in bad_files().items():
        file = tmp_path / f"{name}.gguf"
        file.write_bytes(content)
        with pytest.raises(ModelLoadFailed, match=words) as failed:
            engine.load(file, PARAMS)
        assert failed.value.hint
        assert str(tmp_path) not in failed.value.message
        assert engine.status().model == loaded, "the model before stays"
    assert isinstance(list(engine.stream(ask(max_tokens=2), Event()))[-1], Finished)


def test_what_only_llama_cpp_can_see_is_told_in_words(
    engines: Callable[..., WorkerEngine], model: Path, tmp_path: Path
) -> None:
    engine = engines()
    half, unknown = tmp_path / "half.gguf", tmp_path / "edited.gguf"
    half.write_bytes(model.read_bytes()[:8_000_000])
    data = model.read_bytes()
    unknown.write_bytes(
        data.replace(b"\x05\x00\x00\x00\x00\x00\x00\x00llama", b"\x05\x00\x00\x00\x00\x00\x00\x00lhama", 1)
    )
    for file, words in ((half, "incomplete"), (unknown, "architecture")):
        with pytest.raises(ModelLoadFailed, match=words) as failed:
            engine.load(file, PARAMS)
        assert failed.value.log


@pytest.mark.parametrize(
    ("make_it", "words"),
    [
        (lambda path: None, "does not exist"),
        (lambda path: path.mkdir(), "folder"),
        (os.mkfifo, "not a regular file"),
        (lambda path: path.symlink_to(path.parent / "nowhere"), "does not exist"),
        (lambda path: path.symlink_to("/dev/zero"), "not a regular file"),
    ],
)
def test_what_is_no_file_is_refused(
    engines: Callable[..., WorkerEngine], tmp_path: Path, make_it: Callable[[Path], None], words: str
) -> None:
    path = tmp_path / "x.gguf"
    make_it(path)
    with pytest.raises(ModelLoadFailed, match=words):
        engines().load(path, PARAMS)


# -- templates of strangers ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "words"),
    [
        (b"{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "too slow"),
        (b"{{ 'a' * 10**10 }}", "memory"),
        (b" ", "empty prompt"),
        (b"{% for", "syntax error"),
    ],
)
def test_a_bad_template_fails_the_reply_and_not_the_engine(
    engines: Callable[..., WorkerEngine], model: Path, tmp_path: Path, template: bytes, words: str
) -> None:
    engine = engines()
    engine.load(edited(model, tmp_path, CHATML.encode(), template), PARAMS)
    pid = engine.pid()
    for _ in range(2):
        with pytest.raises(TemplateFailed, match=words):
            list(engine.stream(ask(), Event()))
    raw = GenerationRequest(raw_prompt="hello", params=GenerationParams(max_tokens=2))
    assert isinstance(list(engine.stream(raw, Event()))[-1], Finished)
    assert engine.pid() == pid


def test_a_template_without_a_system_role_gets_it_folded_in(
    engines: Callable[..., WorkerEngine], model: Path, tmp_path: Path
) -> None:
    strict = (
        b"{% for m in messages %}{% if m.role == 'system' %}{{ raise_exception('no system') }}{% endif %}"
        b"{{ m.content }}\n{% endfor %}"
    )
    engine = engines()
    engine.load(edited(model, tmp_path, CHATML.encode(), strict), PARAMS)
    folded = engine.count_tokens(ask("Hello", system="Be brief.").messages)
    assert folded == engine.count_tokens(ask("Be brief.\n\nHello").messages)


# -- whose child it is -------------------------------------------------------------------------------------------------

PARENT = """
import sys, time
from pathlib import Path
from llmui.domain.params import LoadParams
from llmui.engines.worker.client import WorkerEngine

engine = WorkerEngine()
engine.load(Path(sys.argv[1]), LoadParams(context_length=512, cpu_threads=1))
print(engine.pid(), flush=True)
sys.stdin.read()
"""


def test_no_process_outlives_a_killed_parent(model: Path) -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, str(model)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT
    )
    assert parent.stdin is not None and parent.stdout is not None
    child = psutil.Process(int(parent.stdout.readline()))
    family = [child, *child.children(recursive=True)]
    assert len(family) == 2  # the engine and the one that renders templates
    parent.kill()
    parent.wait()
    wait_until(lambda: not any(map(lives, family)), seconds=10)
    parent.stdin.close()
    parent.stdout.close()


def test_closing_leaves_no_process(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines()
    engine.load(model, PARAMS)
    child = psutil.Process(engine.pid())
    family = [child, *child.children(recursive=True)]
    engine.close()
    wait_until(lambda: not any(map(lives, family)), seconds=10)


def test_the_child_knows_no_secrets(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines(environment={**os.environ, "HF_TOKEN": "s3cret", "LLMUI_TOKEN": "s3cret", "HIP_TEST": "kept"})
    engine.load(model, PARAMS)
    child = psutil.Process(engine.pid())
    for process in (child, *child.children(recursive=True)):
        environment = process.environ()
        assert "s3cret" not in str(environment)
        assert environment["HIP_TEST"] == "kept"


def test_the_reply_after_a_crash_reads_the_prompt_anew(engines: Callable[..., WorkerEngine], model: Path) -> None:
    engine = engines()
    engine.load(model, PARAMS)
    assert list(engine.stream(ask(max_tokens=1), Event()))
    os.kill(engine.pid() or 0, signal.SIGKILL)
    wait_until(lambda: engine.status().restarts == 1 and engine.status().phase is EnginePhase.READY)
    chunks = list(engine.stream(ask(max_tokens=1), Event()))
    assert next(c for c in chunks if isinstance(c, PromptRead)).cached_tokens == 0
