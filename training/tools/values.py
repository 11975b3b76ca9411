"""Values that a user may name, always to be copied: most are invented, so that none can be known by heart.

Each function draws one value. They are the makers in `slots.py`, and what tools put into their answers.
"""

from __future__ import annotations

from random import Random

import words
from lexicon import DAYS
from tools.naming import large_first, with_s


def any_case(random: Random, word: str) -> str:
    return word.lower() if random.random() < 0.15 else word


def place(random: Random) -> str:
    kind = random.random()
    if kind < 0.3:
        return any_case(random, random.choice(words.CATEGORIES["city"]))
    found = words.syllables(random, 1, 3).capitalize()
    if kind < 0.42:
        found = f"{random.choice('New North South Old Port Saint Upper Lower West East'.split())} {found}"
    return any_case(random, found)


def phrase(random: Random) -> str:
    """A few words that something is about."""
    kind = random.random()
    if kind < 0.3:
        return words.syllables(random)
    if kind < 0.6:
        return f"{random.choice(words.ADJECTIVES)} {thing(random)}"
    if kind < 0.8:
        return f"{thing(random)} {random.choice(('of', 'and', 'in', 'near', 'without'))} {words.syllables(random)}"
    return thing(random)


def thing(random: Random) -> str:
    """A noun; not `words.thing`, because it must fit into frames like "the {t}"."""
    return words.syllables(random) if random.random() < 0.4 else random.choice(words.THINGS)


def title(random: Random) -> str:
    text = " ".join(thing(random) for _ in range(random.randint(1, 3)))
    if random.random() < 0.3:
        text = f"the {text}"
    return text.title() if random.random() < 0.5 else text


_SAID = (
    "i am late|dinner is ready|see you at {n}|the {t} is {a}|i found the {t}|please bring the {t}|we meet near the {t}|call me back"
    "|the {t} costs {n}|buy {a} {t}|do not forget the {t}|{p} is here|thank you {p}|the {t} is for {p}|we need {n} more {t}s"
).split("|")


def message(random: Random) -> str:
    if random.random() < 0.5:
        text = random.choice(_SAID).format(
            n=random.randint(2, 99), t=thing(random), a=random.choice(words.ADJECTIVES), p=words.name(random)
        )
    else:
        text = words.plain_sentence(random)
    return large_first(text) if random.random() < 0.3 else text


def clock_time(random: Random) -> str:
    hour = random.randint(1, 12)
    return random.choice((f"{random.randint(0, 23)}:{random.randint(0, 59):02}", f"{hour} pm", f"{hour} am", f"{hour}pm", f"{hour}:30"))


def day(random: Random) -> str:
    month = random.choice(words.CATEGORIES["month"])
    number = random.randint(1, 28)
    return random.choice(
        (
            random.choice(DAYS),
            random.choice(DAYS),
            any_case(random, random.choice(DAYS)),
            f"{number} {month}",
            f"{month} {number}",
            f"20{random.randint(20, 39)}-{random.randint(1, 12):02}-{number:02}",
            random.choice(("tomorrow", "today")),
        )
    )


def file(random: Random) -> str:
    name = words.syllables(random, 1, 2) if random.random() < 0.7 else random.choice(words.THINGS)
    if random.random() < 0.25:
        name += f"{random.choice('_-')}{random.randint(1, 99)}"
    return f"{name}.{random.choice('txt pdf md csv png jpg json log py docx'.split())}"


def email(random: Random) -> str:
    return f"{words.name(random).lower()}@{words.syllables(random, 1, 2)}.{random.choice('com org net eu de'.split())}"


def url(random: Random) -> str:
    site = f"{words.syllables(random, 1, 3)}.{random.choice('com org net eu'.split())}"
    return random.choice((site, f"https://{site}", f"www.{site}", f"https://{site}/{words.syllables(random, 1, 2)}"))


def reference(random: Random) -> str:
    """The number of an order, a booking or a share."""
    letters = "".join(random.choice("ABCDEFGHKLMNPRSTUVWXYZ") for _ in range(random.randint(1, 3)))
    digits = "".join(random.choice("0123456789") for _ in range(random.randint(2, 5)))
    return random.choice((letters + digits, f"{letters}-{digits}", digits.lstrip("0") or "7", letters.lower() + digits))


def whole(random: Random) -> int:
    return random.randint(1, 10 ** random.randint(1, 4))


def decimal(random: Random) -> float | int:
    return round(random.uniform(0, 10 ** random.randint(1, 3)), random.randint(1, 2)) if random.random() < 0.6 else whole(random)


_LANGUAGES = "German French Spanish Italian Dutch Polish Japanese Chinese Russian Greek Turkish Swedish Danish Hindi".split()


def language(random: Random) -> str:
    return any_case(random, random.choice(_LANGUAGES) if random.random() < 0.7 else words.syllables(random, 2, 2).capitalize())


def open_word(random: Random) -> str:
    """A value for an argument whose meaning is invented."""
    return random.choice((words.syllables, words.syllables, reference, words.full_name, place))(random)


def room(random: Random) -> str:
    return random.choice("kitchen bedroom bathroom hall garage office attic".split()) if random.random() < 0.6 else words.syllables(random)


def item(random: Random) -> str:
    return with_s(words.syllables(random) if random.random() < 0.6 else random.choice(words.THINGS))


def colour(random: Random) -> str:
    return random.choice(words.CATEGORIES["colour"]) if random.random() < 0.5 else words.syllables(random)


def currency(random: Random) -> str:
    return words.syllables(random).capitalize()
