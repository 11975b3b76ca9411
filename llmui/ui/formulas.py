"""Formulas: the delimiters `$ $`, `$$ $$`, `\\( \\)` and `\\[ \\]` for markdown-it, and LaTeX to MathML.

The converter is a stranger fed with hostile text: its tree is copied through a list of known elements and attributes,
and whatever it cannot read is shown as source. A formula never reaches across a blank line, so that a block of a
growing reply is settled as soon as the next one starts.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache
from xml.etree.ElementTree import Element

from latex2mathml.converter import Converter
from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline

MAX_FORMULA_CHARS = 2_000
MAX_FORMULA_DEPTH = 40
# Definitions expand into one another without limit, and styles come from the writer: neither belongs into a reply.
FORBIDDEN = re.compile(
    r"\\(?:(?:re)?newcommand|providecommand|[egx]?def|let|class|style|href|url|cssId|data|unicode|includegraphics)\b"
)
ELEMENT_NAMES = (
    "math mrow mi mn mo ms mtext mspace msup msub msubsup munder mover munderover mfrac msqrt mroot mtable mtr mtd "
    "mlabeledtr mpadded mphantom mstyle menclose mmultiscripts mprescripts none merror"
)
ATTRIBUTE_NAMES = (
    "accent accentunder align columnalign columnlines columnspacing depth displaystyle fence form height "
    "largeop linethickness lspace maxsize minsize movablelimits notation rowalign rowlines rowspacing rspace "
    "scriptlevel separator stretchy symmetric voffset width"
)
ELEMENTS = frozenset(ELEMENT_NAMES.split())
ATTRIBUTES = frozenset(ATTRIBUTE_NAMES.split())
PLAIN_VALUE = re.compile(r"[\w.%+\- ]{0,60}")
# Only these of the old `mathvariant` values are understood by browsers; the converter writes letters for the others.
UPRIGHT = frozenset(("normal",))


@lru_cache(maxsize=512)
def mathml(latex: str, display: bool) -> str | None:
    """The formula as MathML, or None when it is too long, too deep or not understood."""
    if len(latex) > MAX_FORMULA_CHARS or FORBIDDEN.search(latex) or _depth(latex) > MAX_FORMULA_DEPTH:
        return None
    try:
        tree = Converter(display="block" if display else "inline").convert_to_element(latex)
    except Exception:  # noqa: BLE001  # the converter raises what it likes, from IndexError to its own kinds
        return None
    body = "".join(_copy(child, 0) for child in tree)
    if not body or "\x00" in body:
        return None
    mode = ' display="block"' if display else ""
    return f'<math{mode} alttext="{html.escape(latex)}">{body}</math>'


def formula_html(latex: str, display: bool) -> str:
    """MathML, or the source as code."""
    latex = latex.strip()
    shown = mathml(latex, display)
    if shown is None:
        shown = f'<code class="tex">{html.escape(latex)}</code>'
    return f'<div class="formula" tabindex="0" role="group" aria-label="Formula">{shown}</div>' if display else shown


def _depth(latex: str) -> int:
    deepest = depth = 0
    for mark in re.findall(r"\\.|[{}]|_|\^", latex, re.DOTALL):
        if mark == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif mark == "}":
            depth = max(0, depth - 1)
    return max(deepest, latex.count("\\left"), latex.count("\\begin"), latex.count("\\sqrt") // 4)


def _copy(node: Element, depth: int) -> str:
    """One element and its children; an unknown element leaves its text only."""
    inner = _text(node.text) + "".join(_copy(child, depth + 1) + _text(child.tail) for child in node)
    if node.tag not in ELEMENTS:
        return inner
    attributes = "".join(
        f' {name}="{html.escape(value)}"'
        for name, value in node.attrib.items()
        if PLAIN_VALUE.fullmatch(value) and (name in ATTRIBUTES or (name == "mathvariant" and value in UPRIGHT))
    )
    return f"<{node.tag}{attributes}>{inner}</{node.tag}>"


def _text(text: str | None) -> str:
    # The converter writes characters as references, because it expects to unescape its whole output.
    return html.escape(html.unescape(text), quote=False) if text else ""


def add_formulas(md: MarkdownIt) -> None:
    """Teach a parser the four delimiters."""
    md.block.ruler.before("fence", "formula_block", _block, {"alt": ["paragraph", "reference", "blockquote", "list"]})
    md.inline.ruler.before("escape", "formula_backslash", _backslash)
    md.inline.ruler.before("escape", "formula_dollar", _dollar)


CLOSERS = {"$$": "$$", "\\[": "\\]"}
END_OF_BLOCK = re.compile(r"[ \t]*[.,;:]?[ \t]*")


def _block(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """`$$` or `\\[` at the start of a line takes all lines to its closing mark, or to a blank line.

    Without a closing mark the lines are a paragraph: what follows must not depend on text that has not come yet.
    """
    if state.is_code_block(start):
        return False
    first = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    opener = first[:2]
    closer = CLOSERS.get(opener)
    if closer is None:
        return False
    at = first.find(closer, 2)
    if at >= 0 and not END_OF_BLOCK.fullmatch(first, at + 2):
        return False
    if silent:
        return True
    line, lines, closed = start, [first[2:]], False
    if at >= 0:
        lines, closed = [first[2:at]], True
    while not closed and line + 1 < end and not state.isEmpty(line + 1):
        if state.sCount[line + 1] < state.blkIndent:
            break
        line += 1
        text = state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]
        at = text.find(closer)
        if at >= 0 and END_OF_BLOCK.fullmatch(text, at + 2):
            text, closed = text[:at], True
        lines.append(text)
    state.line = line + 1
    if closed:
        token = state.push("formula_block", "", 0)
        token.content = "\n".join(lines)
        token.map = [start, state.line]
        return True
    _paragraph(state, start, state.line)
    return True


def _paragraph(state: StateBlock, start: int, stop: int) -> None:
    token = state.push("paragraph_open", "p", 1)
    token.map = [start, stop]
    token = state.push("inline", "", 0)
    token.content = state.getLines(start, stop, state.blkIndent, False).strip()
    token.map = [start, stop]
    token.children = []
    state.push("paragraph_close", "p", -1)


def _emit(state: StateInline, content: str, stop: int, display: bool, silent: bool) -> bool:
    if not content.strip():
        return False
    if not silent:
        token = state.push("formula_inline", "", 0)
        token.content = content
        token.meta = {"display": display}
    state.pos = stop
    return True


def _backslash(state: StateInline, silent: bool) -> bool:
    """`\\( \\)`, and `\\[ \\]` within a line."""
    src, pos = state.src, state.pos
    if src[pos] != "\\" or src[pos + 1 : pos + 2] not in ("(", "["):
        return False
    display = src[pos + 1] == "["
    stop = src.find("\\]" if display else "\\)", pos + 2, min(state.posMax, pos + MAX_FORMULA_CHARS))
    return stop >= 0 and _emit(state, src[pos + 2 : stop], stop + 2, display, silent)


def _dollar(state: StateInline, silent: bool) -> bool:
    """`$x$` and `$$x$$`. Prices are no formulas: no space inside the marks, no digit after the closing one."""
    src, pos = state.src, state.pos
    if src[pos] != "$":
        return False
    limit = min(state.posMax, pos + MAX_FORMULA_CHARS)
    if src.startswith("$$", pos):
        stop = src.find("$$", pos + 2, limit)
        return stop >= 0 and _emit(state, src[pos + 2 : stop], stop + 2, True, silent)
    if pos + 1 >= limit or src[pos + 1].isspace() or src[pos - 1 : pos].isalnum():
        return False
    stop = pos
    while (stop := src.find("$", stop + 1, limit)) >= 0:
        if src[stop - 1] == "\\":
            continue
        if src[stop - 1].isspace() or src[stop + 1 : stop + 2].isdigit():
            return False
        return _emit(state, src[pos + 1 : stop], stop + 1, False, silent)
    return False
