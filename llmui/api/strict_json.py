"""Bodies of requests, read strictly: what two parsers could read in two ways is refused."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Callable, Coroutine, Iterable
from typing import Any

from fastapi import Request, Response
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException

from llmui.errors import InvalidInput

MAX_DEPTH = 64
MAX_DIGITS = 20
LARGE_BYTES = 128 * 1024
"""Bodies from this size on are read in a thread: parsing holds the event loop."""
_LONE_SURROGATE = re.compile(rb"\\u[dD][89a-fA-F]")
_HINT = "Send one JSON object in UTF-8."


def parse(data: bytes) -> Any:
    """A JSON value. Raises InvalidInput: not JSON, a name twice, too deep, NaN, numbers beyond all bounds."""
    try:
        value = json.loads(
            data.decode("utf-8-sig"),
            object_pairs_hook=_object,
            parse_constant=_constant,
            parse_float=_float,
            parse_int=_int,
        )
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise InvalidInput("body", f"The body is not valid JSON: {error.msg} at {where}.", hint=_HINT) from error
    except UnicodeDecodeError as error:
        raise InvalidInput("body", "The body is not UTF-8.", hint=_HINT) from error
    except RecursionError as error:
        raise _too_deep() from error
    _check_depth(value)
    if _LONE_SURROGATE.search(data):
        # Half a character cannot be stored or sent on; as everywhere, it becomes U+FFFD.
        text = json.dumps(value, ensure_ascii=False)
        value = json.loads(text.encode("utf-16", "surrogatepass").decode("utf-16", "replace"))
    return value


class StrictRoute(APIRoute):
    """A route whose body must say that it is JSON, and be it."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """FastAPI's own handler, behind the check. It finds the parsed body where it would have put it."""
        handler = super().get_route_handler()
        if self.body_field is None:
            return handler

        async def strict(request: Request) -> Response:
            data = await request.body()
            if data:
                _check_type(request)
                # Starlette keeps the parsed body under this name and does not parse again.
                request._json = parse(data) if len(data) < LARGE_BYTES else await run_in_threadpool(parse, data)
            return await handler(request)

        return strict


def _check_type(request: Request) -> None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != "application/json":
        raise HTTPException(415, "The body must be JSON and be declared so.")


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1) if len(names) < 1000 else "a name"
        raise InvalidInput(twice[:64], f"“{twice[:40]}” occurs twice in one object.", hint="Send each name once.")
    return found


def _constant(name: str) -> Any:
    raise InvalidInput("body", f"{name} is not a JSON number.", hint="Send a finite number.")


def _float(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise InvalidInput("body", f"The number {text[:20]} is too large.", hint="Send a finite number.")
    return value


def _int(text: str) -> int:
    if len(text) > MAX_DIGITS:
        raise InvalidInput("body", f"The number {text[:20]}… has {len(text):,} digits.", hint="Send a smaller number.")
    return int(text)


def _check_depth(value: Any) -> None:
    level: list[Any] = [value]
    for _ in range(MAX_DEPTH):
        level = [inner for outer in level for inner in _inside(outer)]
        if not level:
            return
    raise _too_deep()


def _inside(value: Any) -> Iterable[Any]:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [item for item in inner if isinstance(item, (dict, list))]


def _too_deep() -> InvalidInput:
    return InvalidInput("body", f"The body is nested more than {MAX_DEPTH} levels deep.", hint="Send a flatter object.")
