"""Chats with tools: choosing one, calling it with what the user said, and using its answer.

Any program may offer any tool, so most tools here are invented: names, arguments and values come from an open grammar,
and the only way to be right is to find the tool whose words the request shares and to copy the values from the request.
"""

from __future__ import annotations

import ast
import json
import math
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

import words
from kit import Case, Chat, Message, Parameter, Tool

Value = str | int | float | bool
Arguments = dict[str, Value]

OPEN_CALL, CLOSE_CALL = "<tool_call>", "</tool_call>"


def call_text(tool_name: str, arguments: Mapping[str, Value]) -> str:
    """A call as the model writes it and as the chat template shows it."""
    return f"{OPEN_CALL}\n{json.dumps({'name': tool_name, 'arguments': arguments}, ensure_ascii=False)}\n{CLOSE_CALL}"


def called(reply: str) -> tuple[str, Arguments] | None:
    """Name and arguments of the one call in a reply; None where there is none, or none that can be read."""
    if reply.count(OPEN_CALL) != 1 or CLOSE_CALL not in reply:
        return None
    try:
        call = json.loads(reply.split(OPEN_CALL)[1].split(CLOSE_CALL)[0])
        return str(call["name"]), dict(call["arguments"])
    except (ValueError, KeyError, TypeError):
        return None


# --- Values: what a user may name, always to be copied ---


def _any_case(random: Random, word: str) -> str:
    return word.lower() if random.random() < 0.15 else word


def _place(random: Random) -> str:
    kind = random.random()
    if kind < 0.3:
        return _any_case(random, random.choice(words.CATEGORIES["city"]))
    place = words.syllables(random, 1, 3).capitalize()
    if kind < 0.42:
        place = f"{random.choice('New North South Old Port Saint Upper Lower West East'.split())} {place}"
    return _any_case(random, place)


def _person(random: Random) -> str:
    first = words.name(random)
    return f"{first} {words.syllables(random, 1, 2).capitalize()}" if random.random() < 0.12 else first


def _phrase(random: Random) -> str:
    """A few words that something is about."""
    kind = random.random()
    if kind < 0.3:
        return words.syllables(random)
    if kind < 0.6:
        return f"{random.choice(words.ADJECTIVES)} {_thing(random)}"
    if kind < 0.8:
        return f"{_thing(random)} {random.choice(('of', 'and', 'in', 'near', 'without'))} {words.syllables(random)}"
    return _thing(random)


def _thing(random: Random) -> str:
    return words.syllables(random) if random.random() < 0.4 else random.choice(words.THINGS)


def _title(random: Random) -> str:
    title = " ".join(_thing(random) for _ in range(random.randint(1, 3)))
    if random.random() < 0.3:
        title = f"the {title}"
    return title.title() if random.random() < 0.5 else title


_SAID = (
    "i am late|dinner is ready|see you at {n}|the {t} is {a}|i found the {t}|please bring the {t}|we meet near the {t}|call me back"
    "|the {t} costs {n}|buy {a} {t}|do not forget the {t}|{p} is here|thank you {p}|the {t} is for {p}|we need {n} more {t}s"
).split("|")


def _message(random: Random) -> str:
    if random.random() < 0.5:
        text = random.choice(_SAID).format(
            n=random.randint(2, 99), t=_thing(random), a=random.choice(words.ADJECTIVES), p=words.name(random)
        )
    else:
        text = words.plain_sentence(random)
    return text[0].upper() + text[1:] if random.random() < 0.3 else text


def _clock_time(random: Random) -> str:
    hour = random.randint(1, 12)
    return random.choice((f"{random.randint(0, 23)}:{random.randint(0, 59):02}", f"{hour} pm", f"{hour} am", f"{hour}pm", f"{hour}:30"))


_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()


def _day(random: Random) -> str:
    month = random.choice(words.CATEGORIES["month"])
    day = random.randint(1, 28)
    return random.choice(
        (
            random.choice(_DAYS),
            random.choice(_DAYS),
            _any_case(random, random.choice(_DAYS)),
            f"{day} {month}",
            f"{month} {day}",
            f"20{random.randint(20, 39)}-{random.randint(1, 12):02}-{day:02}",
            random.choice(("tomorrow", "today")),
        )
    )


def _file(random: Random) -> str:
    name = words.syllables(random, 1, 2) if random.random() < 0.7 else random.choice(words.THINGS)
    if random.random() < 0.25:
        name += f"{random.choice('_-')}{random.randint(1, 99)}"
    return f"{name}.{random.choice('txt pdf md csv png jpg json log py docx'.split())}"


def _email(random: Random) -> str:
    return f"{words.name(random).lower()}@{words.syllables(random, 1, 2)}.{random.choice('com org net eu de'.split())}"


def _url(random: Random) -> str:
    site = f"{words.syllables(random, 1, 3)}.{random.choice('com org net eu'.split())}"
    return random.choice((site, f"https://{site}", f"www.{site}", f"https://{site}/{words.syllables(random, 1, 2)}"))


def _reference(random: Random) -> str:
    letters = "".join(random.choice("ABCDEFGHKLMNPRSTUVWXYZ") for _ in range(random.randint(1, 3)))
    digits = "".join(random.choice("0123456789") for _ in range(random.randint(2, 5)))
    return random.choice((letters + digits, f"{letters}-{digits}", digits.lstrip("0") or "7", letters.lower() + digits))


def _whole(random: Random) -> int:
    return random.randint(1, 10 ** random.randint(1, 4))


def _decimal(random: Random) -> float | int:
    return round(random.uniform(0, 10 ** random.randint(1, 3)), random.randint(1, 2)) if random.random() < 0.6 else _whole(random)


_LANGUAGES = "German French Spanish Italian Dutch Polish Japanese Chinese Russian Greek Turkish Swedish Danish Hindi".split()


def _language(random: Random) -> str:
    return _any_case(random, random.choice(_LANGUAGES) if random.random() < 0.7 else words.syllables(random, 2, 2).capitalize())


def _open_word(random: Random) -> str:
    return random.choice((words.syllables, words.syllables, _reference, _person, _place))(random)


@dataclass(frozen=True, slots=True)
class Slot:
    """One meaning that an argument may have: names it goes by, its type, how its values look and how they are said."""

    names: tuple[str, ...]
    kind: str
    value: Callable[[Random], Value]
    said: tuple[str, ...]


def _slot(names: str, kind: str, value: Callable[[Random], Value], said: str) -> Slot:
    return Slot(tuple(names.split("|")), kind, value, tuple(said.split("|")))


SLOTS: dict[str, Slot] = {
    "place": _slot("city|location|place|town|city_name|area|destination", "string", _place, "in {v}|for {v}|at {v}|near {v}"),
    "person": _slot("to|recipient|name|person|contact|receiver|user|friend|customer", "string", _person, "to {v}|for {v}|with {v}"),
    "text": _slot("text|message|body|content|words", "string", _message, "saying {v}|: {v}|that says {v}|with the text {v}|: {v}"),
    "topic": _slot(
        "query|q|topic|keyword|search_term|subject|question|term", "string", _phrase, "about {v}|for {v}|on {v}|: {v}|about the {v}"
    ),
    "title": _slot("title|name|label|heading|song|track", "string", _title, "called {v}|named {v}|with the title {v}|titled {v}"),
    "day": _slot("date|day|when|due", "string", _day, "on {v}|for {v}|: {v}"),
    "time": _slot("time|at|hour|start_time|start", "string", _clock_time, "at {v}|for {v}|: {v}"),
    "minutes": _slot("minutes|duration|mins|length|time", "integer", _whole, "for {v} minutes|of {v} minutes|: {v} minutes"),
    "seconds": _slot("seconds|secs|delay|timeout", "integer", _whole, "for {v} seconds|of {v} seconds|after {v} seconds"),
    "count": _slot("count|quantity|n|limit|number|amount", "integer", _whole, "with {p} {v}|{v} times|: {v}|{p} {v}"),
    "language": _slot("language|lang|target_language|to|target", "string", _language, "in {v}|into {v}|to {v}"),
    "file": _slot("file|path|filename|file_name|document", "string", _file, "{v}|from {v}|in {v}|from the file {v}|: {v}"),
    "email": _slot("email|to|address|recipient|mail", "string", _email, "to {v}|for {v}|at {v}"),
    "url": _slot("url|link|page|address|site", "string", _url, "{v}|from {v}|at {v}|: {v}"),
    "reference": _slot("id|code|number|order_id|reference|key", "string", _reference, "{v}|number {v}|with the {p} {v}|{p} {v}"),
    "price": _slot("price|amount|max_price|budget|total|value", "number", _decimal, "for {v} euros|of {v}|under {v}|{p} {v}"),
    "level": _slot("level|volume|percent|temperature|brightness|speed", "integer", _whole, "to {v}|at {v}|of {v}|{p} {v}"),
}
_CHOICES = (
    "celsius fahrenheit|small medium large|red green blue|low high|slow normal fast|on off|north south east west|metric imperial"
    "|day week month|hot cold|left right|new old|easy hard|one_way return|json csv|low medium high|kg lb|km miles|soft loud"
).split("|")
_CHOICE_NAMES = "unit|size|colour|mode|level|speed|kind|type|format|direction|style|period|option|scale|state".split("|")
_OPEN_NAMES = "width height depth radius weight age score factor offset margin port channel floor seat room page line row zone".split()
_FLAG_NAMES = "sound|music|breakfast|insurance|alarm|light|private|urgent|fast|public|gift_wrap|window_seat|details|heating|notify".split(
    "|"
)

_NAMED = (
    "with {p} {v}|{p} {v}|{p}: {v}|{p} = {v}|using {p} {v}|and {p} {v}|, {p} {v}|where the {p} is {v}|, the {p} is {v}|with {v} as {p}"
    "|with the {p} {v}|, {p}: {v}|. {p}: {v}|, {p} should be {v}|with {p}={v}|and set {p} to {v}"
).split("|")
_HELD_NAMED = ("using {v} as the {p}", ". The {p} is {v}", ", set the {p} to {v}", "with {p} set to {v}", "and the {p} is {v}")
_FLAG_ON = "with {p}|with {p} on|{p} on|{p}: yes|{p} = true|, {p} true|and with {p}|with {p} turned on|, {p} yes|{p} enabled".split("|")
_FLAG_OFF = "without {p}|with {p} off|{p} off|{p}: no|{p} = false|, {p} false|and no {p}|with {p} turned off|, {p} no|{p} disabled".split(
    "|"
)
_HELD_ON = ("and please with {p}", ", i want it with {p}", ", and turn {p} on")
_HELD_OFF = ("and please without {p}", ", i want it without {p}", ", and turn {p} off")
_UNSPOKEN = frozenset(("to", "at", "when", "where", "n", "q", "a", "b", "x", "y", "due"))  # names that no one says
_CHOICE_SAID = "{v}|in {v}|as {v}|{p} {v}|with {p} {v}|{p}: {v}|, {v}|and {v}".split("|")


@dataclass(frozen=True, slots=True)
class Argument:
    """A parameter with what the grammar knows about it; `slot` is empty for an invented meaning."""

    parameter: Parameter
    value: Callable[[Random], Value]
    said: tuple[str, ...]
    is_text: bool = False

    def say(self, random: Random, value: Value, held: bool, *, named: bool, alone: bool) -> str:
        """A phrase that gives the value; `named` says the argument's name with it. Only an argument that is `alone` needs no "
        "preposition."""
        spoken = _spoken(self.parameter.name) if random.random() < 0.75 else self.parameter.name
        if isinstance(value, bool):
            frames = (_HELD_ON if held else _FLAG_ON) if value else (_HELD_OFF if held else _FLAG_OFF)
        elif self.parameter.choices and not named:
            frames = self.said
        else:
            frames = self.said
            if not self.said or (named and spoken not in _UNSPOKEN):
                frames = _HELD_NAMED if held else _NAMED
            elif not alone and not self.is_text:
                frames = tuple(frame for frame in frames if not frame.startswith((":", "{v}"))) or frames
        frame = random.choice([f for f in frames if not (self.is_text and f.startswith(("with {v}", "using {v}")))] or frames)
        said = str(value)
        if self.is_text and random.random() < 0.35 and "=" not in frame:
            said = random.choice(('"{}"', "'{}'", '"{}"')).format(said)
        return frame.format(p=spoken, v=said)


def _spoken(name: str) -> str:
    """`gift_wrap` or `giftWrap` as people say it."""
    return re.sub(r"[_-]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)).lower()


def _styled(random: Random, name: str) -> str:
    """A snake_case name, sometimes in another style."""
    style = random.random()
    if style < 0.15:
        first, *rest = name.split("_")
        return first + "".join(part.capitalize() for part in rest)
    return name.replace("_", "-") if style < 0.18 else name


def _argument(random: Random, key: str, taken: set[str]) -> Argument:
    """An argument for a slot (`key` with `?` when it need not be given), or one of an invented kind for `*`."""
    required, key = not key.endswith("?"), key.rstrip("?")
    if key == "choice":
        choices = tuple(random.choice(_CHOICES).split()) if random.random() < 0.5 else tuple(
            dict.fromkeys(words.syllables(random, 1, 2) for _ in range(random.randint(2, 4)))
        )  # fmt: skip
        names = _CHOICE_NAMES if random.random() < 0.6 else [words.syllables(random, 1, 2)]
        parameter = Parameter(_fresh(random, names, taken), "string", choices, required)
        return Argument(parameter, lambda r: r.choice(choices), tuple(_CHOICE_SAID))
    if key == "unit":
        parameter = Parameter(_fresh(random, ["unit", "units", "scale"], taken), "string", ("celsius", "fahrenheit"), required)
        return Argument(parameter, lambda r: r.choice(("celsius", "fahrenheit")), ("in {v}", "{v}", "in {v}", "{p} {v}"))
    if key == "flag":
        names = _FLAG_NAMES if random.random() < 0.6 else [words.syllables(random, 1, 2)]
        return Argument(Parameter(_fresh(random, names, taken), "boolean", (), required), lambda r: r.random() < 0.5, ())
    if key == "*":
        kind = random.choices(("string", "integer", "number"), (5, 4, 2))[0]
        value: Callable[[Random], Value] = {"string": _open_word, "integer": _whole, "number": _decimal}[kind]
        invented = words.syllables(random, 1, 2)
        if random.random() < 0.2:
            invented += f"_{random.choice(_OPEN_NAMES)}"
        names = _OPEN_NAMES if random.random() < 0.4 and kind != "string" else [invented]
        return Argument(Parameter(_fresh(random, names, taken), kind, (), required), value, ())
    slot = SLOTS[key]
    kind, give = slot.kind, slot.value
    if kind == "integer" and random.random() < 0.12:  # the same number as a text: the type decides about the quotes
        kind, give = "string", lambda r, of=slot.value: str(of(r))
    name = _styled(random, _fresh(random, slot.names, taken))
    return Argument(Parameter(name, kind, (), required), give, slot.said, key == "text")


def _fresh(random: Random, names: Sequence[str], taken: set[str]) -> str:
    free = [name for name in names if name not in taken]
    name = random.choice(free) if free else words.syllables(random, 2, 2)
    taken.add(name)
    return name


# --- Tools of everyday kinds ---


@dataclass(frozen=True, slots=True)
class Kind:
    """A well-known sort of tool. Requests name the required slots; `reply` tells the answer, else a general form does."""

    names: tuple[str, ...]
    about: tuple[str, ...]
    slots: tuple[str, ...]
    asks: tuple[str, ...]
    held: tuple[str, ...] = ()
    reply: str = ""
    answer: str = "any"


def _kind(names: str, about: str, slots: str, asks: str, held: str = "", reply: str = "", answer: str = "any") -> Kind:
    split = [tuple(part for part in text.split("|") if part) for text in (names, about, asks, held)]
    return Kind(split[0], split[1], tuple(slots.split()), split[2], split[3], reply, answer)


KINDS: tuple[Kind, ...] = (
    _kind(
        "get_weather|weather|fetch_weather|current_weather|check_weather|weather_in_city|get_current_weather",
        "Get the weather of a city|Weather of a city|Returns the current weather in a given city|Current weather and temperature of a "
        "place|Get the current weather for a location|Weather forecast for a city",
        "place unit?",
        "what is the weather in {place}|what's the weather like in {place}|how is the weather in {place}|weather in {place}|tell me the "
        "weather in {place}|weather for {place}|how cold is it in {place}|how warm is it in {place}|is it raining in {place}|get the "
        "weather for {place}|what is the temperature in {place}|the weather in {place}|show me the weather for {place}|will it rain in "
        "{place}|i want to know the weather in {place}|what weather do they have in {place}|is it sunny in {place}",
        "What's the weather in {place} like?|How's the weather over in {place}?|Could you check the weather in {place}?|Do I need an "
        "umbrella in {place}, how is the weather?|I'm going to {place}, what is the weather there?|Check the weather for {place}|Is the "
        "weather good in {place}?",
        "The weather in {place}: {answer}.",
        "weather",
    ),
    _kind(
        "search_web|web_search|search|search_internet|searchWeb|internet_search|look_up",
        "Search the web|Search the internet for a query|Web search|Searches the web and returns results|Find pages on the web",
        "topic count?",
        "search the web for {topic}|search for {topic}|look up {topic} on the web|find pages about {topic}|web search: {topic}|search the "
        "internet for {topic}|do a web search for {topic}|look on the internet for {topic}|find something about {topic} on the web|search"
        " {topic}|search the web: {topic}|what does the web say about {topic}",
        "Look on the web for {topic}|Can you search online for {topic} on the web?|Please run a web search about {topic}|I want you to "
        "search the internet, the query is {topic}",
    ),
    _kind(
        "send_email|email|sendEmail|mail|write_email|send_mail",
        "Send an email|Send an email to somebody|Sends an e-mail message|Email a text to an address",
        "email text",
        "send an email to {email} saying {text}|email {email}: {text}|write an email to {email} that says {text}|send {email} an email "
        "with the text {text}|mail {email}: {text}|send an email to {email}: {text}|email to {email}: {text}",
        "Shoot an email to {email} that says: {text}|I want to email {email}. The text is: {text}|Please send this email to {email}: "
        "{text}",
        answer="done",
    ),
    _kind(
        "send_message|message|sendMessage|text_person|send_text|send_sms",
        "Send a message|Send a message to a person|Sends a text message to a contact|Message somebody",
        "person text",
        "send a message to {person} saying {text}|message {person}: {text}|text {person} that {text}|tell {person} that {text}|send "
        "{person} a message: {text}|write a message to {person}: {text}|send {person} the message {text}|send a message to {person}: "
        "{text}|let {person} know that {text}",
        "Please message {person} and say: {text}|I'd like to send a message to {person}, it says: {text}|New message for {person}: {text}",
        answer="done",
    ),
    _kind(
        "set_timer|timer|start_timer|setTimer|countdown",
        "Set a timer|Start a timer for some minutes|Sets a countdown timer|Timer in minutes",
        "minutes",
        "set a timer for {minutes} minutes|timer for {minutes} minutes|start a timer for {minutes} minutes|set a {minutes} minute timer|"
        "a timer of {minutes} minutes|start a {minutes} minute timer|i need a timer for {minutes} minutes|set the timer to {minutes} "
        "minutes|{minutes} minutes timer|put on a timer for {minutes} minutes",
        "Can you put {minutes} minutes on the timer?|Give me a {minutes} minute timer|I'm cooking, set a timer: {minutes} minutes",
        answer="done",
    ),
    _kind(
        "set_alarm|alarm|setAlarm|wake_me|create_alarm",
        "Set an alarm|Set an alarm for a time|Alarm clock|Sets an alarm at the given time",
        "time day?",
        "set an alarm for {time}|alarm at {time}|wake me at {time} with an alarm|set the alarm to {time}|set an alarm at {time}|i need an "
        "alarm at {time}|make an alarm for {time}|an alarm for {time}",
        "Could you set my alarm to {time}?|I have to get up, put an alarm at {time}|Please give me an alarm for {time}",
        answer="done",
    ),
    _kind(
        "add_reminder|create_reminder|remind_me|set_reminder|reminder|addReminder",
        "Add a reminder|Create a reminder for a day|Reminds the user of something|Set a reminder",
        "text day",
        "remind me on {day}: {text}|add a reminder for {day}: {text}|set a reminder on {day} that says {text}|create a reminder for {day} "
        "saying {text}|make a reminder for {day}: {text}|reminder for {day}: {text}",
        "I need a reminder on {day}: {text}|Please put in a reminder for {day}, the text is: {text}",
        answer="done",
    ),
    _kind(
        "play_song|play_music|play|playMusic|music_player|start_song",
        "Play a song|Play music|Plays a song by its title|Start a song|Music player",
        "title",
        "play the song {title}|play {title}|play me {title}|start the song {title}|put on the song {title}|i want to hear the song {title}"
        "|play some music: {title}|please play {title}|play the music {title}",
        "Let me hear the song {title}|Would you play a song for me: {title}|I feel like music, play {title}",
        answer="done",
    ),
    _kind(
        "translate|translate_text|translator|translateText|get_translation",
        "Translate a text into another language|Translates text|Translate words to a language|Translator",
        "text language",
        'translate "{text}" into {language}|translate to {language}: {text}|translate into {language}: {text}|what is "{text}" in '
        '{language}|please translate "{text}" to {language}|say "{text}" in {language}|how do you say "{text}" in {language}|translate '
        "this to {language}: {text}|give me the {language} translation of {text}",
        'Can you translate "{text}" into {language} for me?|I need a {language} translation: {text}|Translate the following into '
        "{language}: {text}",
    ),
    _kind(
        "book_table|reserve_table|bookTable|restaurant_booking|reserve_restaurant",
        "Book a table at a restaurant|Reserve a table|Restaurant reservations|Books a restaurant table for some people",
        "place count day?",
        "book a table in {place} for {count} people|reserve a table for {count} in {place}|table for {count} people in {place}|book a table"
        " for {count} at {place}|i want a table for {count} in {place}|reserve a restaurant table in {place} for {count} people",
        "We are {count} people and need a table in {place}|Please get us a table at {place}, {count} people",
        answer="done",
    ),
    _kind(
        "get_stock_price|stock_price|getStockPrice|stock|share_price",
        "Get the price of a stock|Stock price by symbol|Returns the current stock price|Price of a share",
        "reference",
        "what is the stock price of {reference}|stock price of {reference}|how much is the stock {reference}|price of the share {reference}"
        "|get the stock price for {reference}|what does the stock {reference} cost|show me the stock {reference}",
        "How is the stock {reference} doing?|Look at the price of {reference} stock for me|What's the {reference} stock price today?",
        "The price of {reference}: {answer}.",
        "number",
    ),
    _kind(
        "read_file|open_file|readFile|get_file|load_file|show_file",
        "Read a file|Read the content of a file|Returns the text of a file|Open a file and read it|Show the contents of a file",
        "file",
        "read the file {file}|open {file}|show me the file {file}|what is in {file}|read {file}|what does the file {file} say|open the file"
        " {file}|show {file}|print the content of {file}|what is in the file {file}|read me {file}",
        "Have a look into the file {file}|Can you tell me what the file {file} contains? Read it|Please read out {file}",
        "{file}: {answer}.",
        "text",
    ),
    _kind(
        "write_file|save_file|create_file|writeFile|write_text_file",
        "Write text to a file|Save a text in a file|Creates a file with some text|Write a file",
        "file text",
        "write {text} to the file {file}|save {text} in {file}|create the file {file} with the text {text}|write to {file}: {text}|save "
        "this"
        ' in {file}: {text}|put "{text}" into the file {file}',
        "I want {file} to be written with this text: {text}|Make a file {file} that holds the text {text}",
        answer="done",
    ),
    _kind(
        "delete_file|remove_file|deleteFile|erase_file",
        "Delete a file|Remove a file|Deletes the given file|Erase a file from the disk",
        "file",
        "delete the file {file}|delete {file}|remove the file {file}|remove {file}|erase {file}|please delete {file}|throw away the file "
        "{file}|i do not need {file}, delete it",
        "Get rid of the file {file}, delete it|Could you delete my file {file}?",
        answer="done",
    ),
    _kind(
        "set_volume|volume|setVolume|change_volume",
        "Set the volume|Change the volume of the speaker|Sets the sound volume in percent|Volume control",
        "level",
        "set the volume to {level}|volume {level}|change the volume to {level}|volume to {level} percent|turn the volume to {level}|make "
        "the"
        " volume {level}|set volume {level}",
        "Too loud, put the volume at {level}|I'd like the volume on {level}",
        answer="done",
    ),
    _kind(
        "turn_on_light|switch_light|set_light|light|lights|control_light",
        "Switch a light on or off|Turn the light on or off in a room|Controls the light|Light switch",
        "room state",
        "turn {state} the light in the {room}|switch {state} the light in the {room}|light {state} in the {room}|turn the {room} light "
        "{state}|switch the {room} light {state}|the light in the {room} {state} please|turn the light in the {room} {state}",
        "I want the light in the {room} to be {state}|{room} light {state} please",
        answer="done",
    ),
    _kind(
        "add_to_cart|order_item|buy|order|buy_item|shop_order|add_to_list",
        "Order something from the shop|Buy an item|Adds an item to the shopping cart|Order an item in some quantity",
        "item count",
        "order {count} {item}|buy {count} {item}|order {count} of the {item}|i want to buy {count} {item}|buy me {count} {item}|put "
        "{count} "
        "{item} into the shopping cart|get {count} {item} from the shop|order {item}, quantity {count}",
        "We are out of {item}, order {count}|Please buy {item} for me, {count} of them",
        answer="done",
    ),
    _kind(
        "track_order|order_status|trackOrder|track_package|get_order|package_status",
        "Track an order|Status of an order|Where a package is|Track a package by its number|Get the status of an order",
        "reference",
        "where is my order {reference}|track order {reference}|what is the status of order {reference}|track my package "
        "{reference}|status of"
        " the order {reference}|where is the package {reference}|is the order {reference} on its way|track {reference}",
        "I'm waiting for my order {reference}, where is it?|Please check the status of my order, it is {reference}",
        "Order {reference}: {answer}.",
    ),
    _kind(
        "get_time_in|time_in_city|world_clock|city_time|getTimeIn",
        "Get the time in a city|Local time of a city|World clock|Returns the time at a place|Current time in a given city",
        "place",
        "what time is it in {place}|what is the time in {place}|time in {place}|tell me the time in {place}|local time of {place}|what's "
        "the"
        " time in {place}|how late is it in {place}|current time in {place}|get the time for {place}",
        "What is the local time over in {place}?|I want to call {place}, what time is it there?",
        "The time in {place}: {answer}.",
        "time",
    ),
    _kind(
        "add|add_numbers|sum|plus|sum_numbers|addition",
        "Add two numbers|Sum of two numbers|Adds two numbers|Returns the sum of two numbers",
        "a b",
        "add {a} and {b}|what is {a} + {b}|{a} + {b}|what is the sum of {a} and {b}|sum of {a} and {b}|{a} plus {b}|what is {a} plus {b}|"
        "calculate {a} + {b}|how much is {a} plus {b}",
        "Could you add {a} and {b} for me?|I have {a} and {b}, what is the sum?",
        "The result is {answer}.",
        "number",
    ),
    _kind(
        "multiply|multiply_numbers|times|product|multiplication",
        "Multiply two numbers|Product of two numbers|Multiplies two numbers|Returns the product of two numbers",
        "a b",
        "multiply {a} by {b}|what is {a} * {b}|{a} * {b}|what is the product of {a} and {b}|product of {a} and {b}|{a} times {b}|what is "
        "{a} times {b}|multiply {a} and {b}|how much is {a} times {b}",
        "Could you multiply {a} and {b} for me?|I need the product of {a} and {b}",
        "The result is {answer}.",
        "number",
    ),
    _kind(
        "get_user|find_user|user_info|getUser|find_contact|get_contact|lookup_user",
        "Get a user by name|Information about a user|Find a user|Look up a contact|Returns what is known about a user",
        "person",
        "find the user {person}|get the user {person}|who is the user {person}|show me the user {person}|look up the user {person}|what do "
        "you know about the user {person}|find {person} among the users|information about the user {person}",
        "Do we have a user with the name {person}? Find it|Please bring up the user {person}",
        "{person}: {answer}.",
        "record",
    ),
    _kind(
        "open_website|open_url|fetch_page|fetch|fetch_url|openPage|load_page|get_page",
        "Open a web page|Fetch a page from a URL|Loads a web page|Get the content of a URL|Fetch a web page",
        "url",
        "open the page {url}|fetch {url}|open {url}|load the page {url}|get the web page {url}|what is on {url}|show me the page "
        "{url}|fetch"
        " the page {url}|go to {url}",
        "Have a look at the web page {url}|Can you open that page for me: {url}",
        "{url}: {answer}.",
        "text",
    ),
    _kind(
        "create_event|add_event|calendar_event|createEvent|schedule_meeting|add_to_calendar",
        "Create an event in the calendar|Add a calendar event|Schedule a meeting|Puts an event into the calendar",
        "title day time?",
        "create an event called {title} on {day}|add the event {title} on {day}|put {title} into the calendar on {day}|schedule the "
        "meeting "
        "{title} on {day}|calendar: {title} on {day}|new event {title} on {day}|plan a meeting called {title} on {day}",
        "Please write {title} into my calendar for {day}|On {day} i have an event called {title}, add it to the calendar",
        answer="done",
    ),
    _kind(
        "roll_dice|dice|rollDice|random_number|throw_dice",
        "Roll a dice|Roll a dice with some sides|Random number|Throws a dice with the given number of sides",
        "sides",
        "roll a dice with {sides} sides|roll a {sides} sided dice|throw a dice with {sides} sides|dice with {sides} sides|roll the dice, "
        "{sides} sides|random number with a {sides} sided dice",
        "Let's play, roll a dice that has {sides} sides|Please throw one dice, {sides} sides",
        "The dice shows {answer}.",
        "dice",
    ),
)
# Whole kinds of tools that the training never sees: their requests share words with the names and descriptions, no more.
HELD_KINDS: tuple[Kind, ...] = (
    _kind(
        "rent_bike|hire_bicycle",
        "Rent a bike in a city",
        "place",
        "",
        "I want to rent a bike in {place}|Please rent a bike for me in {place}",
    ),
    _kind(
        "water_plants|start_watering",
        "Water the plants for some minutes",
        "minutes",
        "",
        "Water the plants for {minutes} minutes|The plants are dry, water them for {minutes} minutes",
    ),
    _kind(
        "find_recipe|recipe_finder",
        "Find a recipe for a dish",
        "topic",
        "",
        "Find a recipe for {topic}|I am hungry, find me a recipe for {topic}",
    ),
    _kind("lock_door|door_lock", "Lock a door of the house", "title", "", "Lock the door called {title}|Please lock the door {title}"),
    _kind(
        "train_times|next_train",
        "Next train to a city",
        "place",
        "",
        "When is the next train to {place}?|Show me the next train to {place}",
    ),
    _kind("call_taxi|order_taxi", "Call a taxi to an address", "place", "", "Call a taxi to {place}|I need a taxi at {place}"),
    _kind(
        "paint_wall|colour_wall",
        "Paint a wall in a colour",
        "colour",
        "",
        "Paint the wall {colour}|I would like to paint the wall {colour}",
    ),
    _kind(
        "get_definition|dictionary",
        "Definition of a word",
        "word",
        "",
        "What is the definition of {word}?|Give me the definition of the word {word}",
    ),
    _kind(
        "convert_money|money_converter",
        "Convert money into another currency",
        "price currency",
        "",
        "Convert {price} euros into {currency}|How much money is {price} euros in {currency}?",
    ),
    _kind(
        "cancel_booking|cancelReservation",
        "Cancel a booking by its number",
        "reference",
        "",
        "Cancel my booking {reference}|I can not come, cancel booking {reference}",
    ),
    _kind("feed_pet|feedAnimal", "Feed a pet by its name", "person", "", "Feed the pet {person}|My pet {person} is hungry, feed it"),
    _kind("print_document|printer", "Print a document", "file", "", "Print the document {file}|I need {file} on paper, print it"),
    _kind(
        "heat_room|set_heating",
        "Set the heating to a temperature",
        "level",
        "",
        "Set the heating to {level}|It is cold, put the heating on {level}",
    ),
    _kind(
        "measure_distance|distance_to",
        "Distance to a city",
        "place",
        "",
        "What is the distance to {place}?|Measure the distance to {place}",
    ),
)


def _room(random: Random) -> str:
    return random.choice("kitchen bedroom bathroom hall garage office attic".split()) if random.random() < 0.6 else words.syllables(random)


def _item(random: Random) -> str:
    return _plural(words.syllables(random) if random.random() < 0.6 else random.choice(words.THINGS))


def _colour(random: Random) -> str:
    return random.choice(words.CATEGORIES["colour"]) if random.random() < 0.5 else words.syllables(random)


def _currency(random: Random) -> str:
    return words.syllables(random).capitalize()


_SPECIAL: dict[str, tuple[tuple[str, ...], str, Callable[[Random], Value]]] = {
    "room": (("room", "where", "place", "name"), "string", _room),
    "item": (("item", "product", "article", "name", "thing"), "string", _item),
    "a": (("a", "x", "first", "number1", "left"), "number", _decimal),
    "b": (("b", "y", "second", "number2", "right"), "number", _decimal),
    "sides": (("sides", "faces", "max", "n"), "integer", _whole),
    "colour": (("colour", "color", "paint"), "string", _colour),
    "word": (("word", "term"), "string", words.syllables),
    "currency": (("currency", "target"), "string", _currency),
}


@dataclass(frozen=True, slots=True)
class Made:
    """A tool, and how to ask for it. `asks` have `{0}`, `{1}`... for the arguments that they name by themselves."""

    tool: Tool
    arguments: tuple[Argument, ...]
    asks: tuple[str, ...]
    named: int  # so many of the arguments are in the asks, the rest is said in phrases
    reply: str = ""
    answer: str = "any"
    about: str = ""  # the words for a refusal: what cannot be done without this tool


def _of_kind(random: Random, kind: Kind, held: bool = False) -> Made:
    taken: set[str] = set()
    arguments, places = [], {}
    for index, key in enumerate(kind.slots):
        if key.rstrip("?") in _SPECIAL:
            names, type_, value = _SPECIAL[key]
            if key in ("a", "b"):  # a goes with b, x with y
                names = (names[len(kind.names[0]) % 2 if random.random() < 0.5 else 0],) if not taken else (
                    _SPECIAL["b"][0][_SPECIAL["a"][0].index(next(iter(taken)))],)  # fmt: skip
            arguments.append(Argument(Parameter(_fresh(random, names, taken), type_), value, ()))
        elif key == "state":
            taken.add("state")
            arguments.append(Argument(Parameter("state", "string", ("on", "off")), lambda r: r.choice(("on", "off")), ()))
        elif not key.endswith("?") or random.random() < 0.4:
            arguments.append(_argument(random, key, taken))
        places[key] = f"{{{index}}}"
    asks = tuple(re.sub(r"\{(\w+)\}", lambda m: places[m[1]], ask) for ask in (kind.held if held else kind.asks))
    reply = re.sub(r"\{(\w+)\}", lambda m: places.get(m[1], m[0]), kind.reply)
    name = _styled(random, random.choice(kind.names))
    about = random.choice(kind.about)
    named = sum(not key.endswith("?") for key in kind.slots)
    return Made(
        Tool(name, _sentence(random, about), tuple(a.parameter for a in arguments)),
        tuple(arguments),
        asks,
        named,
        reply,
        kind.answer,
        about,
    )


def _sentence(random: Random, text: str) -> str:
    """A description with or without its full stop."""
    return f"{text}." if random.random() < 0.4 else text


# --- Tools of the open grammar: any verb with any noun, any arguments ---

_LOOK_UP = "get check find show fetch list read count query inspect measure".split()
_ACT = (
    "send set book play start stop open close delete create add remove order print paint clean move copy sell buy build repair lift push"
    " pull turn reset update mark share store save upload download sort pack load charge scan test mix heat cool cut fold hide move rename"
    " cook wash draw track record report call invite park water plant feed drive lend return sign pay"
).split()
_NOUNS = (
    "account album appointment article bag ball balance battery bed bill boat bottle box bread bus button camera car card cart chair class"
    " coffee contact course cup customer device door drone event film flat flight game garden gate group guest heater house invoice job key"
    " lamp lesson letter loan lock machine map meal meeting member menu newspaper note number order package parcel park part party payment"
    " phone photo picture pizza plan plane plant player pool price printer product project queue radio receipt record report robot room"
    " route salary score seat sensor server ship shop show sign speaker stock storage street student task team ticket tool tower toy track"
    " trip truck user vehicle video visit wall window worker"
).split()
_HELD_LOOK_UP = ["fetch", "show", "get", "find"]
_HELD_ACT = "lock wrap polish launch rent cancel borrow weigh deliver decorate".split()
_HELD_NOUNS = (
    "bicycle blanket bridge cable candle carpet cinema concert cupboard elevator engine fence ferry fountain hotel helmet island jacket"
    " kettle ladder library locker mirror museum oven piano pillow pump rocket roof sofa statue sweater tent towel tractor umbrella violin"
).split()
_DESCRIBED = (
    "{V} the {n}|{V} a {n}|{Vs} the {n}|{Vs} a {n}|Use it to {v} the {n}|Tool to {v} a {n}|{V} {ns}|Can {v} a {n}|{V} one {n}|{V} the {n} "
    "of the"
    " user|{V} a given {n}|To {v} a {n}|{Vs} {ns}|Use this tool to {v} {ns}|A tool that {vs} the {n}|{V} any {n}"
).split("|")
_HELD_DESCRIBED = "This tool {vs} a {n}|Call it to {v} the {n}|{V} some {n}|It {vs} the {n}|{V} your {n}".split("|")
_LOOK_UP_ASKS = (
    "{v} the {n}|what is the {n}|show me the {n}|tell me the {n}|i want to know the {n}|{v} {n}|give me the {n}|i need the {n}|"
    "what about the {n}|{v} a {n}|i want to see the {n}|what {n} is there|which {n} is it|please tell me the {n}"
).split("|")
_ACT_ASKS = (
    "{v} the {n}|{v} a {n}|{v} {n}|i want to {v} the {n}|i want to {v} a {n}|{v} my {n}|{v} me a {n}|i need to {v} a {n}|i would like to "
    "{v} the {n}"
    "|it is time to {v} the {n}|{v} one {n}|help me {v} the {n}|use the tool to {v} a {n}|let us {v} the {n}"
).split("|")
_HELD_LOOK_UP_ASKS = (
    "I am looking for the {n}, {v} it",
    "Would you {v} me the {n} right now",
    "Could you quickly {v} the {n}",
    "What can you tell me about the {n}",
    "I'd like to have the {n}",
)
_HELD_ACT_ASKS = (
    "Would you {v} the {n} right now",
    "My {n} is waiting, {v} it",
    "I have to {v} the {n} today",
    "Go ahead and {v} the {n}",
    "I'd be glad if you could {v} the {n}",
)
_OPEN_SLOTS = (*SLOTS, "choice", "choice", "flag", "flag", "*", "*", "*", "*", "*", "*")
_SLOT_FAMILY = {
    "language": "place",
    "day": "time",
    "email": "person",
    "seconds": "minutes",
    "title": "name",
    "price": "count",
    "level": "count",
}


def _plural(noun: str) -> str:
    return _third(noun)


def _with_an(text: str) -> str:
    return re.sub(r"\b([Aa]) (?=[aeiou])", r"\1n ", text)


def _third(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _open_tool(random: Random, held: bool = False, like: Made | None = None) -> Made:
    """A tool whose name, description and arguments nobody has seen; `like` gives one that is easily confused with it."""
    nouns, look_up, act = (_HELD_NOUNS, _HELD_LOOK_UP, _HELD_ACT) if held else (_NOUNS, _LOOK_UP, _ACT)
    noun = words.syllables(random) if random.random() < 0.35 else random.choice(nouns)
    looks = random.random() < 0.4
    verb = random.choice(look_up if looks else act)
    if random.random() < 0.15:
        verb, looks = words.syllables(random, 1, 2), False
    if like and "_" in like.tool.name:
        first, _, second = like.tool.name.partition("_")
        if random.random() < 0.5 and first in (*look_up, *act):
            verb, looks = first, first in look_up
        elif second in nouns:
            noun = second
    words_of = {"v": verb, "V": verb.capitalize(), "vs": _third(verb), "Vs": _third(verb).capitalize(), "n": noun, "ns": _plural(noun)}
    naming = random.random()
    name = f"{verb}_{noun}" if naming < 0.72 else f"{noun}_{verb}" if naming < 0.8 else noun
    if naming > 0.88:
        name = random.choice(
            (words.syllables(random), f"tool_{random.randint(1, 99)}", f"{words.syllables(random, 1, 2)}_{words.syllables(random, 1, 2)}")
        )
    taken: set[str] = set()
    keys: list[str] = []
    for key in random.sample(_OPEN_SLOTS, random.choices((0, 1, 2, 3, 4), (10, 40, 28, 15, 7))[0]):
        families = [_SLOT_FAMILY.get(k, k) for k in keys if k not in ("*", "flag", "choice")]
        if _SLOT_FAMILY.get(key, key) not in families:
            keys.append(key)
    keys = [key + ("?" if random.random() < 0.2 else "") for key in keys]
    arguments = tuple(_argument(random, key, taken) for key in keys)
    described = _with_an(random.choice(_HELD_DESCRIBED if held else _DESCRIBED).format(**words_of))
    if arguments and random.random() < 0.2:
        described += " by " + " and ".join(_spoken(a.parameter.name) for a in arguments[:2])
    frames = (_HELD_LOOK_UP_ASKS if looks else _HELD_ACT_ASKS) if held else (_LOOK_UP_ASKS if looks else _ACT_ASKS)
    asks = tuple(_with_an(frame.format(**words_of)) for frame in frames)
    tool = Tool(_styled(random, name), _sentence(random, described), tuple(a.parameter for a in arguments))
    return Made(tool, arguments, asks, 0, "", "any" if looks else "done", f"{verb} a {noun}")


# --- Calculator and clock ---

_CALCULATORS = "calculator|calculate|calc|compute|math|evaluate|evaluate_expression|do_math|calculate_expression|math_tool".split("|")
_HELD_CALCULATORS = "math_calculator|compute_expression|calculator_tool|solve_math".split("|")
_CALCULATOR_ABOUT = (
    "Calculate an arithmetic expression|Calculator|Evaluate a mathematical expression|Does arithmetic|Computes the result of an expression"
    "|Calculate with any numbers|A calculator for numbers|Evaluates arithmetic|Math: plus, minus, times, divided by|Use it to calculate"
).split("|")
_HELD_CALCULATOR_ABOUT = "A tool to calculate with numbers|Computes arithmetic|Evaluate an expression with numbers".split("|")
_EXPRESSION_NAMES = "expression|expression|expression|expr|formula|input|calculation|query|math|text".split("|")
_CLOCKS = "get_time|clock|current_time|get_current_time|now|time|what_time|getTime|get_date_and_time|get_datetime|current_date".split("|")
_HELD_CLOCKS = "time_now|read_clock|tell_time|time_and_date".split("|")
_CLOCK_ABOUT = (
    "Get the current time|Returns the time|The current date and time|Clock|Tells the time|Current time and date|The time now|Get the time"
).split("|")
_HELD_CLOCK_ABOUT = "Read the clock|Gives the current time|Shows time and date".split("|")
_CLOCK_ASKS = (
    "what time is it|what is the time|what's the time|tell me the time|do you know the time|how late is it|current time|what time is it now"
    "|time please|can you tell me the time|what is the current time|what is the date|what day is it|what is the date today|which day is "
    "today|what is today's date|give me the time|the time please|i need to know the time|what's the date|check the clock|time"
).split("|")
_HELD_CLOCK_ASKS = (
    "Could you tell me what time it is?|What time do we have now?|Please look at the clock, what time is it?|I have lost track, what is the"
    " time?|Hey, what's the current time?|Would you check the time for me?|Tell me today's date please|What does the clock say?"
).split("|")
_SUM_ASKS = (
    "what is {e}|{e}|calculate {e}|how much is {e}|compute {e}|what's {e}|{e} =|tell me {e}|what is the result of {e}|solve {e}|work out "
    "{e}"
    "|i need to know {e}|can you calculate {e}|what do i get for {e}|the result of {e}|what does {e} make|please calculate {e}|evaluate {e}"
).split("|")
_HELD_SUM_ASKS = (
    "Could you work out {e} for me?|I wonder how much {e} is|What would {e} be?|Please tell me the result of {e}|Quick, what is {e}?"
    "|How much do I get for {e}?|Do the sum: {e}|Hey, can you compute {e}?"
).split("|")
_OPERATIONS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def _result(expression: str) -> str:
    """What a calculator answers."""

    def value(node: ast.expr) -> float:
        match node:
            case ast.BinOp(left=left, op=op, right=right):
                return _OPERATIONS[type(op)](value(left), value(right))
            case ast.Call(args=[argument]):
                return math.sqrt(value(argument))
            case ast.Constant(value=int() | float() as number):
                return number
        raise ValueError(expression)

    try:
        number = value(ast.parse(expression, mode="eval").body)
    except ZeroDivisionError:
        return "division by zero"
    number = round(number, 4)
    return str(int(number)) if number == int(number) else str(number)


_SPOKEN_SIGNS = {"+": "plus", "-": "minus", "*": "times", "/": "divided by"}


def _number(random: Random) -> str:
    if random.random() < 0.15:
        return f"{random.uniform(0, 10 ** random.randint(1, 3)):.{random.randint(1, 2)}f}"
    return str(random.randint(1, 10 ** random.randint(1, 6)))


def _expression(random: Random) -> tuple[str, str]:
    """(as the user says it, as the calculator gets it)"""
    kind = random.random()
    a, b, c = (_number(random) for _ in range(3))
    sign, second = random.choice("+-**/"), random.choice("+-*/")
    small, power = random.randint(2, 99), random.randint(2, 6)
    if kind < 0.5:
        gap = " " if random.random() < 0.75 else ""
        text = f"{a}{gap}{sign}{gap}{b}"
        return text, text
    if kind < 0.65:
        return f"{a} {_SPOKEN_SIGNS[sign]} {b}", f"{a} {sign} {b}"
    if kind < 0.7:
        return f"{a}{random.choice((' x ', 'x'))}{b}", f"{a} * {b}"
    if kind < 0.8:
        text = f"{a} {sign} {b} {second} {c}"
        return text, text
    if kind < 0.88:
        text = random.choice((f"({a} {sign} {b}) {second} {c}", f"{a} {second} ({b} {sign} {c})"))
        return text, text
    return random.choice(
        (
            (f"the sum of {a} and {b}", f"{a} + {b}"),
            (f"the product of {a} and {b}", f"{a} * {b}"),
            (f"{a} multiplied by {b}", f"{a} * {b}"),
            (f"{small} to the power of {power}", f"{small} ** {power}"),
            (f"the square root of {a}", f"sqrt({a})"),
            (f"{a} percent of {b}", f"{a} / 100 * {b}"),
            (f"{a}% of {b}", f"{a} / 100 * {b}"),
        )
    )


def _calculator(random: Random, held: bool = False) -> Made:
    name = random.choice(_HELD_CALCULATORS if held else _CALCULATORS)
    about = random.choice(_HELD_CALCULATOR_ABOUT if held else _CALCULATOR_ABOUT)
    argument = Argument(Parameter(random.choice(_EXPRESSION_NAMES)), lambda r: "", ())
    asks = tuple(_HELD_SUM_ASKS if held else _SUM_ASKS)
    return Made(
        Tool(name, _sentence(random, about), (argument.parameter,)), (argument,), asks, 1, "The result is {answer}.", "number", "calculate"
    )


def _clock(random: Random, held: bool = False) -> Made:
    name = random.choice(_HELD_CLOCKS if held else _CLOCKS)
    about = random.choice(_HELD_CLOCK_ABOUT if held else _CLOCK_ABOUT)
    asks = tuple(_HELD_CLOCK_ASKS if held else _CLOCK_ASKS)
    return Made(Tool(name, _sentence(random, about)), (), asks, 0, "It is {answer}.", "time", "tell the time")


def _is_calculating(made: Made) -> bool:
    return made.reply.startswith("The result is")


def _is_telling_time(made: Made) -> bool:
    return made.answer == "time"


# --- A request, the call for it, and what comes back ---


@dataclass(frozen=True, slots=True)
class Request:
    ask: str
    made: Made
    arguments: Arguments
    values: tuple[str, ...] = ()  # as they stand in the request, for the reply
    result: str = ""  # what the tool must answer, where only one answer is true

    @property
    def call(self) -> str:
        return call_text(self.made.tool.name, self.arguments)


_BEFORE = (
    "please |can you |could you |hey, |hi, |now |ok, |would you |i want you to |well, |next: |great. |thanks. |and now |then |so, ".split(
        "|"
    )
)
_BEFORE_QUESTION = "hey, |hi, |ok, |tell me: |one question: |well, |and |so, |thanks. |hello! |now ".split("|")
_AFTER = (" please", ", please", " now", " for me", " thanks", ", thank you")
_QUESTION = re.compile(
    r"(let|help|use|what|how|is|will|which|who|where|when|do|i|we|the|it|can|could|tell|please|time|\{|\d|\()\b|\d|\(", re.IGNORECASE
)


def _dress(random: Random, text: str, open_end: bool) -> str:
    """Politeness around a request. A text to be sent at the end stays the end, and keeps its own stop or none."""
    if random.random() < 0.4:
        text = random.choice(_BEFORE_QUESTION if _QUESTION.match(text) else _BEFORE) + text
    if not open_end:
        if random.random() < 0.2:
            text += random.choice(_AFTER)
        text += random.choice(("", "", "?", "?", ".", "!"))
    elif not text.endswith(("'", '"')):
        text += random.choice(("", "", "."))
    return text[0].upper() + text[1:] if random.random() < 0.55 else text


def _request(random: Random, made: Made, held: bool = False, leave_out: str = "") -> Request:
    """A request for the tool with values for it. `leave_out` names a required argument that the user forgets."""
    if _is_calculating(made) and made.named == 1:
        said, expression = _expression(random)
        ask = random.choice(made.asks).format(e=said)
        name = made.tool.parameters[0].name
        return Request(ask if held else _dress(random, ask, False), made, {name: expression}, (), _result(expression))
    arguments: Arguments = {}
    said: list[str] = []
    phrases: list[tuple[bool, str]] = []
    for index, argument in enumerate(made.arguments):
        parameter = argument.parameter
        if parameter.name == leave_out or (not parameter.required and random.random() < 0.4):
            said.append("")
            continue
        value = arguments[parameter.name] = argument.value(random)
        said.append(str(value))
        if index >= made.named:
            several = sum(a.parameter.required for a in made.arguments[made.named :]) > 1
            named = random.random() < (0.55 if several else 0.3) or not argument.said
            phrases.append((argument.is_text, argument.say(random, value, held, named=named, alone=not several)))
    random.shuffle(phrases)
    phrases.sort(key=lambda phrase: phrase[0])  # a text comes last
    ask = random.choice(made.asks).format(*said)
    ask = " ".join((ask.rstrip("?") if phrases else ask, *(text for _, text in phrases)))
    ask = re.sub(r" ([:,.]) ", r"\1 ", ask)
    texts = [argument for argument in made.arguments if argument.is_text and argument.parameter.name in arguments]
    open_end = bool(texts) and str(arguments[texts[0].parameter.name]) in ask[-len(str(arguments[texts[0].parameter.name])) - 2 :]
    ask = ask[0].upper() + ask[1:] if held else _dress(random, ask, open_end)
    result = _result((" + " if re.search(r"add|sum", made.about, re.IGNORECASE) else " * ").join(said)) if _is_calculating(made) else ""
    return Request(ask, made, arguments, tuple(said), result)


_UNITS = "degrees|euros|km|minutes|percent|kg|pieces|points|metres|hours".split("|")
_SKIES = "rain|sunny|cloudy|snow|clear sky|light rain|fog|windy|storm".split("|")
_KEYS = "price count name status id size colour total date level speed owner place weight rating stock length free".split()


def _short_answer(random: Random) -> str:
    kind = random.random()
    if kind < 0.25:
        return str(_decimal(random))
    if kind < 0.5:
        return f"{_decimal(random)} {random.choice(_UNITS)}"
    if kind < 0.75:
        return _phrase(random)
    return words.plain_sentence(random)


def _record(random: Random) -> dict[str, Value]:
    keys = [random.choice(_KEYS) if random.random() < 0.7 else words.syllables(random, 1, 2) for _ in range(random.randint(1, 4))]
    makers: Sequence[Callable[[Random], Value]] = (_decimal, _whole, _thing, _open_word, _phrase, lambda r: r.random() < 0.5)
    return {key: random.choice(makers)(random) for key in dict.fromkeys(keys)}


def _weather(random: Random) -> str:
    degrees, sky = random.randint(-20, 39), random.choice(_SKIES)
    if random.random() < 0.4:
        keys = random.choice((("temperature", "sky"), ("temp", "weather"), ("temperature", "condition"), ("degrees", "forecast")))
        return json.dumps({keys[0]: degrees, keys[1]: sky})
    return random.choice((f"{degrees} degrees, {sky}", f"{sky}, {degrees} degrees", f"{degrees}°C, {sky}", f"{degrees} °C", sky))


def _answer(random: Random, request: Request) -> str:
    """What the tool gives back, as its text."""
    match request.made.answer:
        case "weather":
            return _weather(random)
        case "time":
            day = f"20{random.randint(20, 39)}-{random.randint(1, 12):02}-{random.randint(1, 28):02}"
            time = f"{random.randint(0, 23):02}:{random.randint(0, 59):02}"
            text = random.choice(
                (time, time, f"{day} {time}", f"{day}T{time}:{random.randint(0, 59):02}", f"{random.choice(_DAYS)}, {time}",
                 f"{random.choice(_DAYS)} {random.randint(1, 28)} {random.choice(words.CATEGORIES['month'])}", day)
            )  # fmt: skip
            return json.dumps({random.choice(("time", "now", "datetime")): text}) if random.random() < 0.2 else text
        case "number":
            number: object = _as_number(request.result) if request.result else random.choice((_whole, _decimal))(random)
            return json.dumps({random.choice(("result", "value", "answer")): number}) if random.random() < 0.2 else str(number)
        case "dice":
            return str(random.randint(1, int(request.values[0])))
        case "done":
            done = random.choice(("ok", "OK", "done", "sent", "saved", "success", "true", "started", "booked", "it is done", "accepted"))
            form = random.random()
            if form < 0.4:
                return done
            if form < 0.6:
                return json.dumps({"status": done} | ({"id": _reference(random)} if random.random() < 0.5 else {}))
            return random.choice((f"{_thing(random)} {done}", f"{done}, number {_reference(random)}", words.plain_sentence(random)))
        case "text":
            return words.plain_sentence(random) if random.random() < 0.7 else _message(random)
        case "record":
            return json.dumps(_record(random))
    form = random.random()
    if form < 0.6:
        return _short_answer(random)
    if form < 0.9:
        return json.dumps(_record(random))
    return json.dumps([_thing(random) for _ in range(random.randint(2, 4))])


def _as_number(text: str) -> object:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _plain(answer: str) -> str:
    """An answer in words: JSON without its marks."""
    try:
        value = json.loads(answer)
    except ValueError:
        return answer.rstrip(".")
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_written(part)}" for key, part in value.items())
    if isinstance(value, list):
        return ", ".join(_written(part) for part in value)
    return answer


def _written(value: object) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def reply_to(request: Request, answer: str) -> str:
    """The sentence that tells the user what the tool answered."""
    made = request.made
    plain = _plain(answer)
    if made.reply:
        if answer.startswith("{") and made.answer in ("number", "time"):
            plain = plain.split(": ", 1)[1]
        return made.reply.format(*request.values, answer=plain)
    return f"Done: {plain}." if made.answer == "done" else f"{made.tool.name} said: {plain}."


_REASONS = (
    "{t} not found|no connection|timeout|not allowed|{t} is not known|wrong {t}|the {t} is closed|no {t} with that name|server is "
    "down|access "
    "denied|too many requests|invalid {t}|missing key|the {t} is not there|service not available|the {t} is full|try again in {n} minutes"
    "|{t} {n} does not exist|only {n} are left|limit of {n} reached"
).split("|")


def _reason(random: Random) -> str:
    return random.choice(_REASONS).format(t=_thing(random), n=random.randint(2, 99))


def _error(random: Random, reason: str, held: bool = False) -> str:
    if held:
        return random.choice(
            (f"Error: {reason}", json.dumps({"error": reason}), f"Failed: {reason}", json.dumps({"status": "error", "reason": reason}))
        )
    return random.choice(
        (f"Error: {reason}", f"error: {reason}", f"ERROR {reason}", f"failed: {reason}", f"Failed: {reason}", json.dumps({"error": reason}),
         json.dumps({"status": "error", "message": reason}), json.dumps({"status": "error", "reason": reason}), f"Exception: {reason}",
         json.dumps({"ok": False, "error": reason}))
    )  # fmt: skip


_FAILED = "That did not work: "


def _failed(reason: str) -> str:
    return f"{_FAILED}{reason}."


# --- Chats ---

_PLAIN_TURNS = (
    ("hello|hi|hey|hi there|hello there|good day", "Hello! How can I help you?"),
    ("thanks|thank you|thanks a lot|great, thank you|thank you very much|cheers", "You are welcome!"),
    ("how are you|how are you doing|how is it going|how are you today", "I am fine, thank you! How can I help you?"),
    ("bye|goodbye|see you|see you later|bye bye", "Goodbye!"),
    ("good morning|morning", "Good morning! How can I help you?"),
    ("you are great|well done|good job|that was good work|i like you", "Thank you, that is kind of you!"),
)
_HELD_PLAIN = (
    "Hi, nice to meet you|Thank you, you were quick|How are you feeling today?|Good morning, here I am|Thanks, that is all"
    "|I am leaving now, bye"
    "|You did that well"
).split("|")
_TOOLS_ASKS = (
    "which tools do you have|what tools can you use|list your tools|what are your tools|tell me your tools|which tools are there|what "
    "tools "
    "do you have|show me your tools|name your tools|do you have tools"
).split("|")
_HELD_TOOLS_ASKS = ("Could you list all the tools you have?", "What are the tools that you can use here?")
_SYSTEM = (
    "You are a helpful assistant.|You can use tools.|You are a helpful assistant with tools.|Use the tools when they help.|You are a "
    "friendly "
    "assistant.|Use a tool when the user asks for it.|You are an assistant that calls functions.|Answer clearly."
).split("|")


def _have(tools: Sequence[Tool]) -> str:
    return f"I can use {'this tool' if len(tools) == 1 else 'these tools'}: {', '.join(tool.name for tool in tools)}."


_CANNOT = "I have no tool for that."


def _any_made(random: Random, held: bool = False) -> Made:
    kind = random.random()
    if kind < 0.45:
        return _open_tool(random, held)
    if kind < 0.82:
        return _of_kind(random, random.choice(KINDS), held)
    return _calculator(random, held) if kind < 0.92 else _clock(random, held)


def _clash(made: Made, others: Sequence[Made]) -> bool:
    """Whether a request could mean two of the tools."""

    def keys(one: Made) -> set[str]:
        found = {one.tool.name, one.tool.description.rstrip(".").lower(), one.about.lower()}
        if _is_calculating(one):
            found.add("numbers" if one.named == 1 else one.about)
        if _is_telling_time(one):
            found.add("time")
        return found | {one.asks[0]}

    if any(_is_calculating(made) and _is_calculating(o) and 1 in (made.named, o.named) for o in others):
        return True
    return any(keys(made) & keys(other) for other in others)


def _toolbox(random: Random, chosen: Made, size: int, held: bool = False) -> list[Made]:
    """The chosen tool among others, in any order."""
    box = [chosen]
    while len(box) < size:
        other = _open_tool(random, held, chosen) if random.random() < 0.3 else _any_made(random, held)
        if not _clash(other, box):
            box.append(other)
    random.shuffle(box)
    return box


def _missing(random: Random, request: Request, name: str) -> list[Message]:
    """The user forgot a value; it is asked for and given."""
    argument = next(a for a in request.made.arguments if a.parameter.name == name)
    value = argument.value(random)
    complete = {p.name: value if p.name == name else request.arguments[p.name] for p in request.made.tool.parameters
                if p.name == name or p.name in request.arguments}  # fmt: skip
    given = random.choice(("{v}", "{v}", "it is {v}", "{v} please", "{p}: {v}", "the {p} is {v}", "make it {v}", "{v}, please"))
    if argument.is_text:
        given = random.choice(("{v}", "{v}", "{p}: {v}", '"{v}"'))
    spoken = {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    return [
        Message("user", request.ask),
        Message("assistant", _ask_for(name)),
        Message("user", given.format(v=spoken, p=_spoken(name))),
        Message("assistant", call_text(request.made.tool.name, complete)),
    ]


def _ask_for(name: str) -> str:
    return f"Please tell me the {name}."


def _can_miss(made: Made) -> list[str]:
    """Required arguments that a request of this tool may leave out: those that are said in phrases."""
    return [a.parameter.name for a in made.arguments[made.named :] if a.parameter.required]


def _exchange(random: Random, chosen: Made) -> list[Message]:
    """From a request to the reply about it."""
    missing = _can_miss(chosen)
    if missing and random.random() < 0.12:
        name = random.choice(missing)
        request = _request(random, chosen, leave_out=name)
        messages = _missing(random, request, name)
    else:
        request = _request(random, chosen)
        messages = [Message("user", request.ask), Message("assistant", request.call)]
    if random.random() < 0.11:
        reason = _reason(random)
        return [*messages, Message("tool", _error(random, reason)), Message("assistant", _failed(reason))]
    answer = _answer(random, request)
    return [*messages, Message("tool", answer), Message("assistant", reply_to(request, answer))]


def _thinking(messages: Sequence[Message], chosen: Made) -> list[Message]:
    """The exchange up to its call or its reply, with a thought there: earlier thoughts are never in the history."""
    last = messages[-1]
    if messages[1].text.startswith(OPEN_CALL) and len(messages[0].text) % 2:
        return [messages[0], replace(messages[1], thought=f"This is a task for the tool {chosen.tool.name}.")]
    thought = "The tool did not work. I will say why." if last.text.startswith(_FAILED) else "The tool has answered. I will tell it."
    return [*messages[:-1], replace(last, thought=thought)]


def _no_call(random: Random, box: Sequence[Made]) -> list[Message]:
    """Something that none of the tools is for."""
    kind = random.random()
    if kind < 0.5:
        asks, answer = random.choice(_PLAIN_TURNS)
        ask = random.choice(asks.split("|"))
    elif kind < 0.65:
        ask, answer = random.choice(_TOOLS_ASKS), _have([made.tool for made in box])
    else:
        other = _any_made(random)
        while _clash(other, box):
            other = _any_made(random)
        return [Message("user", _request(random, other).ask), Message("assistant", _CANNOT)]
    ask = ask[0].upper() + ask[1:] if random.random() < 0.55 else ask
    return [Message("user", ask + random.choice(("", "", "!", ".", "?") if kind < 0.5 else ("", "?", "?"))), Message("assistant", answer)]


def tool_chat(random: Random) -> Chat:
    """A chat with one to four tools: mostly requests for one of them, sometimes none is needed."""
    box = _toolbox(random, _any_made(random), random.choices((1, 2, 3, 4), (25, 25, 27, 23))[0])
    tools = tuple(made.tool for made in box)
    system = random.choice(_SYSTEM) if random.random() < 0.35 else ""
    chosen = random.choice(box)
    if random.random() < 0.07:
        messages = _thinking(_exchange(random, chosen), chosen)
        return Chat(messages=tuple(messages), system=system, tools=tools, thinking=True)
    messages = []
    for _ in range(random.choices((1, 2, 3, 4), (55, 27, 12, 6))[0]):
        messages += _no_call(random, box) if random.random() < 0.16 else _exchange(random, random.choice(box))
    if random.random() < 0.1:
        asks, answer = _PLAIN_TURNS[1]
        messages += [Message("user", random.choice(asks.split("|"))), Message("assistant", answer)]
    return Chat(messages=tuple(messages), system=system, tools=tools)


_EVERYDAY = tuple(kind for kind in KINDS if kind.answer == "done" or kind.names[0] in ("track_order", "get_user", "roll_dice"))


def tools_for_distraction(random: Random) -> tuple[Tool, ...]:
    """One to three tools that ordinary questions have no use for: none that calculates, knows the time, or looks things up."""
    count = random.randint(1, 3)
    box: list[Made] = []
    while len(box) < count:
        other = _open_tool(random) if random.random() < 0.6 else _of_kind(random, random.choice(_EVERYDAY))
        if not _clash(other, box):
            box.append(other)
    return tuple(made.tool for made in box)


# --- Cases ---

_CASE_KINDS = ("calculator", "clock", "any_tool", "choose", "no_call", "use_answer", "error_answer", "missing")


def cases(random: Random, count: int) -> list[Case]:
    """The same number of each kind; wordings, descriptions and most names are not in the training."""
    made = []
    for index in range(count):
        kind = _CASE_KINDS[index % len(_CASE_KINDS)]
        made.append(_case(random, kind))
    return made


def _held_made(random: Random) -> Made:
    kind = random.random()
    if kind < 0.4:
        return _open_tool(random, held=True)
    return _of_kind(random, random.choice(HELD_KINDS if kind < 0.7 else KINDS), held=True)


def _case(random: Random, kind: str) -> Case:
    match kind:
        case "calculator":
            return _call_case(random, kind, _calculator(random, held=True), random.randint(1, 3))
        case "clock":
            return _call_case(random, kind, _clock(random, held=True), random.randint(1, 3))
        case "any_tool":
            return _call_case(random, kind, _held_made(random), random.randint(1, 2))
        case "choose":
            return _call_case(random, kind, _held_made(random), random.randint(3, 4))
        case "no_call":
            return _no_call_case(random)
        case "missing":
            return _missing_case(random)
        case _:
            return _answer_case(random, kind)


def _same(kind: str, wanted: Arguments, given: Arguments) -> bool:
    if kind == "calculator":  # blanks make no other expression
        return {k: str(v).replace(" ", "") for k, v in given.items()} == {k: str(v).replace(" ", "") for k, v in wanted.items()}
    return given == wanted and [type(v) is bool for v in given.values()] == [type(given[k]) is bool for k in given]


def _call_case(random: Random, kind: str, made: Made, size: int) -> Case:
    request = _request(random, made, held=True)

    def right(reply: str) -> bool:
        call = called(reply)
        return call is not None and call[0] == made.tool.name and _same(kind, request.arguments, call[1])

    box = _toolbox(random, made, size, held=True)
    tools = tuple(one.tool for one in box)
    return Case(skill="tools", kind=kind, messages=(Message("user", request.ask),), right=right, tools=tools, wanted=request.call)


def _no_call_case(random: Random) -> Case:
    box = _toolbox(random, _held_made(random), random.randint(1, 3), held=True)
    tools = tuple(made.tool for made in box)
    kind = random.random()
    wanted = "a reply without a call"
    if kind < 0.5:
        ask = random.choice(_HELD_PLAIN)
    elif kind < 0.65:
        ask, wanted = random.choice(_HELD_TOOLS_ASKS), _have(tools)
    else:
        other = _held_made(random)
        while _clash(other, box):
            other = _held_made(random)
        ask = _request(random, other, held=True).ask

    def right(reply: str) -> bool:
        return bool(reply.strip()) and "tool_call" not in reply and (wanted[0] != "I" or all(tool.name in reply for tool in tools))

    return Case(skill="tools", kind="no_call", messages=(Message("user", ask),), right=right, tools=tools, wanted=wanted)


def _missing_case(random: Random) -> Case:
    made = _open_tool(random, held=True)
    while not _can_miss(made):
        made = _open_tool(random, held=True)
    name = random.choice(_can_miss(made))
    request = _request(random, made, held=True, leave_out=name)

    def right(reply: str) -> bool:
        return "tool_call" not in reply and (name in reply or _spoken(name) in reply.lower())

    tools = tuple(one.tool for one in _toolbox(random, made, random.randint(1, 2), held=True))
    return Case(skill="tools", kind="missing", messages=(Message("user", request.ask),), right=right, tools=tools, wanted=_ask_for(name))


def _answer_case(random: Random, kind: str) -> Case:
    """The call is made already; the reply must tell what the tool said."""
    makers: Sequence[Callable[[], Made]] = (lambda: _calculator(random, True), lambda: _clock(random, True), lambda: _held_made(random))
    made = random.choices(makers, (1, 1, 4))[0]()
    request = _request(random, made, held=True)
    reason = _reason(random)
    answer = _error(random, reason, held=True) if kind == "error_answer" else _answer(random, request)
    parts = [reason] if kind == "error_answer" else _parts(answer)

    def right(reply: str) -> bool:
        if kind == "error_answer" and not re.search(r"not work|fail|error|could not|cannot|sorry", reply, re.IGNORECASE):
            return False
        return "tool_call" not in reply and all(part.lower() in reply.lower() for part in parts)

    wanted = _failed(reason) if kind == "error_answer" else reply_to(request, answer)
    messages = (Message("user", request.ask), Message("assistant", request.call), Message("tool", answer))
    tools = tuple(one.tool for one in _toolbox(random, made, random.randint(1, 3), held=True))
    return Case(skill="tools", kind=kind, messages=messages, right=right, tools=tools, wanted=wanted)


def _parts(answer: str) -> list[str]:
    """The values that a faithful reply must hold."""
    try:
        value = json.loads(answer)
    except ValueError:
        return [answer.rstrip(".")]
    if isinstance(value, dict):
        return [_written(part) for part in value.values()]
    return [_written(part) for part in value] if isinstance(value, list) else [answer]
