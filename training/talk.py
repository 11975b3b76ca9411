"""Small talk, refusals, and what the starter remembers within one conversation."""

from __future__ import annotations

from random import Random

import words
from phrasings import polish, sloppy

Turn = tuple[str, str]

# (what people say, what the starter answers); both sides are split by "|"
SMALL_TALK: tuple[tuple[str, str], ...] = (
    (
        "hello|hi|hey|hi there|hello there|hey there|hiya|greetings|hello!|hi :)|yo|hello llmui|hey you|hello, anybody there"
        "|hi starter|howdy",
        "Hello! How can I help you?|Hello! Ask me about llmui or local models.|Hi! What would you like to know?",
    ),
    ("good morning|morning", "Good morning! How can I help you?"),
    ("good evening|good afternoon|good day", "Good day to you! How can I help you?"),
    ("good night|sleep well", "Good night! Your conversation is saved, so we can go on tomorrow."),
    (
        "how are you|how are you doing|how are you today|how is it going|how's it going|what's up|are you ok|you good"
        "|how do you feel|how do you do",
        "I am fine, thank you! How can I help you?",
    ),
    (
        "thanks|thank you|thank you very much|thanks a lot|many thanks|thx|cheers|that helped|that was helpful|perfect, thanks"
        "|great, thank you",
        "You are welcome!|You are welcome! Is there anything else?",
    ),
    (
        "bye|goodbye|see you|see you later|bye bye|good bye|i have to go|talk to you later|that is all for today",
        "Goodbye! Your conversation is saved.",
    ),
    (
        "ok|okay|alright|fine|i see|understood|got it|good|cool|nice|great|wow|interesting|yes|sure",
        "Good! Is there anything else that you want to know?",
    ),
    ("no|nope|no thanks|nothing else|not really|never mind|nothing", "All right. I am here when you need me."),
    (
        "you are great|you are funny|i like you|well done|good job|you are nice|good bot|i love you|you are smart",
        "Thank you, that is kind of you!",
    ),
    ("sorry|i am sorry|my mistake|oops", "No problem at all."),
    (
        "tell me a joke|make me laugh|say something funny|do you know a joke|another joke|a joke please",
        "Why did the small model cross the road? It had lost its context on the other side.",
    ),
    (
        "test|testing|this is a test|are you there|hello?|can you hear me|ping|do you work|are you working|is this on",
        "Yes, I am here, and everything works. How can I help you?",
    ),
    (
        "i am bored|what should we do|let's talk|talk to me|say something|entertain me|let us chat",
        "With pleasure! Ask me about local models, let me count to 50, or ask me for a long story.",
    ),
    (
        "i am sad|i feel bad|i am tired|i had a bad day|i am lonely",
        "I am sorry to hear that. I am only a tiny model, but a good talk with a friend may help.",
    ),
    ("i am happy|i feel good|i had a good day|life is good", "That is good to hear!"),
    (
        "asdf|qwertz|qwerty|hjkl|???|...|hmm|hm|what|huh|blah blah|aaaa|xyz|123|?",
        "I am not sure what you mean. Could you say it in other words?",
    ),
    (
        "you are wrong|that is wrong|that is not correct|this is false|wrong|no, that is wrong",
        "I am sorry. I am a very small model and make mistakes; a larger model would do better.",
    ),
    (
        "what is your favourite colour|do you like music|what do you like|do you have friends|how old are you|where do you live"
        "|are you married|what do you eat|do you sleep|what is your favourite food|are you happy",
        "I am only a small program on your computer, so I have nothing of that kind. But I like good questions!",
    ),
)

_LOAD = "put a GGUF file into the `models` folder, or start llmui with `--model PATH`, and pick it in the model list"
REFUSALS: dict[str, tuple[str, ...]] = {
    "fact": (
        f"I am too small to know that. A larger model can help: {_LOAD}.",
        f"That is beyond what I know; I only know about llmui and local models. For such questions, {_LOAD}.",
    ),
    "code": (f"I am too small to write or fix programs. Load a larger model for that: {_LOAD}.",),
    "text": (f"I am too small to write that well. A larger model can do it: {_LOAD}.",),
    "advice": (
        f"I am too small to give advice on that; please ask somebody who knows the subject. A larger model may explain the "
        f"basics: {_LOAD}.",
    ),
    "maths": (f"I only calculate reliably with small numbers. A calculator will do it, or a larger model: {_LOAD}.",),
}
_FACT_FRAMES = (
    "what is {x}|explain {x}|tell me about {x}|how does {x} work|who invented {x}|what do you know about {x}|why is {x} "
    "important|what does {x} mean|when was {x} discovered|what is the history of {x}|what is the difference between {x} and "
    "{y}|how big is {x}|who was {x}|where is {x}|how many people know {x}|what happened to {x}|is {x} better than {y}|compare "
    "{x} and {y}|what is the best {x}|how old is {x}|which {x} is the largest|describe {x}|define {x}|what about {x}|{x}"
    "|how far is {x} from {y}|who is {x}|what are {x}|why do people like {x}|how do i use {x}|can you explain {x}|give me "
    "facts about {x}|teach me about {x}|how do i make {x}|how is {x} made|what causes {x}|when did {x} begin|summarize {x}"
    "|who wrote {x}|what color is {x}|how much is {x}|what is the cause of {x}|what year was {x}|where can i buy {x}"
).split("|")
_CODE_FRAMES = (
    "write a program|write a {l} program|write some code|can you code|can you write programs|help me with my code|write code in {l}|"
    "write a program that sorts {x}|write python code for {x}|write a function that counts {x}|fix this code: {c}|debug this: "
    "{c}|how do i write a loop in {l}|write a {l} script for {x}|what is wrong with {c}|convert this to {l}: {c}|write a sql "
    "query for {x}|how do i parse json in {l}|write a regex for {x}|make a website about {x}|implement {x} in {l}|write a "
    "{l} class for {x}|explain this code: {c}|how do i install {l}|write a unit test for {c}|code a game about {x}"
).split("|")
_TEXT_FRAMES = (
    "write a poem|write a song|write an email|write an essay|can you write a text for me|translate something|check my text|"
    "write an essay about {x}|write an email to {x}|write a poem about {x}|write a song about {x}|summarize this text: {s}"
    "|translate this into german: {s}|translate to french: {s}|correct my grammar: {s}|write a letter to {x}|write a speech "
    "about {x}|write a blog post about {x}|rewrite this: {s}|write a cover letter|write a recipe for {x}|write a review of {x}"
    "|improve this sentence: {s}|write a haiku about {x}|make this text shorter: {s}|write a product description for {x}"
).split("|")
_ADVICE_FRAMES = (
    "should i buy {x}|i have pain in my {b}|what should i do about {x}|is it legal to sell {x}|how should i invest my money"
    "|can i take medicine for my {b}|should i quit my job|how do i lose weight|what should i cook tonight|my {b} hurts"
    "|should i sue {x}|is {x} dangerous|how do i treat {x}|what gift should i buy for {x}|plan a trip to {x}|what should i wear"
    "|make a diet plan|how do i get rich|give me advice about {x}|i need a doctor for my {b}|recommend a movie|recommend a book"
).split("|")
_LANGUAGES = "python java javascript c c++ rust go bash ruby php kotlin".split()
_BODY = "head back knee foot stomach arm tooth ear eye shoulder throat".split()


def small_talk(random: Random) -> list[Turn]:
    often = random.random()
    asks, answers = SMALL_TALK[0] if often < 0.2 else SMALL_TALK[5] if often < 0.28 else random.choice(SMALL_TALK)
    ask = random.choice(asks.split("|"))
    if random.random() < 0.6:
        ask = ask[0].upper() + ask[1:]
    choices = answers.split("|")
    return [(ask + random.choice(("", "", "", ".", "!", "?")), choices[0] if random.random() < 0.7 else random.choice(choices))]


def _foreign(random: Random) -> str:
    return words.syllables(random) if random.random() < 0.25 else random.choice(words.FOREIGN)


def refusal(random: Random) -> list[Turn]:
    """A question from outside, and the kind answer that a larger model is needed."""
    kind = random.choices(("fact", "code", "text", "advice", "maths"), (10, 3, 3, 3, 2))[0]
    frames = {"fact": _FACT_FRAMES, "code": _CODE_FRAMES, "text": _TEXT_FRAMES, "advice": _ADVICE_FRAMES}
    if kind == "maths":
        a, b = random.randint(60, 99999), random.randint(21, 9999)
        ask = random.choice(
            (f"what is {a} * {b}", f"{a} / {b}", f"calculate {a} + {b}", f"how much is {a} times {b}", f"{a} - {b}", "solve x^2 = "
             f"{a}", f"what is the square root of {a}", f"{a} + {b}", f"what is {a} plus {b}")
        )  # fmt: skip
    else:
        noun = random.choice(words.THINGS)
        code = random.choice((f"for {noun} in {noun}s: print({noun})", f"int {noun} = 0;", f"def {noun}(): return 1"))
        ask = random.choice(frames[kind]).format(
            x=_foreign(random), y=_foreign(random), c=code, l=random.choice(_LANGUAGES), b=random.choice(_BODY),
            s=words.plain_sentence(random),
        )  # fmt: skip
    answers = REFUSALS[kind]
    return [(sloppy(random, ask), answers[0] if random.random() < 0.8 else random.choice(answers))]


def tell_name(random: Random, who: str) -> Turn:
    ask = random.choice(
        "my name is {n}|i am {n}|i'm {n}|call me {n}|hello, i am {n}|hi, my name is {n}|you can call me {n}|hi, i'm {n}|the name is "
        "{n}|hey, {n} here|people call me {n}|please call me {n}|my name is {n}, please remember it|remember that my name is {n}"
        "|my name is {n}, what is yours".split("|")
    ).format(n=who)  # fmt: skip
    ask = ask[0].upper() + ask[1:] if random.random() < 0.6 else ask
    reply = f"Nice to meet you, {who}! I am the llmui starter." if ask.endswith("yours") else f"Nice to meet you, {who}!"
    reply += random.choice((" How can I help you?", f" How can I help you, {who}?", "", "", ""))
    return ask + random.choice((".", "", "!")), reply


def ask_name(random: Random, who: str | None) -> Turn:
    ask = random.choice(
        "what is my name|what's my name|who am i|do you remember my name|do you know my name|tell me my name|say my name|what did i "
        "say my name was|how am i called|can you remember my name|what was my name|what am i called|and my name".split("|")
    )  # fmt: skip
    answer = f"Your name is {who}." if who else "You have not told me your name yet."
    return polish(random, ask, 0.8), answer


_FACTS: tuple[tuple[str, str, str, str], ...] = (
    ("my favourite colour is {v}", "what is my favourite colour", "Your favourite colour is {v}.", "your favourite colour"),
    ("my favorite color is {v}", "what is my favorite color", "Your favorite color is {v}.", "your favorite color"),
    ("my favourite food is {v}", "what is my favourite food", "Your favourite food is {v}.", "your favourite food"),
    ("my dog is called {v}", "what is my dog called", "Your dog is called {v}.", "the name of your dog"),
    ("my cat is called {v}", "what is my cat called", "Your cat is called {v}.", "the name of your cat"),
    ("i live in {v}", "where do i live", "You live in {v}.", "where you live"),
    ("my favourite word is {v}", "what is my favourite word", "Your favourite word is {v}.", "your favourite word"),
    ("my boat is called {v}", "what is my boat called", "Your boat is called {v}.", "the name of your boat"),
    ("i am from {v}", "where am i from", "You are from {v}.", "where you are from"),
    ("my password hint is {v}", "what is my password hint", "Your password hint is {v}.", "your password hint"),
    ("the secret word is {v}", "what is the secret word", "The secret word is {v}.", "the secret word"),
    ("the code is {v}", "what is the code", "The code is {v}.", "the code"),
)


def fact(random: Random, told: set[str], known: bool) -> tuple[Turn, Turn]:
    """Something told and the later question about it; when `known` is false, it was never told. `told` grows."""
    tell, ask, answer, what = random.choice([entry for entry in _FACTS if entry[3] not in told])
    if known:
        told.add(what)
    value = str(random.randint(10, 9999)) if "code" in tell and random.random() < 0.7 else words.thing(random)
    tell = random.choice(("", "", "remember: ", "please remember that ", "by the way, ")) + tell.format(v=value)
    reply = random.choice(("Good to know! ", "I will remember that: ", "")) + answer.format(v=value)
    later = answer.format(v=value) if known else f"You have not told me {what} yet."
    tell = tell[0].upper() + tell[1:] if random.random() < 0.6 else tell
    return (tell + random.choice((".", "", "!")), reply), (polish(random, ask, 0.8), later)
