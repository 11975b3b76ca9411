"""The meanings that an argument may have, and the words for arguments without one: choices, flags and bare numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random

import words
from tools import values
from tools.calls import Value


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
    "place": _slot("city|location|place|town|city_name|area|destination", "string", values.place, "in {v}|for {v}|at {v}|near {v}"),
    "person": _slot("to|recipient|name|person|contact|receiver|user|friend|customer", "string", words.full_name, "to {v}|for {v}|with {v}"),
    "text": _slot("text|message|body|content|words", "string", values.message, "saying {v}|: {v}|that says {v}|with the text {v}|: {v}"),
    "topic": _slot(
        "query|q|topic|keyword|search_term|subject|question|term", "string", values.phrase, "about {v}|for {v}|on {v}|: {v}|about the {v}"
    ),
    "title": _slot("title|name|label|heading|song|track", "string", values.title, "called {v}|named {v}|with the title {v}|titled {v}"),
    "day": _slot("date|day|when|due", "string", values.day, "on {v}|for {v}|: {v}"),
    "time": _slot("time|at|hour|start_time|start", "string", values.clock_time, "at {v}|for {v}|: {v}"),
    "minutes": _slot("minutes|duration|mins|length|time", "integer", values.whole, "for {v} minutes|of {v} minutes|: {v} minutes"),
    "seconds": _slot("seconds|secs|delay|timeout", "integer", values.whole, "for {v} seconds|of {v} seconds|after {v} seconds"),
    "count": _slot("count|quantity|n|limit|number|amount", "integer", values.whole, "with {p} {v}|{v} times|: {v}|{p} {v}"),
    "language": _slot("language|lang|target_language|to|target", "string", values.language, "in {v}|into {v}|to {v}"),
    "file": _slot("file|path|filename|file_name|document", "string", values.file, "{v}|from {v}|in {v}|from the file {v}|: {v}"),
    "email": _slot("email|to|address|recipient|mail", "string", values.email, "to {v}|for {v}|at {v}"),
    "url": _slot("url|link|page|address|site", "string", values.url, "{v}|from {v}|at {v}|: {v}"),
    "reference": _slot("id|code|number|order_id|reference|key", "string", values.reference, "{v}|number {v}|with the {p} {v}|{p} {v}"),
    "price": _slot("price|amount|max_price|budget|total|value", "number", values.decimal, "for {v} euros|of {v}|under {v}|{p} {v}"),
    "level": _slot("level|volume|percent|temperature|brightness|speed", "integer", values.whole, "to {v}|at {v}|of {v}|{p} {v}"),
}
CHOICES = (
    "celsius fahrenheit|small medium large|red green blue|low high|slow normal fast|on off|north south east west|metric imperial"
    "|day week month|hot cold|left right|new old|easy hard|one_way return|json csv|low medium high|kg lb|km miles|soft loud"
).split("|")
CHOICE_NAMES = "unit|size|colour|mode|level|speed|kind|type|format|direction|style|period|option|scale|state".split("|")
OPEN_NAMES = "width height depth radius weight age score factor offset margin port channel floor seat room page line row zone".split()
FLAG_NAMES = "sound|music|breakfast|insurance|alarm|light|private|urgent|fast|public|gift_wrap|window_seat|details|heating|notify".split(
    "|"
)
