"""Records as plain rows, and back, strictly: the fields are read off the dataclasses."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import MISSING, fields
from functools import cache
from typing import Any, Final, NamedTuple

from llmui.domain.messages import Failure, MessageState, Recipe, Role, Timings
from llmui.domain.params import GenerationParams
from llmui.errors import InvalidInput
from llmui.store.envelope import MadeByNewer, clean_text

Row = dict[str, Any]


class Kind(NamedTuple):
    """How one type of field is written and read; `read` raises ValueError or TypeError with a reason."""

    write: Callable[[Any], Any]
    read: Callable[[Any], Any]


def exactly(*types: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        if type(value) not in types:
            raise ValueError(f"not {types[0].__name__}")
        return value

    return read


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise ValueError("not a text")
    return clean_text(value)


def _number(value: Any) -> float:
    if type(value) not in (int, float) or not math.isfinite(value):
        raise ValueError("not a finite number")
    return float(value)


def _texts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, (list, tuple)):
        raise ValueError("not a list of texts")
    return tuple(_text(part) for part in value)


def _plain(value: Any, depth: int = 0) -> Any:
    """JSON with its lists as tuples: a snapshot that nobody changes."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, (int, float)):
        if not math.isfinite(value):
            raise ValueError("not a finite number")
        return value
    if depth > 20:
        raise ValueError("nested too deeply")
    if isinstance(value, (list, tuple)):
        return tuple(_plain(part, depth + 1) for part in value)
    if isinstance(value, Mapping):
        return {_text(key): _plain(part, depth + 1) for key, part in value.items()}
    raise ValueError("not JSON")


def _mapping(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ValueError("not a mapping")
    found: Mapping[str, Any] = _plain(value)
    return found


def _params(value: Any) -> GenerationParams:
    """What today's limits refuse falls back to the default: an old chat stays readable when a range shrinks."""
    known = {f.name for f in fields(GenerationParams)}
    found = GenerationParams()
    given = {name: part for name, part in _mapping(value).items() if name in known}
    with suppress(InvalidInput):
        return found.with_values(given)
    for name, part in given.items():
        with suppress(InvalidInput):
            found = found.with_values({name: part})
    return found


def _same(value: Any) -> Any:
    return value


@cache
def plan_of(cls: Any) -> dict[str, tuple[Kind, Any]]:
    """Each field with its kind, and the default that is not written."""
    return {
        f.name: (KINDS[str(f.type)], f.default_factory() if f.default_factory is not MISSING else f.default)
        for f in fields(cls)
        if f.name not in _ELSEWHERE
    }


def to_row(value: Any) -> Row:
    """Only what differs from the defaults. Raises ValueError or TypeError."""
    row: Row = {}
    for name, (kind, default) in plan_of(value.__class__).items():
        part = getattr(value, name)
        if part is default or part == default:
            continue
        try:
            row[name] = kind.write(part)
        except (ValueError, TypeError, AttributeError) as error:
            raise ValueError(f"{name}: {error}") from error
    return row


def from_row(cls: type, row: Any) -> Any:
    """Raises ValueError, its text beginning with the field's name; MadeByNewer: a field that is not ours."""
    if not isinstance(row, Mapping):
        raise ValueError("not a record")
    plan = plan_of(cls)
    if not plan.keys() >= row.keys():
        raise MadeByNewer()
    found: Row = {}
    for name, part in row.items():
        try:
            found[name] = plan[name][0].read(part)
        except (ValueError, TypeError) as error:
            raise ValueError(f"{name}: {error}") from error
    missing = [name for name, (_, default) in plan.items() if default is MISSING and name not in found]
    if missing:
        raise ValueError(f"{missing[0]}: missing")
    return cls(**found)


def _record(cls: type) -> Kind:
    return Kind(to_row, lambda value: from_row(cls, value))


def _optional(kind: Kind) -> Kind:
    return Kind(
        lambda value: None if value is None else kind.write(value),
        lambda value: None if value is None else kind.read(value),
    )


KINDS: Final[Mapping[str, Kind]] = {
    "str": Kind(_text, _text),
    "str | None": _optional(Kind(_text, _text)),
    "int": Kind(_same, exactly(int)),
    "float": Kind(_number, _number),
    "bool": Kind(_same, exactly(bool)),
    "tuple[str, ...]": Kind(_texts, _texts),
    "Mapping[str, Any]": Kind(_mapping, _mapping),
    "Role": Kind(lambda value: value.value, Role),
    "MessageState": Kind(lambda value: value.value, MessageState),
    "Timings | None": _optional(_record(Timings)),
    "Recipe | None": _optional(_record(Recipe)),
    "Failure | None": _optional(_record(Failure)),
    "GenerationParams": Kind(lambda value: value.to_dict(), _params),
}
_ELSEWHERE = {"messages", "revision"}  # other documents of the file, and its envelope
