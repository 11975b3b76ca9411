"""Small talk: greetings, thanks, moods, jokes, and what the starter says about itself.

What is said is in `intents.py`; here it is dressed as different people type it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import words
from intents import BRIEF, INTENTS, Intent
from kit import Case, Message, Turn
from phrasings import reword, typo

_QUESTION = re.compile(
    r"(what|how|who|are|do|does|can|could|will|would|where|when|is|did|have|why|which|should|shall|may|am|since|in which|got)\b"
)
_BEFORE = ("well, ", "oh, ", "hey, ", "hi, ", "hello! ", "ok, ", "so, ", "ah, ", "hello, ", "hi! ", "hey! ")
_AFTER = (
    " llmui",
    " my friend",
    " starter",
    ", llmui",
    " please",
    " :)",
    " then",
    " now",
    " buddy",
    ", my friend",
    ", starter",
    " lol",
    " 😊",
)
_NO_OPENING = ("hello", "morning", "day", "letter", "foreign_hello")  # where a greeting in front would change what it is


def _dress(random: Random, key: str, text: str) -> str:
    """The wording as different people type it."""
    opening = random.random() < 0.12 and key not in _NO_OPENING
    text = random.choice(_BEFORE) + text if opening else text
    text = text + random.choice(_AFTER) if random.random() < 0.1 else text
    if "{n}" not in text and random.random() < 0.07:
        text = typo(random, text)
    elif random.random() < 0.03 and text[-1].isalpha():
        text += text[-1] * random.randint(1, 3)
    if random.random() < 0.5 and not text.startswith("{"):
        text = re.sub(r"\bi(?=\b|')", "I", text)
        text = text[0].upper() + text[1:]
    if random.random() < 0.02 and "{n}" not in text:
        text = text.upper()
    marks = ("", "", "?", "?", "?", " ?", "??") if _QUESTION.match(text.lower()) else ("", "", "", ".", ".", "!", "!", "!!", "...")
    return text + random.choice(marks)


_STATE = re.compile(
    r"^(i am|i'm|you are|you're|it is|it's|i feel|this is|that is|that was|i was) (?!(?:the|my|going|in|on|so|very|not|really|a|all) )"
)
_TIMES = (" today", " right now", " at the moment", " again", " this morning", " tonight", " these days", " this week")
_REQUEST = re.compile(
    r"^(tell|give|say|make|sing|dance|greet|wish|congratulate|entertain|surprise|teach|introduce|bring|hug|amaze|talk|speak)\b"
)
_ASKS_FOR = (
    "please ",
    "can you ",
    "could you ",
    "would you ",
    "i want you to ",
    "will you ",
    "now ",
    "you may ",
    "can you please ",
    "then ",
)
_WISHES = ("really ", "so ", "very ", "a bit ", "quite ", "a little ", "just ", "pretty ", "kind of ", "totally ")
_SHORT_FORMS = (
    ("i am ", "i'm "), ("you are ", "you're "), ("it is ", "it's "), ("what is ", "what's "), ("i am ", "im "), ("do not ", "don't "),
    ("that is ", "that's "), ("you are ", "you r "), ("who is ", "who's "), ("i have ", "i've got "), ("you are ", "u are "),
    ("let us ", "let's "), ("are you ", "are u "), ("what is ", "whats "), ("i will ", "i'll "), ("don't ", "dont "), ("can't ", "cannot "),
)  # fmt: skip
_MOODS = "i_am_fine praise insult wrong sad lonely angry nervous tired ill happy confused bored weather back wow laugh".split()


def _vary(random: Random, key: str, text: str) -> str:
    """Small words more or less, and short forms: how the same thing is said by somebody else."""
    state = _STATE.match(text)
    if key in _MOODS and state and random.random() < 0.35:
        text = text[: state.end()] + random.choice(_WISHES) + text[state.end() :]
    if key in _MOODS and state and random.random() < 0.2 and not text.endswith("today"):
        text += random.choice(_TIMES)
    if _REQUEST.match(text) and random.random() < 0.35:
        text = random.choice(_ASKS_FOR) + text
    if random.random() < 0.3:
        fitting = [(long, short) for long, short in _SHORT_FORMS if long in f"{text} "]
        if fitting:
            text = text.replace(*random.choice(fitting), 1)
    return reword(random, text) if _QUESTION.match(text) and random.random() < 0.35 else text


def _keys(random: Random) -> str:
    """What comes from hitting the keyboard: no vowels, so that it is no possible word."""
    row = random.choice(("sdfghjkl", "qwrtpzx", "xcvbnm", "sdfghjklqwrtpzxcvbnm", "jk", "fgh"))
    text = "".join(random.choice(row) for _ in range(random.randint(3, 9)))
    return text + random.choice(("", "", "?", " " + text[::-1], "!"))


def _bare(text: str) -> str:
    """Only the letters, with short forms written out: to compare wordings."""
    for long, short in _SHORT_FORMS:
        text = text.lower().replace(short, long) if "'" in short else text.lower()
    return re.sub(r"[^a-z{}]+", " ", text).strip()


_HELD = frozenset(filter(None, (_bare(text) for intent in INTENTS.values() for text in intent.held)))
_OFTEN = {
    "hello": 6,
    "how_are_you": 4,
    "thanks": 4,
    "bye": 2,
    "who": 3,
    "can": 3,
    "joke": 2,
    "introduce": 2,
    "birthday_of": 2,
    "letter": 0.5,
}


def small_talk(random: Random) -> Turn:
    """One remark and a short answer."""
    key = random.choices(list(INTENTS), [_OFTEN.get(key, 1) for key in INTENTS])[0]
    intent = INTENTS[key]
    ask = random.choice(intent.asks)
    if key == "nonsense" and random.random() < 0.6:
        ask = _keys(random)
    elif not intent.plain:
        plain, ask = ask, _dress(random, key, _vary(random, key, ask))
        ask = plain if _bare(ask) in _HELD else ask  # a wording of the evaluation stays out
    answer = random.choice(intent.answers) if len(intent.answers) > 2 or random.random() < 0.3 else intent.answers[0]
    who = words.name(random)
    brief = BRIEF[key] if key in BRIEF and BRIEF[key] != answer else ""
    return Turn(ask=ask.replace("{n}", who), answer=answer.replace("{n}", who), brief=brief, thought=intent.thought)


def _right(intent: Intent, who: str) -> Callable[[str], bool]:
    answers = {answer.replace("{n}", who) for answer in intent.answers}
    signs = [sign.replace("{n}", who.lower()) for sign in intent.signs]
    return lambda reply: reply.strip() in answers or any(sign in reply.lower() for sign in signs)


def cases(random: Random, count: int) -> list[Case]:
    """Held wordings: every intent once, then every intent again with the next of its wordings."""
    waiting = {key: random.sample(intent.held, len(intent.held)) for key, intent in INTENTS.items()}
    found: list[Case] = []
    while len(found) < count:
        for key in random.sample(list(INTENTS), len(INTENTS)):
            intent, who = INTENTS[key], words.syllables(random).capitalize()
            text = waiting[key].pop(0)
            waiting[key].append(text)
            found.append(
                Case(
                    skill="small_talk",
                    kind=key,
                    messages=(Message("user", text.replace("{n}", who)),),
                    right=_right(intent, who),
                    wanted=intent.answers[0].replace("{n}", who),
                )
            )
    return found[:count]
