"""What a message, a reply under way and the things around them say, in which state, and that nothing leaks through."""

from __future__ import annotations

import re
from datetime import datetime
from html.parser import HTMLParser

import pytest

from llmui.domain.generation import EnginePhase, EngineStatus
from llmui.domain.messages import ConversationSummary, Failure, Message, MessageState, Role, Timings
from llmui.domain.samples import HostSample
from llmui.ui import views
from llmui.ui.figures import counted, day_group, memory, percent, rate, seconds
from llmui.ui.transcript import Transcript
from tests.ui.test_markdown import inspect

EVIL = "<img src=x onerror=alert(1)>\"'&"
COST = Timings(prompt_tokens=900, completion_tokens=412, decode_s=411 / 38.1, first_token_s=0.42)


def words(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html)).strip()


def attribute_names(html: str) -> list[str]:
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_starttag = lambda _, attributes: found.extend(name for name, _ in attributes)  # type: ignore[method-assign]
    parser.feed(html)
    return found


def acts(html: str) -> list[str]:
    return re.findall(r'data-act="([\w-]+)"', html)


def bot(**changes: object) -> Message:
    return Message(id="01J", role=Role.ASSISTANT, text="Hello").with_changes(**changes)


def test_a_finished_reply_carries_its_figures_and_ways_on() -> None:
    reply = bot(timings=COST, finish_reason="eos")
    html = views.message_html(reply, model_name="Qwen3", model_note="Q4", siblings=(1, 3))
    assert 'role="article"' in html
    assert 'data-message-id="01J" data-role="assistant" data-state="done"' in html
    assert acts(html) == ["copy", "regenerate", "branch", "prev", "next"]
    assert words(html) == "✦ Qwen3 Q4 Hello 2 / 3 412 tokens · 38.1 tok/s · first token 0.42 s"


def test_the_first_and_the_last_version_have_nowhere_to_go() -> None:
    first, last = (views.message_html(bot(), siblings=(at, 2)) for at in (0, 1))
    assert re.search(r'data-act="prev"[^>]*disabled', first)
    assert not re.search(r'data-act="next"[^>]*disabled', first)
    assert re.search(r'data-act="next"[^>]*disabled', last)


@pytest.mark.parametrize(
    ("changes", "text", "buttons"),
    [
        ({"state": MessageState.STOPPED, "finish_reason": "stopped"}, "Stopped by you", ["continue"]),
        ({"finish_reason": "max_tokens"}, "Reached the limit of max tokens", ["continue"]),
        ({"finish_reason": "context_full"}, "The context is full", ["continue"]),
        ({"state": MessageState.INTERRUPTED}, "Interrupted: llmui was closed", ["continue", "regenerate"]),
    ],
)
def test_an_early_end_is_named_and_can_be_continued(changes: dict[str, object], text: str, buttons: list[str]) -> None:
    html = views.message_html(bot(**changes))
    assert text in words(html)
    assert set(buttons) <= set(acts(html))
    primary = 'class="btn sm pri" data-act="continue"' in html
    assert primary == (changes.get("state") is MessageState.INTERRUPTED)


def test_a_failure_says_what_happened_what_to_do_and_keeps_the_log() -> None:
    said = {"message": "The engine died <b>.", "hint": "Try a smaller model."}
    failure = Failure(code="engine_crashed", **said, log=("line <1>",))
    html = views.message_html(bot(text="", state=MessageState.FAILED, failure=failure))
    assert 'role="alert"' in html
    assert "The engine died &lt;b&gt;." in html
    assert "Try a smaller model." in html
    assert "line &lt;1&gt;" in html
    assert acts(html) == ["regenerate", "copy-report"]


def test_thinking_is_folded_with_its_time() -> None:
    html = views.message_html(bot(reasoning="Hm, **so**.", reasoning_s=2.4))
    assert '<details class="think"><summary>' in html
    assert "Thought for 2.4 s" in html
    assert "<strong>so</strong>" in html


def test_what_a_person_wrote_stays_as_written() -> None:
    text = "a *b*  c\n  <i>\n```py\nx = '<1>'\n```\nend"
    html = views.message_html(Message(id="1", role=Role.USER, text=text))
    assert "a *b*  c\n  &lt;i&gt;" in html
    assert "<code>x = '&lt;1&gt;'</code>" in html
    assert acts(html) == ["copy-code", "copy", "edit"]


def test_an_open_fence_of_a_person_keeps_all_lines() -> None:
    html = views.message_html(Message(id="1", role=Role.USER, text="```\none\ntwo"))
    assert "one\ntwo" in html


def test_messages_that_were_not_sent_are_told_before_the_reply() -> None:
    assert words(views.message_html(bot(), dropped=2)).startswith(
        "2 earlier messages are not sent: they no longer fit the context"
    )
    assert "1 earlier message is not sent: it no longer fits" in words(views.trimmed_html(1))
    assert "not sent" not in views.message_html(bot())


@pytest.mark.parametrize(
    ("view", "text"),
    [
        (views.live_view("queued", position=2), "2 replies before this one"),
        (views.live_view("queued", position=1), "1 reply before this one"),
        (views.live_view("loading", stage="Loading weights", fraction=0.4), "Loading weights"),
        (
            views.live_view("reading", processed=4870, total=7730, cached=2104, left_s=1.2),
            "Reading the prompt, 63 % 1 s left 4,870 of 7,730 tokens · 2,104 were already in the cache",
        ),
        (views.live_view("reading"), "Reading the prompt"),
    ],
)
def test_before_the_first_word_it_says_what_is_waited_for(view: views.LiveView, text: str) -> None:
    assert words(view["head"]) == text
    assert view["blocks"] == []


def test_reading_is_a_progress_bar_for_those_who_do_not_see_it() -> None:
    head = views.live_view("reading", processed=63, total=100)["head"]
    assert 'role="progressbar" aria-label="Reading the prompt" aria-valuenow="63"' in head


def test_writing_shows_figures_and_a_finished_thought() -> None:
    speed = {"tokens": 118, "tokens_per_second": 88.1, "first_token_s": 0.4}
    view = views.live_view("writing", think=["<p>a</p>"], blocks=["<p>b</p>"], reasoning_s=4.2, **speed)
    assert view["head"] == ""
    assert view["think_title"] == "Thought for 4.2 s"
    assert words(view["foot"]) == "118 tokens · 88.1 tok/s · first token 0.40 s"
    thinking = views.live_view("thinking", reasoning_s=4.2, reasoning_tokens=371)
    assert words(thinking["think_title"]) == "Thinking 4.2 s · 371 tokens"


def test_the_frame_of_a_live_reply_has_every_part_of_the_view() -> None:
    html = views.live_html("01J", model_name="Qwen3", text="so far")
    assert 'data-state="streaming"' in html
    assert 'aria-busy="true"' in html
    for part in ("head", "think", "think-title", "bd think-body", "body", "foot"):
        assert f'class="{part}"' in html, part
    assert "so far" in html


def test_every_text_from_outside_is_escaped() -> None:
    failure = Failure(code=EVIL, message=EVIL, hint=EVIL, log=(EVIL,))
    everything = [
        views.message_html(Message(id=EVIL, role=Role.USER, text=EVIL)),
        views.message_html(bot(text=EVIL, reasoning=EVIL, finish_reason=EVIL), model_name=EVIL, model_note=EVIL),
        views.message_html(bot(state=MessageState.FAILED, failure=failure)),
        views.message_html(bot(state=MessageState.INTERRUPTED, failure=failure)),
        views.live_html(EVIL, model_name=EVIL, model_note=EVIL, text=EVIL),
        views.live_view("loading", stage=EVIL)["head"],
        views.status_html(tone="ok", words=EVIL),
        views.empty_html(EVIL, [(EVIL, EVIL)], note=EVIL),
        views.no_model_html(problem=EVIL, hint=EVIL),
        views.loading_html(EVIL, stages=[EVIL, EVIL], current=0, fraction=0.5, note=EVIL),
        views.error_card(EVIL, EVIL, EVIL, [(EVIL, EVIL, "pri")], log=[EVIL]),
        views.notice_html(EVIL, buttons=[(EVIL, EVIL)], key=EVIL),
    ]
    for html in everything:
        assert "<img" not in html
        assert not [name for name in attribute_names(html) if name.startswith("on")]


def test_every_button_has_a_name() -> None:
    html = "".join(
        [
            views.message_html(bot(state=MessageState.INTERRUPTED), siblings=(0, 2)),
            views.message_html(Message(id="1", role=Role.USER, text="hi")),
            views.notice_html("x"),
            views.keys_html(),
        ]
    )
    for attributes, inner in re.findall(r"<button([^>]*)>(.*?)</button>", html, re.DOTALL):
        assert "aria-label=" in attributes or words(inner), attributes


def test_the_list_stands_under_its_days_newest_first() -> None:
    now = datetime(2026, 11, 20, 12).timestamp()  # noqa: DTZ001  # a noon where the test runs
    ages = {"a": 0.1, "b": 1.0, "c": 5, "d": 20, "e": 60, "f": 500}
    summaries = [
        ConversationSummary(id=key, title=key, updated_at=now - days * 86400, created_at=0, message_count=1, revision=1)
        for key, days in reversed(ages.items())
    ]
    rows = views.conversation_rows(summaries, now, "b")
    assert [row["id"] for row in rows] == list("abcdef")
    expected = ["Today", "Yesterday", "Previous 7 days", "Previous 30 days", "September", "July 2025"]
    assert [row["group"] for row in rows] == expected
    assert [row["id"] for row in rows if row["active"]] == ["b"]


def test_what_is_too_damaged_to_tell_its_date_is_not_of_1970() -> None:
    lost = ConversationSummary(id="x", title="?", updated_at=0, created_at=0, message_count=0, revision=0, damaged=True)
    assert [row["group"] for row in views.conversation_rows([lost], 1e9)] == ["Damaged"]


def test_a_conversation_from_the_future_is_of_today() -> None:
    now = datetime(2026, 11, 20, 12).timestamp()  # noqa: DTZ001  # a noon where the test runs
    assert day_group(now + 9e5, now) == "Today"


@pytest.mark.parametrize(
    ("used", "tone"), [(79, "bar"), (80, "bar warn"), (94, "bar warn"), (95, "bar bad"), (200, "bar bad")]
)
def test_the_context_meter_warns_before_it_is_full(used: int, tone: str) -> None:
    html = views.status_html(tone="ok", words="Ready", context_used=used, context_length=100)
    assert f'<span class="{tone}" role="img"' in html


def test_the_status_line_says_why_a_model_did_not_load() -> None:
    status = EngineStatus(phase=EnginePhase.FAILED, error="The file is incomplete.", hint="Download it again.")
    html = Transcript().status(status, 0, 0.0, HostSample(memory_total_bytes=2, memory_used_bytes=1), False)
    assert "The model did not load. The file is incomplete." in html


def test_the_status_line_leaves_out_what_is_not_known() -> None:
    pieces = views.status_pieces(tone="off", words="No model")
    assert pieces["state"].endswith("No model")
    assert [name for name, html in pieces.items() if html] == ["state"]


def test_loading_marks_what_is_done_and_where_it_is() -> None:
    html = views.loading_html("Qwen3", stages=["Checked", "Weights", "Context"], current=1, fraction=0.62, waiting=True)
    assert words(html).startswith("Loading Qwen3 Checked Weights 62 % Context Your message is sent")
    assert html.count("aria-current=step") == 1
    assert "cancel-load" in acts(html)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (seconds(0.42), "0.42 s"),
        (seconds(2.4), "2.4 s"),
        (seconds(38.4), "38 s"),
        (seconds(125), "2 min 5 s"),
        (seconds(-1), "0.00 s"),
        (rate(38.12), "38.1 tok/s"),
        (rate(2941.3), "2,941 tok/s"),
        (counted(1, "token"), "1 token"),
        (counted(1234, "token"), "1,234 tokens"),
        (memory(5.2 * 2**30, 16 * 2**30), "5.2 / 16 GB"),
        (memory(0.5 * 2**30, 7.75 * 2**30), "0.5 / 7.8 GB"),
        (str(percent(1, 0)), "0"),
        (str(percent(999, 1000)), "99"),
    ],
)
def test_numbers_are_written_one_way(written: str, expected: str) -> None:
    assert written == expected


def test_a_reply_of_markdown_is_well_formed_in_its_frame() -> None:
    html = views.message_html(bot(text="# a\n\n- b\n\n```\nc"))
    body = html[html.index('<div class="body">') : html.index('<div class="foot">')]
    inspect(body)
