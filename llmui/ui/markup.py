"""One piece of Markdown to HTML, for text that nobody vouches for.

Raw HTML is text. Links go to the web or to mail, in a new tab. Pictures are never fetched: a chip names them. Nesting,
length and work are bounded, and what goes beyond is shown plainly rather than left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_core import StateCore
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

from llmui.ui.formulas import add_formulas, formula_html
from llmui.ui.highlight import MAX_COLOURED_CHARS, code_block, coloured, language_of

MAX_NESTING = 32
MAX_INLINE_CHARS = 16_000
MAX_INLINE_DEPTH = 24
# Nesting of marks is tried for each of these in turn: thousands in one paragraph are an attack, not a text.
MAX_INLINE_MARKS = 3_000
MAX_COLOURED_TOTAL = 120_000
MAX_FORMULAS = 400
# Blocks and rows of a whole reply, lines of one block: a book has fewer.
MAX_TOKENS = 30_000
MAX_LINES = 3_000
WEB_LINK = re.compile(r"(?:https?://|mailto:)\S", re.IGNORECASE)
MARKS = str.maketrans(dict.fromkeys("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \n.,;:'\"()-"))
TASK = re.compile(r"\[([ xX])\][ \t]+")

References = dict[str, Any]


@dataclass(slots=True)
class Budget:
    """What one text may still spend on colours and formulas."""

    coloured_chars: int = MAX_COLOURED_TOTAL
    formulas: int = MAX_FORMULAS
    tokens: int = MAX_TOKENS


def html_of(source: str, references: References, budget: Budget) -> str:
    """Render a piece. Its own link definitions are added to `references`, its work is taken from `budget`."""
    env: dict[str, Any] = {"references": references, "budget": budget}
    lines = source.count("\n")
    if budget.tokens <= 0 or (lines > MAX_LINES and not source.lstrip().startswith(("```", "~~~"))):
        return as_it_is(source)
    tokens = MARKDOWN.parse(source, env)
    budget.tokens -= len(tokens)
    if env.get("too_many") or any(token.level >= MAX_NESTING - 1 for token in tokens):
        return as_it_is(source)
    return str(MARKDOWN.renderer.render(tokens, MARKDOWN.options, env))


def as_it_is(source: str) -> str:
    """Text that is not worth reading as Markdown."""
    text = html.escape(source.strip("\n"), quote=False)
    return f'<pre class="raw" tabindex="0" role="group" aria-label="Text">{text}</pre>\n' if text.strip() else ""


def block_tokens(source: str) -> list[Token]:
    """The blocks of a text, without what is inside their lines."""
    tokens: list[Token] = []
    MARKDOWN.block.parse(source, MARKDOWN, {}, tokens)
    return tokens


class SafeRenderer(RendererHTML):
    """Elements as the page wants them: framed code and tables, chips for pictures, headings below the page's own."""

    def fence(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token, budget = tokens[idx], _budget(env)
        language = language_of(html.unescape(token.info))
        limit = min(MAX_COLOURED_CHARS, budget.coloured_chars)
        budget.coloured_chars -= min(limit, len(token.content))
        return code_block(coloured(token.content, language, limit), language)

    def code_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return code_block(html.escape(tokens[idx].content, quote=False), "")

    def formula_block(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return self._formula(tokens[idx].content, True, env)

    def formula_inline(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        # A display formula within a line keeps the line's flow: a div may not stand in a paragraph.
        return self._formula(tokens[idx].content, False, env)

    @staticmethod
    def _formula(latex: str, display: bool, env: EnvType) -> str:
        budget = _budget(env)
        budget.formulas -= 1
        if budget.formulas < 0:
            return f'<code class="tex">{html.escape(latex)}</code>'
        return formula_html(latex, display)

    def table_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return '<div class="tbl" tabindex="0" role="group" aria-label="Table"><table>\n'

    def table_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return "</table></div>\n"

    def heading_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"<h{_heading(tokens[idx])}>"

    def heading_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return f"</h{_heading(tokens[idx])}>\n"

    def link_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        env["in_link"] = True
        address = html.escape(str(tokens[idx].attrGet("href") or ""))
        return f'<a href="{address}" target="_blank" rel="noopener noreferrer">'

    def link_close(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        env["in_link"] = False
        return "</a>"

    def image(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        alt = self.renderInlineAsText(token.children, options, env).strip()
        label = f"{html.escape(alt or 'Image')} <small>(image not loaded)</small>"
        if env.get("in_link"):
            return f'<span class="imgchip">{label}</span>'
        address = html.escape(str(token.attrGet("src") or ""))
        return f'<a class="imgchip" href="{address}" target="_blank" rel="noopener noreferrer">{label}</a>'

    def list_item_open(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        return '<li class="task">' if _task_text(tokens, idx) else "<li>"

    def text(self, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
        token = tokens[idx]
        found = TASK.match(token.content) if token.meta.get("task") else None
        if found is None:
            return html.escape(token.content, quote=False)
        done = found[1] != " "
        box = f'<span class="box{" on" if done else ""}" role="img" aria-label="{"Done" if done else "To do"}"></span>'
        return box + html.escape(token.content[found.end() :], quote=False)


def _budget(env: EnvType) -> Budget:
    budget: Budget = env["budget"]
    return budget


def _heading(token: Token) -> int:
    return min(6, int(token.tag[1]) + 2)


def _task_text(tokens: Sequence[Token], idx: int) -> bool:
    """Whether a list item starts with a box, `[ ]` or `[x]`; its text is marked, so that it is drawn."""
    inline = tokens[idx + 2] if len(tokens) > idx + 2 else None
    if inline is None or inline.type != "inline" or not inline.children:
        return False
    first = inline.children[0]
    if first.type != "text" or not TASK.match(first.content):
        return False
    first.meta["task"] = True
    return True


def _bounded_inline(state: StateCore) -> None:
    """Parse what is inside lines, but not where it would cost more than the text is worth."""
    if len(state.tokens) > MAX_TOKENS:
        state.env["too_many"] = True
        state.tokens = []
    for token in state.tokens:
        if token.type != "inline":
            continue
        token.children = []
        text = token.content
        if len(text) <= MAX_INLINE_CHARS and (
            len(text) < MAX_INLINE_MARKS or len(text.translate(MARKS)) < MAX_INLINE_MARKS
        ):
            state.md.inline.parse(text, state.md, state.env, token.children)
        if not token.children or any(child.level > MAX_INLINE_DEPTH for child in token.children):
            token.children = _plain_lines(text)


def _plain_lines(text: str) -> list[Token]:
    children: list[Token] = []
    for line in text.split("\n"):
        if children:
            children.append(Token("softbreak", "br", 0))
        children.append(Token("text", "", 0, content=line))
    return children


def _parser() -> MarkdownIt:
    options = {"html": False, "linkify": False, "breaks": True, "maxNesting": MAX_NESTING, "xhtmlOut": False}
    md = MarkdownIt("commonmark", options, renderer_cls=SafeRenderer).enable(["table", "strikethrough"])
    add_formulas(md)
    md.core.ruler.at("inline", _bounded_inline)
    md.validateLink = lambda url: WEB_LINK.match(url) is not None  # type: ignore[method-assign]
    return md


MARKDOWN = _parser()
