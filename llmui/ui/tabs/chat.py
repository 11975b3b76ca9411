"""The chat screen: list, transcript, composer, settings drawer, status line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from llmui.domain.params import GenerationParams
from llmui.ui.events import bind, served
from llmui.ui.handlers import Handlers
from llmui.ui.handlers.chat import PARAMETERS
from llmui.ui.handlers.status import StatusHandlers
from llmui.ui.icons import icon
from llmui.ui.widgets import Dropdown, sliders

# The scripts live in assets/js; each component only hands itself over.
_SCRIPT = "window.llmui.{name}({{ element, props, trigger: (event, data) => trigger(event, data), watch, server }});"
# Gradio finds the events of a component by their quoted names in its script.
_EVENTS = " /* {events} */"


@dataclass(frozen=True, slots=True)
class ChatTab:
    """The components that events start from or lead to."""

    conversation: gr.Textbox
    rows: gr.HTML
    thread: gr.HTML
    live: gr.HTML
    news: gr.HTML
    status: gr.HTML
    model: gr.Dropdown
    system_prompt: gr.Textbox
    stop_strings: gr.Textbox
    parameters: tuple[gr.Slider, ...]


def build(handlers: Handlers) -> ChatTab:
    """Lay the screen out; ids and classes are those of assets/*.css."""
    gr.HTML('<a class="skip" href="#ask">Skip to the message box</a>', js_on_load=None, elem_classes="bare")
    with gr.Row(elem_id="app", elem_classes=["set"]):
        rows = _sidebar(handlers)
        with gr.Column(elem_id="main", min_width=0):
            model = _top()
            with gr.Column(elem_id="thread", min_width=0):
                thread = _scripted(
                    "thread",
                    '<div class="thread"></div>',
                    "llmui-thread",
                    ["send", "act", "reset"],
                    handlers.conversations.message_text,
                )
                live = _scripted(
                    "live", "<span hidden></span>", "live", ["observe"], handlers.chat.leave, handlers.chat.stop
                )
                news = _scripted("news", "<span hidden></span>", "news", [], handlers.chat.refresh)
            with gr.Column(elem_id="dock", min_width=0):
                conversation = _composer()
                status = _scripted(
                    "status",
                    '<div class="status"></div>',
                    "status",
                    ["models"],
                    handlers.status.poll,
                    handlers.status.cancel_load,
                )
        system_prompt, stop_strings, parameters = _drawer()
    return ChatTab(conversation, rows, thread, live, news, status, model, system_prompt, stop_strings, parameters)


def wire(tab: ChatTab, handlers: Handlers, page: gr.Blocks) -> None:
    """Connect the screen. The page's script raises the events of the `gr.HTML` components.

    What is sent goes as an event's payload, not as a component's value: it is then what stood there when Enter was
    pressed, for the conversation that was shown, whatever happens to either meanwhile.
    """
    chat, parameters = handlers.chat, [tab.stop_strings, *tab.parameters]
    settings = [tab.system_prompt, *parameters]
    opened = [tab.thread, *settings]
    always: dict[str, Any] = {"payload": True, "trigger_mode": "multiple"}
    bind(tab.thread.send, chat.send, settings, [tab.news], **always)
    bind(tab.thread.act, chat.act, settings, [tab.news], **always)
    bind(tab.thread.reset, chat.defaults, None, parameters)
    bind(tab.live.observe, chat.observe, None, [tab.live], **always)
    bind(tab.rows.open, chat.open_from_list, None, opened, **always)
    bind(tab.model.input, handlers.status.load_model, [tab.model], [tab.news])
    bind(page.load, chat.open, [tab.conversation], opened, js="(id) => window.llmui.boot(id)")
    for trigger in (page.load, tab.status.models):
        bind(trigger, _model_choices(handlers.status), None, [tab.model])


def _model_choices(handlers: StatusHandlers) -> Callable[[str], object]:
    def models(_user: str) -> object:
        choices, chosen = handlers.models()
        return gr.update(choices=choices, value=chosen)

    return models


def _scripted(name: str, template: str, elem_id: str, events: list[str], *functions: object) -> gr.HTML:
    """A component whose life is in assets/js; it may call `functions` on the server and raise `events`."""
    quoted = ", ".join(f"'{event}'" for event in events)
    return gr.HTML(
        {},
        html_template=template,
        js_on_load=_SCRIPT.format(name=name) + _EVENTS.format(events=quoted),
        apply_default_css=False,
        elem_id=elem_id,
        server_functions=[served(function) for function in functions],  # type: ignore[arg-type]
    )


def _sidebar(handlers: Handlers) -> gr.HTML:
    with gr.Column(elem_id="side", min_width=0):
        gr.HTML(
            '<div class="brand"><span class="logo">✦</span>llmui<span class="ver">local</span></div>', js_on_load=None
        )
        gr.HTML(
            f'<button id="new" type="button">{icon("plus")}<span>New chat</span></button>'
            f'<label id="find" class="find">{icon("search")}<input type="search" placeholder="Search chats" '
            'aria-label="Search chats" autocomplete="off"><kbd>Ctrl K</kbd></label>',
            js_on_load=None,
        )
        return _scripted(
            "list",
            '<div class="convs" role="list" aria-label="Conversations"></div>',
            "list",
            ["open"],
            handlers.conversations.rows,
            handlers.conversations.manage,
        )


def _top() -> gr.Dropdown:
    with gr.Row(elem_id="top"):
        gr.HTML(
            f'<button class="ib" id="bside" type="button" aria-label="Sidebar" title="Sidebar">{icon("menu")}</button>',
            js_on_load=None,
            elem_classes="bare",
        )
        model = Dropdown(
            choices=[], label="Model", show_label=False, container=False, elem_id="model", filterable=False
        )
        gr.HTML(
            '<button class="ib" id="bkeys" type="button" aria-label="Keys" title="Keys (?)">'
            f"{icon('keyboard')}</button>"
            '<button class="ib" id="btheme" type="button" aria-label="Light or dark" title="Light or dark">'
            f"{icon('contrast')}</button>"
            '<button class="ib" id="bset" type="button" aria-label="Settings" title="Settings (Ctrl ,)" '
            f'aria-expanded="true">{icon("settings")}</button>',
            js_on_load=None,
            elem_classes="bare end",
        )
    return model


def _composer() -> gr.Textbox:
    # Only for the first look: `boot` fills it from the address.
    conversation = gr.Textbox("", elem_id="conversation", visible="hidden", show_label=False)
    with gr.Column(elem_id="comp", min_width=0):
        gr.Textbox(
            label="Message",
            placeholder="Message the model…",
            show_label=False,
            container=False,
            lines=1,
            max_lines=9,
            elem_id="ask",
            autofocus=True,
        )
        with gr.Row(elem_id="crow"):
            gr.HTML("", elem_id="sp", js_on_load=None)
            gr.Button("Send", variant="primary", elem_id="send")
            gr.Button("Stop", elem_id="stop")
    return conversation


def _drawer() -> tuple[gr.Textbox, gr.Textbox, tuple[gr.Slider, ...]]:
    with gr.Column(elem_id="set", min_width=0):
        gr.HTML('<div class="sh"><h2>Settings</h2><kbd>Ctrl ,</kbd></div>', js_on_load=None)
        system_prompt = gr.Textbox(
            label="System prompt", lines=3, max_lines=12, elem_id="system", placeholder="How the model should behave"
        )
        gr.HTML('<h3 class="sec">Sampling</h3>', js_on_load=None)
        found = sliders(GenerationParams, ["basic"])
        gr.HTML('<h3 class="sec">Limits</h3>', js_on_load=None)
        found |= sliders(GenerationParams, ["limits"])
        with gr.Accordion("All parameters", open=False, elem_id="more"):
            found |= sliders(GenerationParams, ["sampling", "penalties"])
            stop_strings = gr.Textbox(label="Stop strings", info="One a line; the reply ends before it.", lines=2)
        gr.HTML('<button class="btn quiet" id="reset" type="button">Reset to defaults</button>', js_on_load=None)
    return system_prompt, stop_strings, tuple(found[name] for name in PARAMETERS)
