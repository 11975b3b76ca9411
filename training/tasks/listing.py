"""Lists of things, words in alphabetical order, and what has an order of its own: days, months, letters."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

import lexicon
from tasks.core import Task, ends_with, exactly, wordings
from wordings import more

LIST = wordings(
    "list {n} {p}|name {n} {p}|give me {n} {p}|tell me {n} {p}|write a list of {n} {p}|can you list {n} {p}|i need {n} {p}|make a list of "
    "{n} {p}|write {n} {p}|{n} {p}|show me {n} {p}|can you name {n} {p}|name me {n} {p}|list of {n} {p}|give me a list of {n} {p}|i want "
    "{n} {p}|think of {n} {p}|do you know {n} {p}|what are {n} {p}|give me the names of {n} {p}|write down {n} {p}|tell me the names of "
    "{n} {p}|a list with {n} {p}|list {n} different {p}|name {n} different {p}|give {n} examples of {p}|what are {n} examples of {p}",
    "Could you come up with {n} {p}?|I'd like a list of {n} {p}.|Which {n} {p} can you think of?|Would you name {n} {p} for me?|Please "
    "list {n} {p} that you know.|I am looking for {n} {p}. Can you list some?",
    *more("tasks", "listing.LIST"),
)
SOME = wordings(
    "list some {p}|name some {p}|give me some {p}|give me a list of {p}|what are some {p}|give me examples of {p}|list {p}",
    "",
    *more("tasks", "listing.SOME"),
)
BULLETS = wordings(
    " as bullet points| with bullets| as a bulleted list|, bulleted| in bullet points| as a list with bullets| with bullet points",
    ", but as bullet points| and use bullets",
    *more("tasks", "listing.BULLETS"),
)
SORT = wordings(
    "sort these words: {l}|sort the words {l}|sort alphabetically: {l}|sort {l} alphabetically|put these words in alphabetical order: {l}"
    "|put {l} in alphabetical order|alphabetical order: {l}|sort these words from a to z: {l}|order these words alphabetically: {l}"
    "|arrange alphabetically: {l}|sort by alphabet: {l}|can you sort these words: {l}|sort {l} from a to z|arrange {l} in alphabetical "
    "order|order the words {l} by the alphabet|sort this list of words: {l}|alphabetize {l}|list these words from a to z: {l}|sort {l} "
    "by their first letter|what is the alphabetical order of {l}|words to sort: {l}|i need these words sorted: {l}",
    "Could you sort the following words for me: {l}?|Bring these words into alphabetical order: {l}|I have the words {l}. Please sort "
    "them from A to Z.|What are {l} in alphabetical order?|Please arrange the words {l} alphabetically.",
    *more("tasks", "listing.SORT"),
)
_WHOLE: tuple[tuple[str, tuple[str, ...], str, str], ...] = (
    (
        "days", lexicon.DAYS,
        "list the days of the week|name the days of the week|what are the days of the week|days of the week|tell me the days of the week"
        "|say the days of the week in order|the seven days of the week|which days are in a week|write the days of the week|can you name "
        "all days of the week|give me all seven days of the week",
        "Can you list the days of the week in order?|I'm teaching my son the week, so tell me all seven days one after another."
        "|Please name every day of the week, from the first to the last.|What are the seven days called, in the right order?",
    ),
    (
        "months", lexicon.MONTHS,
        "list the months|name the months of the year|what are the months of the year|months of the year|tell me the months of the year"
        "|say the months in order|the twelve months|which months are in a year|write the months of the year|can you name all months|list "
        "all months of the year|give me all twelve months",
        "Which months make up a year, in order?|Tell me all twelve months, starting with the first one."
        "|I always mix up the months of the year, so write them out in order for me."
        "|Could you go through the months from January to December?",
    ),
    (
        "alphabet", lexicon.ALPHABET,
        "say the alphabet|write the alphabet|what is the alphabet|alphabet|list the letters of the alphabet|tell me the alphabet|recite "
        "the alphabet|the alphabet|can you say the alphabet|give me the alphabet|what are the letters of the alphabet|write all letters "
        "from a to z|all letters of the alphabet|letters from a to z",
        "Can you say all the letters of the alphabet?|My daughter is learning her letters, so recite the whole alphabet for her."
        "|Write out the alphabet from A to Z, please.|What are all the letters of the English alphabet, in order?",
    ),
    (
        "seasons", lexicon.SEASONS,
        "list the seasons|name the four seasons|what are the seasons|seasons of the year|tell me the seasons of the year|what are the four "
        "seasons|the four seasons|which seasons are there|write the seasons in order|can you name the seasons",
        "What are the four seasons in order, beginning with spring?"
        "|Name all the seasons of the year for me, and start with spring."
        "|I'd like to hear the four seasons one after another, with spring first."
        "|If spring comes first, can you list all four seasons in order?",
    ),
)  # fmt: skip
AFTER = wordings(
    "what comes after {x}|which {k} comes after {x}|what {k} comes after {x}|what is after {x}|{k} after {x}|what is the {k} after {x}"
    "|what is the next {k} after {x}|which {k} follows {x}|what follows {x}|after {x} comes which {k}|tell me what comes after {x}|which "
    "{k} is after {x}|what comes next after {x}|the {k} after {x}|what {k} is next after {x}|do you know what comes after {x}|what's "
    "after {x}",
    "I'd like to know which {k} comes after {x}.|What's the {k} that follows {x}?|Which {k} do we have after {x}?|Please name the {k} that "
    "comes after {x}.",
    *more("tasks", "listing.AFTER"),
)
BEFORE_IT = wordings(
    "what comes before {x}|which {k} comes before {x}|what {k} comes before {x}|what is before {x}|{k} before {x}|what is the {k} before "
    "{x}|which {k} is before {x}|before {x} comes which {k}|tell me what comes before {x}|what comes just before {x}|the {k} before {x}"
    "|what {k} is right before {x}|do you know what comes before {x}|what's before {x}|which {k} precedes {x}",
    "I'd like to know which {k} comes before {x}.|What's the {k} that comes before {x}?|Which {k} do we have before {x}?|Please name the "
    "{k} that comes before {x}.",
    *more("tasks", "listing.BEFORE_IT"),
)


def _is_list(items: tuple[str, ...], n: int, mark: str) -> Callable[[str], bool]:
    """Just n lines, each with its number or bullet and another one of the items."""
    known = {item.casefold() for item in items}

    def right(reply: str) -> bool:
        lines = reply.strip().split("\n")
        found = [re.fullmatch(mark, line.strip()) for line in lines]
        names = {match[2].strip().casefold() for match in found if match}
        in_order = all(match and match[1] in (str(i), "-", "*") for i, match in enumerate(found, 1))
        return in_order and len(lines) == n == len(names) and names <= known

    return right


def make_list(random: Random, held: bool) -> Task:
    names, items = random.choice(list(lexicon.LISTS.items()))
    kind = random.choice(names)
    n = random.randint(2, min(10, len(items)))
    if random.random() < 0.25:
        n = min(random.choice((3, 5, 5, 10)), len(items))
    if not held and random.random() < 0.06:
        n, ask = 5, SOME.train[random.randrange(len(SOME.train))].format(p=kind)
    else:
        ask = random.choice(LIST.held if held else LIST.train).format(n=lexicon.number_word(n) if random.random() < 0.5 else n, p=kind)
    bullets = random.random() < 0.12
    if bullets:
        extra = random.choice(BULLETS.held if held else BULLETS.train)
        ask = f"{ask[:-1]}{extra}{ask[-1]}" if held else ask + extra
    elif not held and random.random() < 0.08:
        ask += random.choice((" as a numbered list", ", numbered", " with numbers"))
    if not held:
        ask = wordings(ask, "").ask(random, held)
    start = 0 if random.random() < 0.8 or kind in ("months", "planets") or items == lexicon.DAYS else random.randrange(len(items))
    chosen = [items[(start + i) % len(items)] for i in range(n)]
    chosen = [item[0].upper() + item[1:] for item in chosen]
    answer = "\n".join(f"- {item}" if bullets else f"{i}. {item}" for i, item in enumerate(chosen, 1))
    thought = f"The user wants {n} {kind}, so I go from {'the first' if bullets else '1'} to {'number ' if bullets else ''}{n} and stop."
    return Task(ask, answer, thought, _is_list(items, n, r"([-*]) (.+)" if bullets else r"(\d+)\. (.+)"))


def sort_words(random: Random, held: bool) -> Task:
    """The first letters are sorted first: 26 letters are learnt sooner than the place of every word."""
    by_letter: dict[str, str] = {}
    wanted = random.randint(3, 5)
    while len(by_letter) < wanted:
        word = random.choice(lexicon.COMMON) if random.random() < 0.93 else lexicon.simple_word(random)
        by_letter.setdefault(word[0], word)
    shown, letters = list(by_letter.values()), sorted(by_letter)
    separator = random.choice((", ", ", ", ", ", " "))
    text = separator.join(shown)
    if separator == ", " and random.random() < 0.3:
        text = f"{', '.join(shown[:-1])} and {shown[-1]}"
    result = ", ".join(by_letter[letter] for letter in letters)
    answer = f"First letters: {', '.join(letters)}. Sorted: {result}"
    thought = "I sort by the first letters, in the order of the alphabet."
    return Task(SORT.ask(random, held, open_end=True, l=text), answer, thought, ends_with(result))


def _neighbour(random: Random, held: bool) -> Task:
    kind, items = random.choice((("day", lexicon.DAYS), ("month", lexicon.MONTHS), ("letter", lexicon.ALPHABET), ("number", ())))
    after = random.random() < 0.65
    if items:
        at = random.randrange(1, len(items) - 1) if kind == "letter" else random.randrange(len(items))
        here, there = items[at], items[(at + (1 if after else -1)) % len(items)]
    else:
        number = random.randint(1, 99) if random.random() < 0.8 else random.randint(100, 199)
        here, there = str(number), str(number + (1 if after else -1))
    answer = f"{there} comes {'after' if after else 'before'} {here}."
    shown = here.lower() if random.random() < 0.15 else here
    ask = (AFTER if after else BEFORE_IT).ask(random, held, x=f"the letter {shown}" if kind == "letter" and not held else shown, k=kind)
    thought = (
        f"I go through the {'alphabet' if kind == 'letter' else kind + 's'} in order, to {here} and one step {'on' if after else 'back'}."
    )
    return Task(ask, answer, thought, exactly(answer))


def order(random: Random, held: bool) -> Task:
    if random.random() < 0.65:
        return _neighbour(random, held)
    kind, items, train, unseen = random.choice(_WHOLE)
    pool, answer = wordings(train, unseen, *more("tasks", f"listing.WHOLE.{kind}")), ", ".join(items) + "."
    thought = f"I know the {kind} by heart and say them in order." if kind != "alphabet" else "I say all letters from a to z in order."
    return Task(pool.ask(random, held), answer, thought, lambda reply: reply.strip().rstrip(".") == answer.rstrip("."))
