"""More wordings for the lists of the corpus: text files with one wording a line below `## ` and the name of its list.

They were written by somebody who had not seen the wordings of the evaluation, so that the split between the two stays honest.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path


@cache
def _read(area: str) -> Mapping[str, tuple[str, ...]]:
    lists: dict[str, list[str]] = {}
    for line in (Path(__file__).with_name(f"{area}.txt")).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            current = lists.setdefault(line.removeprefix("## "), [])
        elif line:
            current.append(line)
    return {name: tuple(lines) for name, lines in lists.items()}


def more(area: str, name: str) -> tuple[str, ...]:
    """The further wordings of a list; none where the file has no such list."""
    return _read(area).get(name, ())


def together(area: str, name: str, text: str, end: str = "") -> tuple[str, ...]:
    """The wordings in `text`, separated by `|`, and the further ones of the list, each with `end` after it."""
    return (*text.split("|"), *(f"{wording}{end}" for wording in more(area, name)))
