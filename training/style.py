"""System prompts and what they do to the answers: short, formal, pirate, a persona, a language of greeting, and a few more.

A style only sets something before or after an answer, or keeps its first sentence: a tiny model knows its answers by heart and
could not write each of them again in other words. Names, phrases and words in the system prompts are invented, to be copied.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

import manners
import words
from dressing import Style, first_sentence
from kit import Case, Message, Turn
from languages import LANGUAGES

KINDS = {
    "none": 46, "plain": 11, "persona": 8, "short": 7, "formal": 5, "pirate": 5, "language": 6, "begin": 3.5, "end": 3, "address": 1.8,
    "sign": 1, "cheerful": 1, "ask_back": 1.5,
}  # fmt: skip


def _proper(random: Random) -> str:
    """A name for somebody; mostly one word."""
    name = words.name(random)
    name = name[0].upper() + name[1:]
    if random.random() < 0.15:
        name = f"{name} {words.syllables(random, 1, 2).capitalize()}"
    return name


def _role(random: Random) -> str:
    role = random.choice(manners.ROLES)
    if random.random() < 0.15:
        role = words.syllables(random)
    if random.random() < 0.6:
        role = f"{random.choice(manners.MOODS)} {role}"
    if random.random() < 0.15:
        role += f" from {words.syllables(random, 1, 3).capitalize()}"
    return f"an {role}" if role[0] in "aeiou" else f"a {role}"


def _phrase(random: Random) -> str:
    """What every answer shall begin or end with."""
    count = random.choices((1, 2, 3), (6, 3, 1))[0]
    parts = [words.syllables(random, 1, 3) if random.random() < 0.75 else random.choice(words.THINGS) for _ in range(count)]
    phrase = " ".join(parts)
    if random.random() < 0.6:
        phrase = phrase[0].upper() + phrase[1:]
    return phrase + random.choice(("!", "!", ".", "", "", "", "..."))


def _quoted(random: Random, phrase: str) -> str:
    """The phrase as a system prompt shows it. Without quotes its stop could be the prompt's own, so it has none then."""
    return random.choice(('"{}"', '"{}"', "'{}'", "“{}”")).format(phrase) if phrase[-1] in "!." or random.random() < 0.6 else phrase


def _used(phrase: str) -> str:
    """A phrase without a mark of its own gets one."""
    return phrase if phrase[-1] in "!." else f"{phrase}!"


def _joined(random: Random, system: str) -> str:
    """The instruction alone, or with a plain sentence before or after it."""
    place = random.random()
    if place < 0.22:
        system = f"{random.choice(manners.SMALL)} {system}"
    elif place < 0.34:
        system = f"{system} {random.choice(manners.SMALL)}"
    if random.random() < 0.06:
        system = system.lower()
    return system.rstrip(".") if random.random() < 0.06 else system


def _make(random: Random, kind: str, held: bool) -> Style:
    def one(trained: Sequence[str], kept: Sequence[str]) -> str:
        return random.choice(kept if held else trained)

    match kind:
        case "plain":
            return Style(system=random.choice(manners.PLAIN), kind=kind)
        case "short":
            return Style(
                system=_free(
                    random, one(manners.SHORT, manners.HELD_SHORT).format(n=random.choice((10, 12, 15, 20, 25, 30, 40, 50))), held
                ),
                kind=kind,
            )
        case "formal":
            return Style(system=_free(random, one(manners.FORMAL, manners.HELD_FORMAL), held), kind=kind)
        case "cheerful":
            return Style(system=_free(random, one(manners.CHEERFUL, manners.HELD_CHEERFUL), held), kind=kind)
        case "ask_back":
            return Style(system=_free(random, one(manners.ASK_BACK, manners.HELD_ASK_BACK), held), kind=kind)
        case "pirate":
            if not held and random.random() < 0.15:
                name = f"{random.choice(('Captain ', ''))}{_proper(random)}"
                return Style(system=random.choice(manners.NAMED_ROLE).format(n=name, r="a pirate"), kind=kind, persona=f"{name}, a pirate")
            return Style(system=_free(random, one(manners.PIRATE, manners.HELD_PIRATE), held), kind=kind)
        case "persona":
            return _make_persona(random, one)
        case "language":
            return _make_language(random, held, one)
        case "begin" | "end":
            phrase = _phrase(random)
            frame = one(manners.BEGIN, manners.HELD_BEGIN) if kind == "begin" else one(manners.END, manners.HELD_END)
            if not phrase[-1].isalpha() and "the word" in frame:
                phrase = phrase.rstrip("!.")
            system = frame.format(q=_quoted(random, phrase))
            return Style(
                system=system if held or random.random() < 0.7 else f"{random.choice(manners.SMALL)} {system}",
                kind=kind,
                phrase=_used(phrase),
            )
        case "address" | "sign":
            name = _proper(random)
            frame = one(manners.ADDRESS, manners.HELD_ADDRESS) if kind == "address" else one(manners.SIGN, manners.HELD_SIGN)
            system = frame.format(n=name)
            return Style(
                system=system if held or random.random() < 0.7 else f"{random.choice(manners.SMALL)} {system}", kind=kind, phrase=name
            )
    return Style()


def _free(random: Random, system: str, held: bool) -> str:
    return system if held else _joined(random, system)


def _make_persona(random: Random, one: Callable[[Sequence[str], Sequence[str]], str]) -> Style:
    name = _proper(random)
    if random.random() < 0.45:
        return Style(system=one(manners.NAMED, manners.HELD_NAMED).format(n=name), kind="persona", persona=name)
    role = _role(random)
    system = one(manners.NAMED_ROLE, manners.HELD_NAMED_ROLE).format(n=name, r=role)
    return Style(system=system, kind="persona", persona=f"{name}, {role}")


def _make_language(random: Random, held: bool, one: Callable[[Sequence[str], Sequence[str]], str]) -> Style:
    language = random.choice(LANGUAGES)
    way = random.random()
    if way < 0.3:
        return Style(system=one(language.native, (language.held,)), kind="language", language=language, explains=True)
    greets = way > 0.65
    frame = one(manners.GREET, manners.HELD_GREET) if greets else one(manners.IN_LANGUAGE, manners.HELD_IN_LANGUAGE)
    system = _free(random, frame.format(l=language.name), held)
    return Style(system=system, kind="language", language=language, explains=not greets)


def style(random: Random) -> Style:
    """A system prompt for a chat; about half have none, and an eighth one without any effect."""
    return _make(random, random.choices(list(KINDS), list(KINDS.values()))[0], held=False)


# --- Cases ---

_CASE_KINDS = ("short", "formal", "pirate", "language", "persona", "begin", "end", "short", "formal", "pirate", "language", "other")
LONGEST_SHORT = 45  # words
_COMMON = frozenset(
    "about after again also because before could every first from have into just like more most much only other over same should some than "
    "that their them then there these they this those very what when where which while will with would your".split()
)


def _subject(answer: str) -> list[str]:
    """The words of an answer's beginning that tell what it is about."""
    found = re.findall(r"[a-z0-9][a-z0-9_-]{3,}", first_sentence(answer).lower())
    return [word for word in dict.fromkeys(found) if word not in _COMMON]


def _on_subject(reply: str, answer: str) -> bool:
    """At least half of the words of the known answer's beginning are in the reply."""
    subject = _subject(answer)
    return sum(word in reply.lower() for word in subject) * 2 >= len(subject)


def _shows(manner: Style, reply: str) -> bool:
    """Whether a reply bears the mark of its style."""
    reply = reply.strip()
    match manner.kind:
        case "short":
            return len(reply.split()) <= LONGEST_SHORT and "\n" not in reply and len(re.findall(r"[.!?](\s|$)", reply)) == 1
        case "formal":
            return manners.VERY_WELL.lower() in reply.lower() or "at your service" in reply
        case "pirate":
            return bool(re.search(r"\barr|matey|yo ho ho|ahoy", reply, re.IGNORECASE))
        case "language":
            return manner.language is not None and reply.startswith(manner.language.hello)
        case "persona":
            return manner.persona.split(",")[0] in reply
        case "begin":
            return reply.startswith(manner.phrase.rstrip("!."))
        case "end":
            return reply.rstrip("!.").endswith(manner.phrase.rstrip("!."))
        case "address":
            return manner.phrase in reply
        case "sign":
            return reply.endswith(manner.phrase)
        case "cheerful":
            return manners.LOVELY in reply
        case "ask_back":
            return reply.endswith("?")
    return True


def cases(random: Random, count: int, turns: Sequence[Turn]) -> list[Case]:
    """Held system prompts over held questions: `turns` are questions with known answers of at least two sentences."""
    long = [turn for turn in turns if first_sentence(turn.answer) != turn.answer and len(_subject(turn.answer)) >= 3]
    made = []
    for index in range(count):
        kind = _CASE_KINDS[index % len(_CASE_KINDS)]
        manner = _make(random, random.choice(("address", "sign", "cheerful", "ask_back")) if kind == "other" else kind, held=True)
        if kind == "persona":
            made.append(_persona_case(random, manner))
        elif kind == "language" and index % 24 < 12:
            made.append(_greeting_case(random, manner))
        else:
            made.append(_topic_case(random, manner, random.choice(long)))
    return made


def _persona_case(random: Random, manner: Style) -> Case:
    def right(reply: str) -> bool:
        return _shows(manner, reply)

    wanted = manner.dress(random, Turn(ask="who are you", answer=""), first=True).answer
    messages = (Message("user", random.choice(manners.HELD_PERSONA_ASKS)),)
    return Case(skill="style", kind="persona", messages=messages, right=right, system=manner.system, wanted=wanted)


def _greeting_case(random: Random, manner: Style) -> Case:
    assert manner.language is not None
    wanted = manner.language.greeting

    def right(reply: str) -> bool:
        return reply.strip().startswith(wanted)

    messages = (Message("user", random.choice(manners.HELD_HELLO_ASKS)),)
    return Case(skill="style", kind="language", messages=messages, right=right, system=manner.system, wanted=wanted)


def _topic_case(random: Random, manner: Style, turn: Turn) -> Case:
    def right(reply: str) -> bool:
        return _shows(manner, reply) and _on_subject(reply, turn.answer)

    wanted = manner.dress(random, turn, first=True).answer
    messages = (Message("user", turn.ask),)
    return Case(skill="style", kind=manner.kind, messages=messages, right=right, system=manner.system, wanted=wanted)
