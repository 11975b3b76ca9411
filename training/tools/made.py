"""A tool together with what the generators know about it: how to ask for it, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass

from kit import Tool
from tools.arguments import Argument


@dataclass(frozen=True, slots=True)
class Made:
    """A tool, and how to ask for it. `asks` have `{0}`, `{1}`... for the arguments that they name by themselves."""

    tool: Tool
    arguments: tuple[Argument, ...]
    asks: tuple[str, ...]
    named: int  # so many of the arguments are in the asks, the rest is said in phrases
    reply: str = ""
    answer: str = "any"
    about: str = ""  # the words for a refusal: what cannot be done without this tool

    @property
    def is_calculating(self) -> bool:
        """Its answer has one right value: a calculator, or a tool that adds or multiplies."""
        return self.reply.startswith("The result is")

    @property
    def is_telling_time(self) -> bool:
        return self.answer == "time"

    @property
    def can_miss(self) -> list[str]:
        """Required arguments that a request of this tool may leave out: those that are said in phrases."""
        return [a.parameter.name for a in self.arguments[self.named :] if a.parameter.required]
