"""The knobs of a reply and of a loaded model, declared once.

Page, API, command line and checks read label, limits and help from here; an engine maps a field where its own name
differs. Names and ranges are those of llama.cpp's samplers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import Field, dataclass, field, fields, replace
from functools import cache
from typing import Any, Literal, Self

from llmui.domain.labels import one_line, valid_text
from llmui.errors import InvalidInput

Group = Literal["basic", "sampling", "penalties", "limits", "load"]

MAX_STOPS = 16
MAX_STOP_CHARS = 128


@dataclass(frozen=True, slots=True)
class Knob:
    """What the edges need to know about one number: limits, step, label, help, unit."""

    low: float
    high: float
    step: float
    label: str
    help: str
    group: Group
    unit: str = ""


def knob(
    default: float, low: float, high: float, step: float, label: str, help: str, group: Group, unit: str = ""
) -> Any:
    """A dataclass field that carries its own limits and words."""
    return field(default=default, metadata={"knob": Knob(low, high, step, label, help, group, unit)})


class Checked:
    """Shared by the parameter classes: range checks, and reading from and writing to plain mappings."""

    __slots__ = ()

    @classmethod
    @cache
    def knobs(cls) -> dict[str, tuple[Knob, float]]:
        """Each numeric field with its `Knob` and default, in the order they are declared."""
        found: dict[str, tuple[Knob, float]] = {}
        for item in cls._fields():
            if "knob" in item.metadata:
                default: Any = item.default
                found[item.name] = (item.metadata["knob"], default)
        return found

    @classmethod
    def _fields(cls) -> tuple[Field[Any], ...]:
        return fields(cls)  # type: ignore[arg-type]  # only dataclasses derive from this

    @classmethod
    def from_mapping(cls, values: Mapping[str, object]) -> Self:
        """Build from untrusted values.

        Raises:
            InvalidInput: an unknown name, a wrong type, or a number outside its limits; `field` names it.
        """
        return cls().with_values(values)

    def with_values(self, values: Mapping[str, object]) -> Self:
        """A copy with some fields replaced by untrusted values, each checked. Raises as `from_mapping` does."""
        known = {f.name for f in self._fields()}
        checked: dict[str, object] = {}
        for name, value in values.items():
            if name not in known:
                unknown = one_line(str(name), 40)
                raise InvalidInput(
                    unknown,
                    f"There is no parameter called “{unknown}”.",
                    hint="Known: " + ", ".join(sorted(known)),
                )
            checked[name] = self._check(name, value)
        return replace(self, **checked)  # type: ignore[type-var]

    def to_dict(self) -> dict[str, Any]:
        """Plain values, ready for JSON."""
        return {f.name: getattr(self, f.name) for f in self._fields()}

    def _check(self, name: str, value: object) -> object:
        knobs = type(self).knobs()
        if name in knobs:
            return number(name, value, knobs[name][0], whole=isinstance(knobs[name][1], int))
        return value


def number(name: str, value: object, limits: Knob, *, whole: bool) -> float:
    """`value` as a finite number within its limits.

    Raises:
        InvalidInput: anything else, with the range in words.
    """
    # The comparison refuses NaN as well, and whole numbers too long for a float.
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not limits.low <= value <= limits.high:
        raise _outside(name, "a number", limits, "Choose a value in that range.")
    if whole and value != int(value):
        raise _outside(name, "a whole number", limits, "Leave out the fraction.")
    return int(value) if whole else float(value)


def _outside(name: str, kind: str, limits: Knob, hint: str) -> InvalidInput:
    words = f"{limits.label} must be {kind} from {limits.low:g} to {limits.high:g}."
    return InvalidInput(name, words, hint=hint)


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationParams(Checked):
    """Choices for one reply. The defaults are those a newcomer gets."""

    temperature: float = knob(
        0.7,
        0.0,
        2.0,
        0.05,
        "Temperature",
        "Higher is more varied; 0 always takes the likeliest token.",
        "basic",
    )
    top_p: float = knob(
        0.95,
        0.0,
        1.0,
        0.01,
        "Top-p",
        "Sample from the smallest set of tokens with this total probability.",
        "basic",
    )
    top_k: int = knob(40, 0, 500, 1, "Top-k", "Sample from this many of the likeliest tokens; 0 takes all.", "basic")
    min_p: float = knob(
        0.05,
        0.0,
        1.0,
        0.01,
        "Min-p",
        "Drop tokens less likely than this share of the likeliest one.",
        "basic",
    )
    repeat_penalty: float = knob(
        1.0, 0.5, 2.0, 0.01, "Repeat penalty", "Above 1 makes recently used tokens less likely.", "basic"
    )
    max_tokens: int = knob(2048, 1, 131_072, 1, "Max tokens", "The reply ends here at the latest.", "limits", "tokens")
    seed: int = knob(
        -1,
        -1,
        4_294_967_294,
        1,
        "Seed",
        "The same seed gives the same reply; -1 draws a new one each time.",
        "limits",
    )
    typical_p: float = knob(
        1.0, 0.0, 1.0, 0.01, "Typical-p", "Prefer tokens of average surprise; 1 is off.", "sampling"
    )
    top_n_sigma: float = knob(
        -1.0,
        -1.0,
        10.0,
        0.1,
        "Top-nσ",
        "Keep tokens within this many standard deviations of the best; -1 is off.",
        "sampling",
    )
    xtc_probability: float = knob(
        0.0,
        0.0,
        1.0,
        0.01,
        "XTC probability",
        "How often the likeliest tokens are left out; 0 is off.",
        "sampling",
    )
    xtc_threshold: float = knob(
        0.1,
        0.0,
        0.5,
        0.01,
        "XTC threshold",
        "Only tokens above this probability may be left out.",
        "sampling",
    )
    dynatemp_range: float = knob(
        0.0,
        0.0,
        2.0,
        0.05,
        "Dynamic temperature",
        "The temperature moves by this much with the model's uncertainty; 0 is off.",
        "sampling",
    )
    repeat_last_n: int = knob(
        64,
        -1,
        4096,
        1,
        "Repeat window",
        "How far back the penalties look; -1 is the whole context.",
        "penalties",
        "tokens",
    )
    presence_penalty: float = knob(
        0.0, -2.0, 2.0, 0.05, "Presence penalty", "Lowers every token that has occurred, once.", "penalties"
    )
    frequency_penalty: float = knob(
        0.0,
        -2.0,
        2.0,
        0.05,
        "Frequency penalty",
        "Lowers a token for each time it has occurred.",
        "penalties",
    )
    dry_multiplier: float = knob(
        0.0, 0.0, 5.0, 0.05, "DRY strength", "Penalises repeating whole sequences; 0 is off.", "penalties"
    )
    dry_base: float = knob(
        1.75,
        1.0,
        4.0,
        0.05,
        "DRY base",
        "How fast that penalty grows with the length of the repeat.",
        "penalties",
    )
    dry_allowed_length: int = knob(
        2, 1, 20, 1, "DRY allowed length", "Repeats up to this length cost nothing.", "penalties", "tokens"
    )
    stop: tuple[str, ...] = ()

    def _check(self, name: str, value: object) -> object:
        return stops(value) if name == "stop" else Checked._check(self, name, value)


def stops(value: object) -> tuple[str, ...]:
    """Stop strings from an untrusted value: a text or a list of texts, none of them empty.

    Raises:
        InvalidInput: wrong type, too many, too long or empty.
    """
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, (list, tuple)) or not all(isinstance(text, str) for text in texts):
        raise InvalidInput("stop", "Stop strings must be a list of texts.", hint='For example ["END"].')
    if len(texts) > MAX_STOPS or any(not 1 <= len(text) <= MAX_STOP_CHARS for text in texts):
        raise InvalidInput(
            "stop",
            f"At most {MAX_STOPS} stop strings of 1 to {MAX_STOP_CHARS} characters each.",
            hint="Leave some out, or shorten them.",
        )
    if any("\x00" in text or text != valid_text(text) for text in texts):
        raise InvalidInput(
            "stop", "A stop string holds a character that no reply can have.", hint="Type it again by hand."
        )
    return tuple(texts)


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadParams(Checked):
    """How a model is put into memory. 0 means "let the engine decide" where the help says so."""

    context_length: int = knob(
        0,
        0,
        1_048_576,
        256,
        "Context length",
        "How much the model sees at once; 0 takes up to 8,192.",
        "load",
        "tokens",
    )
    gpu_layers: int = knob(
        -1,
        -1,
        1024,
        1,
        "GPU layers",
        "Layers kept on the graphics card; -1 is all of them.",
        "load",
        "layers",
    )
    cpu_threads: int = knob(
        0, 0, 512, 1, "CPU threads", "0 leaves one core to the rest of the machine.", "load", "threads"
    )
    batch_size: int = knob(
        512,
        32,
        512,
        32,
        "Evaluation batch",
        "Prompt tokens read in one step; Stop works between steps.",
        "load",
        "tokens",
    )
