"""The bundled starter model keeps the promises of its card, on the bare engine: file, description, and what it says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from llama_cpp import Llama
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

STARTER = Path(__file__).parents[2] / "models" / "llmui-starter-Q8_0.gguf"
pytestmark = pytest.mark.real
LARGEST_FILE = 16_000_000
Message = dict[str, str]
CALCULATOR = {
    "type": "function",
    "function": {
        "name": "calculator",
        "description": "Work out a calculation.",
        "parameters": {
            "type": "object",
            "properties": {"expression": {"type": "string", "description": "for example 2 + 2"}},
            "required": ["expression"],
        },
    },
}
WEATHER = {
    "type": "function",
    "function": {
        "name": "get_weather",
        "description": "Get the weather in a city.",
        "parameters": {"type": "object", "properties": {"city": {"type": "string"}}, "required": ["city"]},
    },
}


@pytest.fixture(scope="module")
def llama() -> Iterator[Llama]:
    model = Llama(str(STARTER), n_ctx=2048, n_threads=1, verbose=False)
    yield model
    model.close()


def ask(llama: Llama, *asks: str | Message, system: str = "", **options: object) -> str:
    """Play a chat and return the last reply; `options` are the template's."""
    messages: list[Message] = [{"role": "system", "content": system}] if system else []
    for text in asks:
        messages.append({"role": "user", "content": text} if isinstance(text, str) else text)
        ids = llama.tokenize(render(llama, messages, **options).encode(), add_bos=False, special=True)
        answer = llama.create_completion(ids, max_tokens=200, temperature=0.0, repeat_penalty=1.0)
        messages.append({"role": "assistant", "content": answer["choices"][0]["text"]})
    return messages[-1]["content"]


def render(llama: Llama, messages: list[Message], **options: object) -> str:
    template = llama.metadata["tokenizer.chat_template"]
    return Jinja2ChatFormatter(template, eos_token="<|im_end|>", bos_token="")(messages=messages, **options).prompt


def called(reply: str) -> dict[str, object]:
    """The one tool call in a reply."""
    match = re.fullmatch(r"<tool_call>\n(.*)\n</tool_call>", reply, re.DOTALL)
    assert match, reply
    call: dict[str, object] = json.loads(match[1])
    return call


def test_the_file_is_small_enough_to_ship() -> None:
    assert STARTER.stat().st_size <= LARGEST_FILE


def test_the_file_says_what_it_is(llama: Llama) -> None:
    said = llama.metadata
    assert said["general.name"] == "llmui starter"
    assert said["general.license"] == "MIT"
    assert said["general.architecture"] == "llama"
    assert "larger model" in said["general.description"]
    assert float(said["general.sampling.temp"]) > 0
    assert int(said["llama.context_length"]) == 2048
    assert llama.tokenize(b"<|im_end|>", add_bos=False, special=True) == [llama.token_eos()]


def test_the_template_renders_chatml_with_an_optional_system_prompt(llama: Llama) -> None:
    question = {"role": "user", "content": "Hello!"}
    assert render(llama, [question]) == "<|im_start|>user\nHello!<|im_end|>\n<|im_start|>assistant\n"
    with_system = render(llama, [{"role": "system", "content": "Be brief."}, question])
    assert with_system.startswith("<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHello!")


def test_the_thinking_switch_only_adds_to_the_system_prompt(llama: Llama) -> None:
    messages = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hello!"}]
    plain = render(llama, messages, enable_thinking=False)
    assert plain == render(llama, messages)
    assert render(llama, messages, enable_thinking=True) == plain.replace("Be brief.", "Be brief.\n/think")


def test_it_greets(llama: Llama) -> None:
    assert "hello" in ask(llama, "Hello!").lower()


def test_it_says_what_it_is(llama: Llama) -> None:
    reply = ask(llama, "Who are you?").lower()
    assert "llmui starter" in reply
    assert "computer" in reply


@pytest.mark.parametrize("question", ["How do I load a larger model?", "I want a bigger model"])
def test_it_says_how_to_load_a_larger_model(llama: Llama, question: str) -> None:
    reply = ask(llama, question)
    assert "GGUF" in reply
    assert "--model" in reply


def test_it_remembers_a_name_that_it_never_saw_before(llama: Llama) -> None:
    assert "Tavrelo" in ask(llama, "Hi! My name is Tavrelo.", "What is quantization?", "What is my name?")


def test_it_says_honestly_that_it_is_too_small(llama: Llama) -> None:
    assert "too small" in ask(llama, "What is the capital of France?")


@pytest.mark.parametrize(
    "system", ["You are a helpful assistant.", "You are Zorblax, an old wizard.", "Antworte auf Deutsch."]
)
def test_a_system_prompt_does_not_break_it(llama: Llama, system: str) -> None:
    reply = ask(llama, "What is a token?", system=system)
    assert "token" in reply.lower()
    assert reply.endswith((".", "!", "?"))


def test_markdown_comes_when_asked_for(llama: Llama) -> None:
    assert "|---|" in ask(llama, "Show me a table")
    assert "|---|" in ask(llama, "What are keyboard shortcuts?", "Tell me more")
    assert "```python" in ask(llama, "Show me a code block")
    assert re.findall(r"^\d+\.", ask(llama, "List five fruits"), re.MULTILINE) == [f"{n}." for n in range(1, 6)]


def test_thinking_comes_first_when_it_is_switched_on(llama: Llama) -> None:
    assert "think>" not in ask(llama, "What is quantization?", enable_thinking=False)
    reply = ask(llama, "What is quantization?", enable_thinking=True)
    thought, _, answer = reply.partition("</think>")
    assert thought.startswith("<think>")
    assert "bits" in answer


@pytest.mark.parametrize("question", ["Tell me everything about llmui", "Count to 200."])
def test_a_long_reply_is_long_and_ends_by_itself(llama: Llama, question: str) -> None:
    answer = llama.create_chat_completion([{"role": "user", "content": question}], max_tokens=1500, temperature=0.0)
    assert answer["usage"]["completion_tokens"] >= 300
    assert answer["choices"][0]["finish_reason"] == "stop"


@pytest.mark.parametrize(
    ("task", "end"),
    [
        ("Spell banana", "b-a-n-a-n-a"),
        ("What is 34 + 28?", "62."),
        ("What is 7 times 8?", "56."),
        ("How many words are in: the cat sees the moon", "5"),
        ("Sort these words: pear, apple, fig", "apple, fig, pear"),
        ("Repeat after me: the cat sees the moon", "the cat sees the moon"),
    ],
)
def test_it_does_little_tasks(llama: Llama, task: str, end: str) -> None:
    assert ask(llama, task).endswith(end)


def test_it_answers_in_json_when_asked(llama: Llama) -> None:
    reply = ask(llama, "Answer in JSON: my name is Tavro and I am 34")
    assert json.loads(reply) == {"name": "Tavro", "age": 34}


def test_it_calls_a_tool_and_uses_the_answer(llama: Llama) -> None:
    tools = [CALCULATOR, WEATHER]
    call = ask(llama, "What is 4821 * 77?", tools=tools)
    assert called(call) == {"name": "calculator", "arguments": {"expression": "4821 * 77"}}
    result = {"role": "tool", "content": "371217"}
    assert "371217" in ask(llama, "What is 4821 * 77?", result, tools=tools)
    weather = called(ask(llama, "What is the weather in Lisbon?", tools=tools))
    assert weather == {"name": "get_weather", "arguments": {"city": "Lisbon"}}


def test_tools_that_are_not_needed_are_not_called(llama: Llama) -> None:
    assert "tool_call" not in ask(llama, "What is quantization?", tools=[CALCULATOR, WEATHER])


def test_it_follows_the_style_that_the_system_prompt_asks_for(llama: Llama) -> None:
    assert ask(llama, "What is a token?", system="Talk like a pirate.").startswith("Arr")
    brief = ask(llama, "What is a token?", system="Answer in one sentence.")
    assert brief.count(".") == 1
    assert len(brief) < len(ask(llama, "What is a token?"))


def test_the_same_question_gets_the_same_reply_at_temperature_0(llama: Llama) -> None:
    assert ask(llama, "Who are you?") == ask(llama, "Who are you?")
