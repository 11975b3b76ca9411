"""Components drawn from declarations, shared by the tabs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import gradio as gr
from gradio.components import Component

from llmui.domain.params import Checked, Group

Drawn = TypeVar("Drawn", bound=Component)


def unchecked(component: Drawn) -> Drawn:
    """The component without Gradio's own check of what comes from the page; the handler checks, in our words.

    Gradio's check answers 500, and a dropdown's compares with the choices that this tab's session was given: after a
    restart of the program it would refuse every model. Not a subclass: for those Gradio writes a file beside ours.
    """
    component.preprocess = lambda payload: payload  # type: ignore[method-assign]
    return component


def sliders(params: type[Checked], groups: Iterable[Group]) -> dict[str, gr.Slider]:
    """One slider for each knob of a parameter class that belongs to one of `groups`, in the order declared."""
    wanted = set(groups)
    return {
        name: unchecked(
            gr.Slider(
                knob.low,
                knob.high,
                value=default,
                step=knob.step,
                label=knob.label,
                info=knob.help,
                elem_id=f"p-{name.replace('_', '-')}",
            )
        )
        for name, (knob, default) in params.knobs().items()
        if knob.group in wanted
    }
