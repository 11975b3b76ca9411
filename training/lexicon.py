"""Known words of the little tasks: what can be listed and sorted, numbers as words, and words to take apart into letters."""

from __future__ import annotations

from random import Random

import words

DAYS = tuple("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
MONTHS = tuple("January February March April May June July August September October November December".split())
SEASONS = tuple("spring summer autumn winter".split())
ALPHABET = tuple("abcdefghijklmnopqrstuvwxyz")

# Short common words for sorting and for work on letters. Several for most letters, so that a list can have distinct ones.
COMMON = tuple(
    "ant apple arm army art autumn bag ball bear bed bell bird boat book bread brother cake camel candle car cat chair cheese city "
    "cloud coat corn cow cup desk dog door dragon dress drum duck eagle ear earth egg engine evening eye farm father fire fish floor "
    "flower fog forest fox frog garden gate glass goat gold grape grass green guitar hair hammer hand harbour hat heart hill honey "
    "horse house ice ink insect iron island jacket jam jar job juice kettle key king kitchen kite knee knife ladder lake lamp leaf "
    "lemon letter light lion map market meadow milk mirror money moon morning mother mountain mouse music nail neck needle nest "
    "night nose number ocean office oil onion orange oven owl page paint paper parrot pear pen piano picture plate pocket pony queen "
    "quilt rabbit radio rain ring river road robin roof rope rose salt sand school sea shelf ship shoe shop silver sister sky snow "
    "soap song spoon star stone street sugar sun table tea teacher tent tiger tooth tower town train tree umbrella uncle valley vase "
    "violin voice wagon wall water week wheel whistle wind window winter wolf wood yard year yellow yoghurt zebra zero zoo".split()
)

# What can be listed, by what it may be called; the order within a list is the order of the answers.
LISTS: dict[tuple[str, ...], tuple[str, ...]] = {
    tuple(names.split("|")): tuple(items.split("|"))
    for names, items in {
        "fruits|kinds of fruit": "apple|banana|cherry|orange|pear|grape|lemon|mango|peach|plum|kiwi|melon|strawberry",
        "vegetables|kinds of vegetables": "carrot|potato|onion|cabbage|spinach|leek|turnip|parsnip|beetroot|broccoli|pea|celery",
        "colours|colors": "red|blue|green|yellow|orange|purple|brown|black|white|grey|pink|gold",
        "animals": "dog|cat|horse|cow|sheep|lion|tiger|elephant|rabbit|mouse|bear|fox",
        "farm animals": "cow|pig|sheep|goat|horse|donkey|hen|duck|goose|turkey",
        "wild animals": "wolf|bear|lion|tiger|elephant|giraffe|zebra|monkey|deer|fox",
        "birds|kinds of birds": "sparrow|eagle|owl|robin|crow|swan|duck|goose|parrot|pigeon|hawk|stork",
        "fish|kinds of fish": "salmon|trout|herring|cod|tuna|carp|pike|eel|sardine|mackerel",
        "insects": "ant|bee|wasp|fly|beetle|butterfly|moth|cricket|mosquito|ladybird",
        "trees|kinds of trees": "oak|beech|birch|pine|willow|maple|ash|elm|cedar|chestnut|poplar|lime",
        "flowers": "rose|tulip|daisy|lily|violet|poppy|orchid|sunflower|daffodil|carnation",
        "countries": "France|Germany|Italy|Spain|Japan|India|Brazil|Canada|Egypt|Kenya|Norway|Mexico",
        "countries in Europe|European countries": "France|Germany|Italy|Spain|Portugal|Poland|Norway|Sweden|Greece|Austria",
        "cities": "Paris|Berlin|Rome|Madrid|Tokyo|London|Cairo|Vienna|Lisbon|Oslo|Prague|Athens",
        "rivers": "Nile|Amazon|Danube|Rhine|Thames|Seine|Ganges|Mississippi|Volga|Congo",
        "languages": "English|French|German|Spanish|Italian|Portuguese|Polish|Dutch|Greek|Arabic|Hindi|Japanese",
        "planets": "Mercury|Venus|Earth|Mars|Jupiter|Saturn|Uranus|Neptune",
        "drinks": "water|tea|coffee|milk|juice|lemonade|cocoa|soup|wine|beer|cider|soda",
        "foods|things to eat": "bread|cheese|rice|pasta|soup|salad|eggs|fish|beans|butter",
        "desserts|sweet things": "cake|ice cream|pudding|pie|chocolate|pancakes|waffles|custard|biscuits|jelly",
        "spices|herbs and spices": "pepper|cinnamon|ginger|basil|oregano|thyme|paprika|nutmeg|saffron|mint",
        "sports|kinds of sport": "football|tennis|swimming|running|cycling|skiing|rowing|boxing|golf|hockey|judo|climbing",
        "hobbies": "reading|painting|gardening|cooking|fishing|knitting|dancing|singing|hiking|chess",
        "musical instruments|instruments": "piano|guitar|violin|flute|drum|trumpet|harp|cello|organ|clarinet|horn|banjo",
        "jobs|professions": "teacher|doctor|nurse|baker|farmer|pilot|carpenter|painter|lawyer|cook|gardener|tailor",
        "tools": "hammer|saw|drill|pliers|wrench|file|screwdriver|chisel|axe|spade|rake|ladder",
        "clothes|pieces of clothing": "shirt|trousers|coat|jacket|dress|skirt|hat|scarf|socks|gloves",
        "pieces of furniture|kinds of furniture": "table|chair|bed|sofa|desk|shelf|wardrobe|armchair|stool|bench",
        "things in a kitchen|kitchen things": "knife|fork|spoon|plate|cup|pan|pot|kettle|oven|fridge",
        "parts of the body|body parts": "head|arm|hand|leg|foot|knee|shoulder|back|neck|nose",
        "vehicles": "car|bus|train|bicycle|lorry|boat|plane|tram|motorbike|tractor",
        "shapes": "circle|square|triangle|rectangle|oval|pentagon|hexagon|cube|sphere|cone",
        "metals": "iron|copper|gold|silver|tin|lead|zinc|nickel|aluminium|titanium",
        "school subjects": "mathematics|history|geography|biology|chemistry|physics|music|art|English|sport",
        "buildings": "house|school|church|castle|hospital|library|museum|factory|theatre|tower",
        "feelings": "joy|anger|fear|sadness|surprise|love|pride|hope|shame|envy",
        "months": "|".join(MONTHS),
        "days of the week|days": "|".join(DAYS),
    }.items()
}

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_SIMPLE_ONSETS = "b d f g k l m n p r s t v z".split()
_SIMPLE_VOWELS = "a e i o u".split()
# Words that people write a lot in such a chat: they are single pieces of the vocabulary, so their letters must be met here.
_EVERYDAY = (
    "hello thanks please good great yes name word letter number question answer write read tell show make want need know think love like "
    "help work play time today tomorrow friend family person child computer program model token layer memory prompt system button screen "
    "setting folder server speed context cache thread driver template seed chat message open close start stop save load run fast slow "
    "large small long short first last new old happy sad hot cold right wrong true false always never before after because people world "
    "country language english reverse spell count sort list story test example simple local offline temperature sentence alphabet"
).split()
_KNOWN = tuple(
    dict.fromkeys(
        word
        for word in (*COMMON, *_EVERYDAY, *words.THINGS, *words.ADJECTIVES, *(item for items in LISTS.values() for item in items))
        if 3 <= len(word) <= 10 and word.isalpha() and word.islower()
    )
)


def number_word(n: int) -> str:
    """0 to 99 in words, as in `thirty-four`."""
    if n < 20:
        return _ONES[n]
    tens = _TENS[n // 10 - 2]
    return f"{tens}-{_ONES[n % 10]}" if n % 10 else tens


def simple_word(random: Random) -> str:
    """An invented word of few kinds of syllables, such as `tavo` or `mibed`."""
    word = "".join(random.choice(_SIMPLE_ONSETS) + random.choice(_SIMPLE_VOWELS) for _ in range(random.randint(1, 4)))
    return word + random.choice("nrstlmkd") if len(word) < 3 or random.random() < 0.4 else word


def word(random: Random) -> str:
    """A word of 3 to 10 letters to work on letter by letter: a known one, or an invented one of simple or any syllables."""
    kind = random.random()
    if kind < 0.45:
        return random.choice(_KNOWN)
    if kind < 0.7:
        return simple_word(random)
    while not 3 <= len(invented := words.name(random).lower() if kind < 0.8 else words.syllables(random, 1, 3)) <= 10:
        pass
    return invented


def sentence(random: Random) -> str:
    """A short plain sentence in small letters (names excepted), without a mark at its end."""
    pick = random.choice
    if random.random() < 0.4:
        return words.plain_sentence(random)

    def noun() -> str:
        return words.syllables(random) if random.random() < 0.15 else pick(words.THINGS if random.random() < 0.5 else COMMON)

    return pick(_SENTENCES).format(
        n=noun(), m=noun(), a=pick(words.ADJECTIVES), v=pick(words.VERBS), who=words.name(random), i=random.randint(2, 99)
    )


_SENTENCES = (
    "my {n} is {a}|the {n} and the {m}|there is no {n} in the {m}|where is the {a} {n}|please bring the {n} to {who}|{who} lives near "
    "the {n}|we met {who} by the {n}|do not open the {a} {n}|{who} {v} the {n}|{who} {v} the {a} {n}|our {n} was {a} and {a}|the {n} "
    "is under the {m}|this {n} is for {who}|i like the {a} {n}|they lost the {n} near the {m}|tomorrow {who} {v} the {n}|a {n} for "
    "the {m}|no {n} without a {m}|{who} and {n}|number {i} is the {a} {n}|look at the {a} {n}|we need the {n} before noon|after the "
    "{n} comes the {m}|the {n} of {who}|she put the {n} on the {m}|is that the {n} of {who}|every {n} has a {m}|{a} {n}|{a} {n} and "
    "{a} {m}|thank you for the {a} {n}"
).split("|")
