"""Code in replies: a frame with the language and a copy button, and colours by a handful of classes."""

from __future__ import annotations

import html
from functools import lru_cache

from pygments.lexer import Lexer  # type: ignore[import-untyped]
from pygments.lexers import get_lexer_by_name  # type: ignore[import-untyped]
from pygments.token import (  # type: ignore[import-untyped]
    Comment,
    Generic,
    Keyword,
    Literal,
    Name,
    Number,
    Operator,
    String,
    _TokenType,
)
from pygments.util import ClassNotFound  # type: ignore[import-untyped]

MAX_COLOURED_CHARS = 20_000
# Languages whose lexers stay linear on hostile text; any other name is shown, but not coloured.
LANGUAGE_NAMES = (
    "asm bash sh shell zsh console bat batch powershell ps1 c cpp c++ csharp cs c# cmake css scss dart diff patch "
    "docker dockerfile elixir erlang fortran go golang graphql groovy haskell hs html ini cfg java javascript js jsx "
    "json julia kotlin latex tex less lua make makefile matlab nginx nix objective-c ocaml perl php prolog protobuf "
    "python py python3 r regex rst ruby rb rust rs scala scheme sql svelte swift terraform toml ts tsx typescript vim "
    "vue xml yaml yml zig"
)
LANGUAGES = frozenset(LANGUAGE_NAMES.split())
CLASSES: dict[_TokenType, str] = {
    Comment: "c",
    Comment.Preproc: "k",
    Keyword: "k",
    Keyword.Constant: "n",
    Operator.Word: "k",
    Name.Builtin: "f",
    Name.Function: "f",
    Name.Class: "f",
    Name.Decorator: "f",
    Name.Exception: "f",
    Name.Tag: "k",
    Name.Attribute: "f",
    String: "s",
    Number: "n",
    Literal: "n",
    Generic.Deleted: "gd",
    Generic.Inserted: "gi",
    Generic.Heading: "k",
    Generic.Subheading: "k",
    Generic.Prompt: "c",
}
PLAIN_NAMES = (Name, Name.Other, Name.Variable)


@lru_cache(maxsize=256)
def _class_of(kind: _TokenType) -> str:
    at: _TokenType | None = kind
    while at is not None:
        if at in CLASSES:
            return CLASSES[at]
        at = at.parent
    return ""


@lru_cache(maxsize=64)
def _lexer(language: str) -> Lexer | None:
    if language not in LANGUAGES:
        return None
    try:
        return get_lexer_by_name(language, stripnl=False, ensurenl=False)
    except ClassNotFound:
        return None


def language_of(info: str) -> str:
    """The language named after an opening fence: its first word, in lower case."""
    words = info.strip().split(maxsplit=1)
    return words[0].strip("{}.").lower()[:24] if words else ""


def coloured(code: str, language: str, limit: int = MAX_COLOURED_CHARS) -> str:
    """`code` as HTML; all of its characters are there, coloured up to the last line within `limit`."""
    lexer = _lexer(language)
    if lexer is None or limit <= 0:
        return html.escape(code, quote=False)
    cut = len(code) if len(code) <= limit else code.rfind("\n", 0, limit) + 1
    return _spans(lexer, code[:cut]) + html.escape(code[cut:], quote=False)


def _spans(lexer: Lexer, code: str) -> str:
    out: list[str] = []
    open_class = ""
    tokens = [(_class_of(kind), kind in PLAIN_NAMES, text) for kind, text in lexer.get_tokens(code)]
    if "".join(text for _, _, text in tokens) != code:
        return html.escape(code, quote=False)  # some lexers drop what they do not expect
    for index, (wanted, is_name, text) in enumerate(tokens):
        if is_name and index + 1 < len(tokens) and tokens[index + 1][2].startswith("("):
            wanted = "f"  # lexers leave calls to the reader
        if wanted != open_class and not text.isspace():
            if open_class:
                out.append("</span>")
            if wanted:
                out.append(f'<span class="{wanted}">')
            open_class = wanted
        out.append(html.escape(text, quote=False))
    if open_class:
        out.append("</span>")
    return "".join(out)


def code_block(body: str, language: str) -> str:
    """The frame around code that is HTML already. The pre can be scrolled with the keyboard."""
    name = html.escape(language or "text")
    return (
        f'<div class="code"><div class="hd"><span>{name}</span>'
        '<button type="button" class="btn quiet sm" data-act="copy-code" aria-label="Copy code">Copy</button></div>'
        f'<pre tabindex="0" role="group" aria-label="Code, {name}"><code>{body}</code></pre></div>\n'
    )
