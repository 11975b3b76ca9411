"""Errors over HTTP: every class has a status, every wrong input is named, nothing of ours leaks out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from structlog.testing import capture_logs

from llmui import errors
from llmui.api.errors import STATUS, openai_error, status_of, words_of
from llmui.api.strict_json import MAX_DEPTH, parse
from llmui.domain.params import GenerationParams
from llmui.services import Services
from tests.api.running import application, say

JSON = {"Content-Type": "application/json"}


def descendants(kind: type[errors.LlmuiError]) -> Iterator[type[errors.LlmuiError]]:
    yield kind
    for child in kind.__subclasses__():
        yield from descendants(child)


EXAMPLES: dict[type[errors.LlmuiError], errors.LlmuiError] = {
    errors.InvalidInput: errors.InvalidInput("name", "Wrong."),
    errors.NotFound: errors.NotFound("run", "r1"),
    errors.StaleRevision: errors.StaleRevision(1, 2),
    errors.RunActive: errors.RunActive("r1"),
    errors.EngineNotReady: errors.EngineNotReady(),
    errors.LoadCancelled: errors.LoadCancelled(),
    errors.ContextOverflow: errors.ContextOverflow(10, 5),
}


def test_every_error_has_a_status() -> None:
    for kind in descendants(errors.LlmuiError):
        assert 400 <= status_of(kind.__new__(kind)) < 600, kind


def test_every_error_has_words_in_both_shapes() -> None:
    for kind in descendants(errors.LlmuiError):
        if kind.__module__ != errors.__name__:
            continue
        error = EXAMPLES.get(kind) or kind("It went wrong.")
        words = words_of(error)
        assert words["code"] == error.code and words["message"] == error.message and words["hint"] == error.hint
        foreign = openai_error(words, status_of(error))
        assert set(foreign) == {"message", "type", "param", "code"}
        assert error.message in str(foreign["message"])


def test_the_nearest_class_decides() -> None:
    assert status_of(errors.StaleRevision(1, 2)) == STATUS[errors.Conflict]
    assert status_of(errors.EngineHung("x")) == 504
    assert status_of(errors.EngineCrashed("x")) == STATUS[errors.EngineError]


def test_an_error_says_what_it_knows() -> None:
    assert words_of(errors.StaleRevision(1, 2))["current_revision"] == 2
    assert words_of(errors.RunActive("r1"))["run_id"] == "r1"
    overflow = words_of(errors.ContextOverflow(10, 5))
    assert (overflow["needed"], overflow["limit"]) == (10, 5)
    assert openai_error(overflow, 400)["code"] == "context_length_exceeded"
    crashed = words_of(errors.EngineCrashed("It died.", log=("/home/ada/model.gguf",)))
    assert "/home" not in json.dumps(crashed)


def test_what_is_not_there_answers_in_our_words(client: TestClient) -> None:
    for path in ("/api", "/api/", "/api/nothing", "/api/conversations/a/b/c", "/v1", "/v1/nothing"):
        answer = client.get(path)
        assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found"), path
    wrong = client.put("/api/models")
    assert (wrong.status_code, wrong.headers["allow"]) == (405, "GET")
    assert wrong.json()["error"]["code"] == "method_not_allowed"
    for method in ("HEAD", "OPTIONS", "DELETE"):
        assert client.request(method, "/api/chat/stream").status_code == 405
    assert client.get("/something/else").json() == "the page"


def test_a_body_must_say_that_it_is_json(client: TestClient) -> None:
    kinds = (None, "text/plain", "text/json", "application/x-www-form-urlencoded", "multipart/form-data")
    for path in ("/api/chat/stream", "/api/conversations", "/api/models/load", "/v1/chat/completions"):
        for kind in kinds:
            headers = {"Content-Type": kind} if kind else {}
            answer = client.post(path, content=b'{"message": "hello"}', headers=headers)
            assert answer.status_code == 415, (path, kind)
    assert client.get("/api/conversations").json()["items"] == []


def test_a_character_set_may_be_named(client: TestClient) -> None:
    headers = {"Content-Type": "application/json; charset=utf-8"}
    assert client.post("/api/conversations", content=b"\xef\xbb\xbf{}", headers=headers).status_code == 201


READ_IN_TWO_WAYS: list[tuple[bytes, str]] = [
    (b"", "missing"),
    (b"{", "not valid JSON"),
    (b"hello", "not valid JSON"),
    (b'{"message": "a"} trailing', "not valid JSON"),
    (b'{"message": "a", "message": "b"}', "twice"),
    (b'{"message": NaN}', "NaN"),
    (b'{"message": "a", "params": {"temperature": Infinity}}', "Infinity"),
    (b'{"message": "a", "params": {"temperature": -1e999}}', "too large"),
    (b'{"message": "a", "params": {"seed": ' + b"9" * 5000 + b"}}", "digits"),
    (b"[" * 100_000, "nested"),
    (b'{"message": ' + b"[" * 65 + b"]" * 65 + b"}", "nested"),
    (b'{"a":' * 70 + b"1" + b"}" * 70, "nested"),
    ('{"message": "a"}'.encode("utf-16"), "UTF-8"),
    (b'{"message": "\xff"}', "UTF-8"),
    (b"[]", "not acceptable"),
    (b'"text"', "not acceptable"),
    (b"null", "not acceptable"),
    (b"{}", "message"),
]


def test_a_body_that_can_be_read_in_two_ways_is_refused(client: TestClient) -> None:
    for body, said in READ_IN_TWO_WAYS:
        answer = client.post("/api/chat/stream", content=body, headers=JSON)
        assert answer.status_code == 400, body[:40]
        error = answer.json()["error"]
        assert (error["code"], bool(error["field"])) == ("invalid_input", True), body[:40]
        assert said in error["message"], body[:40]


def test_depth_is_counted_to_the_last_level() -> None:
    assert parse(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)
    with pytest.raises(errors.InvalidInput):
        parse(b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1))


def test_half_a_character_becomes_a_sign_and_harms_nothing(client: TestClient) -> None:
    headers = JSON
    made = client.post("/api/conversations", content=b'{"title": "a\\ud800b \\ud83d\\ude00"}', headers=headers)
    assert made.json()["title"] == "a\ufffdb 😀"
    answer = client.post("/api/chat/stream", content=b'{"message": "x", "conversation_id": "\\udfff"}', headers=headers)
    assert (answer.status_code, answer.json()["error"]["code"]) == (404, "not_found")
    unknown = client.post("/api/chat/stream", content=b'{"message": "x", "\\ud800": 1}', headers=headers)
    assert unknown.status_code == 400


def wrong_values() -> Iterator[tuple[str, Any]]:
    for name, (limits, default) in GenerationParams.knobs().items():
        for value in (limits.low - 1, limits.high + 1, 2**63, -(2**63), 1e308, "5", True, None, [], {}):
            yield name, value
        if isinstance(default, int):
            yield name, limits.low + 0.5
    for stop in (["x"] * 17, [""], ["x" * 129], "x" * 1_000_000, 5, [5], None, {"a": 1}, ["a", None]):
        yield "stop", stop
    for name in ("n_discard", "__class__", "model_path", "api_key", "", "temperature "):
        yield name, 1


def test_a_wrong_parameter_is_named_and_nothing_is_sent(client: TestClient) -> None:
    for name, value in wrong_values():
        answer = client.post("/api/chat/stream", json={"message": "hello", "params": {name: value}})
        assert answer.status_code == 400, (name, value)
        error = answer.json()["error"]
        assert error["code"] == "invalid_input" and len(answer.text) < 1000, (name, value)
        assert error["field"].strip() == name.strip(), (name, value)
    assert client.get("/api/conversations").json()["items"] == []


def test_the_limits_themselves_are_accepted(client: TestClient) -> None:
    for end in ("low", "high"):
        params = {name: getattr(limits, end) for name, (limits, _) in GenerationParams.knobs().items()}
        made = client.post("/api/conversations", json={"params": params})
        assert made.status_code == 201
        assert {**made.json()["params"], **params} == made.json()["params"]


WRONG_FIELDS: list[dict[str, Any]] = [
    {"message": ""},
    {"message": " \n\t "},
    {"message": "x" * 1_000_001},
    {"message": 5},
    {"message": ["hello"]},
    {"message": None},
    {"message": "a", "thinking": "yes"},
    {"message": "a", "thinking": 1},
    {"message": "a", "params": []},
    {"message": "a", "params": "temperature"},
    {"message": "a", "system_prompt": "x" * 32_001},
    {"message": "a", "system_prompt": {}},
    {"message": "a", "conversation_id": 5},
    {"message": "a", "conversation_id": "x" * 65},
    {"message": "a", "preset": 5},
    {"message": "a", "model": ["small"]},
    {"message": "a", "owner": "bob"},
    {"message": "a", "__proto__": {}},
    {"message": "a", "__class__": "x"},
]


def test_a_wrong_field_is_refused(client: TestClient) -> None:
    for body in WRONG_FIELDS:
        answer = client.post("/api/chat/stream", json=body)
        assert (answer.status_code, answer.json()["error"]["code"]) == (400, "invalid_input"), str(body)[:60]
        assert len(answer.text) < 1000
    assert client.get("/api/conversations").json()["items"] == []


@pytest.mark.parametrize("text", ["\x00a\x00", "a\r\nb\rc", "x" * 1_000_000])
def test_a_strange_text_is_kept_clean(client: TestClient, text: str) -> None:
    conversation = client.post("/api/conversations").json()["id"]
    assert client.patch(f"/api/conversations/{conversation}", json={"title": "x" + text[:500]}).status_code == 200
    found = say(client, text, params={"max_tokens": 1})
    kept = client.get(f"/api/conversations/{found[0].data['conversation_id']}").json()["messages"][0]["text"]
    assert kept == text.replace("\x00", "").replace("\r\n", "\n").replace("\r", "\n")


def test_a_wrong_query_is_refused(client: TestClient) -> None:
    wrong: list[tuple[str, object]] = [("limit", value) for value in (0, 501, "x", 10**30)]
    for name, value in [*wrong, ("q", "x" * 201), ("cursor", "x" * 201)]:
        answer = client.get("/api/conversations", params={name: str(value)})
        assert (answer.status_code, answer.json()["error"]["field"]) == (400, name)


def test_a_strange_id_is_just_not_there(client: TestClient) -> None:
    for key in ("..", "%2e%2e%2fx", "a%00b", "x" * 300, "%F0%9F%98%80", "a%0d%0aSet-Cookie:x"):
        for path in (f"/api/conversations/{key}/export", f"/api/runs/{key}/stream", f"/v1/models/{key}"):
            answer = client.get(path)
            assert answer.status_code == 404, path
            assert "set-cookie" not in answer.headers


def test_a_bug_has_a_number_and_shows_nothing(services: Services) -> None:
    app = application(services)

    def broken(_: object) -> str:
        raise RuntimeError("secret /home/ada")

    object.__setattr__(app.state.llmui_api, "owner_of", broken)
    with capture_logs() as logged, TestClient(app, raise_server_exceptions=False) as client:
        answer = client.get("/api/conversations")
        openai = client.get("/v1/models")
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], len(error["incident"])) == (500, "internal", 8)
    assert error["incident"] in error["hint"]
    assert logged[0]["incident"] == error["incident"]
    assert str(logged[0]["exc_info"]) == "secret /home/ada"
    assert "secret" not in answer.text and "Traceback" not in answer.text
    assert (openai.status_code, openai.json()["error"]["type"]) == (500, "server_error")
