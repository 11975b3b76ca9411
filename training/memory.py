"""What a user tells about themselves, and the questions about it later in the same chat.

Most values are invented, so that only looking back in the chat gives the right answer; and a question about what was never told
must be answered with just that.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

import facts
import remarks
import tellable
import words
from facts import Kind
from kit import Case, Message, Turn
from phrasings import polish

_LONGEST = 120  # characters of an earlier message that is still repeated


def _style(random: Random, frame: str) -> str:
    """Letter case of a telling, before its value is filled in: the value must stay as it is."""
    if random.random() < 0.6:
        frame = re.sub(r"\bi(?=\b|')", "I", frame)
        frame = frame[0].upper() + frame[1:]
    return frame


def _join(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _first_upper(text: str) -> str:
    return text[0].upper() + text[1:]


def _question(random: Random, asks: Sequence[str], held_asks: Sequence[str], held: bool) -> str:
    if not held:
        return polish(random, random.choice(asks), 0.8)
    ask = random.choice(held_asks)
    end = "." if ask.startswith(("please", "let's", "give me")) else "?"
    return _first_upper(re.sub(r"\bi\b(?!')", "I", ask)) + end


class Memory:
    """What was told in one chat while it is being invented: the newest value of each thing, in the order of the first telling."""

    def __init__(self) -> None:
        self.kinds: dict[str, Kind] = {}
        self.values: dict[str, str] = {}
        self.asked: set[str] = set()

    def _says(self, key: str) -> str:
        return self.kinds[key].says.format(v=self.values[key])

    def turn(self, random: Random, earlier: Sequence[Turn]) -> Turn:
        """A telling, a correction or a question that fits what `earlier` holds."""
        new = [key for key in self.kinds if key not in self.asked]
        if not self.kinds:
            doing = random.choices(("tell", "never", "before", "about"), (76, 14, 9, 1))[0]
        else:
            doing = random.choices(
                ("tell", "known", "never", "change", "about", "before"),
                (16 if len(self.kinds) < 6 else 0, 56 if new else 25, 12, 10, 7, 10),
            )[0]
        if doing == "tell":
            return self.tell(random)
        if doing == "known":
            return self.recall(random, random.choice(new or list(self.kinds)))
        if doing == "never":
            return self.never(random)
        if doing == "change":
            return self.change(random, random.choice(list(self.kinds)))
        if doing == "before" and (turn := self.before(random, earlier)):
            return turn
        return self.about(random) if len(self.kinds) < 5 else self.recall(random, random.choice(list(self.kinds)))

    def _new_kinds(self, random: Random, count: int) -> list[Kind]:
        chosen: dict[str, Kind] = {}
        while len(chosen) < count:
            kind = tellable.any_kind(random)
            if kind.key not in self.kinds:
                chosen[kind.key] = kind
        return list(chosen.values())

    def tell(self, random: Random, kinds: Sequence[Kind] = (), held: bool = False) -> Turn:
        """One message with one fact or several; without `kinds` they are drawn."""
        kinds = kinds or self._new_kinds(random, random.choices((1, 2, 3), (72, 19, 9))[0])
        frames = []
        for kind in kinds:
            self.kinds[kind.key], self.values[kind.key] = kind, kind.value(random)
            frames.append(random.choice(kind.held_tells if held else kind.tells).replace("{v}", f"<{kind.key}>"))
        glue = random.choice((" and ", ". ", ", and ") if held else (" and ", ", ", ". ", ", and ", "; "))
        text = glue.join(frames) if len(frames) < 3 or glue in (". ", ", ", "; ") else _join(frames)
        if held:
            text = random.choice(remarks.HELD_BEFORE) + text + random.choice(remarks.HELD_AFTER)
        else:
            text = random.choice(remarks.BEFORE if random.random() < 0.6 else [""]) + text + random.choice(remarks.AFTER)
        if not text.startswith("<"):
            text = self._fill(_style(random, text))
        else:
            text = self._fill(text)
        text += random.choice(("", ".", ".", "!")) if text[-1].isalnum() else ""
        says = [self._says(kind.key) for kind in kinds]
        if len(kinds) == 1 and kinds[0].key == "name":
            answer = f"Nice to meet you, {self.values['name']}! How can I help you?"
        else:
            answer = f"Got it: {_join(says)}."
        return Turn(ask=text, answer=answer, thought="The user tells me something. I will remember it.")

    def _fill(self, text: str) -> str:
        return re.sub(r"<([^>]+)>", lambda match: self.values[match.group(1).lower()], text)

    def change(self, random: Random, key: str, held: bool = False) -> Turn:
        """A newer value for something told: only that one holds from now on."""
        kind, old = self.kinds[key], self.values[key]
        while self.values[key] == old:
            self.values[key] = kind.value(random)
        frame = random.choice(remarks.HELD_CHANGES if held else remarks.CHANGES).format(t=kind.tells[0].replace("{v}", f"<{key}>"))
        text = self._fill(_style(random, frame))
        kind_of_end = random.random()
        text += f", not {old}" if kind_of_end < 0.15 else " now" if kind_of_end < 0.25 else ""
        self.asked.discard(key)
        return Turn(
            ask=text + random.choice(("", ".", ".", "!")),
            answer=f"All right: {self._says(key)}.",
            thought="The user corrects something. The new value holds.",
        )

    def recall(self, random: Random, key: str, held: bool = False) -> Turn:
        """A question about something that was told."""
        kind = self.kinds[key]
        self.asked.add(key)
        ask = _question(random, kind.asks, kind.held_asks, held)
        return Turn(ask=ask, answer=_first_upper(self._says(key)) + ".", thought="The user told me that. I will look back.", exact=True)

    def never(self, random: Random, held: bool = False) -> Turn:
        """A question about something that was not told; sometimes close to what was told."""
        near = random.choice(list(self.kinds)).split(" ")[0] if self.kinds and random.random() < 0.4 else ""
        kind = (
            facts.NAME
            if random.random() < 0.15
            else tellable.NEAR[near](random)
            if near in tellable.NEAR
            else tellable.any_kind(random, True)
        )
        while kind.key in self.kinds:
            kind = tellable.any_kind(random, True)
        ask = _question(random, kind.asks, kind.held_asks, held)
        return Turn(ask=ask, answer=f"You have not told me {kind.missing} yet.", thought="I look back: the user has not told me that.")

    def about(self, random: Random, held: bool = False) -> Turn:
        """All that was told."""
        ask = _question(random, remarks.ABOUT_ME, remarks.HELD_ABOUT_ME, held)
        answer = (
            f"You told me that {_join([self._says(key) for key in self.kinds])}." if self.kinds else "You have not told me anything yet."
        )
        return Turn(ask=ask, answer=answer, thought="I will look back at all that the user told me.", exact=bool(self.kinds))

    def before(self, random: Random, earlier: Sequence[Turn], held: bool = False) -> Turn | None:
        """A question about an earlier message; None where the one to repeat is too long."""
        which = random.choice(("last", "last", "first", "answer"))
        asks, held_asks = {
            "last": (remarks.LAST, remarks.HELD_LAST),
            "first": (remarks.FIRST, remarks.HELD_FIRST),
            "answer": (remarks.ANSWER, remarks.HELD_ANSWER),
        }[which]
        ask = _question(random, asks, held_asks, held)
        if not earlier:
            answer = "I have not said anything yet." if which == "answer" else "This is your first message."
            return Turn(ask=ask, answer=answer, thought="I look back: there is nothing before this message.")
        if which == "answer" and not earlier[-1].exact:
            return None  # a style may have dressed it since
        text = earlier[-1].answer if which == "answer" else earlier[0 if which == "first" else -1].ask
        if len(text) > _LONGEST or "\n" in text or '"' in text:
            return None
        answer = text if which == "answer" else f'Your {which} message was: "{text}"'
        return Turn(ask=ask, answer=answer, thought="I will look back in the chat and repeat it exactly.", exact=True)


def scenario(random: Random, fillers: Callable[[], Turn]) -> list[Turn]:
    """A chat where something is told, other things come, and it is asked."""
    memory = Memory()
    turns: list[Turn] = []

    def fill(most: int) -> None:
        turns.extend(fillers() for _ in range(random.randint(0, most)))

    if random.random() < 0.25:
        fill(2)
    turns.append(memory.tell(random))
    fill(random.choice((0, 1, 2, 4, 6)))
    if random.random() < 0.4:
        turns.append(memory.tell(random) if random.random() < 0.5 else memory.change(random, random.choice(list(memory.kinds))))
        fill(3)
    for key in random.sample(list(memory.kinds), min(len(memory.kinds), random.randint(1, 3))):
        if random.random() < 0.15:
            turns.append(memory.never(random))
        turns.append(memory.recall(random, key))
        if random.random() < 0.3:
            fill(2)
    end = random.random()
    if end < 0.12 and len(memory.kinds) < 5:
        turns.append(memory.about(random))
    elif end < 0.25 and (turn := memory.before(random, turns)):
        turns.append(turn)
    return turns


_FILLERS = (
    "What is quantization?|Count to 5.|How do I load a larger model?|Thank you!|What is a token?|Tell me a joke.|How are you?"
    "|What does the temperature setting do?|Name three fruits.|What is 4 + 5?|What is a GGUF file?|Ok"
).split("|")


def _holds(value: str) -> Callable[[str], bool]:
    """Whether a reply names just this value, as a whole word."""
    pattern = re.compile(rf"(?<!\w){re.escape(value.lower())}(?!\w)")
    return lambda reply: bool(pattern.search(reply.lower()))


def _case_kind(random: Random, kind: str) -> Kind:
    if kind == "name":
        return facts.NAME
    if kind == "favourite":
        return tellable.favourite(words.syllables(random) if random.random() < 0.2 else random.choice(facts.FAVOURITES))
    if kind == "open_fact":
        return random.choice((tellable.mine, tellable.mine, tellable.the))(words.syllables(random))
    if kind == "other_fact":
        return random.choice(
            (
                random.choice(facts.FIXED),
                tellable.called(random.choice(facts.PETS + facts.PEOPLE)),
                tellable.event(random.choice(facts.EVENTS)),
                random.choice(facts.FIXED),
            )
        )
    return tellable.any_kind(random)


CASE_KINDS = ("name", "favourite", "other_fact", "open_fact", "changed", "several", "never_told", "asked_before")


def _case(random: Random, kind: str) -> Case:
    memory, asks = Memory(), []
    fillers = random.sample(_FILLERS, random.randint(0, 4))
    middle = random.randint(0, len(fillers))
    if kind == "asked_before":
        turns = [Turn(ask=text, answer="") for text in fillers or _FILLERS[:1]]
        question: Turn | None = None
        while question is None or not question.answer.startswith("Your"):
            question = memory.before(random, turns, True)
        quoted = question.answer.split('"')[1]
        messages = tuple(Message("user", turn.ask) for turn in (*turns, question))
        return Case(
            skill="memory", kind=kind, messages=messages, right=lambda reply: quoted.lower() in reply.lower(), wanted=question.answer
        )
    told = [_case_kind(random, kind)]
    while kind == "several" and len(told) < random.randint(2, 3):
        more = tellable.any_kind(random)
        told += [more] if more.key not in {one.key for one in told} else []
    asks.append(memory.tell(random, told, True).ask)
    asks += fillers[:middle]
    key = random.choice(told).key
    old = memory.values[key]
    if kind == "changed":
        while (new := memory.change(random, key, True)).ask and old.lower() in memory.values[key].lower():
            pass
        asks.append(new.ask)
    asks += fillers[middle:]
    if kind == "never_told":
        asks = asks if random.random() < 0.7 else asks[1:]
        question = memory.never(random, True)
        missing = question.answer
        right: Callable[[str], bool] = lambda reply: "not told me" in reply.lower()  # noqa: E731
    elif kind == "several" and random.random() < 0.3:
        question = memory.about(random, True)
        holds = [_holds(value) for value in memory.values.values()]
        right, missing = (lambda reply: all(hold(reply) for hold in holds)), question.answer
    else:
        question = memory.recall(random, key, True)
        good, bad, missing = _holds(memory.values[key]), _holds(old), question.answer
        right = (lambda reply: good(reply) and not bad(reply)) if kind == "changed" else good
    messages = tuple(Message("user", text) for text in (*asks, question.ask))
    return Case(skill="memory", kind=kind, messages=messages, right=right, wanted=missing)


def cases(random: Random, count: int) -> list[Case]:
    """Chats with held wordings for telling and asking, and with plain questions in between."""
    return [_case(random, CASE_KINDS[index % len(CASE_KINDS)]) for index in range(count)]
