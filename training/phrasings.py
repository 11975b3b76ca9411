"""Many ways to ask the same thing: general question frames, politeness, and the small sloppiness of real typing."""

from __future__ import annotations

from random import Random

from wordings import together

FRAMES = together(
    "phrasings",
    "FRAMES",
    "what is {x}|what's {x}|explain {x}|tell me about {x}|what does {x} mean|can you explain {x}|what do you know about {x}"
    "|i don't understand {x}|help me understand {x}|define {x}|how does {x} work|why do i need {x}|{x}|what about {x}"
    "|and {x}|could you explain {x} to me|what exactly is {x}|give me an explanation of {x}|i want to know about {x}"
    "|please describe {x}|what is meant by {x}|how would you explain {x}|i have a question about {x}|is {x} important"
    "|what are the basics of {x}|explain {x} to a beginner|explain {x} in simple words|tell me something about {x}"
    "|i keep reading about {x}, what is it|what is the point of {x}|when do i need {x}|do you know {x}|how do i use {x}"
    "|what is {x} good for|what can you tell me about {x}|teach me about {x}|info on {x}|what are {x}|describe {x}"
    "|i want to learn about {x}|what should i know about {x}|summarise {x}|give me a summary of {x}|a question about {x}"
    "|i would like to know more about {x}|help with {x}|say something about {x}|what is the meaning of {x}|{x} explained"
    "|let's talk about {x}|how is {x} explained|show me what {x} is|can you tell me about {x}|give me some details about {x}"
    "|what do people mean when they say {x}|i heard about {x}, what is it|my friend mentioned {x}|i am reading about {x}",
)
HELD_FRAMES = (
    "What's the deal with {x}?|Could somebody explain {x}?|I'd like to understand {x}|Any idea what {x} is?|So what is this {x} thing?"
    "|I never really understood {x}|Can you break down {x} for me?|Give me a quick overview of {x}|I need to know what {x} is"
    "|What would you say {x} is?|Walk me through {x}|Give me the short version of {x}|Could you clarify {x}?|What's {x} about?"
    "|please explain what {x} is|I'm confused about {x}|can you teach me what {x} means|{x} - can you explain?"
).split("|")
SHORT_FRAMES = together(
    "phrasings",
    "SHORT_FRAMES",
    "{q}, in one sentence|{q}, briefly|{q}? answer briefly|{q}? keep it short|briefly: {q}|in short: {q}|{q}, short answer"
    "|{q} in a nutshell|{q}? one sentence please|short answer please: {q}",
)
LONG_FRAMES = together(
    "phrasings",
    "LONG_FRAMES",
    "{q}, in detail|{q}? explain in detail|{q}? please give a long answer|in detail: {q}|{q}, with all details"
    "|{q}? tell me everything you know|{q}? be thorough|{q}? i want a long explanation|{q}, with an example",
)
MORE = together(
    "phrasings",
    "MORE",
    "tell me more|more|more please|go on|can you say more|more details please|and what else|what else|explain more"
    "|can you give me more details|i want to know more|give me an example|please continue|anything else|tell me more about it"
    "|tell me more about that|can you explain that in detail|details please|ok, and further|could you expand on that"
    "|elaborate please|in more detail please|i need more information|is there more to it|what more can you tell me",
)
BEFORE = together(
    "phrasings",
    "BEFORE",
    "hey, |please |hi, |so |ok, |could you tell me: |quick question: |tell me, |hello! |one question: |now |i wonder, "
    "|sorry, |just curious, |can you tell me: |well, |next question: |hi there, |good morning, |thanks. |ok thanks, |great. "
    "|another question: |i am new here. |i am a beginner. |sorry if this is a stupid question. |hello, |um, |right, |and "
    "|i was wondering: |help! |maybe you know: |something else: |by the way, |i have a question. |excuse me, ",
    end=" ",
)
AFTER = together("phrasings", "AFTER", " please|, please| thanks| for me| now| then| here| exactly|, do you know|, i wonder| again")
# Openings that mean the same; a question that has one may have any of its group. Held-out wordings use still others.
_SAME = tuple(
    tuple(group.split("|"))
    for group in (
        "how do i |how can i |how to |how could i |how should i |how would i |what is the way to |i want to |i would like to |can i "
        "|can you tell me how to |show me how to |please explain how to |i need to |what do i do to |is there a way to |how does one ",
        "what is |what's |whats |what exactly is |can you tell me what is |tell me what is |do you know what is ",
        "what are |what're |tell me what are |which are |what exactly are ",
        "what does |what do you think does |tell me what does |what exactly does ",
        "why is |why's |how come |what is the reason that |tell me why |can you tell me why |i wonder why |explain why ",
        "why does |how come |i wonder why |tell me why |explain why |what is the reason that |what makes ",
        "where is |where's |where can i find |where do i find |tell me where is |in which place is ",
        "where do i |where can i |where should i |tell me where to |where to |where would i |in which place do i ",
        "can i |may i |could i |am i able to |is it possible to |is there a way to |would it be possible to |do you know if i can ",
        "should i |do i have to |is it good to |is it a good idea to |would you |do you recommend to |is it better to ",
        "which |what |tell me which ",
        "is it |tell me if it is |would it be |isn't it ",
        "does |will |tell me if |do you know if |i wonder if ",
    )
)
_DROPPED = frozenset("a an the do does is are my i it to of in on for this that can you me please really very".split())


def reword(random: Random, text: str) -> str:
    """Another opening of the same meaning, or a small word less: how the same question is asked by somebody else."""
    if random.random() < 0.35:
        groups = [(group, opening) for group in _SAME for opening in group if text.startswith(opening)]
        if groups:
            group, opening = max(groups, key=lambda entry: len(entry[1]))
            text = random.choice(group) + text[len(opening) :]
    if random.random() < 0.2:
        words = text.split(" ")
        small = [i for i, word in enumerate(words) if word in _DROPPED]
        if small and len(words) > 3:
            del words[random.choice(small)]
            text = " ".join(words)
    return text


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
