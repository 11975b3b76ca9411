"""Answers in JSON: the facts of a sentence, a list of things, or pairs of keys and values."""

from __future__ import annotations

import json
from collections.abc import Callable
from random import Random

import lexicon
import words
from tasks.core import Task, wordings
from wordings import more

ORDER = wordings(
    "answer in json: {t}|answer as json: {t}|json: {t}|in json: {t}|as json: {t}|convert to json: {t}|turn this into json: {t}|write this "
    "as json: {t}|write this in json: {t}|give me json: {t}|make json from this: {t}|to json: {t}|put this into json: {t}|reply in json: "
    "{t}|reply only with json: {t}|format this as json: {t}|return json: {t}|json please: {t}|use json: {t}|convert this to json: {t}|i "
    "need this as json: {t}|{t}. answer in json|{t}. as json|{t}. give me that as json|{t}. write it as json|answer with json only: {t}",
    "Could you turn this into JSON for me: {t}|Please write the following as JSON: {t}|I'd like this in the JSON format: {t}|Give me your "
    "answer in JSON: {t}|What does this look like as JSON: {t}|{t}. Put that into JSON.",
    *more("tasks", "data.ORDER"),
)
OBJECT = wordings(
    "a json object: {t}|as a json object: {t}|make a json object from: {t}|write a json object with {t}|create a json object: {t}|json "
    "object: {t}|turn these pairs into a json object: {t}|make a json object with {t}|convert these fields to json: {t}|build a json "
    "object with {t}|give me a json object with {t}",
    "Could you build a JSON object from this: {t}|I need a JSON object with these fields: {t}|Please make one JSON object of: {t}|What is "
    "the JSON object for {t}",
    *more("tasks", "data.OBJECT"),
)
ARRAY = wordings(
    "a json array: {t}|as a json array: {t}|make a json array from: {t}|write a json array with {t}|write {t} as a json array|create a "
    "json array: {t}|json array: {t}|as a json list: {t}|turn this list into a json array: {t}|convert this list to json: {t}|put {t} into "
    "a json array|make a json array of {t}|json list: {t}|a json array of {t}|convert {t} to a json array|this list as json: {t}",
    "Could you build a JSON array from this: {t}|I need a JSON array with these items: {t}|Please make one JSON array of: {t}|What is the "
    "JSON array for {t}",
    *more("tasks", "data.ARRAY"),
)
NAMED = wordings(
    "answer in json with the keys {k}: {t}|json with {k}: {t}|write json with the keys {k}: {t}|give me json with the fields {k}: {t}|use "
    "the keys {k} and answer in json: {t}|as json with the keys {k}: {t}|make a json object with {k} from this: {t}|extract {k} as json: "
    "{t}|put {k} into json: {t}|find {k} and answer in json: {t}",
    "Could you give me {k} as JSON for this: {t}|I need JSON with the fields {k} from this sentence: {t}|Please read {k} from this text "
    "and answer in JSON: {t}|The JSON must have the keys {k}: {t}",
    *more("tasks", "data.NAMED"),
)
# A sentence and the keys of its facts, in their order.
PEOPLE = wordings(
    "my name is {name} and i am {age}|i am {name} and i am {age} years old|{name} is {age} years old|her name is {name} and she is {age}"
    "|his name is {name} and he is {age}|my name is {name}, i am {age}|i'm {name}, {age} years old|{name} is {age}|the name is {name}, the "
    "age is {age}|my name is {name} and my age is {age}|my name is {name} and i live in {city}|{name} lives in {city}|i am {name} from "
    "{city}|{name} comes from {city}|my name is {name}, i am {age} and i live in {city}|{name} is {age} and lives in {city}|i am {name}, "
    "{age} years old, from {city}|{name} is a {job}|my name is {name} and i am a {job}|{name} is {age} and works as a {job}|{name}, a "
    "{job} from {city}|my name is {name}, i am {age} years old and i work as a {job}",
    "hello, my name is {name} and I am {age} years old|this is {name}, who is {age}|my friend {name} is {age} years old|{name} lives in "
    "{city} and is {age}|I am {name} and I live in {city}|my sister {name} is a {job}|{name} is a {job} in {city}",
    *more("tasks", "data.PEOPLE"),
)
_KEYS = (
    "colour size name age city code number price title year word animal fruit day month level score team room floor weight height width "
    "speed model file user language count status group type pages owner street door key box shop"
).split()
_JOBS = "teacher doctor nurse baker farmer pilot carpenter painter lawyer cook gardener tailor".split()


def _is_json(value: object) -> Callable[[str], bool]:
    def right(reply: str) -> bool:
        try:
            found = json.loads(reply)
        except ValueError:
            return False
        return type(found) is type(value) and found == value

    return right


def _text(random: Random) -> str:
    kind = random.random()
    if kind < 0.5:
        return random.choice(lexicon.COMMON)
    return words.syllables(random) if kind < 0.8 else f"{random.choice(words.ADJECTIVES)} {random.choice(words.THINGS)}"


def _pairs(random: Random) -> tuple[str, object]:
    keys = [key if random.random() < 0.8 else words.syllables(random) for key in random.sample(_KEYS, random.randint(2, 4))]
    values = {key: random.randint(0, 999) if random.random() < 0.45 else _text(random) for key in keys}
    form = random.choice(("{}: {}", "{}: {}", "{} = {}", "{}={}", "{} is {}"))
    separator = random.choice((", ", ", ", "; ", "\n")) if form != "{} is {}" else random.choice((", ", " and "))
    return separator.join(form.format(key, value) for key, value in values.items()), values


def _items(random: Random) -> tuple[str, object]:
    n = random.randint(2, 6)
    numbers = random.random() < 0.3
    values: list[int] | list[str] = [random.randint(0, 99) for _ in range(n)] if numbers else [_text(random) for _ in range(n)]
    shown = [str(value) for value in values]
    if random.random() < 0.35:
        return f"{', '.join(shown[:-1])} and {shown[-1]}", values
    return ", ".join(shown), values


def _person(random: Random, held: bool) -> tuple[str, dict[str, object]]:
    frame = random.choice(PEOPLE.held if held else PEOPLE.train)
    city = random.choice(lexicon.LISTS["cities",]) if random.random() < 0.4 else words.syllables(random).capitalize()
    facts = {"name": words.name(random), "age": random.randint(1, 99), "city": city, "job": random.choice(_JOBS)}
    keys = sorted((key for key in facts if "{" + key + "}" in frame), key=lambda key: frame.index("{" + key + "}"))
    text = frame.format(**facts)
    return text[0].upper() + text[1:] if frame[0] != "{" and random.random() < 0.3 else text, {key: facts[key] for key in keys}


def make_json(random: Random, held: bool) -> Task:
    kind = random.choices(("person", "named", "items", "pairs"), (35, 15, 25, 25))[0]
    if kind == "items":
        text, value = _items(random)
        pool, thought = ARRAY, "A list becomes an array in square brackets. Words get quotes, numbers get none."
    elif kind == "pairs":
        text, value = _pairs(random)
        pool = OBJECT if random.random() < 0.5 else ORDER
        thought = "Each pair becomes a key and its value in braces. Words get quotes, numbers get none."
    else:
        text, value = _person(random, held)
        pool = ORDER if kind == "person" else NAMED
        thought = f"The keys are {' and '.join(value)}. Words get quotes, numbers get none."
    keys = " and ".join(value) if isinstance(value, dict) else ""
    ask = pool.ask(random, held, open_end=True, t=text, k=keys).replace("json", random.choice(("json", "JSON", "JSON")))
    return Task(ask, json.dumps(value, ensure_ascii=False), thought, _is_json(value))
