"""What tests of the page do over and over."""

from __future__ import annotations

import json

from playwright.sync_api import Locator, Page


def box(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Message", exact=True)


def say(page: Page, text: str) -> None:
    box(page).fill(text)
    box(page).press("Enter")


def messages(page: Page, role: str = "assistant") -> Locator:
    return page.locator(f'[role="article"][data-role="{role}"]')


def reply_in(page: Page, state: str, timeout: float = 15_000) -> Locator:
    found = page.locator(f'[role="article"][data-role="assistant"][data-state="{state}"]').last
    found.wait_for(timeout=timeout)
    return found


def long(words: int) -> str:
    """A message whose echo lasts so many tokens."""
    return "long " + " ".join(f"word{n}" for n in range(words))


def focused(page: Page) -> str:
    """The accessible name of what has the focus."""
    name: str = page.evaluate("document.activeElement.getAttribute('aria-label') || document.activeElement.id")
    return name


def at_end(page: Page) -> bool:
    left: float = page.locator("#thread").evaluate("(box) => box.scrollHeight - box.scrollTop - box.clientHeight")
    return left < 3


def own_texts(page: Page) -> list[str]:
    return [text.strip() for text in messages(page, "user").locator(".t").all_inner_texts()]


def kept_in_browser(page: Page) -> dict[str, str]:
    found: dict[str, str] = json.loads(page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})"))
    return found
