"""Work on the letters of a word. The letters are written out first: a model of word pieces sees no letters otherwise."""

from __future__ import annotations

from random import Random

import lexicon
from tasks.core import Task, ends_with, quoted, wordings
from wordings import more

SPELL = wordings(
    "spell {w}|spell the word {w}|how do you spell {w}|how is {w} spelled|how is {w} spelt|can you spell {w}|spell out {w}|spell {w} "
    "letter by letter|spell {w} out loud|write {w} letter by letter|say {w} letter by letter|how do i spell {w}|i don't know how to "
    "spell {w}|what are the letters of {w}|show me the letters of {w}|which letters are in {w}|write the letters of {w}|split {w} into "
    "letters|give me every letter of {w}|letters of {w}|{w}, spelled out|{w}, letter by letter|how would you spell {w}|spelling of {w}"
    "|spell this word: {w}|list the letters of {w} in order|spell {w} with dashes|take the word {w} and spell it",
    "What's the correct spelling of {w}?|Could you spell the word {w} for a child?|I'd like to see {w} spelled letter by letter.|Tell "
    "me all the letters in the word {w}, one after another.|Would you spell {w} for me?|How does one spell {w}?",
    *more("tasks", "letters.SPELL"),
)
REVERSE = wordings(
    "reverse {w}|reverse the word {w}|write {w} backwards|spell {w} backwards|what is {w} backwards|what is {w} in reverse|say {w} "
    "backwards|write the word {w} in reverse|turn {w} around|what is {w} spelled backwards|can you reverse {w}|can you write {w} "
    "backwards|{w} backwards|{w} in reverse|{w} reversed|how do you write {w} backwards|read {w} from the end to the start|reverse "
    "the letters of {w}|write the letters of {w} from last to first|put the letters of {w} in reverse order|i want {w} backwards|flip "
    "the word {w}|how does {w} look backwards|reverse this word: {w}|backwards: {w}",
    "What do I get when I reverse the word {w}?|How would {w} be written backwards?|Could you spell the word {w} in reverse?|Please "
    "give me {w}, but backwards.|What does {w} read like in reverse order?|Take {w} and reverse its letters.",
    *more("tasks", "letters.REVERSE"),
)
HOW_MANY_LETTERS = wordings(
    "how many letters are in {w}|how many letters does {w} have|how many letters has {w}|count the letters in {w}|count the letters of "
    "{w}|number of letters in {w}|how many letters are there in {w}|what is the number of letters in {w}|how long is the word {w}|how "
    "many letters in {w}|how many letters does the word {w} have|tell me how many letters {w} has|can you count the letters in {w}|the "
    "word {w} has how many letters|letter count of {w}|how many characters does {w} have|what is the length of the word {w}",
    "Do you know how many letters there are in {w}?|Please count how many letters the word {w} has.|{w}: how many letters is that?|With "
    "how many letters do you write {w}?|What number of letters does {w} have?",
    *more("tasks", "letters.HOW_MANY_LETTERS"),
)
HOW_OFTEN = wordings(
    "how many {c} are in {w}|how many {c}'s are in {w}|how many times is {c} in {w}|count the letter {c} in {w}|how often is {c} in "
    "{w}|how many letters {c} are in {w}|how many {c} does {w} have|how many {c}'s does {w} have|how often does {c} appear in {w}|count "
    "the {c} in {w}|number of {c} in {w}|how many times does the letter {c} appear in {w}|how many times {c} in {w}|how many {c} "
    "are in the word {w}|can you count the {c}'s in {w}|in the word {w}, how many {c} are there|how often do you see {c} in {w}",
    "How many times do you find the letter {c} in {w}?|How often is the letter {c} used in the word {w}?|Please count how many {c}'s "
    "there are in {w}.|What's the number of {c}'s in {w}?|In {w}, how often does the letter {c} occur?",
    *more("tasks", "letters.HOW_OFTEN"),
)
FIRST = wordings(
    "what is the first letter of {w}|first letter of {w}|which letter does {w} start with|what letter does {w} begin with|{w} starts "
    "with which letter|tell me the first letter of {w}|what's the first letter in {w}|with which letter does {w} begin|what does {w} "
    "start with|give me the first letter of the word {w}|name the first letter of {w}|the first letter of {w}",
    "Which letter comes first in {w}?|Which one is the first letter in the word {w}?|What letter is at the start of {w}?|Can you say what "
    "letter the word {w} starts with?",
    *more("tasks", "letters.FIRST"),
)
LAST = wordings(
    "what is the last letter of {w}|last letter of {w}|which letter does {w} end with|what letter does {w} end in|{w} ends with which "
    "letter|tell me the last letter of {w}|what's the last letter in {w}|with which letter does {w} end|what does {w} end with|give me "
    "the last letter of the word {w}|name the last letter of {w}|the last letter of {w}",
    "Which letter comes last in {w}?|Which one is the last letter in the word {w}?|What letter is at the end of {w}?|Can you say what "
    "letter the word {w} ends with?",
    *more("tasks", "letters.LAST"),
)
HOW_MANY_WORDS = wordings(
    "how many words are in: {t}|count the words: {t}|count the words in this sentence: {t}|how many words are in this sentence: {t}|how "
    'many words are in "{t}"|how many words does "{t}" have|number of words in: {t}|word count: {t}|how many words: {t}|can you count '
    'the words in "{t}"|tell me how many words are in this: {t}|how many words does this sentence have: {t}|count how many words: {t}'
    '|"{t}" has how many words|what is the number of words in "{t}"|how many words do you see here: {t}|words in "{t}"',
    'Can you tell me how many words there are in "{t}"?|How many words did I write here: {t}|Please count all words of this text: {t}'
    '|How many words long is "{t}"?|I need the number of words in this line: {t}',
    *more("tasks", "letters.HOW_MANY_WORDS"),
)


def dashed(word: str) -> str:
    return "-".join(word)


def _numbered(word: str) -> list[str]:
    return [f"{i}{letter}" for i, letter in enumerate(word, 1)]


def _asked(random: Random, word: str) -> str:
    """Some people write the word large; the answers use small letters."""
    shown = random.choice((word, word, word, word, word, word.capitalize(), word.upper() if random.random() < 0.3 else word))
    return quoted(random, shown)


def spell(random: Random, held: bool) -> Task:
    word = lexicon.word(random)
    ask, answer = SPELL.ask(random, held, w=_asked(random, word)), dashed(word)
    return Task(ask, answer, f"The word is {word}. I write its letters one by one.", lambda r: r.strip().rstrip(".").lower() == answer)


def reverse(random: Random, held: bool) -> Task:
    """Numbers show which letter comes next on the way back, even where a letter occurs twice."""
    while len(word := lexicon.word(random)) > 8:
        pass
    numbered, back = _numbered(word), word[::-1]
    answer = f"{' '.join(numbered)}. Backwards: {' '.join(reversed(numbered))}. Together: {back}"
    thought = f"The word is {word}. I number its letters and then read them from the last to the first."
    return Task(REVERSE.ask(random, held, w=_asked(random, word)), answer, thought, ends_with(back))


def how_many_letters(random: Random, held: bool) -> Task:
    word = lexicon.word(random)
    answer = f"{' '.join(_numbered(word))}. Number of letters: {len(word)}"
    thought = f"The word is {word}. I number its letters, and the last number is the result."
    return Task(HOW_MANY_LETTERS.ask(random, held, w=_asked(random, word)), answer, thought, ends_with(str(len(word))))


def how_often(random: Random, held: bool) -> Task:
    """One letter within a word: every find gets the next number."""
    word = lexicon.word(random)
    repeated = [letter for letter in word if word.count(letter) > 1]
    letter = random.choice(repeated) if repeated and random.random() < 0.5 else random.choice(word)
    if random.random() < 0.2:
        letter = random.choice(lexicon.ALPHABET)
    found, parts = 0, []
    for each in word:
        found += each == letter
        parts.append(f"{each}{found}" if each == letter else each)
    thought = f"I write the letters of {word} and give every {letter} the next number."
    ask = HOW_OFTEN.ask(random, held, w=quoted(random, word), c=letter)
    return Task(ask, f"{'-'.join(parts)}. Number of {letter}: {found}", thought, ends_with(str(found)))


def first_or_last(random: Random, held: bool) -> Task:
    word = lexicon.word(random)
    end, letter, pool = random.choice((("First", word[0], FIRST), ("Last", word[-1], LAST)))
    answer = f"{dashed(word)}. {end} letter: {letter}"
    thought = f"I spell {word} first and then take the {end.lower()} letter."
    return Task(pool.ask(random, held, w=_asked(random, word)), answer, thought, ends_with(letter))


def how_many_words(random: Random, held: bool) -> Task:
    text = lexicon.sentence(random)
    if random.random() < 0.25:
        text = " ".join(lexicon.word(random) for _ in range(random.randint(2, 8)))
    parts = text.split()
    ask = HOW_MANY_WORDS.ask(random, held, open_end=True, t=text[0].upper() + text[1:] + "." if random.random() < 0.2 else text)
    answer = f"{' '.join(f'{i} {word}' for i, word in enumerate(parts, 1))}. Number of words: {len(parts)}"
    return Task(ask, answer, "I number the words, and the last number is the result.", ends_with(str(len(parts))))
