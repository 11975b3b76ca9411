"""What stands around the messages: status line, list of chats, empty and loading states, errors, notices, keys."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any, Literal

from llmui.domain.messages import ConversationSummary
from llmui.ui.figures import count, day_group, memory, percent, rate
from llmui.ui.icons import icon

Tone = Literal["ok", "warn", "bad", "off", "busy"]
Level = Literal["info", "ok", "warn", "bad"]
FULL_PERCENT = 95
NEARLY_FULL_PERCENT = 80

KEYS: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = (
    (
        "Writing",
        (
            ("Send", "Enter or Ctrl+Enter"),
            ("New line", "Shift+Enter"),
            ("Stop the reply", "Esc"),
            ("Edit your last message", "↑"),
        ),
    ),
    (
        "Everywhere",
        (
            ("Search chats", "Ctrl+K"),
            ("New chat", "Ctrl+Shift+O"),
            ("Settings of this chat", "Ctrl+,"),
            ("Sidebar", "Ctrl+B"),
            ("These keys", "?"),
        ),
    ),
    (
        "On a message",
        (
            ("Next or previous message", "J or K"),
            ("Copy the message", "C"),
            ("Edit the message", "E"),
            ("Regenerate", "R"),
            ("Previous or next version", "← or →"),
            ("Unfold or fold thinking", "T"),
        ),
    ),
)


def status_pieces(
    *,
    tone: Tone,
    words: str,
    context_used: int = 0,
    context_length: int = 0,
    tokens_per_second: float = 0.0,
    ram: tuple[float, float] | None = None,
    vram: tuple[float, float] | None = None,
) -> dict[str, str]:
    """The parts of the status line by name, so that only what changed is drawn. Memory is (used, total) in bytes."""
    return {
        "state": f'<span class="dot {tone}" aria-hidden="true"></span>{html.escape(words)}',
        "context": _meter(context_used, context_length) if context_length else "",
        "speed": rate(tokens_per_second) if tokens_per_second > 0 else "",
        "ram": f"RAM {memory(*ram)}" if ram and ram[1] else "",
        "vram": f"VRAM {memory(*vram)}" if vram and vram[1] else "",
    }


def status_html(**facts: Any) -> str:
    """The inside of the status line; the arguments are those of `status_pieces`."""
    pieces = status_pieces(**facts)
    rest = "".join(
        f'<span class="{"m" if name == "context" else "opt"}" data-piece="{name}" aria-live="off">{text}</span>'
        for name, text in pieces.items()
        if name != "state"
    )
    return f'<span data-piece="state">{pieces["state"]}</span>{rest}'


def _meter(used: int, length: int) -> str:
    share = percent(used, length)
    tone = " bad" if share >= FULL_PERCENT else " warn" if share >= NEARLY_FULL_PERCENT else ""
    return (
        f'Context <span class="bar{tone}" role="img" aria-label="{share} % of the context is used">'
        f'<i style="width:{share}%"></i></span>{count(used)} / {count(length)}'
    )


def conversation_rows(
    summaries: Iterable[ConversationSummary], now: float, active_id: str | None = None
) -> list[dict[str, Any]]:
    """The rows of the list, newest first, each with the heading it stands under."""
    return [
        {
            "group": day_group(summary.updated_at, now) if summary.updated_at else "Damaged",  # its file tells no date
            "id": summary.id,
            "title": summary.title or "New chat",
            "active": summary.id == active_id,
            "damaged": summary.damaged,
        }
        for summary in sorted(summaries, key=lambda item: item.updated_at, reverse=True)
    ]


def empty_html(model_name: str, starters: Sequence[tuple[str, str]], *, note: str = "") -> str:
    """A new conversation. A starter is (title, the message it sends)."""
    cards = "".join(
        f'<button type="button" class="card" data-act="starter" data-text="{html.escape(text)}">'
        f"<b>{html.escape(title)}</b><span>{html.escape(text)}</span></button>"
        for title, text in starters
    )
    fallback = "It runs on this computer. What you write stays here."
    return (
        '<section class="empty"><span class="logo" aria-hidden="true">✦</span>'
        f"<h2>What shall we talk about?</h2><p><bdi>{html.escape(model_name)}</bdi> is ready. "
        f'{html.escape(note or fallback)}</p><div class="cards">{cards}</div></section>'
    )


def no_model_html(*, problem: str = "", hint: str = "", has_draft: bool = False) -> str:
    """No model is loaded: what to do, and that nothing written is lost."""
    text = html.escape(problem or "No model is loaded.")
    then = html.escape(hint or "Choose a model in the bar at the top. It is read from this computer’s disk.")
    kept = "<p>Your text stays in the box below.</p>" if has_draft else ""
    return (
        f'<section class="empty"><span class="logo off" aria-hidden="true">{icon("box")}</span><h2>{text}</h2>'
        f'<p>{then}</p>{kept}<div class="btns"><button type="button" class="btn pri" data-act="models">'
        "Choose a model</button></div></section>"
    )


def loading_html(
    model_name: str,
    *,
    stages: Sequence[str],
    current: int,
    fraction: float | None = None,
    note: str = "",
    waiting: bool = False,
) -> str:
    """A model on its way into memory: the stages done, under way and to come."""
    rows = []
    for index, stage in enumerate(stages):
        done, here = index < current, index == current
        picture = icon("check") if done else f'<span class="{"spin" if here else "ring"}" aria-hidden="true"></span>'
        share = percent(fraction, 1.0) if here and fraction is not None else None
        bar = (
            f'<span class="bar" role="progressbar" aria-label="{html.escape(stage)}" aria-valuemin="0" '
            f'aria-valuemax="100" aria-valuenow="{share}"><i style="width:{share}%"></i></span>'
            if share is not None
            else ""
        )
        right = f'<span class="num">{share} %</span>' if share is not None else ""
        rows.append(
            f'<li class="{"done" if done else "here" if here else ""}"{" aria-current=step" if here else ""}>{picture}'
            f"<span>{html.escape(stage)}</span>{right}{bar}</li>"
        )
    text = note or ("Your message is sent as soon as the model is ready." if waiting else "")
    return (
        f'<section class="panel loading" role="status"><h2>Loading <bdi>{html.escape(model_name)}</bdi></h2>'
        f'<ol class="steps">{"".join(rows)}</ol><footer><span>{html.escape(text)}</span>'
        '<button type="button" class="btn sm" data-act="cancel-load">Cancel</button></footer></section>'
    )


def error_card(
    code: str,
    message: str,
    hint: str = "",
    buttons: Sequence[tuple[str, str, str]] = (),
    *,
    log: Sequence[str] = (),
) -> str:
    """What went wrong and the ways out. A button is (data-act, words, one of "", "pri", "quiet")."""
    acts = "".join(
        f'<button type="button" class="btn sm {kind}" data-act="{html.escape(act)}">{html.escape(words)}</button>'
        for act, words, kind in buttons
    )
    lines = html.escape("\n".join(log), quote=False)
    folded = (
        f'<details class="more"><summary>{icon("chevron-right")}<span>Last lines of the engine’s log</span></summary>'
        f'<pre tabindex="0" role="group" aria-label="Log">{lines}</pre></details>'
        if log
        else ""
    )
    return (
        f'<div class="fail" role="alert" data-code="{html.escape(code)}"><h3>{icon("triangle-alert")}'
        f"<span>{html.escape(message)}</span></h3>"
        + (f"<p>{html.escape(hint)}</p>" if hint else "")
        + folded
        + (f'<div class="btns">{acts}</div>' if acts else "")
        + "</div>"
    )


def notice_html(text: str, *, level: Level = "info", buttons: Sequence[tuple[str, str]] = (), key: str = "") -> str:
    """A banner above the conversation. A button is (data-act, words); the last one closes it."""
    acts = "".join(
        f'<button type="button" class="btn sm quiet" data-act="{html.escape(act)}">{html.escape(words)}</button>'
        for act, words in buttons
    )
    role = "alert" if level == "bad" else "status"
    picture = icon("info" if level in ("info", "ok") else "triangle-alert")
    return (
        f'<div class="banner {level}" role="{role}" data-key="{html.escape(key)}">{picture}'
        f"<span>{html.escape(text)}</span>{acts}"
        '<button type="button" class="ib s" data-act="dismiss" aria-label="Close" title="Close">'
        f"{icon('x')}</button></div>"
    )


def keys_html() -> str:
    """The inside of the dialog that lists all keys."""
    columns = []
    for heading, entries in KEYS:
        rows = "".join(f"<div><dt>{html.escape(what)}</dt><dd>{_keys(keys)}</dd></div>" for what, keys in entries)
        columns.append(f"<section><h3>{heading}</h3><dl>{rows}</dl></section>")
    return (
        '<header><h2 id="keys-title">Keys</h2><span class="grow"></span><button type="button" class="ib s" '
        f'data-act="close-keys" aria-label="Close" title="Close">{icon("x")}</button></header>'
        f'<div class="keys">{"".join(columns)}</div><footer><span>Single letters work on the focused message; '
        "<kbd>Tab</kbd> reaches it, <kbd>Esc</kbd> returns to the text box.</span></footer>"
    )


def _keys(keys: str) -> str:
    ways = [" ".join(f"<kbd>{html.escape(key)}</kbd>" for key in way.split("+")) for way in keys.split(" or ")]
    return "<span>or</span>".join(ways)
