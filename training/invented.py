"""Values of what a user tells: mostly invented, so that only looking back in the chat gives the right answer."""

from __future__ import annotations

from random import Random

import words

_JOBS = (
    "baker teacher nurse gardener painter carpenter farmer lawyer driver pilot cook clerk writer plumber dentist engineer artist "
    "electrician tailor singer waiter builder actor sailor butcher cleaner student postman barber hunter"
).split()
_HOBBIES = (
    "chess|knitting|sailing|painting|fishing|running|singing|gardening|cycling|climbing|cooking|rowing|pottery|reading|skiing|hiking|"
    "juggling|archery|dancing|origami"
).split("|")
_MONTHS = words.CATEGORIES["month"]
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def article(noun: str) -> str:
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"


def number(random: Random) -> str:
    return str(random.randint(0, 10 ** random.randint(1, 5)))


def word(random: Random) -> str:
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
        return number(random)
    return f"{words.syllables(random, 1, 1)}{random.randint(1, 99)}"


def place(random: Random) -> str:
    kind = random.random()
    if kind < 0.2:
        return random.choice(words.CATEGORIES["city"] + words.CATEGORIES["country"])
    place = words.syllables(random).capitalize()
    return f"{random.choice(('New', 'Old', 'Upper', 'Port', 'North', 'East'))} {place}" if kind < 0.35 else place


def date(random: Random) -> str:
    return f"{random.randint(1, 28)} {random.choice(_MONTHS)}"


def when(random: Random) -> str:
    kind = random.random()
    if kind < 0.4:
        return random.choice(_DAYS)
    return f"{random.choice(_DAYS)} at {random.randint(7, 22)}:{random.choice(('00', '15', '30', '45'))}" if kind < 0.7 else date(random)


def job(random: Random) -> str:
    return article(
        random.choice(_JOBS) if random.random() < 0.5 else words.syllables(random) + random.choice(("er", "maker", "man", "ist"))
    )


def hobby(random: Random) -> str:
    return random.choice(_HOBBIES) if random.random() < 0.4 else words.syllables(random) + random.choice(("ing", "", " dancing", " racing"))


def food(random: Random) -> str:
    return random.choice(words.CATEGORIES[random.choice(("fruit", "vegetable"))]) if random.random() < 0.35 else words.syllables(random)


def car(random: Random) -> str:
    maker = words.syllables(random, 1, 3).capitalize()
    extra = random.random()
    model = f"{maker} {random.randint(1, 900)}" if extra < 0.3 else f"{random.choice(words.CATEGORIES['colour'])} {maker}"
    return article(maker if extra > 0.7 else model)


def years(random: Random) -> str:
    return str(random.randint(6, 99))
