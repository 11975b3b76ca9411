"""How the page reaches the browser: few requests, early; and what Gradio is kept from doing."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from llmui.bootstrap import assemble
from llmui.engines.echo import EchoEngine
from llmui.settings import parse
from llmui.store.memory import MemoryStore
from llmui.ui import quick_import
from llmui.ui.app import ASSETS, build, mount


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    """Asks the mounted page for things, without the guard."""
    app = FastAPI()
    settings = parse(["--engine", "echo", "--data-dir", str(tmp_path_factory.mktemp("data"))])
    mount(app, assemble(settings, EchoEngine(), MemoryStore()).services, lambda _: "local")
    return TestClient(app)


def test_all_styles_come_in_one_file(browser: TestClient) -> None:
    styles = browser.get("/llmui-assets/app.css").text
    assert "@import" not in styles
    parts = re.findall(r'@import "([\w.]+)"', (ASSETS / "app.css").read_text("utf-8"))
    found = [styles.index((ASSETS / part).read_text("utf-8")) for part in parts]
    assert len(found) > 1
    assert found == sorted(found)


def test_the_page_names_what_it_needs_and_all_of_it_is_there(browser: TestClient) -> None:
    hints = re.findall(r"<([^>]+)>; rel=preload", browser.get("/").headers["link"])
    assert len(hints) == 4
    assert [browser.get(address).status_code for address in hints] == [200] * 4


def test_other_answers_name_nothing(browser: TestClient) -> None:
    assert "link" not in browser.get("/config").headers


def test_no_event_shows_progress_by_gradios_means(tmp_path: Path) -> None:
    settings = parse(["--engine", "echo", "--data-dir", str(tmp_path)])
    page = build(assemble(settings, EchoEngine(), MemoryStore()).services)
    assert {json.dumps(one["show_progress_on"]) for one in page.config["dependencies"]} == {"[]"}


def test_only_sources_of_the_named_package_are_hidden_and_only_meanwhile() -> None:
    real = inspect.getfile
    with pytest.raises(RuntimeError), quick_import.sources_hidden("json."):
        with pytest.raises(OSError, match="hidden"):
            inspect.getfile(json.JSONDecoder)
        assert inspect.getfile(TestClient)
        raise RuntimeError
    assert inspect.getfile is real
    assert inspect.getfile(json.JSONDecoder)
