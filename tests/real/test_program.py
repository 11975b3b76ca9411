"""The whole program with the bundled model: a question in, a true sentence out, and nothing read twice."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.browser.conftest import Program
from tests.waiting import wait_until

pytestmark = pytest.mark.real
GREEDY = {"temperature": 0.0, "max_tokens": 120}


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    program = Program(tmp_path_factory.mktemp("data"), ("--engine", "worker"))
    address, _, token = program.start().partition("?token=")
    with httpx.Client(base_url=address, headers={"Authorization": f"Bearer {token}"}, timeout=60) as one:
        wait_until(lambda: one.get("/readyz").status_code == 200)  # the model loads beside the page
        yield one
    assert program.stop() == 0


def say(client: httpx.Client, text: str, **more: object) -> list[tuple[str, dict[str, object]]]:
    """The events of one reply."""
    events, name = [], ""
    body = {"message": text, "params": GREEDY, **more}
    with client.stream("POST", "/api/chat/stream", json=body) as stream:
        assert stream.status_code == 200
        for line in stream.iter_lines():
            if line.startswith("event:"):
                name = line.partition(":")[2].strip()
            elif line.startswith("data:"):
                events.append((name, json.loads(line.partition(":")[2])))
    return events


def text_of(events: list[tuple[str, dict[str, object]]]) -> str:
    return "".join(str(data["text"]) for name, data in events if name == "delta")


def test_the_model_says_what_it_is(client: httpx.Client) -> None:
    events = say(client, "Who are you?")
    assert events[0][0] == "start"
    assert "llmui" in text_of(events)
    done = events[-1]
    assert done[0] == "done"
    assert done[1]["finish_reason"] == "eos"
    message = done[1]["message"]
    assert isinstance(message, dict)
    assert message["text"] == text_of(events)
    assert message["timings"]["completion_tokens"] > 5


def test_the_second_turn_reads_only_what_is_new(client: httpx.Client) -> None:
    first = say(client, "Hello!")
    second = say(client, "How do I load a larger model?", conversation_id=first[0][1]["conversation_id"])
    assert "--model" in text_of(second) or "GGUF" in text_of(second)
    timings = second[-1][1]["timings"]
    assert isinstance(timings, dict)
    assert timings["cached_tokens"] >= 8
    assert timings["cached_tokens"] < timings["prompt_tokens"]


def test_the_same_seed_gives_the_same_reply(client: httpx.Client) -> None:
    params = {"temperature": 1.5, "seed": 11, "max_tokens": 40}
    texts = [text_of(say(client, "Write a short story", params=params)) for _ in range(2)]
    assert texts[0] == texts[1]
    other = text_of(say(client, "Write a short story", params={**params, "seed": 12}))
    assert other != texts[0]


def test_a_prompt_that_cannot_fit_is_refused_with_the_numbers(client: httpx.Client) -> None:
    events = say(client, "word " * 4000)
    name, error = events[-2]
    assert name == "error"
    assert error["code"] == "context_overflow"
    assert "2,048" in str(error["message"])
    assert error["hint"]


def test_what_no_longer_fits_is_left_out_and_said(client: httpx.Client) -> None:
    events = say(client, "Remember this. " + "blah " * 300)
    conversation = events[0][1]["conversation_id"]
    for _ in range(6):
        events = say(client, "More of it. " + "blah " * 300, conversation_id=conversation)
        assert events[-1][0] == "done"
    message = events[-1][1]["message"]
    assert isinstance(message, dict)
    assert message["recipe"]["dropped"] >= 2
    assert message["state"] == "done"


def test_a_model_that_is_none_is_refused_and_the_old_one_stays(client: httpx.Client, tmp_path: Path) -> None:
    assert client.post("/api/models/load", json={"model": "no such model"}).status_code == 404
    assert client.get("/readyz").status_code == 200
    assert "llmui" in text_of(say(client, "Who are you?"))
