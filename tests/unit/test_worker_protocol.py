"""Frames and values on the pipe: whole, checked, and never trusted."""

from __future__ import annotations

import io
import json
import os
import struct
import threading
from dataclasses import asdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from llmui.domain.generation import (
    Chunk,
    Finished,
    FinishReason,
    GenerationRequest,
    LoadedModel,
    PromptMessage,
    PromptProgress,
    PromptRead,
    Queued,
    TextDelta,
)
from llmui.domain.messages import Role, Timings
from llmui.domain.params import GenerationParams
from llmui.engines.worker.mailbox import Mailbox
from llmui.engines.worker.process import exit_in_words
from llmui.engines.worker.protocol import (
    MAX_FRAME_BYTES,
    Frame,
    FrameReader,
    FrameTooLarge,
    FrameWriter,
    ProtocolError,
    take,
)
from llmui.engines.worker.restarts import RestartPolicy
from llmui.engines.worker.spawn import python_command, scrubbed
from llmui.engines.worker.wire import (
    chunk_frame,
    chunk_from,
    error_frame,
    error_from,
    loaded_from,
    request_frame,
    request_from,
)
from llmui.errors import (
    ContextOverflow,
    EngineBusy,
    EngineError,
    EngineNotReady,
    LlmuiError,
    LoadCancelled,
    ModelLoadFailed,
    TemplateFailed,
)


def through_json(frame: Frame) -> Frame:
    read: Frame = json.loads(json.dumps(frame))
    return read


def read_bytes(data: bytes) -> Frame | None:
    return FrameReader(io.BytesIO(data)).read()


@given(st.dictionaries(st.text(), st.text() | st.integers(-(2**53), 2**53) | st.lists(st.text())))
def test_a_frame_arrives_as_it_was_sent(frame: Frame) -> None:
    receive, send = os.pipe()
    FrameWriter(send).write(frame)
    os.close(send)
    reader = FrameReader(os.fdopen(receive, "rb"))
    assert reader.read() == frame
    assert reader.read() is None


def test_frames_of_many_threads_do_not_mix() -> None:
    receive, send = os.pipe()
    writer, got = FrameWriter(send, deadline_s=30), []
    threads = [
        threading.Thread(target=lambda n=n: [writer.write({"n": n, "text": "x" * 9000}) for _ in range(20)])
        for n in range(4)
    ]
    for thread in threads:
        thread.start()
    reader = FrameReader(os.fdopen(receive, "rb"))
    for _ in range(80):
        frame = reader.read()
        assert frame is not None and frame["text"] == "x" * 9000
        got.append(frame["n"])
    assert sorted(got) == sorted(list(range(4)) * 20)
    os.close(send)


@pytest.mark.parametrize(
    "data",
    [
        b"\x00\x00",
        struct.pack(">I", 5) + b"{}",
        struct.pack(">I", MAX_FRAME_BYTES + 1),
        struct.pack(">I", 2) + b"[]",
        struct.pack(">I", 4) + b"nope",
        struct.pack(">I", 2) + b"\xff\xfe",
        struct.pack(">I", 100_000) + b"[" * 100_000,
    ],
)
def test_what_is_no_frame_is_refused(data: bytes) -> None:
    with pytest.raises(ProtocolError):
        read_bytes(data)


def test_a_frame_that_is_too_large_is_not_sent() -> None:
    receive, send = os.pipe()
    with pytest.raises(FrameTooLarge):
        FrameWriter(send).write({"text": "x" * MAX_FRAME_BYTES})
    os.close(send)
    assert os.read(receive, 1) == b""
    os.close(receive)


def test_writing_to_somebody_who_does_not_read_ends() -> None:
    receive, send = os.pipe()
    with pytest.raises(TimeoutError):
        FrameWriter(send, deadline_s=0.05).write({"text": "x" * 1_000_000})
    os.close(receive)
    os.close(send)


@pytest.mark.parametrize(("value", "kind"), [("1", int), (True, int), (1, bool), (None, str), (1.5, int), ([], str)])
def test_a_field_of_another_type_is_refused(value: object, kind: type) -> None:
    with pytest.raises(ProtocolError):
        take({"x": value}, "x", kind)


@pytest.mark.parametrize(
    "chunk",
    [
        Queued(2),
        PromptProgress(1, 2, 0),
        PromptRead(5, 1, 4_294_967_294, True),
        TextDelta("ä\n\x00", 3),
        Finished(FinishReason.STOP_STRING, Timings(prompt_tokens=1, decode_s=0.5), "x"),
    ],
)
def test_chunks_survive_the_pipe(chunk: Chunk) -> None:
    assert chunk_from(through_json(chunk_frame(chunk))) == chunk


@pytest.mark.parametrize(
    "frame",
    [
        {"type": "delta", "text": 1, "tokens": 1},
        {"type": "delta", "text": "x", "tokens": -1},
        {"type": "finished", "reason": "tired", "timings": {}, "stop": ""},
        {"type": "finished", "reason": "eos", "timings": None, "stop": ""},
        {"type": "read", "tokens": 1, "cached": 0, "seed": 1, "opens": "yes"},
        {"type": 7},
        {},
    ],
)
def test_a_chunk_that_makes_no_sense_is_refused(frame: Frame) -> None:
    with pytest.raises(ProtocolError):
        chunk_from(frame)


def test_a_request_survives_the_pipe() -> None:
    request = GenerationRequest(
        messages=(PromptMessage(Role.SYSTEM, "s"), PromptMessage(Role.USER, "u")),
        params=GenerationParams(temperature=0.3, stop=("a", "b"), seed=9),
        prefix="p",
        reserve=7,
        conversation_id="c",
        thinking=False,
    )
    assert request_from(through_json(request_frame(request))) == request


def test_a_loaded_model_survives_the_pipe() -> None:
    model = LoadedModel(id="a", name="b", parameters=3, load_s=1.5)
    assert loaded_from(through_json({"model": asdict(model)})) == model


@pytest.mark.parametrize(
    "error",
    [
        ContextOverflow(10, 5),
        ModelLoadFailed("m", hint="h", log=("a", "b")),
        LoadCancelled(),
        TemplateFailed("t"),
        EngineNotReady(),
        EngineError("e"),
    ],
)
def test_errors_survive_the_pipe(error: LlmuiError) -> None:
    again = error_from(through_json(error_frame(error)))
    assert (type(again), again.message, again.hint) == (type(error), error.message, error.hint)
    assert getattr(again, "log", ()) == getattr(error, "log", ())


def test_an_error_of_another_kind_is_an_engine_error() -> None:
    assert type(error_from(through_json(error_frame(EngineBusy("full"))))) is EngineError


def test_a_slow_reader_finds_text_merged_and_only_the_latest_progress() -> None:
    mailbox = Mailbox(1)
    for chunk in (PromptProgress(1, 9, 0), PromptProgress(5, 9, 0), TextDelta("a", 1), TextDelta("b", 2)):
        mailbox.put(chunk)
    mailbox.fail(EngineNotReady)
    assert mailbox.get(0) == PromptProgress(5, 9, 0)
    assert mailbox.get(0) == TextDelta("ab", 3)
    with pytest.raises(EngineNotReady):
        mailbox.get(0)


def test_restarts_wait_longer_each_time_and_end_after_five() -> None:
    policy = RestartPolicy()
    assert [policy.delay(now) for now in (0, 1, 2, 3, 4, 5)] == [0, 1, 2, 4, 8, None]


def test_restarts_begin_anew_after_a_quiet_time() -> None:
    policy = RestartPolicy()
    assert [policy.delay(now) for now in (0, 10, 400, 410)] == [0, 1, 0, 1]
    assert RestartPolicy(most=100).delay(0) == 0
    policy = RestartPolicy(most=100)
    assert [policy.delay(now) for now in range(10)][-1] == 60


@pytest.mark.parametrize(
    ("code", "log", "words"),
    [
        (-6, ("x.cpp:1: GGML_ASSERT(n_vocab > 0) failed",), "llama.cpp stopped itself (SIGABRT) (n_vocab > 0)"),
        (-9, (), "memory ran out (SIGKILL)"),
        (-11, (), "(SIGSEGV)"),
        (3, (), "with code 3"),
        (None, (), "could not be ended"),
    ],
)
def test_exit_codes_are_told_in_words(code: int | None, log: tuple[str, ...], words: str) -> None:
    assert words in exit_in_words(code, log)


def test_a_child_gets_paths_and_devices_but_no_secrets() -> None:
    given_ = {
        "PATH": "p",
        "LD_LIBRARY_PATH": "l",
        "HIP_VISIBLE_DEVICES": "0",
        "HF_TOKEN": "s",
        "LLMUI_TOKEN": "s",
        "OPENAI_API_KEY": "s",
        "LD_PRELOAD": "evil",
        "PYTHONPATH": "x",
    }
    assert set(scrubbed(given_)) == {"PATH", "LD_LIBRARY_PATH", "HIP_VISIBLE_DEVICES", "GGML_NO_BACKTRACE"}


def test_a_child_is_started_isolated() -> None:
    assert "-I" in python_command("module")
