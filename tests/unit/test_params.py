"""The knobs of a reply and of a load: every limit holds, for every kind of value that a stranger can send."""

from __future__ import annotations

import json
from typing import Any

import pytest

from llmui.domain.params import MAX_STOP_CHARS, MAX_STOPS, Checked, GenerationParams, Knob, LoadParams
from llmui.errors import InvalidInput

CLASSES: list[type[Checked]] = [GenerationParams, LoadParams]
KNOBS = [(cls, name, *knob) for cls in CLASSES for name, knob in cls.knobs().items()]
each_knob = pytest.mark.parametrize(
    ("cls", "name", "knob", "default"), KNOBS, ids=[f"{cls.__name__}.{name}" for cls, name, *_ in KNOBS]
)


def test_there_are_knobs_to_check() -> None:
    assert len(GenerationParams.knobs()) == 18
    assert list(LoadParams.knobs()) == ["context_length", "gpu_layers", "cpu_threads", "batch_size"]


@each_knob
def test_the_default_and_both_limits_are_taken(cls: type[Checked], name: str, knob: Knob, default: float) -> None:
    assert knob.low <= default <= knob.high
    for value in (default, knob.low, knob.high):
        taken = getattr(cls.from_mapping({name: value}), name)
        assert taken == value
        assert type(taken) is type(default)


@each_knob
def test_a_knob_has_words_and_a_step_that_fits_its_range(
    cls: type[Checked], name: str, knob: Knob, default: float
) -> None:
    assert knob.label
    assert knob.help.endswith(".")
    assert 0 < knob.step <= knob.high - knob.low


@each_knob
def test_anything_else_is_refused_with_the_range(cls: type[Checked], name: str, knob: Knob, default: float) -> None:
    strangers: list[Any] = [knob.low - 1, knob.high + 1, 2**63, -(2**63), 10**400, 1e308, -1e308]
    strangers += [float("nan"), float("inf"), float("-inf"), "5", "", True, False, None, [], {}, b"1", 1 + 0j]
    for value in strangers:
        with pytest.raises(InvalidInput) as refused:
            cls.from_mapping({name: value})
        assert refused.value.field == name
        assert knob.label in refused.value.message
        assert f"{knob.low:g} to {knob.high:g}" in refused.value.message
        assert refused.value.hint


def test_a_whole_number_may_come_as_a_float_but_not_with_a_fraction() -> None:
    assert GenerationParams.from_mapping({"top_k": 20.0}).top_k == 20
    assert isinstance(GenerationParams.from_mapping({"top_k": 20.0}).top_k, int)
    with pytest.raises(InvalidInput, match=r"whole number from \S+ to \S+\."):
        GenerationParams.from_mapping({"top_k": 20.5})


@pytest.mark.parametrize("name", ["n_discard", "", "Temperature", "__class__", "x" * 999, "\ud800\x1b[31m"])
def test_an_unknown_name_is_refused_by_every_way_in(name: str) -> None:
    for way_in in (GenerationParams.from_mapping, GenerationParams().with_values):
        with pytest.raises(InvalidInput) as refused:
            way_in({name: 1})
        refused.value.message.encode()
        refused.value.field.encode()
        assert len(refused.value.message) < 100
        assert "temperature" in refused.value.hint


def test_a_name_that_is_no_text_is_refused() -> None:
    with pytest.raises(InvalidInput):
        GenerationParams().with_values({7: 1})  # type: ignore[dict-item]  # what a stranger may send


def test_replacing_some_values_keeps_the_others_and_the_original() -> None:
    warm = GenerationParams.from_mapping({"temperature": 1.5, "seed": 7})
    cold = warm.with_values({"temperature": 0})
    assert (cold.temperature, cold.seed, warm.temperature) == (0.0, 7, 1.5)


def test_one_bad_value_among_good_ones_refuses_all() -> None:
    with pytest.raises(InvalidInput):
        GenerationParams().with_values({"seed": 1, "top_p": 7})


def test_params_survive_json() -> None:
    params = GenerationParams.from_mapping({"stop": ["END", "ß"], "seed": 4_294_967_294, "min_p": 0.1})
    assert GenerationParams.from_mapping(json.loads(json.dumps(params.to_dict()))) == params


@pytest.mark.parametrize(
    ("given", "kept"),
    [([], ()), ("END", ("END",)), (["a", "b"], ("a", "b")), (("a",), ("a",)), (["x" * MAX_STOP_CHARS],) * 2],
)
def test_stop_strings_come_as_a_text_or_a_list(given: Any, kept: Any) -> None:
    assert GenerationParams.from_mapping({"stop": given}).stop == tuple(kept)


@pytest.mark.parametrize(
    "given",
    [
        "",
        [""],
        ["a", ""],
        ["x" * (MAX_STOP_CHARS + 1)],
        ["x" * 1_000_000],
        ["x"] * (MAX_STOPS + 1),
        [1],
        ["a", None],
        None,
        7,
        True,
        {"a": 1},
        b"END",
        ["\ud800"],
        ["a\x00"],
    ],
)
def test_other_stop_strings_are_refused(given: Any) -> None:
    with pytest.raises(InvalidInput) as refused:
        GenerationParams.from_mapping({"stop": given})
    assert refused.value.field == "stop"
    assert refused.value.hint
