"""Imports Gradio without the work that only its own developers need."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any


def import_gradio() -> None:
    """Import Gradio; whoever imports it later gets the same module.

    For each of its components Gradio parses its own source and rewrites a type stub beside it: a second of processor
    time at every start, and writes into the installed packages. It leaves out classes that have no source file.
    """
    with sources_hidden("gradio."):
        import gradio  # noqa: F401


@contextmanager
def sources_hidden(prefix: str) -> Iterator[None]:
    """Within the block, classes of modules whose name begins so have no source file for `inspect`."""
    real = inspect.getfile

    def getfile(thing: Any) -> str:
        if isinstance(thing, type) and thing.__module__.startswith(prefix):
            raise OSError("hidden while Gradio is imported")
        return real(thing)

    inspect.getfile = getfile  # type: ignore[assignment]  # the same, for any kind of thing
    try:
        yield
    finally:
        inspect.getfile = real
