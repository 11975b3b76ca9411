"""The real worker behind the page: no model, a broken one, a good one, and a broken one again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Program
from tests.browser.flows import box, messages, reply_in, say

pytestmark = [pytest.mark.browser, pytest.mark.real]
OpenTab = Callable[..., Page]


@pytest.fixture
def program_without_a_model(tmp_path: Path) -> Iterator[Program]:
    folder = tmp_path / "models"
    folder.mkdir()
    (folder / "broken.gguf").write_text("this is no model", encoding="utf-8")
    program = Program(tmp_path / "data", ("--model", str(folder / "broken.gguf"), "--models-dir", str(folder)))
    program.start()
    yield program
    program.kill()


def choose(page: Page, name: str) -> None:
    page.locator("#model input").click()
    page.get_by_role("option", name=name).click()


def test_a_model_that_cannot_be_read_costs_neither_text_nor_chat(
    program_without_a_model: Program, open_tab: OpenTab
) -> None:
    page = open_tab(program_without_a_model.url)
    expect(page.get_by_role("log")).to_contain_text("not a GGUF model", timeout=60_000)
    say(page, "What are you?")
    expect(page.get_by_role("alert")).to_contain_text("Choose a model")
    expect(box(page)).to_have_value("What are you?")
    page.get_by_role("alert").get_by_role("button", name="Choose a model").click()
    page.get_by_role("option", name="llmui-starter").click()
    expect(page.get_by_role("log")).to_contain_text("What shall we talk about?", timeout=60_000)
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(box(page)).to_have_attribute("placeholder", "Message llmui starter…")
    box(page).press("Enter")
    reply_in(page, "done", 60_000)
    choose(page, "broken")
    expect(page.get_by_role("region", name="Notices")).to_contain_text("did not load", timeout=60_000)
    expect(page.locator("#model input")).to_have_value("llmui-starter-Q8_0")  # what answers, not what was wished for
    say(page, "And still there?")
    expect(messages(page)).to_have_count(2)
    reply_in(page, "done", 60_000)
