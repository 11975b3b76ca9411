"""axe finds nothing serious on the page itself, in any of its looks; names and roles are those that others rely on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Program
from tests.browser.flows import ENDLESS, box, long, messages, reply_in, say

pytestmark = pytest.mark.browser
OpenTab = Callable[..., Page]
WITH_ALL = "\n\n".join(
    (
        "# Head",
        "**bold** `code`",
        "```python\nprint(1)\n```",
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "> quote",
        "$x^2$",
        "- a",
    )
)


def serious(page: Page) -> list[tuple[str, list[str]]]:
    return [
        (one["id"], [node["html"][:160] for node in one["nodes"][:3]])
        for one in Axe().run(page).response["violations"]
        if one["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize(("scheme", "width", "height"), [("light", 1280, 800), ("dark", 390, 844)])
def test_nothing_serious_in_any_state(
    program: Program, open_tab: OpenTab, scheme: str, width: int, height: int
) -> None:
    page = open_tab(program.url, color_scheme=scheme)
    page.set_viewport_size({"width": width, "height": height})
    expect(page.get_by_role("status").filter(has_text="Ready")).to_be_visible()
    found = {"empty": serious(page)}
    say(page, WITH_ALL)
    reply_in(page, "done")
    say(page, long(ENDLESS))
    reply_in(page, "streaming")
    found["streaming"] = serious(page)
    page.keyboard.press("Escape")
    reply_in(page, "stopped")
    messages(page).last.focus()
    page.keyboard.press("?")
    found["keys"] = serious(page)
    page.keyboard.press("Escape")
    box(page).press("ArrowUp")
    page.get_by_role("textbox", name="Edit message").fill(" ")
    found["editor"] = serious(page)
    page.keyboard.press("Escape")
    page.get_by_role("textbox", name="Message", exact=True).fill("x" * 1_000_001)
    box(page).press("Enter")
    page.get_by_role("alert").wait_for()
    box(page).fill("")
    found["refused"] = serious(page)
    if width < 820:
        for name in ("Sidebar", "Settings"):
            page.get_by_role("button", name=name).click()
            page.locator(".shut:visible").first.wait_for()
            found[name] = serious(page)
            page.keyboard.press("Escape")
    assert {state: faults for state, faults in found.items() if faults} == {}


def test_the_names_and_roles_that_others_rely_on(program: Program, open_tab: OpenTab) -> None:
    page = open_tab(program.url)
    for role, name in (
        ("log", "Conversation"),
        ("textbox", "Message"),
        ("button", "Send"),
        ("button", "New chat"),
        ("button", "Settings"),
        ("list", "Conversations"),
    ):
        expect(page.get_by_role(role, name=name, exact=True)).to_have_count(1)  # type: ignore[arg-type]
    expect(page.get_by_label("Model", exact=True).locator("visible=true")).to_have_value("Echo")
    expect(page.locator(".status")).to_have_attribute("role", "status")
    say(page, long(ENDLESS))
    live = reply_in(page, "streaming")
    assert live.get_attribute("data-message-id")
    page.get_by_role("button", name="Stop", exact=True).click()
    stopped = reply_in(page, "stopped")
    for name in ("Copy", "Regenerate", "Branch", "Continue"):
        expect(stopped.get_by_role("button", name=name, exact=True)).to_have_count(1)
    own = messages(page, "user")
    expect(own).to_have_attribute("data-state", "done")
    expect(own.get_by_role("button", name="Edit", exact=True)).to_have_count(1)
    nameless = page.locator("button:visible").evaluate_all(
        "(all) => all.filter((b) => !b.ariaLabel && !b.innerText.trim()).map((b) => b.outerHTML.slice(0, 120))"
    )
    assert nameless == []
