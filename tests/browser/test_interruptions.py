"""What a person wrote is never lost and never sent twice, whatever comes between: other chats, other tabs, refusals,
a program that is gone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import Program
from tests.browser.flows import ENDLESS, address_of_chat, box, kept_in_browser, long, messages, own_texts, reply_in, say

pytestmark = pytest.mark.browser
OpenTab = Callable[..., Page]


@pytest.fixture
def restless(chromium: Browser) -> Iterator[Callable[[str], Page]]:
    """Tabs whose program may be away: what the browser itself says of that is no error."""
    contexts = []

    def open_one(url: str) -> Page:
        contexts.append(chromium.new_context(viewport={"width": 1280, "height": 800}))
        page = contexts[-1].new_page()
        page.goto(url)
        box(page).wait_for()
        return page

    yield open_one
    for context in contexts:
        context.close()


def test_two_enters_send_one_message_and_leave_the_focus(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    box(page).fill("only once")
    box(page).press("Enter")
    box(page).press("Enter")
    reply_in(page, "done")
    assert own_texts(page) == ["only once"]
    expect(box(page)).to_be_focused()
    page.get_by_role("button", name="New chat").click()
    box(page).fill("by mouse")
    page.get_by_role("button", name="Send").click()
    reply_in(page, "done")
    expect(box(page)).to_be_focused()
    page.reload()
    reply_in(page, "done")
    expect(box(page)).to_have_value("")
    assert not [name for name in kept_in_browser(page) if "draft" in name or "sending" in name]


def test_a_message_goes_where_it_was_written_and_each_chat_keeps_its_draft(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, "first chat")
    reply_in(page, "done")
    first = address_of_chat(page)
    say(page, "still for the first")
    page.keyboard.press("Control+Shift+O")  # before the answer
    page.keyboard.type("for another chat")
    expect(page.get_by_role("log")).to_contain_text("What shall we talk about?")
    expect(box(page)).to_have_value("for another chat")
    page.go_back()
    expect(page).to_have_url(first)
    expect(messages(page)).to_have_count(2)
    expect(box(page)).to_have_value("")
    assert own_texts(page) == ["first chat", "still for the first"]
    box(page).fill("for the first again")
    page.go_forward()
    expect(messages(page)).to_have_count(0)
    expect(box(page)).to_have_value("for another chat")
    page.goto(first)
    expect(box(page)).to_have_value("for the first again")


def test_a_reply_that_is_left_goes_on_and_is_found_again(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, long(ENDLESS))
    expect(reply_in(page, "streaming")).to_contain_text("word5")
    page.keyboard.press("Control+Shift+O")
    expect(messages(page)).to_have_count(0)
    expect(page.get_by_role("button", name="Stop")).to_be_hidden()
    page.locator(".convs .row a").first.click()
    expect(reply_in(page, "streaming")).to_contain_text("word20")
    say(page, "not yet")  # one reply at a time; the text waits
    expect(page.locator("#toasts")).to_contain_text("still being written")
    expect(box(page)).to_have_value("not yet")
    page.keyboard.press("Escape")
    reply_in(page, "stopped")
    assert len(own_texts(page)) == 1


def test_no_title_passes_for_the_name_of_a_button(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, "Send, Stop, Settings and New chat")
    reply_in(page, "done")
    for name in ("Send", "Settings", "New chat"):
        expect(page.get_by_role("button", name=name)).to_have_count(1)


def test_stop_counts_before_the_reply_is_there(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    box(page).fill(long(ENDLESS))
    box(page).press("Enter")
    page.keyboard.press("Escape")
    reply_in(page, "stopped")
    expect(box(page)).to_be_focused()


def test_a_refusal_leaves_the_text_where_it_was(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    box(page).fill("too hot")
    temperature = page.locator("#p-temperature input[type=number]")
    temperature.fill("99")
    temperature.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("Temperature must be a number from 0 to 2.")
    expect(box(page)).to_have_value("too hot")
    expect(page.get_by_role("button", name="Send")).to_be_visible()
    box(page).press("Enter")  # leaving the field brought it into its range
    reply_in(page, "done")
    expect(page.get_by_role("alert")).to_have_count(0)
    second = open_tab(address_of_chat(page), beside=page)
    expect(messages(second)).to_have_count(1)
    box(page).press("ArrowUp")
    editor = page.get_by_role("textbox", name="Edit message")
    editor.fill("another wording")
    say(second, long(ENDLESS))
    reply_in(second, "streaming")
    editor.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("A reply is still being written")
    expect(editor).to_have_value("another wording")
    box(second).press("Escape")
    reply_in(second, "stopped")
    expect(page.get_by_role("alert")).to_have_count(0)
    editor.press("Enter")
    expect(messages(page, "user")).to_have_text(re.compile("another wording"))
    expect(box(page)).to_be_focused()


def test_a_chat_deleted_in_another_tab_gives_its_draft_to_a_new_one(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, "soon deleted")
    reply_in(page, "done")
    address = address_of_chat(page)
    box(page).fill("not yet sent")
    second = open_tab(address, beside=page)
    row = second.locator(".convs .row.on")
    row.hover()
    row.get_by_role("button", name=re.compile("Delete")).click()
    expect(page.locator("#toasts")).to_contain_text("deleted in another tab")
    expect(box(page)).to_have_value("not yet sent")
    expect(messages(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(messages(page)).to_have_count(1)
    expect(page).to_have_url(address)
    page.goto(address.partition("?")[0] + "?c=01ARZ3NDEKTSV4RRFFQ69G5FAV")
    expect(page.locator("#toasts")).to_contain_text("not there any more")
    expect(box(page)).to_have_value("not yet sent")


def test_a_list_that_got_lost_comes_back(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, "listed")
    reply_in(page, "done")
    second = open_tab(address_of_chat(page), beside=page)  # where nothing new is to be told any more
    chats = second.get_by_role("list", name="Conversations")
    expect(chats).to_contain_text("listed")
    chats.evaluate("(list) => list.replaceChildren()")  # as it is when the answer to the first question never came
    expect(chats.locator(".row.on")).to_contain_text("listed")


def test_a_reload_while_sending_loses_nothing_and_sends_nothing_twice(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    with page.expect_response(lambda answer: "before the reload" in (answer.request.post_data or "")):
        say(page, "before the reload")
    page.reload()  # it is with the program; whether the page hears what became of it before it goes, nobody knows
    box(page).wait_for()
    expect(page.get_by_role("list", name="Conversations")).to_contain_text("before the reload")
    # It arrived: the page finds it by its number. (Had it not, the text would stand in the box.)
    expect(messages(page, "user")).to_have_text(re.compile("before the reload"))
    expect(box(page)).to_have_value("")


def test_a_tab_outlives_its_program(own_program: Callable[..., Program], restless: Callable[[str], Page]) -> None:
    program = own_program("--engine", "echo", "--echo-speed", "200")
    page = restless(program.url)
    say(page, "before")
    reply_in(page, "done")
    program.arguments += ("--port", program.url.split(":")[2].split("/")[0])
    program.kill()
    expect(page.locator(".status")).to_contain_text("llmui does not answer")
    say(page, "into the void")
    expect(box(page)).to_have_value("into the void", timeout=20_000)  # when no answer came
    program.start()
    expect(page.locator(".status")).to_contain_text("Ready", timeout=60_000)
    expect(box(page)).to_have_value("into the void")
    box(page).press("Enter")
    expect(messages(page)).to_have_count(2)
    assert own_texts(page) == ["before", "into the void"]
