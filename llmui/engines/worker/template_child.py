"""The process that renders chat templates: sandboxed Jinja, little memory, no way out. Ends with its standard input."""

from __future__ import annotations

import faulthandler
import json
import os
import sys
from datetime import datetime
from functools import lru_cache
from typing import Any

import jinja2
from jinja2 import nodes
from jinja2.ext import Extension, loopcontrols
from jinja2.parser import Parser
from jinja2.sandbox import ImmutableSandboxedEnvironment

from llmui.engines.worker.protocol import (
    Frame,
    FrameReader,
    FrameTooLarge,
    FrameWriter,
    ProtocolError,
    take,
    take_optional,
)

MEMORY_BYTES = 512 * 1024 * 1024


class Refused(Exception):
    """The template called `raise_exception`."""


class GenerationTag(Extension):
    """`{% generation %}` marks the model's words for training; for a prompt it is only what it holds."""

    tags = {"generation"}

    def parse(self, parser: Parser) -> nodes.Node | list[nodes.Node]:
        next(parser.stream)
        return parser.parse_statements(("name:endgeneration",), drop_needle=True)


class TooMuchText(Exception):
    """The template wrote more than it may."""


def raise_exception(message: object) -> None:
    raise Refused(str(message)[:300])


def strftime_now(form: str) -> str:
    """The date in that form; midnight for the time, so that a prompt stays the same all day."""
    today = datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    return today.strftime(str(form)[:200])


def to_json(value: object, indent: int | None = None, **_: object) -> str:
    """JSON as templates expect it: no HTML escapes."""
    return json.dumps(value, ensure_ascii=False, indent=indent)


@lru_cache(maxsize=4)
def compiled(source: str) -> jinja2.Template:
    environment = ImmutableSandboxedEnvironment(
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=[loopcontrols, GenerationTag],
    )
    environment.filters["tojson"] = to_json
    environment.globals.update(raise_exception=raise_exception, strftime_now=strftime_now)
    return environment.from_string(source)


def render(frame: Frame) -> str:
    """Raises whatever a template raises."""
    values: dict[str, Any] = {
        "messages": frame["messages"],
        "bos_token": take(frame, "bos", str),
        "eos_token": take(frame, "eos", str),
        "add_generation_prompt": True,
        "tools": None,
    }
    if (thinking := take_optional(frame, "thinking", bool)) is not None:
        values["enable_thinking"] = thinking
    limit, size, parts = take(frame, "limit", int), 0, []
    for part in compiled(take(frame, "template", str)).generate(**values):
        size += len(part)
        if size > limit:
            raise TooMuchText
        parts.append(part)
    return "".join(parts)


def in_words(error: BaseException) -> str:
    """What went wrong in a template, for a person."""
    match error:
        case Refused():
            return f"it says “{error}”."
        case TooMuchText():
            return "it wrote far more text than it was given."
        case jinja2.TemplateSyntaxError():
            return f"syntax error in line {error.lineno}: {error.message}"
        case jinja2.exceptions.SecurityError():
            return "it tried something that templates may not do."
        case MemoryError():
            return "it used up its memory."
        case RecursionError():
            return "it is nested too deeply."
        case _:
            return f"{type(error).__name__}: {str(error)[:200]}"


def answer(frame: Frame) -> Frame:
    try:
        return {"text": render(frame)}
    except Exception as error:  # noqa: BLE001 - a stranger's program may raise anything
        return {"problem": in_words(error)}


def limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> None:
    """Answer frames until standard input ends."""
    reader = FrameReader(os.fdopen(os.dup(0), "rb"))
    writer = FrameWriter(os.dup(1))
    limit_memory()
    compiled("{{ messages }}").render(messages=[])
    writer.write({"ready": True})
    while True:
        try:
            frame = reader.read()
            if frame is None:
                return
            # A watchdog without Python: if our parent dies meanwhile, an endless template still ends.
            faulthandler.dump_traceback_later(take(frame, "deadline_s", float), exit=True)
            result = answer(frame)
            faulthandler.cancel_dump_traceback_later()
            writer.write(result)
        except (FrameTooLarge, MemoryError):
            writer.write({"problem": "it wrote far more text than it was given."})
        except (OSError, ProtocolError):
            return


if __name__ == "__main__":
    main()
