"""Components drawn from declarations, shared by the tabs."""

from __future__ import annotations

from collections.abc import Iterable

import gradio as gr

from llmui.domain.params import Checked, Group


def sliders(params: type[Checked], groups: Iterable[Group]) -> dict[str, gr.Slider]:
    """One slider for each knob of a parameter class that belongs to one of `groups`, in the order declared."""
    wanted = set(groups)
    return {
        name: gr.Slider(
            knob.low,
            knob.high,
            value=default,
            step=knob.step,
            label=knob.label,
            info=knob.help,
            elem_id=f"p-{name.replace('_', '-')}",
        )
        for name, (knob, default) in params.knobs().items()
        if knob.group in wanted
    }
