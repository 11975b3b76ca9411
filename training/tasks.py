"""Little tasks: count, repeat, add, list, and stories of any length."""

from __future__ import annotations

from random import Random

import words
from phrasings import polish
from talk import Turn


def count(random: Random) -> Turn:
    """Numbers up to 200: the most reliable long answer that a tiny model can give."""
    n = random.randint(2, 30) if random.random() < 0.75 else random.choice((40, 50, 60, 100, 100, 200, random.randint(31, 200)))
    kind = random.random()
    if kind < 0.8:
        ask = random.choice(
            (f"count to {n}", f"count from 1 to {n}", f"can you count to {n}", f"please count up to {n}", f"count until {n}",
             f"write the numbers from 1 to {n}", f"list the numbers from 1 to {n}", f"say the numbers 1 to {n}")
        )  # fmt: skip
        return polish(random, ask, 0.8), ", ".join(str(i) for i in range(1, n + 1)) + "."
    if kind < 0.9:
        n = min(n, 60)
        return polish(random, f"count down from {n}", 0.8), ", ".join(str(i) for i in range(n, 0, -1)) + "."
    start = random.randint(2, 80)
    end = start + random.randint(2, 20)
    ask = f"count from {start} to {end}"
    return polish(random, ask, 0.8), ", ".join(str(i) for i in range(start, end + 1)) + "."


def repeat(random: Random) -> Turn:
    """Copy words exactly."""
    text = words.plain_sentence(random) if random.random() < 0.6 else " ".join(
        words.syllables(random) for _ in range(random.randint(1, 4))
    )  # fmt: skip
    if random.random() < 0.5:
        text = text.capitalize()
    if random.random() < 0.15:
        text += " " + str(random.randint(0, 999))
    if random.random() < 0.5:
        ask = random.choice(("repeat after me:", "Repeat:", "Say:", "repeat this:", "please repeat:", "say:", "Echo:",
                             "Repeat after me:", "Repeat the following:"))  # fmt: skip
        return ask + random.choice("  \n") + text, text
    quoted = random.choice(('say "{t}"', 'Say "{t}".', 'repeat "{t}"', 'Repeat the words "{t}".', 'please say "{t}"',
                            'Reply with "{t}"', 'write "{t}"', 'Answer only with "{t}".'))  # fmt: skip
    return quoted.format(t=text), text


_OPERATIONS = {
    "+": ("{a} + {b}|{a} plus {b}|{a}+{b}|the sum of {a} and {b}|add {a} and {b}", lambda a, b: a + b),
    "-": ("{a} - {b}|{a} minus {b}|{a}-{b}", lambda a, b: a - b),
    "*": ("{a} * {b}|{a} times {b}|{a} x {b}|{a} multiplied by {b}", lambda a, b: a * b),
}


def arithmetic(random: Random) -> Turn:
    """Numbers up to 12, for products up to 10: few enough to be learnt by heart."""
    sign = random.choice("++--*")
    wordings, compute = _OPERATIONS[sign]
    top = 10 if sign == "*" else 12
    a, b = random.randint(0, top), random.randint(0, top)
    if sign == "-" and b > a:
        a, b = b, a
    task = random.choice(wordings.split("|")).format(a=a, b=b)
    if not task.startswith("add"):
        task = random.choice(("what is {t}", "how much is {t}", "{t}", "calculate {t}", "{t} =", "what's {t}")).format(t=task)
    return polish(random, task, 0.8), f"{a} {sign} {b} = {compute(a, b)}"


_NUMBERS = "zero one two three four five six seven eight nine ten".split()


def make_list(random: Random) -> Turn:
    """n things of a kind, as a bulleted or a numbered list."""
    kind = random.choice(list(words.CATEGORIES))
    plural, items = words.PLURALS.get(kind, kind + "s"), words.CATEGORIES[kind]
    n = random.randint(2, min(10, len(items)))
    asked = _NUMBERS[n] if random.random() < 0.5 else str(n)
    ask = random.choice(("list {n} {p}", "name {n} {p}", "give me {n} {p}", "tell me {n} {p}", "write a list of {n} {p}",
                         "can you list {n} {p}", "i need {n} {p}", "make a list of {n} {p}")).format(n=asked, p=plural)  # fmt: skip
    start = 0 if random.random() < 0.6 else random.randrange(len(items))
    chosen = [items[(start + i) % len(items)] for i in range(n)]
    chosen = [item[0].upper() + item[1:] for item in chosen]
    if random.random() < 0.2:
        ask += random.choice((" as a numbered list", ", numbered"))
        return polish(random, ask, 0.8), "\n".join(f"{i}. {item}" for i, item in enumerate(chosen, 1))
    return polish(random, ask, 0.8), "\n".join(f"- {item}" for item in chosen)


_PLACES = "a small village|an old town by the sea|a house at the edge of the forest|a lighthouse on a cliff|a valley between two "\
          "mountains|a harbour full of boats|a quiet street with tall trees".split("|")  # fmt: skip
_ROLES = "baker|gardener|fisherman|clockmaker|teacher|painter|shepherd|carpenter|librarian|sailor".split("|")
_FOUND = "a small brass key|an old map|a letter without a name|a blue stone|a wooden box|a silver bell|a torn photograph".split("|")
_HELPERS = "a patient owl|a grey cat|an old sailor|a curious child|a talking crow|a friendly dog|a traveller with a red coat".split("|")
_OBSTACLES = (
    "a wide river with no bridge|a door that had no handle|a fog so thick that the road was gone|a hill of loose stones|a gate "
    "guarded by geese|a dark tunnel under the rocks|a field of tall thistles"
).split("|")
_SOLUTIONS = (
    "waited until the wind changed, and then the way was clear|asked a stranger for help, and the stranger knew what to do|built a "
    "simple tool out of rope and wood|sang an old song, and the way opened|looked carefully and found a narrow path|told the truth, "
    "and that was enough"
).split("|")
_WEATHER = "The sun was low and golden.|A light rain began to fall.|The wind smelled of salt.|Snow lay on the roofs.|The stars came "\
           "out one by one.|The morning was cold and clear.".split("|")  # fmt: skip
_FEELINGS = "was afraid, but went on|laughed for the first time in weeks|felt tired and happy|did not give up|thought of home|was glad "\
            "not to be alone".split("|")  # fmt: skip
_LESSONS = (
    "that a small light is enough to find the way|that help comes to those who ask|that the way home is always shorter|that patience "
    "opens most doors|that a promise is worth more than gold"
).split("|")


def story(random: Random, chapters: int) -> str:
    """A story whose hero, finding and helper stay the same from the first sentence to the last."""
    pick = random.choice
    hero, role, found, helper = words.name(random).capitalize(), pick(_ROLES), pick(_FOUND), pick(_HELPERS)
    bare = helper.split(" ", 1)[1]
    parts = [
        f"Once upon a time, in {pick(_PLACES)}, there lived a {role} named {hero}. One day, {hero} found {found} and wondered where it "
        f"came from. Soon {hero} met {helper}, who offered to come along."
    ]
    for first in random.sample(["On the first day", "The next morning", "A few days later", "Some time later", "One evening",
                                "After a long walk"], chapters):  # fmt: skip
        parts.append(
            f"{first}, {hero} and the {bare} came to {pick(_OBSTACLES)}. {pick(_WEATHER)} {hero} {pick(_FEELINGS)}. In the end they "
            f"{pick(_SOLUTIONS)}."
        )
    parts.append(
        f"At last {hero} learned where {found.split(' ', 1)[1].join(('the ', ''))} belonged and brought it back. {hero} returned home "
        f"with the {bare}, and never forgot {pick(_LESSONS)}."
    )
    return "\n\n".join(parts)


def tell_story(random: Random) -> Turn:
    if random.random() < 0.5:
        ask = random.choice(("write a long story", "tell me a long story", "please write a very long story", "a long story please",
                             "write a long tale", "i want to read a long story", "write me a long story"))  # fmt: skip
        return polish(random, ask, 0.8), story(random, 6)
    ask = random.choice(("tell me a story", "write a short story", "tell me a short story", "write a story", "a story please",
                         "tell me a fairy tale", "can you tell me a story", "make up a story", "once upon a time"))  # fmt: skip
    return polish(random, ask, 0.8), story(random, random.choice((1, 1, 2)))
