"""The page by keyboard, on narrow screens, and while reading: the focus and the text stay where they are wanted."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from llmui.domain.messages import Conversation, Message, Role
from llmui.services.runs import new_id
from llmui.store.json_file import JsonFileStore
from tests.browser.conftest import Program
from tests.browser.flows import ENDLESS, box, long, messages, reply_in, say, wait_at_end

pytestmark = pytest.mark.browser
OpenTab = Callable[..., Page]
SCROLL = "(box) => [box.scrollTop, box.scrollHeight]"
# The same, once the wheel has come to rest: a turn of it is spread over some frames.
AT_REST = """(box) => new Promise((done) => {
  let top = box.scrollTop, still = 0;
  const look = () => {
    still = box.scrollTop === top ? still + 1 : 0;
    top = box.scrollTop;
    still < 10 ? requestAnimationFrame(look) : done([top, box.scrollHeight]);
  };
  look();
})"""


def test_every_key_of_a_message_works_and_keeps_the_focus(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, "by keys")
    reply_in(page, "done")
    messages(page, "user").focus()
    page.keyboard.press("j")
    expect(messages(page)).to_be_focused()
    page.keyboard.press("c")
    expect(page.locator("#announce")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == "by keys"
    page.keyboard.press("r")
    expect(page.locator(".br")).to_contain_text("2 / 2")
    reply_in(page, "done")
    expect(messages(page)).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".br")).to_contain_text("1 / 2")
    expect(messages(page)).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(page.locator(".br")).to_contain_text("2 / 2")
    page.keyboard.press("k")
    expect(messages(page, "user")).to_be_focused()
    page.keyboard.press("e")
    expect(page.get_by_role("textbox", name="Edit message")).to_be_focused()
    page.keyboard.type(" and more")
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="Edit message")).to_have_count(0)
    expect(messages(page, "user").get_by_role("button", name="Edit", exact=True)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.get_by_role("textbox", name="Edit message").wait_for()
    page.keyboard.type(" by the arrow")
    page.keyboard.press("Control+Enter")
    expect(messages(page, "user")).to_contain_text("by keys by the arrow")
    reply_in(page, "done")
    expect(box(page)).to_be_focused()


def test_the_keys_of_the_page(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    app = page.locator("#app")
    page.keyboard.press("Control+b")
    expect(app).to_have_class(re.compile(r"\bnoside\b"))
    expect(page.get_by_role("button", name="New chat")).to_be_hidden()
    page.keyboard.press("Control+k")  # brings the list back
    expect(page.get_by_role("searchbox", name="Search chats")).to_be_focused()
    page.keyboard.type("no such chat")
    expect(page.get_by_role("list", name="Conversations")).to_contain_text("No chat has that title.")
    page.keyboard.press("Escape")
    expect(page.get_by_role("searchbox", name="Search chats")).to_have_value("")
    page.keyboard.press("Escape")
    expect(box(page)).to_be_focused()
    page.get_by_role("button", name="Keys", exact=True).click()
    dialog = page.get_by_role("dialog", name="Keys")
    expect(dialog).to_be_visible()
    page.keyboard.press("Control+b")  # what lies behind a dialog is not meant
    expect(app).not_to_have_class(re.compile(r"\bnoside\b"))
    for _ in range(4):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name="Keys", exact=True)).to_be_focused()


def test_reset_reaches_the_folded_parameters_too(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    more = page.locator("#more > button, #more .label-wrap").first
    field = page.locator("#p-mirostat-tau input[type=number], #more input[type=number]").first
    more.click()
    expect(field).to_have_value(re.compile(r"\d"))
    before = field.input_value()
    field.fill(str(float(before) + 1))
    field.press("Tab")
    more.click()
    expect(field).to_be_hidden()
    page.get_by_role("button", name="Reset to defaults").click()
    more.click()
    expect(field).to_have_value(before)


def test_drawers_of_a_narrow_screen_take_the_focus_and_give_it_back(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    box(page).wait_for()  # the page answers from then on
    app = page.locator("#app")
    page.get_by_role("button", name="Sidebar").click()
    expect(page.get_by_role("button", name="New chat")).to_be_focused()
    page.keyboard.press("Escape")
    expect(app).not_to_have_class(re.compile("mside"))
    expect(page.get_by_role("button", name="Sidebar")).to_be_focused()
    expect(page.get_by_role("button", name="New chat")).to_be_hidden()  # so that Tab passes it by
    page.get_by_role("button", name="Settings").click()
    expect(page.get_by_role("heading", name="Settings")).to_be_focused()
    expect(page.locator("#set")).to_be_in_viewport()
    page.mouse.click(12, 400)  # beside it
    expect(app).not_to_have_class(re.compile("mset"))
    expect(page.get_by_role("button", name="Settings")).to_be_focused()
    page.get_by_role("button", name="Settings").click()
    page.locator("#set").get_by_role("button", name="Close").click()
    expect(page.get_by_role("textbox", name="System prompt")).to_be_hidden()
    expect(page.locator("#main")).to_have_js_property("inert", False)


@pytest.fixture
def program_with_a_long_chat(tmp_path: Path) -> Iterator[Program]:
    with_many_messages(tmp_path / "data", 500)
    program = Program(tmp_path / "data", ("--engine", "echo", "--echo-speed", "60"))
    program.start()
    yield program
    program.kill()


def test_the_text_follows_only_who_reads_at_its_end(program_with_a_long_chat: Program, open_tab: OpenTab) -> None:
    program = program_with_a_long_chat
    page = open_tab(program.url)
    page.locator(".convs .row a").first.click()
    expect(messages(page)).to_have_count(250)
    page.wait_for_function("document.querySelector('#thread').scrollTop > 0")
    wait_at_end(page)
    say(page, long(ENDLESS))
    expect(reply_in(page, "streaming")).to_contain_text("word20")
    wait_at_end(page)
    page.locator("#thread").hover()
    page.mouse.wheel(0, -12)  # however little
    latest = page.get_by_role("button", name="Jump to latest")
    expect(latest).to_be_visible()
    before = page.locator("#thread").evaluate(AT_REST)
    page.wait_for_function("(height) => document.querySelector('#thread').scrollHeight > height", arg=before[1])
    assert page.locator("#thread").evaluate(SCROLL)[0] == before[0]
    latest.click()
    expect(latest).to_be_hidden()
    wait_at_end(page)
    page.get_by_role("button", name="Stop").click()
    reply_in(page, "stopped")
    wait_at_end(page)


def with_many_messages(data_dir: Path, number: int) -> None:
    """A conversation as long as a year."""
    store, messages, parent = JsonFileStore(data_dir), [], None
    for at in range(number):
        role = Role.ASSISTANT if at % 2 else Role.USER
        messages.append(Message(id=new_id(), role=role, parent_id=parent, text=f"message {at} " + "word " * 50))
        parent = messages[-1].id
    now = time.time()
    store.create(
        Conversation(
            id=new_id(),
            owner="local",
            title="A long one",
            messages=tuple(messages),
            current_id=parent,
            created_at=now,
            updated_at=now,
        )
    )
    store.close()
