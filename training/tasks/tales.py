"""Stories of any length from a grammar: the one kind of long free text that the starter writes."""

from __future__ import annotations

from random import Random

import words
from kit import Turn
from phrasings import polish
from wordings import together

_PLACES = (
    "a small village|an old town by the sea|a house at the edge of the forest|a lighthouse on a cliff|a valley between two mountains|a "
    "harbour full of boats|a quiet street with tall trees"
).split("|")
_ROLES = "baker|gardener|fisherman|clockmaker|teacher|painter|shepherd|carpenter|librarian|sailor".split("|")
# What is found, and how it is called later.
_FOUND = "small brass key|old map|letter without a name|blue stone|wooden box|silver bell|torn photograph".split("|")
_HELPERS = "patient owl|grey cat|old sailor|curious child|talking crow|friendly dog|traveller with a red coat".split("|")
_OBSTACLES = (
    "a wide river with no bridge|a door that had no handle|a fog so thick that the road was gone|a hill of loose stones|a gate guarded by "
    "geese|a dark tunnel under the rocks|a field of tall thistles"
).split("|")
_SOLUTIONS = (
    "waited until the wind changed, and then the way was clear|asked a stranger for help, and the stranger knew what to do|built a simple "
    "tool out of rope and wood|sang an old song, and the way opened|looked carefully and found a narrow path|told the truth, and that was "
    "enough"
).split("|")
_WEATHER = (
    "The sun was low and golden.|A light rain began to fall.|The wind smelled of salt.|Snow lay on the roofs.|The stars came out one by "
    "one.|The morning was cold and clear."
).split("|")
_FEELINGS = (
    "was afraid, but went on|laughed for the first time in weeks|felt tired and happy|did not give up|thought of home|was glad not to be "
    "alone"
).split("|")
_LESSONS = (
    "that a small light is enough to find the way|that help comes to those who ask|that the way home is always shorter|that patience opens "
    "most doors|that a promise is worth more than gold"
).split("|")
_TIMES = "On the first day|The next morning|A few days later|Some time later|One evening|After a long walk".split("|")

_SHORT = together(
    "tasks",
    "tales.SHORT",
    "tell me a story|write a short story|tell me a short story|write a story|a story please|tell me a fairy tale|can you tell me a story"
    "|make up a story|once upon a time|write me a story|i want to hear a story|can you write a short story|a short story|invent a story"
    "|write a little story|tell a story|do you know a story|read me a story|write a tale|story time"
    "|write something to read|a bedtime story",
)
_LONG = together(
    "tasks",
    "tales.LONG",
    "write a long story|tell me a long story|write a very long story|a long story please|write a long tale|i want to read a long story"
    "|write me a long story|can you write a long story|a very long story|tell me a long fairy tale|write a story with many chapters|write "
    "the longest story you can|write a long bedtime story|make the story long: tell me a story",
)
_ABOUT = together(
    "tasks",
    "tales.ABOUT",
    "{s} about {x}|{s}, it should be about {x}|{s} with {x} in it|{s} in which there is {x}|{s} on {x}|{s} and put {x} in it",
)


def _a(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def _tell(random: Random, chapters: int, hero: str, role: str, found: str, helper: str) -> str:
    """The hero, what is found and the helper stay the same from the first sentence to the last."""
    pick = random.choice
    bare = helper.split(" ", 1)[1]
    parts = [
        f"Once upon a time, in {pick(_PLACES)}, there lived a {role} named {hero}. One day, {hero} found {_a(found)} and wondered where it "
        f"came from. Soon {hero} met {_a(helper)}, who offered to come along."
    ]
    for first in random.sample(_TIMES, chapters):
        parts.append(
            f"{first}, {hero} and the {bare} came to {pick(_OBSTACLES)}. {pick(_WEATHER)} {hero} {pick(_FEELINGS)}. In the end they "
            f"{pick(_SOLUTIONS)}."
        )
    parts.append(
        f"At last {hero} learned where the {found} belonged and brought it back. {hero} returned home with the {bare}, and never forgot "
        f"{pick(_LESSONS)}."
    )
    return "\n\n".join(parts)


def story(random: Random) -> Turn:
    """A short or a long story, now and then about a hero, a role or a thing that the question names."""
    pick = random.choice
    hero, role, found, helper = words.name(random).capitalize(), pick(_ROLES), pick(_FOUND), pick(_HELPERS)
    long = random.random() < 0.4
    ask, wish = pick(_LONG if long else _SHORT), ""
    if random.random() < 0.35:
        wish = pick((hero, hero, _a(role), _a(found), _a(helper), f"{_a(role)} named {hero}"))
        ask = pick(_ABOUT).format(s=ask.removesuffix(" please"), x=wish)
    chapters = 6 if long else pick((1, 1, 2))
    kind = "long" if long else "short"
    thought = f"The user wants a {kind} story{' with ' + wish if wish else ''}. I need a hero, a problem and a good end."
    return Turn(ask=polish(random, ask, 0.8), answer=_tell(random, chapters, hero, role, found, helper), thought=thought)
