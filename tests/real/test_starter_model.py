"""The bundled starter model keeps the promises of its card, on the bare engine: file, description, and what it says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from llama_cpp import Llama
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

STARTER = Path(__file__).parents[2] / "models" / "llmui-starter-Q8_0.gguf"
pytestmark = pytest.mark.real
LARGEST_FILE = 16_000_000


@pytest.fixture(scope="module")
def llama() -> Iterator[Llama]:
    model = Llama(str(STARTER), n_ctx=2048, n_threads=1, verbose=False)
    yield model
    model.close()


def ask(llama: Llama, *asks: str, system: str = "", temperature: float = 0.0) -> str:
    """Play a chat and return the last reply."""
    messages = [{"role": "system", "content": system}] if system else []
    for text in asks:
        messages.append({"role": "user", "content": text})
        answer = llama.create_chat_completion(messages, max_tokens=200, temperature=temperature, seed=3)
        messages.append({"role": "assistant", "content": answer["choices"][0]["message"]["content"]})
    return messages[-1]["content"]


def render(llama: Llama, messages: list[dict[str, str]], **options: bool) -> str:
    template = llama.metadata["tokenizer.chat_template"]
    return Jinja2ChatFormatter(template, eos_token="<|im_end|>", bos_token="")(messages=messages, **options).prompt


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
    assert "\n- " in ask(llama, "List five fruits")


def test_thinking_comes_first_when_it_is_switched_on(llama: Llama) -> None:
    reply = ask(llama, "What is quantization?", system="/think")
    thought, _, answer = reply.partition("</think>")
    assert thought.startswith("<think>")
    assert "bits" in answer


@pytest.mark.parametrize("question", ["Tell me everything about llmui", "Count to 200."])
def test_a_long_reply_is_long_and_ends_by_itself(llama: Llama, question: str) -> None:
    answer = llama.create_chat_completion([{"role": "user", "content": question}], max_tokens=1500, temperature=0.0)
    assert answer["usage"]["completion_tokens"] >= 300
    assert answer["choices"][0]["finish_reason"] == "stop"


def test_the_same_question_gets_the_same_reply_at_temperature_0(llama: Llama) -> None:
    assert ask(llama, "Who are you?") == ask(llama, "Who are you?")
