"""What the page's script sends along: untrusted mappings, read value by value."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from llmui.services.chat import clean


def text(values: Mapping[str, Any], name: str) -> str:
    """A text without what no answer could repeat, such as half a character; anything else counts as empty."""
    value = values.get(name)
    return clean(value) if isinstance(value, str) else ""


def count(values: Mapping[str, Any], name: str, low: int, high: int) -> int:
    """A whole number, brought within its limits; anything else counts as the lowest."""
    value = values.get(name)
    return max(low, min(value, high)) if isinstance(value, int) else low
