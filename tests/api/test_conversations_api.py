"""Conversations and their messages over HTTP."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import unquote

import pytest
from fastapi.testclient import TestClient

from llmui.domain.params import GenerationParams
from tests.api.running import events, say, text_of

BOB = {"x-owner": "bob"}


def made(client: TestClient, **fields: Any) -> dict[str, Any]:
    answer = client.post("/api/conversations", json=fields)
    assert answer.status_code == 201, answer.text
    found: dict[str, Any] = answer.json()
    return found


def read(client: TestClient, conversation: str) -> dict[str, Any]:
    found: dict[str, Any] = client.get(f"/api/conversations/{conversation}").json()
    return found


def talked(client: TestClient, text: str = "hello there") -> tuple[str, str, str]:
    """A conversation with one exchange: its id, and the ids of the message and the reply."""
    start = say(client, text)[0].data
    return start["conversation_id"], start["user_message_id"], start["message_id"]


def finished(client: TestClient, answer: Any) -> dict[str, Any]:
    """The message that a 202 led to, once it is written."""
    assert answer.status_code == 202, answer.text
    stream = client.get(f"/api/runs/{answer.json()['run_id']}/stream")
    last = list(events(stream.text.splitlines()))[-1]
    assert last.name == "done"
    message: dict[str, Any] = last.data["message"]
    return message


def test_a_new_conversation_has_what_was_given(client: TestClient) -> None:
    one = made(client, title="Trip", system_prompt="Be brief.", params={"temperature": 0.2, "stop": ["END"]})
    assert (one["title"], one["system_prompt"], one["messages"]) == ("Trip", "Be brief.", [])
    assert (one["params"]["temperature"], one["params"]["stop"]) == (0.2, ["END"])
    assert one == read(client, one["id"])
    assert "owner" not in one
    assert client.post("/api/conversations").status_code == 201


def test_the_list_is_searched_and_paged(client: TestClient) -> None:
    ids = [made(client, title=f"Number {i}")["id"] for i in range(5)]
    first = client.get("/api/conversations", params={"limit": 2}).json()
    second = client.get("/api/conversations", params={"limit": 2, "cursor": first["next_cursor"]}).json()
    third = client.get("/api/conversations", params={"limit": 2, "cursor": second["next_cursor"]}).json()
    rows = first["items"] + second["items"] + third["items"]
    assert sorted(row["id"] for row in rows) == sorted(ids)
    assert third["next_cursor"] is None
    found = client.get("/api/conversations", params={"q": "number 3"}).json()["items"]
    assert [row["title"] for row in found] == ["Number 3"]


def test_what_is_changed_is_kept(client: TestClient) -> None:
    one = made(client)
    changed = client.patch(
        f"/api/conversations/{one['id']}",
        json={"title": "New", "system_prompt": "Yes.", "params": {"top_k": 3}, "revision": one["revision"]},
    ).json()
    assert (changed["title"], changed["system_prompt"], changed["params"]["top_k"]) == ("New", "Yes.", 3)
    assert changed["revision"] > one["revision"]
    assert changed == read(client, one["id"])


def test_a_write_on_old_ground_is_refused(client: TestClient) -> None:
    one = made(client, title="first")
    newer = client.patch(f"/api/conversations/{one['id']}", json={"title": "second"}).json()
    answer = client.patch(f"/api/conversations/{one['id']}", json={"title": "third", "revision": one["revision"]})
    error = answer.json()["error"]
    assert (answer.status_code, error["code"], error["current_revision"]) == (409, "stale_revision", newer["revision"])
    assert read(client, one["id"])["title"] == "second"


@pytest.mark.parametrize(
    "wrong", [{"params": {"top_k": -1}}, {"current_id": "none"}, {"system_prompt": "x" * 40_000}, {"title": " "}]
)
def test_a_change_that_is_partly_wrong_changes_nothing(client: TestClient, wrong: dict[str, Any]) -> None:
    one = made(client, title="before", system_prompt="before")
    answer = client.patch(f"/api/conversations/{one['id']}", json={"title": "after", "system_prompt": "after", **wrong})
    assert answer.status_code in (400, 404)
    assert read(client, one["id"]) == one


def test_what_is_deleted_comes_back(client: TestClient) -> None:
    conversation, _, _ = talked(client)
    before = read(client, conversation)
    assert client.delete(f"/api/conversations/{conversation}").status_code == 204
    assert client.get(f"/api/conversations/{conversation}").status_code == 404
    restored = client.post(f"/api/conversations/{conversation}/restore")
    assert restored.status_code == 200
    assert [m["text"] for m in restored.json()["messages"]] == [m["text"] for m in before["messages"]]
    assert client.post(f"/api/conversations/{conversation}/restore").status_code == 404


def test_another_finds_nothing(client: TestClient) -> None:
    conversation, asked, reply = talked(client)
    here = f"/api/conversations/{conversation}"
    assert client.get("/api/conversations", headers=BOB).json()["items"] == []
    attempts = [
        client.get(here, headers=BOB),
        client.patch(here, headers=BOB, json={"title": "mine"}),
        client.delete(here, headers=BOB),
        client.get(here + "/export", headers=BOB),
        client.post(f"{here}/messages/{reply}/regenerate", headers=BOB),
        client.post(f"{here}/messages/{reply}/continue", headers=BOB),
        client.post(f"{here}/messages/{asked}/edit", headers=BOB, json={"text": "x"}),
        client.patch(f"{here}/messages/{reply}", headers=BOB, json={"text": "x"}),
        client.delete(f"{here}/messages/{reply}", headers=BOB),
        client.post("/api/chat/stream", headers=BOB, json={"message": "x", "conversation_id": conversation}),
    ]
    assert [answer.status_code for answer in attempts] == [404] * len(attempts)
    assert client.delete(here).status_code == 204
    assert client.post(here + "/restore", headers=BOB).status_code == 404


def test_a_reply_is_written_again_beside_the_first(client: TestClient) -> None:
    conversation, asked, reply = talked(client)
    again = finished(client, client.post(f"/api/conversations/{conversation}/messages/{reply}/regenerate"))
    assert (again["parent_id"], again["text"]) == (asked, "hello there")
    kept = read(client, conversation)
    assert (len(kept["messages"]), kept["current_id"]) == (3, again["id"])
    back = client.patch(f"/api/conversations/{conversation}", json={"current_id": reply}).json()
    assert back["current_id"] == reply


def test_an_edited_message_makes_a_branch(client: TestClient) -> None:
    conversation, asked, _ = talked(client)
    answer = client.post(
        f"/api/conversations/{conversation}/messages/{asked}/edit",
        json={"text": "in other words", "params": {"temperature": 0}},
        headers={"Accept": "text/event-stream"},
    )
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert text_of(list(events(answer.text.splitlines()))) == "in other words"
    kept = read(client, conversation)
    assert [m["text"] for m in kept["messages"] if m["role"] == "user"] == ["hello there", "in other words"]
    assert kept["params"]["temperature"] == 0


def test_a_reply_that_was_cut_goes_on(client: TestClient) -> None:
    found = say(client, "one two three four", params={"max_tokens": 2})
    start, cut = found[0].data, found[-1].data
    assert (cut["finish_reason"], cut["message"]["text"]) == ("max_tokens", "one two")
    whole = finished(
        client,
        client.post(
            f"/api/conversations/{start['conversation_id']}/messages/{start['message_id']}/continue",
            json={"params": {"max_tokens": 50}},
        ),
    )
    assert (whole["id"], whole["text"]) == (start["message_id"], "one two three four")


def test_only_the_right_message_can_be_acted_on(client: TestClient) -> None:
    conversation, asked, reply = talked(client)
    here = f"/api/conversations/{conversation}/messages"
    assert client.post(f"{here}/{asked}/regenerate").status_code == 400
    assert client.post(f"{here}/{asked}/continue").status_code == 400
    assert client.post(f"{here}/{reply}/edit", json={"text": "x"}).status_code == 400
    assert client.post(f"{here}/none/regenerate").status_code == 404


def test_a_text_is_corrected_in_place(client: TestClient) -> None:
    conversation, _, reply = talked(client)
    before = read(client, conversation)
    here = f"/api/conversations/{conversation}/messages/{reply}"
    changed = client.patch(here, json={"text": "corrected", "revision": before["revision"]}).json()
    assert [m["text"] for m in changed["messages"]] == ["hello there", "corrected"]
    assert client.patch(here, json={"text": "late", "revision": before["revision"]}).status_code == 409
    assert client.patch(here, json={"text": " "}).json()["error"]["field"] == "message"


def test_a_message_goes_with_all_below_it(client: TestClient) -> None:
    conversation, asked, _ = talked(client)
    say(client, "and more", conversation_id=conversation)
    here = f"/api/conversations/{conversation}/messages/{asked}"
    revision = read(client, conversation)["revision"]
    assert client.delete(here, params={"revision": revision - 1}).status_code == 409
    rest = client.delete(here, params={"revision": revision}).json()
    assert (rest["messages"], rest["current_id"]) == ([], None)


def test_the_json_file_has_everything(client: TestClient) -> None:
    conversation, _, _ = talked(client, "<script>alert(1)</script> & ünïcode")
    answer = client.get(f"/api/conversations/{conversation}/export")
    file = json.loads(answer.content)
    assert (file["format"], file["schema"]) == ("llmui-conversation", 1)
    kept = read(client, conversation)
    kept.pop("active_run_id")
    assert file["conversation"] == kept
    assert set(file["conversation"]["params"]) == set(GenerationParams().to_dict())


def test_the_markdown_file_has_the_path_that_is_shown(client: TestClient) -> None:
    conversation, asked, _ = talked(client, "first words")
    finished(
        client, client.post(f"/api/conversations/{conversation}/messages/{asked}/edit", json={"text": "second words"})
    )
    client.patch(f"/api/conversations/{conversation}", json={"title": "About words", "system_prompt": "Be kind."})
    answer = client.get(f"/api/conversations/{conversation}/export", params={"format": "markdown"})
    assert answer.headers["content-type"] == "text/markdown; charset=utf-8"
    assert answer.text == (
        "# About words\n\n## System\n\nBe kind.\n\n## You\n\nsecond words\n\n## Assistant (Echo)\n\nsecond words\n"
    )
    assert client.get(f"/api/conversations/{conversation}/export", params={"format": "exe"}).status_code == 400


@pytest.mark.parametrize(
    ("title", "plain", "full"),
    [
        ("Café on Tuesday", "Cafe on Tuesday.json", "Café on Tuesday.json"),
        ('../../etc/"passwd"', "etc passwd.json", "etc passwd.json"),
        ("日本語", "conversation.json", "日本語.json"),
        ("a\u202egnp.exe", "agnp.exe.json", "agnp.exe.json"),
        ("x; filename=evil", "x filenameevil.json", "x; filename=evil.json"),
        ("...", "conversation.json", "conversation.json"),
        ("", "conversation.json", "conversation.json"),
    ],
)
def test_a_title_makes_a_safe_name_for_the_file(client: TestClient, title: str, plain: str, full: str) -> None:
    one = made(client, title=title)
    header = client.get(f"/api/conversations/{one['id']}/export").headers["content-disposition"]
    kind, first, second = header.split("; ")
    assert kind == "attachment"
    assert first == f'filename="{plain}"'
    assert unquote(second.removeprefix("filename*=UTF-8''")) == full


def test_models_are_listed_loaded_and_unloaded(client: TestClient) -> None:
    listed = client.get("/api/models").json()
    assert [m["id"] for m in listed["models"]] == ["large", "small"]
    assert "path" not in listed["models"][0]
    assert client.post("/api/models/load", json={"model": "small"}).status_code == 202
    say(client, "wait for it")  # a reply waits for the load
    assert [m["id"] for m in client.get("/api/models").json()["models"] if m["loaded"]] == ["small"]
    assert client.post("/api/models/load", json={"model": "huge"}).status_code == 404
    assert client.post("/api/models/cancel").status_code == 202
    assert client.post("/api/models/unload").json()["phase"] == "empty"
    ready = client.get("/readyz")
    assert (ready.status_code, ready.json()["phase"]) == (503, "empty")


def test_the_system_says_how_it_is(client: TestClient) -> None:
    found = client.get("/api/system").json()
    assert found["engine"]["phase"] == "ready"
    assert found["host"]["memory_total_bytes"] > 0
    assert (found["notices"], found["active_runs"]) == ([], 0)
    assert "path" not in found["engine"]["model"]
