"""The OpenAI-compatible interface, through the client that people use."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterator
from typing import Any

import httpx
import openai
import pytest
from fastapi.testclient import TestClient

from llmui.api.openai.schemas import HARMLESS, NEUTRAL
from llmui.domain.generation import (
    Chunk,
    Finished,
    FinishReason,
    GenerationRequest,
    PromptMessage,
    PromptRead,
    TextDelta,
)
from llmui.domain.messages import Role, Timings
from llmui.domain.params import GenerationParams
from llmui.domain.runs import RunDelta
from llmui.engines.echo import EchoEngine
from llmui.errors import EngineBusy, EngineCrashed
from llmui.services.completions import MAX_WAITING, Completion, CompletionService, conversation_key
from tests.api.running import WAIT_S, Stepped, application, program_with, served

HELLO: list[Any] = [{"role": "user", "content": "one two three"}]


@pytest.fixture
def ai(server: str) -> Iterator[openai.OpenAI]:
    with openai.OpenAI(base_url=server + "/v1", api_key="x", max_retries=0, timeout=WAIT_S) as made:
        yield made


class Recorder(EchoEngine):
    """Keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[GenerationRequest] = []

    def stream(self, request: GenerationRequest, stop: threading.Event) -> Iterator[Chunk]:
        self.asked.append(request)
        return super().stream(request, stop)


class Thinker(EchoEngine):
    """Says its thoughts aloud, then dies when it is told to."""

    def stream(self, request: GenerationRequest, stop: threading.Event) -> Iterator[Chunk]:
        yield PromptRead(5, 3, 42)
        for word in ("<think>", "let me see", "</think>", "\n\n", "yes"):
            yield TextDelta(word)
        if request.messages[-1].text == "die":
            raise EngineCrashed("The engine died.")
        yield Finished(FinishReason.EOS, Timings(prompt_tokens=5, cached_tokens=3, completion_tokens=5))


def test_a_whole_answer(ai: openai.OpenAI) -> None:
    answer = ai.chat.completions.create(model="echo", messages=HELLO)
    choice = answer.choices[0]
    assert (choice.message.role, choice.message.content, choice.finish_reason) == ("assistant", "one two three", "stop")
    assert answer.usage is not None and answer.usage.completion_tokens == 3
    assert answer.usage.total_tokens == answer.usage.prompt_tokens + 3
    assert (answer.model, answer.object) == ("echo", "chat.completion")


def test_a_streamed_answer(ai: openai.OpenAI) -> None:
    chunks = list(ai.chat.completions.create(model="echo", messages=HELLO, stream=True))
    assert chunks[0].choices[0].delta.role == "assistant"
    assert "".join(chunk.choices[0].delta.content or "" for chunk in chunks) == "one two three"
    assert [chunk.choices[0].finish_reason for chunk in chunks if chunk.choices[0].finish_reason] == ["stop"]
    assert len({chunk.id for chunk in chunks}) == 1
    assert all(chunk.usage is None for chunk in chunks)


def test_a_stream_tells_its_cost_to_those_who_ask(ai: openai.OpenAI) -> None:
    options: Any = {"include_usage": True}
    chunks = list(ai.chat.completions.create(model="", messages=HELLO, stream=True, stream_options=options))
    assert chunks[-1].choices == []
    assert chunks[-1].usage is not None and chunks[-1].usage.completion_tokens == 3


@pytest.mark.parametrize("stop", [" three", ["x", " three"]])
def test_stop_strings(ai: openai.OpenAI, stop: Any) -> None:
    choice = ai.chat.completions.create(model="echo", messages=HELLO, stop=stop).choices[0]
    assert (choice.message.content, choice.finish_reason) == ("one two", "stop")


def test_the_length_can_be_limited_by_either_name(ai: openai.OpenAI) -> None:
    for limit in ({"max_tokens": 2}, {"max_completion_tokens": 2}):
        choice = ai.chat.completions.create(model="echo", messages=HELLO, **limit).choices[0]
        assert (choice.message.content, choice.finish_reason) == ("one two", "length")


def test_choices_reach_the_engine(tmp_path: Any) -> None:
    engine = Recorder()
    with program_with(tmp_path, engine) as program, TestClient(application(program.services)) as client:
        body = {
            "messages": [
                {"role": "developer", "content": "Be brief."},
                {"role": "user", "content": [{"type": "text", "text": "a"}, {"type": "text", "text": "b"}]},
                {"role": "assistant", "content": "c", "reasoning_content": "hm"},
                {"role": "user", "content": "d", "name": "ada"},
            ],
            "temperature": 0,
            "top_p": 0.5,
            "seed": 7,
            "presence_penalty": 1.5,
            "frequency_penalty": -1,
            "top_k": 5,
            "min_p": 0.1,
            "repeat_penalty": 1.1,
            "dry_multiplier": 0.8,
            "xtc_probability": 0.5,
            "max_completion_tokens": 9,
            "max_tokens": None,
            "stop": None,
            "n": 1,
            "logit_bias": {},
            "tools": None,
            "chat_template_kwargs": {"enable_thinking": False},
        }
        assert client.post("/v1/chat/completions", json=body).status_code == 200
        assert client.get("/api/conversations").json()["items"] == []
    asked = engine.asked[0]
    assert asked.messages == (
        PromptMessage(Role.SYSTEM, "Be brief."),
        PromptMessage(Role.USER, "a\nb"),
        PromptMessage(Role.ASSISTANT, "c"),
        PromptMessage(Role.USER, "d"),
    )
    assert asked.params == GenerationParams(
        temperature=0.0,
        top_p=0.5,
        seed=7,
        presence_penalty=1.5,
        frequency_penalty=-1.0,
        top_k=5,
        min_p=0.1,
        repeat_penalty=1.1,
        dry_multiplier=0.8,
        xtc_probability=0.5,
        max_tokens=9,
    )
    assert asked.thinking is False


def test_the_turns_of_one_chat_are_known_by_their_start() -> None:
    first = PromptMessage(Role.USER, "hello")
    more = (first, PromptMessage(Role.ASSISTANT, "hi"), PromptMessage(Role.USER, "and?"))
    assert conversation_key((first,)) == conversation_key(more)
    assert conversation_key((first,)) != conversation_key((PromptMessage(Role.USER, "good day"),))


def test_thoughts_come_apart_from_the_answer(tmp_path: Any) -> None:
    with program_with(tmp_path, Thinker()) as program, served(application(program.services)) as url:
        ai = openai.OpenAI(base_url=url + "/v1", api_key="x", max_retries=0)
        answer = ai.chat.completions.create(model="", messages=HELLO)
        message = answer.choices[0].message
        assert (message.content, message.model_dump()["reasoning_content"]) == ("yes", "let me see")
        assert answer.usage is not None and answer.usage.prompt_tokens_details is not None
        assert answer.usage.prompt_tokens_details.cached_tokens == 3
        deltas = [chunk.choices[0].delta.model_dump() for chunk in ai.chat.completions.create(
            model="", messages=HELLO, stream=True
        )]  # fmt: skip
        assert "".join(delta.get("reasoning_content") or "" for delta in deltas) == "let me see"
        assert "".join(delta.get("content") or "" for delta in deltas) == "yes"


def test_an_engine_that_dies_is_told_within_the_stream(tmp_path: Any) -> None:
    with program_with(tmp_path, Thinker()) as program, served(application(program.services)) as url:
        ai = openai.OpenAI(base_url=url + "/v1", api_key="x", max_retries=0)
        dying: Any = [{"role": "user", "content": "die"}]
        with pytest.raises(openai.InternalServerError) as whole:
            ai.chat.completions.create(model="", messages=dying)
        assert (whole.value.status_code, whole.value.code) == (502, "engine_crashed")
        said = ""
        with pytest.raises(openai.APIError, match=r"The engine died\."):
            for chunk in ai.chat.completions.create(model="", messages=dying, stream=True):
                said += chunk.choices[0].delta.content or ""


def test_models(ai: openai.OpenAI) -> None:
    assert [model.id for model in ai.models.list()] == ["echo", "large", "small"]
    assert ai.models.retrieve("small").owned_by == "llmui"
    with pytest.raises(openai.NotFoundError) as error:
        ai.models.retrieve("huge")
    assert error.value.code == "model_not_found"


def test_a_model_that_is_named_is_loaded(ai: openai.OpenAI) -> None:
    assert ai.chat.completions.create(model="small", messages=HELLO).model == "small"
    assert [model.id for model in ai.models.list()] == ["large", "small"]
    with pytest.raises(openai.NotFoundError) as error:
        ai.chat.completions.create(model="gpt-9", messages=HELLO)
    assert error.value.code == "model_not_found"


def test_a_model_is_not_taken_from_somebody_it_answers(stepped: Stepped) -> None:
    run = stepped.services.chat.send("ada", "one two")
    service = CompletionService(stepped.services.models, stepped.services.runs)
    with pytest.raises(EngineBusy):
        service.prepare(GenerationRequest(raw_prompt="x"), model="small")
    stepped.engine.let(2)
    assert run.ended.wait(WAIT_S)


def test_a_model_is_not_taken_from_another_program_either(stepped: Stepped) -> None:
    service = CompletionService(stepped.services.models, stepped.services.runs)
    told = threading.Event()
    writing = service.prepare(GenerationRequest(raw_prompt="one two"), model="echo")
    writing.start(told.set)
    with pytest.raises(EngineBusy):
        service.prepare(GenerationRequest(raw_prompt="x"), model="small")
    service.stop_all()
    while writing.take()[1] is None:
        assert told.wait(WAIT_S)
        told.clear()
    assert service.prepare(GenerationRequest(raw_prompt="x"), model="small")


def test_a_raw_prompt(ai: openai.OpenAI) -> None:
    whole = ai.completions.create(model="echo", prompt="a b c", max_tokens=2)
    assert (whole.choices[0].text, whole.choices[0].finish_reason) == ("a b", "length")
    chunks = list(ai.completions.create(model="echo", prompt=["a b c"], stream=True))
    assert "".join(chunk.choices[0].text for chunk in chunks) == "a b c"
    assert chunks[-1].choices[0].finish_reason == "stop"


def test_embeddings_are_refused_in_words(ai: openai.OpenAI) -> None:
    with pytest.raises(openai.InternalServerError, match="does not make embeddings") as error:
        ai.embeddings.create(model="echo", input="a")
    assert error.value.status_code == 501


def test_a_prompt_that_does_not_fit_says_so(tmp_path: Any) -> None:
    engine = EchoEngine(context_length=16)
    with program_with(tmp_path, engine) as program, served(application(program.services)) as url:
        ai = openai.OpenAI(base_url=url + "/v1", api_key="x", max_retries=0)
        long: Any = [{"role": "user", "content": "word " * 50}]
        for stream in (False, True):
            with pytest.raises(openai.BadRequestError) as error:
                ai.chat.completions.create(model="", messages=long, stream=stream)
            assert error.value.code == "context_length_exceeded"


IMAGE = {"type": "image_url", "image_url": {"url": "http://169.254.169.254/"}}
REFUSED: list[tuple[str, dict[str, Any]]] = [
    ("n", {"n": 2}),
    ("n", {"n": 10**9}),
    ("n", {"n": True}),
    ("logit_bias", {"logit_bias": {str(i): 1 for i in range(10_000)}}),
    ("tools", {"tools": [{"type": "function", "function": {"name": "f"}}]}),
    ("tool_choice", {"tool_choice": "required"}),
    ("response_format", {"response_format": {"type": "json_object"}}),
    ("logprobs", {"logprobs": True}),
    ("top_logprobs", {"top_logprobs": 5}),
    ("n_discard", {"n_discard": -1}),
    ("grammar", {"grammar": "root ::= root"}),
    ("__class__", {"__class__": "x"}),
    ("chat_template_kwargs", {"chat_template_kwargs": {"x": "y"}}),
    ("temperature", {"temperature": 3}),
    ("temperature", {"temperature": "1"}),
    ("top_k", {"top_k": 10**9}),
    ("max_tokens", {"max_tokens": -1}),
    ("max_completion_tokens", {"max_completion_tokens": 10**9}),
    ("seed", {"seed": 2**64}),
    ("stop", {"stop": [""]}),
    ("stop", {"stop": ["x"] * 10_000}),
    ("stream", {"stream": "yes"}),
    ("stream_options.include_usage", {"stream_options": {"include_usage": "yes"}}),
    ("model", {"model": 5}),
    ("messages", {"messages": []}),
    ("messages", {"messages": "hello"}),
    ("messages.0", {"messages": ["hello"]}),
    ("messages.0.role", {"messages": [{"content": "x"}]}),
    ("messages.0.role", {"messages": [{"role": "root", "content": "x"}]}),
    ("messages.0.role", {"messages": [{"role": ["user"], "content": "x"}]}),
    ("messages.0.content", {"messages": [{"role": "user"}]}),
    ("messages.0.content", {"messages": [{"role": "user", "content": 5}]}),
    ("messages.0.content.0", {"messages": [{"role": "user", "content": [IMAGE]}]}),
    ("messages.0.content.0", {"messages": [{"role": "user", "content": ["x"]}]}),
    ("messages.0.content.0", {"messages": [{"role": "user", "content": [{"type": "text", "text": 5}]}]}),
    ("messages.0.content", {"messages": [{"role": "user", "content": "x" * 1_000_001}]}),
    ("messages.0.tool_calls", {"messages": [{"role": "assistant", "content": "", "tool_calls": [{"id": "1"}]}]}),
]


def test_what_would_change_the_reply_and_is_not_supported_is_refused_by_name(client: TestClient) -> None:
    for field, wrong in REFUSED:
        answer = client.post("/v1/chat/completions", json={"messages": HELLO, **wrong})
        error = answer.json()["error"]
        assert (answer.status_code, error["type"], error["param"]) == (400, "invalid_request_error", field), wrong
        assert len(error["message"]) < 300
    for prompt in ([], ["a", "b"], [1, 2], "", 5, [["a"]]):
        answer = client.post("/v1/completions", json={"prompt": prompt})
        assert (answer.status_code, answer.json()["error"]["param"]) == (400, "prompt"), prompt


def test_what_changes_nothing_is_taken(client: TestClient) -> None:
    harmless = dict.fromkeys(HARMLESS, "anything")
    neutral = {name: values[0] for name, values in NEUTRAL.items() if values}
    nothing = dict.fromkeys(NEUTRAL)
    for fields in (harmless, neutral, nothing):
        answer = client.post("/v1/chat/completions", json={"messages": HELLO, **fields})
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("stream", [True, False])
def test_it_ends_when_the_client_leaves(stepped: Stepped, stream: bool) -> None:
    body = json.dumps({"messages": HELLO, "stream": stream}).encode()
    head = f"POST /v1/chat/completions HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n"
    address = httpx.URL(stepped.url)
    with socket.create_connection((address.host, address.port or 0), WAIT_S) as client:
        client.sendall(head.encode() + b"Content-Type: application/json\r\n\r\n" + body)
        assert stepped.engine.entered.wait(WAIT_S)
    assert stepped.engine.left.wait(WAIT_S)


def test_a_reader_that_takes_nothing_ends_its_reply(tmp_path: Any) -> None:
    with program_with(tmp_path, EchoEngine()) as program:
        request = GenerationRequest(raw_prompt="word " * 5000, params=GenerationParams(max_tokens=5000))
        completion = Completion(program.services.models, request, room_s=0.02)
        ended = threading.Event()
        completion.start(lambda: ended.set() if completion.stop.is_set() else None)
        assert ended.wait(WAIT_S)
        pieces, end = completion.take()
        while end is None:
            more, end = completion.take()
            pieces += more
        assert MAX_WAITING < len(pieces) < MAX_WAITING + 10
        assert end.reason is FinishReason.STOPPED
        assert pieces[0] == RunDelta("word")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_bug_ends_the_reply_and_is_told(tmp_path: Any) -> None:
    class Broken(EchoEngine):
        def stream(self, request: GenerationRequest, stop: threading.Event) -> Iterator[Chunk]:
            raise RuntimeError("secret")

    with program_with(tmp_path, Broken()) as program, TestClient(application(program.services)) as client:
        answer = client.post("/v1/chat/completions", json={"messages": HELLO})
        for thread in threading.enumerate():
            if thread.name == "completion":
                thread.join(WAIT_S)  # its traceback belongs to this test
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal")
    assert "secret" not in answer.text
