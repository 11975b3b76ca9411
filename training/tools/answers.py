"""What a tool gives back, good or bad, and the sentence that tells it to the user."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from random import Random

import words
from lexicon import DAYS
from tools import values
from tools.calls import Value
from tools.request import Request

_UNITS = "degrees|euros|km|minutes|percent|kg|pieces|points|metres|hours".split("|")
_SKIES = "rain|sunny|cloudy|snow|clear sky|light rain|fog|windy|storm".split("|")
_KEYS = "price count name status id size colour total date level speed owner place weight rating stock length free".split()


def _short_answer(random: Random) -> str:
    kind = random.random()
    if kind < 0.25:
        return str(values.decimal(random))
    if kind < 0.5:
        return f"{values.decimal(random)} {random.choice(_UNITS)}"
    if kind < 0.75:
        return values.phrase(random)
    return words.plain_sentence(random)


def _record(random: Random) -> dict[str, Value]:
    keys = [random.choice(_KEYS) if random.random() < 0.7 else words.syllables(random, 1, 2) for _ in range(random.randint(1, 4))]
    makers: Sequence[Callable[[Random], Value]] = (
        values.decimal,
        values.whole,
        values.thing,
        values.open_word,
        values.phrase,
        lambda r: r.random() < 0.5,
    )
    return {key: random.choice(makers)(random) for key in dict.fromkeys(keys)}


def _weather(random: Random) -> str:
    degrees, sky = random.randint(-20, 39), random.choice(_SKIES)
    if random.random() < 0.4:
        keys = random.choice((("temperature", "sky"), ("temp", "weather"), ("temperature", "condition"), ("degrees", "forecast")))
        return json.dumps({keys[0]: degrees, keys[1]: sky})
    return random.choice((f"{degrees} degrees, {sky}", f"{sky}, {degrees} degrees", f"{degrees}°C, {sky}", f"{degrees} °C", sky))


def make_answer(random: Random, request: Request) -> str:
    """What the tool gives back, as its text."""
    match request.made.answer:
        case "weather":
            return _weather(random)
        case "time":
            day = f"20{random.randint(20, 39)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
            time = f"{random.randint(0, 23):02}:{random.randint(0, 59):02}"
            text = random.choice(
                (time, time, f"{day} {time}", f"{day}T{time}:{random.randint(0, 59):02}", f"{random.choice(DAYS)}, {time}",
                 f"{random.choice(DAYS)} {random.randint(1, 28)} {random.choice(words.CATEGORIES['month'])}", day)
            )  # fmt: skip
            return json.dumps({random.choice(("time", "now", "datetime")): text}) if random.random() < 0.2 else text
        case "number":
            number: object = _parsed(request.result) if request.result else random.choice((values.whole, values.decimal))(random)
            return json.dumps({random.choice(("result", "value", "answer")): number}) if random.random() < 0.2 else str(number)
        case "dice":
            return str(random.randint(1, int(request.values[0])))
        case "done":
            done = random.choice(("ok", "OK", "done", "sent", "saved", "success", "true", "started", "booked", "it is done", "accepted"))
            form = random.random()
            if form < 0.4:
                return done
            if form < 0.6:
                return json.dumps({"status": done} | ({"id": values.reference(random)} if random.random() < 0.5 else {}))
            return random.choice(
                (f"{values.thing(random)} {done}", f"{done}, number {values.reference(random)}", words.plain_sentence(random))
            )
        case "text":
            return words.plain_sentence(random) if random.random() < 0.7 else values.message(random)
        case "record":
            return json.dumps(_record(random))
    form = random.random()
    if form < 0.6:
        return _short_answer(random)
    if form < 0.9:
        return json.dumps(_record(random))
    return json.dumps([values.thing(random) for _ in range(random.randint(2, 4))])


def _parsed(text: str) -> object:
    """The value of a JSON text; another text stays as it is."""
    try:
        return json.loads(text)
    except ValueError:
        return text


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def parts(answer: str) -> list[str]:
    """The values that a faithful reply must hold."""
    value = _parsed(answer)
    if isinstance(value, dict):
        return [_written(part) for part in value.values()]
    return [_written(part) for part in value] if isinstance(value, list) else [answer.rstrip(".")]


def _plain(answer: str) -> str:
    """An answer in words: JSON without its marks."""
    value = _parsed(answer)
    return (
        ", ".join(f"{key}: {part}" for key, part in zip(value, parts(answer), strict=True))
        if isinstance(value, dict)
        else ", ".join(parts(answer))
    )


def reply_to(request: Request, answer: str) -> str:
    """The sentence that tells the user what the tool answered."""
    made = request.made
    plain = _plain(answer)
    if made.reply:
        if answer.startswith("{") and made.answer in ("number", "time"):
            plain = plain.split(": ", 1)[1]
        return made.reply.format(*request.values, answer=plain)
    return f"Done: {plain}." if made.answer == "done" else f"{made.tool.name} said: {plain}."


FAILED = "That did not work: "  # how the reply to an error begins
_REASONS = (
    "{t} not found|no connection|timeout|not allowed|{t} is not known|wrong {t}|the {t} is closed|no {t} with that name|server is down"
    "|access denied|too many requests|invalid {t}|missing key|the {t} is not there|service not available|the {t} is full"
    "|try again in {n} minutes|{t} {n} does not exist|only {n} are left|limit of {n} reached"
).split("|")


def make_reason(random: Random) -> str:
    """Why a tool could not do it."""
    return random.choice(_REASONS).format(t=values.thing(random), n=random.randint(2, 99))


def make_error(random: Random, reason: str, held: bool = False) -> str:
    """The tool's answer when it failed; with `held`, in the forms of the evaluation."""
    if held:
        return random.choice(
            (f"Error: {reason}", json.dumps({"error": reason}), f"Failed: {reason}", json.dumps({"status": "error", "reason": reason}))
        )
    return random.choice(
        (f"Error: {reason}", f"error: {reason}", f"ERROR {reason}", f"failed: {reason}", f"Failed: {reason}", json.dumps({"error": reason}),
         json.dumps({"status": "error", "message": reason}), json.dumps({"status": "error", "reason": reason}), f"Exception: {reason}",
         json.dumps({"ok": False, "error": reason}))
    )  # fmt: skip


def failure_reply(reason: str) -> str:
    return f"{FAILED}{reason}."
