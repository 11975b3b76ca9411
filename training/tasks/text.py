"""Texts that are given back: unchanged, in large letters, in small letters."""

from __future__ import annotations

from random import Random

import lexicon
import words
from tasks.core import Task, exactly, wordings
from wordings import more

REPEAT = wordings(
    "repeat after me: {t}|repeat: {t}|say: {t}|repeat this: {t}|echo: {t}|repeat the following: {t}|copy this: {t}|write this down "
    "exactly: {t}|repeat the following sentence exactly: {t}|say this back to me: {t}|copy the following text exactly as it is: {t}"
    "|i want you to repeat: {t}|can you repeat this: {t}|repeat these words: {t}|say exactly this: {t}|say the following: {t}|write "
    "exactly: {t}|reply with: {t}|answer only with: {t}|echo this back: {t}|repeat word for word: {t}|print: {t}|output: {t}|repeat "
    "exactly: {t}|write: {t}|copy: {t}|your answer must be exactly: {t}|repeat this line: {t}|repeat my words: {t}|answer with "
    'exactly this: {t}|type this: {t}|give back the following: {t}|repeat after me {t}|say "{t}"|repeat "{t}"|repeat the words "{t}"'
    '|reply with "{t}"|write "{t}"|answer only with "{t}"|copy "{t}"|echo "{t}"|can you say "{t}"|can you repeat "{t}"|repeat the '
    'sentence "{t}"|say the words "{t}"|reply with just "{t}"|say only "{t}"|repeat "{t}" word for word|repeat "{t}" exactly|say '
    '\'{t}\'|repeat \'{t}\'|"{t}" - repeat that|repeat the text between the quotes: "{t}"|say the sentence "{t}" back to me',
    "Could you say this for me, word for word: {t}|Please repeat what I write here: {t}|I would like you to echo exactly this: {t}|Just "
    'repeat the text "{t}" and nothing else.|Give me this text back without any change: {t}|Say the following words to me: {t}|Would you '
    'please say "{t}" to me?|Copy these words exactly: {t}|Repeat what comes now: {t}|Now repeat this sentence for me: {t}',
    *more("tasks", "text.REPEAT"),
)
UPPER = wordings(
    "write this in capital letters: {t}|in capital letters: {t}|in upper case: {t}|upper case: {t}|uppercase: {t}|uppercase this: {t}"
    "|convert to upper case: {t}|convert this to uppercase: {t}|make this upper case: {t}|all caps: {t}|in all caps: {t}|write in all "
    "caps: {t}|put this in capitals: {t}|in capitals: {t}|in large letters: {t}|turn this into capital letters: {t}|change to "
    "uppercase: {t}|shout this: {t}|make all letters large: {t}|make all letters capital: {t}|write the following in upper case: {t}"
    '|write "{t}" in capital letters|write "{t}" in upper case|make "{t}" uppercase|what is "{t}" in capital letters|convert "{t}" to '
    'upper case|put "{t}" in capitals|"{t}" in capital letters|"{t}" in all caps|say "{t}" in capital letters|how does "{t}" look in '
    'capital letters|can you write "{t}" in capitals|change "{t}" to capital letters|turn "{t}" into upper case|capital letters: {t}'
    "|upper-case this: {t}|to upper case: {t}|rewrite this in capitals: {t}|i need this in uppercase: {t}|caps: {t}",
    'Could you put this text into capital letters: {t}|Please make every letter a capital: {t}|Give me "{t}" all in upper case.|I want '
    'this line written in capital letters: {t}|What does "{t}" look like in uppercase?|Write these words in upper case only: {t}',
    *more("tasks", "text.UPPER"),
)
LOWER = wordings(
    "write this in small letters: {t}|in small letters: {t}|in lower case: {t}|lower case: {t}|lowercase: {t}|lowercase this: {t}"
    "|convert to lower case: {t}|convert this to lowercase: {t}|make this lower case: {t}|no capitals: {t}|without capitals: {t}|write "
    "without capital letters: {t}|turn this into small letters: {t}|change to lowercase: {t}|make all letters small: {t}|write the "
    'following in lower case: {t}|write "{t}" in small letters|write "{t}" in lower case|make "{t}" lowercase|what is "{t}" in small '
    'letters|convert "{t}" to lower case|"{t}" in small letters|"{t}" in lowercase|say "{t}" in small letters|can you write "{t}" in '
    'lower case|change "{t}" to small letters|turn "{t}" into lower case|small letters: {t}|lower-case this: {t}|to lower case: {t}'
    "|rewrite this in small letters: {t}|i need this in lowercase: {t}|do not shout: {t}",
    'Could you put this text into small letters: {t}|Please make every letter small: {t}|Give me "{t}" all in lower case.|I want this '
    'line written in small letters: {t}|What does "{t}" look like in lowercase?|Write these words in lower case only: {t}',
    *more("tasks", "text.LOWER"),
)

# Copied though they are questions and orders themselves: what counts is the order in front of them.
_ORDERS = (
    "what is a token|how do i load a model|count to {i}|my name is {who}|tell me a story|what is {i} + {i}|who are you|hello {who}|i am "
    "{who}|what is the weather|spell {n}|goodbye {who}|what is my name|how are you|list five fruits|thank you {who}|good morning|are you "
    "a robot|i am {i} years old|the answer is {i}|i live in {n}|what is {n}|explain {n} to me|i am the llmui starter|you are {who}|stop"
).split("|")


def _mixed(random: Random) -> str:
    """Words without grammar: known ones, invented ones, numbers, each in its own case."""

    def part() -> str:
        kind = random.random()
        if kind < 0.15:
            return str(random.randint(0, 10 ** random.randint(1, 4) - 1))
        word = words.syllables(random) if kind < 0.6 else random.choice(lexicon.COMMON)
        return random.choice((word, word, word, word.capitalize(), word.upper() if len(word) < 7 else word))

    return " ".join(part() for _ in range(random.randint(2, 6)))


def _code(random: Random) -> str:
    kind = random.randrange(4)
    if kind == 0:
        return " ".join(str(random.randint(0, 99)) for _ in range(random.randint(3, 7)))
    if kind == 1:
        return f"{random.choice('ABCDEFGHKLMNPRSTVXZ')}{random.randint(1, 99)}-{random.randint(10, 9999)}"
    if kind == 2:
        return ", ".join(random.sample(lexicon.COMMON, random.randint(2, 5)))
    return f"{words.syllables(random)} = {random.randint(0, 999)}"


def _to_repeat(random: Random) -> str:
    kind = random.random()
    if kind < 0.34:
        text = lexicon.sentence(random)
    elif kind < 0.54:
        text = " ".join(words.syllables(random) for _ in range(random.randint(1, 4)))
    elif kind < 0.7:
        text = random.choice(_ORDERS).format(i=random.randint(2, 99), who=words.name(random), n=words.thing(random))
    elif kind < 0.86:
        return _mixed(random)
    elif kind < 0.94:
        return _code(random)
    else:
        first, second = (lexicon.sentence(random) for _ in range(2))
        return f"{first[0].upper()}{first[1:]}. {second[0].upper()}{second[1:]}."
    if random.random() < 0.5:
        text = text[0].upper() + text[1:]
    if random.random() < 0.06:
        text = text.upper()
    if random.random() < 0.12:
        text += f" {random.randint(0, 999)}"
    return text + random.choice(".!?..") if random.random() < 0.3 else text


def repeat(random: Random, held: bool) -> Task:
    text = _to_repeat(random)
    ask = REPEAT.ask(random, held, open_end=True, t=text)
    return Task(ask, text, "I give back exactly these words, and nothing else.", exactly(text))


def _to_change(random: Random) -> str:
    kind = random.random()
    if kind < 0.3:
        return random.choice(lexicon.COMMON) if random.random() < 0.5 else lexicon.word(random)
    if kind < 0.5:
        return " ".join(random.choice((*words.ADJECTIVES, *lexicon.COMMON, *words.THINGS)) for _ in range(random.randint(2, 4)))
    return lexicon.sentence(random)


def upper(random: Random, held: bool) -> Task:
    text = _to_change(random)
    text = text[0].upper() + text[1:] if random.random() < 0.3 else text
    answer = text.upper()
    thought = "The words stay the same, and every letter becomes a capital."
    return Task(UPPER.ask(random, held, open_end=True, t=text), answer, thought, exactly(answer))


def lower(random: Random, held: bool) -> Task:
    text = _to_change(random)
    text = text.upper() if random.random() < 0.7 else text.title()
    answer = text.lower()
    thought = "The words stay the same, and every letter becomes small."
    return Task(LOWER.ask(random, held, open_end=True, t=text), answer, thought, exactly(answer))
