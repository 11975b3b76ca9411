"""Many ways to ask the same thing: general question frames, politeness, and the small sloppiness of real typing."""

from __future__ import annotations

from random import Random

FRAMES = (
    "what is {x}|what's {x}|explain {x}|tell me about {x}|what does {x} mean|can you explain {x}|what do you know about {x}"
    "|i don't understand {x}|help me understand {x}|define {x}|how does {x} work|why do i need {x}|{x}|what about {x}"
    "|and {x}|could you explain {x} to me|what exactly is {x}|give me an explanation of {x}|i want to know about {x}"
    "|please describe {x}|what is meant by {x}|how would you explain {x}|i have a question about {x}|is {x} important"
    "|what are the basics of {x}|explain {x} to a beginner|explain {x} in simple words|tell me something about {x}"
    "|i keep reading about {x}, what is it|what is the point of {x}|when do i need {x}|do you know {x}|how do i use {x}"
    "|what is {x} good for|what can you tell me about {x}|teach me about {x}|info on {x}"
).split("|")
SHORT_FRAMES = (
    "{q}, in one sentence|{q}, briefly|{q}? answer briefly|{q}? keep it short|briefly: {q}|in short: {q}|{q}, short answer"
).split("|")
LONG_FRAMES = (
    "{q}, in detail|{q}? explain in detail|{q}? please give a long answer|in detail: {q}|{q}, with all details"
    "|{q}? tell me everything you know|{q}? be thorough|{q}? i want a long explanation"
).split("|")
MORE = (
    "tell me more|more|more please|go on|can you say more|more details please|and what else|what else|explain more"
    "|can you give me more details|i want to know more|give me an example|please continue|anything else|tell me more about it"
    "|tell me more about that|can you explain that in detail|details please|ok, and further"
).split("|")
BEFORE = (
    "hey, |please |hi, |so |ok, |could you tell me: |quick question: |tell me, |hello! |one question: |now |i wonder, "
    "|sorry, |just curious, |can you tell me: |well, |next question: "
).split("|")
AFTER = (" please", ", please", " thanks", " for me", " now", " then")


def typo(random: Random, text: str) -> str:
    """Drop, double or swap one letter."""
    if len(text) < 6:
        return text
    i = random.randrange(1, len(text) - 2)
    if not (text[i].isalpha() and text[i + 1].isalpha()):
        return text
    return random.choice((text[:i] + text[i + 1 :], text[:i] + text[i] + text[i:], text[:i] + text[i + 1] + text[i] + text[i + 2 :]))


def polish(random: Random, text: str, plain: float = 0.5) -> str:
    """Surround a question with what people write around it. Names and numbers inside must survive: no typos here."""
    if random.random() > plain:
        if random.random() < 0.6:
            text = random.choice(BEFORE) + text
        if random.random() < 0.3:
            text += random.choice(AFTER)
    if random.random() < 0.55:
        text = text[0].upper() + text[1:]
        for word in (" i ", " i'm "):
            text = text.replace(word, word.upper().replace("M", "m"))
    return text + random.choice(("", "", "?", "?", "?", ".", "!", " ?"))


def sloppy(random: Random, text: str) -> str:
    """`polish`, and now and then a typing error: for questions whose words need not be copied."""
    text = polish(random, text)
    if random.random() < 0.1:
        text = typo(random, text)
    return text.lower() if random.random() < 0.08 else text


def about(random: Random, noun: str) -> str:
    """A question in a general frame about `noun`."""
    return random.choice(FRAMES).format(x=noun)
