"""Markdown of replies: whole, or block by block while it is written.

A reply grows twenty times a second. Its closed top-level blocks are rendered once; only the open end is rendered
again, and a long open end (a list, a fence of code, a huge paragraph) only each time it has grown by a share of itself,
so that the whole costs no more than a few times one rendering. `render` is the same machine fed in one go: both give
the same blocks.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from itertools import pairwise

from markdown_it.common.utils import normalizeReference

from llmui.ui.highlight import MAX_COLOURED_CHARS, code_block, coloured, language_of
from llmui.ui.markup import Budget, References, as_it_is, block_tokens, html_of

SPLIT_CHARS = 2_000
GROWTH = 1.25
MAX_REFERENCES = 200
BLANK_LINES = re.compile(r"(?:[ \t]*\n)+")
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`\n]*\n)|~{3,})([^\n]*)\n")
LIST = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])(?:\s|$)")
LIST_OPENING = re.compile(r"\A<([uo]l)")
LABEL = re.compile(r"\[([^\[\]]{1,200})\]")
# Characters that have no shape of their own but change how others look or break a parser: overrides of the writing
# direction, controls, halves of surrogate pairs.
UNWANTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\ufffe\uffff]")
# The beginnings of marks: a lone "-" would flash as a heading, the first row of a table as text with bars.
UNDECIDED = re.compile(
    r"[ \t]*(?:[-=*_+]{1,4}|\d{1,9}[.)]|#{1,6}|>+|`{1,}[\w+#.-]*|~{1,}[\w+#.-]*|\$\$?|\\[\[(]?|!?\[)[ \t]*"
)
TABLE_START = re.compile(r"(?:\A|\n[ \t]*\n) {0,3}\|[^\n]*(?:\n[ \t|:-]*)?\Z")
HALF_LINK = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\s]*\Z")


def render_blocks(text: str) -> list[str]:
    """The top-level blocks of a text, each as HTML. Long lists come in several pieces."""
    stream = StreamingMarkdown()
    stream.feed(text)
    return stream.finish()


def render(text: str) -> str:
    """A text as HTML: its blocks, each in an element of class `blk`."""
    return wrapped(render_blocks(text))


def wrapped(blocks: list[str]) -> str:
    """Blocks as the page shows them."""
    return "".join(f'<div class="blk" dir="auto">{block}</div>' for block in blocks)


def clean(text: str) -> str:
    """A text without characters that deceive the eye or break a parser."""
    return UNWANTED.sub("", text)


@dataclass(slots=True)
class _Block:
    source: str
    html: str
    budget: Budget
    continues: bool


class StreamingMarkdown:
    """A text that grows. `split_chars` is the length from which a list is cut between two items."""

    def __init__(self, *, split_chars: int = SPLIT_CHARS) -> None:
        self._split_chars = split_chars
        self._held = ""
        self._tail = ""
        self._closed: list[_Block] = []
        self._html: list[str] = []
        self._references: References = {}
        self._budget = Budget()
        self._parsed_to = 0
        self._fence: _OpenFence | None = None
        self._drawn_from = ""
        self._drawn = ""
        self._continues = False
        self._finished = False

    def feed(self, text: str) -> None:
        """Add the next piece."""
        text = self._held + text
        self._held = text[-1:] if text.endswith("\r") else ""
        text = text[: len(text) - len(self._held)].replace("\r\n", "\n").replace("\r", "\n")
        self._tail += clean(text)

    def blocks(self) -> list[str]:
        """All blocks so far; the last one may still change, and half-written marks at its end are not shown."""
        if self._finished:
            return list(self._html)
        self._settle(self._tail.rfind("\n") + 1)
        tail = self._open_end()
        return [*self._html, tail] if tail else list(self._html)

    def finish(self) -> list[str]:
        """All blocks of the complete text. Links whose address was given further below are filled in."""
        if not self._finished:
            self._tail += "\n" if self._held else ""
            self._held = ""
            self._parsed_to = 0
            self._settle(len(self._tail))
            if self._tail.strip():
                self._close(self._tail)
            self._tail = ""
            self._fill_in_references()
            self._finished = True
        return list(self._html)

    def _settle(self, complete: int) -> None:
        """Close all blocks that text to come cannot change, judged by the first `complete` characters."""
        while self._tail and self._budget.tokens > 0:
            if blank := BLANK_LINES.match(self._tail):
                self._tail = self._tail[blank.end() :]
                complete -= blank.end()
                self._parsed_to, self._drawn = 0, ""
            if fence := FENCE.match(self._tail):
                self._fence = self._fence or _OpenFence(fence)
                end = self._fence.end(self._tail, complete)
                if not end:
                    return
                cuts = {end: False}
            else:
                if not self._is_due(complete):
                    return
                self._parsed_to = complete
                cuts = self._cuts(self._tail[:complete])
            if not cuts:
                return
            for start, stop in pairwise([0, *cuts]):
                self._close(self._tail[start:stop])
                self._continues = cuts[stop]
                if self._budget.tokens <= 0:
                    break  # the rest is one piece of plain text
            self._tail = self._tail[stop:]
            complete -= stop
            self._parsed_to, self._fence, self._drawn_from, self._drawn = 0, None, "", ""

    def _is_due(self, complete: int) -> bool:
        """Whether looking for new blocks is worth it: always for a short end, else when it has grown by a share."""
        if complete <= self._parsed_to:
            return False
        if complete < self._split_chars or complete >= self._parsed_to * GROWTH:
            return True
        return not LIST.match(self._tail) and "\n\n" in self._tail[self._parsed_to - 1 : complete]

    def _cuts(self, source: str) -> dict[int, bool]:
        """Where blocks end that are followed by another one: offsets, each with whether a list goes on there."""
        starts = [0]
        for line in source.split("\n"):
            starts.append(starts[-1] + len(line) + 1)
        cuts: dict[int, bool] = {}
        last = end_line = 0
        for token in block_tokens(source):
            if not token.map or token.nesting < 0 or token.level > 1:
                continue
            at = starts[token.map[0]]
            if token.level == 0:
                # Link definitions leave no token, and the line after one may still become its title.
                between = source[starts[min(end_line, token.map[0])] : at]
                if at > last and end_line and (not between.strip() or between.endswith("\n\n")):
                    cuts[at] = False
                    last = at
                end_line = token.map[1]
            elif token.type == "list_item_open" and at - last >= self._split_chars:
                cuts[at] = True
                last = at
        return cuts

    def _close(self, source: str) -> None:
        before = replace(self._budget)
        shown = self._html_of(source, self._references, self._budget)
        while len(self._references) > MAX_REFERENCES:
            self._references.popitem()
        if shown:
            kept = source if len(source) <= 2 * SPLIT_CHARS else ""
            self._closed.append(_Block(kept, shown, before, self._continues))
            self._html.append(shown)

    def _html_of(self, source: str, references: References, budget: Budget) -> str:
        shown = html_of(source, references, budget)
        return LIST_OPENING.sub(r'<\1 class="cont"', shown, count=1) if self._continues else shown

    def _fill_in_references(self) -> None:
        known = dict(self._references)
        if not known:
            return
        for index, block in enumerate(self._closed):
            if any(normalizeReference(label) in known for label in LABEL.findall(block.source)):
                self._continues = block.continues
                self._html[index] = self._html_of(block.source, dict(known), replace(block.budget)) or block.html

    def _open_end(self) -> str:
        if self._budget.tokens <= 0:
            return as_it_is(self._tail)
        if self._fence:
            return self._fence.html(self._tail, self._budget)
        if self._drawn and len(self._tail) > self._split_chars and len(self._tail) < len(self._drawn_from) * GROWTH:
            fresh = self._tail[len(self._drawn_from) :]
            return f"{self._drawn}<p>{html.escape(fresh, quote=False)}</p>\n" if fresh.strip() else self._drawn
        shown = presentable(self._tail)
        self._drawn_from = self._tail
        self._drawn = self._html_of(shown, dict(self._references), replace(self._budget)) if shown.strip() else ""
        return self._drawn


class _OpenFence:
    """Code that is still being written: coloured anew only when it has grown by a share of itself."""

    def __init__(self, opening: re.Match[str]) -> None:
        self._language = language_of(html.unescape(opening[2]))
        self._body = opening.end()
        self._indented = opening[0].startswith(" ")
        mark = opening[1]
        self._closing = re.compile(rf"^ {{0,3}}{re.escape(mark[0])}{{{len(mark)},}}[ \t]*$", re.MULTILINE)
        self._scanned = opening.end()
        self._coloured_to = opening.end()
        self._coloured = ""

    def end(self, tail: str, complete: int) -> int:
        """The offset after the closing line, 0 while there is none in the complete lines."""
        found = self._closing.search(tail, self._scanned, complete) if complete > self._scanned else None
        if found is None:
            self._scanned = max(self._scanned, complete)
            return 0
        return min(found.end() + 1, len(tail))

    def html(self, tail: str, budget: Budget) -> str:
        shown = tail
        last = tail.rfind("\n") + 1
        if re.fullmatch(r" {0,3}[`~]+[ \t]*", tail[last:]):
            shown = tail[:last]
        limit = min(MAX_COLOURED_CHARS, budget.coloured_chars)
        size = last - self._body
        if not self._indented and size <= limit and last - self._coloured_to > max(200, size * 0.15):
            self._coloured = coloured(shown[self._body : last], self._language)
            self._coloured_to = last
        return code_block(self._coloured + html.escape(shown[self._coloured_to :], quote=False), self._language)


def presentable(source: str) -> str:
    """An unfinished text without marks that mean nothing yet, and with open ones closed; for display only."""
    if found := TABLE_START.search(source):
        rows = source[found.start() :].strip("\n").split("\n")
        if len(rows) < 2 or not source.endswith("\n"):
            return source[: found.start()]
    last = source.rfind("\n") + 1
    line = source[last:]
    if UNDECIDED.fullmatch(line):
        return source[:last]
    line = HALF_LINK.sub(r"\1", line)
    if line.count("`") % 2:
        return source[:last] + line + "`" if not line.endswith("`") else source[:last] + line[:-1]
    for mark in ("**", "~~"):
        if line.count(mark) % 2:
            stem = line[: -len(mark)] if line.endswith(mark) else line
            line = stem if stem is not line or stem.endswith(mark[0]) else line.rstrip() + mark
    return source[:last] + line
