"""What a user tells about themselves, and the questions about it later in the same chat.

Most values are invented, so that only looking back in the chat gives the right answer; and a question about what was never told
must be answered with just that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

import words
from kit import Case, Message, Turn
from phrasings import polish


@dataclass(frozen=True, slots=True)
class Kind:
    """One thing that can be told: `{v}` is its value.

    `says` is how the starter puts it ("your name is {v}"), `missing` what it calls the thing ("your name").
    """

    key: str
    tells: tuple[str, ...]
    held_tells: tuple[str, ...]
    asks: tuple[str, ...]
    held_asks: tuple[str, ...]
    says: str
    missing: str
    value: Callable[[Random], str]


def _kind(
    key: str, tells: str, held_tells: str, asks: str, held_asks: str, says: str, missing: str, value: Callable[[Random], str]
) -> Kind:
    split = [tuple(text.split("|")) for text in (tells, held_tells, asks, held_asks)]
    return Kind(key, *split, says, missing, value)


# Questions about a noun phrase: "my favourite colour", "the door code".
_ASKS = (
    "what is {np}|what's {np}|what was {np}|do you remember {np}|do you know {np}|tell me {np}|can you tell me {np}|and {np}|{np} please"
    "|can you remember {np}|what did i say about {np}|what have i told you about {np}|please repeat {np}|remind me of {np}"
    "|what did i say {np} was|say {np}|what did i tell you about {np}|which is {np}"
)
_HELD_ASKS = (
    "i can't remember {np}, what is it|do you still know {np}|could you remind me what {np} is|i forgot {np}, what was it"
    "|can you still tell me {np}"
    "|please tell me again what {np} is|let's see if you remember {np}|do you have {np} in mind"
)
_OPEN_TELLS = (
    "{np} is {v}|{np} is {v}|remember that {np} is {v}|please note: {np} is {v}|{np}: {v}|{v} is {np}|{np} = {v}|note that {np} is {v}"
    "|keep in mind that {np} is {v}|i want to tell you that {np} is {v}|please remember {np}: {v}|{np} will be {v}"
)
_OPEN_HELD_TELLS = (
    "don't forget: {np} is {v}|you should know that {np} is {v}|i want you to know that {np} is {v}|write down that {np} is {v}"
    "|it is important that {np} is {v}"
)

_PETS = "dog cat parrot rabbit horse hamster goldfish turtle pony donkey snake canary goat pig mouse lizard duck".split()
_PEOPLE = (
    "sister brother mother father daughter son wife husband boss teacher neighbour friend uncle aunt cousin doctor colleague grandmother "
    "girlfriend boyfriend baby roommate dentist coach"
).split()
_NAMED = "boat house robot band company village school street shop farm team teddy plant bike computer cafe".split()
_FAVOURITES = (
    "colour|color|food|animal|film|movie|drink|song|book|season|city|band|sport|game|flower|month|word|letter|fruit|singer|tree|bird|dish"
    "|country|day|toy|author|vegetable|cheese|cake|planet|name|shop|street|writer|dance|park|instrument|tool|place"
).split("|")
_MINE = (
    "bag|bed|birth town|birth stone|blood group|bus line|code|coat|desk|door|first language|flat|garden|goal"
    "|hair colour|hat|home town|keyboard|lucky charm|lucky number|laptop|locker number|machine|motto|nickname|office|order|password hint"
    "|phone|postcode|plan|project|ring|room number|seat|shirt|shoe size|star sign|start number|surname|ticket number|user name"
    "|watch|width|zip code|dream|phone case|customer number|middle name|height|breakfast|dinner|lunch|lamp"
).split("|")
_THE = (
    "code word|secret word|magic word|door code|room number|key word|project name|team name|code|secret number|winner|ship|capital of my "
    "island|table number|colour of my house|colour of my bike|name of our group|number of the bus|place where we meet|word of the day"
    "|title of my book|name of the street|wifi name|number of my locker|secret|hiding place"
).split("|")
_EVENTS = "meeting|party|exam|concert|interview|wedding|flight|dentist appointment|lesson|match|holiday|visit|talk|race".split("|")
_JOBS = (
    "baker teacher nurse gardener painter carpenter farmer lawyer driver pilot cook clerk writer plumber dentist engineer artist "
    "electrician tailor singer waiter builder actor sailor butcher cleaner student postman barber hunter"
).split()
_COUNTED = "cats dogs cousins brothers sisters books bikes hens houses boats plants guitars keys hats clocks rings maps lamps".split()
_HOBBIES = (
    "chess|knitting|sailing|painting|fishing|running|singing|gardening|cycling|climbing|cooking|rowing|pottery|reading|skiing|hiking|"
    "juggling|archery|dancing|origami"
).split("|")
_MONTHS = words.CATEGORIES["month"]
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _article(noun: str) -> str:
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"


def _number(random: Random) -> str:
    return str(random.randint(0, 10 ** random.randint(1, 5)))


def _word(random: Random) -> str:
    """Anything that can be copied: a word, two words, a number, a code."""
    kind = random.random()
    if kind < 0.45:
        return words.syllables(random, 1, 3)
    if kind < 0.6:
        return words.thing(random)
    if kind < 0.75:
        return f"{random.choice(words.ADJECTIVES)} {words.syllables(random)}"
    if kind < 0.82:
        return f"{words.syllables(random, 1, 2)} {words.syllables(random, 1, 2)}"
    if kind < 0.9:
        return _number(random)
    return f"{words.syllables(random, 1, 1)}{random.randint(1, 99)}"


def _name(random: Random) -> str:
    first = words.name(random)
    return f"{first} {words.syllables(random, 1, 2).capitalize()}" if random.random() < 0.12 else first


def _place(random: Random) -> str:
    kind = random.random()
    if kind < 0.2:
        return random.choice(words.CATEGORIES["city"] + words.CATEGORIES["country"])
    place = words.syllables(random).capitalize()
    return f"{random.choice(('New', 'Old', 'Upper', 'Port', 'North', 'East'))} {place}" if kind < 0.35 else place


def _date(random: Random) -> str:
    return f"{random.randint(1, 28)} {random.choice(_MONTHS)}"


def _when(random: Random) -> str:
    kind = random.random()
    if kind < 0.4:
        return random.choice(_DAYS)
    return f"{random.choice(_DAYS)} at {random.randint(7, 22)}:{random.choice(('00', '15', '30', '45'))}" if kind < 0.7 else _date(random)


def _job(random: Random) -> str:
    return _article(
        random.choice(_JOBS) if random.random() < 0.5 else words.syllables(random) + random.choice(("er", "maker", "man", "ist"))
    )


def _hobby(random: Random) -> str:
    return random.choice(_HOBBIES) if random.random() < 0.4 else words.syllables(random) + random.choice(("ing", "", " dancing", " racing"))


def _food(random: Random) -> str:
    return random.choice(words.CATEGORIES[random.choice(("fruit", "vegetable"))]) if random.random() < 0.35 else words.syllables(random)


def _car(random: Random) -> str:
    maker = words.syllables(random, 1, 3).capitalize()
    extra = random.random()
    model = f"{maker} {random.randint(1, 900)}" if extra < 0.3 else f"{random.choice(words.CATEGORIES['colour'])} {maker}"
    return _article(maker if extra > 0.7 else model)


def _years(random: Random) -> str:
    return str(random.randint(6, 99))


NAME = _kind(
    "name",
    "my name is {v}|my name is {v}|i am {v}|i'm {v}|call me {v}|you can call me {v}|people call me {v}|the name is {v}|please call me {v}"
    "|{v} is my name|my friends call me {v}|i am called {v}|{v} here|my name's {v}|remember that my name is {v}",
    "everybody calls me {v}|my first name is {v}|i go by the name of {v}|the name's {v}|i would like to be called {v}",
    "what is my name|what's my name|who am i|do you remember my name|do you know my name|tell me my name|say my name"
    "|what did i say my name was"
    "|can you remember my name|what was my name|what am i called|and my name|my name please|what name did i tell you"
    "|which name did i give you"
    "|what do people call me|do you know who i am|can you tell me my name|did i tell you my name",
    "can you still tell me my name|do you still know what i am called|i can't recall my name, what is it|could you remind me of my name"
    "|how did i introduce myself|i forgot my own name, what is it|please tell me what my name is",
    "your name is {v}",
    "your name",
    _name,
)
_FIXED = (
    _kind(
        "live",
        "i live in {v}|my home is in {v}|i am living in {v}|i have a flat in {v}, where i live|the place where i live is {v}"
        "|i moved to {v} and "
        "live there|home for me is {v}|i live in a town called {v}",
        "for two years i have lived in {v}|the town i live in is {v}|my house stands in {v}, i live there|i currently live in {v}",
        "where do i live|do you know where i live|which town do i live in|where is my home|tell me where i live|in which place do i live"
        "|do you remember where i live|what place do i live in|where did i say i live|where is my house",
        "in which town do i live|can you still tell me where i live|what did i say, where do i live|could you remind me where i live",
        "you live in {v}",
        "where you live",
        _place,
    ),
    _kind(
        "from",
        "i am from {v}|i come from {v}|i'm from {v}|i was born in {v} and come from there|originally i am from {v}"
        "|my family comes from {v}, "
        "and so do i",
        "i'm originally from {v}|the place i come from is {v}|as for me, i come from {v}",
        "where am i from|where do i come from|do you know where i am from|tell me where i come from|which place am i from"
        "|do you remember where i come from|where did i say i am from",
        "where is it that i am from|what place do i come from|could you remind me where i come from",
        "you are from {v}",
        "where you are from",
        _place,
    ),
    _kind(
        "job",
        "i work as {v}|i earn my money as {v}|for a living, i work as {v}|i have a job as {v}|i am employed as {v}|my job: i work as {v}"
        "|i work as {v} in a small town|i am {v} by profession",
        "these days i work as {v}|i have been working as {v} for years|in my profession i work as {v}|i make my living as {v}",
        "what is my job|what do i do for a living|what do i work as|what is my profession|do you know my job|which job do i have"
        "|tell me my job"
        "|do you remember my job|what kind of work do i do|as what do i work|what did i say my job was",
        "do you remember what i do for work|what profession do i have, do you remember|how do i earn my money"
        "|i forgot my job, what is it",
        "you work as {v}",
        "your job",
        _job,
    ),
    _kind(
        "age",
        "i am {v} years old|i'm {v} years old|my age is {v}|i am {v} years of age|i turned {v} this year|i was {v} on my last birthday"
        "|i am {v}"
        "|i am already {v} years old",
        "i have just turned {v}|at the moment i am {v} years old|since last month i am {v}|i'm now {v} years old",
        "how old am i|what is my age|do you know how old i am|what's my age|tell me my age|do you remember my age|how many years old am i"
        "|do you remember how old i am|tell me how old i am",
        "how old did i say i am|i forgot my age, what is it|do you still know how old i am|what did i tell you, how old am i",
        "you are {v} years old",
        "your age",
        _years,
    ),
    _kind(
        "hobby",
        "my hobby is {v}|in my free time i like {v}|my hobby: {v}|i spend my weekends with {v}, it is my hobby|{v} is my hobby"
        "|when i have time, my hobby is {v}|as a hobby i do {v}",
        "my hobby has been {v} for years|the hobby i enjoy most is {v}|my only hobby is {v}",
        "what is my hobby|what do i do in my free time|do you know my hobby|which hobby do i have|tell me my hobby"
        "|do you remember my hobby"
        "|what hobby did i tell you about|what's my hobby",
        "i forgot my hobby, what is it|which hobby did i mention|how do i spend my free time|do you still know my hobby",
        "your hobby is {v}",
        "your hobby",
        _hobby,
    ),
    _kind(
        "allergy",
        "i am allergic to {v}|i have an allergy to {v}|my allergy is {v}|i am very allergic to {v}|{v} is bad for me, i am allergic to it"
        "|i can't have {v}, i am allergic|i'm allergic to {v}",
        "please note that i am allergic to {v}|since my childhood i am allergic to {v}|{v} gives me an allergy",
        "what am i allergic to|which allergy do i have|what is my allergy|do you remember my allergy|what can i not eat"
        "|tell me my allergy"
        "|do you know what i am allergic to|what allergy did i tell you about",
        "which food am i allergic to|what is it that i am allergic to|do you still know my allergy",
        "you are allergic to {v}",
        "your allergy",
        _food,
    ),
    _kind(
        "car",
        "i drive {v}|i drive {v} to work|my car: i drive {v}|every day i drive {v}|i bought {v} and drive it|at home i drive {v}",
        "i've been driving {v} for years|my car is {v}, i drive it every day|these days i drive {v}",
        "what car do i drive|which car do i drive|what do i drive|what kind of car do i drive|do you know which car i drive"
        "|tell me which car i "
        "drive|do you remember my car|what model is my car",
        "which car did i say i drive|what car was it that i drive|do you still know which car i drive",
        "you drive {v}",
        "which car you drive",
        _car,
    ),
    _kind(
        "birthday",
        "my birthday is on {v}|i was born on {v}|my birthday is {v}|i have my birthday on {v}|remember my birthday, it is on {v}"
        "|on {v} i have my birthday",
        "my birthday falls on {v}|i celebrate my birthday on {v}|don't forget my birthday on {v}",
        "when is my birthday|on which day is my birthday|do you know my birthday|when was i born|what is my birthday|tell me my birthday"
        "|what date is my birthday|do you remember when my birthday is",
        "i forgot when my birthday is|do you still know when my birthday is|which date is my birthday",
        "your birthday is on {v}",
        "your birthday",
        _date,
    ),
    _kind(
        "like",
        "i like {v} very much|i really like {v}|what i like is {v}|i am a big fan of {v}, i like it|you should know that i like {v} a lot"
        "|i like {v} more than anything",
        "there is one thing i like: {v}|i have always liked {v}|the thing that i like is {v}",
        "what do i like|do you know what i like|what did i say i like|tell me what i like|do you remember what i like"
        "|what do i like more than anything",
        "what was it that i like|which thing do i like|do you still know what i like",
        "you like {v}",
        "what you like",
        words.thing,
    ),
    _kind(
        "hate",
        "i hate {v}|i can't stand {v}, i hate it|what i hate is {v}|i really hate {v}|there is nothing that i hate more than {v}",
        "one thing i hate is {v}|i have always hated {v}",
        "what do i hate|do you know what i hate|what did i say i hate|tell me what i hate|what is it that i hate"
        "|do you remember what i hate",
        "what was it that i hate|which thing do i hate|do you still know what i hate",
        "you hate {v}",
        "what you hate",
        words.thing,
    ),
    _kind(
        "learn",
        "i am learning {v}|at the moment i am learning {v}|in the evening i am learning {v}|i started learning {v}"
        "|i'm learning {v} at school",
        "since last year i have been learning {v}|i take lessons because i am learning {v}",
        "what am i learning|do you know what i am learning|which thing am i learning|what did i say i am learning"
        "|tell me what i am learning",
        "what is it that i am learning|do you remember what i am learning",
        "you are learning {v}",
        "what you are learning",
        _hobby,
    ),
)  # fmt: skip


def favourite(noun: str) -> Kind:
    """`noun` in the American spelling gets the American "favorite"."""
    word = "favorite" if noun in ("color", "movie") else "favourite"
    np = f"my {word} {noun}"
    value = _number if noun == "number" else _word

    def chosen(random: Random) -> str:
        key = "colour" if noun == "color" else noun
        return random.choice(words.CATEGORIES[key]) if key in words.CATEGORIES and random.random() < 0.3 else value(random)

    fill = {"np": np, "n": noun, "f": word, "v": "{v}"}
    return _kind(
        f"favourite {noun}",
        "{np} is {v}|{np} is {v}|{v} is {np}|{np} has always been {v}|the {n} i like best is {v}, my {f} one|{np}: {v}"
        "|as for {np}, it is {v}"
        "|remember that {np} is {v}|i think that {np} is {v}|i would say that {np} is {v}|{np} must be {v}".format(**fill),
        "when it comes to {np}, i choose {v}|{np} of all is {v}|i have a {f} {n}: {v}|if you ask me, {np} is {v}".format(**fill),
        f"{_ASKS}|which {{n}} do i like best|which {{n}} is my {{f}}|what {{n}} is my {{f}}|what {{n}} do i like most".format(**fill),
        f"{_HELD_ASKS}|which {{n}} did i call my {{f}}|do you remember which {{n}} i like best".format(**fill),
        f"your {word} {noun} is {{v}}",
        f"your {word} {noun}",
        chosen,
    )


def called(noun: str) -> Kind:
    """The name of a pet, a person or a thing."""
    fill = {"n": noun, "a": _article(noun), "v": "{v}"}
    return _kind(
        f"called {noun}",
        "my {n} is called {v}|my {n} is called {v}|my {n}'s name is {v}|i have {a} called {v}|i have {a} named {v}"
        "|the name of my {n} is {v}"
        "|{v} is the name of my {n}|my {n} is named {v}|i have {a}, and the name is {v}|this is about my {n} {v}".format(**fill),
        "my {n} has the name {v}|{v} is what my {n} is called|i have {a} whose name is {v}|there is my {n}, called {v}".format(**fill),
        "what is my {n} called|what's the name of my {n}|what is my {n}'s name|what is the name of my {n}|do you know the name of my {n}"
        "|tell me my {n}'s name|which name does my {n} have|what do i call my {n}|and the name of my {n}|do you remember my {n}'s name"
        "|what was the name of my {n}|how is my {n} called|do you know what my {n} is called".format(**fill),
        "what did i say my {n} is called|do you still know what my {n} is called|can you remind me of the name of my {n}"
        "|i forgot the name of my {n}, what was it|which name did i say my {n} has".format(**fill),
        f"your {noun} is called {{v}}",
        f"the name of your {noun}",
        _name,
    )


def mine(noun: str) -> Kind:
    """Anything else of the user's: my motto, my zalvo."""
    np = f"my {noun}"
    number = any(part in noun for part in ("number", "size", "code", "height", "width"))
    return _kind(
        f"my {noun}",
        _OPEN_TELLS.replace("{np}", np),
        _OPEN_HELD_TELLS.replace("{np}", np),
        _ASKS.replace("{np}", np),
        _HELD_ASKS.replace("{np}", np),
        f"your {noun} is {{v}}",
        f"your {noun}",
        _number if number else _word,
    )


def the(noun: str) -> Kind:
    """Something that is not the user's own: the door code."""
    np, seen = f"the {noun}", f"the {noun}".replace(" my ", " your ").replace(" our ", " your ").replace(" we ", " you ")
    number = any(part in noun for part in ("number", "code"))
    return _kind(
        f"the {noun}",
        _OPEN_TELLS.replace("{np}", np),
        _OPEN_HELD_TELLS.replace("{np}", np),
        _ASKS.replace("{np}", np),
        _HELD_ASKS.replace("{np}", np),
        f"{seen} is {{v}}",
        seen,
        (lambda random: _number(random) if random.random() < 0.6 else _word(random)) if number else _word,
    )


def event(noun: str) -> Kind:
    """The day of something."""
    return _kind(
        f"on {noun}",
        f"my {noun} is on {{v}}|i have my {noun} on {{v}}|on {{v}} i have my {noun}|remember that my {noun} is on {{v}}"
        f"|my {noun} will be on {{v}}|the date of my {noun}: my {noun} is on {{v}}",
        f"don't forget that my {noun} is on {{v}}|my {noun} takes place on {{v}}|they told me that my {noun} is on {{v}}",
        f"when is my {noun}|on which day is my {noun}|what day is my {noun}|do you remember when my {noun} is|tell me when my {noun} is"
        f"|when do i have my {noun}|when was my {noun}|do you know when my {noun} is|and when is my {noun}",
        f"remind me when my {noun} is|do you still know when my {noun} is|which day did i say my {noun} is|i forgot when my {noun} is",
        f"your {noun} is on {{v}}",
        f"when your {noun} is",
        _when,
    )


def counted(noun: str) -> Kind:
    """How many of something the user has."""
    return _kind(
        f"count {noun}",
        f"i have {{v}} {noun}|at home i have {{v}} {noun}|i own {{v}} {noun}|there are {{v}} {noun} in my house|i've got {{v}} {noun}",
        f"by now i have {{v}} {noun}|all in all i have {{v}} {noun}|in my life there are {{v}} {noun}",
        f"how many {noun} do i have|do you remember how many {noun} i have|tell me how many {noun} i have|what is the number of my {noun}"
        f"|do you know how many {noun} i have|how many {noun} did i say i have",
        f"i forgot how many {noun} i have|do you still know how many {noun} i have|what number of {noun} do i have",
        f"you have {{v}} {noun}",
        f"how many {noun} you have",
        lambda random: str(random.randint(2, 99)),
    )


def _any_kind(random: Random, asked: bool = False) -> Kind:
    """A thing to tell, or, when `asked`, one that can be asked about although nobody told it."""
    pick = random.choice
    group = random.choices(("name", "favourite", "called", "fixed", "mine", "the", "event", "count"), (14, 16, 12, 20, 24, 8, 4, 3))[0]
    if group == "name":
        return NAME
    if group == "fixed":
        return pick(_FIXED)
    invented = words.syllables(random) if random.random() < 0.4 else ""
    if group == "favourite":
        return favourite(invented or pick(("number", *_FAVOURITES)))
    if group == "called":
        return called(invented or pick(pick((_PETS, _PEOPLE, _NAMED))))
    if group == "mine":
        two = f"{random.choice(words.ADJECTIVES)} {invented}" if invented and random.random() < 0.2 else invented
        return mine(two or pick(_MINE))
    if group == "the":  # an invented word that was never told is a question about the world: that is declined
        return the(pick(_THE) if asked else invented or pick(_THE))
    return event(pick(_EVENTS)) if group == "event" else counted(pick(_COUNTED))


# First word of a key -> something of the same group, for questions that are close to what was told.
_NEAR: dict[str, Callable[[Random], Kind]] = {
    "favourite": lambda random: favourite(random.choice(_FAVOURITES)),
    "called": lambda random: called(random.choice(random.choice((_PETS, _PEOPLE)))),
    "my": lambda random: mine(random.choice(_MINE) if random.random() < 0.6 else words.syllables(random)),
    "the": lambda random: the(random.choice(_THE)),
    "on": lambda random: event(random.choice(_EVENTS)),
    "count": lambda random: counted(random.choice(_COUNTED)),
}

_BEFORE = (
    "|||hi! |hello, |hey, |hi there, |good morning! |by the way, |remember: |so, |well, |just so you know, |for your information, "
    "|before we start: "
    "|ok, |one thing: |note: |hello! |let me tell you something: |hey! |now, |also, |please remember this: |and "
).split("|")
_HELD_BEFORE = "|||Before I forget: |Something about me: |Hey there! |Good evening. |A little fact: |Listen, ".split("|")
_AFTER = (
    "||||||||||. nice to meet you| and i want to learn about local models|, and i have a question about llmui|. i am new here"
    "|, and i am new to all this|. please remember it|, ok|. don't forget it|, please keep it in mind|. i will ask you later"
    "|. let's talk about models| and i would like to know more about llmui|. i am glad to be here| and i am trying out llmui"
    "|. it is a nice day|, just so you know|. remember that|, please remember that"
).split("|")
_HELD_AFTER = (
    "|||||| and I'd like to try a local model|. I'll ask you about it in a minute|. Please keep that in your memory"
    "|, and today I am testing you"
).split("|")
_CHANGES = (
    "actually, {t}|i changed my mind, {t}|no, wait: {t}|correction: {t}|sorry, i meant that {t}|that was wrong, {t}|no, {t}"
    "|from now on {t}"
    "|i made a mistake: {t}|sorry, {t}|not quite, {t}|please change that: {t}|i was wrong, {t}|update: {t}|things have changed: {t}"
    "|hmm, actually {t}|i have to say it again: {t}|it is different now: {t}|oh no, {t}|that is not true anymore, {t}"
).split("|")
_HELD_CHANGES = (
    "oh, i got that wrong, {t}|on second thoughts, {t}|please correct that: {t}|i have to correct myself: {t}"
    "|forget what i said before, {t}|that has changed: {t}"
).split("|")
_ABOUT_ME = (
    "what do you know about me|what have i told you|what did i tell you about me|tell me what you know about me"
    "|what do you remember about me"
    "|list what i told you|what did i say about myself|which facts do you know about me|summarize what you know about me"
    "|do you know anything about me|who am i and what do you know about me|repeat everything i told you|what have i told you so far"
    "|everything you know about me please|can you list the facts about me"
).split("|")
_HELD_ABOUT_ME = (
    "what have you learnt about me so far|please sum up what i told you about myself|do you remember what i told you about me"
    "|what are the things you know about me|give me all that you know about me"
).split("|")
_LAST = (
    "what did i just ask|what was my last message|what did i say before|repeat my last message|what was my previous question"
    "|what did i ask before this|what did i just say|what did i just write|what was my last question|which question did i ask before"
    "|what did i write before this|my last message please|do you remember what i just asked|tell me my previous message"
    "|what was my previous message"
).split("|")
_HELD_LAST = (
    "what was it that i just asked you|can you tell me my last question|what did i write right before this"
    "|please repeat what i asked before"
    "|which message did i send before this one|what did i ask you a moment ago"
).split("|")
_FIRST = (
    "what was my first message|what did i say first|what was my first question|what did i ask first|how did this conversation start"
    "|what was the first thing i said|tell me my first message|how did i begin this chat|repeat my first message|what did i write first"
    "|which question did i ask first|do you remember my first message|what was the first thing i asked"
).split("|")
_HELD_FIRST = (
    "can you tell me my very first message|with which message did i start this chat|what did i write at the beginning"
    "|what was the first question i asked you|how did our chat begin"
).split("|")
_ANSWER = (
    "repeat your last answer|what did you just say|say that again|can you repeat that|what was your last answer|please repeat your answer"
    "|repeat what you just said|say it again please|what did you say|once more please|could you say that again|your last answer again"
).split("|")
_HELD_ANSWER = "please say your last answer once more|can you give me your last answer again|what was it that you just said".split("|")
_LONGEST = 120  # characters of an earlier message that is still repeated


def _style(random: Random, frame: str) -> str:
    """Letter case of a telling, before its value is filled in: the value must stay as it is."""
    if random.random() < 0.6:
        frame = re.sub(r"\bi(?=\b|')", "I", frame)
        frame = frame[0].upper() + frame[1:]
    return frame


def _join(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _first_upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _question(random: Random, ask: str) -> str:
    end = "." if ask.startswith(("please", "let's", "give me")) else "?"
    return _first_upper(re.sub(r"\bi\b(?!')", "I", ask)) + end


class Memory:
    """What was told in one chat while it is being invented: the newest value of each thing, in the order of the first telling."""

    def __init__(self) -> None:
        self.kinds: dict[str, Kind] = {}
        self.values: dict[str, str] = {}
        self.asked: set[str] = set()

    def _says(self, key: str) -> str:
        return self.kinds[key].says.format(v=self.values[key])

    def turn(self, random: Random, earlier: Sequence[Turn]) -> Turn:
        """A telling, a correction or a question that fits what `earlier` holds."""
        new = [key for key in self.kinds if key not in self.asked]
        if not self.kinds:
            doing = random.choices(("tell", "never", "before", "about"), (80, 14, 5, 1))[0]
        else:
            doing = random.choices(
                ("tell", "known", "never", "change", "about", "before"), (16 if len(self.kinds) < 6 else 0, 60 if new else 25, 12, 9, 6, 6)
            )[0]
        if doing == "tell":
            return self.tell(random)
        if doing == "known":
            return self.recall(random, random.choice(new or list(self.kinds)))
        if doing == "never":
            return self.never(random)
        if doing == "change":
            return self.change(random, random.choice(list(self.kinds)))
        if doing == "before" and (turn := self.before(random, earlier)):
            return turn
        return self.about(random) if len(self.kinds) < 5 else self.recall(random, random.choice(list(self.kinds)))

    def _new_kinds(self, random: Random, count: int) -> list[Kind]:
        chosen: dict[str, Kind] = {}
        while len(chosen) < count:
            kind = _any_kind(random)
            if kind.key not in self.kinds:
                chosen[kind.key] = kind
        return list(chosen.values())

    def tell(self, random: Random, kinds: Sequence[Kind] = (), held: bool = False) -> Turn:
        """One message with one fact or several; without `kinds` they are drawn."""
        kinds = kinds or self._new_kinds(random, random.choices((1, 2, 3), (72, 19, 9))[0])
        frames = []
        for kind in kinds:
            self.kinds[kind.key], self.values[kind.key] = kind, kind.value(random)
            frames.append(random.choice(kind.held_tells if held else kind.tells).replace("{v}", f"<{kind.key}>"))
        glue = random.choice((" and ", ". ", ", and ") if held else (" and ", ", ", ". ", ", and ", "; "))
        text = glue.join(frames) if len(frames) < 3 or glue in (". ", ", ", "; ") else _join(frames)
        if held:
            text = random.choice(_HELD_BEFORE) + text + random.choice(_HELD_AFTER)
        else:
            text = random.choice(_BEFORE if random.random() < 0.6 else [""]) + text + random.choice(_AFTER)
        if not text.startswith("<"):
            text = self._fill(_style(random, text))
        else:
            text = self._fill(text)
        text += random.choice(("", ".", ".", "!")) if text[-1].isalnum() else ""
        says = [self._says(kind.key) for kind in kinds]
        if len(kinds) == 1 and kinds[0].key == "name":
            answer = f"Nice to meet you, {self.values['name']}! How can I help you?"
        else:
            answer = f"Got it: {_join(says)}."
        return Turn(ask=text, answer=answer, thought="The user tells me something. I will remember it.")

    def _fill(self, text: str) -> str:
        return re.sub(r"<([^>]+)>", lambda match: self.values[match.group(1).lower()], text)

    def change(self, random: Random, key: str, held: bool = False) -> Turn:
        """A newer value for something told: only that one holds from now on."""
        kind, old = self.kinds[key], self.values[key]
        while self.values[key] == old:
            self.values[key] = kind.value(random)
        frame = random.choice(_HELD_CHANGES if held else _CHANGES).format(t=kind.tells[0].replace("{v}", f"<{key}>"))
        text = self._fill(_style(random, frame))
        kind_of_end = random.random()
        text += f", not {old}" if kind_of_end < 0.15 else " now" if kind_of_end < 0.25 else ""
        self.asked.discard(key)
        return Turn(
            ask=text + random.choice(("", ".", ".", "!")),
            answer=f"All right: {self._says(key)}.",
            thought="The user corrects something. The new value holds.",
        )

    def recall(self, random: Random, key: str, held: bool = False) -> Turn:
        """A question about something that was told."""
        kind = self.kinds[key]
        self.asked.add(key)
        ask = _question(random, random.choice(kind.held_asks)) if held else polish(random, random.choice(kind.asks), 0.8)
        return Turn(ask=ask, answer=_first_upper(self._says(key)) + ".", thought="The user told me that. I will look back.", exact=True)

    def never(self, random: Random, held: bool = False) -> Turn:
        """A question about something that was not told; sometimes close to what was told."""
        near = random.choice(list(self.kinds)).split(" ")[0] if self.kinds and random.random() < 0.4 else ""
        kind = NAME if random.random() < 0.15 else _NEAR[near](random) if near in _NEAR else _any_kind(random, True)
        while kind.key in self.kinds:
            kind = _any_kind(random, True)
        ask = _question(random, random.choice(kind.held_asks)) if held else polish(random, random.choice(kind.asks), 0.8)
        return Turn(ask=ask, answer=f"You have not told me {kind.missing} yet.", thought="I look back: the user has not told me that.")

    def about(self, random: Random, held: bool = False) -> Turn:
        """All that was told."""
        ask = _question(random, random.choice(_HELD_ABOUT_ME)) if held else polish(random, random.choice(_ABOUT_ME), 0.8)
        answer = (
            f"You told me that {_join([self._says(key) for key in self.kinds])}." if self.kinds else "You have not told me anything yet."
        )
        return Turn(ask=ask, answer=answer, thought="I will look back at all that the user told me.", exact=bool(self.kinds))

    def before(self, random: Random, earlier: Sequence[Turn], held: bool = False) -> Turn | None:
        """A question about an earlier message; None where the one to repeat is too long."""
        which = random.choice(("last", "last", "first", "answer"))
        asks, held_asks = {"last": (_LAST, _HELD_LAST), "first": (_FIRST, _HELD_FIRST), "answer": (_ANSWER, _HELD_ANSWER)}[which]
        ask = _question(random, random.choice(held_asks)) if held else polish(random, random.choice(asks), 0.8)
        if not earlier:
            answer = "I have not said anything yet." if which == "answer" else "This is your first message."
            return Turn(ask=ask, answer=answer, thought="I look back: there is nothing before this message.")
        if which == "answer" and not earlier[-1].exact:
            return None  # a style may have dressed it since
        text = earlier[-1].answer if which == "answer" else earlier[0 if which == "first" else -1].ask
        if len(text) > _LONGEST or "\n" in text or '"' in text:
            return None
        answer = text if which == "answer" else f'Your {which} message was: "{text}"'
        return Turn(ask=ask, answer=answer, thought="I will look back in the chat and repeat it exactly.", exact=True)


def scenario(random: Random, fillers: Callable[[], Turn]) -> list[Turn]:
    """A chat where something is told, other things come, and it is asked."""
    memory = Memory()
    turns: list[Turn] = []

    def fill(most: int) -> None:
        turns.extend(fillers() for _ in range(random.randint(0, most)))

    if random.random() < 0.25:
        fill(2)
    turns.append(memory.tell(random))
    fill(random.choice((0, 1, 2, 4, 6)))
    if random.random() < 0.4:
        turns.append(memory.tell(random) if random.random() < 0.5 else memory.change(random, random.choice(list(memory.kinds))))
        fill(3)
    for key in random.sample(list(memory.kinds), min(len(memory.kinds), random.randint(1, 3))):
        if random.random() < 0.15:
            turns.append(memory.never(random))
        turns.append(memory.recall(random, key))
        if random.random() < 0.3:
            fill(2)
    end = random.random()
    if end < 0.12 and len(memory.kinds) < 5:
        turns.append(memory.about(random))
    elif end < 0.25 and (turn := memory.before(random, turns)):
        turns.append(turn)
    return turns


_FILLERS = (
    "What is quantization?|Count to 5.|How do I load a larger model?|Thank you!|What is a token?|Tell me a joke.|How are you?"
    "|What does the temperature setting do?|Name three fruits.|What is 4 + 5?|What is a GGUF file?|Ok"
).split("|")


def _holds(value: str) -> Callable[[str], bool]:
    """Whether a reply names just this value, as a whole word."""
    pattern = re.compile(rf"(?<!\w){re.escape(value.lower())}(?!\w)")
    return lambda reply: bool(pattern.search(reply.lower()))


def _case_kind(random: Random, kind: str) -> Kind:
    if kind == "name":
        return NAME
    if kind == "favourite":
        return favourite(words.syllables(random) if random.random() < 0.2 else random.choice(_FAVOURITES))
    if kind == "open_fact":
        return random.choice((mine, mine, the))(words.syllables(random))
    if kind == "other_fact":
        return random.choice(
            (random.choice(_FIXED), called(random.choice(_PETS + _PEOPLE)), event(random.choice(_EVENTS)), random.choice(_FIXED))
        )
    return _any_kind(random)


CASE_KINDS = ("name", "favourite", "other_fact", "open_fact", "changed", "several", "never_told", "asked_before")


def _case(random: Random, kind: str) -> Case:
    memory, asks = Memory(), []
    fillers = random.sample(_FILLERS, random.randint(0, 4))
    middle = random.randint(0, len(fillers))
    if kind == "asked_before":
        turns = [Turn(ask=text, answer="") for text in fillers or _FILLERS[:1]]
        question: Turn | None = None
        while question is None or not question.answer.startswith("Your"):
            question = memory.before(random, turns, True)
        quoted = question.answer.split('"')[1]
        messages = tuple(Message("user", turn.ask) for turn in (*turns, question))
        return Case(
            skill="memory", kind=kind, messages=messages, right=lambda reply: quoted.lower() in reply.lower(), wanted=question.answer
        )
    told = [_case_kind(random, kind)]
    while kind == "several" and len(told) < random.randint(2, 3):
        more = _any_kind(random)
        told += [more] if more.key not in {one.key for one in told} else []
    asks.append(memory.tell(random, told, True).ask)
    asks += fillers[:middle]
    key = random.choice(told).key
    old = memory.values[key]
    if kind == "changed":
        while (new := memory.change(random, key, True)).ask and old.lower() in memory.values[key].lower():
            pass
        asks.append(new.ask)
    asks += fillers[middle:]
    if kind == "never_told":
        asks = asks if random.random() < 0.7 else asks[1:]
        question = memory.never(random, True)
        missing = question.answer
        right: Callable[[str], bool] = lambda reply: "not told me" in reply.lower()  # noqa: E731
    elif kind == "several" and random.random() < 0.3:
        question = memory.about(random, True)
        holds = [_holds(value) for value in memory.values.values()]
        right, missing = (lambda reply: all(hold(reply) for hold in holds)), question.answer
    else:
        question = memory.recall(random, key, True)
        good, bad, missing = _holds(memory.values[key]), _holds(old), question.answer
        right = (lambda reply: good(reply) and not bad(reply)) if kind == "changed" else good
    messages = tuple(Message("user", text) for text in (*asks, question.ask))
    return Case(skill="memory", kind=kind, messages=messages, right=right, wanted=missing)


def cases(random: Random, count: int) -> list[Case]:
    """Chats with held wordings for telling and asking, and with plain questions in between."""
    return [_case(random, CASE_KINDS[index % len(CASE_KINDS)]) for index in range(count)]
