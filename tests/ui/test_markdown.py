"""Replies as HTML: how they look, that growing and whole ones agree, that hostile ones stay inert and cheap."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from llmui.ui.formulas import ELEMENTS, mathml
from llmui.ui.highlight import LANGUAGES, coloured, language_of
from llmui.ui.markdown import StreamingMarkdown, presentable, render, render_blocks

OWN_TAGS = (
    "div p br hr h3 h4 h5 h6 ul ol li blockquote pre code span button a small strong em s table thead tbody tr th td"
)
TAGS = ELEMENTS | set(OWN_TAGS.split())
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
        *(
            "~~~",
            "````",
            "x = 1",
            "    indented",
            "\ttab",
            "| a | b |",
            "|---|---|",
            "| 1 | 2 |",
            "a | b",
            "$$",
            "$$x$$",
        ),
        *(r"\[", r"\]", "x = $y$ and", "[a]: http://e.org", "[a]: /relative", "'title'", "[a] and [b][a]"),
        *("[b]: <http://b>", "-", "+ x", "* y", "10. ten", "- [ ] task", "![alt](http://e/i.png)", "<b>", "\\"),
        *("&amp;", "a\\", "$", "~~s~~", "   three", "  ```", "   > q", "* * *", "> $$", "- $$", "- ```", "#", "##"),
        *("|", "|-", ":-:|:-:"),
    ]
)


@settings(max_examples=300, deadline=None)
@given(
    st.lists(LINES, max_size=30),
    st.lists(st.integers(1, 40), min_size=1, max_size=4),
    st.sampled_from([10, 60, 4000]),
)
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


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="\\{}_^&$ abc0123<>\"'+=()[]|", max_size=60), st.booleans())
def test_a_formula_is_well_formed_or_none(latex: str, display: bool) -> None:
    found = mathml(latex, display)
    if found is not None:
        root = ElementTree.fromstring(found)  # noqa: S314  # our own output
        assert {element.tag for element in root.iter()} <= ELEMENTS


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["python", "bash", "json", "html", "console", "diff"]))
def test_colours_lose_no_character(code: str, language: str) -> None:
    code = code.replace("\r", "").replace("\ufeff", "")
    inspector = inspect(coloured(code, language))
    assert "".join(inspector.words) == code


def test_names_of_languages_are_read_from_what_models_write() -> None:
    written = ["Python", "js title=x", "{.rust}", "", "  C++ "]
    assert [language_of(info) for info in written] == ["python", "js", "rust", "", "c++"]
    assert {"python", "js", "rust", "c++"} <= LANGUAGES


HOSTILE = {
    "script": "<script>alert(1)</script>",
    "handler": "<img src=x onerror=alert(1)>",
    "javascript": "[a](javascript:alert(1)) [b](JaVaScRiPt:alert) [c](java&#115;cript:x) [d](\tjavascript:x)",
    "data": "[a](data:text/html;base64,PHNjcmlwdD4=) ![b](data:image/svg+xml,<svg/onload=alert(1)>)",
    "vbscript": "[a](vbscript:x) [b](file:///etc/passwd) [c](//evil.example/x) [d](/relative)",
    "autolink": '<javascript:alert(1)> <https://e.org/"onmouseover=alert(1)>',
    "svg": "<svg><style>*{display:none}</style></svg>",
    "style": "<style>body{display:none}</style><p style='position:fixed;inset:0'>x</p>",
    "iframe": "<iframe src=https://e.org></iframe><object data=x></object><embed src=x><base href=x>",
    "attributes": '[x](https://e.org "" onmouseover=alert(1) x="")',
    "reference": "[x]\n\n[x]: javascript:alert(1)\n[y]: https://e.org '\" onclick=alert(1)'\n\n[y]",
    "fence": '```"><script>alert(1)</script>\n</code></pre><script>\n```',
    "language": "```<img/src=x/onerror=alert(1)>\nx\n```",
    "table": "|<b>|\n|--|\n|<script>|",
    "formula": r"$\text{<img src=x onerror=alert(1)>}$ $\href{javascript:alert(1)}{x}$ $\style{position:fixed}{x}$",
    "macro": r"$\def\x{\x\x}\x$ $$\newcommand{\a}{\a\a}\a$$",
    "entities": "&lt;script&gt; &#60;script&#62; &#x3c;script&#x3e;",
    "comment": "<!-- x --> <![CDATA[ x ]]> <?php x ?> <!DOCTYPE html>",
    "nested link": "[![a](https://e.org/x.png)](https://e.org) [a [b](https://b.org)](https://c.org)",
    "controls": "\x00\x08\x1b[31m \ud800 \u202eevil\u202c",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_inert(name: str) -> None:
    text = HOSTILE[name]
    inspector = inspect(render(text))
    assert all(not link.lower().startswith(("javascript", "data", "file")) for link in inspector.links)
    assert not set("\x00\x08\x1b\ud800\u202e") & set(render(text))
    inspect("".join(streamed(text, 1)))


SIZE = 40_000


def repeated(piece: str) -> str:
    return (piece * (SIZE // len(piece) + 1))[:SIZE]


def noise(pieces: list[str]) -> str:
    chance = random.Random(1)
    return "".join(chance.choice(pieces) for _ in range(SIZE))[:SIZE]


# fmt: off
PIECES = (
    "[", "]", "[]", "[a](", "![a](", "[![a](", "[a][b]", "> ", ">", "- ", "1. ", "> - 1. ", "*", "*a ", "**a *b ", "a*",
    "_a _", "~~a ~", "`", "`a``b```", "$", "$a ", "$$a ", "$$\n", "$$\na\n\n", "\\(a", "\\[\na\n", "<", "<a<!--", "&",
    "<http://a", "&#x", "\\", "\0", "\n", " ", "\t", "word ", "a line\n", "p\n\n", "# h\n", "---\n", "a\n-\n", "|\n",
    "- item text\n", "- item\n\n  more\n\n", "- [ ] a\n", "- a\n+ b\n", "> a\n", "    code\n", "```\n", "a\r\n", "漢",
    "~~~\n```\n", "[a]: http://x\n", "a\u0300\u0301",
)
MARKS = ["*", "**", "_", "`", "[", "](", "![", "\n", "\n\n", "- ", "> ", "1. ", "$", "|", "a "]
# fmt: on
HUGE: dict[str, Callable[[], str]] = {
    **{repr(piece): lambda piece=piece: repeated(piece) for piece in PIECES},
    "a list in a list in a list": lambda: "".join("  " * i + "- a\n" for i in range(200)),
    "quotes of all depths": lambda: "".join(">" * (i % 40) + " a\n" for i in range(2000))[:SIZE],
    "a giant item": lambda: "- a\n" + repeated("  para\n\n"),
    "opened and closed": lambda: repeated("*a ")[: SIZE // 2] + repeated(" a*")[: SIZE // 2],
    "fences of all lengths": lambda: "".join("`" * (i % 300) + " " for i in range(280)),
    "many definitions": lambda: (
        "".join(f"[a{i}]: http://x/{i}\n" for i in range(1000)) + repeated("[a1] ")[: SIZE // 2]
    ),
    "many formulas": lambda: "".join(f"$a_{{{i}}}$ " for i in range(4000)),
    "a long formula": lambda: "$$\n" + repeated("\\frac{1}{2}+") + "\n$$",
    "a deep formula": lambda: "$" + "{" * 900 + "}" * 900 + "$",
    "a table": lambda: "|a|b|\n|-|-|\n" + repeated("|1|2|\n"),
    "a wide table": lambda: "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|\n" * 8_000,
    "code": lambda: "```python\n" + repeated("x = 'abc' # foo\n") + "```",
    "open code": lambda: "```js\n" + repeated("\"'(/*<!--{[`"),
    "noise": lambda: noise(list("*_`[]()!<>#-+.\n |$\\~&;:1a ")),
    "noise of marks": lambda: noise(MARKS),
}


@pytest.mark.parametrize("name", HUGE)
def test_forty_kilobytes_of_anything_are_cheap(name: str) -> None:
    text = HUGE[name]()
    started = time.thread_time()
    html = render(text)
    # Half a second on an idle core, five times that on a slow one; what grows with the square takes a minute.
    assert time.thread_time() - started < 15
    assert inspect(html).deepest < 120


def test_a_growing_reply_costs_about_as_much_as_a_whole_one() -> None:
    """Each update of a long list, table, quote and fence of code may not cost as much as all that went before."""
    for piece in ("- item **text** here\n", "|1|2|\n", "> quoted line\n", "x = 'abc'\n"):
        text = {"|": "|a|b|\n|-|-|\n", "x": "```python\n"}.get(piece[0], "") + piece * (15_000 // len(piece))
        started = time.thread_time()
        blocks = render_blocks(text)
        whole = time.thread_time() - started
        stream, slowest = StreamingMarkdown(), 0.0
        started = time.thread_time()
        for at in range(0, len(text), 100):
            before = time.thread_time()
            stream.feed(text[at : at + 100])
            stream.blocks()
            slowest = max(slowest, time.thread_time() - before)
        # Six to ten times as much as a whole one; drawn anew for each of 150 updates it would be 75 times.
        assert time.thread_time() - started < 30 * whole
        assert slowest < 5
        assert stream.finish() == blocks


@pytest.mark.parametrize(
    ("partial", "shown"),
    [
        ("Some text\n-", "Some text\n"),
        ("Some text\n#", "Some text\n"),
        ("Some text\n1.", "Some text\n"),
        ("Some text\n```py", "Some text\n"),
        ("Text\n\n| a | b", "Text"),
        ("Text\n\n| a | b |\n|--", "Text"),
        ("| a |\n|---|\n| 1", "| a |\n|---|\n| 1"),
        ("a **bold", "a **bold**"),
        ("a **", "a "),
        ("run `pip", "run `pip`"),
        ("see [the docs](https://ex", "see the docs"),
        ("42", "42"),
    ],
)
def test_half_written_marks_are_not_shown(partial: str, shown: str) -> None:
    assert presentable(partial) == shown


def test_code_keeps_every_character_and_names_its_language() -> None:
    html = render("```Python title\nif a < b:\n    print('x')\n```")
    inspector = inspect(html)
    assert 'aria-label="Code, python"' in html
    assert "if a < b:\n    print('x')\n" in "".join(inspector.words)
    assert '<span class="k">if' in html


def test_pictures_are_named_but_never_fetched() -> None:
    html = render("![a chart](https://e.org/x.png)")
    assert "<img" not in html
    assert "a chart <small>(image not loaded)</small>" in html
    assert inspect(html).links == ["https://e.org/x.png"]


def test_links_open_elsewhere_and_tell_nobody_where_from() -> None:
    assert '<a href="https://e.org" target="_blank" rel="noopener noreferrer">' in render("[x](https://e.org)")


def test_prices_are_no_formulas_and_formulas_are() -> None:
    assert "<math" not in render("It costs $5 to $10, or US$7 and 3$ more.")
    assert render(r"So $a^2$, \(b\) and").count("<math ") == 2
    assert '<math display="block"' in render("$$\nx = 1\n- 2\n$$")
    assert '<math display="block"' in render("\\[\nx\n\\]")


def test_a_formula_that_is_not_understood_stays_readable() -> None:
    assert '<code class="tex">\\left(' in render(r"$\left( x$")


def test_single_line_breaks_of_a_poem_stay() -> None:
    assert render("roses\nviolets").count("<br>") == 1


def test_an_address_given_at_the_end_serves_the_text_before() -> None:
    text = "See [the docs][d].\n\nMore.\n\n[d]: https://e.org"
    assert inspect(render(text)).links == ["https://e.org"]
    assert streamed(text, 3) == render_blocks(text)


def test_boxes_of_tasks_have_names() -> None:
    html = render("- [x] done\n- [ ] open")
    assert 'role="img" aria-label="Done"' in html
    assert 'role="img" aria-label="To do"' in html
    assert "<input" not in html


def test_too_deep_a_nest_is_shown_as_it_was_written() -> None:
    html = render(">" * 200 + " deep")
    assert '<pre class="raw"' in html
    assert "deep" in html


def test_long_lists_come_in_pieces_that_count_on() -> None:
    blocks = render_blocks("".join(f"{n}. item {n} {'x' * 60}\n" for n in range(1, 100)))
    assert len(blocks) > 1
    assert blocks[1].startswith('<ol class="cont" start="')
    assert sum(block.count("<li>") for block in blocks) == 99
