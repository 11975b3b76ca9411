"""What a style does to an answer: something before or after it, or only its first sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from random import Random

import manners
from kit import Turn
from languages import Language

_WHO = re.compile(
    r"\bwho (might )?you are\b|\bwho are you\b|\byour name\b|\bwho am i (talking|chatting|speaking)|\bintroduce yourself"
    r"|(should|shall|may) i call you\b|\bthey call you\b"
    r"|\byou called\b|\bdescribe yourself|\babout yourself|\bwho is (this|there)$|^(and )?what are you$|\byou have a name"
)
_MY_NAME, _NOT_TOLD = re.compile(r"\bmy name\b|\bwho am i\b"), re.compile(r"\bnot (yet )?told\b|do not know")
_HELLO = re.compile(r"(hello|hi|hey|hiya|howdy|greetings|good (morning|day|evening|afternoon)|morning)\b")
_ANSWERED_HELLO = re.compile(r"(Hello|Hi|Good (morning|day|evening|afternoon))\b[^.!]*[.!]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """A system prompt with its effect; `phrase` is the name, word or phrase that the system prompt gives to be used."""

    system: str = ""
    kind: str = "none"
    persona: str = ""
    phrase: str = ""
    language: Language | None = None
    explains: bool = False  # the prompt wants all answers in the language, which is not kept, so the first answer says so

    def opening(self, random: Random) -> Turn | None:
        """A turn that shows the style best, for the start of some chats; it is dressed already."""
        if self.persona and random.random() < 0.6:
            turn = Turn(ask=_typed(random, random.choice(manners.PERSONA_ASKS)), answer="")
        elif self.language and random.random() < 0.6:
            greetings = self.language.words if random.random() < 0.4 else manners.HELLO_ASKS
            turn = Turn(ask=_typed(random, random.choice(greetings)), answer="Hello! How can I help you?")
        else:
            return None
        dressed = self.dress(random, turn, first=True)
        return Turn(ask=dressed.ask, answer=dressed.answer, thought="A short and friendly answer is best.", exact=True)

    def dress(self, random: Random, turn: Turn, first: bool) -> Turn:
        """The turn as this style answers it; `first` says that nothing was answered before in the chat."""
        answer = self._answer(turn, first)
        return turn if answer == turn.answer else Turn(ask=turn.ask, answer=answer, thought=turn.thought, exact=turn.exact)

    def _answer(self, turn: Turn, first: bool) -> str:
        asked = turn.ask.lower().strip(" ?!.,:")
        if turn.exact:
            return turn.answer
        persona = f"I am {self.persona}. {manners.BEHIND}" if self.persona and _WHO.search(asked) else ""
        hello = _answers_hello(asked, turn.answer) or (self.language is not None and asked in self.language.words)
        answer = persona or turn.answer
        match self.kind:
            case "address" if _MY_NAME.search(asked) and _NOT_TOLD.search(answer):
                return f"I call you {self.phrase}."
            case "short":
                return turn.brief or first_sentence(answer)
            case "formal":
                return "Good day to you. How may I be of service?" if hello else _around(manners.VERY_WELL, answer, manners.SERVICE)
            case "pirate":
                return "Ahoy, matey! How can I help ye?" if hello else _around(manners.ARR, answer, manners.YO_HO_HO)
            case "language" if self.language:
                return self._foreign(answer, hello, first)
            case "begin":
                return f"{self.phrase} {answer}"
            case "end":
                return _around("", answer, self.phrase)
            case "address":
                return f"Hello, {self.phrase}! How can I help you?" if hello else f"{self.phrase}, here is my answer. {answer}"
            case "sign":
                return f"{answer}\n\n— {self.phrase}"
            case "cheerful":
                return _around("", answer, manners.LOVELY)
            case "ask_back":
                return answer if answer.endswith("?") else _around("", answer, manners.ASKED_BACK)
        return answer

    def _foreign(self, answer: str, hello: bool, first: bool) -> str:
        assert self.language is not None
        if hello:
            return self.language.greeting
        if not first:
            return answer
        small = manners.NOT_ENGLISH.format(l=self.language.name) + " " if self.explains else ""
        return f"{self.language.hello} {small}{answer}"


def first_sentence(text: str) -> str:
    """Up to the first full stop that ends a sentence, within the first paragraph; a list stays whole."""
    paragraph = text.split("\n", 1)[0]
    sentence = re.split(r"(?<=[.!?])\s", paragraph, maxsplit=1)[0]
    greeting = re.match(r"(Hello|Hi|Good \w+)!", text)
    return sentence if sentence.endswith((".", "!", "?")) and not greeting else text


def _around(before: str, answer: str, after: str) -> str:
    """Before and after an answer; behind paragraphs, lists and code as a paragraph of its own."""
    gap = "\n\n" if "\n" in answer else " "
    return f"{before} {answer}{gap}{after}".strip()


def _answers_hello(asked: str, answer: str) -> bool:
    return bool(_HELLO.match(asked) and len(asked.split()) <= 4 and _ANSWERED_HELLO.match(answer) and answer.endswith("?"))


def _typed(random: Random, ask: str) -> str:
    ask = ask[0].upper() + ask[1:] if random.random() < 0.55 else ask
    return ask + random.choice(("", "", "!", "?", "."))
