"""What tests of the page do over and over."""

from __future__ import annotations

import json
import re

from playwright.sync_api import Locator, Page, expect

ENDLESS = 2_000  # words: longer than any test, at the 40 a second of the program that tests share


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message", exact=True)


def say(page: Page, text: str) -> None:
    box(page).fill(text)
    box(page).press("Enter")


def messages(page: Page, role: str = "assistant") -> Locator:
    return page.locator(f'[role="article"][data-role="{role}"]')


def reply_in(page: Page, state: str, timeout: float = 15_000) -> Locator:
    """The newest reply, once it is in that state; if it has ended, the page is ready for another message as well."""
    found = messages(page).last.and_(page.locator(f'[data-state="{state}"]'))
    found.wait_for(timeout=timeout)
    if state != "streaming":
        page.locator("#app:not(.streaming)").wait_for(timeout=timeout)
    return found


def address_of_chat(page: Page) -> str:
    """The page's address, once it names the conversation."""
    expect(page).to_have_url(re.compile(r"\?c=[0-9A-Z]{26}$"))
    return page.url


def long(words: int) -> str:
    """A message whose echo lasts so many tokens."""
    return "long " + " ".join(f"word{n}" for n in range(words))


def wait_at_end(page: Page) -> None:
    """The reader is at the end. Messages get their height when they come into sight: for a frame they may not be."""
    page.wait_for_function(
        "() => { const box = document.querySelector('#thread');"
        " return box.scrollHeight - box.scrollTop - box.clientHeight < 3; }"
    )


def own_texts(page: Page) -> list[str]:
    return [text.strip() for text in messages(page, "user").locator(".t").all_inner_texts()]


def kept_in_browser(page: Page) -> dict[str, str]:
    found: dict[str, str] = json.loads(page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
    return found
