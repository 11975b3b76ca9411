"""Messages as HTML, whole and while they are written. Ids, classes and `data-act` values: assets/README.md."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from typing import Literal, TypedDict

from llmui.domain.messages import Failure, Message, MessageState, Role
from llmui.ui.figures import count, counted, percent, rate, seconds
from llmui.ui.highlight import code_block
from llmui.ui.icons import icon
from llmui.ui.markdown import clean, render
from llmui.ui.panels import (
    conversation_rows,
    empty_html,
    error_card,
    keys_html,
    loading_html,
    no_model_html,
    notice_html,
    status_html,
    status_pieces,
)

__all__ = [
    "LiveView",
    "Phase",
    "conversation_rows",
    "empty_html",
    "error_card",
    "keys_html",
    "live_html",
    "live_view",
    "loading_html",
    "message_html",
    "no_model_html",
    "notice_html",
    "status_html",
    "status_pieces",
    "trimmed_html",
]

Phase = Literal["queued", "loading", "reading", "thinking", "writing"]
ENDINGS = {
    "max_tokens": "Reached the limit of max tokens",
    "context_full": "The context is full",
    "stop_string": "",
    "eos": "",
    "stopped": "Stopped by you",
}
CONTINUED = ("max_tokens", "context_full")
FENCE = re.compile(r"```([^`]*)")


class LiveView(TypedDict):
    """A reply under way in pieces, each replaced on the page only where it changed."""

    state: Phase
    head: str
    think_title: str
    think: list[str]
    blocks: list[str]
    foot: str


def message_html(
    message: Message,
    *,
    model_name: str = "",
    model_note: str = "",
    siblings: tuple[int, int] = (0, 1),
    is_last: bool = False,
    streaming: bool = False,
    dropped: int = 0,
    out_of_context: bool = False,
) -> str:
    """One message. `siblings` is (index from 0, count); `dropped` writes the line about messages that were not sent."""
    old = " old" if out_of_context else ""
    if message.role is Role.USER:
        body = f'<div class="b">{_plain(message.text)}</div>{_user_foot(siblings)}'
        return _article(message.id, "user", message.state, f"user{old}", "You", body)
    if streaming or message.state is MessageState.STREAMING:
        return live_html(message.id, model_name=model_name, model_note=model_note, dropped=dropped, text=message.text)
    body = (
        (trimmed_html(dropped) if dropped else "")
        + _who(model_name, model_note)
        + _thought(message)
        + (f'<div class="body">{render(message.text)}</div>' if message.text else "")
        + _ending(message, siblings)
    )
    last = " last" if is_last else ""
    return _article(message.id, "assistant", message.state, f"bot{old}{last}", model_name or "Assistant", body)


def live_html(message_id: str, *, model_name: str = "", model_note: str = "", dropped: int = 0, text: str = "") -> str:
    """The frame of a reply under way, with the text so far; `live_view` gives what belongs into its parts."""
    body = (
        (trimmed_html(dropped) if dropped else "")
        + _who(model_name, model_note)
        + '<div class="head"></div>'
        + f'<details class="think" open hidden><summary>{icon("chevron-right")}<span class="think-title"></span>'
        + '</summary><div class="bd think-body"></div></details>'
        + f'<div class="body">{render(text) if text else ""}</div><div class="foot"></div>'
    )
    return _article(message_id, "assistant", MessageState.STREAMING, "bot last", model_name or "Assistant", body)


def live_view(
    phase: Phase,
    *,
    think: Sequence[str] = (),
    blocks: Sequence[str] = (),
    position: int = 0,
    stage: str = "",
    fraction: float = 0.0,
    processed: int = 0,
    total: int = 0,
    cached: int = 0,
    left_s: float | None = None,
    reasoning_s: float = 0.0,
    reasoning_tokens: int = 0,
    tokens: int = 0,
    tokens_per_second: float = 0.0,
    first_token_s: float = 0.0,
) -> LiveView:
    """What a reply under way shows now. `think` and `blocks` come from two `StreamingMarkdown`."""
    head = ""
    if phase == "queued":
        head = _waiting(f"{counted(max(position, 1), 'reply', 'replies')} before this one")
    elif phase == "loading":
        head = _progress("Loading the model", stage or "Loading the model", percent(fraction, 1.0), "", "")
    elif phase == "reading" and total > 0:
        share = percent(processed, total)
        left = f"{seconds(round(left_s))} left" if left_s is not None and left_s >= 1 else ""
        facts = f"{count(processed)} of {counted(total, 'token')}"
        facts += f" · {count(cached)} were already in the cache" if cached else ""
        head = _progress("Reading the prompt", f"Reading the prompt, {share} %", share, left, facts)
    elif phase == "reading":
        head = _waiting("Reading the prompt")
    title = ""
    if think or phase == "thinking":
        title = _thinking(phase == "thinking", reasoning_s, reasoning_tokens)
    facts = _facts(tokens, tokens_per_second, first_token_s) if tokens else ""
    return LiveView(
        state=phase,
        head=head,
        think_title=title,
        think=list(think),
        blocks=list(blocks),
        foot=f'<span class="st">{facts}</span>',
    )


def trimmed_html(dropped: int) -> str:
    """The line before the first message that the model still saw."""
    one = dropped == 1
    return (
        f'<div class="line" role="note"><span>{icon("triangle-alert")}<span>{counted(dropped, "earlier message")} '
        f"{'is' if one else 'are'} not sent: {'it' if one else 'they'} no longer {'fits' if one else 'fit'} the context"
        "</span></span></div>"
    )


def _article(message_id: str, role: str, state: MessageState, classes: str, name: str, body: str) -> str:
    busy = ' aria-busy="true"' if state is MessageState.STREAMING else ""
    return (
        f'<article role="article" class="msg {classes}" data-message-id="{html.escape(message_id)}" data-role="{role}" '
        f'data-state="{state}" tabindex="0" aria-label="{html.escape(name)}"{busy}>{body}</article>'
    )


def _who(name: str, note: str) -> str:
    small = f" <small>{html.escape(note)}</small>" if note else ""
    return f'<div class="who"><i aria-hidden="true">✦</i><bdi>{html.escape(name or "Assistant")}</bdi>{small}</div>'


def _plain(text: str) -> str:
    """What a person wrote: as written, with fenced code kept in its shape."""
    parts: list[str] = []
    lines: list[str] = []
    language: str | None = None
    for line in clean(text).splitlines():
        fence = FENCE.fullmatch(line.strip())
        if fence is None or (language is not None and fence[1].strip()):
            lines.append(line)
            continue
        parts.append(_part(lines, language))
        lines, language = [], (fence[1].strip()[:24] if language is None else None)
    return "".join([*parts, _part(lines, language)])


def _part(lines: list[str], language: str | None) -> str:
    text = html.escape("\n".join(lines), quote=False)
    if language is not None:
        return code_block(text, language)
    text = text.strip("\n")
    return f'<div class="t" dir="auto">{text}</div>' if text.strip() else ""


def _thought(message: Message) -> str:
    if not message.reasoning.strip():
        return ""
    return (
        f'<details class="think"><summary>{icon("chevron-right")}<span class="think-title">'
        f"{_thinking(False, message.reasoning_s, 0)}</span></summary>"
        f'<div class="bd think-body">{render(message.reasoning)}</div></details>'
    )


def _thinking(live: bool, spent_s: float, tokens: int) -> str:
    if not live:
        return f"Thought for {seconds(spent_s)}" if spent_s > 0 else "Thoughts"
    facts = " · ".join([*([seconds(spent_s)] if spent_s > 0 else []), *([counted(tokens, "token")] if tokens else [])])
    return f'Thinking <span class="num">{facts}</span>'


def _waiting(text: str) -> str:
    wheel = '<span class="spin" aria-hidden="true"></span>'
    return f'<div class="read"><span class="h w">{wheel}<span>{text}</span></span></div>'


def _progress(name: str, text: str, share: int, right: str, below: str) -> str:
    note = f'<span class="n">{html.escape(below)}</span>' if below else ""
    return (
        f'<div class="read" role="progressbar" aria-label="{name}" aria-valuenow="{share}" aria-valuemin="0" '
        f'aria-valuemax="100"><span class="h"><span>{html.escape(text)}</span><span>{right}</span></span>'
        f'<span class="bar"><i style="width:{share}%"></i></span>{note}</div>'
    )


def _facts(tokens: int, tokens_per_second: float, first_token_s: float) -> str:
    parts = [counted(tokens, "token")]
    if tokens_per_second > 0:
        parts.append(rate(tokens_per_second))
    if first_token_s > 0:
        parts.append(f"first token {seconds(first_token_s)}")
    return " · ".join(parts)


def _button(act: str, name: str, picture: str, extra: str = "") -> str:
    names = f'data-act="{act}" aria-label="{name}" title="{name}"'
    return f'<button type="button" class="ib s" {names}{extra}>{icon(picture)}</button>'


def _switch(siblings: tuple[int, int]) -> str:
    index, total = siblings
    if total < 2:
        return ""
    first, last = (" disabled" if index <= 0 else ""), (" disabled" if index >= total - 1 else "")
    return (
        f'<span class="br" role="group" aria-label="Version {index + 1} of {total}">'
        f"{_button('prev', 'Previous version', 'chevron-left', first)}<span>{index + 1} / {total}</span>"
        f"{_button('next', 'Next version', 'chevron-right', last)}</span>"
    )


def _user_foot(siblings: tuple[int, int]) -> str:
    acts = _button("copy", "Copy", "copy") + _button("edit", "Edit", "pencil")
    return f'<div class="foot"><span class="acts">{acts}</span>{_switch(siblings)}</div>'


def _ending(message: Message, siblings: tuple[int, int]) -> str:
    """What stands below a reply: cause and ways out where it did not end well, then buttons and figures."""
    if message.state is MessageState.FAILED:
        return _failed(message.failure or Failure(code="error", message="The reply failed.")) + _foot(
            message, siblings, only_switch=not message.text
        )
    if message.state is MessageState.INTERRUPTED:
        cause = message.failure.message if message.failure else "llmui was closed while this reply was written."
        cause = f"Interrupted: {html.escape(_lowered(cause))}"
        words = f'<span class="warn">{icon("triangle-alert")}<span>{cause}</span></span>'
        buttons = _text_button("continue", "Continue", "pri") + _text_button("regenerate", "Regenerate")
        return (
            f'<div class="end">{words}<span class="btns">{buttons}</span></div>{_foot(message, siblings, plain=True)}'
        )
    return _foot(message, siblings)


def _foot(message: Message, siblings: tuple[int, int], *, plain: bool = False, only_switch: bool = False) -> str:
    acts = _button("copy", "Copy", "copy")
    acts += "" if plain else _button("regenerate", "Regenerate", "refresh-cw")
    acts += _button("branch", "Branch", "git-branch")
    ending = ENDINGS["stopped"] if message.state is MessageState.STOPPED else ENDINGS.get(message.finish_reason, "")
    facts = [ending] if ending else []
    if message.timings and message.timings.completion_tokens:
        cost = message.timings
        facts.append(_facts(cost.completion_tokens, cost.tokens_per_second, cost.first_token_s))
    parts = [f'<span class="acts">{acts}</span>'] if not only_switch else []
    parts.append(_switch(siblings))
    if facts:
        parts.append(f'<span class="st">{" · ".join(facts)}</span>')
    if message.state is MessageState.STOPPED or (
        message.state is MessageState.DONE and message.finish_reason in CONTINUED
    ):
        parts.append(_text_button("continue", "Continue"))
    inner = "".join(parts)
    return f'<div class="foot">{inner}</div>' if inner else ""


def _text_button(act: str, name: str, kind: str = "") -> str:
    return f'<button type="button" class="btn sm{" " + kind if kind else ""}" data-act="{act}">{name}</button>'


def _lowered(sentence: str) -> str:
    """A sentence that follows a colon; names in capitals stay."""
    return sentence[0].lower() + sentence[1:] if sentence[:1].isupper() and not sentence[1:2].isupper() else sentence


def _failed(failure: Failure) -> str:
    buttons = [("regenerate", "Try again", "pri"), ("copy-report", "Copy report", "quiet")]
    return error_card(failure.code, failure.message, failure.hint, buttons, log=failure.log)
