"""Replies as event streams: watched by several, left, found again, stopped."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx
import pytest
from fastapi.testclient import TestClient

from llmui.api.events import HEARTBEAT, RunStream, encoded
from llmui.domain.messages import Message, MessageState, Role
from llmui.domain.runs import RunDelta, RunDone, RunFailed, RunStarted
from llmui.engines.echo import EchoEngine
from llmui.services.runs import Run
from tests.api.running import WAIT_S, Sse, Stepped, application, events, program_with, say, text_of
from tests.loops import apart

SAID = "one two three four five six"


@contextmanager
def sending(url: str, text: str = SAID) -> Iterator[Iterator[Sse]]:
    with (
        httpx.Client(timeout=WAIT_S) as http,
        http.stream("POST", url + "/api/chat/stream", json={"message": text}) as answer,
    ):
        assert answer.status_code == 200
        yield events(answer.iter_lines())


def until(stream: Iterator[Sse], text: str) -> list[Sse]:
    """The events up to the one with which the reply reads `text`."""
    seen: list[Sse] = []
    for event in stream:
        seen.append(event)
        if text_of(seen) == text:
            return seen
    raise AssertionError(f"the stream ended before “{text}”: {seen}")


def watch(url: str, run_id: str, **options: Any) -> list[Sse]:
    answer = httpx.get(f"{url}/api/runs/{run_id}/stream", timeout=WAIT_S, **options)
    assert answer.status_code == 200
    return list(events(answer.text.splitlines()))


def test_a_message_is_answered_and_kept(client: TestClient) -> None:
    found = say(client, SAID)
    assert (found[0].name, found[0].id, found[-1].name) == ("start", 1, "done")
    assert text_of(found) == SAID
    done = found[-1].data
    assert (done["finish_reason"], done["usage"]["completion_tokens"]) == ("eos", 6)
    kept = client.get(f"/api/conversations/{found[0].data['conversation_id']}").json()
    assert [m["role"] for m in kept["messages"]] == ["user", "assistant"]
    assert kept["messages"][1] == done["message"]


def test_a_conversation_goes_on(client: TestClient) -> None:
    first = say(client, "hello")[0].data["conversation_id"]
    second = say(client, "again", conversation_id=first, params={"temperature": 0.1}, system_prompt="Be brief.")
    assert second[0].data["conversation_id"] == first
    kept = client.get(f"/api/conversations/{first}").json()
    assert (len(kept["messages"]), kept["params"]["temperature"], kept["system_prompt"]) == (4, 0.1, "Be brief.")
    assert kept["messages"][2]["parent_id"] == kept["messages"][1]["id"]


def test_the_rest_of_a_stream_is_exactly_the_rest(stepped: Stepped) -> None:
    with sending(stepped.url) as stream:
        stepped.engine.let(3)
        seen = until(stream, "one two three")
    stepped.engine.let(3)
    run = seen[0].data["run_id"]
    rest = watch(stepped.url, run, headers={"Last-Event-ID": str(seen[-1].id)})
    assert text_of(rest) == " four five six"
    assert [e.name for e in rest if e.name != "delta"] == ["done"]
    assert rest[0].id > seen[-1].id
    assert text_of(watch(stepped.url, run, params={"after": seen[-1].id})) == " four five six"
    assert watch(stepped.url, run)[0].name == "start"
    # A browser's EventSource repeats the address it began with; only its header moves on.
    assert text_of(watch(stepped.url, run, params={"after": 0}, headers={"Last-Event-ID": str(seen[-1].id)})) == (
        " four five six"
    )
    all_of_it = httpx.get(f"{stepped.url}/api/runs/{run}/stream", headers={"Last-Event-ID": str(rest[-1].id)})
    assert all_of_it.status_code == 204


def test_two_clients_see_the_same(stepped: Stepped) -> None:
    with sending(stepped.url) as stream, httpx.Client(timeout=WAIT_S) as other:
        stepped.engine.let(1)
        first = until(stream, "one")
        run = first[0].data["run_id"]
        with other.stream("GET", f"{stepped.url}/api/runs/{run}/stream") as answer:
            second = events(answer.iter_lines())
            beginning = until(second, "one")
            stepped.engine.let(5)
            mine, theirs = first + list(stream), beginning + list(second)
    assert text_of(mine) == text_of(theirs) == SAID
    assert (mine[0], mine[-1]) == (theirs[0], theirs[-1])


def test_the_second_client_can_stop_it(stepped: Stepped) -> None:
    with sending(stepped.url) as stream:
        stepped.engine.let(2)
        seen = until(stream, "one two")
        run = seen[0].data["run_id"]
        answer = httpx.post(f"{stepped.url}/api/runs/{run}/stop")
        assert (answer.status_code, answer.json()["run_id"]) == (202, run)
        rest = list(stream)
    done = rest[-1].data
    assert (done["finish_reason"], done["message"]["state"]) == ("stopped", "stopped")
    assert text_of(seen + rest) == done["message"]["text"]
    assert done["message"]["text"] in ("one two", "one two three")  # at most the word that was under way
    assert httpx.post(f"{stepped.url}/api/runs/{run}/stop").status_code == 202


def test_a_client_that_leaves_ends_nothing(stepped: Stepped) -> None:
    with sending(stepped.url) as stream:
        stepped.engine.let(1)
        seen = until(stream, "one")
    stepped.engine.let(5)
    run = stepped.services.runs.get("ada", seen[0].data["run_id"])
    assert run.ended.wait(WAIT_S)
    kept = stepped.services.conversations.get("ada", run.conversation_id)
    assert (kept.messages[-1].text, kept.messages[-1].state) == (SAID, MessageState.DONE)


def test_a_run_can_be_read_at_once(stepped: Stepped) -> None:
    with sending(stepped.url) as stream:
        stepped.engine.let(2)
        seen = until(stream, "one two")
        snapshot = httpx.get(f"{stepped.url}/api/runs/{seen[0].data['run_id']}").json()
        assert (snapshot["text"], snapshot["phase"], snapshot["message"]) == ("one two", "writing", None)
        assert snapshot["version"] == seen[-1].id
        kept = httpx.get(f"{stepped.url}/api/conversations/{seen[0].data['conversation_id']}").json()
        assert kept["active_run_id"] == seen[0].data["run_id"]


def test_one_conversation_writes_one_reply_at_a_time(stepped: Stepped) -> None:
    with sending(stepped.url) as stream:
        start = next(stream).data
        body = {"message": "and?", "conversation_id": start["conversation_id"]}
        answer = httpx.post(stepped.url + "/api/chat/stream", json=body)
    assert answer.status_code == 409
    assert (answer.json()["error"]["code"], answer.json()["error"]["run_id"]) == ("run_active", start["run_id"])


def test_a_run_of_another_is_not_there(stepped: Stepped) -> None:
    with sending(stepped.url) as stream:
        run = next(stream).data["run_id"]
        bob = {"x-owner": "bob"}
        for method, path in (("GET", ""), ("GET", "/stream"), ("POST", "/stop")):
            assert httpx.request(method, f"{stepped.url}/api/runs/{run}{path}", headers=bob).status_code == 404
        assert not stepped.services.runs.get("ada", run).stop.is_set()


@pytest.mark.parametrize("last", ["x", "-1", "1e3", "²", "9" * 30, "99"])
def test_a_place_that_does_not_exist_is_refused(client: TestClient, last: str) -> None:
    run = say(client, "hello")[0].data["run_id"]
    answer = client.get(f"/api/runs/{run}/stream", headers={"Last-Event-ID": last.encode()})
    assert answer.status_code == 400


def test_a_model_that_is_named_is_loaded_first(client: TestClient) -> None:
    found = say(client, "hello", model="small")
    assert found[-1].data["message"]["recipe"]["model_id"] == "small"
    assert [m["id"] for m in client.get("/api/models").json()["models"] if m["loaded"]] == ["small"]


@pytest.mark.parametrize(
    "body",
    [{"preset": "none"}, {"model": "none"}, {"model": "../large"}, {"conversation_id": "none", "model": "small"}],
)
def test_a_name_that_is_unknown_keeps_nothing(client: TestClient, body: dict[str, str]) -> None:
    answer = client.post("/api/chat/stream", json={"message": "hello", **body})
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    assert client.get("/api/conversations").json()["items"] == []
    assert not any(model["loaded"] for model in client.get("/api/models").json()["models"])


def test_a_model_file_outside_the_folders_is_not_loaded(client: TestClient, tmp_path: Any) -> None:
    outside = tmp_path / "outside.gguf"
    outside.write_bytes(b"GGUF")
    for answer in (
        client.post("/api/models/load", json={"model": str(outside)}),
        client.post("/api/chat/stream", json={"message": "hello", "model": str(outside)}),
        client.post(
            "/v1/chat/completions", json={"model": str(outside), "messages": [{"role": "user", "content": "x"}]}
        ),
    ):
        assert answer.status_code == 404


def test_without_a_model_nothing_is_sent(tmp_path: Any) -> None:
    with (
        program_with(tmp_path, EchoEngine(loaded=False)) as program,
        TestClient(application(program.services)) as client,
    ):
        answer = client.post("/api/chat/stream", json={"message": "hello"})
        assert (answer.status_code, answer.json()["error"]["code"]) == (503, "engine_not_ready")
        assert client.get("/readyz").status_code == 503
        assert client.get("/healthz").status_code == 200


def test_a_reply_that_fails_says_why_and_is_kept(tmp_path: Any) -> None:
    engine = EchoEngine(context_length=16)
    with program_with(tmp_path, engine) as program, TestClient(application(program.services)) as client:
        found = say(client, "word " * 50)
    assert [e.name for e in found if e.name != "progress"] == ["start", "error", "done"]
    assert found[-2].data["code"] == "context_overflow"
    assert found[-1].data["message"]["failure"]["code"] == "context_overflow"


def test_what_waits_goes_out_together_and_keeps_its_numbers() -> None:
    found = [
        (3, RunDelta("a", "reasoning")),
        (4, RunDelta("b", "reasoning")),
        (5, RunDelta("c\nd")),
        (6, RunDelta("e\u2028")),
        (7, RunFailed("code", "message", "hint")),
    ]
    read = list(events(encoded(found).decode().split("\n")))
    assert [(e.id, e.name) for e in read] == [(4, "delta"), (6, "delta"), (7, "error")]
    assert (text_of(read, "reasoning"), text_of(read)) == ("ab", "c\nde\u2028")


class Client:
    """One end of an ASGI connection."""

    def __init__(self) -> None:
        self.body = b""
        self.got = asyncio.Event()
        self.may_read = asyncio.Event()
        self.left = asyncio.Event()
        self.may_read.set()

    async def send(self, message: Any) -> None:
        await self.may_read.wait()
        self.body += message.get("body", b"")
        if self.body:
            self.got.set()

    async def receive(self) -> dict[str, str]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def watch(self, run: Run, heartbeat_s: float = 60.0) -> None:
        await RunStream(run, heartbeat_s=heartbeat_s)({"type": "http"}, self.receive, self.send)


def fresh_run() -> Run:
    return Run("ada", RunStarted(run_id="r", conversation_id="c", message_id="m"))


DONE = Message(id="m", role=Role.ASSISTANT)


async def within(task: Any) -> None:
    await asyncio.wait_for(task, WAIT_S)


def test_a_silent_stream_shows_that_it_lives() -> None:
    async def scenario() -> bytes:
        run, client = fresh_run(), Client()
        task = asyncio.create_task(client.watch(run, heartbeat_s=0.005))
        while HEARTBEAT not in client.body:
            client.got.clear()
            await within(client.got.wait())
        threading.Thread(target=run.done, args=(DONE,)).start()
        await within(task)
        return client.body

    assert b"event: done" in apart(scenario())


def test_a_client_that_does_not_read_delays_only_itself() -> None:
    async def scenario() -> tuple[bytes, bytes]:
        run, slow, quick = fresh_run(), Client(), Client()
        slow.may_read.clear()
        tasks = [asyncio.create_task(client.watch(run)) for client in (slow, quick)]
        await within(quick.got.wait())

        def write() -> None:
            for _ in range(1000):
                run.delta("x", "content", 0.0)
            run.done(DONE)

        await within(asyncio.to_thread(write))
        await within(tasks[1])
        before = slow.body
        slow.may_read.set()
        await within(tasks[0])
        for client in (slow, quick):
            assert text_of(events(client.body.decode().split("\n"))) == "x" * 1000
        return before, slow.body

    before, after = apart(scenario())
    assert before == b"" and b"event: done" in after


def test_a_client_that_left_is_forgotten() -> None:
    async def scenario() -> Run:
        run, client = fresh_run(), Client()
        task = asyncio.create_task(client.watch(run))
        await within(client.got.wait())
        client.left.set()
        await within(task)
        return run

    run = apart(scenario())
    assert not run._listeners
    run.delta("nobody hears", "content", 0.0)
    run.done(DONE)
    assert isinstance(run.events_after(2)[-1][1], RunDone)


def test_clients_that_leave_before_they_read_harm_nobody(stepped: Stepped) -> None:
    with sending(stepped.url) as stream:
        run = stepped.services.runs.get("ada", next(stream).data["run_id"])
        with httpx.Client(timeout=WAIT_S) as http:
            for _ in range(50):
                with http.stream("GET", f"{stepped.url}/api/runs/{run.id}/stream"):
                    pass
        stepped.engine.let(6)
        assert text_of(list(stream)) == SAID
    assert run.ended.wait(WAIT_S)
