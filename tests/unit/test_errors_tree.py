"""The errors of the program: drawn as they are, each with its code, its words and its next step."""

from __future__ import annotations

import inspect

import pytest

from llmui import errors
from llmui.errors import LlmuiError

CLASSES: list[type[LlmuiError]] = [
    cls for _, cls in inspect.getmembers(errors, inspect.isclass) if issubclass(cls, LlmuiError)
]
# One example of each, by the arguments that make it.
ARGUMENTS: dict[type[LlmuiError], tuple[object, ...]] = {
    errors.InvalidInput: ("top_k", "Top-k must be a number."),
    errors.NotFound: ("conversation", "x" * 500),
    errors.StaleRevision: (1, 2),
    errors.RunActive: ("run",),
    errors.EngineNotReady: (),
    errors.LoadCancelled: (),
    errors.ContextOverflow: (12_345, 8_192),
}


def made(cls: type[LlmuiError]) -> LlmuiError:
    return cls(*ARGUMENTS.get(cls, ("It broke.",)))  # type: ignore[arg-type]


def test_the_drawing_names_every_class_under_an_ancestor() -> None:
    drawn: dict[str, int] = {}
    above: list[type] = []
    for line in (errors.__doc__ or "").splitlines():
        name = line.split()[0] if line.split() else ""
        if name not in {cls.__name__ for cls in CLASSES}:
            continue
        depth = (len(line) - len(line.lstrip())) // 4
        cls = getattr(errors, name)
        del above[depth:]
        assert not above or issubclass(cls, above[-1]), f"{name} is drawn under {above[-1].__name__}"
        above.append(cls)
        drawn[name] = depth
    assert sorted(drawn) == sorted(cls.__name__ for cls in CLASSES)


def test_codes_are_unique_and_words_of_programs() -> None:
    codes = [cls.code for cls in CLASSES]
    assert len(set(codes)) == len(codes)
    assert all(code.replace("_", "").isalpha() and code.islower() for code in codes)


@pytest.mark.parametrize("cls", CLASSES)
def test_an_error_says_what_happened_in_a_sentence(cls: type[LlmuiError]) -> None:
    error = made(cls)
    assert str(error) == error.message
    assert error.message.endswith(".")
    assert len(error.message) < 200
    assert isinstance(error, LlmuiError)
    assert error.hint == "" or error.hint.endswith(".")


def test_a_hint_of_the_moment_replaces_the_usual_one() -> None:
    assert errors.StoreFull("Full.").hint == errors.StoreFull.hint != ""
    assert errors.StoreFull("Full.", hint="Empty it.").hint == "Empty it."
    assert errors.StoreFull("Full.", hint="").hint == ""


def test_numbers_are_told_as_people_write_them() -> None:
    overflow = errors.ContextOverflow(12_345, 8_192)
    assert overflow.message == "The prompt needs 12,345 tokens, the context holds 8,192."
    assert (overflow.needed, overflow.limit) == (12_345, 8_192)


def test_details_are_kept_for_programs() -> None:
    assert errors.InvalidInput("top_k", "No.").field == "top_k"
    assert errors.NotFound("run", "r").key == "r"
    assert errors.RunActive("r").run_id == "r"
    assert (errors.StaleRevision(1, 2).expected, errors.StaleRevision(1, 2).current) == (1, 2)
    assert errors.ModelLoadFailed("No.", log=("a",)).log == errors.EngineCrashed("No.", log=("a",)).log == ("a",)
