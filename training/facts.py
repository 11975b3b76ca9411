"""What a user can tell, and the wordings for telling it and for asking, as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import invented
import words
from wordings import more


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


def kind(key: str, tells: str, held_tells: str, asks: str, held_asks: str, says: str, missing: str, value: Callable[[Random], str]) -> Kind:
    """Wordings are separated by `|`; those of `wordings` are added for a kind that is always the same."""
    split = [tuple(text.split("|")) for text in (tells, held_tells, asks, held_asks)]
    split[0] += more("memory", f"{key}.tells")
    split[2] += more("memory", f"{key}.asks")
    return Kind(key, *split, says, missing, value)


# Questions about a noun phrase: "my favourite colour", "the door code".
ASKS = "|".join(
    (
        (
            "what is {np}|what's {np}|what was {np}|do you remember {np}|do you know {np}|tell me {np}|can you tell me {np}|and {np}"
            "|{np} please"
            "|can you remember {np}|what did i say about {np}|what have i told you about {np}|please repeat {np}|remind me of {np}"
            "|what did i say {np} was|say {np}|what did i tell you about {np}|which is {np}"
        ),
        *more("memory", "ASKS"),
    )
)
HELD_ASKS = (
    "i can't remember {np}, what is it|do you still know {np}|could you remind me what {np} is|i forgot {np}, what was it"
    "|can you still tell me {np}"
    "|please tell me again what {np} is|let's see if you remember {np}|do you have {np} in mind"
)
OPEN_TELLS = "|".join(
    (
        (
            "{np} is {v}|{np} is {v}|remember that {np} is {v}|please note: {np} is {v}|{np}: {v}|{v} is {np}|{np} = {v}"
            "|note that {np} is {v}"
            "|keep in mind that {np} is {v}|i want to tell you that {np} is {v}|please remember {np}: {v}|{np} will be {v}"
        ),
        *more("memory", "OPEN_TELLS"),
    )
)
OPEN_HELD_TELLS = (
    "don't forget: {np} is {v}|you should know that {np} is {v}|i want you to know that {np} is {v}|write down that {np} is {v}"
    "|it is important that {np} is {v}"
)

PETS = "dog cat parrot rabbit horse hamster goldfish turtle pony donkey snake canary goat pig mouse lizard duck".split()
PEOPLE = (
    "sister brother mother father daughter son wife husband boss teacher neighbour friend uncle aunt cousin doctor colleague grandmother "
    "girlfriend boyfriend baby roommate dentist coach"
).split()
NAMED = "boat house robot band company village school street shop farm team teddy plant bike computer cafe".split()
FAVOURITES = (
    "colour|color|food|animal|film|movie|drink|song|book|season|city|band|sport|game|flower|month|word|letter|fruit|singer|tree|bird|dish"
    "|country|day|toy|author|vegetable|cheese|cake|planet|name|shop|street|writer|dance|park|instrument|tool|place"
).split("|")
MINE = (
    "bag|bed|birth town|birth stone|blood group|bus line|code|coat|desk|door|first language|flat|garden|goal"
    "|hair colour|hat|home town|keyboard|lucky charm|lucky number|laptop|locker number|machine|motto|nickname|office|order|password hint"
    "|phone|postcode|plan|project|ring|room number|seat|shirt|shoe size|star sign|start number|surname|ticket number|user name"
    "|watch|width|zip code|dream|phone case|customer number|middle name|height|breakfast|dinner|lunch|lamp"
).split("|")
THE = (
    "code word|secret word|magic word|door code|room number|key word|project name|team name|code|secret number|winner|ship|capital of my "
    "island|table number|colour of my house|colour of my bike|name of our group|number of the bus|place where we meet|word of the day"
    "|title of my book|name of the street|wifi name|number of my locker|secret|hiding place"
).split("|")
EVENTS = "meeting|party|exam|concert|interview|wedding|flight|dentist appointment|lesson|match|holiday|visit|talk|race".split("|")
COUNTED = "cats dogs cousins brothers sisters books bikes hens houses boats plants guitars keys hats clocks rings maps lamps".split()

NAME = kind(
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
    words.full_name,
)
FIXED = (
    kind(
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
        invented.place,
    ),
    kind(
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
        invented.place,
    ),
    kind(
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
        invented.job,
    ),
    kind(
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
        invented.years,
    ),
    kind(
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
        invented.hobby,
    ),
    kind(
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
        invented.food,
    ),
    kind(
        "car",
        "i drive {v}|i drive {v} to work|my car: i drive {v}|every day i drive {v}|i bought {v} and drive it|at home i drive {v}",
        "i've been driving {v} for years|my car is {v}, i drive it every day|these days i drive {v}",
        "what car do i drive|which car do i drive|what do i drive|what kind of car do i drive|do you know which car i drive"
        "|tell me which car i "
        "drive|do you remember my car|what model is my car",
        "which car did i say i drive|what car was it that i drive|do you still know which car i drive",
        "you drive {v}",
        "which car you drive",
        invented.car,
    ),
    kind(
        "birthday",
        "my birthday is on {v}|i was born on {v}|my birthday is {v}|i have my birthday on {v}|remember my birthday, it is on {v}"
        "|on {v} i have my birthday",
        "my birthday falls on {v}|i celebrate my birthday on {v}|don't forget my birthday on {v}",
        "when is my birthday|on which day is my birthday|do you know my birthday|when was i born|what is my birthday|tell me my birthday"
        "|what date is my birthday|do you remember when my birthday is",
        "i forgot when my birthday is|do you still know when my birthday is|which date is my birthday",
        "your birthday is on {v}",
        "your birthday",
        invented.date,
    ),
    kind(
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
    kind(
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
    kind(
        "learn",
        "i am learning {v}|at the moment i am learning {v}|in the evening i am learning {v}|i started learning {v}"
        "|i'm learning {v} at school",
        "since last year i have been learning {v}|i take lessons because i am learning {v}",
        "what am i learning|do you know what i am learning|which thing am i learning|what did i say i am learning"
        "|tell me what i am learning",
        "what is it that i am learning|do you remember what i am learning",
        "you are learning {v}",
        "what you are learning",
        invented.hobby,
    ),
)  # fmt: skip
