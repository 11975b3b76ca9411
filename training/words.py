"""Word lists of the corpus, and words made from random syllables.

Names are drawn from random syllables because a model that sees only a fixed list learns the list by heart; with an
open vocabulary the only way to be right is to copy.
"""

from __future__ import annotations

from random import Random

_ONSETS = "b c d f g h j k l m n p r s t v w y z br ch cl cr dr fl gr kr pl pr qu sh sk sl st th tr vl zh".split()
_VOWELS = "a e i o u a e i o ai au ea ee ia io oo ou y".split()
_CODAS = "n r s l t m k d x th nd sh ck rt st ng".split()
_FIRST_NAMES = (
    "Ada Alice Anna Ben Bob Carla Carlos Chen Clara Daniel David Elena Emma Eric Eva Fatima Felix Grace Hannah Hans "
    "Ivan Jack James Jane John Julia Karen Kim Laura Lena Leo Linda Lisa Lucas Maria Mark Martin Mary Max Mia Michael "
    "Nina Noah Nora Oliver Olga Omar Paul Peter Priya Rosa Ruth Sam Sara Simon Sofia Stefan Susan Thomas Tim Tom Victor "
    "Wei Yuki Zoe"
).split()

CATEGORIES: dict[str, list[str]] = {
    "fruit": "apple banana cherry orange pear grape lemon mango peach plum kiwi melon".split(),
    "colour": "red blue green yellow orange purple brown black white grey pink gold".split(),
    "color": "red blue green yellow orange purple brown black white grey pink gold".split(),
    "animal": "dog cat horse cow sheep lion tiger elephant rabbit mouse bear fox".split(),
    "vegetable": "carrot potato tomato onion pepper cucumber cabbage spinach bean pea leek pumpkin".split(),
    "country": "France Germany Italy Spain Japan India Brazil Canada Egypt Kenya Norway Mexico".split(),
    "city": "Paris Berlin Rome Madrid Tokyo London Cairo Vienna Lisbon Oslo Prague Athens".split(),
    "planet": "Mercury Venus Earth Mars Jupiter Saturn Uranus Neptune".split(),
    "drink": "water tea coffee milk juice lemonade cocoa soup wine beer cider soda".split(),
    "sport": "football tennis swimming running cycling skiing rowing boxing golf hockey chess climbing".split(),
    "tree": "oak beech birch pine willow maple ash elm cedar palm olive lime".split(),
    "bird": "sparrow eagle owl robin crow swan duck goose parrot pigeon hawk stork".split(),
    "instrument": "piano guitar violin flute drum trumpet harp cello organ clarinet horn banjo".split(),
    "month": "January February March April May June July August September October November December".split(),
    "tool": "hammer saw drill pliers wrench file screwdriver chisel axe spade rake ladder".split(),
}

THINGS = (
    "house garden river mountain book letter lamp chair table window bridge train boat cloud star stone flower bird fish "
    "road door clock song picture bread cup box key coat shoe hat ring bell map coin rope wheel candle basket mirror"
).split()
ADJECTIVES = "old new small big quiet bright dark green red soft heavy strange lovely cold warm golden broken tall".split()
VERBS = "sees finds takes likes paints carries sells builds wants keeps loses buys cleans opens watches".split()


def syllables(random: Random, low: int = 2, high: int = 3) -> str:
    """A word that sounds possible and almost surely never occurred before."""
    word = "".join(random.choice(_ONSETS) + random.choice(_VOWELS) for _ in range(random.randint(low, high)))
    return word + (random.choice(_CODAS) if random.random() < 0.5 else "")


def name(random: Random) -> str:
    """A person's name: mostly invented, sometimes common, sometimes written small."""
    word = random.choice(_FIRST_NAMES) if random.random() < 0.15 else syllables(random, 1, 3).capitalize()
    return word.lower() if random.random() < 0.15 else word


def full_name(random: Random) -> str:
    """A person's name, sometimes with a surname."""
    first = name(random)
    return f"{first} {syllables(random, 1, 2).capitalize()}" if random.random() < 0.12 else first


def thing(random: Random) -> str:
    """Something that a person may have or like."""
    kind = random.random()
    if kind < 0.4:
        return syllables(random)
    if kind < 0.7:
        return random.choice(CATEGORIES[random.choice(list(CATEGORIES))])
    return f"{random.choice(ADJECTIVES)} {random.choice(THINGS)}"


def plain_sentence(random: Random) -> str:
    """A short sentence to be repeated or quoted."""

    def noun() -> str:
        return syllables(random) if random.random() < 0.25 else random.choice(THINGS)

    parts = ["the", random.choice(ADJECTIVES), noun(), random.choice(VERBS), "the", noun()]
    if random.random() < 0.5:
        del parts[1]
    if random.random() < 0.3:
        parts += ["in the", noun()]
    return " ".join(parts)
