"""Chat templates are programs from strangers: contained, bounded in time and memory, and told in words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from llmui.domain.generation import PromptMessage
from llmui.domain.messages import Role
from llmui.engines.worker.prompt import CHATML, _continued, _Shield, fold_system, merge_neighbours
from llmui.engines.worker.templates import TemplateRenderer
from llmui.errors import TemplateFailed

HELLO = (PromptMessage(Role.USER, "hello"),)


@pytest.fixture(scope="module")
def renderer() -> Iterator[TemplateRenderer]:
    made = TemplateRenderer()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}", "too slow"),
        ("{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}", "too slow|far more text"),
        ("{{ 'a' * 10**10 }}", "memory"),
        ("{{ ([0] * 10**9) | length }}", "memory"),
        ("{{ 'a' | center(10**10) }}", "memory"),
        ("{{ '%10000000000d' % 1 }}", "memory|too large|OverflowError"),
        ("{{ 10**(10**8) }}", "too slow|ValueError|memory"),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "nested too deeply"),
        ("{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}", "nested too deeply|memory|syntax"),
        ("{% if 1 %}" * 3000 + "{% endif %}" * 3000, "nested too deeply|memory|syntax"),
        ("{% for m in messages %}", "syntax error in line 1"),
        ("{% frobnicate %}", "syntax error"),
        ("{% include 'x' %}", "TypeError|syntax|loader"),
        ("{% import 'x' as y %}", "TypeError|syntax|loader"),
        ("{{ raise_exception('roles must alternate') }}", "roles must alternate"),
        ("{{ 1 / 0 }}", "ZeroDivisionError"),
        ("{{ nothing.at.all }}", "UndefinedError"),
        ("{{ ''.__class__.__mro__ }}", "may not do"),
        ("{{ messages.append(1) }}", "may not do"),
    ],
)
def test_a_hostile_or_broken_template_fails_in_words(renderer: TemplateRenderer, template: str, words: str) -> None:
    with pytest.raises(TemplateFailed, match=words):
        renderer.render(template, HELLO)
    assert renderer.render("fine", HELLO) == "fine"


@pytest.mark.parametrize(
    "template",
    [
        "{{ ''['__class__'] }}",
        "{{ '' | attr('__class__') }}",
        "{{ ().__class__ if false }}",
        "{{ raise_exception.__globals__ }}",
        "{{ '{0.__class__}'.format(1) }}",
        "{{ '{0.__class__}'.format_map({'0': 1}) }}",
        "{{ strftime_now('%Y' * 10**7) }}",
    ],
)
def test_what_does_not_fail_gives_nothing_away(renderer: TemplateRenderer, template: str) -> None:
    try:
        text = renderer.render(template, HELLO)
    except TemplateFailed:
        return
    assert "class" not in text and len(text) < 1000


def test_a_template_sees_what_it_expects(renderer: TemplateRenderer) -> None:
    template = (
        "{{ bos_token }}{% for message in messages %}\n"
        "  {% if loop.index > 5 %}{% break %}{% endif %}\n"
        "{{ message.role }}={{ message['content'] | tojson }}{{ eos_token }}{% endfor %}"
        "{% if enable_thinking is defined %}{{ enable_thinking }}{% endif %}{% generation %}!{% endgeneration %}"
    )
    text = renderer.render(template, (PromptMessage(Role.USER, "a<b"),), bos="<s>", eos="</s>", thinking=False)
    assert text == '<s>user="a<b"</s>False!'


def test_the_built_in_template_is_chatml(renderer: TemplateRenderer) -> None:
    messages = (PromptMessage(Role.SYSTEM, "Be brief."), *HELLO)
    assert renderer.render(CHATML, messages) == (
        "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nhello<|im_end|>\n<|im_start|>assistant\n"
    )


def test_long_conversations_pass(renderer: TemplateRenderer) -> None:
    text = "word " * 400_000
    assert len(renderer.render(CHATML, (PromptMessage(Role.USER, text),))) > len(text)


def test_a_system_prompt_moves_into_the_first_user_message() -> None:
    messages = [
        PromptMessage(Role.SYSTEM, "Rules."),
        PromptMessage(Role.USER, "Hi"),
        PromptMessage(Role.ASSISTANT, "Yes"),
    ]
    assert fold_system(messages) == [PromptMessage(Role.USER, "Rules.\n\nHi"), PromptMessage(Role.ASSISTANT, "Yes")]
    assert fold_system(messages[:1]) == [PromptMessage(Role.USER, "Rules.")]
    assert fold_system(messages[1:]) == messages[1:]


def test_messages_of_one_role_in_a_row_become_one() -> None:
    messages = [PromptMessage(Role.USER, "a"), PromptMessage(Role.USER, "b"), PromptMessage(Role.ASSISTANT, "c")]
    assert merge_neighbours(messages) == [PromptMessage(Role.USER, "a\n\nb"), PromptMessage(Role.ASSISTANT, "c")]


def test_closing_twice_is_fine_and_rendering_starts_anew() -> None:
    renderer = TemplateRenderer()
    renderer.close()
    renderer.close()
    assert renderer.render("{{ 1 + 1 }}", HELLO) == "2"
    renderer.close()


CONTROLS = re.compile(r"<think>|</think>|<\|im_end\|>")


@pytest.mark.parametrize("opened", [False, True])
def test_a_thought_is_gone_on_with_and_opened_once(opened: bool) -> None:
    shield = _Shield(CONTROLS)
    text = "<think>\n" * opened + _continued("<think>so far</think>\n\nIt is <|im_end|> here", shield, opened)
    parts = shield.parts(text)
    template = "".join(part for part, is_plain in parts if not is_plain)
    assert template.count("<think>") == 1
    assert template.count("</think>") == 1
    assert ("<|im_end|>", True) in parts


def test_a_tag_in_the_middle_of_an_answer_is_plain_text() -> None:
    shield = _Shield(CONTROLS)
    assert ("<think>", True) in shield.parts(_continued("An answer about <think> tags", shield, False))
