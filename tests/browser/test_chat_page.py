"""Whole flows on the page: what a person does in a day, in headless Chromium against the real program."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Program
from tests.browser.flows import ENDLESS, address_of_chat, long, reply_in, say
from tests.browser.flows import messages as replies

pytestmark = pytest.mark.browser
OpenTab = Callable[..., Page]


def last_word(text: str) -> int:
    """The number of the last word of an echo of `long`."""
    return int(re.findall(r"word(\d+)\b", text)[-1])


def test_a_message_is_answered_kept_and_listed(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    expect(page.get_by_role("log", name="Conversation")).to_contain_text("What shall we talk about?")
    say(page, "Hello there, first message")
    expect(reply_in(page, "done")).to_contain_text("Hello there, first message")
    expect(page.get_by_role("textbox", name="Message")).to_have_value("")
    expect(page.get_by_role("list", name="Conversations")).to_contain_text("Hello there, first message")
    assert "token=" not in address_of_chat(page)
    page.reload()
    expect(reply_in(page, "done")).to_contain_text("Hello there, first message")


def test_a_reply_shows_its_figures(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, "one two three four five six")
    expect(reply_in(page, "done").locator(".foot .st")).to_have_text(
        re.compile(r"\d+ tokens · [\d.,]+ tok/s · first token [\d.]+ s")
    )
    expect(page.locator(".status")).to_contain_text("Context")


def test_markdown_is_drawn_and_hostile_text_is_inert(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(
        page,
        "**bold**\n\n```python\nprint(1)\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n$x^2$\n\n"
        "<img src=x onerror=\"document.title='owned'\"> ![pic](http://192.0.2.1/x.png) [x](javascript:alert(1))",
    )
    body = reply_in(page, "done").locator(".body")
    expect(body.locator("strong")).to_have_text("bold")
    expect(body.locator("table td").first).to_have_text("1")
    expect(body.locator(".code")).to_contain_text("print(1)")
    expect(body.locator("math")).to_have_count(1)
    expect(body.locator("img, script, iframe, a[href^='javascript']")).to_have_count(0)
    assert page.title() != "owned"


def test_stop_ends_at_once_and_continue_goes_on(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, long(ENDLESS))
    live = reply_in(page, "streaming")
    expect(live).to_contain_text("word2")
    shown = last_word(live.locator(".body").inner_text())
    page.keyboard.press("Escape")
    stopped = reply_in(page, "stopped")
    kept = stopped.locator(".body").inner_text()
    assert last_word(kept) < shown + 80  # written in the two seconds in which the word must reach the program
    expect(stopped).to_contain_text("Stopped by you")
    stopped.get_by_role("button", name="Continue").click()
    expect(reply_in(page, "streaming")).to_contain_text(f"word{last_word(kept) + 5}")
    page.keyboard.press("Escape")
    assert reply_in(page, "stopped").locator(".body").inner_text().startswith(kept[:-8])
    expect(replies(page)).to_have_count(1)


def test_a_reload_attaches_again_within_half_a_second(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, long(ENDLESS))
    expect(reply_in(page, "streaming")).to_contain_text("word9")
    page.reload()
    expect(reply_in(page, "streaming")).to_contain_text("word9")
    before = replies(page).last.locator(".body").inner_text()
    page.wait_for_function(
        "before => document.querySelector('[data-role=assistant] .body').innerText.length > before", arg=len(before)
    )
    page.get_by_role("button", name="Stop").click()
    reply_in(page, "stopped")


def test_two_tabs_show_one_reply_and_either_may_stop_it(program: Program, open_tab: OpenTab) -> None:
    first = open_tab(program.url)
    say(first, "open this one")
    reply_in(first, "done")
    second = open_tab(address_of_chat(first), beside=first)
    expect(replies(second)).to_have_count(1)
    say(first, long(ENDLESS))
    expect(replies(second)).to_have_count(2)  # nobody touched the second tab
    expect(reply_in(second, "streaming")).to_contain_text("word5")
    second.get_by_role("button", name="Stop").click()
    reply_in(second, "stopped")
    reply_in(first, "stopped")
    assert replies(first).last.locator(".body").inner_text() == replies(second).last.locator(".body").inner_text()


def test_a_closed_tab_does_not_end_the_reply(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, long(300))  # it must outlast the tab, and its end is waited for
    reply_in(page, "streaming")
    address = address_of_chat(page)
    page.close()
    other = open_tab(program.url)
    other.goto(address)
    expect(reply_in(other, "done", 30_000)).to_contain_text("word299")


def test_regenerate_makes_versions_to_switch_between(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, "try this twice")
    reply_in(page, "done").get_by_role("button", name="Regenerate").click()
    switch = page.locator(".br")
    expect(switch).to_contain_text("2 / 2")
    reply_in(page, "done")
    page.get_by_role("button", name="Previous version").click()
    expect(switch).to_contain_text("1 / 2")
    page.reload()
    expect(page.locator(".br")).to_contain_text("1 / 2")


def test_editing_makes_a_branch_and_keeps_the_old_one(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, "the first wording")
    reply_in(page, "done")
    own = page.locator('[role="article"][data-role="user"]')
    own.hover()
    own.get_by_role("button", name="Edit").click()
    editor = page.get_by_role("textbox", name="Edit message")
    expect(editor).to_have_value("the first wording")
    editor.fill("a second wording")
    editor.press("Enter")
    expect(replies(page)).to_contain_text("a second wording")
    reply_in(page, "done")
    page.get_by_role("button", name="Previous version").first.click()
    expect(own).to_contain_text("the first wording")
    expect(replies(page)).to_contain_text("the first wording")


def test_a_branch_begins_at_a_reply(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, "alpha")
    reply_in(page, "done")
    say(page, "beta")
    expect(replies(page)).to_have_count(2)
    reply_in(page, "done")
    replies(page).first.get_by_role("button", name="Branch").click()
    expect(replies(page)).to_have_count(1)
    say(page, "gamma")
    expect(replies(page)).to_have_count(2)
    reply_in(page, "done")
    expect(page.locator(".br")).to_contain_text("2 / 2")


def test_rename_delete_and_undo_in_the_list(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    say(page, "a chat to look after")
    reply_in(page, "done")
    row = page.locator(".convs .row.on")
    row.hover()
    row.get_by_role("button", name=re.compile("Rename")).click()
    field = page.get_by_role("textbox", name="Title")
    field.fill("Zebra crossing")
    field.press("Enter")
    expect(row).to_contain_text("Zebra crossing")
    page.get_by_role("searchbox", name="Search chats").fill("zebra")
    expect(page.locator(".convs .row")).to_have_count(1)
    row.hover()
    row.get_by_role("button", name=re.compile("Delete")).click()
    expect(page.locator(".convs .row")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".convs .row.on")).to_contain_text("Zebra crossing")
    expect(replies(page)).to_contain_text("a chat to look after")


def test_a_draft_survives_a_reload(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    page.get_by_role("textbox", name="Message").fill("not sent yet")
    page.reload()
    expect(page.get_by_role("textbox", name="Message")).to_have_value("not sent yet")


def test_settings_hold_for_the_conversation(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    page.get_by_role("textbox", name="System prompt").fill("You are terse.")
    temperature = page.locator("#p-temperature input[type=number]")
    temperature.fill("0.2")
    temperature.press("Tab")
    say(page, "with settings")
    reply_in(page, "done")
    address = address_of_chat(page)
    page.keyboard.press("Control+Shift+O")
    expect(page.get_by_role("textbox", name="System prompt")).to_have_value("")
    expect(temperature).to_have_value("0.7")
    page.goto(address)
    expect(page.get_by_role("textbox", name="System prompt")).to_have_value("You are terse.")
    expect(temperature).to_have_value("0.2")
    page.get_by_role("button", name="Reset to defaults").click()
    expect(temperature).to_have_value("0.7")


def test_everything_can_be_done_with_the_keyboard(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    page.keyboard.press("Control+k")
    expect(page.get_by_role("searchbox", name="Search chats")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("textbox", name="Message")).to_be_focused()
    page.keyboard.type("typed, not clicked")
    page.keyboard.press("Shift+Enter")
    page.keyboard.type("second line")
    page.keyboard.press("Control+Enter")
    expect(reply_in(page, "done")).to_contain_text("second line")
    replies(page).focus()
    page.keyboard.press("r")
    expect(page.locator(".br")).to_contain_text("2 / 2")
    reply_in(page, "done")
    replies(page).focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()
    page.keyboard.press("Control+,")
    expect(page.locator("#app")).not_to_have_class(re.compile(r"\bset\b"))
    page.keyboard.press("Control+Shift+O")
    expect(page.get_by_role("log", name="Conversation")).to_contain_text("What shall we talk about?")


def test_a_narrow_screen_has_drawers_and_no_sideways_scroll(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    say(page, "x" * 300)
    reply_in(page, "done")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("button", name="Sidebar").click()
    expect(page.locator("#app")).to_have_class(re.compile("mside"))
    page.locator(".convs .row").first.get_by_role("link").click()
    expect(page.locator("#app")).not_to_have_class(re.compile("mside"))
    page.get_by_role("button", name="Settings").click()
    expect(page.get_by_role("textbox", name="System prompt")).to_be_in_viewport()


def test_the_theme_is_kept(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    before = "dark" in (page.locator("body").get_attribute("class") or "")
    page.get_by_role("button", name="Light or dark").click()
    page.reload()
    page.get_by_role("textbox", name="Message").wait_for()
    after = "dark" in (page.locator("body").get_attribute("class") or "")
    assert after is not before


def test_a_killed_program_loses_nothing_and_goes_on(own_program: Callable[..., Program], open_tab: OpenTab) -> None:
    program = own_program("--engine", "echo", "--echo-speed", "100")
    page = open_tab(program.url)
    say(page, long(ENDLESS))
    expect(reply_in(page, "streaming")).to_contain_text("word199")
    conversation = address_of_chat(page).partition("?")[2]
    page.close()
    program.kill()
    program.arguments = ("--engine", "echo", "--echo-speed", "0")  # the end of it is waited for
    again = program.start()
    back = open_tab(again)
    back.goto(again.partition("?")[0] + "?" + conversation)
    interrupted = reply_in(back, "interrupted")
    expect(back.locator('[data-role="user"]')).to_contain_text(f"word{ENDLESS - 1}")
    kept = interrupted.locator(".body").inner_text()
    assert "word30" in kept
    interrupted.get_by_role("button", name="Continue").click()
    expect(reply_in(back, "done")).to_contain_text(f"word{ENDLESS - 1}")


def test_sigterm_saves_the_reply_and_ends_well(own_program: Callable[..., Program], open_tab: OpenTab) -> None:
    program = own_program("--engine", "echo")
    page = open_tab(program.url)
    say(page, long(ENDLESS))
    expect(reply_in(page, "streaming")).to_contain_text("word5")
    conversation = address_of_chat(page).partition("?")[2]
    page.close()
    began = time.monotonic()
    assert program.stop() == 0
    assert time.monotonic() - began < 10
    program.start()
    back = open_tab(program.url)
    back.goto(program.url.partition("?")[0] + "?" + conversation)
    expect(reply_in(back, "stopped")).to_contain_text("word5")
