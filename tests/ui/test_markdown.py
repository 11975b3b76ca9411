"""Replies as HTML: what they look like, that growing and whole ones agree, and that hostile ones stay inert and cheap."""

from __future__ import annotations

import time
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmui.ui.formulas import ELEMENTS
from llmui.ui.markdown import StreamingMarkdown, presentable, render, render_blocks

TAGS = ELEMENTS | set(
    "div p br hr h3 h4 h5 h6 ul ol li blockquote pre code span button a small strong em s table thead tbody tr th td".split()
)
ATTRIBUTES = {
    "div": {"class", "tabindex", "role", "aria-label", "dir"},
    "pre": {"class", "tabindex", "role", "aria-label"},
    "code": {"class"},
    "span": {"class", "role", "aria-label"},
    "button": {"type", "class", "data-act", "aria-label"},
    "a": {"class", "href", "target", "rel", "title"},
    "ul": {"class"},
    "ol": {"class", "start"},
    "li": {"class"},
    "th": {"style"},
    "td": {"style"},
}


class Inspector(HTMLParser):
    """Fails on anything that a reply may not contain."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.deepest = 0
        self.words: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS, tag
        for name, value in attrs:
            assert not name.startswith("on")
            if tag not in ELEMENTS:
                assert name in ATTRIBUTES.get(tag, set()), (tag, name)
            if name == "style":
                assert value in ("text-align:left", "text-align:right", "text-align:center")
            if name == "href":
                assert value is not None
                assert value.lower().startswith(("http://", "https://", "mailto:"))
                self.links.append(value)
        if tag not in ("br", "hr"):
            assert tag != "a" or "a" not in self.open, "a link inside a link"
            self.open.append(tag)
            self.deepest = max(self.deepest, len(self.open))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def inspect(html: str) -> Inspector:
    inspector = Inspector()
    inspector.feed(html)
    inspector.close()
    assert inspector.open == []
    return inspector


def streamed(text: str, *sizes: int) -> list[str]:
    stream = StreamingMarkdown()
    at = 0
    while at < len(text):
        for size in sizes:
            stream.feed(text[at : at + size])
            at += size
            stream.blocks()
    return stream.finish()


LINES = st.sampled_from(
    [
        *("", "", "", "text", "more *text* and `code`", "**bold", "- item", "- other", "  - nested", "  continued"),
        *("1. one", "2. two", "3) three", "> quote", "> - in quote", "# head", "---", "===", "***", "```python", "```"),
        *("~~~", "````", "x = 1", "    indented", "\ttab", "| a | b |", "|---|---|", "| 1 | 2 |", "a | b", "$$", "$$x$$"),
        *(r"\[", r"\]", "x = $y$ and", "[a]: http://e.org", "[a]: /relative", "'title'", "[a] and [b][a]", "[b]: <http://b>"),
        *("-", "+ x", "* y", "10. ten", "- [ ] task", "![alt](http://e/i.png)", "<b>", "\\", "&amp;", "a\\", "$", "~~s~~"),
        *("   three", "  ```", "   > q", "* * *", "> $$", "- $$", "- ```", "  ```", "#", "##", "|", "|-", ":-:|:-:"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(LINES, max_size=30), st.lists(st.integers(1, 40), min_size=1, max_size=4), st.sampled_from([10, 60, 4000]))
def test_a_growing_text_ends_as_the_whole_one(lines: list[str], sizes: list[int], split: int) -> None:
    text = "\n".join(lines)
    whole, grown = StreamingMarkdown(split_chars=split), StreamingMarkdown(split_chars=split)
    whole.feed(text)
    at = 0
    while at < len(text):
        for size in sizes:
            grown.feed(text[at : at + size])
            at += size
            inspect("".join(grown.blocks()))
    assert grown.finish() == whole.finish()
    inspect("".join(grown.blocks()))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab \n\r\t`*_~[]()<>!#-+=|$\\&;:1.\"'{}^/\u202e\x00", max_size=200), st.integers(1, 7))
def test_any_characters_stay_inert_however_they_come(text: str, size: int) -> None:
    assert streamed(text, size) == render_blocks(text)
    inspect(render(text))
