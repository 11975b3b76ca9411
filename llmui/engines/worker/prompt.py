"""From messages to the tokens of a prompt, with text of people kept apart from the marks of the template.

A control token's text inside a message must not act as one. Such texts are replaced by words nobody can guess
before the template sees them, and put back as plain text afterwards. The tokens are the same each time.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from llmui.domain.generation import PromptMessage
from llmui.domain.messages import Role
from llmui.engines.worker.templates import TemplateRenderer
from llmui.engines.worker.vocabulary import Vocabulary
from llmui.errors import TemplateFailed

CHATML = (
    "{% for message in messages %}<|im_start|>{{ message['role'] }}\n{{ message['content'] }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
MAX_TEMPLATE_CHARS = 256 * 1024
OPEN_THOUGHT, CLOSE_THOUGHT = "<think>", "</think>"


@dataclass(frozen=True, slots=True)
class Prompt:
    """`stops` are strings that end the reply because the built-in template's own end mark is no token here."""

    tokens: list[int]
    opens_reasoning: bool = False
    stops: tuple[str, ...] = ()


class PromptBuilder:
    """Builds prompts for one loaded model; safe to call from several threads."""

    def __init__(self, vocabulary: Vocabulary, template: str, renderer: TemplateRenderer) -> None:
        self._vocabulary, self._renderer = vocabulary, renderer
        self._template = template or CHATML
        end = "<|im_end|>"
        plain = not template and not (vocabulary.controls and vocabulary.controls.fullmatch(end))
        self._stops = (end,) if plain else ()

    def build(self, messages: Sequence[PromptMessage], *, thinking: bool | None, prefix: str = "") -> Prompt:
        """Raises TemplateFailed."""
        if len(self._template) > MAX_TEMPLATE_CHARS:
            raise TemplateFailed(f"The model's chat template is too large: {len(self._template):,} characters.")
        shield = _Shield(self._vocabulary.controls)
        safe = [PromptMessage(message.role, shield.cover(message.text)) for message in messages]
        text = self._render(safe, thinking)
        if not text.strip():
            raise TemplateFailed("The model's chat template produced an empty prompt.")
        opened = text.rstrip().endswith(OPEN_THOUGHT)
        tokens = self._tokens(text + _continued(prefix, shield, opened), shield)
        return Prompt(tokens, opened, self._stops)

    def raw(self, text: str) -> Prompt:
        """A prompt written by hand: control tokens in it act as such."""
        tokens = self._tokens(text, _Shield(None))
        if not tokens:
            raise TemplateFailed("The prompt is empty.", hint="Write something first.")
        return Prompt(tokens)

    def _tokens(self, text: str, shield: _Shield) -> list[int]:
        vocabulary = self._vocabulary
        start: list[int] = []
        if vocabulary.bos is not None and vocabulary.adds_bos:
            bos_text = vocabulary.text_of(vocabulary.bos)
            if not (bos_text and text.startswith(bos_text)):
                start = [vocabulary.bos]
        for index, (part, is_plain) in enumerate(shield.parts(text)):
            start += vocabulary.tokens(part, special=not is_plain, first=index == 0)
        return start

    def _render(self, messages: Sequence[PromptMessage], thinking: bool | None) -> str:
        """Render; a template that refuses or forgets the system prompt gets it within the first user message."""
        folded = fold_system(messages)
        try:
            text = self._render_once(messages, thinking)
        except TemplateFailed as refused:
            for easier in (folded, merge_neighbours(folded)):
                if list(easier) != list(messages):
                    try:
                        return self._render_once(easier, thinking)
                    except TemplateFailed:
                        continue
            raise refused
        system = messages[0].text.strip() if messages and messages[0].role == Role.SYSTEM else ""
        return text if system[:200] in text else self._render_once(folded, thinking)

    def _render_once(self, messages: Sequence[PromptMessage], thinking: bool | None) -> str:
        vocabulary = self._vocabulary
        return self._renderer.render(
            self._template,
            messages,
            bos=vocabulary.text_of(vocabulary.bos),
            eos=vocabulary.text_of(vocabulary.eos),
            thinking=thinking,
        )


@dataclass(slots=True)
class _Shield:
    """Puts words nobody can guess in the place of control texts, and tells them apart again afterwards."""

    controls: re.Pattern[str] | None
    nonce: str = field(default_factory=lambda: "q" + secrets.token_hex(12))
    hidden: list[str] = field(default_factory=list)

    def cover(self, text: str) -> str:
        return self.controls.sub(self._hide, text) if self.controls is not None else text

    def parts(self, text: str) -> list[tuple[str, bool]]:
        """The text in pieces: (what the template wrote, False) and (what a person wrote in its likeness, True)."""
        found: list[tuple[str, bool]] = []
        for index, part in enumerate(re.split(self.nonce + r"x(\d{1,7})x", text)):
            if index % 2:
                found.append((self.hidden[int(part)], True))
            elif part:
                found.append((part, False))
        return found

    def _hide(self, match: re.Match[str]) -> str:
        self.hidden.append(match.group())
        return f"{self.nonce}x{len(self.hidden) - 1}x"


def _continued(prefix: str, shield: _Shield, opened: bool) -> str:
    """What a reply goes on from. The marks around its own thought are the model's; all else in it is plain text.

    A template that has opened the thought already must not open it twice.
    """
    if not prefix.startswith(OPEN_THOUGHT):
        return shield.cover(prefix)
    thought, close, rest = prefix.removeprefix(OPEN_THOUGHT).partition(CLOSE_THOUGHT)
    return ("" if opened else OPEN_THOUGHT) + shield.cover(thought) + close + shield.cover(rest)


def fold_system(messages: Sequence[PromptMessage]) -> list[PromptMessage]:
    """The system prompt at the head of the first user message, for templates that know no such role."""
    if not messages or messages[0].role != Role.SYSTEM:
        return list(messages)
    system, rest = messages[0].text, list(messages[1:])
    for index, message in enumerate(rest):
        if message.role == Role.USER:
            rest[index] = PromptMessage(Role.USER, f"{system}\n\n{message.text}" if system else message.text)
            return rest
    return [PromptMessage(Role.USER, system), *rest]


def merge_neighbours(messages: Sequence[PromptMessage]) -> list[PromptMessage]:
    """Messages of one role in a row as one, for templates that want the roles to alternate."""
    merged: list[PromptMessage] = []
    for message in messages:
        if merged and merged[-1].role == message.role:
            merged[-1] = PromptMessage(message.role, f"{merged[-1].text}\n\n{message.text}")
        else:
            merged.append(message)
    return merged
