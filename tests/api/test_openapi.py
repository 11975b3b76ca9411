"""The description of the API: whole, true to the code, and shown without a request to anybody else."""

from __future__ import annotations

import gzip
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from llmui.domain.params import GenerationParams

ROOT = Path(__file__).parents[2]
ASSETS = ROOT / "llmui" / "api" / "assets"


@pytest.fixture
def schema(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def operations(schema: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            yield method.upper(), path, operation


def references(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for inner in value.values():
            yield from references(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from references(inner)


def test_it_is_a_whole_document(schema: dict[str, Any]) -> None:
    assert schema["openapi"].startswith("3.1")
    parts = schema["components"]["schemas"]
    assert {name.rpartition("/")[2] for name in references(schema)} <= parts.keys()
    assert "HTTPValidationError" not in parts
    ids = [operation["operationId"] for _, _, operation in operations(schema)]
    assert len(ids) == len(set(ids)) > 20


def test_every_route_says_what_it_does_and_how_it_fails(schema: dict[str, Any]) -> None:
    for method, path, operation in operations(schema):
        assert operation["summary"] and operation["description"], (method, path)
        assert operation["responses"]["default"]["content"]["application/json"]["schema"]["$ref"].endswith("/ErrorView")
        assert "422" not in operation["responses"]
        named = {found["name"] for found in operation.get("parameters", []) if found["in"] == "path"}
        assert named == set(re.findall(r"{(\w+)}", path)), path


def test_only_our_routes_are_described(schema: dict[str, Any]) -> None:
    assert all(path.startswith(("/api/", "/v1/", "/healthz", "/readyz", "/metrics")) for path in schema["paths"])


def test_limits_of_parameters_are_those_of_their_knobs(schema: dict[str, Any]) -> None:
    parts = schema["components"]["schemas"]
    places = [
        next(option for option in parts["ChatBody"]["properties"]["params"]["anyOf"] if "properties" in option),
        parts["ChatCompletionBody"],
    ]
    for place in places:
        for name, (limits, default) in GenerationParams.knobs().items():
            found = place["properties"][name]
            assert (found["minimum"], found["maximum"]) == (limits.low, limits.high), name
            assert found["default"] in (default, None)
            assert limits.help in found["description"]


def test_the_examples_of_the_page_work(client: TestClient, schema: dict[str, Any]) -> None:
    for path in ("/api/chat/stream", "/api/conversations", "/v1/chat/completions", "/v1/completions"):
        body = schema["paths"][path]["post"]["requestBody"]["content"]["application/json"]["schema"]
        name = (body.get("anyOf") or [body])[0]["$ref"].rpartition("/")[2]
        answer = client.post(path, json=schema["components"]["schemas"][name]["example"])
        assert answer.status_code in (200, 201), (path, answer.text)


def test_every_route_is_in_the_manual_with_an_example(schema: dict[str, Any]) -> None:
    manual = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    examples = [line for line in manual.splitlines() if line.startswith("curl")]
    names = {"conversation_id": r"\$ID", "message_id": r"\$MESSAGE", "run_id": r"\$RUN", "model": "NAME"}
    for method, path, _ in operations(schema):
        assert f"`{method} {path}`" in manual, (method, path)
        address = re.sub(
            r"{(\w+)}", lambda match: names[match[1]], re.escape(path).replace(r"\{", "{").replace(r"\}", "}")
        )
        assert any(re.search(rf'"\$URL{address}(\?[^"]*)?"', example) for example in examples), (method, path)


def test_the_manual_has_no_route_that_does_not_exist(schema: dict[str, Any]) -> None:
    manual = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
    real = {(method, path) for method, path, _ in operations(schema)}
    assert set(re.findall(r"`(GET|POST|PATCH|PUT|DELETE) (/[^`?]*)`", manual)) <= real


def test_the_page_needs_nobody_else(client: TestClient) -> None:
    page = client.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "//" not in page.text.replace("<!doctype html>", "")
    assert "<script>" not in page.text  # a strict policy forbids inline scripts
    for address in re.findall(r'(?:src|href)="(docs/[^"]+)"', page.text):
        found = client.get("/" + address)
        assert found.status_code == 200, address
        assert found.headers["content-type"].startswith(("text/javascript", "text/css"))
    assert client.get("/redoc").json() == "the page"
    assert client.get("/docs/../errors.py").status_code != 200 or client.get("/docs/../errors.py").json() == "the page"
    assert client.get("/docs/licenses").status_code == 404


def test_the_files_are_sent_as_the_client_can_read_them(client: TestClient) -> None:
    packed = (ASSETS / "swagger-ui.css.gz").read_bytes()
    plain = client.get("/docs/swagger-ui.css", headers={"Accept-Encoding": "identity"})
    assert plain.content == gzip.decompress(packed)
    assert "content-encoding" not in plain.headers
    small = client.get("/docs/swagger-ui.css")
    assert (small.headers["content-encoding"], small.content) == ("gzip", plain.content)
    assert int(small.headers["content-length"]) == len(packed)


def test_what_others_made_has_its_licence() -> None:
    assert "Apache License" in (ASSETS / "licenses" / "swagger-ui-LICENSE.txt").read_text(encoding="utf-8")
    assert sum(file.stat().st_size for file in ASSETS.rglob("*") if file.is_file()) < 600_000


def test_api_and_command_line_start_without_the_page() -> None:
    code = "import sys; import llmui.api.app, llmui.cli.main; print(sorted({'gradio', 'llama_cpp'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
